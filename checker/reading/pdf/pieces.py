"""What programs leave in a PDF for themselves: private data, small pictures of the pages."""

from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

from checker.model import Part, TraceKind
from checker.reading.pdf.gathered import Gathered
from checker.reading.pdf.things import dictionary, resolved, words
from checker.words import say

_NODES_AT_MOST = 5_000
_LETTERS_AT_LEAST = 3
_READABLE = 0.95
_SAMPLE = 4_096
_UNREADABLE = bytes({*range(160)} - {*range(32, 127), *b"\t\n\r"})
_DATES = frozenset({"/LastModified"})


def page_pieces(page: DictionaryObject, number: int, found: Gathered) -> None:
    """Gather what a page carries for programs."""
    if "/Thumb" in page:
        found.trace(
            TraceKind.IMAGE_DATA,
            "small picture",
            say("a small picture of page {page}", page=number),
            part=Part.IMAGE,
            page=number,
        )


def private_data(holder: DictionaryObject, found: Gathered, page: int | None = None) -> None:
    """Gather the private data of programs (/PieceInfo) of a file, page or drawing."""
    if "/PieceInfo" not in holder:
        return
    for key, value in dictionary(holder.get("/PieceInfo")).items():
        program = str(key).lstrip("/")
        texts, opaque = _contents(value)
        for text in dict.fromkeys(texts):
            found.describe("private data", text)
        if opaque:
            found.miss(
                say(
                    "This PDF holds data that {program} keeps for itself, which was not read. "
                    "Print it to a new PDF.",
                    program=program,
                ),
                page=page,
            )


def _contents(thing: object) -> tuple[list[str], bool]:
    """Give the texts in an entry, and whether it holds anything that is no text."""
    texts: list[str] = []
    opaque = False
    pending: list[object] = [thing]
    seen: set[int] = set()
    while pending and len(seen) < _NODES_AT_MOST:
        one = resolved(pending.pop())
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, StreamObject):
            data = one.get_data()
            if is_readable(data):
                texts.append(words(one))
            else:
                opaque = opaque or bool(data)
        if isinstance(one, DictionaryObject):
            pending += [value for key, value in one.items() if key not in _DATES]
        elif isinstance(one, ArrayObject):
            pending += list(one)
        elif not isinstance(one, NameObject) and sum(map(str.isalpha, words(one))) >= (
            _LETTERS_AT_LEAST
        ):
            texts.append(words(one))
    return texts, opaque


def is_readable(data: bytes) -> bool:
    """Say whether bytes are text rather than anything else."""
    if data[:2] in (b"\xfe\xff", b"\xff\xfe"):
        return True
    sample = data[:_SAMPLE]
    return bool(sample) and len(sample.translate(None, _UNREADABLE)) >= _READABLE * len(sample)
