"""What an answer of a reading process is worth: is it one, and may the process see another file?"""

from checker.model import Document, Gap, Read
from checker.worker import wire
from checker.worker.believing import is_believable, is_believable_refusal
from checker.worker.picture import are_plain_pages, is_plain_picture

MOST_FILE_BYTES = 50 * 1024 * 1024
TIMED_OUT = "unread.timed-out"
_HOSTILE = ("unread.damaged", "unread.too-large", TIMED_OUT)
"""What a file is told to be that may have been made to do harm: its process has seen too much."""


def is_fit(answer: wire.Answer, request: wire.Request) -> bool:
    """Say whether an answer answers the request, and can be believed."""
    if isinstance(answer, wire.Refused):
        return is_believable_refusal(answer.code, answer.why)
    if isinstance(request, wire.ReadFile):
        return isinstance(answer, wire.Documents) and is_believable(
            answer.documents, request.name, request.data
        )
    if isinstance(request, wire.CleanFile):
        return isinstance(answer, wire.Copied) and 0 < len(answer.data) <= MOST_FILE_BYTES
    if isinstance(request, wire.PaintLines):
        return isinstance(answer, wire.Painted) and are_plain_pages(answer, request)
    return isinstance(answer, wire.Picture) and is_plain_picture(answer.png)


def is_hostile(answer: wire.Answer) -> bool:
    """Say whether a file was such that its process should not see another one."""
    if isinstance(answer, wire.Refused):
        return answer.code in _HOSTILE
    return isinstance(answer, wire.Documents) and any(
        gap.code in _HOSTILE for document in answer.documents for gap in _why_unread(document)
    )


def _why_unread(document: Document) -> tuple[Gap, ...]:
    return document.gaps if document.read is Read.NO else ()
