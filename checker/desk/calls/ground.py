"""What a check by itself is judged by: what its call names, else what the desk's settings say."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from checker.cases.caseload import Caseload
from checker.cases.loaded import LoadedCases
from checker.desk.computer.clock import machine_clock
from checker.desk.computer.places import own_folder
from checker.desk.computer.sourcing import (
    DeskSettings,
    cache_for,
    cases_at,
    index_at,
    settings_here,
    source_of,
)
from checker.desk.letter.other_cases import OtherCasesIndex
from checker.errors import CaseSourceError
from checker.model import OtherCases
from checker.settings import Policy, load_policy
from checker.words import say_count


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A policy, the case records, and where other cases are looked up."""

    policy: Policy
    held: LoadedCases | None
    """None where they cannot be reached, or nothing says where they are."""
    others: OtherCases | None


def ground_of(cases: Path | None, policy: Path | None, tell: Callable[[str], None]) -> Ground:
    """Give what a call names; without `cases` all that it does not name is the desk's.

    `tell` is told in a sentence what is wrong with the records.

    Raises:
        CaseSourceError: there is nothing at all at the place that the call names.
        SettingsError: the policy or the settings are wrong.
    """
    settings = settings_here(own_folder()) if cases is None else None
    if settings is not None:
        return _of_the_desk(settings, policy, tell)
    used = load_policy(policy)
    if cases is None:
        return Ground(policy=used, held=None, others=None)
    held = _told(lambda: cases_at(cases, machine_clock().now), tell, named=cases)
    return Ground(policy=used, held=held, others=_others(index_at(cases), held))


def _of_the_desk(settings: DeskSettings, named: Path | None, tell: Callable[[str], None]) -> Ground:
    # Keys take a tenth of a second to load: only a check by the desk's own settings waits.
    from checker.desk.computer.handed_out import own_policy  # noqa: PLC0415
    from checker.desk.computer.whose import signed_in  # noqa: PLC0415

    folder = own_folder()
    policy = own_policy(settings, folder).policy if named is None else load_policy(named)
    actor = signed_in(policy, folder).actor
    source = source_of(
        settings.cases,
        now=machine_clock().now,
        open_cache=cache_for(actor.id, actor.team, folder),
    )
    held = _told(source.load, tell)
    index = None if settings.index is None else Path(settings.index)
    return Ground(policy=policy, held=held, others=_others(index, held))


def _told(
    load: Callable[[], LoadedCases], tell: Callable[[str], None], *, named: Path | None = None
) -> LoadedCases | None:
    """Load the records, or say why not and go on without: then the letter is held."""
    try:
        held = load()
    except CaseSourceError as problem:
        if named is not None and not os.path.lexists(named):
            raise
        tell(str(problem))
        return None
    for notice in held.notices:
        tell(notice)
    if held.refused:
        count = len(held.refused)
        more = say_count(
            "{count} case record was not loaded.", "{count} case records were not loaded.", count
        )
        tell(f"{held.refused[0]} {more}" if count > 1 else str(held.refused[0]))
    return held


def _others(index: Path | None, held: LoadedCases | None) -> OtherCases | None:
    """Give other cases: in the index where there is one, else in the records."""
    if held is None:
        return None
    if index is None:
        return Caseload(held.cases)
    from checker.desk.calls.indexing import own_index_key  # noqa: PLC0415 - keys load slowly

    ids = tuple(case.id for case in held.cases)
    return OtherCasesIndex(index, lambda: own_index_key(None)).now(lambda: ids)
