"""What computers leave in archives: Windows' small pictures, and a Mac's lists of a folder."""

import re

from checker.model import Gap, Part, Trace, TraceKind
from checker.reading.asking import Pictured
from checker.reading.gathering import Gathering
from checker.reading.ole import streams_of
from checker.words import say

_BROKEN = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What the library of OLE objects raises on one that is not as it should be."""
_WIDE_NAME = re.compile(rb"(?:\x00[\x20-\x7e]){3,255}")
_KEPT = re.compile(rb"https?://[\x21-\x7e]{4,500}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_JPEG = b"\xff\xd8\xff"
_MOST = 500


def is_litter(name: str) -> bool:
    """Say whether a file of this name is something that a computer leaves by itself."""
    base = name.rpartition("/")[2]
    return base in (".DS_Store", "Thumbs.db") or name.startswith("__MACOSX/")


def note_litter(found: Gathering, name: str, data: bytes) -> None:
    """Take note of what such a file tells."""
    base = name.rpartition("/")[2]
    if base == ".DS_Store":
        names = dict.fromkeys(one.decode("utf-16-be") for one in _WIDE_NAME.findall(data))
        for one in list(names)[:_MOST]:
            found.property("file in the folder on a Mac", one)
    elif base == "Thumbs.db":
        _note_thumbnails(found, name, data)
    else:
        for one in list(dict.fromkeys(_KEPT.findall(data)))[:_MOST]:
            found.property("kept by a Mac of a file", one.decode("utf-8", "replace"))


def _note_thumbnails(found: Gathering, name: str, data: bytes) -> None:
    said = say("small pictures of the files that were in the folder ({name})", name=name)
    trace = Trace(kind=TraceKind.IMAGE_DATA, name="small picture", text=said, part=Part.IMAGE)
    found.traces[trace] = None
    try:
        streams = [content for _, content in streams_of(data)]
    except _BROKEN:
        why = say("Small pictures ({name}) are damaged and were not read.", name=name)
        found.gap("unread.damaged", why, Part.IMAGE)
        return
    for content in streams[:_MOST]:
        at = content.find(_JPEG)
        if at >= 0:
            why = say("The words in a picture, if it holds any, were not read.")
            gap = Gap(code="unread.scan", why=why, part=Part.IMAGE)
            found.pictures.append(Pictured(content[at:], gap))
