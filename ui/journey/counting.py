"""How many wait at the places on the bar: asked for every ten seconds, away from the window."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from checker.desk import Role
from checker.errors import LetterlockError
from ui.rooms.places import Place, places_of
from ui.rooms.room import Frame

if TYPE_CHECKING:
    from ui.jobs import Job

_LOOK_MS = 10_000


class Counting(QObject):
    """Counts for whoever sits here. A count that cannot be had now is asked for again later."""

    def __init__(self, frame: Frame) -> None:
        """Count nothing yet."""
        super().__init__(frame.window)
        self._frame = frame
        self._role = Role.CLERK
        self._jobs: dict[str, Job[int]] = {}
        turn = QTimer(self)
        turn.timeout.connect(self._look)
        turn.start(_LOOK_MS)

    def begin(self, role: Role) -> None:
        """Count for somebody of a role; what was counted for the one before is gone."""
        for job in self._jobs.values():
            job.cancel()
        self._jobs.clear()
        for place in places_of(self._role):
            if place.count is not None:
                self._frame.window.bar.count(place.name, 0)
        self._role = role
        self._look()

    def _look(self) -> None:
        """Ask wherever something is counted, but where the answer before is still to come."""
        for place in places_of(self._role):
            before = self._jobs.get(place.name)
            if place.count is not None and (before is None or before.finished):
                self._ask(place)

    def _ask(self, place: Place) -> None:
        count, desk, bar = place.count, self._frame.desk, self._frame.window.bar
        if count is None:
            return

        def failed(_error: LetterlockError) -> None:
            """Leave the count as it is: the place itself says what is the matter."""

        self._jobs[place.name] = self._frame.jobs.run(
            self,
            lambda _job: count(desk),
            done=partial(bar.count, place.name),
            failed=failed,
            lane="rooms",
        )
