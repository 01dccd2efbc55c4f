"""Files that are built into a Word letter are handed on to be read, and each is told."""

import pytest

from checker.model import Part, Read, TraceKind
from checker.reading import read
from tests.builders.docx_files import docx, lines, paragraph, part, relationships, run
from tests.builders.docx_hidden import CONCEALED, PLAIN, TWIN, Hidden
from tests.builders.metafiles import bitmap, emf, text
from tests.builders.ole_files import compound, native, packaged

INNER = docx(lines(CONCEALED))
SOURCE = "C:\\Users\\k.moss\\hale.txt"
OBJECT = compound(native(packaged("hale.txt", CONCEALED.encode(), source=SOURCE)))
PAGE = f"<html><body><p>{CONCEALED}</p></body></html>".encode()
RICH = f"{{\\rtf1 {CONCEALED}\\par}}".encode()
MESSAGE = (
    f"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>{CONCEALED}</p>\r\n"
).encode()
CHART: dict[str, str | bytes] = {
    "word/charts/chart1.xml": part("x", ""),
    "word/charts/_rels/chart1.xml.rels": relationships(
        ("rId1", "package", "../embeddings/book.docx")
    ),
    "word/embeddings/book.docx": INNER,
}
PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="3600000" cy="1800000"/><a:graphic><a:graphicData>'
    '<pic:pic><pic:blipFill><a:blip r:embed="{link}"/>{crop}</pic:blipFill></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
IMAGE = (("rId4", "image", "media/image1.png"),)
SHOWN = paragraph(PLAIN, PICTURE.format(link="rId4", crop=""))


def built(kind: str, target: str, data: bytes, body: str = "") -> Hidden:
    """Give a letter with one part built in."""
    return Hidden(
        body=paragraph(PLAIN) + body,
        links=(("rId9", kind, target),),
        parts={f"word/{target}": data},
    )


@pytest.mark.parametrize(
    ("hidden", "name", "file"),
    [
        pytest.param(
            built("oleObject", "embeddings/oleObject1.bin", OBJECT),
            "embedded object",
            "hale.txt",
            id="packed object",
        ),
        pytest.param(
            built("package", "embeddings/hale.docx", INNER),
            "embedded file",
            "hale.docx",
            id="Word letter",
        ),
        pytest.param(
            built("aFChunk", "afchunk.htm", PAGE, '<w:altChunk r:id="rId9"/>'),
            "another document",
            "afchunk.htm",
            id="page of the web as part of the letter",
        ),
        pytest.param(
            built("aFChunk", "chunk.rtf", RICH, '<w:altChunk r:id="rId9"/>'),
            "another document",
            "chunk.rtf",
            id="rich text as part of the letter",
        ),
        pytest.param(
            built("aFChunk", "chunk.mht", MESSAGE, '<w:altChunk r:id="rId9"/>'),
            "another document",
            "chunk.mht",
            id="saved page of the web as part of the letter",
        ),
        pytest.param(
            built("aFChunk", "chunk.txt", CONCEALED.encode(), '<w:altChunk r:id="rId9"/>'),
            "another document",
            "chunk.txt",
            id="plain text as part of the letter",
        ),
        pytest.param(
            built("aFChunk", "chunk.docx", INNER, '<w:altChunk r:id="rId9"/>'),
            "another document",
            "chunk.docx",
            id="letter as part of the letter",
        ),
        pytest.param(
            built("subDocument", "sub.docx", INNER, '<w:subDoc r:id="rId9"/>'),
            "another document",
            "sub.docx",
            id="chapter",
        ),
        pytest.param(
            Hidden(
                body=paragraph(PLAIN), links=(("rId9", "chart", "charts/chart1.xml"),), parts=CHART
            ),
            "workbook of a chart",
            "book.docx",
            id="data of a chart",
        ),
        pytest.param(
            Hidden(body=paragraph(PLAIN), parts={"word/old.docx": INNER}),
            "part that nothing points at",
            "old.docx",
            id="left-over letter",
        ),
    ],
)
def test_a_file_that_is_built_in_is_told_and_read(hidden: Hidden, name: str, file: str) -> None:
    """It is a trace with its name, and a document of its own that every check looks at."""
    letter, inner = read("letter.docx", hidden.data())

    (trace,) = (one for one in letter.traces if one.kind is TraceKind.EMBEDDED)
    assert (trace.name, trace.text, trace.part) == (name, file, Part.ATTACHMENT)
    assert inner.name == f"letter.docx/{file}"
    assert any(CONCEALED in line.text for line in inner.lines)
    assert letter.read is Read.WHOLE
    assert not letter.gaps


def test_a_letter_without_anything_built_in_is_alone() -> None:
    """The twin has nothing in it, and says nothing."""
    (letter,) = read("letter.docx", TWIN)

    assert letter.traces == ()


def test_where_a_built_in_file_came_from_is_told() -> None:
    """The path holds somebody's name."""
    letter = built("oleObject", "embeddings/oleObject1.bin", OBJECT).read()

    paths = [one.text for one in letter.traces if one.name == "path of a file built in"]
    assert paths == [SOURCE, "C:\\Temp\\hale.txt"]
    assert SOURCE in letter.text(Part.METADATA)


def test_the_words_of_a_left_over_part_are_hidden_text() -> None:
    """What nothing points at is still in the zip, and is text that nobody sees."""
    old = part("document", f"<w:body>{paragraph(run(CONCEALED))}</w:body>")
    letter = Hidden(body=paragraph(PLAIN), parts={"word/old.xml": old}).read()

    kinds = [(one.kind, one.name, one.text) for one in letter.traces]
    assert kinds == [
        (TraceKind.EMBEDDED, "part that nothing points at", "old.xml"),
        (TraceKind.HIDDEN_TEXT, "unused", CONCEALED),
    ]
    assert letter.read is Read.WHOLE


def test_a_list_of_colours_that_nothing_points_at_is_no_secret() -> None:
    """Some programs write a theme too many; one that holds words is said."""
    root = '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="x">{}'
    for words, told in (("", []), (CONCEALED, ["part that nothing points at", "unused"])):
        theme = root.format(f"<a:t>{words}</a:t></a:theme>")
        letter = Hidden(body=paragraph(PLAIN), parts={"word/theme/theme2.xml": theme}).read()

        assert [one.name for one in letter.traces] == told


def test_a_picture_is_handed_on_with_its_size() -> None:
    """Its words are for whoever reads pictures; twice shown it is one, at its larger size."""
    small = PICTURE.format(link="rId4", crop="").replace("3600000", "360000")
    reading = Hidden(
        body=SHOWN + paragraph(small), links=IMAGE, parts={"word/media/image1.png": b"\x89PNG"}
    ).reading()

    ((data, gap),) = reading.pictures
    assert data == b"\x89PNG"
    assert (gap.code, gap.area_mm2, gap.part) == ("unread.scan", 5000, Part.IMAGE)
    assert reading.document.gaps == ()
    assert reading.document.traces == ()


@pytest.mark.parametrize(
    "part_name",
    [
        pytest.param("header1.xml", id="header"),
        pytest.param("footnotes.xml", id="notes"),
    ],
)
def test_a_picture_of_another_part_is_found_by_that_parts_links(part_name: str) -> None:
    """A header's links are its own: the same id means another file in the body."""
    note = f'<w:footnote w:id="2">{SHOWN}</w:footnote>'
    inside = part("hdr", SHOWN) if part_name == "header1.xml" else part("footnotes", note)
    reading = Hidden(
        body=paragraph(PLAIN) + '<w:sectPr><w:headerReference r:id="rId5"/></w:sectPr>',
        links=(("rId5", part_name.removesuffix("1.xml").removesuffix(".xml"), part_name),),
        parts={
            f"word/{part_name}": inside,
            f"word/_rels/{part_name}.rels": relationships(("rId4", "image", "media/logo.png")),
            "word/media/logo.png": b"logo",
        },
    ).reading()

    assert [one.data for one in reading.pictures] == [b"logo"]


def test_a_picture_that_no_page_shows_is_told_and_handed_on() -> None:
    """Cut from the page it is still in the file."""
    reading = Hidden(
        body=paragraph(PLAIN), links=IMAGE, parts={"word/media/image1.png": b"\x89PNG"}
    ).reading()

    (trace,) = reading.document.traces
    assert (trace.kind, trace.name) == (TraceKind.EMBEDDED, "picture that no page shows")
    assert [one.data for one in reading.pictures] == [b"\x89PNG"]


def test_the_words_of_a_drawn_picture_are_read() -> None:
    """A picture in SVG is text."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg"><text x="1">{CONCEALED}</text></svg>'
    letter = Hidden(
        body=SHOWN,
        links=(("rId4", "image", "media/image1.svg"),),
        parts={"word/media/image1.svg": svg},
    ).read()

    assert letter.text(Part.IMAGE) == CONCEALED
    assert letter.read is Read.WHOLE


@pytest.mark.parametrize(
    ("drawing", "read"),
    [
        pytest.param(emf(text(CONCEALED)), Read.WHOLE, id="words alone"),
        pytest.param(emf(text(CONCEALED), bitmap(800, 600)), Read.PARTLY, id="and a photograph"),
    ],
)
def test_the_words_of_a_windows_drawing_are_read(drawing: bytes, read: Read) -> None:
    """Office keeps the picture of a built-in file as such; it is read unless it shows more."""
    letter = Hidden(
        body=SHOWN + SHOWN,
        links=(("rId4", "image", "media/image1.emf"),),
        parts={"word/media/image1.emf": drawing},
    ).read()

    assert letter.text(Part.IMAGE) == CONCEALED
    assert letter.read is read


@pytest.mark.parametrize(
    ("crop", "told"),
    [
        pytest.param('<a:srcRect l="25000" b="50000"/>', ["62%"], id="two sides"),
        pytest.param('<a:srcRect r="40%"/>', ["40%"], id="in percent"),
        pytest.param('<a:srcRect l="200" t="-5000"/>', [], id="a rounded frame"),
        pytest.param("<a:srcRect/>", [], id="nothing"),
    ],
)
def test_a_cropped_picture_is_told(crop: str, told: list[str]) -> None:
    """What is cut off is only hidden: anybody can pull the frame open again."""
    letter = Hidden(
        body=paragraph(PICTURE.format(link="rId4", crop=crop)),
        links=IMAGE,
        parts={"word/media/image1.png": b"\x89PNG"},
    ).read()

    found = [one for one in letter.traces if one.kind is TraceKind.REDACTION]
    assert [one.name for one in found] == ["cropped picture"] * len(told)
    assert [one.text.split(" ")[0] for one in found] == told


def test_a_cropped_picture_of_an_older_word_is_told() -> None:
    """It counts in 65,536ths."""
    shape = '<v:shape style="width:100pt;height:50pt"><v:imagedata r:id="rId4" cropleft="{}f"/>'
    found = []
    for cut in ("16384", "0"):
        body = paragraph(f"<w:r><w:pict>{shape.format(cut)}</v:shape></w:pict></w:r>")
        letter = Hidden(body=body, links=IMAGE, parts={"word/media/image1.png": b"BM"}).read()
        found.append([one.text.split(" ")[0] for one in letter.traces])

    assert found == [["25%"], []]


def test_the_small_picture_of_the_first_page_is_told() -> None:
    """It can show the letter as it was before the last change."""
    letter = Hidden(
        body=paragraph(PLAIN),
        package_links=(("rId9", "thumbnail", "docProps/thumbnail.jpeg"),),
        parts={"docProps/thumbnail.jpeg": b"\xff\xd8\xff"},
    ).read()

    assert [(one.kind, one.name) for one in letter.traces] == [
        (TraceKind.IMAGE_DATA, "small picture")
    ]
