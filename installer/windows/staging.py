"""Lay out the folder that is installed on Windows: launchers, Python, wheels, and Letterlock.

At its top are the programs that are started (Letterlock.exe and letterlock-cli.exe) and Python with
its library (python313.dll, python313.zip and the rest); in `lib` what Letterlock needs of others,
and Letterlock itself.
"""

import shutil
import zipfile
from pathlib import Path, PurePosixPath

from installer.windows import interpreter, wine

ROOT = interpreter.HERE.parents[1]
OURS = ("checker", "ui", "resources")
LIBRARY = "lib"
NOT_NEEDED = (
    "*.pyi", "*.pxd", "*.pyx", "*.h", "*.hpp", "*.c", "*.cpp", "*.lib", "*.a", "*.pxi", "*.cmake",
    "py.typed", "*.pyc",
    "**/tests/*", "**/test/*", "bin/*", "Scripts/*", "share/*",
    "PIL/_avif.*", "PIL/_imagingtk.*", "PIL/ImageTk.py", "lxml/includes/*", "lxml/isoschematron/*",
    "numpy/f2py/*", "numpy/distutils/*", "numpy/_core/include/*", "numpy/_core/lib/*",
    "onnxruntime/backend/*", "onnxruntime/datasets/*", "onnxruntime/quantization/*",
    "onnxruntime/tools/*", "onnxruntime/transformers/*", "pypdfium2_cli/*",
    "sqlalchemy/testing/*", "Cryptodome/SelfTest/*", "docx/templates/default-docx-template/*",
    "olefile/olefile2.py",  # for Python 2
)  # fmt: skip
"""Of the wheels, what a running Letterlock never opens."""
ABOUT = ("METADATA", "entry_points.txt")
"""Of a wheel's own record, what Python looks up: versions, and where keyrings are."""
QT = (
    "PySide6/__init__.py", "PySide6/_config.py", "PySide6/_git_pyside_version.py",
    "PySide6/pyside6.abi3.dll", "PySide6/support/*",
    *(f"PySide6/Qt{one}.pyd" for one in ("Core", "Gui", "Network", "PrintSupport", "Svg",
                                          "Widgets")),
    *(f"PySide6/Qt6{one}.dll" for one in ("Core", "Gui", "Network", "PrintSupport", "Svg",
                                           "Widgets")),
    "PySide6/plugins/platforms/qwindows.dll", "PySide6/plugins/platforms/qoffscreen.dll",
    "PySide6/plugins/styles/qmodernwindowsstyle.dll", "PySide6/plugins/iconengines/qsvgicon.dll",
    "PySide6/plugins/imageformats/qgif.dll", "PySide6/plugins/imageformats/qico.dll",
    "PySide6/plugins/imageformats/qjpeg.dll", "PySide6/plugins/imageformats/qsvg.dll",
    "PySide6/translations/qtbase_en.qm", "PySide6/translations/qtbase_cy.qm",
)  # fmt: skip
"""Of PySide6 only this: the rest draws in three dimensions, edits forms, or opens databases."""
TIMES = (
    "tzdata/__init__.py", "tzdata/zoneinfo/__init__.py", "tzdata/zoneinfo/UTC",
    "tzdata/zoneinfo/Europe/__init__.py", "tzdata/zoneinfo/Europe/London",
)  # fmt: skip
"""Of the world's time zones, those in which Letterlock tells the time."""
_ALONE = {"PySide6": QT, "tzdata": TIMES}
"""Of these projects only what is named goes along."""
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def make(work: Path, python: tuple[Path, Path], wheels: Path) -> Path:
    """Lay everything but the launchers and the notices out, and give the folder.

    Args:
        work: Where it is worked in.
        python: The folder of Python's programs and that of its library, both verified.
        wheels: The content of the wheels.
    """
    programs, library = python
    staged = work / "staged"
    shutil.rmtree(staged, ignore_errors=True)
    staged.mkdir(parents=True)
    name = next(programs.glob("python3[0-9][0-9].dll")).stem
    for file in sorted(programs.iterdir()):
        if file.name not in interpreter.NOT_WANTED:
            shutil.copyfile(file, staged / file.name)
    (staged / f"{name}._pth").write_text(f"{name}.zip\n{LIBRARY}\n.\n", encoding="ascii")
    for file in sorted(one for one in wheels.rglob("*") if one.is_file()):
        inside = file.relative_to(wheels).as_posix()
        if keeps(inside):
            _copy(file, staged / LIBRARY / inside)
    for file in sorted((wheels / "PySide6").glob("msvcp140*.dll")):
        shutil.copyfile(file, staged / file.name)  # other wheels take it for a part of Windows
    for folder in OURS:
        for file in sorted(one for one in (ROOT / folder).rglob("*") if one.is_file()):
            inside = file.relative_to(ROOT).as_posix()
            if keeps(inside):
                _copy(file, staged / LIBRARY / inside)
    _copy(interpreter.HERE / "entry.py", staged / LIBRARY / "letterlock_entry.py")
    shutil.copyfile(ROOT / "LICENSE", staged / "LICENSE.txt")
    compiler = wine.Compiler(work, programs, library)
    compiler.compile(staged / LIBRARY)
    for file in sorted((staged / LIBRARY).rglob("*.py")):
        file.unlink()  # half as many files to set down and to look after
    _zip(compiler.compiled_library(), staged / f"{name}.zip")
    return staged


def keeps(inside: str) -> bool:
    """Say whether a file of a wheel, or of ours, goes along.

    Args:
        inside: Its place in the folder of all wheels, with slashes.
    """
    path = PurePosixPath(inside)
    if path.parts[0].endswith(".dist-info"):
        return path.name in ABOUT and len(path.parts) == len(PurePosixPath("a/b").parts)
    if path.parts[0] in _ALONE:
        return any(_matches(path, one) for one in _ALONE[path.parts[0]])
    return not any(_matches(path, one) for one in NOT_NEEDED) and "__pycache__" not in path.parts


def _matches(path: PurePosixPath, pattern: str) -> bool:
    """Say whether a path, or a folder above it, is one of a pattern."""
    if pattern.startswith("**/"):
        return pattern.split("/")[1] in path.parts[:-1]
    if "/" not in pattern:
        return path.match(pattern)
    folder, _, last = pattern.rpartition("/")
    if last == "*":
        return path.as_posix().startswith(f"{folder}/")
    return path.match(pattern) and len(path.parts) == pattern.count("/") + 1


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _zip(folder: Path, target: Path) -> None:
    """Make Python's library one file, the same for the same content."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as whole:
        for file in sorted(one for one in folder.rglob("*.pyc") if one.is_file()):
            entry = zipfile.ZipInfo(file.relative_to(folder).as_posix(), _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            whole.writestr(entry, file.read_bytes())
