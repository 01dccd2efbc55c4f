"""Does the letter itself say that it encloses this: a letter to somebody, a draft?"""

from checker.checks.enclosed.enclosing import enclosing_of
from checker.checks.enclosed.enclosures import covering
from checker.checks.matter import Matter
from checker.matching.folding import fold


def is_announced(matter: Matter, name: str) -> bool:
    """Say whether what the letter says it encloses has the last word of a name in it."""
    surname = fold(name.rsplit(maxsplit=1)[-1]) if name else ""
    return bool(surname) and any(
        surname in fold(claim.words)
        for letter in covering(matter)
        for told in (enclosing_of(matter, letter),)
        for claim in (*told.listed, *told.said)
    )
