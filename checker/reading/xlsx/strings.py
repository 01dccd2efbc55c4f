"""The texts that the cells of a workbook share, each with the runs that look different."""

from collections.abc import Iterator
from typing import NamedTuple

from checker.reading.trees import Element, local
from checker.reading.xlsx.names import child
from checker.reading.xlsx.streaming import Source, elements

MOST_STRINGS = 1_500_000


class Run(NamedTuple):
    """A stretch of one text. `face` says how it looks where it does not look as its cell does."""

    text: str
    face: Element | None = None


class Text(NamedTuple):
    """One text: what is shown, its runs where they differ, and how it is pronounced, if said."""

    text: str
    runs: tuple[Run, ...] = ()
    spoken: str = ""


class SharedTexts:
    """The shared texts, and which of them any cell shows."""

    def __init__(self) -> None:
        """Begin with none."""
        self._texts: list[Text] = []
        self._used = bytearray()

    def read(self, source: Source) -> None:
        """Read the part that holds them.

        Raises:
            Unreadable: the part is damaged, or there are more than any workbook has.
        """
        for element in elements(source, "si", MOST_STRINGS):
            self._texts.append(text_of(element))
            self._used.append(0)

    def text(self, index: int) -> Text | None:
        """Give one for a cell that shows it, or None where there is none of that number."""
        if not 0 <= index < len(self._texts):
            return None
        self._used[index] = 1
        return self._texts[index]

    def unused(self) -> Iterator[str]:
        """Give the texts that no cell shows: left over from cells that were deleted."""
        for used, text in zip(self._used, self._texts, strict=True):
            if not used and text.text.strip():
                yield text.text


def text_of(element: Element) -> Text:
    """Give the text of a shared or inline string."""
    if len(element) == 1 and local(str(element[0].tag)) == "t":
        return Text(_unescaped(element[0].text or ""))
    runs: list[Run] = []
    spoken: list[str] = []
    for one in element:
        name = local(str(one.tag))
        if name == "t":
            runs.append(Run(_unescaped(one.text or "")))
        elif name in ("r", "rPh"):
            said = child(one, "t")
            text = "" if said is None else _unescaped(said.text or "")
            if name == "rPh":
                spoken.append(text)
            else:
                runs.append(Run(text, child(one, "rPr")))
    text = "".join(run.text for run in runs)
    plain = all(run.face is None for run in runs)
    return Text(text, () if plain else tuple(runs), "".join(spoken))


def _unescaped(text: str) -> str:
    """Give a text without the marks that stand for control characters."""
    if "_x" not in text:
        return text.replace("\r\n", "\n").replace("\r", "\n")
    for code, letter in (("_x000D_", ""), ("_x000A_", "\n"), ("_x0009_", " "), ("_x005F_", "_")):
        text = text.replace(code, letter)
    return text.replace("\r", "")
