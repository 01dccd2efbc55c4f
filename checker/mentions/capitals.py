"""Runs of words with capitals, as names stand in a text, and what stands before and after them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.matching.folding import fold
from checker.matching.names import folded_name
from checker.matching.vocabulary import PARTICLES
from checker.mentions.forenames import Kind, Lists, kind_of
from checker.mentions.passage import Passage
from checker.model import FileKind, Part

PROSE = frozenset(Part) - {Part.METADATA, Part.FILENAME, Part.HEADERS, Part.ATTACHMENT}
"""The parts in which sentences stand: a word with a capital in a file's properties says nothing."""

_WORD = re.compile(
    r"(?<![\w@.\u2019'-])(?=[^\W\d_a-z])(?:[A-Z]\.(?:[A-Z]\.)*|[^\W\d_](?:[\w'\u2019\u2010\u2011-]*[^\W_])?)"
)
_POSSESSIVE = re.compile(r"['\u2019][sS]?$")
_STROKE = re.compile(r"(?:^|[\s(])[^\W\d_a-z][\w'\u2019-]*(?:\(\d+\))?/$")
"""What stands before the second of two names with a stroke between them: "Zara/Otis"."""
_LETTERS = frozenset({"AJ", "JJ", "KJ", "MJ", "TJ"})
"""Two letters that people are called by, and that hardly stand for anything else."""
_LAST_WORD = re.compile(r"([^\W\d_][\w'\u2019-]*|\d+|[^\w\s])\s*$")
_NEXT_WORD = re.compile(r"[ \n]+([^\W\d_][\w'\u2019-]*|\d+)")
_WELSH = re.compile(r"\b(?:yn|yr|wedi|eich|gan|ac|bod|fy|sydd|oedd|ei|y)\b")
_ENGLISH = re.compile(r"\b(?:the|and|of|to|is|was|for|that|you|with)\b")
_PARAGRAPHS = frozenset(
    {FileKind.DOCX, FileKind.DOC, FileKind.ODT, FileKind.RTF, FileKind.XLSX, FileKind.ODS}
)
_PARTICLES = PARTICLES | {"t"}
"""With the "'t" of "van 't Hof"."""
_ACRONYM = 4
_MOST = 24
"""Words of a run: nothing that is longer is a name with what stands around it."""
_STAYS = frozenset({Kind.INITIAL, Kind.BODY, Kind.TITLE})
_BACK = 40
_ENDS = frozenset('.!?:;\u2022*|\u201c\u201d"(')


@dataclass(frozen=True, slots=True)
class Word:
    """One word with a capital: where it stands, without a possessive ending, and its kind."""

    start: int
    end: int
    text: str
    kind: Kind
    owns: bool
    """It ends in a possessive: what follows is somebody's, and no part of the name."""
    shouted: bool
    """It is all capitals, in a line that is not."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together with nothing but spaces between them."""

    words: tuple[Word, ...]
    before: str
    """The word or mark before it on its line, folded; empty at the beginning of a line."""
    begins: bool
    """It begins a sentence, a line or a cell, where any word may have a capital."""
    joined: bool
    """The next run follows after "and" or "&"."""


def runs(passage: Passage, known: Lists) -> tuple[Run, ...]:
    """Give the runs of words with capitals of a passage."""
    text, full = passage.text, _full_length(passage)
    found: list[Run] = []
    held: list[Word] = []
    for word in _words(text, known):
        if held and (len(held) >= _MOST or not _together(passage, held[-1], word, full)):
            found.append(_run(passage, held, word, full))
            held = []
        held.append(word)
    if held:
        found.append(_run(passage, held, None, full))
    return tuple(found)


def following(text: str, at: int) -> str:
    """Give the word or number that follows a place after a space, as written; else nothing."""
    found = _NEXT_WORD.match(text, at)
    return found[1] if found else ""


def _words(text: str, known: Lists) -> Iterator[Word]:
    line_end, begin, loud, welsh = -1, 0, False, False
    some_welsh = _WELSH.search(text) is not None
    for found in _WORD.finditer(text):
        if found.start() > line_end:
            begin = text.rfind("\n", 0, found.start()) + 1
            line_end = text.find("\n", found.start())
            line_end = len(text) if line_end < 0 else line_end
            loud = text[begin:line_end].isupper()
            welsh = some_welsh and _is_welsh(text[begin:line_end], welsh=welsh)
        written = found[0]
        owner = _POSSESSIVE.search(written)
        bare = written[: owner.start()] if owner else written
        if not bare or bare == "AND" or not _stands_free(text, begin, found.start()):
            continue
        shouted = not loud and len(bare) > 1 and bare.isupper()
        kind = Kind.INITIAL if bare.endswith(".") else kind_of(bare, known)
        speaks = kind is Kind.FORENAME and text[found.end() : found.end() + 1] == ":"
        if shouted and len(bare) <= _ACRONYM and kind not in _STAYS and not speaks:
            kind = Kind.FORENAME if bare in _LETTERS else Kind.NOBODY
        if welsh and (folded_name(bare) in known.welsh or _begins(text, begin, found.start())):
            kind = (
                kind if kind is Kind.FORENAME and bare.lower() not in known.welsh else Kind.NOBODY
            )
        end = found.start() + len(bare)
        yield Word(found.start(), end, bare, kind, owner is not None, shouted)


def _stands_free(text: str, line: int, at: int) -> bool:
    """Say whether no path or link stands right before a word."""
    if text[at - 1 : at] != "/":
        return True
    return _STROKE.search(text[max(line, at - _BACK) : at]) is not None


def _is_welsh(line: str, *, welsh: bool) -> bool:
    """Say whether a line is in Welsh, as the line above it was or was not."""
    hits = len(_WELSH.findall(line))
    if _ENGLISH.search(line):
        return hits > 1 and len(_ENGLISH.findall(line)) < hits
    return hits > 0 or (welsh and bool(line.strip()))


def _begins(text: str, line: int, at: int) -> bool:
    """Say whether a word begins a line or a sentence."""
    before = text[max(line, at - 3) : at].rstrip(" ")
    return at == line or before[-1:] in {"", ".", "!", "?", ":"}


def _together(passage: Passage, one: Word, two: Word, full: int) -> bool:
    """Say whether two words are of one run: a space, a line break or a particle between them."""
    if one.owns or two.start - one.end > 12:  # noqa: PLR2004 - " van der " and a line break
        return False
    text = passage.text
    gap = text[one.end : two.start]
    if gap in {" ", "  ", "\u00a0"} or (one.kind is Kind.INITIAL and gap in {"", ". ", "."}):
        return True
    if gap in {"\n", " \n"}:
        early = _ends_line_early(passage, one.end, full)
        return not early and _in_one_block(passage, one.end, two.start)
    if one.kind is Kind.TITLE and gap == ". ":
        return True
    parts = gap.split()
    return (
        gap[:1] == " "
        and gap[-1:] in {" ", "-"}
        and bool(parts)
        and all(fold(part.strip("-")) in _PARTICLES and part.islower() for part in parts)
    )


def _in_one_block(passage: Passage, one: int, two: int) -> bool:
    """Say whether two places are in lines of one paragraph or cell."""
    upper, lower = passage.lines[passage.line_at(one)], passage.lines[passage.line_at(two)]
    return (upper.block, upper.cell, upper.page) == (lower.block, lower.cell, lower.page)


def _full_length(passage: Passage) -> int:
    """Give from what length on a line was broken by its length, and not because it is a heading.

    In a word processor's file a line is a whole paragraph, however long.
    """
    if passage.document.kind in _PARAGRAPHS:
        return max((len(line.text) for line in passage.lines), default=0) + 1
    lengths = sorted(len(line.text) for line in passage.lines if len(line.text) >= _BACK)
    usual = lengths[len(lengths) * 4 // 5] if lengths else 0
    return max(_BACK, usual * 7 // 10)


def _ends_line_early(passage: Passage, end: int, full: int) -> bool:
    return end - passage.starts[passage.line_at(end)] < full


def _run(passage: Passage, words: list[Word], after: Word | None, full: int) -> Run:
    text, start = passage.text, words[0].start
    line = passage.starts[passage.line_at(start)]
    before = text[max(line, start - _BACK) : start]
    last = _last_word(before)
    said = last[1] if last else ""
    begins = not said or said in _ENDS or before.endswith(("   ", "\t"))
    if not said and line:
        said, begins = _over_the_break(passage, line, full)
    joined = after is not None and text[words[-1].end : after.start] in {
        " and ",
        " AND ",
        " & ",
        "&",
    }
    return Run(tuple(words), fold(said), begins, joined)


def _last_word(text: str) -> re.Match[str] | None:
    """Give the word or mark with which a text ends."""
    return _LAST_WORD.search(text.rsplit(maxsplit=1)[-1]) if text and not text.isspace() else None


def _over_the_break(passage: Passage, line: int, full: int) -> tuple[str, bool]:
    """Give the last word of the line above where the sentence goes on from it."""
    above = passage.text[max(0, line - 1 - _BACK) : line - 1].rstrip(" ")
    last = _last_word(above)
    if last is None or last[1] in _ENDS or _ends_line_early(passage, line - 1, full):
        return "", True
    return last[1], False
