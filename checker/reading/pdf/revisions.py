"""Earlier versions of a PDF that are still inside it, and bytes after its end."""

import re
from collections.abc import Iterator

from checker.model import Gap
from checker.words import say

_END = re.compile(rb"startxref\s+\d+\s+%%EOF")
_OBJECT = re.compile(rb"\d\s+\d+\s+obj\b")
_HEAD = 2_048
_NOTHING = b"\0\t\n\f\r \x1a"
_TRAILING_AT_MOST = 64


def revision_gaps(data: bytes) -> Iterator[Gap]:
    """Say when a file was saved on top of itself, or something follows its end.

    A file made for the web ("linearised") has two ends though it was saved once, and Word writes
    a second end with no object before it.
    """
    ends = [match.end() for match in _END.finditer(data)]
    usual = 2 if b"/Linearized" in data[:_HEAD] else 1
    parts = zip([0, *ends], ends, strict=False)
    if sum(_OBJECT.search(data, start, end) is not None for start, end in parts) > usual:
        yield Gap(
            code="unread.unsupported",
            why=say(
                "This PDF still holds an earlier version of itself, which is not shown and was "
                "not read. Print it to a new PDF."
            ),
        )
    if ends and len(data[ends[-1] :].strip(_NOTHING)) > _TRAILING_AT_MOST:
        yield Gap(
            code="unread.unsupported",
            why=say(
                "Something follows the end of this PDF, which was not read. Print it to a new PDF."
            ),
        )
