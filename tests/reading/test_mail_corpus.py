"""Messages that others wrote: every word of every part is in the lines, or a gap says why."""

import email
import email.policy
import re
from email.message import EmailMessage
from pathlib import Path

import pytest

from checker.model import FileKind, Read
from checker.reading import read
from checker.reading.assembly import tidy
from checker.reading.sniff import wide_message

CORPUS = Path(__file__).parents[1] / "data" / "corpus"
MESSAGES = sorted(CORPUS.glob("eml_*.eml"))


def squeezed(text: str) -> str:
    """Give the letters and digits of a text."""
    return re.sub(r"\W+", "", tidy(text)).casefold()


def texts_of(data: bytes) -> list[str]:
    """Give the text of every part, by another way than the reader's."""
    mail = email.message_from_bytes(data, policy=email.policy.default)
    found = []
    for part in mail.walk():
        assert isinstance(part, EmailMessage)
        if part.get_content_maintype() == "text" and not part.is_multipart():
            text = str(part.get_content())
            html = part.get_content_subtype() == "html"
            found.append(re.sub(r"<[^>]*>", "", text) if html else text)
    return found


@pytest.mark.parametrize("path", MESSAGES, ids=lambda path: path.stem)
def test_no_word_of_a_part_is_lost(path: Path) -> None:
    """Of the message, and of those in it."""
    data = path.read_bytes()

    documents = read(path.name, data)

    assert documents[0].kind is FileKind.EML
    assert all(document.read is Read.WHOLE for document in documents)
    ours = squeezed("".join(line.text for one in documents for line in one.lines))
    for text in texts_of(wide_message(data) or data):
        for line in text.splitlines():
            assert squeezed(line) in ours
