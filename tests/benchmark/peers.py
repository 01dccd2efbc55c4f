"""What the usual libraries read of a file: to compare with, never in the product."""

import contextlib
import email
import email.policy
import io
import multiprocessing
import multiprocessing.connection
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pypdf
import pypdfium2
import python_calamine
from docx import Document as Word
from oxmsg import Message as OutlookMessage
from striprtf.striprtf import rtf_to_text

PEER_SECONDS = 30


def _python_docx(data: bytes) -> str:
    word = Word(io.BytesIO(data))
    cells = (cell.text for table in word.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(one.text for one in word.paragraphs), *cells))


def _openpyxl(data: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    rows = (row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))
    return "\n".join(str(value) for row in rows for value in row if value is not None)


def _calamine(data: bytes) -> str:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    sheets = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
    return "\n".join(str(value) for rows in sheets for row in rows for value in row)


def _pypdf(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def _pypdfium2(data: bytes) -> str:
    pages = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_bounded() for page in pages)


def _striprtf(data: bytes) -> str:
    return str(rtf_to_text(data.decode("latin-1")))  # type: ignore[no-untyped-call] # it has no types


def _oxmsg(data: bytes) -> str:
    message = OutlookMessage.load(io.BytesIO(data))
    return f"{message.subject or ''}\n{message.body or ''}"


def _email(data: bytes) -> str:
    mail = email.message_from_bytes(data, policy=email.policy.default)
    body = mail.get_body(("plain", "html"))
    return f"{mail['subject'] or ''}\n{body.get_content() if body else ''}"


PEERS: dict[str, tuple[tuple[str, ...], Callable[[bytes], str]]] = {
    "python-docx, paragraphs and tables": ((".docx", ".docm"), _python_docx),
    "openpyxl, cells": ((".xlsx", ".xlsm"), _openpyxl),
    "python-calamine": ((".xlsx", ".xlsm", ".xls", ".ods"), _calamine),
    "pypdf": ((".pdf",), _pypdf),
    "pypdfium2": ((".pdf",), _pypdfium2),
    "striprtf": ((".rtf",), _striprtf),
    "python-oxmsg": ((".msg",), _oxmsg),
    "the standard library's email": ((".eml",), _email),
}
"""A library, the files it is for, and how its usual interface gives their text."""


def ask_peer(text_of: Callable[[bytes], str], file: Path) -> str | None:
    """Give what a library reads of a file, or None when it fails, dies or takes too long."""
    here, there = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=_ask, args=(text_of, file, there), daemon=True)
    process.start()
    there.close()
    found: str | None = None
    try:
        found = here.recv() if here.poll(PEER_SECONDS) else None
    except EOFError:
        found = None
    process.kill()
    process.join()
    return found


def _ask(
    text_of: Callable[[bytes], str], file: Path, there: multiprocessing.connection.Connection
) -> None:
    with contextlib.redirect_stderr(io.StringIO()):
        there.send(text_of(file.read_bytes()))
