"""Measure how many unknown people are found in letters: `python -m tests.benchmark.people`.

Nobody in these letters is on any record. The development set is what the finders were made with;
the second was run once and then developed with; the final one was only run; the registers are
short notes, of which the rules for words that are names were made; the notes came after them. One
author wrote every set, and the code. With `--each` every miss and every mistake is
listed, with `--peers FOLDER` Presidio with spaCy is asked as well, from the Python environment in
that folder, and Rampart alone.
"""

import argparse
import itertools
import json
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

import msgspec

from checker.guessing import Guesser
from checker.mentions import find
from checker.model import Mention, MentionKind
from checker.settings import Policy
from tests.builders.plain_text import text_document

SETS = ("development", "second", "final", "registers", "notes")
DATA = Path(__file__).parents[1] / "data"
TITLES = ("Mr", "Mrs", "Ms", "Dr", "Miss")
_SLOT = re.compile(r"<(\w+)>")
_MARKED = re.compile(r"\[([^\]]+)\]|\{([^}]+)\}")
_PEER = Path(__file__).parent / "people_peer.py"

Span = tuple[int, int]
FindsPeople = Callable[[str], list[Span]]


class Held(msgspec.Struct):
    """A set: names with "|" between them, and letters with slots for names."""

    adults: str
    children: str
    letters: list[str]


@dataclass(frozen=True, slots=True)
class Mark:
    """Where somebody is named, and whether it is a child's forename alone."""

    start: int
    end: int
    child: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter with its marks."""

    text: str
    marks: tuple[Mark, ...]


@dataclass(slots=True)
class Score:
    """What one finder found in a set of letters."""

    wanted: int = 0
    hit: int = 0
    children: int = 0
    children_hit: int = 0
    made: int = 0
    right: int = 0
    seconds: float = 0.0
    characters: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def line(self, who: str) -> str:
        """Give the figures on one line."""
        pages = max(self.characters / 2_500, 1)
        return (
            f"{who:34} recall {self.hit / self.wanted:6.1%} ({self.wanted})   precision "
            f"{self.right / max(self.made, 1):6.1%}   children's forenames "
            f"{self.children_hit / max(self.children, 1):6.1%} ({self.children})   "
            f"{self.seconds / pages * 2_000:6.0f} ms of CPU for two pages"
        )


def letters_of(name: str) -> list[Letter]:
    """Give the letters of a set: every name of it at least once, in every form that it asks for."""
    if name == "shared":
        rows = (
            json.loads(line)
            for line in (DATA / "letters.jsonl").read_text(encoding="utf-8").splitlines()
        )
        return [
            Letter(
                row["text"],
                tuple(
                    Mark(one["start"], one["end"], one.get("role") == "child")
                    for one in row["spans"]
                    if one["type"] == "PERSON"
                ),
            )
            for row in rows
        ]
    if name in {"registers", "notes"}:
        return written_out(DATA / "people" / f"{name}.txt")
    return letters_in(DATA / "people" / f"{name}.toml")


def letters_in(file: Path, seed: int = 7) -> list[Letter]:
    """Give the letters of a file: every name of it at least once."""
    held = msgspec.toml.decode(file.read_bytes(), type=Held)
    chance = random.Random(seed)
    adults, children = _names(held.adults), _names(held.children)
    chance.shuffle(adults)
    chance.shuffle(children)
    people, young = itertools.cycle(adults), itertools.cycle(children)
    used: list[str] = []
    made: list[Letter] = []
    for template in itertools.cycle(held.letters):
        made.append(_filled(template, people, young, used, chance))
        if {*adults, *children} <= set(used) and len(made) >= len(held.letters):
            return made
    return made


def written_out(file: Path) -> list[Letter]:
    """Give the short notes of a file: "{Kit}" is a child's forename, "[Ann Pike]" anybody else."""
    lines = file.read_text(encoding="utf-8").splitlines()
    notes = "\n".join(line for line in lines if not line.startswith("#")).split("\n\n")
    return [_note(note.strip("\n")) for note in notes if note.strip()]


def _note(written: str) -> Letter:
    text, at = "", 0
    marks: list[Mark] = []
    for found in _MARKED.finditer(written):
        text += written[at : found.start()]
        name = found[1] or found[2]
        marks.append(Mark(len(text), len(text) + len(name), found[2] is not None))
        text += name
        at = found.end()
    return Letter(text + written[at:], tuple(marks))


def _names(written: str) -> list[str]:
    return [one.strip() for one in written.replace("\n", "|").split("|") if one.strip()]


def _filled(
    template: str,
    people: Iterator[str],
    young: Iterator[str],
    used: list[str],
    chance: random.Random,
) -> Letter:
    text, at = "", 0
    marks: list[Mark] = []
    for slot in _SLOT.finditer(template):
        text += template[at : slot.start()]
        kind = slot[1]
        name = next(young) if kind == "child" else next(people)
        used.append(name)
        written = _written(kind, name, chance)
        marks.append(Mark(len(text), len(text) + len(written), kind == "child"))
        text += written
        at = slot.end()
    return Letter(text + template[at:], tuple(marks))


def _written(kind: str, name: str, chance: random.Random) -> str:
    first, _, last = name.partition(" ")
    last = last or first
    forms = {
        "titled": f"{chance.choice(TITLES)} {name}",
        "mr": f"{chance.choice(TITLES)} {last}",
        "turned": f"{last}, {first}" if last != first else first,
        "surname": last,
        "first": first,
        "upper": name.upper(),
        "uncle": f"Uncle {first}",
    }
    return forms.get(kind, name)


def score(letters: Iterable[Letter], finds: FindsPeople) -> Score:
    """Count: half of a mark found is a hit; half of a find inside a mark is right."""
    total = Score()
    for letter in letters:
        begun = time.process_time()
        spans = finds(letter.text)
        total.seconds += time.process_time() - begun
        total.characters += len(letter.text)
        _count(total, letter, spans)
    return total


def _count(total: Score, letter: Letter, spans: list[Span]) -> None:
    marks = [(one.start, one.end) for one in letter.marks]
    for one in letter.marks:
        hit = any(_half((one.start, one.end), span) for span in spans)
        total.wanted, total.hit = total.wanted + 1, total.hit + hit
        if one.child:
            total.children, total.children_hit = total.children + 1, total.children_hit + hit
        if not hit:
            total.missed.append(_shown(letter.text, (one.start, one.end)))
    for span in spans:
        right = any(_half(span, mark) for mark in marks)
        total.made, total.right = total.made + 1, total.right + right
        if not right:
            total.wrong.append(_shown(letter.text, span))


def _half(whole: Span, other: Span) -> bool:
    shared = min(whole[1], other[1]) - max(whole[0], other[0])
    return shared * 2 >= whole[1] - whole[0]


def _shown(text: str, span: Span) -> str:
    before, after = text[max(0, span[0] - 24) : span[0]], text[span[1] : span[1] + 24]
    return f"{before}[{text[slice(*span)]}]{after}".replace("\n", "/")


POLICY = Policy(rules={}, layers={})


def by_grammar(text: str) -> list[Span]:
    """Find people by the grammar of a letter alone."""
    found = find(text_document(text), case=None, policy=POLICY)
    return _people(found)


def with_model(guesser: Guesser, text: str) -> list[Span]:
    """Find people by grammar, then by the language model."""
    document = text_document(text)
    found = find(document, case=None, policy=POLICY)
    return _people((*found, *guesser.guess(document, found, case=None, policy=POLICY).names))


def by_model(guesser: Guesser, text: str) -> list[Span]:
    """Find people by the language model as it is."""
    return [one.span for one in guesser.labelled(text)]


class Told(msgspec.Struct):
    """What Presidio found in some texts, how long it took, and its memory."""

    found: list[list[Span]]
    seconds: float
    megabytes: int


def ask_peer(folder: Path, model: str, letters: list[Letter]) -> tuple[Score, int]:
    """Have Presidio find people, in a Python environment of its own: the score, and megabytes."""
    said = subprocess.run(
        [folder / "bin" / "python", _PEER, model],
        input=json.dumps([letter.text for letter in letters]),
        capture_output=True,
        text=True,
        check=True,
    )
    told = msgspec.json.decode(said.stdout, type=Told)
    answers = iter(told.found)
    total = score(letters, lambda _: next(answers))
    total.seconds = told.seconds
    return total, told.megabytes


def _people(found: Iterable[Mention]) -> list[Span]:
    return [one.span for one in found if one.kind is MentionKind.NAME]


def main(arguments: list[str]) -> int:
    """Measure every finder on every set, and say what was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark.people", description=__doc__)
    parser.add_argument("--each", action="store_true", help="list every miss and every mistake")
    parser.add_argument("--peers", type=Path, help="a Python environment that has Presidio")
    parser.add_argument("--spacy", default="en_core_web_sm", help="the name of spaCy's model")
    parser.add_argument("--set", choices=(*SETS, "shared"), action="append", dest="sets")
    asked = parser.parse_args(arguments)
    guesser = Guesser()
    guesser.labelled("Warm")
    finders: dict[str, FindsPeople] = {
        "grammar": by_grammar,
        "grammar and model": partial(with_model, guesser),
    }
    if asked.peers:
        finders["Rampart alone"] = partial(by_model, guesser)
    for name in asked.sets or (*SETS, "shared"):
        letters = letters_of(name)
        print(f"\n{name}: {len(letters)} letters")
        for who, finds in finders.items():
            found = score(letters, finds)
            print(found.line(who))
            if asked.each:
                print(*(f"  missed {one}" for one in sorted(set(found.missed))), sep="\n")
                print(*(f"  wrong  {one}" for one in sorted(set(found.wrong))), sep="\n")
        if asked.peers:
            peer, megabytes = ask_peer(asked.peers, asked.spacy, letters)
            print(f"{peer.line('Presidio with spaCy small')}, {megabytes} MB")
    print(f"\nmemory, with everything loaded: {getrusage(RUSAGE_SELF).ru_maxrss // 1024} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
