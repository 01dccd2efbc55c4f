"""Form controls of an OpenDocument file: what they show, what they keep besides."""

from checker.model import Concealment, Part
from checker.reading.docx.paragraph import Where
from checker.reading.docx.sheet import Piece, Sheet
from checker.reading.odf.names import FORM, OFFICE, XLINK_HREF, XML, plain_text
from checker.reading.trees import Element, local

_TICKED, _EMPTY = "\u2612", "\u2610"
_TICKS = ("checkbox", "radio")
_CHOSEN_FROM = ("listbox", "combobox")


class Forms:
    """The controls of one file, by the names that the page calls them by."""

    def __init__(self, sheet: Sheet, root: Element) -> None:
        """Take every control of a tree, and what no page shows of them."""
        self._sheet = sheet
        self._controls: dict[str, Element] = {}
        self._written: set[str] = set()
        for forms in root.iter(OFFICE + "forms"):
            for element in forms.iter():
                self._take(element)

    def write(self, name: str, where: Where) -> None:
        """Write what a control shows on the page."""
        control = self._controls.get(name)
        if control is None or name in self._written:
            return
        self._written.add(name)
        text = _shown(control)
        if text.strip():
            block = self._sheet.new_block()
            for line in text.splitlines():
                piece = Piece(text=line, hidden=where.hidden, marks=where.marks)
                self._sheet.write([piece], block, part=Part.TEXTBOX)

    def write_the_rest(self) -> None:
        """Write what the controls keep that no page shows."""
        for name, control in self._controls.items():
            text = _shown(control)
            if name not in self._written and text.strip():
                self._sheet.write_hidden(text, Part.OTHER, Concealment.HIDDEN)

    def _take(self, element: Element) -> None:
        kind = local(str(element.tag))
        if not str(element.tag).startswith(FORM):
            return
        for name in (XML + "id", FORM + "id"):
            if element.get(name):
                self._controls.setdefault(element.get(name, ""), element)
                break
        if kind == "hidden":
            text = element.get(FORM + "value", "")
            self._sheet.write_hidden(text, Part.OTHER, Concealment.HIDDEN)
        if kind == "form":
            for name in ("datasource", "command"):
                self._sheet.property("database source", element.get(FORM + name, ""))
            if target := element.get(XLINK_HREF, "").strip():
                self._sheet.active("form that is sent", target)
        if kind in ("option", "item") and not _is_chosen(element):
            self._sheet.property("choice", element.get(FORM + "label", ""))
        if title := element.get(FORM + "title", "").strip():
            self._sheet.write_hidden(title, Part.OTHER, Concealment.ALTERNATIVE)


def _shown(control: Element) -> str:
    """Give what a control shows: its label, or what was written or chosen in it."""
    kind = local(str(control.tag))
    label = control.get(FORM + "label", "")
    if kind in _TICKS:
        ticked = control.get(FORM + "current-state") or control.get(FORM + "state")
        chosen = ticked == "checked" or control.get(FORM + "current-selected") == "true"
        return f"{_TICKED if chosen else _EMPTY} {label}"
    if kind in _CHOSEN_FROM:
        chosen_from = (one for one in control if _is_chosen(one))
        told = [one.get(FORM + "label", "") for one in chosen_from]
        return ", ".join(told) or control.get(FORM + "current-value", "")
    value = control.get(FORM + "current-value", "") or control.get(FORM + "value", "")
    return "\n".join(text for text in (label, value, plain_text(control)) if text.strip())


def _is_chosen(option: Element) -> bool:
    told = option.get(FORM + "current-selected") or option.get(FORM + "selected")
    return told == "true"
