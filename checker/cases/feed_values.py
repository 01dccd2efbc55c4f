"""The values of HMCTS's private-law feed, each read strictly from its place in an answer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from checker.cases.snapshot import Json
from checker.settings.expectation import Broken
from checker.words import say

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_APART = re.compile(r"[^A-Za-z]+")
_YES_OR_NO: dict[Json, bool | None] = {
    None: None, "": None, "yes": True, "no": False, "dontknow": None, "don't know": None,
}  # fmt: skip


class OddFeedError(ValueError):
    """Something in an answer is not what the feed's own description says."""

    def __init__(self, path: str, expected: str) -> None:
        """Say where, and what was expected."""
        super().__init__(path)
        self.broken = Broken(path=path, expected=expected)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One object of an answer, and its place in it."""

    path: str
    held: dict[str, Json]

    def at(self, key: str) -> "Node":
        """Give an object inside this one; an empty one where it is absent."""
        value = self.held.get(key)
        path = f"{self.path}.{key}"
        return as_node({} if value is None or value == "" else value, path)

    def elements(self, key: str) -> Iterator[tuple[str, "Node"]]:
        """Give the values of a list with their ids: `[{"id": ..., "value": {...}}]`."""
        value = self.held.get(key)
        path = f"{self.path}.{key}"
        if value is None or value == "":
            return
        if not isinstance(value, list):
            raise OddFeedError(path, say("a list"))
        for number, one in enumerate(value):
            element = as_node(one, f"{path}[{number}]")
            name = element.text("id") or f"{key}[{number}]"
            yield name, element.at("value")

    def text(self, key: str) -> str:
        """Give a text; blank where it is absent."""
        value = self.held.get(key)
        if value is None:
            return ""
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise OddFeedError(f"{self.path}.{key}", say("text"))
        return " ".join(str(value).split())

    def says(self, key: str) -> bool | None:
        """Give a Yes or No; None where it is absent or empty, which is unknown."""
        value = self.held.get(key)
        if isinstance(value, bool):
            return value
        asked = value.strip().lower() if isinstance(value, str) else value
        if isinstance(asked, list | dict) or asked not in _YES_OR_NO:
            raise OddFeedError(f"{self.path}.{key}", say("Yes or No"))
        return _YES_OR_NO[asked]

    def day(self, key: str) -> str:
        """Give a day as 2026-11-20; blank where it is absent."""
        written = self.text(key)
        if written:
            try:
                return date.fromisoformat(written[:10]).isoformat()
            except ValueError as error:
                raise OddFeedError(
                    f"{self.path}.{key}", say("a date such as 2026-11-20")
                ) from error
        return ""

    def has(self, key: str) -> bool:
        """Say whether anything is filled in there."""
        return self.held.get(key) not in (None, "", [], {})


def as_node(value: Json, path: str) -> Node:
    """Take a value for an object, or refuse it."""
    if not isinstance(value, dict):
        raise OddFeedError(path, say("an object"))
    return Node(path=path, held=value)


def snake(written: str) -> str:
    """Give a word of the feed as the record writes it.

    >>> [snake(one) for one in ("stepMother", "Step-mother", "Special Guardian", "Guiardian")]
    ['stepmother', 'stepmother', 'special_guardian', 'guardian']
    """
    words = _APART.sub("_", _HUMP.sub("_", written)).strip("_").lower()
    return words.replace("step_", "step").replace("guiardian", "guardian")
