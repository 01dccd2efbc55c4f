"""What the parent and the child say to each other: frames of MessagePack, strictly decoded.

A frame is four bytes of length, most significant first, and that many bytes.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

import msgspec

from checker.model import Document, FileKind
from checker.worker.weighing import is_bearable

MOST_REQUEST = 64 * 1024 * 1024
MOST_ANSWER = 96 * 1024 * 1024
HEAD = 4


class Warm(msgspec.Struct, tag="warm", frozen=True):
    """Ask the child to load its readers, so that the first letter does not wait for them."""


class ReadFile(msgspec.Struct, tag="read", frozen=True):
    """Ask for the Documents of a file; `effort` says how hard to look, from 0 to 2."""

    name: str
    data: bytes
    passwords: tuple[str, ...] = ()
    effort: Annotated[int, msgspec.Meta(ge=0, le=2)] = 0


Parts = tuple[float, float, float, float]
"""A box in parts of a page's sides, from the top left."""


class DrawPage(msgspec.Struct, tag="draw", frozen=True):
    """Ask for a picture of one page, counted from 1, of the pdf `wanted` in the file `name`."""

    name: str
    data: bytes
    wanted: str
    page: int
    width_px: int
    passwords: tuple[str, ...] = ()


class CoverPage(msgspec.Struct, tag="cover", frozen=True):
    """Ask for a picture in which boxes are painted over."""

    png: bytes
    boxes: tuple[Parts, ...]


class PaintLine(msgspec.Struct, frozen=True):
    """One line of a file that has no pages of its own, and how it looks."""

    text: str
    size_pt: float = 11.0
    bold: bool = False
    italic: bool = False
    align: Literal["left", "right", "centre"] = "left"
    indent_mm: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0
    muted: bool = False


class PaintLines(msgspec.Struct, tag="paint", frozen=True):
    """Ask for pages on which lines are painted."""

    lines: tuple[PaintLine, ...]
    width_px: int


class CleanFile(msgspec.Struct, tag="clean", frozen=True):
    """Ask for a copy of a file without what its pages do not show.

    `changes` says what becomes of tracked changes; `unsign` that a signature may be lost.
    """

    data: bytes
    changes: Literal["", "accept", "reject"] = ""
    unsign: bool = False
    passwords: tuple[str, ...] = ()


class Converted(msgspec.Struct, tag="converted", frozen=True):
    """What the parent gives for Convert: the file as a new one, or nothing where it cannot."""

    data: bytes


class Convert(msgspec.Struct, tag="convert", frozen=True):
    """The child asks, while it reads, for an old Office file as a new one."""

    kind: FileKind
    data: bytes


class Stepped(msgspec.Struct, tag="stepped", frozen=True):
    """Word from the child while it reads: pages done, pages in all, how many are scans."""

    done: int
    of: int
    scans: int = 0


class Documents(msgspec.Struct, tag="documents", frozen=True):
    """The answer to ReadFile."""

    documents: tuple[Document, ...]


class Picture(msgspec.Struct, tag="picture", frozen=True):
    """The answer to DrawPage: a PNG."""

    png: bytes


class PaintedWord(msgspec.Struct, array_like=True, frozen=True):
    """Where some characters of a line went on a painted page."""

    line: int
    first: int
    last: int
    box: Parts


class PaintedPage(msgspec.Struct, frozen=True):
    """A painted page: a PNG, and where its words stand."""

    png: bytes
    words: tuple[PaintedWord, ...]


class Painted(msgspec.Struct, tag="painted", frozen=True):
    """The answer to PaintLines."""

    pages: tuple[PaintedPage, ...]


class Copied(msgspec.Struct, tag="copied", frozen=True):
    """The answer to CleanFile: the copy, and what was done to it, a sentence each."""

    data: bytes
    done: Annotated[
        tuple[Annotated[str, msgspec.Meta(max_length=500)], ...], msgspec.Meta(max_length=50)
    ] = ()


class Ready(msgspec.Struct, tag="ready", frozen=True):
    """The answer to Warm: which walls stand around the child."""

    walls: tuple[str, ...]


class Refused(msgspec.Struct, tag="refused", frozen=True):
    """The child could not do it: the code of the finding, and a sentence for the person."""

    code: str
    why: str


Request = Warm | ReadFile | DrawPage | CoverPage | PaintLines | Converted | CleanFile
Answer = Stepped | Convert | Documents | Picture | Painted | Copied | Ready | Refused


@dataclass(frozen=True, slots=True)
class BadFrame(Exception):
    """What came over the wall is not what may come over it."""

    what: str


_encode = msgspec.msgpack.Encoder().encode
_decode_request = msgspec.msgpack.Decoder(Request).decode
_decode_answer = msgspec.msgpack.Decoder(Answer).decode


def frame(message: Request | Answer) -> bytes:
    """Give a message as it travels, its length in front."""
    packed = _encode(message)
    return len(packed).to_bytes(HEAD, "big") + packed


def to_request(packed: bytes) -> Request:
    """Give the request in a frame's bytes.

    Raises:
        BadFrame: it is none.
    """
    try:
        request: Request = _decode_request(packed)
    except (msgspec.DecodeError, RecursionError) as error:
        raise BadFrame(type(error).__name__) from error
    return request


def to_answer(untrusted: bytes) -> Answer:
    """Give the answer in a frame's bytes, which a hostile file may have shaped.

    Raises:
        BadFrame: it is none.
    """
    try:
        if not is_bearable(untrusted):
            raise BadFrame("more than can be held")
        answer: Answer = _decode_answer(untrusted)
    except (msgspec.DecodeError, RecursionError) as error:
        raise BadFrame(type(error).__name__) from error
    return answer
