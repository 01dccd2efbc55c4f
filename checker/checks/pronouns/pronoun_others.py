"""Who else may be meant by a pronoun, and who cannot: by the grammar of its own clause."""

import re
from collections.abc import Sequence
from typing import Final

from checker.checks.people.antecedents import Antecedent
from checker.checks.people.grown_ups import does_as_grown_up
from checker.checks.people.kin import HE
from checker.checks.people.spoken_of import Telling

_ANYBODY: Final = re.compile(r"(?:some|any|every|no)(?:body|one)|no one", re.IGNORECASE)
_TO_DO: Final = re.compile(r" (?:else )?(?:to|who (?:will|would|can|could)) [a-z]+ (?:to )?")
"""What somebody is needed for: "someone to tell him"; whoever tells is not "him"."""
_OWNS: Final = ("'s", "\u2019s", "' ", "\u2019 ")
_NEW: Final = re.compile(
    r"\b(?:an?|any|some|every|each|another|like an?) (?:[a-z-]+ )?$", re.IGNORECASE
)
_CLAUSE_ENDS: Final = re.compile(r"[;:.?!\u2013]|, (?!and |or |but )| - ")
_FRONTED: Final = re.compile(
    r"\W*(?:when|if|as|while|once|before|after|since|because|although|though|until|unless|"
    r"whenever|where|in|on|with|to|at|for|by|from|of)\b",
    re.IGNORECASE,
)
_SAID_OF: Final = re.compile(r"\b(?:said|says|spoke|speaks|wrote|asked) (?:of|about) (?:him|her)\b")
_FROM_AN_OFFICE: Final = re.compile(
    r" (?:would (?:love|like) to (?:hear|know)|will (?:be in touch|write to you|ring you|call you|"
    r"reply to you|contact you))\b"
)
_GAPPED: Final = re.compile(r" (?:into|in|at|on|to|from|for|with|by) ")
_AND_YOU: Final = re.compile(r" (?:and|or) (?:you|I|we)\b")
_AND: Final = re.compile(r"\band $", re.IGNORECASE)
_HIS: Final = re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE)
_HERS: Final = re.compile(r"\b(?:she|hers?|herself)\b", re.IGNORECASE)
_WAITS: Final = re.compile(
    r"\b(?:waited|waits|waiting|watched|listened)(?: [a-z]+)? (?:until|till|as|while|when) $"
)
_ROW: Final = re.compile(r"(?: \([^()\n]{1,20}\))?(?:,| and|, and| &) ")
_A_ROW: Final = 3
_CARES: Final = re.compile(
    r"\b(?:worried|worries|concerned|anxious|upset|proud|glad|sad|pleased|looks after|asks?|asked|"
    r"talked|misses|missing|happy)(?: [a-z]+)? (?:about|of|for|after|by|with) $"
)
"""What a grown-up feels about a child: "Mum is worried about his cough"."""


_OF_A_PARTY: Final = re.compile(
    r" (?:own|statement|application|solicitors?|barrister|counsel|evidence|case|daughter|son|"
    r"children|wedding|ex-|intentions?|instructions|costs|legal aid|copy|"
    r"position|proposals?|account|job|work|home|flat)\b"
)
"""What is a client's own, and not the other side's: "your client has filed her statement"."""


def before_it(
    telling: Telling, near: tuple[Antecedent, ...], match: re.Match[str]
) -> tuple[Antecedent, ...]:
    """Give of those named before a pronoun whom its clause lets it mean.

    Nobody is "himself" whose only something is spoken of, and whoever is needed to tell him is
    not him.
    """
    word, text = match[0].lower(), telling.text
    found = near
    if word.endswith("self"):
        found = tuple(one for one in near if not text.startswith(_OWNS, one.end))
    if word in {"him", "her"}:
        found = tuple(
            one
            for one in found
            if not (
                _ANYBODY.fullmatch(text, one.start, one.end)
                and _TO_DO.fullmatch(text, one.end, match.start())
            )
        )
    return found


def may_be_meant(telling: Telling, one: Antecedent, match: re.Match[str]) -> bool:
    """Say whether somebody who is named behind a pronoun may be whom it means.

    It is not whom its own clause goes on to speak of ("he told the judge"), nor somebody who is
    new there ("She can have a friend with her").
    """
    at, text = match.end(), telling.text
    if one.start < at:
        return True
    if one.person is None and (
        _NEW.search(text, max(0, one.start - 20), one.start)
        or _ANYBODY.fullmatch(text, one.start, one.end)
    ):
        return False
    first, last = telling.sentence(match.start())
    if one.start >= last or match[0].lower() not in {"he", "she"}:
        return True
    return bool(_FRONTED.match(text, first) and "," not in text[first : match.start()]) or bool(
        _CLAUSE_ENDS.search(text, at, one.start)
    )


def two_are_told_of(
    telling: Telling, match: re.Match[str], whom: Antecedent, *, has_such_child: bool
) -> bool:
    """Say whether a sentence shows that its pronoun is somebody else: "he is lucky to have her".

    `has_such_child` says whether a pronoun that does not fit a grown-up fits a child of the case.
    """
    text, word = telling.text, match[0].lower()
    if word.endswith("self"):
        return False
    gap = word in {"he", "she"} and _AND.search(text, max(0, match.start() - 4), match.start())
    if (
        _AND_YOU.match(text, match.end())
        or _WAITS.search(text, whom.end, match.start())
        or (gap and _GAPPED.match(text, match.end()))
    ):
        return True
    first, last = telling.sentence(match.start())
    if telling.sentence(whom.start) != (first, last):
        return False
    fits = _HIS if whom.sex == HE else _HERS
    if fits.search(text, match.end(), last) or fits.search(text, first, match.start()):
        return True
    cares = has_such_child and _CARES.search(text, whom.end, match.start())
    if cares and not does_as_grown_up(telling, match.end()):
        return True
    return may_be_other_sides(text, match, whom)


def is_another_already(telling: Telling, match: re.Match[str], whom: Antecedent) -> bool:
    """Say whether the sentence had another as "she" before the name: "She told Tom that she".

    So too where somebody outside the family will be in touch, whom the letter calls only "she".
    """
    text, (first, _) = telling.text, telling.sentence(match.start())
    alike = _HIS if whom.sex != HE else _HERS
    already = whom.start > first and alike.search(text, first, whom.start) is not None
    named = _SAID_OF.search(text, whom.end, match.start())
    return already or named is not None or _FROM_AN_OFFICE.match(text, match.end()) is not None


def may_be_other_sides(text: str, match: re.Match[str], whom: Antecedent) -> bool:
    """Say whether a client does something to the other side: "your client has seen her"."""
    if text[whom.start : whom.end].lower() != "client" or match[0].lower() in {"he", "she"}:
        return False
    joined = text[whom.end : match.start()] in {" and ", " of ", " for "}
    return not joined and not _OF_A_PARTY.match(text, match.end())


def not_in_a_row(
    telling: Telling, people: Sequence[Antecedent], whom: Antecedent
) -> tuple[Antecedent, ...]:
    """Leave out who is only named in a row of three and more in which somebody stands too.

    "The welfare of Ava, Tom and Lee" speaks of none of them alone: the next paragraph, which begins
    with one, means that one.
    """
    kept: list[Antecedent] = []
    row: list[Antecedent] = []
    for one in (*people, None):
        if one is not None and row and _ROW.fullmatch(telling.text, row[-1].end, one.start):
            row.append(one)
            continue
        theirs = any(each.person is not None and each.person == whom.person for each in row)
        kept += () if theirs and len(row) >= _A_ROW else row
        row = [one] if one is not None else []
    return tuple(kept)
