"""Every place on the bar: what it is called, who may go there, and the room that is there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from checker.desk import Role
from ui.rooms.room import Frame, Room

EVERYBODY: Final = frozenset(Role)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place on the bar. `title` is said in the person's language where it is shown.

    `make` gives its room and loads what the room needs; None for what the journey itself shows.
    """

    name: str
    title: str
    roles: frozenset[Role] = EVERYBODY
    make: Callable[[Frame], Room] | None = None


PLACES: Final[tuple[Place, ...]] = (
    Place(name="check", title="Check a letter"),
    Place(name="past", title="My checks"),
    Place(name="guidance", title="Guidance"),
)
"""In the order of the bar."""


def places_of(role: Role) -> tuple[Place, ...]:
    """Give the places that are open to a role, in the order of the bar."""
    return tuple(one for one in PLACES if role in one.roles)
