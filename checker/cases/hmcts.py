"""HMCTS's private-law case search, as published for Cafcass: its answers as case records.

An answer is `{"total": ..., "cases": [...]}`. A flag that is absent there stays unknown, and "the
address is not known" beats an address that is filled in.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker.cases.feed_people import gather
from checker.cases.feed_ties import tie
from checker.cases.feed_values import Node, OddFeedError, as_node
from checker.cases.loaded import Loaded
from checker.cases.record import to_case
from checker.cases.schema import SCHEMA
from checker.cases.snapshot import Json
from checker.settings.expectation import Broken
from checker.words import say

_ENDED = frozenset({"CASE_WITHDRAWN", "ALL_FINAL_ORDERS_ISSUED"})
_COURT = "court"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One case of an answer: where it stood, its id, when it last changed, and its record."""

    place: str
    id: str
    modified: str
    record: dict[str, Json] | Broken


def cases_of(answer: Json, *, team: str = "") -> Iterator[Found]:
    """Give every case of one answer, each as a record or as what is wrong with it.

    Raises:
        OddFeedError: it is no answer of the case search at all.
    """
    listed = as_node(answer, "$").held.get("cases")
    if not isinstance(listed, list):
        raise OddFeedError("$.cases", say("a list of cases"))
    for number, one in enumerate(listed):
        yield _found(one, f"$.cases[{number}]", team)


def total_of(answer: Json) -> int | None:
    """Give how many cases an answer says there are, on this page and the others; None if nothing.

    Raises:
        OddFeedError: it is no answer of the case search at all.
    """
    total = as_node(answer, "$").held.get("total")
    return total if isinstance(total, int) and not isinstance(total, bool) else None


def newest(found: Iterable[Found]) -> tuple[Found, ...]:
    """Give each case once, as it was changed last: exports of two days overlap."""
    kept: dict[str, Found] = {}
    odd: list[Found] = []
    for one in found:
        held = kept.get(one.id)
        if not one.id:
            odd.append(one)
        elif held is None or one.modified > held.modified:
            kept[one.id] = one
        elif one.modified == held.modified and one.record != held.record:
            odd.append(one)  # which of the two holds would be a guess
    return (*kept.values(), *odd)


def as_loaded(found: Found, file: str) -> Loaded:
    """Give a case of an answer as every source gives it."""
    if isinstance(found.record, Broken):
        return Loaded(file=file, case=found.record)
    case = to_case(found.record)
    if isinstance(case, Broken):
        inside = case.path.removeprefix("$.")
        path = say("{place} (as {inside} of its record)", place=found.place, inside=inside)
        return Loaded(file=file, case=Broken(path=path, expected=case.expected))
    return Loaded(file=file, case=case, record=found.record)


def _found(one: Json, path: str, team: str) -> Found:
    name = modified = ""
    try:
        detail = as_node(one, path)
        name, modified = detail.text("id"), detail.text("last_modified")
        record: dict[str, Json] | Broken = _record(detail, team)
    except OddFeedError as odd:
        record = odd.broken
    return Found(place=path, id=name, modified=modified, record=record)


def _record(detail: Node, team: str) -> dict[str, Json]:
    """Give the case record of one case."""
    number, data = detail.text("id"), detail.at("case_data")
    if not number:
        raise OddFeedError(f"{detail.path}.id", say("the number of the case"))
    feed = gather(data)
    tie(feed, data)
    references: list[Json] = [{"kind": "ccd", "value": number}]
    if familyman := data.text("familymanCaseNumber"):
        references.append({"kind": "familyman", "value": familyman})
    case: dict[str, Json] = {
        "id": number,
        "references": references,
        "jurisdiction": _jurisdiction(detail.text("jurisdiction")),
        "application_type": detail.text("caseTypeOfApplication")
        or data.text("caseTypeOfApplication")
        or "C100",
        "status": "closed" if detail.text("state").upper() in _ENDED else "open",
        "team": team,
        "version": detail.text("last_modified"),
    }
    if court := data.text("courtName"):
        case["court"] = _COURT
        feed.organisations[_COURT] = {"id": _COURT, "name": court, "kind": "court"}
    return {
        "schema": SCHEMA,
        "case": case,
        "people": list(feed.people.values()),
        "organisations": list(feed.organisations.values()),
        "parties": feed.parties,
        "representation": feed.representation,
        "relationships": list(feed.relationships.values()),
        "restrictions": feed.restrictions,
    }


def _jurisdiction(written: str) -> str:
    return "private_law" if written.upper() in ("", "PRIVATELAW", "PRIVATE_LAW") else "other"
