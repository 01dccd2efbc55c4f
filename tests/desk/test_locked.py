"""Policies of the whole computer hold over a settings file, and over none."""

from pathlib import Path

import pytest

from checker.desk.computer import locked, places
from checker.desk.computer.language import language_of
from checker.desk.computer.locked import PLACE, Values, laid_over, plain
from checker.desk.computer.sourcing import read_settings, settings_here
from checker.errors import SettingsError


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's own folder, on a computer without settings of its own."""
    monkeypatch.setattr(places, "SHARED", tmp_path / "none.toml")
    return tmp_path


def _set(monkeypatch: pytest.MonkeyPatch, values: Values) -> None:
    """Have the registry hold these values."""
    monkeypatch.setattr(locked, "policies", lambda: values)


@pytest.mark.parametrize(
    ("written", "values", "whole"),
    [
        ({"cases": "a"}, {}, {"cases": "a"}),
        ({"cases": "a"}, {"": {"cases": "b"}}, {"cases": "b"}),
        ({"cases": {"kind": "files", "path": "a"}}, {"": {"cases": "b"}}, {"cases": "b"}),
        ({"language": "cy"}, {"": {"policy": "p"}}, {"language": "cy", "policy": "p"}),
        (
            {"register": {"url": "a", "ca": "c"}},
            {"": {}, "register": {"url": "b"}},
            {"register": {"url": "b", "ca": "c"}},
        ),
        ({}, {"register": {"url": "b"}}, {"register": {"url": "b"}}),
        ({"register": "odd"}, {"register": {"url": "b"}}, {"register": {"url": "b"}}),
    ],
)
def test_what_a_policy_sets_holds(
    written: dict[str, object], values: Values, whole: dict[str, object]
) -> None:
    """Key by key; what no policy sets is as the file says."""
    assert laid_over(written, values) == whole


@pytest.mark.parametrize(
    ("value", "as_written"),
    [
        ("text", "text"),
        (3, 3),
        (["a", "", "b"], ["a", "b"]),
        (r"%TEMP%\cases", r"%TEMP%\cases"),
        (b"\x00", b"\x00"),
    ],
)
def test_a_value_of_the_registry_is_as_a_file_would_have_it(
    value: object, as_written: object
) -> None:
    """Several lines are a list; nothing of a person's own environment is put in."""
    assert plain(value) == as_written


def test_a_person_cannot_set_what_a_policy_sets(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Their own file is laid under it, and what else it says still counts."""
    file = own / places.SETTINGS
    file.write_text('cases = "mine"\npolicy_key = "me+1+x"\nhand_over = "out"\n', encoding="utf-8")
    _set(monkeypatch, {"": {"cases": "theirs", "policy_key": "them+1+x"}, "register": {}})

    read = settings_here(own)

    assert read is not None
    assert (read.cases, read.policy_key, read.hand_over) == ("theirs", "them+1+x", "out")


def test_policies_alone_are_settings(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any file a desk works by them; without them there are none."""
    assert settings_here(own) is None
    _set(monkeypatch, {"": {"cases": "theirs", "language": "cy"}, "register": {"url": "https://r"}})

    read = settings_here(own)

    assert read is not None
    assert read.register is not None
    assert (read.cases, read.register.url) == ("theirs", "https://r")
    assert language_of(own, ("en",)) == "cy"


@pytest.mark.parametrize(
    ("values", "path"),
    [
        ({"": {"cases": "c", "languag": "cy"}}, "$.languag"),
        ({"": {"cases": 3}}, "$.cases"),
        ({"": {"cases": "c"}, "register": {"url": 3}}, "$.register.url"),
    ],
)
def test_a_policy_that_is_wrong_is_named(
    values: Values, path: str, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever reads the sentence looks in the registry, not in a file that is in order."""
    _set(monkeypatch, values)

    with pytest.raises(SettingsError) as told:
        settings_here(own)

    assert f"The settings in {PLACE} cannot be used: at {path}, expected" in str(told.value)


def test_a_file_that_is_wrong_is_named_still(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A policy for another key takes no blame."""
    file = own / places.SETTINGS
    file.write_text("cases = 3\n", encoding="utf-8")
    _set(monkeypatch, {"": {"policy": "p"}})

    with pytest.raises(SettingsError, match=r"letterlock\.toml cannot be used: at \$\.cases"):
        read_settings(file)


def test_policies_that_cannot_be_read_are_not_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody knows then what the organisation has set."""

    def fails(key: str) -> dict[str, object]:
        raise PermissionError(key)

    monkeypatch.setattr(locked, "_values", fails)

    with pytest.raises(SettingsError, match="cannot be read"):
        locked.policies()


def test_a_system_without_a_registry_has_no_policies() -> None:
    """On Linux only files count."""
    assert not locked.are_set()
