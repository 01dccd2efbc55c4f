"""What a Word letter carries beside its words: changes, comments, unfinished places."""

import pytest

from checker.model import Concealment, Document, Part, Trace, TraceKind
from checker.reading.docx import read_docx
from tests.builders.docx_files import docx, paragraph, part, run

BY = 'w:id="7" w:author="Kit Moss"'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    "<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar'
    ' w:fldCharType="end"/></w:r>'
)


def read(body: str, **more: object) -> Document:
    """Read a letter with this body."""
    (letter,) = read_docx("letter.docx", docx(body, **more))  # type: ignore[arg-type] # a builder
    return letter


def only_trace(letter: Document) -> Trace:
    """Give the one trace of a letter."""
    (trace,) = letter.traces
    return trace


def spanned(letter: Document, trace: Trace) -> str:
    """Give the text under a trace's span."""
    assert trace.span is not None
    return letter.text(trace.part)[slice(*trace.span)]


@pytest.mark.parametrize(
    ("body", "kind", "where"),
    [
        pytest.param(
            f"<w:ins {BY}>{run('new words')}</w:ins>",
            TraceKind.INSERTION,
            Part.BODY,
            id="insertion",
        ),
        pytest.param(
            f"<w:del {BY}><w:r><w:delText>new words</w:delText></w:r></w:del>",
            TraceKind.DELETION,
            Part.DELETED,
            id="deletion",
        ),
        pytest.param(
            f"<w:moveTo {BY}>{run('new words')}</w:moveTo>", TraceKind.MOVE, Part.BODY, id="move"
        ),
        pytest.param(
            f"<w:moveFrom {BY}>{run('new words')}</w:moveFrom>",
            TraceKind.MOVE,
            Part.DELETED,
            id="moved away",
        ),
        pytest.param(
            run("new words", f"<w:b/><w:rPrChange {BY}><w:rPr/></w:rPrChange>"),
            TraceKind.FORMATTING,
            Part.BODY,
            id="formatting",
        ),
    ],
)
def test_a_tracked_change_says_who_what_and_where(body: str, kind: TraceKind, where: Part) -> None:
    """The span points at the changed words, past an accent that is written in two characters."""
    letter = read(paragraph(run("Zoe\u0308 and\u200b "), body, run(" follow")))

    trace = only_trace(letter)
    assert (trace.kind, trace.author, trace.text) == (kind, "Kit Moss", "new words")
    assert trace.part is where
    assert spanned(letter, trace) == "new words"


def test_deleted_words_keep_their_author_and_leave_the_sentence() -> None:
    """What is seen reads on without them."""
    gone = f"<w:del {BY}><w:r><w:delText>very </w:delText></w:r></w:del>"
    letter = read(paragraph(run("Yours "), gone, run("sincerely")))

    assert letter.text() == "Yours sincerely"
    (line,) = (line for line in letter.lines if line.part is Part.DELETED)
    assert (line.text, line.hidden, line.author) == ("very", Concealment.DELETED, "Kit Moss")


def test_a_change_over_several_paragraphs_spans_them() -> None:
    """One insertion of two paragraphs is one trace from the first word to the last."""
    inserted = "".join(paragraph(run(text)) for text in ("One", "Two"))
    letter = read(paragraph(run("Above")) + f"<w:ins {BY}>{inserted}</w:ins>")

    trace = only_trace(letter)
    assert trace.text == "One\nTwo"
    assert spanned(letter, trace) == "One\nTwo"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        pytest.param(
            paragraph(run("Kept"), properties=f"<w:rPr><w:ins {BY}/></w:rPr>"),
            TraceKind.INSERTION,
            id="a paragraph's end put in",
        ),
        pytest.param(
            paragraph(run("Kept"), properties=f"<w:rPr><w:del {BY}/></w:rPr>"),
            TraceKind.DELETION,
            id="a paragraph's end taken out",
        ),
        pytest.param(
            paragraph(run("Kept"), properties=f"<w:pPrChange {BY}><w:pPr/></w:pPrChange>"),
            TraceKind.FORMATTING,
            id="a paragraph's look",
        ),
        pytest.param(
            paragraph(run("Kept")) + f"<w:sectPr><w:sectPrChange {BY}/></w:sectPr>",
            TraceKind.FORMATTING,
            id="a section's look",
        ),
    ],
)
def test_a_change_without_words_is_told(body: str, kind: TraceKind) -> None:
    """Also what was done to a paragraph itself is still tracked."""
    letter = read(body)

    trace = only_trace(letter)
    assert (trace.kind, trace.author) == (kind, "Kit Moss")
    assert letter.text() == "Kept"


def test_a_comment_says_who_wrote_it_and_about_what() -> None:
    """Its text is a hidden line, and its span the words that it is about."""
    about = (
        '<w:commentRangeStart w:id="7"/>'
        + run("14 Orchard Close")
        + '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>'
    )
    letter = read(
        paragraph(run("at "), about, run(" now")),
        links=(("rId5", "comments", "comments.xml"),),
        parts={
            "word/comments.xml": part(
                "comments", f"<w:comment {BY}>{paragraph(run('Is this right?'))}</w:comment>"
            )
        },
    )

    trace = only_trace(letter)
    assert (trace.kind, trace.author, trace.text) == (
        TraceKind.COMMENT,
        "Kit Moss",
        "Is this right?",
    )
    assert spanned(letter, trace) == "14 Orchard Close"
    assert [(line.text, line.author) for line in letter.lines if line.part is Part.COMMENT] == [
        ("Is this right?", "Kit Moss")
    ]


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(
            "<w:fldSimple w:instr=' MERGEFIELD FirstName '>{result}</w:fldSimple>", id="simple"
        ),
        pytest.param(
            FIELD.replace("{instruction}", " MERGEFIELD FirstName \\* MERGEFORMAT "), id="complex"
        ),
    ],
)
class TestMergeFields:
    """Fields of a mail merge that were, or were not, filled in."""

    @pytest.mark.parametrize("result", ["\u00abFirstName\u00bb", ""])
    def test_an_unfilled_field_is_told(self, made: str, result: str) -> None:
        """Nobody should get a letter to "Dear FirstName"."""
        inside = run(result) if result else ""
        letter = read(paragraph(run("Dear "), made.replace("{result}", inside)))

        trace = only_trace(letter)
        assert (trace.kind, trace.name, trace.text) == (TraceKind.MERGE_FIELD, "FirstName", result)
        assert trace.span is not None
        assert trace.span[0] in (4, 5)

    def test_a_filled_field_is_plain_text(self, made: str) -> None:
        """A merged letter is an ordinary letter."""
        letter = read(paragraph(run("Dear "), made.replace("{result}", run("Erin"))))

        assert letter.text() == "Dear Erin"
        assert letter.traces == ()


def test_a_yellow_highlighter_is_told_once_for_one_stretch() -> None:
    """Two runs side by side under one stroke are one trace; other colours are none."""
    yellow = '<w:highlight w:val="yellow"/>'
    letter = read(
        paragraph(
            run("Name: "),
            run("Erin ", yellow),
            run("Hale", yellow + "<w:b/>"),
            run(" of"),
            run(" green", '<w:highlight w:val="green"/>'),
        )
    )

    trace = only_trace(letter)
    assert (trace.kind, trace.text) == (TraceKind.HIGHLIGHT, "Erin Hale")
    assert spanned(letter, trace) == "Erin Hale"


def test_a_placeholder_still_showing_is_told() -> None:
    """A content control that nobody filled in."""
    prompt = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + run("Click here to enter text.")
        + "</w:sdtContent></w:sdt>"
    )
    letter = read(paragraph(run("Dear "), prompt))

    trace = only_trace(letter)
    assert (trace.kind, trace.text) == (TraceKind.PLACEHOLDER, "Click here to enter text.")
    assert spanned(letter, trace) == "Click here to enter text."


def test_a_hidden_line_is_told_with_its_reason() -> None:
    """The trace names the concealment and spans the line."""
    letter = read(paragraph(run("Dear Ben"), run("secret", "<w:vanish/>")))

    trace = only_trace(letter)
    assert (trace.kind, trace.name) == (TraceKind.HIDDEN_TEXT, "hidden")
    assert spanned(letter, trace) == "secret"


def test_a_page_number_compared_in_a_footer_hides_nothing() -> None:
    """Letterheads compare the page with the last one; that is no hidden text."""
    number = run("1")
    compared = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
        + FIELD.replace("{instruction}", " PAGE ").replace("{result}", number)
        + '<w:r><w:instrText> = 1 "" "-" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    letter = read(paragraph(run("Page"), compared))

    assert letter.text() == "Page"
    assert letter.traces == ()


def test_the_words_that_a_field_did_not_choose_are_told() -> None:
    """The other branch of a mail merge's condition is in the file."""
    chosen = FIELD.replace("{instruction}", ' IF a = b "Dear Ben" "Dear Erin" ')
    letter = read(paragraph(chosen.replace("{result}", run("Dear Erin"))))

    assert letter.text() == "Dear Erin"
    assert [trace.text for trace in letter.traces] == ["b Dear Ben"]


def test_choices_that_were_not_taken_are_told() -> None:
    """A drop-down list keeps all of its names."""
    items = '<w:listItem w:displayText="Ms Hale"/><w:listItem w:displayText="Mr Hale"/>'
    control = (
        f"<w:sdt><w:sdtPr><w:dropDownList>{items}</w:dropDownList></w:sdtPr><w:sdtContent>"
        + run("Ms Hale")
        + "</w:sdtContent></w:sdt>"
    )
    letter = read(paragraph(control))

    assert [(one.name, one.text) for one in letter.traces] == [
        ("choice", "Ms Hale"),
        ("choice", "Mr Hale"),
    ]


def test_the_title_of_a_field_goes_through_every_check() -> None:
    """It is shown when somebody clicks into the field, and may name a place."""
    control = (
        '<w:sdt><w:sdtPr><w:alias w:val="14 Orchard Close"/></w:sdtPr><w:sdtContent>'
        + run("Ms Hale")
        + "</w:sdtContent></w:sdt>"
    )
    letter = read(paragraph(control))

    assert letter.text(Part.METADATA) == "14 Orchard Close"
    assert letter.traces == ()


@pytest.mark.parametrize(
    ("extended", "names"),
    [
        pytest.param('w15:paraId="2" w15:done="1"', ["", "resolved"], id="resolved"),
        pytest.param('w15:paraId="2" w15:paraIdParent="1"', ["", "reply"], id="reply"),
        pytest.param('w15:paraId="2" w15:done="0"', ["", ""], id="open"),
    ],
)
def test_a_comment_says_whether_it_is_a_reply_or_resolved(extended: str, names: list[str]) -> None:
    """A resolved comment is folded away in Word, and still in the file."""
    told = "".join(
        f'<w:comment w:id="{number}" w:author="Kit Moss"><w:p w14:paraId="{number}">'
        f"{run('Why?')}</w:p></w:comment>"
        for number in (1, 2)
    )
    office = "http://schemas.microsoft.com/office/word/20"
    comments = part("comments", told).replace(
        "<w:comments ", f'<w:comments xmlns:w14="{office}10/wordml" '
    )
    letter = read(
        paragraph(run("Dear Ben")),
        links=(
            ("rId5", "comments", "comments.xml"),
            ("rId6", "commentsExtended", "commentsExtended.xml"),
        ),
        parts={
            "word/comments.xml": comments,
            "word/commentsExtended.xml": f'<w15:commentsEx xmlns:w15="{office}12/wordml">'
            f"<w15:commentEx {extended}/></w15:commentsEx>",
        },
    )

    assert [(trace.name, trace.text) for trace in letter.traces] == [
        (name, "Why?") for name in names
    ]


def test_text_below_a_folded_heading_is_hidden() -> None:
    """Until the next heading of its level, tables and all; the twin is not folded."""
    fold = '<w15:collapsed xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>'
    level = '<w:outlineLvl w:val="{}"/>'.format

    def letter(folded: str) -> list[str]:
        body = (
            paragraph(run("Her home"), properties=level(0) + folded)
            + paragraph(run("9 Hidden Row"))
            + paragraph(run("A smaller heading"), properties=level(1))
            + f"<w:tbl><w:tr><w:tc>{paragraph(run('XX9 9ZZ'))}</w:tc></w:tr></w:tbl>"
            + paragraph(run("The next"), properties=level(0))
            + paragraph(run("Yours"))
        )
        return [line.text for line in read(body).lines if line.hidden is Concealment.HIDDEN]

    assert letter(fold) == ["9 Hidden Row", "A smaller heading", "XX9 9ZZ"]
    assert letter("") == []


@pytest.mark.parametrize(
    ("instruction", "hidden"),
    [
        pytest.param(' XE "Hale, Erin" ', ["Hale, Erin"], id="entry of an index"),
        pytest.param(' AUTHOR "Erin Hale" ', ["Erin Hale"], id="author to be set"),
        pytest.param(' ADDIN CITE {"by": "Erin Hale"} ', ["CITE {"], id="data of an add-in"),
        pytest.param(
            ' HYPERLINK "https://a.example" \\o "Erin Hale" ', ["Erin Hale"], id="tip of a link"
        ),
        pytest.param(' TOC \\o "1-3" \\t "Heading 9,1" ', [], id="contents"),
        pytest.param(' DATE \\@ "d MMMM yyyy" ', [], id="date"),
        pytest.param(' STYLEREF "Heading 1" ', [], id="heading"),
        pytest.param(' SYMBOL 74 \\f "Wingdings" ', [], id="symbol"),
    ],
)
def test_words_in_the_instruction_of_a_field_are_hidden(
    instruction: str, hidden: list[str]
) -> None:
    """A field may keep words that the page does not show; names of styles and formats are none."""
    told = FIELD.replace("{instruction}", instruction).replace("{result}", run("shown"))
    letter = read(paragraph(told))

    found = [trace.text for trace in letter.traces if trace.kind is TraceKind.HIDDEN_TEXT]
    assert len(found) == len(hidden)
    assert all(words in text for words, text in zip(hidden, found, strict=True))
    assert letter.text() == "shown"
