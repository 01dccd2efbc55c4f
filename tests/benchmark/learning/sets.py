"""The sayings that are learned from: several authors, each with wrong and right ones by code."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from checker.practice.packs.composing import compose
from checker.practice.packs.ours import OURS
from checker.practice.packs.right import right_scene
from tests.benchmark.development import caseload
from tests.benchmark.development_sayings.sayings import RECORD, sayings_of
from tests.benchmark.measuring import NOW

DATA: Final = Path(__file__).parent / "sayings"
CODES: Final = (
    "source.identified",
    "restricted.material",
    "protected.location-clue",
    "document.draft",
    "privileged.material",
)
"""What is learned: sentences that no list of words can hold."""
BESIDE: Final = ("pronoun.mismatch", "person.not-in-case", "ordinary")
"""Sets whose sentences give nothing away, whatever else is wrong with them."""
DEVELOPED: Final = (*CODES[:4], *BESIDE[:2])
"""Sets of which the development sayings have some."""
DEVELOPMENT, PRACTICE, TESTS = "development", "practice", "t"
NAMED: Final = frozenset({PRACTICE, TESTS})
"""Authors whose sayings bear many names."""
_LINE: Final = re.compile(r"([WR]) ([a-z]+)\|(.+)")
_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")
_SEED, _LETTERS = 77, 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One saying: of which set and author, whether it is wrong, to whom it goes, and its words."""

    code: str
    author: str
    wrong: bool
    to: str
    text: str


def everything() -> tuple[Said, ...]:
    """Give every saying of every author, with the development sayings and our own letters."""
    return (*_written(), *_development(), *_letters())


def names() -> frozenset[str]:
    """Give the words of the names in the sayings, in small letters: no word to learn."""
    words = " ".join(RECORD.values()).replace("the Ropewalk", "Ropewalk").split()
    kept = {"Family", "Court", "the", "at", "Primary", "School", "Surgery", "Bakery", "September"}
    titles = {"Mr", "Ms"}
    return frozenset(word.lower() for word in words if word not in kept | titles)


def _written() -> Iterator[Said]:
    for file in sorted(DATA.glob("*.txt")):
        code, _, author = file.stem.rpartition("_")
        for line in file.read_text(encoding="utf-8").splitlines():
            found = _LINE.fullmatch(line)
            if found is not None:
                kind, to, text = found.groups()
                filled = _PLACEHOLDER.sub(_named, text)
                yield Said(code=code, author=author, wrong=kind == "W", to=to, text=filled)


def _named(found: re.Match[str]) -> str:
    """Give whom a placeholder stands for; other words in braces are a draft's, and stay."""
    return RECORD.get(found[1], found[0])


def _development() -> Iterator[Said]:
    for code in DEVELOPED:
        sayings = sayings_of(code)
        for wrong, some in ((True, sayings.wrong), (False, sayings.right)):
            for one in some:
                text = one.filled()
                yield Said(code=code, author=DEVELOPMENT, wrong=wrong, to=one.to, text=text)


def _letters() -> Iterator[Said]:
    """Give every line of right letters that the product makes up for practice, heads and all."""
    random, cases = Random(_SEED), caseload(_SEED)
    seen: set[str] = set()
    for _ in range(_LETTERS):
        scene = right_scene(random, cases, OURS, today=NOW.date())
        plan = compose(scene) if scene is not None else None
        for text in plan.letter.text.splitlines() if plan is not None else ():
            if text.strip() and text not in seen:
                seen.add(text)
                yield Said(code="ordinary", author=PRACTICE, wrong=False, to="", text=text)
