"""A clean copy of one file: made behind the wall, checked again, and written beside the file."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from checker.desk.answers import CleanCopy, Counted
from checker.desk.letter.letters import Letter
from checker.desk.letter.opening import HARDEST, Taken
from checker.errors import CallError
from checker.model import Document, Gap, TraceKind
from checker.words import say
from checker.worker.parent import Readers

MOST_COPIES = 50
_PLAIN = {".docm": ".docx", ".dotx": ".docx", ".dotm": ".docx", ".xlsm": ".xlsx", ".xltx": ".xlsx"}
_TRACKED = (TraceKind.INSERTION, TraceKind.DELETION, TraceKind.MOVE, TraceKind.FORMATTING)

Changes = Literal["", "accept", "reject"]
"""What becomes of tracked changes; without a choice they stay."""


def clean_copy(
    letter: Letter,
    name: str,
    readers: Readers,
    *,
    changes: Changes,
    unsign: bool,
    cancelled: Callable[[], bool],
) -> CleanCopy:
    """Make a clean copy of one file of a letter, look at it as hard as can be, and write it.

    Raises:
        CallError: there is no such file, or the copy cannot be written beside it.
        ReadingStopped: no copy can be made of it.
        ReadingCancelled: the person cancelled.
    """
    taken = next((one for one in letter.taken if one.file.name == name), None)
    if taken is None:
        raise CallError(say("There is no such file in this letter."))
    made = readers.clean(
        taken.data,
        changes=changes,
        unsign=unsign,
        passwords=letter.passwords,
        cancelled=cancelled,
    )
    copies = readers.read(name, made.data, effort=HARDEST, cancelled=cancelled)
    before = next(one for one in taken.documents if one.name == name)
    return CleanCopy(
        file=_written(taken, made.data),
        done=made.done,
        counted=_counted(before, copies[0]),
        unread=tuple(dict.fromkeys(_why(gap) for gap in copies[0].gaps)),
    )


def _counted(before: Document, after: Document) -> tuple[Counted, ...]:
    """Count each kind of thing that the file or the copy carries beside its words."""
    kinds = (
        (say("Tracked changes"), _TRACKED),
        (say("Comments"), (TraceKind.COMMENT,)),
        (say("Hidden text"), (TraceKind.HIDDEN_TEXT,)),
        (say("Covered or cut off, but still there"), (TraceKind.REDACTION,)),
        (say("Hidden cells, sheets and data"), (TraceKind.CELL,)),
        (say("Files built in"), (TraceKind.EMBEDDED,)),
        (say("Programs, and what is fetched from elsewhere"), (TraceKind.ACTIVE,)),
        (say("Details about the file"), (TraceKind.METADATA,)),
        (say("Details in pictures"), (TraceKind.IMAGE_DATA,)),
    )
    rows = (
        Counted(what=what, before=_count(before, wanted), after=_count(after, wanted))
        for what, wanted in kinds
    )
    return tuple(row for row in rows if row.before or row.after)


def _count(document: Document, kinds: tuple[TraceKind, ...]) -> int:
    return sum(trace.kind in kinds for trace in document.traces)


def _why(gap: Gap) -> str:
    return gap.why


def _written(taken: Taken, data: bytes) -> Path:
    """Write the copy beside the file, under a name that nothing has yet."""
    path = taken.file.path
    suffix = _PLAIN.get(path.suffix.lower(), path.suffix)
    for number in range(1, MOST_COPIES + 1):
        word = say("clean") if number == 1 else say("clean {number}", number=number)
        copy = path.with_name(f"{path.stem} ({word}){suffix}")
        try:
            with copy.open("xb") as file:
                file.write(data)
        except FileExistsError:
            continue
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise CallError(
                say("The clean copy cannot be saved beside the file: {why}.", why=why)
            ) from error
        return copy
    raise CallError(say("There are too many clean copies here already. Delete those not needed."))
