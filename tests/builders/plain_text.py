"""Documents as the reader of plain texts makes them, without a file."""

from checker.model import Document, FileKind, Line, Message, Part, Sha256


def text_lines(text: str, part: Part = Part.BODY) -> tuple[Line, ...]:
    """Give a text's lines: a blank line ends a block, and is kept as an empty line."""
    lines: list[Line] = []
    block = start = 0
    for written in text.split("\n"):
        words = written.rstrip()
        block += not words
        lines.append(Line(text=words, part=part, block=block, start=start))
        start += len(words) + 1
    return tuple(lines)


def text_document(
    text: str,
    *more: Line,
    part: Part = Part.BODY,
    name: str = "letter.txt",
    message: Message | None = None,
) -> Document:
    """Make a document of one text in one part, with further lines behind it."""
    return Document(
        name=name,
        kind=FileKind.TXT,
        size=len(text),
        sha256=Sha256("0" * 64),
        lines=(*text_lines(text, part), *more),
        message=message,
    )
