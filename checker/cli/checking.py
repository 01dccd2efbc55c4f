"""`letterlock check`: one dispatch against the case record, for a person or for a program."""

import argparse
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import CallError
from checker.heap import uncollected
from checker.model import Channel, Finding, Result, Severity, Verdict, WhoId
from checker.words import later, say, say_count

if TYPE_CHECKING:
    from checker.desk import Progress

_YEARS = (1900, 9000)
_HEADINGS = {
    Severity.STOP: later("Stop"),
    Severity.CHECK: later("Check"),
    Severity.NOTE: later("Note"),
}


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    check = commands.add_parser("check", help=say("check a letter before it is sent"))
    check.add_argument("files", nargs="+", type=Path, metavar="FILE", help=say("the letter first"))
    check.add_argument(
        "--case", required=True, metavar="REF", help=say("any reference of the case")
    )
    check.add_argument(
        "--to", metavar="ID[,ID...]", help=say("who is to receive it, by the record")
    )
    check.add_argument("--via", choices=[one.value for one in Channel], help=say("how it travels"))
    check.add_argument(
        "--cases",
        type=Path,
        metavar="PATH",
        help=say("where the case records are; without it the desk's settings hold"),
    )
    check.add_argument("--policy", type=Path, metavar="FILE", help=say("the organisation's policy"))
    check.add_argument("--password-file", type=Path, metavar="FILE", help=say("one a line"))
    check.add_argument("--now", metavar="ISO-TIME", help=say("judge every date by this time"))
    check.add_argument("--reveal", action="store_true", help=say("show protected values"))
    check.add_argument("--record", action="store_true", help=say("put the check in the trail"))
    check.add_argument("--json", action="store_true", help=say("one JSON object, for programs"))
    check.set_defaults(command=run)


def run(asked: argparse.Namespace) -> int:
    """Check, print, and give the exit status."""
    if asked.now and asked.record:
        raise CallError(say("A check with --now cannot be recorded. Leave out --now or --record."))
    with uncollected():
        result = _checked(asked)
    if asked.json:
        from checker.desk.letter.result_json import to_json  # noqa: PLC0415 - after the readers started

        sys.stdout.buffer.write(to_json(result, reveal=asked.reveal) + b"\n")
    else:
        sys.stdout.write("\n".join(_read_out(result, reveal=asked.reveal)) + "\n")
    return 0 if result.verdict is Verdict.CLEAR else 1


def _checked(asked: argparse.Namespace) -> Result:
    from checker.worker.parent import Readers  # noqa: PLC0415 - started before the rest loads

    readers = Readers(spares=0)
    readers.begin()
    from checker.desk.calls.once import Request, check_once  # noqa: PLC0415 - while the reader starts

    request = Request(
        files=tuple(asked.files),
        case=asked.case,
        recipients=_ids(asked.to or ""),
        channel=Channel(asked.via) if asked.via else None,
        cases=asked.cases,
        policy=asked.policy,
        passwords=passwords_in(asked.password_file),
        now=time_told(asked.now),
        record=asked.record,
    )
    return check_once(request, readers, progress=_show_progress, tell=_tell)


def time_told(written: str | None) -> datetime:
    """Give the time that a call names, else the time that it is."""
    if written is None:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(written)
    except ValueError as error:
        raise CallError(
            say("{time} is not a time like 2026-11-20T09:00:00Z.", time=written)
        ) from error
    if not _YEARS[0] <= moment.year < _YEARS[1]:
        raise CallError(say("{time} is no time that a letter is sent at.", time=written))
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _ids(written: str) -> tuple[WhoId, ...]:
    """Give the ids in a list with commas, each once."""
    return tuple(dict.fromkeys(WhoId(one.strip()) for one in written.split(",") if one.strip()))


def passwords_in(file: Path | None) -> tuple[str, ...]:
    """Give the passwords in a file, one a line; none without a file."""
    if file is None:
        return ()
    try:
        lines = file.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, ValueError) as error:
        raise CallError(
            say("The password file {file} cannot be read as UTF-8 text.", file=file)
        ) from error
    return tuple(line for line in lines if line)


def _show_progress(progress: "Progress") -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"{progress.words}\n")


def _tell(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")


def _read_out(result: Result, *, reveal: bool) -> Iterator[str]:
    """Give a result as a person reads it: the verdict, the findings, what was done."""
    counts = {one: sum(f.severity is one for f in result.findings) for one in Severity}
    stop, check, note = counts[Severity.STOP], counts[Severity.CHECK], counts[Severity.NOTE]
    if stop:
        yield say_count(
            "Stop. {count} thing stands against sending this.",
            "Stop. {count} things stand against sending this.",
            stop,
        )
    elif check:
        yield say_count(
            "Check. Look at {count} thing before you send this.",
            "Check. Look at {count} things before you send this.",
            check,
        )
    else:
        yield say("Clear. Nothing stands against sending this.")
    for finding in result.findings:
        yield ""
        yield from _finding(finding, result, reveal=reveal)
    yield ""
    compared = result.compared
    yield say(
        "Compared {recipients}, {files}, {addresses} and {names} with the case, by {rules} rules, "
        "in {ms} ms. {notes}",
        recipients=say_count("{count} recipient", "{count} recipients", len(result.recipients)),
        files=say_count("{count} document", "{count} documents", compared.files),
        addresses=say_count("{count} address", "{count} addresses", compared.addresses),
        names=say_count("{count} name", "{count} names", compared.names),
        rules=compared.rules,
        ms=round(result.took.total),
        notes=say_count(
            "{count} rule is not looked for yet.",
            "{count} rules are not looked for yet.",
            len(compared.rules_off),
        )
        if compared.rules_off
        else "",
    ).strip()
    if note and not stop and not check:
        yield say("The notes above need no answer.")


def _finding(finding: Finding, result: Result, *, reveal: bool) -> Iterator[str]:
    from checker.desk.letter.masking import shown  # noqa: PLC0415 - the desk's nouns load slowly

    evidence = shown(finding, reveal=reveal)
    yield f"{say(_HEADINGS[finding.severity])}: {finding.title}  [{finding.code}]"
    if finding.detail:
        yield f"  {finding.detail}"
    place = finding.place
    if place.file is not None:
        part = "" if place.part is None else f", {place.part.value}"
        yield f"  {_where(place.file, place.page, result)}{part}"
    if evidence.letter:
        yield "  " + say("The letter says: {text}", text=_on_a_line(evidence.letter))
    if evidence.record:
        yield "  " + say("The record says: {text}", text=_on_a_line(evidence.record))
    for action in finding.actions:
        yield f"  - {action}"


def _where(file: str, page: int | None, result: Result) -> str:
    """Name a file and the page in it: of a spreadsheet the sheet, as the window does."""
    if page is None:
        return file
    pages = (one for read in result.documents if read.name == file for one in read.pages)
    sheet = next((one.label for one in pages if one.number == page), "")
    if sheet:
        return say("{what}, sheet {sheet}", what=file, sheet=sheet)
    return say("{what}, page {page}", what=file, page=page)


def _on_a_line(told: str) -> str:
    """Part the lines of an address with commas: what is told of a finding is one line."""
    return ", ".join(line.strip(" ,") for line in told.splitlines())
