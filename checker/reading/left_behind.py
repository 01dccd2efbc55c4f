"""What a conversion of an old Word file left behind: words of the file that it does not hold.

LibreOffice drops a header that no page uses and what some fields are told. Nobody sees those
words, but they are sent: each is a hidden line, and goes through every check.
"""

import contextlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from checker.model import Concealment, Document, Gap, Line, Part, Trace, TraceKind
from checker.reading.assembly import metadata_line, tidy
from checker.reading.docx.fields import fetched, hidden_words
from checker.reading.package import Package
from checker.reading.refusal import Unreadable
from checker.reading.trees import Element, local
from checker.reading.word97 import Instruction, UntakenError, held_in
from checker.words import say

_SHORTEST = 3
_WORDS_A_SEAM = 10
"""A long paragraph may stand in pieces, one more for so many words: marks and boxes part it."""
_MOST_WORDS = 1_000
"""Longer paragraphs are held in one piece or lost: to look for their pieces takes too long."""
_MOST_LINES = 20_000
_TOLD = frozenset({"t", "delText", "instrText", "delInstrText"})
_PARTS_OF_WORDS = re.compile(r"\w+")
_LINK = re.compile(r"\s*HYPERLINK\b(.*)", re.IGNORECASE | re.DOTALL)
_ARGUMENTS = re.compile(r'"([^"]*)"|(\S+)')
_SWITCHES = frozenset({"\\l", "\\m", "\\n", "\\o", "\\t", "\\s"})
_NAMED = frozenset({"\\l", "\\t"})
"""What follows these is a bookmark or a window, which says nothing."""
_WITHOUT_MEANING = ("CONTROL ", "HTMLCONTROL ")
"""Instructions that name a program alone; a control itself is told as one."""


class Lost(NamedTuple):
    """Hidden lines, what would be fetched, and what could not be compared."""

    lines: tuple[Line, ...] = ()
    traces: tuple[Trace, ...] = ()
    gaps: tuple[Gap, ...] = ()


def left_behind(data: bytes, made: bytes, document: Document) -> Lost:
    """Give what an old Word file holds and neither the conversion nor its reading does."""
    try:
        held = held_in(data)
    except UntakenError:
        why = say(
            "The conversion of this old file could not be compared with the file itself. Open it,"
            " save it as .docx, check that."
        )
        return Lost(gaps=(Gap(code="unread.damaged", why=why, part=Part.OTHER),))
    known = _Known([*_lines_of(document), *_words_in(Package(made))])
    told: dict[str, None] = {}
    for runs in held.paragraphs:
        told.update(dict.fromkeys(_lost(runs, known)))
    for instruction in held.instructions:
        told.update((one, None) for one in _told_by(instruction) if not known.holds(one))
    traces = tuple(dict.fromkeys(_active(held.instructions, document)))
    block = max((line.block for line in document.lines), default=0) + 1
    kept = (
        *(_line(text, block + number) for number, text in enumerate(told)),
        *(metadata_line(trace.text, block + len(told)) for trace in traces if trace.text),
    )
    if len(kept) > _MOST_LINES:
        why = say("Too much of this old file is lost when it is converted. Save it as .docx.")
        return Lost(kept[:_MOST_LINES], traces, (Gap(code="unread.too-large", why=why),))
    return Lost(kept, traces)


def hidden_traces(lines: Iterable[Line]) -> Iterator[Trace]:
    """Give a trace for each line that a conversion left behind."""
    for line in lines:
        if line.hidden is Concealment.UNUSED and line.part is Part.OTHER:
            yield Trace(
                kind=TraceKind.HIDDEN_TEXT,
                name=line.hidden.value,
                text=line.text,
                part=line.part,
                span=(line.start, line.start + len(line.text)),
            )


def _active(instructions: Iterable[Instruction], document: Document) -> Iterator[Trace]:
    """Give what the fields of an old file fetch, and the conversion does not."""
    kept = [_bare(trace.text) for trace in document.traces if trace.kind is TraceKind.ACTIVE]
    for instruction in instructions:
        name, path = fetched(instruction.text)
        if name and not any(_bare(path) in one for one in kept):
            yield Trace(kind=TraceKind.ACTIVE, name=name, text=path)


class _Known:
    """The words of a conversion, squeezed so that they compare equal however they stand."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._all = "|".join(dict.fromkeys(bare for text in texts if (bare := _bare(text))))
        self._memory: dict[str, bool] = {}

    def holds(self, text: str) -> bool:
        """Say whether a text stands there: in one piece, or a long one in a few."""
        bare = _bare(text)
        if bare not in self._memory:
            self._memory[bare] = not _says(bare) or bare in self._all or self._in_pieces(text)
        return self._memory[bare]

    def _in_pieces(self, text: str) -> bool:
        words = [bare for word in _PARTS_OF_WORDS.findall(text) if (bare := _bare(word))]
        seams, first = len(words) // _WORDS_A_SEAM, 0
        if len(words) > _MOST_WORDS:
            return False
        while first < len(words):
            last = first
            piece = words[first]
            while piece in self._all:
                last += 1
                if last == len(words):
                    return True
                piece += words[last]
            if last == first or not seams:
                return False
            seams, first = seams - 1, last
        return True


def _says(bare: str) -> bool:
    return len(bare) >= _SHORTEST or (len(bare) > 1 and not bare.isascii())


def _bare(text: str) -> str:
    """Give the letters and digits of a text alone, folded."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in folded if letter.isalnum())


def _lost(runs: tuple[str, ...], known: _Known) -> list[str]:
    """Give a paragraph, from the first of its runs that is lost to the last."""
    if known.holds("".join(runs)):
        return []
    lost = [number for number, run in enumerate(runs) if not known.holds(run)]
    return ["".join(runs[lost[0] : lost[-1] + 1])] if lost else []


def _told_by(instruction: Instruction) -> Iterator[str]:
    """Give what an instruction holds besides its result, as in a new Word file."""
    link = _LINK.match(instruction.text)
    if link is not None:
        yield from _of_link(link[1])
    elif not instruction.text.lstrip().upper().startswith(_WITHOUT_MEANING):
        yield from hidden_words(instruction.text, instruction.result)


def _of_link(told: str) -> Iterator[str]:
    """Give what a link is told: an address, a tip, a path; an ordinary page says nothing."""
    words = ["", *(quoted or bare for quoted, bare in _ARGUMENTS.findall(told))]
    rest: list[str] = []
    for before, word in pairwise(words):
        scheme, _, target = word.partition(":")
        if word.lower() in _SWITCHES or before.lower() in _NAMED:
            continue
        if scheme.lower() in ("mailto", "tel", "sms"):
            yield from (one for one in target.split("?") if one)
        elif scheme.lower() not in ("http", "https") or re.search(r"[@?=]|%20|\+", word):
            rest.append(word)
    if rest:
        yield " ".join(rest)


def _lines_of(document: Document) -> Iterator[str]:
    """Give every text that the reading of a conversion tells."""
    yield from (line.text for line in document.lines)
    yield from (trace.text for trace in document.traces)


def _words_in(package: Package) -> Iterator[str]:
    """Give every text of a new Word file, by the paragraph, and where its links lead."""
    for name in package.names():
        with contextlib.suppress(Unreadable):  # its own reader says so; its words are not known
            if name.endswith(".rels"):
                yield from (str(one.get("Target", "")) for one in package.xml(name))
            elif name.startswith("word/") and name.endswith(".xml"):
                yield from _paragraphs(package.xml(name))


def _paragraphs(root: Element) -> Iterator[str]:
    """Give the words of each paragraph, without those of the boxes that are anchored in it."""
    texts: dict[Element, list[str]] = {}
    for element in root.iter():
        name = local(str(element.tag))
        if name in _TOLD and element.text:
            around = (one for one in element.iterancestors() if local(str(one.tag)) == "p")
            inner = next(around, root)
            texts.setdefault(inner, []).append(element.text)
    yield from ("".join(words) for words in texts.values())


def _line(text: str, block: int) -> Line:
    return Line(
        text=tidy(" ".join(text.split())), part=Part.OTHER, block=block, hidden=Concealment.UNUSED
    )
