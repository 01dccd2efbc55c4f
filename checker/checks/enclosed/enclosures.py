"""What goes with a letter, and which of it the letter names."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from checker.checks.enclosed.enclosing import Claim
from checker.checks.enclosed.enclosure_synonyms import BLANK, groups_in
from checker.checks.letters.document_kinds import (
    UNKNOWN,
    is_letter,
    kind_named,
    kind_of,
    plain_words,
)
from checker.checks.letters.document_kinds import title_words as title_of
from checker.checks.matter import Matter
from checker.model import ARCHIVES, Document, FileKind, MentionKind, Part, Role
from checker.settings import Policy, word_list

IMAGES = frozenset(
    {FileKind.PNG, FileKind.JPEG, FileKind.GIF, FileKind.BMP, FileKind.WEBP, FileKind.TIFF}
)
_BESIDE_MAIL = (".p7s", ".asc", ".sig", ".ics", ".vcf", ".dat", ".htm", ".html")
"""Signatures, cards and calendars that mail programs attach by themselves."""
_ON_LABELS = frozenset({Part.BODY, Part.TEXTBOX, Part.CELL, Part.OTHER})
_MORE_ON_LABELS = 4
"""A label or a cover sheet has hardly more lines than the address."""
_SHORTEST_SENTENCE = 6
_SHORTEST_STEM = 4
_EVERY_LETTER = frozenset({"letter"})
"""Words that a letter has anyway."""
_SHORTEST_WORD = 3
_NUMBERED = re.compile(r"(?:scan|img|image|doc|document|file|page|dsc)?\d+")
"""How a scanner names a file, and a date."""
_FAMILIES = ("_report", "_minutes", "_order", "_form", "_statement", "_letter")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that a letter names, and how it may be known: its kind and its words."""

    claim: Claim
    kind: str
    words: frozenset[str]
    generic: bool
    """"A copy", "the papers": any file can be meant."""
    several: bool
    """"The forms", "copies of the orders": several files can be meant."""
    soft: bool = False
    """Only a synonym is known of it ("the dates"): it may be what is sent, and is not missed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """What was named and is not there, and what is there and was not named."""

    missing: tuple[Item, ...]
    extra: tuple[Document, ...]


def covering(matter: Matter) -> tuple[Document, ...]:
    """Give the documents that may say what is enclosed: the letter, in a message each letter."""
    letter = matter.dispatch.letter
    if letter is None:
        return ()
    if letter.message is None:
        return (letter,) if is_letter(letter) else ()
    return (letter, *(one for one in enclosures(matter) if is_letter(one)))


def enclosures(matter: Matter) -> tuple[Document, ...]:
    """Give the files that go with the letter: no label, no logo, nothing inside another file."""
    letter = matter.dispatch.letter
    wraps = {one.name for one in matter.dispatch.documents if one.kind in ARCHIVES}
    if letter is not None and letter.message is not None:
        wraps.add(letter.name)
    return tuple(
        one
        for one in matter.dispatch.documents
        if one is not letter
        and one.kind not in ARCHIVES
        and (one.parent is None or one.parent in wraps)
        and not _comes_by_itself(one)
        and not is_label(matter, one)
    )


def items(claims: Iterable[Claim], policy: Policy) -> tuple[Item, ...]:
    """Give what some claims name, leaving out what is no document: an envelope, a cheque."""
    nouns, anything, no_document = (
        _words(word_list(name, policy))
        for name in ("enclosure_words", "enclosure_any", "enclosure_no_document")
    )
    found: list[Item] = []
    for claim in claims:
        words = set(plain_words(claim.words).split())
        single = {word.removesuffix("s") for word in words}
        if words & no_document:
            continue
        named = bool((words | single) & nouns) or kind_named(claim.words, policy) != UNKNOWN
        generic = not named and (not words or bool(words & anything))
        groups = groups_in(claim.words, policy)
        if named or generic or claim.listed or groups:
            found.append(
                Item(
                    claim=claim,
                    kind=kind_named(claim.words, policy),
                    words=_significant(claim.words) | groups,
                    generic=generic,
                    several=bool({f"{noun}s" for noun in nouns} & words) or "papers" in words,
                    soft=not (named or generic or claim.listed),
                )
            )
    return tuple(found)


def is_no_document(words: str, policy: Policy) -> bool:
    """Say whether something is enclosed that no file can be: an envelope, a cheque."""
    return bool(
        set(plain_words(words).split()) & _words(word_list("enclosure_no_document", policy))
    )


def matched(
    listed: Sequence[Item],
    said: Sequence[Item],
    files: Sequence[Document],
    letters: Sequence[Document],
    policy: Policy,
    blank: Collection[str] = (),
) -> Matched:
    """Match what a letter names with what goes with it, the surest pairs first.

    What stands in the list is matched one by one with the files. A sentence may speak of what the
    list names, and in a message of the letters that it brings. `blank` are the names of files that
    name nobody: of leaflets and forms each can be one.
    """
    sent = (*files, *letters)
    kinds = {one.name: kind_of(one, policy) for one in sent}
    titles = {one.name: _significant(title_of(one)) for one in sent}
    alike_words = {one.name: titles[one.name] | groups_in(title_of(one), policy) for one in sent}

    def likeness(item: Item, one: Document) -> int:
        like = _likeness(item, kinds[one.name], alike_words[one.name], letter=is_letter(one))
        can_be = item.words & BLANK and one.name in blank and not is_letter(one)
        return like or int(bool(can_be) and not kinds[one.name])

    pairs = sorted(
        ((likeness(item, one), at, item, one) for item in listed for at, one in enumerate(files)),
        key=lambda pair: (-pair[0], pair[1]),
    )
    taken: dict[str, Item] = {}
    given: set[int] = set()
    for like, _, item, one in pairs:
        if like and one.name not in taken and (id(item) not in given or item.several):
            taken[one.name] = item
            given.add(id(item))
    missing = [item for item in listed if id(item) not in given]
    for item in said:
        alike = [one for one in sent if likeness(item, one)]
        free = [one for one in alike if one.name not in taken]
        if any(one.name in taken and _speaks_of(item, taken[one.name]) for one in alike):
            free = free if item.several or item.generic else []
        for one in free if item.several or item.generic else free[:1]:
            taken[one.name] = item
        if (
            not alike
            and not item.soft
            and not any(_speaks_of(item, other) for other in (*listed, *missing))
        ):
            missing.append(item)
    extra = [one for one in files if one.name not in taken]
    unknown = [one for one in extra if not titles[one.name]]
    while missing and unknown:
        extra.remove(unknown.pop())
        missing.pop()
    return Matched(missing=tuple(missing), extra=tuple(extra))


def is_spoken_of(one: Document, letters: Iterable[Document], policy: Policy) -> bool:
    """Say whether the words of a letter speak of a file by its kind or by its name."""
    kind = kind_of(one, policy)
    stem = one.name.rsplit("/", 1)[-1].rpartition(".")[0]
    words = (_significant(stem) | ({kind.split("_")[-1]} if kind else set())) - _EVERY_LETTER
    said: set[str] = set()
    for letter in letters:
        said |= _significant(" ".join(line.text for line in letter.lines if line.text))
    return bool(words & said)


def _likeness(item: Item, kind: str, title: frozenset[str], *, letter: bool) -> int:
    if item.generic:
        return 1
    if item.kind and kind and not _same_family(item.kind, kind):
        return 0
    if item.kind and item.kind == kind:
        return 100
    shared = sum(any(_alike(word, other) for other in title) for word in item.words)
    if letter and "letter" in item.words:
        shared += 1
    if kind and kind.rpartition("_")[2] in item.words:
        shared += 1
    return 2 * shared


def _alike(one: str, other: str) -> bool:
    """Say whether two words are one, or one is the short form of the other: photo, photograph."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= _SHORTEST_STEM and long.startswith(short))


def _same_family(one: str, other: str) -> bool:
    return one == other or any(one.endswith(end) and other.endswith(end) for end in _FAMILIES)


def _speaks_of(item: Item, other: Item) -> bool:
    """Say whether a sentence speaks of what the list names, or of something that is missing."""
    return item is not other and (
        item.generic
        or bool(item.words & other.words)
        or (bool(item.kind) and item.kind == other.kind)
    )


def _significant(text: str) -> frozenset[str]:
    """Give the words of a text that tell which document is meant."""
    small = _words(word_list("enclosure_small_words"))
    return frozenset(
        word.removesuffix("s")
        for word in plain_words(text).split()
        if len(word) >= _SHORTEST_WORD and word not in small and not _NUMBERED.fullmatch(word)
    )


def _comes_by_itself(one: Document) -> bool:
    """Say whether a mail program adds such a file by itself: a logo, a signature, a card."""
    name = one.name.lower()
    return one.parent is not None and (one.kind in IMAGES or name.endswith(_BESIDE_MAIL))


def is_label(matter: Matter, one: Document) -> bool:
    """Say whether a file is a label or a cover sheet: an address and hardly anything else."""
    lines = [line for line in one.lines if line.part in _ON_LABELS and line.text.strip()]
    if is_letter(one) or has_sentences(one) or any(line.cell is not None for line in lines):
        return False
    return any(
        mention.kind is MentionKind.ADDRESS
        and mention.role is Role.RECIPIENT
        and mention.file == one.name
        and len(lines) <= len(mention.lines) + len(mention.addressee) + _MORE_ON_LABELS
        for mention in matter.mentions
    )


def has_sentences(one: Document) -> bool:
    """Say whether a file tells something in sentences, as no label, list or cover sheet does."""
    return any(
        len(line.text.split()) >= _SHORTEST_SENTENCE and line.text.rstrip().endswith((".", "?"))
        for line in one.lines
        if line.part in _ON_LABELS and line.cell is None
    )


@lru_cache(maxsize=16)
def _words(entries: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for entry in entries for word in plain_words(entry).split())
