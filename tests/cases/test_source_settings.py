"""The settings of case sources that the manual shows."""

import re
from pathlib import Path

import pytest

from checker.cases.settings import KINDS, SqlSettings
from checker.cases.statement import why_not_read_only
from checker.cases.tables import TABLES
from checker.desk.computer.sourcing import read_settings

MANUAL = Path(__file__).parents[2] / "resources" / "manual" / "case-records.md"
EXAMPLES = re.findall(r"```toml\n(.*?)```", MANUAL.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_of_the_manual_are_settings(tmp_path: Path, example: str) -> None:
    """Whoever copies one can begin with it."""
    file = tmp_path / "letterlock.toml"
    file.write_text(example, encoding="utf-8")

    cases = read_settings(file).cases

    assert not isinstance(cases, str)
    if isinstance(cases, SqlSettings):
        assert set(cases.tables) <= set(TABLES)
        assert not [query for query in cases.tables.values() if why_not_read_only(query)]


def test_the_manual_tells_of_every_key() -> None:
    """A key that is accepted and not described is found by nobody."""
    told = MANUAL.read_text(encoding="utf-8")

    for kind, shape in KINDS.items():
        for key in shape.__struct_fields__:
            assert f"| {key} |" in told or (kind, key) == ("files", "path"), (kind, key)
