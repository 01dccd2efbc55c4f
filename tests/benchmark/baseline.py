"""The figures that were reached before, and whether new ones are worse."""

from pathlib import Path

import msgspec

from tests.benchmark.measuring import Figures

FILE = Path(__file__).with_name("baseline.json")


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
