"""Fields: what Word works out itself, such as a date or a name from a mail merge."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from checker.model import TraceKind
from checker.reading.docx.names import W, is_on, value
from checker.reading.docx.outside import differs
from checker.reading.docx.sheet import Mark, Sheet, squeezed
from checker.reading.refusal import Unreadable
from checker.reading.trees import Element, whole
from checker.words import say

_WORDS = re.compile(r'"([^"]*)"|(\S+)')
_FETCHING = frozenset(
    {"INCLUDETEXT", "INCLUDEPICTURE", "LINK", "IMPORT", "INCLUDE", "RD", "DATABASE"}
)
_DDE = frozenset({"DDE", "DDEAUTO"})
_CARRIES_TEXT = frozenset(
    (
        *("IF", "SET", "QUOTE", "ASK", "FILLIN", "XE", "TC", "TA", "ADDIN", "PRIVATE", "CONTROL"),
        *("HTMLCONTROL", "AUTOTEXT", "AUTOTEXTLIST", "GLOSSARY", "USERADDRESS", "BARCODE"),
        *("DISPLAYBARCODE", "MERGEBARCODE", "COMMENTS", "NEXTIF", "SKIPIF", "COMPARE"),
    )
)
"""Fields whose instruction can hold words or paths that the page does not show."""
_SETTINGS_ALONE = frozenset(
    (
        *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "PAGEREF", "REF", "NOTEREF", "FTNREF"),
        *("STYLEREF", "TOC", "TOA", "INDEX", "SEQ", "DATE", "TIME", "CREATEDATE", "SAVEDATE"),
        *("PRINTDATE", "EDITTIME", "NUMWORDS", "NUMCHARS", "FILESIZE", "FILENAME", "REVNUM"),
        *("MERGEFIELD", "ADDRESSBLOCK", "GREETINGLINE", "NEXT", "MERGEREC", "MERGESEQ"),
        *("FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "CITATION", "BIBLIOGRAPHY", "SYMBOL"),
        *("ADVANCE", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM", "BIDIOUTLINE"),
        *("DOCPROPERTY", "DOCVARIABLE", "TEMPLATE", "EQ", "SHAPE", "HYPERLINK"),
    )
)
"""Fields whose instruction names styles, bookmarks, formats and other fields, and no more."""
_BUTTONS = frozenset({"MACROBUTTON", "GOTOBUTTON"})
"""Fields that show the words of their own instruction, after the name of what they call."""
_SAY_NOTHING = _SETTINGS_ALONE | _BUTTONS | _FETCHING | _DDE
_MERGED = frozenset({"MERGEFIELD", "ADDRESSBLOCK", "GREETINGLINE"})
_FORMATTING = ("\\*", "\\@", "\\#", "\\c")
"""Switches that are followed by a format, or by the name of a converter."""
_SWITCH = re.compile(r"\\[^\\]")
_MAILTO = "mailto:"
_LONGEST = 20_000
_DEEPEST = 400
_LEAST_OF_BUTTON = 3
_LONGEST_SIGN = 3
_TICKED, _EMPTY = "\u2612", "\u2610"


@dataclass(slots=True, kw_only=True)
class Field:
    """One field that has begun and not yet ended."""

    instruction: str = ""
    showing: bool = False
    """True from the separator on: what comes is what a person sees."""
    result: str = ""
    mark: int | None = None
    form: Element | None = None


class Ended(NamedTuple):
    """What a field leaves behind: hidden words, and what its button shows."""

    words: tuple[str, ...] = ()
    button: str = ""


class Fields:
    """The fields that are open where the walk stands, the innermost last."""

    def __init__(self, sheet: Sheet) -> None:
        """Start outside every field."""
        self._sheet = sheet
        self._open: list[Field] = []

    @property
    def inside(self) -> bool:
        """Say whether the walk stands inside a field."""
        return bool(self._open)

    @property
    def showing(self) -> bool:
        """Say whether what comes is seen: no field that is open is still giving instructions."""
        return not self._open or all(field.showing for field in self._open)

    @property
    def marks(self) -> tuple[int, ...]:
        """Give the marks of the fields that are open."""
        return tuple(field.mark for field in self._open if field.mark is not None)

    def begin(self, form: Element | None = None) -> None:
        """Enter a field.

        Raises:
            Unreadable: there are more inside one another than anybody would put there.
        """
        if len(self._open) >= _DEEPEST:
            why = say("The file is nested too deeply to be read.")
            raise Unreadable("unread.damaged", why)
        self._open.append(Field(form=form))

    def instruct(self, text: str) -> None:
        """Take a piece of the instruction."""
        if self._open:
            self._open[-1].instruction += text

    def separate(self) -> None:
        """Come to the result of the innermost field."""
        if not self._open:
            return
        field = self._open[-1]
        field.showing = True
        if merged := merge_field(field.instruction):
            field.mark = self._sheet.mark(Mark(kind=TraceKind.MERGE_FIELD, name=merged))

    def take(self, text: str) -> None:
        """Take a piece of the result."""
        for field in self._open:
            if field.showing:
                field.result += text

    def end(self) -> Ended:
        """Leave the innermost field; give what of it the page does not show, or shows at once."""
        if not self._open:
            return Ended()
        field = self._open.pop()
        if field.mark is not None and is_filled(field.result):
            self._sheet.drop(field.mark)
        elif field.mark is None and not field.showing and (name := merge_field(field.instruction)):
            self._sheet.mark(Mark(kind=TraceKind.MERGE_FIELD, name=name, text=""))
        note_active(self._sheet, field.instruction)
        return Ended(
            words=tuple(hidden_words(field.instruction, field.result)),
            button="" if field.showing else button_text(field.instruction),
        )

    def shown_by_form(self) -> str:
        """Give what a form field that is ending shows without a result: its choice or its tick."""
        if not self._open or self._open[-1].form is None or self._open[-1].result.strip():
            return ""
        return _form_text(self._open[-1].form)


def note_active(sheet: Sheet, instruction: str) -> None:
    """Take note of a field that fetches something when the file is opened."""
    name, path = fetched(instruction)
    if name:
        sheet.active(name, path)


def fetched(instruction: str) -> tuple[str, str]:
    """Give what a field would do that fetches something, and from where, or nothing."""
    words = _words(instruction)
    kind = words[0].upper() if words else ""
    if kind not in _DDE | _FETCHING:
        return "", ""
    told = [
        word
        for before, word in pairwise(words)
        if before not in _FORMATTING and not _SWITCH.match(word)
    ]
    path = " ".join(told).replace("\\\\", "\\")
    if kind in _DDE:
        return "DDE field", path
    if kind == "INCLUDEPICTURE" and path.lower().startswith(("http:", "https:", "ftp:")):
        return "picture from the internet", path
    return "field that fetches a file", path


def merge_field(instruction: str) -> str:
    """Give the name of the field of a mail merge, or an empty string for any other field."""
    words = _words(instruction)
    kind = words[0].upper() if words else ""
    if kind not in _MERGED:
        return ""
    return words[1] if kind == "MERGEFIELD" and len(words) > 1 else kind


def is_filled(result: str) -> bool:
    """Say whether a merge field was filled in."""
    bare = result.strip()
    return bool(bare) and not (bare.startswith("\u00ab") and bare.endswith("\u00bb"))


def says_something(text: str) -> bool:
    """Say whether a text is more than the page number or sign that an instruction compares."""
    bare = text.strip()
    return len(bare) > _LONGEST_SIGN or any(letter.isalpha() for letter in bare)


def hidden_words(instruction: str, result: str) -> list[str]:
    """Give what an instruction holds besides the result: its words, a path, an email address."""
    words = _words(instruction)
    kind = words[0].upper() if words else ""
    if kind == "HYPERLINK":
        return _of_link(words, result)
    if kind in _SAY_NOTHING or kind.startswith("="):
        return []
    shown = squeezed(result)
    if kind in _CARRIES_TEXT:
        told = [word for word in words[1:] if says_something(word) and squeezed(word) not in shown]
        return [" ".join(told)] if told else []
    quoted = (quoted for quoted, _ in _WORDS.findall(instruction[:_LONGEST]) if quoted)
    return [word for word in quoted if says_something(word) and squeezed(word) not in shown]


def button_text(instruction: str) -> str:
    """Give what a field that is a button shows: "Click here" in most templates."""
    words = _words(instruction)
    if len(words) < _LEAST_OF_BUTTON or words[0].upper() not in _BUTTONS:
        return ""
    return " ".join(words[2:])


def _of_link(words: list[str], result: str) -> list[str]:
    """Give an address that a link leads to and does not show, its tip, and a page it hides."""
    shown = squeezed(result)
    target = next((word for word in words[1:] if not word.startswith("\\")), "")
    told = [word[len(_MAILTO) :] for word in words if word.lower().startswith(_MAILTO)]
    told += [after for word, after in pairwise(words) if word.lower() == "\\o"]
    told = [one for one in told if squeezed(one) not in shown]
    if differs(result, target):
        told.append(target)
    return told


def _words(instruction: str) -> list[str]:
    found = (quoted or bare for quoted, bare in _WORDS.findall(instruction[:_LONGEST]))
    return [word for word in found if word]


def form_properties(form: Element | None) -> list[tuple[str, str]]:
    """Give what a form field keeps beside what it shows: its choices, its help, its default."""
    if form is None:
        return []
    choices = [("choice", value(entry)) for entry in form.iterfind(f"{W}ddList/{W}listEntry")]
    helps = [("form field help", value(form.find(W + one))) for one in ("helpText", "statusText")]
    default = value(form.find(f"{W}textInput/{W}default"))
    return [*choices, *helps, ("form field default", default)]


def _form_text(form: Element) -> str:
    choices = form.find(W + "ddList")
    if choices is not None:
        entries = [value(entry) for entry in choices.iterfind(W + "listEntry")]
        chosen = choices.find(W + "result")
        chosen = choices.find(W + "default") if chosen is None else chosen
        at = whole(value(chosen))
        return entries[at] if 0 <= at < len(entries) else ""
    tick = form.find(W + "checkBox")
    if tick is None:
        return ""
    on = is_on(tick.find(W + "checked"))
    on = is_on(tick.find(W + "default")) if on is None else on
    return _TICKED if on else _EMPTY
