"""`letterlock batch`: the same check over a folder of letters, with results as they come."""

import argparse
import contextlib
import os
import secrets
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import BatchError, CallError
from checker.model import Channel
from checker.words import say, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.batch.doing import Doing
    from checker.batch.jobs import Bench, Ready
    from checker.batch.recording import Recording
    from checker.batch.results import Line, Results
    from checker.batch.running import Standing

CLEAR, FOUND, STOPPED = 0, 1, 130
MOST_WORKERS = 256
_REST = "\x1b[K"
"""Has a terminal empty the rest of its line."""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    batch = commands.add_parser("batch", help=say("check a folder of letters"))
    batch.add_argument(
        "folder",
        type=Path,
        metavar="FOLDER|LIST.csv",
        help=say("each file in it is a letter, each folder a letter with its enclosures"),
    )
    batch.add_argument(
        "--cases",
        type=Path,
        metavar="PATH",
        help=say("where the case records are; without it the desk's settings hold"),
    )
    batch.add_argument("--policy", type=Path, metavar="FILE", help=say("the organisation's policy"))
    batch.add_argument("--via", choices=[one.value for one in Channel], help=say("how they travel"))
    batch.add_argument("--password-file", type=Path, metavar="FILE", help=say("one a line"))
    batch.add_argument("--now", metavar="ISO-TIME", help=say("judge every date by this time"))
    batch.add_argument(
        "--out",
        type=Path,
        metavar="RESULTS.jsonl",
        help=say("where the results go; beside the folder by default, with a .csv of them"),
    )
    batch.add_argument(
        "--resume", action="store_true", help=say("go on with results that are there")
    )
    batch.add_argument(
        "--workers",
        "--jobs",
        type=int,
        metavar="N",
        help=say("how many processes check"),
    )
    batch.add_argument(
        "--dask", metavar="ADDRESS", help=say("the Dask scheduler whose workers check instead")
    )
    for name, told in (
        ("ca", say("who vouches for the scheduler and its workers")),
        ("cert", say("the certificate of this computer")),
        ("key", say("its key")),
    ):
        batch.add_argument(f"--dask-tls-{name}", type=Path, metavar="FILE", help=told)
    batch.add_argument("--record", action="store_true", help=say("put every check in the trail"))
    batch.add_argument("--json", action="store_true", help=say("results as JSON, one a line"))
    batch.set_defaults(command=run)


def run(asked: argparse.Namespace) -> int:
    """Check every letter of the folder, and give the exit status."""
    from checker.batch.jobs import Bench  # noqa: PLC0415 - other commands do without
    from checker.batch.results import Results, latest, refuse_present  # noqa: PLC0415 - the same
    from checker.batch.running import Asked, run_batch  # noqa: PLC0415 - the same
    from checker.batch.sources import letters_of  # noqa: PLC0415 - the same
    from checker.batch.steering import steered  # noqa: PLC0415 - the same
    from checker.cli.checking import passwords_in, time_told  # noqa: PLC0415 - the same
    from checker.desk.after.blocked_here import blocked_here  # noqa: PLC0415 - the same

    if asked.now and asked.record:
        raise CallError(say("A check with --now cannot be recorded. Leave out --now or --record."))
    always = time_told(asked.now) if asked.now else None
    out = _out_of(asked)
    if not asked.resume:
        refuse_present(out)
    letters = letters_of(asked.folder)
    shown = _Shown(as_json=asked.json)
    known = asked.cases is not None
    blocked = () if known else blocked_here(asked.policy, always or _clock(), shown.tell)
    bench = Bench(
        run=secrets.token_hex(8),
        cases=None if asked.cases is None else asked.cases.absolute(),
        policy=None if asked.policy is None else asked.policy.absolute(),
        passwords=passwords_in(asked.password_file),
        keep_results=asked.record,
        blocked=blocked,
        language=spoken(),
    )
    with steered() as steering, contextlib.closing(_doing(asked, bench)) as doing:
        ready = doing.begin()
        for sentence in ready.told:
            shown.tell(sentence)
        started = Results.go_on if asked.resume else Results.begin
        with started(out, by=ready.version, now=_clock()) as results, _to_be_resumed():
            whole = run_batch(
                Asked(
                    letters=letters,
                    via=Channel(asked.via) if asked.via else None,
                    clock=_clock if always is None else lambda: always,
                    came=shown.came,
                    stands=shown.stands,
                ),
                doing,
                results,
                steering,
                _recording(ready, results) if asked.record else None,
            )
            lines = latest(results.lines())
    shown.sum_up(lines, out)
    if not whole:
        shown.tell(say("Cancelled. Nothing was sent. Go on with --resume."))
        return STOPPED
    return CLEAR if all(line.verdict == "clear" for line in lines) else FOUND


@contextlib.contextmanager
def _to_be_resumed() -> "Iterator[None]":
    """Say to what could not go on how it goes on: what was found by then is kept."""
    try:
        yield
    except BatchError as problem:
        raise BatchError(f"{problem} {say('Go on with --resume.')}") from problem


def _out_of(asked: argparse.Namespace) -> Path:
    """Give where the results go: never among the letters, where they would be taken for one."""
    from checker.batch.sources import beside  # noqa: PLC0415 - other commands do without

    folder: Path = asked.folder.absolute()
    out: Path = asked.out or beside(folder)
    if folder.is_dir() and out.resolve().is_relative_to(folder.resolve()):
        raise CallError(say("The results cannot be kept among the letters. Name another --out."))
    return out


def _doing(asked: argparse.Namespace, bench: "Bench") -> "Doing":
    """Give who does the work."""
    if asked.dask is not None:
        return _cluster(asked, bench)
    from checker.batch.processes import Processes  # noqa: PLC0415 - other commands do without

    count: int = (os.cpu_count() or 1) if asked.workers is None else asked.workers
    if not 1 <= count <= MOST_WORKERS:
        raise CallError(say("There can be from 1 to {most} workers.", most=MOST_WORKERS))
    return Processes(bench, count)


def _cluster(asked: argparse.Namespace, bench: "Bench") -> "Doing":
    from checker.batch.cluster import Cluster, Tls  # noqa: PLC0415 - other commands do without

    if asked.workers is not None:
        raise CallError(say("The scheduler knows its workers. Leave out --workers."))
    files: tuple[Path | None, ...] = (asked.dask_tls_ca, asked.dask_tls_cert, asked.dask_tls_key)
    ca, cert, key = files
    if ca is None or cert is None or key is None:
        if any(files):
            raise CallError(say("TLS needs all of --dask-tls-ca, -cert and -key."))
        return Cluster(bench, asked.dask, None)
    for file in (ca, cert, key):
        if not file.is_file():
            raise CallError(say("There is no file {path}.", path=file))
    return Cluster(bench, asked.dask, Tls(ca=ca, cert=cert, key=key))


def _recording(ready: "Ready", results: "Results") -> "Recording":
    # Keys and the trail load slowly: only a recorded batch waits for them.
    from checker.batch.recording import Recording  # noqa: PLC0415
    from checker.desk.computer.clock import machine_clock  # noqa: PLC0415
    from checker.desk.computer.places import own_folder  # noqa: PLC0415
    from checker.desk.computer.whose import keyring_recorder, signed_in  # noqa: PLC0415

    recorder = keyring_recorder(
        signed_in(ready.policy, own_folder()), ready.policy, machine_clock()
    )
    return Recording(recorder, since=results.began, known=results.receipts)


def _clock() -> datetime:
    return datetime.now(UTC)


class _Shown:
    """What is written while it runs and at its end: results on standard output, the rest beside."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json, self._here = as_json, 0
        self._to_terminal = sys.stderr.isatty()
        self._began = time.monotonic()
        self._waits = False

    def came(self, line: "Line") -> None:
        """Write a result as it comes."""
        from checker.batch.results import as_json  # noqa: PLC0415 - loaded by now
        from checker.batch.summing import one_line  # noqa: PLC0415 - the same

        self._here += 1
        self._clear()
        sys.stdout.write((as_json(line) if self._as_json else one_line(line)) + "\n")
        sys.stdout.flush()

    def stands(self, standing: "Standing") -> None:
        """Say how far it is, to a terminal; and to anybody that it waits."""
        if standing.paused and not self._waits:
            self.tell(say("Paused. Go on with fg, SIGUSR1 or, on Windows, P."))
        self._waits = standing.paused
        if self._to_terminal:
            words = say("{done:,} of {of:,} letters", done=standing.done, of=standing.of)
            sys.stderr.write(f"\r{words}{_REST}")
            sys.stderr.flush()

    def tell(self, sentence: str) -> None:
        """Say something beside the results."""
        self._clear()
        sys.stderr.write(f"{sentence}\n")
        sys.stderr.flush()

    def sum_up(self, lines: "Sequence[Line]", out: Path) -> None:
        """Say how it went, and write the table of every letter beside the results."""
        from checker.batch.summing import table, write_csv  # noqa: PLC0415 - loaded by now

        sheet = out.with_suffix(".csv")
        write_csv(sheet, lines)
        seconds = max(time.monotonic() - self._began, 0.001)
        self._clear()
        told = [
            *table(lines),
            say(
                "{here:,} of them now, {rate:.1f} letters a second.",
                here=self._here,
                rate=self._here / seconds,
            ),
            say("Results: {out}", out=out),
            say("Table: {sheet}", sheet=sheet),
        ]
        written = sys.stderr if self._as_json else sys.stdout
        written.write("\n".join(told) + "\n")

    def _clear(self) -> None:
        if self._to_terminal:
            sys.stderr.write(f"\r{_REST}")
            sys.stderr.flush()
