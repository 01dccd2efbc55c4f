"""What a PDF can hold that is not read yet: attached files, scripts, layers, other forms."""

from collections.abc import Iterator

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject

from checker.model import Gap
from checker.words import say

ACTIONS = frozenset(
    {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/Rendition"}
)
_NODES_AT_MOST = 500


def container_gaps(reader: pypdf.PdfReader) -> Iterator[Gap]:
    """Give a gap for each kind of thing that the file holds and that was not read."""
    root = reader.trailer["/Root"].get_object()
    if not isinstance(root, DictionaryObject):
        return
    names = dictionary(root.get("/Names"))
    form = dictionary(root.get("/AcroForm"))
    layers = dictionary(dictionary(root.get("/OCProperties")).get("/D"))
    if _has_leaf(names.get("/EmbeddedFiles")) or _has_items(root.get("/AF")):
        yield unread(say("Another file is attached inside this PDF, and was not read."))
    if "/Collection" in root:
        yield unread(
            say("This PDF is a folder of other files (a portfolio). Send them one by one.")
        )
    if _has_leaf(names.get("/JavaScript")) or is_active(root):
        yield active()
    if "/XFA" in form:
        yield unread(say("This PDF holds a form (XFA) that was not read. Print it to a new PDF."))
    if _has_items(layers.get("/OFF")) or layers.get("/BaseState") == "/OFF":
        yield unread(
            say("This PDF has layers that are switched off. Print it to a new PDF without them.")
        )


def unread(why: str) -> Gap:
    """Give the gap for something that was found and not read."""
    return Gap(code="unread.unsupported", why=why)


def active() -> Gap:
    """Give the gap for something that runs when the file is opened or used."""
    return unread(
        say("This PDF holds a script or starts something when used. Print it to a new PDF.")
    )


def is_active(holder: DictionaryObject) -> bool:
    """Say whether a catalogue, page, annotation or field starts a script or another program."""
    if "/AA" in holder:
        return True
    pending: list[object] = [holder.get("/A"), holder.get("/OpenAction")]
    for _ in range(_NODES_AT_MOST):
        pending = [action for action in pending if action is not None]
        if not pending:
            return False
        action = dictionary(pending.pop())
        if action.get("/S") in ACTIONS or "/JS" in action:
            return True
        following = resolved(action.get("/Next"))
        pending += list(following) if isinstance(following, ArrayObject) else [following]
    return True


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


def _has_items(thing: object) -> bool:
    """Say whether something is an array (or a dictionary) with anything in it."""
    return bool(items(thing)) or bool(dictionary(thing))


def _has_leaf(tree: object) -> bool:
    """Say whether a name tree holds any name."""
    pending: list[object] = [tree]
    seen: set[int] = set()
    for _ in range(_NODES_AT_MOST):
        if not pending:
            return False
        node = pending.pop()
        if isinstance(node, IndirectObject):
            if node.idnum in seen:
                continue
            seen.add(node.idnum)
        branch = dictionary(node)
        if items(branch.get("/Names")):
            return True
        pending += items(branch.get("/Kids"))
    return True
