"""Learn how sentences sound that give something away: `python -m tests.benchmark.learning`.

Writes `resources/weights`. With `--judge` nothing is written: each author's sayings are judged by
what is learned from all the others, and the shares are printed that are found where so many in a
thousand right sentences of that author would be flagged. Needs `scikit-learn` (the project's group
`learn`).
"""

import argparse
import sys
from bisect import bisect_left
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from tests.benchmark.learning import pronouns
from tests.benchmark.learning.learner import Learned, examples, held, learn, vocabulary
from tests.benchmark.learning.sets import CODES, Said, everything

OUT: Final = Path(__file__).parents[3] / "resources" / "weights"
_FLAGGED: Final = (1, 2, 5, 10, 20)
_SMALLEST: Final = 0.005
_HEAD: Final = (
    "# Source: learned from tests/benchmark/learning/sayings, which were written for"
    " Letterlock\n# Licence: Apache-2.0\n"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """The weights from which a sentence is worth a look, is beyond doubt, or bears out a rule."""

    least: float
    sure: float
    bears_out: float


LINES: Final = {
    "source.identified": Lines(least=2.2, sure=4.2, bears_out=2.0),
    "restricted.material": Lines(least=3.0, sure=4.0, bears_out=3.0),
    "protected.location-clue": Lines(least=3.5, sure=9.0, bears_out=1.0),
    "document.draft": Lines(least=5.0, sure=9.0, bears_out=1.0),
    "privileged.material": Lines(least=3.0, sure=4.5, bears_out=2.0),
    "pronoun.mismatch": Lines(least=3.0, sure=4.0, bears_out=1.0),
}


def main(arguments: list[str]) -> int:
    """Learn every code and write the weights, or judge author by author."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark.learning", description=__doc__)
    parser.add_argument("--judge", action="store_true", help="judge author by author")
    parser.add_argument("--without", default="", help="leave one author's sayings out: a")
    parser.add_argument("--pronouns", action="store_true", help="learn only of whom he is said")
    asked = parser.parse_args(arguments)
    said = tuple(one for one in everything() if one.author != asked.without)
    if asked.judge:
        _judge(said)
    elif asked.pronouns:
        _write_pronouns()
    else:
        _write(said)
        _write_pronouns()
    return 0


def _judge(said: tuple[Said, ...]) -> None:
    head = "".join(f"{f'{many} in 1000':>14}" for many in _FLAGGED)
    _say(f"{'code, author judged':38}{'wrong':>6}{'right':>6}{head}   (found, threshold)")
    for code in CODES:
        for author in sorted({one.author for one in said if one.code == code}):
            _judge_one(code, author, said)


def _judge_one(code: str, author: str, said: tuple[Said, ...]) -> None:
    others = tuple(one for one in said if one.author != author)
    known = vocabulary(others)
    learned = learn(code, others, known)
    theirs = [one for one in said if one.author == author]
    wrong, right = examples(code, theirs)
    if not wrong or not right:
        return
    scores = [sorted(_weights(learned, known, some)) for some in (wrong, right)]
    cells = ""
    for many in _FLAGGED:
        least = scores[1][-max(1, round(len(right) * many / 1000)) - 1]
        found = len(wrong) - bisect_left(scores[0], least + 1e-9)
        cells += f"{f'{found / len(wrong):.0%}':>7}{least:>7.2f}"
    _say(f"{code:26}{author:12}{len(wrong):>6}{len(right):>6}{cells}")


def _weights(learned: Learned, known: frozenset[str], some: list[str]) -> list[float]:
    return [learned.weight(held(text, known)) for text in some]


def _write(said: tuple[Said, ...]) -> None:
    known = vocabulary(said)
    for code in CODES:
        _write_weights(code, learn(code, said, known))
    text = f"# The words that were learned, whatever they count for\n{_HEAD}"
    words = "\n".join(sorted(known))
    (OUT / "words.txt").write_text(f"{text}{words}\n", encoding="utf-8")


def _write_pronouns() -> None:
    _write_weights(pronouns.CODE, pronouns.learn_pronouns())


def _write_weights(code: str, learned: Learned) -> None:
    lines = [f"{value}\t={name}" for name, value in asdict(LINES[code]).items()]
    lines.append(f"{learned.bias:.3f}\t=bias")
    lines += [
        f"{weight:.2f}\t{name}"
        for name, weight in sorted(learned.weights.items())
        if abs(weight) >= _SMALLEST
    ]
    text = f"# How sentences sound by {code}: a weight, and what it is of\n{_HEAD}"
    (OUT / f"{code}.txt").write_text(text + "\n".join(lines) + "\n", encoding="utf-8")
    _say(f"{code}: {len(lines)} weights")


def _say(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
