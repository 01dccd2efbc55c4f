"""The characters of a WordprocessingML text: letters, symbols, tabs and breaks."""

from checker.reading.docx.names import XML_SPACE, A, M, W, value
from checker.reading.trees import Element

COLUMNS_APART = "    "
"""The least that a tab becomes: enough spaces that columns stay apart."""

_LINE_ENDS = str.maketrans(
    {
        "\n": " ",
        "\r": " ",
        "\u0085": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
    }
)
_SYMBOL_FONTS = ("wingdings", "webdings", "symbol", "zapf")
_SYMBOLS = {0xA8: "\u2610", 0x6F: "\u2610", 0xFE: "\u2612", 0xFD: "\u2612", 0x28: "\u260e"}
_BULLET = "\u2022"
_PRIVATE = range(0xF000, 0xF100)
_HEX_DIGITS = frozenset("0123456789abcdefABCDEF")
_LONGEST_HEX = 4

_IN_RUNS = frozenset({W + "t", W + "delText"})
_WORDED = _IN_RUNS | {W + "instrText", W + "delInstrText", W + "fldData"}
_RUNS = frozenset({W + "r", M + "r"})
_HOLDERS = frozenset(
    W + name
    for name in (
        *("document", "body", "p", "r", "tbl", "tr", "tc", "sdt", "sdtContent", "customXml"),
        *("smartTag", "hyperlink", "fldSimple", "ins", "del", "moveFrom", "moveTo", "bdo", "dir"),
        *("ruby", "rubyBase", "rt", "txbxContent", "pict", "drawing", "object", "hdr", "ftr"),
        *("footnotes", "footnote", "endnotes", "endnote", "comments", "comment", "background"),
        *("glossaryDocument", "docParts", "docPart", "docPartBody"),
    )
)
"""What may stand around a run in a file of Word."""

WRITTEN = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
"""Elements that stand for one character or a few."""


def text_of(element: Element) -> str:
    """Give the text of a `w:t`, its own line ends being mere layout of the file."""
    text = element.text or ""
    if "\n" in text and element.get(XML_SPACE) != "preserve":
        text = text.strip("\n\r\t ")
    return text.translate(_LINE_ENDS)


def symbol(element: Element) -> str:
    """Give the character of a `w:sym`: a plain letter too can be written so."""
    written = value(element, "char")
    if not 0 < len(written) <= _LONGEST_HEX or not _HEX_DIGITS.issuperset(written):
        return ""
    code = int(written, 16)
    if value(element, "font").lower().startswith(_SYMBOL_FONTS):
        return _SYMBOLS.get(code & 0xFF, _BULLET)
    character = chr(code - 0xF000 if code in _PRIVATE else code)
    return character if character.isprintable() else ""


def is_misplaced(root: Element) -> bool:
    """Say whether words stand where no reader of Word files looks for any.

    They stand in an element that is none of Word's, but has its namespace, or outside every run,
    or in something that is not known to hold any.
    """
    for element in root.iter(W + "*"):
        text = element.text
        if not text or text.isspace():
            continue
        tag = str(element.tag)
        if tag not in _WORDED:
            return True
        if tag in _IN_RUNS and not _is_held(element):
            return True
    return False


def _is_held(element: Element) -> bool:
    in_run = False
    for one in element.iterancestors():
        tag = str(one.tag)
        in_run = in_run or tag in _RUNS
        if tag.startswith(W) and tag not in _HOLDERS:
            return False
    return in_run


def all_text(element: Element) -> str:
    """Give every text inside an element, with no eye to what is seen."""
    return "".join(piece.text or "" for piece in element.iter(W + "t", A + "t", M + "t"))


def paragraphs_text(root: Element) -> str:
    """Give the text of a story, a paragraph a line, with no eye to what is seen."""
    return "\n".join(text for one in root.iter(W + "p") if (text := all_text(one)).strip())
