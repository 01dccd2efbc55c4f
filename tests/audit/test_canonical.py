"""One way to write a fact as bytes, by the outside package as the oracle."""

import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from checker.audit.canonical import (
    LARGEST_INTEGER,
    MOST_BYTES,
    Json,
    NotCanonicalError,
    canonical,
    parse,
    parse_object,
)

KEYS = st.text(st.characters(max_codepoint=127), max_size=8)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
LEAVES = st.none() | st.booleans() | TEXTS | st.integers(-LARGEST_INTEGER, LARGEST_INTEGER)
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4)
)


@given(VALUES)
def test_it_writes_what_rfc_8785_says(value: Json) -> None:
    """The bytes are those of the standard's own package."""
    assert canonical(value) == rfc8785.dumps(value)


@given(VALUES)
def test_what_was_written_is_read_back(value: Json) -> None:
    """Reading what was written gives the value again."""
    assert parse(canonical(value)) == value


@given(VALUES, st.sampled_from([" ", "\n", "\t"]), st.data())
def test_the_same_value_written_otherwise_is_refused(
    value: Json, blank: str, data: st.DataObject
) -> None:
    """One blank anywhere between the signs makes other bytes, and other bytes are refused."""
    written = canonical(value).decode()
    at = data.draw(st.sampled_from([0, len(written)]))

    with pytest.raises(NotCanonicalError):
        parse((written[:at] + blank + written[at:]).encode())


@given(st.binary(max_size=64))
def test_no_bytes_at_all_break_the_reader(untrusted: bytes) -> None:
    """Whatever comes, the answer is a value or a refusal."""
    try:
        value = parse(untrusted)
    except NotCanonicalError:
        return
    assert canonical(value) == untrusted


@pytest.mark.parametrize(
    "untrusted",
    [
        pytest.param(b'{"a":1.0}', id="a fraction"),
        pytest.param(b'{"a":1e3}', id="an exponent"),
        pytest.param(b'{"a":-0}', id="minus zero"),
        pytest.param(b'{"a":9007199254740992}', id="an integer beyond 2^53 - 1"),
        pytest.param(b'{"a":' + b"9" * 5000 + b"}", id="an integer of 5000 digits"),
        pytest.param(b'{"a":NaN}', id="not a number"),
        pytest.param(b'{"a":Infinity}', id="infinity"),
        pytest.param(b'{"a":1,"a":1}', id="a key twice"),
        pytest.param(b'{"b":1,"a":1}', id="keys out of order"),
        pytest.param('{"\u00e9":1}'.encode(), id="a key that is not ASCII"),
        pytest.param(b'{"a":"\\ud800"}', id="half a character pair, escaped"),
        pytest.param(b'{"a":"\xed\xa0\x80"}', id="half a character pair, in bytes"),
        pytest.param(b'{"a":"\\u0041"}', id="a letter escaped for no reason"),
        pytest.param(b'{"a":"\\/"}', id="a slash escaped for no reason"),
        pytest.param(b'\xef\xbb\xbf{"a":1}', id="a byte order mark"),
        pytest.param('{"a":1}'.encode("utf-16"), id="another encoding"),
        pytest.param(b'{"a":1}\n', id="a line's end"),
        pytest.param(b'{"a":1} {"b":2}', id="two objects"),
        pytest.param(b"", id="nothing"),
        pytest.param(b"[" * 16_000, id="a tower of brackets"),
        pytest.param(b'{"a":"' + b"x" * MOST_BYTES + b'"}', id="too long"),
    ],
)
def test_what_is_not_written_in_the_one_way_is_refused(untrusted: bytes) -> None:
    """Two ways to write a fact would be two hashes of it."""
    with pytest.raises(NotCanonicalError):
        parse_object(untrusted)


@pytest.mark.parametrize("untrusted", [b"[1]", b'"text"', b"1", b"null", b"true"])
def test_an_entry_is_an_object(untrusted: bytes) -> None:
    """Everything else may stand inside one, but not alone."""
    assert parse(untrusted) == json.loads(untrusted)
    with pytest.raises(NotCanonicalError, match="not an object"):
        parse_object(untrusted)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(1.5, id="a fraction"),
        pytest.param({1: 2}, id="a key that is no text"),
        pytest.param([b"bytes"], id="bytes"),
        pytest.param({"a": {"b": -LARGEST_INTEGER - 1}}, id="deep inside"),
        pytest.param("\ud800", id="half a character pair"),
    ],
)
def test_what_has_no_one_way_is_not_written(value: Json) -> None:
    """The writer refuses what the reader would."""
    with pytest.raises(NotCanonicalError):
        canonical(value)


def test_the_longest_entry_is_exactly_16384_bytes() -> None:
    """The limit is the number of the specification, to the byte."""
    longest = canonical("x" * (16_384 - 2))

    assert parse(longest) == "x" * 16_382
    with pytest.raises(NotCanonicalError, match="longer than 16384"):
        parse(longest + b" ")
