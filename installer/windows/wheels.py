"""What Letterlock needs of others on Windows: the wheels that the lock names, digest by digest."""

import re
import shutil
import subprocess
from collections.abc import Set as AbstractSet
from pathlib import Path

from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "installer" / "locked.txt"
PLATFORM = ("--python-platform", "x86_64-pc-windows-msvc", "--only-binary", ":all:")
NOT_SHIPPED = ("pip",)
_PINNED = re.compile(r"^([a-zA-Z0-9][a-zA-Z0-9._-]*)==")


def install(work: Path, uv: Path, version: str) -> Path:
    """Put every wheel's content into one folder, and give it.

    Args:
        work: Where it is worked in.
        uv: The tool that knows what holds on Windows while it runs elsewhere.
        version: Which Python they are for, as "3.13".
    """
    wanted, lock, folder = work / "wanted.txt", work / "windows.txt", work / "wheels"
    subprocess.run(
        [
            *(str(uv), "pip", "compile", "-q", "pyproject.toml", *PLATFORM),
            *("--python-version", version, "-c", str(LOCK), "--no-annotate", "--no-header"),
            *(*(word for one in NOT_SHIPPED for word in ("--no-emit-package", one)),),
            *("-o", str(wanted)),
        ],
        cwd=ROOT,
        check=True,
    )
    names = {canonicalize_name(found) for found in _names(wanted.read_text(encoding="utf-8"))}
    lock.write_text(of_lock(LOCK.read_text(encoding="utf-8"), names), encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run(
        [
            *(str(uv), "pip", "install", "-q", *PLATFORM, "--python-version", version),
            *("--no-deps", "--require-hashes", "--link-mode", "copy"),
            *("--target", str(folder), "-r", str(lock)),
        ],
        cwd=ROOT,
        check=True,
    )
    return folder


def of_lock(lock: str, names: AbstractSet[str]) -> str:
    """Give the entries of a lock for some projects, with their conditions and digests."""
    kept: list[str] = []
    taking = False
    for line in lock.splitlines():
        if not line.startswith(" "):
            found = _PINNED.match(line)
            taking = found is not None and canonicalize_name(found[1]) in names
        if taking:
            kept.append(line)
    return "\n".join(kept) + "\n"


def _names(requirements: str) -> list[str]:
    return [found[1] for line in requirements.splitlines() if (found := _PINNED.match(line))]
