"""Evidence packs of what was found: what would be in one, then the pack itself."""

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from checker.audit.entry import Act, read_body
from checker.audit.leaf import SIGNATURE_BYTES
from checker.audit.pack import Vouched, Withheld
from checker.days import time_in_england
from checker.desk.answers import Progress
from checker.desk.calls.exporting import vouched_by
from checker.desk.looking_up.look_answers import Looked
from checker.desk.looking_up.looking import LOOKERS
from checker.desk.looking_up.pack_answers import Fact, PackMade, PackPreview, PackRow, PackVerdict
from checker.desk.record.evidence import Gathered, is_evidence, verify_evidence, write_evidence
from checker.desk.seat import Seat
from checker.errors import CallError, ReadingCancelled, TrailDamaged
from checker.protocol.looking import Hashes
from checker.words import later, say, say_count
from checker.worker.parent import never

if TYPE_CHECKING:
    from checker.audit.canonical import Json
    from checker.sync.session import Session

NOT_ASKED: Final = "not-asked"
_FACTS: Final = {
    "case": (later("Which case it is about"), later("It leads to a family.")),
    "recipients": (
        later("To whom it went"),
        later("It leads to a person and an address of the case record."),
    ),
    "files": (later("Fingerprints of the files"), ""),
    "text": (later("What was typed to look it up"), later("It may lead to a family.")),
    "days": (later("The days that were looked through"), ""),
    "reason": (later("Reasons in words"), later("People may be named in them.")),
    "reasons": (
        later("Reasons for keeping findings, in words"),
        later("People may be named in them."),
    ),
    "bound": (
        later("For what a second person was asked"),
        later("It leads to a person of the case record."),
    ),
    "picked": (
        later("Whom the second person chose"),
        later("It leads to a person of the case record."),
    ),
    "seen": (later("Fingerprint of what the second person was shown"), ""),
    "to": (later("To whom it was passed on"), later("It leads to a member of staff.")),
    "words": (later("What was told in words"), later("People may be named in it.")),
    "whom": (later("Who received it by mistake"), later("People may be named in it.")),
    "went": (later("Where it went by mistake"), later("It may be somebody's address.")),
    "destination": (
        later("Where nothing is sent any more"),
        later("It is an address of the case."),
    ),
    "staff": (later("Whose figures were looked at"), later("It leads to a member of staff.")),
    "question": (later("The question of an earlier pack"), later("It may lead to a family.")),
    "range": (later("Which entries an earlier pack holds"), ""),
    "ranges": (later("Which entries an earlier pack holds"), ""),
    "title": (later("What is to be done"), later("People may be named in it.")),
    "evidence": (later("What shows that it is done"), later("People may be named in it.")),
    "file": (later("Fingerprint of the file"), ""),
}
"""What can stand beside an entry: its title, and why it is confidential, if it is."""


class Packing:
    """The room in which evidence is made out of what was found."""

    def __init__(self, seat: Seat) -> None:
        """Make nothing yet."""
        self._seat = seat
        self._making = threading.Lock()

    def preview(self, looked: Looked, show: Iterable[str] = ()) -> PackPreview:
        """Say what a pack would hold and what it would not.

        Raises:
            CallError: whoever sits here may not make one, or nothing was found.
            LetterlockError: the records cannot be read to see what lies between.
        """
        self._seat.refuse_others(*LOOKERS)
        self._refuse_empty(looked)
        spans = _spans(looked)
        facts = _facts(looked)
        between = sum(last - first + 1 for first, last in spans.values()) - len(looked.found)
        shown = tuple(one.name for one in facts if one.name in set(show))
        return PackPreview(
            entries=len(looked.found),
            records=len(spans),
            between=between,
            sealed=sum(bool(one.body.sd) and not one.told for one in looked.found),
            facts=facts,
            shown=shown,
            words=_said(len(looked.found), between, shown),
        )

    def make(
        self,
        looked: Looked,
        question: str,
        show: Iterable[str],
        folder: Path,
        *,
        progress: Callable[[Progress], None] = lambda _: None,
        cancelled: Callable[[], bool] = never,
    ) -> PackMade:
        """Write a pack to a folder that is new or empty, and verify it.

        Raises:
            CallError: whoever sits here may not, nothing was found, or the folder holds something.
            ReadingCancelled: the person cancelled; nothing was written.
            LetterlockError: a record or the register cannot be used; nothing was written.
        """
        self._seat.refuse_others(*LOOKERS)
        self._refuse_empty(looked)
        recorder, linked = self._seat.recorder(), self._seat.linked()
        own = recorder.trail()
        progress(Progress(words=say("Reading what lies between"), done=0, of=3))
        firsts, withheld = self._between(looked, cancelled)
        gathered = Gathered(
            question=question.strip(),
            found=tuple((one.leaf, one.told) for one in looked.found),
            firsts=firsts,
            withheld=withheld,
            show=tuple(show),
            case=None if looked.sought.case is None else str(looked.sought.case),
        )

        def vouched(leaves: Sequence[bytes]) -> Vouched:
            progress(Progress(words=say("Fetching the register's proofs"), done=1, of=3))
            register = Vouched() if linked is None else vouched_by(linked, own.sync, leaves)
            if cancelled():
                raise ReadingCancelled
            progress(Progress(words=say("Writing and verifying the pack"), done=2, of=3))
            return register

        with self._making:
            pack = write_evidence(
                gathered,
                own,
                folder,
                now=self._seat.now(),
                mono_ms=recorder.mono_ms(),
                vouched=vouched,
            )
        recorder.wrote()
        return PackMade(
            folder=folder,
            entries=pack.counts.entries,
            withheld=pack.counts.withheld,
            proofs=pack.counts.proofs,
            words=say(
                "The pack is written and holds. Making it is an entry of your record. Whoever "
                "gets it can check it with verify.py, which is in it."
            ),
        )

    def made(self) -> tuple[PackRow, ...]:
        """Give the packs that whoever sits here made, the newest first.

        Raises:
            CallError: whoever sits here makes none.
            TrailError: the record cannot be read.
        """
        self._seat.refuse_others(*LOOKERS)
        trail = self._seat.recorder().trail()
        rows = []
        for entry in reversed(trail.entries()):
            body = read_body(entry.body)
            if body.act is not Act.EXPORT:
                continue
            told = {one.name: one.value for one in trail.disclosed(entry.seq)}
            covers = told.get("ranges") or told.get("range")
            rows.append(
                PackRow(
                    at=time_in_england(body.t),
                    question=str(told.get("question", "")) or say("A copy of the own record"),
                    covers=_covers(covers),
                    receipt=trail.receipt(entry).code,
                )
            )
        return tuple(rows)

    def check(self, folder: Path, trust: Sequence[str] = ()) -> PackVerdict:
        """Check somebody's pack, with the keys that this desk trusts and those that are named.

        Raises:
            CallError: the folder is no pack, and nothing else of it was read.
            SettingsError: what is trusted is not written right.
            TrailError: the folder cannot be read.
        """
        if not is_evidence(folder):
            raise CallError(
                say(
                    "{folder} is no evidence pack: a pack has a file pack.json of its own. Choose "
                    "the folder that you were given.",
                    folder=folder.name,
                )
            )
        verdict = verify_evidence(folder, trust=(*self._trusted(), *trust))
        words = [one.words for one in verdict.problems]
        if verdict.holds:
            words = [
                say_count(
                    "{count} entry, all as it was signed.",
                    "{count} entries, all as they were signed.",
                    verdict.entries,
                ),
                *verdict.remarks,
            ]
        heading = say("This pack holds") if verdict.holds else say("This pack does not hold")
        return PackVerdict(holds=verdict.holds, heading=heading, words=tuple(words))

    def _trusted(self) -> tuple[str, ...]:
        """Give whom this desk trusts: its register, or the records that are kept here."""
        linked = self._seat.linked()
        if linked is not None:
            told = linked.register_key()
            return () if told is None else (f"register={told}",)
        return tuple(
            f"log={self._seat.records.of(actor).trail().signer.log}"
            for actor in self._seat.setting.actors
        )

    def _refuse_empty(self, looked: Looked) -> None:
        if not looked.found:
            raise CallError(say("Nothing was found, so there is nothing to make a pack of."))
        if not looked.whole:
            raise CallError(
                say("More was found than is shown. Narrow the days, so that the pack is whole.")
            )

    def _between(
        self, looked: Looked, cancelled: Callable[[], bool]
    ) -> tuple[tuple[bytes, ...], tuple[Withheld, ...]]:
        """Give the entry that began each record, and those between that do not answer."""
        found = {one.hash for one in looked.found}
        firsts: list[bytes] = []
        withheld: list[Withheld] = []
        for log, (first, last) in _spans(looked).items():
            if cancelled():
                raise ReadingCancelled
            begun, hashes = self._hashes(log, first, last)
            firsts.append(begun)
            withheld += [
                Withheld(log=log, seq=seq, hash=hashed, why=NOT_ASKED)
                for seq, hashed in enumerate(hashes, first)
                if hashed not in found
            ]
        return tuple(firsts), tuple(withheld)

    def _hashes(self, log: str, first: int, last: int) -> tuple[bytes, list[str]]:
        """Give the entry that began a record, and the hashes from one entry to another."""
        linked = self._seat.linked()
        if linked is None:
            return self._hashes_here(log, first, last)
        hashes: list[str] = []
        while True:
            told = linked.ask(partial(_fetched, log, first + len(hashes)))
            hashes += told.hashes
            if not told.more or not told.hashes or len(hashes) > last - first:
                break
        if len(hashes) <= last - first:
            raise _damaged()
        return told.begun, hashes[: last - first + 1]

    def _hashes_here(self, log: str, first: int, last: int) -> tuple[bytes, list[str]]:
        for actor in self._seat.setting.actors:
            trail = self._seat.records.of(actor).trail()
            if trail.signer.log == log:
                entries = trail.entries()
                begun = entries[0].signature + entries[0].body
                return begun, [one.hash.hex() for one in entries if first <= one.seq <= last]
        raise _damaged()


def _fetched(log: str, start: int, session: "Session") -> Hashes:
    return session.call("GET", f"/v1/logs/{log}/hashes?from={start}", Hashes)


def _spans(looked: Looked) -> dict[str, tuple[int, int]]:
    """Give the first and the last number that was found, by record."""
    spans: dict[str, tuple[int, int]] = {}
    for one in looked.found:
        body = read_body(one.leaf[SIGNATURE_BYTES:])
        first, last = spans.get(body.log, (body.seq, body.seq))
        spans[body.log] = min(first, body.seq), max(last, body.seq)
    return spans


def _facts(looked: Looked) -> tuple[Fact, ...]:
    counts: dict[str, int] = {}
    for one in looked.found:
        for told in one.told:
            counts[told.name] = counts.get(told.name, 0) + 1
    return tuple(
        Fact(
            name=name,
            title=say(_FACTS[name][0] if name in _FACTS else later("Something else")),
            count=count,
            confidential=name not in _FACTS or bool(_FACTS[name][1]),
            why=say(_FACTS[name][1]) if name in _FACTS and _FACTS[name][1] else "",
        )
        for name, count in sorted(counts.items())
    )


def _said(entries: int, between: int, shown: tuple[str, ...]) -> str:
    return " ".join(
        (
            say_count(
                "{count} entry goes into the pack.", "{count} entries go into the pack.", entries
            ),
            say_count(
                "{count} entry that lies between is named by its hash and not shown.",
                "{count} entries that lie between are named by their hashes and not shown.",
                between,
            )
            if between
            else say("No other entry lies between them."),
            say("Nothing beside the entries is shown.")
            if not shown
            else say("What you chose beside the entries is shown: mark the pack as confidential."),
        )
    )


def _covers(told: "Json") -> str:
    """Say how many records a pack is of, and how many entries it covers."""
    ranges = told if isinstance(told, list | tuple) else (told,)
    spans = [
        (one["first"], one["last"])
        for one in ranges
        if isinstance(one, Mapping) and {"first", "last"} <= one.keys()
    ]
    entries = sum(int(str(last)) - int(str(first)) + 1 for first, last in spans)
    return say_count("{count} entry", "{count} entries", entries) if spans else ""


def _damaged() -> TrailDamaged:
    return TrailDamaged(
        say(
            "The entries do not hold together, so that no evidence can be made of them. See what "
            "is wrong with: letterlock audit verify."
        )
    )
