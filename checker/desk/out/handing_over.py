"""What was confirmed, handed over: looked at again at that moment, or not handed over at all."""

import hashlib
import os
import shutil
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from checker.decision import bound, changed
from checker.desk.answers import Going, Opened, OpenedFile
from checker.desk.letter.confirming import bound_now
from checker.desk.out.drafts import draft_of, is_as_confirmed, message_unsent
from checker.desk.out.papers import (
    Contents,
    Paper,
    PaperKind,
    address_paper,
    reads_the_same,
    slip,
)
from checker.desk.seat import Seat
from checker.errors import CallError, ChangedSinceCheck
from checker.model import Channel, Document, FileKind, Part, Read, Receipt, Result, outermost
from checker.words import say
from checker.worker.parent import never

_MOST: Final = 8
_CARRIED: Final = {Channel.POST, Channel.DX, Channel.HAND}
_PAPERS: Final = (PaperKind.WINDOW, PaperKind.DL, PaperKind.C5, PaperKind.LABEL)
_DRAFT_DAYS_S: Final = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """How a confirmed letter may leave: what can be printed, drafted or put into a folder."""

    going: tuple[Going, ...]
    papers: tuple[PaperKind, ...] = ()
    """What can carry the address, the usual first; each also has a slip."""
    draft: bool = False
    folder: Path | None = None
    """Where confirmed files are handed over, where the settings name one."""
    recipients: str = ""
    """The email addresses, to be copied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    actor: str
    opened: Opened
    result: Result
    receipt: Receipt
    going: tuple[Going, ...]


class HandingOver:
    """The room in which a confirmed letter leaves."""

    def __init__(self, seat: Seat) -> None:
        """Hold nothing yet."""
        self._seat = seat
        self._held: OrderedDict[str, _Held] = OrderedDict()

    def keep(
        self, opened: Opened, result: Result, receipt: Receipt, going: tuple[Going, ...]
    ) -> None:
        """Hold what was just confirmed; only the last few are held."""
        with self._seat.lock:
            self._held[receipt.code] = _Held(
                actor=self._seat.sits().id,
                opened=opened,
                result=result,
                receipt=receipt,
                going=going,
            )
            while len(self._held) > _MOST:
                self._held.popitem(last=False)

    def offer(self, receipt: str) -> Offer:
        """Say how the letter of a receipt may leave.

        Raises:
            CallError: it was confirmed too long ago, or by somebody else.
        """
        held = self._of(receipt)
        channel = held.going[0].channel if held.going else Channel.POST
        emailed = channel is Channel.EMAIL
        return Offer(
            going=held.going,
            papers=_PAPERS if channel in _CARRIED else (),
            draft=emailed and _can_be_drafted(held),
            folder=self._seat.setting.hand_over,
            recipients="; ".join(one.destination for one in held.result.recipients)
            if emailed
            else "",
        )

    def papers(self, receipt: str, kind: PaperKind) -> tuple[Paper, ...]:
        """Give a paper for each recipient.

        Raises:
            CallError: it was confirmed too long ago, or by somebody else.
            ChangedSinceCheck: a file or the record is not as it was confirmed.
        """
        held = self._unchanged(receipt)
        if kind is PaperKind.SLIP:
            code, at_ms = held.receipt.code, held.receipt.at_ms
            contents = _contents(held.result)
            return tuple(slip(one, code, contents, at_ms) for one in held.going)
        policy = self._seat.setting.policy
        return tuple(address_paper(kind, one, policy) for one in held.going)

    def refuse_print(self, papers: Sequence[Paper], pdf: bytes) -> None:
        """See that a print says what its papers say, a page each: it is read back as letters are.

        Raises:
            ChangedSinceCheck: it does not, or cannot be read.
        """
        documents = self._seat.readers.read("print.pdf", pdf, cancelled=never)
        read = documents[0]
        whole = len(documents) == 1 and read.read is Read.WHOLE
        if not whole or not _reads_the_same(papers, read):
            raise ChangedSinceCheck(
                say(
                    "The print does not say what the case record says, so nothing was printed. "
                    "Tell whoever looks after this computer."
                )
            )

    def draft(self, receipt: str) -> Path:
        """Write the email as a draft and give where it is.

        Drafts of the days before are deleted: the mail program has them by then.

        Raises:
            CallError: it cannot be drafted or written, was confirmed too long ago, or by others.
            ChangedSinceCheck: a file or the record is not as it was confirmed.
        """
        held = self._unchanged(receipt)
        files = [(file, _bytes_of(file)) for file in held.opened.files]
        to = held.result.recipients
        if held.opened.addressed:
            written = message_unsent(files[0][1], held.receipt.code)
        else:
            written = draft_of(to, files, held.receipt.code)
            self._refuse_draft(written, held)
        folder = self._seat.setting.drafts
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._delete_old(folder)
            path = folder / f"{held.receipt.code}.eml"
            path.unlink(missing_ok=True)
            _write(path, written)
        except OSError as error:
            raise _unwritten(error) from error
        return path

    def into_folder(self, receipt: str) -> Path:
        """Put the confirmed files into the hand-over folder, and give the folder that was made.

        Raises:
            CallError: there is no such folder, it cannot be written, or they are there already.
            ChangedSinceCheck: a file or the record is not as it was confirmed.
        """
        held, folder = self._unchanged(receipt), self._seat.setting.hand_over
        if folder is None:
            raise CallError(say("No hand-over folder is set up for this computer."))
        whole, half = folder / held.receipt.code, folder / f".{held.receipt.code}.part"
        if whole.exists():
            raise CallError(
                say("This letter was handed over already: it lies in {folder}.", folder=whole)
            )
        try:
            shutil.rmtree(half, ignore_errors=True)
            half.mkdir(parents=True)
            for file in held.opened.files:
                _write(half / file.name, _bytes_of(file))
            half.rename(whole)  # the folder has its name once it is whole
        except OSError as error:
            shutil.rmtree(half, ignore_errors=True)
            raise _unwritten(error) from error
        return whole

    def _refuse_draft(self, written: bytes, held: _Held) -> None:
        """Read a draft back as an email is read: it goes where it was confirmed for, with that.

        Raises:
            ChangedSinceCheck: it does not.
        """
        read = self._seat.readers.read("draft.eml", written, cancelled=never)
        if not is_as_confirmed(read, held.result.recipients, held.opened.files):
            raise ChangedSinceCheck(
                say(
                    "The draft is not what was confirmed, so it was not handed over. Tell whoever "
                    "looks after this computer."
                )
            )

    def _unchanged(self, receipt: str) -> _Held:
        """Give what was confirmed, when files and record are still what they were then.

        Raises:
            ChangedSinceCheck: they are not.
        """
        held = self._of(receipt)
        case = held.result.case
        record = None if case is None else self._seat.shelf.look_again(case.id)
        then, now = bound(held.result), bound_now(held.opened, held.result, record)
        if then != now:
            raise _changed(changed(then, now))
        return held

    def _of(self, receipt: str) -> _Held:
        with self._seat.lock:
            held = self._held.get(receipt)
        if held is None or held.actor != self._seat.sits().id:
            raise CallError(
                say("This letter is no longer open here. To hand it over, check it again.")
            )
        return held

    def _delete_old(self, folder: Path) -> None:
        limit = self._seat.now().timestamp() - _DRAFT_DAYS_S
        for old in folder.glob("*.eml"):
            if old.stat().st_mtime < limit:
                old.unlink(missing_ok=True)


def _reads_the_same(papers: Sequence[Paper], read: Document) -> bool:
    pages: dict[int, list[str]] = {page.number: [] for page in read.pages}
    for line in read.lines:
        if line.part in {Part.FILENAME, Part.METADATA}:
            continue
        if line.page not in pages or line.hidden is not None:
            return False
        pages[line.page].append(line.text)
    return len(pages) == len(papers) and all(
        reads_the_same(paper, lines)
        for paper, (_, lines) in zip(papers, sorted(pages.items()), strict=True)
    )


def _can_be_drafted(held: _Held) -> bool:
    """Say whether it can be a draft: a message in Outlook's own format opens as it is."""
    if not held.opened.addressed:
        return True
    return held.result.documents[0].kind is FileKind.EML


def _contents(result: Result) -> Contents:
    outer = outermost(result.documents)
    return Contents(documents=tuple((one.name, len(one.pages) or None) for one in outer))


def _bytes_of(file: OpenedFile) -> bytes:
    """Read a file once: what is handed over are the bytes that were hashed.

    Raises:
        ChangedSinceCheck: they are not those that were confirmed.
    """
    try:
        data = file.path.read_bytes()
    except OSError as error:
        raise _changed(say("A file has changed since it was checked.")) from error
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise _changed(say("A file has changed since it was checked."))
    return data


def _write(path: Path, data: bytes) -> None:
    """Write a file of nobody else's, on disk before this returns."""
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(number, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _changed(what: str) -> ChangedSinceCheck:
    return ChangedSinceCheck(
        what + " " + say("Nothing was handed over. Do not send it: check it again.")
    )


def _unwritten(error: OSError) -> CallError:
    why = error.strerror or type(error).__name__
    return CallError(
        say("The letter cannot be handed over: {why}. It is confirmed, and not sent.", why=why)
    )
