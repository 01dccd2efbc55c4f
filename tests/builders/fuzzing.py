"""Right calls of the register made wrong: at every level, from the JSON to the framing of HTTP."""

import base64
import json
import re
from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias

from hypothesis import strategies as st

from checker.audit.canonical import canonical
from checker.audit.leaf import SIGNATURE_BYTES
from tests.builders.fuzzed_places import (
    CANARY,
    ODD_TEXTS,
    Chance,
    Dice,
    Drawn,
    any_json,
    bytes_changed,
    changed,
    written,
)
from tests.builders.fuzzed_wire import Shot, sent
from tests.builders.fuzzed_world import CLAIMS, FAR, HEAD, Whole, World, token

_ODD_NUMBERS: Final = (
    "1.0", "1e0", "-0", "00", "1e400", "-1", "9007199254740992", "18446744073709551616",
    "1" * 400, "1" * 5_000, "0.1e-999", "1E+2", "+1", "0x10", "NaN", "Infinity", "-Infinity",
    "1_000", ".5", "5.", "true", '"1"',
)  # fmt: skip
_ENCODED: Final = re.compile(r"[A-Za-z0-9+/=]{40,}")
_NUMBER: Final = re.compile(r"(?<=:)\d+")


def shots(world: World) -> st.SearchStrategy[Shot]:
    """Give calls that were made wrong; some stay right."""
    often = _often(world)

    @st.composite
    def one(draw: Callable[[st.SearchStrategy[Any]], Any]) -> Shot:
        return _shot(Drawn(draw), world, often)

    return one()


def thrown(world: World, seed: int, count: int) -> Iterator[Shot]:
    """Give as many such calls by dice: ten times as fast."""
    dice, often = Dice(seed), _often(world)
    for _ in range(count):
        yield _shot(dice, world, often)


def _often(world: World) -> list[Whole]:
    rare = {"many again"} | {one.name for one in world.calls if one.message is None}
    return [one for one in world.calls for _ in range(1 if one.name in rare else 4)]


def _shot(draw: Chance, world: World, often: list[Whole]) -> Shot:
    whole = draw.one_of(often)
    how, change = draw.one_of(_CHANGES if whole.message else _READ_CHANGES)
    return sent(draw, world, whole, change(draw, world, whole), how)


# What is done to the body.


def _as_it_is(_: Chance, __: World, whole: Whole) -> bytes:
    return written(whole.message)


def _anything(draw: Chance, _: World, __: Whole) -> bytes:
    kinds: tuple[Callable[[], bytes], ...] = (
        lambda: bytes(draw.number(0, 255) for _ in range(draw.number(0, 30))),
        lambda: written(any_json(draw)),
        lambda: draw.one_of((b"", b"null", b"[]", b"{}", b'""', b"\xef\xbb\xbf{}", b"{" * 50_000)),
    )
    return draw.one_of(kinds)()


def _other_call(draw: Chance, world: World, _: Whole) -> bytes:
    other = draw.one_of([one for one in world.calls if one.message is not None])
    return written(other.message)


def _tree(draw: Chance, _: World, whole: Whole) -> bytes:
    """Change one to three places of the message."""
    message = json.loads(json.dumps(whole.message))
    for _time in range(draw.number(1, 3)):
        message = changed(draw, message)
    return written(message, ascii_only=draw.number(0, 1) == 1)


def _text(draw: Chance, _: World, whole: Whole) -> bytes:
    """Write the same another way, or one that is no JSON."""
    text = written(whole.message).decode()
    at = draw.number(0, len(text))
    key = next(iter(whole.message)) if isinstance(whole.message, dict) else "x"
    end = draw.one_of(("x", "}", text, " ", "\x00", "//"))
    coding = draw.one_of(("utf-16", "utf-32", "utf-8-sig"))
    value = draw.one_of(("null", "1", "[]", f'"{CANARY}"', "{}"))
    odd = json.dumps(draw.one_of(ODD_TEXTS))
    number = draw.one_of(_ODD_NUMBERS)
    byte = draw.one_of(("\x00", '"', "\\", ",", "\x01"))
    ways = (
        text[:at].encode(),
        (text + end).encode(),
        text.encode(coding),
        _NUMBER.sub(number, text, count=1).encode(),
        f'{{"{key}":{value},{text[1:]}'.encode(),
        f'{text[:-1]},"{key}":{value}}}'.encode(),
        text.replace(":", ":" + "[" * draw.number(1, 20_000), 1).encode(),
        re.sub(r'"[^"]{8,}"', lambda _: odd, text, count=1).encode(),
        text.replace(",", " ,\n\t", 3).encode(),
        f"{text[:at]}{byte}{text[at:]}".encode(),
    )
    return ways[draw.number(0, len(ways) - 1)]


def _raw(draw: Chance, _: World, whole: Whole) -> bytes:
    return bytes_changed(draw, written(whole.message))


def _encoded(draw: Chance, _: World, whole: Whole) -> bytes:
    """Change how bytes are written as base64."""
    text = written(whole.message).decode()
    found = list(_ENCODED.finditer(text))
    if not found:
        return text.encode()
    one = found[draw.number(0, min(len(found), 8) - 1)]
    held = one.group()
    ways = (
        held.rstrip("="), held + "=", held.replace("/", "_").replace("+", "-"), held[:-1],
        held[: len(held) // 2] + "\\n" + held[len(held) // 2 :], held[:-4] + "AB==",
        held[:-4] + "AA=A", held.lower(), held * 2, "====", "\\u0000" + held, held[:4], "", " ",
    )  # fmt: skip
    return (text[: one.start()] + str(draw.one_of(ways)) + text[one.end() :]).encode()


def _leaf(draw: Chance, world: World, whole: Whole) -> bytes:
    """Change the bytes of one leaf."""
    message = json.loads(json.dumps(whole.message))
    entries = message.get("entries")
    if not entries:
        return _tree(draw, world, whole)
    sent = entries[draw.number(0, min(len(entries), 4) - 1)]
    leaf = base64.b64decode(sent["leaf"])
    sent["leaf"] = base64.b64encode(bytes_changed(draw, leaf)).decode()
    return written(message)


def _signed_again(draw: Chance, world: World, whole: Whole) -> bytes:
    """Change what an entry says and sign it rightly: what is behind the signature is reached."""
    message = json.loads(json.dumps(whole.message))
    if not message.get("entries"):
        return _token(draw, world, whole)
    signer = world.older if whole.name == "remains" else world.desks["clerk"]
    spare = world.spare[draw.number(0, 9)]
    body = json.loads(spare[SIGNATURE_BYTES:]) | {"log": signer.log}
    for _ in range(draw.number(0 if whole.name == "remains" else 1, 2)):
        body = changed(draw, body, fitting=True)
    seq = body.get("seq") if isinstance(body, dict) else None
    if isinstance(seq, int) and seq < FAR:
        body["seq"] = FAR
    try:
        signed = canonical(body)
    except ValueError:
        signed = written(body)
    again = {"leaf": base64.b64encode(signer.signed(signed)).decode()}
    # What was left behind is taken from any number on: alone it is read to its end.
    message["entries"][0 if whole.name == "remains" else -1 :] = [again]
    return written(message)


def _batch(draw: Chance, world: World, whole: Whole) -> bytes:
    """Send none, one too many, another order, others' entries, or some from far ahead."""
    message = json.loads(json.dumps(whole.message))
    entries = message.get("entries")
    if not entries:
        return _tree(draw, world, whole)
    ahead = [{"leaf": base64.b64encode(one).decode()} for one in world.spare]
    others = [
        {"leaf": base64.b64encode(leaf).decode()}
        for name in ("lead", "frozen")
        for leaf in world.desks[name].leaves
    ]
    kind = draw.number(0, 7)
    message["entries"] = (
        [],
        (entries * 257)[:257],
        ahead[:257],
        ahead[: (1, 255, 256)[draw.number(0, 2)]],
        entries[::-1] if len(entries) > 1 else [*entries, *entries],
        [*entries[:2], others[draw.number(0, len(others) - 1)]],
        [*entries[:3], *ahead[:2]],
        others[:2],
    )[kind]
    return written(message)


def _token(draw: Chance, world: World, whole: Whole) -> bytes:
    """Change what a sign-in of the organisation says, signed rightly by the provider."""
    if whole.name != "by token":
        return _tree(draw, world, whole)
    message = json.loads(json.dumps(whole.message))
    claims = changed(draw, json.loads(json.dumps(CLAIMS)))
    try:
        told = token(HEAD, claims)
    except Exception:  # noqa: BLE001 - what cannot be signed is sent as it was
        told = message["id_token"]
    if draw.number(0, 3) == 0:
        head = written(changed(draw, dict(HEAD)))
        told = base64.urlsafe_b64encode(head).rstrip(b"=").decode() + told[told.index(".") :]
    message["id_token"] = told
    return written(message)


def _empty(_: Chance, __: World, ___: Whole) -> bytes:
    return b""


_Change: TypeAlias = Callable[[Chance, World, Whole], bytes]
_CHANGES: Final[tuple[tuple[str, _Change], ...]] = (
    ("tree", _tree), ("tree", _tree), ("text", _text), ("raw", _raw), ("base64", _encoded),
    ("leaf", _leaf), ("signed again", _signed_again), ("signed again", _signed_again),
    ("batch", _batch), ("anything", _anything), ("another call's", _other_call),
    ("as it is", _as_it_is),
)  # fmt: skip
_READ_CHANGES: Final = (("no body", _empty), ("no body", _empty), ("anything", _anything))
