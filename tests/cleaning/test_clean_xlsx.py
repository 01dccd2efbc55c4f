"""A clean copy of an Excel file: what it does not show is gone from its bytes."""

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from checker.cleaning import Wish, clean
from checker.reading.refusal import Unreadable

TOLD = "12 Marlow Road"
Change = Callable[[openpyxl.Workbook, Worksheet], object]


def book(change: Change) -> bytes:
    """A workbook with one sheet of figures, and one change to it."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Visits"
    for row in (("Month", "Visits"), ("May", 4), ("June", 7)):
        sheet.append(row)
    change(made, sheet)
    made.properties.created = datetime(2026, 11, 2, tzinfo=UTC).replace(tzinfo=None)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def everything(data: bytes) -> bytes:
    """All that is in the parts of a file, one after another."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return b"".join(package.read(name) for name in package.namelist())


def shown(data: bytes) -> list[list[object]]:
    """The rows of the first sheet of a copy."""
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def hidden_sheet(made: openpyxl.Workbook, _sheet: Worksheet, state: str = "hidden") -> None:
    """Hide a second sheet."""
    other = made.create_sheet("Families")
    other.append((TOLD,))
    other.sheet_state = state


def hidden_row(_made: openpyxl.Workbook, sheet: Worksheet) -> None:
    """Hide a fourth row."""
    sheet.append((TOLD, 1))
    sheet.row_dimensions[4].hidden = True


def hidden_column(_made: openpyxl.Workbook, sheet: Worksheet) -> None:
    """Hide a third column."""
    sheet["C1"] = TOLD
    sheet.column_dimensions["C"].hidden = True


def comment(_made: openpyxl.Workbook, sheet: Worksheet) -> None:
    """Put a yellow note on a cell."""
    sheet["A1"].comment = Comment(TOLD, "Kim Gray")


def name(made: openpyxl.Workbook, _sheet: Worksheet) -> None:
    """Give a constant a name."""
    made.defined_names["Home"] = DefinedName("Home", attr_text=f'"{TOLD}"')


def formula(made: openpyxl.Workbook, sheet: Worksheet) -> None:
    """Hold words in a formula."""
    del made
    sheet["B4"] = f'=IF(1=1,"", "{TOLD}")'


def title(made: openpyxl.Workbook, _sheet: Worksheet) -> None:
    """Give the file a title."""
    made.properties.title = TOLD


WAYS = [
    pytest.param(hidden_sheet, id="hidden sheet"),
    pytest.param(lambda made, sheet: hidden_sheet(made, sheet, "veryHidden"), id="very hidden"),
    pytest.param(hidden_row, id="hidden row"),
    pytest.param(hidden_column, id="hidden column"),
    pytest.param(comment, id="comment"),
    pytest.param(name, id="defined name"),
    pytest.param(formula, id="words in a formula"),
    pytest.param(title, id="title"),
]


@pytest.mark.parametrize("change", WAYS)
def test_what_a_sheet_does_not_show_is_gone_from_the_bytes_of_the_copy(change: Change) -> None:
    """And the figures that it shows are still there, in a file that opens."""
    original = book(change)
    copy = clean(original, Wish())

    assert TOLD.encode() in everything(original)
    assert TOLD.encode() not in everything(copy.data)
    assert copy.done or change is formula
    assert [row[:2] for row in shown(copy.data)][:3] == [
        ["Month", "Visits"],
        ["May", 4],
        ["June", 7],
    ]


def test_a_sheet_that_is_shown_keeps_its_print_area_when_others_go() -> None:
    """Names of the sheets that stay still point at them."""

    def change(made: openpyxl.Workbook, sheet: Worksheet) -> None:
        hidden_sheet(made, sheet)
        made.move_sheet("Families", offset=-1)
        sheet.print_area = "A1:B3"

    copy = openpyxl.load_workbook(io.BytesIO(clean(book(change), Wish()).data))

    assert copy.sheetnames == ["Visits"]
    assert copy["Visits"].print_area == "'Visits'!$A$1:$B$3"


def test_a_book_that_shows_no_sheet_is_refused() -> None:
    """There is nothing that a copy could show."""
    original = book(lambda _made, _sheet: None)
    with zipfile.ZipFile(io.BytesIO(original)) as package:
        members = {one: package.read(one) for one in package.namelist()}
    listed = members["xl/workbook.xml"].replace(b'state="visible"', b'state="hidden"')
    members["xl/workbook.xml"] = listed
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for one, content in members.items():
            package.writestr(one, content)

    with pytest.raises(Unreadable, match="shows no sheet"):
        clean(out.getvalue(), Wish())
