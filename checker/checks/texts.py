"""The texts of a dispatch as the checks search them: each passage once, with what it looks like."""

from dataclasses import dataclass

from checker.checks.kept import kept_for_everyone
from checker.checks.matter import Matter
from checker.matching.folding import as_it_looks
from checker.matching.pieces import searchable
from checker.mentions.passage import Passage, passages
from checker.model import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """One text to search, and the same in small letters without accents, to rule words out."""

    text: str
    plain: str


@kept_for_everyone
def passages_of(matter: Matter, document: Document) -> tuple[Passage, ...]:  # noqa: ARG001 - the run in which it is kept
    """Give each part of a document that holds text, put together once in a run."""
    return passages(document)


@kept_for_everyone
def texts_of(matter: Matter, passage: Passage) -> tuple[Searched, ...]:  # noqa: ARG001 - the run in which it is kept
    """Give a passage's text as it is written and, where that is another, as it looks."""
    texts = dict.fromkeys((passage.text, as_it_looks(passage.text)))
    return tuple(Searched(text=text, plain=searchable(text)) for text in texts)
