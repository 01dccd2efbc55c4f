"""Which screens are open to whom: a table of role by place, in the running window."""

from collections.abc import Callable

import pytest

from checker.desk import Role
from checker.errors import CallError
from tests.builders.desktop import Desktop
from ui.rooms.places import PLACES, places_of
from ui.widgets.scrolling import Scrolling

EVERYBODY = {"check", "many", "past", "report", "policies", "practice", "health", "guidance"}
LOOKERS = {"mistakes", "trends", "look-up", "packs"}
OPEN: dict[Role, set[str]] = {
    Role.CLERK: EVERYBODY | {"figures"},
    Role.LEAD: EVERYBODY | LOOKERS | {"review", "actions"},
    Role.INVESTIGATOR: EVERYBODY | LOOKERS | {"answers", "actions"},
    Role.PROTECTION_OFFICER: EVERYBODY | LOOKERS | {"answers", "actions"},
    Role.ADMINISTRATOR: EVERYBODY | {"rules", "answers", "actions"},
}
"""What each role may enter. A place that is added says here who may."""


def role_of(running: Desktop) -> Role:
    """Give the role in which the window shows its places."""
    return running.journey.going.role


@pytest.mark.parametrize("role", list(Role))
def test_each_role_finds_its_own_places_and_no_other(role: Role) -> None:
    """In the table and in the list of places."""
    assert {one.name for one in places_of(role)} == OPEN[role]


def test_whoever_sits_down_is_chosen_by_name_and_role(desktop: Callable[..., Desktop]) -> None:
    """A newcomer finds the team lead of the demo."""
    menu = desktop().app.window.bar._person.menu()
    assert menu is not None
    told = [one.text() for one in menu.actions()]

    assert "Amara Osei  Team lead, Northern" in told
    assert "Priya Nair  Northern" in told
    assert any(one.endswith("Administrator") for one in told)


def test_no_place_is_open_to_nobody() -> None:
    """Every one of them is in the table."""
    assert {one.name for one in PLACES} == set().union(*OPEN.values())


def test_the_title_stays_where_it_is_from_place_to_place(desktop: Callable[..., Desktop]) -> None:
    """What scrolls begins at the same distance from the window's edge in every room."""
    running = desktop()
    assert running.app.desk is not None
    margins = {}
    for actor in {one.role: one for one in running.app.desk.actors()}.values():
        running.app.window.became.emit(actor.id)
        running.calm()
        for place in PLACES:
            running.app.window.went.emit(place.name)
            running.calm()
            room = running.journey.going.room(place.name)
            if room is not None and isinstance(page := room.screen, Scrolling):
                margins[place.name] = page.column.contentsMargins()

    assert set(margins) >= {"rules", "trends", "figures", "mistakes", "look-up", "answers"}
    assert len({(one.left(), one.top()) for one in margins.values()}) == 1, margins


def test_nobody_enters_what_is_not_open_to_them(desktop: Callable[..., Desktop]) -> None:
    """By no name that a notice or a button might say; the desk itself refuses as well."""
    running = desktop()
    assert running.app.desk is not None
    for actor in {one.role: one for one in running.app.desk.actors()}.values():
        running.app.window.became.emit(actor.id)
        running.calm()
        for place in PLACES:
            running.app.window.went.emit(place.name)
            entered = running.journey.going.room(place.name) is not None
            assert entered == (place.make is not None and place.name in OPEN[actor.role])
    clerk = next(one for one in running.app.desk.actors() if one.role is Role.CLERK)
    running.app.window.became.emit(clerk.id)
    rooms = running.app.desk.rooms
    with pytest.raises(CallError):
        rooms.look_up.offer()
    with pytest.raises(CallError):
        rooms.packs.made()
    with pytest.raises(CallError):
        rooms.review.queue()


def test_what_was_open_to_one_person_is_closed_before_the_next_is_known(
    desktop: Callable[..., Desktop],
) -> None:
    """Who sits down is a clerk until their role is read."""
    running = desktop()
    assert running.app.desk is not None
    lead = next(one for one in running.app.desk.actors() if one.role is Role.LEAD)
    running.app.window.became.emit(lead.id)
    running.calm()
    assert role_of(running) is Role.LEAD

    running.app.window.became.emit(running.app.desk.actors()[0].id)

    assert role_of(running) is Role.CLERK
    running.app.window.went.emit("review")
    assert running.journey.going.room("review") is None


def test_a_room_that_is_made_shows_at_a_turn_of_its_own(desktop: Callable[..., Desktop]) -> None:
    """To make it and to show it are two turns of the window, which answers in between."""
    running = desktop()
    home = running.screen

    running.app.window.went.emit("figures")
    assert running.screen is home
    assert running.app.jobs.busy()
    running.calm()

    room = running.journey.going.room("figures")
    assert room is not None
    assert running.screen is room.screen


def test_whoever_goes_on_at_once_is_not_fetched_back(desktop: Callable[..., Desktop]) -> None:
    """The last place that was asked for shows, whichever was there first; both can be entered."""
    running = desktop()
    window = running.app.window

    window.went.emit("figures")
    window.went.emit("guidance")
    running.calm()
    assert window.bar.place() == "guidance"
    window.went.emit("practice")
    window.went.emit("figures")
    running.calm()
    assert window.bar.place() == "figures"
    window.went.emit("practice")
    running.calm()

    assert window.bar.place() == "practice"
