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
) -> bytes:
    """Give a table as an Excel file with one sheet, the same bytes for the same table.

    Rows and columns are counted from 1.
    """
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, part in (
            ("[Content_Types].xml", _types()),
            ("_rels/.rels", _links("officeDocument", "xl/workbook.xml")),
            ("xl/workbook.xml", _book(title)),
            ("xl/_rels/workbook.xml.rels", _links("worksheet", "worksheets/sheet1.xml")),
            ("xl/worksheets/sheet1.xml", _sheet(rows, hidden_rows, hidden_columns)),
        ):
            told = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{part}'
            package.writestr(zipfile.ZipInfo(name, _ZIP_TIME), told, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _types() -> str:
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        "</Types>"
    )


def _links(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def _book(title: str) -> str:
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name="{escape(title)}" sheetId="1" r:id="rId1"/></sheets></workbook>'
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
