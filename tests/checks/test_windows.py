"""What an envelope's window shows of a letter: the whole address, and nothing else."""

from dataclasses import replace

import pytest

from checker.checks.addresses.window_address_outside import window_address_outside
from checker.checks.addresses.window_shows_more import window_shows_more
from checker.checks.matter import Matter
from checker.model import Channel, Document, FileKind, Line, Page, Severity
from checker.practice.draft import Draft
from checker.settings import Window
from tests.builders.cases import policy
from tests.builders.letters import codes, document, placed
from tests.builders.sent import as_file, sent

DL = Window(name="DL", address_mm=(24.6, 39.5, 120.0, 66.3))
LABEL = document("Ms Erin Hale\nFlat 2\n14 Orchard Close\nExampletown\nXX1 4AB", name="label.docx")
LINES = ("Ms Erin Hale", "Flat 2", "14 Orchard Close", "Exampletown", "XX1 4AB")
A4 = (210.0, 297.0)


def page(
    *more: tuple[str, float, float],
    at: tuple[float, float] = (25.0, 42.0),
    lines: tuple[str, ...] = LINES,
    size: tuple[float, float] = A4,
    scanned: bool = False,
) -> Document:
    """Make the first page of a letter: an address block at a place, and lines at others."""
    left, top = at
    block = [_line(text, left, top + 4.6 * row, 1) for row, text in enumerate(lines)]
    others = [_line(text, x, y, 10 + row) for row, (text, x, y) in enumerate(more)]
    rest = [_line("Dear Ms Hale", 25.0, 100.0, 50), _line("Thank you.", 25.0, 110.0, 51)]
    above = [line for line in others if line.box and line.box[1] < top]
    below = [line for line in others if line not in above]
    made = document(name="letter.pdf", kind=FileKind.PDF)
    placed_lines = placed(
        replace(line, scanned=scanned) for line in (*above, *block, *below, *rest, *made.lines)
    )
    return replace(
        made, lines=placed_lines, pages=(Page(number=1, width_mm=size[0], height_mm=size[1]),)
    )


def _line(text: str, left: float, top: float, block: int) -> Line:
    edges = tuple(left + 1.9 * at for at in range(len(text) + 1))
    return Line(text=text, page=1, block=block, box=(left, top, edges[-1], top + 3.8), edges=edges)


def asked(
    letter: Document, *more: Document, via: Channel = Channel.POST, **rules: object
) -> Matter:
    """Give the matter of a letter under a policy with one window."""
    return sent(letter, *more, via=via, rules=policy(**{"windows": (DL,), **rules}))


@pytest.mark.parametrize(
    ("at", "fires"),
    [
        pytest.param((25.0, 42.0), False, id="where it belongs"),
        pytest.param((24.0, 39.0), False, id="within a millimetre"),
        pytest.param((25.0, 50.0), True, id="too low"),
        pytest.param((25.0, 36.0), True, id="too high"),
        pytest.param((20.0, 42.0), True, id="too far left"),
        pytest.param((100.0, 42.0), True, id="too far right"),
        pytest.param((125.0, 20.0), True, id="on the right"),
    ],
)
def test_the_window_shows_the_whole_address(at: tuple[float, float], *, fires: bool) -> None:
    """The name above it belongs to it; a millimetre is forgiven."""
    found = list(window_address_outside(asked(page(at=at))))
    assert codes(found) == ["window.address-outside"] * fires
    assert {one.severity for one in found} <= {Severity.CHECK}


def test_seven_lines_have_to_be_set_close() -> None:
    """A long address runs out of the window at the bottom."""
    long = ("Ms Erin Hale", "Marlow & Finch Solicitors", "Flat 2", "Quay House", *LINES[2:])
    assert list(window_address_outside(asked(page(lines=long))))


@pytest.mark.parametrize(
    "matter",
    [
        pytest.param(asked(page(at=(25.0, 60.0)), via=Channel.HAND), id="by hand"),
        pytest.param(asked(page(at=(25.0, 60.0)), windows=()), id="no window envelopes"),
        pytest.param(asked(page(at=(25.0, 60.0)), LABEL), id="a label goes with it"),
        pytest.param(asked(page(at=(25.0, 60.0), size=(216.0, 279.0))), id="not A4"),
        pytest.param(asked(document("\n".join((*LINES, "", "Dear Ms Hale")))), id="a Word file"),
        pytest.param(asked(page(at=(25.0, 46.0), scanned=True)), id="a scan lies askew"),
        pytest.param(
            asked(
                page(at=(25.0, 60.0)), windows=(DL, Window(name="C5", address_mm=(20, 55, 120, 90)))
            ),
            id="another window fits",
        ),
    ],
)
def test_what_no_window_shows_is_no_matter(matter: Matter) -> None:
    """Only posted letters with a layout, where window envelopes are used."""
    assert not list(window_address_outside(matter))
    assert not list(window_shows_more(matter))


@pytest.mark.parametrize(
    ("more", "severity"),
    [
        pytest.param(("Our ref: XX26P00001", 25.0, 61.0), Severity.CHECK, id="a reference"),
        pytest.param(("Application about arrangements", 26.0, 40.0), Severity.CHECK, id="subject"),
        pytest.param(("OFFICIAL-SENSITIVE", 80.0, 50.0), Severity.CHECK, id="a marking of papers"),
        pytest.param(("Robin Hale, born 6 May 2018", 26.0, 40.0), Severity.STOP, id="a child"),
        pytest.param(("Mr Owen Davies is coming", 70.0, 50.0), Severity.STOP, id="the father"),
        pytest.param(("Date of birth: 4 March 1990", 60.0, 55.0), Severity.STOP, id="a birthday"),
        pytest.param(("Domestic abuse", 80.0, 55.0), Severity.STOP, id="what it is about"),
        pytest.param(("Private and confidential", 26.0, 40.0), None, id="a marking of post"),
        pytest.param(("23 November 2026", 150.0, 45.0), None, id="a date on the right"),
        pytest.param(("Family Advisory Service", 25.0, 20.0), None, id="the letterhead"),
        pytest.param(("Our ref: XX26P00001", 25.0, 70.0), None, id="below the window"),
        pytest.param(("Ms Hale, the applicant", 70.0, 42.0), None, id="her own name"),
        pytest.param(("MS E. HALE", 70.0, 42.0), None, id="her initial"),
        pytest.param(("Ms Erin", 70.0, 42.0), None, id="her forename"),
    ],
)
def test_the_window_shows_nothing_else(
    more: tuple[str, float, float], severity: Severity | None
) -> None:
    """What shows beside the address is a question; somebody's data is a Stop."""
    low = (25.0, 44.5) if more[2] < 42 else (25.0, 40.0)
    found = list(window_shows_more(asked(page(more, at=low, lines=(*LINES[:1], *LINES[2:])))))
    assert [one.severity for one in found] == ([severity] if severity else [])


def test_where_no_window_shows_the_address_nothing_else_is_said() -> None:
    """A letter for a label has one finding, not one for each of its lines."""
    letter = page(("Our ref: XX26P00001", 25.0, 45.0), at=(125.0, 20.0))
    assert codes(window_address_outside(asked(letter))) == ["window.address-outside"]
    assert not list(window_shows_more(asked(letter)))


DRAFT = Draft(
    letterhead=("Family Advisory Service",),
    addressee=("Ms Erin Hale",),
    address=("14 Orchard Close", "Exampletown", "XX1 4AB"),
    date="23 November 2026",
    reference="Our ref: XX26P00001",
    salutation="Dear Ms Hale",
    paragraphs=("I write about Robin.",),
    closing=("Yours sincerely", "Priya Nair"),
)


def test_a_real_letter_is_laid_out_for_its_window() -> None:
    """A PDF as it is made, and its twin in Word, which has no layout of its own."""
    for kind in ("pdf", "docx"):
        right = asked(as_file(DRAFT, kind))
        assert not list(window_address_outside(right))
        assert not list(window_shows_more(right))
    low = asked(as_file(replace(DRAFT, address_at=(25.0, 62.0)), "pdf"))
    assert codes(window_address_outside(low)) == ["window.address-outside"]
    above = replace(
        DRAFT, addressee=("Robin Hale, born 6 May 2018", *DRAFT.addressee), address_at=(26.0, 44.0)
    )
    assert [one.severity for one in window_shows_more(asked(as_file(above, "pdf")))] == [
        Severity.STOP
    ]
