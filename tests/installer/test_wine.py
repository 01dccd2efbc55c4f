"""The campaign of the Windows packages: Wine sets them up, works with them, removes them.

    python3 installer/start.py test -m campaign tests/installer/test_wine.py

About a quarter of an hour on an idle machine, most of it making the packages. Needs of Debian 12:
wine64, gcc-mingw-w64-x86-64, msitools, wixl, nsis, osslsigncode, xvfb, xdotool, imagemagick. With
LETTERLOCK_WINDOWS=FOLDER the packages there are tried; else they are made. LETTERLOCK_KEPT=FOLDER
keeps the pictures of the window.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from checker import __version__
from checker.desk.computer.locked import KEY
from checker.practice.demo import write_demo
from installer.windows import msi, wine
from tests.builders import at_the_window
from tests.builders.at_the_window import ADDRESS, LETTER
from tests.builders.screen_reader import ScreenReader, until
from tests.builders.windows import COMPILER, Windows

ROOT = Path(__file__).parents[2]
TOOLS = ("Xvfb", "xdotool", "import", "wixl", "makensis", "osslsigncode", "msiinfo", COMPILER)
DISPLAY = ":94"
DEMO = "demo"
CLASSES = r"Software\Classes\SystemFileAssociations\.docx\shell\Letterlock"

pytestmark = [
    pytest.mark.campaign,
    pytest.mark.skipif(
        sys.platform == "win32"
        or wine.program() is None
        or any(shutil.which(tool) is None for tool in TOOLS),
        reason=f"needs wine64, {', '.join(TOOLS)}",
    ),
]


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages."""
    given = os.environ.get("LETTERLOCK_WINDOWS")
    if given:
        return Path(given)
    made = tmp_path_factory.mktemp("release")
    command = (sys.executable, ROOT / "installer" / "package.py", "windows", "--out", made)
    subprocess.run(command, check=True)
    return made


@pytest.fixture(scope="module")
def screen() -> Iterator[None]:
    """A display."""
    with subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "1440x900x24"]) as shown:
        yield
        shown.terminate()


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory, screen: None) -> Iterator[Windows]:
    """A Windows on which nothing of ours was ever installed; everything in it is ended."""
    del screen
    made = Windows(tmp_path_factory.mktemp("windows"), DISPLAY)
    try:
        yield made
    finally:
        made.end()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up caseload with letters."""
    folder = tmp_path_factory.mktemp("demo")
    write_demo(folder, now=datetime.now(UTC))
    return folder


@pytest.fixture(scope="module")
def package(release: Path) -> Path:
    """The MSI."""
    return release / msi.NAME


@pytest.fixture(scope="module")
def installed(windows: Windows, package: Path) -> Windows:
    """The same Windows, with the MSI installed for the whole computer and nothing asked."""
    windows.run("msiexec", "/i", wine.windows_path(package), "/qn")
    return windows


def _check(windows: Windows, demo: Path, to: str, *more: str) -> str:
    program = windows.programs / "letterlock-cli.exe"
    letter, cases = (wine.windows_path(demo / one) for one in (f"letters/{LETTER}", "cases"))
    asked = (letter, "--case", "KT24P00817", "--cases", cases, "--via", "post", "--to", to)
    return windows.run(program, "check", *asked, *more, stands=False)


def test_every_file_of_the_package_is_set_down(installed: Windows, package: Path) -> None:
    """As many as the package lists; the programs, the verb and the menu's entry with them."""
    listed = subprocess.check_output(["msiinfo", "export", package, "File"], text=True)
    files = installed.files()
    assert len(files) == len(listed.splitlines()) - 3
    assert {"Letterlock.exe", "letterlock-cli.exe", "policies/Letterlock.admx"} <= files
    verb = installed.run("reg", "query", rf"HKLM\{CLASSES}\command", "/ve")
    assert r'"C:\Program Files\Letterlock\Letterlock.exe" "%1"' in verb
    assert list(installed.drive.rglob("Letterlock.lnk"))


def test_a_letter_is_checked_at_the_command_line(installed: Windows, demo: Path) -> None:
    """A right letter is clear and recorded; the same to another person is stopped."""
    said = installed.run(installed.programs / "letterlock-cli.exe", "--version")
    assert said.strip() == f"letterlock {__version__}"
    assert _check(installed, demo, "P2", "--record").startswith("0: Clear.")
    wrong = _check(installed, demo, "P1").partition(": ")[2]  # a status Wine may take for a kill
    assert wrong.startswith("Stop.")
    assert "This is the wrong person's address" in wrong
    assert list(installed.own.glob("trail-*.db"))


def test_the_settings_of_the_registry_are_those_of_the_desk(installed: Windows, demo: Path) -> None:
    """What group policy writes names the case records; a person's own file does not."""
    program = installed.programs / "letterlock-cli.exe"
    place = rf"HKLM\{KEY}"
    without = installed.run(program, "cases", "check", stands=False)
    assert "does not know where the case records are" in without
    own = installed.own / "letterlock.toml"
    own.write_text('cases = "C:/nowhere"\n', encoding="utf-8")
    cases = wine.windows_path(demo / "cases")
    installed.run("reg", "add", place, "/v", "cases", "/t", "REG_SZ", "/d", cases, "/f")
    assert "case records are in order" in installed.run(program, "cases", "check")
    own.unlink()
    assert "case records are in order" in installed.run(program, "cases", "check")
    installed.run("reg", "add", place, "/v", "casse", "/t", "REG_SZ", "/d", "x", "/f")
    odd = installed.run(program, "cases", "check", stands=False)
    assert f"HKEY_LOCAL_MACHINE\\{KEY} cannot be used: at $.casse" in " ".join(odd.split())
    installed.run("reg", "delete", place, "/f")


def test_a_letter_is_checked_to_its_end_in_the_window(installed: Windows, tmp_path: Path) -> None:
    """The window draws itself, stops a letter to the wrong person, and confirms it to the right.

    Its address is printed, to a PDF, since this Windows has no printer. Then the record holds both,
    each entry as it was signed, and no fault was logged.
    """
    kept = Path(os.environ.get("LETTERLOCK_KEPT") or tmp_path / "pictures")
    reader = ScreenReader(DISPLAY, kept)
    begun = ("--demo", f"C:/{DEMO}", "--size", at_the_window.SIZE)
    with installed.showing(installed.programs / "Letterlock.exe", *begun):
        until(lambda: bool(_titles()), 300)
        until(lambda: "Pritchard.docx" in reader.words(), 300)
        at_the_window.open_the_letter(reader)
        at_the_window.check_for(reader, "Daniel", "Father,")
        at_the_window.is_stopped(reader)
        at_the_window.check_instead_for(reader, "Sian", "Mother,")
        at_the_window.confirm(reader)
        reader.key("ctrl+p")
        reader.see("Cancel")
        reader.key("Home")
        reader.type(f"C:\\{DEMO}\\")
        reader.key("Return")
        reader.see("Printed")
    assert at_the_window.printed_on(installed.drive / DEMO / "Letterlock.pdf") == ADDRESS
    log = (installed.own / "letterlock.log").read_text(encoding="utf-8")
    assert "bug type=" not in log
    (trail,) = (installed.drive / DEMO / "trail").glob("*.db")
    program, place = installed.programs / "letterlock-cli.exe", wine.windows_path(trail)
    said = installed.run(program, "audit", "list", "--trail", place)
    outcomes = [line.split()[2:4] for line in said.splitlines()]
    assert outcomes[1:] == [["check", "stop"], ["check", "clear"], ["release", "released"]]
    assert "All of them are as they were signed" in installed.run(program, "audit", "verify", place)


def _titles() -> str:
    command = ["xdotool", "search", "--name", "Letterlock"]
    environment = {"DISPLAY": DISPLAY, "PATH": "/usr/bin:/bin"}
    return subprocess.run(
        command, check=False, capture_output=True, text=True, env=environment
    ).stdout


def test_removing_it_leaves_only_what_is_the_persons(installed: Windows, package: Path) -> None:
    """Of ours nothing stays on the whole drive and in the registry; the trail stays as it was.

    So do the keys that it is signed with.
    """
    persons = (installed.own, installed.drive / DEMO)
    before = {file: file.read_bytes() for file in _files(*persons)}
    keys = _keys(installed)
    assert keys < installed.registered("letterlock")

    installed.run("msiexec", "/x", wine.windows_path(package), "/qn")

    assert not installed.programs.exists()
    assert installed.came() == set(before)
    assert installed.registered("letterlock") == keys
    assert keys
    assert {file: file.read_bytes() for file in before} == before
    assert list(installed.own.glob("trail-*.db"))


def _keys(windows: Windows) -> set[str]:
    return {one for one in windows.registered("letterlock") if "Credential Manager" in one}


def _files(*folders: Path) -> list[Path]:
    return [file for folder in folders for file in folder.rglob("*") if file.is_file()]


def test_a_newer_package_takes_the_place_of_an_older_one(
    windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it no longer holds is gone, what it holds is new, and it is there once."""
    first, second = tmp_path / "first", tmp_path / "second"
    _small(first, monkeypatch, "1.0.0", {"a.txt": "old", "b.txt": "old"})
    _small(second, monkeypatch, "1.1.0", {"a.txt": "new", "c.txt": "new"})

    for one in (first, second):
        windows.run("msiexec", "/i", wine.windows_path(one / msi.NAME), "/qn")

    assert windows.files() == {"Letterlock.exe", "a.txt", "c.txt"}
    assert (windows.programs / "a.txt").read_text(encoding="utf-8") == "new"
    windows.run("msiexec", "/x", wine.windows_path(second / msi.NAME), "/qn")
    assert not windows.programs.exists()
    assert windows.registered("letterlock") == _keys(windows)


def _small(
    work: Path, monkeypatch: pytest.MonkeyPatch, version: str, files: dict[str, str]
) -> None:
    """Make a package as ours are made, of these files."""
    staged = work / "staged"
    (work / "launchers").mkdir(parents=True)
    staged.mkdir()
    (work / "launchers" / "letterlock.ico").write_bytes(b"\0\0\1\0")
    for name, content in {**files, "Letterlock.exe": "MZ"}.items():
        (staged / name).write_text(content, encoding="utf-8")
    monkeypatch.setattr(msi, "__version__", version)
    msi.make(staged, work, work)


def test_a_person_sets_it_up_for_themselves(windows: Windows, release: Path, demo: Path) -> None:
    """Without an administrator: programs, Send to and verb are theirs, and go again."""
    setup = release / f"letterlock-{__version__}-setup.exe"
    windows.programs = windows.home / "AppData" / "Local" / "Programs" / "Letterlock"
    before = windows.came()

    windows.run(setup, "/S")

    assert {"Letterlock.exe", "letterlock-cli.exe"} <= windows.files()
    verb = windows.run("reg", "query", rf"HKCU\{CLASSES}\command", "/ve")
    assert r'Programs\Letterlock\Letterlock.exe" "%1"' in verb
    roaming = windows.home / "AppData" / "Roaming" / "Microsoft" / "Windows"
    assert (roaming / "SendTo" / "Letterlock.lnk").exists()
    assert _check(windows, demo, "P2", "--record").startswith("0: Clear.")
    assert list(windows.own.glob("trail-*.db"))
    trail = {file: file.read_bytes() for file in windows.own.rglob("*.db")}

    windows.run(windows.programs / "uninstall.exe", "/S")
    until(lambda: not windows.programs.exists(), 300)

    left = {one for one in windows.came() - before if not one.is_relative_to(windows.own)}
    assert {one.name for one in left} <= {"Un.exe"}  # what removed it: its own folder of Temp
    assert windows.registered("letterlock") == _keys(windows)
    assert {file: file.read_bytes() for file in windows.own.rglob("*.db")} == trail
