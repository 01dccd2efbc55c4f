"""A made-up caseload: the family of the pictures first, then as many others as wanted."""

from dataclasses import dataclass, replace
from datetime import datetime
from random import Random

from checker.model import Case, Reference
from checker.practice.bodies import STAFF, Bodies, Called
from checker.practice.families import World, make_family
from checker.practice.okafor import OTHER_REFERENCE, RESERVED, okafor_and_pritchard
from checker.practice.people import Cast, Names
from checker.practice.record import Record, to_record
from checker.practice.streets import Places, Streets


@dataclass(frozen=True, slots=True, kw_only=True)
class Pools:
    """What a caseload is made up from: names of people, of places and of bodies."""

    names: Names | None = None
    places: Places | None = None
    called: Called | None = None


def make_cases(
    seed: int, cases: int, *, now: datetime, pools: Pools | None = None
) -> tuple[Case, ...]:
    """Make a caseload, the same for the same seed and day; the second case has the near reference.

    A made-up case has no snapshot: that comes with being written down and loaded.
    """
    random = Random(seed)
    today = now.date()
    drawn = pools or Pools()
    cast, streets = Cast(random, today, drawn.names), Streets(random, today, drawn.places)
    cast.reserve(*RESERVED, *(name for _, name, _ in STAFF))
    streets.reserve("Harrowfield", "HX97 8QT", "HX97 1AB", "HX97 2RB", "HX97 4NE", "HX97 1ZZ")
    streets.reserve("Bramwick", "HX98 3LD", "HX98 3LB")
    world = World(
        random=random,
        cast=cast,
        streets=streets,
        bodies=Bodies(random, streets, drawn.called),
        now=now,
    )
    made = [okafor_and_pritchard(now)]
    made += [make_family(world, number) for number in range(1, cases)]
    if len(made) > 1:
        near = Reference(kind="familyman", value=OTHER_REFERENCE)
        made[1] = replace(made[1], references=(near, *made[1].references[1:]))
    return tuple(made[:cases])


def make_caseload(seed: int, cases: int, *, now: datetime) -> tuple[Record, ...]:
    """Make a caseload as case records."""
    return tuple(to_record(case) for case in make_cases(seed, cases, now=now))
