"""What is in a Word file and was not read is said."""

import pytest

from checker.model import Read
from checker.reading.docx import read_docx
from tests.builders.docx_files import docx, paragraph, part, relationships, table
from tests.builders.docx_hidden import PLAIN, TWIN, Hidden


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        pytest.param("video", "media/media1.mp4", id="recording"),
        pytest.param("model3d", "media/model3d1.glb", id="model in three dimensions"),
        pytest.param("somethingNew", "new.xml", id="what nobody knows"),
    ],
)
def test_what_is_not_read_is_said(kind: str, target: str) -> None:
    """Something built in that is not read makes the file partly read, and is named."""
    letter = Hidden(
        body=paragraph(PLAIN),
        links=(("rId9", kind, target),),
        parts={f"word/{target}": b"\x01\x02"},
    ).read()

    (gap,) = letter.gaps
    assert gap.code == "unread.unsupported"
    assert target.rpartition("/")[2] in gap.why
    assert letter.read is Read.PARTLY


def test_bytes_outside_the_parts_are_said() -> None:
    """What is stuck before or behind the zip is read by nobody, and might be anything."""
    (letter,) = read_docx("letter.docx", TWIN + b"the old address")

    assert [gap.code for gap in letter.gaps] == ["unread.unsupported"]


def test_a_second_main_part_is_said() -> None:
    """A file has one letter; another beside it is not read."""
    letter = Hidden(
        body=paragraph(PLAIN),
        package_links=(("rId7", "officeDocument", "word/other.xml"),),
        parts={"word/other.xml": part("document", f"<w:body>{paragraph(PLAIN)}</w:body>")},
    ).read()

    assert [gap.code for gap in letter.gaps] == ["unread.unsupported"]


def test_a_file_without_its_first_list_is_read_all_the_same() -> None:
    """Without the list of the zip's root, the usual name is taken, and its links followed."""
    letter = Hidden(
        body=paragraph(PLAIN),
        links=(("rId9", "somethingNew", "new.xml"),),
        parts={"_rels/.rels": relationships(), "word/new.xml": "<x/>"},
    ).read()

    assert letter.text() == "Dear Ms Hale"
    assert [gap.why.count("new.xml") for gap in letter.gaps] == [1]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<w:p><w:r><w:words>14 Orchard Close</w:words></w:r></w:p>", id="no text"),
        pytest.param("<w:p><w:row><w:t>14 Orchard Close</w:t></w:row></w:p>", id="no run"),
        pytest.param("<w:p><w:t>14 Orchard Close</w:t></w:p>", id="outside every run"),
        pytest.param(
            table(("14 Orchard Close",)).replace("w:tc>", "w:tcx>"), id="a cell of another name"
        ),
    ],
)
def test_words_that_stand_where_word_has_none_are_said(body: str) -> None:
    """A broken or newer file may hold words that no reader finds: it is not whole then."""
    (broken,) = read_docx("letter.docx", docx(paragraph(PLAIN) + body))
    (twin,) = read_docx("letter.docx", docx(paragraph(PLAIN)))

    assert [gap.code for gap in broken.gaps] == ["unread.unsupported"]
    assert broken.read is Read.PARTLY
    assert twin.read is Read.WHOLE
