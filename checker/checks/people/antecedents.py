"""Of whom a text may say "he" or "she": every person it names or points at, in order."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from checker.checks.kept import kept_for_everyone
from checker.checks.matter import Matter
from checker.checks.people.kin import (
    kinds,
    parents,
    relation_word,
    sex_of,
    sex_of_kind,
    sex_of_title,
)
from checker.checks.people.spoken_of import Telling, spelt, subject_children
from checker.matching.caseless import Caseless, caseless
from checker.model import Case, Person
from checker.settings import Policy, word_list

_MYSELF = re.compile(
    r"\bI(?:['\u2019]m| am| was| became|"
    r"(?: shall| will|['\u2019]ll| have| would)? (?:be|been|become))\b[^.,;]{0,60}$|"
    r"\bas (?:a|the|your|their|an) (?:\w+ ){0,3}$"
)
_IS_ONE = re.compile(
    r"(?<!\bthere )(?<!\bhere )\b(?:is|was|remains|seems|as) (?:an?|the) "
    r"(?:[\w-]+,? (?:and )?){0,4}$",
    re.IGNORECASE,
)
"""What makes a word say what somebody is, and point at nobody else: "Ava is a lively child"."""
_ON_ROLL = frozenset({"patient", "pupil"})
_IS_YOURS = re.compile(r"\b(?:is|was) (?:your|a|the) $", re.IGNORECASE)
_NOBODY = caseless(r"\b(?:neither|either|both|each|no|every|any) $")
_THE_PARENT = re.compile(
    r"(?:^|[\n.,;:] ?|\bthe |\bwith |\bto |\bby |\bfor |\bthe child(?:ren)?['\u2019]s )$",
    re.IGNORECASE,
)
_EX = r"(?<!\w)ex-(?:wife|husband|boyfriend|girlfriend)(?!\w)"
"""Before all others: an ex-husband is no "ex" of whom nobody knows more."""
_THE_SIDE = re.compile(r"\bthe $", re.IGNORECASE)
_ONE_CHILD = re.compile(r"\b(?:your|the|this|their|our) (?:subject )?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Antecedent:
    """One word or name that points at one person: "she", "he", or unsure."""

    start: int
    end: int
    sex: str
    person: Person | None = None
    side: bool = False
    """True for "the applicant", beside whom the other side may always be meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Antecedents:
    """Everybody of whom a text speaks, in order. `sexes` are those of all of them."""

    all: tuple[Antecedent, ...]
    sexes: frozenset[str] = frozenset()
    unsure: bool = False
    """True where it speaks of somebody of the record whom the record calls neither."""

    def between(self, first: int, last: int) -> tuple[Antecedent, ...]:
        """Give those that begin between two offsets."""
        return self.all[_at(self.all, first) : _at(self.all, last)]


def antecedents(telling: Telling, case: Case, policy: Policy) -> Antecedents:
    """Give everybody of whom a text speaks, but for whom it is addressed to and who signs it.

    "The child" is the child of the case where there is only one.
    """
    named = tuple(_named(telling, case, policy))
    taken = [(one.start, one.end) for one in named]
    words = [
        one
        for one in _words(telling, case, policy)
        if not any(start < one.end and one.start < end for start, end in _near(taken, one.start))
    ]
    every = (*named, *words)
    return Antecedents(
        all=tuple(sorted(every, key=_begins)),
        sexes=frozenset(one.sex for one in every),
        unsure=any(one.person is not None and not one.sex for one in every),
    )


@kept_for_everyone
def antecedents_in(matter: Matter, case: Case, telling: Telling) -> Antecedents:
    """Give the antecedents of a text, worked out once in a run."""
    return antecedents(telling, case, matter.policy)


def _named(telling: Telling, case: Case, policy: Policy) -> Iterator[Antecedent]:
    for one in telling.spoken:
        if one.outside:
            continue
        title = one.mention.text.split()[0] if one.mention.text.split() else ""
        sex = sex_of(case, one.person, policy) if one.person else sex_of_title(title)
        yield Antecedent(start=one.start, end=one.end, sex=sex, person=one.person)


def _words(telling: Telling, case: Case, policy: Policy) -> Iterator[Antecedent]:
    children = subject_children(case)
    known = kinds(policy)
    sexes = _sexes(word_list("person_words", policy))
    sole, sides = _only_parents(case, policy), _only_sides(case)
    names = frozenset(one.start for one in telling.spoken)
    pattern = _pattern(relation_word(policy), tuple(sexes))
    for found in pattern.finditer(telling.text):
        word = found[0].lower().replace("\u2019", "'")
        kind = known.get(re.sub(r"[ _]+", "-", word), "")
        before = telling.text[max(0, found.start() - 90) : found.start()]
        if not kind and (_MYSELF.search(before) or (word == "child" and _IS_ONE.search(before))):
            continue
        if _NOBODY.search(before) or (word in _ON_ROLL and _IS_YOURS.search(before)):
            continue
        if word == "child" and found.end() + 1 in names:
            continue
        if not kind and _is_the_named(telling, found.end()):
            continue
        if kind in sole:
            parent = sole[kind]
            if sex_of(case, parent, policy) == sex_of_kind(kind) and _THE_PARENT.search(before):
                yield Antecedent(
                    start=found.start(), end=found.end(), sex=sex_of_kind(kind), person=parent
                )
                continue
        if word in sides and _THE_SIDE.search(before):
            side = sides[word]
            yield Antecedent(
                start=found.start(),
                end=found.end(),
                sex=sex_of(case, side, policy),
                person=side,
                side=True,
            )
            continue
        if word == "child" and len(children) == 1 and _ONE_CHILD.search(before):
            only = children[0]
            yield Antecedent(
                start=found.start(), end=found.end(), sex=sex_of(case, only, policy), person=only
            )
            continue
        sex = sex_of_kind(kind) if kind else sexes.get(word, "")
        yield Antecedent(start=found.start(), end=found.end(), sex=sex)


def _is_the_named(telling: Telling, at: int) -> bool:
    """Say whether a word only says what the name behind it is: "the patient, Ava, has ..."."""
    apart = telling.text.startswith(", ", at)
    for one in telling.named(at + 1, at + 3):
        if one.start == at + (2 if apart else 1):
            return not apart or telling.text.startswith(",", one.end)
    return False


def _only_parents(case: Case, policy: Policy) -> dict[str, Person]:
    """Give the one mother and the one father of the children whom a case is about."""
    found = {}
    for kind in ("mother", "father"):
        ids = {
            one for child in subject_children(case) for one in parents(case, child.id, kind, policy)
        }
        held = [one for one in case.people if one.id in ids]
        if len(held) == 1:
            found[kind] = held[0]
    return found


def _only_sides(case: Case) -> dict[str, Person]:
    """Give the one applicant and the one respondent of a case."""
    found = {}
    for role in ("applicant", "respondent"):
        ids = {one.who for one in case.parties if one.role == role}
        held = [one for one in case.people if one.id in ids]
        if len(ids) == len(held) == 1:
            found[role] = held[0]
    return found


@lru_cache(maxsize=8)
def _sexes(entries: tuple[str, ...]) -> dict[str, str]:
    parted = (entry.partition("=") for entry in entries)
    return {word.strip(): sex.strip() for word, _, sex in parted}


@lru_cache(maxsize=8)
def _pattern(relations: str, words: tuple[str, ...]) -> Caseless:
    return caseless(f"{_EX}|{spelt(words)}|{relations}")


def _near(taken: list[tuple[int, int]], at: int) -> list[tuple[int, int]]:
    place = bisect_left(taken, (at, 0))
    return taken[max(0, place - 1) : place + 1]


def _at(every: tuple[Antecedent, ...], offset: int) -> int:
    return bisect_left(every, offset, key=_begins)


def _begins(one: Antecedent) -> int:
    return one.start
