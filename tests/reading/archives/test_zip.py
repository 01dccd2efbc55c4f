"""A zip archive: every file in it is read, every name harmless, every bomb ends."""

import contextlib
import io
import random
import zipfile
from collections.abc import Callable

import pytest

from checker.model import Document, FileKind, Part, Read, TraceKind
from checker.reading import read
from checker.reading.archives import rar_reading, zip_reading
from checker.reading.archives.names import harmless
from checker.reading.asking import Asked
from checker.reading.refusal import Unreadable
from tests.builders.archive_files import locked_zip, old_lock, zipped
from tests.builders.ending import ends

LETTER = b"Dear Ms Hale"


def unpacked(data: bytes, *passwords: str) -> tuple[Document, ...]:
    """Read an archive and what is in it."""
    return read("papers.zip", data, passwords=passwords)


def gaps(data: bytes, *passwords: str) -> list[tuple[str, str]]:
    """Give what of the archive itself could not be read."""
    return [(gap.code, gap.why) for gap in unpacked(data, *passwords)[0].gaps]


def test_each_file_is_read_in_turn_and_each_name_checked() -> None:
    """Folders are no files, but their names are names."""
    archive, *inner = unpacked(
        zipped(("Hale, Erin/", b""), ("Hale, Erin/letter.txt", LETTER), ("b.txt", b"Goodbye"))
    )

    assert (archive.kind, archive.read, archive.gaps) == (FileKind.ZIP, Read.WHOLE, ())
    names = [line.text for line in archive.lines if line.part is Part.FILENAME]
    assert names == ["Hale, Erin", "Hale, Erin/letter.txt", "b.txt", "papers.zip"]
    assert [one.text().strip() for one in inner] == ["Dear Ms Hale", "Goodbye"]
    assert {one.parent for one in inner} == {"papers.zip"}


@pytest.mark.parametrize(
    "how",
    [
        pytest.param(zipfile.ZIP_STORED, id="stored"),
        pytest.param(zipfile.ZIP_DEFLATED, id="deflated"),
        pytest.param(zipfile.ZIP_BZIP2, id="bzip2"),
        pytest.param(zipfile.ZIP_LZMA, id="lzma"),
    ],
)
def test_each_usual_way_of_packing_is_read(how: int) -> None:
    """What the language's own library unpacks is read."""
    _, inner = unpacked(zipped(("a.txt", LETTER), how=how))

    assert inner.text() == "Dear Ms Hale"


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        pytest.param("../../etc/passwd", "etc/passwd", id="upwards"),
        pytest.param("/etc/passwd", "etc/passwd", id="absolute"),
        pytest.param("C:\\Users\\kit\\letter.docx", "Users/kit/letter.docx", id="drive"),
        pytest.param("..\\..\\letter.docx", "letter.docx", id="backslashes"),
    ],
)
def test_a_name_that_leads_out_is_made_harmless_and_told(name: str, plain: str) -> None:
    """Whoever unpacks the archive would write somewhere else."""
    archive, inner = unpacked(zipped((name, LETTER)))

    assert harmless(name) == plain
    assert ".." not in inner.name
    told = [one.text for one in archive.traces if one.name == "name that leads out of the archive"]
    assert told == [name]


def test_quiet_about_a_name_with_two_dots_in_it() -> None:
    """A name such as letter..docx leads nowhere."""
    archive, _ = unpacked(zipped(("a/letter..txt", LETTER)))

    assert archive.traces == ()


def test_names_are_decoded_as_they_were_meant() -> None:
    """A Mac writes UTF-8 without saying so."""
    data = zipped(("Si\u00e2n.txt", LETTER))
    lying = data.replace(b"\x00\x08\x08\x00", b"\x00\x00\x08\x00").replace(
        b"\x14\x00\x00\x08", b"\x14\x00\x00\x00"
    )

    for made in (data, lying):
        assert unpacked(made)[0].lines[0].text == "Si\u00e2n.txt"


LOCKED = [
    pytest.param(locked_zip([("a.txt", LETTER)], "right"), id="AES"),
    pytest.param(old_lock("a.txt", LETTER, b"right"), id="older lock"),
]


@pytest.mark.parametrize("data", LOCKED)
def test_a_locked_archive_opens_with_its_password_alone(data: bytes) -> None:
    """Each password is tried; without the right one the archive as a whole is refused."""
    assert unpacked(data, "wrong", "right")[1].text() == "Dear Ms Hale"
    for passwords in ((), ("wrong",)):
        [refused] = unpacked(data, *passwords)
        assert (refused.read, refused.gaps[0].code) == (Read.NO, "unread.encrypted")


def test_a_locked_file_beside_open_ones_is_a_gap_with_its_name() -> None:
    """The others are read all the same."""
    data = locked_zip([("secret.txt", LETTER)], "right", also=[("open.txt", b"Goodbye")])
    archive, inner = unpacked(data)

    assert archive.read is Read.PARTLY
    [(code, why)] = [(gap.code, gap.why) for gap in archive.gaps]
    assert (code, "secret.txt" in why) == ("unread.encrypted", True)
    assert inner.text() == "Goodbye"


def changed(data: bytes, mark: bytes, place: int, value: bytes) -> bytes:
    """Give an archive in which a field behind each of a mark is changed."""
    made, at = bytearray(data), data.find(mark)
    while at >= 0:
        made[at + place : at + place + len(value)] = value
        at = data.find(mark, at + 1)
    return bytes(made)


TWO = zipped(("a.txt", LETTER), ("b.txt", b"Goodbye"), how=zipfile.ZIP_STORED)
PACKED_ODDLY = changed(
    changed(zipped(("a.txt", LETTER)), b"PK\x01\x02", 10, b"\x09"), b"PK\x03\x04", 8, b"\x09"
)
ODD = [
    pytest.param(zipped(("a.txt", b"1"), ("A.txt", b"2")), "unread.damaged", "a.txt", id="twins"),
    pytest.param(b"MZ stub" + TWO, "unread.unsupported", "outside", id="before"),
    pytest.param(TWO + b"something hidden", "unread.unsupported", "outside", id="behind"),
    pytest.param(
        PACKED_ODDLY,
        "unread.unsupported",
        "a.txt",
        id="deflate64",
    ),
    pytest.param(TWO.replace(b"Goodbye", b"Goodbyf"), "unread.damaged", "b.txt", id="checksum"),
]


@pytest.mark.parametrize(("data", "code", "said"), ODD)
def test_what_is_odd_about_an_archive_is_a_gap(data: bytes, code: str, said: str) -> None:
    """Each gap names the file, or says that something stands outside all of them."""
    found = zip_reading(Asked(name="p.zip", data=data)).document.gaps

    assert any(gap.code == code and said in gap.why for gap in found)


def test_a_file_that_no_list_names_is_said() -> None:
    """Bytes between the files may hold one that was taken out of the list."""
    one = zipped(("a.txt", LETTER), how=zipfile.ZIP_STORED)
    listing = TWO.find(b"PK\x01\x02")
    entry = TWO[listing : TWO.find(b"PK\x01\x02", listing + 1)]
    end = one[one.find(b"PK\x05\x06") :]
    made = TWO[:listing] + entry + end[:16] + listing.to_bytes(4, "little") + end[20:]

    assert [code for code, _ in gaps(made)] == ["unread.unsupported"]
    assert gaps(TWO) == []


def test_files_that_lie_over_one_another_are_not_read() -> None:
    """That is how a small archive swells to a large one."""
    second = TWO.find(b"PK\x01\x02", TWO.find(b"PK\x01\x02") + 1)
    made = TWO[: second + 42] + (5).to_bytes(4, "little") + TWO[second + 46 :]

    assert any(code == "unread.damaged" and "over another" in why for code, why in gaps(made))


def test_a_comment_is_told() -> None:
    """It is the first thing that some programs show."""
    archive, _ = unpacked(zipped(("a.txt", LETTER), comment=b"for Kit Moss"))

    assert [(one.name, one.text) for one in archive.traces] == [("archive comment", "for Kit Moss")]


def test_what_a_computer_leaves_is_told_not_read_as_letters() -> None:
    """A Mac's list of a folder names files that were never sent."""
    store = b"\0\0\0\x01Bud1" + "Moss, Kit.docx".encode("utf-16-be") + b"Ilocblob"
    kept = b"\0\x05\x16\x07 https://cloud.example/families/hale.docx \0"
    archive, inner = unpacked(
        zipped((".DS_Store", store), ("__MACOSX/._a.txt", kept), ("a.txt", LETTER))
    )

    told = {(one.kind, one.text) for one in archive.traces}
    assert (TraceKind.METADATA, "Moss, Kit.docx") in told
    assert (TraceKind.METADATA, "https://cloud.example/families/hale.docx") in told
    assert inner.name == "papers.zip/a.txt"
    assert archive.gaps == ()


BOMBS = [
    pytest.param(lambda: zipped(("a.txt", bytes(40_000_000))), id="one file that swells"),
    pytest.param(
        lambda: zipped(
            *((f"{n}.txt", random.Random(n).randbytes(9) * 1_100_000) for n in range(40))
        ),
        id="forty that swell",
    ),
    pytest.param(lambda: zipped(*((f"{n}.txt", b"") for n in range(2_100))), id="too many files"),
]


@pytest.mark.parametrize("make", BOMBS)
def test_a_bomb_ends_in_a_sentence_at_once(make: Callable[[], bytes]) -> None:
    """Nothing is unpacked beyond the limits."""
    data = make()
    with ends():
        codes = {gap.code for one in unpacked(data) for gap in one.gaps}

    assert "unread.too-large" in codes


def test_archives_in_archives_in_archives_end() -> None:
    """Sixteen archives in each of sixteen, five deep, is a well-known bomb."""
    data = zipped(("a.txt", bytes(2_000_000)))
    for _ in range(5):
        data = zipped(*((f"{number}.zip", data) for number in range(16)))
    with ends():
        found = unpacked(data)

    assert any(gap.code == "unread.too-large" for one in found for gap in one.gaps)
    assert len(found) < 3_000


def test_other_archives_are_refused_with_what_to_do() -> None:
    """No open program unpacks every RAR archive."""
    for data in (b"Rar!\x1a\x07\x00" + bytes(40), b"\x1f\x8b\x08" + bytes(40), b"MSCF" + bytes(40)):
        [refused] = read("papers.rar", data)
        assert refused.gaps[0].code == "unread.unsupported"
        assert "Unpack it" in refused.gaps[0].why
    with pytest.raises(Unreadable):
        rar_reading(Asked(name="a.rar", data=b""))


def mutations(count: int, seed: int) -> None:
    """Change an archive in many ways; each ends in a document or a refusal."""
    chance = random.Random(seed)
    made = [
        zipped(("a.txt", LETTER), ("b/c.txt", b"Goodbye"), comment=b"hello"),
        locked_zip([("a.txt", LETTER)], "right"),
        zipped(("a.txt", LETTER * 20), how=zipfile.ZIP_LZMA),
    ]
    for number in range(count):
        data = bytearray(made[number % len(made)])
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        cut = chance.randrange(len(data)) if chance.random() < 0.2 else len(data)
        with contextlib.suppress(Unreadable):
            zip_reading(Asked(name="p.zip", data=bytes(data[:cut]), passwords=("right",)))


def test_a_broken_archive_is_a_document_or_a_refusal() -> None:
    """No change of bytes ends in anything else."""
    mutations(600, 1)


@pytest.mark.campaign
def test_many_broken_archives() -> None:
    """The same, at length."""
    mutations(20_000, 2)


def test_nothing_is_written_to_disk(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive is unpacked in memory alone."""
    del tmp_path
    monkeypatch.setattr(io, "open", None)

    assert len(unpacked(zipped(("../a.txt", LETTER)))) == 2
