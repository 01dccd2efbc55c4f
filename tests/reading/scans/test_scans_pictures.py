"""The pictures on the pages of letters and messages are read, and their gaps go."""

import pytest
from PIL import Image

from checker.model import Document, FileKind, Gap, Line, Part, Read, Sha256, TraceKind
from checker.reading.asking import Asked, Effort, Pictured, Reading, Step
from checker.reading.assembly import numbered
from checker.reading.scans import with_pictures
from tests.builders import image_files as files
from tests.builders.metafiles import bitmap, emf, text

WORDS = files.words("Ms Aoife Brennan", "22 Larkspur Close", "HX98 3LD")
ADDRESS = files.saved(WORDS, "PNG")
LOGO = Image.new("RGB", (300, 300), "white")
LOGO.paste((10, 90, 160), (40, 40, 260, 260))
LOGO.paste((255, 255, 255), (90, 90, 210, 210))
SVG = (
    b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">'
    b"<text>14 Wharf <tspan>Terrace</tspan></text></svg>"
)
GAP = Gap(
    code="unread.scan", why="A picture was not read.", part=Part.IMAGE, page=1, area_mm2=4_000.0
)


def _document(
    *pictures: bytes, effort: Effort = Effort.CLOSE, gap: Gap = GAP, told: list[Step] | None = None
) -> Document:
    outer = Document(
        name="letter.docx",
        kind=FileKind.DOCX,
        size=1,
        sha256=Sha256("0" * 64),
        lines=numbered([Line(text="Dear Aoife"), Line(text="letter.docx", part=Part.FILENAME)]),
    )
    reading = Reading(outer, pictures=tuple(Pictured(data, gap) for data in pictures))
    steps = [] if told is None else told
    asked = Asked(name="letter.docx", data=b"", effort=effort, told=steps.append)
    return with_pictures(reading, asked)


def _words(document: Document) -> list[str]:
    return [line.text for line in document.lines if line.part is Part.IMAGE]


def test_at_first_a_picture_keeps_its_gap() -> None:
    """Before there was time to read it, a picture is one that was not read."""
    document = _document(ADDRESS, effort=Effort.QUICK)

    assert document.gaps == (GAP,)
    assert document.read is Read.PARTLY
    assert not document.settled


def test_the_words_of_a_picture_become_lines_and_its_gap_goes() -> None:
    """An address that was pasted as a picture is checked like any other."""
    told: list[Step] = []

    document = _document(ADDRESS, told=told)

    assert _words(document) == ["Ms Aoife Brennan", "22 Larkspur Close", "HX98 3LD"]
    assert not document.gaps
    assert document.read is Read.WHOLE
    assert told == [Step(0, 1, 1)]
    lines = [line for line in document.lines if line.part is Part.IMAGE]
    assert all(line.scanned and line.page == 1 and line.box is None for line in lines)
    assert len({line.block for line in lines}) == 1


def test_a_picture_with_a_place_gives_its_words_theirs() -> None:
    """Where the page says where the picture stands, its words can be pointed at."""
    gap = Gap(code="unread.scan", why="?", page=2, box=(20.0, 100.0, 90.0, 126.0), area_mm2=1_820.0)

    document = _document(ADDRESS, gap=gap)

    (street,) = [line for line in document.lines if line.text == "22 Larkspur Close"]
    assert street.page == 2
    assert street.box is not None
    assert 20 < street.box[0] < 26
    assert 106 < street.box[1] < street.box[3] < 114


@pytest.mark.parametrize(
    ("data", "area"),
    [
        pytest.param(files.saved(LOGO, "PNG"), 900.0, id="a drawing"),
        pytest.param(files.saved(LOGO, "JPEG"), None, id="a drawing of unknown size"),
        pytest.param(ADDRESS, 12.0, id="too small for words"),
        pytest.param(files.saved(Image.new("L", (600, 300), 255), "PNG"), 4_000.0, id="empty"),
    ],
)
def test_a_picture_without_words_leaves_nothing(data: bytes, area: float | None) -> None:
    """A logo that is a drawing is not something to look at on every letter."""
    document = _document(data, gap=Gap(code="unread.scan", why="?", area_mm2=area))

    assert not document.gaps
    assert not _words(document)
    assert document.read is Read.WHOLE


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\xd7\xcd\xc6\x9a" + bytes(60), id="Windows drawing"),
        pytest.param(b"\1\0\0\0" + bytes(36) + b" EMF" + bytes(60), id="enhanced drawing"),
        pytest.param(emf(bitmap(300, 200)), id="drawing that shows a picture"),
        pytest.param(ADDRESS[:900], id="cut off"),
        pytest.param(b"", id="empty"),
    ],
)
def test_a_picture_that_cannot_be_unpacked_keeps_its_gap(data: bytes) -> None:
    """What nobody here can read is never taken for read."""
    document = _document(data)

    assert document.gaps == (GAP,)
    assert document.read is Read.PARTLY


def test_a_picture_that_would_fill_the_memory_is_told_as_such() -> None:
    """A bomb in a letter is a gap of its own kind."""
    assert [gap.code for gap in _document(files.bomb_png()).gaps] == ["unread.too-large"]


def test_the_words_of_a_drawing_are_read_as_text() -> None:
    """An SVG holds its words as words."""
    document = _document(SVG, effort=Effort.QUICK)

    assert _words(document) == ["14 Wharf Terrace"]
    assert not document.gaps


def test_the_words_of_a_drawing_of_windows_are_read_as_text() -> None:
    """What Office shows for something built in holds its words as words."""
    document = _document(emf(text("14 Wharf Terrace")), effort=Effort.QUICK)

    assert _words(document) == ["14 Wharf Terrace"]
    assert not document.gaps


def test_a_picture_within_a_drawing_stays_a_gap() -> None:
    """A drawing that holds a photo was read but for the photo."""
    document = _document(SVG.replace(b"</svg>", b"<image/></svg>"))

    assert document.gaps == (GAP,)


def test_what_a_picture_in_a_letter_tells_is_told() -> None:
    """The place where a photo was taken goes out with the letter it stands in."""
    photo = files.saved(
        WORDS.convert("RGB"), "JPEG", exif=files.exif({315: "Morag"}, place=files.PLACE)
    )

    document = _document(photo, effort=Effort.QUICK)

    told = {(trace.kind, trace.name, trace.page) for trace in document.traces}
    assert told == {(TraceKind.IMAGE_DATA, "place", 1), (TraceKind.IMAGE_DATA, "owner", 1)}
    assert "Morag" in document.text(Part.METADATA)


def test_a_picture_on_every_page_is_read_once_a_page() -> None:
    """The same picture twice on one page says what it says once."""
    assert len(_words(_document(ADDRESS, ADDRESS))) == 3
