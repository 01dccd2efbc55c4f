"""What is built into a Word file: other files, macros, form controls, add-ins, signatures."""

import base64
import binascii
import contextlib
import posixpath
import re
from collections.abc import Iterator

from checker.model import Part
from checker.reading.docx.sheet import Sheet
from checker.reading.ole import FAULTS, built_in, streams_of
from checker.reading.package import Link, Package
from checker.reading.refusal import Unreadable
from checker.reading.sniff import OLE
from checker.reading.trees import Element, local
from checker.words import say

_FILES = {
    "oleObject": "embedded object",
    "package": "embedded file",
    "aFChunk": "another document",
    "subDocument": "another document",
}
"""Kinds of parts that are files by themselves, and what a person calls them."""
_WORKBOOK = "workbook of a chart"
_OF_CHARTS = ("chart", "chartEx")
_NO_CODE = frozenset({"dir", "_vba_project", "project", "projectwm"})
_CACHE = "__srp_"
_TEXTS = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00){3,}|[\x20-\x7e]{4,}")
_LONGEST = 4_000
_MOST_TEXTS = 200
_DEVICE_NAME = 64
_PLIST_KEYS = ("printer", "user", "job")


def hold_file(package: Package, sheet: Sheet, link: Link, owner: str) -> None:
    """Hand over a file that is built in; `owner` is the kind of part that points at it."""
    name = posixpath.basename(link.target)
    data = bytes_of(package, sheet, link.target)
    if data is None:
        return
    built = built_in(name, data)
    what = _WORKBOOK if owner in _OF_CHARTS else _FILES.get(link.kind, "embedded file")
    for held in built.held:
        sheet.hold(what, held)
    for path in built.paths:
        sheet.property("path of a file built in", path)
    if built.why:
        sheet.gap("unread.unsupported", built.why, Part.ATTACHMENT)


def bytes_of(package: Package, sheet: Sheet, name: str) -> bytes | None:
    """Give the bytes of a part; one that cannot be had is a gap."""
    try:
        return package.read(name)
    except Unreadable as fault:
        base = posixpath.basename(name)
        why = say("A part of the file ({name}) is damaged and was not read.", name=base)
        sheet.gap(fault.code, why, Part.ATTACHMENT)
        return None


def note_macros(package: Package, sheet: Sheet, name: str) -> None:
    """Take note of macros, by the names of their modules."""
    data = bytes_of(package, sheet, name)
    if data is not None:
        sheet.active("macro", ", ".join(_modules(data)) or posixpath.basename(name))


def note_keys(sheet: Sheet, root: Element) -> None:
    """Take note of macros that keys are bound to."""
    for element in root.iter():
        for attribute, text in element.attrib.items():
            if local(str(attribute)) == "macroName":
                sheet.active("macro", str(text))


def note_control(package: Package, sheet: Sheet, name: str) -> None:
    """Take note of a form control, with every text that it keeps."""
    data = bytes_of(package, sheet, name)
    if data is None:
        return
    sheet.active("form control", posixpath.basename(name))
    for text in _control_texts(package, name, data):
        sheet.property("form control", text)


def note_pane(sheet: Sheet, root: Element) -> None:
    """Take note of an add-in that opens beside the letter, and of what it keeps there."""
    for element in root.iter():
        kind = local(str(element.tag))
        if kind == "reference":
            store = " ".join(filter(None, (element.get("id"), element.get("store"))))
            sheet.active("task pane of an add-in", store)
        elif kind == "property":
            told = f"{element.get('name', '')}: {element.get('value', '')}"
            sheet.property("data of an add-in", told)
        elif kind == "taskpane":
            sheet.active("task pane of an add-in", element.get("dockstate", ""))


def note_ribbon(sheet: Sheet, root: Element) -> None:
    """Take note of buttons that the file adds to Word, and of what they are called."""
    calls = [
        str(text)
        for element in root.iter()
        for name, text in element.attrib.items()
        if local(str(name)).startswith(("on", "get"))
    ]
    sheet.active("buttons of the file's own", ", ".join(dict.fromkeys(calls)))
    for element in root.iter():
        for name in ("label", "screentip", "supertip", "description", "title"):
            sheet.property("button", element.get(name, ""))


def note_signature(sheet: Sheet, root: Element) -> None:
    """Take note of a digital signature: whose it is, and what the signer wrote."""
    signers = []
    for element in root.iter():
        kind, text = local(str(element.tag)), (element.text or "").strip()
        if kind == "X509Certificate":
            signers.append(_subject(text))
        elif kind in ("SignatureComments", "SignatureText") and text:
            sheet.property("reason for signing", text)
        elif kind == "Address1" and text:
            sheet.property("place of signing", text)
    sheet.property("digital signature", next(filter(None, signers), say("signed")))


def note_printer(sheet: Sheet, data: bytes) -> None:
    """Take note of the printer that a letter was set up for: its name can hold a server's."""
    if data.lstrip().startswith(b"<?xml"):
        for text in _plist_texts(data):
            sheet.property("printer", text)
        return
    name = data[:_DEVICE_NAME].decode("utf-16-le", "replace").split("\0")[0]
    if name.isprintable():
        sheet.property("printer", name)


def _modules(data: bytes) -> Iterator[str]:
    try:
        for path, _ in streams_of(data):
            name = path[-1]
            if "VBA" in path[:-1] and name.lower() not in _NO_CODE and _CACHE not in name.lower():
                yield name
    except FAULTS:
        return  # the macro itself is told all the same


def _control_texts(package: Package, name: str, data: bytes) -> Iterator[str]:
    try:
        root = package.xml(name)
    except Unreadable:
        yield from _texts(data)
        return
    for element in root.iter():
        for attribute, text in element.attrib.items():
            if local(str(attribute)) == "value":
                yield str(text)
    for link in package.links(name):
        if link.kind == "activeXControlBinary" and package.has(link.target):
            yield from _texts(package.read(link.target))


def _texts(data: bytes) -> Iterator[str]:
    """Give every stretch of bytes that is text, in one byte a letter or in two."""
    if data.startswith(OLE):
        with contextlib.suppress(*FAULTS):  # else its bytes are searched as they stand
            data = b"\0\0\0".join(content for _, content in streams_of(data))
    for count, found in enumerate(_TEXTS.finditer(data)):
        if count >= _MOST_TEXTS:
            return
        text = found.group()[:_LONGEST]
        wide = text[1:2] == b"\0"
        yield text.decode("utf-16-le" if wide else "cp1252", "replace").strip()


def _subject(encoded: str) -> str:
    """Give whom a certificate is made out to."""
    from cryptography import x509  # noqa: PLC0415 - few letters are signed
    from cryptography.x509.oid import NameOID  # noqa: PLC0415 - the same

    try:
        told = x509.load_der_x509_certificate(base64.b64decode(encoded)).subject
        names = told.get_attributes_for_oid(NameOID.COMMON_NAME)
    except (ValueError, TypeError, binascii.Error):
        return ""
    return str(names[0].value) if names else told.rfc4514_string()


def _plist_texts(data: bytes) -> Iterator[str]:
    """Give what a Mac keeps of a printer, where it names the printer or the person."""
    pairs = re.findall(rb"<key>([^<]{1,200})</key>\s*<string>([^<]{1,400})</string>", data)
    for key, text in pairs:
        if any(word in key.decode("utf-8", "replace").lower() for word in _PLIST_KEYS):
            yield text.decode("utf-8", "replace")
