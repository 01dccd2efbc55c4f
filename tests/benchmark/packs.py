"""Check made-up packs as the desk does, and count by code, by tier and by format."""

import json
import multiprocessing
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from statistics import median

import msgspec

from checker import mentions
from checker.cases.record import to_case
from checker.checks import rules_off
from checker.desk.letter.addressed import is_addressed, recipients_of
from checker.desk.letter.checking import Question, examine
from checker.desk.letter.people import matter_of, recipient_of
from checker.desk.record.sendings import Sendings
from checker.guessing import Guesser
from checker.model import Case, Channel, Document, Finding, Recipient, Sending, Sent, Severity
from checker.practice.packs.pack import Expected, Pack
from checker.practice.record import to_record
from checker.settings.expectation import Broken
from checker.worker.parent import never
from tests.benchmark.measuring import NOW, World, opened

_ORDER = tuple(Severity)
_TIMED_OUT, _PATIENCE = "unread.timed-out", 3
"""Reading takes too long where others use the machine as well: so often it is tried again."""
Maker = Callable[["Chunk"], tuple[tuple[Case, ...], Iterable[Pack]]]
"""Makes the caseload and the packs of a chunk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A part of a set of packs, made from a seed of its own so that parts can be made side by side.

    `first` is the number of its first wrong pack in the whole set: the scenarios come in turn.
    """

    seed: int
    first: int
    right: int
    wrong: int
    scans: int
    kinds: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    model: bool = True
    """Whether the language model looks as well, as it does at every desk where it is installed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What one pack was for and what came of it: the findings as (severity, code, evidence)."""

    name: str
    scenario: str
    kind: str
    expects: tuple[Expected, ...]
    raised: tuple[tuple[Severity, str, str], ...]
    milliseconds: float
    cpu_milliseconds: float
    desk_megabytes: float = 0.0
    reader_megabytes: float = 0.0

    def found(self, one: Expected) -> bool:
        """Say whether an expected finding was raised, and as grave as it has to be."""
        return any(
            code in one.codes and _ORDER.index(severity) >= _ORDER.index(one.severity)
            for severity, code, _ in self.raised
        )

    def gravest(self) -> Severity | None:
        """Give the gravest severity that was raised."""
        return max((one[0] for one in self.raised), key=_ORDER.index, default=None)


class Share(msgspec.Struct, frozen=True):
    """How many of how many."""

    hits: int
    of: int

    @property
    def part(self) -> float:
        """Give the share, 1 where there was nothing to find."""
        return self.hits / self.of if self.of else 1.0


class PackFigures(msgspec.Struct, frozen=True, kw_only=True):
    """What was measured over a set of packs."""

    packs: int
    right: int
    by_code: dict[str, Share]
    by_tier: dict[str, Share]
    by_format: dict[str, Share]
    by_scenario: dict[str, Share]
    protected: Share
    """Protected addresses and refuges."""
    right_with: dict[str, Share]
    """Right packs with any Stop, any Check, or anything at all."""
    alarms: dict[str, int]
    """Right packs on which a code was raised as a Check or a Stop."""
    notes: dict[str, int]
    """Right packs on which a code was raised as a note."""
    beside: dict[str, int]
    """Wrong packs on which a Stop or a Check was raised that was not planted."""
    not_live: tuple[str, ...]
    milliseconds: float
    cpu_milliseconds: float
    desk_megabytes: float = 0.0
    """The most memory that the checking process held, with the benchmark itself."""
    reader_megabytes: float = 0.0
    """The most that a reading process held."""


def measured(make: Maker, chunks: tuple[Chunk, ...], *, jobs: int = 1) -> tuple[Seen, ...]:
    """Check every pack of the chunks, in so many processes."""
    if jobs == 1:
        return tuple(seen for chunk in chunks for seen in _chunk((make, chunk)))
    work = [(make, chunk) for chunk in chunks]
    with multiprocessing.get_context("spawn").Pool(jobs) as pool:
        return tuple(seen for some in pool.imap(_chunk, work) for seen in some)


def _chunk(work: tuple[Maker, Chunk]) -> tuple[Seen, ...]:
    make, chunk = work
    cases, packs = make(chunk)
    with opened(cases) as world:
        asking = replace(world, guesser=Guesser()) if chunk.model else world
        seen = [_seen(pack, asking) for pack in packs]
    desk, reader = _most_memory(resource.RUSAGE_SELF), _most_memory(resource.RUSAGE_CHILDREN)
    return tuple(replace(one, desk_megabytes=desk, reader_megabytes=reader) for one in seen)


def _most_memory(whose: int) -> float:
    """Give the most memory that a process held, in megabytes."""
    return resource.getrusage(whose).ru_maxrss / 1024


def _seen(pack: Pack, world: World) -> Seen:
    """Check one pack and keep what came of it."""
    began, worked = time.perf_counter(), time.process_time()
    findings = check_pack(pack, world)
    for _ in range(_PATIENCE):
        if not any(one.code == _TIMED_OUT for one in findings):
            break
        began, worked = time.perf_counter(), time.process_time()
        findings = check_pack(pack, world)
    return Seen(
        name=pack.name,
        scenario=pack.scenario,
        kind=pack.kind,
        expects=pack.expects,
        raised=tuple(
            (one.severity, one.code, f"{one.evidence.letter!r} against {one.evidence.record!r}")
            for one in findings
        ),
        milliseconds=(time.perf_counter() - began) * 1000,
        cpu_milliseconds=(time.process_time() - worked) * 1000,
    )


def check_pack(pack: Pack, world: World) -> tuple[Finding, ...]:
    """Check one pack, from its bytes to its findings."""
    documents = _read(pack, world)
    case = None if pack.case is None else loaded(pack.case)
    matter = None if case is None else matter_of(case, world.policy, NOW)
    if matter is None:
        named: tuple[Recipient, ...] = ()
    elif is_addressed(documents):
        named = recipients_of(documents, matter)
    elif pack.recipient is None:
        named = ()
    else:
        found = mentions.find(documents[0], case=case, policy=world.policy)
        named = (recipient_of(matter, pack.recipient, pack.channel, found),)
    question = Question(
        case=case,
        recipients=named,
        channel=Channel.EMAIL if is_addressed(documents) else pack.channel,
        policy=world.policy,
        others=world.others,
        now=NOW,
        sent=_sent_before(pack, world),
    )
    return examine(documents, question, guesser=world.guesser).findings


def _sent_before(pack: Pack, world: World) -> Sent:
    """Give what the desk remembers: the pages that went out before, and to whom."""
    memory = Sendings()
    for one in pack.before:
        [letter, *_] = [
            document
            for file in one.files
            for document in world.readers.read(
                file.name, file.data, effort=2, passwords=(), cancelled=never
            )
        ]
        case = None if pack.case is None else pack.case.id
        gone = Sending(at=NOW - timedelta(days=20), case=case, whom=one.to)
        memory.keep_letter(letter.content_hash, (gone,))
    return memory


def _read(pack: Pack, world: World) -> tuple[Document, ...]:
    return tuple(
        document
        for one in pack.files
        for document in world.readers.read(
            one.name, one.data, effort=2, passwords=(), cancelled=never
        )
    )


def loaded(made: Case) -> Case:
    """Give a made-up case as it would be loaded from its record.

    Raises:
        TypeError: the record breaks the schema.
    """
    case = to_case(json.loads(json.dumps(to_record(made), ensure_ascii=False)))
    if isinstance(case, Broken):
        raise TypeError(f"{made.id}: {case.path}, expected {case.expected}")
    return case


def today() -> date:
    """Give the day of the benchmark."""
    return NOW.date()


@dataclass(slots=True)
class _Count:
    """Counts hits by a key."""

    hits: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))

    def add(self, key: str, *, hit: bool) -> None:
        self.hits[key].append(hit)

    def shares(self) -> dict[str, Share]:
        return {key: Share(sum(all_), len(all_)) for key, all_ in sorted(self.hits.items())}


def figures(seen: tuple[Seen, ...], world_off: Iterable[str] = ()) -> PackFigures:
    """Count what was found and what was raised without reason."""
    codes, tiers, formats, scenarios, protected = _Count(), _Count(), _Count(), _Count(), _Count()
    alarms: Counter[str] = Counter()
    notes: Counter[str] = Counter()
    beside: Counter[str] = Counter()
    right = [one for one in seen if not one.expects]
    for one in seen:
        grave = {code for severity, code, _ in one.raised if severity is not Severity.NOTE}
        for expected in one.expects:
            hit = one.found(expected)
            codes.add(expected.code, hit=hit)
            tiers.add(expected.severity, hit=hit)
            formats.add(f"{one.kind} {expected.severity}", hit=hit)
            scenarios.add(one.scenario, hit=hit)
            if expected.code in {"protected.address", "protected.refuge"}:
                protected.add("", hit=hit)
        if one.expects:
            wanted = {code for expected in one.expects for code in expected.codes}
            beside.update(grave - wanted)
        else:
            alarms.update(grave)
            notes.update({code for _, code, _ in one.raised} - grave)
    anything = [one.gravest() for one in right]
    return PackFigures(
        packs=len(seen),
        right=len(right),
        by_code=codes.shares(),
        by_tier=tiers.shares(),
        by_format=formats.shares(),
        by_scenario=scenarios.shares(),
        protected=protected.shares().get("", Share(0, 0)),
        right_with={
            "a Stop": Share(sum(one is Severity.STOP for one in anything), len(right)),
            "a Check": Share(sum(_has_check(one) for one in right), len(right)),
            "anything": Share(sum(one is not None for one in anything), len(right)),
        },
        alarms=dict(alarms.most_common()),
        notes=dict(notes.most_common()),
        beside=dict(beside.most_common()),
        not_live=tuple(sorted(set(world_off) & set(codes.hits))),
        milliseconds=round(median([one.milliseconds for one in seen] or [0.0]), 1),
        cpu_milliseconds=round(median([one.cpu_milliseconds for one in seen] or [0.0]), 1),
        desk_megabytes=round(max((one.desk_megabytes for one in seen), default=0.0)),
        reader_megabytes=round(max((one.reader_megabytes for one in seen), default=0.0)),
    )


def _has_check(seen: Seen) -> bool:
    return any(severity is Severity.CHECK for severity, _, _ in seen.raised)


def off(cases: tuple[Case, ...]) -> tuple[str, ...]:
    """Give the codes of the rules that do not run yet or are switched off."""
    with opened(cases) as world:
        return tuple(rules_off(world.policy))


def table(found: PackFigures) -> tuple[str, ...]:
    """Give the figures as lines to read."""
    return (
        f"{found.packs} packs, {found.right} of them right",
        *_shares("expected, by tier", found.by_tier),
        *_shares("", {"protected addresses and refuges": found.protected}),
        *_shares("expected, by code", found.by_code),
        *_shares("expected, by format and tier", found.by_format),
        *_shares("right packs with", found.right_with),
        "", "false alarms by code (right packs):",
        *(f"  {code:34} {count:5}" for code, count in found.alarms.items()),
        *(f"  {code:34} {count:5} (note)" for code, count in found.notes.items()),
        "", "not planted, on wrong packs:",
        *(f"  {code:34} {count:5}" for code, count in found.beside.items()),
        "",
        f"milliseconds a pack (median): {found.milliseconds}",
        f"of them CPU of the desk alone: {found.cpu_milliseconds}",
        f"megabytes at the most: {found.desk_megabytes} checking, {found.reader_megabytes} reading",
        *(f"not live: {code}" for code in found.not_live),
    )  # fmt: skip


def _shares(head: str, shares: dict[str, Share]) -> tuple[str, ...]:
    lines = [
        f"  {name:34} {share.hits:5} of {share.of:5} {share.part:8.1%}"
        for name, share in shares.items()
    ]
    return ("", f"{head}:", *lines) if head else tuple(lines)


def each(seen: tuple[Seen, ...]) -> tuple[str, ...]:
    """List every miss and every false alarm, with what was planted and what was raised."""
    misses = [
        f"MISSED {one.name} {one.kind} [{one.scenario}]: no {expected.severity} {expected.code},"
        f" but {sorted({(str(severity), code) for severity, code, _ in one.raised})}"
        for one in seen
        for expected in one.expects
        if not one.found(expected)
    ]
    alarms = [
        f"RAISED {one.name} {one.kind} [{one.scenario}]: {severity} {code}, {evidence}"
        for one in seen
        if not one.expects
        for severity, code, evidence in one.raised
    ]
    return (*sorted(misses, key=lambda line: line.partition("[")[2]), "", *alarms)
