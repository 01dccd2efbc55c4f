"""Protective markings and the table of entitlement, laid over what ships."""

import json
from pathlib import Path

from checker.settings import load_policy


def _policy(tmp_path: Path, **says: object) -> Path:
    file = tmp_path / "policy.json"
    file.write_text(json.dumps({"schema": "letterlock/policy/1", **says}), encoding="utf-8")
    return file


def test_an_organisation_wants_a_marking_on_every_page(tmp_path: Path) -> None:
    """One key is set, the other stays as it ships."""
    built_in = load_policy()
    held = load_policy(_policy(tmp_path, markings={"on": ["page"]}))
    assert not built_in.markings.on
    assert held.markings.on == ("page",)
    assert held.markings.wanted == built_in.markings.wanted


def test_a_row_of_entitlement_takes_the_place_of_the_one_that_ships(tmp_path: Path) -> None:
    """The others stay: a form C8 is still for the court alone."""
    row = {"document": "safeguarding_letter", "role": "respondent", "allowed": "check"}
    held = load_policy(_policy(tmp_path, entitlement=[row])).entitlement
    rows = {(one.document, one.role): one.allowed for one in held}
    assert rows["safeguarding_letter", "respondent"] == "check"
    assert rows["c8_form", "anyone"] == "no"
    assert len(held) == len(load_policy().entitlement)
