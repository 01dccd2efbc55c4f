"""What runs, opens or sends something when a PDF is opened or used: scripts and actions."""

from collections.abc import Iterator

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from checker.model import TraceKind
from checker.reading.pdf.gathered import Gathered
from checker.reading.pdf.things import dictionary, items, leaves, resolved, words

_NODES_AT_MOST = 500
_LENGTH_AT_MOST = 2_000
_ORDINARY = frozenset({"/GoTo", "/Named", "/Thread", "/Trans", "/GoTo3DView"})
"""Actions that turn to a page of the same file."""
_BY_HAND = frozenset({"/URI", "/ResetForm"})
"""Actions that are ordinary when a person asks for them, and not when they happen by themselves."""
_NAMES = {
    "/JavaScript": "script",
    "/Launch": "launch action",
    "/SubmitForm": "form that sends itself",
    "/ImportData": "import of data",
    "/GoToR": "link to another file",
    "/GoToE": "link to a file inside",
    "/GoToDp": "link to another file",
    "/Rendition": "sound or film",
    "/Movie": "sound or film",
    "/Sound": "sound or film",
    "/RichMediaExecute": "sound or film",
    "/Hide": "action that changes the page",
    "/SetOCGState": "action that changes the page",
    "/ResetForm": "action that changes the page",
    "/URI": "address that is opened by itself",
}


def catalogue_actions(reader: pypdf.PdfReader, found: Gathered) -> None:
    """Gather what the file as a whole starts."""
    root = dictionary(reader.trailer["/Root"])
    for name, script in leaves(dictionary(root.get("/Names")).get("/JavaScript")):
        _add(dictionary(script), found, None, by_itself=True, name=name)
    holder_actions(root, found, None)
    for field in _calculated(root):
        holder_actions(field, found, None)


def _calculated(root: DictionaryObject) -> list[DictionaryObject]:
    """Give the form's fields, whose scripts run without being on any page."""
    form = dictionary(root.get("/AcroForm"))
    return [dictionary(one) for one in items(form.get("/Fields"))[:_NODES_AT_MOST]]


def holder_actions(holder: DictionaryObject, found: Gathered, page: int | None) -> None:
    """Gather what a catalogue, page, annotation, bookmark or field starts."""
    if "/A" in holder or "/PA" in holder:
        for action in _chain([holder.get("/A"), holder.get("/PA")]):
            _add(action, found, page, by_itself=False)
    if "/OpenAction" in holder or "/AA" in holder:
        started = [holder.get("/OpenAction"), *dictionary(holder.get("/AA")).values()]
        for action in _chain(started):
            _add(action, found, page, by_itself=True)


def _chain(first: list[object]) -> Iterator[DictionaryObject]:
    """Give actions and those that follow them."""
    pending = list(first)
    seen: set[int] = set()
    for _ in range(_NODES_AT_MOST):
        pending = [one for one in pending if isinstance(resolved(one), DictionaryObject)]
        if not pending:
            return
        action = dictionary(pending.pop())
        if id(action) in seen:
            continue
        seen.add(id(action))
        yield action
        following = resolved(action.get("/Next"))
        pending += list(following) if isinstance(following, ArrayObject) else [following]


def _add(
    action: DictionaryObject,
    found: Gathered,
    page: int | None,
    *,
    by_itself: bool,
    name: str = "",
) -> None:
    """Gather one action, unless it is a plain link."""
    kind = "/JavaScript" if "/JS" in action else str(resolved(action.get("/S")) or "")
    target = " ".join(filter(None, (name, *_targets(action))))[:_LENGTH_AT_MOST]
    if target.strip():
        found.note(target, page=page)
    if kind in _ORDINARY or (kind in _BY_HAND and not by_itself) or not (kind or target):
        return
    found.trace(TraceKind.ACTIVE, _NAMES.get(kind, "unknown action"), target, page=page)


def _targets(action: DictionaryObject) -> Iterator[str]:
    """Give what an action runs, opens or sends to."""
    for key in ("/JS", "/URI"):
        yield words(action.get(key))
    for holder in (action, dictionary(action.get("/Win"))):
        for key in ("/F", "/P"):
            yield from _file(holder.get(key))


def _file(thing: object) -> Iterator[str]:
    """Give the name in a file specification."""
    if isinstance(resolved(thing), StreamObject):
        return
    specification = dictionary(thing)
    yield words(thing) or words(specification.get("/UF")) or words(specification.get("/F"))
