"""A book of words: the letters, sentences and names that packs are made of.

There are three: ours and the held-out one, on which anybody may look and tune, and one that is
unseen. A sentence has places for what the scene says, in braces: `{c}` is a child's forename,
`{other}` the other parent as a letter calls them. Where the scene has nothing for a place, or the
reader must not learn it, the sentence is not used. `facts.py` lists the places.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from checker.practice.draft import USUAL_ORDER

Text = str | tuple[str, ...]
"""A sentence or a paragraph, or several of which one is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosing:
    """A document that goes with a letter: how "Enc" names it, its file's name and its words."""

    called: Text
    file: str
    title: Text
    paragraphs: tuple[Text, ...]
    kinds: tuple[str, ...] = ("pdf", "docx")


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What a right letter is about. `to` is "parent", or the kind of body it is written to."""

    kind: str
    to: str
    subject: Text
    paragraphs: tuple[Text, ...]
    encloses: tuple[Enclosing, ...] = ()
    language: str = "en"
    by_email: bool = True
    serves: bool = False
    """Whether it sends an order, a report or a statement, or gives notice of a hearing: what goes
    to whoever acts for the reader. A book that marks none of its letters takes any for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a letter is laid out and what stands around its words."""

    letterhead: tuple[str, ...]
    order: tuple[str, ...] = USUAL_ORDER
    reference: str = "Our ref: {number}"
    marking: str = ""
    closing: tuple[str, ...] = ("Yours sincerely", "{me}", "Family Court Adviser", "{own}")
    enclosed: tuple[str, ...] = ("Enc: {list}",)
    copied: str = "cc {firm}"
    footer: str = ""
    numbered: bool = False
    address_at: tuple[float, float] = (25.0, 45.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Names of people who are in no case record, title and all."""

    teachers: tuple[str, ...]
    doctors: tuple[str, ...]
    judges: tuple[str, ...]
    social_workers: tuple[str, ...]
    officers: tuple[str, ...]
    visitors: tuple[str, ...]
    strangers: tuple[str, ...]
    """Forename and surname of people of another family altogether."""
    stranger_children: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Everything that is said, in one hand's words."""

    matters: tuple[Matter, ...]
    looks: tuple[Look, ...]
    welsh_looks: tuple[Look, ...]
    names: Names
    closings: tuple[str, ...]
    says: Mapping[str, tuple[str, ...]]
    """Sentences that plant a mistake, by the code of the finding and, after a slash, the class."""
    enclosures: Mapping[str, Enclosing] = field(default_factory=dict)
    """Documents that scenarios ask for by name."""
    quotes: tuple[tuple[str, ...], ...] = ()
    """Messages that are answered: their paragraphs."""
