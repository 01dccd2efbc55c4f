"""Whether a PDF is signed: a copy of it without its hidden data would no longer be."""

import io

import pypdf

from checker.reading.pdf.faults import BROKEN
from checker.reading.pdf.fields import inherited
from checker.reading.pdf.things import dictionary, items

_FIELDS_AT_MOST = 2_000


def is_signed(data: bytes) -> bool:
    """Say whether a file carries a filled-in signature, so that no change to it goes unseen.

    A file whose structure cannot be walked is asked by its bytes alone.
    """
    if b"/ByteRange" in data:
        return True
    try:
        return reader_is_signed(pypdf.PdfReader(io.BytesIO(data), strict=False))
    except BROKEN:
        return False


def reader_is_signed(reader: pypdf.PdfReader) -> bool:
    """Say whether any field of the form, or the whole file, carries a signature."""
    root = dictionary(reader.trailer["/Root"])
    pending = items(dictionary(root.get("/AcroForm")).get("/Fields"))
    for _ in range(_FIELDS_AT_MOST):
        if not pending:
            break
        field = dictionary(pending.pop())
        if inherited(field, "/FT") == "/Sig" and dictionary(field.get("/V")):
            return True
        pending += items(field.get("/Kids"))
    return bool(dictionary(root.get("/Perms")))
