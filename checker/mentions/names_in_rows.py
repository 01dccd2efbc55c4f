"""Finds which words that are forenames and more stand in a row or a column of people's names."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from checker.matching.names import folded_name
from checker.mentions.capitals import Run, Word, following
from checker.mentions.forenames import Kind, Lists, word_set
from checker.mentions.lone_names import BY_DATES_ALONE, DETERMINERS, MONTHS, PLACES
from checker.mentions.passage import Passage

_BETWEEN = re.compile(
    r"(?: \([^()\n]{1,24}\)|,? aged \d{1,2})?(?:,? (?:and|AND|nor|or) | ?[&+/] ?|[,;] |,\n)"
)
_LONGEST_BETWEEN = 40
_LONGEST_HEADS, _MOST_OF_A_HEAD = 200, 3
_SEPARATOR = re.compile(r"\||\t|  +")
_APART = ("|", "\t", "  ")
_NEAR_LINES = 8
_BELOW_A_HEAD = 40
_HEADS = word_set("child children pupil pupils student name names forename sibling young")
"""What stands above a column of children: "Child", "Pupil name"."""
_SURE = frozenset({Kind.FORENAME, Kind.KNOWN})
_MORE = frozenset({Kind.DOUBTFUL, Kind.PLACE})
_MANY = word_set("classes wards rooms groups houses teams buses lines streams levels paths")
_THEY = word_set(
    "are were have had both do did will would can could should share live attend want like feel"
)
_Item: TypeAlias = tuple[Run, int]


def listed(passage: Passage, runs: Sequence[Run], known: Lists) -> frozenset[int]:
    """Give where the words begin that only their row or column shows to be names.

    A row needs one word that is a forename and nothing else, or nothing but forenames that are
    words as well: "Rose (6) and Jet (3)". A column needs a forename a few lines away.
    """
    found = {
        run.words[at].start
        for row in _rows(passage.text, runs)
        for run, at in _people(passage.text, row, known)
    }
    return frozenset(found | set(_in_columns(passage, runs)))


def _rows(text: str, runs: Sequence[Run]) -> Iterator[list[_Item]]:
    """Give the words of each row: the last of one run, whole runs, the first of the last run."""
    row: list[_Item] = []
    for place, run in enumerate(runs):
        after = runs[place + 1] if place + 1 < len(runs) else None
        goes_on = after is not None and _is_between(text, run, after)
        if row:
            row.append((run, 0))
        elif goes_on:
            row.append((run, len(run.words) - 1))
        if row and not (goes_on and len(run.words) == 1) and len(row) > 1:
            yield row
            row = [(run, len(run.words) - 1)] if goes_on else []
        elif row and not goes_on:
            row = []


def _is_between(text: str, run: Run, after: Run) -> bool:
    end, start = run.words[-1].end, after.words[0].start
    if run.words[-1].owns or start - end > _LONGEST_BETWEEN:
        return False
    return _BETWEEN.fullmatch(text, end, start) is not None


def _people(text: str, row: list[_Item], known: Lists) -> Iterator[_Item]:
    words = [run.words[at] for run, at in row]
    sure = any(word.kind in _SURE for word in words)
    doubtful = [word for word in words if word.kind is Kind.DOUBTFUL]
    after = following(text, words[-1].end)
    folded = {folded_name(word.text) for word in words}
    alike = len(doubtful) == len(words) and not folded <= MONTHS
    alike = alike and (not folded <= known.bare or not after or after in _THEY)
    if not (sure or alike) or after in _MANY:
        return
    for place, (run, at) in enumerate(row):
        word = run.words[at]
        if word.kind not in _MORE or word.shouted:
            continue
        if word.kind is Kind.PLACE and not (run.joined or (place and row[place - 1][0].joined)):
            continue
        if place or not _is_of_a_date_or_place(run, at):
            yield run, at


def _is_of_a_date_or_place(run: Run, at: int) -> bool:
    before = run.before if at == 0 else folded_name(run.words[at - 1].text)
    if before.isdigit() or before in PLACES or before in DETERMINERS:
        return True
    return folded_name(run.words[at].text) in MONTHS and before in BY_DATES_ALONE - {"of"}


def _in_columns(passage: Passage, runs: Sequence[Run]) -> Iterator[int]:
    sure: dict[object, list[int]] = {}
    asked: list[tuple[object, int, Word]] = []
    for run in runs:
        word = run.words[0]
        if len(run.words) > 1 or (word.kind not in _SURE and word.kind not in _MORE):
            continue
        line = passage.line_at(word.start)
        column = _column(passage, line, word)
        if column is None:
            continue
        if word.kind in _SURE:
            sure.setdefault(column, []).append(line)
        else:
            asked.append((column, line, word))
    heads = _heads(passage) if asked else {}
    for column, line, word in asked:
        if any(line - _BELOW_A_HEAD <= at < line for at in heads.get(column, ())):
            yield word.start
            continue
        lines = sure.get(column, [])
        nearest = bisect_left(lines, line - _NEAR_LINES)
        if nearest < len(lines) and lines[nearest] <= line + _NEAR_LINES:
            yield word.start


def _heads(passage: Passage) -> dict[object, list[int]]:
    """Give the lines on which a column's head says that children or names stand below it."""
    found: dict[object, list[int]] = {}
    for at, line in enumerate(passage.lines):
        text = line.text.strip()
        if line.cell is not None:
            if _is_a_head(text):
                found.setdefault((line.cell.table, line.cell.column), []).append(at)
        elif len(text) <= _LONGEST_HEADS and _SEPARATOR.search(text):
            for place, part in enumerate(_SEPARATOR.split(re.sub(r" *\| *", "|", text))):
                if _is_a_head(part):
                    found.setdefault(place, []).append(at)
    return found


def _is_a_head(text: str) -> bool:
    words = text.lower().split()
    return 0 < len(words) <= _MOST_OF_A_HEAD and words[0].removesuffix("'s") in _HEADS


def _column(passage: Passage, line: int, word: Word) -> object | None:
    """Give the column that a word fills its cell of, or None where more stands in the cell."""
    written, begin = passage.lines[line].text, passage.starts[line]
    before, after = written[: word.start - begin], written[word.end - begin :]
    cell = passage.lines[line].cell
    if cell is not None:
        alone = not before.strip() and not after.strip()
        return (cell.table, cell.column) if alone else None
    if before.strip() and not before.rstrip().endswith("|") and not before.endswith(_APART):
        return None
    if after.strip() and not after.lstrip(" ").startswith("|") and not after.startswith(_APART):
        return None
    if not before.strip() and not after.strip():
        return None
    return len(_SEPARATOR.findall(re.sub(r" *\| *", "|", before.lstrip())))
