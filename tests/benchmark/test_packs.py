"""How packs are counted, and right packs on a set small enough for every day."""

import pytest

from checker.model import Severity
from checker.practice.packs.pack import Expected
from tests.benchmark import development, packs
from tests.benchmark.packs import Seen, Share

STOP = Expected(code="source.identified", severity=Severity.STOP)
EITHER = Expected(code="child.wrong", severity=Severity.CHECK, or_else=("birth-date.mismatch",))


def seen(*raised: tuple[Severity, str], expects: tuple[Expected, ...] = ()) -> Seen:
    """Give a pack that was checked."""
    return Seen(
        name="made",
        scenario="made",
        kind="docx",
        expects=expects,
        raised=tuple((severity, code, "") for severity, code in raised),
        milliseconds=10.0,
        cpu_milliseconds=5.0,
    )


@pytest.mark.parametrize(
    ("raised", "expected", "found"),
    [
        pytest.param((Severity.STOP, "source.identified"), STOP, True, id="as grave"),
        pytest.param((Severity.CHECK, "source.identified"), STOP, False, id="not grave enough"),
        pytest.param((Severity.STOP, "address.missing"), STOP, False, id="something else"),
        pytest.param((Severity.STOP, "child.wrong"), EITHER, True, id="graver"),
        pytest.param((Severity.CHECK, "birth-date.mismatch"), EITHER, True, id="said otherwise"),
    ],
)
def test_a_finding_counts_when_it_is_as_grave_as_it_has_to_be(
    raised: tuple[Severity, str], expected: Expected, found: bool
) -> None:
    """A note is no Stop, and another finding is none at all."""
    assert seen(raised).found(expected) is found


def test_right_and_wrong_packs_are_counted_apart() -> None:
    """What is raised beside what was planted is no false alarm of a right pack."""
    counted = packs.figures(
        (
            seen((Severity.STOP, "source.identified"), expects=(STOP,)),
            seen((Severity.CHECK, "email.link"), expects=(STOP,)),
            seen((Severity.CHECK, "email.link")),
            seen((Severity.NOTE, "address.unconfirmed")),
            seen(),
        )
    )

    assert counted.by_tier == {"stop": Share(1, 2)}
    assert counted.right_with == {
        "a Stop": Share(0, 3),
        "a Check": Share(1, 3),
        "anything": Share(2, 3),
    }
    assert (counted.alarms, counted.beside) == ({"email.link": 1}, {"email.link": 1})


def test_right_packs_are_left_in_peace() -> None:
    """A Stop on none of two dozen, a Check on few, and nothing on most."""
    chunks = development.chunks(small=True, codes=(), kinds=())

    checked = packs.measured(development.make, chunks)

    found = packs.figures(checked)
    assert found.right == 24
    assert found.right_with["a Stop"].hits == 0, packs.each(checked)
    assert found.right_with["a Check"].hits <= 4, packs.each(checked)
    assert found.right_with["anything"].hits < 12, packs.each(checked)
