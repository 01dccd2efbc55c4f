"""The subject line says too much, or for a court too little."""

import re
from collections.abc import Iterator

from checker.checks.emails.mailboxes import holder, message, targets
from checker.checks.matter import Matter
from checker.checks.people.standing import is_court, is_lay
from checker.checks.raised import raised
from checker.matching.names import find_name
from checker.model import Case, Evidence, Finding, Organisation, Part, Place
from checker.words import say

SENSITIVE = re.compile(
    r"\b(?:abuse|assault|rape|violence|safeguarding|refuge|marac|adoption|adopted|self.?harm|"
    r"suicid\w*|drugs?|alcohol|mental health|pregnan\w*|convict\w*|offences?|police|hiv|injur\w*|"
    r"neglect|non.?molestation)\b",
    re.IGNORECASE,
)


def email_subject(matter: Matter) -> Iterator[Finding]:
    """Say that the subject line names somebody or something sensitive, or lacks a court's number.

    Why: a subject line shows on locked screens and in every list of messages, and no secure route
    hides it. A court files by its case number and the parties' names (FPR PD5B).
    Quiet when: it holds a reference and plain words.
    """
    sent, case, letter = message(matter), matter.case, matter.dispatch.letter
    if sent is None or case is None or letter is None:
        return
    for target in targets(matter):
        known = holder(matter, target.address)
        court = is_court(matter, case) or (
            isinstance(known, Organisation) and known.kind == "court"
        )
        why = _for_court(case, sent.subject) if court else _says_too_much(case, sent.subject)
        if why is not None:
            yield raised(
                "email.subject",
                say("Check the subject line"),
                detail=why,
                actions=(say("Change the subject line"),),
                place=Place(file=letter.name, part=Part.SUBJECT, span=(0, len(sent.subject))),
                evidence=Evidence(letter=sent.subject),
            )


def _for_court(case: Case, subject: str) -> str | None:
    plain = _plain(subject)
    if not any(_plain(one.value) in plain for one in case.references if one.value):
        return say("A court needs the case number in it.")
    named = any(
        person.last_name and person.last_name.casefold() in subject.casefold()
        for person in case.people
        if is_lay(case, person)
    )
    return None if named else say("A court needs the parties' names in it.")


def _says_too_much(case: Case, subject: str) -> str | None:
    lay = [person for person in case.people if is_lay(case, person)]
    if any(person.name and find_name(person.formal_name, subject) for person in lay):
        return say("It names somebody of the case. Everybody who sees the screen can read it.")
    if SENSITIVE.search(subject):
        return say("It has a sensitive word. Everybody who sees the screen can read it.")
    return None


def _plain(text: str) -> str:
    return "".join(sign for sign in text.upper() if sign.isalnum())
