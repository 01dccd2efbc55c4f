"""Measure the finding of addresses: `python -m tests.benchmark.address_blocks [LETTERS]`.

Made-up letters in many layouts as docx, pdf, scan and eml, read as the product reads them. An
address is found when a mention has its postcode and most of its words, and exact when it has all of
its words and no other. Exit status 1: a goal was missed. With `--each` every miss is shown.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from checker import mentions
from checker.matching.folding import folded_words
from checker.matching.postcodes import find_postcode
from checker.model import Document, Mention, MentionKind, Organisation, PostalAddress, Read, WhoId
from checker.settings import Own
from checker.worker.parent import Readers
from tests.builders.address_files import FORMATS, written
from tests.builders.address_layouts import OWN, letters
from tests.builders.address_letters import AddressLetter, Written, in_a_message
from tests.builders.cases import policy

LETTERS, SEED = 300, 401
FOUND, EXACT = 0.99, 0.95
_MOST = 0.6


@dataclass(slots=True, kw_only=True)
class Figures:
    """What was found of the addresses of some letters."""

    letters: int = 0
    addresses: int = 0
    found: int = 0
    exact: int = 0
    role: int = 0
    extra: int = 0
    unread: int = 0
    """Letters that were not read in time, as on a machine that others use: they are held."""
    told: list[str] = field(default_factory=list)


OFFICE = Organisation(
    id=WhoId("own"),
    name="Family Advisory Service",
    kind="own",
    addresses=(PostalAddress(id="own", lines=OWN[:2], town=OWN[2], postcode=OWN[3]),),
)
SENDER = policy(own=Own(organisations=(OFFICE,), domains=("advice.example",)))


def hold(letter: AddressLetter, documents: Sequence[Document], figures: Figures) -> None:
    """Hold what is found in a letter against what stands in it."""
    given = [
        one
        for document in documents
        for one in mentions.find(document, case=None, policy=SENDER)
        if one.kind is MentionKind.ADDRESS
    ]
    figures.letters += 1
    used: set[int] = set()
    for address in letter.addresses:
        figures.addresses += 1
        at = _nearest(address, given, used)
        if at is None:
            figures.told.append(f"{letter.name}: not found {address.lines}")
            continue
        used.add(at)
        figures.found += 1
        figures.exact += _words(given[at].lines) == _words(address.lines)
        if _words(given[at].lines) != _words(address.lines):
            figures.told.append(f"{letter.name}: {given[at].lines} for {address.lines}")
        figures.role += given[at].role in address.roles
        if given[at].role not in address.roles:
            figures.told.append(f"{letter.name}: {given[at].role} {address.lines}")
    extra = [one for at, one in enumerate(given) if at not in used]
    figures.extra += len(extra)
    figures.told.extend(f"{letter.name}: no address {one.lines}" for one in extra)


def _nearest(address: Written, given: Sequence[Mention], used: set[int]) -> int | None:
    wanted = set(_words(address.lines))
    shares = {
        at: len(wanted & set(_words(one.lines))) / len(wanted)
        for at, one in enumerate(given)
        if at not in used
    }
    best = max(shares, key=lambda at: shares[at], default=None)
    return best if best is not None and shares[best] >= _MOST else None


def _words(lines: Sequence[str]) -> list[str]:
    """Give the words of an address in order; those of a postcode are one word."""
    found = find_postcode(" ".join(lines))
    text = ", ".join(lines)
    if found is None:
        return list(folded_words(text))
    whole = find_postcode(text) or (len(text), len(text), found[2])
    rest = f"{text[: whole[0]]} {text[whole[1] :]}"
    return [*folded_words(rest), found[2]]


def measure(count: int, seed: int = SEED, kinds: Sequence[str] = FORMATS) -> dict[str, Figures]:
    """Write, read and search letters; give the figures of each kind of file."""
    figures: dict[str, Figures] = defaultdict(Figures)
    readers = Readers()
    try:
        for number, letter in enumerate(letters(seed, count)):
            kind = kinds[number % len(kinds)]
            name, data = written(letter, kind, number)
            documents = _read(readers, name, data)
            if documents[0].read is Read.NO:
                figures[kind].unread += 1
                continue
            mailed = documents[0].message is not None  # It goes to those that its head names.
            hold(in_a_message(letter) if mailed else letter, documents, figures[kind])
    finally:
        readers.close()
    return dict(figures)


def _read(readers: Readers, name: str, data: bytes) -> tuple[Document, ...]:
    """Read a file; again where it took too long, as on a machine that others use."""
    for _ in range(3):
        documents = readers.read(name, data, effort=2)
        if documents[0].read is not Read.NO:
            break
    return documents


def main(arguments: list[str]) -> int:
    """Measure, say what was found, and whether the goals are reached."""
    name = "python -m tests.benchmark.address_blocks"
    parser = argparse.ArgumentParser(prog=name, description=__doc__)
    parser.add_argument("letters", type=int, nargs="?", default=LETTERS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--kinds", default=",".join(FORMATS), help="docx,pdf,scan,eml")
    parser.add_argument("--each", action="store_true", help="show every miss")
    asked = parser.parse_args(arguments)
    by_kind = measure(asked.letters, asked.seed, asked.kinds.split(","))
    total = Figures()
    for kind, one in by_kind.items():
        _say(kind, one)
        for counted in ("letters", "addresses", "found", "exact", "role", "extra", "unread"):
            setattr(total, counted, getattr(total, counted) + getattr(one, counted))
        if asked.each:
            sys.stdout.write("".join(f"  {line}\n" for line in one.told))
    _say("all", total)
    reached = total.found >= FOUND * total.addresses and total.exact >= EXACT * total.addresses
    return 0 if reached else 1


def _say(kind: str, one: Figures) -> None:
    count = max(1, one.addresses)
    sys.stdout.write(
        f"{kind:5} {one.letters:4} letters, {one.addresses:4} addresses: found"
        f" {one.found / count:.1%}, exact {one.exact / count:.1%}, role right"
        f" {one.role / count:.1%}, more found {one.extra}"
        + (f", not read in time {one.unread}\n" if one.unread else "\n")
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
