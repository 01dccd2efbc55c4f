"""Every place beside its cells where a spreadsheet keeps words: a file, and its twin."""

from checker.model import TraceKind
from tests.builders.xlsx_files import (
    Links,
    number,
    part,
    relationships,
    row,
    shared,
    xlsx,
)
from tests.builders.xlsx_twins import (
    CONCEALED,
    FRONT,
    WHITE_INK,
    Kind,
    chart,
    drawn,
    front,
    linked,
    mashup,
    named,
    of,
    on_sheet,
    pivot,
    rectangle,
    shape,
    solid,
    third,
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


def _in(more: str, twin: str = "") -> tuple[bytes, bytes]:
    """Give a workbook with something after the cells of its sheet, and one with its twin."""
    return front(after=more), front(after=twin)


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


def _properties(content: str, kind: str = "core-properties") -> bytes:
    return front(
        package_links=(("rId9", kind, "docProps/p.xml"),),
        parts={"docProps/p.xml": part("properties", content)},
    )


def _with_vba() -> tuple[bytes, bytes]:
    return linked("vbaProject", "vbaProject.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))


BESIDE: dict[str, Kind] = {
    "pivot records": of(
        (
            pivot(f'<s v="{CONCEALED}"/>', '<s v="Rent"/>'),
            pivot('<x v="0"/>', '<s v="Rent"/>'),
        ),
        TraceKind.CELL,
        "pivot cache",
    ),
    "pivot items": of(
        (
            pivot('<x v="0"/>', f'<s v="Rent"/><s v="{CONCEALED}"/>'),
            pivot('<x v="0"/>', '<s v="Rent"/>'),
        ),
        TraceKind.CELL,
        "pivot cache",
    ),
    "pivot numbers": of(
        (pivot('<n v="31750"/>', '<s v="Rent"/>'), pivot('<n v="120"/>', '<s v="Rent"/>')),
        TraceKind.CELL,
        "pivot cache",
        says="31750",
    ),
    "who refreshed a pivot table": of(
        (
            pivot('<x v="0"/>', '<s v="Rent"/>', by=CONCEALED),
            pivot('<x v="0"/>', '<s v="Rent"/>'),
        ),
        TraceKind.METADATA,
        "pivot table refreshed by",
    ),
    "slicer": of(
        linked(
            "slicerCache",
            "slicerCaches/s1.xml",
            part("slicerCacheDefinition", f'<data><i n="{CONCEALED}"/></data>'),
            without=part("slicerCacheDefinition", '<data><i n="Rent"/></data>'),
        ),
        TraceKind.CELL,
        "slicer",
    ),
    "timeline": of(
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
    "external link": of(
        (_outside("<externalBook/>", f"file:///S:/{CONCEALED}.xlsx"), front()),
        TraceKind.CELL,
        "external link",
        says=f"file:///S:/{CONCEALED}.xlsx",
    ),
    "copy of another workbook": of(
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
    "link to another program": of(
        (_outside(f'<ddeLink ddeService="cmd" ddeTopic="{CONCEALED}"/>'), front()),
        TraceKind.ACTIVE,
        "link to another program",
        says=f"cmd|{CONCEALED}",
        line=False,
    ),
    "connection": of(
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
    "query": of(
        linked("customXml", "../customXml/item1.xml", mashup(CONCEALED), without="<a/>"),
        TraceKind.CELL,
        "query",
    ),
    "data model": of(
        linked("powerPivotData", "model/item.data", b"model"),
        TraceKind.CELL,
        "data model",
        says="item.data",
    ),
    "threaded comment": of(_threads(), TraceKind.COMMENT, ""),
    "note": of(
        (
            on_sheet("comments", "comments1.xml", _note(CONCEALED))[0],
            on_sheet("comments", "comments1.xml", _note(""))[0],
        ),
        TraceKind.COMMENT,
        "",
    ),
    "commenter": of(
        linked(
            "person",
            "persons/person.xml",
            part("personList", f'<person displayName="{CONCEALED}" id="1"/>'),
            without=part("personList", ""),
        ),
        TraceKind.METADATA,
        "commenter",
    ),
    "hidden name": of(
        (
            front(workbook=named("Thorn", CONCEALED, 'hidden="1"')),
            front(workbook=named("Thorn", "Front!$A$1")),
        ),
        TraceKind.CELL,
        "hidden name",
        says=f"Thorn = {CONCEALED}",
    ),
    "name for a constant": of(
        (
            front(workbook=named("Thorn", f'"{CONCEALED}"')),
            front(workbook=named("Thorn", "Front!$A$1")),
        ),
        TraceKind.CELL,
        "defined name",
        says=f'Thorn = "{CONCEALED}"',
    ),
    "drop-down list": of(
        (_validation("", f'"Rent,{CONCEALED}"'), _validation("", "$A$1:$A$2")),
        TraceKind.CELL,
        "drop-down list",
    ),
    "prompt": of(
        (_validation(f'prompt="{CONCEALED}"'), _validation("")), TraceKind.CELL, "prompt of a cell"
    ),
    "scenario": of(
        _in(
            '<scenarios><scenario name="High"><inputCells r="B2" val="'
            f'{CONCEALED}"/></scenario></scenarios>'
        ),
        TraceKind.CELL,
        "scenario",
        says=f"High, {CONCEALED}",
    ),
    "custom view": of(
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
    "change history": of(
        linked(
            "revisionLog",
            "revisions/r1.xml",
            part("revisions", f'<rcc><oc r="A1"><is><t>{CONCEALED}</t></is></oc></rcc>'),
            without=part("revisions", ""),
        ),
        TraceKind.CELL,
        "change history",
    ),
    "left over text": of(
        (_strings(used=False), _strings(used=True)),
        TraceKind.CELL,
        "text left over from deleted cells",
    ),
    "text in a formula": of(
        (
            front(row(3, number("A3", 1, formula=f'IF(B2>1,1,"{CONCEALED}")'))),
            front(row(3, number("A3", 1, formula='IF(B2>1,1,"Rent")'))),
        ),
        TraceKind.CELL,
        "text in a formula",
    ),
    "filter": of(
        _in(
            '<autoFilter ref="A1:B2"><filterColumn colId="0"><filters><filter val="'
            f'{CONCEALED}"/></filters></filterColumn></autoFilter>',
            '<autoFilter ref="A1:B2"/>',
        ),
        TraceKind.CELL,
        "filter",
    ),
    "data of a chart": of(
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
    "white words in a white box": of(
        drawn(
            rectangle(solid("FFFFFF"), CONCEALED, solid("FFFFFF")),
            twin=rectangle(solid("000080"), CONCEALED, solid("FFFFFF")),
        ),
        TraceKind.HIDDEN_TEXT,
        "white",
    ),
    "white words in a box of the light colour": of(
        drawn(
            rectangle('<a:solidFill><a:schemeClr val="lt1"/></a:solidFill>', CONCEALED, WHITE_INK),
            twin=rectangle(
                '<a:solidFill><a:schemeClr val="dk1"/></a:solidFill>', CONCEALED, WHITE_INK
            ),
        ),
        TraceKind.HIDDEN_TEXT,
        "white",
    ),
    "hidden shape": of(
        drawn(shape(CONCEALED, 'hidden="1"'), twin=shape(CONCEALED)),
        TraceKind.HIDDEN_TEXT,
        "hidden",
    ),
    "alternative text": of(
        drawn(shape("Rent", f'descr="{CONCEALED}"'), twin=shape("Rent")),
        TraceKind.HIDDEN_TEXT,
        "alternative-text",
    ),
    "header that no page shows": of(
        _in(
            f"<headerFooter><firstHeader>&amp;C{CONCEALED}</firstHeader></headerFooter>",
            '<headerFooter differentFirst="1"><firstHeader>&amp;C'
            f"{CONCEALED}</firstHeader></headerFooter>",
        ),
        TraceKind.HIDDEN_TEXT,
        "unused",
    ),
    "link": of(
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
    "tip of a link": of(
        _in(
            f'<hyperlinks><hyperlink ref="A1" tooltip="{CONCEALED}"/></hyperlinks>',
            '<hyperlinks><hyperlink ref="A1"/></hyperlinks>',
        ),
        TraceKind.CELL,
        "tip of a link",
    ),
    "column of a table": of(
        (_in_table(CONCEALED), _in_table("Amount")), TraceKind.CELL, "column of a table"
    ),
    "embedded object": of(
        on_sheet("package", "embeddings/inner.docx", "inside"),
        TraceKind.EMBEDDED,
        "embedded object",
        says="inner.docx",
        line=False,
    ),
    "macro": of(_with_vba(), TraceKind.ACTIVE, "macro", says="vbaProject.bin", line=False),
    "macro sheet": Kind(
        has=front(more_rows=third(), kind="xlMacrosheet", state="veryHidden"),
        has_not=front(more_rows=third()),
        kind=TraceKind.ACTIVE,
        name="macro",
        says="Back",
        line=False,
    ),
    "formula that fetches": of(
        (
            front(row(3, number("A3", 1, formula=f'WEBSERVICE("{CONCEALED}")'))),
            front(row(3, number("A3", 1, formula='LEN("Rent")'))),
        ),
        TraceKind.ACTIVE,
        "formula that fetches or runs something",
        says=f'=WEBSERVICE("{CONCEALED}")',
        line=False,
    ),
    "picture from the internet": of(
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
    "printer": of(
        (_printer("\\\\quince\\upstairs"), _printer("")),
        TraceKind.METADATA,
        "printer",
        says="\\\\quince\\upstairs",
    ),
    "author": of(
        (_properties(f"<creator>{CONCEALED}</creator>"), _properties("")),
        TraceKind.METADATA,
        "author",
    ),
    "company": of(
        (
            _properties(f"<Company>{CONCEALED}</Company>", "extended-properties"),
            _properties("", "extended-properties"),
        ),
        TraceKind.METADATA,
        "company",
    ),
    "property of one's own": of(
        (
            _properties(f'<property name="For"><a>{CONCEALED}</a></property>', "custom-properties"),
            _properties("", "custom-properties"),
        ),
        TraceKind.METADATA,
        "property For",
    ),
    "custom data": of(
        linked("customXml", "../customXml/item1.xml", f"<a>{CONCEALED}</a>", without="<a/>"),
        TraceKind.METADATA,
        "custom data",
    ),
    "folder": of(
        (front(workbook=f'<absPath url="{CONCEALED}"/>'), front()), TraceKind.METADATA, "folder"
    ),
    "reserved by": of(
        (front(workbook=f'<fileSharing userName="{CONCEALED}"/>'), front()),
        TraceKind.METADATA,
        "reserved by",
    ),
}
"""What a workbook keeps beside its cells."""
