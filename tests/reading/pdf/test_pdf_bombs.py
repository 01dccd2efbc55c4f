"""Endless and bottomless PDFs end by the reader's own limits, and long ones are read whole."""

from collections.abc import Callable

import pytest

from checker.model import Read
from checker.reading.asking import Asked, Step
from checker.reading.pdf import look_pdf, pdf_reading, read_pdf
from checker.reading.refusal import Unreadable
from tests.builders import pdf_bombs as bombs


@pytest.mark.parametrize("make", [bombs.page_tree_loop, bombs.many_pages])
def test_a_file_of_too_many_pages_is_refused_at_once(make: Callable[[], bytes]) -> None:
    """More than 3,000 pages, or pages without end, are refused before the first is read."""
    with pytest.raises(Unreadable, match="At most 3000 can be checked") as refused:
        read_pdf("letter.pdf", make())

    assert refused.value.code == "unread.too-large"


@pytest.mark.parametrize("make", [bombs.nested_forms, bombs.form_draws_itself])
def test_drawings_without_end_are_refused_at_once(make: Callable[[], bytes]) -> None:
    """Drawings that draw each other 20^8 times, or themselves, are never begun."""
    with pytest.raises(Unreadable) as refused:
        read_pdf("letter.pdf", make())

    assert refused.value.code == "unread.too-large"


def test_drawings_in_drawings_are_read() -> None:
    """A drawing in a drawing, drawn a few times, is ordinary."""
    (document,) = read_pdf("letter.pdf", bombs.nested_forms(deep=2, wide=3))

    assert "x" in document.text()
    assert document.read is Read.WHOLE


def test_trees_in_circles_are_walked_once() -> None:
    """Bookmarks, names, fields and actions that lead back to themselves end."""
    (document,) = read_pdf("letter.pdf", bombs.bottomless_lists())

    assert [line.text for line in document.lines].count("round") == 1
    assert len(document.lines) < 20


def test_a_list_of_objects_in_a_circle_ends() -> None:
    """A file that names itself as the version before it is read once."""
    (document,) = read_pdf("letter.pdf", bombs.xref_loop())

    assert len(document.pages) == 1


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(bombs.attached_bomb(120), "unread.too-large", id="attached"),
        pytest.param(bombs.many_annotations(5_001), "unread.too-large", id="notes"),
        pytest.param(bombs.many_versions(40), "unread.too-large", id="versions"),
        pytest.param(bombs.deep_arrays(20_000), "unread.damaged", id="arrays"),
    ],
)
def test_what_is_too_much_is_named(data: bytes, code: str) -> None:
    """What lies beyond a limit is a gap, and the rest is read."""
    (document,) = read_pdf("letter.pdf", data)

    assert code in [gap.code for gap in document.gaps]
    assert document.read is Read.PARTLY


def test_a_picture_too_large_to_unpack_is_named() -> None:
    """A page with a picture of 1.6 gigapixels is not drawn, and says so at once."""
    document = look_pdf("letter.pdf", bombs.picture_bomb())

    assert [gap.code for gap in document.gaps] == ["unread.too-large"]
    assert "too large to unpack" in document.gaps[0].why


def test_a_long_report_is_read_whole_and_tells_how_far_it_is() -> None:
    """Every line of 301 pages is there, without the place of each letter; steps come on the way."""
    steps: list[Step] = []
    data = bombs.long_report(301, lines=3)

    document = pdf_reading(Asked(name="a.pdf", data=data, told=steps.append)).document

    assert document.read is Read.WHOLE
    assert sum(line.page is not None for line in document.lines) == 301 * 5
    assert not any(line.edges for line in document.lines)
    assert all(line.box for line in document.lines if line.page)
    assert steps[0] == Step(0, 301)
    assert [step.done for step in steps] == list(range(0, 301, 10))
