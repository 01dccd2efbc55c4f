"""What a person sees in a Word letter is read in the order of reading."""

from checker.model import FileKind, Part, Read
from checker.reading.docx import read_docx
from tests.builders.docx_files import docx, lines


def test_a_plain_letter_is_read_line_by_line() -> None:
    """Each paragraph is a line, and an empty one parts the address from the salutation."""
    data = docx(lines("Ms Erin Hale", "14 Orchard Close", "XX1 4AB", "", "Dear Ms Hale"))

    (letter,) = read_docx("letter.docx", data)

    assert letter.kind is FileKind.DOCX
    assert letter.read is Read.WHOLE
    assert letter.text() == "Ms Erin Hale\n14 Orchard Close\nXX1 4AB\n\nDear Ms Hale"
    blocks = [line.block for line in letter.lines if line.part is Part.BODY]
    assert blocks[0] == blocks[1] == blocks[2] != blocks[4]
