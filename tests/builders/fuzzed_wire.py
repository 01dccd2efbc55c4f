"""How a call that chance made goes over the wire: method, path, headers, framing."""

import gzip
import zlib
from dataclasses import dataclass
from typing import Final

from tests.builders.fuzzed_places import Chance, bytes_changed, written
from tests.builders.fuzzed_world import Whole, World

_METHODS: Final = ("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "CONNECT",
                   "post", "BREW", "PROPFIND")  # fmt: skip
_TYPES: Final = (
    "application/json", "application/json; charset=utf-16", 'APPLICATION/JSON;x="y"',
    "application/jsonp", "text/plain", "application/x-www-form-urlencoded", "application/xml",
    "multipart/form-data; boundary=x", "application/cbor", "application/problem+json", "", ";",
    "application/json, text/plain", "*/*", "application/json\x0b", "\xe9",
)  # fmt: skip
_HEADERS: Final = (
    ("Content-Encoding", "gzip"), ("Content-Encoding", "identity"), ("Transfer-Encoding", "gzip"),
    ("Transfer-Encoding", "chunked"), ("Content-Length", "5"), ("Content-Length", "-1"),
    ("Content-Length", "1, 2"), ("Content-Length", "9" * 30), ("Expect", "100-continue"),
    ("Upgrade", "websocket"), ("Connection", "upgrade"), ("Upgrade", "h2c"), ("Host", ""),
    ("Connection", "close"), ("Range", "bytes=0-1"), ("If-None-Match", "*"), ("X", "y" * 9_000),
    ("X", "y" * 70_000), ("X-Forwarded-For", "not an address, " * 50), ("Forwarded", 'for="'),
    ("X-Forwarded-For", ""), ("X-Forwarded-Proto", "\xff"), ("X-HTTP-Method-Override", "DELETE"),
    ("Authorization", "Basic eDp5"), ("Authorization", "Bearer"), ("Authorization", "Bearer \xff"),
    ("Authorization", "Bearer " + "." * 200), ("Authorization", "Bearer a.b.c.d"), ("Cookie", "="),
    ("Accept", "text/html"), ("Accept-Encoding", "br;q=x"), ("\xe9", "1"), ("a b", "1"),
    ("Origin", "https://elsewhere.example"), ("Sec-WebSocket-Key", "eA=="), ("Content-Type", ""),
)  # fmt: skip
_PARTS: Final = (
    "/", "//", "..", "%00", "%2e%2e", "%2F", "%ff", "%", "%zz", "\xe9", ";x=y", "?", "?from=",
    "?from=-1", "?from=9223372036854775808", "?from=1&from=x", "?from=%00", "?from=1e3", "#x",
    "?from=" + "9" * 16, "?from=%D9%A1", "x" * 3_000, "x000/", "999", "/.p/255", "%0d%0aX:1",
    "/tile/63/x999/x999/x999/x999/x999/999", "/tile/0/999.p/255", "/tile/entries/x999/999",
    "/tile/7/x999/x999/x999/x999/x999/999.p/1", "/v1/proof/" + "0" * 64, "/v1/logs/" + "0" * 32,
    "http://elsewhere.example/", "*", "/v1/requests/" + "a" * 64, "/v1/requests/%00",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shot:
    """One call as it goes over the wire, and what may be said of it."""

    method: str
    path: str
    who: str
    body: bytes
    raw: bytes
    well_framed: bool
    """Whether HTTP is kept to, so that an answer is owed and is the service's own."""
    how: str


def whole_shot(world: World, whole: Whole) -> Shot:
    """Give a call as it should be."""
    body = written(whole.message) if whole.message is not None else b""
    head = _head(whole.method, whole.path, [*_signed(world, whole.who), _JSON, _length(body)])
    return Shot(
        whole.method, whole.path, whole.who, body, head + body, well_framed=True, how="whole"
    )


def sent(draw: Chance, world: World, whole: Whole, body: bytes, how: str) -> Shot:
    """Send a body, mostly as it should be, and at times as it should not."""
    method, path, who = whole.method, whole.path, whole.who
    headers = [_JSON] if body or method == "POST" else []
    odd = False
    chance = draw.number(0, 29)
    if chance == 29:
        method = str(draw.one_of(_METHODS))
    elif chance == 28:
        path = _path_changed(draw, path)
        odd = not path.isascii() or not path.startswith("/") or " " in path
    elif chance == 27:
        headers = [("Content-Type", str(draw.one_of(_TYPES)))]
        odd = "\x0b" in headers[0][1]
    elif chance == 26:
        headers.append(draw.one_of(_HEADERS))
        odd = True
    elif chance >= 24:
        who = str(draw.one_of((*world.bearers, "")))
    elif chance == 23:
        headers += [("Content-Encoding", "gzip")]
        body = gzip.compress(body if draw.number(0, 3) else _bomb())
    elif chance == 22 and draw.number(0, 9) == 9:
        body += b" " * 1_100_000
    if method == "DELETE" and path == whole.path and whole.name == "withdraw":
        who = who if who not in {"clerk", "lead"} else "dpo"
    raw, kept = _framed(draw, method, path, [*_signed(world, who), *headers], body)
    return Shot(method, path, who, body, raw, well_framed=kept and not odd, how=how)


def _framed(
    draw: Chance, method: str, path: str, headers: list[tuple[str, str]], body: bytes
) -> tuple[bytes, bool]:
    """Give the bytes of a call, and whether they are as HTTP wants them."""
    kind = draw.number(0, 39)
    if kind == 39:
        raw = _head(method, path, [*headers, ("Transfer-Encoding", "chunked")])
        some = b"%x\r\n%b\r\n" % (len(body), body) if body else b""
        return raw + some + b"0\r\n\r\n", True
    if kind == 38:
        raw = _head(method, path, [*headers, ("Transfer-Encoding", "chunked")])
        return raw + b"ffffffffffffffffff\r\n" + body, False
    if kind == 37:
        return _head(method, path, [*headers, ("Content-Length", str(len(body) + 9))]) + body, False
    if kind == 36:
        short = max(0, len(body) - 5)
        return _head(method, path, [*headers, ("Content-Length", str(short))]) + body, False
    raw = _head(method, path, [*headers, _length(body)]) + body
    if kind == 35:
        return bytes_changed(draw, raw[:400]) + raw[400:], False
    return raw, True


def _path_changed(draw: Chance, path: str) -> str:
    part = str(draw.one_of(_PARTS))
    at = draw.number(0, len(path))
    return (part, path + part, path[:at] + part + path[at:], path[:at] + path[at + 1 :])[
        draw.number(0, 3)
    ]


def _head(method: str, path: str, headers: list[tuple[str, str]]) -> bytes:
    told = "".join(f"{name}: {value}\r\n" for name, value in headers)
    return f"{method} {path} HTTP/1.1\r\nHost: register.example\r\n{told}\r\n".encode(
        "latin-1", "replace"
    )


def _signed(world: World, who: str) -> list[tuple[str, str]]:
    return [("Authorization", f"Bearer {world.bearers[who]}")] if who else []


def _length(body: bytes) -> tuple[str, str]:
    return "Content-Length", str(len(body))


_JSON: Final = ("Content-Type", "application/json")
_BOMBS: list[bytes] = []


def _bomb() -> bytes:
    """Give what was a megabyte of nothing, twice pressed."""
    if not _BOMBS:
        _BOMBS.append(zlib.compress(bytes(50_000_000)))
    return _BOMBS[0]
