"""Set up Letterlock on a fresh machine and run it: `start.py demo` or `start.py test`.

Needs Python 3.11 to 3.13 and nothing else. It makes `.venv` beside this folder, installs exactly
the versions in `locked.txt` into it, and, on Debian as root or with sudo, the system libraries that
Qt needs; for the tests also PostgreSQL, of which they run a server of their own. Running it again
does only what is missing.
"""

import argparse
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / ".venv"
LOCK = ROOT / "installer" / "locked.txt"
READY = HOME / "letterlock-ready"
OLDEST, NEWEST = (3, 11), (3, 13)

# Qt's own needs on a fresh Debian: found by removing each one. The first six are enough offscreen.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

SERVERS = Path("/usr/lib/postgresql")


class SetUpError(Exception):
    """Something that the person has to do first, in a sentence."""


def main(arguments: Sequence[str]) -> int:
    """Set up what is missing, then run the demo or the tests. Gives the exit status."""
    parser = argparse.ArgumentParser(description="Set up Letterlock on this machine and run it.")
    parser.add_argument("what", choices=("demo", "test", "install"), help="what to run")
    asked, rest = parser.parse_known_args(arguments)
    try:
        check_python()
        install_system_packages(missing_packages())
        if asked.what == "test" and (lacking := missing_for_tests()):
            install_for_tests(lacking)
        make_home()
    except SetUpError as problem:
        print(problem, file=sys.stderr)
        return 2
    if asked.what == "install":
        return 0
    return run_demo(rest) if asked.what == "demo" else run_tests(rest)


def check_python() -> None:
    """Refuse a Python that the product is not made for."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        have = ".".join(str(part) for part in sys.version_info[:2])
        raise SetUpError(f"Letterlock needs Python 3.11 to 3.13. This is Python {have}.")


def missing_packages() -> list[str]:
    """Give Debian's names of the system packages that are missing here."""
    if not sys.platform.startswith("linux"):
        return []
    missing = [package for library, package in LIBRARIES.items() if not can_load(library)]
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        missing.append("python3-venv")
    return missing


def can_load(library: str) -> bool:
    """Say whether the system has a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_for_tests() -> list[str]:
    """Give Debian's names of what only tests need and this machine lacks."""
    if not sys.platform.startswith("linux"):
        return []
    server = any(SERVERS.glob("*/bin/postgres")) or shutil.which("postgres") is not None
    missing = [] if server else ["postgresql"]
    return missing if shutil.which("strace") else [*missing, "strace"]


def install_for_tests(packages: list[str]) -> None:
    """Install what only tests need; where that is not allowed they say so and are skipped."""
    try:
        install_system_packages(packages)
    except SetUpError as problem:
        print(f"{problem}\nThe tests that need it are skipped.", file=sys.stderr)


def install_system_packages(missing: list[str]) -> None:
    """Install Debian packages, where that is allowed; else say the exact command."""
    if not missing:
        return
    names = " ".join(missing)
    if shutil.which("apt-get") is None:
        raise SetUpError(f"This machine lacks system packages. Debian calls them: {names}")
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if sudo and not allows(sudo):
        command = f"sudo apt-get install --no-install-recommends {names}"
        raise SetUpError(f"System packages are missing. Run this, then try again:\n  {command}")
    print(f"Installing system packages: {names}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    kept = ["env", "DEBIAN_FRONTEND=noninteractive"] if sudo else []
    for step in (["update"], ["install", "-y", "--no-install-recommends", *missing]):
        done = subprocess.run(
            [*sudo, *kept, "apt-get", "-q", *step],
            env=environment,
            stdout=subprocess.DEVNULL,
            check=False,
        )
        if done.returncode:
            raise SetUpError(f"apt-get could not {step[0]}. Its own message is above.")


def allows(sudo: list[str]) -> bool:
    """Say whether sudo works here without asking for a password."""
    if shutil.which("sudo") is None:
        return False
    return subprocess.run([*sudo, "true"], capture_output=True, check=False).returncode == 0


def home_python() -> Path:
    """Give the Python of our own virtual environment."""
    return HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def make_home() -> None:
    """Make the virtual environment, unless it is there and holds exactly what is locked."""
    wanted = fingerprint()
    if READY.exists() and READY.read_text(encoding="ascii") == wanted and home_python().exists():
        return
    if not home_python().exists():
        print("Making a virtual environment in .venv", flush=True)
        run([sys.executable, "-m", "venv", str(HOME)], "The virtual environment could not be made.")
    print("Installing Letterlock and what it needs", flush=True)
    pip = [str(home_python()), "-m", "pip", "--disable-pip-version-check", "install", "-q"]
    failed = "pip could not install what Letterlock needs. Its own message is above."
    run([*pip, "--no-deps", "--require-hashes", "-r", str(LOCK)], failed)  # the lock is complete
    run([*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)], failed)
    READY.write_text(wanted, encoding="ascii")


def fingerprint() -> str:
    """Give a digest of everything that decides what the virtual environment holds."""
    held = hashlib.sha256(sys.version.encode())
    for file in (LOCK, ROOT / "pyproject.toml"):
        held.update(file.read_bytes())
    return held.hexdigest()


def run(command: list[str], failed: str) -> None:
    """Run a step of the set-up; when it fails, say what that means."""
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise SetUpError(failed)


def run_demo(rest: Sequence[str]) -> int:
    """Open the desktop on the made-up caseload."""
    needs_display = sys.platform.startswith("linux") and "--offscreen" not in rest
    if needs_display and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        print(
            "There is no display here. To see every screen as a picture, run:\n"
            "  python3 installer/start.py demo --offscreen --screenshot pictures",
            file=sys.stderr,
        )
        return 2
    command = [str(home_python()), "-m", "ui", "--demo", *rest]
    return subprocess.run(command, check=False).returncode


def run_tests(rest: Sequence[str]) -> int:
    """Run the linters, the types, the layers and every test; all of them, whatever fails first."""
    python = str(home_python())
    scripts = home_python().parent
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONHASHSEED": "0"}
    pytest = [python, "-m", "pytest", *(rest or ["-n", "2"])]
    steps = [
        [python, "-m", "ruff", "check", "."],
        [python, "-m", "ruff", "format", "--check", "."],
        [python, "-m", "mypy"],
        [str(scripts / "lint-imports")],
        pytest,
    ]
    steps = [pytest] if rest else steps
    failed = []
    for step in steps:
        name = Path(step[2] if step[0] == python else step[0]).name
        print(f"== {name}", flush=True)
        if subprocess.run(step, cwd=ROOT, env=environment, check=False).returncode:
            failed.append(name)
    if failed:
        print(f"Not yet right: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
