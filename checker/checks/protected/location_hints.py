"""Words that hint at where somebody protected is, without naming the place that is recorded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from checker.checks.kept import kept
from checker.checks.matter import Matter
from checker.checks.people.about_whom import About, Subjects, is_said_to_the_reader
from checker.checks.people.readers import reads_for_a_party
from checker.checks.people.spoken_of import Telling, any_of, spelt, tellings
from checker.checks.people.standing import lives_with, stands_with
from checker.checks.places import place_of
from checker.checks.protected.hidden_places import (
    KnownPlaces,
    district,
    hidden_places,
    known_places,
)
from checker.checks.protected.location_far import tells_of_no_place
from checker.checks.protected.location_signs import NOT_TOWNS, telling_spans
from checker.checks.protected.restricted import SAID, WHEREABOUTS, restriction_on
from checker.checks.protected.weak_clues import streets_of
from checker.matching.caseless import Caseless, caseless
from checker.matching.sounding import sounds
from checker.model import Case, Person, Place, Span, WhoId
from checker.settings import Policy, word_list

_HOME = (
    r"(?:(?:her|his|their|the (?:mother|father|family)['\u2019]s|"
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?[A-Z][\w-]+['\u2019]s)"
    r" (?:new |current |present )?(?:flat|house|home|address|accommodation|place)|"
    r"the (?:new|family|current) (?:flat|house|home))"
)
_NEAR = (
    r"(?:near|nearest|next to|close to|beside|behind|opposite|(?:a)?round the corner from|"
    r"(?:down|up|across) the (?:road|street) from|a short walk from|minutes from|"
    r"(?:with)?in walking distance of)(?: to)?"
)
_TOWN = (
    r"(?P<town>[A-Z][a-z]+(?:[ -][A-Z][a-z]+|-(?:on|upon|under|le|by|the|in|super)-[A-Z][a-z]+)*)"
)
_MOVED = re.compile(
    r"\b(?:[Mm]ov(?:e|ed|ing|es)|[Rr]elocat(?:ed|ing)|[Rr]e-?housed|[Rr]esettled|[Ss]ettled|[Ff]led|"
    r"[Ll]iv(?:es|ed|ing)|[Ss]tay(?:s|ing)|[Rr]esid(?:es|ing))"
    rf"(?: \w+)? (?:to|in|into|near|at) {_TOWN}"
)
_LONG_AGO = re.compile(
    r"\b(?:19\d\d|200\d|201\d)\b|\bas a child\b|\b(?:we|they|parents|parties|couple|family)\b",
    re.IGNORECASE,
)
"""What was long ago, or what the two did together, both of them know."""
_WORKS = re.compile(r"work(?:s|ing|ed)? (?:for|at|in|with)", re.IGNORECASE)
_FOR_US = re.compile(
    r" (?:our|this) (?:\w+ )?(?:service|team|office|organisation|agency|charity)|"
    r" (?:us|Cafcass)\b"
)
_LEAD = r"(?:in|at|near|on|off|by|of|along|from|for|to|down|up|opposite|behind|covers?)"
_FAR, _NAME = 200, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """One hint: what the letter says, where and in which sentence, and who are kept apart."""

    text: str
    place: Place
    whom: tuple[WhoId, ...]
    span: Span
    sentence: Span

    def is_beside(self, place: Place) -> bool:
        """Say whether something else stands in the same sentence."""
        begins = place.span[0] if place.span is not None else -1
        same = (place.file, place.part) == (self.place.file, self.place.part)
        return same and self.sentence[0] <= begins < self.sentence[1]


@kept
def hints(matter: Matter) -> tuple[Hint, ...]:
    """Give every hint, where the record keeps somebody's place from the reader.

    A hint is about those people, or about nobody who could be told; what is said of others, or
    to the reader themselves, hints at nothing.
    """
    return tuple(_hints(matter))


def _hints(matter: Matter) -> Iterator[Hint]:
    case = matter.case
    apart = kept_apart(matter, case) if case is not None else ()
    if case is None or not apart or not reads_for_a_party(matter):
        return
    near = {one.id for one in case.people if any(lives_with(case, who, one.id) for who in apart)}
    subjects = Subjects(matter=matter, case=case, ids=frozenset({*apart, *near}))
    places = known_places(matter)
    homes = frozenset(one.address.town.casefold() for one in hidden_places(matter))
    hidden, known = homes - places.own_towns, places.towns - (homes - places.own_towns)
    local = _in_their_place(matter.policy, tuple(_names_there(matter, places)))
    for telling in tellings(matter):
        there = _of_their_place(subjects, telling, local) if local else ()
        found = sorted((*_spans(subjects, telling, known, hidden), *there))
        for span in (*found, *_sounding(subjects, telling, found)):
            at = telling.mention(span)
            sentence = telling.sentence(span[0])
            yield Hint(text=at.text, place=place_of(at), whom=apart, span=span, sentence=sentence)


def kept_apart(matter: Matter, case: Case) -> tuple[WhoId, ...]:
    """Give those whose whereabouts the record keeps from the recipient, and says so."""
    known = stands_with(matter, matter.recipient.id)
    return tuple(
        person.id
        for person in case.people
        if person.id not in known
        and not any(lives_with(case, who, person.id) for who in known)
        and _is_kept(matter, person)
    )


def _is_kept(matter: Matter, person: Person) -> bool:
    flagged = any(
        address.confidential in SAID and address.current_on(matter.today)
        for address in person.addresses
    )
    return flagged or restriction_on(matter, person.id, WHEREABOUTS) is not None


def _spans(
    subjects: Subjects, telling: Telling, known: frozenset[str], hidden: frozenset[str]
) -> Iterator[Span]:
    """Give where hints stand in one text."""
    policy, text = subjects.matter.policy, telling.text
    for match in any_of(word_list("location_hints", policy)).finditer(text):
        about = subjects.about(telling, match.start())
        to_reader = is_said_to_the_reader(telling, match.start())
        if about is About.THEM or (about is About.NOBODY and not to_reader):
            yield match.span()
    for match in _in_a_town(policy).finditer(text):
        about = subjects.about(telling, match.start())
        if match["town"].casefold() in hidden and about is not About.OTHERS:
            yield match.span()
    for match in _MOVED.finditer(text):
        about = subjects.about(telling, match.start())
        there = match["town"].casefold() in hidden and about is not About.OTHERS
        if (there or about is About.THEM) and _is_news(telling, match, known):
            yield match.span()
    yield from _said_of_them(subjects, telling)
    yield from telling_spans(subjects, telling, known | hidden)


def _sounding(subjects: Subjects, telling: Telling, found: list[Span]) -> Iterator[Span]:
    """Give what sounds as sentences do that told of a place, where nothing else was found."""
    learned = sounds("protected.location-clue")
    for first, last in telling.each_sentence():
        sound = learned.of(telling.text[first:last])
        told = any(first <= one[0] < last for one in found)
        if sound is not None and not told:
            span = (first + sound.span[0], first + sound.span[1])
            if subjects.about(telling, span[0]) is not About.OTHERS:
                yield span


def _said_of_them(subjects: Subjects, telling: Telling) -> Iterator[Span]:
    """Give what hints at a place only where it is said of those whom the record keeps."""
    policy = subjects.matter.policy
    of_them = any_of(word_list("location_hints_of_them", policy))
    for pattern in (_near_home(policy), _theirs(policy), of_them):
        for match in pattern.finditer(telling.text):
            about = subjects.about(telling, match.start())
            still = tells_of_no_place(telling.text[slice(*telling.sentence(match.start()))])
            office = _is_at_an_office(policy, telling.text, match.span())
            if about is About.THEM and not (still or office):
                yield match.span()


def _is_at_an_office(policy: Policy, text: str, span: Span) -> bool:
    """Say whether "works for" is said of an adviser or the like, or of the sender's people."""
    if not _WORKS.match(text, *span):
        return False
    lead = text[max(0, span[0] - _NAME) : span[0]]
    work = spelt(word_list("professional_words", policy))
    theirs = rf"{work}[^.;\n]{{0,30}}?(?:,? (?:who|and) (?:also |now |only )*|['\u2019]s? \w+ )?$"
    mine = _FOR_US.match(text, span[1]) is not None
    return mine or _compiled(theirs).search(lead) is not None


def _is_news(telling: Telling, match: re.Match[str], known: frozenset[str]) -> bool:
    """Say whether a town to which somebody moved is one that the reader does not know of."""
    first, last = telling.sentence(match.start())
    town, start = match["town"].casefold(), match.start("town")
    a_name = any(
        one.start <= start < one.end and (one.person or one.end > match.end("town"))
        for one in telling.named(start - _NAME, start + 1)
    )
    new = town not in known and town.split()[0] not in NOT_TOWNS
    around = (max(first, start - _FAR), min(last, start + _FAR))
    return new and not a_name and not _LONG_AGO.search(telling.text, *around)


def _near_home(policy: Policy) -> Caseless:
    """Give the pattern of a place near somebody's home: "the nursery near her flat"."""
    places = spelt(word_list("location_places", policy))
    return _compiled(rf"{places}[^.\n]{{0,20}}? {_NEAR} {_HOME}")


def _names_there(matter: Matter, known: KnownPlaces) -> Iterator[str]:
    """Give the towns, the streets and the districts of postcodes that are kept from the reader."""
    for one in hidden_places(matter):
        yield from streets_of(matter, one.address)
        if one.address.town and one.address.town.casefold() not in known.towns:
            yield one.address.town
        if district(one.address) and district(one.address) not in known.districts:
            yield district(one.address)


def _of_their_place(subjects: Subjects, telling: Telling, local: Caseless) -> Iterator[Span]:
    """Give what is said to be in their street or district: "the dentist near Weaver Row"."""
    for match in local.finditer(telling.text):
        about = subjects.about(telling, match.start())
        to_reader = is_said_to_the_reader(telling, match.start())
        if about is About.THEM or (about is About.NOBODY and not to_reader):
            yield match.span()


def _in_their_place(policy: Policy, names: tuple[str, ...]) -> Caseless | None:
    """Give the pattern of a place in a street or a district of which the reader must not know."""
    kinds = (*word_list("location_places", policy), *word_list("habit_clues", policy))
    places = spelt((*kinds, *word_list("location_local", policy)))
    called = "|".join(re.escape(name) for name in names)
    there = rf"{_LEAD} (?:the )?(?-i:{called})(?!\w)(?! ?\d[A-Z]{{2}}\b)"
    return _compiled(rf"{places}[^.;\n]{{0,30}}? {there}") if names else None


def _in_a_town(policy: Policy) -> Caseless:
    """Give the pattern of a place in a town: "the contact centre in Otherton"."""
    places = spelt(word_list("location_places", policy))
    kinds = rf"(?:{places}|\b(?:home|house|flat|accommodation)\b)"
    return _compiled(rf"{kinds}(?: is| are| was)? (?:now )?(?:in|at|near) (?-i:{_TOWN})")


def _theirs(policy: Policy) -> Caseless:
    """Give the pattern of what is somebody's where they live: "her landlord"."""
    theirs = spelt(word_list("location_theirs", policy))
    return _compiled(
        rf"\b(?:her|his|their|[A-Z][\w-]+['\u2019]s|mother['\u2019]s|father['\u2019]s) {theirs}"
    )


@lru_cache(maxsize=16)
def _compiled(pattern: str) -> Caseless:
    return caseless(pattern)
