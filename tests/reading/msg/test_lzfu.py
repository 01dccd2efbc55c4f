"""Compressed RTF: the published examples, and texts that lie about their size."""

import struct
import zlib

import pytest

from checker.reading.mapi.lzfu import MOST_BYTES, rtf_of
from checker.reading.refusal import Unreadable
from tests.builders.msg_files import packed_rtf


def with_head(content: bytes, raw_size: int, kind: int = 0x75465A4C) -> bytes:
    """Give compressed bytes with a head that fits them but for the size that is claimed."""
    crc = zlib.crc32(content, 0xFFFFFFFF) ^ 0xFFFFFFFF if kind != 0x414C454D else 0
    return struct.pack("<IIII", len(content) + 12, raw_size, kind, crc) + content


@pytest.mark.parametrize(
    ("packed", "rtf"),
    [
        pytest.param(
            "2d0000002b0000004c5a4675f1c5c7a703000a0072637067313235423"
            "20af32068656c0900206277"
            "05b06c647d0a800fa0",
            b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n",
            id="words of the dictionary",
        ),
        pytest.param(
            "1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0",
            b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}",
            id="a reference into itself",
        ),
    ],
)
def test_the_published_examples_are_read(packed: str, rtf: bytes) -> None:
    """[MS-OXRTFCP] 3.1 gives two."""
    assert rtf_of(bytes.fromhex(packed)) == rtf


@pytest.mark.parametrize("size", [0, 1, 7, 8, 9, 4_000, 5_000])
def test_what_is_packed_is_unpacked(size: int) -> None:
    """Of any length, also longer than the dictionary."""
    rtf = bytes(at % 251 for at in range(size))

    assert rtf_of(packed_rtf(rtf)) == rtf


def test_what_is_not_compressed_is_given_as_it_is() -> None:
    """Outlook may leave it so."""
    assert rtf_of(with_head(b"{\\rtf1 x}", 9, 0x414C454D)) == b"{\\rtf1 x}"


@pytest.mark.parametrize(
    ("packed", "code"),
    [
        pytest.param(b"", "unread.damaged", id="empty"),
        pytest.param(with_head(b"\0abc", MOST_BYTES + 1), "unread.too-large", id="huge"),
        pytest.param(with_head(b"\0abc", 100), "unread.damaged", id="cut short"),
        pytest.param(packed_rtf(b"{\\rtf1 x}")[:-1], "unread.damaged", id="changed"),
        pytest.param(with_head(b"\0abc", 3, 0x12345678), "unread.damaged", id="another kind"),
        pytest.param(
            with_head(b"\xff" + b"\x00\x0f" * 8 + b"\xff" * 2_000, 10),
            "unread.too-large",
            id="grows",
        ),
    ],
)
def test_a_text_that_lies_is_refused(packed: bytes, code: str) -> None:
    """By its code, with nothing set aside for it."""
    with pytest.raises(Unreadable) as refusal:
        rtf_of(packed)

    assert refusal.value.code == code
