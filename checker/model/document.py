"""One file of a dispatch, read: every line of text with its place, and what could not be read."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NewType

Sha256 = NewType("Sha256", str)
"""64 lower-case hex digits."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in millimetres from the top-left corner of the page as shown."""

Span = tuple[int, int]
"""Start and end, in code points, in the normalised text of one part of one file."""


class FileKind(StrEnum):
    """What a file really is, by its bytes."""

    DOCX = "docx"
    DOC = "doc"
    ODT = "odt"
    RTF = "rtf"
    PDF = "pdf"
    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"
    PPTX = "pptx"
    PPT = "ppt"
    ODP = "odp"
    EML = "eml"
    MSG = "msg"
    TNEF = "tnef"
    HTML = "html"
    TXT = "txt"
    PNG = "png"
    JPEG = "jpeg"
    TIFF = "tiff"
    GIF = "gif"
    BMP = "bmp"
    WEBP = "webp"
    ZIP = "zip"
    SEVEN_ZIP = "7z"
    RAR = "rar"
    UNKNOWN = "unknown"


SHEETS: Final = (FileKind.XLSX, FileKind.XLSB, FileKind.XLS, FileKind.ODS, FileKind.CSV)
"""Spreadsheets: a page of one has the numbers of its rows at the left."""


class Part(StrEnum):
    """Where in a file a text stands (`spec/check-result.md`)."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    TEXTBOX = "textbox"
    COMMENT = "comment"
    DELETED = "deleted"
    INSERTED = "inserted"
    METADATA = "metadata"
    FILENAME = "filename"
    ATTACHMENT = "attachment"
    SUBJECT = "subject"
    HEADERS = "headers"
    IMAGE = "image"
    CELL = "cell"
    OTHER = "other"


class Concealment(StrEnum):
    """Why a person who looks at the page does not see a line."""

    DELETED = "deleted"
    COMMENT = "comment"
    HIDDEN = "hidden"
    WHITE = "white"
    TINY = "tiny"
    OFF_PAGE = "off-page"
    COVERED = "covered"
    INVISIBLE = "invisible"
    ALTERNATIVE = "alternative-text"
    METADATA = "metadata"
    UNUSED = "unused"
    CELL = "hidden-cell"
    LAYER = "hidden-layer"
    CROPPED = "cropped"
    REVISION = "earlier-version"


class Read(StrEnum):
    """How much of a file was read."""

    WHOLE = "whole"
    PARTLY = "partly"
    NO = "no"


class Align(StrEnum):
    """How a line stands between the margins."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a line of a format without layout (docx) looks, enough to recognise the letter."""

    size_pt: float = 11.0
    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    indent_mm: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0
    colour: str = ""
    """Six hex digits, or empty for the page's own ink."""
    bullet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Which cell of which table a line stands in, counted from 0 in reading order."""

    table: int
    row: int
    column: int
    columns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Characters first..last of a line that was read from a picture and may be something else.

    `other` is how a second look read them, or empty when it read nothing. `confidence` is how
    sure the first reading was, from 0 to 1.
    """

    first: int
    last: int
    other: str = ""
    confidence: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of text as a person sees it, with its place.

    `start` is where the line begins in its part's normalised text, which is the part's lines
    joined by one newline. Lines that stand together (a table cell, a text box, a column, a
    paragraph group on a page) share a `block`. `edges` holds, where the format has a layout,
    len(text) + 1 positions in millimetres: character i stands between edges[i] and edges[i + 1].
    """

    text: str
    part: Part = Part.BODY
    page: int | None = None
    box: Box | None = None
    start: int = 0
    block: int = 0
    edges: tuple[float, ...] = ()
    hidden: Concealment | None = None
    author: str = ""
    look: Look | None = None
    cell: Cell | None = None
    scanned: bool = False
    """True for words that were recognised in a picture."""
    doubts: tuple[Doubt, ...] = ()

    def box_of(self, first: int, last: int) -> Box | None:
        """Give the box of the characters first..last of this line, or the whole line's box."""
        if self.box is None or len(self.edges) != len(self.text) + 1:
            return self.box
        left, right = self.edges[first], self.edges[last]
        return (min(left, right), self.box[1], max(left, right), self.box[3])


class TraceKind(StrEnum):
    """Something a file carries beside its plain words."""

    INSERTION = "insertion"
    DELETION = "deletion"
    MOVE = "move"
    FORMATTING = "formatting"
    COMMENT = "comment"
    HIDDEN_TEXT = "hidden-text"
    METADATA = "metadata"
    MERGE_FIELD = "merge-field"
    HIGHLIGHT = "highlight"
    PLACEHOLDER = "placeholder"
    CELL = "cell"
    EMBEDDED = "embedded"
    REDACTION = "redaction"
    IMAGE_DATA = "image-data"
    ACTIVE = "active"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One thing that the page does not show, or that was left unfinished.

    `name` says, in words for the person, which property for METADATA ("author", "title"), what is
    hidden for CELL ("hidden row", "hidden sheet", "pivot cache", "external link", "defined name"),
    what was built in for EMBEDDED ("attached file", "embedded object"), how it was meant to be
    covered for REDACTION ("covered text", "earlier version", "cropped picture"), which detail for
    IMAGE_DATA ("place", "camera", "date", "small picture") and what would run for ACTIVE ("macro",
    "script", "remote template", "picture from the internet"); for HIDDEN_TEXT the concealment.
    `text` quotes it. `span` counts in the part's normalised text.
    """

    kind: TraceKind
    text: str = ""
    name: str = ""
    author: str = ""
    part: Part = Part.BODY
    page: int | None = None
    box: Box | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something that could not be read: the code of its finding, what, where and why.

    `code` is one of the `unread.*` codes. `why` is a sentence for the person. `area_mm2` is the
    size of an unread picture on its page, or None where it is not known. `doubtful` marks a scan
    that was read, but for a few words that are in doubt; `quoted` gives those words. What the
    file says stands there alone: it may have to be kept from somebody, and `why` is never masked.
    """

    code: str
    why: str
    part: Part = Part.BODY
    page: int | None = None
    box: Box | None = None
    area_mm2: float | None = None
    doubtful: bool = False
    quoted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page as shown: its number from 1 and its size in millimetres.

    `scan` is True when its words stand in a picture and have to be recognised. `label` is what a
    person calls the page where that is not its number: the name of a sheet. `hidden` is True for
    a sheet or slide that the file does not show.
    """

    number: int
    width_mm: float
    height_mm: float
    scan: bool = False
    label: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    """A display name and an address, as a message header gives them."""

    address: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Who an email is from and to, as its headers say."""

    sender: Mailbox | None = None
    to: tuple[Mailbox, ...] = ()
    cc: tuple[Mailbox, ...] = ()
    bcc: tuple[Mailbox, ...] = ()
    reply_to: tuple[Mailbox, ...] = ()
    subject: str = ""
    answers: bool = False
    """True when the message answers or forwards another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file, read. A file inside another is named `outer/inner`, and `parent` is `outer`."""

    name: str
    kind: FileKind
    size: int
    sha256: Sha256
    content_hash: str = ""
    pages: tuple[Page, ...] = ()
    read: Read = Read.WHOLE
    lines: tuple[Line, ...] = ()
    traces: tuple[Trace, ...] = ()
    gaps: tuple[Gap, ...] = ()
    message: Message | None = None
    parent: str | None = None
    settled: bool = True
    """False while a slower look is still to come: what a page hides, what a second reader says."""

    def text(self, part: Part = Part.BODY) -> str:
        """Give the normalised text of one part: its lines joined by newlines."""
        return "\n".join(line.text for line in self.lines if line.part == part)

    def parts(self) -> tuple[Part, ...]:
        """Give the parts that hold text, in the order they were read."""
        return tuple(dict.fromkeys(line.part for line in self.lines))
