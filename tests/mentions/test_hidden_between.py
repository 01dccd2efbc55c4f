"""Hidden words between the lines of an address do not part it."""

from checker.mentions import find
from checker.model import Concealment, Document, FileKind, Line, MentionKind, Sha256
from checker.settings import load_policy

SHOWN = (
    "Ms Aoife Brennan",
    "22 Larkspur Close",
    "Thornaby Green",
    "QX4 7ZD",
    "",
    "Dear Ms Brennan",
)


def addresses(lines: list[Line]) -> list[tuple[str, ...]]:
    """The lines of every address found."""
    placed, start = [], 0
    for number, line in enumerate(lines):
        block = 0 if number < len(lines) - 2 else 1
        placed.append(Line(text=line.text, hidden=line.hidden, start=start, block=block))
        start += len(line.text) + 1
    document = Document(
        name="letter.docx", kind=FileKind.DOCX, size=1, sha256=Sha256("0" * 64), lines=tuple(placed)
    )
    found = find(document, case=None, policy=load_policy())
    return [one.lines for one in found if one.kind is MentionKind.ADDRESS]


def test_a_hidden_line_inside_an_address_does_not_part_it() -> None:
    """A clerk's hidden remark after the street leaves the address what a reader sees."""
    shown = [Line(text=text) for text in SHOWN]
    parted = [*shown[:2], Line(text="moved in May", hidden=Concealment.HIDDEN), *shown[2:]]

    assert addresses(parted) == addresses(shown) == [SHOWN[1:4]]
