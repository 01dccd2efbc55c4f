"""The campaign of the packages: a fresh Debian 12 installs the .deb, works with it, removes it.

    python3 installer/start.py test -m campaign tests/installer/test_fresh_debian.py

About five minutes. Needs root, a network for apt, and of Debian: debootstrap, xvfb, xdotool, gcc,
binutils. With LETTERLOCK_DIST=FOLDER the packages there are tried; else they are made twice, and
must be the same. LETTERLOCK_KEPT=FOLDER keeps the pictures of the window.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker import __version__
from tests.builders import at_the_window
from tests.builders.at_the_window import ADDRESS, LETTER
from tests.builders.screen_reader import ScreenReader, until

ROOT = Path(__file__).parents[2]
TOOLS = ("debootstrap", "chroot", "Xvfb", "xdotool", "import", "dpkg-deb", "cc", "strip")
DISPLAY = ":93"

pytestmark = [
    pytest.mark.campaign,
    pytest.mark.skipif(
        sys.platform == "win32" or any(shutil.which(tool) is None for tool in TOOLS),
        reason=f"needs {', '.join(TOOLS)}",
    ),
]


def _called(*command: str | Path, **more: object) -> str:
    done = subprocess.run(command, check=False, capture_output=True, text=True, **more)  # type: ignore[call-overload]
    assert done.returncode == 0, f"{command}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
    return str(done.stdout)


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages, their manifest signed, and the key's public line in `key`."""
    given = os.environ.get("LETTERLOCK_DIST")
    if given:
        return Path(given)
    made = tmp_path_factory.mktemp("release")
    package = (sys.executable, ROOT / "installer" / "package.py")
    epoch = _called("git", "-C", ROOT, "log", "-1", "--format=%ct").strip()
    environment = {**os.environ, "SOURCE_DATE_EPOCH": epoch}  # a commit between the two changes it
    secret = made.parent / "signing.key"
    line = _called(*package, "key", secret, "releases.example").splitlines()[-1]
    for folder in (made / "again", made):
        shutil.rmtree(ROOT / "build" / "linux" / "work", ignore_errors=True)
        _called(
            *(*package, "deb", "rpm", "--out", folder),
            *("--sign-key", secret, "--signer", "releases.example"),
            env=environment,
        )
    (made / "key").write_text(line, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def debian(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A Debian 12 with nothing but its base, and a person `clerk`; everything in it is ended."""
    root = tmp_path_factory.mktemp("debian")
    _called("debootstrap", "--variant=minbase", "bookworm", root)
    root.chmod(0o755)  # it is the root folder of those in it
    mounts = [("proc", "proc", root / "proc"), ("tmpfs", "tmpfs", root / "tmp")]
    try:
        for kind, device, place in mounts:
            _called("mount", "-t", kind, device, place)
        (root / "tmp").chmod(0o1777)
        _called("chroot", root, "useradd", "-m", "clerk")
        yield root
    finally:
        _end_everything_in(root)
        for _, _, place in mounts:
            subprocess.run(["umount", "-l", place], check=False)


def _end_everything_in(root: Path) -> None:
    for process in Path("/proc").glob("[0-9]*"):
        try:
            is_inside = (process / "root").readlink() == root
        except OSError:
            continue
        if is_inside:
            os.kill(int(process.name), signal.SIGKILL)


@pytest.fixture(scope="module")
def installed(debian: Path, release: Path) -> Path:
    """The same Debian, with the package installed by apt and what it depends on."""
    shutil.copytree(release, debian / "srv" / "release")
    (debian / "srv" / "release").chmod(0o755)  # a test's own folder is for its owner alone
    deb = f"/srv/release/letterlock_{__version__}_amd64.deb"
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "-y", "--no-install-recommends", deb]):
        _called("chroot", debian, "apt-get", "-q", *step, env=environment)
    return debian


def _as_clerk(root: Path, command: str) -> subprocess.CompletedProcess[str]:
    whole = f"export LANG=C.UTF-8; {command}"
    return subprocess.run(
        ["chroot", root, "su", "-", "clerk", "-c", whole],
        check=False,
        capture_output=True,
        text=True,
    )


def test_the_packages_are_made_the_same_again(release: Path) -> None:
    """Whoever builds them from the same source can compare."""
    again = release / "again"
    if not again.exists():
        pytest.skip("only one of each was given")
    names = [one.name for one in again.iterdir()]

    assert len(names) == 5
    assert all((release / name).read_bytes() == (again / name).read_bytes() for name in names)


def test_a_package_runs_nothing_and_holds_nothing_that_it_should_not(release: Path) -> None:
    """No script of a maintainer; no GTK, no library under the GPL; programs that are root's."""
    deb = release / f"letterlock_{__version__}_amd64.deb"
    control = _called("dpkg-deb", "-I", deb)
    files = _called("dpkg-deb", "-c", deb)

    assert not [one for one in ("postinst", "preinst", "postrm", "prerm") if one in control]
    for banned in ("libgtk", "qgtk3", "readline", "gdbm", "DarkGarden", "qeglfs", "site-packages"):
        assert banned not in files, banned
    assert all(line.split()[1] == "root/root" for line in files.splitlines())
    for wanted in (
        "/usr/share/applications/org.letterlock.Letterlock.desktop",
        "/usr/share/metainfo/org.letterlock.Letterlock.metainfo.xml",
        "/usr/share/icons/hicolor/scalable/apps/org.letterlock.Letterlock.svg",
        "/usr/share/man/man1/letterlock.1",
        "/usr/share/doc/letterlock/third-party-notices.txt",
        "/usr/share/doc/letterlock/letterlock.cdx.json",
    ):
        assert f".{wanted}\n" in files


def test_the_installed_program_checks_and_knows_its_release(installed: Path) -> None:
    """A right letter is clear, the same to another is stopped; the manifest holds."""
    begun = _as_clerk(installed, "letterlock --version")
    assert begun.stdout == f"letterlock {__version__}\n"
    key = (installed / "srv" / "release" / "key").read_text(encoding="utf-8").strip()
    told = _as_clerk(installed, "letterlock licences").stdout
    assert "Rampart" in told
    assert "\nmsgspec " in told

    manifest = f"/srv/release/letterlock-{__version__}.release"
    held = _as_clerk(installed, f"letterlock release verify {manifest} --key '{key}'")
    assert held.returncode == 0, held.stderr


def test_a_letter_goes_through_a_real_window_to_a_printed_page(
    installed: Path, tmp_path: Path
) -> None:
    """Checked, confirmed and printed by somebody who reads the screen; then the record holds it."""
    home = installed / "home" / "clerk"
    started = (
        f"LANG=C.UTF-8 DISPLAY={DISPLAY} exec letterlock-desktop --demo ~/demo"
        f" --size {at_the_window.SIZE}"
    )
    with (
        subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "1440x900x24"]) as screen,
        subprocess.Popen(["chroot", installed, "su", "-", "clerk", "-c", started]) as window,
    ):
        reader = ScreenReader(DISPLAY, Path(os.environ.get("LETTERLOCK_KEPT", tmp_path)))
        try:
            at_the_window.open_the_letter(reader)
            at_the_window.check_for(reader, "Sian", "Mother,")
            at_the_window.confirm(reader)
            reader.key("ctrl+p")
            reader.see("Output")
            reader.key("Return")
            until((home / "Letterlock.pdf").exists)
            time.sleep(2)
        finally:
            window.terminate()
            _end_everything_in(installed)
            screen.terminate()

    assert at_the_window.printed_on(home / "Letterlock.pdf") == ADDRESS
    checked = f"letterlock check 'demo/letters/{LETTER}' --case KT24P00817 --cases demo/cases"
    assert _as_clerk(installed, f"{checked} --via post --to P2").stdout.startswith("Clear.")
    wrong = _as_clerk(installed, f"{checked} --via post --to P1")
    assert wrong.returncode == 1
    assert "This is the wrong person's address" in wrong.stdout


def test_removing_the_package_leaves_what_is_the_persons(installed: Path) -> None:
    """Their record, what they printed and their log stay; of ours nothing does."""
    home = installed / "home" / "clerk"
    before = {file: file.stat().st_size for file in home.rglob("*") if file.is_file()}
    listed = _called("chroot", installed, "dpkg", "-L", "letterlock").split("\n")

    _called("chroot", installed, "apt-get", "-q", "purge", "-y", "letterlock")

    left = [one for one in listed if one and "letterlock" in one.lower()]
    assert not [one for one in left if os.path.lexists(installed / one.lstrip("/"))]
    assert {file: file.stat().st_size for file in home.rglob("*") if file.is_file()} == before
    assert list(home.glob("demo/trail/*.db"))
    assert not list(home.glob(".cache/Microsoft/**"))
    found = [*installed.glob("etc/**/*etterlock*"), *installed.glob("var/**/*etterlock*")]
    assert not [one for one in found if "apt" not in one.parts]
