"""A represented party is written to alone, or a representative who no longer acts is written to."""

import re
from collections.abc import Iterable, Iterator

from checker.checks.addresses.premises import likeness_of
from checker.checks.enclosed.enclosing import QUOTED
from checker.checks.letters.document_kinds import kind_named, kind_of
from checker.checks.matter import Matter
from checker.checks.people.spoken_of import any_of
from checker.checks.people.standing import in_force, is_professional, somebody, workplaces
from checker.checks.raised import raised
from checker.checks.wording import reader
from checker.matching.caseless import caseless
from checker.matching.names import find_name, folded_name
from checker.mentions.dates_of_birth import dates_in
from checker.mentions.letter_lines import COPY
from checker.model import (
    Case,
    Channel,
    Document,
    Evidence,
    Finding,
    MentionKind,
    Organisation,
    Part,
    Person,
    Role,
    WhoId,
)
from checker.settings import word_list
from checker.words import say

_PARTIES = frozenset({"applicant", "respondent", "intervenor", "other_person"})
_SAID = frozenset({Part.BODY, Part.TEXTBOX, Part.CELL, Part.OTHER, Part.FOOTER})
_OUR_OWN = re.compile(r"\bsolicitors?\b|\brepresentatives?\b", re.IGNORECASE)
_LINES_OF_COPIES = 8
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=\W?[^\W\d_a-z])|\n\s*\n")
_HEARING = caseless(
    r"\b(?:hearing|court (?:date|appointment|hearing)|fhdra|dra|cmh|irh|ptr|"
    r"(?:in|attend|before|(?:returns?|back|come|comes|go|goes) to) "
    r"(?:the )?(?:family )?court)\b(?:.{0,80}\b(?:is|on|has been "
    r"listed|listed|at)\b|:)|\blisted\b|\bfhdra\b|\bg?wrandawiad\b.{0,80}\b(?:ar|am)\b"
)
_DECIDES = caseless(
    r"\b(?:court|judge|hhj|dj|ddj|magistrates|bench|recorder|llys)(?:'s)?(?: [A-Z][\w'-]+)?"
    r"(?: (?:has|have|had|also|now|since|then|today|at the hearing))* "
    r"(?:ordered|directed|decided|granted|refused|dismissed|adjourned|allowed|gave|given|wants|"
    r"requires|expects|ruled|found|made|extended|varied|discharged|approved|stayed|set|fixed|listed|"
    r"(?:has|have) (?!asked|appointed|request|received|moved|changed|inform|stopp)\w+ed)\b"
    r"|\b(?:permission|leave)\b.{0,40}\b(?:was|were|is|has been) (?:given|granted|refused)\b"
    r"|\byou (?:are|were|have been) (?:ordered|directed|served|given (?:permission|leave))\b"
)
"""A court or a judge, and what only they do: the words between are few."""
_LATER = re.compile(
    r"\b(?:will|shall|won't|going to|would|could|can|may|might|hope to|plan to|when|once|until|if|"
    r"unless|ask|request\w*|bring|please (?:send|provide|let))\b(?! (?:find|see|note))",
    re.IGNORECASE,
)
"""Words of a sentence about what is not sent now."""
_DIRECT = re.compile(
    r"\b(?:direct(?:ly)?|personally|not (?:to|through|via) (?:her|his|their))\b", re.IGNORECASE
)


def recipient_represented(matter: Matter) -> Iterator[Finding]:
    """Say that somebody acts for the party who is written to, or that a firm no longer acts.

    Why: orders, reports, statements and notices of hearings go to whoever acts for a party, or with
    a copy to them; a firm that has stopped acting has no business with the family's papers.
    Quiet when: it is another letter: an appointment, a call, an answer, which advisory services
    send to parties themselves; it is copied to the representative or says that they have it, goes
    to their office, is handed over or served in person, or the party's preferences ask to be
    written to directly; to children; and for a firm that acts for anybody in the case today. An
    organisation that sends parties everything itself makes the rule a note in its policy.
    """
    case = matter.case
    whom = case.who(matter.recipient.id) if case else None
    if case is None or whom is None:
        return
    if _has_ceased(matter, case, whom):
        if not _says(matter, "no_longer_acting"):
            yield _ceased(matter, whom)
        return
    if not isinstance(whom, Person) or is_professional(case, whom.id):
        return
    acting = tuple(_acting(matter, case, whom))
    if acting and _is_for_them(matter) and not _may_be_written_to(matter, whom, acting):
        yield _not_copied(matter, whom, acting[0])


def _acting(matter: Matter, case: Case, whom: Person) -> Iterator[Organisation | Person]:
    """Give who acts for a party today, the firm before its people."""
    roles = {party.role for party in case.parties if party.who == whom.id}
    if not roles & _PARTIES:
        return
    for one in in_force(matter):
        if one.party == whom.id:
            for each in (one.organisation, one.person):
                found = somebody(matter, each) if each else None
                if found is not None:
                    yield found


def _is_for_them(matter: Matter) -> bool:
    """Say whether a file is, or a sentence sends, serves or tells, what representatives get."""
    wanted = frozenset(word_list("goes_to_representatives", matter.policy))
    if any(kind_of(one, matter.policy) in wanted for one in matter.dispatch.documents):
        return True
    lists = ("served_papers", "served_not", "serving_acts", "sending_acts", "court_acts")
    papers, others, serves, sends, decides = (
        any_of(word_list(one, matter.policy)) for one in lists
    )
    for document in matter.dispatch.documents:
        for sentence in _SENTENCES.split(_seen(document, "\n")):
            one = others.sub(" ", " ".join(sentence.split()))
            if _HEARING.search(one) and next(dates_in(one), None) is not None:
                return True
            if decides.search(one) or _DECIDES.search(one):
                return True
            comes = serves.search(one) or (sends.search(one) and not _LATER.search(one))
            if comes and (papers.search(one) or kind_named(one, matter.policy) in wanted):
                return True
    return False


def _may_be_written_to(
    matter: Matter, whom: Person, acting: tuple[Organisation | Person, ...]
) -> bool:
    """Say whether whoever acts has the letter too, or it goes to the party for a reason."""
    return (
        matter.dispatch.channel is Channel.HAND
        or bool(_DIRECT.search(whom.preferences.safe_contact_note))
        or _is_sent_to(matter, acting)
        or _is_at_office(matter, acting)
        or any(_names(line, acting) for line in _copies(matter))
        or _says(matter, "told_representatives")
    )


def _is_sent_to(matter: Matter, acting: tuple[Organisation | Person, ...]) -> bool:
    """Say whether the representative is one of the dispatch's recipients, by id or mailbox."""
    ids = {one.id for one in acting}
    domains = {
        domain.lower()
        for one in acting
        if isinstance(one, Organisation)
        for domain in one.email_domains
    }
    mailboxes = {contact.value.lower() for one in acting for contact in one.contacts}
    for each in matter.dispatch.recipients:
        address = each.destination.lower().removesuffix(".cjsm.net")
        if each.id in ids or workplaces(matter, each.id) & ids:
            return True
        if each.destination.lower() in mailboxes or address.rpartition("@")[2] in domains:
            return True
    return False


def _is_at_office(matter: Matter, acting: tuple[Organisation | Person, ...]) -> bool:
    """Say whether the letter goes to the representative's office, or names them in its address."""
    offices = [address for one in acting for address in one.addresses]
    return any(
        _names(" ".join((*one.addressee, *one.lines)), acting)
        or (one.role is Role.RECIPIENT and any(
            likeness_of(one, office).same_premises for office in offices
        ))
        for one in matter.mentions
        if one.kind is MentionKind.ADDRESS and one.role in {Role.RECIPIENT, Role.COPY}
    )  # fmt: skip


def _copies(matter: Matter) -> Iterator[str]:
    """Give the lines of the lists of copies of every file, not those of a message answered."""
    for document in matter.dispatch.documents:
        left = 0
        for line in document.lines:
            if line.hidden is not None or line.part not in _SAID:
                continue
            if document.message is not None and QUOTED.match(line.text):
                break
            if COPY.match(line.text):
                left = _LINES_OF_COPIES
            if left:
                yield line.text
                left = left - 1 if line.text.strip() else min(left - 1, 2)


def _names(text: str, acting: Iterable[Organisation | Person]) -> bool:
    """Say whether a text names somebody who acts, or only says "your solicitors"."""
    plain = f" {_plain(text)} "
    for one in acting:
        if isinstance(one, Person) and one.name and find_name(one.formal_name, text):
            return True
        if not isinstance(one, Person) and one.name and f" {_plain(one.name)} " in plain:
            return True
    return bool(COPY.match(text) and _OUR_OWN.search(text))


def _says(matter: Matter, words: str) -> bool:
    """Say whether a visible sentence of the letter has any words of a list."""
    pattern = any_of(word_list(words, matter.policy))
    return any(pattern.search(_seen(document)) for document in matter.dispatch.documents)


def _seen(document: Document, joint: str = " ") -> str:
    shown = (line.text for line in document.lines if line.hidden is None and line.part in _SAID)
    return joint.join(shown)


def _has_ceased(matter: Matter, case: Case, whom: Organisation | Person) -> bool:
    """Say whether somebody acted for a party once and acts for nobody of the case today."""
    if isinstance(whom, Organisation) and whom.kind not in {"law_firm", "other"}:
        return False
    roles = {party.role for party in case.parties if party.who == whom.id}
    if roles - {"solicitor", "barrister", "professional"}:
        return False
    ids: set[WhoId] = {whom.id, *workplaces(matter, whom.id)}
    ended = [
        one
        for one in case.representation
        if {one.organisation, one.person} & ids
        and one.until is not None
        and one.until < matter.today
    ]
    acts = any({one.organisation, one.person} & ids for one in in_force(matter))
    return bool(ended) and not acts


def _not_copied(matter: Matter, whom: Person, acting: Organisation | Person) -> Finding:
    return raised(
        "recipient.represented",
        say("{name} is represented", name=reader(matter)),
        detail=say(
            "By the case, {firm} acts for {name}, and nothing in the letter shows that they get it"
            " too.",
            firm=acting.called,
            name=reader(matter),
        ),
        actions=(
            say("Send it to the representative"),
            say("Copy it to the representative"),
        ),
        evidence=Evidence(record=acting.formal_name, about=(whom.id,)),
    )


def _ceased(matter: Matter, whom: Organisation | Person) -> Finding:
    return raised(
        "recipient.represented",
        say("{name} no longer acts in this case", name=reader(matter)),
        detail=say(
            "By the case, the representation has ended. Find out who acts now, or write to the"
            " party."
        ),
        actions=(say("Choose another recipient"),),
        evidence=Evidence(record=whom.formal_name, about=(whom.id,)),
    )


def _plain(name: str) -> str:
    return " ".join(re.findall(r"\w+", folded_name(name.replace("&", " and "))))
