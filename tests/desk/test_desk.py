"""A person's whole day at the desk, on the real reader, the real trail and real files."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.audit.entry import Act, Facts, Found, Out
from checker.desk import Answers, Opened
from checker.desk.computer.clock import machine_clock
from checker.desk.desk import Desk
from checker.desk.record.recording import Recorder
from checker.errors import (
    CallError,
    ChangedSinceCheck,
    NotReleased,
    ReadingCancelled,
    TrailError,
)
from checker.model import CaseId, Channel, Read, Result, Verdict, WhoId
from checker.settings import load_policy
from tests.builders.locked_files import locked_docx
from tests.builders.readers import demo_desk
from tests.builders.trails import NOON_MS, open_trail

MOTHER = WhoId("P2")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The demo's desk, with its key in a file."""
    desk = demo_desk(tmp_path)
    yield desk
    desk.close()


def letter(tmp_path: Path, name: str = "letter.txt", **changes: str) -> Path:
    """An ordinary letter to Sian Pritchard in a file, with words of it changed."""
    text = (
        "Ms Sian Pritchard\n6 Weir Cottages\nBramwick\nHX98 3LD\n\n20 November 2026\n\n"
        "Our reference: KT24P00817\n\nDear Ms Pritchard\n\nThank you for your letter.\n\n"
        "Yours sincerely\nPriya Nair\n"
    )
    for old, new in changes.items():
        text = text.replace(old.replace("_", " "), new)
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def case_of(desk: Desk) -> CaseId:
    """The id of the case that the pictures show."""
    return next(one.id for one in desk.cases() if one.reference == "KT24P00817")


def checked(desk: Desk, path: Path) -> tuple[Opened, Result]:
    """Open a letter and check it as post to the mother."""
    opened = desk.open([path])
    return opened, desk.check(opened, case_of(desk), [MOTHER], Channel.POST)


RIGHT = Answers(recipients=(MOTHER,), typed="hx983ld", held=True)


def test_a_right_letter_is_checked_confirmed_and_recorded(desk: Desk, tmp_path: Path) -> None:
    """The main job, end to end."""
    opened, result = checked(desk, letter(tmp_path))
    done = desk.confirm(opened, result, [], RIGHT)

    assert result.verdict is Verdict.CLEAR, result.findings
    assert done.headline == "Confirmed. Now post it."
    assert "6 Weir Cottages" in done.to
    assert [one.outcome for one in desk.my_checks()] == ["Confirmed", "Clear"]
    assert desk.my_checks()[0].receipt == done.receipt
    assert (desk.today().checked, desk.today().confirmed) == (1, 1)


def test_the_case_is_found_by_what_the_letter_says(desk: Desk, tmp_path: Path) -> None:
    """Suggested with its reasons, never chosen for the person."""
    opened = desk.open([letter(tmp_path)])

    assert opened.suggestions[0].id == case_of(desk)
    assert any("KT24P00817" in because for because in opened.suggestions[0].because)


def test_the_recipient_the_letter_names_is_the_likely_one(desk: Desk, tmp_path: Path) -> None:
    """Likely by the letter's own name line and greeting."""
    opened = desk.open([letter(tmp_path)])

    likely = [one.id for one in desk.recipients(case_of(desk), opened) if one.likely]

    assert likely == [MOTHER]


def test_a_wrong_address_cannot_be_confirmed(desk: Desk, tmp_path: Path) -> None:
    """A Stop is never clicked through."""
    opened, result = checked(desk, letter(tmp_path, **{"6_Weir": "9 Weir"}))

    assert result.verdict is Verdict.STOP
    with pytest.raises(NotReleased):
        desk.confirm(opened, result, [], RIGHT)
    assert "Confirmed" not in [one.outcome for one in desk.my_checks()]


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param(Answers(recipients=(MOTHER,), typed="HX98 3LE", held=True), id="postcode"),
        pytest.param(Answers(recipients=(WhoId("P1"),), typed="HX98 3LD", held=True), id="person"),
        pytest.param(Answers(recipients=(MOTHER,), typed="HX98 3LD"), id="not held"),
        pytest.param(Answers(), id="nothing"),
    ],
)
def test_a_wrong_answer_confirms_nothing(desk: Desk, tmp_path: Path, answers: Answers) -> None:
    """What was asked must match before anything is written."""
    opened, result = checked(desk, letter(tmp_path))

    with pytest.raises(NotReleased):
        desk.confirm(opened, result, [], answers)
    assert desk.today().confirmed == 0


def test_a_file_changed_after_the_check_voids_it(desk: Desk, tmp_path: Path) -> None:
    """One character is enough."""
    path = letter(tmp_path)
    opened, result = checked(desk, path)
    path.write_bytes(path.read_bytes() + b" ")

    with pytest.raises(ChangedSinceCheck, match="changed"):
        desk.confirm(opened, result, [], RIGHT)


def test_a_file_gone_after_the_check_voids_it(desk: Desk, tmp_path: Path) -> None:
    """And says which one."""
    path = letter(tmp_path)
    opened, result = checked(desk, path)
    path.unlink()

    with pytest.raises(ChangedSinceCheck, match=r"letter\.txt"):
        desk.confirm(opened, result, [], RIGHT)


def test_a_record_changed_after_the_check_voids_it(desk: Desk, tmp_path: Path) -> None:
    """The record is read again at the moment of confirming."""
    opened, result = checked(desk, letter(tmp_path))
    file = tmp_path / "cases" / f"{case_of(desk)}.json"
    record = json.loads(file.read_text(encoding="utf-8"))
    record["people"][0]["addresses"][0]["lines"] = ["1 Elsewhere"]
    file.write_text(json.dumps(record), encoding="utf-8")

    with pytest.raises(ChangedSinceCheck, match="record"):
        desk.confirm(opened, result, [], RIGHT)


def test_a_letter_mended_after_a_stop_takes_the_full_confirmation(
    desk: Desk, tmp_path: Path
) -> None:
    """Whoever was stopped once looks twice."""
    path = letter(tmp_path, **{"6_Weir": "9 Weir"})
    checked(desk, path)
    letter(tmp_path)
    opened, result = checked(desk, path)

    asked = desk.friction(result, opened)

    assert asked.hold
    assert asked.choose_recipient


def test_a_pdf_is_settled_only_after_the_slower_looks(desk: Desk) -> None:
    """First findings at once; the last ones follow, and only they can be confirmed."""
    ready = next(one for one in desk.ready() if one.name == "Appointment letter.pdf")
    opened = desk.open(ready.files)
    first: list[Result] = []

    last = desk.check(
        opened, opened.suggestions[0].id, [WhoId("P1")], Channel.POST, found=first.append
    )

    assert [one.settled for one in first] == [False, False]
    assert last.settled
    assert [one.compared.names_by[-1] for one in (*first, last)] == ["grammar", "grammar", "model"]
    with pytest.raises(NotReleased):
        desk.confirm(opened, first[0], [], RIGHT)


def test_a_check_can_be_cancelled_and_leaves_the_letter_unsent(desk: Desk) -> None:
    """As when the window is closed in the middle of it."""
    ready = next(one for one in desk.ready() if one.name == "Appointment letter.pdf")
    opened = desk.open(ready.files)

    with pytest.raises(ReadingCancelled):
        desk.check(
            opened, opened.suggestions[0].id, [WhoId("P1")], Channel.POST, cancelled=lambda: True
        )
    assert desk.my_checks() == ()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"PK\x03\x04 torn in half", "unread.damaged", id="damaged"),
        pytest.param(locked_docx("Dear Ms Hale"), "unread.encrypted", id="locked with a password"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_stop_that_says_why(
    desk: Desk, tmp_path: Path, data: bytes, code: str
) -> None:
    """Unknown is held: the letter cannot be confirmed, and a sentence says what to do."""
    path = tmp_path / "letter.docx"
    path.write_bytes(data)

    opened, result = checked(desk, path)

    assert opened.documents[0].read is Read.NO
    assert code in [one.code for one in result.findings]
    assert desk.standing(result, [])
    with pytest.raises(NotReleased):
        desk.confirm(opened, result, [], RIGHT)


def test_an_absurd_file_name_is_only_a_name(desk: Desk, tmp_path: Path) -> None:
    """Characters that would turn a line round are not shown."""
    path = letter(tmp_path, name="a\u202egnp.\nletter  .txt")

    opened, result = checked(desk, path)

    assert opened.files[0].name.isprintable()
    assert result.verdict is Verdict.CLEAR


def test_a_missing_file_is_said_in_a_sentence(desk: Desk, tmp_path: Path) -> None:
    """What is wrong, by its name."""
    with pytest.raises(CallError, match=r"absent\.docx"):
        desk.open([tmp_path / "absent.docx"])


def test_a_record_with_a_missing_key_is_refused_and_shown(tmp_path: Path) -> None:
    """The other records load; the refusal is a notice on every screen."""
    first = demo_desk(tmp_path)
    first.close()
    (tmp_path / "cases" / "broken.json").write_text('{"schema": "letterlock/case-record/1"}')
    desk = demo_desk(tmp_path)

    assert len(desk.cases()) > 1
    assert any("broken.json" in notice.text and notice.grave for notice in desk.notices())
    desk.close()


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_a_read_only_trail_confirms_nothing_and_says_so(desk: Desk, tmp_path: Path) -> None:
    """The letter stays unsent; what was found is shown all the same."""
    opened, result = checked(desk, letter(tmp_path))
    trail = next((tmp_path / "trail").glob("*.db"))
    before = trail.read_bytes()
    with read_only(trail):
        again = desk.check(opened, case_of(desk), [MOTHER], Channel.POST)
        with pytest.raises(TrailError):
            desk.confirm(opened, again, [], RIGHT)
        assert any(notice.grave for notice in desk.notices())
    assert trail.read_bytes() == before
    assert result.verdict is again.verdict


class read_only:  # noqa: N801 - reads as a word where it is used
    """Make a trail unwritable, even for root, by putting a folder where SQLite wants its files."""

    def __init__(self, trail: Path) -> None:
        """Remember the trail."""
        self.trail = trail

    def __enter__(self) -> None:
        """Take away the right to write the file and everything beside it."""
        self.was = stat.S_IMODE(self.trail.stat().st_mode)
        for beside in self.trail.parent.glob(f"{self.trail.name}-*"):
            beside.unlink()
        if os.geteuid() == 0:
            done = subprocess.run(["chattr", "+i", str(self.trail)], check=False)
            if done.returncode:
                pytest.skip("root may write everything, and this file system locks no file")
        else:
            self.trail.chmod(0o400)

    def __exit__(self, *_: object) -> None:
        """Give it back."""
        if os.geteuid() == 0:
            subprocess.run(["chattr", "-i", str(self.trail)], check=True)
        self.trail.chmod(self.was)


def test_somebody_else_may_sit_down_in_the_demo(desk: Desk, tmp_path: Path) -> None:
    """Two people on one computer are two logs."""
    opened, result = checked(desk, letter(tmp_path))
    desk.confirm(opened, result, [], RIGHT)
    other = desk.actors()[1]

    desk.become(other.id)

    assert desk.actor == other
    assert desk.my_checks() == ()
    assert desk.today().checked == 0
    with pytest.raises(CallError):
        desk.become("u-nobody")


def test_a_letter_given_back_is_an_entry(desk: Desk, tmp_path: Path) -> None:
    """Returned to its author, with the reason kept beside the entry."""
    _, result = checked(desk, letter(tmp_path, **{"6_Weir": "9 Weir"}))

    words = desk.give_back(result, "The house number is wrong.")

    assert "not sent" in words
    assert desk.my_checks()[0].outcome == "Given back"


def test_the_order_of_recipients_differs_from_letter_to_letter(desk: Desk, tmp_path: Path) -> None:
    """Nobody learns to press the first one."""
    opened = desk.open([letter(tmp_path)])
    orders = {tuple(one.id for one in desk.recipients(case_of(desk), opened)) for _ in range(20)}

    assert len(orders) > 1


def test_where_it_goes_comes_from_the_record(desk: Desk, tmp_path: Path) -> None:
    """Not from the letter, which may be wrong."""
    _, result = checked(desk, letter(tmp_path, **{"6_Weir": "9 Weir"}))

    (going,) = desk.going(result)

    assert going.lines == ("Ms Sian Pritchard", "6 Weir Cottages", "Bramwick", "HX98 3LD")
    assert going.lines[going.secret or 0] == "HX98 3LD"
    assert not [point for point in going.points if "Somebody else" in point.text]  # her own child


def test_alike_findings_of_an_entry_are_each_counted(tmp_path: Path) -> None:
    """An entry tells them once, with how many there were: the case look-up counts them so too."""
    trail = open_trail(tmp_path)
    two = Found(code="address.close", sev="stop", n=2)
    trail.append(Act.CHECK, Facts(out=Out.STOP, findings=(two,)), t_ms=NOON_MS, mono_ms=1)
    recorder = Recorder(open_trail=lambda: trail, clock=machine_clock(), policy=load_policy())

    assert [(one.stops, one.checks) for one in recorder.past()] == [(2, 0)]
