"""The text of an HTML message body as a person sees it, with what it hides told apart."""

import re
from collections.abc import Iterator

import lxml.html
from lxml.etree import Comment, ParserError, XMLSyntaxError

from checker.model import Concealment, Line, Part
from checker.reading.assembly import tidy
from checker.reading.refusal import Unreadable
from checker.words import say

# fmt: off
_BREAKS = frozenset({
    "address", "article", "blockquote", "br", "div", "dl", "dt", "dd", "fieldset", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre",
    "section", "table", "tbody", "td", "th", "thead", "tr", "ul",
})
# fmt: on
_SILENT = frozenset(["head", "script", "style", "title", "meta", "link", "template", "noscript"])
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*[01](?:px|pt|em|%)?\s*(?:;|$)"
    r"|opacity\s*:\s*0(?:\.0*)?\s*(?:;|$)|mso-hide\s*:\s*all|max-height\s*:\s*0",
    re.IGNORECASE,
)
_WHITE = re.compile(
    r"(?<!-)color\s*:\s*(?:#fff(?:fff)?\b|white\b|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))",
    re.IGNORECASE,
)
_DEEPEST = 200  # the parser itself leaves out, without a word, what stands below 255


def lines_of_markup(markup: str, first_block: int = 0) -> tuple[Line, ...]:
    """Give the lines of an HTML text; hidden ones carry why a reader does not see them.

    Raises:
        Unreadable: it is no HTML, or nested more deeply than can be read.
    """
    try:
        root = lxml.html.document_fromstring(markup)
    except (ParserError, XMLSyntaxError, ValueError) as error:
        if not markup.strip():
            return ()
        raise _unread() from error
    block, lines, words, hidden = first_block, [], "", None
    for piece, why in _pieces(root, None, 0):
        if piece == "\n" or (why != hidden and words):
            text = tidy(" ".join(words.split()))
            if text:
                lines.append(Line(text=text, part=Part.BODY, block=block, hidden=hidden))
            elif piece == "\n" and lines and lines[-1].text:
                block += 1
                lines.append(Line(text="", part=Part.BODY, block=block))
            words = ""
        if piece != "\n":
            words += piece
        hidden = why
    text = tidy(" ".join(words.split()))
    return (*lines, Line(text=text, block=block, hidden=hidden)) if text else tuple(lines)


def _pieces(
    node: lxml.html.HtmlElement, why: Concealment | None, depth: int
) -> Iterator[tuple[str, Concealment | None]]:
    if node.tag is Comment or not isinstance(node.tag, str):
        yield (node.text or "", Concealment.COMMENT)
        return
    if depth > _DEEPEST:
        raise _unread()
    if node.tag in _SILENT:
        return
    why = _concealed(node) or why
    breaks = node.tag in _BREAKS
    if breaks:
        yield ("\n", why)
    yield (node.text or "", why)
    for child in node:
        yield from _pieces(child, why, depth + 1)
        yield (child.tail or "", why)
    if breaks and node.tag != "br":
        yield ("\n", why)


def _unread() -> Unreadable:
    why = say("The text of the message cannot be read. Write the message anew.")
    return Unreadable("unread.damaged", why)


def _concealed(node: lxml.html.HtmlElement) -> Concealment | None:
    style = node.get("style", "")
    if _HIDING.search(style) or node.get("hidden") is not None:
        return Concealment.HIDDEN
    if _WHITE.search(style) and "background" not in style:
        return Concealment.WHITE
    return None
