"""A file whose name says another kind than its bytes, as a table."""

import pytest

from checker.checks import run_checks
from checker.checks.hidden.file_misnamed import file_misnamed
from checker.model import FileKind, Release, Severity, Trace, TraceKind
from tests.builders.cases import NOW, case, policy
from tests.builders.letters import dispatch, document, matter

MACRO = (Trace(kind=TraceKind.ACTIVE, name="macro", text="Module1"),)


def titles(name: str, kind: FileKind, traces: tuple[Trace, ...] = ()) -> list[str]:
    """Give what is said of a file of this name and kind."""
    made = document("Dear Ms Hale", name=name, kind=kind, traces=traces)
    return [one.title for one in file_misnamed(matter(made, case=case()))]


WRONG = [
    pytest.param("letter.pdf", FileKind.DOCX, ".pdf, but this is a Word file", id="word as pdf"),
    pytest.param("LETTER.PDF ", FileKind.DOCX, "a Word file", id="capitals and a blank"),
    pytest.param("letter.docx", FileKind.PDF, "a PDF", id="pdf as word"),
    pytest.param("letter.docx", FileKind.DOC, "an older Word file", id="old as new"),
    pytest.param("letter.docx", FileKind.ZIP, "a zip archive", id="zip as word"),
    pytest.param("letter.docx", FileKind.HTML, "a web page", id="web page as word"),
    pytest.param("list.xls", FileKind.HTML, "a web page", id="web page as sheet"),
    pytest.param("list.csv", FileKind.XLSX, "an Excel file", id="workbook as csv"),
    pytest.param("photo.jpg", FileKind.PDF, "a PDF", id="pdf as picture"),
    pytest.param("letter.txt", FileKind.RTF, "a rich text", id="rich text as plain"),
    pytest.param("mail.eml/letter.pdf", FileKind.ZIP, "a zip archive", id="attachment"),
    pytest.param("letter.pdf.exe", FileKind.UNKNOWN, "start a program", id="two endings"),
    pytest.param("letter.pdf      .scr", FileKind.UNKNOWN, "start a program", id="blanks between"),
    pytest.param("letter.js", FileKind.TXT, "start a program", id="script"),
    pytest.param("letter.exe.", FileKind.UNKNOWN, "start a program", id="dot behind"),
    pytest.param("letter\u202efdp.docx", FileKind.DOCX, "order", id="turned round"),
]


@pytest.mark.parametrize(("name", "kind", "said"), WRONG)
def test_a_name_that_says_something_else_is_told(name: str, kind: FileKind, said: str) -> None:
    """The finding says which ending, and what the file is."""
    [title] = titles(name, kind)

    assert said in title


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        pytest.param("letter.docx", FileKind.DOCX, id="docx"),
        pytest.param("list.xlsx", FileKind.XLSX, id="xlsx"),
        pytest.param("talk.ppsx", FileKind.PPTX, id="ppsx"),
    ],
)
def test_macros_under_a_name_that_promises_none_are_told(name: str, kind: FileKind) -> None:
    """A name with an m says that there are macros; the twin without them is quiet."""
    [title] = titles(name, kind, MACRO)

    assert "macros" in title
    assert titles(name, kind) == []
    assert titles(name.replace("sx", "sm").replace("ocx", "ocm"), kind, MACRO) == []


RIGHT = [
    pytest.param("letter.docx", FileKind.DOCX, id="docx"),
    pytest.param("letter.dotx", FileKind.DOCX, id="template"),
    pytest.param("letter.doc", FileKind.RTF, id="rich text that Word calls doc"),
    pytest.param("letter.doc", FileKind.DOCX, id="Word opens both"),
    pytest.param("letter.docx.pdf", FileKind.PDF, id="saved as pdf"),
    pytest.param("J. Smith v. Jones 12.03.2026", FileKind.DOCX, id="dots but no ending"),
    pytest.param("letter", FileKind.PDF, id="no ending"),
    pytest.param("", FileKind.PDF, id="no name"),
    pytest.param(".docx", FileKind.PDF, id="only an ending"),
    pytest.param("photo.jpg", FileKind.PNG, id="a picture is a picture"),
    pytest.param("scan.tif", FileKind.TIFF, id="tif"),
    pytest.param("photo.jpe", FileKind.JPEG, id="jpe"),
    pytest.param("mail.txt", FileKind.EML, id="message as text"),
    pytest.param("mail.eml", FileKind.TXT, id="text as message"),
    pytest.param("page.htm", FileKind.HTML, id="htm"),
    pytest.param("page.html", FileKind.TXT, id="part of a page"),
    pytest.param("page.txt", FileKind.HTML, id="page as text"),
    pytest.param("list.txt", FileKind.CSV, id="table as text"),
    pytest.param("list.csv", FileKind.TXT, id="text as table"),
    pytest.param("winmail.dat", FileKind.TNEF, id="what Outlook sends"),
    pytest.param("letter.docx", FileKind.UNKNOWN, id="unread is said elsewhere"),
    pytest.param("note to erin@hale.com", FileKind.EML, id="a message called by its subject"),
    pytest.param("letter.bak", FileKind.DOCX, id="an ending that says nothing"),
]


@pytest.mark.parametrize(("name", "kind"), RIGHT)
def test_quiet_when_the_name_says_what_it_is_or_nothing(name: str, kind: FileKind) -> None:
    """A wrong alarm teaches people to click through the right one."""
    assert titles(name, kind) == []


def test_it_runs_with_the_others_and_is_to_be_looked_at() -> None:
    """The rule is on, and a person may go on after a look."""
    made = document("Dear Ms Hale", name="letter.pdf", kind=FileKind.DOCX)

    found = run_checks(
        dispatch(made), mentions=(), case=case(), policy=policy(), others=None, now=NOW
    )

    [one] = [one for one in found if one.code == "file.misnamed"]
    assert (one.severity, one.release) == (Severity.CHECK, Release.ACKNOWLEDGE)
    assert one.evidence.letter == "letter.pdf"
