"""What people are to one another: the words letters use, the record's relations, her or him."""

import re
from functools import lru_cache

from checker.checks.people.spoken_of import any_of
from checker.matching.folding import fold
from checker.matching.once import once
from checker.model import Case, Person, WhoId
from checker.settings import Policy, of_policy, word_list

SHE, HE = "she", "he"
_HERS = frozenset(
    {
        "mother", "daughter", "sister", "half-sister", "stepsister", "stepdaughter", "stepmother",
        "granddaughter", "grandmother", "great-grandmother", "aunt", "great-aunt", "niece", "wife",
        "girlfriend", "widow",
    }
)  # fmt: skip
_HIS = frozenset(
    {
        "father", "son", "brother", "half-brother", "stepbrother", "stepson", "stepfather",
        "grandson", "grandfather", "great-grandfather", "uncle", "great-uncle", "nephew",
        "husband", "boyfriend", "widower",
    }
)  # fmt: skip
_ALSO = (
    frozenset({"brother", "half-brother", "stepbrother", "sibling", "half-sibling"}),
    frozenset({"sister", "half-sister", "stepsister", "sibling", "half-sibling"}),
    frozenset({"grandmother", "great-grandmother", "grandparent"}),
    frozenset({"grandfather", "great-grandfather", "grandparent"}),
    frozenset({"aunt", "great-aunt"}),
    frozenset({"uncle", "great-uncle"}),
    frozenset({"mother", "parent", "adoptive-mother"}),
    frozenset({"father", "parent", "adoptive-father"}),
)
"""Kinds that people use for one another."""
_PRONOUNS = {"she/her": SHE, "she/her/hers": SHE, "he/him": HE, "he/him/his": HE}
_TITLES = {"mr": HE, "master": HE, "mrs": SHE, "ms": SHE, "miss": SHE}


@of_policy
def kinds(policy: Policy) -> dict[str, str]:
    """Give for each word of the list of relations its kind: "gran" is a grandmother."""
    return _kinds(word_list("relations", policy))


@of_policy
def relation_word(policy: Policy) -> str:
    """Give the pattern of any word of a relation, without a group."""
    return _words(word_list("relations", policy))


def kind_of(written: str, policy: Policy) -> str:
    """Give the kind that a word of a letter or of a record stands for, or an empty string."""
    return kinds(policy).get(_plain(written), "")


def sex_of_kind(kind: str) -> str:
    """Say whether a relation is always a woman's ("she") or a man's ("he")."""
    return SHE if kind in _HERS else HE if kind in _HIS else ""


def sex_of_title(title: str) -> str:
    """Say whether a title is a woman's ("she") or a man's ("he")."""
    return _TITLES.get(title.rstrip(".").casefold(), "")


def sex_of(case: Case, person: Person, policy: Policy) -> str:
    """Say whether the record speaks of somebody as "she" or "he"; empty where it is not sure.

    Pronouns come first; without them a title, then what they are to others. Where these
    contradict, or the pronouns are any others, nothing is sure.
    """
    told = person.pronouns.replace(" ", "").casefold()
    if told:
        return _PRONOUNS.get(told, "")
    by_title = sex_of_title(person.title)
    by_kin = {
        sex
        for one in case.relationships
        if one.source == person.id and (sex := sex_of_kind(kind_of(one.kind, policy)))
    }
    said = {*by_kin, *({by_title} if by_title else ())}
    return said.pop() if len(said) == 1 else ""


def relations_between(case: Case, one: WhoId, other: WhoId, policy: Policy) -> tuple[str, ...]:
    """Give what the record says that one is to the other, as it says it where it is no kin."""
    return tuple(
        kind_of(relation.kind, policy) or _plain(relation.kind)
        for relation in case.relationships
        if (relation.source, relation.target) == (one, other)
    )


def parents(case: Case, child: WhoId, kind: str, policy: Policy) -> frozenset[WhoId]:
    """Give whom the record has as mother, or as father, of somebody."""
    return frozenset(
        relation.source
        for relation in case.relationships
        if relation.target == child and kind_of(relation.kind, policy) == kind
    )


def children_of(case: Case, parent: WhoId, kind: str, policy: Policy) -> frozenset[WhoId]:
    """Give of whom the record has somebody as mother, or as father."""
    return frozenset(
        relation.target
        for relation in case.relationships
        if relation.source == parent and kind_of(relation.kind, policy) == kind
    )


def go_together(kind: str, recorded: str) -> bool:
    """Say whether two kinds may be the same relation: a half-sister is called a sister."""
    return kind == recorded or any({kind, recorded} <= group for group in _ALSO)


@lru_cache(maxsize=8)
def _kinds(entries: tuple[str, ...]) -> dict[str, str]:
    parted = (entry.partition("=") for entry in entries)
    return {_plain(word): kind.strip() for word, _, kind in parted if kind.strip()}


@lru_cache(maxsize=8)
def _words(entries: tuple[str, ...]) -> str:
    return any_of(tuple(entry.partition("=")[0].strip() for entry in entries)).pattern


@once
def _plain(written: str) -> str:
    return re.sub(r"[\s_-]+", "-", fold(written).strip())
