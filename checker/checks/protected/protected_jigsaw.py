"""Small things that together tell where somebody protected is."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from checker.checks.matter import Matter
from checker.checks.people.about_whom import About, Subjects
from checker.checks.people.readers import reads_for_a_party
from checker.checks.people.spoken_of import Telling, tellings
from checker.checks.people.standing import lives_with
from checker.checks.places import place_of
from checker.checks.protected.hidden_places import (
    HiddenPlace,
    KnownPlaces,
    hidden_places,
    known_places,
)
from checker.checks.protected.jigsaw_details import details
from checker.checks.protected.location_hints import hints
from checker.checks.protected.location_signs import is_of_them, telling_pieces
from checker.checks.protected.weak_clues import (
    BODY,
    CODE,
    COUNTY,
    DISTRICT,
    FORCE,
    HABIT,
    STREET,
    TOWN,
    WeakClue,
    weak_clues,
)
from checker.checks.raised import raised
from checker.checks.wording import reader
from checker.model import Case, Evidence, Finding, MentionKind, Part, Role, Severity, Span
from checker.words import say, say_count

_VISITED = re.compile(
    r"\b(?:I|we) (?:also |then |have |had )*(?:visited|drove|travelled|went|came|cycled|walked|met|"
    r"saw|called|stayed)\b",
    re.IGNORECASE,
)
"""What a writer does who goes to where somebody lives."""
_OF_READER = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_HOME = re.compile(
    r"\b(?:the|their|her|his) (?:new )?(?:house|flat|home|children['\u2019]s home)\b"
    r"|\bthey (?:now )?(?:live|stay|moved)\b",
    re.IGNORECASE,
)
"""A sentence without a name is of their home."""
_PIECE = "piece"
_OF_ONE_PLACE = frozenset({TOWN, COUNTY, DISTRICT, BODY})
_CALLED = {
    TOWN: lambda: say("a town"),
    COUNTY: lambda: say("a county"),
    DISTRICT: lambda: say("the first half of a postcode"),
    CODE: lambda: say("a dialling code"),
    FORCE: lambda: say("a police force"),
    BODY: lambda: say("an organisation there"),
    STREET: lambda: say("a street"),
    HABIT: lambda: say("a place that somebody goes to"),
    _PIECE: lambda: say("a sign of the place"),
}
_NEAR = 60
_LETTERHEAD = 3
"""The first lines of an enclosure, in one of which whoever wrote it may stand alone."""
"""Parts of one address stand no further apart than this, and are one clue."""
_ENDS = re.compile(r"[.!?;]\s|\n\s*\n|\b(?!in\b|near\b|at\b|on\b|of\b|the\b)[a-z]+\b")
"""What does not stand between the parts of one address: the end of a sentence, or its words."""
_APART = re.compile(r"[.!?;]\s|\n")
_OFFICE = re.compile(
    r"\b(?:our|us|office|court|hearing|appointment|solicitors?|interview|lawyers?|represent\w*)\b",
    re.IGNORECASE,
)
"""Words of a sentence that names a town because of an office there."""
_ENOUGH = 2


def protected_jigsaw(matter: Matter) -> Iterator[Finding]:
    """Say where weak clues to a protected place stand together, or one about the person alone.

    Why: a town and a dialling code are enough to look for somebody in one place and no other.
    Quiet when: the recipient knows the place anyway: their own town, the court's, their lawyers',
    the sender's; and for one clue that is not about the person nor on an enclosure's letterhead.
    """
    case = matter.case
    if case is None or not reads_for_a_party(matter):
        return
    places = hidden_places(matter)
    known = known_places(matter) if places else None
    for hidden in places if known is not None else ():
        yield from _finding(matter, case, hidden, known)


def _finding(
    matter: Matter, case: Case, hidden: HiddenPlace, known: KnownPlaces | None
) -> Iterator[Finding]:
    clues = weak_clues(matter, hidden, known) if known is not None else ()
    near = {one.id for one in case.people if any(lives_with(case, w, one.id) for w in hidden.whom)}
    subjects = Subjects(matter=matter, case=case, ids=frozenset({*hidden.whom, *near}))
    spoken = {
        (telling.document.name, telling.passage.part): telling for telling in tellings(matter)
    }
    pieces = tuple(_pieces(subjects, hidden, known)) if known is not None else ()
    if all(clue.kind == HABIT for clue in clues):
        if hidden.said and (two := _two_ways(pieces) or _two_places(matter, spoken, hidden)):
            yield _told(matter, hidden, two)
        return
    beside = _sentences(spoken, [clue for clue in clues if not clue.public and clue.kind != HABIT])
    said = [clue for clue in clues if clue.public and _counts(subjects, spoken, clue, beside)]
    beside |= _sentences(spoken, said)
    solid = sorted((one for one in clues if _counts(subjects, spoken, one, beside)), key=_place)
    facts = _facts(solid)
    more = (*(clue for clue in clues if clue.kind == HABIT), *(one for one, _ in pieces))
    habit = next((clue for clue in more if _adds(subjects, spoken, solid, clue)), None)
    if len(facts) >= _ENOUGH or (facts and habit is not None):
        yield _told(matter, hidden, (*facts, *((habit,) if habit is not None else ())))
        return
    town = hidden.address.town
    about = next(
        (
            clue
            for clue in solid
            if not clue.public
            and (_is_theirs(subjects, spoken, clue, town) or _is_letterhead(matter, clue))
        ),
        None,
    )
    if about is not None and hidden.said and not _is_hinted(matter, about):
        yield _told(matter, hidden, (about,))
    elif hidden.said and (two := _two_ways(pieces) or _two_places(matter, spoken, hidden)):
        yield _told(matter, hidden, two)


def _pieces(
    subjects: Subjects, hidden: HiddenPlace, known: KnownPlaces
) -> Iterator[tuple[WeakClue, int]]:
    """Give what is told of the place without a name of it, and in which of the ways it is."""
    towns = known.towns - ({hidden.address.town.casefold()} - known.own_towns)
    for telling in tellings(subjects.matter):
        for span, way in telling_pieces(subjects, telling, towns):
            clue = WeakClue(
                kind=_PIECE, value=telling.text[slice(*span)], passage=telling.passage, span=span
            )
            yield clue, way


def _two_ways(pieces: tuple[tuple[WeakClue, int], ...]) -> tuple[WeakClue, ...]:
    """Give two pieces of different sentences or of different ways: a uniform, and the bus there."""
    for one, way in pieces[:1]:
        for other, another in pieces[1:]:
            between = one.passage.text[one.span[1] : other.span[0]]
            if way != another or _where(one) != _where(other) or _APART.search(between):
                return one, other
    return ()


def _two_places(
    matter: Matter, spoken: dict[tuple[str, Part], Telling], hidden: HiddenPlace
) -> tuple[WeakClue, ...]:
    """Give two different places named where the text hints at theirs: a shop, and the church."""
    return tuple(
        WeakClue(kind=_PIECE, value=telling.text[slice(*span)], passage=telling.passage, span=span)
        for telling, span in details(matter, spoken, hidden.whom)[:_ENOUGH]
    )


def _facts(clues: list[WeakClue]) -> tuple[WeakClue, ...]:
    """Give one clue for each thing that is told: an address with its town and district is one."""
    groups: list[list[WeakClue]] = []
    for clue in clues:
        last = groups[-1][-1] if groups else None
        if last is not None and _go_together(last, clue):
            groups[-1].append(clue)
        else:
            groups.append([clue])
    told: set[tuple[str, str]] = set()
    facts: list[WeakClue] = []
    for group in sorted(groups, key=len):
        values = {(clue.kind, clue.value.casefold()) for clue in group}
        if not values & told:
            facts.append(group[0])
        told |= values
    return tuple(facts)


def _go_together(one: WeakClue, other: WeakClue) -> bool:
    same = _where(one) == _where(other)
    gap = max(other.span[0] - one.span[1], one.span[0] - other.span[1])
    if not same or gap < 0 or one.kind == other.kind or gap > _NEAR:
        return same and gap < 0
    between = one.passage.text[min(one.span[1], other.span[1]) : max(one.span[0], other.span[0])]
    return {one.kind, other.kind} <= _OF_ONE_PLACE and not _ENDS.search(between)


def _is_about(subjects: Subjects, spoken: dict[tuple[str, Part], Telling], clue: WeakClue) -> bool:
    telling = spoken.get((clue.passage.document.name, clue.passage.part))
    return telling is not None and subjects.about(telling, clue.span[0]) is About.THEM


def _is_theirs(
    subjects: Subjects, spoken: dict[tuple[str, Part], Telling], clue: WeakClue, town: str
) -> bool:
    """Say whether a clue that stands alone is of them, of their home or of its town's bodies.

    Of their home is also where the writer went, unless somebody else is spoken of.
    """
    telling = spoken.get((clue.passage.document.name, clue.passage.part))
    about = subjects.about(telling, clue.span[0]) if telling is not None else About.OTHERS
    if telling is None or about is not About.NOBODY:
        return about is About.THEM
    first, last = telling.sentence(clue.span[0])
    text = telling.text[first:last]
    if _OF_READER.search(text) or _OFFICE.search(text):
        return False
    letter = subjects.matter.dispatch.letter
    own = letter is not None and letter.name == telling.document.name
    named = own and clue.kind == BODY and bool(town) and town in clue.value
    went = clue.kind in {TOWN, DISTRICT} and _VISITED.search(text) is not None
    return is_of_them(text) or went or named


def _sentences(
    spoken: dict[tuple[str, Part], Telling], clues: list[WeakClue]
) -> frozenset[tuple[str, Part, int]]:
    """Give the sentences in which clues stand."""
    found = set()
    for clue in clues:
        key = clue.passage.document.name, clue.passage.part
        if (telling := spoken.get(key)) is not None:
            found.add((*key, telling.sentence(clue.span[0])[0]))
    return frozenset(found)


def _counts(
    subjects: Subjects,
    spoken: dict[tuple[str, Part], Telling],
    clue: WeakClue,
    beside: frozenset[tuple[str, Part, int]],
) -> bool:
    """Say whether a clue counts: a town of the court's or ours only where it is said of them.

    It is said of them, too, beside another clue to their place: "off Weaver Row, near Farley".
    """
    if clue.kind == HABIT or not clue.public:
        return clue.kind != HABIT
    key = clue.passage.document.name, clue.passage.part
    telling = spoken.get(key)
    if telling is None:
        return False
    first, last = telling.sentence(clue.span[0])
    if _OFFICE.search(telling.text, first, last):
        return False
    about = subjects.about(telling, clue.span[0])
    if about is About.THEM or (*key, first) in beside:
        return True
    if about is About.NOBODY and _HOME.search(telling.text, first, last):
        return True
    begins, ends = telling.paragraph(first)
    around = {telling.sentence(at)[0] for at in (first - 1, last) if begins <= at < ends}
    near = any((*key, start) in beside for start in around)
    return near and not _OF_READER.search(telling.text, first, last)


def _adds(
    subjects: Subjects,
    spoken: dict[tuple[str, Part], Telling],
    solid: list[WeakClue],
    clue: WeakClue,
) -> bool:
    """Say whether a place that somebody goes to is said of them, in words of its own."""
    if clue.kind == HABIT and not _is_about(subjects, spoken, clue):
        return False
    at = bisect_right(solid, _place(clue), key=_place)
    return not any(_go_together(clue, one) for one in solid[max(0, at - 1) : at + 1])


def _where(clue: WeakClue) -> tuple[str, Part]:
    return clue.passage.document.name, clue.passage.part


def _place(clue: WeakClue) -> tuple[str, str, Span]:
    return clue.passage.document.name, clue.passage.part.value, clue.span


def _is_letterhead(matter: Matter, clue: WeakClue) -> bool:
    """Say whether a clue stands in the letterhead of something enclosed."""
    document, part = clue.passage.document, clue.passage.part
    letter = matter.dispatch.letter
    if letter is None or document.name == letter.name:
        return False
    line = clue.passage.lines[clue.passage.line_at(clue.span[0])]
    is_on_top = clue.passage.line_at(clue.span[0]) < _LETTERHEAD and clue.kind == BODY
    if is_on_top and line.text.strip().endswith(clue.mention.text):
        return True
    return part in {Part.HEADER, Part.FOOTER} or any(
        one.kind is MentionKind.ADDRESS
        and one.role is Role.SENDER
        and (one.file, one.part) == (document.name, part)
        and one.span[0] <= clue.span[0] < one.span[1]
        for one in matter.mentions
    )


def _is_hinted(matter: Matter, clue: WeakClue) -> bool:
    """Say whether the same words are told as a hint already."""
    place = place_of(clue.mention)
    return any(
        (hint.place.file, hint.place.part) == (place.file, place.part)
        and hint.span[0] < clue.span[1]
        and clue.span[0] < hint.span[1]
        for hint in hints(matter)
    )


def _told(matter: Matter, hidden: HiddenPlace, clues: tuple[WeakClue, ...]) -> Finding:
    together = len(clues) >= _ENOUGH
    names = [matter.case.who(whom) for whom in hidden.whom] if matter.case else []
    who = " and ".join(one.called for one in names if one is not None)
    return raised(
        "protected.jigsaw",
        say_count(
            "Put together, these would tell {name} where {who} is",
            "Put together, these would tell {name} where {who} are",
            len(names),
            name=reader(matter),
            who=who,
        )
        if together
        else say_count(
            "This says something of where {who} is",
            "This says something of where {who} are",
            len(names),
            who=who,
        ),
        detail=say(
            "There are these clues: {kinds}. {name} must not learn where that is.",
            kinds=", ".join(dict.fromkeys(_CALLED[clue.kind]() for clue in clues)),
            name=reader(matter),
        ),
        actions=(say("Take them out") if together else say("Take it out"),),
        place=place_of(clues[0].mention),
        evidence=Evidence(
            letter="; ".join(dict.fromkeys(clue.mention.text for clue in clues)),
            about=hidden.whom,
            masked=True,
        ),
        severity=None if together else Severity.CHECK,
    )
