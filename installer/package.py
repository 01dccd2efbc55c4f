"""Make the packages of Letterlock: `python3 installer/package.py deb rpm register`, `... windows`.

They come to `dist/`, each with the release's bill of materials and third-party notices beside it;
with `--sign-key` also the signed manifest, which `letterlock release verify` reads. Build on the
oldest system that the packages are for, Debian 12, with gcc and binutils there, and with its own
Python, which comes along and was compiled with every optimisation. The same source, on the same
machine and with the same SOURCE_DATE_EPOCH (its last commit's time by default), gives the same
packages. `register` is the archive from which a register is installed, and needs no compiler.
`package.py key FILE NAME` makes a key to sign with.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build" / "linux"
OURS = ROOT / ".venv" / "bin" / "python"
TOOLS = ROOT / "installer" / "linux" / "build-locked.txt"
WINDOWS = ROOT / "build" / "windows"
WINDOWS_TOOLS = ROOT / "installer" / "windows" / "build-locked.txt"


def main(arguments: list[str]) -> int:
    """Make the environment that builds, unless it is there, and build in it."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": epoch(), "PYTHONHASHSEED": "0"}
    try:
        subprocess.run([sys.executable, "installer/start.py", "install"], cwd=ROOT, check=True)
        if arguments[:1] == ["windows"]:
            return for_windows(arguments[1:], environment)
        python = building_python() if {"deb", "rpm"} & set(arguments) else OURS
        command = [str(python), "-m", "installer.linux.packages", *arguments]
        return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    except subprocess.CalledProcessError as failed:
        print(f"The packages were not made: {failed}", file=sys.stderr)
        return 1


def for_windows(arguments: list[str], environment: dict[str, str]) -> int:
    """Make the packages for Windows, with the tools that are locked for them."""
    tools = environment_of(WINDOWS, ["-r", str(WINDOWS_TOOLS)], WINDOWS_TOOLS.read_bytes())
    command = [str(OURS), "-m", "installer.windows.packages", "--tools", str(tools), *arguments]
    offscreen = environment | {"QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(command, cwd=ROOT, env=offscreen, check=False).returncode


def epoch() -> str:
    """Give the time that everything in a package bears."""
    command = ["git", "log", "-1", "--format=%ct"]
    told = os.environ.get("SOURCE_DATE_EPOCH")
    return told or subprocess.check_output(command, cwd=ROOT, text=True).strip()


def building_python() -> Path:
    """Give the Python of an environment that holds what is shipped and the locked tools."""
    shipped = subprocess.check_output([OURS, "-m", "installer.linux.shipped"], cwd=ROOT)
    BUILD.mkdir(parents=True, exist_ok=True)
    lock = BUILD / "shipped.txt"
    lock.write_bytes(shipped)
    locks = ["-r", str(lock), "-r", str(TOOLS)]
    return environment_of(BUILD, locks, shipped + TOOLS.read_bytes())


def environment_of(build: Path, locks: list[str], content: bytes) -> Path:
    """Give the Python of an environment that holds exactly what locks name; made when they change.

    Args:
        build: The folder in which it is made.
        locks: What pip is told of them.
        content: What stands in them.
    """
    home, ready = build / "venv", build / "ready"
    python = home / "bin" / "python"
    wanted = hashlib.sha256(sys.version.encode() + content).hexdigest()
    if ready.exists() and ready.read_text(encoding="ascii") == wanted and python.exists():
        return python
    build.mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(home)], check=True)
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "-q", "--no-deps"]
    subprocess.run([*pip, "--require-hashes", *locks], cwd=ROOT, check=True)
    ready.write_text(wanted, encoding="ascii")
    return python


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
