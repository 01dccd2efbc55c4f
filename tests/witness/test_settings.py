"""The settings of a witness and of a monitor: what is wrong in them is said at once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.errors import SettingsError
from checker.witness.following import Folder
from checker.witness.settings import read_settings
from tests.builders.registers import SmallRegister

KEY = str(SmallRegister().verifier)
WITNESS = ("witness.toml", f'name = "w.example"\nregisters = ["{KEY}"]\n', read_settings)
MONITOR = ("monitor.toml", f'url = "https://register.example"\nregister = "{KEY}"\n', Folder)


@pytest.mark.parametrize(("name", "right", "read"), [WITNESS, MONITOR], ids=["witness", "monitor"])
@pytest.mark.parametrize(
    ("change", "says"),
    [
        pytest.param(lambda _: b"\xff", "cannot be read. Make them with `letterlock", id="bytes"),
        pytest.param(lambda _: b"name =", "are wrong: Invalid value", id="no TOML"),
        pytest.param(
            lambda right: f"odd = 1\n{right}".encode(),
            "are wrong: $.odd: only the keys",
            id="a key of nothing",
        ),
        pytest.param(
            lambda right: right.replace(KEY, "nonsense").encode(), "are wrong: ", id="no key"
        ),
    ],
)
def test_what_is_wrong_is_a_sentence(
    tmp_path: Path,
    name: str,
    right: str,
    read: Callable[[Path], object],
    change: Callable[[str], bytes],
    says: str,
) -> None:
    """With the file, and the place in it or the command that makes a right one."""
    (tmp_path / name).write_text(right, encoding="utf-8")
    read(tmp_path)
    (tmp_path / name).write_bytes(change(right))

    with pytest.raises(SettingsError) as refused:
        read(tmp_path)

    assert f"{name} {says}" in str(refused.value)
