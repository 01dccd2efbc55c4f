"""What a file says beside its running text: properties, fields, objects, data, the unknown."""

import re
from collections.abc import Callable
from typing import TypeAlias

from checker.model import Concealment, Part
from checker.reading.docx.outside import is_remote
from checker.reading.docx.sheet import squeezed
from checker.reading.ole import built_in_ole1, streams_of
from checker.reading.package import parsed
from checker.reading.refusal import Unreadable
from checker.reading.rtf import looks
from checker.reading.rtf.codes import plain_signs
from checker.reading.rtf.destinations import UNIT
from checker.reading.rtf.state import Built, Gathered, State
from checker.reading.rtf.story import Story
from checker.reading.rtf.walk import Walk
from checker.words import say

Closing: TypeAlias = Callable[[Walk, State, Gathered], None]

MOST_HIDDEN = 20_000
_WORDS = re.compile(r"[^\W\d_]{2,}")
_PRINTED = re.compile(rb"[\x20-\x7e\xa0-\xff\t\r\n]{4,}")
_NOT_HEX = re.compile(r"[^0-9A-Fa-f]")
_EVERYBODYS_TEMPLATE = re.compile(r"(?:^|[\\/])normal(?:\.dot[mx]?)?$", re.IGNORECASE)
_BROKEN_DATA = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
_FILE_LINK = re.compile(r'\s*HYPERLINK\s+"((?:file:|\\\\|[A-Z]:\\)[^"]*)"', re.IGNORECASE)


def plain(gathered: Gathered) -> str:
    """Give a gathered text without the marks of its inner groups."""
    return gathered.text().replace(UNIT, "").strip()


def property_told(walk: Walk, label: str, gathered: Gathered) -> None:
    """Take a property of the file."""
    walk.sheet.property(label, plain(gathered))


def unknown(walk: Walk, word: str, gathered: Gathered) -> None:
    """Take a group that this program does not know: its words are hidden, and it is a gap."""
    text = plain(gathered)
    if not text:
        return
    if _WORDS.search(text):
        walk.sheet.write_hidden(text[:MOST_HIDDEN], Part.OTHER, Concealment.HIDDEN)
    why = say("The letter holds something that this program does not know ({kind}).", kind=word)
    walk.sheet.gap("unread.unsupported", why, Part.OTHER)


def loose_bytes(walk: Walk, data: bytes) -> None:
    """Take raw bytes that stand where none belong: what words they hold is hidden."""
    if walk.state.skipped:
        return
    runs = [run.decode("cp1252", "replace") for run in _PRINTED.findall(data[:MOST_HIDDEN])]
    for run in runs:
        if _WORDS.search(run):
            walk.sheet.write_hidden(run, Part.OTHER, Concealment.HIDDEN)
    why = say("The letter holds raw bytes that no page shows. They were not understood.")
    walk.sheet.gap("unread.unsupported", why, Part.OTHER)


def field_told(walk: Walk, story: Story) -> None:
    """Leave a field: say what it shows without a result, and what it hides."""
    if walk.form and not walk.field_result.strip() and (shown := _form_text(walk)):
        walk.say(shown)
    ended = story.fields.end()
    if ended.button:
        walk.say(ended.button)
    for text in ended.words:
        why = story.where.hidden or Concealment.HIDDEN
        walk.sheet.write_hidden(text, Part.OTHER, why, story.where.author)
    walk.form, walk.choices = {}, []


def _form_text(walk: Walk) -> str:
    """Give what a form field shows: its choice or its tick."""
    kind, at = walk.form.get("fftype"), walk.form.get("ffres", 0)
    if at == looks.NOT_CHOSEN:
        at = walk.form.get("ffdefres", 0)
    if kind == looks.TICK:
        return "\u2612" if at else "\u2610"
    return walk.choices[at] if kind == looks.LIST and 0 <= at < len(walk.choices) else ""


def object_told(walk: Walk, built: Built) -> None:
    """Leave an object: one that is a control or a link may run or fetch something."""
    if "objocx" in built.words:
        walk.sheet.active("form control", built.kind or built.name)


def _instruction(walk: Walk, state: State, gathered: Gathered) -> None:
    text = gathered.text().replace(UNIT, "")
    state.story.fields.instruct(text)
    found = _FILE_LINK.match(text)
    if found is not None:
        walk.sheet.property("link", found[1].replace("\\\\", "\\"))


def _bullet(_walk: Walk, state: State, gathered: Gathered) -> None:
    written = " ".join(plain(gathered).split())
    state.story.paragraph.bullet = plain_signs(written)


def _colours(walk: Walk, _state: State, gathered: Gathered) -> None:
    walk.colours = looks.colour_table(gathered.text().replace(UNIT, ""))


def _authors(walk: Walk, _state: State, gathered: Gathered) -> None:
    told = gathered.text().replace(UNIT, "").split(";")
    walk.authors = [name.strip() for name in told[:-1]] or walk.authors
    for name in walk.authors:
        if name != "Unknown":
            walk.sheet.property("reviewer", name)


def _variable(walk: Walk, _state: State, gathered: Gathered) -> None:
    _, _, told = gathered.text().partition(UNIT)
    name, _, text = told.partition(UNIT)
    walk.sheet.property(f"variable {name.strip()}", text.replace(UNIT, "") or name)


def _template(walk: Walk, _state: State, gathered: Gathered) -> None:
    text = plain(gathered)
    if is_remote(text):
        walk.sheet.active("remote template", text)
    elif not _EVERYBODYS_TEMPLATE.search(text):
        walk.sheet.property("template", text)


def _named(walk: Walk, _state: State, gathered: Gathered) -> None:
    walk.property_name = plain(gathered)


def _valued(walk: Walk, _state: State, gathered: Gathered) -> None:
    walk.sheet.property(f"property {walk.property_name}".strip(), plain(gathered))


def _commenter(walk: Walk, _state: State, gathered: Gathered) -> None:
    if gathered.name == "atnid":
        walk.comment_initials = plain(gathered)
    else:
        walk.comment_author = plain(gathered)


def _choice(walk: Walk, _state: State, gathered: Gathered) -> None:
    text = plain(gathered)
    walk.choices.append(text)
    walk.sheet.property("choice", text)


def _default(walk: Walk, _state: State, gathered: Gathered) -> None:
    walk.sheet.property("form field default", plain(gathered))


def _form_macro(walk: Walk, _state: State, gathered: Gathered) -> None:
    if text := plain(gathered):
        walk.sheet.active("macro", text)


def _entry(walk: Walk, state: State, gathered: Gathered) -> None:
    """Take an entry of an index or a table of contents: no page shows it where it stands."""
    if text := plain(gathered):
        why = state.story.where.hidden or Concealment.HIDDEN
        walk.sheet.write_hidden(text, Part.OTHER, why)


def _linked_file(walk: Walk, _state: State, gathered: Gathered) -> None:
    walk.sheet.property("linked file", plain(gathered))


def _subdocument(walk: Walk, _state: State, gathered: Gathered) -> None:
    name = plain(gathered)
    walk.sheet.property("linked file", name)
    why = say("Another document ({name}) is part of the letter and was not read.", name=name)
    walk.sheet.gap("unread.unsupported", why, Part.ATTACHMENT)


def _object_says(_walk: Walk, state: State, gathered: Gathered) -> None:
    if state.built is not None and gathered.name == "objclass":
        state.built.kind = plain(gathered)
    elif state.built is not None:
        state.built.name = plain(gathered)


def _object_data(walk: Walk, state: State, gathered: Gathered) -> None:
    """Take the data of an object: the files in it are read in turn."""
    kind = state.built.kind if state.built else ""
    data = bytes(gathered.raw) or from_hex(gathered.text())
    if not data:
        return
    found = built_in_ole1(kind or say("object"), data)
    for one in found.held:
        walk.sheet.hold("embedded object", one)
    for path in found.paths:
        walk.sheet.property("path of a built-in file", path)
    linked = state.built is not None and state.built.words & {"objlink", "objautlink"}
    if linked or (found.paths and not found.held):
        walk.sheet.active("linked file", "; ".join(found.paths) or kind)
    elif found.why:
        walk.sheet.gap("unread.damaged", found.why, Part.ATTACHMENT)


def _datastore(walk: Walk, _state: State, gathered: Gathered) -> None:
    """Take the data that programs keep in a file beside its text: XML in an OLE object."""
    data = bytes(gathered.raw) or from_hex(gathered.text())
    if not data.strip(b"\0"):
        return
    try:
        for path, content in streams_of(data):
            _stored(walk, path[-1], content)
    except _BROKEN_DATA:
        why = say("Data that a program keeps in the letter could not be read.")
        walk.sheet.gap("unread.damaged", why, Part.OTHER)


def _stored(walk: Walk, name: str, content: bytes) -> None:
    if not content.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \r\n").startswith(b"<"):
        return
    try:
        root = parsed(content.strip(b"\0"))
    except Unreadable:
        why = say("Data that a program keeps in the letter ({name}) could not be read.", name=name)
        walk.sheet.gap("unread.damaged", why, Part.OTHER)
        return
    if name.startswith("Prop"):
        return
    for element in root.iter():
        for text in (element.text, element.tail, *element.attrib.values()):
            walk.sheet.property("custom data", " ".join(str(text or "").split()))


def from_hex(text: str) -> bytes:
    """Give the bytes that hex digits stand for, whatever else stands between them."""
    digits = _NOT_HEX.sub("", text)
    return bytes.fromhex(digits[: len(digits) // 2 * 2])


def _nothing(_walk: Walk, _state: State, _gathered: Gathered) -> None:
    """Take a text that is read elsewhere."""


def _older_copy(walk: Walk, _state: State, gathered: Gathered) -> None:
    """Take what older programs show for a shape, when it says something that the shape does not."""
    walk.older_copies.append(plain(gathered))


def write_older_copies(walk: Walk) -> None:
    """Write the words that only a copy for older programs holds."""
    seen = walk.sheet.seen()
    for copy in walk.older_copies:
        for line in copy.splitlines():
            if _WORDS.search(line) and squeezed(line) not in seen:
                walk.sheet.write_hidden(line, Part.OTHER, Concealment.HIDDEN)


CLOSINGS: dict[str, Closing] = {
    "fldinst": _instruction,
    "colortbl": _colours,
    "revtbl": _authors,
    "docvar": _variable,
    "template": _template,
    "propname": _named,
    "staticval": _valued,
    "datastore": _datastore,
    "subdocument": _subdocument,
    "ffl": _choice,
    "ffdeftext": _default,
    "shprslt": _older_copy,
    "objdata": _object_data,
    **dict.fromkeys(("atnauthor", "atnid"), _commenter),
    **dict.fromkeys(("listtext", "pntext"), _bullet),
    **dict.fromkeys(("xe", "tc", "rxe", "txe"), _entry),
    **dict.fromkeys(("file", "hl", "hlloc", "hlsrc", "hlfr", "objalias", "objsect"), _linked_file),
    **dict.fromkeys(("objclass", "objname"), _object_says),
    **dict.fromkeys(("ffentrymcr", "ffexitmcr"), _form_macro),
    **dict.fromkeys(("ffname", "hsv", "htmltag", "mhtmltag", "passwordhash", "oleclsid"), _nothing),
}
