"""Write a made-up table as an Excel file, with the rows and columns that it hides."""

import io
import zipfile
from xml.sax.saxutils import escape

_ZIP_TIME = (2026, 1, 5, 9, 0, 0)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_WIDTH = 24

Rows = tuple[tuple[str, ...], ...]


def xlsx_bytes(
    title: str,
    rows: Rows,
    *,
    hidden_rows: frozenset[int] = frozenset(),
    hidden_columns: frozenset[int] = frozenset(),
    hidden_sheet: Rows = (),
) -> bytes:
    """Give a table as an Excel file, the same bytes for the same table.

    It has one sheet, or a second one that is hidden. Rows and columns are counted from 1.
    """
    written = io.BytesIO()
    sheets = {"xl/worksheets/sheet1.xml": _sheet(rows, hidden_rows, hidden_columns)}
    if hidden_sheet:
        sheets["xl/worksheets/sheet2.xml"] = _sheet(hidden_sheet, frozenset(), frozenset())
    inside = tuple(name.removeprefix("xl/") for name in sheets)
    with zipfile.ZipFile(written, "w") as package:
        for name, part in (
            ("[Content_Types].xml", _types(tuple(sheets))),
            ("_rels/.rels", _links("officeDocument", "xl/workbook.xml")),
            ("xl/workbook.xml", _book(title, more=bool(hidden_sheet))),
            ("xl/_rels/workbook.xml.rels", _links("worksheet", *inside)),
            *sheets.items(),
        ):
            told = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{part}'
            package.writestr(zipfile.ZipInfo(name, _ZIP_TIME), told, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _types(sheets: tuple[str, ...]) -> str:
    told = "".join(
        f'<Override PartName="/{name}" ContentType="{_TYPE}.worksheet+xml"/>' for name in sheets
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f"{told}</Types>"
    )


def _links(kind: str, *targets: str) -> str:
    told = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, target in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


def _book(title: str, *, more: bool) -> str:
    second = '<sheet name="Notes" sheetId="2" state="hidden" r:id="rId2"/>' if more else ""
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name="{escape(title)}" sheetId="1" r:id="rId1"/>{second}</sheets></workbook>'
    )


def _sheet(rows: Rows, hidden_rows: frozenset[int], hidden_columns: frozenset[int]) -> str:
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{_WIDTH}" customWidth="1"'
        f"{_hidden(number in hidden_columns)}/>"
        for number in range(1, max(map(len, rows)) + 1)
    )
    told = "".join(
        f'<row r="{number}"{_hidden(number in hidden_rows)}>'
        + "".join(
            f'<c r="{chr(64 + place)}{number}" t="inlineStr"><is><t>{escape(words)}</t></is></c>'
            for place, words in enumerate(row, 1)
        )
        + "</row>"
        for number, row in enumerate(rows, 1)
    )
    return (
        f'<worksheet xmlns="{_MAIN}"><cols>{columns}</cols><sheetData>{told}</sheetData>'
        "</worksheet>"
    )


def _hidden(hides: bool) -> str:  # noqa: FBT001 - one attribute, there or not
    return ' hidden="1"' if hides else ""
