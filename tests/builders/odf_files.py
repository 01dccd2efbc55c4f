"""Small OpenDocument files, made part by part, so that a test can hide one thing in one place."""

import base64
import hashlib
import io
import os
import zipfile
import zlib
from collections.abc import Mapping
from typing import NamedTuple
from xml.sax.saxutils import escape

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

TEXT, SHEET, SLIDES = "text", "spreadsheet", "presentation"
_TYPE = "application/vnd.oasis.opendocument."
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = {
    "office": "office:1.0",
    "text": "text:1.0",
    "table": "table:1.0",
    "draw": "drawing:1.0",
    "style": "style:1.0",
    "fo": "xsl-fo-compatible:1.0",
    "svg": "svg-compatible:1.0",
    "meta": "meta:1.0",
    "number": "datastyle:1.0",
    "presentation": "presentation:1.0",
    "chart": "chart:1.0",
    "form": "form:1.0",
    "config": "config:1.0",
    "script": "script:1.0",
    "manifest": "manifest:1.0",
    "dr3d": "dr3d:1.0",
}
_NAMESPACES = " ".join(f'xmlns:{short}="{_ODF}{name}"' for short, name in _NAMES.items()) + (
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:officeooo="http://openoffice.org/2009/office"'
    ' xmlns:math="http://www.w3.org/1998/Math/MathML"'
    ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
)
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)
"""A picture of one pixel."""
_BODIES = {TEXT: "text", SHEET: "spreadsheet", SLIDES: "presentation"}


class Locked(NamedTuple):
    """How a part was locked: its bytes, and what the manifest says of them."""

    data: bytes
    told: str


def p(*content: str, style: str = "") -> str:
    """Give a paragraph of text and other XML."""
    named = f' text:style-name="{style}"' if style else ""
    return f"<text:p{named}>{''.join(content)}</text:p>"


def span(text: str, style: str) -> str:
    """Give a text in a style of its own."""
    return f'<text:span text:style-name="{style}">{escape(text)}</text:span>'


def lines(*texts: str) -> str:
    """Give a plain paragraph for each text."""
    return "".join(
        p(escape(text).replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>"))
        for text in texts
    )


def table(*rows: tuple[str, ...], name: str = "Table1") -> str:
    """Give a table of plain cells."""
    told = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell>{lines(cell)}</table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in rows
    )
    return f'<table:table table:name="{name}"><table:table-column/>{told}</table:table>'


def style(
    name: str, family: str = "text", text: str = "", inside: str = "", parent: str = ""
) -> str:
    """Give a style: what it says of text, and other properties as XML."""
    based = f' style:parent-style-name="{parent}"' if parent else ""
    said = f"<style:text-properties {text}/>" if text else ""
    return (
        f'<style:style style:name="{name}" style:family="{family}"{based}>{inside}{said}'
        "</style:style>"
    )


def frame(inside: str, *, attributes: str = 'svg:width="2cm" svg:height="1cm"') -> str:
    """Give a frame."""
    return f"<draw:frame {attributes}>{inside}</draw:frame>"


def picture(name: str = "Pictures/crest.png", inside: str = "") -> str:
    """Give a picture of two square centimetres."""
    return frame(f'<draw:image xlink:href="{name}"/>{inside}')


def part(root: str, content: str) -> str:
    """Give a whole part: a root element of `office:` with its namespaces, and what is in it."""
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return f"{head}<office:{root} {_NAMESPACES}>{content}</office:{root}>"


def shared(styles: str = "", masters: str = "", layouts: str = "") -> str:
    """Give the part that holds the shared styles and the master pages."""
    return part(
        "document-styles",
        f"<office:styles>{styles}</office:styles>"
        f"<office:automatic-styles>{layouts}</office:automatic-styles>"
        f"<office:master-styles>{masters}</office:master-styles>",
    )


def master(inside: str, name: str = "Standard") -> str:
    """Give a master page."""
    return (
        f'<style:master-page style:name="{name}" style:page-layout-name="L">{inside}'
        "</style:master-page>"
    )


def meta(inside: str) -> str:
    """Give the part that holds the properties."""
    return part("document-meta", f"<office:meta>{inside}</office:meta>")


def settings(name: str, value: str) -> str:
    """Give the part that holds the settings, with one of them."""
    item = f'<config:config-item config:name="{name}" config:type="string">{value}'
    return part(
        "document-settings",
        f"<office:settings>{item}</config:config-item></office:settings>",
    )


def content(body: str, styles: str = "", before: str = "", kind: str = TEXT) -> str:
    """Give the main part."""
    name = _BODIES[kind]
    return part(
        "document-content",
        f"{before}<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{name}>{body}</office:{name}></office:body>",
    )


def manifest(kind: str, names: Mapping[str, str], locks: Mapping[str, str]) -> str:
    """Give the list of the parts, with their kinds and locks."""
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{media}"'
        f' manifest:size="1">{locks.get(name, "")}</manifest:file-entry>'
        for name, media in {"/": _TYPE + kind, **names}.items()
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest {_NAMESPACES}'
        f' manifest:version="1.3">{entries}</manifest:manifest>'
    )


def odf(
    body: str = "",
    *,
    kind: str = TEXT,
    styles: str = "",
    before: str = "",
    parts: Mapping[str, str | bytes] | None = None,
    media: Mapping[str, str] | None = None,
    unlisted: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """Give a whole file. `media` are kinds of parts and folders, `unlisted` parts nobody lists."""
    held: dict[str, str | bytes] = {"content.xml": content(body, styles, before, kind)}
    held |= parts or {}
    names = dict.fromkeys(held, "text/xml") | dict(media or {})
    return zipped({**held, **(unlisted or {})}, kind, names, {})


def zipped(
    parts: Mapping[str, str | bytes], kind: str, names: Mapping[str, str], locks: Mapping[str, str]
) -> bytes:
    """Give the zip: the kind first and stored, as the standard wants it, the manifest last."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _TYPE + kind, zipfile.ZIP_STORED)
        for name, data in parts.items():
            packed = zipfile.ZIP_STORED if name in locks else zipfile.ZIP_DEFLATED
            archive.writestr(name, data, packed)
        archive.writestr("META-INF/manifest.xml", manifest(kind, names, locks))
    return held.getvalue()


def locked_part(data: bytes, password: str, *, rounds: int = 1000) -> Locked:
    """Lock a part as LibreOffice did up to 24.2: PBKDF2 and AES in blocks."""
    salt, start = os.urandom(16), os.urandom(16)
    seed = hashlib.sha256(password.encode()).digest()
    key = hashlib.pbkdf2_hmac("sha1", seed, salt, rounds, 32)
    packer = zlib.compressobj(wbits=-15)
    packed = packer.compress(data) + packer.flush()
    room = 16 - len(packed) % 16
    turned = Cipher(algorithms.AES(key), modes.CBC(start)).encryptor()
    checksum = _text(hashlib.sha256(packed[:1024]).digest())
    told = (
        f'<manifest:encryption-data manifest:checksum="{checksum}" manifest:checksum-type='
        '"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0#sha256-1k">'
        '<manifest:algorithm manifest:algorithm-name="http://www.w3.org/2001/04/xmlenc#aes256-cbc"'
        f' manifest:initialisation-vector="{_text(start)}"/><manifest:start-key-generation'
        ' manifest:start-key-generation-name="http://www.w3.org/2000/09/xmldsig#sha256"'
        ' manifest:key-size="32"/><manifest:key-derivation manifest:key-derivation-name="PBKDF2"'
        f' manifest:key-size="32" manifest:iteration-count="{rounds}"'
        f' manifest:salt="{_text(salt)}"/></manifest:encryption-data>'
    )
    sealed = packed + bytes(room - 1) + bytes((room,))
    return Locked(turned.update(sealed) + turned.finalize(), told)


def locked(data: bytes, password: str, kind: str = TEXT) -> bytes:
    """Lock every part of a file but its kind and its manifest."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    inside = {name: one for name, one in held.items() if name not in ("mimetype", _MANIFEST)}
    made = {name: locked_part(one, password) for name, one in inside.items()}
    return zipped(
        {name: one.data for name, one in made.items()},
        kind,
        dict.fromkeys(made, "text/xml"),
        {name: one.told for name, one in made.items()},
    )


def locked_whole(data: bytes, password: str, kind: str = TEXT) -> bytes:
    """Lock a file as a whole, as LibreOffice does from 24.8 on: Argon2id and AES-GCM."""
    salt, nonce = os.urandom(16), os.urandom(12)
    seed = hashlib.sha256(password.encode()).digest()
    kdf = Argon2id(salt=salt, length=32, iterations=1, lanes=1, memory_cost=64)
    packer = zlib.compressobj(wbits=-15)
    packed = packer.compress(data) + packer.flush()
    sealed = nonce + AESGCM(kdf.derive(seed)).encrypt(nonce, packed, None)
    told = (
        "<manifest:encryption-data><manifest:algorithm"
        ' manifest:algorithm-name="http://www.w3.org/2009/xmlenc11#aes256-gcm"'
        f' manifest:initialisation-vector="{_text(nonce)}"/><manifest:start-key-generation'
        ' manifest:start-key-generation-name="http://www.w3.org/2001/04/xmlenc#sha256"'
        ' manifest:key-size="32"/><manifest:key-derivation manifest:key-size="32"'
        ' manifest:key-derivation-name="urn:org:documentfoundation:names:experimental:office:'
        f'manifest:argon2id" manifest:salt="{_text(salt)}" loext:argon2-iterations="1"'
        ' loext:argon2-memory="64" loext:argon2-lanes="1"/></manifest:encryption-data>'
    )
    name = "encrypted-package"
    return zipped({name: sealed}, kind, {name: _TYPE + kind}, {name: told})


_MANIFEST = "META-INF/manifest.xml"


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
