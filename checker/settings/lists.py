"""Word lists: the ones that ship in `resources/lists`, and what an organisation adds to them."""

from collections.abc import Callable
from functools import cache, update_wrapper
from importlib import resources
from typing import TypeVar

from checker.errors import SettingsError
from checker.settings.policy import Policy

_R = TypeVar("_R")
_FOLDER = "lists"


def word_list(name: str, policy: Policy | None = None) -> tuple[str, ...]:
    """Give the entries of a list in their order: those that ship, then the organisation's own.

    Args:
        name: The list's file in `resources/lists`, without `.txt`.
        policy: Whose additions count (`lists` in the policy); None for the shipped ones alone.

    Raises:
        SettingsError: there is no such list.
    """
    added = policy.lists.get(name, ()) if policy is not None else ()
    return (*_shipped(name), *added) if added else _shipped(name)


def of_policy(make: Callable[[Policy], _R]) -> Callable[[Policy], _R]:
    """Make what is put together from a policy's lists anew only where the policy is another one.

    The answer must be a value that nobody changes. Only that of the last policy is kept: a run has
    one, which is asked for with every sentence.
    """
    last: list[tuple[Policy, _R]] = []

    def made(policy: Policy) -> _R:
        held = last[0] if last else None
        if held is None or held[0] is not policy:
            held = policy, make(policy)
            last[:] = [held]
        return held[1]

    return update_wrapper(made, make)


@cache
def list_names() -> frozenset[str]:
    """Give the names of the lists that ship."""
    folder = resources.files("resources") / _FOLDER
    return frozenset(
        one.name.removesuffix(".txt") for one in folder.iterdir() if one.name.endswith(".txt")
    )


@cache
def _shipped(name: str) -> tuple[str, ...]:
    """Read one list: an entry a line; lines that begin with # tell of source and licence."""
    if name not in list_names():
        raise SettingsError(f"There is no word list called {name}.")
    text = (resources.files("resources") / _FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))
