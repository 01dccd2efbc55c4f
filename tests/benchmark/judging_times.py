"""How long judging takes once a letter is read: the mentions, the checks, the language model.

Run as `python -m tests.benchmark.judging_times [--runs N] [--model] [--memory]`. Letters of two
pages are made from the development set's words, in Word and PDF, those that name most; then one
report of 17 to 20 pages. Each is read once by a real reading process and judged many times. The
times are processor time of the judging process alone, in milliseconds, medians: reading and the
look for what is hidden are apart. "First" is a letter whose case was never seen by this process;
everything else is measured when the letter was seen before. Nothing fails here: the machine is
shared, and the figures go into the manual with their date.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from random import Random
from statistics import median

from checker import checks, mentions
from checker.desk.letter.checking import Question, examine
from checker.desk.letter.people import matter_of, recipient_of
from checker.guessing import Guesser
from checker.model import Case, Dispatch, Document, Mention
from checker.practice.packs.composing import Plan, compose, written
from checker.practice.packs.facts import Scene
from checker.practice.packs.ours import OURS
from checker.practice.packs.pack import Pack
from checker.practice.packs.right import right_scene
from checker.worker.parent import never
from tests.benchmark.development import caseload
from tests.benchmark.judging_memory import memory
from tests.benchmark.measuring import NOW, World, opened
from tests.benchmark.packs import loaded

RUNS = 15
SEED = 400
MADE, KEPT = 40, 12
"""So many letters of each kind are made, and so many of those that name most are measured."""
TWO_PAGES, TWENTY_PAGES = 3_600, 47_000
"""Characters of the paragraphs: a letter whose second page is nearly full, and a long report."""
KINDS = ("docx", "pdf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A letter that was read, and what is asked about it."""

    documents: tuple[Document, ...]
    question: Question
    found: tuple[Mention, ...]

    @property
    def pages(self) -> int:
        """Give the pages of the letter; 0 where its format has none."""
        return len(self.documents[0].pages)


def long_packs(cases: tuple[Case, ...], kind: str, length: int, count: int) -> Iterator[Pack]:
    """Make right letters of a length, each with all that fits its reader."""
    random = Random(f"{SEED}/{kind}/{length}")
    made = 0
    while made < count:
        scene = right_scene(random, cases, OURS, today=NOW.date())
        plan = _long(scene, length) if scene else None
        pack = written(plan, f"{kind}-{made}", "right", kind)
        if pack is not None:
            made += 1
            yield pack


def _long(scene: Scene, length: int) -> Plan | None:
    """Write what every letter of the book says that is right for a scene, until it is long."""
    plan = compose(scene)
    if plan is None:
        return None
    said = list(plan.letter.paragraphs)
    seen = set(said)
    for matter in (*OURS.matters, *OURS.matters * (length // TWO_PAGES)):
        if sum(map(len, said)) >= length:
            break
        more = compose(scene, matter=matter)
        again = more.letter.paragraphs if more else ()
        said += [one for one in again if length > TWO_PAGES or one not in seen]
        seen.update(again)
    if sum(map(len, said)) < length:
        return None
    while sum(map(len, said[:-1])) >= length:
        said.pop()
    return replace(plan, letter=replace(plan.letter, paragraphs=tuple(said)), enclosed=())


def asked(pack: Pack, world: World) -> Asked:
    """Read a letter once, and ask what the desk asks."""
    documents = tuple(
        document
        for one in pack.files
        for document in world.readers.read(
            one.name, one.data, effort=2, passwords=(), cancelled=never
        )
    )
    if pack.case is None or pack.recipient is None:
        raise TypeError(pack.name)
    case = loaded(pack.case)
    matter = matter_of(case, world.policy, NOW)
    question = Question(
        case=case,
        recipients=(recipient_of(matter, pack.recipient, pack.channel, ()),),
        channel=pack.channel,
        policy=world.policy,
        others=world.others,
        now=NOW,
    )
    return Asked(documents=documents, question=question, found=())


def find(one: Asked) -> tuple[Mention, ...]:
    """Find the mentions of every document."""
    asking = one.question
    return tuple(
        mention
        for document in one.documents
        for mention in mentions.find(document, case=asking.case, policy=asking.policy)
    )


def judge(one: Asked) -> object:
    """Run every check over mentions that were found before."""
    asking = one.question
    return checks.run_checks(
        Dispatch(documents=one.documents, recipients=asking.recipients, channel=asking.channel),
        mentions=one.found,
        case=asking.case,
        policy=asking.policy,
        others=asking.others,
        now=asking.now,
    )


def worked(work: Callable[[], object]) -> float:
    """Give the processor time of a piece of work, in milliseconds."""
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """What was measured over some letters, in milliseconds."""

    letters: int
    lines: float
    mentioned: float
    first: float
    mentions: float
    checks: float
    both: float
    worst: float
    """The letter that takes longest, its own median."""
    model: float | None = None


def measured(letters: list[Asked], runs: int, guesser: Guesser | None) -> Times:
    """Measure mentions, checks and both; letters take turns, so that none stays in the caches."""
    first = [worked(partial(examine, one.documents, one.question)) for one in letters]
    ready = [replace(one, found=find(one)) for one in letters]
    finding: list[list[float]] = [[] for _ in ready]
    judging: list[list[float]] = [[] for _ in ready]
    both: list[list[float]] = [[] for _ in ready]
    looking: list[list[float]] = [[] for _ in ready]
    for _ in range(runs):
        for number, one in enumerate(ready):
            finding[number].append(worked(partial(find, one)))
            judging[number].append(worked(partial(judge, one)))
            both[number].append(worked(partial(examine, one.documents, one.question)))
            if guesser is not None:
                looking[number].append(
                    worked(partial(examine, one.documents, one.question, guesser=guesser))
                )
    return Times(
        letters=len(ready),
        lines=median(sum(len(each.lines) for each in one.documents) for one in ready),
        mentioned=median(len(one.found) for one in ready),
        first=median(first),
        mentions=median(map(median, finding)),
        checks=median(map(median, judging)),
        both=median(map(median, both)),
        worst=max(map(median, both)),
        model=median(map(median, looking)) if guesser is not None else None,
    )


def densest(packs: Iterator[Pack], world: World, pages: int) -> list[Asked]:
    """Read letters and keep those that name most; of PDFs those with so many pages."""
    read = [asked(pack, world) for pack in packs]
    fitting = [one for one in read if one.pages in {0, pages}]
    return sorted(fitting or read, key=lambda one: -len(find(one)))[:KEPT]


def warmed(world: World, cases: tuple[Case, ...]) -> None:
    """Judge a few letters that are not measured, so that lists and patterns are there."""
    for pack in long_packs(cases, "docx", TWO_PAGES + 1, 5):
        one = asked(pack, world)
        examine(one.documents, one.question)


def main(runs: int, *, model: bool) -> None:
    """Measure and print."""
    cases = caseload(SEED)
    guesser = Guesser() if model else None
    _row("processor time, ms", *Times.__dataclass_fields__)
    with opened(cases) as world:
        warmed(world, caseload(SEED + 1))
        for kind in KINDS:
            letters = densest(long_packs(cases, kind, TWO_PAGES, MADE), world, 2)
            _print(f"two-page {kind}", measured(letters, runs, guesser))
        report = densest(long_packs(cases, "pdf", TWENTY_PAGES, 1), world, 20)
        _print("long report", measured(report, max(3, runs // 5), guesser))


def at_work(*, model: bool) -> object:
    """Open a caseload, read and judge letters of both kinds, and give what the desk keeps."""
    cases, guesser = caseload(SEED), Guesser() if model else None
    kept = ExitStack()
    world = kept.enter_context(opened(cases))
    for kind in KINDS:
        for pack in long_packs(cases, kind, TWO_PAGES, KEPT):
            one = asked(pack, world)
            examine(one.documents, one.question, guesser=guesser)
    return kept


def _print(what: str, times: Times) -> None:
    values = [getattr(times, name) for name in Times.__dataclass_fields__]
    _row(what, *("-" if value is None else f"{value:.1f}" for value in values))


def _row(what: str, *cells: str) -> None:
    sys.stdout.write(f"{what:20}" + "".join(f"{cell:>10}" for cell in cells) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--model", action="store_true", help="with the language model's look")
    parser.add_argument("--memory", action="store_true", help="memory instead of times")
    options = parser.parse_args()
    if options.memory:
        memory(lambda: at_work(model=options.model))
    else:
        main(options.runs, model=options.model)
