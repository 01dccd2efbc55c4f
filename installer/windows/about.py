"""What the Windows packages say of others' work in them: notices and bill of materials."""

import re
from importlib import metadata
from pathlib import Path

from installer.linux import notices
from installer.linux.shipped import ADDED, Part, part_of

_DONE_BY_WHEEL = ("tesserocr-libraries.txt",)
"""Texts for what a wheel for Linux holds; that for Windows brings the texts of its own."""
_RUNTIME = "tesserocr-*.dist-info/licenses/.wheel-licenses/vc14_runtime/LICENSE.TXT"
_VERSION = re.compile(r"Python (3\.\d+\.\d+)")


def parts(wheels: Path, licence: Path, version: str) -> tuple[Part, ...]:
    """Give everything of others that is installed.

    Args:
        wheels: The content of the wheels, with what each says of itself.
        licence: Python's own licence.
        version: Python's version, as "3.13.2".
    """
    added = {
        name: tuple(one for one in texts if one not in _DONE_BY_WHEEL)
        for name, texts in ADDED.items()
    }
    found = metadata.distributions(path=[str(wheels)])
    ours = sorted((part_of(one, added) for one in found), key=lambda one: one.name)
    runtime = next(wheels.glob(_RUNTIME)).read_text(encoding="utf-8", errors="replace")
    return (
        *ours,
        Part(
            name="python",
            version=version,
            licence="PSF-2.0",
            home="https://www.python.org",
            texts=(("LICENSE.txt", licence.read_text(encoding="utf-8")),),
            address=f"pkg:generic/python@{version}",
        ),
        Part(
            name="Microsoft Visual C++ runtime",
            version="14",
            licence="see its text",
            home="https://visualstudio.microsoft.com",
            texts=(("LICENSE.TXT", runtime),),
        ),
        *notices.resources(),
    )


def write(everything: tuple[Part, ...], folder: Path) -> tuple[Path, Path]:
    """Write both beside what is installed, and give their places."""
    told, bill = folder / "third-party-notices.txt", folder / "letterlock.cdx.json"
    told.write_text(notices.notices(everything), encoding="utf-8")
    bill.write_text(notices.bill_of_materials(everything), encoding="utf-8")
    return told, bill


def version_of(programs: Path) -> str:
    """Give the full version of a Python, which its library tells Windows in its resources."""
    library = next(programs.glob("python3[0-9][0-9].dll")).read_bytes()
    told = re.search("FileVersion".encode("utf-16-le") + rb"\0{2,6}((?:[0-9.]\0){5,16})", library)
    if told is None:
        raise ValueError("Python's library does not say its version.")
    return told[1].decode("utf-16-le")
