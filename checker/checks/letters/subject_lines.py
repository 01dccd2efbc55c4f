"""The lines in which a letter or a report says whom it is about."""

import re
from collections.abc import Iterator

from checker.checks.people.spoken_of import Telling, any_of
from checker.mentions.letter_lines import GREETING_LINE
from checker.model import Part, Span
from checker.settings import Policy, word_list

_SHORT, _BELOW_GREETING = 90, 3
_SENTENCE = re.compile(r"[.!?]\s*$")
_COLUMN = re.compile(
    r"(?:full |child['\u2019]s )?names?|dates? of birth|d\.?o\.?b\.?|age|role|person|date|day|"
    r"child",
    re.IGNORECASE,
)
"""What heads a column: the names below it are a table's, of which none is the subject alone."""


def subject_lines(telling: Telling, policy: Policy) -> Iterator[Span]:
    """Give the spans of the subject: labelled lines, short lines around the greeting, a mail's.

    A line that ends as a sentence does is none, nor is a row of a table.
    """
    if telling.passage.part is Part.SUBJECT:
        yield (0, len(telling.text))
        return
    label = any_of(word_list("subject_labels", policy))
    at = since = 0
    greeted = done = False
    above: Span | None = None
    for line in telling.text.split("\n"):
        span = (at, at + len(line))
        at += len(line) + 1
        bare = line.strip()
        if not bare:
            continue
        if GREETING_LINE.match(line) and not greeted:
            greeted = True
            if above is not None:
                yield above
            continue
        short = len(bare) <= _SHORT and not _SENTENCE.search(bare)
        if greeted and not done:
            since += 1
            done = not short or since > _BELOW_GREETING or _COLUMN.fullmatch(bare) is not None
        labelled = bool(label.match(bare))
        above = span if short and not labelled else None
        if short and ((greeted and not done) or labelled):
            yield span
