"""An OpenDocument slide show is read slide by slide, with what it does not show."""

from dataclasses import dataclass, field

import pytest

from checker.model import Concealment, Document, Part, TraceKind
from checker.reading.asking import Asked, Reading
from checker.reading.odf import draw_odp_page, odp_reading
from tests.builders.odf_files import PIXEL, SLIDES, frame, meta, odf, p, shared, style

KEPT = "Flat 3, 17 Larkspur Lane"
PLACE = 'svg:x="1cm" svg:y="1cm" svg:width="8cm" svg:height="2cm"'
LAYOUT = (
    '<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="28cm"'
    ' fo:page-height="15.75cm"/></style:page-layout>'
)


def box(*texts: str, place: str = PLACE, more: str = "") -> str:
    """Give a text box."""
    inside = "".join(p(text) for text in texts)
    return frame(f"<draw:text-box>{inside}</draw:text-box>", attributes=f"{place} {more}")


def slide(*inside: str, attributes: str = "") -> str:
    """Give a slide."""
    return f'<draw:page draw:master-page-name="M" {attributes}>{"".join(inside)}</draw:page>'


def notes(text: str) -> str:
    """Give what the speaker noted."""
    inside = f"<draw:text-box>{p(text)}</draw:text-box>" if text else "<draw:text-box/>"
    return f"<presentation:notes>{frame(inside)}</presentation:notes>"


@dataclass(frozen=True, slots=True)
class Made:
    """A slide show."""

    body: str
    styles: str = ""
    master: str = ""
    parts: dict[str, str | bytes] = field(default_factory=dict)

    def data(self) -> bytes:
        """Give the file."""
        page = (
            '<style:master-page style:name="M" style:page-layout-name="L">'
            f"{self.master}</style:master-page>"
        )
        parts = {"styles.xml": shared(masters=page, layouts=LAYOUT), **self.parts}
        return odf(self.body, kind=SLIDES, styles=self.styles, parts=parts)

    def read(self) -> Reading:
        """Read it."""
        return odp_reading(Asked(name="talk.odp", data=self.data()))


def drawing_page(visibility: str) -> str:
    """Give the style of a slide that is shown or not."""
    inside = f'<style:drawing-page-properties presentation:visibility="{visibility}"/>'
    return style("dp1", "drawing-page", inside=inside)


FIRST = slide(box("Progress in March"))
NAMED = 'draw:style-name="dp1"'
KINDS: dict[str, tuple[Made, Made, Concealment]] = {
    "hidden slide": (
        Made(FIRST + slide(box(KEPT), attributes=NAMED), drawing_page("hidden")),
        Made(FIRST + slide(box(KEPT), attributes=NAMED), drawing_page("visible")),
        Concealment.HIDDEN,
    ),
    "notes of the speaker": (
        Made(slide(box("a"), notes(KEPT))),
        Made(slide(box("a"), notes(""))),
        Concealment.HIDDEN,
    ),
    "beside the slide": (
        Made(slide(box(KEPT, place='svg:x="30cm" svg:y="1cm" svg:width="8cm" svg:height="2cm"'))),
        Made(slide(box(KEPT, place='svg:x="20cm" svg:y="1cm" svg:width="8cm" svg:height="2cm"'))),
        Concealment.OFF_PAGE,
    ),
    "hidden layer": (
        Made(
            '<draw:layer-set><draw:layer draw:name="off" draw:display="none"/></draw:layer-set>'
            + slide(box(KEPT, more='draw:layer="off"'))
        ),
        Made(slide(box(KEPT, more='draw:layer="layout"'))),
        Concealment.LAYER,
    ),
    "description of a picture": (
        Made(slide(frame(f"<svg:desc>{KEPT}</svg:desc>", attributes=PLACE))),
        Made(slide(frame("<svg:desc/>", attributes=PLACE))),
        Concealment.ALTERNATIVE,
    ),
    "white on white": (
        Made(
            slide(box(f'<text:span text:style-name="T1">{KEPT}</text:span>')),
            style("T1", "text", 'fo:color="#ffffff"'),
        ),
        Made(
            slide(box(f'<text:span text:style-name="T1">{KEPT}</text:span>'), attributes=NAMED),
            style("T1", "text", 'fo:color="#ffffff"')
            + style(
                "dp1",
                "drawing-page",
                inside='<style:drawing-page-properties draw:fill="solid"'
                ' draw:fill-color="#000080"/>',
            ),
        ),
        Concealment.WHITE,
    ),
}


def names(document: Document) -> set[str]:
    """Give the names of the traces of hidden text."""
    return {one.name for one in document.traces if one.kind is TraceKind.HIDDEN_TEXT}


@pytest.mark.parametrize("name", KINDS)
def test_what_a_slide_does_not_show_is_named(name: str) -> None:
    """The words are a hidden line with its trace; the twin raises nothing."""
    hides, twin, why = KINDS[name]

    document, other = hides.read().document, twin.read().document

    assert names(document) == {why.value}
    assert any(KEPT in line.text and line.hidden is why for line in document.lines)
    assert other.traces == ()
    assert other.gaps == ()


OVER = 'svg:x="0.5cm" svg:y="0.5cm" svg:width="10cm" svg:height="4cm"'
OPAQUE = PIXEL[:25] + b"\x02" + PIXEL[26:]
"""A picture that says it has no alpha channel."""


def cover(fill: str, *, place: str = OVER) -> Made:
    """Give a slide with a box in front of its words."""
    rectangle = (
        f'<draw:custom-shape {place} draw:style-name="gr1">'
        '<draw:enhanced-geometry draw:type="ooxml-rect"/></draw:custom-shape>'
    )
    inside = f"<style:graphic-properties {fill}/>"
    return Made(slide(box(KEPT), rectangle), style("gr1", "graphic", inside=inside))


def pictured(data: bytes) -> Made:
    """Give a slide with a picture in front of its words."""
    image = frame('<draw:image xlink:href="Pictures/a.png"/>', attributes=OVER)
    return Made(slide(box(KEPT), image), parts={"Pictures/a.png": data})


BLACK = 'draw:fill="solid" draw:fill-color="#000000"'
SMALL = 'svg:x="0.5cm" svg:y="0.5cm" svg:width="3cm" svg:height="4cm"'


@pytest.mark.parametrize(
    ("made", "twins"),
    [
        (cover(BLACK), (cover(BLACK, place=SMALL), cover(f'{BLACK} draw:opacity="30%"'))),
        (pictured(OPAQUE), (pictured(PIXEL),)),
    ],
    ids=["box", "picture"],
)
def test_words_under_what_lies_over_them_are_covered(made: Made, twins: tuple[Made, ...]) -> None:
    """Only what cannot be seen through, and lies over all of a text, covers it."""
    found = made.read().document

    assert [line.hidden for line in found.lines if line.text == KEPT] == [Concealment.COVERED]
    assert [one.text for one in found.traces if one.kind is TraceKind.REDACTION] == [KEPT]
    for twin in twins:
        assert twin.read().document.traces == ()


def test_words_that_come_while_the_slide_is_shown_are_not_covered() -> None:
    """Where something comes or goes, nobody can say what lies over what in the end."""
    moves = '<anim:par xmlns:anim="a" xmlns:smil="s"><anim:set smil:targetElement="b"/></anim:par>'
    still = cover(BLACK)
    moving = Made(still.body.replace("</draw:page>", f"{moves}</draw:page>"), still.styles)

    assert moving.read().document.traces == ()


def test_the_picture_beside_a_table_is_the_table_again() -> None:
    """Programs that cannot show a table show its picture: its words are read once."""
    cells = "<table:table-row><table:table-cell><text:p>Paid</text:p></table:table-cell>"
    low = '<style:table-row-properties style:row-height="0cm"'
    for optimal, hidden in (("true", None), ("false", Concealment.TINY)):
        row = style("ro1", "table-row", inside=f'{low} style:use-optimal-row-height="{optimal}"/>')
        rows = cells.replace("-row>", '-row table:style-name="ro1">', 1) + "</table:table-row>"
        both = f'<table:table>{rows}</table:table><draw:image xlink:href="Pictures/t.svm"/>'
        made = Made(slide(frame(both, attributes=PLACE)), row, parts={"Pictures/t.svm": b"VCLMTF"})

        reading = made.read()

        assert reading.pictures == ()
        assert reading.document.gaps == ()
        assert [one.hidden for one in reading.document.lines if one.text == "Paid"] == [hidden]


def test_slides_come_in_order_with_their_places() -> None:
    """A page each, with its size; each line has its slide and its box, in reading order."""
    document = Made(slide(box("one", "two")) + slide(box("three"))).read().document

    told = [(line.text, line.page) for line in document.lines if line.part is Part.BODY]
    assert told == [("one", 1), ("two", 1), ("three", 2)]
    sizes = [(round(page.width_mm, 1), round(page.height_mm, 1)) for page in document.pages]
    assert sizes == [(280.0, 157.5)] * 2
    first, second = (line.box for line in document.lines[:2])
    assert first is not None
    assert second is not None
    assert first[3] == pytest.approx(second[1])


@pytest.mark.parametrize("name", ["office:annotation", "officeooo:annotation"])
def test_a_comment_has_its_author_and_its_slide(name: str) -> None:
    """Who wrote it, what it says, and on which slide it is; also as LibreOffice writes it."""
    comment = f"<{name}><dc:creator>Kit Moss</dc:creator>{p(KEPT)}</{name}>"

    document = Made(FIRST + slide(box("a"), comment)).read().document

    (trace,) = document.traces
    assert (trace.kind, trace.author, trace.text, trace.page) == (
        TraceKind.COMMENT,
        "Kit Moss",
        KEPT,
        2,
    )


def test_what_the_master_shows_is_read_once() -> None:
    """A name on the master page is on every slide; a placeholder's prompt is on none."""
    master = box("Northern Court Service") + box("Click to edit", more='presentation:class="title"')

    document = Made(FIRST + FIRST, master=master).read().document

    told = [line.text for line in document.lines if line.part is Part.BODY]
    assert told.count("Northern Court Service") == 1
    assert "Click to edit" not in told


def test_pictures_properties_and_pages() -> None:
    """A picture knows its slide; properties are told; each slide can be drawn."""
    shown = frame('<draw:image xlink:href="Pictures/a.png"/>', attributes=PLACE)
    made = Made(
        slide(box("a")) + slide(shown),
        parts={"Pictures/a.png": PIXEL, "meta.xml": meta(f"<dc:title>{KEPT}</dc:title>")},
    )

    reading = made.read()

    assert [(one.gap.page, one.gap.area_mm2) for one in reading.pictures] == [(2, 1600.0)]
    assert [(one.name, one.text) for one in reading.document.traces] == [("title", KEPT)]
    assert draw_odp_page(Asked(name="talk.odp", data=made.data()), 2, 200).startswith(b"\x89PNG")
