"""Judging a letter before anybody asks, so that the first check need not wait for its patterns."""

from checker.desk.answers import Opened
from checker.desk.letter.checking import examine
from checker.desk.letter.posing import question_of
from checker.desk.seat import Seat
from checker.model import CaseId, Channel

MOST_LETTERS = 20_000
"""Of a longer text the check itself would wait for the end of its rehearsal."""


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

        A long one is left, and one of no case: then the next letter is judged so.

        Raises:
            CallError: the letter was opened too long ago.
        """
        seat = self._seat
        record = seat.shelf.case(case)
        with seat.lock:
            letter = seat.letters.of(opened)
        documents = letter.documents()
        size = sum(len(line.text) for document in documents for line in document.lines)
        if self.held or record is None or size > MOST_LETTERS:
            return
        self.held = True
        question = question_of(
            letter,
            record,
            [one.id for one in record.people[:1]],
            Channel.POST,
            policy=seat.setting.policy,
            others=seat.shelf.others(),
            now=seat.now(),
        )
        examine(documents, question, guesser=seat.setting.guesser)
