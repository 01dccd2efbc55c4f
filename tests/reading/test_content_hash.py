"""The same words have the same digest, however the file was made; other words have another."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pytest
from reportlab.pdfgen.canvas import Canvas

from checker.model import Line, Page, Part
from checker.practice.draft import Draft
from checker.practice.writing_docx import docx_bytes
from checker.practice.writing_odt import odt_bytes
from checker.practice.writing_pdf import pdf_bytes
from checker.reading import read
from checker.reading.content import content_hash
from tests.builders import pdf_files

PAGE = Page(number=1, width_mm=210, height_mm=297)
TEXT = (
    "Ms Erin Hale",
    "Dear Ms Hale",
    "Owen sees his father on 4 May at 3 o\u2019clock.",
    "Yours sincerely",
)


def on_page(*placed: tuple[float, float, str], page: int = 1) -> list[Line]:
    """Give lines at millimetres from the top and the left."""
    return [
        Line(text=text, page=page, box=(left, top, left + 60, top + 4))
        for top, left, text in placed
    ]


def written(*texts: str, header: str = "", footer: Sequence[str] = ()) -> list[Line]:
    """Give the lines of a word processor's file."""
    above = [Line(text=header, part=Part.HEADER)] if header else []
    return [
        *above,
        *(Line(text=text) for text in texts),
        *(Line(text=text, part=Part.FOOTER) for text in footer),
    ]


def shown(*texts: str) -> list[Line]:
    """Give the same lines as a page shows them."""
    return on_page(*((50 + 6 * at, 25, text) for at, text in enumerate(texts)))


PLAIN = content_hash(shown(*TEXT), (PAGE,))


@pytest.mark.parametrize(
    "more",
    [
        pytest.param([(284, 90, "Page 1 of 1")], id="a page's number"),
        pytest.param([(284, 90, "- 1 -")], id="a number alone"),
        pytest.param([(284, 90, "Tudalen 1 o 1")], id="in Welsh"),
        pytest.param([(284, 25, "Printed on 26/11/2026 14:03")], id="the day of printing"),
        pytest.param([(200, 25, "Printed: 26 November 2026 at 14.03")], id="above the margin"),
        pytest.param([(200, 90, "Page 1 of 1")], id="a page's number above the margin"),
        pytest.param([(284, 25, "Thursday 26 November 2026"), (284, 150, "1/1")], id="both"),
    ],
)
def test_what_printing_adds_changes_nothing(more: list[tuple[float, float, str]]) -> None:
    """A page's number and the day of printing are no words of the letter."""
    assert content_hash([*shown(*TEXT), *on_page(*more)], (PAGE,)) == PLAIN


def test_a_letter_and_its_pdf_are_alike() -> None:
    """Header and footer once in the one and on each page of the other; rows of a table in one."""
    footer = ("Northern region", "Page 1 of 2", "Printed on 1")
    table = ("School", "Monday", "Home", "Friday")
    letter = written(*TEXT, *table, header="Family service   Ref XX26C0417", footer=footer)
    first = [
        *on_page((10, 30, "Family service"), (10, 150, "Ref XX26C0417")),
        *shown(*TEXT[:3]),
        *on_page((280, 30, "Northern region Page 1 of 2"), (285, 30, "Printed on")),
    ]
    second = [
        *on_page((10, 30, "Family service"), (10, 150, "Ref XX26C0417"), page=2),
        *on_page((30, 25, TEXT[3]), page=2),
        *on_page((40, 25, "School"), (50.2, 25, "Home"), page=2),
        *on_page((40.3, 110, "Monday"), (50, 110, "Friday"), page=2),
        *on_page((280, 30, "Northern region Page 2 of 2"), (285, 30, "Printed on"), page=2),
    ]
    pages = (PAGE, replace(PAGE, number=2))

    assert content_hash([*first, *second], pages) == content_hash(letter)


def test_how_a_line_is_broken_changes_nothing() -> None:
    """Lines, spaces, bullets and the shape of quotation marks are the program's own."""
    broken = shown(
        "Ms  Erin Hale", "Dear Ms Hale", "\u2022 Owen sees his father", "on 4 May at 3 o'clock.",
        "Yours sincerely",
    )  # fmt: skip
    assert content_hash(broken, (PAGE,)) == PLAIN


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param((TEXT[0], TEXT[1], TEXT[2].replace("4 May", "5 May"), TEXT[3]), id="a day"),
        pytest.param((TEXT[0], TEXT[1], TEXT[2].replace("3 o", "4 o"), TEXT[3]), id="an hour"),
        pytest.param(("Mr Tom Pike", *TEXT[1:]), id="whom it is for"),
        pytest.param((*TEXT, "Page 4 of the report is enclosed."), id="a page that is spoken of"),
        pytest.param((*TEXT, "Printed copies went to Owen."), id="printed copies"),
        pytest.param((*TEXT, "7"), id="a number of its own"),
        pytest.param((TEXT[1], TEXT[0], *TEXT[2:]), id="another order"),
    ],
)
def test_other_words_have_another_digest(texts: tuple[str, ...]) -> None:
    """Whatever a reader would call another letter is another letter."""
    assert content_hash(shown(*texts), (PAGE,)) != PLAIN


def test_another_reference_above_the_text_is_another_letter() -> None:
    """What runs above and below the text counts, whatever page it stands on."""
    one, other = (
        content_hash([*shown(*TEXT), *on_page((10, 150, f"Ref {ref}"))], (PAGE,))
        for ref in ("XX26C0417", "XX26C0418")
    )
    assert one != other


DRAFT = Draft(
    letterhead=("Children and Family Service", "Northern region"),
    addressee=("Ms Erin Hale",),
    address=("14 Orchard Close", "Exampletown", "XX1 4AB"),
    date="26 November 2026",
    salutation="Dear Ms Hale",
    paragraphs=tuple(
        f"On {day} May we spoke about school and what Owen said." for day in range(40)
    ),
    closing=("Yours sincerely", "Priya Nair"),
)


def test_a_pdf_with_numbered_pages_is_the_one_without() -> None:
    """The same letter printed again with "Page 1 of 2" below has the same digest."""
    (plain,) = read("a.pdf", pdf_bytes(DRAFT))
    (numbered,) = read("b.pdf", pdf_bytes(replace(DRAFT, numbered=True)))

    assert len(plain.pages) > 1
    assert plain.content_hash == numbered.content_hash


def test_two_word_processors_are_alike() -> None:
    """A letter saved as docx and as odt has one digest."""
    (one,) = read("a.docx", docx_bytes(DRAFT))
    (other,) = read("b.odt", odt_bytes(DRAFT))

    assert one.content_hash == other.content_hash


def test_a_pdf_drawn_again_with_a_page_number_is_known() -> None:
    """What the print dialogue writes into the foot of a page does not hide the letter."""

    def again(canvas: Canvas) -> None:
        pdf_files.letter(canvas)
        pdf_files.at(canvas, 95, 287, "Page 1 of 1", size=8)
        pdf_files.at(canvas, 25, 287, "Printed 26/11/2026 14:03", size=8)

    render = partial(pdf_files.pdf, pdf_files.letter)
    (one,), (other,) = read("a.pdf", render()), read("b.pdf", pdf_files.pdf(again))

    assert one.content_hash == other.content_hash


def test_a_line_made_to_be_slow_is_gone_through() -> None:
    """A megabyte of digits after "printed" takes no longer than any other line."""
    assert content_hash([Line(text="printed " + "1" * 1_000_000 + "x")])
