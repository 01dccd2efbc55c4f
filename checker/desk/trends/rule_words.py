"""What each rule says, in words: what it looks for, where it applies, what lets a letter go."""

from collections.abc import Sequence
from typing import Final

from checker.checks import rules_off
from checker.checks.rules import BY_CODE, RULES
from checker.desk.trends.trend_answers import RuleRow
from checker.model import Release
from checker.reports.fatigue import RuleUse, proposal_words
from checker.reports.statistics import wilson
from checker.settings import Policy
from checker.words import later, say

WORDS: Final = {
    "address.unknown": later("This address is not on the case"),
    "address.previous": later("The address has ended"),
    "address.other-person": later("This is the wrong person's address"),
    "address.other-case": later("This address belongs to another case"),
    "address.near-miss": later("This address is close to the one on the case, but not the same"),
    "address.written-differently": later("The address is written differently on the case"),
    "address.flat-form": later("The flat is written another way than on the case"),
    "address.malformed": later("This address may not be deliverable"),
    "address.missing": later("The letter has no address"),
    "address.surfaces-disagree": later("Two addresses for this letter do not agree"),
    "address.shared-home": later("Somebody who must be kept apart may be at this address"),
    "address.no-post": later("The case says not to post here"),
    "address.gone-away": later("Post to this address came back"),
    "address.known-wrong": later("Something went there by mistake before"),
    "address.special": later("Check this kind of address"),
    "address.unconfirmed": later("Nobody has confirmed this address for a long time"),
    "window.address-outside": later("Part of the address is outside the envelope's window"),
    "window.shows-more": later("The window shows more than the address"),
    "recipient.represented": later("The reader has a solicitor, or one who no longer acts"),
    "channel.mismatch": later("It is to go another way than the letter or the reader asks"),
    "dispatch.duplicate": later("This letter went out already"),
    "email.unknown": later("This email address is not on the case"),
    "email.sibling": later("An email address bears a name of the case, and is not theirs"),
    "email.lookalike": later("This email address looks like one on the case, but is another"),
    "email.display-name": later("The name shown is not that of the email address"),
    "email.other-person": later("This is the wrong person's email address"),
    "email.exposes-recipients": later("This email shows somebody's address to the others"),
    "email.group": later("This email goes to several people at once"),
    "email.reply-all": later("This answer goes to somebody who did not have the message before"),
    "email.personal-mailbox": later("This is a personal mailbox"),
    "email.insecure-route": later("The reader needs a secure route"),
    "email.shared-mailbox": later("Other people may read this mailbox"),
    "email.subject": later("Check the subject line"),
    "email.link": later("There is a link to a shared folder"),
    "salutation.mismatch": later(
        "The greeting, or the name above the address, is not the reader's"
    ),
    "person.not-in-case": later("Somebody is named who is not on the case record"),
    "person.other-case": later("This part is about another family"),
    "reference.other-case": later("This case number belongs to a different case"),
    "parties.transposed": later("Two people of the case are taken for one another"),
    "pronoun.mismatch": later("A pronoun or a relation does not fit the person"),
    "birth-date.mismatch": later("A birth date or an age is not the one on the case"),
    "template.gap": later("Something is unfinished"),
    "recipient.not-entitled": later("This kind of document is not for this reader"),
    "source.identified": later("This would tell the reader who spoke about them"),
    "child.not-entitled": later("It tells the reader about a child who is nothing to them"),
    "child.wrong": later("The letter has one child's data where another child's belong"),
    "copies.exposed": later("The list of copies shows another person's details"),
    "enclosure.other-case": later("This enclosure is about another case"),
    "enclosure.mismatch": later("What is enclosed is not what the letter names"),
    "pages.foreign": later("A letter to somebody else is in this file"),
    "document.draft": later("This looks like a draft"),
    "language.preference": later("The reader chose another language"),
    "protected.address": later("A protected address is in this document"),
    "protected.contact": later("A phone number or email that is protected is in this document"),
    "protected.refuge": later("This would tell where a refuge is"),
    "protected.adoption": later("This would tell who cares for an adopted child, or where"),
    "protected.location-clue": later("Check what this tells about where somebody is"),
    "protected.jigsaw": later("Several clues together would tell where somebody is"),
    "protected.name": later("A name is used that the case says must not be"),
    "restricted.material": later("The document holds material with restrictions"),
    "privileged.material": later(
        "This looks like legal advice, or a paper marked as without prejudice"
    ),
    "sensitive.special-category": later("This tells a lot about somebody's private life"),
    "identifier.unneeded": later("The reader may not need a number that stands in it"),
    "marking.missing": later("A protective marking is missing"),
    "hidden.tracked-changes": later("Tracked changes are still in the file"),
    "hidden.comments": later("Comments are still in the file"),
    "hidden.text": later("There is text in the file that the page does not show"),
    "hidden.metadata": later("The file's own details name somebody, or another case"),
    "hidden.cells": later("The spreadsheet holds what it does not show"),
    "hidden.embedded": later("Another file is built into this one"),
    "hidden.redaction": later("Something is covered or cut off, but still in the file"),
    "hidden.image-data": later("A picture says where it was taken"),
    "hidden.active": later("Something runs or is fetched when the file is opened"),
    "file.misnamed": later("The file is not what its name says"),
    "unread.encrypted": later("This file is locked with a password"),
    "unread.damaged": later("This file is damaged"),
    "unread.unsupported": later("A part of this file could not be read"),
    "unread.too-large": later("This file is too large to check"),
    "unread.timed-out": later("Reading this file took too long"),
    "unread.scan": later("There is a picture that could not be read"),
    "unread.rule-failed": later("One part of the check could not finish"),
    "record.missing": later("There is no case record to compare with"),
    "record.others-missing": later("Other cases could not be looked up"),
    "record.blocks-missing": later(
        "What came back and what went wrong before could not be looked up"
    ),
    "record.old": later("The case record is old"),
    "record.note-newer": later("A note holds something newer than the case record"),
}
_SCOPES: Final = {
    "window": later("Letters on paper"),
    "email": later("Emails"),
    "hidden": later("Every file"),
    "file": later("Every file"),
    "unread": later("Every file"),
    "record": later("Every letter and email"),
}
_LETS_GO: Final = {
    Release.NONE: later("It asks for nothing."),
    Release.ACKNOWLEDGE: later("It may be kept with a reason."),
    Release.FIX: later("It has to be put right."),
    Release.SECOND_PERSON: later("A second person may release it."),
    Release.NEVER: later("Nobody may release it."),
}


def rule_words(code: str) -> str:
    """Say what a rule looks for; of a rule that this version does not know, its code."""
    told = WORDS.get(code)
    return code if told is None else say(told)


def scope_words(code: str) -> str:
    """Say what a rule looks at."""
    family = code.partition(".")[0]
    paper = family == "address" and code not in {"address.known-wrong", "address.shared-home"}
    return say(_SCOPES["window"] if paper else _SCOPES.get(family, later("Letters and emails")))


def policy_words(code: str) -> str:
    """Say what lets a letter go by default, and whether a policy may change the rule."""
    rule = BY_CODE.get(code)
    if rule is None:
        return ""
    told = say(_LETS_GO[rule.release])
    return f"{told} {say('No policy may switch it off or weaken it.')}" if rule.lasting else told


def rule_rows(uses: Sequence[RuleUse], policy: Policy) -> tuple[RuleRow, ...]:
    """Give every rule in words: those that were shown, as they are given, then the others."""
    off, shown = rules_off(policy), {one.code for one in uses}
    others = (
        RuleUse(
            code=rule.code,
            severity=_severity(rule.code, policy),
            shown=0,
            kept=0,
            interval=wilson(0, 0),
            hours=(),
        )
        for rule in RULES
        if not rule.event and rule.code not in shown
    )
    return tuple(
        RuleRow(
            use=one,
            words=rule_words(one.code),
            scope=scope_words(one.code),
            policy=policy_words(one.code),
            proposal=proposal_words(one),
            off=one.code in off,
        )
        for one in (*uses, *others)
    )


def _severity(code: str, policy: Policy) -> str:
    """Give what a rule asks for usually, by the policy."""
    setting = policy.rules.get(code)
    own = None if setting is None else setting.severity
    return (BY_CODE[code].severity if own is None else own).value
