"""Made-up caseloads and letters: right where they say so, the same every time, nobody real."""

import io
import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import docx
import pypdfium2
import pytest

from checker.cases.files import open_cases
from checker.model import Channel
from checker.practice import demo
from checker.practice.caseload import make_caseload, make_cases
from checker.practice.demo import OFFICE, write_demo
from checker.practice.letters import MadeLetter, make_letters, make_twins
from checker.practice.okafor import OTHER_REFERENCE
from checker.settings import load_policy

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
CASES = make_cases(5, 45, now=NOW)
DRAMA = re.compile(r"07700 900\d{3}|01632 960\d{3}|020 7946 0\d{3}")


def test_a_caseload_keeps_the_schema(tmp_path: Path) -> None:
    """Every made-up record loads, as the case it was made from."""
    for number, record in enumerate(make_caseload(5, 45, now=NOW)):
        text = json.dumps(record, ensure_ascii=False)
        (tmp_path / f"{number:03}.json").write_text(text, encoding="utf-8")

    loaded = open_cases(tmp_path)

    assert loaded.refused == ()
    assert [case.people for case in loaded.cases] == [case.people for case in CASES]
    assert [case.restrictions for case in loaded.cases] == [case.restrictions for case in CASES]


def test_the_same_seed_makes_the_same_bytes() -> None:
    """A figure of the benchmark can be had again."""
    one = make_letters(7, CASES, 30, 0.5, today=NOW.date())
    other = make_letters(7, CASES, 30, 0.5, today=NOW.date())

    assert one == other


def test_another_seed_makes_other_people() -> None:
    """The first family is the one of the pictures, the rest differs."""
    other = make_cases(6, 5, now=NOW)

    assert other[0] == CASES[0]
    assert [case.people for case in other[1:]] != [case.people for case in CASES[1:5]]


def test_a_home_is_confirmed_while_somebody_lives_in_it() -> None:
    """Not before they came, and not after they left."""
    cases = (*CASES, *make_cases(31, 200, now=NOW))
    homes = [home for case in cases for one in case.people for home in one.addresses]
    confirmed = [home for home in homes if home.last_confirmed_on]

    assert any(home.valid_to for home in confirmed)
    for home in confirmed:
        assert home.last_confirmed_on is not None
        assert (home.valid_from or home.last_confirmed_on) <= home.last_confirmed_on
        assert home.last_confirmed_on <= (home.valid_to or NOW.date())


def test_nobody_made_up_can_be_reached() -> None:
    """Phones are Ofcom's for drama, mailboxes are of no domain that exists."""
    contacts = [contact for case in CASES for one in case.people for contact in one.contacts]

    assert all(DRAMA.fullmatch(one.value) for one in contacts if one.kind == "phone")
    mailboxes = [one.value for one in contacts if one.kind == "email"]
    assert mailboxes
    assert all(one.endswith(".example") for one in mailboxes)


def test_no_two_people_share_a_name() -> None:
    """Somebody else's name in a letter is somebody else."""
    names = [person.name for case in CASES for person in case.people]

    assert len(names) == len(set(names))


def test_about_a_third_of_the_applicants_are_protected() -> None:
    """As many as need something kept from the other parent."""
    kept = sum(case.people[0].addresses[0].confidential.protects for case in CASES)

    assert 0.25 < kept / len(CASES) < 0.5


def test_every_mistake_is_made() -> None:
    """A caseload of forty-five has room for each of them."""
    letters = make_letters(7, CASES, 110, 1.0, today=NOW.date())

    codes = {code for letter in letters for code in letter.expects}
    assert len(codes) == 46
    assert {code.partition(".")[0] for code in codes} == {
        "address", "channel", "copies", "email", "hidden", "person", "protected", "reference",
        "salutation", "template", "unread",
    }  # fmt: skip


@pytest.mark.parametrize(
    "letter", make_letters(9, CASES, 12, 0, today=NOW.date()), ids=lambda made: made.name
)
def test_a_right_letter_says_what_its_file_says(letter: MadeLetter) -> None:
    """The text that is handed over is the text of the file."""
    if letter.kind == "docx":
        document = docx.Document(io.BytesIO(letter.data))
        said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    elif letter.kind == "pdf":
        pages = pypdfium2.PdfDocument(letter.data)
        said = "\n".join(page.get_textpage().get_text_range() for page in pages)
    else:
        said = letter.data.decode()
    words = set(re.findall(r"[A-Z]{2}\d{2}P\d{5}|Dear \w+|Yours sincerely", letter.text))
    assert words
    assert all(word in said for word in words)
    assert letter.expects == ()
    assert (letter.recipient is None) == (letter.channel is Channel.EMAIL)


def test_a_twin_is_one_letter_in_two_formats() -> None:
    """Word and PDF of the same words, for the same recipient."""
    word, pdf, *_others = make_twins(3, CASES, today=NOW.date())

    assert (word.kind, pdf.kind) == ("docx", "pdf")
    assert word.text == pdf.text
    assert (word.case, word.recipient) == (pdf.case, pdf.recipient)


def test_the_letters_of_a_second_demo_are_not_written_anew(tmp_path: Path) -> None:
    """A program that opens the demo again, for pictures, draws each letter once."""
    one = write_demo(tmp_path / "one", now=NOW)
    drawn = (demo._word.cache_info().misses, demo._pdf.cache_info().misses)

    other = write_demo(tmp_path / "other", now=NOW + timedelta(hours=1))

    assert (demo._word.cache_info().misses, demo._pdf.cache_info().misses) == drawn
    first, second = (
        [file.read_bytes() for letter in made.letters for file in letter.files]
        for made in (one, other)
    )
    assert first == second


def test_the_demo_is_complete(tmp_path: Path) -> None:
    """Cases that load, a policy that holds, letters that are there, dates that count from now."""
    demo = write_demo(tmp_path, now=NOW)

    cases = open_cases(demo.cases)
    policy = load_policy(demo.policy)

    assert cases.refused == ()
    assert len(cases.cases) == 12
    okafor = cases.case("KT24P00817")
    assert okafor is not None
    assert okafor.synced_at is not None
    assert (NOW - okafor.synced_at).total_seconds() < 86_400
    assert cases.case(OTHER_REFERENCE) not in {None, okafor}
    assert [staff.name for staff in policy.own.staff] == [name for _, name, _, _ in OFFICE]
    assert all(path.is_file() for letter in demo.letters for path in letter.files)
    assert all(
        cases.by_id[letter.case].who(letter.recipient)
        for letter in demo.letters
        if letter.recipient
    )
    assert sum(letter.expects == () for letter in demo.letters) >= 2


def test_the_demo_can_be_written_again_over_itself(tmp_path: Path) -> None:
    """The next start gives the dates of the next day."""
    write_demo(tmp_path, now=NOW)
    write_demo(tmp_path, now=datetime(2027, 3, 1, 9, 0, tzinfo=UTC))

    case = open_cases(tmp_path / "cases").case("KT24P00817")

    assert case is not None
    assert case.synced_at is not None
    assert case.synced_at.year == 2027
