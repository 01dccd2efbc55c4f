"""The parts of one OpenDocument file as its manifest lists them, unlocked where locked."""

import io
import zipfile
from dataclasses import dataclass

from checker.reading.odf.locks import Lock, lock_of, opened
from checker.reading.odf.names import MANIFEST
from checker.reading.package import Package, parsed
from checker.reading.refusal import Unreadable, damaged
from checker.reading.trees import Element

MANIFEST_NAME = "META-INF/manifest.xml"
_WHOLE_FILE = "encrypted-package"
_MOST_REPACKED = 100 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the manifest says of one part."""

    kind: str
    lock: Lock | None = None


class Parts:
    """The parts of a file by their names."""

    def __init__(self, data: bytes, passwords: tuple[str, ...]) -> None:
        """Open a file.

        Raises:
            Unreadable: it is damaged, too large, or locked with another password.
        """
        self._passwords = passwords
        self._right: tuple[str, ...] = ()
        """The password that has opened a part: the others have the same."""
        self._package = Package(data)
        self.listed = _listed(self._package)
        inner = self.listed.get(_WHOLE_FILE)
        if inner is not None and inner.lock is not None:
            whole, _ = opened(self._package.read(_WHOLE_FILE), inner.lock, passwords)
            self._package = Package(whole)
            self.listed = _listed(self._package)
        self.comment = self._package.comment
        self.stray_bytes = self._package.stray_bytes
        self._trees: dict[str, Element] = {}

    def names(self) -> tuple[str, ...]:
        """Give the names of the parts, as they are written."""
        return self._package.names()

    def has(self, name: str) -> bool:
        """Say whether there is a part of this name."""
        return self._package.has(name)

    def size(self, name: str) -> int:
        """Give how large a part says it is."""
        return self._package.size(name)

    def kind(self, name: str) -> str:
        """Give what the manifest says a part, or a folder of parts, is."""
        entry = self.listed.get(name)
        return "" if entry is None else entry.kind

    def read(self, name: str) -> bytes:
        """Give the bytes of a part, unlocked."""
        data = self._package.read(name)
        entry = self.listed.get(name)
        if entry is None or entry.lock is None:
            return data
        try:
            plain, password = opened(data, entry.lock, self._right or self._passwords)
        except Unreadable:
            if not self._right:
                raise
            raise damaged() from None
        self._right = (password,)
        return plain

    def xml(self, name: str) -> Element:
        """Give a part as a tree."""
        if name not in self._trees:
            self._trees[name] = parsed(self.read(name))
        return self._trees[name]

    def folder(self, name: str) -> tuple[str, ...]:
        """Give the names of the parts in a folder."""
        start = name.rstrip("/") + "/"
        return tuple(one for one in self.names() if one.startswith(start))

    def file_of(self, folder: str) -> bytes:
        """Give a document that stands in a folder as a file of its own."""
        held = io.BytesIO()
        start, left = folder.rstrip("/") + "/", _MOST_REPACKED
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("mimetype", self.kind(start), zipfile.ZIP_STORED)
            for name in self.folder(folder):
                content = self.read(name)
                left -= len(content)
                if left < 0:
                    raise damaged()
                if name[len(start) :] not in ("mimetype", ""):
                    archive.writestr(name[len(start) :], content)
        return held.getvalue()


def _listed(package: Package) -> dict[str, Entry]:
    """Give what the manifest lists; a file without one has no locked parts."""
    if not package.has(MANIFEST_NAME):
        return {}
    try:
        root = parsed(_without_doctype(package.read(MANIFEST_NAME)))
    except Unreadable as fault:
        raise damaged() from fault
    return {
        one.get(MANIFEST + "full-path", "").lstrip("/"): Entry(
            kind=one.get(MANIFEST + "media-type", ""), lock=lock_of(one)
        )
        for one in root.iter(MANIFEST + "file-entry")
    }


def _without_doctype(data: bytes) -> bytes:
    """Give a manifest without the document type that the first writers of OpenDocument put in.

    It names a file that nobody reads, and declares nothing.
    """
    start = data.find(b"<!DOCTYPE manifest:manifest PUBLIC")
    end = data.find(b">", start)
    if start < 0 or end < 0 or b"[" in data[start:end]:
        return data
    return data[:start] + data[end + 1 :]
