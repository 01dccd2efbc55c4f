"""Digits are in every official number that is looked for only where such digits stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.mentions.identifier_shapes import SHAPES, Shape


@pytest.mark.parametrize("shape", SHAPES, ids=lambda one: one.kind)
@given(data=st.data())
def test_every_number_holds_the_digits_by_which_it_is_looked_for(
    shape: Shape, data: st.DataObject
) -> None:
    """A text without these digits holds no number of the kind, however it is written."""
    text = data.draw(st.from_regex(shape.pattern))

    found = shape.pattern.search(text)

    assert found is None or shape.digits.search(found[0]) is not None
