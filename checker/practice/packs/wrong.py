"""Wrong packs: an ordinary pack of the book with one scenario planted in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from checker.model import Case
from checker.practice.packs.book import Book
from checker.practice.packs.composing import SCAN, Plan, compose, written
from checker.practice.packs.facts import Scene
from checker.practice.packs.faults_of_enclosures import ENCLOSURES
from checker.practice.packs.faults_of_going import GOING
from checker.practice.packs.faults_of_hiding import HIDING
from checker.practice.packs.faults_of_mailing import MAILING
from checker.practice.packs.faults_of_material import MATERIAL
from checker.practice.packs.faults_of_people import PEOPLE
from checker.practice.packs.faults_of_protected import PROTECTED
from checker.practice.packs.faults_of_records import RECORDS
from checker.practice.packs.pack import Pack
from checker.practice.packs.right import right_scene
from checker.practice.packs.scenario import Scenario

_DEEPEST_LOOK = 600
_SCANS_ARE_RARE = 16
"""One in so many packs that could be scans is one: reading a scan takes seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How many packs, which scenario first, and of which formats and codes if not of all."""

    right: int
    wrong: int
    scans: int = 0
    first: int = 0
    kinds: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


SCENARIOS: tuple[Scenario, ...] = (
    *GOING, *MAILING, *PEOPLE, *PROTECTED, *MATERIAL, *ENCLOSURES, *RECORDS, *HIDING,
)  # fmt: skip
"""Every scenario there is."""


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
        if SCAN in kinds and len(kinds) > 1:
            kinds.remove(SCAN)
            if (number + round_) % _SCANS_ARE_RARE == 0:
                kinds = [SCAN]
        if not kinds:
            continue
        kind = kinds[round_ % len(kinds)]
        for _ in range(_DEEPEST_LOOK):
            scene = right_scene(
                random, caseload, book, today=today, whom=scenario.readers, anyone=scenario.anyone
            )
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
