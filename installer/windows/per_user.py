"""Make the set-up for one person, with NSIS, from the folder that is installed."""

import os
import subprocess
from pathlib import Path

from checker import __version__
from installer.windows.entry import WINDOW
from installer.windows.launchers import HERE, numbers
from installer.windows.shell import SAYS, verbs

NAME = f"letterlock-{__version__}-setup.exe"


def make(staged: Path, work: Path, out: Path) -> Path:
    """Make the set-up, and give it."""
    target = out / NAME
    target.unlink(missing_ok=True)
    written = work / "letterlock.nsi"
    written.write_text(script(staged, work, target), encoding="utf-8")
    subprocess.run(
        ["makensis", "-V2", str(written)],  # noqa: S607
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        check=True,
    )
    return target


def script(staged: Path, work: Path, target: Path) -> str:
    """Give the script for makensis."""
    told = (HERE / "letterlock.nsi").read_text(encoding="ascii")
    blocks = {
        "VERBS": "\n".join(_verb(key) for key in verbs()),
        "NO_VERBS": "\n".join(f'  DeleteRegKey HKCU "Software\\Classes\\{key}"' for key in verbs()),
        "FILES": "\n".join(_gone(staged)),
        "OUT": str(target.absolute()),
        "ICON": str((work / "launchers" / "letterlock.ico").absolute()),
        "NUMBERS": ".".join(numbers()),
        "VERSION": __version__,
        "STAGED": str(staged.absolute()),
        "WINDOW": WINDOW,
    }
    for key, value in blocks.items():
        told = told.replace(f"${{{key}}}", value)
    return told


def _verb(key: str) -> str:
    program = f"$INSTDIR\\{WINDOW}.exe"
    whole = f'"Software\\Classes\\{key}"'
    command = f'"Software\\Classes\\{key}\\command"'
    return "\n".join(
        (
            f'  WriteRegStr HKCU {whole} "" "{SAYS}"',
            f'  WriteRegStr HKCU {whole} "Icon" "{program},0"',
            f'  WriteRegStr HKCU {whole} "MultiSelectModel" "Player"',
            f'  WriteRegStr HKCU {command} "" \'"{program}" "%1"\'',
        )
    )


def _gone(staged: Path) -> list[str]:
    """Give what removes each file that was set down, and no other, then each folder if empty."""
    everything = sorted(staged.rglob("*"), reverse=True)  # a folder after what is in it
    lines = []
    for one in everything:
        inside = str(one.relative_to(staged)).replace("/", "\\").replace("$", "$$")
        if one.is_dir():
            lines.append(f'  RMDir "$INSTDIR\\{inside}"')
        else:
            lines.append(f'  Delete "$INSTDIR\\{inside}"')
    return lines
