"""Whether a mail program fills in addresses: its settings, and nothing else of it."""

from pathlib import Path

import pytest

from checker.desk.computer.mail_autocomplete import Autocomplete, of_prefs, of_thunderbird, together

OFF = 'user_pref("mail.enable_autocomplete", false);\n'
DIRECTORY = 'user_pref("ldap_2.autoComplete.useDirectory", true);\n'


@pytest.mark.parametrize(
    ("prefs", "state"),
    [
        pytest.param("", Autocomplete.ON, id="as it ships"),
        pytest.param(OFF, Autocomplete.OFF, id="switched off"),
        pytest.param(OFF.replace("false", "true"), Autocomplete.ON, id="switched on"),
        pytest.param(OFF + DIRECTORY, Autocomplete.ON, id="from a directory"),
        pytest.param("// " + OFF, Autocomplete.ON, id="a remark is no setting"),
        pytest.param(OFF.replace("\n", "\r\n"), Autocomplete.OFF, id="as Windows writes lines"),
        pytest.param('user_pref("x", "y");\n' + OFF, Autocomplete.OFF, id="among others"),
    ],
)
def test_what_thunderbird_is_set_to(prefs: str, state: Autocomplete) -> None:
    """Off only where neither the address books nor a directory fill in."""
    assert of_prefs(prefs.encode()) is state


def test_a_profile_that_cannot_be_read_is_not_known(tmp_path: Path) -> None:
    """Beside one that is off it is not off; and of several programs one that is on is enough."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "prefs.js").write_text(OFF)
    (tmp_path / "long").mkdir()
    (tmp_path / "long" / "prefs.js").write_text(OFF + "//" * 2_000_000 + DIRECTORY)

    for other in ("none", "long"):
        states = tuple(of_thunderbird((tmp_path / "a", tmp_path / other)))
        assert states == (Autocomplete.OFF, Autocomplete.UNKNOWN)
        assert together(states) is Autocomplete.UNKNOWN
    assert together((Autocomplete.UNKNOWN, Autocomplete.ON)) is Autocomplete.ON
    assert together(()) is Autocomplete.UNKNOWN
    assert together((Autocomplete.OFF,)) is Autocomplete.OFF
    assert together((Autocomplete.OFF, Autocomplete.ON)) is Autocomplete.ON
