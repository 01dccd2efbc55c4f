"""The computer that somebody works at: whether its mail program fills in addresses, as evidence."""

from collections.abc import Callable
from typing import Final

from checker.audit.acts import Act
from checker.audit.entry import Event, Facts, read_body
from checker.audit.trail_acts import entries_of
from checker.desk.computer.mail_autocomplete import Autocomplete, autocomplete_here
from checker.desk.seat import Seat
from checker.errors import CallError
from checker.protocol.messages import Role
from checker.words import say

KIND: Final = "autocomplete"
ATTESTERS: Final = (Role.ADMINISTRATOR, Role.PROTECTION_OFFICER)
_LEAST_WORDS: Final = 8


class Workstation:
    """What can be read is recorded when it changed; what cannot, somebody vouches for."""

    def __init__(self, seat: Seat, read: Callable[[], Autocomplete] = autocomplete_here) -> None:
        """Read nothing yet."""
        self._seat, self._read = seat, read

    def note(self) -> Autocomplete:
        """Read the state, and record it where it is another one than was recorded last.

        Raises:
            TrailError: the record cannot be used.
        """
        state = self._read()
        if state is not Autocomplete.UNKNOWN and (state.value, "read") != self._last():
            self._tell(state, "read")
        return state

    def attest(self, state: str, words: str) -> None:
        """Record what an administrator says of the mail programs, where they cannot be read.

        Raises:
            CallError: this is not open to whoever sits here, or it is not said how they know.
            TrailError: it could not be written.
        """
        self._seat.refuse_others(*ATTESTERS)
        if state not in {Autocomplete.ON, Autocomplete.OFF}:
            raise CallError(say("Say whether mail autocomplete is on or off."), field="state")
        if len(words.strip()) < _LEAST_WORDS:
            raise CallError(
                say("Write how you know, such as the name of the group policy."), field="how"
            )
        self._tell(Autocomplete(state), "attested", words.strip())

    def _last(self) -> tuple[str, str]:
        """Give the last state of this record and how it was known; "" where there is none."""
        path = self._seat.recorder().trail().path
        for entry in reversed(entries_of(path, (Act.CONFIG,))):
            event = read_body(entry.body).event
            if event is not None and event.kind == KIND and event.codes.get("how") == "read":
                return event.codes.get("state", ""), "read"
        return "", ""

    def _tell(self, state: Autocomplete, how: str, words: str = "") -> None:
        event = Event(kind=KIND, codes={"state": state.value, "how": how})
        self._seat.recorder().tell(
            Act.CONFIG,
            Facts(event=event),
            disclosures=[("reason", words)] if words else [],
        )
