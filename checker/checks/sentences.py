"""The sentences of a file, over the breaks of its lines, for checks that weigh words together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.checks.kept import kept_for_everyone
from checker.checks.matter import Matter
from checker.checks.people.spoken_of import flattened
from checker.checks.texts import passages_of
from checker.mentions.passage import Passage
from checker.model import Document, Mention, MentionKind

_END = re.compile(
    r"\n|[.!?](?<!\bMr.)(?<!\bMrs.)(?<!\bMs.)(?<!\bDr.)(?<!\bSt.)(?<!\bNo.)(?<!\bno.)(?<!\bv.)"
    r"(?<!\b[A-Z].)(?<!\bRef.)(?<!\bre.)(?<!\bp.)(?<!\bpp.)(?<!\bpara.)(?<!\bs.)(?<!\bAdv.)"
    r"[\"')\u2019\u201d]?\s+(?=[^a-z\s])"
)
_LONGEST = 600
"""Of an endless sentence only so much is weighed at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence, heading or row: its text, and where it begins in its passage."""

    passage: Passage
    start: int
    text: str

    def mention(self, first: int, last: int) -> Mention:
        """Give a mention of a stretch of the sentence, for its place."""
        span = (self.start + first, self.start + last)
        return self.passage.mention(MentionKind.NAME, span, self.passage.text[slice(*span)])


@kept_for_everyone
def sentences_in(matter: Matter, document: Document) -> tuple[Sentence, ...]:
    """Give the sentences of every part of a file in their order; of endless ones, pieces.

    No blank ends one: other rules part a file alike, and what they read of a sentence is kept.
    """
    return tuple(
        sentence for passage in passages_of(matter, document) for sentence in _sentences(passage)
    )


def _sentences(passage: Passage) -> Iterator[Sentence]:
    text = flattened(passage)
    begin = 0
    for end in (*(found.end() for found in _END.finditer(text)), len(text)):
        for first in range(begin, end, _LONGEST):
            piece = text[first : min(end, first + _LONGEST)].rstrip()
            if piece:
                yield Sentence(passage=passage, start=first, text=piece)
        begin = end
