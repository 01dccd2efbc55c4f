"""Whole letters, with the mentions that the finders find, against a whole record."""

import gc
import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest

from checker.cases.record import to_case
from checker.checks import run_checks, verdict_of
from checker.checks.guarded import Guarded
from checker.matching.caseless import Caseless
from checker.mentions import find
from checker.model import Case, Channel, Concealment, Confidential, FileKind, Finding, Verdict
from tests.benchmark.development_sayings.sayings import all_sayings
from tests.builders.cases import (
    C8,
    CHILD,
    MOTHERS_HOME,
    NOW,
    case,
    case_with,
    mother,
    policy,
)
from tests.builders.elsewhere import elsewhere
from tests.builders.letters import codes, dispatch, document, hidden

Made = TypeVar("Made")
DATA = Path(__file__).parents[1] / "data"

RIGHT = """Family Advisory Service
Advisory House
40 Station Road
Exampletown
XX1 3KK

Ms Erin Hale
Flat 2
14 Orchard Close
Exampletown
XX1 4AB

23 November 2026

Our ref: PN/0042
Case number: XX26P00001

Dear Ms Hale

Thank you for meeting me with Robin on 3 November 2026. I will write to the court by
4 December 2026 and send you a copy of my letter on the same day.

Yours sincerely

Priya Nair
Family Court Adviser
020 7946 0100
"""

TO_FATHER = RIGHT.replace(
    "Ms Erin Hale\nFlat 2\n14 Orchard Close\nExampletown\nXX1 4AB",
    "Mr Owen Davies\n12 Marlow Road\nOtherton\nXX3 1AB",
).replace("Dear Ms Hale", "Dear Mr Davies")


def checked(
    text: str,
    *,
    record: Case | None = None,
    to: str = "P1",
    via: Channel = Channel.POST,
) -> tuple[Finding, ...]:
    """Check a letter as the desk does."""
    record = record or case()
    written = document(text)
    return run_checks(
        dispatch(written, to=to, via=via),
        mentions=find(written, case=record, policy=policy()),
        case=record,
        policy=policy(),
        others=elsewhere(),
        now=NOW,
    )


def kept() -> Case:
    """Make the case in which the mother's and the child's home is kept from the father."""
    home = replace(MOTHERS_HOME, confidential=Confidential.C8)
    return case_with(
        mother(addresses=(home,)), replace(CHILD, addresses=(home,)), restrictions=(C8,)
    )


@pytest.mark.parametrize(
    ("text", "to"),
    [pytest.param(RIGHT, "P1", id="the mother"), pytest.param(TO_FATHER, "P2", id="the father")],
)
@pytest.mark.parametrize("protected", [False, True], ids=["open", "protected"])
def test_a_right_letter_shows_nothing(text: str, to: str, *, protected: bool) -> None:
    """The median letter has nothing to look at."""
    assert codes(checked(text, record=kept() if protected else case(), to=to)) == []


def test_a_letter_with_everything_wrong_says_everything_once() -> None:
    """All findings are shown at once, gravest first."""
    text = TO_FATHER.replace("12 Marlow Road", "21 Marlow Road").replace("Mr Davies", "Ms Hale")
    text = text.replace("XX26P00001", "XX26P00099")
    text = text.replace("Thank you", "[INSERT] Ms Hale lives at 14 Orchard Close. Thank you")
    found = checked(text, record=kept(), to="P2")

    assert set(codes(found)) == {
        "address.near-miss",
        "salutation.mismatch",
        "reference.other-case",
        "template.gap",
        "protected.address",
    }
    assert len(found) == 5
    assert verdict_of(found)[0] is Verdict.STOP


@pytest.mark.parametrize(
    "twin",
    [
        pytest.param(str.upper, id="capitals"),
        pytest.param(lambda text: text.replace("Flat 2\n14", "Flat 2, 14"), id="one line"),
        pytest.param(lambda text: text.replace("XX1 4AB", "XX14AB"), id="postcode without space"),
    ],
)
def test_twins_of_a_letter_to_the_wrong_person_say_the_same(twin: object) -> None:
    """However the letter is laid out, the wrong person's address is the wrong person's."""
    text = twin(RIGHT)  # type: ignore[operator]  # a function of the table
    found = checked(text, to="P2", record=kept())
    assert "address.other-person" in codes(found)
    assert "protected.address" in codes(found)


def test_the_order_of_people_in_the_record_changes_nothing() -> None:
    """A record is a set, whatever its order."""
    text = RIGHT.replace("Robin", "Owen Davies of 12 Marlow Road")
    turned = replace(case(), people=case().people[::-1], parties=case().parties[::-1])
    assert codes(checked(text)) == codes(checked(text, record=turned))


def test_hidden_words_go_through_every_rule() -> None:
    """A deleted line is read like any other, and the finding says that it was hidden."""
    record = kept()
    written = document(TO_FATHER, also=(hidden("XX1 4AB", Concealment.DELETED),))
    found = run_checks(
        dispatch(written, to="P2"),
        mentions=find(written, case=record, policy=policy()),
        case=record,
        policy=policy(),
        others=None,
        now=NOW,
    )
    [finding] = [one for one in found if one.code == "protected.address"]
    assert finding.place.hidden
    assert "hidden on the page" in finding.detail


@pytest.fixture(scope="module")
def commissioners_case() -> Case:
    """Give the record beside the Commissioner's letter."""
    made = to_case(json.loads((DATA / "ico-case.json").read_text(encoding="utf-8")))
    assert isinstance(made, Case)
    return made


@pytest.mark.parametrize(
    ("via", "expected"),
    [
        pytest.param(Channel.POST, ["channel.mismatch"], id="by post"),
        pytest.param(Channel.EMAIL, ["email.shared-mailbox"], id="by email"),
    ],
)
def test_the_commissioners_letter(
    commissioners_case: Case, via: Channel, expected: list[str]
) -> None:
    """Its address is its reader's office, its greeting is right, and it is to go by email."""
    text = (DATA / "ico-letter-2019.txt").read_text(encoding="utf-8")
    written = document(text, name="letter.txt", kind=FileKind.TXT)
    sent = dispatch(written, to="P1", via=via)
    found = run_checks(
        sent,
        mentions=find(written, case=commissioners_case, policy=policy()),
        case=commissioners_case,
        policy=policy(),
        others=None,
        now=datetime(2019, 3, 6, 9, 0, tzinfo=UTC),
    )
    assert codes(found) == expected


def made(kind: type[Made]) -> list[Made]:
    """Give all patterns of a kind that are there once a letter was checked."""
    told = TO_FATHER.replace("Thank", "Your neighbour told us in confidence. Thank")
    checked(told, record=kept())
    frozen = gc.get_freeze_count() > 0  # a window that another test opened hides what was there
    gc.unfreeze()
    there = [one for one in gc.get_objects() if isinstance(one, kind)]
    if frozen:
        gc.freeze()
    return there


def test_every_pattern_can_be_made() -> None:
    """They are made when a letter first needs them: one that Python refuses would fail there."""
    tables = made(Guarded)

    assert len(tables) > 5
    for table in tables:
        assert all(row.finditer is not None for row in table.patterns)


def test_every_pattern_finds_what_a_plain_search_finds() -> None:
    """However it is looked for in small letters and at the edges of words, in what people say."""
    texts = [
        saying.filled()
        for sayings in all_sayings()
        for saying in (*sayings.wrong, *sayings.right)[::5]
    ]
    patterns = made(Caseless)

    assert len(texts) > 150
    assert len(patterns) > 150
    for pattern in patterns:
        plain = re.compile(pattern.pattern, re.IGNORECASE)
        for text in texts:
            wanted = [found.span() for found in plain.finditer(text)]
            assert [found.span() for found in pattern.finditer(text)] == wanted, pattern.pattern
            assert (pattern.search(text) is not None) == bool(wanted), pattern.pattern
