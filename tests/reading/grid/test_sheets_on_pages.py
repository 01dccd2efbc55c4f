"""Sheets are cut into pages, every cell has its place, and what is hidden is drawn as such."""

import io

import pytest
from PIL import Image

from checker.model import Concealment, FileKind, Part, Read, TraceKind
from checker.reading.asking import Asked
from checker.reading.grid import (
    At,
    Book,
    CellLook,
    Grid,
    GridCell,
    draw_sheet,
    out_of_sight,
    unseen,
)
from checker.reading.grid import lines as grid_lines
from checker.reading.grid.fonts import Faces
from checker.reading.grid.layout import MOST_PAGES, Layout
from checker.reading.grid.sheets import letters

ASKED = Asked(name="a.xlsx", data=b"x")
HATCHED = (255, 246, 224)


def grid(*cells: GridCell, name: str = "Front", hidden: str = "") -> Grid:
    """Give a sheet of cells."""
    return Grid(name=name, hidden=hidden, cells=list(cells))


def filled(rows: int, columns: int = 1) -> Grid:
    """Give a sheet whose first rows and columns all hold something."""
    return grid(*(GridCell(row, column, "x") for row in range(rows) for column in range(columns)))


def drawn(layout: Layout, page: int = 1, width: int = 600) -> Image.Image:
    """Give a page as it is drawn."""
    return Image.open(io.BytesIO(draw_sheet(layout, page, width))).convert("RGB")


def pixel(picture: Image.Image, layout: Layout, at: tuple[int, int]) -> object:
    """Give the colour at the right edge of a cell, beside its words."""
    _, box = layout.place(0, *at)
    assert box is not None
    scale = picture.width / layout.pages[0].width_mm
    return picture.getpixel((round((box[2] - 0.8) * scale), round((box[1] + 0.8) * scale)))


def test_a_small_sheet_is_one_page_with_its_name() -> None:
    """A person calls the page what the sheet is called."""
    [page] = Layout([filled(3, 3)]).pages

    assert page.label == "Front"
    assert not page.hidden


def test_a_sheet_has_as_much_margin_left_as_right() -> None:
    """Its table begins below its name, and not at the very edge of the page."""
    layout = Layout([filled(12, 12)])
    _, last = layout.place(0, 0, 11)
    picture = drawn(layout, width=2 * round(layout.pages[0].width_mm))

    assert last is not None
    right = layout.pages[0].width_mm - last[2]
    middle = round((last[1] + last[3]) / 2 * 2)
    paper = (255, 255, 255)
    left = next(x for x in range(picture.width) if picture.getpixel((x, middle)) != paper)
    assert left / 2 == pytest.approx(right, abs=0.6)


def test_no_line_of_the_hatching_runs_through_words() -> None:
    """What is hidden has to be read by whoever is to take it out."""
    hidden = grid(GridCell(0, 0, "mmmm", hidden=unseen("hidden column")))
    hidden.columns.put(0, 0, None, "hidden column")
    layout = Layout([hidden])
    picture = drawn(layout, width=2000)
    _, box = layout.place(0, 0, 0)

    assert box is not None
    scale = picture.width / layout.pages[0].width_mm
    across, down = (
        range(round((box[side] + 1) * scale), round(end * scale))
        for side, end in ((0, box[0] + 8), (1, box[3] - 1))
    )
    assert (240, 217, 164) not in {picture.getpixel((x, y)) for x in across for y in down}


def test_a_long_sheet_is_cut_into_pages_of_a_size_to_look_at() -> None:
    """No page is larger than about 400 by 600 millimetres, and each says which cells it has."""
    pages = Layout([filled(500, 60)]).pages

    assert all(page.width_mm <= 430 and page.height_mm <= 610 for page in pages)
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert pages[0].label == "Front, A1:V109"


def test_what_is_far_away_has_a_page_of_its_own() -> None:
    """The empty rows between are not drawn."""
    layout = Layout([grid(GridCell(0, 0, "near"), GridCell(1_048_575, 16_383, "far"))])

    assert [page.label for page in layout.pages] == [
        "Front, A1:A1",
        "Front, XFD1048576:XFD1048576",
    ]
    assert layout.place(0, 1_048_575, 16_383)[0] == 2


def test_no_workbook_has_more_pages_than_may_be_drawn() -> None:
    """Cells beyond them have no page, and are lines all the same."""
    book = Book()
    book.grids.append(filled(30_000))

    document = book.finished(ASKED, FileKind.XLSX).document

    assert len(document.pages) == MOST_PAGES
    assert document.lines[0].page == 1
    assert document.lines[29_999].page is None
    assert len(document.text(Part.CELL).split("\n")) == 30_000


def test_many_empty_sheets_are_pages_too() -> None:
    """A sheet that holds nothing can be seen to hold nothing."""
    assert [page.label for page in Layout([grid(), grid(name="Back")]).pages] == ["Front", "Back"]


@pytest.mark.parametrize("width", [60, 300, 1_200])
def test_a_page_is_as_wide_as_asked(width: int) -> None:
    """The width is counted in pixels."""
    assert drawn(Layout([filled(5, 5)]), width=width).width == width


def test_a_page_is_never_larger_than_a_picture_may_be() -> None:
    """Whoever asks for more gets what fits into forty million pixels."""
    picture = drawn(Layout([filled(100, 5)]), width=60_000)

    assert picture.width * picture.height <= 41_000_000


def test_hidden_rows_and_columns_are_drawn_as_such() -> None:
    """A person sees them, tinted, where they would be."""
    sheet = filled(3, 3)
    sheet.rows.put(1, 1, None, "hidden row")
    sheet.columns.put(2, 2, 0.0, "hidden column")
    layout = Layout([sheet])
    picture = drawn(layout, width=1_000)

    assert pixel(picture, layout, (0, 0)) == (255, 255, 255)
    assert pixel(picture, layout, (1, 0)) != (255, 255, 255)
    assert pixel(picture, layout, (0, 2)) != (255, 255, 255)


def test_a_hidden_sheet_is_a_hidden_page() -> None:
    """Its title says so."""
    layout = Layout([grid(GridCell(0, 0, "x"), hidden="very hidden sheet")])

    assert [page.hidden for page in layout.pages] == [True]
    assert drawn(layout).getpixel((590, 5)) == HATCHED


def test_fills_are_drawn() -> None:
    """A cell has the colour that its style gives it."""
    layout = Layout([grid(GridCell(0, 0, "x", CellLook(fill="DDEBF7")))])

    assert pixel(drawn(layout), layout, (0, 0)) == (0xDD, 0xEB, 0xF7)


def test_a_merged_cell_has_the_box_of_its_whole_area() -> None:
    """Down to its last row and column, as far as they stand on the page."""
    sheet = filled(4, 4)
    sheet.merged[0, 0] = (1, 2)
    layout = Layout([sheet])
    _, one = layout.place(0, 0, 0)
    _, last = layout.place(0, 1, 2)

    assert one is not None
    assert last is not None
    assert one[2:] == last[2:]


def test_each_hidden_row_has_a_trace_and_each_hidden_text_too() -> None:
    """The trace quotes what is hidden, and says where it is."""
    book = Book()
    gone, pale = unseen("hidden row"), out_of_sight(Concealment.WHITE)
    book.grids.append(
        grid(
            GridCell(0, 0, "seen"),
            GridCell(1, 0, "one", hidden=gone),
            GridCell(1, 1, "two", hidden=gone),
            GridCell(2, 0, "pale", hidden=pale),
        )
    )

    document = book.finished(ASKED, FileKind.XLSX).document

    assert [(one.kind, one.name, one.text, one.page) for one in document.traces] == [
        (TraceKind.CELL, "hidden row", "one, two", 1),
        (TraceKind.HIDDEN_TEXT, "white", "pale", 1),
    ]
    spans = [one.span for one in document.traces if one.span]
    assert [document.text(Part.CELL)[a:b] for a, b in spans] == ["one\ntwo", "pale"]


def test_a_comment_stands_at_its_cell_though_that_is_empty() -> None:
    """The cell gets a place on a page."""
    book = Book()
    book.grids.append(grid(GridCell(0, 0, "x")))
    book.comment("Who is this?", "Kit Moss", At(0, 300, 5))

    document = book.finished(ASKED, FileKind.XLSX).document

    [trace] = document.traces
    assert (trace.kind, trace.text, trace.author, trace.page) == (
        TraceKind.COMMENT,
        "Who is this?",
        "Kit Moss",
        2,
    )
    assert trace.box is not None


def test_the_rows_of_a_very_large_sheet_are_lines() -> None:
    """So that the whole of it goes through every check in reasonable time."""
    book = Book()
    book.grids.append(filled(grid_lines.ROWS_FROM // 2 + 1, 2))

    document = book.finished(ASKED, FileKind.XLSX).document

    assert document.lines[0].text == "x, x"
    assert document.read is Read.WHOLE


@pytest.mark.parametrize(("column", "called"), [(0, "A"), (25, "Z"), (26, "AA"), (16_383, "XFD")])
def test_columns_are_called_by_letters(column: int, called: str) -> None:
    """As people call them."""
    assert letters(column) == called


@pytest.mark.parametrize("size", [5.0, 6.0, 7.5, 9.0, 11.0])
@pytest.mark.parametrize("scale", [2.0, 3.1, 4.3])
def test_words_stand_as_far_apart_as_their_letters_are_large(size: float, scale: float) -> None:
    """A small "Hidden column D" was drawn as "Hiddencolumn D"."""
    face = Faces(scale).face(size)

    apart = face.wide("Hidden column") - face.wide("Hidden") - face.wide("column")

    assert apart > face.high * 0.15


def test_the_note_of_a_hidden_column_at_the_edge_is_drawn_whole() -> None:
    """A narrow last column has no room for it on its right; it goes on to the left."""
    sheet = filled(3, 12)
    sheet.columns.put(11, 11, 3.0, "hidden column")
    layout = Layout([sheet])
    picture = drawn(layout, width=1_200)
    ribbon = round(11.0 * picture.width / layout.pages[0].width_mm)

    inks = [
        x
        for x in range(picture.width)
        for y in range(ribbon - 8, ribbon + 8)
        if picture.getpixel((x, y)) != (255, 255, 255)
    ]

    assert inks
    assert max(inks) < picture.width - 1
