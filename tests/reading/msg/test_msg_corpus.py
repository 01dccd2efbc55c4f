"""Outlook messages that other projects wrote: another reader finds no more in them than ours."""

import re
from pathlib import Path

import oxmsg
import pytest

from checker.model import Concealment, Document, Read
from checker.reading import read
from checker.reading.assembly import tidy

CORPUS = Path(__file__).parents[2] / "data" / "corpus"
UNREAD = "msg_da9c8731ac"
"""The other reader takes its letters for UTF-8, as the message says wrongly."""
RUSSIAN = "\u0430\u0432\u0442\u043e\u043c\u0430\u0442\u0438\u0447\u0435\u0441\u043a\u0438"
MESSAGES = sorted(CORPUS.glob("msg_*.msg"))


def squeezed(text: str) -> str:
    """Give the letters and digits of a text."""
    return re.sub(r"\W+", "", tidy(text)).casefold()


def documents_of(path: Path) -> tuple[Document, ...]:
    """Read a message of the corpus."""
    return read(path.name, path.read_bytes())


@pytest.mark.parametrize("path", MESSAGES, ids=lambda path: path.stem)
def test_the_same_people_subject_and_attachments_as_another_reader(path: Path) -> None:
    """In the same order, whatever field they stand in."""
    theirs = oxmsg.Message.load(str(path))

    documents = documents_of(path)

    ours = documents[0].message
    assert documents[0].read is Read.WHOLE
    assert ours is not None
    people = [*ours.to, *ours.cc, *ours.bcc]
    assert sorted(one.address for one in people) == sorted(
        one.email_address for one in theirs.recipients
    )
    assert len(documents) - 1 == len(theirs.attachments)
    if (theirs.subject or "").isascii():  # it knows no code pages
        assert ours.subject == tidy(theirs.subject or "")


@pytest.mark.parametrize(
    "path", [one for one in MESSAGES if one.stem != UNREAD], ids=lambda path: path.stem
)
def test_no_word_of_the_body_is_lost(path: Path) -> None:
    """Every line of the plain form, as another reader gives it, stands in a line of ours."""
    theirs = oxmsg.Message.load(str(path)).body or ""

    ours = squeezed("".join(line.text for line in documents_of(path)[0].lines))

    for line in theirs.splitlines():
        if line.isascii():
            assert squeezed(line) in ours


@pytest.mark.parametrize(
    ("name", "shown", "other"),
    [
        pytest.param(
            UNREAD, "HTML \u00f6\u00e4\u00fc", "Body \u00f6\u00e4\u00fc Body", id="German"
        ),
        pytest.param(
            "msg_591eb7aab7",
            f"HTML {RUSSIAN}",
            f"Body {RUSSIAN} Body",
            id="Russian",
        ),
    ],
)
def test_the_letters_of_other_languages_are_right(name: str, shown: str, other: str) -> None:
    """By the code page, or by the language, and the plain form says something else."""
    (document,) = documents_of(CORPUS / f"{name}.msg")

    told = {line.text: line.hidden for line in document.lines}
    assert told[shown] is None
    assert told[other] is Concealment.UNUSED
