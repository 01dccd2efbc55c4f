"""What a PDF carries beside the text of its pages is told, and its innocent twin raises nothing."""

import pytest
from reportlab.lib.colors import Color, black, white

from checker import reading
from checker.model import Document, FileKind, Part, Read, Trace, TraceKind
from checker.reading.pdf import look_pdf, read_pdf
from tests.builders.pdf_containers import CARRIED, associated, attached, pinned, portfolio
from tests.builders.pdf_files import SECRET
from tests.builders.pdf_photos import cropped, painted_over, photographed, see_through, thumbnailed


def _told(document: Document, kind: TraceKind, name: str) -> list[Trace]:
    return [trace for trace in document.traces if (trace.kind, trace.name) == (kind, name)]


def _texts(document: Document) -> str:
    return "\n".join(line.text for line in document.lines)


@pytest.mark.parametrize("what", [name for name in CARRIED if "redaction" not in name])
def test_what_a_file_carries_is_told_with_its_words(what: str) -> None:
    """Wherever the secret stands, a trace of the right kind quotes it and every check reads it."""
    carried = CARRIED[what]
    (document,) = read_pdf("letter.pdf", carried.data())

    told = _told(document, carried.kind, carried.name)

    assert [trace for trace in told if SECRET in trace.text]
    assert SECRET in _texts(document) or carried.kind is TraceKind.EMBEDDED
    assert document.read is Read.WHOLE, document.gaps


@pytest.mark.parametrize("what", CARRIED)
def test_the_innocent_twin_raises_nothing(what: str) -> None:
    """A file of the same make that hides nothing has no such trace."""
    carried = CARRIED[what]
    (document,) = read_pdf("letter.pdf", carried.twin())

    assert not _told(document, carried.kind, carried.name)
    assert document.read is Read.WHOLE, document.gaps


@pytest.mark.parametrize("what", CARRIED)
def test_the_slower_look_tells_the_same(what: str) -> None:
    """What a file carries beside its pages does not depend on how hard one looks."""
    data = CARRIED[what].data()
    (quick,) = read_pdf("letter.pdf", data)

    assert set(quick.traces) <= set(look_pdf("letter.pdf", data).traces)


def test_a_redaction_that_was_never_made_quotes_what_it_marks() -> None:
    """A mark for blacking out tells which words are still there."""
    (document,) = read_pdf("a.pdf", CARRIED["redaction that was marked and not made"].data())

    (trace,) = _told(document, TraceKind.REDACTION, "marked to be blacked out")
    assert trace.text == "Ms Aoife Brennan"
    assert (trace.page, trace.part) == (1, Part.BODY)


@pytest.mark.parametrize(
    ("data", "called"),
    [
        pytest.param(attached("notes.txt", SECRET.encode()), "attached file", id="attached"),
        pytest.param(pinned(), "attached file", id="pinned to the page"),
        pytest.param(associated(), "attached file", id="associated"),
        pytest.param(portfolio(), "file of a portfolio", id="in a portfolio"),
    ],
)
def test_a_file_inside_is_read_in_turn(data: bytes, called: str) -> None:
    """A file inside the file is a document of its own, and the outer one names it."""
    outer, inner = reading.read("letter.pdf", data)

    (trace,) = [trace for trace in outer.traces if trace.kind is TraceKind.EMBEDDED]
    assert (trace.name, trace.text) == (called, "notes.txt")
    assert (inner.name, inner.parent) == ("letter.pdf/notes.txt", "letter.pdf")
    assert (inner.kind, inner.text()) == (FileKind.TXT, SECRET)
    assert outer.read is Read.WHOLE


def _pictures(data: bytes) -> list[tuple[TraceKind, str, str]]:
    document = look_pdf("letter.pdf", data)
    kinds = (TraceKind.REDACTION, TraceKind.IMAGE_DATA)
    return [(one.kind, one.name, one.text) for one in document.traces if one.kind in kinds]


def test_a_picture_that_is_cut_is_told() -> None:
    """A picture of which half is clipped away still holds that half."""
    ((kind, name, text),) = _pictures(cropped())

    assert (kind, name) == (TraceKind.REDACTION, "cropped picture")
    assert text == "a picture on page 1 of which only a part is shown"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(cropped(detail=False), id="nothing but paper is cut off"),
        pytest.param(cropped(crop=False), id="the picture is shown whole"),
        pytest.param(see_through(detail=False), id="a logo with nothing around it"),
    ],
)
def test_a_picture_that_hides_nothing_is_not_told(data: bytes) -> None:
    """Cutting white margins, and logos with a see-through ground, are ordinary."""
    assert not _pictures(data)


def test_the_see_through_part_of_a_picture_is_told() -> None:
    """A part of a picture that is made see-through is still in it."""
    ((kind, name, text),) = _pictures(see_through(detail=True))

    assert (kind, name) == (TraceKind.REDACTION, "cropped picture")
    assert text == "a picture on page 1 with a see-through part"


def test_what_a_camera_wrote_into_a_picture_is_told() -> None:
    """The place and the camera travel with a photograph inside a PDF."""
    told = _pictures(photographed())

    assert (TraceKind.IMAGE_DATA, "place", "52.50000 N, 1.25000 W") in told
    assert (TraceKind.IMAGE_DATA, "camera", "Example Phone 3") in told
    assert (TraceKind.IMAGE_DATA, "date", "2026:06:03 10:00:00") in told
    assert not _pictures(photographed(told=False))


def test_a_small_picture_of_a_page_is_told() -> None:
    """A page's small picture may be older than the page."""
    (document,) = read_pdf("letter.pdf", thumbnailed())

    (trace,) = [trace for trace in document.traces if trace.kind is TraceKind.IMAGE_DATA]
    assert (trace.name, trace.page) == ("small picture", 1)


@pytest.mark.parametrize("colour", [black, white])
def test_a_scan_that_is_painted_over_is_told(colour: Color) -> None:
    """A box on a scan is a box on a scan: the words are in the picture under it."""
    document = look_pdf("letter.pdf", painted_over(colour))

    (trace,) = [trace for trace in document.traces if trace.kind is TraceKind.REDACTION]
    assert trace.name == "covered picture"
    assert trace.box is not None
    assert trace.box[0] == pytest.approx(22, abs=6)
    assert trace.box[3] == pytest.approx(105, abs=6)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(painted_over(burnt=True), id="the box is in the picture"),
        pytest.param(painted_over(under=True), id="the box is under the picture"),
        pytest.param(cropped(crop=False), id="a picture in a letter"),
    ],
)
def test_a_scan_that_hides_nothing_is_not_told(data: bytes) -> None:
    """A picture whose words were really removed raises nothing."""
    document = look_pdf("letter.pdf", data)

    assert not [trace for trace in document.traces if trace.kind is TraceKind.REDACTION]
