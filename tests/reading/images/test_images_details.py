"""What a picture tells beside what it shows is told; the same picture without it tells nothing."""

import pytest
from PIL import Image

from checker.model import Concealment, Document, Part, TraceKind
from checker.reading import Effort, read
from tests.builders import image_files as files

PHOTO = files.words("Dear Ben,", "see you on Friday").convert("RGB")
OTHER = files.words("14 Wharf Terrace", "QX4 7ZD").convert("RGB")
JPEG = files.saved(PHOTO, "JPEG", quality=85)
PNG = files.saved(PHOTO, "PNG")
GIF = files.saved(PHOTO, "GIF")
WEBP = files.saved(PHOTO, "WEBP")
BMP = files.saved(PHOTO, "BMP")
TIFF = files.saved(PHOTO, "TIFF")
SMALL = files.saved(PHOTO.resize((160, 59)), "JPEG")
OTHER_SMALL = files.saved(OTHER.resize((160, 59)), "JPEG")
CREATOR = files.xmp("<dc:creator><rdf:Seq><rdf:li>Morag Sutherland</rdf:li></rdf:Seq></dc:creator>")


def _jpeg(**settings: object) -> bytes:
    return files.saved(PHOTO, "JPEG", exif=files.exif(**settings))  # type: ignore[arg-type]  # the builder's own names


def _seen(data: bytes, name: str = "photo.jpg", effort: Effort = Effort.QUICK) -> Document:
    (document,) = read(name, data, effort=effort)
    return document


@pytest.mark.parametrize(
    ("data", "name", "text"),
    [
        pytest.param(
            _jpeg(place=files.PLACE), "place", "54.123456, -1.654321", id="place of a photo"
        ),
        pytest.param(_jpeg(tags={271: "Lumen"}), "camera", "Lumen", id="make of a camera"),
        pytest.param(
            _jpeg(within={42033: "SN-4711"}), "camera", "SN-4711", id="serial number of a camera"
        ),
        pytest.param(
            _jpeg(within={36867: "2026:06:03 14:02:11"}),
            "date",
            "2026:06:03 14:02:11",
            id="when a photo was taken",
        ),
        pytest.param(
            _jpeg(tags={315: "Morag Sutherland"}), "owner", "Morag Sutherland", id="artist"
        ),
        pytest.param(
            _jpeg(within={42032: "Morag Sutherland"}),
            "owner",
            "Morag Sutherland",
            id="owner of a camera",
        ),
        pytest.param(
            _jpeg(tags={40093: "Morag\0".encode("utf-16-le")}),
            "owner",
            "Morag",
            id="author, as Windows writes it",
        ),
        pytest.param(_jpeg(tags={305: "Retouch 4"}), "program", "Retouch 4", id="program"),
        pytest.param(
            _jpeg(tags={270: "Ben at Wharf Terrace"}),
            "description",
            "Ben at Wharf Terrace",
            id="description",
        ),
        pytest.param(
            _jpeg(within={37510: b"ASCII\0\0\0for the file"}), "comment", "for the file", id="note"
        ),
        pytest.param(
            _jpeg(within={37500: b"\1\2OWNER Morag Sutherland\0\3"}),
            "maker's notes",
            "26 bytes: OWNER Morag Sutherland",
            id="maker's notes",
        ),
        pytest.param(
            _jpeg(small=OTHER_SMALL),
            "small picture",
            "160 x 59 pixels, and shows something else",
            id="small picture of another picture",
        ),
        pytest.param(
            files.with_segment(JPEG, 0xFE, b"scanned by Morag"),
            "comment",
            "scanned by Morag",
            id="comment in a JPEG",
        ),
        pytest.param(
            files.with_segment(JPEG, 0xE1, b"http://ns.adobe.com/xap/1.0/\0" + CREATOR),
            "owner",
            "Morag Sutherland",
            id="XMP in a JPEG",
        ),
        pytest.param(
            files.with_segment(JPEG, 0xED, files.iptc(city="Thornaby")),
            "place",
            "Thornaby",
            id="IPTC city",
        ),
        pytest.param(
            files.with_segment(JPEG, 0xED, files.iptc(byline="Morag Sutherland")),
            "owner",
            "Morag Sutherland",
            id="IPTC byline",
        ),
        pytest.param(
            files.with_segment(JPEG, 0xEB, b"private notes of Morag"),
            "other data",
            "APP11: private notes of Morag",
            id="part that nobody knows in a JPEG",
        ),
        pytest.param(JPEG + JPEG, "further pictures", None, id="picture behind a picture"),
        pytest.param(
            files.png_text(PHOTO, "Author", "Morag"), "comment", "Author: Morag", id="PNG text"
        ),
        pytest.param(
            files.png_text(PHOTO, "Author", "Morag", packed=True),
            "comment",
            "Author: Morag",
            id="PNG text, packed",
        ),
        pytest.param(
            files.png_text(PHOTO, "XML:com.adobe.xmp", CREATOR.decode()),
            "owner",
            "Morag Sutherland",
            id="XMP in a PNG",
        ),
        pytest.param(
            files.saved(PHOTO, "PNG", exif=files.exif({315: "Morag"})),
            "owner",
            "Morag",
            id="EXIF in a PNG",
        ),
        pytest.param(
            files.with_chunk(PNG, b"prVt", b"notes"), "other data", "prVt: notes", id="PNG chunk"
        ),
        pytest.param(
            files.saved(PHOTO, "GIF", comment=b"by Morag"), "comment", "by Morag", id="GIF comment"
        ),
        pytest.param(
            files.saved(PHOTO, "GIF", save_all=True, append_images=[OTHER]),
            "further pictures",
            "2 pictures in one file",
            id="second picture of a GIF",
        ),
        pytest.param(
            files.saved(PHOTO, "WEBP", exif=files.exif(place=files.PLACE)),
            "place",
            "54.123456, -1.654321",
            id="place in a WebP",
        ),
        pytest.param(
            files.saved(PHOTO, "WEBP", xmp=CREATOR), "owner", "Morag Sutherland", id="XMP in a WebP"
        ),
        pytest.param(
            files.saved(PHOTO, "TIFF", tiffinfo={315: "Morag"}), "owner", "Morag", id="TIFF artist"
        ),
        pytest.param(
            files.saved(PHOTO, "TIFF", tiffinfo={700: CREATOR}),
            "owner",
            "Morag Sutherland",
            id="XMP in a TIFF",
        ),
    ],
)
def test_a_detail_of_a_picture_is_told(data: bytes, name: str, text: str | None) -> None:
    """Whatever a camera or a program wrote into a picture is told at once, by its kind."""
    told = {
        (trace.name, trace.text)
        for trace in _seen(data).traces
        if trace.kind is TraceKind.IMAGE_DATA
    }

    assert name in {kind for kind, _ in told}
    assert text is None or (name, text) in told


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(JPEG, id="JPEG"),
        pytest.param(PNG, id="PNG"),
        pytest.param(GIF, id="GIF"),
        pytest.param(BMP, id="BMP"),
        pytest.param(WEBP, id="WebP"),
        pytest.param(TIFF, id="TIFF"),
        pytest.param(files.saved(PHOTO, "JPEG", dpi=(200, 200)), id="JPEG with its resolution"),
        pytest.param(files.saved(PHOTO, "JPEG", progressive=True), id="JPEG in several passes"),
        pytest.param(_jpeg(small=SMALL), id="small picture of the same picture"),
        pytest.param(_jpeg(tags={274: 6}), id="turned as the camera was held"),
        pytest.param(PNG + b"\0" * 64, id="filling after the end"),
        pytest.param(
            files.saved(PHOTO.convert("RGBA"), "PNG"), id="nothing see-through though it could be"
        ),
    ],
)
def test_a_plain_picture_tells_nothing(data: bytes) -> None:
    """A picture that carries nothing but itself raises nothing."""
    assert _seen(data).traces == ()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(PNG + PNG[2_000:4_000], id="PNG"),
        pytest.param(JPEG + bytes(range(256)) * 4, id="JPEG"),
        pytest.param(GIF + bytes(range(256)) * 4, id="GIF"),
        pytest.param(BMP + bytes(range(256)) * 4, id="BMP"),
        pytest.param(WEBP + bytes(range(256)) * 4, id="WebP"),
    ],
)
def test_data_after_the_end_of_a_picture_is_told(data: bytes) -> None:
    """What a program left behind when it cut a picture down can be brought back."""
    kinds = [(trace.kind, trace.name) for trace in _seen(data).traces]

    assert kinds == [(TraceKind.REDACTION, "cropped picture")]


def test_the_words_of_the_details_go_through_every_check() -> None:
    """A name in a picture's details is looked for like a name in the letter."""
    document = _seen(_jpeg(tags={315: "Morag Sutherland"}))

    told = [line for line in document.lines if line.part is Part.METADATA]
    assert [line.text for line in told] == ["Morag Sutherland"]
    assert told[0].hidden is Concealment.METADATA


def test_words_under_glass_are_told() -> None:
    """Words where a picture is wholly see-through are in the file though nobody sees them."""
    document = _seen(files.under_glass("Wharf Terrace"), effort=Effort.THOROUGH)

    redacted = [trace for trace in document.traces if trace.kind is TraceKind.REDACTION]
    assert [(trace.name, trace.text) for trace in redacted] == [
        ("see-through part", "Wharf Terrace")
    ]
    assert "Wharf Terrace" in document.text(Part.IMAGE)
    assert not document.text()


def test_quiet_when_nothing_is_under_the_glass() -> None:
    """A logo cut out of its paper has nothing under the glass."""
    logo = Image.new("RGBA", (400, 200), (0, 0, 0, 0))
    logo.paste((10, 60, 120, 255), (100, 50, 300, 150))

    assert not _seen(files.saved(logo, "PNG"), effort=Effort.THOROUGH).traces


@pytest.mark.parametrize("cut", [10, 100, 400])
def test_details_that_are_broken_are_told_as_such(cut: int) -> None:
    """EXIF that cannot be read is not passed over in silence."""
    blob = files.exif({315: "Morag Sutherland" * 40}, place=files.PLACE)
    broken = files.with_segment(JPEG, 0xE1, b"Exif\0\0" + blob.removeprefix(b"Exif\0\0")[:cut])

    assert _seen(broken).traces
