"""The index of other cases at a tenth of its size: no false alarms, small, and nothing missed."""

from pathlib import Path

import pytest

from checker.cases.index.folder import open_layers
from checker.cases.index.lookup import Index
from checker.cases.index.writing import build
from tests.benchmark.caseload_index import KEY, NOW, SEED, check_letter, some_of
from tests.benchmark.caseload_letters import KINDS, Letters
from tests.benchmark.population import Population

PEOPLE = 300_000
SURE = frozenset(KINDS) - {"a mother and a child by name"}
"""Two usual names alone are often mere chance: the index says so and is quiet."""


@pytest.mark.campaign
def test_right_letters_are_quiet_and_another_family_is_seen(tmp_path: Path) -> None:
    """At most 1 in 200 right letters; nineteen in twenty of what tells a family for certain."""
    file = tmp_path / "index"
    header = build(file, Population(SEED).families(PEOPLE), KEY, now=NOW)
    index = Index(open_layers(file, KEY), KEY)
    population = Population(4)
    writer = Letters(population)

    alarms = seen = sure = 0
    for number in range(200):
        case = population.family(9_000_000 + number)
        alarms += bool(check_letter(case, writer.right(case), index))
    for kind in sorted(SURE):
        for other in some_of(PEOPLE, 20):
            case = population.family(9_500_000 + sure)
            text = writer.wrong(case, kind, other)
            if "Copies go to ." not in text:
                sure += 1
                seen += bool(check_letter(case, text, index))

    assert alarms <= 1
    assert seen >= 0.95 * sure
    assert header.size <= 200_000_000 * PEOPLE / 3_000_000
