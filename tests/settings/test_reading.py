"""Policies to read: the organisation lists them, each with a version and perhaps a day."""

import json
from datetime import date
from pathlib import Path

import pytest

from checker.errors import SettingsError
from checker.settings import Reading, load_policy

LISTED = {
    "code": "post-and-email",
    "title": "Post and email",
    "version": 3,
    "where": "policies/post-and-email.pdf",
    "by": "2026-12-31",
}


def written(folder: Path, *rows: object) -> Path:
    """Write an organisation's policy that lists these."""
    file = folder / "policy.json"
    told = {"schema": "letterlock/policy/1", "reading": list(rows)}
    file.write_text(json.dumps(told), encoding="utf-8")
    return file


def test_the_organisation_lists_what_is_to_be_read(tmp_path: Path) -> None:
    """With its title, its version, where it lies and until when it is to be read."""
    policy = load_policy(written(tmp_path, LISTED))

    assert policy.reading == (
        Reading(
            code="post-and-email",
            title="Post and email",
            version=3,
            where="policies/post-and-email.pdf",
            by=date(2026, 12, 31),
        ),
    )


def test_of_one_code_the_last_row_counts(tmp_path: Path) -> None:
    """So that nobody is asked for two versions of one policy."""
    policy = load_policy(written(tmp_path, LISTED, {**LISTED, "version": 4}))

    assert [one.version for one in policy.reading] == [4]


@pytest.mark.parametrize("change", [{"code": "Post and email"}, {"version": 0}, {"title": ""}])
def test_a_row_that_is_not_as_it_should_be_stops_the_program(
    change: dict[str, object], tmp_path: Path
) -> None:
    """Nothing falls back to a default silently."""
    with pytest.raises(SettingsError, match="reading"):
        load_policy(written(tmp_path, {**LISTED, **change}))
