"""Bodies of entries as reports meet them: made, never signed."""

from datetime import datetime

import msgspec

from checker.audit.entry import Act, Body, Event, Facts, Found, Out, format_of
from checker.days import ENGLAND

TEAM = "northern"


def at(told: str) -> int:
    """Give the milliseconds of a moment in England: "2026-11-27 09:30"."""
    return int(datetime.fromisoformat(told).replace(tzinfo=ENGLAND).timestamp() * 1000)


def body(
    act: Act,
    when: str = "2026-11-27 09:30",
    *,
    out: Out | None = None,
    findings: tuple[Found, ...] = (),
    about: str | None = None,
    by: tuple[str, ...] = (),
    event: Event | None = None,
    actor: str = "u-1",
    team: str = TEAM,
    tenure: str = "1-3y",
    via: str = "post",
    log: str = "1" * 32,
    mode: str = "enforce",
) -> Body:
    """Give a body, with a default for whatever does not matter."""
    facts = Facts(
        out=out,
        team=team,
        tenure=tenure,
        findings=findings,
        about=about,
        via=via,
        by=by,
        mode=mode,
        event=event,
    )
    return Body(
        act=act,
        actor=actor,
        app="1.0.0",
        boot="0" * 16,
        cp=None,
        log=log,
        mono=0,
        prev="0" * 64,
        rules="2026.1",
        sd=(),
        seq=2,
        t=at(when),
        v=format_of(facts),
        **msgspec.structs.asdict(facts),
    )


def leaf(number: int) -> str:
    """Give a leaf hash."""
    return f"{number:064x}"
