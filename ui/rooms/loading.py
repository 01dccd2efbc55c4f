"""Reads the rooms' code away from the window, so that the first step into a room is as short."""

from importlib import import_module
from pkgutil import iter_modules

import ui.rooms
from ui.theme import load_icons


def load_rooms() -> tuple[str, ...]:
    """Load every room and its icons, and give the rooms' names; called on a working thread."""
    load_icons()
    names = tuple(f"{ui.rooms.__name__}.{one.name}" for one in iter_modules(ui.rooms.__path__))
    for name in names:
        import_module(name)
    return names
