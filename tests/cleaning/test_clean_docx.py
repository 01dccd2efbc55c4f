"""A clean copy of a Word file: what it shows stays, everything else is gone from its bytes."""

import io
import zipfile
from collections.abc import Callable

import pytest
from docx import Document as Word

from checker.cleaning import Wish, clean
from checker.cleaning.wish import Changes
from checker.model import Part, TraceKind
from checker.reading import read
from checker.reading.refusal import Unreadable
from tests.builders.docx_files import docx, lines, paragraph, part, run

TOLD = "12 Marlow Road"
ACCEPT, REJECT = Wish(changes=Changes.ACCEPT), Wish(changes=Changes.REJECT)


def inserted(text: str) -> str:
    """Text that was put in and is still tracked."""
    return f'<w:ins w:id="1" w:author="Kim Gray">{run(text)}</w:ins>'


def deleted(text: str) -> str:
    """Text that was taken out and is still tracked."""
    gone = run(text).replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    return f'<w:del w:id="2" w:author="Kim Gray">{gone}</w:del>'


def everything(data: bytes) -> bytes:
    """All that is in the parts of a file, one after another."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return b"".join(package.read(name) for name in package.namelist())


def body(data: bytes) -> str:
    """What the copy's page says."""
    (letter,) = read("copy.docx", data)
    return letter.text(Part.BODY)


CHANGES = [
    pytest.param(
        paragraph(run("She lives "), inserted("far away"), deleted("near by"), run(".")),
        "She lives far away.",
        "She lives near by.",
        id="words",
    ),
    pytest.param(
        paragraph(run("One"), properties='<w:rPr><w:del w:id="3" w:author="Kim Gray"/></w:rPr>')
        + paragraph(run(" and two")),
        "One and two",
        "One\n and two",
        id="a paragraph's end taken out",
    ),
    pytest.param(
        paragraph(run("One"), properties='<w:rPr><w:ins w:id="3" w:author="Kim Gray"/></w:rPr>')
        + paragraph(run(" and two")),
        "One\n and two",
        "One and two",
        id="a paragraph's end put in",
    ),
    pytest.param(
        lines("Before")
        + '<w:tbl><w:tr><w:trPr><w:del w:id="4" w:author="Kim Gray"/></w:trPr><w:tc>'
        + lines("gone")
        + "</w:tc></w:tr><w:tr><w:tc>"
        + lines("kept")
        + "</w:tc></w:tr></w:tbl>"
        + lines("After"),
        "Before\nkept\nAfter",
        "Before\ngone\nkept\nAfter",
        id="a row of a table",
    ),
    pytest.param(
        paragraph(
            '<w:moveFromRangeStart w:id="5" w:name="m"/><w:moveFrom w:id="6" w:author="K">'
            + run("moved ")
            + '</w:moveFrom><w:moveFromRangeEnd w:id="5"/>',
            run("here "),
            '<w:moveTo w:id="7" w:author="K">' + run("moved") + "</w:moveTo>",
        ),
        "here moved",
        "moved here",
        id="words that were moved",
    ),
    pytest.param(
        paragraph(
            "<w:r><w:rPr><w:b/><w:rPrChange w:id='8' w:author='K'><w:rPr><w:i/></w:rPr>"
            "</w:rPrChange></w:rPr><w:t>Bold</w:t></w:r>"
        ),
        "Bold",
        "Bold",
        id="how words look",
    ),
    pytest.param(
        paragraph(
            run("A"), inserted("B"), '<w:ins w:id="9" w:author="K">' + deleted("C") + "</w:ins>"
        ),
        "AB",
        "A",
        id="words put in and taken out again",
    ),
]


@pytest.mark.parametrize(("written", "accepted", "rejected"), CHANGES)
def test_tracked_changes_are_taken_over_or_undone_as_the_person_chose(
    written: str, accepted: str, rejected: str
) -> None:
    """No change is left in the copy, whichever way was chosen."""
    letter = docx(written)

    for wish, wanted in ((ACCEPT, accepted), (REJECT, rejected)):
        copy = clean(letter, wish).data
        (document,) = read("copy.docx", copy)
        assert "\n".join(document.text(Part.BODY).split("\n")).strip() == wanted.strip()
        assert not [one for one in document.traces if one.kind is not TraceKind.METADATA]


def test_without_a_choice_tracked_changes_stay() -> None:
    """Whether a change holds is for a person to say."""
    copy = clean(docx(paragraph(inserted("new"), deleted("old"))), Wish())

    (document,) = read("copy.docx", copy.data)
    assert {one.kind for one in document.traces} == {TraceKind.INSERTION, TraceKind.DELETION}


HIDDEN: list[object] = [
    pytest.param(
        docx(
            paragraph(
                '<w:commentRangeStart w:id="0"/>',
                run("Dear Ms Hale"),
                '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
            ),
            links=(("rId7", "comments", "comments.xml"),),
            parts={
                "word/comments.xml": part(
                    "comments",
                    f'<w:comment w:id="0" w:author="Kim Gray">{lines(TOLD)}</w:comment>',
                )
            },
        ),
        id="comment",
    ),
    pytest.param(docx(paragraph(run("Dear Ms Hale"), run(TOLD, "<w:vanish/>"))), id="hidden text"),
    pytest.param(
        docx(paragraph(run("Dear Ms Hale"), run(TOLD, '<w:color w:val="FFFFFF"/>'))),
        id="white text",
    ),
    pytest.param(
        docx(paragraph(run("Dear Ms Hale"), run(TOLD, '<w:sz w:val="2"/>'))), id="tiny text"
    ),
    pytest.param(
        docx(
            paragraph(run("Dear Ms Hale")),
            package_links=(("rId9", "core-properties", "docProps/core.xml"),),
            parts={
                "docProps/core.xml": '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats'
                '.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/'
                f'elements/1.1/"><dc:title>{TOLD}</dc:title></cp:coreProperties>'
            },
        ),
        id="title",
    ),
    pytest.param(
        docx(
            paragraph(run("Dear Ms Hale")),
            links=(("rId7", "settings", "settings.xml"),),
            parts={
                "word/settings.xml": part(
                    "settings",
                    f'<w:docVars><w:docVar w:name="a" w:val="{TOLD}"/></w:docVars>',
                )
            },
        ),
        id="variable",
    ),
    pytest.param(
        docx(
            paragraph(run("Dear Ms Hale")),
            links=(("rId7", "customXml", "../customXml/item1.xml"),),
            parts={"customXml/item1.xml": f"<data>{TOLD}</data>"},
        ),
        id="kept data",
    ),
    pytest.param(
        docx(
            paragraph(run("Dear Ms Hale")),
            links=(("rId7", "attachedTemplate", f"http://host.test/{TOLD}"),),
        ),
        id="template on another machine",
    ),
    pytest.param(
        docx(
            paragraph(run("Dear Ms Hale")),
            links=(("rId7", "vbaProject", "vbaProject.bin"),),
            parts={"word/vbaProject.bin": TOLD.encode()},
        ),
        id="program",
    ),
]


@pytest.mark.parametrize("letter", HIDDEN)
def test_what_the_page_does_not_show_is_gone_from_the_bytes_of_the_copy(letter: bytes) -> None:
    """And what was done is said; the page still shows what it showed."""
    copy = clean(letter, Wish())

    assert TOLD.encode() in everything(letter)
    assert TOLD.encode() not in everything(copy.data)
    assert copy.done
    assert body(copy.data).strip() == "Dear Ms Hale"


def test_text_under_a_black_mark_becomes_a_block_of_one_length() -> None:
    """Not even how long the words were is left."""
    marked = '<w:highlight w:val="black"/>'
    long, short = (
        clean(docx(paragraph(run("Dear "), run(words, marked))), Wish()).data
        for words in (TOLD * 3, "Ann")
    )

    assert TOLD.encode() not in everything(long)
    assert body(long) == body(short)


def test_the_letter_itself_stays_as_it_is() -> None:
    """The bytes that were given are not touched, and the same copy comes out every time."""
    letter = docx(paragraph(inserted("new")))
    before = bytes(letter)

    assert clean(letter, ACCEPT).data == clean(letter, ACCEPT).data
    assert letter == before


def test_word_itself_would_open_the_copy() -> None:
    """A library that reads as Word does opens it, and a clean letter says the same as before."""
    word, plain = Word(), io.BytesIO()
    for text in ("Dear Ms Hale", "Thank you for your letter."):
        word.add_paragraph(text)
    word.core_properties.title = TOLD
    word.save(plain)

    copy = clean(plain.getvalue(), ACCEPT).data
    again = Word(io.BytesIO(copy))

    assert [one.text for one in again.paragraphs] == ["Dear Ms Hale", "Thank you for your letter."]
    assert again.core_properties.title == ""


@pytest.mark.parametrize(
    ("wish", "refused"),
    [
        pytest.param(Wish(), True, id="not asked"),
        pytest.param(Wish(unsign=True), False, id="the person knows"),
    ],
)
def test_a_signed_letter_loses_its_signature_only_on_purpose(wish: Wish, *, refused: bool) -> None:
    """A copy would not be signed, and never becomes so silently."""
    letter = docx(lines("Dear Ms Hale"), parts={"_xmlsignatures/sig1.xml": "<Signature/>"})

    if refused:
        with pytest.raises(Unreadable, match="signed"):
            clean(letter, wish)
    else:
        copy = clean(letter, wish)
        assert any("not signed any more" in one for one in copy.done)
        assert b"Signature" not in everything(copy.data)


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(lambda data: data[:200], id="cut off"),
        pytest.param(lambda data: data.replace(b"PK\x03\x04", b"PK\x03\x05", 1), id="spoilt"),
        pytest.param(lambda _data: b"Dear Ms Hale", id="a plain text"),
    ],
)
def test_a_file_that_cannot_be_cleaned_is_refused_in_a_sentence(
    broken: Callable[[bytes], bytes],
) -> None:
    """Nothing half-cleaned comes out."""
    with pytest.raises(Unreadable) as refusal:
        clean(broken(docx(lines("Dear Ms Hale"))), Wish())

    assert str(refusal.value).endswith(".")
