"""What a file really is: told from its bytes, never from its name."""

import io
import re
import zipfile

from checker.model import FileKind
from checker.reading.refusal import Unreadable
from checker.words import say

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = re.compile(
    rb"^(?:from|to|cc|bcc|subject|date|received|return-path|mime-version|message-id|x-[a-z-]+"
    rb"|content-type|reply-to|sender)[ \t]*:",
    re.IGNORECASE,
)
_FEWEST_HEADERS = 2
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MARKUP = re.compile(rb"^\s*(?:<!doctype|<html|<\?xml|\{\\rtf|%!PS)", re.IGNORECASE)


def kind_of(data: bytes) -> FileKind:
    """Say what a file is.

    Raises:
        Unreadable: the file is empty, locked with a password, or of a kind that is not read yet.
    """
    if not data:
        raise Unreadable("unread.damaged", say("The file is empty."))
    if b"%PDF-" in data[:1024]:
        return FileKind.PDF
    if data.startswith(b"PK"):
        return _kind_of_zip(data)
    if data.startswith(_OLE):
        raise _locked_or_old(data)
    if _MARKUP.match(data[:512]):
        raise _unsupported()
    if _is_message(data):
        return FileKind.EML
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or not _CONTROL.search(data):
        return FileKind.TXT
    raise _unsupported()


def _kind_of_zip(data: bytes) -> FileKind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        why = say("The file is damaged. Save it again from the program that made it.")
        raise Unreadable("unread.damaged", why) from error
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return FileKind.DOCX
    raise _unsupported()


def _locked_or_old(data: bytes) -> Unreadable:
    if "EncryptedPackage".encode("utf-16-le") in data:
        why = say("The file is locked with a password. Save a copy without it and check that.")
        return Unreadable("unread.encrypted", why)
    why = say("This is an older Office file. Save it as a Word document (.docx) and check that.")
    return Unreadable("unread.unsupported", why)


def _unsupported() -> Unreadable:
    why = say(
        "Letterlock cannot read this kind of file yet. Save it as Word or PDF and check that."
    )
    return Unreadable("unread.unsupported", why)


def _is_message(data: bytes) -> bool:
    head = data[:65536].lstrip(b"\xef\xbb\xbf\r\n").split(b"\n")[:40]
    seen = 0
    for line in head:
        if not line.strip():
            break
        seen += bool(_HEADER.match(line))
        if not _HEADER.match(line) and not line.startswith((b" ", b"\t")) and b":" not in line:
            return False
    return seen >= _FEWEST_HEADERS
