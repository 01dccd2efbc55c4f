"""What was blacked out in Word, and can still be read, is told as a redaction that is none."""

import pytest

from checker.model import Concealment, TraceKind
from tests.builders.docx_files import paragraph, run
from tests.builders.docx_hidden import CONCEALED, PLAIN, Hidden, shape

BLACK_SHADING = '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>'
THEME = '<a:solidFill><a:schemeClr val="{}"/></a:solidFill>'
CLEAR = '<a:solidFill><a:srgbClr val="000000"><a:alpha val="20000"/></a:srgbClr></a:solidFill>'
URGENT = paragraph(run("Urgent", '<w:color w:val="FFFFFF"/>'))
WORDS = f"<wps:txbx><w:txbxContent>{URGENT}</w:txbxContent></wps:txbx>"
OLDER = '<w:r><w:pict><v:rect style="position:absolute;{style}" {more}/></w:pict></w:r>'
OLDER_SIZE = "width:100pt;height:14pt;z-index:1"


@pytest.mark.parametrize(
    "properties",
    [
        pytest.param('<w:highlight w:val="black"/>', id="highlighter"),
        pytest.param(BLACK_SHADING + '<w:color w:val="000000"/>', id="shading"),
        pytest.param(
            '<w:highlight w:val="darkBlue"/><w:color w:val="000080"/>', id="dark blue on dark blue"
        ),
    ],
)
def test_text_under_black_is_a_redaction_that_is_none(properties: str) -> None:
    """The line is covered, the trace quotes it and points at it."""
    letter = Hidden(body=paragraph(PLAIN, run(CONCEALED, properties))).read()

    (trace,) = letter.traces
    assert (trace.kind, trace.name, trace.text) == (
        TraceKind.REDACTION,
        "covered text",
        CONCEALED,
    )
    assert trace.span is not None
    assert letter.text()[slice(*trace.span)] == CONCEALED
    assert [one.hidden for one in letter.lines if one.text == CONCEALED] == [Concealment.COVERED]


@pytest.mark.parametrize(
    "properties",
    [
        pytest.param('<w:highlight w:val="lightGray"/>', id="light highlighter"),
        pytest.param('<w:highlight w:val="black"/><w:color w:val="FFFFFF"/>', id="white on black"),
        pytest.param(BLACK_SHADING, id="ink that Word turns white on a black shading"),
    ],
)
def test_text_that_can_be_read_is_no_redaction(properties: str) -> None:
    """A heading in white on black is design."""
    letter = Hidden(body=paragraph(PLAIN, run(CONCEALED, properties))).read()

    assert letter.traces == ()


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(shape(), id="black box"),
        pytest.param(shape(fill=THEME.format("tx1")), id="in the ink of the theme"),
        pytest.param(shape(fill=THEME.format("accent1")), id="in a colour, as high as a line"),
        pytest.param(shape(frame="margin", down=3_600_000), id="counted from the margin"),
        pytest.param(shape(frame="page", down=3_600_000), id="counted from the page's edge"),
        pytest.param(
            paragraph(run(CONCEALED), OLDER.format(style=OLDER_SIZE, more='fillcolor="black"')),
            id="of an older Word",
        ),
    ],
)
def test_a_dark_shape_in_front_of_the_text_is_told(body: str) -> None:
    """It takes nothing away; the trace quotes the paragraph that it is anchored to."""
    letter = Hidden(body=body).read()

    (trace,) = letter.traces
    assert (trace.kind, trace.name) == (TraceKind.REDACTION, "shape that may cover text")
    assert trace.text == CONCEALED
    assert letter.text() == CONCEALED


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(shape(behind="1"), id="behind the text"),
        pytest.param(shape(wrap="<wp:wrapSquare/>"), id="text flows around it"),
        pytest.param(shape(fill="<a:noFill/>"), id="an empty frame"),
        pytest.param(shape(fill=THEME.format("bg1")), id="a white box to write in"),
        pytest.param(shape(fill=CLEAR), id="see-through"),
        pytest.param(shape(high=18_000), id="a line"),
        pytest.param(shape(wide=36_000), id="a bar"),
        pytest.param(shape(fill=THEME.format("accent1"), high=1_800_000), id="a coloured panel"),
        pytest.param(shape(frame="page", down=180_000), id="a banner at the top of the page"),
        pytest.param(shape(frame="topMargin"), id="in the margin"),
        pytest.param(shape(text=WORDS), id="a box with words of its own"),
        pytest.param(
            paragraph(
                run(CONCEALED),
                OLDER.format(style=OLDER_SIZE, more='fillcolor="black" filled="f"'),
            ),
            id="an older Word's frame",
        ),
        pytest.param(
            paragraph(
                run(CONCEALED),
                OLDER.format(
                    style=OLDER_SIZE.replace("z-index:1", "z-index:-1"), more='fillcolor="black"'
                ),
            ),
            id="an older Word's shape behind the text",
        ),
    ],
)
def test_an_ordinary_shape_is_not_told(body: str) -> None:
    """Banners, frames and lines are in most letterheads."""
    assert Hidden(body=body).read().traces == ()
