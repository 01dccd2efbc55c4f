"""Why somebody looks: in enough words, and known to the register before it shows anything."""

from typing import Final

from checker.desk.register.linking import PROMISE_SECONDS, Linked
from checker.errors import CallError, RegisterUnreached
from checker.model import Receipt
from checker.sync.state import Link
from checker.words import say

_LEAST_WORDS: Final = 8
_PATIENCE: Final = 3 * PROMISE_SECONDS
_HARDLY: Final = 1.0
"""So long it is waited for a register that did not answer the last time: it is asked once more."""


def refuse_wordless(words: str) -> None:
    """See that it is said what for.

    Raises:
        CallError: it is not.
    """
    if len(words.strip()) < _LEAST_WORDS:
        raise CallError(
            say("Write in a few words what this is for: it is kept with the look-up."),
            field="words",
        )


def refuse_untold(linked: Linked, recorded: Receipt) -> None:
    """Wait until the register has the entry that says why.

    Raises:
        RegisterUnreached: it does not get it.
    """
    reached = linked.state().link in {Link.ONLINE, Link.STARTING}
    if not linked.loop().promised(recorded.seq, _PATIENCE if reached else _HARDLY):
        raise RegisterUnreached(
            say(
                "The register could not be told why you look, so it shows nothing. Look again when "
                "it can be reached."
            )
        )
