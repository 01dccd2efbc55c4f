"""What an older Office file says of itself: the two streams in which its properties are kept."""

import struct
from collections.abc import Iterator, Mapping

Property = tuple[str, str]
"""A name that a person understands, and what the file says."""

_SUMMARY = "\x05summaryinformation"
_MORE = "\x05documentsummaryinformation"
_NAMES = {
    _SUMMARY: {
        2: "title",
        3: "subject",
        4: "author",
        5: "keywords",
        6: "comments",
        7: "template",
        8: "last editor",
    },
    _MORE: {2: "category", 14: "manager", 15: "company"},
}
_OWN = bytes.fromhex("05D5CDD59C2E1B10939708002B2CF9AE")
"""The set in which people's own properties are kept."""
_OF_PROGRAMS = frozenset({"property AppVersion", "property DocSecurity"})
_CODE_PAGE, _DICTIONARY = 1, 0
_NARROW_TEXT, _WIDE_TEXT, _SHORT = 0x1E, 0x1F, 0x02
_WIDE_PAGE = 1200
_MOST = 1_000
_PAGES = {65001: "utf-8", _WIDE_PAGE: "utf-16-le", 10000: "mac-roman"}
_FIRST_SET = 28


def office_properties(streams: Mapping[str, bytes]) -> Iterator[Property]:
    """Give the properties in the streams of a file, by the streams' names in small letters.

    A set that is cut short gives what came before.
    """
    for stream, names in _NAMES.items():
        data = streams.get(stream, b"")
        try:
            yield from _of_stream(data, names)
        except struct.error:
            continue


def _of_stream(data: bytes, names: dict[int, str]) -> Iterator[Property]:
    if len(data) < _FIRST_SET:
        return
    (count,) = struct.unpack_from("<I", data, 24)
    for number in range(min(count, 2)):
        place = _FIRST_SET + number * 20
        (start,) = struct.unpack_from("<I", data, place + 16)
        own = data[place : place + 16] == _OWN
        yield from _of_set(data, start, None if own else names)


def _of_set(data: bytes, start: int, names: dict[int, str] | None) -> Iterator[Property]:
    """Give the texts of one set; `names` is None where it brings its names itself."""
    (count,) = struct.unpack_from("<I", data, start + 4)
    places: dict[int, int] = {}
    for at in range(min(count, _MOST)):
        number, offset = struct.unpack_from("<II", data, start + 8 + at * 8)
        places[number] = start + offset
    page = 1252
    if _CODE_PAGE in places:
        page = struct.unpack_from("<H", data, places[_CODE_PAGE] + 4)[0]
    if names is None:
        names = _dictionary(data, places.get(_DICTIONARY), page)
    for number, place in places.items():
        name = names.get(number, "")
        text = _text(data, place, page) if name else ""
        if text and name not in _OF_PROGRAMS:
            yield name, text


def _dictionary(data: bytes, place: int | None, page: int) -> dict[int, str]:
    if place is None:
        return {}
    names: dict[int, str] = {}
    (count,) = struct.unpack_from("<I", data, place)
    at = place + 4
    for _ in range(min(count, _MOST)):
        number, letters = struct.unpack_from("<II", data, at)
        size = letters * 2 if page == _WIDE_PAGE else letters
        names[number] = f"property {_decoded(data[at + 8 : at + 8 + size], page)}"
        at += 8 + size + (-size % 4 if page == _WIDE_PAGE else 0)
    return names


def _text(data: bytes, place: int, page: int) -> str:
    kind, size = struct.unpack_from("<II", data, place)
    if kind == _NARROW_TEXT:
        return _decoded(data[place + 8 : place + 8 + size], page)
    if kind == _WIDE_TEXT:
        return _decoded(data[place + 8 : place + 8 + size * 2], _WIDE_PAGE)
    return ""


def _decoded(data: bytes, page: int) -> str:
    name = _PAGES.get(page, f"cp{page}")
    try:
        text = data.decode(name, "replace")
    except LookupError:
        text = data.decode("cp1252", "replace")
    return " ".join(text.partition("\0")[0].split())
