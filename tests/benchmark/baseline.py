"""The figures that were reached before, and whether new ones are worse."""

from pathlib import Path

import msgspec

from tests.benchmark.measuring import Figures
from tests.benchmark.packs import PackFigures

FILE = Path(__file__).with_name("baseline.json")
PACKS = Path(__file__).with_name("packs.json")


class Reached(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Figures of one size of the benchmark. The time is for information only."""

    recall: dict[str, float]
    false_stops_in_100: float
    false_checks_in_100: float
    shown_anything_in_100: float
    milliseconds_a_letter: float


def read() -> dict[str, Reached]:
    """Give the figures reached before, by size; none where there is no file yet."""
    if not FILE.exists():
        return {}
    return msgspec.json.decode(FILE.read_bytes(), type=dict[str, Reached])


def write(name: str, figures: Figures) -> None:
    """Keep new figures as the ones to reach."""
    kept = read() | {
        name: Reached(
            recall=figures.recall,
            false_stops_in_100=figures.false_stops,
            false_checks_in_100=figures.false_checks,
            shown_anything_in_100=figures.noted,
            milliseconds_a_letter=figures.milliseconds,
        )
    }
    text = msgspec.json.format(msgspec.json.encode(kept, order="sorted"), indent=1)
    FILE.write_bytes(text + b"\n")


def worse(before: Reached, now: Figures) -> tuple[str, ...]:
    """Say in which way new figures are worse: less found, or more false alarms."""
    said = [
        f"{code} was found in {was:.0%} of its letters, now in {now.recall.get(code, 0.0):.0%}"
        for code, was in before.recall.items()
        if now.recall.get(code, 0.0) < was
    ]
    for what, was, here in (
        ("Stops", before.false_stops_in_100, now.false_stops),
        ("Checks", before.false_checks_in_100, now.false_checks),
        ("Notes and more", before.shown_anything_in_100, now.noted),
    ):
        if here > was:
            said.append(f"{what} were on {was} in 100 right letters, now on {here}")
    return tuple(said)


def packs() -> dict[str, PackFigures]:
    """Give the figures that were reached on packs, by the size of the set."""
    if not PACKS.exists():
        return {}
    return msgspec.json.decode(PACKS.read_bytes(), type=dict[str, PackFigures])


def write_packs(name: str, figures: PackFigures) -> None:
    """Keep new figures of packs as the ones to reach."""
    text = msgspec.json.format(msgspec.json.encode(packs() | {name: figures}), indent=1)
    PACKS.write_bytes(text + b"\n")


def packs_compared(name: str, now: PackFigures, *, update: bool = False) -> tuple[str, ...]:
    """Keep figures of packs, or say in which way they are worse than those kept before."""
    before = packs().get(name)
    if update or before is None:
        if update:
            write_packs(name, now)
        return ()
    said = [
        f"{code} was found in {was.part:.0%} of its packs, now in {now.by_code[code].part:.0%}"
        for code, was in before.by_code.items()
        if code in now.by_code and now.by_code[code].part < was.part
    ]
    said += [
        f"{what} was on {was.part:.1%} of the right packs, now on {now.right_with[what].part:.1%}"
        for what, was in before.right_with.items()
        if now.right_with[what].part > was.part
    ]
    return tuple(said)
