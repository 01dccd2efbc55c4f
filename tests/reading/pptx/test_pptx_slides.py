"""A slide show is read slide by slide: what it shows, what it hides, what it carries."""

import contextlib
import random

import pytest

from checker.model import Concealment, Document, FileKind, Part, TraceKind
from checker.reading import read
from checker.reading.asking import Asked
from checker.reading.pptx import pptx_reading
from checker.reading.refusal import Unreadable
from checker.reading.sniff import kind_of
from tests.builders.docx_files import relationships
from tests.builders.pptx_files import part, picture, pptx, run, shape, slide, table, xfrm

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
WHITE = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
BLUE = '<a:solidFill><a:srgbClr val="0000AA"/></a:solidFill>'
COVER = shape("", at=(0, 0, 200, 100), fill=BLUE)


def document(data: bytes) -> Document:
    """Read a slide show, and give it alone."""
    return pptx_reading(Asked(name="talk.pptx", data=data)).document


def hidden(found: Document, text: str) -> Concealment | None:
    """Give why a line is hidden."""
    [line] = [line for line in found.lines if line.text == text]
    return line.hidden


def test_slides_are_read_in_order_title_first_then_as_a_person_reads() -> None:
    """The order in which shapes were drawn does not count."""
    first = slide(
        shape("right", at=(120, 60)),
        shape("left", at=(10, 60)),
        shape("Families", at=(10, 150), placeholder='type="title"'),
    )

    found = document(pptx(first, slide(shape("second slide"))))

    body = [(line.text, line.page) for line in found.lines if line.part is Part.BODY]
    assert body == [("Families", 1), ("left", 1), ("right", 1), ("second slide", 2)]
    assert kind_of(pptx(first)) is FileKind.PPTX


def test_breaks_runs_fields_and_cells_are_lines_with_their_places() -> None:
    """A run is no word: pieces are put together, and a break parts lines."""
    text = f"{run('14 Orch')}{run('ard Close')}<a:br/>{run('Millbrook')}<a:fld>{run('x')}</a:fld>"
    found = document(pptx(slide(shape(text), table(("Name", "Age"), ("Erin", "7")))))

    texts = [line.text for line in found.lines if line.part is Part.BODY]
    assert texts == ["14 Orchard Close", "Millbrookx", "Name", "Age", "Erin", "7"]
    cells = [line.cell for line in found.lines if line.cell]
    assert [(one.row, one.column, one.columns) for one in cells][-1] == (1, 1, 2)
    assert found.lines[0].box == (10, 10, 110, 20)


HIDING = [
    pytest.param(slide(shape("secret"), attributes='show="0"'), Concealment.HIDDEN, id="slide"),
    pytest.param(slide(shape("secret", about='hidden="1"')), Concealment.HIDDEN, id="shape"),
    pytest.param(slide(shape("secret", at=(300, 10))), Concealment.OFF_PAGE, id="off the slide"),
    pytest.param(slide(shape(run("secret", WHITE))), Concealment.WHITE, id="white on white"),
    pytest.param(
        slide(shape(run("secret", attributes='sz="100"'))), Concealment.TINY, id="tiny letters"
    ),
    pytest.param(slide(shape("secret"), COVER), Concealment.COVERED, id="under a shape"),
    pytest.param(
        slide(shape("", about='descr="secret"')), Concealment.ALTERNATIVE, id="words for a picture"
    ),
    pytest.param(
        slide(table(("a", "secret"), attributes='hMerge="1"').replace("secret", "secret")),
        Concealment.HIDDEN,
        id="cell under a merged one",
    ),
]


@pytest.mark.parametrize(
    ("colours", "why"), [(2, Concealment.COVERED), (6, None)], ids=["opaque", "with alpha"]
)
def test_words_under_a_picture_are_covered(colours: int, why: Concealment | None) -> None:
    """A picture that lets nothing through covers a text that it lies over altogether."""
    png = b"\x89PNG\r\n\x1a\n" + bytes(17) + bytes([colours]) + b"IDAT"
    made = pptx(
        slide(shape("secret", at=(12, 102, 30, 10)), shape("seen"), picture("rId1")),
        links={1: (("rId1", "image", "../media/a.png"),)},
        parts={"ppt/media/a.png": png},
    )

    found = document(made)

    assert hidden(found, "secret") is why
    assert hidden(found, "seen") is None


@pytest.mark.parametrize(("made", "why"), HIDING)
def test_what_a_slide_hides_is_a_line_and_a_trace(made: str, why: Concealment) -> None:
    """Each way of hiding has its own name, and stands on its slide."""
    found = document(pptx(made))

    assert hidden(found, "secret") is why
    kinds = (TraceKind.HIDDEN_TEXT, TraceKind.REDACTION)
    [trace] = [one for one in found.traces if one.kind in kinds and one.text == "secret"]
    assert trace.page == 1
    assert trace.span is not None


SHOWING = [
    pytest.param(slide(shape("secret"), attributes='show="1"'), id="slide"),
    pytest.param(slide(shape("secret", about='hidden="0"')), id="shape"),
    pytest.param(slide(shape("secret", at=(200, 10))), id="partly off the slide"),
    pytest.param(slide(shape(run("secret", WHITE), fill=BLUE)), id="white on blue"),
    pytest.param(slide(COVER, shape(run("secret", WHITE))), id="white before a blue shape"),
    pytest.param(slide(COVER, shape("secret")), id="over a shape"),
    pytest.param(slide(shape("secret"), shape("", at=(0, 0, 200, 100))), id="under a clear shape"),
    pytest.param(slide(shape("secret"), COVER, after="<p:timing/>"), id="a shape that goes away"),
    pytest.param(slide(shape(run("secret", attributes='sz="900"'))), id="small letters"),
    pytest.param(slide(table(("a", "secret"))), id="cell"),
]


@pytest.mark.parametrize("made", SHOWING)
def test_quiet_when_a_person_sees_it(made: str) -> None:
    """The twin of each way of hiding."""
    found = document(pptx(made))

    assert hidden(found, "secret") is None
    assert not [one for one in found.traces if one.kind is not TraceKind.METADATA]


def test_a_hidden_group_hides_what_is_in_it_and_a_moved_one_moves_it() -> None:
    """Places in a group are counted from the group."""
    moved = (
        f"<p:grpSp><p:nvGrpSpPr><p:cNvPr id='3' name='G'/></p:nvGrpSpPr><p:grpSpPr>"
        f"{xfrm(300, 0, 100, 20).replace('</a:xfrm>', '')}"
        '<a:chOff x="0" y="0"/><a:chExt cx="3600000" cy="720000"/></a:xfrm></p:grpSpPr>'
        f"{shape('secret', at=(0, 0))}</p:grpSp>"
    )

    assert hidden(document(pptx(slide(moved))), "secret") is Concealment.OFF_PAGE
    gone = moved.replace("name='G'", "name='G' hidden='1'")
    assert hidden(document(pptx(slide(gone))), "secret") is Concealment.HIDDEN


def test_a_slide_that_no_list_names_is_read_as_unused() -> None:
    """It stays in the file although nobody sees it."""
    found = document(pptx(slide(shape("shown")), slide(shape("left over")), unlisted=(2,)))

    assert hidden(found, "left over") is Concealment.UNUSED
    assert hidden(found, "shown") is None


def test_notes_are_hidden_text_of_their_slide() -> None:
    """Whoever gets the file reads what the speaker wrote."""
    notes = part(
        "p:notes",
        "<p:cSld><p:spTree>"
        + shape("Do not mention Dove House", placeholder='type="body" idx="1"')
        + shape("7", placeholder='type="sldNum"')
        + "</p:spTree></p:cSld>",
    )
    data = pptx(
        slide(shape("shown")),
        links={1: (("rId1", "notesSlide", "../notesSlides/notesSlide1.xml"),)},
        parts={"ppt/notesSlides/notesSlide1.xml": notes},
    )

    found = document(data)

    assert hidden(found, "Do not mention Dove House") is Concealment.HIDDEN
    assert found.gaps == ()
    [trace] = [one for one in found.traces if one.kind is TraceKind.HIDDEN_TEXT]
    assert trace.page == 1


OLD = (
    part("p:cmAuthorLst", '<p:cmAuthor id="0" name="Kit Moss"/>'),
    part("p:cmLst", '<p:cm authorId="0"><p:text>Why her?</p:text></p:cm>'),
)
NEW = (
    part("p188:authorLst", '<p188:author id="{A}" name="Kit Moss" userId="kit@moss.example"/>'),
    part(
        "p188:cmLst",
        '<p188:cm authorId="{A}"><p188:replyLst><p188:reply authorId="{A}"><p188:txBody><a:p>'
        f"{run('Her')}</a:p></p188:txBody></p188:reply></p188:replyLst>"
        f"<p188:txBody><a:p>{run('Why her?')}</a:p></p188:txBody></p188:cm>",
    ),
)


@pytest.mark.parametrize(
    ("written", "kind", "count"),
    [
        pytest.param(OLD, "commentAuthors", 1, id="older"),
        pytest.param(NEW, "authors", 2, id="with answers"),
    ],
)
def test_comments_are_told_with_their_authors(
    written: tuple[str, str], kind: str, count: int
) -> None:
    """Both ways of keeping comments are read."""
    data = pptx(
        slide(shape("shown")),
        main_links=(("rIdA", kind, "who.xml"),),
        links={1: (("rId1", "comments", "../comments/comment1.xml"),)},
        parts={"ppt/who.xml": written[0], "ppt/comments/comment1.xml": written[1]},
    )

    found = document(data)

    comments = [one for one in found.traces if one.kind is TraceKind.COMMENT]
    assert len(comments) == count
    assert ("Why her?", "Kit Moss", 1) in [(one.text, one.author, one.page) for one in comments]
    assert any(one.name == "reviewer" and one.text == "Kit Moss" for one in found.traces)
    assert found.gaps == ()


def test_a_picture_is_handed_on_with_its_size_and_slide_and_a_cut_one_is_told() -> None:
    """What was cut off is still in the file."""
    data = pptx(
        slide(),
        slide(picture("rId1", crop='l="40000"')),
        links={2: (("rId1", "image", "../media/image1.png"),)},
        parts={"ppt/media/image1.png": PNG},
    )

    reading = pptx_reading(Asked(name="talk.pptx", data=data))

    [one] = reading.pictures
    assert (one.data, one.gap.page, one.gap.area_mm2) == (PNG, 2, 2000.0)
    assert [t.name for t in reading.document.traces if t.kind is TraceKind.REDACTION] == [
        "cropped picture"
    ]


BESIDE = [
    pytest.param(
        ("rId1", "package", "../embeddings/Book.xlsx"),
        {"ppt/embeddings/Book.xlsx": b"Dear Erin"},
        (TraceKind.EMBEDDED, "embedded file", "Book.xlsx"),
        id="embedded workbook",
    ),
    pytest.param(
        ("rId1", "image", "https://track.example/x.png"),
        {},
        (TraceKind.ACTIVE, "picture from the internet", "https://track.example/x.png"),
        id="picture from the internet",
    ),
    pytest.param(
        ("rId1", "tags", "../tags/tag1.xml"),
        {"ppt/tags/tag1.xml": part("p:tagLst", '<p:tag name="OWNER" val="Kit Moss"/>')},
        (TraceKind.METADATA, "tag OWNER", "Kit Moss"),
        id="tag",
    ),
    pytest.param(
        ("rId1", "hyperlink", "mailto:erin@hale.example"),
        {},
        (TraceKind.METADATA, "link", "erin@hale.example"),
        id="link",
    ),
]


@pytest.mark.parametrize(("link", "parts", "told"), BESIDE)
def test_what_a_slide_carries_beside_its_words_is_told(
    link: tuple[str, str, str], parts: dict[str, str | bytes], told: tuple[TraceKind, str, str]
) -> None:
    """Nothing that a slide points at goes without a word."""
    found = document(pptx(slide(shape("shown")), links={1: (link,)}, parts=parts))

    assert told in [(one.kind, one.name, one.text) for one in found.traces]


def test_macros_small_pictures_and_properties_are_told() -> None:
    """They hang on the show itself, not on a slide."""
    core = part("cp", "<a:creator>Kit Moss</a:creator>")
    data = pptx(
        slide(shape("shown")),
        main_links=(("rIdV", "vbaProject", "vbaProject.bin"),),
        package_links=(
            ("rId2", "thumbnail", "docProps/thumbnail.jpeg"),
            ("rId3", "core-properties", "docProps/core.xml"),
        ),
        parts={
            "ppt/vbaProject.bin": b"\0macro",
            "docProps/thumbnail.jpeg": b"\xff\xd8\xff",
            "docProps/core.xml": core,
        },
    )

    told = {(one.kind, one.name) for one in document(data).traces}

    assert (TraceKind.ACTIVE, "macro") in told
    assert (TraceKind.IMAGE_DATA, "small picture") in told
    assert (TraceKind.METADATA, "author") in told


def test_a_click_that_runs_something_is_told() -> None:
    """A shape can start a program or a macro."""
    click = '<a:hlinkClick r:id="" action="ppaction://macro?name=Send"/>'

    found = document(pptx(slide(shape(run("Press", click)))))

    assert [(one.name, one.text) for one in found.traces if one.kind is TraceKind.ACTIVE] == [
        ("macro", "Send")
    ]


def test_charts_and_diagrams_give_their_words_and_their_workbooks() -> None:
    """A chart shows names and keeps the whole table."""
    chart = part("c:chartSpace", "<c:cat><c:pt><c:v>Erin Hale</c:v></c:pt></c:cat>")
    diagram = part("dgm:dataModel", f"<dgm:t><a:p>{run('Ben Hale')}</a:p></dgm:t>")
    data = pptx(
        slide(shape("shown")),
        links={
            1: (
                ("rId1", "chart", "../charts/chart1.xml"),
                ("rId2", "diagramData", "../diagrams/data1.xml"),
            )
        },
        parts={
            "ppt/charts/chart1.xml": chart,
            "ppt/charts/_rels/chart1.xml.rels": relationships(
                ("rId1", "package", "../embeddings/Book.xlsx")
            ),
            "ppt/embeddings/Book.xlsx": b"all the families",
            "ppt/diagrams/data1.xml": diagram,
        },
    )

    shown, inner = read("talk.pptx", data)

    texts = [line.text for line in shown.lines if line.hidden is None]
    assert "Erin Hale" in texts
    assert "Ben Hale" in texts
    assert inner.name == "talk.pptx/Book.xlsx"
    assert (TraceKind.EMBEDDED, "workbook of a chart") in [(t.kind, t.name) for t in shown.traces]


def _with_layout(layout: str, made: str) -> bytes:
    return pptx(
        made,
        main_links=(("rIdM", "slideMaster", "slideMasters/slideMaster1.xml"),),
        links={1: (("rId1", "slideLayout", "../slideLayouts/slideLayout1.xml"),)},
        parts={
            "ppt/slideLayouts/slideLayout1.xml": layout,
            "ppt/slideLayouts/_rels/slideLayout1.xml.rels": relationships(
                ("rId1", "slideMaster", "../slideMasters/slideMaster1.xml")
            ),
            "ppt/slideMasters/slideMaster1.xml": part(
                "p:sldMaster", '<p:clrMap bg1="lt1" tx1="dk1"/>'
            ),
            "ppt/slideMasters/_rels/slideMaster1.xml.rels": relationships(
                ("rId1", "slideLayout", "../slideLayouts/slideLayout1.xml")
            ),
        },
    )


def test_a_layout_gives_places_and_its_own_words_but_not_its_prompts() -> None:
    """A placeholder's sample text is on no slide."""
    tree = (
        shape("Click to edit", at=(20, 30), placeholder='type="title"')
        + shape("Family Courts", at=(200, 180))
        + shape("", at=(0, 0, 254, 60), fill=BLUE)
    )
    layout = part("p:sldLayout", f"<p:cSld><p:spTree>{tree}</p:spTree></p:cSld>")
    own = shape(run("Families", WHITE), at=None, placeholder='type="title"')

    found = document(_with_layout(layout, slide(own)))

    assert [line.box for line in found.lines if line.text == "Families"] == [(20, 30, 120, 50)]
    assert hidden(found, "Families") is None
    assert hidden(found, "Family Courts") is None
    assert [line.hidden for line in found.lines if line.text == "Click to edit"] == [
        Concealment.METADATA
    ]
    assert not [one for one in found.traces if one.kind is TraceKind.HIDDEN_TEXT]
    assert found.gaps == ()


def test_what_is_unknown_is_a_gap() -> None:
    """Nothing is passed over because nobody thought of it."""
    link = ("rId1", "somethingNew", "../new/new1.xml")
    parts = {"ppt/new/new1.xml": part("p:new", "")}

    found = document(pptx(slide(shape("shown")), links={1: (link,)}, parts=parts))

    assert [gap.code for gap in found.gaps] == ["unread.unsupported"]


def mutations(count: int, seed: int) -> None:
    """Change a slide show in many ways; each ends in a document or a refusal."""
    made = pptx(
        slide(shape("Erin", "14 Orchard Close"), table(("a", "b")), picture("rId1")),
        links={1: (("rId1", "image", "../media/image1.png"),)},
        parts={"ppt/media/image1.png": PNG},
    )
    chance = random.Random(seed)
    for _ in range(count):
        data = bytearray(made)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        cut = chance.randrange(len(data)) if chance.random() < 0.2 else len(data)
        with contextlib.suppress(Unreadable):
            pptx_reading(Asked(name="talk.pptx", data=bytes(data[:cut])))


def test_a_broken_show_is_a_document_or_a_refusal() -> None:
    """No change of bytes ends in anything else."""
    mutations(300, 1)


@pytest.mark.campaign
def test_many_broken_shows() -> None:
    """The same, at length."""
    mutations(5_000, 2)


def test_changed_xml_is_a_document_or_a_refusal() -> None:
    """The same inside the zip, where the checksum does not catch it."""
    made = slide(shape("Erin", "14 Orchard Close"), table(("a", "b")), picture("rId1"))
    chance = random.Random(3)
    for _ in range(300):
        letters = list(made)
        for _ in range(chance.randint(1, 4)):
            letters[chance.randrange(len(letters))] = chr(chance.randrange(32, 127))
        with contextlib.suppress(Unreadable):
            pptx_reading(Asked(name="talk.pptx", data=pptx("".join(letters))))
