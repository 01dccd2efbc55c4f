"""The zip that an Office file is: its parts, and how they point at one another, within budgets."""

import io
import posixpath
import struct
import urllib.parse
import zipfile
import zlib
from dataclasses import dataclass
from typing import IO

from lxml import etree

from checker.reading.refusal import damaged, locked, too_large
from checker.reading.trees import STRICT, Element, local, to_transitional

MAX_FILE = 50 * 1024 * 1024
MAX_INFLATED = 300 * 1024 * 1024
MAX_XML = 64 * 1024 * 1024
MAX_MEMBERS = 2_000
MAX_RATIO = 200
RATIO_FROM = 10 * 1024 * 1024
CHUNK = 1024 * 1024
_LEAST_HEADER = 30
_PADDING = b"\0\t\n\r \x1a"

_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")
BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
)
"""What Python raises at a zip archive that is damaged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """How one part points at another, or at something outside the file."""

    id: str
    kind: str
    """The last word of the relationship's type: "header", "image", "hyperlink"."""
    target: str
    """The part's name, or the address outside the file as written."""
    outside: bool = False


class Package:
    """The parts of one file. What is inflated is counted as it comes, whatever the headers say."""

    def __init__(self, data: bytes) -> None:
        """Open the zip, and refuse one that is damaged, locked, or built to exhaust its reader."""
        _refuse_outright(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except BROKEN_ZIP as fault:
            raise damaged() from fault
        self.comment = self._zip.comment
        self.stray_bytes = _stray_bytes(data, members, self.comment)
        self._members = _checked_members(members, len(data))
        self._left = MAX_INFLATED
        self._trees: dict[str, Element] = {}
        self._links: dict[str, tuple[Link, ...]] = {}

    def names(self) -> tuple[str, ...]:
        """Give the names of the parts, as they are written."""
        return tuple(member.filename.lstrip("/") for member in self._members.values())

    def has(self, name: str) -> bool:
        """Say whether there is a part of this name; capitals do not count."""
        return _key(name) in self._members

    def size(self, name: str) -> int:
        """Give how large a part says it is."""
        return self._members[_key(name)].file_size

    def read(self, name: str, limit: int = MAX_XML) -> bytes:
        """Give the bytes of a part."""
        member = self._members.get(_key(name))
        if member is None:
            raise damaged()
        if member.file_size > limit:
            raise too_large()
        pieces: list[bytes] = []
        taken = 0
        try:
            with self._zip.open(member) as stream:
                while piece := stream.read(CHUNK):
                    taken += len(piece)
                    self._left -= len(piece)
                    if taken > limit or self._left < 0 or _swells(member, taken):
                        raise too_large()
                    pieces.append(piece)
        except BROKEN_ZIP as fault:
            raise damaged() from fault
        return b"".join(pieces)

    def stream(self, name: str, limit: int) -> "Counted":
        """Give a part to be read piece by piece: for parts that are larger than what is needed."""
        member = self._members.get(_key(name))
        if member is None:
            raise damaged()
        try:
            return Counted(self, self._zip.open(member), member, limit)
        except BROKEN_ZIP as fault:
            raise damaged() from fault

    def take(self, size: int) -> None:
        """Count what was inflated.

        Raises:
            Unreadable: it is more than the whole file may come to.
        """
        self._left -= size
        if self._left < 0:
            raise too_large()

    def xml(self, name: str) -> Element:
        """Give a part as a tree, with ordinary names also when the file is "Strict Open XML"."""
        if _key(name) not in self._trees:
            self._trees[_key(name)] = parsed(self.read(name))
        return self._trees[_key(name)]

    def links(self, name: str) -> tuple[Link, ...]:
        """Give what a part points at; the empty name stands for the file itself."""
        if name not in self._links:
            self._links[name] = self._links_of(name)
        return self._links[name]

    def link(self, name: str, link_id: str | None) -> Link | None:
        """Give the link of a part that has this id."""
        return next((link for link in self.links(name) if link.id == link_id), None)

    def _links_of(self, name: str) -> tuple[Link, ...]:
        folder, base = posixpath.split(name)
        listing = posixpath.join(folder, "_rels", base + ".rels")
        if not self.has(listing):
            return ()
        return tuple(
            _link(element, folder)
            for element in self.xml(listing)
            if local(str(element.tag)) == "Relationship"
        )


class Counted:
    """A part that is inflated as it is read, and counted as it comes."""

    def __init__(
        self, package: Package, held: IO[bytes], member: zipfile.ZipInfo, limit: int
    ) -> None:
        """Take the open part, and how much may come of it."""
        self._package = package
        self._held = held
        self._member = member
        self._limit = limit
        self._taken = 0

    def read(self, size: int = CHUNK) -> bytes:
        """Give the next piece, or nothing at the end.

        Raises:
            Unreadable: the part is damaged, or more comes of it than may.
        """
        try:
            piece = self._held.read(size)
        except BROKEN_ZIP as fault:
            raise damaged() from fault
        self._taken += len(piece)
        self._package.take(len(piece))
        if self._taken > self._limit or _swells(self._member, self._taken):
            raise too_large()
        return piece


def parsed(data: bytes) -> Element:
    """Parse one part: no document type, no entities, nothing from outside, no depth over 256."""
    if any(mark in data for mark in _DOCTYPES):
        raise damaged()
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as fault:
        raise damaged() from fault
    if root.getroottree().docinfo.internalDTD is not None:
        raise damaged()
    if STRICT.encode() in data or data[:2] in _WIDE:
        to_transitional(root)
    return root


def _refuse_outright(data: bytes) -> None:
    if len(data) > MAX_FILE:
        raise too_large()


def _checked_members(members: list[zipfile.ZipInfo], length: int) -> dict[str, zipfile.ZipInfo]:
    """Give the parts by their names; overlaps, twins and sizes that cannot be are refused."""
    if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_INFLATED:
        raise too_large()
    kept: dict[str, zipfile.ZipInfo] = {}
    end = 0
    for member in sorted(members, key=lambda one: one.header_offset):
        if member.flag_bits & 1:
            raise locked(())
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise damaged()
        if not member.filename or _key(member.filename) in kept or member.header_offset < end:
            raise damaged()
        end = member.header_offset + _LEAST_HEADER + member.compress_size
        if end > length:
            raise damaged()
        if not member.filename.endswith("/"):
            kept[_key(member.filename)] = member
    return kept


def _stray_bytes(data: bytes, members: list[zipfile.ZipInfo], comment: bytes) -> bool:
    """Say whether bytes stand before the first part or after the end of the zip."""
    first = min((member.header_offset for member in members), default=0)
    end = data.rfind(b"PK\x05\x06") + 22 + len(comment)
    return first > 0 or bool(data[end:].strip(_PADDING))


def _swells(member: zipfile.ZipInfo, taken: int) -> bool:
    return taken > RATIO_FROM and taken > MAX_RATIO * max(member.compress_size, 1)


def _link(element: Element, folder: str) -> Link:
    target = element.get("Target") or ""
    outside = (element.get("TargetMode") or "").lower() == "external"
    if not outside:
        target = urllib.parse.unquote(target.partition("#")[0])
        target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
    kind = (element.get("Type") or "").rstrip("/").rpartition("/")[2]
    return Link(id=element.get("Id") or "", kind=kind, target=target, outside=outside)


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()
