"""Make the packages from the folder of programs, with nFPM; and the release's signed manifest.

Runs in the environment that builds: `python3 installer/package.py` starts it.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from checker import __version__
from checker.audit.notes import Verifier
from checker.audit.release import sign_release
from checker.desk.guidance.licences import NOTICES
from installer.linux import bundle, notices

ROOT = bundle.ROOT
HERE = Path(__file__).resolve().parent
BUILD = ROOT / "build" / "linux"
HOME = "/usr/lib/letterlock"
APP = "org.letterlock.Letterlock"
PACKAGES = ("deb", "rpm")
KINDS = (*PACKAGES, "register")
DEBIAN = (
    *("libc6 (>= 2.34)", "libstdc++6", "libgcc-s1", "tzdata"),
    *("libegl1", "libgl1", "libdbus-1-3", "libfontconfig1", "libxkbcommon0"),
    "libglib2.0-0 | libglib2.0-0t64",
    *("libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-randr0"),
    *("libxcb-render-util0", "libxcb-shape0", "libxcb-xkb1", "libxkbcommon-x11-0"),
    *("libwayland-cursor0", "libgssapi-krb5-2", "libbrotli1", "libzstd1"),
)
"""What Qt needs of Debian, found by removing each; names that changed since are there with both."""
SONAMES = (
    *("libc.so.6(GLIBC_2.34)", "libstdc++.so.6", "libgcc_s.so.1"),
    *("libEGL.so.1", "libGL.so.1", "libdbus-1.so.3", "libfontconfig.so.1", "libxkbcommon.so.0"),
    *("libglib-2.0.so.0", "libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-image.so.0"),
    *("libxcb-keysyms.so.1", "libxcb-randr.so.0", "libxcb-render-util.so.0", "libxcb-shape.so.0"),
    *("libxcb-xkb.so.1", "libxkbcommon-x11.so.0", "libwayland-cursor.so.0"),
    *("libgssapi_krb5.so.2", "libbrotlidec.so.1", "libzstd.so.1"),
)
"""The same for systems with RPM, which name libraries and not packages."""
CUPS = {"deb": "libcups2 | libcups2t64", "rpm": "libcups.so.2()(64bit)"}
"""For printers; without it Letterlock prints to a file."""


def main(arguments: Sequence[str]) -> int:
    """Make what was asked for."""
    asked = parser().parse_args(arguments)
    if asked.kinds[:1] == ["key"]:
        return make_key(*asked.kinds[1:])
    wrong = set(asked.kinds) - set(KINDS)
    if wrong:
        print(f"There is no package of this kind: {', '.join(sorted(wrong))}.", file=sys.stderr)
        return 2
    asked.out.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    if set(asked.kinds) & set(PACKAGES):
        programs = bundle.make(BUILD)
        about = notices.write(programs, BUILD)
        shutil.copyfile(about[0], programs / bundle.INSIDE / "resources" / NOTICES)
        kinds = [kind for kind in asked.kinds if kind in PACKAGES]
        made += [package(kind, programs, about, asked.out) for kind in kinds]
        made += [Path(shutil.copy(one, asked.out)) for one in about]
    if "register" in asked.kinds:
        made.append(register(asked.out))
    if asked.sign_key is not None:
        manifest = asked.out / f"letterlock-{__version__}.release"
        sign(tuple(made), manifest, asked.sign_key, asked.signer)
        made.append(manifest)
    print(*made, sep="\n")
    return 0


def register(out: Path) -> Path:
    """Make the register's archive, in the project's own environment, which has its extra."""
    command = [str(ROOT / ".venv" / "bin" / "python"), "-m", "installer.register.archive", str(out)]
    return Path(subprocess.check_output(command, cwd=ROOT, text=True).splitlines()[-1])


def parser() -> argparse.ArgumentParser:
    """Give what the command understands."""
    whole = argparse.ArgumentParser(prog="package.py", description="Make packages for Linux.")
    whole.add_argument(
        "kinds", nargs="+", metavar="KIND", help="deb, rpm, register; or: key FILE NAME"
    )
    whole.add_argument("--out", type=Path, default=ROOT / "dist", metavar="DIR")
    whole.add_argument("--sign-key", type=Path, metavar="FILE", help="as `key` made it")
    whole.add_argument("--signer", default="letterlock", metavar="NAME", help="whose key it is")
    return whole


def sign(made: tuple[Path, ...], manifest: Path, key_file: Path, signer: str) -> None:
    """Write the signed manifest of what was made."""
    seed = bytes.fromhex(key_file.read_text(encoding="ascii").strip())
    key = Ed25519PrivateKey.from_private_bytes(seed)
    manifest.write_bytes(sign_release(__version__, made, signer, key))


def make_key(file: str, name: str) -> int:
    """Make a key that signs releases, for its owner's eyes only, and tell how others name it."""
    key = Ed25519PrivateKey.generate()
    opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(opened, "w", encoding="ascii") as held:
        held.write(key.private_bytes_raw().hex() + "\n")
    print(Verifier(name=name, key=key.public_key().public_bytes_raw()))
    return 0


def package(kind: str, programs: Path, about: tuple[Path, Path], out: Path) -> Path:
    """Make one package from the folder of programs."""
    staged = stage(programs, about)
    described = BUILD / f"nfpm-{kind}.json"  # JSON is YAML too
    described.write_text(json.dumps(description(kind, staged), indent=1), encoding="utf-8")
    name = {
        "deb": f"letterlock_{__version__}_amd64.deb",
        "rpm": f"letterlock-{__version__}-1.x86_64.rpm",
    }[kind]
    tool = Path(sys.executable).parent / "nfpm"
    subprocess.run(
        [str(tool), "package", "-f", str(described), "-p", kind, "-t", str(out / name)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return out / name


def stage(programs: Path, about: tuple[Path, Path]) -> Path:
    """Lay everything out as it will be installed, all of one time and with plain rights."""
    staged = BUILD / "staged"
    shutil.rmtree(staged, ignore_errors=True)
    home = staged / HOME.lstrip("/")
    shutil.copytree(programs, home, symlinks=True)
    share = staged / "usr" / "share"
    files = {
        share / "applications" / f"{APP}.desktop": HERE / f"{APP}.desktop",
        share / "metainfo" / f"{APP}.metainfo.xml": HERE / f"{APP}.metainfo.xml",
        share / "mime" / "packages" / f"{APP}.xml": HERE / f"{APP}.mime.xml",
        share / "man" / "man1" / "letterlock.1": HERE / "letterlock.1",
        share / "icons/hicolor/scalable/apps" / f"{APP}.svg": HERE / f"{APP}.svg",
        share / "doc" / "letterlock" / "copyright": ROOT / "LICENSE",
        **{share / "doc" / "letterlock" / one.name: one for one in about},
    }
    for target, source in files.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    day = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC).date()
    metainfo = share / "metainfo" / f"{APP}.metainfo.xml"
    told = metainfo.read_text(encoding="utf-8")
    told = told.replace("@VERSION@", __version__).replace("@DATE@", day.isoformat())
    metainfo.write_text(told, encoding="utf-8")
    commands = staged / "usr" / "bin"
    commands.mkdir()
    for name in (bundle.NAME, bundle.DESKTOP):
        (commands / name).symlink_to(f"../lib/letterlock/{name}")
    time = int(os.environ["SOURCE_DATE_EPOCH"])
    for path in sorted(staged.rglob("*"), reverse=True):  # a folder after what is in it
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == home / bundle.NAME else 0o644)
        os.utime(path, (time, time), follow_symlinks=False)
    return staged


def description(kind: str, staged: Path) -> dict[str, object]:
    """Say to nFPM what the package is, needs and holds. It runs no script of ours."""
    stamp = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    needs = (
        DEBIAN
        if kind == "deb"
        else ("tzdata", *(f"{one}{'' if '(' in one else '()'}(64bit)" for one in SONAMES))
    )
    return {
        "name": "letterlock",
        "arch": "amd64",
        "platform": "linux",
        "version": __version__,
        "release": "1" if kind == "rpm" else "",
        "section": "misc",
        "priority": "optional",
        "maintainer": "The Letterlock authors <packages@letterlock.example>",
        "description": "Checks a letter against the case record before it is sent\n"
        "Letterlock compares the addresses in a letter with the case record, says what would go\n"
        "to the wrong person, and keeps a record of the check that nobody can quietly change.",
        "license": "Apache-2.0",
        "mtime": stamp.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "depends": list(needs),
        "recommends": [CUPS[kind]],
        "suggests": ["libreoffice-writer", "gnome-keyring"],
        "contents": [
            {"src": f"{staged}/", "dst": "/", "type": "tree", "file_info": {"owner": "root"}}
        ],
        "deb": {"compression": "zstd"},
        "rpm": {"compression": "zstd", "buildhost": "letterlock"},
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
