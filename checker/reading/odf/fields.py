"""Fields, links and sources of an OpenDocument text: what they show, what they hide."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from checker.model import TraceKind
from checker.reading.docx.fields import hidden_words, note_active
from checker.reading.docx.outside import differs, is_remote, name_of
from checker.reading.docx.sheet import Mark, Sheet, squeezed
from checker.reading.odf.names import (
    DC,
    FIELD,
    META,
    OFFICE,
    TEXT,
    XLINK_HREF,
    plain_text,
    target_of,
)
from checker.reading.trees import Element, whole

_MAILTO = "mailto:"
_TICKED, _EMPTY = "\u2612", "\u2610"


class Found(NamedTuple):
    """What a field is: the mark its words carry, whether they are hidden, and words not shown."""

    mark: int | None = None
    hidden: bool = False
    unseen: tuple[str, ...] = ()


Door: TypeAlias = Callable[[Sheet, Element], Found]


def creator_of(comment: Element) -> str:
    """Give who wrote a comment: the name, or where there is none the initials."""
    for name in (DC + "creator", META + "creator-initials", TEXT + "sender-initials"):
        told = comment.find(name)
        if told is not None and told.text:
            return str(told.text).strip()
    return ""


def words_of_comment(comment: Element) -> str:
    """Give the words of a comment without its author and date."""
    told = (plain_text(child) for child in comment if child.tag in _WORDS)
    return "\n".join(text for text in told if text)


_WORDS = (TEXT + "p", TEXT + "list", TEXT + "h")


def hides_its_paragraph(paragraph: Element) -> bool:
    """Say whether a field in a paragraph hides the whole of it."""
    return any(
        one.get(TEXT + "is-hidden") == "true" for one in paragraph.iter(TEXT + "hidden-paragraph")
    )


def note_link(sheet: Sheet, link: Element, shown: str) -> None:
    """Take note of where a link leads, when its words do not say so."""
    target = target_of(link)
    lower = target.lower()
    if lower.startswith(_MAILTO):
        address = target[len(_MAILTO) :].partition("?")[0]
        if squeezed(address) not in squeezed(shown):
            sheet.property("link", address)
    elif (target and not lower.startswith(("http:", "https:", "#"))) or differs(shown, target):
        sheet.property("link", target)
    title = link.get(OFFICE + "title", "").strip()
    if title and squeezed(title) not in squeezed(shown):
        sheet.property("link title", title)
    window = link.get(OFFICE + "target-frame-name", "").strip()
    if " " in window and squeezed(window) not in squeezed(shown):
        sheet.property("window of a link", window)


def note_source(sheet: Sheet, source: Element) -> None:
    """Take note of a file that a section shows a copy of."""
    target = target_of(source)
    if target:
        sheet.active(name_of(target, web="file from the internet", otherwise="linked file"), target)
    if dde := " ".join(
        source.get(OFFICE + name, "") for name in ("dde-application", "dde-topic", "dde-item")
    ).strip():
        sheet.active("DDE field", dde)


def note_picture(sheet: Sheet, target: str) -> None:
    """Take note of a picture that is not in the file."""
    web = "picture from the internet"
    sheet.active(name_of(target, web=web, otherwise="linked file"), target)


def is_outside(target: str) -> bool:
    """Say whether a target is not a part of the file."""
    return is_remote(target) or target.startswith(("../", "/")) or ":" in target


def _hidden_text(_sheet: Sheet, element: Element) -> Found:
    """Take a text that a condition shows or hides."""
    said = element.get(TEXT + "string-value", "")
    unseen = (said,) if squeezed(said) not in squeezed(plain_text(element)) else ()
    return Found(hidden=element.get(TEXT + "is-hidden") == "true", unseen=unseen)


def _conditional(_sheet: Sheet, element: Element) -> Found:
    """Take a text of two, of which a condition shows one."""
    shown = squeezed(plain_text(element))
    both = (element.get(TEXT + f"string-value-if-{one}", "") for one in ("true", "false"))
    return Found(unseen=tuple(one for one in both if one and squeezed(one) not in shown))


def _drop_down(sheet: Sheet, element: Element) -> Found:
    shown = squeezed(plain_text(element))
    for label in element.iter(TEXT + "label"):
        value = label.get(TEXT + "value", "")
        if value and squeezed(value) != shown:
            sheet.property("choice", value)
    return Found(unseen=_help(element))


def _placeholder(sheet: Sheet, element: Element) -> Found:
    mark = sheet.mark(Mark(kind=TraceKind.PLACEHOLDER))
    return Found(mark=mark, unseen=_help(element))


def _input(_sheet: Sheet, element: Element) -> Found:
    return Found(unseen=_help(element))


def _help(element: Element) -> tuple[str, ...]:
    told = element.get(TEXT + "description", "").strip()
    return (told,) if told and squeezed(told) not in squeezed(plain_text(element)) else ()


def _database(sheet: Sheet, element: Element) -> Found:
    """Take a field of a mail merge; one that shows its own name was not filled in."""
    for name in ("database-name", "table-name"):
        sheet.property("mail merge source", element.get(TEXT + name, ""))
    column = element.get(TEXT + "column-name", "")
    shown = plain_text(element)
    if shown and shown != f"<{column}>":
        return Found()
    return Found(mark=sheet.mark(Mark(kind=TraceKind.MERGE_FIELD, name=column)))


def _variable(sheet: Sheet, element: Element) -> Found:
    """Take a variable: its value is told when the page does not show it."""
    shown = squeezed(plain_text(element))
    name = element.get(TEXT + "name", "")
    for value in (element.get(OFFICE + "string-value", ""), element.get(TEXT + "formula", "")):
        told = value.partition(":")[2].strip('"') if value.startswith("ooow:") else value
        if told and squeezed(told) not in shown and any(letter.isalpha() for letter in told):
            sheet.property(f"variable {name}", told)
    return Found(hidden=element.get(TEXT + "display") == "none")


def _script(sheet: Sheet, element: Element) -> Found:
    sheet.active("script", element.get(XLINK_HREF) or plain_text(element))
    return Found(hidden=True)


def _macro(sheet: Sheet, element: Element) -> Found:
    """Take a field that runs a macro when somebody clicks it."""
    told = [one.get(XLINK_HREF, "") for one in element.iter() if one.get(XLINK_HREF)]
    sheet.active("macro", "; ".join(told) or element.get(TEXT + "name", ""))
    return Found(unseen=_help(element))


def _dde(sheet: Sheet, element: Element) -> Found:
    sheet.active("DDE field", element.get(TEXT + "connection-name", ""))
    return Found()


def _index_mark(_sheet: Sheet, element: Element) -> Found:
    """Take an entry of an index: its words may stand nowhere on the page."""
    told = (element.get(TEXT + name, "").strip() for name in ("string-value", "key1", "key2"))
    return Found(unseen=tuple(text for text in told if text))


def mark_of_word(sheet: Sheet, element: Element) -> Found:
    """Take a field as Word has it: what its instruction or its settings hold besides."""
    told: list[str] = []
    for param in element.iter(FIELD + "param"):
        name, value = param.get(FIELD + "name", ""), param.get(FIELD + "value", "")
        if name.endswith("ListEntry"):
            sheet.property("choice", value)
        elif name.endswith("code"):
            told += hidden_words(value, "")
            note_active(sheet, value)
    return Found(unseen=tuple(told))


def shown_by_mark(element: Element) -> str:
    """Give what a form field as Word has it shows: its tick or its choice."""
    params = [
        (one.get(FIELD + "name", ""), one.get(FIELD + "value", ""))
        for one in element.iter(FIELD + "param")
    ]
    kind = element.get(FIELD + "type", "")
    if kind.endswith("CHECKBOX"):
        return _TICKED if ("Checkbox_Checked", "true") in params else _EMPTY
    choices = [value for name, value in params if name.endswith("ListEntry")]
    at = next((whole(value) for name, value in params if name.endswith("Selected")), 0)
    return choices[at] if 0 <= at < len(choices) and kind.endswith("DROPDOWN") else ""


DOORS: dict[str, Door] = {
    "hidden-text": _hidden_text,
    "conditional-text": _conditional,
    "drop-down": _drop_down,
    "placeholder": _placeholder,
    "text-input": _input,
    "database-display": _database,
    "database-name": _database,
    "database-next": _database,
    "database-row-select": _database,
    "script": _script,
    "execute-macro": _macro,
    "dde-connection": _dde,
    **dict.fromkeys(("variable-set", "variable-get", "variable-input"), _variable),
    **dict.fromkeys(("user-field-get", "user-field-input", "expression", "sequence"), _variable),
    **dict.fromkeys(("alphabetical-index-mark", "toc-mark", "user-index-mark"), _index_mark),
}
"""What is to be known of a field before its words are written."""
