"""A scenario: one way in which a pack goes wrong, what must be found, and how it is planted."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from checker.model import Severity, WhoId
from checker.practice.packs.composing import EML, SCAN, Plan
from checker.practice.packs.facts import Scene, fill
from checker.practice.packs.pack import Expected

ANY_TEXT = ("docx", "pdf", "odt", EML, SCAN)
PAGES = ("docx", "pdf", "odt", SCAN)
BOTH_PARENTS = (WhoId("P1"), WhoId("P2"))
APPLICANT, RESPONDENT, FIRM = (WhoId("P1"),), (WhoId("P2"),), (WhoId("FIRM"),)
COURT, SCHOOL, GP = (WhoId("COURT"),), (WhoId("SCHOOL"),), (WhoId("GP"),)

Plant = Callable[[Plan], Plan | None]
"""Plants a scenario in a right plan, or gives None where the plan has no room for it."""
Change = Callable[[Scene], Scene | None]
"""Gives the scene with another record, or None where the case has no room for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One way in which a pack goes wrong: what must be found, and how it is planted.

    `readers` are those who may be written to, `change` is done to the record first, `kinds` are
    the formats that can carry it. `anyone` takes people to whom an ordinary letter would be wrong.
    """

    title: str
    expects: tuple[Expected, ...]
    plant: Plant
    kinds: tuple[str, ...] = ANY_TEXT
    readers: tuple[WhoId, ...] = BOTH_PARENTS
    change: Change | None = None
    anyone: bool = False


def scenario(  # noqa: PLR0913 - each by its name, most left out
    code: str,
    severity: Severity,
    where: str,
    plant: Plant,
    *,
    or_else: tuple[str, ...] = (),
    kinds: tuple[str, ...] = ANY_TEXT,
    readers: tuple[WhoId, ...] = BOTH_PARENTS,
    change: Change | None = None,
    anyone: bool = False,
) -> Scenario:
    """Give a scenario that must raise one finding."""
    expected = Expected(code=code, severity=severity, or_else=or_else)
    return Scenario(
        title=f"{code}: {where}",
        expects=(expected,),
        plant=plant,
        kinds=kinds,
        readers=readers,
        change=change,
        anyone=anyone,
    )


def sentence(plan: Plan, key: str, **more: str) -> str | None:
    """Give a sentence of the book with its places filled, or None where none can be."""
    forms = plan.scene.book.says.get(key, ())
    return fill(forms, plan.facts | more, plan.scene.random) if forms else None


def saying(key: str) -> Plant:
    """Plant a sentence of the book in the letter or the message."""

    def plant(plan: Plan) -> Plan | None:
        said = sentence(plan, key)
        return plan.saying(said) if said else None

    return plant


def saying_inside(key: str) -> Plant:
    """Plant a sentence of the book in what is enclosed."""

    def plant(plan: Plan) -> Plan | None:
        said = sentence(plan, key)
        return plan.enclosing_that(said) if said else None

    return plant


def quoting(key: str) -> Plant:
    """Plant a sentence of the book in the message that this one answers."""

    def plant(plan: Plan) -> Plan | None:
        said = sentence(plan, key)
        if not said or plan.mail is None or not plan.mail.quoted:
            return None
        mark = "> " if plan.mail.quoted[-1].startswith(">") else ""
        quoted = (*plan.mail.quoted, f"{mark}{said}")
        return replace(plan, mail=replace(plan.mail, quoted=quoted))

    return plant


def first_of(*plants: Plant) -> Plant:
    """Plant in the first way for which the plan has room."""

    def plant(plan: Plan) -> Plan | None:
        return next((made for one in plants if (made := one(plan)) is not None), None)

    return plant
