"""Old Word and PowerPoint files: what they tell by themselves, and once they are converted."""

import random

import pytest

from checker import reading
from checker.model import Document, FileKind, Part, Read, TraceKind
from checker.reading.refusal import Unreadable
from checker.worker.believing import is_believable
from tests.builders.doc_files import doc, ppt, summary
from tests.builders.docx_files import docx, lines

LETTER = docx(lines("Dear Ms Hale", "The hearing is on Tuesday."))


def converted(data: bytes) -> Document:
    """Read a file where LibreOffice makes the same letter of everything."""
    return reading.read("old.doc", data, convert=lambda _kind, _data: LETTER)[0]


def unconverted(data: bytes) -> Document:
    """Read a file where there is no LibreOffice."""
    return reading.read("old.doc", data)[0]


def traces(document: Document, kind: TraceKind) -> list[tuple[str, str]]:
    """Give the traces of one kind: what each is, and what it says."""
    return [(one.name, one.text) for one in document.traces if one.kind is kind]


def test_a_converted_letter_is_read_and_keeps_its_own_name_size_and_digest() -> None:
    """What is sent is the old file: its fingerprint, not that of what was made of it."""
    data = doc()
    document = converted(data)

    assert document.read is Read.WHOLE
    assert document.kind is FileKind.DOC
    assert document.text() == "Dear Ms Hale\nThe hearing is on Tuesday."
    assert is_believable((document,), "old.doc", data)


def test_without_libreoffice_a_sentence_says_what_to_do() -> None:
    """An old file that cannot be read is held."""
    document = unconverted(doc())

    assert document.read is Read.NO
    assert document.gaps[0].code == "unread.unsupported"
    assert "save it as .docx" in document.gaps[0].why


def test_an_old_powerpoint_file_is_told_apart() -> None:
    """It is opened in another program and saved as another kind."""
    document = unconverted(ppt())

    assert document.kind is FileKind.PPT
    assert ".pptx" in document.gaps[0].why


@pytest.mark.parametrize("made", [b"PK\x03\x04 torn", b"%PDF-1.7", b"words"])
def test_an_old_file_is_told_where_a_conversion_gave_nothing_that_can_be_read(made: bytes) -> None:
    """What comes from a conversion is checked like any other file."""
    (document,) = reading.read("old.doc", doc(), convert=lambda _kind, _data: made)

    assert document.read is Read.NO
    assert document.gaps[0].code == "unread.unsupported"


@pytest.mark.parametrize(
    ("page", "code"), [(1252, "cp1252"), (65001, "utf-8"), (1251, "cp1251"), (9999, "cp1252")]
)
@pytest.mark.parametrize("read", [converted, unconverted])
def test_what_a_file_says_of_its_makers_is_told(read: object, page: int, code: str) -> None:
    """Author, last editor and title are read from the old file itself, in its own alphabet."""
    author = "Иван Петров" if page == 1251 else "Erin Hale"
    properties = summary(page, code, author=author, title="Draft", last_editor="P. Nair")
    assert callable(read)
    document = read(doc(summary=properties))

    assert traces(document, TraceKind.METADATA) == [
        ("author", author),
        ("last editor", "P. Nair"),
        ("title", "Draft"),
    ]
    assert document.text(Part.METADATA).split("\n") == [author, "P. Nair", "Draft"]


def test_a_file_that_says_nothing_of_its_makers_has_no_such_trace() -> None:
    """Nor is everybody's template a finding."""
    document = converted(doc(summary=summary(template="Normal.dot")))

    assert traces(document, TraceKind.METADATA) == []


@pytest.mark.parametrize("read", [converted, unconverted])
def test_macros_are_told_by_the_names_of_their_modules(read: object) -> None:
    """A conversion leaves macros behind, so the old file is asked."""
    assert callable(read)
    document = read(doc(VBA__Module1=b"x", VBA__dir=b"x", VBA__ThisDocument=b"x"))

    assert traces(document, TraceKind.ACTIVE) == [("macro", "Module1, ThisDocument")]
    assert traces(read(doc()), TraceKind.ACTIVE) == []


def test_text_left_by_saving_fast_is_told() -> None:
    """Such a file keeps pieces of earlier versions, which no conversion shows."""
    document = converted(doc(flags=0x0204))

    assert document.read is Read.PARTLY
    assert "earlier text" in document.gaps[0].why
    assert converted(doc()).gaps == ()


@pytest.mark.parametrize("data", [doc(flags=0x0300), ppt(is_locked=True)])
def test_a_locked_file_asks_for_its_password(data: bytes) -> None:
    """As a locked docx does; a wrong password says so."""
    (asks,) = reading.read("old.doc", data)

    assert asks.gaps[0].code == "unread.encrypted"
    assert "Give the password" in asks.gaps[0].why


def test_damaged_files_are_refused_and_nothing_else_happens() -> None:
    """Flipped bytes and cut ends give a document with a reason, never another exception."""
    chance = random.Random(3)
    whole = doc(summary=summary(author="Erin Hale", title="Draft"), VBA__Module1=b"x")
    for _ in range(300):
        broken = bytearray(whole[: chance.randrange(600, len(whole))])
        for _ in range(chance.randrange(1, 12)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            documents = reading.read("old.doc", bytes(broken), passwords=("x",))
        except Unreadable:
            pytest.fail("a refusal must not leave the reader")
        assert documents[0].read is not Read.WHOLE or documents[0].kind is not FileKind.DOC
