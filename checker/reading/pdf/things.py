"""Asking pypdf for what a file should hold, and getting nothing, not a surprise, where it lies."""

from collections.abc import Iterator

from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    PdfObject,
    StreamObject,
)

from checker.reading.assembly import tidy

_NODES_AT_MOST = 5_000


def resolved(thing: object) -> object:
    """Give what a reference stands for."""
    return thing.get_object() if isinstance(thing, PdfObject) else None


def dictionary(thing: object) -> DictionaryObject:
    """Give a dictionary, empty where there is none."""
    found = resolved(thing)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def items(thing: object) -> list[object]:
    """Give the members of an array, none where there is none."""
    found = resolved(thing)
    return list(found) if isinstance(found, ArrayObject) else []


def words(thing: object) -> str:
    """Give a text, "" where there is none. A name is no text."""
    found = resolved(thing)
    if isinstance(found, StreamObject):
        return _decoded(found.get_data())
    if isinstance(found, NameObject):
        return ""
    if isinstance(found, bytes):
        return _decoded(bytes(found))
    return str(found) if isinstance(found, str) else ""


def whole_number(thing: object) -> int:
    """Give a whole number, 0 where there is none."""
    found = resolved(thing)
    return int(found) if isinstance(found, int) else 0


def leaves(tree: object) -> Iterator[tuple[str, object]]:
    """Give the names of a name tree with what they stand for, without going round in circles."""
    pending: list[object] = [tree]
    seen: set[int] = set()
    for _ in range(_NODES_AT_MOST):
        if not pending:
            return
        node = pending.pop()
        if isinstance(node, IndirectObject):
            if node.idnum in seen:
                continue
            seen.add(node.idnum)
        branch = dictionary(node)
        named = items(branch.get("/Names"))
        for key, value in zip(named[::2], named[1::2], strict=False):
            yield words(key), value
        pending += items(branch.get("/Kids"))


def folded(text: str) -> str:
    """Give a text's letters and digits alone, to ask whether it stands in another."""
    return "".join(filter(str.isalnum, tidy(text))).casefold()


def _decoded(data: bytes) -> str:
    """Give the text of a stream that holds text."""
    if data[:2] in (b"\xfe\xff", b"\xff\xfe"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
