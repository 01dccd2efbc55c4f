"""Looks for the names that rules alone do not see, and holds each against what the rules know."""

import threading
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from checker.errors import GuessingError
from checker.guessing.network import Network, Rampart, cannot_be_used, is_installed
from checker.guessing.taken import Taken
from checker.guessing.windows import windows
from checker.mentions.bare_names import bare_names, is_body, is_firm
from checker.mentions.capitals import PROSE, Run, Word, following, runs
from checker.mentions.forenames import Kind, lists
from checker.mentions.lone_names import SAYS
from checker.mentions.named_bodies import bodies_in, names_of_bodies
from checker.mentions.passage import Passage, passages
from checker.model import Case, Document, Mention, MentionKind, Part, Span
from checker.settings import Policy

MOST_WINDOWS = 400
"""About 75 pages and three seconds; what follows in one file is left to the rules."""

SURE, FAIR = 0.5, 0.1
"""The chance at which the model itself calls a word a name's, and the least worth a look."""
INSIDE, BEGINNING, DOUBTFUL = 0.2, 0.5, 0.6
"""The least chance in the middle of a sentence, at its beginning, and where things are named."""
PLACING = frozenset({"the", "a", "an", "in", "at", "near", "to", "from", "of", "by", "on"})


@dataclass(frozen=True, slots=True)
class Labelled:
    """A stretch of text that the model takes for a name."""

    span: Span
    chance: float


@dataclass(frozen=True, slots=True)
class Guess:
    """The names that only the model sees, and whether it looked at the whole file."""

    names: tuple[Mention, ...]
    whole: bool


class Guesser:
    """The model with what is known about names. Safe to use from several threads."""

    def __init__(
        self,
        folder: Path | None = None,
        *,
        load: Callable[[Path | None], Network] = Rampart,
        is_there: Callable[[Path | None], bool] = is_installed,
    ) -> None:
        """Remember where the model is; it is loaded when it is first asked."""
        self._is_there = is_there
        self._folder = folder
        self._load = load
        self._network: Network | None = None
        self._broken: GuessingError | None = None
        self._lock = threading.Lock()

    def broken(self) -> GuessingError | None:
        """Say why the model cannot be used, or None while nothing speaks against it."""
        if self._broken is None and self._network is None and not self._is_there(self._folder):
            return cannot_be_used()
        return self._broken

    def rest(self) -> None:
        """Let go of the model; whoever asks next has it loaded again."""
        with self._lock:
            self._network = None

    def guess(
        self,
        document: Document,
        found: tuple[Mention, ...],
        *,
        case: Case | None,
        policy: Policy,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Guess:
        """Give the names in a document that `found` does not hold, each marked as guessed.

        Args:
            document: What was read of one file.
            found: Everything that the finders found in it: what they say holds.
            case: Whose organisations are bodies, whatever their names look like.
            policy: Whose words count besides the lists that ship.
            cancelled: Asked now and then; when it says so, what was found so far is given.

        Raises:
            GuessingError: the model cannot be used.
        """
        parts, bodies = passages(document), names_of_bodies(case, policy)
        guessed: list[Mention] = []
        left = MOST_WINDOWS
        for passage in parts:
            if passage.part in PROSE and passage.part is not Part.SUBJECT:
                there = (one.span for one in found if one.part is passage.part)
                closed = Taken((*there, *bodies_in(passage, bodies)))
                looked, names = self._in_passage(passage, closed, policy, left, cancelled)
                left -= looked
                guessed += names
        again = bare_names(parts, (*found, *guessed), case, policy) if guessed else ()
        kept = _apart(found, (*guessed, *again))
        return Guess(tuple(replace(one, guessed=True) for one in kept), whole=left >= 0)

    def labelled(self, text: str) -> list[Labelled]:
        """Give what the model takes for names in a text, whatever rules say.

        Raises:
            GuessingError: the model cannot be used.
        """
        found: list[Labelled] = []
        for start, end in windows(text):
            before: tuple[int, float] | None = None
            for piece, chance in self._ready().chances(text[start:end]):
                span = (piece.start + start, piece.end + start)
                if chance < SURE:
                    before = None
                elif before and found and not text[found[-1].span[1] : span[0]].strip():
                    found[-1] = Labelled((found[-1].span[0], span[1]), chance)
                else:
                    found.append(Labelled(span, chance))
                before = (span[1], chance) if chance >= SURE else None
        return found

    def _ready(self) -> Network:
        with self._lock:
            if self._broken is not None:
                raise self._broken
            if self._network is None:
                try:
                    self._network = self._load(self._folder)
                except GuessingError as error:
                    self._broken = error
                    raise
            return self._network

    def _in_passage(
        self,
        passage: Passage,
        closed: Taken,
        policy: Policy,
        left: int,
        cancelled: Callable[[], bool],
    ) -> tuple[int, list[Mention]]:
        """Give how many stretches were looked at, one more than `left` if some were not."""
        every = runs(passage, lists(policy))
        open_runs = [run for run in every if any(map(_is_open, run.words))]
        firms = {id(one) for one, two in pairwise(every) if one.joined and is_firm(one, two)}
        guessed: list[Mention] = []
        looked, chances = self._chances(passage.text, open_runs, closed, left, cancelled)
        for run in open_runs:
            if id(run) in firms:
                continue
            for span in _names_in(passage.text, run, chances):
                value = " ".join(passage.text[span[0] : span[1]].split())
                guessed.append(passage.mention(MentionKind.NAME, span, value))
        return looked, [one for one in guessed if not closed.over(one.span)]

    def _chances(
        self,
        text: str,
        open_runs: list[Run],
        closed: Taken,
        left: int,
        cancelled: Callable[[], bool],
    ) -> tuple[int, dict[int, float]]:
        """Give for the start of each word how likely it is of a name, where anybody asks."""
        wanted = [
            word.start
            for run in open_runs
            for word in run.words
            if _is_open(word) and not closed.over((word.start, word.end))
        ]
        chances: dict[int, float] = {}
        looked = 0
        for start, end in windows(text):
            if not any(start <= at < end for at in _near(wanted, start, end)):
                continue
            looked += 1
            if looked > left or cancelled():
                return left + 1, chances
            words: dict[int, list[float]] = {}
            begins: dict[int, int] = {}
            for piece, chance in self._ready().chances(text[start:end]):
                words.setdefault(piece.word, []).append(chance)
                begins.setdefault(piece.word, piece.start + start)
            for word, each in words.items():
                chances[begins[word]] = sum(each) / len(each)
        return looked, chances


def _near(wanted: list[int], start: int, end: int) -> list[int]:
    return wanted[bisect_left(wanted, start) : bisect_left(wanted, end)]


_OPEN = frozenset({Kind.OTHER, Kind.DOUBTFUL, Kind.PLACE, Kind.EITHER})
"""A forename is the rules' to judge: where they say no, it is a body's."""
_MAY_JOIN = _OPEN | {Kind.INITIAL, Kind.FORENAME}


def _is_open(word: Word) -> bool:
    return word.kind in _OPEN and not word.shouted


def _names_in(text: str, run: Run, chances: dict[int, float]) -> Iterator[Span]:
    """Give the names in a run of words: likely words, and the words beside them."""
    words = run.words
    at = 0
    while at < len(words):
        if not (_is_open(words[at]) and chances.get(words[at].start, 0.0) >= FAIR):
            at += 1
            continue
        first, last = at, at + 1
        while last < len(words) and _joins(words[last], chances) and not words[last - 1].owns:
            last += 1
        at = last
        if not _looks_like_a_body(text, run, first, last):
            best = max(chances.get(word.start, 0.0) for word in words[first:last])
            if best >= _needed(text, run, first, last):
                yield words[first].start, words[last - 1].end


def _looks_like_a_body(text: str, run: Run, first: int, last: int) -> bool:
    words = run.words
    beside = words[max(0, first - 1) : first] + words[last : last + 2]
    if any(word.kind is Kind.BODY for word in beside) or words[last - 1].kind is Kind.EITHER:
        return True
    return is_body(text, run, (first, last), _before(run, first))


def _before(run: Run, first: int) -> str:
    return run.before if first == 0 else run.words[first - 1].text.lower()


def _needed(text: str, run: Run, first: int, last: int) -> float:
    """Give the least chance that makes a name of some words where they stand.

    A word with a capital in the middle of a sentence is likelier a name than one that begins it,
    and one that does what people do likelier still; after "in" and "the" come places and things.
    """
    words = run.words
    single = last - first == 1
    if words[last - 1].owns:
        return INSIDE
    if _before(run, first) in PLACING or (single and words[first].kind is Kind.PLACE):
        return DOUBTFUL
    if not (run.begins and first == 0):
        return INSIDE
    end = words[last - 1].end
    acts = following(text, end) in SAYS or text[end : end + 1] == ":"
    return INSIDE if acts or not single else BEGINNING


def _joins(word: Word, chances: dict[int, float]) -> bool:
    return word.kind in _MAY_JOIN and chances.get(word.start, 0.0) >= FAIR


def _apart(found: tuple[Mention, ...], more: tuple[Mention, ...]) -> list[Mention]:
    """Leave out what stands over anything that is there already."""
    taken: dict[Part, Taken] = {}
    for part in {one.part for one in (*found, *more)}:
        taken[part] = Taken(one.span for one in found if one.part is part)
    kept: list[Mention] = []
    for one in more:
        if not taken[one.part].over(one.span):
            taken[one.part].add(one.span)
            kept.append(one)
    return kept
