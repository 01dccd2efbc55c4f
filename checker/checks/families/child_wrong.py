"""A sibling's data, or a child of nearly the same name, stands where the case's own should."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from checker.checks.ages.births import births, named_above
from checker.checks.families.child_in_subject import not_subjects
from checker.checks.letters.subject_lines import subject_lines
from checker.checks.matter import Matter
from checker.checks.people.spoken_of import (
    FITS,
    Spoken,
    Telling,
    any_of,
    children_on,
    subject_children,
    tellings,
)
from checker.checks.places import place_of
from checker.checks.raised import raised
from checker.matching.names import compare_names, folded_name
from checker.matching.nicknames import NICKNAMES
from checker.matching.slips import is_one_edit
from checker.mentions.name_words import is_name_word
from checker.model import Case, Evidence, Finding, MentionKind, Organisation, Person, Span, WhoId
from checker.settings import word_list
from checker.words import say

_WORD = re.compile(r"(?<![\w'\u2019-])[^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)?(?![\w-])")
_BEFORE_CHILD = re.compile(
    r"\b(?:son|daughter|child|boy|girl|baby|brother|sister|twin|grandson|granddaughter|niece|"
    r"nephew|children),? $",
    re.IGNORECASE,
)
_LED = re.compile(
    r"\b(?P<word>son|daughter|child|boy|girl|baby|twin|grandson|granddaughter|children|brother|"
    r"sister|aunt\w*|uncle|cousin|niece|nephew|friends?|partner|wife|husband|mother|father|mum|dad|"
    r"gran\w*|nan|teacher|worker|nurse|neighbour|colleague|called|named),? $",
    re.IGNORECASE,
)
_OF_A_CHILD = frozenset(
    {
        "son", "daughter", "child", "boy", "girl", "baby", "twin", "grandson", "granddaughter",
        "children",
    }
)  # fmt: skip
_BEGINS = re.compile(
    r"['\u2019]s? [a-z]|,? (?:is|was|has|had|told|said|says|likes?|lives|goes|enjoys|wants|seems|"
    r"will|would|attends|does|did|should|sees|misses)\b"
)
"""What follows a name that begins a sentence and has something told of it."""
_NEXT = re.compile(r" (?P<surname>[^\W\d_a-z][\w-]+)(?![\w-]| [^\W\d_a-z])")
_MID_SENTENCE = re.compile(r"[a-z,] $")
_NO_FORENAME = frozenset(
    {
        "april", "august", "june", "july", "may", "march", "monday", "tuesday", "wednesday",
        "thursday", "friday", "saturday", "sunday", "easter", "christmas", "summer", "spring",
        "autumn", "winter",
    }
)  # fmt: skip
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|and|&)\.? $")
_MOST = 60
"""So many subjects and like names of one text are looked at: more are no letter's."""
_SHORTEST, _NEAR = 3, 70


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slip:
    """A name that is nearly a child's."""

    child: Person
    span: Span


def child_wrong(matter: Matter) -> Iterator[Finding]:
    """Say where another child's data stands with a child's name, or a name is nearly the child's.

    Why: files of brothers and sisters, and of children with like names, are mixed up more often
    than any others, and a letter about the wrong child tells one family of another.
    Quiet when: the name is somebody's of the record, short for the child's, or too far from it; for
    the child of a parent who has no part in the case but their own child; or when the record does
    not say whose a school, a number or a birth date is.
    """
    case = matter.case
    if case is None:
        return
    told: set[tuple[str, str]] = set()
    for telling in tellings(matter):
        for finding in (
            *_births(matter, case, telling),
            *_numbers(matter, case, telling),
            *_schools(matter, case, telling),
            *_names(matter, case, telling),
            *not_subjects(matter, case, telling),
            *_under_another(matter, case, telling),
        ):
            key = (telling.document.name, finding.evidence.letter)
            if key not in told:
                told.add(key)
                yield finding


def _births(matter: Matter, case: Case, telling: Telling) -> Iterator[Finding]:
    children = children_on(case, matter.today)
    for birth in births(matter, telling):
        person = birth.spoken.person
        if birth.born is None or person not in children or person.date_of_birth == birth.born:
            continue
        listed = {one.person.id for one in birth.listed if one.person}
        for other in children:
            if other.date_of_birth == birth.born and other.id not in listed:
                yield _anothers(
                    telling, birth.span, person, other, say("The date of birth is {other}'s")
                )


def _numbers(matter: Matter, case: Case, telling: Telling) -> Iterator[Finding]:
    children = children_on(case, matter.today)
    for other in children:
        for number in other.identifiers:
            for span in _written(telling, number.value):
                person = _owner(telling, span[0])
                if person is not None and person in children and person.id != other.id:
                    yield _anothers(telling, span, person, other, say("The number is {other}'s"))


def _schools(matter: Matter, case: Case, telling: Telling) -> Iterator[Finding]:
    """Give the school of one child that is said to be the other's, where both have their own."""
    children = {one.id: one for one in children_on(case, matter.today)}
    at = any_of(word_list("at_a_school", matter.policy))
    for clue in case.location_clues:
        body = case.who(clue.organisation)
        if not isinstance(body, Organisation) or clue.whom not in children or not body.name:
            continue
        for found in re.finditer(re.escape(body.name), telling.text, re.IGNORECASE):
            first, _ = telling.sentence(found.start())
            named = telling.named(max(first, found.start() - _NEAR), found.start())
            person = named[-1].person if len(named) == 1 else None
            if person is None or person.id not in children or person.id == clue.whom:
                continue
            between = telling.text[named[-1].end : found.start()].rstrip()
            if _is_elsewhere(case, person.id, clue.kind, body.id) and _ends_with(at, between):
                yield _anothers(
                    telling,
                    found.span(),
                    person,
                    children[clue.whom],
                    say("The school is {other}'s"),
                )


def _names(matter: Matter, case: Case, telling: Telling) -> Iterator[Finding]:
    """Give names that are one letter from a child's and nobody's of the record."""
    children = subject_children(case)
    subjects = tuple(islice(subject_lines(telling, matter.policy), _MOST))
    places = sorted(
        one.span
        for one in matter.mentions
        if one.kind is MentionKind.ADDRESS
        and (one.file, one.part) == (telling.document.name, telling.passage.part)
    )
    looked = 0
    for word in _WORD.finditer(telling.text):
        if looked > _MOST:
            return
        near = folded_name(word[0])
        if len(near) < _SHORTEST or near in _NO_FORENAME or not is_name_word(word[0].title()):
            continue
        place = bisect_right(places, (word.start(), word.end())) - 1
        if place >= 0 and word.start() < places[place][1]:
            continue
        for child in children:
            other = _NEXT.match(telling.text, word.end())
            if (
                other is not None
                and near == folded_name(child.first_name)
                and is_one_edit(folded_name(other["surname"]), folded_name(child.last_name))
                and not _is_known(matter, case, other["surname"])
            ):
                yield _nearly(telling, _Slip(child=child, span=(word.start(), other.end())))
            slip = _Slip(child=child, span=word.span())
            alike = _is_nearly(near, child) or (
                _is_like(near, child) and _has_surname(telling, slip)
            )
            looked += alike
            if (
                alike
                and not _is_known(matter, case, word[0])
                and _stands_for(telling, slip, subjects)
            ):
                yield _nearly(telling, slip)


def _under_another(matter: Matter, case: Case, telling: Telling) -> Iterator[Finding]:
    """Give a child of whom alone a text tells below a subject that names another child alone."""
    spans = tuple(islice(subject_lines(telling, matter.policy), _MOST))
    children = subject_children(case)
    above: list[Spoken] = []
    below: list[Spoken] = []
    for one in telling.spoken:
        if one.person is not None and one.person in children and not one.outside:
            is_subject = any(first <= one.start < last for first, last in spans)
            (above if is_subject else below).append(one)
    named = {one.person.id for one in above if one.person}
    told = [
        one
        for one in below
        if not _BEFORE_CHILD.search(telling.text[max(0, one.start - 20) : one.start])
    ]
    if len(named) != 1 or not told or named & {one.person.id for one in below if one.person}:
        return
    if len({one.person.id for one in told if one.person}) == 1:
        headed, first = above[0].person, told[0]
        if headed is not None and first.person is not None:
            yield raised(
                "child.wrong",
                say("The subject names {name}, and the letter another child", name=headed.called),
                detail=say(
                    "The letter tells of {other} and never of {name}. Check which child it is"
                    " about.",
                    name=headed.called,
                    other=first.person.called,
                ),
                actions=(say("Check which child it is about"),),
                place=place_of(first.mention),
                evidence=Evidence(
                    letter=first.mention.text,
                    record=headed.called,
                    about=(headed.id, first.person.id),
                ),
            )


def _written(telling: Telling, number: str) -> Iterator[Span]:
    """Give where a number is written, in any grouping."""
    signs = re.sub(r"[\W_]", "", number)
    if len(signs) < 2 * _SHORTEST:
        return
    pattern = r"[ .-]?".join(re.escape(one) for one in signs)
    for found in re.finditer(rf"(?<!\w){pattern}(?!\w)", telling.text, re.IGNORECASE):
        yield found.span()


def _owner(telling: Telling, at: int) -> Person | None:
    """Give the one who is named before a number in its sentence, or above its label."""
    first, _ = telling.sentence(at)
    named = telling.named(max(first, at - _NEAR), at)
    if len(named) == 1:
        return named[0].person
    begin, _ = telling.paragraph(at)
    over = named_above(telling, begin) if not named and at - begin < _NEAR / 2 else None
    return over.person if over else None


def _is_elsewhere(case: Case, child: WhoId, kind: str, body: WhoId) -> bool:
    """Say whether the record has another place of the same kind for a child, and not this one."""
    theirs = {one.organisation for one in case.location_clues if one.whom == child}
    same = any(one.whom == child and one.kind == kind for one in case.location_clues)
    return same and body not in theirs


def _ends_with(words: re.Pattern[str], between: str) -> bool:
    last = [found.end() for found in words.finditer(between)]
    return bool(last) and last[-1] == len(between)


def _is_nearly(near: str, child: Person) -> bool:
    """Say whether a word is one letter from a child's forename, and not short for it."""
    first = folded_name(child.first_name)
    return near != first and is_one_edit(near, first) and not _is_short_for(near, first)


def _is_like(near: str, child: Person) -> bool:
    """Say whether two forenames begin alike and end otherwise: "Aishie" for "Aisha"."""
    first = folded_name(child.first_name)
    least = min(len(near), len(first))
    shared = next((at for at in range(least) if near[at] != first[at]), least)
    return near != first and shared >= max(2, least - 2) and not _is_short_for(near, first)


def _is_short_for(one: str, other: str) -> bool:
    return any(one in names and other in names for names in NICKNAMES)


def _has_surname(telling: Telling, slip: _Slip) -> bool:
    """Say whether the child's own surname follows, whole."""
    text, last, surname = telling.text, slip.span[1], slip.child.last_name
    end = last + 1 + len(surname)
    whole = bool(surname) and not re.match(r"[\w-]", text[end : end + 1])
    return whole and folded_name(text[last + 1 : end]) == folded_name(surname)


def _is_known(matter: Matter, case: Case, word: str) -> bool:
    """Say whether a word is of somebody's name in the record or of the sender's staff."""
    names = [
        name
        for one in case.people
        for name in (one.name, *(other.name for other in one.other_names))
    ]
    names += [one.name for one in matter.policy.own.staff]
    names += [one.name for one in case.organisations]
    bare = folded_name(word)
    return any(bare in folded_name(name).split() for name in names) or any(
        compare_names(word, [name]) in FITS for name in names
    )


def _stands_for(telling: Telling, slip: _Slip, subjects: tuple[Span, ...]) -> bool:
    """Say whether a word that is nearly a child's name stands where the child's should.

    That is before the child's own surname, after "your daughter", in the subject, or in the middle
    of a sentence of a text that never names the child.
    """
    text, (first, last) = telling.text, slip.span
    next_word = re.match(r"[ ]+([^\W\d_a-z][\w'-]+)", text[last : last + 40])
    if _has_surname(telling, slip):
        return not _TITLED.search(text[max(0, first - 8) : first])
    previous = re.search(r"[^\W\d_a-z][\w'-]+[ ]$", text[max(0, first - 30) : first])
    if next_word is not None or (previous is not None and is_name_word(previous[0].strip())):
        return False
    led = _LED.search(text[max(0, first - 20) : first])
    if led is not None:
        return led["word"].lower() in _OF_A_CHILD
    named = any(one.person == slip.child for one in telling.spoken)
    if named:
        return False
    if any(start <= first < end for start, end in subjects):
        return True
    lower = re.search(rf"(?<!\w){re.escape(text[first:last].lower())}(?!\w)", text)
    within = bool(_MID_SENTENCE.search(text[max(0, first - 2) : first])) and lower is None
    return within or bool(_BEGINS.match(text, last) and telling.sentence(first)[0] == first)


def _anothers(telling: Telling, span: Span, person: Person, other: Person, title: str) -> Finding:
    written = telling.mention(span)
    return raised(
        "child.wrong",
        title.format(other=other.called),
        detail=say(
            "It stands with {name}. Check which child the letter is about.", name=person.called
        ),
        actions=(say("Check which child it is about"),),
        place=place_of(written),
        evidence=Evidence(
            letter=" ".join(written.text.split()),
            record=other.called,
            about=(person.id, other.id),
        ),
    )


def _nearly(telling: Telling, slip: _Slip) -> Finding:
    written = telling.mention(slip.span)
    return raised(
        "child.wrong",
        say("The letter names {written}", written=written.text),
        detail=say(
            "The case has {name}, and nobody called {written}. It may be another child.",
            name=slip.child.called,
            written=written.text,
        ),
        actions=(say("Check which child it is about"),),
        place=place_of(written),
        evidence=Evidence(letter=written.text, record=slip.child.called, about=(slip.child.id,)),
    )
