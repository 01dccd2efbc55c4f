"""A 7z archive: unpacked in memory, within limits, with the passwords that were given."""

import contextlib
import random
from pathlib import Path

import pytest

from checker.model import FileKind, Part, Read
from checker.reading import read
from checker.reading.archives import packed_7z, seven_zip_reading
from checker.reading.asking import Asked
from checker.reading.refusal import Unreadable
from tests.builders.archive_files import seven_zipped
from tests.builders.ending import ends

LETTER = b"Dear Ms Hale"
RIGHT = "right"
TWO = seven_zipped(("Hale/letter.txt", LETTER), ("b.txt", b"Goodbye"))


def test_each_file_is_read_in_turn_and_each_name_checked() -> None:
    """As in a zip."""
    archive, *inner = read("papers.7z", TWO)

    assert (archive.kind, archive.read, archive.gaps) == (FileKind.SEVEN_ZIP, Read.WHOLE, ())
    names = [line.text for line in archive.lines if line.part is Part.FILENAME]
    assert names == ["Hale/letter.txt", "b.txt", "papers.7z"]
    assert sorted(one.text() for one in inner) == ["Dear Ms Hale", "Goodbye"]


@pytest.mark.parametrize("names_too", [False, True])
def test_a_locked_archive_opens_with_its_password_alone(names_too: bool) -> None:
    """Whether its names are locked too or not."""
    data = seven_zipped(("a.txt", LETTER), password=RIGHT, names_too=names_too)

    assert read("p.7z", data, passwords=("wrong", "right"))[1].text() == "Dear Ms Hale"
    for passwords in ((), ("wrong",)):
        [refused] = read("p.7z", data, passwords=passwords)
        assert refused.gaps[0].code == "unread.encrypted"


def test_nothing_is_written_to_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the program stands, no file appears."""
    monkeypatch.chdir(tmp_path)

    assert len(read("p.7z", TWO)) == 3
    assert list(tmp_path.iterdir()) == []


def test_a_bomb_ends_in_a_sentence_at_once() -> None:
    """What is unpacked is weighed before."""
    data = seven_zipped(("a.txt", bytes(60_000_000)))
    with ends():
        [refused] = read("p.7z", data)

    assert refused.gaps[0].code == "unread.too-large"


def test_an_archive_that_asks_for_too_much_memory_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The listing says how much memory the unpacking needs."""
    monkeypatch.setattr(packed_7z, "_MOST_MEMORY", 1_000)

    [refused] = read("p.7z", TWO)

    assert refused.gaps[0].code == "unread.too-large"


def mutations(count: int, seed: int) -> None:
    """Change an archive in many ways; each ends in a document or a refusal."""
    chance = random.Random(seed)
    for _ in range(count):
        data = bytearray(TWO)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        cut = chance.randrange(len(data)) if chance.random() < 0.2 else len(data)
        with contextlib.suppress(Unreadable):
            seven_zip_reading(Asked(name="p.7z", data=bytes(data[:cut])))


def test_a_broken_archive_is_a_document_or_a_refusal() -> None:
    """No change of bytes ends in anything else."""
    mutations(300, 1)


@pytest.mark.campaign
def test_many_broken_archives() -> None:
    """The same, at length."""
    mutations(20_000, 2)
