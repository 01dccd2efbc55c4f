"""What a file really is: told from its bytes, never from its name."""

import io
import re
import zipfile

from checker.model import FileKind
from checker.reading.package import BROKEN_ZIP
from checker.reading.refusal import Unreadable, damaged, unsupported
from checker.reading.separated import separator_of
from checker.reading.text import decoded, wide_encoding
from checker.words import say

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STARTS: tuple[tuple[bytes, FileKind], ...] = (
    (b"{\\rtf", FileKind.RTF),
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"II*\x00", FileKind.TIFF),
    (b"MM\x00*", FileKind.TIFF),
    (b"II+\x00", FileKind.TIFF),
    (b"MM\x00+", FileKind.TIFF),
    (b"GIF87a", FileKind.GIF),
    (b"GIF89a", FileKind.GIF),
    (b"7z\xbc\xaf\x27\x1c", FileKind.SEVEN_ZIP),
    (b"Rar!\x1a\x07", FileKind.RAR),
    (b"\x78\x9f\x3e\x22", FileKind.TNEF),
    (b"\x09\x00\x04\x00", FileKind.XLS),
    (b"\x09\x02\x06\x00", FileKind.XLS),
    (b"\x09\x04\x06\x00", FileKind.XLS),
    (b"\x09\x08\x10\x00", FileKind.XLS),
)
_STREAMS = (
    ("__properties_version1.0", FileKind.MSG),
    ("WordDocument", FileKind.DOC),
    ("Workbook", FileKind.XLS),
    ("Book", FileKind.XLS),
    ("PowerPoint Document", FileKind.PPT),
)
"""The streams by which the older files of Office and Outlook are told apart, in this order."""
_OPEN_DOCUMENT = {
    "text": FileKind.ODT,
    "text-template": FileKind.ODT,
    "text-web": FileKind.ODT,
    "text-master": FileKind.ODT,
    "spreadsheet": FileKind.ODS,
    "spreadsheet-template": FileKind.ODS,
    "presentation": FileKind.ODP,
    "presentation-template": FileKind.ODP,
}
_HEADER = re.compile(
    rb"^(?:from|to|cc|bcc|subject|date|received|return-path|mime-version|message-id|x-[a-z-]+"
    rb"|content-type|reply-to|sender)[ \t]*:",
    re.IGNORECASE,
)
_ARCHIVES = (
    b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd", b"MSCF", b"\x1f\x9d", b"LZIP",
)  # fmt: skip
"""How gzip, bzip2, xz, zstd, cabinet, compress and lzip begin."""
_LETTERS_TO_STRAY = 200
_FEWEST_HEADERS = 2
_FEWEST_WIDE = 32
_START = 65_536
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_PAGE = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)",
    re.IGNORECASE | re.DOTALL,
)
_OTHER_MARKUP = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:<!doctype|<\?xml|%!PS)", re.IGNORECASE)
_PDF_WITHIN = 1024
_BITMAP_HEADER = 64


def kind_of(data: bytes) -> FileKind:
    """Say what a file is.

    Raises:
        Unreadable: the file is empty, damaged, or of a kind that nobody here reads.
    """
    if not data:
        raise Unreadable("unread.damaged", say("The file is empty."))
    if data.startswith(b"PK"):
        return _kind_of_zip(data)
    if data.startswith(OLE):
        return _kind_of_ole(data)
    return _kind_of_start(data) or _kind_of_words(data)


def _kind_of_start(data: bytes) -> FileKind | None:
    """Give the kind that a file's first bytes name."""
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if b"%PDF-" in data[:_PDF_WITHIN] or _is_headless_pdf(data):
        return FileKind.PDF
    if data.startswith(b"BM") and _CONTROL.search(data[:_BITMAP_HEADER]):
        return FileKind.BMP
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return FileKind.WEBP
    return None


def _is_headless_pdf(data: bytes) -> bool:
    """Say whether bytes are a PDF whose first line is lost: damaged, and not a text to be read."""
    return data.startswith(b"%") and b"endobj" in data and b"startxref" in data


def is_locked_package(data: bytes) -> bool:
    """Say whether the bytes are a newer Office file that is encrypted as a whole."""
    said = "EncryptedPackage"
    if not data.startswith(OLE) or said.encode("utf-16-le") not in data:
        return False
    return said in _names_of(data)


def _kind_of_words(data: bytes) -> FileKind:
    if data.startswith(_ARCHIVES) or data[257:262] == b"ustar":
        why = say("Letterlock cannot open this kind of archive. Unpack it and add the files in it.")
        raise Unreadable("unread.unsupported", why)
    wide = _is_wide(data)
    start = decoded(data[:4096]).encode("utf-8", "replace") if wide else data[:4096]
    if _PAGE.match(start):
        return FileKind.HTML
    if _OTHER_MARKUP.match(data[:512]):
        raise unsupported()
    if _is_message(wide_message(data[:_START]) or data):
        return FileKind.EML
    if wide or _is_text(data):
        return FileKind.TXT if separator_of(decoded(data)) is None else FileKind.CSV
    raise unsupported()


def _is_wide(data: bytes) -> bool:
    """Say whether the bytes are a text with two or four bytes a letter."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        return True
    encoding = wide_encoding(data)
    return bool(encoding) and not _CONTROL.search(
        data[:_START].decode(encoding, "replace").encode("utf-8", "replace")
    )


def _is_text(data: bytes) -> bool:
    """Say whether the bytes are a text with one byte a letter, but for a few stray ones."""
    stray = len(_CONTROL.findall(data.rstrip(b"\x1a")))
    return not stray or (b"\0" not in data and stray * _LETTERS_TO_STRAY < len(data))


def _kind_of_zip(data: bytes) -> FileKind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.replace("\\", "/").lstrip("/") for name in archive.namelist()}
            declared = _declared(archive) if "mimetype" in names else ""
    except BROKEN_ZIP as error:
        raise damaged() from error
    prefix, _, kind = declared.rpartition(".")
    if prefix == "application/vnd.oasis.opendocument" and kind in _OPEN_DOCUMENT:
        return _OPEN_DOCUMENT[kind]
    if any(name.lower() == "[content_types].xml" for name in names):
        for folder, found in _FOLDERS:
            if any(name.lower().startswith(folder) for name in names):
                return found
    return FileKind.ZIP


_FOLDERS = (
    ("word/", FileKind.DOCX),
    ("xl/workbook.bin", FileKind.XLSB),
    ("xl/", FileKind.XLSX),
    ("ppt/", FileKind.PPTX),
)


def _declared(archive: zipfile.ZipFile) -> str:
    """Give what an OpenDocument file says it is, at its very start."""
    with archive.open("mimetype") as told:
        return told.read(200).decode("ascii", "replace").strip()


def _kind_of_ole(data: bytes) -> FileKind:
    names = _names_of(data)
    for stream, kind in _STREAMS:
        if stream in names:
            return kind
    raise unsupported()


def _names_of(data: bytes) -> set[str]:
    """Give what stands at the top of an older file of Office or Outlook."""
    import olefile  # noqa: PLC0415 - needed for older files alone

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            return {entry[0] for entry in ole.listdir(streams=True, storages=True)}
    except (OSError, ValueError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise damaged() from error


def wide_message(data: bytes) -> bytes | None:
    """Give a message that was saved with two bytes a letter as mail programs send it, or None."""
    marked = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    start = data[2:66] if marked else data[:64]
    if len(start) < _FEWEST_WIDE or (any(start[1::2]) and any(start[::2])):
        return None
    encoding = "utf-16" if marked else "utf-16-be" if start[:1] == b"\0" else "utf-16-le"
    return data.decode(encoding, "replace").encode("utf-8", "replace")


def _is_message(data: bytes) -> bool:
    head = data[:_START].lstrip(b"\xef\xbb\xbf\r\n").splitlines()[:40]
    seen = 0
    for line in head:
        if not line.strip():
            break
        seen += bool(_HEADER.match(line))
        if not _HEADER.match(line) and not line.startswith((b" ", b"\t")) and b":" not in line:
            return False
    return seen >= _FEWEST_HEADERS
