"""The canonical form of a record, held against another implementation of RFC 8785."""

import rfc8785
from hypothesis import given
from hypothesis import strategies as some

from checker.cases.snapshot import Json, canonical

WHOLE = some.integers(min_value=-(2**53) + 1, max_value=2**53 - 1)
FRACTIONS = some.floats(allow_nan=False, allow_infinity=False)
PLAIN = some.none() | some.booleans() | WHOLE | FRACTIONS | some.text()
VALUES = some.recursive(
    PLAIN, lambda inner: some.lists(inner) | some.dictionaries(some.text(), inner), max_leaves=12
)


@given(VALUES)
def test_every_value_is_spelt_as_rfc_8785_says(value: Json) -> None:
    """Fractions, long numbers and letters of every plane included."""
    assert canonical(value).encode() == rfc8785.dumps(value)


@given(some.dictionaries(some.text(max_size=3), WHOLE | some.text(max_size=5)))
def test_the_quick_way_is_the_same(value: dict[str, Json]) -> None:
    """Most records need no more than Python's own spelling."""
    assert canonical({"record": value}).encode() == rfc8785.dumps({"record": value})
