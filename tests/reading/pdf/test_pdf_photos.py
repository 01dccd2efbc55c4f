"""What the pictures of a PDF hold and do not show is told, and whole pictures raise nothing."""

import pytest
from reportlab.lib.colors import Color, black, white

from checker.model import TraceKind
from checker.reading.pdf import look_pdf, read_pdf
from tests.builders.pdf_photos import (
    cropped,
    painted_over,
    photographed,
    see_through,
    thumbnailed,
)


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

    assert (kind, name) == (TraceKind.REDACTION, "see-through part")
    assert text == "a picture on page 1 with a see-through part"


def test_what_a_camera_wrote_into_a_picture_is_told() -> None:
    """The place and the camera travel with a photograph inside a PDF."""
    told = _pictures(photographed())

    assert (TraceKind.IMAGE_DATA, "place", "52.500000, -1.250000") in told
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
