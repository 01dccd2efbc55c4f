"""Walks through a large part element by element, without building a tree of all of it."""

from collections.abc import Iterator
from typing import Protocol

from lxml import etree

from checker.reading.refusal import damaged, too_large
from checker.reading.trees import Element

_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_LONGEST_MARK = max(map(len, _DOCTYPES))


class Source(Protocol):
    """Where the bytes of a part come from, piece by piece."""

    def read(self, size: int) -> bytes:
        """Give the next piece, or nothing at the end."""


class Walk:
    """One walk. `root` holds the rest of the part, as far as that was read."""

    def __init__(self, source: Source, name: str) -> None:
        """Say which elements to give. No document type, no entities, no depth over 256."""
        self.root: Element | None = None
        self._walk = etree.iterparse(
            _Plain(source),
            events=("end",),
            tag=("{*}" + name, name),
            resolve_entities=False,
            no_network=True,
            huge_tree=False,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        )

    def __iter__(self) -> Iterator[Element]:
        """Give each element once it is whole; it is emptied when the next one is asked for.

        Raises:
            Unreadable: the part is not whole.
        """
        try:
            for _, element in self._walk:
                if self.root is None:
                    self.root = element.getroottree().getroot()
                yield element
                element.clear()
                before, above = element.getprevious(), element.getparent()
                if before is not None and above is not None and before.tag == element.tag:
                    above.remove(before)
        except (etree.XMLSyntaxError, ValueError, LookupError) as fault:
            raise damaged() from fault
        if self.root is None:
            self.root = self._walk.root


class _Plain:
    """Bytes without a document type: where one begins, the part is refused."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._before = b""

    def read(self, size: int) -> bytes:
        """Give the next piece.

        Raises:
            Unreadable: a document type begins in it.
        """
        piece = self._source.read(size)
        if any(mark in self._before + piece for mark in _DOCTYPES):
            raise damaged()
        self._before = piece[-_LONGEST_MARK:]
        return piece


def elements(source: Source, name: str, most: int) -> Iterator[Element]:
    """Give the elements of one name in a part.

    Raises:
        Unreadable: the part is not whole, or there are more of them than `most`.
    """
    for count, element in enumerate(Walk(source, name)):
        if count >= most:
            raise too_large()
        yield element
