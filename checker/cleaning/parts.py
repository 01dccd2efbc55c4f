"""The parts of an Office file, to be changed: trees, links and content types stay in step."""

import io
import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

from checker.cleaning.wish import refused
from checker.reading.package import Package
from checker.reading.trees import STRICT, Element, local
from checker.words import say

_TYPES = "[Content_Types].xml"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TIME = (1980, 1, 1, 0, 0, 0)
"""Every part of the copy is from the same moment: when it was made is nobody's business."""


class Parts:
    """Everything that is in a file, by its name; what is dropped is gone from the copy."""

    def __init__(self, data: bytes) -> None:
        """Open the file within the reader's own limits.

        Raises:
            Unreadable: it cannot be opened, or is of a form that cannot be written again.
        """
        self._package = Package(data)
        self._names = [name for name in self._package.names() if not name.endswith("/")]
        self._trees: dict[str, Element] = {}
        self._bytes: dict[str, bytes] = {}
        main = self._package.read(_TYPES) if self._package.has(_TYPES) else b""
        if not main or any(STRICT.encode() in self._package.read(one) for one in self._listings()):
            raise refused(
                say("Save the file in the usual form (.docx or .xlsx) first, and clean that.")
            )

    def names(self) -> tuple[str, ...]:
        """Give the names of the parts that are still there."""
        return tuple(self._names)

    def has(self, name: str) -> bool:
        """Say whether a part is there."""
        return name in self._names

    def tree(self, name: str) -> Element:
        """Give a part as a tree; what is changed in it is changed in the copy."""
        if name not in self._trees:
            self._trees[name] = self._package.xml(name)
        return self._trees[name]

    def read(self, name: str) -> bytes:
        """Give the bytes of a part as they are now."""
        return self._written(name)

    def replace(self, name: str, data: bytes) -> None:
        """Give a part other bytes."""
        self._trees.pop(name, None)
        self._bytes[name] = data

    def targets(self, source: str, *kinds: str) -> Iterator[str]:
        """Give the names of the parts of some kinds that a part points at."""
        for link in self._links(source):
            if _kind(link) in kinds and not _is_outside(link):
                target = _target(source, link)
                if self.has(target):
                    yield target

    def target_of(self, source: str, link_id: str) -> str:
        """Give the name of the part that one link points at, or nothing."""
        for link in self._links(source):
            if link.get("Id") == link_id and not _is_outside(link):
                target = _target(source, link)
                return target if self.has(target) else ""
        return ""

    def drop(self, name: str) -> None:
        """Take a part out, with its own links, those that point at it, and its content type."""
        if not self.has(name):
            return
        for link in list(self._links(name)):
            target = "" if _is_outside(link) else _target(name, link)
            if target and not self._pointed_at(target, but=name):
                self.drop(target)
        for gone in (name, _listing(name)):
            if gone in self._names:
                self._names.remove(gone)
        self._forget(name)

    def _forget(self, name: str) -> None:
        """Take out every link to a part, and its content type."""
        for listing in self._listings():
            for link in list(self.tree(listing)):
                if not _is_outside(link) and _target(_source(listing), link) == name:
                    self.tree(listing).remove(link)
        for kind in list(self.tree(_TYPES)):
            if (kind.get("PartName") or "").lstrip("/") == name:
                self.tree(_TYPES).remove(kind)

    def drop_links(self, source: str, *kinds: str) -> int:
        """Take out what a part points at, in or outside the file, of some kinds."""
        links = [link for link in self._links(source) if _kind(link) in kinds]
        for link in links:
            target = "" if _is_outside(link) else _target(source, link)
            parent = link.getparent()
            if parent is not None:
                parent.remove(link)
            if target and self.has(target) and not self._pointed_at(target, but=""):
                self.drop(target)
        return len(links)

    def content_type(self, name: str) -> str:
        """Give the content type of a part."""
        for kind in self.tree(_TYPES):
            if (kind.get("PartName") or "").lstrip("/") == name:
                return kind.get("ContentType") or ""
        return ""

    def set_content_type(self, name: str, wanted: str) -> None:
        """Say that a part is of another type."""
        for kind in self.tree(_TYPES):
            if (kind.get("PartName") or "").lstrip("/") == name:
                kind.set("ContentType", wanted)

    def main(self) -> str:
        """Give the name of the part that everything hangs on."""
        return next(self.targets("", "officeDocument"), "")

    def to_bytes(self) -> bytes:
        """Give the copy as a file."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
            for name in sorted(self._names, key=lambda one: one != _TYPES):
                written.writestr(zipfile.ZipInfo(name, _TIME), self._written(name), _DEFLATED)
        return out.getvalue()

    def _written(self, name: str) -> bytes:
        if name in self._trees:
            return etree.tostring(
                self._trees[name], encoding="UTF-8", xml_declaration=True, standalone=True
            )
        return self._bytes[name] if name in self._bytes else self._package.read(name, _MOST)

    def _links(self, source: str) -> list[Element]:
        listing = _listing(source)
        return list(self.tree(listing)) if listing in self._names else []

    def _listings(self) -> list[str]:
        return [name for name in self._names if name.endswith(".rels")]

    def _pointed_at(self, name: str, *, but: str) -> bool:
        return any(
            _source(listing) != but
            and any(
                not _is_outside(link) and _target(_source(listing), link) == name
                for link in self.tree(listing)
            )
            for listing in self._listings()
        )


_DEFLATED = zipfile.ZIP_DEFLATED
_MOST = 256 * 1024 * 1024


def attribute(element: Element, name: str) -> str:
    """Give an attribute by its name without a namespace."""
    return next((str(v) for k, v in element.attrib.items() if local(str(k)) == name), "")


def remove(element: Element) -> None:
    """Take an element out of its tree; text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    tail, before = element.tail or "", element.getprevious()
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _kind(link: Element) -> str:
    return (link.get("Type") or "").rstrip("/").rpartition("/")[2]


def _is_outside(link: Element) -> bool:
    return (link.get("TargetMode") or "").lower() == "external"


def _target(source: str, link: Element) -> str:
    written = (link.get("Target") or "").partition("#")[0]
    folder = posixpath.dirname(source)
    return posixpath.normpath(posixpath.join("/" + folder, written)).lstrip("/")


def _listing(source: str) -> str:
    folder, base = posixpath.split(source)
    return posixpath.join(folder, "_rels", base + ".rels")


def _source(listing: str) -> str:
    folder, base = posixpath.split(listing)
    return posixpath.join(posixpath.dirname(folder), base.removesuffix(".rels")).lstrip("/")
