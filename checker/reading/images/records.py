"""XMP and IPTC: what programs for pictures write down about them."""

import re
from collections.abc import Iterator

from lxml import etree

from checker.reading.images.notes import (
    CAMERA,
    DATE,
    DESCRIPTION,
    OTHER,
    PEOPLE,
    PLACE,
    PROGRAM,
    SMALL,
    Notes,
)
from checker.reading.trees import local

_LARGEST = 4_000_000
_MOST_VALUES = 400
_NAMES = (
    (re.compile(r"gps|latitude|longitude|location|city|country|state|sublocation"), PLACE),
    (re.compile(r"creator$|author|artist|owner|rights|byline|credit|person|writer|by"), PEOPLE),
    (re.compile(r"creatortool|software|history|agent|toolkit"), PROGRAM),
    (re.compile(r"date|when|time"), DATE),
    (re.compile(r"make|model|lens|serial|camera"), CAMERA),
    (re.compile(r"title|description|caption|subject|keyword|headline|label|instructions"),
     DESCRIPTION),
)  # fmt: skip
_OF_PROGRAMS = re.compile(
    r"^(?:xmp\.[di]id:|uuid:|adobe:docid|[0-9a-f-]{32,36}$|image/|https?://ns\.|saved|created|/"
    r"|https?://www\.w3|x-default|true$|false$|srgb|[-+0-9./:;, ]+$)",
    re.IGNORECASE,
)
"""Numbers that programs give to files, kinds of file, counts and settings."""
_IPTC = {
    5: DESCRIPTION, 7: OTHER, 15: DESCRIPTION, 25: DESCRIPTION, 26: PLACE, 27: PLACE, 40: OTHER,
    55: DATE, 62: DATE, 65: PROGRAM, 80: PEOPLE, 85: PEOPLE, 90: PLACE, 92: PLACE, 95: PLACE,
    100: PLACE, 101: PLACE, 103: OTHER, 105: DESCRIPTION, 110: PEOPLE, 115: PEOPLE, 116: PEOPLE,
    118: PEOPLE, 120: DESCRIPTION, 122: PEOPLE,
}  # fmt: skip
_MARK, _APPLICATION, _HEAD = 0x1C, 2, 5
_EXTENDED = 0x8000
_IPTC_RECORD, _SMALL_RECORDS = 0x0404, (0x0409, 0x040C)
_BEFORE_SMALL = 28


def read_xmp(blob: bytes, notes: Notes) -> None:
    """Tell the words of a block of XMP."""
    start, end = blob.find(b"<"), blob.rfind(b">")
    if start < 0 or len(blob) > _LARGEST:
        notes.tell(OTHER, "XMP")
        return
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(blob[start : end + 1], parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        notes.tell(OTHER, "XMP")
        return
    for count, (name, value) in enumerate(_values(root)):
        if count >= _MOST_VALUES:
            notes.tell(OTHER, "XMP")
            return
        _tell(name, value, notes)


def _tell(name: str, value: str, notes: Notes) -> None:
    """Tell one value under the name that a person understands."""
    plain = name.casefold()
    if plain in ("image", "thumbnails") and len(value) > 1000:  # noqa: PLR2004 - a picture in letters
        notes.tell(SMALL, "XMP")
        return
    kind = next((kind for pattern, kind in _NAMES if pattern.search(plain)), None)
    if kind in (PLACE, DATE) or not _OF_PROGRAMS.match(value):
        notes.tell(kind or OTHER, value if kind else f"{name}: {value}")


def _values(root: "etree._Element") -> Iterator[tuple[str, str]]:
    """Give each value with its name; what stands in a list has the name of the list."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        name = _name(element)
        for key, value in element.attrib.items():
            kind = local(str(key))
            if value.strip() and kind not in ("about", "lang", "xmptk", "parseType", "resource"):
                yield kind, str(value).strip()
        text = (element.text or "").strip()
        if text:
            yield name, text


def _name(element: "etree._Element") -> str:
    """Give the name of a value: lists and their items have none of their own."""
    while local(str(element.tag)) in ("li", "Seq", "Alt", "Bag", "Description", "value"):
        above = element.getparent()
        if above is None:
            break
        element = above
    return local(str(element.tag))


def read_photoshop(blob: bytes, notes: Notes) -> None:
    """Read what Photoshop keeps in a picture: IPTC, and a small picture."""
    at = 0
    while True:
        at = blob.find(b"8BIM", at)
        if at < 0 or at + 8 > len(blob):
            return
        kind = int.from_bytes(blob[at + 4 : at + 6], "big")
        named = blob[at + 6]
        start = at + 6 + (named + 2 if named % 2 == 0 else named + 1)
        size = int.from_bytes(blob[start : start + 4], "big")
        content = blob[start + 4 : start + 4 + size]
        if kind == _IPTC_RECORD:
            read_iptc(content, notes)
        elif kind in _SMALL_RECORDS:
            notes.small.append(content[_BEFORE_SMALL:])
        at = start + 4 + size if size else at + 8


def read_iptc(blob: bytes, notes: Notes) -> None:
    """Tell what the press writes into pictures: who, where, when, what."""
    at = 0
    while at + _HEAD <= len(blob):
        if blob[at] != _MARK:
            at += 1
            continue
        record, which = blob[at + 1], blob[at + 2]
        size = int.from_bytes(blob[at + 3 : at + 5], "big")
        if size & _EXTENDED:
            notes.tell(OTHER, "IPTC")
            return
        value = blob[at + 5 : at + 5 + size]
        at += _HEAD + size
        if record == _APPLICATION and which in _IPTC:
            notes.tell(_IPTC[which], value.decode("utf-8", "replace"))
        elif record == _APPLICATION and any(map(_is_letter, value)):
            notes.tell(OTHER, value.decode("utf-8", "replace"))


def _is_letter(byte: int) -> bool:
    return chr(byte).isalpha()
