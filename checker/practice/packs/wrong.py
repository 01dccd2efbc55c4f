"""Wrong packs: an ordinary pack of the book with one scenario planted in it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from checker.model import Case, WhoId
from checker.practice.packs.book import Book
from checker.practice.packs.composing import EML, Plan, compose, written
from checker.practice.packs.facts import Scene
from checker.practice.packs.pack import Expected, Pack
from checker.practice.packs.right import right_scene

ANY_TEXT = ("docx", "pdf", "odt", "scan", EML)
PAGES = ("docx", "pdf", "odt", "scan")
BOTH_PARENTS = (WhoId("P1"), WhoId("P2"))
_DEEPEST_LOOK = 600
_SCANS_ARE_RARE = 6
"""One in so many packs that could be scans is one: reading a scan takes seconds."""

Plant = Callable[[Plan], Plan | None]
"""Plants a scenario in a right plan, or gives None where the plan has no room for it."""
Change = Callable[[Scene], Scene | None]
"""Gives the scene with another record, or None where the case has no room for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One way in which a pack goes wrong: what must be found, and how it is planted.

    `readers` are those who may be written to, `change` is done to the record first, `kinds` are
    the formats that can carry it.
    """

    title: str
    expects: tuple[Expected, ...]
    plant: Plant
    kinds: tuple[str, ...] = ANY_TEXT
    readers: tuple[WhoId, ...] = BOTH_PARENTS
    change: Change | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How many packs, which scenario first, and of which formats and codes if not of all."""

    right: int
    wrong: int
    scans: int = 0
    first: int = 0
    kinds: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


SCENARIOS: tuple[Scenario, ...] = ()


def wrong_packs(
    random: Random, caseload: tuple[Case, ...], book: Book, wanted: Wanted, *, today: date
) -> Iterator[Pack]:
    """Give wrong packs, the scenarios in turn; one for which a caseload has no room is left out."""
    chosen = [
        one
        for one in SCENARIOS
        if not wanted.codes or any(each.code in wanted.codes for each in one.expects)
    ]
    for number in range(wanted.first, wanted.first + wanted.wrong if chosen else 0):
        scenario = chosen[number % len(chosen)]
        kinds = [one for one in scenario.kinds if not wanted.kinds or one in wanted.kinds]
        round_ = number // len(chosen)
        if "scan" in kinds and len(kinds) > 1 and round_ % _SCANS_ARE_RARE != _SCANS_ARE_RARE - 1:
            kinds.remove("scan")
        if not kinds:
            continue
        kind = kinds[round_ % len(kinds)]
        for _ in range(_DEEPEST_LOOK):
            scene = right_scene(random, caseload, book, today=today, whom=scenario.readers)
            planted = _planted(scene, scenario, kind) if scene else None
            pack = written(planted, f"wrong-{number:04d}", scenario.title, kind, scenario.expects)
            if pack is not None:
                yield pack
                break


def _planted(scene: Scene, scenario: Scenario, kind: str) -> Plan | None:
    """Plant a scenario in a letter for a scene, or give None where there is no room for it."""
    changed = scenario.change(scene) if scenario.change else scene
    plan = compose(changed, kind=kind) if changed else None
    return scenario.plant(plan) if plan else None
