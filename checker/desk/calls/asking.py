"""Questions that need no dispatch: two addresses, the addresses of a file, a caseload, a rule."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from checker import mentions
from checker.desk.computer.clock import machine_clock
from checker.desk.computer.handed_out import OwnPolicy, own_policy
from checker.desk.computer.places import own_folder
from checker.desk.computer.sourcing import cases_at, settings_file, settings_here
from checker.desk.letter.opening import take_in
from checker.errors import CallError
from checker.matching.addresses import ParsedAddress, compare
from checker.matching.postcodes import find_postcode
from checker.model import (
    Box,
    Case,
    Confidential,
    Mention,
    MentionKind,
    Organisation,
    Person,
    Read,
)
from checker.settings import Policy, Window, explain, load_policy
from checker.words import say
from checker.worker.parent import Readers, never

_TOLERANCE_MM = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldApart:
    """How two addresses compare: `letterlock address compare --json`."""

    verdict: str
    differs_in: tuple[str, ...]
    a: ParsedAddress
    b: ParsedAddress


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAddress:
    """One address in a file. `in_window` is None where the format has no layout."""

    lines: tuple[str, ...]
    postcode: str | None
    page: int | None
    box: Box | None
    in_window: bool | None
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldCaseload:
    """What a caseload holds: counts, and a sentence for each record that was refused.

    `unknown` counts the addresses and contacts that do not say whether they are confidential,
    `undated` the records that do not say how old they are.
    """

    cases: int
    refused: tuple[str, ...]
    people: int
    addresses: int
    restrictions: int
    unknown: int
    undated: int


def compare_addresses(a: str, b: str) -> ToldApart:
    """Say whether two addresses, lines separated by newlines or commas, are one front door."""
    told = compare(a, b)
    return ToldApart(verdict=told.verdict.value, differs_in=told.differs_in, a=told.a, b=told.b)


def find_addresses(file: Path, policy_file: Path | None) -> tuple[FoundAddress, ...]:
    """Give every address in a file, hidden ones too.

    Raises:
        CallError: the file is not there, or could not be read.
    """
    policy = load_policy(policy_file)
    readers = Readers(spares=0)
    try:
        taken = take_in(
            (file,),
            readers,
            thorough=True,
            passwords=(),
            progress=lambda _: None,
            cancelled=never,
        )
    finally:
        readers.close()
    documents = tuple(document for one in taken for document in one.documents)
    unread = [gap for one in documents for gap in one.gaps if one.read is Read.NO]
    if unread:
        raise CallError(say("{file} could not be read: {why}", file=file.name, why=unread[0].why))
    return tuple(
        _found(mention, policy)
        for document in documents
        for mention in mentions.find(document, case=None, policy=policy)
        if mention.kind is MentionKind.ADDRESS
    )


def _found(mention: Mention, policy: Policy) -> FoundAddress:
    postcode = next(
        (found[2] for line in reversed(mention.lines) if (found := find_postcode(line))), None
    )
    return FoundAddress(
        lines=mention.lines,
        postcode=postcode,
        page=mention.page,
        box=mention.box,
        in_window=None if mention.box is None else _in_any(mention.box, policy.windows),
        role=mention.role.value,
    )


def _in_any(box: Box, windows: tuple[Window, ...]) -> bool:
    left, top, right, bottom = box
    return any(
        window.address_mm[0] - _TOLERANCE_MM <= left
        and window.address_mm[1] - _TOLERANCE_MM <= top
        and right <= window.address_mm[2] + _TOLERANCE_MM
        and bottom <= window.address_mm[3] + _TOLERANCE_MM
        for window in windows
    )


def check_caseload(path: Path | None) -> ToldCaseload:
    """Say what a caseload holds, and a sentence for each record of it that is not in order.

    Args:
        path: files, or a `letterlock.toml` that names a source; None for this account's settings.

    Raises:
        CaseSourceError: there is no caseload there, or its system cannot be reached.
        SettingsError: the settings are wrong.
    """
    held = cases_at(path or settings_file(own_folder()), machine_clock().now)
    bodies = tuple(_bodies(held.cases))
    flags = [one.confidential for body in bodies for one in body.addresses]
    flags += [one.confidential for body in bodies for one in body.contacts]
    return ToldCaseload(
        cases=len(held.cases),
        refused=tuple(str(one) for one in held.refused),
        people=sum(len(case.people) for case in held.cases),
        addresses=sum(len(body.addresses) for body in bodies),
        restrictions=sum(len(case.restrictions) for case in held.cases),
        unknown=flags.count(Confidential.UNKNOWN),
        undated=len([case for case in held.cases if case.synced_at is None]),
    )


def _bodies(cases: tuple[Case, ...]) -> Iterator[Person | Organisation]:
    for case in cases:
        yield from case.people
        yield from case.organisations


def explain_rule(code: str, organisation: Path | None, user: Path | None) -> str:
    """Say which layer of the policy decided about a rule, and whether the register gave it.

    Without files it is the policy that the desk of this account works by, where there is one.

    Raises:
        SettingsError: there is no such rule, or the policy or the settings are wrong.
    """
    own, folder = OwnPolicy(policy=load_policy(organisation, user)), own_folder()
    settings = settings_here(folder) if organisation is None and user is None else None
    if settings is not None:
        own = own_policy(settings, folder)
    said = explain(own.policy, code)
    if own.register and own.policy.layers.get(code) == "organisation":
        said += " " + say(
            "The register {name} handed this policy out, and its seal holds.", name=own.register
        )
    return said
