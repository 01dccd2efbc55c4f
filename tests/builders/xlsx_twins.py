"""Spreadsheets with something that hides words, and their twins, put together part by part."""

import base64
import posixpath
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

from checker.model import TraceKind
from tests.builders.xlsx_files import (
    Links,
    cell,
    number,
    part,
    relationships,
    row,
    styles,
    xlsx,
    zipped,
)

CONCEALED = "Hazel Thorn of 9 Quince Row"
FRONT = row(1, cell("A1", "Payments"), cell("B1", "Amount")) + row(
    2, cell("A2", "Rent"), number("B2", 120)
)
STYLES: Links = (("rId5", "styles", "styles.xml"),)
WHITE = "<font><sz val='11'/><color rgb='FFFFFFFF'/></font>"
PALE_BY_THEME = "<font><sz val='11'/><color theme='0'/></font>"
BLACK = "<font><sz val='11'/><color rgb='FF000000'/></font>"
ON_BLACK = "<fill><patternFill patternType='solid'><fgColor rgb='FF000000'/></patternFill></fill>"
TINY = "<font><sz val='1'/></font>"
SECOND_FONT = "<xf fontId='1'/>"
DRAWN: Links = (("rId5", "drawing", "../drawings/drawing1.xml"),)
DRAWING = '<drawing r:id="rId5"/>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One way of hiding: the file, its twin without it, and the trace that tells of it."""

    has: bytes
    has_not: bytes
    kind: TraceKind
    name: str
    says: str = field(default=CONCEALED)
    line: bool = True
    """Whether the words must be a hidden line as well."""


def front(rows: str = "", **more: object) -> bytes:
    """Give a workbook whose first sheet begins with two usual rows."""
    return xlsx(FRONT + rows, **more)  # type: ignore[arg-type]  # handed on as it is


def third(text: str = CONCEALED, *, is_: str = "", style: int = 0) -> str:
    """Give a third row with one text."""
    return row(3, cell("A3", text, style=style), is_=is_)


def styled(xf: str, *, plain: str = "<xf/>", **more: str) -> tuple[bytes, bytes]:
    """Give a file with a text of a style that hides it, and one with a style that does not."""
    with_it, without = (
        front(third(style=1), links=STYLES, parts={"xl/styles.xml": styles(one, **more)})
        for one in (xf, plain)
    )
    return with_it, without


def linked(
    kind: str, target: str, content: str | bytes, *, without: str | bytes | None = None
) -> tuple[bytes, bytes]:
    """Give a workbook with a part of a kind, and one with another content of it, or without it."""
    name = posixpath.normpath(f"xl/{target}")
    with_it = front(links=(("rId7", kind, target),), parts={name: content})
    if without is None:
        return with_it, front()
    return with_it, front(links=(("rId7", kind, target),), parts={name: without})


def on_sheet(kind: str, target: str, content: str, after: str = "") -> tuple[bytes, bytes]:
    """Give a workbook whose sheet has a part of a kind, and one without."""
    links = (("rId5", kind, f"../{target}"),)
    return front(after=after, sheet_links=links, parts={f"xl/{target}": content}), front()


def drawn(
    content: str,
    *,
    twin: str = "",
    links: Links = (),
    parts: Mapping[str, str | bytes] | None = None,
) -> tuple[bytes, bytes]:
    """Give a workbook with something drawn over its sheet, and its twin."""
    files = []
    for one in (content, twin):
        more: dict[str, str | bytes] = {"xl/drawings/drawing1.xml": drawing(one), **(parts or {})}
        if links:
            more["xl/drawings/_rels/drawing1.xml.rels"] = relationships(links)
        files.append(front(after=DRAWING, sheet_links=DRAWN, parts=more))
    return files[0], files[1]


def drawing(content: str) -> str:
    """Give a drawing part with one anchor."""
    return part(
        "xdr:wsDr",
        "<xdr:twoCellAnchor><xdr:from><xdr:col>3</xdr:col><xdr:row>4</xdr:row></xdr:from>"
        f"{content}</xdr:twoCellAnchor>",
    )


def shape(text: str, is_: str = "") -> str:
    """Give a text box."""
    return (
        f'<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="1" name="Box" {is_}/></xdr:nvSpPr><xdr:txBody>'
        f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
    )


def over(what: str, *, right: int = 8) -> str:
    """Give what is drawn over the third row of a sheet, from its first column to another."""
    corners = "".join(
        f"<xdr:{corner}><xdr:col>{column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{at}"
        f"</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:{corner}>"
        for corner, column, at in (("from", 0, 2), ("to", right, 3))
    )
    inside = f"<xdr:twoCellAnchor>{corners}{what}</xdr:twoCellAnchor>"
    return part("xdr:wsDr", inside)


def rectangle(fill: str, words: str = "", ink: str = "") -> str:
    """Give a rectangle with a fill and words in it."""
    run = f"<a:r><a:rPr>{ink}</a:rPr><a:t>{words}</a:t></a:r>"
    return (
        '<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="1" name="Box"/></xdr:nvSpPr><xdr:spPr>'
        f'<a:prstGeom prst="rect"/>{fill}</xdr:spPr><xdr:txBody><a:p>{run}</a:p></xdr:txBody>'
        "</xdr:sp>"
    )


def solid(colour: str, inside: str = "") -> str:
    """Give a fill of one colour."""
    return f'<a:solidFill><a:srgbClr val="{colour}">{inside}</a:srgbClr></a:solidFill>'


WHITE_INK = solid("FFFFFF")


def chart(category: str) -> str:
    """Give a chart that keeps a copy of one category."""
    return part(
        "c:chartSpace",
        "<c:chart><c:plotArea><c:ser><c:cat><c:strRef><c:f>Front!$A$2</c:f><c:strCache>"
        f'<c:pt idx="0"><c:v>{category}</c:v></c:pt></c:strCache></c:strRef></c:cat></c:ser>'
        "</c:plotArea></c:chart>",
    )


def pivot(record: str, items: str, *, by: str = "") -> bytes:
    """Give a workbook with a pivot cache of one field."""
    told = f'refreshedBy="{by}"' if by else ""
    return front(
        links=(("rId7", "pivotCacheDefinition", "pivotCache/d1.xml"),),
        parts={
            "xl/pivotCache/d1.xml": part(
                "pivotCacheDefinition",
                f'<cacheFields><cacheField name="Payments"><sharedItems>{items}</sharedItems>'
                "</cacheField></cacheFields>",
                told,
            ),
            "xl/pivotCache/_rels/d1.xml.rels": relationships(
                (("rId1", "pivotCacheRecords", "r1.xml"),)
            ),
            "xl/pivotCache/r1.xml": part("pivotCacheRecords", f"<r>{record}</r>"),
        },
    )


def mashup(formula: str) -> str:
    """Give a custom part with a query."""
    package = zipped({"Formulas/Section1.m": formula, "Config/Package.xml": "<Package/>"})
    data = struct.pack("<II", 0, len(package)) + package + struct.pack("<I", 0)
    told = base64.b64encode(data).decode()
    return f'<DataMashup xmlns="http://schemas.microsoft.com/DataMashup">{told}</DataMashup>'


def named(name: str, formula: str, is_: str = "") -> str:
    """Give a list of one defined name."""
    return f'<definedNames><definedName name="{name}" {is_}>{formula}</definedName></definedNames>'


def rule(formula: str) -> str:
    """Give a conditional format for A1:A9 that makes words white where a formula holds."""
    return (
        '<conditionalFormatting sqref="A1:A9"><cfRule type="expression" dxfId="0" priority="1">'
        f"<formula>{formula}</formula></cfRule></conditionalFormatting>"
    )


def of(pair: tuple[bytes, bytes], kind: TraceKind, name: str, **more: object) -> Kind:
    """Give a way of hiding from a file and its twin."""
    return Kind(has=pair[0], has_not=pair[1], kind=kind, name=name, **more)  # type: ignore[arg-type]  # handed on as it is
