"""Walks through a large part element by element, without building a tree of all of it."""

import io
from collections.abc import Iterator

from lxml import etree

from checker.reading.refusal import damaged, too_large
from checker.reading.trees import Element

_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))


class Walk:
    """One walk. `root` holds, when it is done, all that was not given: the rest of the part."""

    def __init__(self, data: bytes, name: str) -> None:
        """Say which elements to give. No document type, no entities, no depth over 256."""
        if any(mark in data for mark in _DOCTYPES):
            raise damaged()
        self.root: Element | None = None
        self._walk = etree.iterparse(
            io.BytesIO(data),
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
                yield element
                element.clear()
                before, above = element.getprevious(), element.getparent()
                if before is not None and above is not None and before.tag == element.tag:
                    above.remove(before)
        except (etree.XMLSyntaxError, ValueError, LookupError) as fault:
            raise damaged() from fault
        finally:
            self.root = self._walk.root


def elements(data: bytes, name: str, most: int) -> Iterator[Element]:
    """Give the elements of one name in a part.

    Raises:
        Unreadable: the part is not whole, or there are more of them than `most`.
    """
    for count, element in enumerate(Walk(data, name)):
        if count >= most:
            raise too_large()
        yield element
