"""The walk through one run: its text, the fields that begin and end in it, and what is drawn."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeAlias

from checker.model import Concealment, Part, TraceKind
from checker.reading.docx import drawing
from checker.reading.docx.characters import WRITTEN, all_text, symbol, text_of
from checker.reading.docx.covering import covers
from checker.reading.docx.fields import Fields, form_properties, says_something
from checker.reading.docx.names import MC, M, W, is_understood, value
from checker.reading.docx.paragraph import Draft, Where
from checker.reading.docx.pictures import Pictures
from checker.reading.docx.sheet import Mark, Piece, Sheet, squeezed
from checker.reading.docx.sight import concealment
from checker.reading.docx.styles import Face, Styles, face_of
from checker.reading.trees import Element, local

NOTHING_INSIDE = frozenset(
    W + name
    for name in (
        *("pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblPrEx", "trPr", "tcPr", "tblGrid"),
        *("proofErr", "bookmarkEnd", "permEnd", "smartTagPr"),
        *("lastRenderedPageBreak", "customXmlPr", "fldData", "annotationRef", "softHyphen"),
        *("footnoteRef", "endnoteRef", "separator", "continuationSeparator", "altChunk"),
    )
)
"""Elements that hold no words of the text, and are not looked into."""
_DEFAULT_PT = 10.0

RunDoor: TypeAlias = Callable[[Element, Face, Where, Draft], None]


class Runs:
    """What the runs of a story go through, with the fields and comments that are open in it.

    An element in a run that means something has a door; any other is walked through as if it were
    not there, so that no text is lost.
    """

    def __init__(self, sheet: Sheet, styles: Styles, pictures: Pictures) -> None:
        """Take what the runs need, and the sheet to write on."""
        self.sheet = sheet
        self.fields = Fields(sheet)
        """The fields that are open here."""
        self.commented: list[int] = []
        """The marks of the comments that are open here."""
        self.notes_called: set[tuple[str, str]] = set()
        """The footnotes and endnotes that some text refers to."""
        self._styles = styles
        self._pictures = pictures
        self._in_run = self._doors_in_a_run()

    def _doors_in_a_run(self) -> dict[str, RunDoor]:
        return {
            W + "t": self._text,
            W + "delText": self._text,
            M + "t": self._text,
            W + "sym": self._symbol,
            W + "fldChar": self._field,
            W + "instrText": self._instruction,
            W + "delInstrText": self._instruction,
            W + "drawing": self._drawing,
            W + "pict": self._drawing,
            W + "object": self._drawing,
            W + "footnoteReference": self._note_called,
            W + "endnoteReference": self._note_called,
            W + "r": self._run_in_run,
            W + "p": self._block_in_run,
            W + "tbl": self._block_in_run,
            MC + "AlternateContent": self._run_alternatives,
            **dict.fromkeys(WRITTEN, self._written),
        }

    def run(self, run: Element, where: Where, draft: Draft) -> None:
        """Walk one run, from its formatting to its end."""
        properties = run.find(W + "rPr")
        style = "" if properties is None else value(properties.find(W + "rStyle"))
        face = self._styles.face(draft.style, style, where.table_style, face_of(properties))
        self._run_marks(properties, face, draft)
        self._content(run, face, where, draft)

    def _run_marks(self, properties: Element | None, face: Face, draft: Draft) -> None:
        """Take note of a highlighter, and of a change in the run's formatting."""
        yellow = face.marker == "yellow" or (face.marker is None and face.fill == "FFFF00")
        if not yellow:
            draft.highlight = None
        elif draft.highlight is None:
            draft.highlight = self.sheet.mark(Mark(kind=TraceKind.HIGHLIGHT, name="yellow"))
        change = None if properties is None else properties.find(W + "rPrChange")
        author = None if change is None else value(change, "author")
        if author is not None and author not in draft.formatting:
            mark = Mark(kind=TraceKind.FORMATTING, author=author)
            draft.formatting[author] = self.sheet.mark(mark)
        draft.reformatted_by = author

    def _content(self, run: Element, face: Face, where: Where, draft: Draft) -> None:
        for child in run:
            tag = str(child.tag)
            if door := self._in_run.get(tag):
                door(child, face, where, draft)
            elif tag not in NOTHING_INSIDE:
                self._content(child, face, where, draft)

    def _text(self, element: Element, face: Face, where: Where, draft: Draft) -> None:
        self.say(text_of(element), face, where, draft)

    def _written(self, element: Element, face: Face, where: Where, draft: Draft) -> None:
        self.say(WRITTEN[str(element.tag)], face, where, draft)

    def _symbol(self, element: Element, face: Face, where: Where, draft: Draft) -> None:
        self.say(symbol(element), face, where, draft)

    def say(self, text: str, face: Face, where: Where, draft: Draft) -> None:
        """Write a text as it stands here: seen or not, and with what is marked on it."""
        if not self.fields.showing and not says_something(text):
            return
        hidden = where.hidden
        if text.strip():
            hidden = concealment(face, draft.shape, where, self.fields)
        self.fields.take(text)
        draft.tracked = draft.tracked or bool(where.marks)
        marks = (*where.marks, *self.fields.marks, *self.commented, *draft.run_marks)
        draft.pieces.append(
            Piece(
                text=text,
                hidden=hidden,
                part=Part.DELETED if hidden is Concealment.DELETED else where.part,
                author=where.author,
                marks=marks,
                size=face.size or _DEFAULT_PT,
                bold=bool(face.bold),
                italic=bool(face.italic),
                ink=face.ink or "",
            )
        )

    def _field(self, element: Element, face: Face, where: Where, draft: Draft) -> None:
        kind = value(element, "fldCharType")
        if kind == "begin":
            form = element.find(W + "ffData")
            self.fields.begin(form)
            for name, text in form_properties(form):
                self.sheet.property(name, text)
        elif kind == "separate":
            self.fields.separate()
            self.say("", face, where, draft)
        elif kind == "end":
            shown = self.fields.shown_by_form()
            ended = self.fields.end()
            if shown:
                self.say(shown, face, where, draft)
            if ended.button:
                self._button(ended.button, face, where, draft)
            self.unseen(ended.words, where)

    def _button(self, text: str, face: Face, where: Where, draft: Draft) -> None:
        """Write the words of a button: a place that somebody should have filled in."""
        number = self.sheet.mark(Mark(kind=TraceKind.PLACEHOLDER))
        self.say(text, face, replace(where, marks=(*where.marks, number)), draft)

    def _instruction(self, element: Element, _face: Face, _where: Where, _draft: Draft) -> None:
        self.fields.instruct(element.text or "")

    def _note_called(self, element: Element, _face: Face, _where: Where, _draft: Draft) -> None:
        self.notes_called.add((local(str(element.tag)), value(element, "id")))

    def _run_in_run(self, element: Element, _face: Face, where: Where, draft: Draft) -> None:
        self.run(element, where, draft)

    def _block_in_run(self, element: Element, _face: Face, where: Where, draft: Draft) -> None:
        draft.later.append((element, where))

    def _run_alternatives(self, element: Element, face: Face, where: Where, draft: Draft) -> None:
        for chosen in self.choice(element, where):
            self._content(chosen, face, where, draft)

    def _drawing(self, element: Element, _face: Face, where: Where, draft: Draft) -> None:
        for box in drawing.text_boxes(element):
            draft.later.append((box, _in_box(box, where)))
        for text in drawing.own_words(element):
            block = self.sheet.new_block()
            for line in text.splitlines():
                piece = Piece(text=line, hidden=where.hidden, marks=where.marks)
                self.sheet.write([piece], block, part=Part.TEXTBOX)
        for text in drawing.said_besides(element):
            self.sheet.write_hidden(text, Part.OTHER, Concealment.ALTERNATIVE)
        for shown in drawing.pictures(element):
            self._pictures.show(where.source, shown)
        for name in drawing.file_names(element):
            self.sheet.property("picture file name", name)
        if where.part is Part.BODY and covers(element):
            mark = Mark(kind=TraceKind.REDACTION, name="shape that may cover text")
            draft.covered.append(self.sheet.mark(mark))

    def choice(self, element: Element, where: Where) -> list[Element]:
        """Give the version that Word shows; write down words that only another version has."""
        versions = [child for child in element if child.tag in (MC + "Choice", MC + "Fallback")]
        chosen = next((one for one in versions if is_understood(one)), None)
        if chosen is None:
            return []
        shown = squeezed(all_text(chosen))
        for other in (version for version in versions if version is not chosen):
            texts = (all_text(paragraph) for paragraph in other.iter(W + "p"))
            self.unseen([text for text in texts if squeezed(text) not in shown], where)
        return [chosen]

    def unseen(self, texts: Iterable[str], where: Where) -> None:
        """Write down words that stand here and that no page shows."""
        for text in texts:
            hidden = where.hidden or Concealment.HIDDEN
            self.sheet.write_hidden(text, Part.OTHER, hidden, where.author)


def _in_box(box: Element, where: Where) -> Where:
    """Give where the walk stands inside a text box."""
    hidden = where.hidden
    if hidden is None and drawing.is_concealed(box):
        hidden = Concealment.HIDDEN
    elif hidden is None and drawing.is_off_page(box):
        hidden = Concealment.OFF_PAGE
    ground = drawing.ground_of_box(box) or where.ground
    return replace(where, part=Part.TEXTBOX, hidden=hidden, ground=ground, cell=None)
