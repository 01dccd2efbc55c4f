"""The sequencer: the one that puts stored entries into the tree and signs it."""

from collections.abc import Callable
from typing import TypeAlias

from checker.register.clock import Clock
from checker.register.database import Databases
from checker.register.keys import Keys

AskWitness: TypeAlias = Callable[[int, bytes], bytes]
"""Given the size of the last cosigned tree and a new checkpoint, gives lines of cosignature.

It may raise `OSError`: the checkpoint stands without that witness, and it is asked again."""


class Sequencer:
    """Puts stored entries into the tree, one process at a time, and signs what it made."""

    def __init__(
        self,
        databases: Databases,
        keys: Keys,
        clock: Clock,
        *,
        witnesses: dict[str, AskWitness] | None = None,
    ) -> None:
        """Sequence into these databases; `witnesses` by their names are asked about each tree."""

    def step(self) -> int:
        """Order what is stored, sign if anything is new, and give how many entries it was.

        Gives 0 also when another process is the sequencer.

        Raises:
            Stopped: stored bytes changed, an entry is missing, or the tree went back: an alarm
                is raised, nothing is signed, and every later step raises again.
        """
        raise NotImplementedError

    def run(self, stop: Callable[[float], bool]) -> None:
        """Take steps until `stop(seconds)`, which waits that long, says so (`Event.wait`)."""
        raise NotImplementedError
