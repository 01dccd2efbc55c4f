"""Reading a body in one step takes exactly what reading it step by step takes."""

import random

import pytest

from checker.audit.canonical import Json, canonical
from checker.audit.entry import Body, _read_at_once, _read_step_by_step
from tests.audit.test_entry import BODY, FIRST

WHOLE: dict[str, Json] = {
    **BODY,
    "about": "e" * 64,
    "files": [{"bytes": 18211, "kind": "docx", "pages": 2}],
    "findings": [{"at": {"hidden": True, "page": 1}, "code": "hidden.text", "sev": "check"}],
    "record": {"age": None, "snap": ""},
    "to": ["applicant"],
}


def step_by_step(raw: bytes) -> Body | None:
    """Give the body, or None."""
    try:
        return _read_step_by_step(raw)
    except ValueError:
        return None


@pytest.mark.parametrize("seed", range(4))
def test_the_short_way_takes_what_the_long_way_takes(seed: int) -> None:
    """Bytes changed, cut out, put in and doubled, at random."""
    drawn = random.Random(seed)
    wholes = [canonical(one) for one in (BODY, FIRST, WHOLE)]
    pieces = [b'"', b"1.0", b"-0", b"\\u0061", b" ", b",", b'{"a":1}', b"\xff", b"null", b"e5", b""]
    taken = 0
    for _ in range(2_000):
        raw = drawn.choice(wholes)
        start = drawn.randrange(len(raw))
        end = start + drawn.choice((0, 1, 1, 2, 9))
        put = drawn.choice((drawn.choice(pieces), raw[end : end + 4], drawn.randbytes(1)))
        changed = raw[:start] + put + raw[end:]
        slowly = step_by_step(changed)
        assert _read_at_once(changed) == slowly
        taken += slowly is not None

    assert taken > 10


@pytest.mark.parametrize(
    "raw",
    [
        canonical(BODY).replace(b'"seq":17', b'"seq":17.0'),
        canonical(BODY).replace(b'"seq":17', b'"seq":1e1'),
        canonical(BODY).replace(b'"act"', b'"act":"check","act"', 1),
        canonical(BODY).replace(b'"team"', b'"team":"t-04","team"', 1),
        canonical(BODY).replace(b"release", b"\\u0072elease", 1),
        canonical(BODY) + b"\n",
        canonical({**BODY, "via": ""}),
        canonical({**BODY, "t": 2**53 - 1}).replace(b"9007199254740991", b"9007199254740993"),
        b"[" * 16_000,
        b"",
        b"null",
    ],
)
def test_neither_way_takes_what_is_written_another_way(raw: bytes) -> None:
    """One way to write it is the only way."""
    assert _read_at_once(raw) is None
    assert step_by_step(raw) is None
