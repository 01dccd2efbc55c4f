"""What older programs and locks put into a text: files in letters, ciphers, several messages."""

import binascii
import re
from collections.abc import Iterator

from checker.reading.asking import Held

_BEGIN = re.compile(r"^begin(?:-base64)? [0-7]{3,4} (\S[^\r\n]{0,255})\r?\n", re.MULTILINE)
_END = re.compile(r"^(?:end|====)[ \t]*\r?$", re.MULTILINE)
_YENC = re.compile(r"^=ybegin [^\r\n]{0,500}\bsize=\d+", re.MULTILINE)
_BINHEX = re.compile(r"^\(This file must be converted with BinHex", re.MULTILINE)
_CIPHER = re.compile(r"^-----BEGIN (?:PGP MESSAGE|PKCS7|CMS)-----", re.MULTILINE)
_CLEAR = re.compile(
    r"^-----BEGIN PGP SIGNATURE-----\r?\n(?:[A-Za-z-]+: [^\r\n]*\r?\n)*"
    r"\r?\n?(?:[A-Za-z0-9+/=]{1,100}\r?\n?)+-----END PGP SIGNATURE-----\s*",
    re.MULTILINE,
)
_NEXT_MESSAGE = re.compile(
    rb"(?:\A|\r?\n\r?\n)(?=From [^\r\n]{1,300}\d{4}[^\r\n]{0,30}\r?\n[A-Za-z][\w-]{0,80}:)"
)
MOST_FILES = 200


def without_files(text: str) -> tuple[str, tuple[Held, ...]]:
    """Give a text without the files that were written into it in letters (uuencode), and those."""
    held: list[Held] = []
    kept, at = [], 0
    while len(held) < MOST_FILES:
        begin = _BEGIN.search(text, at)
        end = _END.search(text, begin.end()) if begin else None
        if begin is None or end is None:
            break
        content = _content(text[begin.end() : end.start()], coded="base64" in begin[0][:14])
        kept.append(text[at : end.end() if content else begin.end()])
        if content is not None:
            kept[-1] = text[at : begin.start()]
            held.append(Held(begin[1].strip(), content))
            at = end.end()
        else:
            at = begin.end()
    return "".join((*kept, text[at:])), tuple(held)


def has_files_left(text: str) -> bool:
    """Say whether a text still holds a file in letters, in a way that is not read."""
    return any(form.search(text) is not None for form in (_YENC, _BEGIN, _BINHEX))


def is_cipher(text: str) -> bool:
    """Say whether a text, or a stretch of it, is enciphered."""
    return _CIPHER.search(text) is not None


def without_signature(text: str) -> str:
    """Give a signed text without the signature's letters."""
    return _CLEAR.sub("", text) if "-----BEGIN PGP SIGNATURE" in text else text


def messages_in(data: bytes) -> Iterator[bytes]:
    """Give the messages of a mailbox kept in one file, or nothing when it holds only one."""
    if not data.startswith(b"From "):
        return
    starts = [found.end() for found in _NEXT_MESSAGE.finditer(data)]
    if len(starts) > 1:
        for first, last in zip(starts, [*starts[1:], len(data)], strict=True):
            yield data[first:last]


def _content(written: str, *, coded: bool) -> bytes | None:
    """Give the bytes of a file written in letters, or None when they are none."""
    try:
        if coded:
            return binascii.a2b_base64(written)
        lines = (line for line in written.splitlines() if line.strip("` \r"))
        return b"".join(_decoded(line) for line in lines)
    except (binascii.Error, ValueError):
        return None


def _decoded(line: str) -> bytes:
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:  # some programs write more letters than the line's length says
        length = (((ord(line[0]) - 32) & 63) * 4 + 5) // 3
        return binascii.a2b_uu(line[:length])
