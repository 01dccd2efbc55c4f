"""A clean copy of a PDF: covered words are really gone, and what was laid beside the pages too."""

import io
from collections.abc import Callable

import pypdf
import pytest
from pypdf.actions import JavaScript
from pypdf.annotations import Text

from checker.cleaning import Wish, clean
from checker.model import Part, TraceKind
from checker.reading import Effort, read
from checker.reading.refusal import Unreadable
from tests.builders.locked_files import PASSWORD, locked_pdf
from tests.builders.pdf_files import changed, letter_pdf
from tests.builders.pdf_leaks import CONTROLS, LEAKS

TOLD = "12 Marlow Road"


def traces(data: bytes) -> set[TraceKind]:
    """The kinds of things that a file carries beside its words."""
    documents = read("copy.pdf", data, effort=Effort.THOROUGH)
    return {one.kind for document in documents for one in document.traces}


@pytest.mark.parametrize("leak", LEAKS)
def test_covered_words_are_really_gone_from_the_copy(leak: str) -> None:
    """The copy is read again with every look, and nothing hidden is found in it."""
    copy = clean(LEAKS[leak](), Wish())

    assert traces(copy.data) <= {TraceKind.METADATA}
    assert any("picture of what it shows" in one for one in copy.done)


@pytest.mark.parametrize("control", CONTROLS)
def test_a_page_that_hides_nothing_keeps_its_words(control: str) -> None:
    """Only a page with something to hide becomes a picture."""
    before = read("a.pdf", CONTROLS[control](), effort=Effort.THOROUGH)[0].text(Part.BODY)
    after = read("a.pdf", clean(CONTROLS[control](), Wish()).data)[0].text(Part.BODY)

    assert after == before


def note(writer: pypdf.PdfWriter) -> None:
    """Put a sticky note on the first page."""
    annotation = Text(rect=(50, 550, 200, 650), text=TOLD)
    writer.add_annotation(0, annotation)


BESIDE: list[object] = [
    pytest.param(lambda writer: writer.add_metadata({"/Title": TOLD}), id="title"),
    pytest.param(lambda writer: writer.add_attachment("a.txt", TOLD.encode()), id="attachment"),
    pytest.param(
        lambda writer: writer.add_open_action(JavaScript(f"app.alert('{TOLD}')")), id="script"
    ),
    pytest.param(lambda writer: writer.add_outline_item(title=TOLD, page_number=0), id="bookmark"),
    pytest.param(note, id="sticky note"),
]


@pytest.mark.parametrize("change", BESIDE)
def test_what_lies_beside_the_pages_is_gone_and_the_words_stay(
    change: Callable[[pypdf.PdfWriter], object],
) -> None:
    """Title, attachments, scripts, bookmarks and notes are not written again."""
    original = changed(letter_pdf(), change)
    copy = clean(original, Wish()).data
    names = [document.name for document in read("copy.pdf", copy)]

    assert traces(copy) <= {TraceKind.METADATA}
    assert names == ["copy.pdf"]
    plain = pypdf.PdfWriter(clone_from=io.BytesIO(copy))
    plain.compress_identical_objects()
    assert TOLD.encode() not in b"".join(
        bytes(repr(one), "utf-8") for one in plain._objects if one is not None
    )
    assert read("a.pdf", copy)[0].text() == read("a.pdf", letter_pdf())[0].text()


@pytest.mark.parametrize("unsign", [False, True])
def test_a_signed_pdf_loses_its_signature_only_on_purpose(*, unsign: bool) -> None:
    """A signed PDF is never altered silently."""

    def sign(writer: pypdf.PdfWriter) -> None:
        signature = pypdf.generic.DictionaryObject(
            {
                pypdf.generic.NameObject("/FT"): pypdf.generic.NameObject("/Sig"),
                pypdf.generic.NameObject("/V"): pypdf.generic.DictionaryObject(
                    {pypdf.generic.NameObject("/Type"): pypdf.generic.NameObject("/Sig")}
                ),
            }
        )
        form = pypdf.generic.DictionaryObject(
            {
                pypdf.generic.NameObject("/Fields"): pypdf.generic.ArrayObject([signature]),
                pypdf.generic.NameObject("/SigFlags"): pypdf.generic.NumberObject(3),
            }
        )
        writer.root_object[pypdf.generic.NameObject("/AcroForm")] = form

    original = changed(letter_pdf(), sign)
    if not unsign:
        with pytest.raises(Unreadable, match="signed"):
            clean(original, Wish())
    else:
        assert any("not signed any more" in one for one in clean(original, Wish(unsign=True)).done)


def test_a_locked_pdf_is_cleaned_with_its_password_alone() -> None:
    """Without it, or with a wrong one, there is no copy."""
    original = locked_pdf("Dear Ms Hale")
    for passwords in ((), ("guess",)):
        with pytest.raises(Unreadable):
            clean(original, Wish(passwords=passwords))

    copy = clean(original, Wish(passwords=(PASSWORD,))).data
    assert read("a.pdf", copy)[0].text() == "Dear Ms Hale"
