"""A document about several children goes to a parent of only some of them."""

import re
from collections.abc import Iterator
from itertools import islice

from checker.checks.letters.subject_lines import subject_lines
from checker.checks.matter import Matter
from checker.checks.people.kin import children_of, parents
from checker.checks.people.spoken_of import (
    Spoken,
    Telling,
    children_on,
    lay_people,
    subject_children,
    tellings,
)
from checker.checks.places import place_of
from checker.checks.raised import raised
from checker.checks.wording import reader
from checker.model import Case, Evidence, Finding, Person, Span, WhoId
from checker.words import say

_ONLY_A_SIBLING = re.compile(
    r"\b(?:(?:half|step)[ -]?)?(?:brothers?|sisters?|siblings?|twin),? (?:[A-Z]\w+ and )?$",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"['\u2019]s? |,? (?:who )?(?:is|has|had|told|said|says|likes?|lives|attends|goes|does|wants|"
    r"feels|sees|misses|needs|enjoys|will|would|should|can|stays|spends|finds|seems|looks)\b",
    re.IGNORECASE,
)
"""What follows a name of which something is told."""
_BEGINS_TELLING = re.compile(
    r"(?: \([^)\n]{1,40}\)|, (?:who|born|aged|dob)\b[^,\n]{0,60},)?,?"
    r"(?: (?:also|then|now|still|recently|often|sometimes|never|always|again|clearly|later))?"
    r"(?: (?:[a-z]{2,}(?:ed|es|ies|ts|ks|ps|ns|ls|ys|ws|rs|ds)|began|became|came|made|gave|spoke|"
    r"went|got|felt|saw|ran|took|drew|slept|ate|kept|left|lost|found|thought|knew|wrote|chose|hurt|"
    r"did|didn['\u2019]?t|doesn['\u2019]?t|can['\u2019]?t|cannot|must|may|might|could|struggles)\b|"
    r"(?:,| was| were)(?! (?:there|present|also|at home|in|with|on|nearby|near|asleep|out|away|"
    r"around|not there|not present|not at|her|his|the|a|who)\b) [a-z])"
)
"""What follows a name that begins a sentence, where the sentence is about its bearer."""
_OPENS = re.compile(r"(?:^|[\n.:!?\u2022*|\t-])[ \t]*(?:\d+[.)] ?)?$")
_LED_TO = re.compile(
    r"\b(?:(?:i|we|officer|worker|guardian|doctor|gp|nurse)(?: (?:have|had|has|also|then|first))* "
    r"(?:saw|seen|met|visited|spoke|spoken|talked|asked|observed|interviewed)(?: (?:to|with))?|"
    r"(?:worried|concern(?:s|ed)?|anxious) (?:about|for)|"
    r"(?:will|to|should|must|can) (?:assess|see|meet|visit|interview|observe|support|refer|help)|"
    r"(?:referral|assessment|appointment|plan|report|summary|records?|order|placement|views|wishes|"
    r"concerns|details|information|update|notes?|minutes|discussion|conversation|session|interview|"
    r"meeting|work)(?: \w+)? (?:of|for|on|about|with|regarding|concerning)|"
    r"(?:nursery|school|teacher|mother|doctor|gp|visitor|police|hospital|carers?) "
    r"(?:said|says|reported|reports|told (?:me|us)|wrote)(?: that)?) $",
    re.IGNORECASE,
)
"""What leads to a name of which something is told, by others than a child."""
_REGARDING = re.compile(
    r"(?:^|[\n.])[ ]*(?:in (?:relation|respect|regard) (?:to|of)|according to|regarding|concerning|"
    r"about|as (?:to|for)) $",
    re.IGNORECASE,
)
_CLAUSE_OPENS = re.compile(
    r"(?:^|[\n.:!?,] ?)(?:[^\W\d_][\w'\u2019-]*,? ){1,4}$|"
    r"(?:,|\b(?:when|that|what|how|why|whether|because|as|if|but|says?|said|thinks?|so|while|since))"
    r" (?:(?:little|young|baby|poor) )?$",
    re.IGNORECASE,
)
"""What stands before a name that begins a clause: "When I came, Tom", "At nursery Tom"."""
_DOES = re.compile(
    r"(?:,? (?:also|then|now|still|recently|often|sometimes|never|always|again|clearly|later))?"
    r" (?:is|was|has|had|[a-z]{2,}(?:s|ed)|won['\u2019]?t|isn['\u2019]?t|wasn['\u2019]?t|"
    r"hasn['\u2019]?t|does|did|can|will|would|should|must|may|might|cries|slept|ate|hit)"
    r"(?! (?:there|present|also|at home|in|with|on|nearby|near|out|away|around|not there)\b)\b"
)
_ABOUT_WHOM = re.compile(
    r"\b(?:about|regarding|concerning|seeing|seen|assessing|assessed|supporting|treating|treated|"
    r"examined|hit|hurt|smacked|hits|hurts) $",
    re.IGNORECASE,
)
_ROW_OF = re.compile(
    r"(?:^|\n)[\s\u2022*-]*(?:(?!present|attend|apolog|cc|copy|with|also)[^\W\d_][^:\n]{1,40}: )?$",
    re.IGNORECASE,
)
_HEADS = re.compile(r"\s*(?:\n|$)|:| [\u2013-] | ?[(\[](?:d\.?o\.?b|born|aged|\d)", re.IGNORECASE)
"""A name that heads a line or ends one after a label, with what is told of it behind or below."""
_OWN_PEOPLE = re.compile(r"['\u2019]s? (?:mother|father|mum|dad|parents?|home|house|family)\b")
_ROW = re.compile(r",? (?:and |& )?|, ", re.IGNORECASE)
_MOST_SUBJECTS, _FURTHEST = 60, 200
_ABOUT = 2
"""A child named so often is one whom the document is about."""


def child_not_entitled(matter: Matter) -> Iterator[Finding]:
    """Say where a parent is told of a child who is not theirs, by the record's own words.

    Why: a report about half-brothers and half-sisters tells each father about the other's child;
    each may have only the part about their own.
    Quiet when: the recipient is no parent of the record, or has any relation to the child; when the
    record names no parent of the child; when the child is only named in passing, or as a
    brother or sister; and for courts, councils, guardians and everybody in the case by their work.
    """
    case = matter.case
    whom = case.who(matter.recipient.id) if case else None
    if case is None or not isinstance(whom, Person) or not lay_people(case, (whom,)):
        return
    others = tuple(
        child
        for child in children_on(case, matter.today)
        if child.id != whom.id and _is_anothers(matter, case, whom, child)
    )
    if not others or any(whom.id == child.id for child in subject_children(case)):
        return
    named: dict[tuple[str, WhoId], list[Spoken]] = {}
    about: set[tuple[str, WhoId]] = set()
    for telling in tellings(matter):
        subjects = tuple(islice(subject_lines(telling, matter.policy), _MOST_SUBJECTS))
        for spoken in telling.spoken:
            child = next((one for one in others if one == spoken.person), None)
            if child is not None and not spoken.outside:
                key = (telling.document.name, child.id)
                if not _is_only_a_sibling(telling, spoken):
                    named.setdefault(key, []).append(spoken)
                    if _is_told_of(case, telling, spoken, subjects):
                        about.add(key)
    for (file, whose), found in named.items():
        if (file, whose) in about or len(found) >= _ABOUT:
            yield _finding(matter, next(one for one in others if one.id == whose), found[0])


def _is_anothers(matter: Matter, case: Case, whom: Person, child: Person) -> bool:
    """Say whether a child has a parent in the record, and nothing links the recipient to it."""
    if any({whom.id, child.id} == {one.source, one.target} for one in case.relationships):
        return False
    known = any(parents(case, child.id, kind, matter.policy) for kind in ("mother", "father"))
    return known and _is_parent_here(matter, case, whom)


def _is_parent_here(matter: Matter, case: Case, whom: Person) -> bool:
    """Say whether the recipient is the parent of another child of the record.

    That may be a half-brother who is no subject: his father has no part in the case at all.
    """
    theirs = {
        child
        for kind in ("mother", "father")
        for child in children_of(case, whom.id, kind, matter.policy)
    }
    return any(child.id in theirs for child in children_on(case, matter.today))


def _is_only_a_sibling(telling: Telling, spoken: Spoken) -> bool:
    before = telling.text[max(0, spoken.start - 40) : spoken.start]
    return bool(_ONLY_A_SIBLING.search(before))


def _is_told_of(case: Case, telling: Telling, spoken: Spoken, subjects: tuple[Span, ...]) -> bool:
    """Say whether a child is in the subject, in a row with another, or something is told of it."""
    if any(first <= spoken.start < last for first, last in subjects):
        return True
    children = subject_children(case)
    beside = [
        one
        for one in telling.named(spoken.start - 60, spoken.end + 60)
        if one.person in children and one.person != spoken.person
    ]
    in_a_row = any(
        _ROW.fullmatch(telling.text[min(one.end, spoken.end) : max(one.start, spoken.start)])
        for one in beside
    )
    if in_a_row and not _OWN_PEOPLE.match(telling.text, spoken.end):
        return True
    if not in_a_row and _TELLS.match(telling.text, spoken.end):
        return True
    return _is_what_a_sentence_is_about(case, telling, spoken)


def _is_what_a_sentence_is_about(case: Case, telling: Telling, spoken: Spoken) -> bool:
    """Say whether a child begins a sentence that goes on about it, or somebody at work tells of it.

    Where another child stands before it in the sentence, the sentence is about that one.
    """
    first, _ = telling.sentence(spoken.start)
    first = max(first, spoken.start - _FURTHEST)
    children = subject_children(case)
    if any(
        one.person in children and one.person != spoken.person
        for one in telling.named(first, spoken.start)
    ):
        return False
    before = telling.text[max(0, first - 2) : spoken.start]
    if _LED_TO.search(before) or _REGARDING.search(before) or _ABOUT_WHOM.search(before):
        return True
    line = telling.text[max(0, spoken.start - _FURTHEST) : spoken.start]
    if _ROW_OF.search(line) and _HEADS.match(telling.text, spoken.end):
        return True
    if _CLAUSE_OPENS.search(before) and _DOES.match(telling.text, spoken.end):
        return True
    return bool(_OPENS.search(before) or spoken.start == first) and bool(
        _BEGINS_TELLING.match(telling.text, spoken.end)
    )


def _finding(matter: Matter, child: Person, spoken: Spoken) -> Finding:
    return raised(
        "child.not-entitled",
        say("This tells {name} about {child}", name=reader(matter), child=child.called),
        detail=say(
            "By the case, {name} is a parent of another child and nothing to {child}. Send {name}"
            " only what is about their own child.",
            child=child.called,
            name=reader(matter),
        ),
        actions=(say("Take out what is about the other child"),),
        place=place_of(spoken.mention),
        evidence=Evidence(letter=" ".join(spoken.mention.text.split()), about=(child.id,)),
    )
