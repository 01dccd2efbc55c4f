"""The rich form of an item of Outlook's: HTML wrapped in RTF, or RTF of its own."""

from collections.abc import Iterator
from dataclasses import replace

from checker.reading.mail.forms import As, Form
from checker.reading.mail.gathered import Gathered
from checker.reading.rtf import html_in_rtf, read_rtf_lines


def rich_form(data: bytes, gathered: Gathered, *, rare: bool) -> Iterator[Form]:
    """Give the rich form; it is `rare` where the item has HTML beside it, which is shown.

    Raises:
        Unreadable: it cannot be read.
    """
    markup = html_in_rtf(data)
    if markup is not None:
        yield Form(As.MARKUP, markup, rare=rare)
        return
    found = read_rtf_lines(data)
    gathered.gaps.update(dict.fromkeys(found.gaps))
    gathered.held.extend(found.held)
    gathered.pictures.extend(found.pictures)
    for trace in found.traces:
        gathered.traces[replace(trace, span=None) if rare else trace] = None
    yield Form(As.RICH, "", rare=rare, lines=found.lines)
