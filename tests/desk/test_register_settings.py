"""The `[register]` of a desk's letterlock.toml: what it may say, and what is refused."""

from pathlib import Path

import pytest

from checker.desk.computer.sourcing import read_settings
from checker.errors import SettingsError


def written(folder: Path, lines: str) -> Path:
    """Write a settings file."""
    file = folder / "letterlock.toml"
    file.write_text(f"cases = 'cases'\n{lines}", encoding="utf-8")
    return file


def test_a_desk_may_name_its_register_and_who_signs_for_it(tmp_path: Path) -> None:
    """The address, the key, the witnesses, the certificates, and where people sign in."""
    told = read_settings(
        written(
            tmp_path,
            "[register]\nurl = 'https://register.example'\nkey = 'r+1+k'\nwitnesses = ['w+1+k']\n"
            "witnesses_needed = 1\nca = 'ca.pem'\nissuer = 'https://login.example'\n"
            "client_id = 'letterlock'\n",
        )
    ).register

    assert told is not None
    assert (told.url, told.key, told.witnesses, told.witnesses_needed, told.ca) == (
        "https://register.example",
        "r+1+k",
        ("w+1+k",),
        1,
        "ca.pem",
    )
    assert (told.issuer, told.client_id) == ("https://login.example", "letterlock")


def test_a_desk_without_a_register_keeps_its_record_alone(tmp_path: Path) -> None:
    """As before there was one."""
    assert read_settings(written(tmp_path, "")).register is None


@pytest.mark.parametrize(
    ("lines", "path"),
    [
        ("[register]\n", r"\$\.register\.url"),
        ("[register]\nurl = 3\n", r"\$\.register\.url"),
        ("[register]\nurl = 'https://r.example'\nkeys = 'x'\n", r"\$\.register\.keys"),
        ("register = 'https://r.example'\n", r"\$\.register"),
    ],
)
def test_what_it_may_not_say_is_told_with_its_place(tmp_path: Path, lines: str, path: str) -> None:
    """Nothing falls back to a default silently."""
    with pytest.raises(SettingsError, match=path):
        read_settings(written(tmp_path, lines))
