"""The case that a letter seems to be for is offered with every reason, the strongest first."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.desk.desk import Desk
from tests.builders.desktop import PLAIN_LETTER
from tests.builders.readers import demo_desk

MOTHERS = "KT24P00817"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The demo's desk."""
    opened = demo_desk(tmp_path_factory.mktemp("demo"))
    yield opened
    opened.close()


def _offered(desk: Desk, *files: Path) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.reference, one.because) for one in desk.open(files).suggestions]


def test_the_reference_in_the_letter_suggests_its_case_and_is_named(
    desk: Desk, tmp_path: Path
) -> None:
    """Whoever chooses sees why, and the reference is the first reason."""
    letter = tmp_path / "letter.txt"
    letter.write_text(PLAIN_LETTER.format(name="Ms Pritchard"), encoding="utf-8")

    (first,) = _offered(desk, letter)

    assert first[0] == MOTHERS
    assert first[1][:2] == (
        f"Its reference, {MOTHERS}, is in the letter.",
        "The letter goes to an address of this case.",
    )


@pytest.mark.parametrize(
    ("names", "written", "reason"),
    [
        (("note.txt",), 0, f"Its reference, {MOTHERS}, is in the letter."),
        (
            (f"{MOTHERS} note.txt",),
            None,
            f"Its reference, {MOTHERS}, is in the file's name.",
        ),
        (("note.txt", "form.txt"), 1, f"Its reference, {MOTHERS}, is in form.txt."),
    ],
    ids=["in the letter", "in the name", "in an enclosure"],
)
def test_the_reason_says_where_the_reference_stands(
    desk: Desk, tmp_path: Path, names: tuple[str, ...], written: int | None, reason: str
) -> None:
    """A number in the name of a file is not said to be in the letter."""
    files = [tmp_path / name for name in names]
    for number, file in enumerate(files):
        reference = f"Our reference: {MOTHERS}\n" if number == written else ""
        file.write_text(f"{reference}\nPlease come on Monday.\n", encoding="utf-8")

    assert _offered(desk, *files) == [(MOTHERS, (reason,))]


def test_a_reference_that_nobody_has_suggests_nothing(desk: Desk, tmp_path: Path) -> None:
    """No case is guessed at."""
    letter = tmp_path / "letter.txt"
    letter.write_text("Our reference: KT24P99999\n\nPlease come on Monday.\n", encoding="utf-8")

    assert _offered(desk, letter) == []
