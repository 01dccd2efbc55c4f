"""What a letter takes its reader, or a solicitor's client, to be: "fathers like yourself"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from checker.checks.families.unfit import Unfit
from checker.checks.matter import Matter
from checker.checks.people.kin import (
    HE,
    SHE,
    go_together,
    kind_of,
    relation_word,
    relations_between,
    sex_of,
    sex_of_kind,
)
from checker.checks.people.party_roles import FATHER, MOTHER
from checker.checks.people.spoken_of import Telling, subject_children
from checker.matching.needing import needing
from checker.model import Case, Person, Span
from checker.settings import Policy

_PARENTS: Final = frozenset({MOTHER, FATHER})
_THEIRS: Final = re.compile(r"\bthe (?:children|child|boys?|girls?)['\u2019]s? $|^$")
_DOUBTED: Final = re.compile(
    r"\b(?:not|never|if|whether|would|could|might|may|unless|than|same|such|or|either|nor|neither)"
    r"\b|n['\u2019]t\b"
)
_MANY: Final = "mothers|fathers|mums|dads|aunts|uncles|grandmothers|grandfathers|grandparents"
_CALLED: Final = needing(
    "sir|madam", r"(?:^|\n|[.!?] |\bdear )(?P<word>(?P<he>sir)|madam)(?=,? ?\n|, )", flags=0
)
"""How somebody is called whose name is known: "Sir, you asked for a reply"."""
_FURTHEST: Final = 60
_WHOM: Final = r"(?P<whom>you|your client)"


def reader_claims(
    matter: Matter, case: Case, telling: Telling, you: Person | None, client: Person | None
) -> Iterator[Unfit]:
    """Give what the reader, or the client of a solicitor, is taken to be or called and cannot be.

    A woman is no father, and somebody whom the record has as a parent of the children is not their
    aunt. Quiet where it is asked, supposed or denied.
    """
    small = telling.text.lower()
    if len(small) != len(telling.text) or (you is None and client is None) or "you" not in small:
        return
    if you is not None:
        own = sex_of(case, you, matter.policy)
        for found in _CALLED.finditer(small):
            if own and own != (HE if found["he"] else SHE):
                yield _unfit(telling, found.span("word"), you)
    for pattern in _claims(relation_word(matter.policy)):
        for found in pattern.finditer(small):
            whom = client if found["whom"] == "your client" else you
            first, _ = telling.sentence(found.start())
            if whom is None or _DOUBTED.search(small, first, found.end()):
                continue
            if _cannot_be(matter, case, whom, found):
                yield _unfit(telling, found.span(), whom)


def named_claims(matter: Matter, case: Case, telling: Telling) -> Iterator[Unfit]:
    """Give "Ms Hale, the father of Ava", and "their aunt, Ms Hale" of the children's mother."""
    small = telling.text.lower()
    if len(small) != len(telling.text):
        return
    before, behind = _of_a_name(relation_word(matter.policy))
    for spoken in telling.spoken:
        first, _ = telling.sentence(spoken.start)
        if spoken.person is None or spoken.outside:
            continue
        lead = before.search(small, max(first, spoken.start - _FURTHEST), spoken.start)
        after = behind.match(small, spoken.end)
        if (
            after is not None
            and after["named"] is not None
            and not _is_a_child(case, telling, after.end())
        ):
            after = None
        for found in (lead, after):
            doubted = _DOUBTED.search(small, first, found.start()) if found else None
            if found and not doubted and _cannot_be(matter, case, spoken.person, found):
                span = (min(found.start(), spoken.start), max(found.end(), spoken.end))
                yield _unfit(telling, span, spoken.person)


def _is_a_child(case: Case, telling: Telling, at: int) -> bool:
    """Say whether the name that begins at an offset is that of a child of the case."""
    return any(one.person in subject_children(case) for one in telling.named(at, at + 1))


def _unfit(telling: Telling, span: Span, whom: Person) -> Unfit:
    return Unfit(word=telling.text[slice(*span)], span=span, people=(whom,))


def _cannot_be(matter: Matter, case: Case, whom: Person, found: re.Match[str]) -> bool:
    told, policy = found.groupdict(), matter.policy
    kind = _kind(found["word"] or told.get("word2") or "", policy)
    said, own = sex_of_kind(kind), sex_of(case, whom, policy)
    if not kind or not own:
        return False
    if said and said != own:
        return True
    known = {
        one
        for child in subject_children(case)
        for one in relations_between(case, whom.id, child.id, policy)
    }
    of_children = _THEIRS.search(found["whose"] or "") is not None
    if not known or any(go_together(kind, one) for one in known):
        return False
    parent = bool(_PARENTS & known)
    near = parent or any("grand" in one for one in known)
    return (near and _is_further(kind)) or (of_children and kind in _PARENTS and not parent)


def _kind(word: str, policy: Policy) -> str:
    """Give the kind of a relation: "fathers" are of the kind of a father."""
    return kind_of(word, policy) or kind_of(word.removesuffix("s"), policy)


def _is_further(kind: str) -> bool:
    """Say whether a relation is no parent's and no husband's: a grandmother, an aunt."""
    return kind.startswith(("grand", "great-", "step")) or kind in {"aunt", "uncle"}


@lru_cache(maxsize=8)
def _of_a_name(kin: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give what stands before a name and behind it where it tells what they are to the children."""
    theirs = r"(?P<whose>their |the children['\u2019]s )"
    of_them = r" (?:of|to) (?:(?:the|both|these|those)(?: two)? (?:children|siblings)"
    ends = r"(?=[,.;:)]| (?:and|has|have|who|was|is|will)\b|$)"
    return (
        re.compile(rf"\b{theirs}(?P<word>{kin}),? $"),
        re.compile(
            rf"(?:,|,? who is| is| was)(?: {theirs}(?P<word>{kin}){ends}|"
            rf" the (?P<word2>{kin}){of_them}{ends}|(?P<named>)))"
        ),
    )


@lru_cache(maxsize=8)
def _claims(kin: str) -> tuple[re.Pattern[str], ...]:
    whose = r"(?P<whose>(?:the (?:[a-z]+['\u2019]s? )?|an? |his |her |their |[a-z]+['\u2019]s? )?)"
    one = rf"{whose}(?:(?!foster|birth|adoptive)[a-z]+ )?(?P<word>{kin})"
    ends = r"(?![\w'\u2019-]| (?:and|or|figure|in law|of your))"
    aside = r"(?:,? of course,|, in law,|, after all,)?"
    return tuple(
        re.compile(pattern)
        for pattern in (
            (
                rf"(?<!same )(?<!well )\b(?:as|being) {one}{ends}"
                rf"(?: (?:of|to) [^,.;:]{{3,40}})?,? {_WHOM}\b(?! (?:know )?(?:said|told))"
            ),
            rf"\b{_WHOM}{aside},? (?:as|being) {one}{ends}(?=[,.;]| (?:of|to|you)\b)",
            (
                rf"\b{_WHOM}(?: are|['\u2019]re| were| became| have become| is){aside} {one}{ends}"
                r"(?=[,.;:!)]| (?:of|to|who|in|like|now|and)\b|$)"
            ),
            rf"(?P<whose>)\b(?P<word>{kin}|{_MANY}) (?:like|such as) (?P<whom>you)(?:rself)?\b",
            rf"\b{_WHOM}(?: are| were| have been) anything but {one}{ends}",
        )
    )
