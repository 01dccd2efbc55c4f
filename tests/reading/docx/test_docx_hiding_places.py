"""Every place of a Word file where a text can hide is found, and named; its twin is quiet."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from checker.model import Concealment, Document, Part, Read, TraceKind
from checker.reading.docx import read_docx
from tests.builders.docx_files import docx, paragraph, part, relationships, run, table

CONCEALED = "9 Hidden Row, XX9 9ZZ"
PLAIN = run("Dear Ms Hale")
TWIN = docx(paragraph(PLAIN))
BOX = (
    '<w:drawing><wp:anchor>{position}<wp:extent cx="3600000" cy="1800000"/>'
    '<wp:docPr id="1" name="Text Box 1"{told}/><a:graphic><a:graphicData><wps:wsp><wps:spPr>{fill}'
    "</wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp>"
    "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
)
NO_FILL = "<a:noFill/>"


@dataclass(frozen=True, kw_only=True)
class Hidden:
    """A body with something hidden in it, and the parts beside it."""

    body: str
    links: tuple[tuple[str, str, str], ...] = ()
    package_links: tuple[tuple[str, str, str], ...] = ()
    parts: Mapping[str, str | bytes] = field(default_factory=dict)
    before_body: str = ""

    def read(self) -> Document:
        """Read the file that these make."""
        data = docx(
            self.body,
            links=self.links,
            package_links=self.package_links,
            parts=self.parts,
            before_body=self.before_body,
        )
        (letter,) = read_docx("letter.docx", data)
        return letter


def box(*, position: str = "", told: str = "", fill: str = NO_FILL, ink: str = "") -> str:
    """Give a text box that holds the secret."""
    properties = f'<w:color w:val="{ink}"/>' if ink else ""
    content = paragraph(run(CONCEALED, properties))
    drawn = BOX.format(position=position, told=told, fill=fill, content=content)
    return paragraph(PLAIN, f"<w:r>{drawn}</w:r>")


def styles(content: str) -> Mapping[str, str]:
    """Give a styles part."""
    return {"word/styles.xml": part("styles", content)}


STYLES = (("rId8", "styles", "styles.xml"),)
VANISHING = (
    '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Child"><w:basedOn w:val="Gone"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="GoneP"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="GoneT"><w:rPr><w:vanish/></w:rPr></w:style>'
)
DELETED = f"<w:r><w:delText>{CONCEALED}</w:delText></w:r>"
BY = 'w:id="1" w:author="Kit Moss"'
IN_STYLED_TABLE = (
    '<w:tbl><w:tblPr><w:tblStyle w:val="GoneT"/></w:tblPr><w:tr><w:tc>'
    f"{paragraph(run(CONCEALED))}</w:tc></w:tr></w:tbl>"
)
EDGE = (("rId5", "header", "header1.xml"),)
UNUSED_FIRST = '<w:sectPr><w:headerReference w:type="first" r:id="rId5"/></w:sectPr>'
UNUSED_EVEN = '<w:sectPr><w:headerReference w:type="even" r:id="rId5"/></w:sectPr>'
HEADER = {"word/header1.xml": part("hdr", paragraph(run(CONCEALED)))}
FALLBACK = (
    "<mc:AlternateContent><mc:Choice><w:t>Yours</w:t></mc:Choice><mc:Fallback><w:pict>"
    f"<v:shape><v:textbox><w:txbxContent>{paragraph(run(CONCEALED))}</w:txbxContent></v:textbox>"
    "</v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
)
PICTURE_SAYS = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="36000" cy="36000"/>'
    f'<wp:docPr id="1" name="Picture 1" descr="{CONCEALED}"/></wp:inline></w:drawing></w:r>'
)
FLAT_ROW = (
    '<w:tbl><w:tr><w:trPr><w:trHeight w:val="10" w:hRule="exact"/></w:trPr>'
    f"<w:tc>{paragraph(run(CONCEALED))}</w:tc></w:tr></w:tbl>"
)
MERGED_CELL = (
    '<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc></w:tr>'
    f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph(run(CONCEALED))}</w:tc></w:tr></w:tbl>"
)
BLACK_CELL = (
    '<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="000000"/></w:tcPr>'
    + paragraph(run(CONCEALED, '<w:color w:val="000000"/>'))
    + "</w:tc></w:tr></w:tbl>"
)
WHITE_STYLE = (
    '<w:style w:type="paragraph" w:styleId="Pale"><w:rPr><w:color w:val="FEFEFE"/></w:rPr>'
    "</w:style>"
)
NESTED_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF 1 = 1 "yes" "</w:instrText>'
    f'</w:r>{run(CONCEALED)}<w:r><w:instrText>" </w:instrText></w:r><w:r><w:fldChar'
    ' w:fldCharType="separate"/></w:r><w:r><w:t>yes</w:t></w:r><w:r><w:fldChar'
    ' w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    ("hidden", "why", "where"),
    [
        pytest.param(
            Hidden(body=paragraph(PLAIN, run(CONCEALED, "<w:vanish/>"))),
            Concealment.HIDDEN,
            Part.BODY,
            id="hidden run",
        ),
        pytest.param(
            Hidden(body=paragraph(PLAIN, run(CONCEALED, "<w:specVanish/>"))),
            Concealment.HIDDEN,
            Part.BODY,
            id="always hidden run",
        ),
        pytest.param(
            Hidden(body=paragraph(PLAIN, run(CONCEALED, "<w:webHidden/>"))),
            Concealment.HIDDEN,
            Part.BODY,
            id="hidden in the web view",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN, run(CONCEALED, '<w:rStyle w:val="Child"/>')),
                links=STYLES,
                parts=styles(VANISHING),
            ),
            Concealment.HIDDEN,
            Part.BODY,
            id="hidden by the style of a style",
        ),
        pytest.param(
            Hidden(
                body=paragraph(run(CONCEALED), properties='<w:pStyle w:val="GoneP"/>'),
                links=STYLES,
                parts=styles(VANISHING),
            ),
            Concealment.HIDDEN,
            Part.BODY,
            id="hidden by a paragraph's style",
        ),
        pytest.param(
            Hidden(body=IN_STYLED_TABLE, links=STYLES, parts=styles(VANISHING)),
            Concealment.HIDDEN,
            Part.BODY,
            id="hidden by a table's style",
        ),
        pytest.param(
            Hidden(body=paragraph(PLAIN, run(CONCEALED, '<w:color w:val="FFFFFF"/>'))),
            Concealment.WHITE,
            Part.BODY,
            id="white run",
        ),
        pytest.param(
            Hidden(
                body=paragraph(run(CONCEALED), properties='<w:pStyle w:val="Pale"/>'),
                links=STYLES,
                parts=styles(WHITE_STYLE),
            ),
            Concealment.WHITE,
            Part.BODY,
            id="nearly white by style",
        ),
        pytest.param(
            Hidden(
                body=paragraph(
                    run(CONCEALED, '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>')
                )
            ),
            Concealment.WHITE,
            Part.BODY,
            id="as yellow as its highlighter",
        ),
        pytest.param(
            Hidden(body=paragraph(run(CONCEALED, '<w:highlight w:val="black"/>'))),
            Concealment.COVERED,
            Part.BODY,
            id="under a black highlighter",
        ),
        pytest.param(
            Hidden(body=BLACK_CELL), Concealment.COVERED, Part.BODY, id="black in a black cell"
        ),
        pytest.param(
            Hidden(body=paragraph(PLAIN, run(CONCEALED, '<w:sz w:val="2"/>'))),
            Concealment.TINY,
            Part.BODY,
            id="one point high",
        ),
        pytest.param(
            Hidden(body=paragraph(PLAIN, run(CONCEALED, '<w:w w:val="1"/>'))),
            Concealment.TINY,
            Part.BODY,
            id="scaled to nothing",
        ),
        pytest.param(
            Hidden(
                body=paragraph(
                    run(CONCEALED), properties='<w:spacing w:line="20" w:lineRule="exact"/>'
                )
            ),
            Concealment.TINY,
            Part.BODY,
            id="a line one point high",
        ),
        pytest.param(
            Hidden(body=FLAT_ROW), Concealment.TINY, Part.BODY, id="a row half a point high"
        ),
        pytest.param(
            Hidden(body=MERGED_CELL), Concealment.HIDDEN, Part.BODY, id="a cell merged away"
        ),
        pytest.param(
            Hidden(
                body=paragraph(run(CONCEALED), properties='<w:framePr w:x="90000" w:y="1"/>'),
            ),
            Concealment.OFF_PAGE,
            Part.BODY,
            id="a frame beyond the page",
        ),
        pytest.param(
            Hidden(body=paragraph(PLAIN, f"<w:del {BY}>{DELETED}</w:del>")),
            Concealment.DELETED,
            Part.DELETED,
            id="tracked deletion",
        ),
        pytest.param(
            Hidden(body=paragraph(PLAIN, f"<w:moveFrom {BY}>{run(CONCEALED)}</w:moveFrom>")),
            Concealment.DELETED,
            Part.DELETED,
            id="moved away",
        ),
        pytest.param(
            Hidden(
                body=f"<w:tbl><w:tr><w:trPr><w:del {BY}/></w:trPr><w:tc>"
                f"{paragraph(run(CONCEALED))}</w:tc></w:tr></w:tbl>"
            ),
            Concealment.DELETED,
            Part.DELETED,
            id="tracked deletion of a row",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                links=(("rId5", "comments", "comments.xml"),),
                parts={
                    "word/comments.xml": part(
                        "comments", f"<w:comment {BY}>{paragraph(run(CONCEALED))}</w:comment>"
                    )
                },
            ),
            Concealment.COMMENT,
            Part.COMMENT,
            id="comment",
        ),
        pytest.param(
            Hidden(body=paragraph(PLAIN) + UNUSED_FIRST, links=EDGE, parts=HEADER),
            Concealment.UNUSED,
            Part.HEADER,
            id="header of a first page that has none of its own",
        ),
        pytest.param(
            Hidden(body=paragraph(PLAIN) + UNUSED_EVEN, links=EDGE, parts=HEADER),
            Concealment.UNUSED,
            Part.HEADER,
            id="header of even pages that are not told apart",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                links=(("rId5", "footer", "footer1.xml"),),
                parts={"word/footer1.xml": part("ftr", paragraph(run(CONCEALED)))},
            ),
            Concealment.UNUSED,
            Part.FOOTER,
            id="footer that no section uses",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                links=(("rId5", "footnotes", "footnotes.xml"),),
                parts={
                    "word/footnotes.xml": part(
                        "footnotes",
                        f'<w:footnote w:id="2">{paragraph(run(CONCEALED))}</w:footnote>',
                    )
                },
            ),
            Concealment.UNUSED,
            Part.FOOTNOTE,
            id="footnote that no text calls",
        ),
        pytest.param(
            Hidden(body=paragraph(PLAIN, PICTURE_SAYS)),
            Concealment.ALTERNATIVE,
            Part.OTHER,
            id="alternative text of a picture",
        ),
        pytest.param(
            Hidden(body=paragraph(f'<w:hyperlink w:tooltip="{CONCEALED}">{PLAIN}</w:hyperlink>')),
            Concealment.ALTERNATIVE,
            Part.OTHER,
            id="tip of a link",
        ),
        pytest.param(
            Hidden(body=box(told=' hidden="1"')),
            Concealment.HIDDEN,
            Part.TEXTBOX,
            id="text box switched off",
        ),
        pytest.param(
            Hidden(
                body=box(
                    position="<wp:positionH><wp:posOffset>90000000</wp:posOffset></wp:positionH>"
                )
            ),
            Concealment.OFF_PAGE,
            Part.TEXTBOX,
            id="text box beyond the page",
        ),
        pytest.param(
            Hidden(body=box(ink="FFFFFF")),
            Concealment.WHITE,
            Part.TEXTBOX,
            id="white in a text box without a fill",
        ),
        pytest.param(
            Hidden(body=paragraph(f"<w:r>{FALLBACK}</w:r>")),
            Concealment.HIDDEN,
            Part.OTHER,
            id="only in the version for older programs",
        ),
        pytest.param(
            Hidden(
                body=f'<w:tbl><w:tblPr><w:tblCaption w:val="{CONCEALED}"/></w:tblPr></w:tbl>'
                + paragraph(PLAIN)
            ),
            Concealment.ALTERNATIVE,
            Part.OTHER,
            id="alternative text of a table",
        ),
        pytest.param(
            Hidden(body=paragraph(PLAIN, NESTED_FIELD)),
            Concealment.HIDDEN,
            Part.BODY,
            id="in the instruction of a field",
        ),
        pytest.param(
            Hidden(
                body=paragraph(
                    f"<w:fldSimple w:instr='INCLUDETEXT \"{CONCEALED}\"'>{PLAIN}</w:fldSimple>"
                )
            ),
            Concealment.HIDDEN,
            Part.OTHER,
            id="in the path of an included file",
        ),
    ],
)
def test_a_hidden_text_is_found_and_named(hidden: Hidden, why: Concealment, where: Part) -> None:
    """The line says why nobody sees it and where it stands; nothing seen holds the text."""
    letter = hidden.read()

    found = [line for line in letter.lines if CONCEALED in line.text]
    assert [(line.hidden, line.part) for line in found] == [(why, where)]
    start = found[0].start
    assert letter.text(where)[start : start + len(found[0].text)] == found[0].text


@pytest.mark.parametrize(
    ("hidden", "name"),
    [
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                package_links=(("rId9", "core-properties", "docProps/core.xml"),),
                parts={
                    "docProps/core.xml": part("x", f"<lastModifiedBy>{CONCEALED}</lastModifiedBy>")
                },
            ),
            "last editor",
            id="last editor",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                package_links=(("rId9", "extended-properties", "docProps/app.xml"),),
                parts={"docProps/app.xml": part("x", f"<Company>{CONCEALED}</Company>")},
            ),
            "company",
            id="company",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                package_links=(("rId9", "custom-properties", "docProps/custom.xml"),),
                parts={
                    "docProps/custom.xml": part(
                        "x", f'<property name="Client"><lpwstr>{CONCEALED}</lpwstr></property>'
                    )
                },
            ),
            "property Client",
            id="custom property",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                links=(("rId9", "settings", "settings.xml"),),
                parts={
                    "word/settings.xml": part(
                        "settings",
                        f'<w:docVars><w:docVar w:name="Who" w:val="{CONCEALED}"/></w:docVars>',
                    )
                },
            ),
            "variable Who",
            id="variable",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                links=(("rId9", "settings", "settings.xml"),),
                parts={
                    "word/settings.xml": part(
                        "settings", f'<w:mailMerge><w:query w:val="{CONCEALED}"/></w:mailMerge>'
                    )
                },
            ),
            "mail merge query",
            id="mail merge query",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                links=(("rId9", "settings", "settings.xml"),),
                parts={
                    "word/settings.xml": part("settings", ""),
                    "word/_rels/settings.xml.rels": relationships(
                        ("rId1", "attachedTemplate", f"file:///C:/{CONCEALED}.dotm")
                    ),
                },
            ),
            "template",
            id="path of the template",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                links=(("rId9", "customXml", "../customXml/item1.xml"),),
                parts={"customXml/item1.xml": f"<client><home>{CONCEALED}</home></client>"},
            ),
            "custom data",
            id="data store",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                links=(("rId9", "glossaryDocument", "glossary/document.xml"),),
                parts={
                    "word/glossary/document.xml": part(
                        "glossaryDocument", f"<w:docPart>{paragraph(run(CONCEALED))}</w:docPart>"
                    )
                },
            ),
            "building block",
            id="building block",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                links=(("rId9", "glossaryDocument", "glossary/document.xml"),),
                parts={
                    "word/glossary/document.xml": part("glossaryDocument", ""),
                    "word/glossary/_rels/document.xml.rels": relationships(
                        ("rId1", "header", "header1.xml")
                    ),
                    "word/glossary/header1.xml": part("hdr", paragraph(run(CONCEALED))),
                },
            ),
            "building block",
            id="header of a building block",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN),
                links=(("rId9", "hyperlink", "mailto:erin.hale@post.example"),),
            ),
            "link",
            id="address behind a link",
        ),
    ],
)
def test_a_property_is_told_by_name(hidden: Hidden, name: str) -> None:
    """What the file says of itself is a trace with its name, and a line for every check."""
    letter = hidden.read()

    told = [trace for trace in letter.traces if trace.kind is TraceKind.METADATA]
    assert [trace.name for trace in told] == [name]
    lines = [line for line in letter.lines if line.part is Part.METADATA]
    assert [line.text for line in lines] == [told[0].text]
    assert lines[0].hidden is Concealment.METADATA


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        pytest.param("oleObject", "embeddings/oleObject1.bin", id="OLE object"),
        pytest.param("package", "embeddings/book.xlsx", id="embedded workbook"),
        pytest.param("aFChunk", "afchunk.htm", id="altChunk"),
        pytest.param("control", "activeX/activeX1.xml", id="ActiveX control"),
        pytest.param("vbaProject", "vbaProject.bin", id="macros"),
        pytest.param("somethingNew", "new.xml", id="what nobody knows"),
    ],
)
def test_what_is_not_read_is_said(kind: str, target: str) -> None:
    """Something built in that is not read makes the file partly read, and is named."""
    letter = Hidden(
        body=paragraph(PLAIN),
        links=(("rId9", kind, target),),
        parts={f"word/{target}": b"\x01\x02"},
    ).read()

    (gap,) = letter.gaps
    assert gap.code == "unread.unsupported"
    assert target.rpartition("/")[2] in gap.why
    assert letter.read is Read.PARTLY


def test_a_part_that_nothing_points_at_is_said() -> None:
    """A part left over in the zip could hold anything."""
    letter = Hidden(body=paragraph(PLAIN), parts={"word/old.xml": f"<x>{CONCEALED}</x>"}).read()

    assert [gap.code for gap in letter.gaps] == ["unread.unsupported"]
    assert letter.read is Read.PARTLY


def test_a_picture_that_no_page_shows_is_said() -> None:
    """A picture cut from the page but kept in the file is a gap of its own."""
    letter = Hidden(
        body=paragraph(PLAIN),
        links=(("rId9", "image", "media/image1.png"),),
        parts={"word/media/image1.png": b"\x89PNG"},
    ).read()

    assert [(gap.code, gap.area_mm2) for gap in letter.gaps] == [("unread.scan", None)]


def test_bytes_outside_the_parts_are_said() -> None:
    """What is stuck before or behind the zip is read by nobody, and might be anything."""
    (letter,) = read_docx("letter.docx", TWIN + b"the old address")

    assert [gap.code for gap in letter.gaps] == ["unread.unsupported"]


def test_a_comment_on_the_archive_is_told() -> None:
    """A zip can carry a comment that Word never shows."""
    (letter,) = read_docx("letter.docx", docx(paragraph(PLAIN), comment=CONCEALED.encode()))

    assert [(trace.name, trace.text) for trace in letter.traces] == [("archive comment", CONCEALED)]


def test_the_twin_with_nothing_hidden_is_quiet() -> None:
    """A letter that hides nothing has no traces, no gaps, and only its own line."""
    (letter,) = read_docx("letter.docx", TWIN)

    assert letter.traces == ()
    assert letter.gaps == ()
    assert [(line.text, line.part) for line in letter.lines] == [
        ("Dear Ms Hale", Part.BODY),
        ("letter.docx", Part.FILENAME),
    ]
    assert letter.read is Read.WHOLE


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            paragraph(
                run(CONCEALED, '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>')
            ),
            id="white on a dark run",
        ),
        pytest.param(
            paragraph(
                run(CONCEALED, '<w:color w:val="FFFFFF"/>'),
                properties='<w:shd w:val="clear" w:fill="1F3864"/>',
            ),
            id="white on a dark paragraph",
        ),
        pytest.param(
            '<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr>'
            + paragraph(run(CONCEALED, '<w:color w:val="FFFFFF"/>'))
            + "</w:tc></w:tr></w:tbl>",
            id="white in a dark cell",
        ),
        pytest.param(
            box(ink="FFFFFF", fill='<a:solidFill><a:srgbClr val="1F3864"/></a:solidFill>'),
            id="white in a dark text box",
        ),
        pytest.param(
            box(ink="FFFFFF", fill="<a:gradFill/>"), id="white in a box whose fill is unknown"
        ),
        pytest.param(
            paragraph(run(CONCEALED, '<w:shd w:val="clear" w:fill="000000"/>')),
            id="automatic ink on black shading, which Word turns white",
        ),
        pytest.param(paragraph(run(CONCEALED, '<w:color w:val="808080"/>')), id="grey"),
        pytest.param(paragraph(run(CONCEALED, '<w:sz w:val="12"/>')), id="six points"),
        pytest.param(paragraph(run(CONCEALED, '<w:vanish w:val="0"/>')), id="not hidden, said so"),
        pytest.param(table((CONCEALED, "")), id="in a table"),
        pytest.param(box(), id="in a text box"),
        pytest.param(
            paragraph(run(CONCEALED), run("  ", "<w:vanish/>")), id="before a hidden space"
        ),
    ],
)
def test_what_can_be_seen_is_not_called_hidden(body: str) -> None:
    """A banner, a table's head, small print and grey type are all read by people."""
    letter = Hidden(body=body).read()

    assert [line.hidden for line in letter.lines if CONCEALED in line.text] == [None]
    assert letter.traces == ()


def test_two_styles_that_hide_show_again() -> None:
    """Hidden is a switch between levels of styles: on and on again is off (ISO 29500, 17.7.3)."""
    letter = Hidden(
        body=paragraph(
            run(CONCEALED, '<w:rStyle w:val="Gone"/>'), properties='<w:pStyle w:val="GoneP"/>'
        ),
        links=STYLES,
        parts=styles(VANISHING),
    ).read()

    assert [line.hidden for line in letter.lines if CONCEALED in line.text] == [None]


def test_a_first_page_header_that_is_shown_is_not_hidden() -> None:
    """With a first page of its own, its header is on the page."""
    section = UNUSED_FIRST.replace("</w:sectPr>", "<w:titlePg/></w:sectPr>")
    letter = Hidden(body=paragraph(PLAIN) + section, links=EDGE, parts=HEADER).read()

    assert [(line.part, line.hidden) for line in letter.lines if CONCEALED in line.text] == [
        (Part.HEADER, None)
    ]


def test_an_unused_header_that_repeats_the_page_hides_nothing() -> None:
    """Templates keep the same letterhead for first, even and other pages."""
    letter = Hidden(body=paragraph(run(CONCEALED)) + UNUSED_FIRST, links=EDGE, parts=HEADER).read()

    assert [line.hidden for line in letter.lines if CONCEALED in line.text] == [
        Concealment.UNUSED,
        None,
    ]
    assert letter.traces == ()


def test_a_version_that_word_does_not_understand_is_not_shown() -> None:
    """Word shows the fallback when it does not know what the first choice needs."""
    body = (
        '<w:r><mc:AlternateContent><mc:Choice xmlns:odd="urn:odd" Requires="odd">'
        f"<w:t>first</w:t></mc:Choice><mc:Fallback><w:t>{CONCEALED}</w:t></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    letter = Hidden(body=paragraph(body)).read()

    assert letter.text() == CONCEALED


def test_a_second_main_part_is_said() -> None:
    """A file has one letter; another beside it is not read."""
    letter = Hidden(
        body=paragraph(PLAIN),
        package_links=(("rId7", "officeDocument", "word/other.xml"),),
        parts={"word/other.xml": part("document", f"<w:body>{paragraph(PLAIN)}</w:body>")},
    ).read()

    assert [gap.code for gap in letter.gaps] == ["unread.unsupported"]


def test_a_file_without_its_first_list_is_read_all_the_same() -> None:
    """Without the list of the zip's root, the usual name is taken, and its links followed."""
    letter = Hidden(
        body=paragraph(PLAIN),
        links=(("rId9", "somethingNew", "new.xml"),),
        parts={"_rels/.rels": relationships(), "word/new.xml": "<x/>"},
    ).read()

    assert letter.text() == "Dear Ms Hale"
    assert [gap.why.count("new.xml") for gap in letter.gaps] == [1]
