"""The last batch of the window, so that it is found again after a crash: one file of one's own."""

from pathlib import Path
from typing import Final

import msgspec

from checker import shapes
from checker.audit.private_file import write_private

NAME: Final = "many.json"


class Last(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The batch that was begun last: whose, of what, where its results are, and whether it ended.

    It names a folder and no letter.
    """

    who: str
    source: str
    out: str
    whole: bool


def remember(folder: Path, last: Last) -> None:
    """Keep it, instead of the one before.

    Raises:
        OSError: it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    write_private(folder / NAME, msgspec.json.encode(last))


def remembered(folder: Path, who: str) -> Last | None:
    """Give somebody's last batch; None where there is none, or its results are gone."""
    try:
        last = shapes.decode((folder / NAME).read_bytes(), Last)
    except (OSError, ValueError, msgspec.MsgspecError):
        return None
    return last if last.who == who and Path(last.out).is_file() else None
