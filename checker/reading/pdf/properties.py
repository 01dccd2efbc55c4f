"""Who made a PDF, and what its properties call it: the Info dictionary and the XMP packet."""

import itertools
import re
from collections.abc import Iterator

import pypdf
from lxml import etree
from pypdf.generic import DictionaryObject, StreamObject

from checker.reading.pdf.gathered import Gathered
from checker.reading.pdf.things import dictionary, resolved, words
from checker.words import say

_XMP_AT_MOST = 1_000_000
_VALUES_AT_MOST = 200
_LENGTH_AT_MOST = 2_000
_SILENT = frozenset(
    {"CreationDate", "ModDate", "Trapped", "CreateDate", "ModifyDate", "MetadataDate", "date"}
    | {"DocumentID", "InstanceID", "OriginalDocumentID", "RenditionClass", "VersionID", "format"}
    | {"part", "conformance", "rev", "instanceID", "documentID", "when", "changed", "action"}
)
"""Properties that hold a date, an id or a version, never a person."""
_CALLED = {"CreatorTool": "creator", "creator": "author", "description": "subject"}
_DATE = re.compile(r"\d{4}-\d\d-\d\dT.*|D:\d{4,}.*")
_ID = re.compile(r"(?:uuid|xmp\.[a-z]+|urn:uuid):[0-9A-Za-z:.-]+")


def properties_of(reader: pypdf.PdfReader, found: Gathered) -> None:
    """Gather every property that a person wrote or a program left."""
    root = dictionary(reader.trailer["/Root"])
    told: dict[tuple[str, str], None] = {}
    for name, value in (*_info(reader), *xmp_of(root)):
        text = " ".join(value.split())[:_LENGTH_AT_MOST]
        if text and not _DATE.fullmatch(text) and not _ID.fullmatch(text):
            told[name, text] = None
        if len(told) >= _VALUES_AT_MOST:
            found.miss(say("This PDF has more properties than can be checked."), "too-large")
            break
    for name, text in told:
        found.describe(name, text)


def _info(reader: pypdf.PdfReader) -> Iterator[tuple[str, str]]:
    """Give the Info dictionary's names and values."""
    for key, value in dictionary(reader.trailer.get("/Info")).items():
        name = str(key).lstrip("/")
        text = words(value)
        if name not in _SILENT and text:
            yield name.lower(), text


def xmp_of(holder: DictionaryObject) -> Iterator[tuple[str, str]]:
    """Give the names and values of the XMP packet of a file, page or picture."""
    packet = resolved(holder.get("/Metadata"))
    if not isinstance(packet, StreamObject):
        return
    untrusted = packet.get_data()[:_XMP_AT_MOST]
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    tree = etree.fromstring(untrusted, parser)
    if tree is None:
        return
    for element in tree.iter(etree.Element):
        tag = etree.QName(element).localname
        if tag in ("RDF", "xmpmeta", "Alt", "Bag", "Seq"):
            continue
        for attribute, value in element.attrib.items():
            name = etree.QName(attribute)
            if name.namespace and "rdf-syntax" not in name.namespace and name.localname != "lang":
                yield from _named(name.localname, str(value))
        if tag == "li":
            above = next(itertools.islice(element.iterancestors(), 1, None), element)
            tag = etree.QName(above).localname
        yield from _named(tag, element.text or "")


def _named(name: str, value: str) -> Iterator[tuple[str, str]]:
    """Give one property under the name that people know it by."""
    if name not in _SILENT and value.strip():
        yield _CALLED.get(name, name.lower()), value
