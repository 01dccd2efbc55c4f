"""Messages made part by part, and what is asked of one that was read."""

from checker.model import Document, Part, TraceKind

PLACE = "14 Orchard Close"


HEAD = b"From: a@b.example\nTo: c@d.example\nSubject: x\n"


def visible(document: Document) -> list[str]:
    """The lines of the body that a person sees."""
    return [
        line.text
        for line in document.lines
        if line.part is Part.BODY and line.hidden is None and line.text
    ]


def told(document: Document) -> list[tuple[str, str]]:
    """What the message tells beside its words."""
    return [(one.name, one.text) for one in document.traces if one.kind is TraceKind.METADATA]


def parts(kind: str, *inside: bytes) -> bytes:
    """A message of several parts."""
    head = HEAD + f'Content-Type: {kind}; boundary="b"\n\n'.encode()
    return head + b"".join(b"--b\n" + one + b"\n" for one in inside) + b"--b--\n"


def part(kind: str, words: str, *more: str) -> bytes:
    """One part."""
    return "\n".join([f"Content-Type: {kind}", *more, "", words]).encode()
