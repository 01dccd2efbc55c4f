"""Every place of a spreadsheet where words can hide: a file that has them, and its twin."""

import base64
import posixpath
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

from checker.model import TraceKind
from tests.builders.xlsx_files import (
    Links,
    cell,
    column,
    number,
    part,
    relationships,
    row,
    shared,
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


def _rules(formula: str) -> bytes:
    dxf = "<dxf><font><color rgb='FFFFFFFF'/></font></dxf>"
    return xlsx(
        row(1, cell("A1", CONCEALED)),
        after=rule(formula),
        links=STYLES,
        parts={"xl/styles.xml": styles(dxfs=dxf)},
    )


def _printer(name: str) -> bytes:
    data = name.encode("utf-16-le").ljust(64, b"\0") + bytes(60)
    return front(
        sheet_links=(("rId5", "printerSettings", "../printerSettings/p1.bin"),),
        parts={"xl/printerSettings/p1.bin": data},
    )


def _outside(content: str, target: str = "file:///S:/cases/quince.xlsx") -> bytes:
    return front(
        links=(("rId7", "externalLink", "externalLinks/e1.xml"),),
        parts={
            "xl/externalLinks/e1.xml": part("externalLink", content),
            "xl/externalLinks/_rels/e1.xml.rels": relationships(
                (("rId1", "externalLinkPath", target),)
            ),
        },
    )


def _threads() -> tuple[bytes, bytes]:
    comment = (
        '<threadedComment ref="A1" personId="{1}"><text>' + CONCEALED + "</text></threadedComment>"
    )
    people = part("personList", '<person displayName="Kit Moss" id="{1}" userId="k"/>')
    links: Links = (("rId5", "threadedComment", "../threadedComments/t1.xml"),)
    files = [
        front(
            links=(("rId7", "person", "persons/person.xml"),),
            sheet_links=links,
            parts={
                "xl/persons/person.xml": people,
                "xl/threadedComments/t1.xml": part("ThreadedComments", one),
            },
        )
        for one in (comment, "")
    ]
    return files[0], files[1]


def _note(text: str) -> str:
    listed = (
        "" if not text else f'<comment ref="A1" authorId="0"><text><t>{text}</t></text></comment>'
    )
    return part(
        "comments",
        f"<authors><author>Kit Moss</author></authors><commentList>{listed}</commentList>",
    )


def _validation(is_: str, formula: str = "") -> bytes:
    return front(
        after=f'<dataValidations><dataValidation sqref="A2" type="list" {is_}><formula1>{formula}'
        "</formula1></dataValidation></dataValidations>"
    )


def _of(pair: tuple[bytes, bytes], kind: TraceKind, name: str, **more: object) -> Kind:
    return Kind(has=pair[0], has_not=pair[1], kind=kind, name=name, **more)  # type: ignore[arg-type]  # handed on as it is


def _in(more: str, twin: str = "") -> tuple[bytes, bytes]:
    """Give a workbook with something after the cells of its sheet, and one with its twin."""
    return front(after=more), front(after=twin)


def _filtered(*, active: bool) -> bytes:
    told = "<filters><filter val='Rent'/></filters>" if active else ""
    return front(
        third(is_='hidden="1"' if active else ""),
        after=f'<autoFilter ref="A1:B3"><filterColumn colId="0">{told}</filterColumn></autoFilter>',
    )


def _in_table(name: str) -> bytes:
    table = part(
        "table",
        f'<tableColumns><tableColumn id="1" name="Payments"/><tableColumn id="2" name="{name}"/>'
        "</tableColumns>",
        'id="1" name="Table1" displayName="Table1" ref="A1:B2"',
    )
    return front(
        sheet_links=(("rId5", "table", "../tables/table1.xml"),),
        parts={"xl/tables/table1.xml": table},
    )


def _strings(*, used: bool) -> bytes:
    return xlsx(
        FRONT + row(3, shared("A3", 0), *((shared("B3", 1),) if used else ())),
        links=(("rId7", "sharedStrings", "sharedStrings.xml"),),
        parts={
            "xl/sharedStrings.xml": part("sst", f"<si><t>Total</t></si><si><t>{CONCEALED}</t></si>")
        },
    )


def _run(colour: str) -> bytes:
    return xlsx(
        FRONT + '<row r="3"><c r="A3" t="inlineStr"><is><r><t>Seen, </t></r><r><rPr>'
        f'<color rgb="{colour}"/></rPr><t>{CONCEALED}</t></r></is></c></row>'
    )


def _properties(content: str, kind: str = "core-properties") -> bytes:
    return front(
        package_links=(("rId9", kind, "docProps/p.xml"),),
        parts={"docProps/p.xml": part("properties", content)},
    )


def _with_vba() -> tuple[bytes, bytes]:
    return linked("vbaProject", "vbaProject.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))


CELLS: dict[str, Kind] = {
    "hidden sheet": Kind(
        has=front(more_rows=third(), state="hidden"),
        has_not=front(more_rows=third()),
        kind=TraceKind.CELL,
        name="hidden sheet",
    ),
    "very hidden sheet": Kind(
        has=front(more_rows=third(), state="veryHidden"),
        has_not=front(more_rows=third()),
        kind=TraceKind.CELL,
        name="very hidden sheet",
    ),
    "hidden row": _of(
        (front(third(is_='hidden="1"')), front(third())), TraceKind.CELL, "hidden row"
    ),
    "row without height": _of(
        (front(third(is_='ht="0" customHeight="1"')), front(third(is_='ht="30"'))),
        TraceKind.CELL,
        "row without height",
    ),
    "collapsed row": _of(
        (
            front(third(is_='hidden="1" outlineLevel="1"')),
            front(third(is_='outlineLevel="1"')),
        ),
        TraceKind.CELL,
        "collapsed row",
    ),
    "hidden column": _of(
        (
            xlsx(FRONT + row(3, cell("C3", CONCEALED)), before=column(3, 'hidden="1"')),
            xlsx(FRONT + row(3, cell("C3", CONCEALED)), before=column(3, 'width="20"')),
        ),
        TraceKind.CELL,
        "hidden column",
    ),
    "column without width": _of(
        (
            xlsx(FRONT + row(3, cell("C3", CONCEALED)), before=column(3, 'width="0"')),
            xlsx(FRONT + row(3, cell("C3", CONCEALED)), before=column(3, 'width="20"')),
        ),
        TraceKind.CELL,
        "column without width",
    ),
    "collapsed column": _of(
        (
            xlsx(
                FRONT + row(3, cell("C3", CONCEALED)),
                before=column(3, 'hidden="1" outlineLevel="1"'),
            ),
            xlsx(FRONT + row(3, cell("C3", CONCEALED)), before=column(3, 'outlineLevel="1"')),
        ),
        TraceKind.CELL,
        "collapsed column",
    ),
    "all rows hidden but those named": _of(
        (
            xlsx(
                row(1, cell("A1", CONCEALED)),
                before='<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/>',
            ),
            xlsx(row(1, cell("A1", CONCEALED)), before='<sheetFormatPr defaultRowHeight="15"/>'),
        ),
        TraceKind.CELL,
        "hidden row",
    ),
    "filtered row": _of(
        (_filtered(active=True), _filtered(active=False)), TraceKind.CELL, "filtered row"
    ),
    "remote cell": _of(
        (
            front(row(1_048_576, cell("XFD1048576", CONCEALED))),
            front(row(20, cell("H20", CONCEALED))),
        ),
        TraceKind.CELL,
        "remote cell",
    ),
    "outside the print area": _of(
        (
            front(
                third(), workbook=named("_xlnm.Print_Area", "Front!$A$1:$B$2", 'localSheetId="0"')
            ),
            front(
                third(), workbook=named("_xlnm.Print_Area", "Front!$A$1:$B$3", 'localSheetId="0"')
            ),
        ),
        TraceKind.CELL,
        "cell outside the print area",
    ),
    "under a merged cell": _of(
        (
            front(
                row(3, cell("A3", "Sum"), cell("B3", CONCEALED)),
                after='<mergeCells><mergeCell ref="A3:B3"/></mergeCells>',
            ),
            front(
                row(3, cell("A3", CONCEALED)),
                after='<mergeCells><mergeCell ref="A3:B3"/></mergeCells>',
            ),
        ),
        TraceKind.CELL,
        "cell under a merged one",
    ),
    "hidden by a conditional format": _of(
        (_rules("TRUE"), _rules("ISERROR(A1)")),
        TraceKind.CELL,
        "cell that a conditional format hides",
    ),
    "white text": _of(styled(SECOND_FONT, fonts=WHITE), TraceKind.HIDDEN_TEXT, "white"),
    "white by the theme": _of(
        styled(SECOND_FONT, fonts=PALE_BY_THEME), TraceKind.HIDDEN_TEXT, "white"
    ),
    "black on black": _of(
        styled("<xf fontId='1' fillId='2'/>", fonts=BLACK, fills=ON_BLACK),
        TraceKind.HIDDEN_TEXT,
        "covered",
    ),
    "black on a fill that names no colour": _of(
        styled(
            "<xf fontId='1' fillId='2'/>",
            fonts=BLACK,
            fills="<fill><patternFill patternType='solid'/></fill>",
        ),
        TraceKind.HIDDEN_TEXT,
        "covered",
    ),
    "the usual ink on black": _of(
        styled("<xf fontId='1' fillId='2'/>", fonts="<font><sz val='11'/></font>", fills=ON_BLACK),
        TraceKind.HIDDEN_TEXT,
        "covered",
    ),
    "tiny text": _of(styled(SECOND_FONT, fonts=TINY), TraceKind.HIDDEN_TEXT, "tiny"),
    "format that shows nothing": _of(
        styled("<xf numFmtId='165'/>", formats='<numFmt numFmtId="165" formatCode=";;;"/>'),
        TraceKind.HIDDEN_TEXT,
        "invisible",
    ),
    "white run": _of((_run("FFFFFFFF"), _run("FF112233")), TraceKind.HIDDEN_TEXT, "white"),
}
"""What hides cells or the words in them."""

BESIDE: dict[str, Kind] = {
    "pivot records": _of(
        (
            pivot(f'<s v="{CONCEALED}"/>', '<s v="Rent"/>'),
            pivot('<x v="0"/>', '<s v="Rent"/>'),
        ),
        TraceKind.CELL,
        "pivot cache",
    ),
    "pivot items": _of(
        (
            pivot('<x v="0"/>', f'<s v="Rent"/><s v="{CONCEALED}"/>'),
            pivot('<x v="0"/>', '<s v="Rent"/>'),
        ),
        TraceKind.CELL,
        "pivot cache",
    ),
    "pivot numbers": _of(
        (pivot('<n v="31750"/>', '<s v="Rent"/>'), pivot('<n v="120"/>', '<s v="Rent"/>')),
        TraceKind.CELL,
        "pivot cache",
        says="31750",
    ),
    "who refreshed a pivot table": _of(
        (
            pivot('<x v="0"/>', '<s v="Rent"/>', by=CONCEALED),
            pivot('<x v="0"/>', '<s v="Rent"/>'),
        ),
        TraceKind.METADATA,
        "pivot table refreshed by",
    ),
    "slicer": _of(
        linked(
            "slicerCache",
            "slicerCaches/s1.xml",
            part("slicerCacheDefinition", f'<data><i n="{CONCEALED}"/></data>'),
            without=part("slicerCacheDefinition", '<data><i n="Rent"/></data>'),
        ),
        TraceKind.CELL,
        "slicer",
    ),
    "timeline": _of(
        linked(
            "timelineCache",
            "timelineCaches/t1.xml",
            part(
                "timelineCacheDefinition", "", f'name="NativeTimeline_1" sourceName="{CONCEALED}"'
            ),
            without=part("timelineCacheDefinition", "", 'sourceName="Amount"'),
        ),
        TraceKind.CELL,
        "slicer",
    ),
    "external link": _of(
        (_outside("<externalBook/>", f"file:///S:/{CONCEALED}.xlsx"), front()),
        TraceKind.CELL,
        "external link",
        says=f"file:///S:/{CONCEALED}.xlsx",
    ),
    "copy of another workbook": _of(
        (
            _outside(
                '<externalBook><sheetDataSet><sheetData><row r="1"><cell r="A1" t="str"><v>'
                f"{CONCEALED}</v></cell></row></sheetData></sheetDataSet></externalBook>"
            ),
            front(),
        ),
        TraceKind.CELL,
        "copy of another workbook's cells",
    ),
    "link to another program": _of(
        (_outside(f'<ddeLink ddeService="cmd" ddeTopic="{CONCEALED}"/>'), front()),
        TraceKind.ACTIVE,
        "link to another program",
        says=f"cmd|{CONCEALED}",
        line=False,
    ),
    "connection": _of(
        linked(
            "connections",
            "connections.xml",
            part(
                "connections", f'<connection id="1"><dbPr connection="{CONCEALED}"/></connection>'
            ),
            without=part("connections", ""),
        ),
        TraceKind.CELL,
        "connection",
    ),
    "query": _of(
        linked("customXml", "../customXml/item1.xml", mashup(CONCEALED), without="<a/>"),
        TraceKind.CELL,
        "query",
    ),
    "data model": _of(
        linked("powerPivotData", "model/item.data", b"model"),
        TraceKind.CELL,
        "data model",
        says="item.data",
    ),
    "threaded comment": _of(_threads(), TraceKind.COMMENT, ""),
    "note": _of(
        (
            on_sheet("comments", "comments1.xml", _note(CONCEALED))[0],
            on_sheet("comments", "comments1.xml", _note(""))[0],
        ),
        TraceKind.COMMENT,
        "",
    ),
    "commenter": _of(
        linked(
            "person",
            "persons/person.xml",
            part("personList", f'<person displayName="{CONCEALED}" id="1"/>'),
            without=part("personList", ""),
        ),
        TraceKind.METADATA,
        "commenter",
    ),
    "hidden name": _of(
        (
            front(workbook=named("Thorn", CONCEALED, 'hidden="1"')),
            front(workbook=named("Thorn", "Front!$A$1")),
        ),
        TraceKind.CELL,
        "hidden name",
        says=f"Thorn = {CONCEALED}",
    ),
    "name for a constant": _of(
        (
            front(workbook=named("Thorn", f'"{CONCEALED}"')),
            front(workbook=named("Thorn", "Front!$A$1")),
        ),
        TraceKind.CELL,
        "defined name",
        says=f'Thorn = "{CONCEALED}"',
    ),
    "drop-down list": _of(
        (_validation("", f'"Rent,{CONCEALED}"'), _validation("", "$A$1:$A$2")),
        TraceKind.CELL,
        "drop-down list",
    ),
    "prompt": _of(
        (_validation(f'prompt="{CONCEALED}"'), _validation("")), TraceKind.CELL, "prompt of a cell"
    ),
    "scenario": _of(
        _in(
            '<scenarios><scenario name="High"><inputCells r="B2" val="'
            f'{CONCEALED}"/></scenario></scenarios>'
        ),
        TraceKind.CELL,
        "scenario",
        says=f"High, {CONCEALED}",
    ),
    "custom view": _of(
        (
            front(
                workbook=f'<customWorkbookViews><customWorkbookView name="{CONCEALED}"/>'
                "</customWorkbookViews>"
            ),
            front(),
        ),
        TraceKind.CELL,
        "custom view",
    ),
    "change history": _of(
        linked(
            "revisionLog",
            "revisions/r1.xml",
            part("revisions", f'<rcc><oc r="A1"><is><t>{CONCEALED}</t></is></oc></rcc>'),
            without=part("revisions", ""),
        ),
        TraceKind.CELL,
        "change history",
    ),
    "left over text": _of(
        (_strings(used=False), _strings(used=True)),
        TraceKind.CELL,
        "text left over from deleted cells",
    ),
    "text in a formula": _of(
        (
            front(row(3, number("A3", 1, formula=f'IF(B2>1,1,"{CONCEALED}")'))),
            front(row(3, number("A3", 1, formula='IF(B2>1,1,"Rent")'))),
        ),
        TraceKind.CELL,
        "text in a formula",
    ),
    "filter": _of(
        _in(
            '<autoFilter ref="A1:B2"><filterColumn colId="0"><filters><filter val="'
            f'{CONCEALED}"/></filters></filterColumn></autoFilter>',
            '<autoFilter ref="A1:B2"/>',
        ),
        TraceKind.CELL,
        "filter",
    ),
    "data of a chart": _of(
        (
            drawn(
                '<xdr:graphicFrame><c:chart r:id="rId1"/></xdr:graphicFrame>',
                links=(("rId1", "chart", "../charts/chart1.xml"),),
                parts={"xl/charts/chart1.xml": chart(CONCEALED)},
            )[0],
            drawn(
                '<xdr:graphicFrame><c:chart r:id="rId1"/></xdr:graphicFrame>',
                links=(("rId1", "chart", "../charts/chart1.xml"),),
                parts={"xl/charts/chart1.xml": chart("Rent")},
            )[0],
        ),
        TraceKind.CELL,
        "data of a chart",
    ),
    "white words in a white box": _of(
        drawn(
            rectangle(solid("FFFFFF"), CONCEALED, solid("FFFFFF")),
            twin=rectangle(solid("000080"), CONCEALED, solid("FFFFFF")),
        ),
        TraceKind.HIDDEN_TEXT,
        "white",
    ),
    "white words in a box of the light colour": _of(
        drawn(
            rectangle('<a:solidFill><a:schemeClr val="lt1"/></a:solidFill>', CONCEALED, WHITE_INK),
            twin=rectangle(
                '<a:solidFill><a:schemeClr val="dk1"/></a:solidFill>', CONCEALED, WHITE_INK
            ),
        ),
        TraceKind.HIDDEN_TEXT,
        "white",
    ),
    "hidden shape": _of(
        drawn(shape(CONCEALED, 'hidden="1"'), twin=shape(CONCEALED)),
        TraceKind.HIDDEN_TEXT,
        "hidden",
    ),
    "alternative text": _of(
        drawn(shape("Rent", f'descr="{CONCEALED}"'), twin=shape("Rent")),
        TraceKind.HIDDEN_TEXT,
        "alternative-text",
    ),
    "header that no page shows": _of(
        _in(
            f"<headerFooter><firstHeader>&amp;C{CONCEALED}</firstHeader></headerFooter>",
            '<headerFooter differentFirst="1"><firstHeader>&amp;C'
            f"{CONCEALED}</firstHeader></headerFooter>",
        ),
        TraceKind.HIDDEN_TEXT,
        "unused",
    ),
    "link": _of(
        (
            front(
                after='<hyperlinks><hyperlink ref="A1" r:id="rId5"/></hyperlinks>',
                sheet_links=(("rId5", "hyperlink", "mailto:hazel.thorn@home.example"),),
            ),
            front(),
        ),
        TraceKind.METADATA,
        "link",
        says="hazel.thorn@home.example",
    ),
    "tip of a link": _of(
        _in(
            f'<hyperlinks><hyperlink ref="A1" tooltip="{CONCEALED}"/></hyperlinks>',
            '<hyperlinks><hyperlink ref="A1"/></hyperlinks>',
        ),
        TraceKind.CELL,
        "tip of a link",
    ),
    "column of a table": _of(
        (_in_table(CONCEALED), _in_table("Amount")), TraceKind.CELL, "column of a table"
    ),
    "embedded object": _of(
        on_sheet("package", "embeddings/inner.docx", "inside"),
        TraceKind.EMBEDDED,
        "embedded object",
        says="inner.docx",
        line=False,
    ),
    "macro": _of(_with_vba(), TraceKind.ACTIVE, "macro", says="vbaProject.bin", line=False),
    "macro sheet": Kind(
        has=front(more_rows=third(), kind="xlMacrosheet", state="veryHidden"),
        has_not=front(more_rows=third()),
        kind=TraceKind.ACTIVE,
        name="macro",
        says="Back",
        line=False,
    ),
    "formula that fetches": _of(
        (
            front(row(3, number("A3", 1, formula=f'WEBSERVICE("{CONCEALED}")'))),
            front(row(3, number("A3", 1, formula='LEN("Rent")'))),
        ),
        TraceKind.ACTIVE,
        "formula that fetches or runs something",
        says=f'=WEBSERVICE("{CONCEALED}")',
        line=False,
    ),
    "picture from the internet": _of(
        (
            drawn(
                '<xdr:pic><xdr:blipFill><a:blip r:link="rId1"/></xdr:blipFill></xdr:pic>',
                links=(("rId1", "image", "https://pixel.example/p.png"),),
            )[0],
            drawn(shape("Rent"))[0],
        ),
        TraceKind.ACTIVE,
        "picture from the internet",
        says="https://pixel.example/p.png",
        line=False,
    ),
    "printer": _of(
        (_printer("\\\\quince\\upstairs"), _printer("")),
        TraceKind.METADATA,
        "printer",
        says="\\\\quince\\upstairs",
    ),
    "author": _of(
        (_properties(f"<creator>{CONCEALED}</creator>"), _properties("")),
        TraceKind.METADATA,
        "author",
    ),
    "company": _of(
        (
            _properties(f"<Company>{CONCEALED}</Company>", "extended-properties"),
            _properties("", "extended-properties"),
        ),
        TraceKind.METADATA,
        "company",
    ),
    "property of one's own": _of(
        (
            _properties(f'<property name="For"><a>{CONCEALED}</a></property>', "custom-properties"),
            _properties("", "custom-properties"),
        ),
        TraceKind.METADATA,
        "property For",
    ),
    "custom data": _of(
        linked("customXml", "../customXml/item1.xml", f"<a>{CONCEALED}</a>", without="<a/>"),
        TraceKind.METADATA,
        "custom data",
    ),
    "folder": _of(
        (front(workbook=f'<absPath url="{CONCEALED}"/>'), front()), TraceKind.METADATA, "folder"
    ),
    "reserved by": _of(
        (front(workbook=f'<fileSharing userName="{CONCEALED}"/>'), front()),
        TraceKind.METADATA,
        "reserved by",
    ),
}
"""What a workbook keeps beside its cells."""
