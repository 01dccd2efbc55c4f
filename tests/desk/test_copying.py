"""A clean copy at the desk: on disk beside the file, counted before and after, checked again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.desk.desk import Desk
from checker.errors import CallError, ReadingStopped
from tests.builders.docx_files import docx, lines, paragraph, run
from tests.builders.readers import demo_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The demo's desk, with its key in a file."""
    desk = demo_desk(tmp_path)
    yield desk
    desk.close()


def tracked(folder: Path, name: str = "letter.docx") -> Path:
    """A letter with a tracked deletion and hidden text."""
    body = paragraph(
        run("She lives "),
        '<w:ins w:id="1" w:author="Kim Gray">' + run("far away.") + "</w:ins>",
        run("12 Marlow Road", "<w:vanish/>"),
    )
    path = folder / name
    path.write_bytes(docx(body))
    return path


def test_the_copy_is_counted_before_and_after_and_the_file_stays(
    desk: Desk, tmp_path: Path
) -> None:
    """What was there, what is left, and what was done."""
    letter = tracked(tmp_path)
    before = letter.read_bytes()
    copy = desk.clean(desk.open([letter]), "letter.docx", changes="accept")

    assert copy.file == tmp_path / "letter (clean).docx"
    assert {one.what: (one.before, one.after) for one in copy.counted} == {
        "Tracked changes": (1, 0),
        "Hidden text": (1, 0),
    }
    assert copy.done
    assert not copy.unread
    assert letter.read_bytes() == before
    assert desk.open([copy.file]).documents[0].text() == "She lives far away."


def test_without_a_choice_the_tracked_changes_are_still_counted(desk: Desk, tmp_path: Path) -> None:
    """What a person did not decide is not decided for them."""
    copy = desk.clean(desk.open([tracked(tmp_path)]), "letter.docx")

    assert {one.what: (one.before, one.after) for one in copy.counted} == {
        "Tracked changes": (1, 1),
        "Hidden text": (1, 0),
    }


def test_a_second_copy_takes_the_next_name_and_nothing_is_written_over(
    desk: Desk, tmp_path: Path
) -> None:
    """A copy that somebody already works with is not touched."""
    opened = desk.open([tracked(tmp_path)])
    first = desk.clean(opened, "letter.docx").file
    first.write_bytes(b"worked on")
    second = desk.clean(opened, "letter.docx").file

    assert second.name == "letter (clean 2).docx"
    assert first.read_bytes() == b"worked on"


def test_a_copy_of_a_letter_with_macros_is_an_ordinary_letter_by_its_name(
    desk: Desk, tmp_path: Path
) -> None:
    """Word refuses a .docm that holds no macros."""
    copy = desk.clean(desk.open([tracked(tmp_path, "letter.docm")]), "letter.docm")

    assert copy.file.name == "letter (clean).docx"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        pytest.param(b"Dear Ms Hale", "Word, Excel and PDF", id="plain text"),
        pytest.param(
            docx(lines("Dear Ms Hale"), parts={"_xmlsignatures/s.xml": "<Signature/>"}),
            "signed",
            id="signed",
        ),
    ],
)
def test_what_cannot_be_cleaned_says_why_and_writes_nothing(
    desk: Desk, tmp_path: Path, data: bytes, why: str
) -> None:
    """A sentence, and no file."""
    letter = tmp_path / "letter.docx"
    letter.write_bytes(data)
    before = set(tmp_path.iterdir())

    with pytest.raises(ReadingStopped, match=why):
        desk.clean(desk.open([letter]), "letter.docx")
    assert set(tmp_path.iterdir()) == before


def test_a_folder_that_cannot_be_written_to_is_said(desk: Desk, tmp_path: Path) -> None:
    """The copy has no name left to take."""
    opened = desk.open([tracked(tmp_path)])
    (tmp_path / "letter (clean).docx").mkdir()
    for number in range(2, 51):
        (tmp_path / f"letter (clean {number}).docx").mkdir()

    with pytest.raises(CallError, match="too many clean copies"):
        desk.clean(opened, "letter.docx")
