"""A web page in a file of its own to a Document: what it shows, hides, fetches and runs."""

import re
from dataclasses import replace

from checker.model import Concealment, FileKind, Trace, TraceKind
from checker.reading.asking import Asked, Reading
from checker.reading.assembly import metadata_line
from checker.reading.gathering import Gathering
from checker.reading.markup import read_markup
from checker.reading.refusal import damaged
from checker.reading.text import text_of
from checker.words import say

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_START = 4096


def html_reading(asked: Asked) -> Reading:
    """Read a web page. A comment in its source is hidden text like any other.

    Raises:
        Unreadable: it is no HTML, or nested more deeply than can be read.
    """
    said = _CHARSET.search(asked.data[:_START])
    text, lost = text_of(asked.data, said[1].decode("ascii") if said else None, marked=True)
    try:
        page = read_markup(text)
    except RecursionError as fault:
        raise damaged() from fault
    found = Gathering()
    if lost:
        found.gap("unread.damaged", lost)
    found.add(page.lines)
    for line in page.lines:
        if line.hidden is Concealment.COMMENT:
            hidden = Trace(kind=TraceKind.HIDDEN_TEXT, name="comment in the page", text=line.text)
            found.traces[replace(hidden, part=line.part)] = None
    for name, told in page.properties:
        found.property(name, told)
    for trace in page.traces:
        found.traces[trace] = None
        if trace.text:
            found.add([metadata_line(trace.text, found.new_block())])
    for gap in page.gaps:
        found.gaps[gap] = None
    found.pictures.extend(page.pictures)
    if "cid:" in text.lower():
        why = say("The page shows pictures of a message that are not in the file.")
        found.gap("unread.scan", why)
    return found.finished(asked, FileKind.HTML)
