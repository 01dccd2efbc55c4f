"""The web page that a mail program keeps inside the RTF that it makes of it ([MS-OXRTFEX])."""

from checker.reading.refusal import Unreadable
from checker.reading.rtf import codes
from checker.reading.rtf.destinations import WRITTEN
from checker.reading.rtf.tokens import Kind, Token, tokens

_HEAD = 2_000
_MARK = b"\\fromhtml"
_IGNORED = frozenset(
    (
        *("fonttbl", "colortbl", "stylesheet", "info", "pntext", "listtext", "header", "footer"),
        *("footnote", "pict", "object", "themedata", "generator", "listtable", "mhtmltag"),
    )
)
_SIGNS = {"~": "&nbsp;", "_": "&shy;", "-": "&shy;", "{": "{", "}": "}", "\\": "\\"}
_PAST = 0xE000
_HIGH, _LOW = 0xD800, 0xDC00


def html_in_rtf(data: bytes) -> str | None:
    """Give the web page inside an RTF text; None when it was not made from one."""
    if not data.startswith(b"{\\rtf") or _MARK not in data[:_HEAD]:
        return None
    page = _Page()
    try:
        for token in tokens(data):
            page.take(token)
    except Unreadable:
        return None
    return page.text()


class _Page:
    """The page as it is taken out of the text."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._stack: list[tuple[bool, bool, bool, str, int]] = []
        self._tag = self._ignored = self._for_rtf = False
        self._code = codes.USUAL
        self._page = codes.USUAL
        self._fonts: dict[int, str] = {}
        self._in_fonts = 0
        self._font = 0
        self._uc = 1
        self._skip = 0
        self._starred = False
        self._bytes = bytearray()
        self._high = 0

    def text(self) -> str:
        self._flush()
        return "".join(self._out)

    def take(self, token: Token) -> None:
        if token.kind in (Kind.TEXT, Kind.HEX):
            data = token.data
            if self._skip:
                data, self._skip = data[self._skip :], max(0, self._skip - len(data))
            self._bytes += data
            return
        self._flush()
        if token.kind is Kind.OPEN:
            self._starred, self._skip = False, 0
            state = (self._tag, self._ignored, self._for_rtf, self._code, self._uc)
            self._stack.append(state)
        elif token.kind is Kind.CLOSE:
            self._starred, self._skip = False, 0
            if self._stack:
                self._tag, self._ignored, self._for_rtf, self._code, self._uc = self._stack.pop()
            if len(self._stack) < self._in_fonts:
                self._in_fonts = 0
        elif token.kind is Kind.WORD:
            self._word(token.word, token.number)
        elif token.kind is Kind.SYMBOL:
            self._symbol(token.word)

    def _word(self, word: str, number: int | None) -> None:
        if self._skip:
            self._skip -= 1
            return
        starred, self._starred = self._starred, False
        if word == "htmltag":
            self._tag, self._for_rtf = True, False
        elif word == "htmlrtf":
            self._for_rtf = number != 0
        elif word in _IGNORED or starred:
            self._ignored = True
            if word == "fonttbl":
                self._in_fonts = len(self._stack)
        elif word in ("par", "line"):
            self._say("\r\n")
        elif word == "u" and number is not None:
            self._unicode(number)
        elif word in WRITTEN:
            self._say(WRITTEN[word])
        else:
            self._coded(word, number or 0)

    def _coded(self, word: str, number: int) -> None:
        if word == "uc":
            self._uc = max(0, min(number, 100))
        elif word == "ansicpg":
            self._code = self._page = codes.of_page(number)
        elif word == "f" and self._in_fonts:
            self._font = number
        elif word == "f":
            self._code = self._fonts.get(number, self._page)
        elif word == "fcharset" and self._in_fonts:
            self._fonts[self._font] = codes.of_charset(number) or self._page
        elif word == "plain":
            self._code = self._page

    def _symbol(self, sign: str) -> None:
        if self._skip:
            self._skip -= 1
        elif sign == "*":
            self._starred = True
        elif sign in "\r\n":
            self._say("\r\n")
        elif sign in _SIGNS:
            self._say(_SIGNS[sign])

    def _unicode(self, number: int) -> None:
        self._skip = self._uc
        code = number & 0xFFFF if number < 0 else min(number, 0x10FFFF)
        if _HIGH <= code < _LOW:
            self._high = code
        elif _LOW <= code < _PAST:
            if self._high:
                self._say(chr(0x10000 + ((self._high - _HIGH) << 10) + (code - _LOW)))
            self._high = 0
        else:
            self._say(chr(code))

    def _flush(self) -> None:
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            self._say(codes.decoded(data, self._code))

    def _say(self, text: str) -> None:
        if not self._ignored and not self._for_rtf:
            self._out.append(text)
