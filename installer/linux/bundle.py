"""Make one folder with both programs and everything they need, by PyInstaller; then trim it.

Runs in the build's own environment: `python -m installer.linux.bundle FOLDER`.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

from installer.linux import entry

ROOT = Path(__file__).resolve().parents[2]
NAME = "letterlock"
DESKTOP = entry.DESKTOP
INSIDE = "_internal"
NOT_OURS = (
    "tkinter", "readline", "_gdbm", "_dbm", "_curses", "curses", "pip", "setuptools", "pytest",
    "PyInstaller", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtOpenGL",
)  # fmt: skip
"""Modules that are left out: not used, or (readline, gdbm) under the GPL."""
KEPT_LIBRARIES = re.compile(
    r"lib(python3|ssl|crypto|ffi|bz2|lzma|z|uuid|expat|mpdec|sqlite3)[.-]|\.cpython-|\.abi3\."
)
"""Of the libraries of the machine that builds, those that go along: what Python itself needs."""
KEPT_PLUGINS = {
    "platforms": ("libqxcb.", "libqoffscreen.", "libqwayland"),
    "imageformats": ("libqsvg", "libqjpeg", "libqgif", "libqico"),
    "iconengines": ("libqsvgicon",),
    "printsupport": ("libcups",),
    "xcbglintegrations": (),
    "wayland-shell-integration": ("lib",),
    "wayland-decoration-client": ("lib",),
    "wayland-graphics-integration-client": (),
    "platforminputcontexts": ("libibus", "libcompose"),
    "platformthemes": ("libqxdgdesktopportal",),
}
"""Qt's plugins that go along; every other kind, GTK's theme with them, stays behind."""
WITH_SYMBOLS = ("libpython3*.so*", "_brotli*.so", "_sqlite3*.so")
"""Libraries that carry what only a debugger needs; what wheels patched is left as it is."""
KEPT_WORDS = re.compile(r"_(en|en_GB|cy)\.qm$")

SPEC = """
import sys
sys.path.insert(0, {root!r})
from PyInstaller.utils.hooks import collect_data_files, collect_submodules
from installer.linux.bundle import NOT_OURS, keeps

ours = collect_submodules("checker") + collect_submodules("ui")
found = Analysis(
    [{entry!r}], pathex=[{root!r}], hiddenimports=ours, excludes=list(NOT_OURS),
    datas=[
        ({resources!r}, "resources"),
        *collect_data_files("checker"),
        *collect_data_files("reportlab", includes=["fonts/Vera*.ttf"]),
    ],
    module_collection_mode={{"docx": "pyz+py"}},  # it looks for its templates beside its modules
)
found.binaries = [one for one in found.binaries if keeps(one[0], one[1])]
found.datas = [one for one in found.datas if keeps(one[0], one[1])]
found.binaries.sort()
found.datas.sort()
pyz = PYZ(found.pure)
program = EXE(pyz, found.scripts, [], exclude_binaries=True, name="letterlock", console=True)
COLLECT(program, found.binaries, found.datas, name="letterlock")
"""


def keeps(inside: str, source: str) -> bool:
    """Say whether a file that PyInstaller found goes along.

    Args:
        inside: Its place in the folder.
        source: Its place on this machine.
    """
    path = Path(inside)
    if "__pycache__" in path.parts or path.suffix in {".pyi", ".pxd", ".h"}:
        return False
    if path.suffix == ".qm":
        return KEPT_WORDS.search(path.name) is not None
    if "plugins" in path.parts:
        place = path.parts.index("plugins")
        kind = path.parts[place + 1] if len(path.parts) > place + 2 else ""
        return path.name.startswith(KEPT_PLUGINS.get(kind, ()) or ("-",))
    if path.name.startswith(("libQt6EglFS", "libQt6EglFs")):
        return False
    return KEPT_LIBRARIES.search(path.name) is not None or not is_of_system(source)


def is_of_system(source: str) -> bool:
    """Say whether a file is one of the machine's own libraries, which a package depends on."""
    return str(Path(source).resolve()).startswith(("/usr/lib/", "/lib/", "/lib64/"))


def make(folder: Path) -> Path:
    """Make the folder of programs in a work folder, and give it."""
    spec = folder / "letterlock.spec"
    first = ROOT / "installer" / "linux" / "entry.py"
    resources = ROOT / "resources"
    said = SPEC.format(root=str(ROOT), entry=str(first), resources=str(resources))
    spec.write_text(said, encoding="utf-8")
    subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
            *("--workpath", str(folder / "work"), "--distpath", str(folder / "dist"), str(spec)),
        ],
        cwd=folder,
        env={**os.environ, "PYTHONHASHSEED": "0", "QT_QPA_PLATFORM": "offscreen"},
        check=True,
    )
    made = folder / "dist" / NAME
    without_jbig(made / INSIDE)
    for library in (one for kind in WITH_SYMBOLS for one in (made / INSIDE).rglob(kind)):
        subprocess.run(["strip", "--strip-unneeded", str(library)], check=True)  # noqa: S607
    (made / DESKTOP).symlink_to(NAME)
    return made


def without_jbig(inside: Path) -> None:
    """Put a library that does nothing in the place of JBIG-KIT, which is under the GPL.

    Tesseract's wheel brings it for TIFF files of fax machines; our pages reach Tesseract as plain
    pixels. Without the library Tesseract could not be loaded.
    """
    for found in sorted(inside.rglob("libjbig-*.so*")):
        if found.is_symlink():
            found.unlink()
            continue
        subprocess.run(
            [
                *("cc", "-shared", "-fPIC", "-Os", "-s", "-Wl,--build-id=none"),
                *(f"-Wl,-soname,{found.name}", "-o", str(found)),
                str(Path(__file__).resolve().parent / "no_jbig.c"),
            ],
            check=True,
        )


if __name__ == "__main__":
    made = make(Path(sys.argv[1]).resolve())
    sys.stdout.write(f"{made}\n")
