"""Small things that each say little of where somebody is: a town, a dialling code, a force."""

import re
from bisect import bisect_right
from collections.abc import Container, Iterator
from dataclasses import dataclass

from checker.checks.hidden_places import (
    OPEN_KINDS,
    HiddenPlace,
    KnownPlaces,
    area,
    district,
    open_offices,
)
from checker.checks.matter import Matter
from checker.checks.premises import are_same_premises
from checker.checks.restricted import restriction_on
from checker.checks.spoken_of import any_of
from checker.checks.standing import everybody, somebody, stands_with
from checker.matching.lexicon import lexicon
from checker.matching.vocabulary import STRONG_TYPES
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

TOWN, COUNTY, DISTRICT, CODE = "town", "county", "district", "code"
FORCE, BODY, HABIT = "force", "body", "habit"
_FOLLOWED = re.compile(r"[ -]+([A-Za-z]+)")
_LED = re.compile(r"(?:\b(?:in|at|near|to|from|of|around|outside|towards)|,)\s+$", re.IGNORECASE)
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|PC|DC|DS|Sgt|Judge|Justice|Lord|Lady|Sir|Prof|Rev|Cllr)\.? $"
)
_BUS = re.compile(
    r"\b(?:number |no\.? )?\d{1,3}[A-Za-z]? bus\b|\bbus (?:route |number |no\.? )\d{1,3}\b",
    re.IGNORECASE,
)
_CHARS_BEFORE = 12
_OF_A_BODY = 20
"""How far behind a lawyer's name the town may stand that is theirs: ", Farley", "of Farley"."""
_LOCAL = re.compile(r"(?:['\u2019]s)?((?: (?:(?:and|of|the) )?[A-Z][\w'\u2019-]*){1,5})")


@dataclass(frozen=True, slots=True, kw_only=True)
class WeakClue:
    """One clue to a hidden place: what kind, its value, and where it stands in which text."""

    kind: str
    value: str
    passage: Passage
    span: Span

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


class _Words:
    """Looks for towns, counties, districts, forces, bodies and habits in a text."""

    def __init__(self, matter: Matter, hidden: HiddenPlace, known: KnownPlaces) -> None:
        """Work out once what there is to look for."""
        home, self._policy = hidden.address, matter.policy
        self._spelt: list[tuple[str, str, re.Pattern[str]]] = []
        if home.town and home.town.casefold() not in known.towns:
            self._spelt.append((TOWN, home.town, _as_name(home.town)))
        if home.county and home.county.casefold() not in known.counties:
            self._spelt.append((COUNTY, home.county, _as_name(home.county)))
        code = district(home)
        if code and code not in known.districts:
            self._spelt.append((DISTRICT, code, re.compile(rf"(?<![^\W_]){code}(?![^\W_])")))
        everyday = {one.casefold() for one in word_list("town_words", matter.policy)}
        self._everyday = home.town.casefold() in everyday
        lists = {
            FORCE: _forces(matter.policy, area(code), known),
            BODY: tuple(_bodies(matter, hidden, known)),
            HABIT: word_list("habit_clues", matter.policy),
        }
        self._lexicon = lexicon(lists)
        self._bodies = any_of(word_list("local_bodies", matter.policy))
        self._names: dict[tuple[str, Part], list[Span]] = {}
        for one in matter.mentions:
            if one.kind is MentionKind.NAME:
                self._names.setdefault((one.file, one.part), []).append(one.span)

    def clues(self, passage: Passage) -> Iterator[WeakClue]:
        """Give the clues of a passage."""
        text = passage.text
        for kind, value, pattern in self._spelt:
            for match in pattern.finditer(text):
                if kind != TOWN:
                    yield WeakClue(kind=kind, value=value, passage=passage, span=match.span())
                    continue
                body = self._called_after(passage, match)
                if body is not None or self._is_the_town(passage, match):
                    yield body or WeakClue(
                        kind=TOWN, value=value, passage=passage, span=match.span()
                    )
        for hit in self._lexicon.hits(text):
            span = (hit.start, hit.end)
            yield WeakClue(kind=hit.list, value=hit.entry, passage=passage, span=span)
        for match in _BUS.finditer(text):
            yield WeakClue(kind=HABIT, value=match[0], passage=passage, span=match.span())

    def _called_after(self, passage: Passage, match: re.Match[str]) -> WeakClue | None:
        """Give the body that is called after a town where one is named: "Farley Library"."""
        behind = _LOCAL.match(passage.text, match.end())
        body = self._bodies.search(behind[1]) if behind is not None else None
        if behind is None or body is None:
            return None
        span = (match.start(), behind.start(1) + body.end())
        called = passage.text[span[0] : span[1]]
        return WeakClue(kind=BODY, value=called, passage=passage, span=span)

    def _is_the_town(self, passage: Passage, match: re.Match[str]) -> bool:
        """Say whether a town's name is the town: no street, no surname, no everyday word."""
        text, (start, end) = passage.text, match.span()
        after = _FOLLOWED.match(text, end)
        if after is not None and after[1].lower() in STRONG_TYPES:
            return False
        if self._everyday and not _LED.search(text[max(0, start - _CHARS_BEFORE) : start]):
            return False
        names = self._names.get((passage.document.name, passage.part), [])
        last = names[bisect_right(names, (start, len(text))) - 1 :][:1]
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

    def clues(self, passage: Passage) -> Iterator[WeakClue]:
        """Give the clues of a passage; a number that is itself protected has its own finding."""
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
