"""Letters out: what leaves is what was confirmed, to whom the record says, or nothing leaves."""

import hashlib
import os
import stat
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from checker.desk.answers import Answers, Confirmed
from checker.desk.demo import demo_setting
from checker.desk.desk import Desk
from checker.desk.out.papers import Block, PaperKind, reads_the_same
from checker.errors import CallError, ChangedSinceCheck
from checker.model import Channel, Reason, WhoId
from tests.builders.readers import shared_readers
from tests.builders.results import kept
from tests.desk.test_desk import MOTHER, RIGHT, case_of, checked, letter

ADDRESS = ("Ms Sian Pritchard", "6 Weir Cottages", "Bramwick", "HX98 3LD")
FATHER = WhoId("P1")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The demo's desk, with a folder from which letters are sent on."""
    setting = demo_setting(tmp_path / "demo")
    desk = Desk(replace(setting, guesser=None, hand_over=tmp_path / "print room"), shared_readers())
    yield desk
    desk.close()


def posted(desk: Desk, path: Path) -> Confirmed:
    """Confirm an ordinary letter by post to the mother."""
    opened, result = checked(desk, path)
    return desk.confirm(opened, result, [], RIGHT)


def emailed(desk: Desk, path: Path) -> Confirmed:
    """Confirm an ordinary letter by email to the mother."""
    opened = desk.open([path])
    if opened.addressed:
        result = desk.check(opened, case_of(desk), [], Channel.EMAIL)
    else:
        result = desk.check(opened, case_of(desk), [MOTHER], Channel.EMAIL)
    chosen = tuple(one.id or one.destination for one in result.recipients)
    typed = result.recipients[0].destination[-4:]
    answers = Answers(recipients=chosen, typed=typed, held=True)
    reasons = [kept(one, Reason.EXPECTED) for one in result.findings]
    return desk.confirm(opened, result, reasons, answers)


def read(path: Path) -> EmailMessage:
    """Read a draft as a mail program does."""
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def message_file(desk: Desk, tmp_path: Path) -> Path:
    """Write an email to the mother, as a mail program saves it."""
    case = case_of(desk)
    found = desk.check(desk.open([letter(tmp_path, "x.txt")]), case, [MOTHER], Channel.EMAIL)
    message = EmailMessage(policy=policy.SMTP)
    message["From"] = "priya.nair@north.example"
    message["To"] = found.recipients[0].destination
    message["Subject"] = "Our reference KT24P00817"
    message.set_content("Dear Ms Pritchard\n\nThank you for your letter.\n")
    path = tmp_path / "message.eml"
    path.write_bytes(message.as_bytes())
    return path


def test_an_address_comes_from_the_record_alone(desk: Desk, tmp_path: Path) -> None:
    """On every paper that carries one, letter for letter as it is recorded."""
    done = posted(desk, letter(tmp_path))
    offer = desk.rooms.out.offer(done.receipt)

    assert offer.papers[0] is PaperKind.WINDOW
    assert not offer.draft
    for kind in offer.papers:
        paper = desk.rooms.out.papers(done.receipt, kind)[0]
        assert paper.blocks[-1].lines == ADDRESS


def test_the_sheet_stands_in_the_organisations_own_window(desk: Desk, tmp_path: Path) -> None:
    """A millimetre inside of it on each side, for a sheet that slips in its envelope."""
    done = posted(desk, letter(tmp_path))

    paper = desk.rooms.out.papers(done.receipt, PaperKind.WINDOW)[0]

    assert paper.blocks[-1].box_mm == pytest.approx((25.6, 40.5, 119.0, 65.3))


def test_a_slip_names_receipt_and_pages_and_no_address(desk: Desk, tmp_path: Path) -> None:
    """Whoever packs counts by it, and whoever opens it learns nothing that the letter does not."""
    done = posted(desk, letter(tmp_path))

    lines = desk.rooms.out.papers(done.receipt, PaperKind.SLIP)[0].lines

    words = "\n".join(lines)
    assert words.count(done.receipt) == len([one for one in lines if done.receipt in one]) >= 1
    assert "1 document" in words
    assert "Ms Sian Pritchard" in words
    assert not any(line in words for line in ADDRESS[1:])
    assert "KT24P00817" not in words


def test_every_page_of_a_pack_is_counted_on_its_slip() -> None:
    """Which pages of how many each document is; where one cannot be counted, none is made up."""
    from checker.desk.out.papers import Contents, _documents  # noqa: PLC0415 - the words alone

    whole = Contents(documents=(("a.pdf", 2), ("b.pdf", 1), ("c.pdf", 3)))
    part = Contents(documents=(("a.pdf", 2), ("b.txt", None)))

    assert list(_documents(whole)) == [
        "1. a.pdf: pages 1 to 2 of 6",
        "2. b.pdf: page 3 of 6",
        "3. c.pdf: pages 4 to 6 of 6",
    ]
    assert list(_documents(part)) == ["1. a.pdf", "2. b.txt"]


@pytest.mark.parametrize("how", ["paper", "draft", "folder"])
@pytest.mark.parametrize("change", ["written", "deleted"])
def test_a_letter_that_changed_since_is_not_handed_over(
    desk: Desk, tmp_path: Path, how: str, change: str
) -> None:
    """Not on paper, not as a draft, not in a folder; and it is said not to send it."""
    file = letter(tmp_path)
    done = emailed(desk, file) if how == "draft" else posted(desk, file)
    if change == "written":
        file.write_bytes(file.read_bytes() + b" ")
    else:
        file.unlink()

    out = desk.rooms.out
    ways: dict[str, Callable[[], object]] = {
        "paper": lambda: out.papers(done.receipt, PaperKind.WINDOW),
        "draft": lambda: out.draft(done.receipt),
        "folder": lambda: out.into_folder(done.receipt),
    }
    with pytest.raises(ChangedSinceCheck, match=r"Nothing was handed over|Choose the files"):
        ways[how]()
    assert not list((tmp_path / "print room").glob("*"))
    assert not list((tmp_path / "demo" / "drafts").glob("*"))


def test_a_record_that_changed_since_voids_the_confirmation(desk: Desk, tmp_path: Path) -> None:
    """She moved between the confirmation and the printer."""
    done = posted(desk, letter(tmp_path))
    for file in (tmp_path / "demo").rglob("*.json"):
        text = file.read_text(encoding="utf-8")
        if "6 Weir Cottages" in text:
            file.write_text(text.replace("6 Weir Cottages", "8 Weir Cottages"), encoding="utf-8")

    with pytest.raises(ChangedSinceCheck, match="case record has changed"):
        desk.rooms.out.papers(done.receipt, PaperKind.DL)


def test_a_draft_goes_to_the_records_address_with_the_confirmed_bytes(
    desk: Desk, tmp_path: Path
) -> None:
    """It opens unsent, carries its receipt, and says nothing of the case in what is not sealed."""
    file = letter(tmp_path)
    done = emailed(desk, file)

    path = desk.rooms.out.draft(done.receipt)

    draft = read(path)
    assert draft["X-Unsent"] == "1"
    assert draft["X-Letterlock-Receipt"] == done.receipt
    assert [one.addr_spec for one in draft["To"].addresses] == [
        desk.rooms.out.offer(done.receipt).recipients
    ]
    (attached,) = draft.iter_attachments()
    assert attached.get_filename() == file.name
    content = attached.get_content()
    assert hashlib.sha256(content).digest() == hashlib.sha256(file.read_bytes()).digest()
    assert "KT24P00817" not in draft["Subject"]


def test_a_message_is_drafted_as_it_was_confirmed(desk: Desk, tmp_path: Path) -> None:
    """Two headers more, and not a byte else; an older receipt of ours in it is replaced."""
    file = message_file(desk, tmp_path)
    plain = file.read_bytes()
    file.write_bytes(b"X-Letterlock-Receipt: OLDO-LDOL-DOLD\r\n" + plain)
    done = emailed(desk, file)

    written = desk.rooms.out.draft(done.receipt).read_bytes()

    head = f"X-Unsent: 1\r\nX-Letterlock-Receipt: {done.receipt}\r\n".encode()
    assert written == head + plain


def test_drafts_of_the_days_before_are_deleted(desk: Desk, tmp_path: Path) -> None:
    """They hold a letter in the clear: the mail program has it by then."""
    folder = tmp_path / "demo" / "drafts"
    folder.mkdir(parents=True)
    old, fresh = folder / "old.eml", folder / "fresh.eml"
    for one in (old, fresh):
        one.write_text("x", encoding="ascii")
    os.utime(old, (time.time() - 90_000,) * 2)
    done = emailed(desk, letter(tmp_path))

    path = desk.rooms.out.draft(done.receipt)

    assert sorted(folder.iterdir()) == sorted([fresh, path])
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == stat.S_IRUSR | stat.S_IWUSR


def test_a_folder_holds_the_confirmed_files_whole_and_once(desk: Desk, tmp_path: Path) -> None:
    """Under the receipt; a second time it is said where they are, and nothing is written over."""
    file = letter(tmp_path)
    done = posted(desk, file)

    made = desk.rooms.out.into_folder(done.receipt)

    assert made == tmp_path / "print room" / done.receipt
    assert [one.name for one in made.iterdir()] == [file.name]
    assert (made / file.name).read_bytes() == file.read_bytes()
    with pytest.raises(CallError, match="handed over already"):
        desk.rooms.out.into_folder(done.receipt)


def test_only_who_confirmed_a_letter_hands_it_over(desk: Desk, tmp_path: Path) -> None:
    """Whoever sits down next has not seen it."""
    done = posted(desk, letter(tmp_path))
    desk.become(next(one.id for one in desk.actors() if one.id != desk.actor.id))

    with pytest.raises(CallError, match="no longer open"):
        desk.rooms.out.offer(done.receipt)


@pytest.mark.parametrize(
    ("printed", "same"),
    [
        (["6 Weir\tCottages", "HX98  3LD"], True),
        (["6 Weir Cottages HX98 3LD"], True),
        (["8 Weir Cottages", "HX98 3LD"], False),
        (["6 Weir Cottages"], False),
        (["6 Weir Cottages", "HX98 3LD", "Page 2"], False),
        (["6 weir Cottages", "HX98 3LD"], False),
    ],
)
def test_a_print_says_what_its_paper_says_to_the_letter(
    desk: Desk, tmp_path: Path, printed: list[str], same: bool
) -> None:
    """White space is a matter of print; nothing else is."""
    done = posted(desk, letter(tmp_path))
    paper = desk.rooms.out.papers(done.receipt, PaperKind.WINDOW)[0]
    block = Block(box_mm=(0, 0, 1, 1), lines=("6 Weir Cottages", "HX98 3LD"), points=12)

    assert reads_the_same(replace(paper, blocks=(block,)), printed) is same
