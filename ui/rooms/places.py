"""Every place on the bar: what it is called, who may go there, and the room that is there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from checker.desk import Role
from checker.words import later
from ui.rooms.room import Frame, Room

if TYPE_CHECKING:
    from checker.desk.desk import Desk

EVERYBODY: Final = frozenset(Role)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place on the bar. `title` is said in the person's language where it is shown.

    `make` gives its room and loads what the room needs; None for what the journey itself shows.
    `count` says how many wait there for whoever sits at a desk; it is asked away from the window.
    """

    name: str
    title: str
    roles: frozenset[Role] = EVERYBODY
    make: Callable[[Frame], Room] | None = None
    count: "Callable[[Desk], int] | None" = None
    bar: bool = True
    """Whether it stands on the bar; to another place, buttons lead."""


def _look_up(frame: Frame) -> Room:
    from ui.rooms.look_up import LookUpRoom  # noqa: PLC0415 - loaded when it is entered

    return LookUpRoom(frame)


def _practice(frame: Frame) -> Room:
    from ui.rooms.practice import PracticeRoom  # noqa: PLC0415 - loaded when it is entered

    return PracticeRoom(frame)


def _trends(frame: Frame) -> Room:
    from ui.rooms.trends import TrendsRoom  # noqa: PLC0415 - loaded when it is entered

    return TrendsRoom(frame)


def _own_trends(frame: Frame) -> Room:
    from ui.rooms.trends import OwnTrendsRoom  # noqa: PLC0415 - loaded when it is entered

    return OwnTrendsRoom(frame)


def _rules(frame: Frame) -> Room:
    from ui.rooms.rules import RulesRoom  # noqa: PLC0415 - loaded when it is entered

    return RulesRoom(frame)


def _review(frame: Frame) -> Room:
    from ui.rooms.review import ReviewRoom  # noqa: PLC0415 - loaded when it is entered

    return ReviewRoom(frame)


def _to_review(desk: "Desk") -> int:
    return sum(not one.closed for one in desk.rooms.review.queue())


def _packs(frame: Frame) -> Room:
    from ui.rooms.packs import PacksRoom  # noqa: PLC0415 - loaded when it is entered

    return PacksRoom(frame)


def _report(frame: Frame) -> Room:
    from ui.rooms.after import ReportRoom  # noqa: PLC0415 - loaded when it is entered

    return ReportRoom(frame)


def _open_mistakes(desk: "Desk") -> int:
    return sum(not one.closed for one in desk.rooms.after.log().mistakes)


def _mistakes(frame: Frame) -> Room:
    from ui.rooms.after import MistakesRoom  # noqa: PLC0415 - loaded when it is entered

    return MistakesRoom(frame)


def _answers(frame: Frame) -> Room:
    from ui.rooms.answers import AnswersRoom  # noqa: PLC0415 - loaded when it is entered

    return AnswersRoom(frame)


def _actions(frame: Frame) -> Room:
    from ui.rooms.actions import ActionsRoom  # noqa: PLC0415 - loaded when it is entered

    return ActionsRoom(frame)


def _many(frame: Frame) -> Room:
    from ui.rooms.many import ManyRoom  # noqa: PLC0415 - loaded when it is entered

    return ManyRoom(frame)


def _policies(frame: Frame) -> Room:
    from ui.rooms.policies import PoliciesRoom  # noqa: PLC0415 - loaded when it is entered

    return PoliciesRoom(frame)


def _health(frame: Frame) -> Room:
    from ui.rooms.health import HealthRoom  # noqa: PLC0415 - loaded when it is entered

    return HealthRoom(frame)


PLACES: Final[tuple[Place, ...]] = (
    Place(name="check", title=later("Check a letter")),
    Place(
        name="review",
        title=later("Review queue"),
        roles=frozenset({Role.LEAD}),
        make=_review,
        count=_to_review,
    ),
    Place(name="many", title=later("Check many letters"), make=_many),
    Place(name="past", title=later("My checks")),
    Place(name="report", title=later("Report a mistake"), make=_report, bar=False),
    Place(
        name="mistakes",
        title=later("Mistakes"),
        roles=frozenset({Role.LEAD, Role.INVESTIGATOR, Role.PROTECTION_OFFICER}),
        make=_mistakes,
        count=_open_mistakes,
    ),
    Place(
        name="trends",
        title=later("Trends"),
        roles=frozenset({Role.LEAD, Role.INVESTIGATOR, Role.PROTECTION_OFFICER}),
        make=_trends,
    ),
    Place(
        name="figures", title=later("My figures"), roles=frozenset({Role.CLERK}), make=_own_trends
    ),
    Place(name="rules", title=later("Rules"), roles=frozenset({Role.ADMINISTRATOR}), make=_rules),
    Place(
        name="look-up",
        title=later("Case look-up"),
        roles=frozenset({Role.LEAD, Role.INVESTIGATOR, Role.PROTECTION_OFFICER}),
        make=_look_up,
    ),
    Place(
        name="packs",
        title=later("Evidence packs"),
        roles=frozenset({Role.LEAD, Role.INVESTIGATOR, Role.PROTECTION_OFFICER}),
        make=_packs,
    ),
    Place(
        name="answers",
        title=later("Answers"),
        roles=frozenset({Role.INVESTIGATOR, Role.PROTECTION_OFFICER, Role.ADMINISTRATOR}),
        make=_answers,
    ),
    Place(
        name="actions",
        title=later("Actions"),
        roles=EVERYBODY - {Role.CLERK},
        make=_actions,
    ),
    Place(name="policies", title=later("Policies"), make=_policies),
    Place(name="practice", title=later("Practice"), make=_practice),
    Place(
        name="health", title=later("Health"), roles=frozenset({Role.ADMINISTRATOR}), make=_health
    ),
    Place(
        name="health",
        title=later("Health"),
        roles=EVERYBODY - {Role.ADMINISTRATOR},
        make=_health,
        bar=False,
    ),
    Place(name="guidance", title=later("Guidance")),
)
"""In the order of the bar."""


def places_of(role: Role) -> tuple[Place, ...]:
    """Give the places that are open to a role, in the order of the bar."""
    return tuple(one for one in PLACES if role in one.roles)
