"""Every place of a Word file where a text can hide is found, and named."""

import pytest

from checker.model import Concealment, Part
from tests.builders.docx_files import paragraph, part, run
from tests.builders.docx_hidden import (
    CONCEALED,
    EDGE,
    HEADER,
    PLAIN,
    STYLES,
    UNUSED_FIRST,
    VANISHING,
    Hidden,
    box,
    styles,
)

DELETED = f"<w:r><w:delText>{CONCEALED}</w:delText></w:r>"
BY = 'w:id="1" w:author="Kit Moss"'
IN_STYLED_TABLE = (
    '<w:tbl><w:tblPr><w:tblStyle w:val="GoneT"/></w:tblPr><w:tr><w:tc>'
    f"{paragraph(run(CONCEALED))}</w:tc></w:tr></w:tbl>"
)
UNUSED_EVEN = '<w:sectPr><w:headerReference w:type="even" r:id="rId5"/></w:sectPr>'
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
            Hidden(
                body=paragraph(
                    run(CONCEALED),
                    properties='<w:framePr w:w="2000" w:x="-2400" w:y="1" w:hAnchor="page"/>',
                ),
            ),
            Concealment.OFF_PAGE,
            Part.BODY,
            id="a frame that ends before the page",
        ),
        pytest.param(
            Hidden(
                body=paragraph(run(CONCEALED, '<w:color w:val="auto" w:themeColor="background1"/>'))
            ),
            Concealment.WHITE,
            Part.BODY,
            id="the design's colour of paper",
        ),
        pytest.param(
            Hidden(body=paragraph(run(CONCEALED), properties='<w:ind w:left="-12000"/>')),
            Concealment.OFF_PAGE,
            Part.BODY,
            id="an indent to the left of the page",
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
            Hidden(
                body=box(
                    position='<wp:extent cx="3600000" cy="360000"/>'
                    '<wp:positionH relativeFrom="page"><wp:posOffset>-3700000</wp:posOffset>'
                    "</wp:positionH>"
                )
            ),
            Concealment.OFF_PAGE,
            Part.TEXTBOX,
            id="text box that ends before the page",
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
    ],
)
def test_a_hidden_text_is_found_and_named(hidden: Hidden, why: Concealment, where: Part) -> None:
    """The line says why nobody sees it and where it stands; nothing seen holds the text."""
    letter = hidden.read()

    found = [line for line in letter.lines if CONCEALED in line.text]
    assert [(line.hidden, line.part) for line in found] == [(why, where)]
    start = found[0].start
    assert letter.text(where)[start : start + len(found[0].text)] == found[0].text
