"""The specification's list of threats, and that each has tests of its name in this folder."""

import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
THREATS = (
    "edited synced entry",
    "deleted synced entry",
    "back dating",
    "cloned device",
    "restored device backup",
    "restored register backup",
    "dishonest register",
    "dishonest register split view",
    "dishonest register withholds",
    "weeks offline",
    "clock jumps",
    "two instances at once",
    "disk full on the device",
    "disk full at the register",
    "power loss at the device",
    "power loss at the register",
    "stolen laptop",
)
DEEDS = ("rewrite", "drop", "reorder", "roll_back")


@pytest.mark.parametrize("threat", THREATS)
def test_a_threat_has_a_test_of_its_name(threat: str) -> None:
    """So that nobody has to guess which test tries it."""
    told = "\n".join(one.read_text(encoding="utf-8") for one in HERE.glob("test_threats_*.py"))

    assert re.search(rf"^def test_threat_{threat.replace(' ', '_')}", told, re.MULTILINE)


def test_every_deed_of_a_dishonest_register_is_among_them() -> None:
    """Rewrite, drop, reorder and roll back are cases of one test."""
    told = (HERE / "test_threats_of_the_register.py").read_text(encoding="utf-8")

    assert all(re.search(rf"^        \({deed}, ", told, re.MULTILINE) for deed in DEEDS)
