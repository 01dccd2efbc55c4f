"""What only grown-ups do, and whether one of a letter's grown-ups is meant by "he" or "she"."""

import re
from dataclasses import dataclass

from checker.checks.people.antecedents import Antecedent, Antecedents
from checker.checks.people.spoken_of import Telling
from checker.model import WhoId

_GROWN_UP = re.compile(
    r" (?:(?:also|then|now|still|always|often|never|later|had|has|have|would|will|could|can|did|"
    r"does|is|was) )*(?:not )?(?:agree[ds]?|accept(?:s|ed)?|confirm(?:s|ed)?|explain(?:s|ed)?|"
    r"den(?:y|ies|ied)|dispute[ds]?|work(?:s|ed|ing)?|employed|unemployed|drive[sn]?|drove|"
    r"appl(?:y|ies|ied)|file[ds]?|propose[ds]?|oppose[ds]?|seek(?:s|ing)?|sought|rent(?:s|ing)?|"
    r"earn(?:s|ed|ing)?|drink(?:s|ing)?|smoke[ds]?|repl(?:y|ies|ied)|respond(?:s|ed)?|"
    r"emailed|emails|telephoned|phoned|consent(?:s|ed)?|instruct(?:s|ed|ing)?|"
    r"attend(?:s|ed)? (?:the|a|his|her) (?:hearing|appointment|course|meeting|court)|"
    r"moved (?:in|out|away|house)|separated|married|pregnant|self-employed|acknowledge[ds]?|"
    r"alleg(?:e|es|ed)|concede[ds]?|objects?|objected|signed|undertook|undertakes|willing|"
    r"unwilling|prepared to|unable to (?:attend|pay|agree|take|collect|travel)|recommend(?:s|ed)?|"
    r"request(?:s|ed)?|suggest(?:s|ed)?|offer(?:s|ed)?|maintain(?:s|ed)?|insist(?:s|ed)?|"
    r"admit(?:s|ted)?|returned my call|rang|collects? the)\b"
    r"|(?:['\u2019]s)? (?:shifts?|rota|employer|solicitors?|statement|proposals?|new partner|"
    r"tenancy|mortgage|salary|wages|line manager|own account|case is|position is|application)\b",
    re.IGNORECASE,
)
"""What grown-ups do and have, and no child does."""
_CLAUSE_ENDS = re.compile(r",? (?:[a-z]+ ){0,6}|, ")
_CLAUSE = re.compile(
    r"[\s\"\u201c]*(?:when|as|after|before|once|if|since|because|although|though|while|having|on|"
    r"in|at|during|following|by)\b",
    re.IGNORECASE,
)
_WINDOW, _NEAR = 1200, 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who is a child of the case, and who reads the letter and is "you" in it.

    `sexes` are how the record speaks of the children.
    """

    children: frozenset[WhoId]
    reader: WhoId | None
    sexes: frozenset[str] = frozenset()


def does_as_grown_up(telling: Telling, at: int) -> bool:
    """Say whether what follows a pronoun that ends at an offset is what only grown-ups do."""
    return _GROWN_UP.match(telling.text, at) is not None


def is_first_a_clause(telling: Telling, match: re.Match[str], whom: Antecedent) -> bool:
    """Say whether a clause about somebody comes first: "When I put this to Ms Hale, he agreed"."""
    first, _ = telling.sentence(match.start())
    between = telling.text[whom.end : match.start()]
    return (
        first <= whom.start
        and "," in between
        and bool(_CLAUSE.match(telling.text, first))
        and bool(_CLAUSE_ENDS.fullmatch(between))
    )


def is_spoken_of_alone(people: Antecedents, at: int, sex: str, cast: Cast) -> bool:
    """Say whether no other grown-up of a sex stands near before: "Ms Hale explained that he works".

    The reader is "you", and a child does nothing of the kind.
    """
    return not any(
        one.sex == sex or (not one.sex and one.start > at - _NEAR)
        for one in people.between(max(0, at - _WINDOW), at)
        if one.person is None or one.person.id not in cast.children | {cast.reader}
    )
