"""Reading processes that outlive a desk: the tests of one process have their letters read by them.

They read behind the same walls, and one that met a hostile or heavy file is thrown away as ever. To
start two of them for every test would take longer than most tests do.
"""

from functools import cache
from pathlib import Path

from checker.desk.demo import demo_setting
from checker.desk.desk import Desk
from checker.worker.parent import Readers


class Staying(Readers):
    """They stay when a desk is closed, and end with the process that has them."""

    def close(self) -> None:
        """Keep them for the next desk."""


@cache
def shared_readers() -> Readers:
    """Give the readers of this process, the same each time."""
    return Staying()


def demo_desk(folder: Path) -> Desk:
    """Open the demo's desk in a folder, with the readers of this process."""
    return Desk(demo_setting(folder), shared_readers())
