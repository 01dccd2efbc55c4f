"""One file of the index: a header of one page, then sorted sections that are read where they lie.

The header's page: 16 bytes of magic, the version, the length of a JSON header, the header, and in
the last 16 bytes a keyed digest of all before it. A section is a table of where each first byte (or
first two bytes) of a digest begins, then rows: the rest of the digest, the case's number and slot,
and for names the date of birth. Numbers are big-endian. Nothing is read before it is asked for.
"""

import mmap
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from struct import Struct

import msgspec

from checker.cases.index.forms import DIGEST_BYTES, Kind
from checker.cases.index.rows import ROW
from checker.errors import CaseIndexError
from checker.shapes import decode
from checker.words import say

MAGIC = b"LETTERLOCK-INDEX"
VERSION = 1
PAGE = 4096
MAC_BYTES = 16
_BEGINNING = Struct(">16sHI")
_TABLE = Struct(">I")
_BETWEEN = Struct(">II")
_VALUE = Struct(">I")
_WITH_BORN = Struct(">II")
_READ = 1 << 20

Data = mmap.mmap | bytes


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a section lies: `at` is its table, which holds the first `lead` bytes of digests."""

    kind: Kind
    at: int
    rows: int
    lead: int

    @property
    def stride(self) -> int:
        """Give the length of a row in bytes."""
        behind = _WITH_BORN.size if self.kind is Kind.NAME else _VALUE.size
        return DIGEST_BYTES - self.lead + behind

    @property
    def first_row(self) -> int:
        """Give where the rows begin."""
        return self.at + _TABLE.size * ((1 << 8 * self.lead) + 1)


class Header(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a file says of itself. `base` names the file that a file of changes belongs to."""

    made_at: str
    salt: str
    check: str
    """A keyed digest of the salt: whether a key is the right one."""
    cases: int
    people: int
    gone_people: int = 0
    next: int
    """The number that the next case gets."""
    base: str = ""
    gone: int = 0
    """How many cases of the base do not count any more: their numbers end the file."""
    size: int
    digest: str
    """A keyed digest of all that follows the header's page."""
    sections: tuple[Section, ...]


class Layer:
    """One file, or the same in memory: the rows of a digest, and what the header says."""

    def __init__(self, data: Data, key: bytes, name: str) -> None:
        """Look at the header of the data and at nothing else.

        Raises:
            CaseIndexError: it is no index, damaged, of another version, or of another key.
        """
        self._data = data
        self.header = _header(data, key, name)
        self._sections = {one.kind: one for one in self.header.sections}

    def rows(self, kind: Kind, digest: bytes) -> list[tuple[int, int]]:
        """Give the number-and-slot and the date of birth of every row of a digest."""
        section = self._sections.get(kind)
        if section is None:
            return []
        data, lead, stride = self._data, section.lead, section.stride
        bucket = int.from_bytes(digest[:lead], "big")
        begins, ends = _BETWEEN.unpack_from(data, section.at + _TABLE.size * bucket)
        low, high = section.first_row + begins * stride, section.first_row + ends * stride
        rest = digest[lead:]
        at = data.find(rest, low, high)
        while at >= 0 and (at - low) % stride:
            at = data.find(rest, at + 1, high)
        found = []
        while low <= at < high and data[at : at + len(rest)] == rest:
            found.append(self._value(kind, at + len(rest)))
            at += stride
        return found

    def every(self, kind: Kind) -> Iterator[bytes]:
        """Give every row of a kind, in order, as it was written."""
        section = self._sections.get(kind)
        if section is None:
            return
        at, width = section.first_row, DIGEST_BYTES - section.lead
        for bucket in range(256**section.lead):
            lead = bucket.to_bytes(section.lead, "big")
            begins, ends = _BETWEEN.unpack_from(self._data, section.at + _TABLE.size * bucket)
            for _ in range(begins, ends):
                value, born = self._value(kind, at + width)
                yield ROW.pack(lead + self._data[at : at + width], value, born)
                at += section.stride

    def count(self, kind: Kind) -> int:
        """Count the rows of a kind."""
        section = self._sections.get(kind)
        return 0 if section is None else section.rows

    def gone(self) -> frozenset[int]:
        """Give the numbers of the base's cases that do not count any more."""
        count = self.header.gone
        at = self.header.size - _VALUE.size * count
        return frozenset(Struct(f">{count}I").unpack_from(self._data, at))

    def is_whole(self, key: bytes) -> bool:
        """Say whether all of it is as it was made: this reads the whole file."""
        state = blake2b(digest_size=32, key=key, person=b"body")
        for at in range(PAGE, self.header.size, _READ):
            state.update(self._data[at : min(at + _READ, self.header.size)])
        return state.hexdigest() == self.header.digest

    def close(self) -> None:
        """Let go of the file."""
        if isinstance(self._data, mmap.mmap):
            self._data.close()

    def _value(self, kind: Kind, at: int) -> tuple[int, int]:
        if kind is Kind.NAME:
            value, born = _WITH_BORN.unpack_from(self._data, at)
            return value, born
        return _VALUE.unpack_from(self._data, at)[0], 0


def open_layer(path: Path, key: bytes) -> Layer:
    """Map a file of the index.

    Raises:
        CaseIndexError: it cannot be read, is no index, damaged, or of another version or key.
    """
    try:
        with path.open("rb") as file:
            empty = not file.seek(0, 2)
            data: Data = b"" if empty else _mapped(file.fileno())
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise CaseIndexError(
            say(
                "The index of other cases at {path} cannot be read: {why}. Other cases are not "
                "looked up until it can be. Ask whoever looks after this computer.",
                path=path,
                why=why,
            )
        ) from error
    return Layer(data, key, str(path))


def _mapped(handle: int) -> mmap.mmap:
    """Map a file, to be read here and there."""
    data = mmap.mmap(handle, 0, access=mmap.ACCESS_READ)
    if hasattr(mmap, "MADV_RANDOM"):  # not on Windows: reading ahead would fetch all of it
        data.madvise(mmap.MADV_RANDOM)
    return data


def key_check(key: bytes, salt: str) -> str:
    """Give what a header holds of a key."""
    return blake2b(salt.encode(), digest_size=16, key=key, person=b"check").hexdigest()


def sealed(header: Header, key: bytes) -> bytes:
    """Give the header's page."""
    body = msgspec.json.encode(header)
    page = (_BEGINNING.pack(MAGIC, VERSION, len(body)) + body).ljust(PAGE - MAC_BYTES, b"\0")
    return page + _mac(page, key)


def _mac(page: bytes, key: bytes) -> bytes:
    return blake2b(page, digest_size=MAC_BYTES, key=key, person=b"header").digest()


def _header(data: Data, key: bytes, name: str) -> Header:
    """Read a header, each doubt with its own sentence."""
    if data[: len(MAGIC)] != MAGIC:
        raise CaseIndexError(
            say(
                "{path} is no index of cases. Other cases are not looked up. Build it again with "
                "`letterlock cases index build`, or name the right file in the settings.",
                path=name,
            )
        )
    if len(data) < PAGE:
        raise CaseIndexError(_damaged(name))
    _, version, length = _BEGINNING.unpack_from(data)
    if version != VERSION:
        raise CaseIndexError(
            say(
                "The index of other cases at {path} was made by another version of Letterlock. "
                "Other cases are not looked up. Build it again with `letterlock cases index "
                "build`.",
                path=name,
            )
        )
    try:
        header = decode(data[_BEGINNING.size : min(_BEGINNING.size + length, PAGE)], Header)
    except msgspec.MsgspecError as error:
        raise CaseIndexError(_damaged(name)) from error
    if header.check != key_check(key, header.salt):
        raise CaseIndexError(
            say(
                "The index of other cases at {path} was made with another key than this "
                "computer's keyring holds. Other cases are not looked up. Build it again here, or "
                "have its key put into the keyring.",
                path=name,
            )
        )
    page = data[:PAGE]
    if header.size != len(data) or page[-MAC_BYTES:] != _mac(page[:-MAC_BYTES], key):
        raise CaseIndexError(_damaged(name))
    return header


def _damaged(name: str) -> str:
    return say(
        "The index of other cases at {path} is cut short or damaged. Other cases are not looked "
        "up. Build it again with `letterlock cases index build`, or fetch it again.",
        path=name,
    )
