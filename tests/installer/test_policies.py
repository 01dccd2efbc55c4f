"""The policy templates say every setting once, as the program defines it, and hang together."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from msgspec import inspect

from checker.desk.computer.locked import KEY
from checker.desk.computer.sourcing import DeskSettings
from checker.shapes import convert
from checker.sync.settings import RegisterSettings
from installer.windows import policies

SPACE = "{http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions}"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[ET.Element, ET.Element]:
    """The definitions and their words."""
    made = policies.write(tmp_path_factory.mktemp("policies"))
    assert [one.name for one in made] == ["Letterlock.admx", "Letterlock.adml", "Letterlock.adml"]
    admx, adml, same = (one.read_text(encoding="utf-8") for one in made)
    assert adml == same
    return ET.fromstring(admx), ET.fromstring(adml)  # noqa: S314 - our own


def test_every_setting_can_be_set_and_says_what_it_is() -> None:
    """A key that is added to the settings without a word of what it is for fails here."""
    told = {one.path: one for one in policies.settings()}

    wanted = {
        f"{part}{field.encode_name}"
        for part, shape in (("", DeskSettings), ("register.", RegisterSettings))
        for field in inspect.type_info(shape).fields  # type: ignore[attr-defined]
    }
    assert set(told) == wanted - {"register"}
    assert all(len(one.says) > 20 for one in told.values())
    assert told["language"].choices == ("cy", "en")
    assert told["register.witnesses"].kind == "lines"


def test_what_a_policy_writes_is_what_the_settings_take() -> None:
    """One value of each kind, under the names and in the keys that are read."""
    of_kind = {"text": "x", "number": 2, "lines": ["a", "b"]}
    register: dict[str, object] = {}
    whole: dict[str, object] = {"register": register}
    for one in policies.settings():
        value = one.choices[0] if one.kind == "choice" else of_kind[one.kind]
        (register if one.part else whole)[one.name] = value

    read = convert(whole, DeskSettings)

    assert read.cases == "x"
    assert read.register is not None
    assert read.register.witnesses == ("a", "b")


def test_the_templates_hang_together(written: tuple[ET.Element, ET.Element]) -> None:
    """Every word and box that is named is there, nothing is there twice, and keys are ours."""
    definitions, words = written
    asked = set(re.findall(r"\$\((\w+\.\w+)\)", ET.tostring(definitions, "unicode")))
    strings = [one.attrib["id"] for one in words.iter(f"{SPACE}string")]
    boxes = [one.attrib["id"] for one in words.iter(f"{SPACE}presentation")]
    assert asked == {f"string.{one}" for one in strings} | {f"presentation.{one}" for one in boxes}
    assert len(set(strings)) == len(strings)
    elements = [element for one in definitions.iter(f"{SPACE}elements") for element in one]
    referred = [one.get("refId") for one in words.iter() if one.get("refId")]
    assert [one.attrib["id"] for one in elements] == referred
    for policy in definitions.iter(f"{SPACE}policy"):
        assert policy.attrib["class"] == "Machine"
        assert policy.attrib["key"] in {KEY, rf"{KEY}\register"}


def test_the_templates_are_written_for_every_windows(tmp_path: Path) -> None:
    """American words are what Windows falls back on."""
    policies.write(tmp_path)

    assert (tmp_path / "en-US" / "Letterlock.adml").is_file()
