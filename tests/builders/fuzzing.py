"""Right calls of the register made wrong: at every level, from the JSON to the framing of HTTP."""

import base64
import json
import re
from collections.abc import Callable
from typing import Final, TypeAlias

from hypothesis import strategies as st

from checker.audit.canonical import canonical
from checker.audit.leaf import SIGNATURE_BYTES
from tests.builders.fuzzed_places import (
    CANARY,
    ODD_TEXTS,
    Draw,
    any_json,
    bytes_changed,
    changed,
    number_in,
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
    often = [one for one in world.calls for _ in range(1 if one.message is None else 4)]

    @st.composite
    def one(draw: Draw) -> Shot:
        whole = draw(st.sampled_from(often))
        how, change = draw(st.sampled_from(_CHANGES if whole.message else _READ_CHANGES))
        body = change(draw, world, whole)
        return sent(draw, world, whole, body, how)

    return one()


# What is done to the body.


def _as_it_is(_: Draw, __: World, whole: Whole) -> bytes:
    return written(whole.message)


def _anything(draw: Draw, _: World, __: Whole) -> bytes:
    said = draw(
        st.binary(max_size=300)
        | any_json().map(written)
        | st.sampled_from((b"", b"null", b"[]", b"{}", b'""', b"\xef\xbb\xbf{}", b"{" * 50_000))
    )
    assert isinstance(said, bytes)
    return said


def _other_call(draw: Draw, world: World, _: Whole) -> bytes:
    other = draw(st.sampled_from([one for one in world.calls if one.message is not None]))
    return written(other.message)


def _tree(draw: Draw, _: World, whole: Whole) -> bytes:
    """Change one to three places of the message."""
    message = json.loads(json.dumps(whole.message))
    for _time in range(number_in(draw, 1, 3)):
        message = changed(draw, message)
    return written(message, ascii_only=number_in(draw, 0, 1) == 1)


def _text(draw: Draw, _: World, whole: Whole) -> bytes:
    """Write the same another way, or one that is no JSON."""
    text = written(whole.message).decode()
    at = number_in(draw, 0, len(text))
    key = next(iter(whole.message)) if isinstance(whole.message, dict) else "x"
    end = draw(st.sampled_from(("x", "}", text, " ", "\x00", "//")))
    coding = draw(st.sampled_from(("utf-16", "utf-32", "utf-8-sig")))
    value = draw(st.sampled_from(("null", "1", "[]", f'"{CANARY}"', "{}")))
    odd = json.dumps(draw(st.sampled_from(ODD_TEXTS)))
    number = draw(st.sampled_from(_ODD_NUMBERS))
    byte = draw(st.sampled_from(("\x00", '"', "\\", ",", "\x01")))
    ways = (
        text[:at].encode(),
        (text + end).encode(),
        text.encode(coding),
        _NUMBER.sub(number, text, count=1).encode(),
        f'{{"{key}":{value},{text[1:]}'.encode(),
        f'{text[:-1]},"{key}":{value}}}'.encode(),
        text.replace(":", ":" + "[" * number_in(draw, 1, 20_000), 1).encode(),
        re.sub(r'"[^"]{8,}"', lambda _: odd, text, count=1).encode(),
        text.replace(",", " ,\n\t", 3).encode(),
        f"{text[:at]}{byte}{text[at:]}".encode(),
    )
    return ways[number_in(draw, 0, len(ways) - 1)]


def _raw(draw: Draw, _: World, whole: Whole) -> bytes:
    return bytes_changed(draw, written(whole.message))


def _encoded(draw: Draw, _: World, whole: Whole) -> bytes:
    """Change how bytes are written as base64."""
    text = written(whole.message).decode()
    found = list(_ENCODED.finditer(text))
    if not found:
        return text.encode()
    one = found[number_in(draw, 0, min(len(found), 8) - 1)]
    held = one.group()
    ways = (
        held.rstrip("="), held + "=", held.replace("/", "_").replace("+", "-"), held[:-1],
        held[: len(held) // 2] + "\\n" + held[len(held) // 2 :], held[:-4] + "AB==",
        held[:-4] + "AA=A", held.lower(), held * 2, "====", "\\u0000" + held, held[:4], "", " ",
    )  # fmt: skip
    return (text[: one.start()] + str(draw(st.sampled_from(ways))) + text[one.end() :]).encode()


def _leaf(draw: Draw, world: World, whole: Whole) -> bytes:
    """Change the bytes of one leaf."""
    message = json.loads(json.dumps(whole.message))
    entries = message.get("entries")
    if not entries:
        return _tree(draw, world, whole)
    sent = entries[number_in(draw, 0, min(len(entries), 4) - 1)]
    leaf = base64.b64decode(sent["leaf"])
    sent["leaf"] = base64.b64encode(bytes_changed(draw, leaf)).decode()
    return written(message)


def _signed_again(draw: Draw, world: World, whole: Whole) -> bytes:
    """Change what an entry says and sign it rightly: what is behind the signature is reached."""
    message = json.loads(json.dumps(whole.message))
    if not message.get("entries"):
        return _token(draw, world, whole)
    spare = world.spare[number_in(draw, 0, 9)]
    body = json.loads(spare[SIGNATURE_BYTES:])
    for _ in range(number_in(draw, 1, 2)):
        body = changed(draw, body, fitting=True)
    seq = body.get("seq") if isinstance(body, dict) else None
    if isinstance(seq, int) and seq < FAR:
        body["seq"] = FAR
    try:
        signed = canonical(body)
    except ValueError:
        signed = written(body)
    message["entries"][-1] = {
        "leaf": base64.b64encode(world.desks["clerk"].signed(signed)).decode()
    }
    return written(message)


def _batch(draw: Draw, world: World, whole: Whole) -> bytes:
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
    kind = number_in(draw, 0, 7)
    message["entries"] = (
        [],
        (entries * 257)[:257],
        ahead[:257],
        ahead[: (1, 255, 256)[number_in(draw, 0, 2)]],
        entries[::-1] if len(entries) > 1 else [*entries, *entries],
        [*entries[:2], others[number_in(draw, 0, len(others) - 1)]],
        [*entries[:3], *ahead[:2]],
        others[:2],
    )[kind]
    return written(message)


def _token(draw: Draw, world: World, whole: Whole) -> bytes:
    """Change what a sign-in of the organisation says, signed rightly by the provider."""
    if whole.name != "by token":
        return _tree(draw, world, whole)
    message = json.loads(json.dumps(whole.message))
    claims = changed(draw, json.loads(json.dumps(CLAIMS)))
    try:
        told = token(HEAD, claims)
    except Exception:  # noqa: BLE001 - what cannot be signed is sent as it was
        told = message["id_token"]
    if number_in(draw, 0, 3) == 0:
        head = written(changed(draw, dict(HEAD)))
        told = base64.urlsafe_b64encode(head).rstrip(b"=").decode() + told[told.index(".") :]
    message["id_token"] = told
    return written(message)


def _empty(_: Draw, __: World, ___: Whole) -> bytes:
    return b""


_Change: TypeAlias = Callable[[Draw, World, Whole], bytes]
_CHANGES: Final[tuple[tuple[str, _Change], ...]] = (
    ("tree", _tree), ("tree", _tree), ("text", _text), ("raw", _raw), ("base64", _encoded),
    ("leaf", _leaf), ("signed again", _signed_again), ("signed again", _signed_again),
    ("batch", _batch), ("anything", _anything), ("another call's", _other_call),
    ("as it is", _as_it_is),
)  # fmt: skip
_READ_CHANGES: Final = (("no body", _empty), ("no body", _empty), ("anything", _anything))
