"""Every place of an OpenDocument letter where something can hide is found; its twin is quiet."""

from dataclasses import dataclass, field

import pytest

from checker.model import Document, TraceKind
from checker.reading.asking import Asked, Reading
from checker.reading.odf import odt_reading
from tests.builders.odf_files import (
    PIXEL,
    content,
    frame,
    lines,
    master,
    meta,
    odf,
    p,
    part,
    picture,
    settings,
    shared,
    span,
    style,
)

KEPT = "Flat 3, 17 Larkspur Lane"
LETTER = lines("Dear Ms Hale", "Your hearing is on Monday.")
EVERYDAY = frozenset((TraceKind.HIGHLIGHT,))
PICTURE = {"Pictures/crest.png": PIXEL}
CHANGE = (
    "<office:change-info><dc:creator>Kit Moss</dc:creator>"
    "<dc:date>2026-03-02T09:00:00</dc:date></office:change-info>"
)
MACRO = (
    '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1">'
    "Sub Main : {} : End Sub</script:module>"
)
SHEET = "application/vnd.oasis.opendocument.spreadsheet"
CHART = "application/vnd.oasis.opendocument.chart"


@dataclass(frozen=True, slots=True)
class Made:
    """A letter with something in it."""

    body: str = ""
    styles: str = ""
    before: str = ""
    parts: dict[str, str | bytes] = field(default_factory=dict)
    media: dict[str, str] = field(default_factory=dict)
    unlisted: dict[str, str | bytes] = field(default_factory=dict)

    def read(self) -> Reading:
        """Read it."""
        data = odf(
            LETTER + self.body,
            styles=self.styles,
            before=self.before,
            parts=self.parts,
            media=self.media,
            unlisted=self.unlisted,
        )
        return odt_reading(Asked(name="letter.odt", data=data))


@dataclass(frozen=True, slots=True)
class Kind:
    """One way to hide: the letter that does, its twin that does not, and what is to be told."""

    hides: Made
    twin: Made
    trace: TraceKind
    name: str = ""
    author: str = ""


def _tracked(kind: str, inside: str, where: str) -> Made:
    changes = (
        f'<text:tracked-changes><text:changed-region text:id="c1"><text:{kind}>{CHANGE}{inside}'
        f"</text:{kind}></text:changed-region></text:tracked-changes>"
    )
    return Made(changes + p("Come on ", where, "Monday."))


def _styled(said: str, family: str = "text", inside: str = "") -> Made:
    body = p(span(KEPT, "T1")) if family == "text" else p(KEPT, style="T1")
    return Made(body, styles=style("T1", family, said, inside))


def _object(kind: str, inside: str) -> Made:
    return Made(
        p(frame('<draw:object xlink:href="./Object 1"/>')),
        parts={"Object 1/content.xml": inside},
        media={"Object 1/": kind},
    )


def _header(shown: str) -> Made:
    inside = f'<style:header style:display="{shown}">{p(KEPT)}</style:header>'
    return Made(parts={"styles.xml": shared(masters=master(inside))})


HIDDEN = TraceKind.HIDDEN_TEXT
KINDS = {
    "tracked deletion": Kind(
        _tracked("deletion", p(KEPT), '<text:change text:change-id="c1"/>'),
        Made(p("Come on Monday.")),
        TraceKind.DELETION,
        author="Kit Moss",
    ),
    "tracked insertion": Kind(
        _tracked(
            "insertion",
            "",
            f'<text:change-start text:change-id="c1"/>{KEPT}<text:change-end text:change-id="c1"/>',
        ),
        Made(p(KEPT)),
        TraceKind.INSERTION,
        author="Kit Moss",
    ),
    "comment": Kind(
        Made(
            p(
                f"Come<office:annotation><dc:creator>Kit Moss</dc:creator>{p(KEPT)}"
                "</office:annotation> on Monday."
            )
        ),
        Made(p("Come on Monday.")),
        TraceKind.COMMENT,
        author="Kit Moss",
    ),
    "hidden text": Kind(
        Made(
            p(
                f'<text:hidden-text text:condition="ooow:TRUE" text:string-value="{KEPT}"'
                ' text:is-hidden="true"/>'
            )
        ),
        Made(
            p(
                f'<text:hidden-text text:condition="0" text:string-value="{KEPT}">{KEPT}'
                "</text:hidden-text>"
            )
        ),
        HIDDEN,
        "hidden",
    ),
    "hidden paragraph": Kind(
        Made(p(f'<text:hidden-paragraph text:condition="ooow:TRUE" text:is-hidden="true"/>{KEPT}')),
        Made(p(f'<text:hidden-paragraph text:is-hidden="false"/>{KEPT}')),
        HIDDEN,
        "hidden",
    ),
    "hidden section": Kind(
        Made(f'<text:section text:name="S" text:display="none">{p(KEPT)}</text:section>'),
        Made(f'<text:section text:name="S">{p(KEPT)}</text:section>'),
        HIDDEN,
        "hidden",
    ),
    "style that is not shown": Kind(
        _styled('text:display="none"'), _styled('text:display="true"'), HIDDEN, "hidden"
    ),
    "conditional text": Kind(
        Made(
            p(
                '<text:conditional-text text:condition="ooow:TRUE" text:string-value-if-true="yes"'
                f' text:string-value-if-false="{KEPT}">yes</text:conditional-text>'
            )
        ),
        Made(
            p(
                '<text:conditional-text text:condition="ooow:TRUE" text:string-value-if-true="yes"'
                ' text:string-value-if-false="yes">yes</text:conditional-text>'
            )
        ),
        HIDDEN,
        "hidden",
    ),
    "user field": Kind(
        Made(
            '<text:user-field-decls><text:user-field-decl office:value-type="string"'
            f' office:string-value="{KEPT}" text:name="Home"/></text:user-field-decls>'
        ),
        Made(
            '<text:user-field-decls><text:user-field-decl office:value-type="string"'
            ' office:string-value="Monday" text:name="Day"/></text:user-field-decls>'
        ),
        TraceKind.METADATA,
        "variable Home",
    ),
    "header that is switched off": Kind(_header("false"), _header("true"), HIDDEN, "unused"),
    "master page that is not used": Kind(
        Made(
            parts={
                "styles.xml": shared(
                    masters=master("") + master(f"<style:footer>{p(KEPT)}</style:footer>", "Other")
                )
            }
        ),
        Made(
            p("end", style="P9"),
            styles='<style:style style:name="P9" style:family="paragraph"'
            ' style:master-page-name="Other"/>',
            parts={
                "styles.xml": shared(
                    masters=master("") + master(f"<style:footer>{p(KEPT)}</style:footer>", "Other")
                )
            },
        ),
        HIDDEN,
        "unused",
    ),
    "frame that is not shown": Kind(
        Made(
            p(frame(f"<draw:text-box>{p(KEPT)}</draw:text-box>", attributes='draw:display="none"'))
        ),
        Made(p(frame(f"<draw:text-box>{p(KEPT)}</draw:text-box>"))),
        HIDDEN,
        "hidden",
    ),
    "description of a picture": Kind(
        Made(p(picture(inside=f"<svg:desc>{KEPT}</svg:desc>")), parts=dict(PICTURE)),
        Made(p(picture()), parts=dict(PICTURE)),
        HIDDEN,
        "alternative-text",
    ),
    "white text": Kind(
        _styled('fo:color="#ffffff"'),
        _styled('fo:color="#ffffff" fo:background-color="#000080"'),
        HIDDEN,
        "white",
    ),
    "black bar": Kind(
        _styled('fo:color="#000000" fo:background-color="#000000"'),
        _styled('style:use-window-font-color="true" fo:background-color="#000000"'),
        TraceKind.REDACTION,
        "covered text",
    ),
    "tiny text": Kind(_styled('fo:font-size="1pt"'), _styled('fo:font-size="9pt"'), HIDDEN, "tiny"),
    "database source in the settings": Kind(
        Made(parts={"settings.xml": settings("CurrentDatabaseDataSource", KEPT)}),
        Made(parts={"settings.xml": settings("CurrentDatabaseDataSource", "")}),
        TraceKind.METADATA,
        "database source",
    ),
    "property": Kind(
        Made(parts={"meta.xml": meta(f"<dc:title>{KEPT}</dc:title>")}),
        Made(parts={"meta.xml": meta("<meta:generator>Writer</meta:generator>")}),
        TraceKind.METADATA,
        "title",
    ),
    "property of somebody's own": Kind(
        Made(
            parts={
                "meta.xml": meta(f'<meta:user-defined meta:name="Home">{KEPT}</meta:user-defined>')
            }
        ),
        Made(parts={"meta.xml": meta('<meta:user-defined meta:name="Home"/>')}),
        TraceKind.METADATA,
        "property Home",
    ),
    "editing time": Kind(
        Made(parts={"meta.xml": meta("<meta:editing-duration>PT2H3M</meta:editing-duration>")}),
        Made(parts={"meta.xml": meta("<meta:editing-duration>PT0S</meta:editing-duration>")}),
        TraceKind.METADATA,
        "editing time",
    ),
    "small picture of the first page": Kind(
        Made(parts={"Thumbnails/thumbnail.png": PIXEL}), Made(), TraceKind.METADATA, "thumbnail"
    ),
    "earlier version": Kind(
        Made(parts={"Versions/Version1": odf(lines(KEPT))}),
        Made(),
        TraceKind.REDACTION,
        "earlier version",
    ),
    "object": Kind(
        _object(SHEET, content(lines(KEPT), kind="spreadsheet")),
        _object(CHART, part("document-content", f"<office:chart>{p('Cases')}</office:chart>")),
        TraceKind.EMBEDDED,
        "embedded object",
    ),
    "macro": Kind(
        Made(parts={"Basic/Standard/Module1.xml": MACRO.format(KEPT)}),
        Made(parts={"Basic/Standard/script-lb.xml": "<library/>"}),
        TraceKind.ACTIVE,
        "macro",
    ),
    "part that the manifest does not list": Kind(
        Made(unlisted={"Pictures/notes.txt": KEPT}),
        Made(unlisted={"layout-cache": b"\1"}),
        TraceKind.EMBEDDED,
        "file that the document does not list",
    ),
}


def found(document: Document, kind: Kind) -> bool:
    """Say whether a trace tells of what is kept back as it should."""
    return any(
        (one.kind, one.name, one.author) == (kind.trace, kind.name, kind.author)
        for one in document.traces
    )


@pytest.mark.parametrize("kind", [pytest.param(kind, id=name) for name, kind in KINDS.items()])
def test_what_hides_is_found_and_named(kind: Kind) -> None:
    """A trace says what it is, and the words go through every other check, or are held."""
    reading = kind.hides.read()

    assert found(reading.document, kind), reading.document.traces
    no_words = ("editing time", "thumbnail")
    in_lines = any(KEPT in line.text for line in reading.document.lines)
    assert in_lines or reading.held or kind.name in no_words


@pytest.mark.parametrize("kind", [pytest.param(kind, id=name) for name, kind in KINDS.items()])
def test_the_twin_is_quiet(kind: Kind) -> None:
    """The same letter without it, or with it in plain sight, raises nothing."""
    reading = kind.twin.read()

    told = [one for one in reading.document.traces if one.kind not in EVERYDAY]
    assert told == []
    assert reading.document.gaps == ()
    assert reading.held == ()


def test_hidden_words_never_mix_with_those_that_are_seen() -> None:
    """What is deleted, hidden or in a comment does not stand in the line that a person reads."""
    made = _tracked("deletion", p("never"), '<text:change text:change-id="c1"/>')

    seen = [one.text for one in made.read().document.lines if one.hidden is None]

    assert "Come on Monday." in seen
    assert "never" not in " ".join(seen)


def test_what_would_run_or_be_fetched_is_said() -> None:
    """Pictures and sections from afar, and what runs at opening, are named."""
    made = Made(
        p(frame('<draw:image xlink:href="https://track.example/a.png"/>'))
        + '<text:section text:name="S"><text:section-source xlink:href="../other.odt"/>'
        + "</text:section>",
        before="<office:scripts><office:event-listeners><script:event-listener"
        ' script:event-name="dom:load" xlink:href="vnd.sun.star.script:Standard.Module1.Main"/>'
        "</office:event-listeners></office:scripts>",
    )

    document = made.read().document

    told = {one.name for one in document.traces if one.kind is TraceKind.ACTIVE}
    assert told == {"picture from the internet", "linked file", "macro"}
    assert [gap.code for gap in document.gaps] == ["unread.scan"]


def test_a_cropped_picture_is_said() -> None:
    """What is cut off at the side is still in the file."""
    cut = style(
        "fr1", "graphic", inside='<style:graphic-properties fo:clip="rect(0cm, 1cm, 0cm, 0cm)"/>'
    )
    shown = frame(
        '<draw:image xlink:href="Pictures/crest.png"/>', attributes='draw:style-name="fr1"'
    )

    document = Made(p(shown), styles=cut, parts=dict(PICTURE)).read().document

    assert [one.name for one in document.traces] == ["cropped picture"]


def test_a_picture_keeps_its_size() -> None:
    """Two centimetres by one, so that a scan that fills the page is told from a small crest."""
    (shown,) = Made(p(picture()), parts=dict(PICTURE)).read().pictures

    assert shown.data == PIXEL
    assert shown.gap.area_mm2 == pytest.approx(200.0)
