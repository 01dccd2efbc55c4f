"""Check made-up letters as the desk does, and count what is found and what is not."""

import json
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from checker import mentions
from checker.cases.caseload import Caseload
from checker.cases.files import open_cases
from checker.cases.loaded import LoadedCases
from checker.checks import rules_off
from checker.desk.letter.addressed import is_addressed, recipients_of
from checker.desk.letter.checking import Question, examine
from checker.desk.letter.people import matter_of, recipient_of
from checker.guessing import Guesser
from checker.model import Case, Channel, Finding, Severity
from checker.practice.caseload import make_cases
from checker.practice.demo import policy as practice_policy
from checker.practice.letters import MadeLetter, make_letters
from checker.practice.record import to_record
from checker.settings import Policy, load_policy
from checker.worker.parent import Readers, never

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""The day of the benchmark: every date in it is counted from here."""


NOTES = frozenset({"address.unconfirmed"})
"""What is only worth knowing; any other mistake has to be more than a note to count as found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much is made up: a seed, a caseload, right letters and wrong ones."""

    seed: int
    cases: int
    right: int
    wrong: int


FULL = Size(seed=11, cases=84, right=200, wrong=250)
SMALL = Size(seed=12, cases=45, right=30, wrong=50)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What was measured. Recall is a share by code, false alarms are letters in a hundred."""

    recall: dict[str, float]
    false_stops: float
    false_checks: float
    noted: float
    """Right letters in a hundred that show anything at all, if only a note."""
    milliseconds: float
    not_there_yet: tuple[str, ...]
    missed: tuple[str, ...] = field(default=())
    alarms: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Everything that one letter is checked with."""

    cases: LoadedCases
    others: Caseload
    policy: Policy
    readers: Readers
    guesser: Guesser | None = None
    """The language model, where names are looked for as well that no rule sees."""


def measure(size: Size) -> Figures:
    """Make letters, check every one, and count."""
    made = make_cases(size.seed, size.cases, now=NOW)
    count = size.right + size.wrong
    letters = make_letters(size.seed, made, count, size.wrong / count, today=NOW.date())
    with opened(made) as world:
        return _count(letters, world)


@contextmanager
def opened(made: tuple[Case, ...]) -> Iterator[World]:
    """Open a made-up caseload as it would be opened from its files, with a warm reader."""
    with tempfile.TemporaryDirectory() as folder:
        records, rules = Path(folder) / "cases", Path(folder) / "policy.json"
        records.mkdir()
        for case in made:
            text = json.dumps(to_record(case), ensure_ascii=False)
            (records / f"{case.id}.json").write_text(text, encoding="utf-8")
        rules.write_text(json.dumps(practice_policy(NOW.date())), encoding="utf-8")
        cases = open_cases(records)
        policy = load_policy(rules)
    readers = Readers()
    readers.warm()
    try:
        yield World(cases=cases, others=Caseload(cases.cases), policy=policy, readers=readers)
    finally:
        readers.close()


def check(letter: MadeLetter, world: World, *, now: datetime = NOW) -> tuple[Finding, ...]:
    """Check one letter on a day, from its bytes to its findings."""
    files = [(letter.name, letter.data), *((one.name, one.data) for one in letter.enclosures)]
    documents = tuple(
        document
        for name, data in files
        for document in world.readers.read(name, data, effort=2, passwords=(), cancelled=never)
    )
    case = world.cases.by_id[letter.case]
    matter = matter_of(case, world.policy, now)
    if is_addressed(documents):
        named = recipients_of(documents, matter)
    elif letter.recipient is None:
        named = ()
    else:
        found = mentions.find(documents[0], case=case, policy=world.policy)
        named = (recipient_of(matter, letter.recipient, letter.channel, found),)
    question = Question(
        case=case,
        recipients=named,
        channel=Channel.EMAIL if is_addressed(documents) else letter.channel,
        policy=world.policy,
        others=world.others,
        now=now,
    )
    return examine(documents, question, guesser=world.guesser).findings


def _count(letters: tuple[MadeLetter, ...], world: World) -> Figures:
    """Check every letter and count what came of it."""
    off = set(rules_off(world.policy))
    planted: dict[str, list[bool]] = defaultdict(list)
    alarms: Counter[Severity] = Counter()
    took, missed, raised, noted = [], [], [], 0
    for letter in letters:
        started = time.perf_counter()
        findings = check(letter, world)
        took.append((time.perf_counter() - started) * 1000)
        codes = {one.code for one in findings if one.severity is not Severity.NOTE}
        codes |= {one.code for one in findings} & NOTES
        for code in set(letter.expects) - off:
            planted[code].append(code in codes)
            if code not in codes:
                missed.append(f"{letter.name} ({letter.case}): no {code}, but {sorted(codes)}")
        if not letter.expects:
            noted += bool(findings)
            grave = {one.severity for one in findings} - {Severity.NOTE}
            alarms.update(grave)
            raised += [
                f"{letter.name} ({letter.case}, {letter.recipient}): {one.severity} {one.code},"
                f" {one.evidence.letter!r} against {one.evidence.record!r}"
                for one in findings
            ]
    right = sum(not letter.expects for letter in letters) or 1
    expected = {code for letter in letters for code in letter.expects}
    return Figures(
        recall={code: round(sum(hits) / len(hits), 3) for code, hits in sorted(planted.items())},
        false_stops=round(alarms[Severity.STOP] * 100 / right, 2),
        false_checks=round(alarms[Severity.CHECK] * 100 / right, 2),
        noted=round(noted * 100 / right, 2),
        milliseconds=round(median(took), 1),
        not_there_yet=tuple(sorted(expected & off)),
        missed=tuple(missed),
        alarms=tuple(raised),
    )
