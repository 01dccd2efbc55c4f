"""What does the work of a batch, whether processes of this machine or a cluster of several."""

from typing import Protocol

from checker.batch.jobs import Job, Outcome, Ready

ITEM_SECONDS = 900.0
"""A letter that takes longer is held: even fifty scanned enclosures are read in less."""
MOST_TRIES = 2
"""A letter whose worker died is tried once more, and held when that one dies as well."""


class Doing(Protocol):
    """Takes letters and gives back what was found, each exactly once, in any order."""

    def begin(self) -> Ready:
        """Start the workers, and wait for the first to be ready.

        Raises:
            LetterlockError: none can be, with the reason.
        """
        ...

    def room(self) -> int:
        """Say how many letters may be given now."""
        ...

    def give(self, job: Job) -> None:
        """Hand a letter to a worker."""
        ...

    def take(self, seconds: float) -> tuple[Outcome, ...]:
        """Give what has come, waiting so long for the first.

        Raises:
            BatchError: the workers are lost.
        """
        ...

    def in_hand(self) -> int:
        """Say how many letters were given and have not come back."""
        ...

    def close(self) -> None:
        """End the workers at once; what they have in hand is forgotten."""
        ...
