"""The Document of a file that was not read, with the reason in a sentence."""

from checker.errors import ReadingStopped
from checker.log import logger
from checker.model import Document, FileKind, Gap, Line, Part, Read, Sha256
from checker.words import say
from checker.worker.believing import digest

_LOG = logger("worker")


def unread(name: str, data: bytes, code: str, why: str) -> Document:
    """Give the Document of a file that the reading process could not deal with."""
    return _not_read(name, len(data), digest(data), code, why)


def too_large(name: str, size: int, sha256: Sha256) -> Document:
    """Give the Document of a file that is too large to be read at all."""
    why = say("The file is larger than 50 MB. Send it another way, or in parts.")
    return _not_read(name, size, sha256, "unread.too-large", why)


def broke() -> str:
    """Say that a file broke the reader."""
    return say("The file broke the reader. Make it again from the original, and check that.")


def failed(error: Exception) -> ReadingStopped:
    """Log by its type what became of the reading process, and say that the file broke it."""
    _LOG.warning("reading process failed: %s", type(error).__name__)
    return ReadingStopped(broke(), code="unread.damaged")


def not_ready() -> str:
    """Say that reading had not begun when the time was over: nothing is told against the file."""
    return say(
        "The program that reads files was not ready in time. Wait until the computer is less busy,"
        " and open the letter again."
    )


def _not_read(name: str, size: int, sha256: Sha256, code: str, why: str) -> Document:
    return Document(
        name=name,
        kind=FileKind.UNKNOWN,
        size=size,
        sha256=sha256,
        read=Read.NO,
        lines=(Line(text=name.rsplit("/", 1)[-1], part=Part.FILENAME, block=-1),),
        gaps=(Gap(code=code, why=why),),
    )
