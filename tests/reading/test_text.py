"""A plain text is read in whatever encoding it was saved, and what cannot be read is said."""

import random

import pytest

from checker.model import FileKind, Read
from checker.reading import read
from checker.reading.sniff import kind_of
from checker.reading.text import decoded

WORDS = "Dear Si\u00e2n,\nYour hearing is at \u00a320 Caf\u00e9 \u2013 bring Ren\u00e9e.\n"
LATIN = "Dear Ren\u00e9e,\nYour hearing is in the caf\u00e9.\n"

SAVED = [
    pytest.param(WORDS.encode(), id="UTF-8"),
    pytest.param(b"\xef\xbb\xbf" + WORDS.encode(), id="UTF-8 with its mark"),
    pytest.param(WORDS.encode("utf-16"), id="UTF-16 with its mark"),
    pytest.param(b"\xfe\xff" + WORDS.encode("utf-16-be"), id="UTF-16 the other way round"),
    pytest.param(WORDS.encode("utf-32"), id="UTF-32 with its mark"),
    pytest.param(WORDS.encode("utf-16-le"), id="UTF-16 without a mark"),
    pytest.param(WORDS.encode("utf-16-be"), id="UTF-16 the other way round without a mark"),
    pytest.param(WORDS.encode("utf-32-le"), id="UTF-32 without a mark"),
    pytest.param(WORDS.encode("utf-32-be"), id="UTF-32 the other way round without a mark"),
    pytest.param(WORDS.encode("cp1252"), id="Windows"),
    pytest.param(WORDS.replace("\n", "\r\n").encode() + b"\x1a", id="as DOS ended it"),
]


@pytest.mark.parametrize("data", SAVED)
def test_a_text_is_read_whole_however_it_was_saved(data: bytes) -> None:
    """The words are the same, and no letter is lost."""
    [found] = read("letter.txt", data)

    assert kind_of(data) is FileKind.TXT
    assert [line.text.rstrip("\x1a") for line in found.lines][:2] == WORDS.splitlines()
    assert (found.read, found.gaps) == (Read.WHOLE, ())


def test_latin_letters_are_read() -> None:
    """What Windows and Latin-1 share is read the same."""
    [found] = read("letter.txt", LATIN.encode("latin-1"))

    assert found.lines[0].text == "Dear Ren\u00e9e,"


WRITTEN = [WORDS.encode(one) for one in ("utf-8", "utf-16", "utf-16-le", "utf-32-be", "cp1252")]
LOST = [
    pytest.param("Ren\u00e9e ".encode() + b"\xff", 1, id="as many lost as kept"),
    pytest.param(WORDS.encode().replace(b"\xc3\xa2", b"\xff"), 1, id="one byte of UTF-8"),
    pytest.param(LATIN.encode("cp1252") + b"\x81\x8d", 2, id="no letters of Windows"),
    pytest.param(WORDS.encode()[:-2] + b"\x07" + b"\n" * 200, 1, id="a control character"),
    pytest.param(("\ufeff" + WORDS).encode("utf-16-le") + b"\0\xd8", 1, id="half of a pair"),
]


@pytest.mark.parametrize(("data", "count"), LOST)
def test_what_cannot_be_read_is_counted(data: bytes, count: int) -> None:
    """A letter that is lost may be one of a house number."""
    [found] = read("letter.txt", data)

    assert found.read is Read.PARTLY
    [gap] = found.gaps
    assert gap.code == "unread.damaged"
    assert gap.why.startswith(f"{count} character")
    assert "Ren\u00e9e" in found.text()


def test_quiet_about_a_sign_that_somebody_wrote() -> None:
    """The sign for a lost letter may itself have been saved."""
    [found] = read("letter.txt", "Dear Si\ufffdn".encode())

    assert found.gaps == ()


def test_bytes_that_are_no_text_are_refused() -> None:
    """A program is not taken for a letter."""
    chance = random.Random(1)
    for _ in range(200):
        [found] = read("letter.txt", b"\0\x01\x02\x03" + chance.randbytes(300))
        assert found.read is Read.NO


def test_each_mutation_is_a_text_or_a_refusal() -> None:
    """No change of bytes ends in anything else."""
    chance = random.Random(2)
    for number in range(500):
        data = bytearray(WRITTEN[number % len(WRITTEN)])
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        [found] = read("letter.txt", bytes(data))
        assert found.lines


def test_the_charset_that_is_named_is_tried_before_the_usual_ones() -> None:
    """A message says how its words were written."""
    assert decoded("\u0416".encode("koi8-r"), "koi8-r") == "\u0416"
