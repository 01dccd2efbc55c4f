"""The attributes of a TNEF stream, one behind another, into a message ([MS-OXTNEF])."""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.model import Part
from checker.reading.mail.gathered import Gathered
from checker.reading.mapi.bag import OBJECT, TEXT8, Attached, Bag, Item, Value, codec_for
from checker.reading.mapi.codepages import WESTERN, codec_of
from checker.reading.refusal import damaged
from checker.reading.tnef.properties import Properties, properties_of, rows_of
from checker.words import say

_SIGN = b"\x78\x9f\x3e\x22"
_HEAD, _TAIL = struct.Struct("<BII"), 2
MOST_ATTRIBUTES = 20_000
_CODEPAGE, _PROPERTIES, _PEOPLE, _FROM = 0x00069007, 0x00069003, 0x00069004, 0x00008000
_BEGINS, _TITLE, _DATA, _OF_ATTACHMENT = 0x00069002, 0x00018010, 0x0006800F, 0x00069005
_OTHER_TITLE = 0x00069001
_OLDER = {
    0x00018004: 0x0037,
    0x0002800C: 0x1000,
    0x00078008: 0x001A,
}
"""Texts from before there were properties, and the properties that took their place."""
_PEOPLE_OF_MEETINGS = frozenset({0x00060000, 0x00060001, 0x00060002, 0x00070600, 0x00018009})
_QUIET = frozenset(
    {
        0x00089006, 0x00068007, 0x0004800D, 0x00038005, 0x00038006, 0x00038020, 0x0001800A,
        0x0001800B, 0x00030006, 0x00030007, 0x00038012, 0x00038013, 0x00068011, 0x00050008,
        0x00040009,
    }
)  # fmt: skip
"""Attributes that hold no words: versions, dates, numbers, how an icon looks."""
_OBJECT, _OBJECT_HEAD, _MESSAGE_CODEPAGE = 0x3701, 16, 0x3FFD
_WORDS = re.compile(rb"[\x20-\x7e\x80-\xff]{3,}")


class _Attribute(NamedTuple):
    number: int
    data: bytes


@dataclass
class _File:
    """An attachment in the making."""

    title: bytes = b""
    data: bytes | None = None
    properties: Properties = field(default_factory=Properties)

    def take(self, number: int, content: bytes) -> bool:
        """Take an attribute of an attachment, or say that it is not known."""
        if number == _TITLE or (number == _OTHER_TITLE and not self.title):
            self.title = content
        elif number == _DATA:
            self.data = content
        elif number == _OF_ATTACHMENT:
            self.properties = properties_of(content)
        else:
            return number == _OTHER_TITLE
        return True


@dataclass
class _Stream:
    """What was read of a stream so far."""

    own: Properties = field(default_factory=Properties)
    older: dict[int, Value] = field(default_factory=dict)
    people: list[Properties] = field(default_factory=list)
    files: list[_File] = field(default_factory=list)
    codec: str = WESTERN

    def take(self, number: int, content: bytes) -> bool:
        """Take an attribute, or say that it is not known."""
        if number == _CODEPAGE:
            self.codec = codec_of(int.from_bytes(content[:4], "little")) or WESTERN
        elif number == _PROPERTIES:
            self.own = properties_of(content)
        elif number == _PEOPLE:
            self.people = rows_of(content)
        elif number == _FROM:
            self.older.update(_sender(content))
        elif number in _OLDER:
            self.older[_OLDER[number]] = Value(TEXT8, (content,))
        elif number == _BEGINS:
            self.files.append(_File())
        elif self.files:
            return self.files[-1].take(number, content)
        else:
            return False
        return True

    def item(self) -> Item:
        """Give the message that was read."""
        values = {**self.older, **self.own.values}
        codec = codec_for(values)[0] if _MESSAGE_CODEPAGE in values else self.codec
        return Item(
            bag=Bag(values, self.own.names, codec),
            recipients=tuple(Bag(one.values, one.names, codec) for one in self.people),
            attachments=tuple(_attached(one, codec) for one in self.files),
        )


def item_of(data: bytes, gathered: Gathered) -> Item:
    """Give the message that a stream holds.

    Raises:
        Unreadable: nothing of it can be read.
    """
    if not data.startswith(_SIGN):
        raise damaged()
    stream = _Stream()
    for number, content in _attributes(data, gathered):
        if number in _QUIET:
            continue
        if number in _PEOPLE_OF_MEETINGS:
            for words in _WORDS.findall(content):
                gathered.beside(words.decode("cp1252", "replace"))
            continue
        try:
            known = stream.take(number, content)
        except (struct.error, IndexError, ValueError):
            _broken(gathered)
            continue
        if not known:
            _unknown(gathered)
    if gathered.gaps and not (stream.own.values or stream.older or stream.files or stream.people):
        raise damaged()
    return stream.item()


def _attributes(data: bytes, gathered: Gathered) -> Iterator[_Attribute]:
    """Give the attributes. One that claims to be longer than what is left ends the reading."""
    at, count = len(_SIGN) + 2, 0
    while at + _HEAD.size <= len(data):
        _, number, size = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        count += 1
        if at + size > len(data) or count > MOST_ATTRIBUTES:
            if count == 1:
                raise damaged()
            _broken(gathered)
            return
        yield _Attribute(number, data[at : at + size])
        at += size + _TAIL


def _attached(file: _File, codec: str) -> Attached:
    bag = Bag(file.properties.values, file.properties.names, codec)
    title = Bag({0: Value(TEXT8, (file.title,))}, codec=codec).text(0)
    built_in = bag.values.get(_OBJECT)
    if built_in is None or not built_in.data:
        return Attached(bag, file.data, title=title)
    content = built_in.data[0]
    if built_in.kind == OBJECT:  # which kind of object it is stands before it
        content = content[_OBJECT_HEAD:]
    if content.startswith(_SIGN):
        return Attached(bag, content, inner=True, title=title)
    return Attached(bag, content if file.data is None else file.data, title=title)


def _sender(content: bytes) -> dict[int, Value]:
    """Give the name and the address of a sender as the first versions wrote them."""
    _, _, shown, size = struct.unpack_from("<HHHH", content)
    address = content[8 + shown : 8 + shown + size].split(b"\0")[0]
    bare = address.removeprefix(b"SMTP:").removeprefix(b"smtp:")
    name = content[8 : 8 + shown].split(b"\0")[0]
    return {0x0042: Value(TEXT8, (name,)), 0x0065: Value(TEXT8, (bare,))}


def _broken(gathered: Gathered) -> None:
    why = say("One part of the message is damaged and could not be read.")
    gathered.gap("unread.damaged", why, Part.ATTACHMENT)


def _unknown(gathered: Gathered) -> None:
    why = say("The message holds something that is not known. It was not read.")
    gathered.gap("unread.unsupported", why, Part.OTHER)
