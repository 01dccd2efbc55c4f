"""`letterlock licences`: who made what is in the program can be asked without a window."""

import pytest

from checker import __version__
from checker.cli import WRONG_CALL, main


def test_everything_is_listed_with_its_licence(capsys: pytest.CaptureFixture[str]) -> None:
    """Our own first, then what lies in the resources, then the libraries by name."""
    assert main(["licences"]) == 0

    told = capsys.readouterr().out.splitlines()
    assert told[0] == f"Letterlock {__version__}: Apache-2.0"
    assert any(one.endswith("Rampart: CC-BY-4.0") for one in told)
    libraries = told[7:]
    assert libraries == sorted(libraries, key=lambda one: one.partition(" ")[0])
    assert any(one.startswith("msgspec ") for one in libraries)


def test_a_name_shows_the_whole_text(capsys: pytest.CaptureFixture[str]) -> None:
    """However it is written, small or large."""
    assert main(["licences", "LUCIDE"]) == 0

    told = capsys.readouterr().out
    assert told.startswith("Icons: Lucide: ISC\n\n")
    assert "Permission to use, copy, modify, and/or distribute this software" in told


def test_a_name_that_nothing_has_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """One line, with what to do."""
    assert main(["licences", "no-such-thing"]) == WRONG_CALL

    assert capsys.readouterr().err == (
        "Nothing here is called no-such-thing. `letterlock licences` lists everything.\n"
    )
