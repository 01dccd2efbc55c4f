"""What a Word file points at outside itself: where links lead, what is fetched at opening."""

import re
from collections.abc import Callable

from checker.model import Part
from checker.reading.docx.sheet import Sheet
from checker.reading.package import Link
from checker.words import say

_WEB = ("http:", "https:", "ftp:", "ftps:", "sftp:", "mhtml:", "itms:")
_LOCAL = re.compile(r"^(?:file:)?/{0,3}[a-z]:", re.IGNORECASE)
_ELSEWHERE = re.compile(r"^(?:[a-z][a-z0-9+.-]+:|\\\\|//)", re.IGNORECASE)
_ADDRESSED = ("mailto:", "tel:", "sms:", "callto:", "sip:")
_ADDRESS = re.compile(
    r"^(?:https?://)?((?:[a-z0-9-]+\.)+[a-z]{2,24})(?:[/?#:]\S*)?$", re.IGNORECASE
)
_TELLING = re.compile(r"[@?=]|%20|\+")
_MERGES = ("mailMergeSource", "mailMergeHeaderSource")
_SHOWN_BY_A_PICTURE = frozenset({"oleObject", "package", "video", "audio", "media", "hyperlink"})
"""What stands on the page as a picture of its own; the file elsewhere is not part of it."""
_MISSING = frozenset({"subDocument", "aFChunk", "frame"})


def is_remote(target: str) -> bool:
    """Say whether opening a target reaches beyond the reader's own computer."""
    return bool(_ELSEWHERE.match(target)) and not _LOCAL.match(target)


def name_of(target: str, *, web: str, otherwise: str) -> str:
    """Give one name for what comes from the internet, and another for what does not."""
    return web if target.lower().startswith(_WEB) else otherwise


def note_outside(link: Link, sheet: Sheet) -> None:
    """Take note of a link that leads out of the file, as far as it says something."""
    _DOORS.get(link.kind, _linked)(link, sheet)


def differs(shown: str, target: str) -> bool:
    """Say whether a link's text is an address on the web, and not the one it leads to."""
    said = _ADDRESS.match(shown.strip())
    leads = _ADDRESS.match(target.strip())
    if said is None or leads is None:
        return False
    return _host(said[1]) != _host(leads[1])


def _host(name: str) -> str:
    return name.lower().removeprefix("www.")


def _template(link: Link, sheet: Sheet) -> None:
    if is_remote(link.target.strip()):
        sheet.active("remote template", link.target)
    else:
        sheet.property("template", link.target)


def _hyperlink(link: Link, sheet: Sheet) -> None:
    target = link.target.strip()
    lower = target.lower()
    if lower.startswith(_ADDRESSED):
        address = target.partition(":")[2].partition("?")[0]
        if not sheet.shows(address):
            sheet.property("link", address)
        if "?" in target:
            sheet.property("link", target.partition("?")[2])
    elif not lower.startswith(("http:", "https:")) or (
        _TELLING.search(target) and not sheet.shows(target)
    ):
        sheet.property("link", target)


def _merge_source(link: Link, sheet: Sheet) -> None:
    sheet.property("mail merge source", link.target)


def _image(link: Link, sheet: Sheet) -> None:
    web = "picture from the internet"
    sheet.active(name_of(link.target, web=web, otherwise="linked file"), link.target)
    why = say("A picture is not in the file but fetched from elsewhere, and was not read.")
    sheet.gap("unread.scan", why, Part.IMAGE)


def _linked(link: Link, sheet: Sheet) -> None:
    web = "file from the internet"
    sheet.active(name_of(link.target, web=web, otherwise="linked file"), link.target)
    if link.kind in _MISSING:
        why = say(
            "Another document ({name}) is part of the letter, but not in the file.",
            name=link.target,
        )
        sheet.gap("unread.unsupported", why, Part.ATTACHMENT)
    elif link.kind not in _SHOWN_BY_A_PICTURE:
        why = say(
            "The letter points at something that this program does not know ({kind}: {name}).",
            kind=link.kind,
            name=link.target,
        )
        sheet.gap("unread.unsupported", why, Part.OTHER)


_DOORS: dict[str, Callable[[Link, Sheet], None]] = {
    "attachedTemplate": _template,
    "hyperlink": _hyperlink,
    "image": _image,
    **dict.fromkeys(_MERGES, _merge_source),
}
