"""The names in an archive: decoded, made harmless, and what is to be said of the odd ones."""

import re
import struct
import zipfile
import zlib

from checker.reading.assembly import tidy

_UTF8 = 0x800
_UNICODE_PATH = 0x7075
_DRIVE = re.compile(r"^[A-Za-z]:")
_LONGEST = 1_000
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")


def name_of(member: zipfile.ZipInfo) -> str:
    """Give the name of a member: as UTF-8 where it is that, whatever the archive says."""
    name = member.orig_filename
    if member.flag_bits & _UTF8:
        return name
    raw = name.encode("cp437", "replace")
    told = _unicode_path(member.extra, raw)
    if told:
        return told
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return name


def harmless(name: str) -> str:
    r"""Give a name that leads nowhere but into the archive.

    >>> harmless("../../etc/passwd"), harmless("C:\\Users\\letter.docx")
    ('etc/passwd', 'Users/letter.docx')
    """
    plain = _CONTROLS.sub("_", _DRIVE.sub("", name.replace("\\", "/")))
    pieces = [piece for piece in plain.split("/") if piece not in ("", ".", "..")]
    return tidy("/".join(pieces))[-_LONGEST:]


def leads_out(name: str) -> bool:
    """Say whether a name would lead out of the folder in which somebody unpacks it."""
    plain = name.replace("\\", "/")
    return plain.startswith("/") or bool(_DRIVE.match(plain)) or ".." in plain.split("/")


def _unicode_path(extra: bytes, raw: bytes) -> str:
    """Give the name that an older program wrote beside the other one, if it belongs to it."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        field = extra[at + 4 : at + 4 + size]
        belongs = field[1:5] == zlib.crc32(raw).to_bytes(4, "little")
        if kind == _UNICODE_PATH and field[:1] == b"\1" and belongs:
            return field[5:].decode("utf-8", "replace")
        at += 4 + size
    return ""
