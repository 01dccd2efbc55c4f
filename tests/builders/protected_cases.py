"""Cases in which something is kept from the father, and what one check then finds in a letter."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from checker.checks.matter import Matter
from checker.mentions import find
from checker.model import Case, Confidential, Finding, Line
from tests.builders.cases import CHILD, MOTHERS_HOME, case_with, mother, policy
from tests.builders.letters import dispatch, document, matter

Check = Callable[[Matter], Iterator[Finding]]

HOME = "Flat 2, 14 Orchard Close, Exampletown, XX1 4AB"


def found(
    check: Check,
    text: str,
    record: Case,
    *,
    to: str = "P2",
    name: str = "letter.docx",
    also: tuple[Line, ...] = (),
) -> list[Finding]:
    """Give what one check finds in a letter, with the mentions that the finders find."""
    written = document(text, name=name, also=also)
    mentions = find(written, case=record, policy=policy())
    return list(check(matter(dispatch(written, to=to), *mentions, case=record)))


def confidential(flag: Confidential, **changes: object) -> Case:
    """Make the case in which the mother's and the child's home has a flag."""
    home = replace(MOTHERS_HOME, confidential=flag)
    child = replace(CHILD, addresses=(home,))
    return case_with(mother(addresses=(home,)), child, **changes)


FLAGGED = confidential(Confidential.C8)
