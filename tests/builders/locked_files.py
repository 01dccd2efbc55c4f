"""Letters that are locked with a password."""

import io

import pypdf
from docx import Document as Word
from msoffcrypto.format.ooxml import OOXMLFile
from reportlab.pdfgen.canvas import Canvas

PASSWORD = "lark-and-weir"  # noqa: S105 - the made-up password of made-up files


def locked_pdf(text: str, password: str = PASSWORD) -> bytes:
    """Make a PDF of a letter that opens with a password alone."""
    plain = io.BytesIO()
    canvas = Canvas(plain)
    for number, line in enumerate(text.splitlines()):
        canvas.drawString(72, 780 - 16 * number, line)
    canvas.save()
    writer = pypdf.PdfWriter(clone_from=plain)
    writer.encrypt(password, algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def locked_docx(text: str, password: str = PASSWORD) -> bytes:
    """Make a Word letter, a paragraph a line, that opens with a password alone."""
    word, plain, locked = Word(), io.BytesIO(), io.BytesIO()
    for line in text.splitlines():
        word.add_paragraph(line)
    word.save(plain)
    plain.seek(0)
    OOXMLFile(plain).encrypt(password, locked)
    return locked.getvalue()
