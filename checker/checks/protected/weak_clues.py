"""Small things that each say little of where somebody is: a town, a dialling code, a force."""

import re
from bisect import bisect_right
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import lru_cache

from checker.checks.addresses.premises import are_same_premises
from checker.checks.matter import Matter
from checker.checks.people.spoken_of import spelt
from checker.checks.people.standing import everybody, somebody, stands_with
from checker.checks.protected.hidden_places import (
    OPEN_KINDS,
    HiddenPlace,
    KnownPlaces,
    area,
    district,
    open_offices,
)
from checker.checks.protected.restricted import restriction_on
from checker.matching.addresses import pieces
from checker.matching.caseless import caseless
from checker.matching.lexicon import lexicon
from checker.matching.vocabulary import STRONG_TYPES, WEAK_TYPES
from checker.mentions.passage import Passage, passages
from checker.model import (
    Confidential,
    Document,
    Mention,
    MentionKind,
    Organisation,
    Part,
    Person,
    PostalAddress,
    Span,
)
from checker.settings import Policy, word_list

TOWN, COUNTY, DISTRICT, CODE, STREET = "town", "county", "district", "code", "street"
FORCE, BODY, HABIT = "force", "body", "habit"
_FOLLOWED = re.compile(r"[ -]+([A-Za-z]+)")
_LED = re.compile(r"(?:\b(?:in|at|near|to|from|of|around|outside|towards)|,)\s+$", re.IGNORECASE)
_IN_A_STREET = re.compile(
    r"\b(?:in|on|off|at|near|from|of|to|by|up|down|along|past|across|through|behind|around) "
    r"(?:the )?$",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|PC|DC|DS|Sgt|Judge|Justice|Lord|Lady|Sir|Prof|Rev|Cllr)\.? $"
)
_NUMBER = re.compile(
    r"^(?:(?:flat|unit|apartment|room) \w+,? )?\d+\w?(?:-\d+\w?)?,? ", re.IGNORECASE
)
_BUS = caseless(
    r"\b(?:number |no\.? )?\d{1,3}[A-Za-z]? bus\b|\bbus (?:route |number |no\.? )\d{1,3}\b"
)
_CHARS_BEFORE = 12
_OF_AN_ADDRESS = 40
"""How far behind a street the rest of its address may stand: its town, its county."""
_SENTENCE_ENDS = re.compile(r"[.;!?](?:\s|$)|\n\s*\n")
_OF_A_BODY = 20
"""How far behind a lawyer's name the town may stand that is theirs: ", Farley", "of Farley"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeakClue:
    """One clue to a hidden place: what kind, its value, and where it stands in which text.

    `public` marks the town of the court, of a lawyer or of the sender, and a street of the name of
    theirs in another town: named in many letters, and a clue only where it is said of the person.
    """

    kind: str
    value: str
    passage: Passage
    span: Span
    public: bool = False

    @property
    def mention(self) -> Mention:
        """Give the clue as a mention, for its text and its place."""
        return self.passage.mention(MentionKind.NAME, self.span, self.value)


def weak_clues(matter: Matter, hidden: HiddenPlace, known: KnownPlaces) -> tuple[WeakClue, ...]:
    """Give every clue to a hidden place, but for what the recipient knows anyway.

    A town counts for nothing where the recipient, the court or their lawyers are in it; nor do its
    dialling code, the police of both towns, or a word inside the hidden address itself, which has
    a finding of its own. Where a lawyer's or the court's office is written, nothing is a clue.
    """
    looks = (_Words(matter, hidden, known), _Numbers(matter, hidden, known))
    found: list[WeakClue] = []
    for document in matter.dispatch.documents:
        inside = tuple(_open_addresses(matter, hidden, document))
        for passage in passages(document):
            own = [span for part, span in inside if part == passage.part]
            own += _office_names(matter, passage)
            own += _told_already(hidden, passage)
            here = [
                clue
                for look in looks
                for clue in look.clues(passage)
                if not any(a < clue.span[1] and clue.span[0] < b for a, b in own)
            ]
            found += sorted(here, key=_span)
    return tuple(found)


def _open_addresses(
    matter: Matter, hidden: HiddenPlace, document: Document
) -> Iterator[tuple[Part, Span]]:
    """Give where the hidden address itself is written, the recipient's own, or an open office's."""
    reader = somebody(matter, matter.recipient.id)
    offices = (place for one in open_offices(matter) for place in one.addresses)
    homes = tuple(
        (home.written(), home.postcode.casefold() or home.written()[0].casefold())
        for home in (hidden.address, *(reader.addresses if reader is not None else ()), *offices)
        if home.written()
    )
    for mention in matter.mentions:
        if (
            mention.kind is MentionKind.ADDRESS
            and mention.file == document.name
            and any(
                told in mention.value.casefold() and are_same_premises(mention.lines, written)
                for written, told in homes
            )
        ):
            yield mention.part, mention.span


def _office_names(matter: Matter, passage: Passage) -> list[Span]:
    """Give where open offices are named, with the town that is said of them: "of Farley"."""
    names = lexicon({"offices": tuple(one.name for one in open_offices(matter) if one.name)})
    return [(hit.start, hit.end + _OF_A_BODY) for hit in names.hits(passage.text)]


def _told_already(hidden: HiddenPlace, passage: Passage) -> Iterator[Span]:
    """Give where a piece of the hidden address stands, with the town that is written after it."""
    for piece in pieces(hidden.address.written()):
        for match in piece.pattern.finditer(passage.text):
            rest = passage.text[match.end() : match.end() + _OF_AN_ADDRESS]
            end = _SENTENCE_ENDS.search(rest)
            yield match.start(), match.end() + (end.start() if end else len(rest))


class _Words:
    """Looks for towns, counties, districts, forces, bodies and habits in a text."""

    def __init__(self, matter: Matter, hidden: HiddenPlace, known: KnownPlaces) -> None:
        """Work out once what there is to look for."""
        home, self._policy = hidden.address, matter.policy
        self._spelt: list[tuple[str, str, re.Pattern[str]]] = []
        self._public = {home.town.casefold()} & known.towns | {district(home)} & known.districts
        if home.town and home.town.casefold() not in known.own_towns:
            self._spelt.append((TOWN, home.town, _as_name(home.town)))
        if home.county and home.county.casefold() not in known.counties:
            self._spelt.append((COUNTY, home.county, _as_name(home.county)))
        code = district(home)
        for street in _streets(home):
            towns = _towns_of_offices(matter, street)
            self._public |= {street.casefold()} if towns else set()
            if home.town.casefold() not in towns:
                self._spelt.append((STREET, street, _as_name(street)))
        if code and code not in known.own_districts:
            self._spelt.append((DISTRICT, code, re.compile(rf"(?<![^\W_]){code}(?![^\W_])")))
        everyday = {one.casefold() for one in word_list("town_words", matter.policy)}
        self._everyday = home.town.casefold() in everyday
        lists = {
            FORCE: _forces(matter.policy, area(code), known),
            BODY: tuple(_bodies(matter, hidden, known)),
            HABIT: word_list("habit_clues", matter.policy),
        }
        self._lexicon = lexicon(lists)
        bodies = spelt(word_list("local_bodies", matter.policy))
        self._bodies = _compiled(rf"(?:['\u2019]s)?(?: (?-i:[A-Z])[\w'\u2019-]*){{0,2}} {bodies}")
        self._led = _compiled(rf"{bodies} (?:in|at|of|for|near) $")
        self._number = home.lines[-1].partition(" ")[0] if home.lines else ""
        self._names: dict[tuple[str, Part], list[Span]] = {}
        for one in matter.mentions:
            if one.kind is MentionKind.NAME:
                self._names.setdefault((one.file, one.part), []).append(one.span)

    def clues(self, passage: Passage) -> Iterator[WeakClue]:
        """Give the clues of a passage."""
        text = passage.text
        for kind, value, pattern in self._spelt:
            for match in pattern.finditer(text):
                clue = self._clue(passage, kind, value, match)
                if clue is not None:
                    yield clue
        for hit in self._lexicon.hits(text):
            span = (hit.start, hit.end)
            yield WeakClue(kind=hit.list, value=hit.entry, passage=passage, span=span)
        for match in _BUS.finditer(text):
            yield WeakClue(kind=HABIT, value=match[0], passage=passage, span=match.span())

    def _clue(
        self, passage: Passage, kind: str, value: str, match: re.Match[str]
    ) -> WeakClue | None:
        """Give the clue where a place is written, or None where its name is something else."""
        text, (start, end) = passage.text, match.span()
        body = self._bodies.match(text, end) if kind == TOWN else None
        before = max(0, start - _OF_AN_ADDRESS)
        led = self._led.search(text, before, start) if kind == TOWN else None
        if kind == TOWN and body is None and not self._is_the_town(passage, match):
            return None
        if kind == STREET and not self._is_the_street(text, match):
            return None
        public = value.casefold() in self._public or value in self._public
        if body is not None:
            kind, end = BODY, body.end()
        elif led is not None:
            kind, start = BODY, led.start()
        span, value = (start, end), text[start:end] if kind == BODY else value
        return WeakClue(kind=kind, value=value, passage=passage, span=span, public=public)

    def _is_the_street(self, text: str, match: re.Match[str]) -> bool:
        """Say whether a street is meant: behind the home's number it is the address itself.

        A name that is no more than a word, "Ropewalk" or "The Green", has to be led to.
        """
        before = text[max(0, match.start() - _CHARS_BEFORE) : match.start()]
        own = bool(self._number) and before.endswith(f"{self._number} ")
        typed = _is_typed(match[0]) and not match[0].startswith("The ")
        return not own and (typed or _IN_A_STREET.search(before) is not None)

    def _is_the_town(self, passage: Passage, match: re.Match[str]) -> bool:
        """Say whether a town's name is the town: no street, no surname, no everyday word."""
        text, (start, end) = passage.text, match.span()
        after = _FOLLOWED.match(text, end)
        if after is not None and after[1].lower() in STRONG_TYPES:
            return False
        if self._everyday and not _LED.search(text[max(0, start - _CHARS_BEFORE) : start]):
            return False
        names = self._names.get((passage.document.name, passage.part), [])
        at = bisect_right(names, (start, len(text)))
        last = names[max(0, at - 1) : at]
        longer = any(
            first <= start and end <= over and over - first > end - start for first, over in last
        )
        return not longer and not _TITLED.search(text[max(0, start - _CHARS_BEFORE) : start])


class _Numbers:
    """Looks for telephone numbers with the dialling code of the hidden place's town."""

    def __init__(self, matter: Matter, hidden: HiddenPlace, known: KnownPlaces) -> None:
        """Work out once which codes there are to look for."""
        codes = _codes(matter.policy, {hidden.address.town.casefold()})
        taken = _codes(matter.policy, known.towns)
        shown = {f"0{number.removeprefix('44')}" for number in known.lines}
        self._codes = tuple(
            code
            for code in codes
            if not code.startswith(tuple(taken)) and not any(one.startswith(code) for one in shown)
        )
        people = [somebody(matter, whom) for whom in hidden.whom]
        self._theirs = {
            "".join(sign for sign in contact.value if sign.isdigit())[-9:]
            for person in people
            if isinstance(person, Person)
            for contact in person.contacts
        }
        self._known, self._matter = known.phones, matter
        spelt = "|".join(re.escape(code) for code in self._codes)
        self._alone = re.compile(
            rf"(?<![\d/]){(spelt and f'(?:{spelt})') or '(?!)'}(?![\d/]|[ -]\d)"
        )

    def clues(self, passage: Passage) -> Iterator[WeakClue]:
        """Give the clues of a passage; a number that is itself protected has its own finding."""
        for found in self._alone.finditer(passage.text):
            yield WeakClue(kind=CODE, value=found[0], passage=passage, span=found.span())
        for mention in self._matter.mentions if self._codes else ():
            here = (mention.file, mention.part) == (passage.document.name, passage.part)
            if not here or mention.kind is not MentionKind.PHONE or mention.value in self._known:
                continue
            code = next((c for c in self._codes if f"0{mention.value[2:]}".startswith(c)), None)
            british = mention.value.startswith("44")
            if british and code is not None and mention.value[-9:] not in self._theirs:
                yield WeakClue(kind=CODE, value=code, passage=passage, span=mention.span)


def _as_name(name: str) -> re.Pattern[str]:
    """Spell a town as a name: with capitals, in any spacing."""
    words = "[ -]".join(re.escape(word) for word in re.split(r"[ -]+", name.strip()))
    capitals = "[ -]".join(re.escape(word.upper()) for word in re.split(r"[ -]+", name.strip()))
    return re.compile(rf"(?<![^\W_])(?:{words}|{capitals})(?![^\W_])")


def streets_of(matter: Matter, home: PostalAddress) -> Iterator[str]:
    """Give the name of a home's street, unless an office that everybody knows is in one so named.

    It stands behind a number, or in a line of its own below a house's name or a flat's.
    """
    for street in _streets(home):
        if not _towns_of_offices(matter, street):
            yield street


def _streets(home: PostalAddress) -> Iterator[str]:
    for place, line in enumerate(home.lines):
        street = _NUMBER.sub("", line).strip(" ,")
        if street and (street != line or (place > 0 and _is_typed(street))):
            yield street


def _towns_of_offices(matter: Matter, street: str) -> frozenset[str]:
    """Give the towns in which an office that everybody knows is in a street of this name."""
    name = street.casefold()
    return frozenset(
        place.town.casefold()
        for one in open_offices(matter)
        for place in one.addresses
        if any(name in line.casefold() for line in place.lines)
    )


def _is_typed(street: str) -> bool:
    """Say whether a name ends as those of streets do: "Damson Grove"."""
    return " " in street and street.rpartition(" ")[2].casefold() in STRONG_TYPES | WEAK_TYPES


@lru_cache(maxsize=16)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _codes(policy: Policy, towns: Container[str]) -> list[str]:
    """Give the dialling codes of some towns."""
    pairs = (entry.partition(" ") for entry in word_list("dialling_codes", policy))
    return [code for code, _, town in pairs if town.casefold() in towns]


def _forces(policy: Policy, where: str, known: KnownPlaces) -> tuple[str, ...]:
    """Give the names of the police forces of an area that serve no area the recipient knows."""
    found: list[str] = []
    for entry in word_list("police_forces", policy):
        name, _, listed = entry.partition(":")
        areas = {one.strip().upper() for one in listed.split(",")}
        if where and where in areas and not areas & known.areas:
            found.append(name.strip())
    return tuple(found)


def _bodies(matter: Matter, hidden: HiddenPlace, known: KnownPlaces) -> Iterator[str]:
    """Give the bodies of the record and the directory that are in the hidden place's town.

    Those that the record lists as a clue have a finding of their own, and a school that nobody
    asked to keep back is known to both parents.
    """
    case = matter.case
    told = {clue.organisation for clue in case.location_clues} if case is not None else set()
    readers = stands_with(matter, matter.recipient.id)
    for one in everybody(matter):
        if not isinstance(one, Organisation) or one.kind in {*OPEN_KINDS, "refuge"}:
            continue
        there = any(_is_beside(place, hidden.address, known) for place in one.addresses)
        if there and one.id not in told | readers and _is_kept(matter, hidden, one):
            yield one.name


def _is_beside(place: PostalAddress, home: PostalAddress, known: KnownPlaces) -> bool:
    """Say whether an office is in the town or the district of a home, and tells of it."""
    town, code = home.town.casefold(), district(home)
    in_town = bool(town) and town == place.town.casefold() and town not in known.towns
    return in_town or (bool(code) and code == district(place) and code not in known.districts)


def _is_kept(matter: Matter, hidden: HiddenPlace, one: Organisation) -> bool:
    """Say whether a body is one that the other parent is not bound to know."""
    grave = hidden.address.confidential in {Confidential.REFUGE, Confidential.ADOPTION}
    what = frozenset({one.kind, "everything"})
    return (
        one.kind not in {"school", "gp"}
        or grave
        or any(restriction_on(matter, whom, what) for whom in hidden.whom)
    )


def _span(clue: WeakClue) -> Span:
    return clue.span
