"""An archive only wraps: the letter is found in it, and what is in it is what is sent."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.desk.desk import Desk
from checker.model import ARCHIVES, Channel, Verdict, WhoId
from tests.builders.desktop import PLAIN_LETTER
from tests.builders.docx_files import zipped
from tests.builders.readers import demo_desk

LETTER = PLAIN_LETTER.format(name="Ms Pritchard")
NOTE = "Harrowfield\n\nThis is the list of what is enclosed.\n"
SHEET = "Name,Street,Town,Postcode\n" + "Sian Pritchard,6 Weir Cottages,Bramwick,HX98 3LD\n" * 4


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The demo's desk, with its key in a file."""
    desk = demo_desk(tmp_path)
    yield desk
    desk.close()


@pytest.mark.parametrize(
    ("members", "letter"),
    [
        pytest.param({"a.txt": NOTE, "b.txt": LETTER}, "b.txt", id="the first that is addressed"),
        pytest.param({"a.txt": NOTE, "b.txt": NOTE}, "a.txt", id="the first where none is"),
        pytest.param({"a.csv": SHEET, "b.txt": LETTER}, "b.txt", id="no table of people"),
        pytest.param(
            {"in.zip": zipped({"c.txt": LETTER}), "z.txt": NOTE},
            "in.zip/c.txt",
            id="in an archive inside",
        ),
    ],
)
def test_the_letter_of_an_archive_is_the_first_by_name_that_is_addressed(
    desk: Desk, tmp_path: Path, members: dict[str, str | bytes], letter: str
) -> None:
    """In whatever order they were packed; the archives themselves come last."""
    path = tmp_path / "pack.zip"
    path.write_bytes(zipped(dict(reversed(members.items()))))

    documents = desk.open([path]).documents

    assert documents[0].name == f"pack.zip/{letter}"
    wraps = [one.name for one in documents if one.kind in ARCHIVES]
    assert [one.name for one in documents][-len(wraps) :] == wraps


def test_a_letter_in_an_archive_is_checked_and_confirmed_as_one_in_a_folder(
    desk: Desk, tmp_path: Path
) -> None:
    """Its address is compared, and the case is found by what it says."""
    path = tmp_path / "pack.zip"
    path.write_bytes(zipped({"letter.txt": LETTER}))
    opened = desk.open([path])
    case = opened.suggestions[0].id
    result = desk.check(opened, case, [WhoId("P2")], Channel.POST)
    [told] = desk.compare(result)

    assert result.verdict is Verdict.CLEAR, result.findings
    assert "match" in {one.outcome.value for one in told.rows if one.label == "Postcode"}
