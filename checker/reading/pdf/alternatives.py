"""What a PDF says in place of its pictures and words when it is read aloud: the structure tree."""

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from checker.model import Concealment
from checker.reading.pdf.gathered import Gathered
from checker.reading.pdf.shown import Shown
from checker.reading.pdf.things import dictionary, folded, resolved, words
from checker.words import say

_NODES_AT_MOST = 60_000
_NODES_A_PAGE = 300
_SAID = ("/ActualText", "/Alt", "/E", "/T")


def read_aloud_texts(reader: pypdf.PdfReader, shown: Shown, found: Gathered) -> None:
    """Gather the texts of the structure tree that the pages do not show."""
    root = dictionary(reader.trailer["/Root"])
    pending: list[object] = [root.get("/StructTreeRoot")]
    seen: set[int] = set()
    said: set[str] = set()
    count, most = 0, _NODES_AT_MOST + _NODES_A_PAGE * len(reader.pages)
    while pending:
        count += 1
        if count > most:
            why = say("The structure of this PDF is too large to be checked whole.")
            found.miss(why, "too-large")
            return
        node = pending.pop()
        if isinstance(node, IndirectObject):
            if node.idnum in seen:
                continue
            seen.add(node.idnum)
        element = resolved(node)
        if isinstance(element, ArrayObject):
            pending += list(element)
        elif isinstance(element, DictionaryObject):
            _say(element, shown, found, said)
            children = element.get("/K")
            if children is not None:
                pending.append(children)


def _say(element: DictionaryObject, shown: Shown, found: Gathered, said: set[str]) -> None:
    """Gather the texts of one element."""
    for key in _SAID:
        if key not in element:
            continue
        text = words(element[key])
        if folded(text) and text not in said and not shown.says(text):
            said.add(text)
            found.hide(text, Concealment.ALTERNATIVE)
