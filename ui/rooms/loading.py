"""Reads the rooms' code away from the window, so that the first step into a room is as short."""

from importlib import import_module
from pkgutil import iter_modules

import ui.rooms
from checker.desk.guidance.manual import manual
from ui.theme import load_icons


def load_rooms() -> tuple[str, ...]:
    """Load every room and its icons, and give the rooms' names; called on a working thread.

    With them comes help: the first press of F1 finds the manual read.
    """
    load_icons()
    import_module("ui.screens.help")
    manual()
    names = tuple(f"{ui.rooms.__name__}.{one.name}" for one in iter_modules(ui.rooms.__path__))
    for name in names:
        import_module(name)
    return names
