"""Where the bar leads: the places of whoever sits here, and the rooms that were entered."""

from checker.desk import Role
from checker.errors import LetterlockError
from checker.words import say
from ui.journey.counting import Counting
from ui.rooms.places import places_of
from ui.rooms.room import Frame, Room


class Going:
    """The rooms of one person at one desk."""

    def __init__(self, frame: Frame) -> None:
        """Begin with what is open to everybody."""
        self._frame = frame
        self._rooms: dict[str, Room] = {}
        self._wanted: str | None = None
        self.role = Role.CLERK
        self._counting = Counting(frame)
        self._show()

    def begin(self) -> None:
        """Ask who sits here and as what; rooms of somebody else are gone."""
        for room in self._rooms.values():
            self._frame.window.remove(room.screen)
            room.deleteLater()
        self._rooms.clear()
        self._wanted = None
        self.role = Role.CLERK  # until it is known: nobody sees what was open to somebody else
        self._show()
        desk, window = self._frame.desk, self._frame.window

        def failed(error: LetterlockError) -> None:
            self.role = Role.CLERK
            self._show()
            window.home.errors.say(say("Your role cannot be read"), str(error))

        def done(role: Role) -> None:
            self.role = role
            self._show()
            self._counting.begin(role)

        who = desk.actor
        self._frame.jobs.run(
            window,
            lambda _job: desk.rooms.seat.actor().role,
            done=lambda role: done(role) if desk.actor == who else None,
            failed=failed,
            lane="rooms",
        )

    def enter(self, name: str, about: str = "") -> bool:
        """Enter a room, perhaps about something; False where none is open to whoever sits here.

        A room that is made first shows at the next turn of the window, which goes on meanwhile.
        """
        self._wanted = None
        place = next((one for one in places_of(self.role) if one.name == name), None)
        if place is None or place.make is None:
            return False
        room = self._rooms.get(name)
        if room is None:
            room = self._rooms[name] = place.make(self._frame)
            self._frame.jobs.next_turn(room, lambda: self._turn_to(name, about))
            self._wanted = name
        else:
            self._show_room(room, name, about)
        return True

    def _turn_to(self, name: str, about: str) -> None:
        """Turn to a room that was made, unless somebody has gone elsewhere since."""
        if self._wanted == name:
            self._wanted = None
            self._show_room(self._rooms[name], name, about)

    def _show_room(self, room: Room, name: str, about: str) -> None:
        window = self._frame.window
        if room.screen.parentWidget() is None:
            window.add(room.screen)
        window.show_heading(None)
        window.show_screen(room.screen, name)
        room.about = about
        room.enter()

    def room(self, name: str) -> Room | None:
        """Give a room that was entered."""
        return self._rooms.get(name)

    def _show(self) -> None:
        places = tuple((one.name, say(one.title)) for one in places_of(self.role) if one.bar)
        self._frame.window.bar.show_places(places)
