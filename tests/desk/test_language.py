"""Whoever sits at a desk is spoken to in their own language."""

from pathlib import Path

import pytest

from checker.desk.computer.language import choose_language, language_of, system_languages
from checker.desk.computer.sourcing import read_settings
from checker.errors import SettingsError
from checker.words import speak, spoken, wanted


@pytest.mark.parametrize(
    ("system", "spoken_to"),
    [
        pytest.param(("cy-GB", "en-GB"), "cy", id="Welsh first"),
        pytest.param(("en-GB", "cy-GB"), "en", id="English first, though Welsh is known"),
        pytest.param(("fr-FR", "cy"), "cy", id="a language that nobody speaks here is passed over"),
        pytest.param(("C",), "en", id="none"),
        pytest.param((), "en", id="nothing is known"),
    ],
)
def test_the_systems_language_counts_where_nothing_was_chosen(
    system: tuple[str, ...], spoken_to: str, tmp_path: Path
) -> None:
    """The first of the system's languages that Letterlock speaks."""
    assert language_of(tmp_path, system) == spoken_to


def test_the_settings_go_before_the_system_and_ones_own_choice_before_both(tmp_path: Path) -> None:
    """An office in Wales sets Welsh once; whoever wants English there chooses it."""
    (tmp_path / "letterlock.toml").write_text('cases = "x"\nlanguage = "cy"\n', encoding="utf-8")
    assert language_of(tmp_path, ("en-GB",)) == "cy"

    choose_language(tmp_path, "en")

    assert language_of(tmp_path, ("cy-GB",)) == "en"


@pytest.mark.parametrize("said", ['language = "fr"', "language = 3", "language =", "\udcff"])
def test_settings_that_cannot_be_used_leave_the_systems_language(said: str, tmp_path: Path) -> None:
    """The window comes up in some language, and says there what is wrong with the settings."""
    file = tmp_path / "letterlock.toml"
    file.write_bytes(f'cases = "x"\n{said}\n'.encode("utf-8", "surrogateescape"))

    assert language_of(tmp_path, ("cy-GB",)) == "cy"
    with pytest.raises(SettingsError):
        read_settings(file)


def test_the_settings_may_name_a_language(tmp_path: Path) -> None:
    """It is a key like the others."""
    file = tmp_path / "letterlock.toml"
    file.write_text('cases = "x"\nlanguage = "cy"\n', encoding="utf-8")

    assert read_settings(file).language == "cy"


@pytest.mark.parametrize(
    ("environment", "spoken_to"),
    [
        pytest.param({"LANG": "cy_GB.UTF-8"}, "cy", id="LANG"),
        pytest.param({"LANGUAGE": "en:cy", "LANG": "cy_GB.UTF-8"}, "en", id="LANGUAGE first"),
        pytest.param({"LC_ALL": "cy_GB", "LANG": "en_GB"}, "cy", id="LC_ALL before LANG"),
        pytest.param({"LC_MESSAGES": "cy_GB", "LANG": "en_GB"}, "cy", id="LC_MESSAGES"),
        pytest.param({}, "en", id="nothing"),
    ],
)
def test_the_command_line_speaks_as_the_terminal_does(
    environment: dict[str, str], spoken_to: str
) -> None:
    """Its variables are read as every other program reads them."""
    assert wanted(system_languages(environment)) == spoken_to


def test_what_is_spoken_can_be_asked() -> None:
    """A reading process is started with it, and the menu marks it."""
    speak("cy")
    told = spoken()
    speak("en")

    assert (told, spoken()) == ("cy", "en")
