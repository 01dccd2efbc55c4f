"""Mailboxes out of a header, whoever wrote it: no address in it is ever lost."""

import re
from collections.abc import Iterator

from checker.model import Mailbox
from checker.reading.assembly import tidy
from checker.reading.mail.words import header_words
from checker.reading.refusal import Unreadable
from checker.words import say

MOST_RECIPIENTS = 250
"""Every rule runs for each of them: more would keep a person waiting for longer than they will."""
_MOST_MARKS = 8_000
_PIECE = re.compile(r'"(?:[^"\\]|\\.)*"?|\\.|[^"\\()<>,;:]+|.', re.DOTALL)
_ADDRESS = re.compile(r"[^\s<>\"(),;:]{1,256}@[^\s<>\"(),;:]{1,256}")
_COMMENT = re.compile(r"\([^()]*\)")
_QUOTED = re.compile(r'^"((?:[^"\\]|\\.)*)"?$', re.DOTALL)


def mailboxes(fields: list[str]) -> tuple[Mailbox, ...]:
    """Give the mailboxes of every header of one name.

    Raises:
        Unreadable: there are more of them than can be checked.
    """
    if sum(field.count(mark) for field in fields for mark in "@,;") > _MOST_MARKS:
        raise too_many()
    found: list[Mailbox] = []
    for field in fields:
        boxes = tuple(_boxes(field))
        found.extend(boxes)
        read = " ".join(f"{box.address} {box.name}" for box in boxes).casefold()
        found.extend(
            Mailbox(address=lost)
            for lost in dict.fromkeys(_ADDRESS.findall(_COMMENT.sub("", header_words(field))))
            if lost.casefold() not in read
        )
    return tuple(found)


def too_many() -> Unreadable:
    """Give the refusal of a message to more people than can be checked."""
    why = say(
        "The message goes to more than {most} addresses, which is more than can be checked. "
        "Send it to fewer at a time.",
        most=MOST_RECIPIENTS,
    )
    return Unreadable("unread.too-large", why)


def written(box: Mailbox) -> str:
    """Give a mailbox as a header writes it."""
    return f"{box.name} <{box.address}>" if box.name and box.address else box.address or box.name


def _boxes(field: str) -> Iterator[Mailbox]:
    """Part a header at its commas, but for those in quotes, in brackets and in comments."""
    name, address, note = "", "", ""
    inside, comments = False, 0
    for piece in _PIECE.findall(field):
        if piece == "(" and not inside:
            comments += 1
        elif piece == ")" and comments:
            comments -= 1
        elif comments:
            note += piece
        elif piece in ",;":
            yield from _box(name, address, note)
            name, address, note, inside = "", "", "", False
        elif piece in "<>":
            inside = piece == "<"
        elif inside:
            address += piece
        elif piece == ":":  # the name of a group: those in it follow
            name = ""
        else:
            name += piece
    yield from _box(name, address, note)


def _box(name: str, address: str, note: str) -> Iterator[Mailbox]:
    shown, where = _plain(name), _plain(address)
    if not where and "@" in shown and " " not in shown:
        shown, where = _plain(note), shown
    if where or shown:
        yield Mailbox(address=where or shown, name=shown if where else "")


def _plain(text: str) -> str:
    text = " ".join(text.split())
    quoted = _QUOTED.match(text)
    if quoted is not None:
        text = re.sub(r"\\(.)", r"\1", quoted[1])
    elif '"' in text:
        text = text.replace('"', "")
    return tidy(" ".join(header_words(text).split())).strip()
