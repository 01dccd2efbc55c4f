"""The properties of a message, a recipient or an attachment: numbered, typed, some named."""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.reading.mail.charsets import words_of
from checker.reading.mapi.codepages import WESTERN, codec_of, number_for_language

TEXT8, TEXT, BINARY, WHOLE, TRUTH, OBJECT = 0x001E, 0x001F, 0x0102, 0x0003, 0x000B, 0x000D
MANY = 0x1000
FIRST_NAMED = 0x8000
_MESSAGE_CODEPAGE, _INTERNET_CODEPAGE, _LANGUAGE = 0x3FFD, 0x3FDE, 0x3FF1


class Value(NamedTuple):
    """What one property holds: its type, and its bytes (several for a list)."""

    kind: int
    data: tuple[bytes, ...]


class Name(NamedTuple):
    """What a named property is: the set it belongs to, and its number or its name there."""

    family: str
    key: int | str


@dataclass(frozen=True)
class Bag:
    """All properties of one thing. `codec` is the alphabet of its texts in eight bits."""

    values: Mapping[int, Value] = field(default_factory=dict)
    names: Mapping[int, Name] = field(default_factory=dict)
    codec: str = WESTERN

    def text(self, *numbers: int) -> str:
        """Give the first of several properties that holds a text."""
        for number in numbers:
            for words in self._texts(number):
                if words.strip():
                    return words
        return ""

    def data(self, number: int) -> bytes:
        """Give the bytes of a property, or none."""
        value = self.values.get(number)
        return value.data[0] if value is not None and value.data else b""

    def number(self, number: int) -> int | None:
        """Give a property that holds a whole number or a yes or no."""
        value = self.values.get(number)
        if value is None or value.kind not in {WHOLE, TRUTH, 0x0002} or not value.data:
            return None
        return int.from_bytes(value.data[0][:4], "little", signed=value.kind == WHOLE)

    def named(self, family: str, key: int | str) -> str:
        """Give the text of a named property."""
        wanted = Name(family, key)
        return next((self.text(at) for at, name in self.names.items() if name == wanted), "")

    def texts(self) -> Iterator[tuple[int, str]]:
        """Give every text there is, with the number of its property."""
        for number in self.values:
            for words in self._texts(number):
                if words.strip():
                    yield number, words

    def _texts(self, number: int) -> Iterator[str]:
        value = self.values.get(number)
        if value is None or value.kind & ~MANY not in {TEXT, TEXT8}:
            return
        for data in value.data:
            if value.kind & ~MANY == TEXT:
                yield data[: len(data) & ~1].decode("utf-16-le", "replace").rstrip("\0")
            else:
                yield words_of(data, self.codec)[0].rstrip("\0")


@dataclass(frozen=True)
class Attached:
    """One attachment: its properties, and its bytes, or why there are none.

    `inner` is True where the bytes are a message of Outlook's own.
    """

    bag: Bag
    content: bytes | None
    inner: bool = False
    title: str = ""


@dataclass(frozen=True)
class Item:
    """One message, appointment, contact or task."""

    bag: Bag
    recipients: tuple[Bag, ...] = ()
    attachments: tuple[Attached, ...] = ()


def codec_for(values: Mapping[int, Value]) -> tuple[str, bool]:
    """Give the alphabet of a message's texts in eight bits, and whether it is known."""
    numbers = [Bag(values).number(at) for at in (_MESSAGE_CODEPAGE, _INTERNET_CODEPAGE)]
    said = [number for number in numbers if number]
    known = next(filter(None, map(codec_of, said)), None)
    if known is not None:
        return known, codec_of(said[0]) is not None
    language = Bag(values).number(_LANGUAGE)
    return codec_of(number_for_language(language)) or WESTERN, not said


def html_codec(bag: Bag) -> str | None:
    """Give the alphabet of the HTML form."""
    return codec_of(bag.number(_INTERNET_CODEPAGE))


def unpack_guid(data: bytes) -> str:
    """Give the sixteen bytes of a GUID as they are written."""
    first, second, third = struct.unpack_from("<IHH", data)
    return f"{first:08x}-{second:04x}-{third:04x}-{data[8:10].hex()}-{data[10:16].hex()}"
