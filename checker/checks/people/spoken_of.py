"""Who of the record is spoken of where: names resolved to people, in sentences and paragraphs."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise

from checker.checks.kept import kept_for_everyone
from checker.checks.matter import Matter
from checker.checks.people.standing import is_professional
from checker.checks.texts import passages_of
from checker.matching.either import either
from checker.matching.names import NameVerdict, compare_names, folded_name, parse_name
from checker.mentions.letter_lines import COPY, GREETING_LINE, is_closing
from checker.mentions.passage import Passage
from checker.model import Case, Document, Mention, MentionKind, Part, Person, Span, WhoId

FITS = frozenset({NameVerdict.SAME, NameVerdict.COMPATIBLE})
_SENTENCE = re.compile(
    r"\n|[.!?](?<!\bMr.)(?<!\bMrs.)(?<!\bMs.)(?<!\bDr.)(?<!\bSt.)(?<!\bNo.)(?<!\bno.)(?<!\bv.)"
    r"(?<!\b[A-Z].)[\"')\u2019\u201d]?[ ]+(?=[^a-z\s])"
)
_SEVERAL = re.compile(r"\b(?:and|or)\b|&|/", re.IGNORECASE)
_TWO = re.compile(
    r"(?P<one>(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? [^,\n]+),\s+(?P<two>[^,\n]+)", re.IGNORECASE
)
_KIN = re.compile(r"(?:brother|sister|father|mother)\s+", re.IGNORECASE)
_LONGEST = 1_000
"""No sentence is longer: what is further away has nothing to do with a word."""
_WRAPPED = 45
"""A line of at least this length that ends no sentence goes on in the next one."""
_ENDS = (".", ":", ";", "!", "?")
_GREETS_AND_TELLS = re.compile(
    r"\W*(?i:hi|hey|hiya|hello|helo)(?: there| all)?[,!.]? (?!there|all|both)[a-z].{30,}[.?!]$"
)
"""A greeting that goes on in its own line: "Hi, just to let you know that Ava was seen."."""
_UNSEEN = frozenset({Part.FILENAME, Part.METADATA, Part.HEADERS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """One name in a text. `person` is None for a stranger, or where two people share the name.

    `outside` is True for a name in the address, the greeting, the list of copies or below the
    closing: there nobody is spoken of, only written to or signing.
    """

    mention: Mention
    person: Person | None
    outside: bool = False

    @property
    def start(self) -> int:
        """Give where the name begins, its title with it, in the passage's text."""
        return self.mention.span[0]

    @property
    def end(self) -> int:
        """Give where the name ends."""
        return self.mention.span[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One part of one file with its names.

    `text` is the passage's own, character for character, but for line breaks within a paragraph,
    which are spaces: every newline left ends a paragraph.
    """

    document: Document
    passage: Passage
    text: str
    spoken: tuple[Spoken, ...]
    sentences: tuple[int, ...]

    def sentence(self, at: int) -> Span:
        """Give the sentence in which an offset stands, of an endless one what is near."""
        index = bisect_right(self.sentences, at)
        end = self.sentences[index] if index < len(self.sentences) else len(self.text)
        return max(self.sentences[index - 1], at - _LONGEST), min(end, at + _LONGEST)

    def each_sentence(self) -> Iterator[Span]:
        """Give where each sentence begins and ends; of an endless one, pieces."""
        for begin, end in pairwise((*self.sentences, len(self.text))):
            for first in range(begin, end, _LONGEST):
                yield first, min(end, first + _LONGEST)

    def paragraph(self, at: int) -> Span:
        """Give the paragraph in which an offset stands, of an endless one what is near."""
        least, most = max(0, at - 2 * _LONGEST), min(len(self.text), at + 2 * _LONGEST)
        begin, end = self.text.rfind("\n", least, at), self.text.find("\n", at, most)
        return least if begin < 0 else begin + 1, most if end < 0 else end

    def line_start(self, at: int, most: int) -> int:
        """Give where the paragraph of an offset begins, but no more than so far before it."""
        return max(self.text.rfind("\n", max(0, at - most), at) + 1, at - most, 0)

    def named(self, first: int, last: int) -> tuple[Spoken, ...]:
        """Give the names that begin between two offsets."""
        low = bisect_right(self.spoken, first - 1, key=_start)
        return self.spoken[low : bisect_right(self.spoken, last - 1, key=_start)]

    def mention(self, span: Span) -> Mention:
        """Give a mention of a stretch of the text, for its place."""
        return self.passage.mention(MentionKind.NAME, span, self.passage.text[span[0] : span[1]])


@kept_for_everyone
def tellings(matter: Matter) -> tuple[Telling, ...]:
    """Give every part of every file with the names that the record resolves.

    A name is a person's where the record has nobody else whose it may be: "Hale" alone is nobody
    where a mother and her child are called so. What only the language model took for a name counts
    as a stranger's. File names and metadata speak of nobody.
    """
    return () if matter.case is None else tuple(_tellings(matter, matter.case))


def _tellings(matter: Matter, case: Case) -> Iterator[Telling]:
    who = _Resolver(matter, case)
    for document in matter.dispatch.documents:
        found = [
            one
            for one in matter.mentions
            if one.file == document.name and one.kind is MentionKind.NAME
        ]
        for passage in passages_of(matter, document):
            if passage.part in _UNSEEN:
                continue
            here = [
                one
                for whole in found
                if whole.part is passage.part and whole.span[1]
                for one in who.told_apart(whole)
            ]
            outside = _Outside(matter, passage)
            text = flattened(passage)
            yield Telling(
                document=document,
                passage=passage,
                text=text,
                spoken=tuple(
                    Spoken(mention=one, person=who.person(one), outside=outside.holds(one))
                    for one in sorted(here, key=_begins)
                ),
                sentences=(0, *(match.end() for match in _SENTENCE.finditer(text))),
            )


def _parted(mention: Mention) -> tuple[Mention, ...]:
    """Give the two people of "Ms Hale, Ava": a title does not lead a surname written first.

    "Her brother Tom" is no monk: what somebody is to another is no title.
    """
    kin = _KIN.match(mention.text)
    if kin is not None:
        start = mention.span[0] + kin.end()
        mention = replace(mention, text=mention.text[kin.end() :], span=(start, mention.span[1]))
    two = _TWO.fullmatch(mention.text)
    if two is None:
        return (mention,)
    first = mention.span[0]
    return tuple(
        replace(
            mention,
            text=two[group],
            value=two[group],
            span=(first + two.start(group), first + two.end(group)),
        )
        for group in ("one", "two")
    )


def flattened(passage: Passage) -> str:
    r"""Give a passage's text with the line breaks that are only a page's width as spaces.

    A file that tells how its lines look and not where they stand has a paragraph a line.

    >>> from checker.model import Line
    >>> passage = Passage(document=None, part=Part.BODY, text="", starts=(), order=(),
    ...     lines=(Line(text="I met Ava and"), Line(text="her mother."), Line(text="Then I left.")))
    >>> flattened(passage)
    'I met Ava and her mother.\nThen I left.'
    """
    pieces: list[str] = []
    lines = passage.lines
    for upper, lower in pairwise(lines):
        above, below = upper.text.rstrip(), lower.text.lstrip()
        together = upper.look is None and (
            (upper.block, upper.cell, upper.page) == (lower.block, lower.cell, lower.page)
        )
        runs_on = len(above) >= _WRAPPED or below[:1].islower()
        wraps = bool(above and below) and together and runs_on and not above.endswith(_ENDS)
        pieces += [upper.text, " " if wraps or _goes_on(above, below, together) else "\n"]
    return "".join((*pieces, *(line.text for line in lines[-1:])))


def _goes_on(above: str, below: str, together: bool) -> bool:  # noqa: FBT001 - private, one caller
    """Say whether a full line ends a sentence within a paragraph of a page."""
    return together and len(above) >= _WRAPPED and bool(below) and above.endswith(".")


def subject_children(case: Case) -> tuple[Person, ...]:
    """Give the children whom the case is about."""
    ids = {party.who for party in case.parties if party.role == "subject_child"}
    return tuple(person for person in case.people if person.id in ids)


def children_on(case: Case, day: date) -> tuple[Person, ...]:
    """Give the children of a record: those the case is about, and any other under eighteen."""
    ids = {one.id for one in subject_children(case)}
    return tuple(
        one
        for one in lay_people(case, case.people)
        if one.id in ids
        or (
            one.date_of_birth is not None
            and one.date_of_birth.replace(year=one.date_of_birth.year + 18, day=1) > day
        )
    )


@lru_cache(maxsize=64)
def any_of(entries: tuple[str, ...]) -> re.Pattern[str]:
    """Compile the pattern that `spelt` gives; capitals do not count."""
    return re.compile(spelt(entries), re.IGNORECASE)


@lru_cache(maxsize=64)
def spelt(entries: tuple[str, ...]) -> str:
    r"""Give the pattern of whole words that are any of a list, the longest first.

    `*` at the end of a word stands for any letters.

    >>> spelt(("aunt", "uncle"))
    '(?<!\\w)(?:uncle|aunt)(?!\\w)'
    """
    ordered = sorted(entries, key=len, reverse=True)
    words = either(
        r"[ -]+".join(re.escape(word).replace(r"\*", r"\w*") for word in entry.split())
        for entry in ordered
    ).replace("'", "['\u2019]")
    return rf"(?<!\w)(?:{words or '(?!)'})(?!\w)"


class _Resolver:
    """Says whose a written name is, with what was found kept for the next time."""

    def __init__(self, matter: Matter, case: Case) -> None:
        self._case = case
        self._children = {one.id for one in subject_children(case)}
        self._names = {
            one.id: [one.name, *(other.name for other in one.other_names)] for one in case.people
        }
        self._staff = [one.name for one in matter.policy.own.staff]
        self._words = {word for name in self._staff for word in folded_name(name).split()}
        self._known: dict[str, Person | None] = {}

    def person(self, mention: Mention) -> Person | None:
        written = " ".join(mention.text.split())
        if mention.guessed or _SEVERAL.search(written):
            return None
        if written not in self._known:
            self._known[written] = self._resolved(written)
        return self._known[written]

    def told_apart(self, mention: Mention) -> tuple[Mention, ...]:
        """Give the people of a mention; "The Respondent, Erin Hale" is nobody but Erin Hale."""
        parts = _parted(mention)
        if len(parts) == 1 and "," in mention.text and self.person(mention) is None:
            start = mention.text.rindex(",") + 1
            start += len(mention.text[start:]) - len(mention.text[start:].lstrip())
            first, text = mention.span[0] + start, mention.text[start:]
            tail = replace(mention, text=text, value=text, span=(first, mention.span[1]))
            return (tail,) if text and self.person(tail) is not None else parts
        return parts

    def _resolved(self, written: str) -> Person | None:
        found = {
            one.id: verdict
            for one in self._case.people
            if (verdict := compare_names(written, self._names[one.id], title=one.title)) in FITS
            and self._may_be(written, one)
        }
        exact = [whom for whom, verdict in found.items() if verdict is NameVerdict.SAME]
        only: list[WhoId] = exact if len(exact) == 1 else list(found)
        if len(only) > 1 and " " not in written:
            # A forename alone is a child's sooner than that of a parent of the same name.
            only = [whom for whom in only if whom in self._children] or only
        if len(only) > 1:
            # "Mr Hale" is whom the record calls so, sooner than a Dr Hale.
            title = parse_name(written).title.rstrip(".").casefold()
            called = {one.id for one in self._case.people if one.title.casefold() == title}
            only = [whom for whom in only if title and whom in called] or only
        if len(only) != 1 or self._is_staff(written, exact=bool(exact)):
            return None
        return next(one for one in self._case.people if one.id == only[0])

    def _may_be(self, written: str, one: Person) -> bool:
        """Say whether a title and a surname may be somebody's: a child is not "Mr Hale"."""
        parsed = parse_name(written)
        if not parsed.title or parsed.forenames:
            return True
        sex = {"he/him": "Mr", "she/her": "Ms"}.get(one.pronouns.replace(" ", "").casefold(), "")
        fits = compare_names(written, [one.name], title=one.title or sex) in FITS
        known = any(
            compare_names(written, [name], title=one.title or sex) in FITS
            for name in self._names[one.id]
        )
        return (fits or known) and one.id not in self._children

    def _is_staff(self, written: str, *, exact: bool) -> bool:
        if exact or not self._words.intersection(folded_name(written).split()):
            return False
        return any(compare_names(written, [name]) in FITS for name in self._staff)


class _Outside:
    """Says which names of a passage are only written to, greeted, copied to or signing."""

    def __init__(self, matter: Matter, passage: Passage) -> None:
        self._lines: set[int] = set()
        closing = copies = False
        for index, line in enumerate(passage.lines):
            copies = bool(line.text.strip()) and (copies or bool(COPY.match(line.text)))
            closing = closing or (is_closing(line.text) and index > 0)
            greets = GREETING_LINE.match(line.text) and not _GREETS_AND_TELLS.match(line.text)
            if copies or closing or greets:
                self._lines.add(index)
        for one in matter.mentions:
            here = (one.file, one.part) == (passage.document.name, passage.part)
            if here and one.kind is MentionKind.ADDRESS:
                first = passage.line_at(one.span[0])
                self._lines.update(range(first - len(one.addressee), first))
        self._passage = passage

    def holds(self, mention: Mention) -> bool:
        return self._passage.line_at(mention.span[0]) in self._lines


def lay_people(case: Case, people: Iterable[Person]) -> tuple[Person, ...]:
    """Give those who are in the case with their own life, not by their work."""
    return tuple(one for one in people if not is_professional(case, one.id))


def _start(one: Spoken) -> int:
    return one.mention.span[0]


def _begins(one: Mention) -> Span:
    return one.span
