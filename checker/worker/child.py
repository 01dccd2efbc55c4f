"""The reading process: takes files from its parent, gives Documents back, nothing else."""

import gc
import os
import sys
from collections.abc import Callable
from typing import BinaryIO

from checker.heap import give_back, give_back_at_once
from checker.model import Align, FileKind
from checker.words import say, speak
from checker.worker import wire
from checker.worker.lockdown import lock_down

_RARELY = 50_000
"""Objects made before rubbish is looked for: a page of a letter makes some thousands."""
_IDLE_SECONDS = 0.5
"""Nobody asked for anything so long: there is time to tidy up."""
_ONE_THREAD = ("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")
"""Where libraries that would start threads, which the walls refuse them, look before they do."""


def main() -> int:
    """Answer the parent's requests until it closes the line."""
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    requests = os.fdopen(os.dup(0), "rb", buffering=0)
    quiet = os.open(os.devnull, os.O_RDWR)
    os.dup2(quiet, 0)
    os.dup2(quiet, 1)
    sys.dont_write_bytecode = True
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    speak(os.environ.get("LANGUAGE", ""))
    give_back_at_once()
    walls = lock_down()
    from checker import reading  # noqa: PLC0415, F401 - after the walls, before the first file

    gc.freeze()  # what was loaded stays for good: looking through it again costs half of a read
    gc.set_threshold(_RARELY)
    while True:
        if not _is_asked(requests.fileno(), _IDLE_SECONDS):
            gc.collect()  # nobody waits for it now
            give_back()
        packed = _next(requests)
        if packed is None:
            return 0

        def tell(step: wire.Stepped) -> None:
            _send(answers, wire.frame(step))

        def convert(kind: FileKind, data: bytes) -> bytes:
            _send(answers, wire.frame(wire.Convert(kind, data)))
            made = _next(requests)
            told = None if made is None else wire.to_request(made)
            return told.data if isinstance(told, wire.Converted) else b""

        request = wire.to_request(packed)
        _send(answers, wire.frame(_answer(request, walls, tell, convert)))


def _answer(
    request: wire.Request,
    walls: tuple[str, ...],
    tell: Callable[[wire.Stepped], None],
    convert: Callable[[FileKind, bytes], bytes],
) -> wire.Answer:
    from checker import reading  # noqa: PLC0415 - after the walls: importing a parser already runs its code
    from checker.reading.refusal import Unreadable  # noqa: PLC0415 - the same

    if isinstance(request, wire.Warm | wire.Converted):
        return wire.Ready(walls)
    try:
        if isinstance(request, wire.CleanFile | wire.PaintLines | wire.CoverPage):
            return _copied(request) if isinstance(request, wire.CleanFile) else _painted(request)
        if isinstance(request, wire.DrawPage):
            return wire.Picture(
                reading.draw(
                    request.name,
                    request.data,
                    request.wanted,
                    request.page,
                    request.width_px,
                    passwords=request.passwords,
                    convert=convert,
                )
            )
        return wire.Documents(
            reading.read(
                request.name,
                request.data,
                passwords=request.passwords,
                effort=reading.Effort(request.effort),
                told=lambda step: tell(wire.Stepped(*step)),
                convert=convert,
            )
        )
    except Unreadable as refusal:
        return wire.Refused(refusal.code, str(refusal))
    except MemoryError:
        why = say("Reading the file took too much memory. Split it, or make it again.")
        return wire.Refused("unread.too-large", why)


def _painted(request: wire.PaintLines | wire.CoverPage) -> wire.Painted | wire.Picture:
    from checker.reading.painting import Painting, covered, paint  # noqa: PLC0415 - few need it

    if isinstance(request, wire.CoverPage):
        return wire.Picture(covered(request.png, request.boxes))
    lines = [
        Painting(
            text=one.text,
            size_pt=one.size_pt,
            bold=one.bold,
            italic=one.italic,
            align=Align(one.align),
            indent_mm=one.indent_mm,
            before_pt=one.before_pt,
            after_pt=one.after_pt,
            muted=one.muted,
        )
        for one in request.lines
    ]
    return wire.Painted(
        tuple(
            wire.PaintedPage(
                page.png,
                tuple(wire.PaintedWord(w.line, w.first, w.last, w.box) for w in page.words),
            )
            for page in paint(lines, request.width_px)
        )
    )


def _copied(request: wire.CleanFile) -> wire.Copied:
    from checker import cleaning  # noqa: PLC0415 - few files are cleaned, and it loads writers

    changes = cleaning.Changes(request.changes) if request.changes else None
    wish = cleaning.Wish(changes=changes, unsign=request.unsign, passwords=request.passwords)
    copy = cleaning.clean(request.data, wish)
    return wire.Copied(copy.data, copy.done)


def _next(requests: BinaryIO) -> bytes | None:
    head = _exactly(requests, wire.HEAD)
    if head is None:
        return None
    return _exactly(requests, int.from_bytes(head, "big"))


def _exactly(requests: BinaryIO, size: int) -> bytes | None:
    held = bytearray()
    while len(held) < size:
        more = requests.read(min(size - len(held), 1 << 20))
        if not more:
            return None
        held += more
    return bytes(held)


def _send(answers: BinaryIO, packed: bytes) -> None:
    view = memoryview(packed)
    while view:
        view = view[answers.write(view) :]


if sys.platform == "win32":
    import _winapi
    import msvcrt
    import time

    def _is_asked(descriptor: int, seconds: float) -> bool:
        """Say whether a request waits, or comes within so long."""
        until = time.monotonic() + seconds
        try:
            while not (waiting := _winapi.PeekNamedPipe(msvcrt.get_osfhandle(descriptor), 0)[0]):
                if time.monotonic() > until:
                    break
                time.sleep(0.01)
        except OSError:
            return True
        return bool(waiting)

else:
    import select

    def _is_asked(descriptor: int, seconds: float) -> bool:
        """Say whether a request waits, or comes within so long."""
        return bool(select.select([descriptor], [], [], seconds)[0])


if __name__ == "__main__":
    sys.exit(main())
