"""The letter that this product answers, checked as an outgoing letter: as text, as Word, as PDF.

It is the one text with real names among the tests: published by the Information Commissioner.
Nothing of it is printed here.
"""

import io
import textwrap
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from checker.desk.calls.asking import find_addresses
from checker.desk.calls.once import Request, check_once
from checker.model import Channel, Result, WhoId
from checker.worker.parent import Readers
from tests.builders.docx_files import docx, lines

DATA = Path(__file__).parents[1] / "data"
TEXT = (DATA / "ico-letter-2019.txt").read_text(encoding="utf-8")
SENT = datetime(2019, 3, 6, 9, 0, tzinfo=UTC)
KINDS = ("txt", "docx", "pdf")


def as_pdf(text: str) -> bytes:
    """Lay the letter out on A4 pages."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    top, line_height = 275 * mm, 5 * mm
    y = top
    for paragraph in text.splitlines():
        for line in textwrap.wrap(paragraph, 95) or [""]:
            if y < 20 * mm:
                canvas.showPage()
                y = top
            canvas.setFont("Helvetica", 10)
            canvas.drawString(20 * mm, y, line)
            y -= line_height
    canvas.save()
    return out.getvalue()


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same text in three formats."""
    folder = tmp_path_factory.mktemp("letters")
    made = {
        "txt": TEXT.encode(),
        "docx": docx(lines(*TEXT.splitlines())),
        "pdf": as_pdf(TEXT),
    }
    for kind, data in made.items():
        (folder / f"letter.{kind}").write_bytes(data)
    return {kind: folder / f"letter.{kind}" for kind in made}


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its case record, as a caseload of one."""
    folder = tmp_path_factory.mktemp("cases")
    (folder / "ico.json").write_bytes((DATA / "ico-case.json").read_bytes())
    return folder


def checked(file: Path, cases: Path, channel: Channel) -> Result:
    """Check it as going to P1."""
    request = Request(
        files=(file,),
        case="COM0810140",
        recipients=(WhoId("P1"),),
        channel=channel,
        cases=cases,
        now=SENT,
    )
    return check_once(request, Readers(spares=0), progress=lambda _: None)


def codes(result: Result) -> Iterator[str]:
    """The codes of what was found, without what concerns the file and not the letter."""
    return (one.code for one in result.findings if not one.code.startswith("hidden.metadata"))


@pytest.mark.parametrize("kind", KINDS)
def test_its_two_addresses_are_found(letters: dict[str, Path], kind: str) -> None:
    """One of them was flattened to a line, its postcode without a space."""
    found = {one.postcode: one.role for one in find_addresses(letters[kind], None)}

    assert found == {"SK9 5AF": "sender", "WC1B 3HF": "recipient"}


@pytest.mark.parametrize("kind", KINDS)
def test_by_post_it_says_that_email_only_was_asked(
    letters: dict[str, Path], cases: Path, kind: str
) -> None:
    """The letter says so itself, and the record prefers it."""
    found = list(codes(checked(letters[kind], cases, Channel.POST)))

    assert set(found) == {"channel.mismatch"}


@pytest.mark.parametrize("kind", KINDS)
def test_its_greeting_raises_nothing(letters: dict[str, Path], cases: Path, kind: str) -> None:
    """It greets who it goes to, of whom the record knows an initial."""
    assert "salutation.mismatch" not in codes(checked(letters[kind], cases, Channel.POST))


@pytest.mark.parametrize("kind", KINDS)
def test_by_email_its_destination_raises_nothing(
    letters: dict[str, Path], cases: Path, kind: str
) -> None:
    """As it was asked to be sent."""
    assert "channel.mismatch" not in codes(checked(letters[kind], cases, Channel.EMAIL))
