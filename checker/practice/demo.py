"""Write the demo: a made-up caseload, letters to try on it, and the sender's policy."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from random import Random

from checker.days import in_full
from checker.model import Case, CaseId, Channel, WhoId
from checker.practice import faults_of_address, faults_of_content, mails
from checker.practice.bodies import OWN, STAFF
from checker.practice.caseload import make_cases
from checker.practice.draft import Draft, Unseen
from checker.practice.okafor import OTHER_REFERENCE
from checker.practice.record import Json, Record, organisation, to_record
from checker.practice.wording import Occasion, ordinary
from checker.practice.writing_docx import docx_bytes
from checker.practice.writing_eml import eml_bytes
from checker.practice.writing_pdf import pdf_bytes
from checker.practice.writing_scan import scan_bytes
from checker.practice.writing_xlsx import xlsx_bytes
from checker.words import say

CASES = 12
FATHER, MOTHER = WhoId("P1"), WhoId("P2")
_word, _pdf = lru_cache(maxsize=8)(docx_bytes), lru_cache(maxsize=8)(pdf_bytes)
"""Written once: the letters of the next demo of a program are the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoLetter:
    """A letter to try: its files, the letter first, what it is, and where it rightly goes.

    `recipient` is None for a message, which names its recipients itself.
    """

    files: tuple[Path, ...]
    note: str
    case: CaseId
    recipient: WhoId | None
    channel: Channel
    expects: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Give the name of the letter's file."""
        return self.files[0].name


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """Where the demo was written, and its letters."""

    cases: Path
    policy: Path
    letters: tuple[DemoLetter, ...]


def write_demo(folder: Path, *, seed: int = 1, now: datetime) -> Demo:
    """Write the demo into a folder, its dates counted from now so that it is never out of date."""
    random = Random(seed)
    cases = make_cases(seed, CASES, now=now)
    records, letters, policy_file = folder / "cases", folder / "letters", folder / "policy.json"
    for made in (records, letters):
        made.mkdir(parents=True, exist_ok=True)
    for case in cases:
        _write_json(records / f"{case.id}.json", to_record(case))
    to_read = folder / "policies" / "post-and-email.txt"
    to_read.parent.mkdir(exist_ok=True)
    to_read.write_text(_TO_READ, encoding="utf-8")
    _write_json(policy_file, {**policy(now.date()), "reading": _reading(now.date(), to_read)})
    return Demo(
        cases=records,
        policy=policy_file,
        letters=_letters(letters, cases, random, now.date()),
    )


ROLES = ("clerk", "lead", "clerk", "investigator")
OFFICE = (
    *((*staff, role) for staff, role in zip(STAFF, ROLES, strict=True)),
    ("u-b83c15", "Dilys Cole", "Northern", "lead"),
    ("u-3e7d92", "Rhian Mead", "", "dpo"),
    ("u-c6f048", "Tomos Vale", "", "administrator"),
)
"""Who works in the demo's office: id, name, team, role."""


def policy(today: date) -> Record:
    """Give the sender's policy as its file has it."""
    return {
        "schema": "letterlock/policy/1",
        "own": {
            "organisations": [organisation(OWN)],
            "domains": list(OWN.email_domains),
            "staff": [
                {
                    "id": one,
                    "name": name,
                    "team": team,
                    "since": str(today - timedelta(days=90 * number + 120)),
                    "role": role,
                }
                for number, (one, name, team, role) in enumerate(OFFICE)
            ],
        },
    }


_TO_READ = """Post and email (made up for the demo)

1. Check every letter and email before it goes.
2. One envelope, one person: count the pages, close it yourself.
3. Type no address from memory. Autocomplete is off.
4. Report a mistake at once. Reporting quickly is the right thing to do.
"""


def _reading(today: date, file: Path) -> list[Json]:
    """Give the policies that the demo's office is to read."""
    return [
        {
            "code": "post-and-email",
            "title": "Post and email",
            "version": 3,
            "where": str(file),
            "by": str(today + timedelta(days=35)),
        }
    ]


def _write_json(path: Path, record: Record) -> None:
    text = json.dumps(record, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def _letters(
    folder: Path, cases: tuple[Case, ...], random: Random, today: date
) -> tuple[DemoLetter, ...]:
    """Write the letters of the demo."""
    okafor, moved, third = cases[:3]
    to_father = _occasion(random, okafor, FATHER, today)
    to_mother = _occasion(random, okafor, MOTHER, today)
    to_moved = _occasion(random, moved, FATHER, today)
    to_third = _occasion(random, third, FATHER, today)
    lookalike = mails.unknown(to_father, cases)
    previous = faults_of_address.previous(to_moved, cases)
    tracked = faults_of_content.tracked(to_third, cases)
    if lookalike is None or previous is None or tracked is None:
        raise ValueError(cases)
    slip = replace(lookalike, to=(("Daniel Okafor", "d.okafro@mailbox.example"),))
    letter = _Writer(folder)
    return (
        letter.write(
            to_father,
            say("A report goes to the father, with an enclosure"),
            ("Letter to Mr D Okafor.docx", _word(_to_mr_okafor(today))),
            ("s7-report.pdf", _pdf(_section_7_report(today))),
            expects=("address.near-miss", "protected.address", "reference.other-case"),
        ),
        letter.write(
            to_mother,
            say("An ordinary letter to the mother"),
            ("Letter to Ms S Pritchard.docx", _word(ordinary(to_mother))),
        ),
        letter.write(
            to_third,
            say("An ordinary letter, saved as a PDF"),
            ("Appointment letter.pdf", _pdf(ordinary(to_third))),
        ),
        letter.write(
            to_father,
            say("A message to the father, not sent yet"),
            ("Message to Mr Okafor.eml", eml_bytes(slip)),
            channel=Channel.EMAIL,
            expects=("email.lookalike",),
        ),
        letter.write(
            to_moved,
            say("A letter written from an older one"),
            ("Letter from last year.pdf", _pdf(previous)),
            expects=("address.previous",),
        ),
        letter.write(
            to_third,
            say("A letter that two people have edited"),
            ("Hearing letter v3.docx", _word(tracked)),
            expects=("hidden.tracked-changes",),
        ),
        letter.write(
            to_mother,
            say("A letter with a list of visits, kept in Excel"),
            ("Letter about visits.docx", _word(ordinary(to_mother))),
            ("Visits.xlsx", _visits(okafor, today)),
            expects=("hidden.cells",),
        ),
        letter.write(
            to_mother,
            say("A signed letter that came back from the scanner"),
            ("Signed letter, scanned.pdf", scan_bytes(ordinary(to_mother))),
        ),
        letter.write(
            to_mother,
            say("A file that did not copy to the end"),
            ("Scanned reply.pdf", _pdf(ordinary(to_mother))[:9000]),
            expects=("unread.damaged",),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the files of one letter after another into a folder."""

    folder: Path

    def write(
        self,
        occasion: Occasion,
        note: str,
        *files: tuple[str, bytes],
        channel: Channel = Channel.POST,
        expects: tuple[str, ...] = (),
    ) -> DemoLetter:
        """Write the files of one letter."""
        for name, data in files:
            (self.folder / name).write_bytes(data)
        return DemoLetter(
            files=tuple(self.folder / name for name, _ in files),
            note=note,
            case=occasion.case.id,
            recipient=None if channel is Channel.EMAIL else occasion.to.id,
            channel=channel,
            expects=expects,
        )


def _occasion(random: Random, case: Case, whom: WhoId, today: date) -> Occasion:
    to = case.who(whom)
    if to is None:
        raise ValueError(whom)
    return Occasion(random=random, case=case, to=to, today=today)


def _visits(case: Case, today: date) -> bytes:
    """Write the list of visits: a column of it is hidden."""
    ella = next(one for one in case.people if one.first_name == "Ella")
    rows = tuple(
        (in_full(today - timedelta(days=14 * number)), "Two hours", place, ella.first_name)
        for number, place in enumerate(("Park", "Library", "Swimming pool"), 1)
    )
    heads = ("Day", "How long", "Where", "Child")
    return xlsx_bytes("Visits", (heads, *rows), hidden_columns=frozenset({4}))


def _to_mr_okafor(today: date) -> Draft:
    """Write the letter of the pictures: three things in it are wrong."""
    visited, hearing = in_full(today - timedelta(days=16)), in_full(today + timedelta(days=19))
    return Draft(
        letterhead=(OWN.name, "Harrowfield Service Centre, 2 Assize Row, Harrowfield HX97 1AB"),
        addressee=("Mr Daniel Okafor",),
        address=("14 Larkspur Close", "Harrowfield", "HX97 8QT"),
        date=in_full(today),
        reference=f"Our reference: {OTHER_REFERENCE}",
        marking="Private and confidential",
        salutation="Dear Mr Okafor",
        subject="Section 7 report: your child",
        paragraphs=(
            (
                "I enclose a copy of the report that the court asked me to prepare. The hearing"
                f" is on {hearing} at 10am."
            ),
            (
                f"I visited your child on {visited} at 6 Weir Cottages, Bramwick, where the living"
                " arrangements were settled and nobody had a complaint."
            ),
            (
                "Dr Helen Marsh told me that speech and language therapy is going well and that she"
                " has no concerns about progress."
            ),
            (
                "I recommend that your time together goes on every second weekend, and that it"
                " grows to an overnight stay in the new year if everybody is content."
            ),
            "The report belongs to the court. Do not show it to anybody else or put it online.",
            (
                "If you do not agree with something in the report, tell me before the hearing or"
                " tell the court at the hearing. Telephone me on 01632 960145 if you have"
                " a question."
            ),
        ),
        closing=("Yours sincerely", "Priya Nair", "Family Court Adviser", OWN.name),
        footer="Telephone 01632 960145    enquiries@northern.example",
        unseen=Unseen(author="Priya Nair", title="Letter"),
    )


def _section_7_report(today: date) -> Draft:
    """Write the enclosure: nothing in it is wrong."""
    topics = (
        "What the court asked", "What I read", "Whom I spoke to", "Ella's wishes and feelings",
        "Ella's needs", "What each parent told me", "Health", "Education", "Family life",
        "Risk of harm", "What the police told us", "What the council told us", "My assessment",
        "My recommendation",
    )  # fmt: skip
    said = (
        (
            "Ella is a cheerful child who speaks freely. She enjoys drawing and swimming, and she"
            " told me that she looks forward to the time that she spends with each of her parents."
        ),
        (
            "Mr Okafor is calm when he speaks of Ella's mother. He understands why the arrangements"
            " have to grow step by step, and he has kept to every one of them."
        ),
        (
            "Ms Pritchard supports the time that Ella spends with her father. She would like the"
            " arrangements to be written down, so that nobody has to ask again."
        ),
        (
            "I have considered the welfare checklist. I have weighed what each parent told me and"
            " what I have seen, and I have said where the two do not agree."
        ),
    )
    return Draft(
        letterhead=(OWN.name,),
        reference="Case number: KT24P00817",
        marking="Section 7 report",
        subject="Ella Okafor: report to the Family Court at Harrowfield",
        date=in_full(today - timedelta(days=3)),
        paragraphs=tuple(part for topic in topics for part in (topic, *said, *said)),
        closing=("Priya Nair", OWN.name),
        footer="Section 7 report    KT24P00817",
        unseen=Unseen(author="Priya Nair", title="Section 7 report"),
    )
