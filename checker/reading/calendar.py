"""Calendar entries and contact cards (iCalendar, vCard): the words in them, line by line."""

import binascii
import quopri
import re
from collections.abc import Iterator

from checker.model import Line, Part
from checker.reading.asking import Held
from checker.reading.assembly import metadata_line, tidy

_START = re.compile(r"\s*BEGIN:(?:VCALENDAR|VCARD|VEVENT|VTODO|VJOURNAL)\b", re.IGNORECASE)
_FOLD = re.compile(r"\r?\n[ \t]|\r[ \t]")
_PROPERTY = re.compile(r'^(?:[\w-]+\.)?([\w-]+)((?:;(?:"[^"]*"|[^":;])*)*):(.*)$', re.DOTALL)
_SHOWN_NAME = re.compile(r';\s*(?:CN|X-[\w-]+)=("[^"]*"|[^;:,]*)', re.IGNORECASE)
_ESCAPED = re.compile(r"\\([nN,;:\\])")
_SILENT = frozenset(
    {
        "BEGIN", "END", "VERSION", "PRODID", "METHOD", "CALSCALE", "UID", "DTSTAMP", "SEQUENCE",
        "TZID", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "RRULE", "TRANSP", "PRIORITY", "CLASS",
        "STATUS", "TRIGGER", "ACTION", "REV", "CREATED", "LAST-MODIFIED",
    }
)  # fmt: skip
"""What stands in every entry and tells nothing of anybody."""
_ENCODED = re.compile(r";\s*(?:ENCODING=)?QUOTED-PRINTABLE", re.IGNORECASE)
_BINARY = re.compile(r";\s*ENCODING=(?:b|BASE64)\b|;\s*VALUE=BINARY", re.IGNORECASE)
_DATA = re.compile(r"\s*data:[^,]{0,200};base64,", re.IGNORECASE)
_FILE_NAME = re.compile(r";\s*(?:X-)?(?:APPLE-)?FILENAME=(\"[^\"]*\"|[^;:,]*)", re.IGNORECASE)
_SOFT_BREAK = re.compile(r"=\r?\n")


def is_calendar(text: str) -> bool:
    """Say whether a text is a calendar entry or a contact card."""
    return _START.match(text) is not None


def files_of_calendar(text: str) -> Iterator[Held]:
    """Give the files and pictures that are built into an entry or a card."""
    for line in _unfolded(text):
        found = _PROPERTY.match(line)
        if found is None or not _is_binary(found):
            continue
        details, value = found[2], found[3].strip()
        named = _FILE_NAME.search(details)
        name = named[1].strip('"') if named else found[1].lower()
        packed = value.partition("base64,")[2] if value.startswith("data:") else value
        try:
            content = binascii.a2b_base64(packed)
        except (binascii.Error, ValueError):
            content = value.encode("utf-8", "replace")
        yield Held(name, content)


def lines_of_calendar(text: str, part: Part = Part.BODY, first_block: int = 0) -> Iterator[Line]:
    """Give every property that a person may read: "Summary: ...", one block each."""
    block = first_block
    for line in _unfolded(text):
        block += 1
        found = _PROPERTY.match(line)
        if found is None:
            yield Line(text=tidy(line), part=part, block=block)
        elif _is_binary(found):
            continue
        elif found[1].upper() in _SILENT:
            yield metadata_line(line, block)
        else:
            yield from _property_lines(found, part, block)


def _property_lines(found: re.Match[str], part: Part, block: int) -> Iterator[Line]:
    name, details, value = found[1].upper(), found[2], found[3]
    if _ENCODED.search(details):
        value = quopri.decodestring(value.encode()).decode("utf-8", "replace")
    names = (shown.strip('" ') for shown in _SHOWN_NAME.findall(details))
    words = " ".join(filter(None, (*names, _plain(name, value))))
    for number, written in enumerate(words.splitlines()):
        said = tidy(written if number else f"{name.title()}: {written}")
        if said:
            yield Line(text=said, part=part, block=block)


def _is_binary(found: re.Match[str]) -> bool:
    return _BINARY.search(found[2]) is not None or _DATA.match(found[3]) is not None


def _unfolded(text: str) -> Iterator[str]:
    joined = _SOFT_BREAK.sub("", text) if _ENCODED.search(text) else text
    for line in _FOLD.sub("", joined).splitlines():
        if line.strip():
            yield line


def _plain(name: str, value: str) -> str:
    """Give a value as it is read: a name and an address are made of parts."""
    parts = re.split(r"(?<!\\);", value) if name in {"N", "ADR", "ORG"} else [value]
    said = ", ".join(filter(None, (part.strip() for part in parts)))
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], said)
