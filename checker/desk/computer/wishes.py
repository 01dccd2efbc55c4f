"""How somebody wants the windows: colours and text size, and whether they have begun here.

Read before the first window is painted, so nothing heavy is loaded here.
"""

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Final

SCHEMES: Final = ("system", "light", "dark", "own")
PERCENTS: Final = (100, 125, 150, 200)
_FILE: Final = "wishes.json"
"""In the person's own folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What was chosen in the window, kept for the next start."""

    scheme: str = "system"
    percent: int = 100
    begun: bool = False
    """Whether the first start is over: it is shown once."""


def wishes_of(folder: Path) -> Wishes:
    """Give what somebody chose; what cannot be read or is none of the choices is not chosen."""
    try:
        held = json.loads((folder / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Wishes()
    if not isinstance(held, dict):
        return Wishes()
    known = {one.name: held[one.name] for one in fields(Wishes) if one.name in held}
    scheme, percent = known.get("scheme"), known.get("percent")
    return Wishes(
        scheme=scheme if scheme in SCHEMES else "system",
        percent=percent if percent in PERCENTS else 100,
        begun=known.get("begun") is True,
    )


def keep_wishes(folder: Path, wishes: Wishes) -> None:
    """Keep them for the next start.

    Raises:
        OSError: they cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _FILE).write_text(f"{json.dumps(asdict(wishes))}\n", encoding="utf-8")
