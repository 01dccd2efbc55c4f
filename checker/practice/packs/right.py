"""Right packs: everything in them is as it should be, however many names they hold."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random

from checker.model import Case, Channel, WhoId
from checker.practice.letters import may_be_posted
from checker.practice.packs import records
from checker.practice.packs.book import Book
from checker.practice.packs.composing import EML, SCAN, compose, written
from checker.practice.packs.facts import APPLICANT, RESPONDENT, Scene
from checker.practice.packs.pack import Pack

_READERS = (
    *(APPLICANT,) * 8, *(RESPONDENT,) * 8, WhoId("FIRM"), WhoId("FIRM"), WhoId("FIRM"),
    WhoId("SCHOOL"), WhoId("GP"), WhoId("COURT"), WhoId("COUNCIL"), WhoId("POLICE"),
)  # fmt: skip
_FORMATS = ("docx",) * 8 + ("pdf",) * 6 + ("odt",) * 2 + (EML,) * 6
_CHANGES = (
    records.with_social_worker, records.with_previous_name, records.with_stepchild,
    records.in_one_town,
)  # fmt: skip
_SHARE_CHANGED, _SHARE_WELSH, _SHARE_BY_HAND = 0.5, 0.08, 0.04
_SHARE_HALF_SIBLING = 0.15


def right_packs(
    random: Random,
    caseload: tuple[Case, ...],
    book: Book,
    count: int,
    *,
    today: date,
    scans: int = 0,
) -> Iterator[Pack]:
    """Give right packs about a caseload, `scans` of them scanned."""
    made, turn = 0, 0
    while made < count:
        kind = SCAN if made < scans else random.choice(_FORMATS)
        scene = right_scene(random, caseload, book, today=today)
        turn += 1
        plan = compose(scene, kind=kind) if scene else None
        if plan is None:
            continue
        made += 1
        if plan.mail is None and random.random() < _SHARE_BY_HAND:
            plan = replace(plan, channel=Channel.HAND)
        name = f"right-{made:04d}"
        pack = written(plan, name, plan.matter.kind, kind)
        if pack is not None:
            yield pack


def right_scene(
    random: Random,
    caseload: tuple[Case, ...],
    book: Book,
    *,
    today: date,
    whom: tuple[WhoId, ...] = _READERS,
    anyone: bool = False,
) -> Scene | None:
    """Give an occasion on which a letter may be right, or None where the draw has none.

    With `anyone` also one on which an ordinary letter would be wrong.
    """
    case = records.with_bodies(random.choice(caseload), random, today)
    reader = random.choice(whom)
    if random.random() < _SHARE_CHANGED:
        case = random.choice(_CHANGES)(case, random, today)
    elif reader == APPLICANT and random.random() < _SHARE_HALF_SIBLING:
        case = records.with_half_sibling(case, random, today)
    if reader in records.PARENTS and random.random() < _SHARE_WELSH:
        case = records.choosing_welsh(reader)(case, random, today)
    to = case.who(reader)
    if _namesakes(case) or to is None or not (anyone or may_be_posted(case, to, today)):
        return None
    return Scene(random=random, case=case, to=to, today=today, cases=caseload, book=book)


def _namesakes(case: Case) -> bool:
    """Say whether those who adopt have a parent's surname by chance: no made-up letter is apt."""
    adopters = {one.who for one in case.parties if one.role == "prospective_adopter"}
    parents = {person.last_name for person in case.people[:2]}
    return any(one.last_name in parents for one in case.people if one.id in adopters)
