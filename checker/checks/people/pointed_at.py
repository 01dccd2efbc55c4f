"""At whom of the record a text points, by a name or by what they are: "the father"."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from checker.checks.kept import kept
from checker.checks.matter import Matter
from checker.checks.people.kin import (
    HE,
    SHE,
    children_of,
    kind_of,
    relation_word,
    sex_of,
    sex_of_kind,
)
from checker.checks.people.party_roles import FATHER, MOTHER
from checker.checks.people.spoken_of import Telling, lay_people, spelt, subject_children, tellings
from checker.checks.people.standing import parties_of
from checker.matching.caseless import Caseless, caseless
from checker.model import Case, Person, WhoId
from checker.settings import word_list

_PARTY = r"(?:applicant|respondent)"
_WORD = (
    r"(?P<own>(?<![\w-])(?:your|his|her|their|my|our|the|this|that|both|a|an|any|every|each|no|"
    r"another|some|[^\W\d_][\w-]+['\u2019]s?)|(?<=\w)['\u2019]s) (?P<which>[a-z]+[ -])??"
    rf"(?P<kin>{{kin}}|{_PARTY}s?|children|child|kids?|"
    r"(?:elder|eldest|older|oldest|younger|youngest)(?! of\b)|{others})(?![\w-])"
    rf"|(?<![\w'\u2019-])(?P<bare>mum|mummy|dad|daddy|mother|father|{_PARTY})(?![\w-])"
    r"|(?<![\w'\u2019-])(?P<you>you)(?![\w-])"
)
_FOR = re.compile(r"\bfor $")
_CLIENT = re.compile(r"\byour client$", re.IGNORECASE)
_S = ("'s", "\u2019s")
_AGED = frozenset({"elder", "eldest", "older", "oldest", "younger", "youngest"})
_NOT_OF_THE_CASE = frozenset({"baby", "new", "half", "step", "other", "unborn", "late"})
_SURE = frozenset({"the", "this", "that", "your", "both", "their", "our"})
_OF_CHILD = frozenset({"his", "her", "the"})
_MANY = frozenset({"children", "kids", "both"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointed:
    """One place that points at somebody: a name, a word for what they are, or "you".

    `people` are those of the record who may be meant; none where a stranger is, or nobody certain.
    """

    start: int
    end: int
    people: tuple[Person, ...]
    word: str = ""
    """What they are called, empty for a name."""
    plural: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointers:
    """All places of a text that point at somebody, in order."""

    telling: Telling
    all: tuple[Pointed, ...]
    of_sex: dict[str, tuple[Person, ...]]
    """All lay people of the case who are "she", and who are "he"."""

    def between(self, first: int, last: int) -> tuple[Pointed, ...]:
        """Give those that begin between two offsets."""
        low = bisect_left(self.all, first, key=_begins)
        return self.all[low : bisect_left(self.all, last, key=_begins)]


@kept
def pointers(matter: Matter, case: Case) -> tuple[Pointers, ...]:
    """Give for each part of each file at whom it points; "you" is the recipient in the letter."""
    letter = matter.dispatch.letter
    found = []
    lay = lay_people(case, case.people)
    of_sex = {
        sex: tuple(one for one in lay if sex_of(case, one, matter.policy) in {sex, ""})
        for sex in (SHE, HE)
    }
    for telling in tellings(matter):
        own = letter is not None and telling.document.name == letter.name
        people = _People(matter, case, own_letter=own)
        named = [
            Pointed(start=one.start, end=one.end, people=(one.person,) if one.person else ())
            for one in telling.spoken
            if not one.outside
        ]
        starts = [one.start for one in named]
        ends = [one.end for one in named]
        words = [
            one
            for one in people.words(telling.text)
            if not _overlaps(starts, ends, one.start, one.end)
            and not (one.word != "you" and _is_before(telling.text, starts, one.end))
        ]
        every = tuple(sorted((*named, *words), key=_begins))
        found.append(Pointers(telling=telling, all=every, of_sex=of_sex))
    return tuple(found)


class _People:
    """Says whom a word for a person means in one letter."""

    def __init__(self, matter: Matter, case: Case, *, own_letter: bool) -> None:
        reader = case.who(matter.recipient.id)
        lay = isinstance(reader, Person) and bool(lay_people(case, (reader,)))
        self._policy, self._case = matter.policy, case
        self._reader = reader if isinstance(reader, Person) and lay and own_letter else None
        self._children = subject_children(case)
        clients = parties_of(matter, matter.recipient.id) if own_letter else frozenset()
        self._clients = tuple(one for one in case.people if one.id in clients)
        relations = relation_word(matter.policy)
        self._pattern = _pattern(relations, word_list("age_owners", matter.policy))

    def words(self, text: str) -> Iterator[Pointed]:
        for found in self._pattern.finditer(text):
            if found["you"]:
                if self._reader is not None:
                    yield Pointed(
                        start=found.start(),
                        end=found.end(),
                        people=(self._reader,),
                        word="you",
                    )
                continue
            word = (found["kin"] or found["bare"]).lower()
            own = (found["own"] or "the").lower()
            if own in {"a", "an"} and _FOR.search(text, max(0, found.start() - 5), found.start()):
                continue
            if own.startswith(_S) and _CLIENT.search(
                text, max(0, found.start() - 12), found.start()
            ):
                own = "client's"
            group = "kin" if found["kin"] else "bare"
            which = (found["which"] or "").strip(" -").lower()
            if which in _NOT_OF_THE_CASE:
                own = "a"
            people = self._meant(own, which if word == "child" and which in _AGED else word)
            yield Pointed(
                start=found.start(group),
                end=found.end(),
                people=people,
                word=word,
                plural=word in _MANY or own in _MANY,
            )

    def _meant(self, own: str, word: str) -> tuple[Person, ...]:
        kind = kind_of(word, self._policy)
        if kind in {MOTHER, FATHER} and (own in {"the", "this", "their"} or self._is_childs(own)):
            return self._parent(kind)
        if kind in {"brother", "sister"}:
            return self._other_child(own, sex_of_kind(kind))
        if kind in {"son", "daughter"}:
            return self._own_children(own, sex_of_kind(kind))
        return self._of_the_case(own, word)

    def _of_the_case(self, own: str, word: str) -> tuple[Person, ...]:
        if word == "client":
            return self._clients if own == "your" else ()
        if word.removesuffix("s") in {"applicant", "respondent"}:
            return self._party(word.removesuffix("s")) if own in {"the", "this"} else ()
        if word in _AGED:
            return self._by_age(word) if own in {"the", "your", "their"} else ()
        if own not in _SURE or not (word in _MANY or len(self._children) == 1):
            return ()
        return self._children if word in {"child", "kid", *_MANY} else ()

    def _is_childs(self, own: str) -> bool:
        name = re.sub(r"['\u2019]s?$", "", own)
        if own == "your":
            return self._reader is not None and self._reader in self._children
        return any(name == one.first_name.lower() for one in self._children)

    def _party(self, role: str) -> tuple[Person, ...]:
        ids = {one.who for one in self._case.parties if one.role == role}
        found = tuple(one for one in self._case.people if one.id in ids)
        return found if len(ids) == 1 else ()

    def _parent(self, kind: str) -> tuple[Person, ...]:
        found = tuple(
            one
            for one in self._case.people
            if children_of(self._case, one.id, kind, self._policy)
            & {child.id for child in self._children}
        )
        return found if len(found) == 1 else ()

    def _own_children(self, own: str, sex: str) -> tuple[Person, ...]:
        """Give the children that are meant; to a grandmother "your daughter" is the mother."""
        mine: frozenset[WhoId] = frozenset(one.id for one in self._children)
        among = self._children
        if own not in {"the", "this", "our", "your", "their", "client's", "client\u2019s"}:
            return ()
        if own.startswith(("your", "client")):
            of = (self._reader,) if own == "your" else self._clients
            held = (
                children_of(self._case, one.id, kind, self._policy)
                for kind in (MOTHER, FATHER)
                for one in of
                if one is not None
            )
            mine = frozenset[WhoId]().union(*held)
            among = self._case.people
        return tuple(
            one for one in among if one.id in mine and sex_of(self._case, one, self._policy) == sex
        )

    def _other_child(self, own: str, sex: str) -> tuple[Person, ...]:
        """Give the one child of a sex where the case is about two."""
        found = [one for one in self._children if sex_of(self._case, one, self._policy) == sex]
        two = len(self._children) == 2  # noqa: PLR2004 - a child and one other
        return (found[0],) if two and len(found) == 1 and own in _OF_CHILD else ()

    def _by_age(self, word: str) -> tuple[Person, ...]:
        dated = [one for one in self._children if one.date_of_birth]
        if len(dated) != len(self._children) or not dated:
            return ()
        dated.sort(key=_birth)
        return (dated[-1] if word.startswith("young") else dated[0],)


def _birth(one: Person) -> date:
    return one.date_of_birth or date.min


@lru_cache(maxsize=8)
def _pattern(relations: str, others: tuple[str, ...]) -> Caseless:
    words = tuple(entry.partition("=")[0].strip() for entry in others)
    return caseless(_WORD.replace("{kin}", relations).replace("{others}", spelt(words)))


def _overlaps(starts: list[int], ends: list[int], first: int, last: int) -> bool:
    """Say whether a stretch shares a character with one of some that follow one another."""
    at = bisect_left(starts, last)
    return at > 0 and ends[at - 1] > first


def _is_before(text: str, starts: list[int], end: int) -> bool:
    """Say whether a name follows that says who is meant: "your daughter Elsie", "the baby, Tom"."""
    at = bisect_left(starts, end)
    return at < len(starts) and text[end : starts[at]] in {" ", ", "}


def _begins(one: Pointed) -> int:
    return one.start
