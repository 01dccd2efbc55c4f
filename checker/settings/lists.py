"""Word lists: the ones that ship in `resources/lists`, and what an organisation adds to them."""

from functools import cache
from importlib import resources

from checker.errors import SettingsError
from checker.settings.policy import Policy

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
