"""Who a text says cares for the children, or is their parent, where the record has others."""

import re
from collections.abc import Iterator
from typing import Final

from checker.checks.families.children_text import Said
from checker.checks.families.unfit import Unfit
from checker.checks.people.kin import HE, SHE, kind_of, parents, sex_of
from checker.checks.people.party_roles import FATHER, MOTHER
from checker.matching.needing import needing
from checker.model import Person, WhoId

_CARER: Final = (
    r"(?:(?:paternal|maternal|great|step)[ -])?(?P<kin>aunt(?:ie|y)?s?|uncles?|grand(?:mother|"
    r"father|parents?)|gran|nan|step-?(?:mother|father|mum|dad|parents?)|foster (?:carers?|parents?"
    r"|mother|father|mum|dad|family)|(?:prospective )?adopters|adoptive (?:parents?|mother|father|"
    r"family)|kinship carers?|special guardians?|guardians|cousins?|sister|brother)"
)
_THEM: Final = r"(?:the children|the child|both children|them|they|he|she|him|her|both)"
_LIVE_WITH: Final = needing(
    "with whom|who has|who have|who is|who are|who now|who currently|who look|who care|care of",
    rf"\b{_CARER}(?:,? with whom {_THEM}(?: now| currently| both| all)? (?:lives?|(?:is|are) "
    r"(?:living|placed)|resides?)\b|,? who (?:(?:now|currently) )?(?:has|have|(?:is|are) "
    r"(?:looking after|caring for|raising|bringing up)|looks? after|cares? for)"
    r" (?:full-time )?(?:care of )?(?:the children|the child|them|him|her|both)\b|"
    r" (?:has|have) (?:the )?(?:full-time |sole |day-to-day )?care of (?:the child|both|them|h))",
    flags=0,
)
_NOW_LIVES: Final = needing(
    "live with|lives with|living with|placed with|full-time with|together with",
    rf"(?P<not>\b\w+ )?\b(?:lives?|living|placed) (?:full-time |together )?with "
    rf"(?:their|his|her|the|your) {_CARER}\b",
    flags=0,
)
_MIGHT: Final = re.compile(
    r"\b(?:to|would|could|might|may|if|not|whether|never|should|will|were|had|unless|until|"
    r"appl(?:y|ied)|assess\w*|used)\b|n['\u2019]t\b"
)
_AT_TIMES: Final = re.compile(
    r"\b(?:on|after school|while|when|sometimes|at times|often|weekends?|holidays?|during|if)\b"
)
_FOSTER: Final = needing(
    "foster|adopt|kinship|guardian",
    r"\b(?:his|her|their|the(?: children['\u2019]s| child['\u2019]s)?) "
    r"(?P<kin>foster (?:carers?|parents?|"
    r"mother|father|mum|dad|family)|(?:prospective )?adopters|adoptive (?:parents|mother|father|"
    r"family)|kinship carers?|special guardians?|guardians)\b(?!['\u2019]?s? of other)",
    flags=0,
)
_OF_A_CHILD: Final = re.compile(r"\b(?:he|she|his|her|him|they|them|their|children|child)\b")
_SAME: Final = needing(
    "mums|mothers|mummies|dads|fathers|daddies|'s other|\u2019s other|their other|both women|"
    "both men",
    r"\b(?:both (?:of )?(?:you|his|her|their|the children['\u2019]s|the child['\u2019]s)|"
    r"(?:either|neither|both) of (?:you|his|her|their)|(?:his|her|their) two|"
    r"you(?: are|['\u2019]re| two are| are both|['\u2019]re both)|you two)"
    r"(?: are)?(?: both)?(?: as)?(?: his| her| their)? "
    r"(?P<word>(?P<hers>mums|mothers|mummies)|dads|fathers|daddies)\b|"
    r"\b(?:the children['\u2019]s|the child['\u2019]s|their) other "
    r"(?P<other>father|dad|daddy|mother|mum|mummy)\b|"
    r"\bboth (?P<two>fathers|mothers) (?:attend|have|were|are|agree|ask|hold)\w*|"
    r"\bparents, (?:who are )?both (?P<both>women|men|mothers|fathers|mums|dads)\b",
    flags=0,
)
_LATE: Final = needing(
    "their late|s late|deceased|s death|died|passed away",
    r"\b(?:their|the children['\u2019]s) (?:late|deceased) (?P<late>mother|father|mum|dad)\b|"
    r"\b(?:their|the children['\u2019]s|the) (?P<dead>mother|father|mum|dad)"
    r"(?:['\u2019]s death| died| has died| passed away)\b",
    flags=0,
)
_SIDE: Final = re.compile(
    rf"\b(?P<role>applicant|respondent)s?(?: |,? (?:is |are )?the (?:children['\u2019]s )?)"
    rf"{_CARER}\b(?!['\u2019])|"
    rf"\b{_CARER.replace('kin', 'kin2')},? (?:as|who is|being) (?:the )?(?:first |second )?"
    r"(?P<role2>applicant|respondent)\b"
)
_SPOUSE: Final = needing(
    "husband|wife",
    r"\b(?P<whose>his|her) (?:own )?(?:ex-|former |late |new )?(?P<spouse>husband|wife)\b",
    flags=0,
)
_SEXES: Final = {"his": (HE, "husband"), "her": (SHE, "wife")}


def carers_said(said: Said) -> Iterator[Unfit]:
    """Give "the aunt, with whom they live" where the record has them live with their mother."""
    for pattern in (_LIVE_WITH, _NOW_LIVES):
        for found in pattern.finditer(said.small):
            first, last = said.sentence(found.start())
            rest = said.small[found.end() : last]
            if _MIGHT.search(said.small, first, found.start() + 1) or _AT_TIMES.search(rest):
                continue
            if pattern is _NOW_LIVES and (found["not"] or "").strip() in {"to", "would", "could"}:
                continue
            if _live_elsewhere(said, found["kin"]):
                yield said.unfit(found.span(), said.known.subjects)


def fosterers_said(said: Said) -> Iterator[Unfit]:
    """Give "their foster carers" where the record has none and the children live with a parent."""
    for found in _FOSTER.finditer(said.small):
        first, last = said.sentence(found.start())
        sentence = said.small[first : found.start("kin")] + said.small[found.end() : last]
        if _MIGHT.search(said.small, first, found.start()) or said.has_a_crowd(found.start()):
            continue
        if _OF_A_CHILD.search(sentence) and _live_elsewhere(said, found["kin"]):
            yield said.unfit(found.span(), said.known.subjects)


def parents_said(said: Said) -> Iterator[Unfit]:
    """Give "both their mums" and "their late father" of children with a mother and a father."""
    for found in _SAME.finditer(said.small):
        crowd = not found["other"] and said.has_a_crowd(found.start())
        if _has_two(said) and not crowd:
            yield said.unfit(found.span(), said.known.subjects)
    for found in _LATE.finditer(said.small):
        word = found["late"] or found["dead"]
        kind = kind_of(word, said.matter.policy)
        grown = said.speaks_of_grown_ups(said.sentence(found.start())[0], found.start())
        own = found[0].startswith("their ") and grown
        if not own and any(one.id in _sides(said) for one in _parents(said, kind)):
            yield said.unfit(found.span(), said.known.subjects)


def sides_said(said: Said) -> Iterator[Unfit]:
    """Give "the applicant grandmother" where no grandmother is a party."""
    for found in _SIDE.finditer(said.small):
        role, kin = found["role"] or found["role2"], found["kin"] or found["kin2"]
        holders = {one.who for one in said.case.parties if one.role == role}
        people = [one for one in said.case.people if one.id in holders]
        if people and len(people) == len(holders) and not _is_any(said, holders, kin):
            yield said.unfit(found.span(), said.known.subjects)


def spouses_said(said: Said) -> Iterator[Unfit]:
    """Give "the mother and her wife" where the children have a mother and a father."""
    for found in _SPOUSE.finditer(said.small):
        sex, spouse = _SEXES[found["whose"]]
        if found["spouse"] != spouse or not _has_two(said):
            continue
        if said.speaks_of_parents_only(said.sentence(found.start())[0], found.start()):
            named = _parents(said, FATHER if sex == HE else MOTHER)
            yield Unfit(
                word=said.telling.text[slice(*found.span())], span=found.span(), people=named
            )


def _parents(said: Said, kind: str) -> tuple[Person, ...]:
    ids = {
        one
        for child in said.known.subjects.children
        for one in parents(said.case, child.id, kind, said.matter.policy)
    }
    return tuple(one for one in said.case.people if one.id in ids)


def _sides(said: Said) -> frozenset[WhoId]:
    return frozenset(
        one.who for one in said.case.parties if one.role in {"applicant", "respondent"}
    )


def _has_two(said: Said) -> bool:
    """Say whether the children have one mother, a woman, and one father, a man."""
    held = (_parents(said, MOTHER), _parents(said, FATHER))
    return all(len(one) == 1 for one in held) and [
        sex_of(said.case, one[0], said.matter.policy) for one in held
    ] == [SHE, HE]


def _live_elsewhere(said: Said, kin: str) -> bool:
    """Say whether the record has every child live with somebody, and nobody of such a kind."""
    children = {one.id for one in said.known.subjects.children}
    homes = [one for one in said.case.relationships if one.target in children and one.lives_with]
    if not children or {one.target for one in homes} != children:
        return False
    return not _is_any(said, {one.source for one in homes}, kin)


def _is_any(said: Said, whom: set[WhoId], kin: str) -> bool:
    """Say whether any of some people is of a kind by the record, or by its own words."""
    kind = kind_of(kin, said.matter.policy)
    stem = re.sub(r"^(?:prospective |special )|[ -]", "", kin)[:5]
    told = [one.kind for one in said.case.relationships if one.source in whom]
    told += [one.role for one in said.case.parties if one.who in whom]
    return any(
        stem in re.sub(r"[ _-]", "", one.lower())
        or (bool(kind) and kind_of(one, said.matter.policy) == kind)
        for one in told
    )
