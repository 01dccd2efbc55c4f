"""What a file hides: tracked changes, comments, text nobody sees, and what it says of itself."""

import pytest

from checker.checks.hidden.hidden_comments import hidden_comments
from checker.checks.hidden.hidden_metadata import hidden_metadata
from checker.checks.hidden.hidden_text import hidden_text
from checker.checks.hidden.hidden_tracked_changes import hidden_tracked_changes
from checker.mentions import find
from checker.model import (
    Concealment,
    Document,
    Line,
    Part,
    Release,
    Severity,
    Trace,
    TraceKind,
)
from tests.builders.cases import case, policy
from tests.builders.elsewhere import elsewhere
from tests.builders.letters import codes, document, hidden, matter


def test_tracked_changes_are_said_once_with_the_first_deletion() -> None:
    """One finding a file says how many there are, and shows what was deleted."""
    traces = (
        Trace(kind=TraceKind.INSERTION, text="new"),
        Trace(kind=TraceKind.DELETION, text="old", part=Part.DELETED, span=(0, 3)),
        Trace(kind=TraceKind.COMMENT, text="a comment"),
    )
    [finding] = hidden_tracked_changes(matter(document(traces=traces), case=case()))

    assert finding.release is Release.FIX
    assert finding.evidence.letter == "old"
    assert finding.place.hidden
    assert finding.detail == ("There are 2 changes. The person who opens the file can read them.")


def test_comments_are_said_once() -> None:
    """One finding a file says how many there are."""
    traces = (
        Trace(kind=TraceKind.COMMENT, text="Check with the father?", part=Part.COMMENT),
        Trace(kind=TraceKind.INSERTION, text="new"),
    )
    [finding] = hidden_comments(matter(document(traces=traces), case=case()))

    assert finding.release is Release.FIX
    assert finding.detail == "There is 1 comment. The person who opens the file can read it."


def test_quiet_when_nothing_is_hidden() -> None:
    """A clean file has nothing to say."""
    clean = matter(document("Dear Ms Hale"), case=case())
    checks = (hidden_tracked_changes, hidden_comments, hidden_text, hidden_metadata)
    assert [one for check in checks for one in check(clean)] == []


def with_hidden(*texts: str, how: Concealment = Concealment.WHITE) -> Document:
    """Make a letter with lines that nobody sees, and the traces that tell of them."""
    lines = tuple(hidden(text, how) for text in texts)
    made = document("Dear Ms Hale", also=lines)
    return document(
        "Dear Ms Hale",
        also=lines,
        traces=tuple(
            Trace(
                kind=TraceKind.HIDDEN_TEXT,
                text=line.text,
                name=how.value,
                span=(line.start, line.start + len(line.text)),
            )
            for line in made.lines
            if line.hidden is not None
        ),
    )


@pytest.mark.parametrize(
    ("text", "how", "severity"),
    [
        pytest.param("hidden words", Concealment.WHITE, Severity.CHECK, id="words"),
        pytest.param("Owen Davies came", Concealment.HIDDEN, Severity.STOP, id="a name"),
        pytest.param("12 Marlow Road, XX3 1AB", Concealment.TINY, Severity.STOP, id="an address"),
        pytest.param("Ring 07700 900222", Concealment.COVERED, Severity.STOP, id="a phone"),
        pytest.param("NHS 999 000 0018", Concealment.WHITE, Severity.STOP, id="a number"),
        pytest.param("A logo", Concealment.ALTERNATIVE, None, id="a picture's description"),
        pytest.param("x " * 40, Concealment.ALTERNATIVE, Severity.CHECK, id="one that says more"),
        pytest.param(
            "Photo of Owen Davies", Concealment.ALTERNATIVE, Severity.STOP, id="one with a name"
        ),
        pytest.param("   ", Concealment.WHITE, None, id="only spaces"),
    ],
)
def test_hidden_text_is_said(text: str, how: Concealment, severity: Severity | None) -> None:
    """A name, an address or a number in it makes it a Stop."""
    written = with_hidden(text, how=how)
    mentions = find(written, case=case(), policy=policy())
    got = [one.severity for one in hidden_text(matter(written, *mentions, case=case()))]
    assert got == ([severity] if severity else [])


def test_hidden_lines_of_one_page_are_one_finding() -> None:
    """A scan's text layer of a hundred lines is said once a page."""
    written = with_hidden("one line", "another", "a third", how=Concealment.INVISIBLE)
    assert len(list(hidden_text(matter(written, case=case())))) == 1


def with_properties(*properties: tuple[str, str]) -> Document:
    """Make a letter with properties, and the traces that tell of them."""
    lines = tuple(
        Line(text=text, part=Part.METADATA, hidden=Concealment.METADATA) for _, text in properties
    )
    traces = tuple(
        Trace(kind=TraceKind.METADATA, name=name, text=text) for name, text in properties
    )
    return document("Dear Ms Hale", also=lines, traces=traces)


def test_properties_are_one_note_a_file() -> None:
    """What the properties tell is worth knowing, once."""
    written = with_properties(("company", "Castle Law"), ("keywords", "hearing"))
    [finding] = hidden_metadata(matter(written, case=case()))

    assert finding.severity is Severity.NOTE
    assert finding.detail == "Whoever opens the file can read them: company, keywords."
    assert finding.place.part is Part.METADATA


def test_quiet_when_the_properties_tell_what_every_letter_tells() -> None:
    """The program, own staff, the sender and the file's own name are in every letter."""
    written = with_properties(
        ("author", "Priya Nair"),
        ("producer", "ReportLab PDF Library"),
        ("creator", "Letter writer"),
        ("comments", "generated by python-docx"),
        ("company", "Family Advisory Service"),
        ("title", "letter"),
    )
    assert not list(hidden_metadata(matter(written, case=case())))


@pytest.mark.parametrize(
    ("title", "severity"),
    [
        ("Letter about Tegwen Vantongeren", Severity.CHECK),
        ("Letter re A Patel", Severity.CHECK),
        ("JONES - letter re contact", Severity.CHECK),
        ("Khan family s7", Severity.CHECK),
        ("Report for the Okafor children", Severity.CHECK),
        ("Begum, A.", Severity.CHECK),
        ("Kyle & Mia - wishes and feelings", Severity.CHECK),
        ("In re Thistlewood", Severity.CHECK),
        ("Case of O'Rourke", Severity.CHECK),
        ("Contact for Layla", Severity.CHECK),
        ("Letter about Domestic Abuse", Severity.NOTE),
        ("Safeguarding Children", Severity.NOTE),
        ("Standard letter - Missed Appointment", Severity.NOTE),
        ("Report for Family Court", Severity.NOTE),
        ("Heads of Crime Meeting", Severity.NOTE),
        ("Position Statement", Severity.NOTE),
        ("Guidance for Parents", Severity.NOTE),
    ],
)
def test_a_title_that_names_a_stranger_is_a_check(title: str, severity: Severity) -> None:
    """A title has no sentence to show what a name is; an office's own words are none."""
    [finding] = hidden_metadata(matter(with_properties(("title", title)), case=case()))
    assert finding.severity is severity


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        pytest.param("Report on Owen Davies", Severity.CHECK, id="the other party"),
        pytest.param("Letter to Erin Hale", Severity.NOTE, id="the recipient"),
        pytest.param("Nadia Finch", Severity.CHECK, id="her solicitor"),
        pytest.param("Section 7 XX26P00099", Severity.STOP, id="another case's number"),
        pytest.param("From ottoline.q@example.org", Severity.STOP, id="another case's email"),
        pytest.param("Ms Ottoline Quarrington", Severity.STOP, id="another case's rare name"),
    ],
)
def test_who_is_named_in_the_properties_decides(text: str, severity: Severity) -> None:
    """A person of the case is a Check, another case a Stop."""
    written = with_properties(("title", text))
    mentions = find(written, case=case(), policy=policy())
    [finding] = hidden_metadata(matter(written, *mentions, case=case(), others=elsewhere()))
    assert finding.severity is severity
    assert codes([finding]) == ["hidden.metadata"]


@pytest.mark.parametrize(
    ("name", "text", "fires"),
    [
        pytest.param("title", "Letter about Tamsin Garrick", True, id="in the title"),
        pytest.param("subject", "Report on Mr Callum Pryce", True, id="with a title"),
        pytest.param("keywords", "contact; Tamsin Garrick", True, id="among the keywords"),
        pytest.param("Client", "GARRICK, Tamsin", True, id="surname first"),
        pytest.param("template", "C:\\T\\Garrick_Tamsin.dotm", True, id="in a path"),
        pytest.param("title", "Garrick v Pryce", True, id="two parties"),
        pytest.param("title", "Garrick family report", True, id="a family"),
        pytest.param("author", "Tamsin Garrick", False, id="who wrote it"),
        pytest.param("title", "Letter to Erin Hale", False, id="the reader"),
        pytest.param("subject", "Priya Nair", False, id="own staff"),
        pytest.param("title", "Child Arrangements Order", False, id="a paper"),
        pytest.param("company", "Marlow & Finch Solicitors", False, id="a firm"),
        pytest.param("template", "Client Care Letter.dotx", False, id="a template"),
        pytest.param("title", "Victoria House", False, id="a place"),
    ],
)
def test_a_stranger_in_the_properties_is_a_check(name: str, text: str, *, fires: bool) -> None:
    """A title left from another letter names another family."""
    written = with_properties((name, text))
    mentions = find(written, case=case(), policy=policy())
    got = [one.severity for one in hidden_metadata(matter(written, *mentions, case=case()))]
    assert (Severity.CHECK in got) is fires


def test_properties_are_told_without_a_record() -> None:
    """Without a record nobody is of the case."""
    written = with_properties(("author", "Owen Davies"))
    [finding] = hidden_metadata(matter(written, case=None))
    assert finding.severity is Severity.NOTE
