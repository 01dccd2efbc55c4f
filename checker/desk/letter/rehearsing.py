"""Judging a letter before anybody asks, so that the first check need not wait for its patterns."""

from checker.desk.answers import Opened
from checker.desk.letter.checking import examine
from checker.desk.letter.posing import question_of
from checker.desk.seat import Seat
from checker.model import CaseId, Channel


class Rehearsal:
    """Held once, while a person chooses to whom their first letter goes.

    Patterns are made when a letter first needs them: about a second of the processor. `held` says
    whether it was.
    """

    def __init__(self, seat: Seat) -> None:
        """Nothing was held yet."""
        self._seat = seat
        self.held = False

    def hold(self, opened: Opened, case: CaseId) -> None:
        """Judge a letter for whoever the record names first; nothing is kept or recorded of it.

        Raises:
            CallError: the letter was opened too long ago.
        """
        seat = self._seat
        record = seat.shelf.case(case)
        if self.held or record is None:
            return
        self.held = True
        with seat.lock:
            letter = seat.letters.of(opened)
        question = question_of(
            letter,
            record,
            [one.id for one in record.people[:1]],
            Channel.POST,
            policy=seat.setting.policy,
            others=seat.shelf.others(),
            now=seat.now(),
        )
        examine(letter.documents(), question, guesser=seat.setting.guesser)
