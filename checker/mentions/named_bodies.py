"""Finds the bodies that the record or the policy names: whatever their names look like."""

import re

from checker.mentions.passage import Passage
from checker.model import Case, Organisation, Span
from checker.settings import Policy


def names_of_bodies(case: Case | None, policy: Policy) -> tuple[str, ...]:
    """Give the names of the bodies of the case, the directory and the sender, in lower case."""
    bodies: tuple[Organisation, ...] = (
        *(case.organisations if case else ()),
        *policy.directory,
        *policy.own.organisations,
    )
    return tuple({" ".join(body.name.lower().split()) for body in bodies} - {""})


def bodies_in(passage: Passage, bodies: tuple[str, ...]) -> tuple[Span, ...]:
    """Give where some bodies are named in full, in order of their places."""
    lowered = passage.text.lower()
    if len(lowered) != len(passage.text):
        return ()
    return tuple(match.span() for name in bodies for match in re.finditer(re.escape(name), lowered))
