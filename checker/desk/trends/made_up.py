"""A made-up year as entries: never signed, never kept, counted by the demo's trends alone."""

from collections.abc import Iterator
from datetime import date, datetime, time
from functools import lru_cache
from typing import Final

from checker.audit.entry import Act, Body, Event, Facts, Found, Out, format_of
from checker.days import ENGLAND, day_in_england
from checker.practice.year import MadeEntry, made_up_year
from checker.reports.trends import Tally

_NO_LOG: Final = "0" * 32
_NO_HASH: Final = "0" * 64
_WITH_EVENT: Final = format_of(Facts(event=Event(kind="practice")))
_WITHOUT: Final = format_of(Facts())
_ACTS: Final = {one.value: one for one in Act}
_OUTS: Final = {one.value: one for one in Out}
"""Looked up a hundred thousand times."""


def made_up_tally(now: datetime, staff: tuple[str, ...], *, letters: int) -> Tally:
    """Count the made-up year up to yesterday; whoever asks may count on, for nobody else.

    A program counts it once a day: it takes seconds, and every desk of the demo asks for the same.
    """
    return _counted(day_in_england(now), staff, letters).copy()


@lru_cache(maxsize=1)
def _counted(today: date, staff: tuple[str, ...], letters: int) -> Tally:
    now = datetime.combine(today, time(), ENGLAND)
    return Tally.of(made_up_entries(now, staff, letters=letters))


def made_up_entries(
    now: datetime, staff: tuple[str, ...], *, letters: int = 50_000
) -> Iterator[tuple[str, Body]]:
    """Give the leaf hashes and bodies of the made-up year up to yesterday."""
    for one in made_up_year(now, staff=staff, letters=letters):
        yield f"{one.number:064x}", _body(one)


def _body(made: MadeEntry) -> Body:
    return Body(
        act=_ACTS[made.act],
        actor=made.actor,
        app="1.0.0",
        boot="0" * 16,
        cp=None,
        findings=tuple(
            Found(
                code=one.code,
                sev="stop" if one.severity == "stop" else "check",
                ack="expected-in-this-letter" if one.kept else None,
            )
            for one in made.findings
        ),
        log=_NO_LOG,
        mono=0,
        out=None if made.out is None else _OUTS[made.out],
        prev=_NO_HASH,
        rules="2026.1",
        sd=(),
        seq=made.number,
        t=made.t_ms,
        team=made.team,
        tenure=made.tenure,
        v=_WITH_EVENT if made.kind else _WITHOUT,
        about=f"{made.about:064x}" if made.about else None,
        mode=made.mode,
        via=made.via,
        event=Event(kind=made.kind, codes=dict(made.codes)) if made.kind else None,
    )
