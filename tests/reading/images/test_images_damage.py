"""Pictures that are cut, flipped or made to do harm give a document or a refusal, nothing else."""

import random

import pytest

from checker.model import Read
from checker.reading import Effort, read
from tests.builders import image_files as files

PICTURE = files.words("Dear Ben,", "see you", size=(220, 110), points=18).convert("RGB")
EXIF = files.exif({315: "Morag", 270: "a letter"}, within={36867: "2026"}, place=files.PLACE)
FILES = {
    "PNG": files.with_chunk(files.saved(PICTURE, "PNG", exif=EXIF), b"tEXt", b"Author\0Morag"),
    "JPEG": files.with_segment(
        files.saved(PICTURE, "JPEG", exif=EXIF), 0xED, files.iptc(city="Thornaby", byline="Morag")
    ),
    "TIFF": files.saved(PICTURE, "TIFF", save_all=True, append_images=[PICTURE]),
    "GIF": files.saved(PICTURE, "GIF", comment=b"by Morag"),
    "BMP": files.saved(PICTURE, "BMP"),
    "WEBP": files.saved(PICTURE, "WEBP", exif=EXIF),
}


def _harmed(data: bytes, chance: random.Random) -> bytes:
    """Flip bytes, mostly near the start, where the tables are; or cut, double or drop a stretch."""
    held = bytearray(data)
    reach = len(held) if chance.random() < 0.3 else min(len(held), 400)
    for _ in range(chance.randint(1, 6)):
        held[chance.randrange(reach)] = chance.choice(
            (0, 1, 0x7F, 0x80, 0xFF, chance.randrange(256))
        )
    start = chance.randrange(len(held))
    end = min(len(held), start + chance.randint(1, 200))
    way = chance.random()
    if way < 0.15:
        del held[start:]
    elif way < 0.3:
        del held[start:end]
    elif way < 0.4:
        held[start:start] = held[start:end]
    return bytes(held)


def _holds(data: bytes, effort: Effort) -> None:
    for document in read("photo", data, effort=effort):
        assert document.read is Read.WHOLE or document.gaps


@pytest.mark.parametrize("kind", FILES)
def test_a_harmed_picture_gives_a_document_or_a_refusal(kind: str) -> None:
    """A picture with flipped, lost or doubled bytes never brings the reader down."""
    chance = random.Random(kind)

    for _ in range(80):
        _holds(_harmed(FILES[kind], chance), Effort.QUICK)
    for _ in range(4):
        _holds(_harmed(FILES[kind], chance), Effort.CLOSE)


@pytest.mark.campaign
@pytest.mark.parametrize("kind", FILES)
def test_thousands_of_harmed_pictures_give_a_document_or_a_refusal(kind: str) -> None:
    """The same, long."""
    chance = random.Random(f"{kind} long")

    for _ in range(4_000):
        _holds(_harmed(FILES[kind], chance), Effort.QUICK)
    for _ in range(400):
        _holds(_harmed(FILES[kind], chance), Effort.CLOSE)
