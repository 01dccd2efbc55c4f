"""What a web page carries beside its words: scripts, pictures, links, what it says of itself."""

import base64
import binascii
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote, unquote_to_bytes

import lxml.html
from lxml.etree import Comment

from checker.model import Concealment, Gap, Part, Trace, TraceKind
from checker.reading.asking import Pictured
from checker.words import say

_MM_PER_PIXEL = 25.4 / 96
_WEB = re.compile(r"^\s*(?:(?:https?|ftp):)?//", re.IGNORECASE)
_DATA = re.compile(r"^\s*data:([\w.+-]*/?[\w.+-]*)((?:;[\w.+-]+(?:=[^;,]*)?)*),", re.IGNORECASE)
_URL = re.compile(r"url\(\s*[\"']?([^\"')\s]{1,2000})", re.IGNORECASE)
_SIDE = re.compile(r"^\s*(\d{1,5}(?:\.\d{1,4})?)\s*(?:px)?\s*;?$")
_STYLE_SIDE = r"(?:^|;)\s*{}\s*:\s*(\d{{1,5}}(?:\.\d{{1,4}})?)\s*(px|pt|in|cm|mm)"
_UNITS = {"px": _MM_PER_PIXEL, "pt": 25.4 / 72, "in": 25.4, "cm": 10.0, "mm": 1.0}
_TRACKING_MM2 = 1.0
_MOST_PICTURES = 500
_MOST_TOLD = 5_000
_LONGEST = 2_000
_IDLE = re.compile(r"^javascript:\s*(?:void\(\s*0?\s*\))?[\s;]*$")
"""A link that does nothing."""
_ADDRESSED = ("mailto:", "tel:", "sms:", "callto:", "sip:")
_META = {
    "author": "author", "dc.creator": "author", "creator": "author", "description": "description",
    "keywords": "keywords", "last-modified-by": "last editor", "lastauthor": "last editor",
    "company": "company", "publisher": "company", "owner": "author", "subject": "subject",
    "dc.title": "title", "originator": "author", "reply-to": "author", "copyright": "company",
    "dc.publisher": "company", "dc.subject": "subject", "manager": "manager",
    "og:title": "title", "og:description": "description", "article:author": "author",
}  # fmt: skip
_MACHINES = frozenset(
    {"viewport", "generator", "progid", "robots", "googlebot", "color-scheme", "format-detection"}
)
_WORDED = re.compile(r"@|[^\W\d_]{2,}[ ,]+[^\W\d_]{2,}")
_LONGEST_LABEL = 40
_OFFICE = re.compile(
    r"<o:(Author|LastAuthor|Company|Manager|Template|Title|Subject|Keywords|Description)>"
    r"([^<]{1,2000})</o:",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\[if [^\]]{1,200}\]>(.*?)<!\[endif\]", re.IGNORECASE | re.DOTALL)
_SETTINGS = re.compile(r"<(style|xml)\b")
_TAG = re.compile(r"<[^<>]{0,4000}>")
_OFFICE_NAMES = {"lastauthor": "last editor"}
_EVERYBODYS = frozenset({"normal", "normal.dotm", "normal.dot"})
_WITHOUT_WORDS = ("hidden", "password", "checkbox", "radio", "image")
"""Fields of a form whose value is not shown as words."""
_BESIDES = ("alt", "title", "summary", "aria-label", "aria-description")
_TOLD_SCRIPTS = ("application/ld+json", "application/json", "text/template", "text/html")


class Beside(NamedTuple):
    """What stands beside a page's words."""

    texts: tuple[tuple[str, Concealment], ...] = ()
    """Texts that nobody sees."""
    traces: tuple[Trace, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    pictures: tuple[Pictured, ...] = ()
    gaps: tuple[Gap, ...] = ()


class _Told:
    """What was found so far, each thing once."""

    def __init__(self) -> None:
        self.texts: dict[tuple[str, Concealment], None] = {}
        self.traces: dict[Trace, None] = {}
        self.properties: dict[tuple[str, str], None] = {}
        self.pictures: dict[bytes, Pictured] = {}
        self.gaps: dict[Gap, None] = {}

    def active(self, name: str, text: str) -> None:
        """Take what would run or be fetched."""
        said = " ".join(text.split())[:_LONGEST]
        if len(self.traces) < _MOST_TOLD:
            self.traces[Trace(kind=TraceKind.ACTIVE, name=name, text=said, part=Part.OTHER)] = None

    def property(self, name: str, text: str) -> None:
        """Take what the page says of itself."""
        said = " ".join(text.split())
        if said and len(self.properties) < _MOST_TOLD:
            self.properties[(name, said)] = None

    def unseen(self, text: str, why: Concealment) -> None:
        """Take a text that nobody sees."""
        for line in text.splitlines():
            said = " ".join(line.split())
            if said:
                self.texts[(said, why)] = None

    def gap(self, code: str, why: str, area: float | None = None) -> None:
        """Take what could not be read."""
        self.gaps[Gap(code=code, why=why, part=Part.IMAGE, area_mm2=area)] = None


def shown_value(node: lxml.html.HtmlElement) -> str:
    """Give what a field of a form shows."""
    if node.tag == "textarea":
        return node.get("placeholder") or ""
    if node.tag != "input" or (node.get("type") or "text").lower() in _WITHOUT_WORDS:
        return ""
    return node.get("value") or node.get("placeholder") or ""


def said_in_comment(text: str) -> str:
    """Give the words of a comment. Office writes its settings into some, for itself alone."""
    found = _CONDITION.fullmatch(text.strip())
    if found is None:
        return text
    return " ".join(_TAG.sub(" ", _without_settings(found[1])).split())


def _without_settings(text: str) -> str:
    kept, at, lower = [], 0, text.lower()
    while found := _SETTINGS.search(lower, at):
        end = lower.find(f"</{found[1]}", found.end())
        if end < 0:
            break
        kept.append(text[at : found.start()])
        at = end
    return "".join((*kept, text[at:]))


def beside(root: lxml.html.HtmlElement) -> Beside:
    """Give all that a page carries beside its words."""
    told = _Told()
    for node in root.iter():
        if node.tag is Comment:
            _comment(node, told)
        elif isinstance(node.tag, str):
            _element(node, told)
    return Beside(
        tuple(told.texts),
        tuple(told.traces),
        tuple(told.properties),
        tuple(told.pictures.values()),
        tuple(told.gaps),
    )


def _comment(node: lxml.html.HtmlElement, told: _Told) -> None:
    text = node.text or ""
    for name, value in _OFFICE.findall(text):
        if name.lower() != "template" or value.strip().lower() not in _EVERYBODYS:
            told.property(_OFFICE_NAMES.get(name.lower(), name.lower()), value)
    parent = node.getparent()
    if any(one.tag == "head" for one in node.iterancestors()) or parent is None:
        told.unseen(said_in_comment(text), Concealment.COMMENT)


def _element(node: lxml.html.HtmlElement, told: _Told) -> None:
    tag = str(node.tag).rpartition(":")[2]
    if tag == "script":
        _script(node, told)
    elif tag == "style":
        _sheet(node.text or "", told)
    elif tag in ("title", "meta"):
        _about(node, told)
    elif tag == "a":
        _link(node, told)
    elif tag in _FETCHED:
        _fetched(node, _FETCHED[tag], told)
    elif tag == "form" and node.get("action"):
        told.active("form", node.get("action", ""))
    elif tag == "input" and (node.get("type") or "text").lower() in _WITHOUT_WORDS:
        told.unseen(node.get("value") or "", Concealment.HIDDEN)
    _pictures(node, tag, told)
    for name, value in node.attrib.items():
        _attribute(str(name).lower(), str(value), told)


def _attribute(name: str, value: str, told: _Told) -> None:
    if name in _BESIDES:
        told.unseen(value, Concealment.ALTERNATIVE)
    elif name.startswith("on") and len(name) > len("on") and value.strip():
        told.active("script", value)
    elif name == "style":
        for target in _URL.findall(value):
            _picture(target, None, told)
    elif name == "background":
        _picture(value, None, told)
    elif name.startswith("data-") and ("@" in value or " " in value.strip()):
        told.property("data of the page", value)


_FETCHED = {
    "link": "href", "iframe": "src", "frame": "src", "embed": "src", "object": "data",
    "video": "src", "audio": "src", "applet": "code", "base": "href", "track": "src",
}  # fmt: skip


def _script(node: lxml.html.HtmlElement, told: _Told) -> None:
    text = node.text or ""
    kind = (node.get("type") or "").lower()
    if kind not in _TOLD_SCRIPTS:
        told.active("script", node.get("src") or text)
    told.unseen(text, Concealment.METADATA)


def _sheet(text: str, told: _Told) -> None:
    for target in _URL.findall(text):
        if _WEB.match(target):
            told.active("file from the internet", target)
        else:
            _picture(target, None, told)


def _about(node: lxml.html.HtmlElement, told: _Told) -> None:
    if node.tag == "title":
        if not any(one.tag == "svg" for one in node.iterancestors()):
            told.property("title", node.text or "")
        return
    name = (node.get("name") or node.get("property") or "").lower()
    if name in _META:
        told.property(_META[name], node.get("content") or "")
    elif name and name not in _MACHINES and _WORDED.search(node.get("content") or ""):
        told.property(name[:_LONGEST_LABEL], node.get("content") or "")
    elif (node.get("http-equiv") or "").lower() == "refresh" and "=" in (node.get("content") or ""):
        told.active("leads to another page", (node.get("content") or "").partition("=")[2])


def _link(node: lxml.html.HtmlElement, told: _Told) -> None:
    """Take where a link leads, when its own words do not say so."""
    target = (node.get("href") or "").strip()
    shown = _squeezed("".join(str(text) for text in node.itertext()))
    lower = target.lower()
    if lower.startswith("javascript:"):
        if not _IDLE.match(lower):
            told.active("script", target)
    elif lower.startswith(_ADDRESSED):
        address, _, more = target.partition(":")[2].partition("?")
        if _squeezed(unquote(address)) not in shown:
            told.property("link", unquote(address))
        told.property("link", unquote(more))
    elif target and not target.startswith("#") and _squeezed(target) not in shown:
        told.property("link", target)


def _fetched(node: lxml.html.HtmlElement, attribute: str, told: _Told) -> None:
    target = node.get(attribute) or ""
    if node.tag == "link" and (node.get("rel") or "").lower() in ("icon", "shortcut icon"):
        _picture(target, 0.0, told)
        return
    if node.get("srcdoc"):
        told.unseen(_words(node.get("srcdoc", "")), Concealment.HIDDEN)
        why = say("A page inside the page was read only for its words.")
        told.gap("unread.unsupported", why)
    if not target or node.tag == "base":
        return
    if _WEB.match(target):
        told.active("file from the internet", target)
    elif found := _DATA.match(target):
        if found[1].lower().startswith("image/"):
            _picture(target, None, told)
            return
        why = say("A file that is written into the page ({kind}) was not read.", kind=found[1])
        told.gap("unread.unsupported", why)
    elif node.tag == "link":
        told.property("file beside the page", target)
        return
    if node.tag != "link" and not _DATA.match(target):
        why = say("Something that the page shows ({name}) is not in the file.", name=_base(target))
        told.gap("unread.unsupported", why)


def _pictures(node: lxml.html.HtmlElement, tag: str, told: _Told) -> None:
    sources = []
    if tag in ("img", "imagedata", "image", "fill") or (
        tag == "input" and (node.get("type") or "").lower() == "image"
    ):
        sources += [node.get("src"), node.get("href"), node.get("xlink:href")]
    if tag in ("img", "source"):
        sources += [one.split()[0] for one in _candidates(node.get("srcset") or "")]
        sources += [node.get("data-src")]
    if tag == "video":
        sources.append(node.get("poster"))
    for source in filter(None, sources):
        _picture(source, _area(node), told)


def _candidates(srcset: str) -> Iterator[str]:
    if not srcset.strip().lower().startswith("data:"):
        yield from (one for one in srcset.split(",") if one.split())


def _picture(target: str, area: float | None, told: _Told) -> None:
    if len(told.pictures) >= _MOST_PICTURES or len(told.gaps) >= _MOST_PICTURES:
        told.gap("unread.too-large", say("The page shows more pictures than can be checked."))
    elif _WEB.match(target):
        told.active("picture from the internet", target)
        if area is None or area > _TRACKING_MM2:
            why = say("A picture is not in the file but fetched from elsewhere, and was not read.")
            told.gap("unread.scan", why, area)
    elif found := _DATA.match(target):
        _written_in(target, found, area, told)
    elif target.strip() and not target.lower().startswith(("cid:", "#", "about:")):
        told.property("picture beside the page", unquote(target))
        why = say("A picture ({name}) is not in the file, and was not read.", name=_base(target))
        told.gap("unread.scan", why, area)


def _written_in(target: str, found: re.Match[str], area: float | None, told: _Told) -> None:
    body = target[found.end() :]
    try:
        data = unquote_to_bytes(body)
        if ";base64" in found[2].lower():
            data = base64.b64decode(re.sub(rb"\s+", b"", data) + b"==")
    except (binascii.Error, ValueError):
        told.gap("unread.damaged", say("A picture in the page is damaged and was not read."), area)
        return
    if "svg" in found[1].lower():
        told.unseen(_words(data.decode("utf-8", "replace")), Concealment.ALTERNATIVE)
        return
    why = say("The words in a picture, if it holds any, were not read.")
    before = told.pictures.get(data)
    if before is None or (area or 0.0) > (before.gap.area_mm2 or 0.0):
        gap = Gap(code="unread.scan", why=why, part=Part.IMAGE, area_mm2=area)
        told.pictures[data] = Pictured(data, gap)


def _area(node: lxml.html.HtmlElement) -> float | None:
    """Give how large an element is shown, in square millimetres, where it is said."""
    sides = []
    for name in ("width", "height"):
        styled = re.search(_STYLE_SIDE.format(name), node.get("style") or "", re.IGNORECASE)
        plain = _SIDE.match(node.get(name) or "")
        if styled is not None:
            sides.append(float(styled[1]) * _UNITS[styled[2].lower()])
        elif plain is not None:
            sides.append(float(plain[1]) * _MM_PER_PIXEL)
    return sides[0] * sides[1] if len(sides) == 2 else None  # noqa: PLR2004 - two sides


def _words(markup: str) -> str:
    """Give the words of a stretch of markup without its tags."""
    return re.sub(r"<[^<>]{0,4000}>", "\n", markup)


def _base(target: str) -> str:
    return unquote(target).replace("\\", "/").rpartition("/")[2].partition("?")[0][:200]


def _squeezed(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum() or sign in "@.")
