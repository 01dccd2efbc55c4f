"""Make the two programs that start Letterlock on Windows, with mingw-w64, and their icon."""

import os
import subprocess
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from checker import __version__
from installer.windows.entry import CONSOLE, WINDOW

HERE = Path(__file__).resolve().parent
PICTURE = HERE.parent / "linux" / "org.letterlock.Letterlock.svg"
SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
WHAT = {WINDOW: "Letterlock", CONSOLE: "Letterlock's command line"}
_COMPILER, _RESOURCES = "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-windres"


def make(work: Path, folder: Path, python: str) -> None:
    """Make both programs in a folder.

    Args:
        work: Where it is worked in.
        folder: Where the programs come to.
        python: The name of Python's library, which stands beside them.
    """
    work.mkdir(parents=True, exist_ok=True)
    (work / "letterlock.ico").write_bytes(icon())
    (work / "launcher.manifest").write_bytes((HERE / "launcher.manifest").read_bytes())
    for name, what in WHAT.items():
        told = (HERE / "launcher.rc").read_text(encoding="ascii")
        for key, value in {
            "NUMBERS": ",".join(numbers()),
            "VERSION": __version__,
            "NAME": name,
            "WHAT": what,
        }.items():
            told = told.replace(f"@{key}@", value)
        (work / f"{name}.rc").write_text(told, encoding="ascii")
        held = work / f"{name}.o"
        subprocess.run([_RESOURCES, f"{name}.rc", held.name], cwd=work, check=True)
        subprocess.run(
            [
                *(_COMPILER, "-Os", "-s", "-Wall", "-Werror", "-ffreestanding", "-fno-ident"),
                *("-fno-asynchronous-unwind-tables", "-nostdlib", "-Wl,-e,start"),
                *("-Wl,--no-insert-timestamp", "-Wl,--dynamicbase", "-Wl,--nxcompat"),
                *("-Wl,--high-entropy-va", "-mwindows" if name == WINDOW else "-mconsole"),
                *(f"-DWINDOW={int(name == WINDOW)}", f'-DPYTHON=L"{python}"'),
                *(str(HERE / "launcher.c"), str(held), "-o", str(folder / f"{name}.exe")),
                *("-lkernel32", "-lshell32", "-luser32"),
            ],
            cwd=work,
            env={**os.environ, "LC_ALL": "C"},
            check=True,
        )


def numbers() -> tuple[str, str, str, str]:
    """Give the version as the four numbers that Windows knows."""
    parts = [*__version__.split("."), "0", "0", "0"]
    return parts[0], parts[1], parts[2], parts[3]


def icon() -> bytes:
    """Draw the icon in every size that Windows asks for."""
    drawn = QSvgRenderer(str(PICTURE))
    pictures = []
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        drawn.render(painter, QRectF(0, 0, size, size))
        painter.end()
        held = QBuffer()
        held.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(held, "PNG")  # type: ignore[call-overload]
        pictures.append(Image.open(BytesIO(held.data().data())).convert("RGBA"))
    made = BytesIO()
    largest = pictures[-1]
    largest.save(
        made,
        format="ICO",
        sizes=[(size, size) for size in SIZES],
        append_images=pictures[:-1],
    )
    return made.getvalue()
