"""Objects that are built into Office files give the files that are in them."""

import random

import pytest

from checker.reading.ole import Built, built_in, built_in_ole1
from tests.builders.docx_files import docx, lines
from tests.builders.ole_files import compound, native, ole1, packaged

LETTER = docx(lines("Dear Ms Hale"))
SOURCE = "C:\\Users\\k.moss\\letters\\hale.txt"
PACKAGED = packaged("hale.txt", b"14 Orchard Close", source=SOURCE)
LINK_STREAM = b"\x01\0\0\x02\x01\0\0\0" + bytes(20) + "\\\\files\\hale.xls".encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "name", "content"),
    [
        pytest.param(LETTER, "oleObject1.bin", LETTER, id="a file as it is"),
        pytest.param(
            compound(native(PACKAGED)), "hale.txt", b"14 Orchard Close", id="the packager's"
        ),
        pytest.param(compound(native(b"BM123")), "oleObject1.bin", b"BM123", id="a bitmap"),
        pytest.param(compound({"Package": LETTER}), "oleObject1.bin", LETTER, id="a package"),
        pytest.param(
            compound({"CONTENTS": b"%PDF-1.7 ..."}), "oleObject1.bin", b"%PDF-1.7 ...", id="a PDF"
        ),
        pytest.param(
            compound({"EmbeddedOdf": b"PK12"}), "oleObject1.bin", b"PK12", id="an OpenDocument file"
        ),
    ],
)
def test_the_file_in_an_object_is_given(data: bytes, name: str, content: bytes) -> None:
    """Under its own name where the object tells it, else under the name of the part."""
    built = built_in("word/embeddings/oleObject1.bin", data)

    assert built.held == ((name, content),)
    assert built.why == ""


@pytest.mark.parametrize(
    ("stream", "ending"),
    [
        pytest.param("WordDocument", ".doc", id="Word"),
        pytest.param("Workbook", ".xls", id="Excel"),
        pytest.param("PowerPoint Document", ".ppt", id="PowerPoint"),
        pytest.param("__properties_version1.0", ".msg", id="Outlook"),
        pytest.param("Equation Native", ".bin", id="what nobody knows"),
    ],
)
def test_an_object_that_is_itself_a_file_is_given_whole(stream: str, ending: str) -> None:
    """An older Office file is the object; so is one that nobody knows, and its reader says so."""
    data = compound({stream: b"x" * 5000})

    assert built_in("oleObject1.bin", data).held == ((f"oleObject1{ending}", data),)


def test_where_a_file_came_from_is_told() -> None:
    """The path names a person's folder; a plain name tells nothing more."""
    built = built_in("oleObject1.bin", compound(native(PACKAGED)))
    twin = built_in("oleObject1.bin", compound({"Package": LETTER}))

    assert built.paths == (SOURCE, "C:\\Temp\\hale.txt")
    assert twin.paths == ()


@pytest.mark.parametrize(
    ("data", "path"),
    [
        pytest.param(
            compound(native(packaged("hale.txt", b"", source=SOURCE, kept=False))),
            SOURCE,
            id="the packager's",
        ),
        pytest.param(compound({"\x01Ole": LINK_STREAM}), "\\\\files\\hale.xls", id="an object's"),
    ],
)
def test_a_link_to_a_file_elsewhere_is_said(data: bytes, path: str) -> None:
    """What is shown is not in the file, and where it is says something of its own."""
    built = built_in("oleObject1.bin", data)

    assert built.held == ()
    assert path in built.paths
    assert "oleObject1.bin" in built.why or "hale.txt" in built.why


@pytest.mark.parametrize(
    ("data", "held"),
    [
        pytest.param(ole1(PACKAGED), ("hale.txt", b"14 Orchard Close"), id="the packager's"),
        pytest.param(
            ole1(compound({"Package": LETTER}), program="Word.Document.12"),
            ("object", LETTER),
            id="a Word letter",
        ),
        pytest.param(ole1(b"BM12", program="PBrush"), ("object", b"BM12"), id="a bitmap"),
    ],
)
def test_an_object_in_rtf_is_opened(data: bytes, held: tuple[str, bytes]) -> None:
    """RTF wraps its objects in an older way."""
    assert built_in_ole1("object", data).held == (held,)


def test_a_link_in_rtf_is_said() -> None:
    """It names the file that it shows."""
    built = built_in_ole1("object", ole1(b"", kind=1, topic="C:\\hale.xls", program="Excel"))

    assert built.paths == ("C:\\hale.xls",)
    assert built.why


def test_a_broken_object_is_said_or_given_whole() -> None:
    """Whatever its bytes are, nothing is raised and nothing is passed over in silence."""
    chance = random.Random(20_260)
    whole = compound({**native(PACKAGED), "\x01Ole": bytes(20), "CONTENTS": b"y" * 6000})
    for data, opener in ((whole, built_in), (ole1(PACKAGED), built_in_ole1)):
        for _ in range(300):
            changed = bytearray(data[: chance.randrange(1, len(data) + 1)])
            for _ in range(chance.randrange(1, 20)):
                changed[chance.randrange(len(changed))] = chance.randrange(256)
            built = opener("object.bin", bytes(changed))
            assert isinstance(built, Built)
            assert built.held or built.why
