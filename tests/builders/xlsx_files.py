"""Small spreadsheets, made part by part, so that a test can hide one thing in one place."""

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

MAIN_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS_NS = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMESPACES = (
    f'xmlns="{MAIN_NS}" xmlns:r="{R_NS}"'
    ' xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"'
    ' xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
PLAIN = "<font><sz val='11'/><name val='Calibri'/></font>"
NO_FILL = "<fill><patternFill patternType='none'/></fill><fill><patternFill/></fill>"

Links = tuple[tuple[str, str, str], ...]
"""An id, the last word of the type, and the target (outside when it has a scheme)."""


def cell(at: str, text: str, *, style: int = 0) -> str:
    """Give a cell with a text of its own."""
    return f'<c r="{at}" s="{style}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def number(at: str, value: float | str, *, style: int = 0, formula: str = "") -> str:
    """Give a cell with a number, and the formula that it comes from, if any."""
    told = f"<f>{escape(formula)}</f>" if formula else ""
    return f'<c r="{at}" s="{style}">{told}<v>{value}</v></c>'


def shared(at: str, index: int) -> str:
    """Give a cell that shows a shared text."""
    return f'<c r="{at}" t="s"><v>{index}</v></c>'


def row(at: int, *cells: str, is_: str = "") -> str:
    """Give a row, with attributes as XML."""
    return f'<row r="{at}" {is_}>{"".join(cells)}</row>'


def column(at: int, is_: str, last: int | None = None) -> str:
    """Give the description of columns, counted from 1."""
    return f'<cols><col min="{at}" max="{last or at}" {is_}/></cols>'


def part(root: str, content: str, is_: str = "") -> str:
    """Give a whole part: its root element with its namespaces, and what stands in it."""
    return f"<?xml version='1.0' encoding='UTF-8'?><{root} {NAMESPACES} {is_}>{content}</{root}>"


def styles(*xfs: str, fonts: str = "", fills: str = "", formats: str = "", dxfs: str = "") -> str:
    """Give a part of styles: the first look is the usual one, then come those of `xfs`."""
    return part(
        "styleSheet",
        f"<numFmts>{formats}</numFmts><fonts>{PLAIN}{fonts}</fonts><fills>{NO_FILL}{fills}</fills>"
        f"<cellXfs><xf/>{''.join(xfs)}</cellXfs><dxfs>{dxfs}</dxfs>",
    )


def relationships(links: Links) -> str:
    """Give a list of links."""
    told = "".join(
        f'<Relationship Id="{name}" Type="{R_NS}/{kind}" Target={quoteattr(target)}'
        + (' TargetMode="External"' if ":" in target or target.startswith("\\") else "")
        + "/>"
        for name, kind, target in links
    )
    return f'<Relationships xmlns="{RELS_NS}">{told}</Relationships>'


def xlsx(
    rows: str = "",
    *,
    before: str = "",
    after: str = "",
    state: str = "visible",
    kind: str = "worksheet",
    more_rows: str = "",
    workbook: str = "",
    links: Links = (),
    sheet_links: Links = (),
    package_links: Links = (),
    parts: Mapping[str, str | bytes] | None = None,
    comment: bytes = b"",
) -> bytes:
    """Give a workbook with a sheet "Front" of these rows, and a second one if `more_rows` is given.

    `before` and `after` stand around the first sheet's rows, `workbook` after the list of sheets;
    `state` and `kind` are the second sheet's.
    """
    sheets = '<sheet name="Front" sheetId="1" r:id="rId1"/>'
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relationships(
            (("rId1", "officeDocument", "xl/workbook.xml"), *package_links)
        ),
        "xl/worksheets/sheet1.xml": part(
            "worksheet", f"{before}<sheetData>{rows}</sheetData>{after}"
        ),
    }
    own: Links = (("rId1", "worksheet", "worksheets/sheet1.xml"),)
    if more_rows:
        sheets += f'<sheet name="Back" sheetId="2" state="{state}" r:id="rId2"/>'
        own = (*own, ("rId2", kind, "worksheets/sheet2.xml"))
        members["xl/worksheets/sheet2.xml"] = part(
            "worksheet", f"<sheetData>{more_rows}</sheetData>"
        )
    members["xl/workbook.xml"] = part("workbook", f"<sheets>{sheets}</sheets>{workbook}")
    members["xl/_rels/workbook.xml.rels"] = relationships((*own, *links))
    if sheet_links:
        members["xl/worksheets/_rels/sheet1.xml.rels"] = relationships(sheet_links)
    members.update(parts or {})
    return zipped(members, comment)


def zipped(members: Mapping[str, str | bytes], comment: bytes = b"") -> bytes:
    """Give a zip of these members."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()


def members_of(data: bytes) -> dict[str, bytes]:
    """Give the members of a zip by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
