"""Names that only the language model sees: the last look, what it may do, and going on without."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from checker.checks import run_checks
from checker.desk.desk import Desk
from checker.desk.letter.result_json import to_json
from checker.guessing import Guesser
from checker.mentions import find
from checker.model import CaseId, Channel, Document, MentionKind, Result, Severity, WhoId
from tests.builders.cases import NOW, case, policy
from tests.builders.elsewhere import elsewhere
from tests.builders.letters import dispatch
from tests.builders.plain_text import text_document
from tests.builders.readers import demo_desk

LETTER = """Ms Sian Pritchard
6 Weir Cottages
Bramwick
HX98 3LD

20 November 2026

Our reference: KT24P00817

Dear Ms Pritchard

Thank you for your letter. Dilnoza Karimova will collect the children.

Yours sincerely
Priya Nair
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The demo's desk, with its key in a file."""
    desk = demo_desk(tmp_path / "demo")
    yield desk
    desk.close()


def checked(desk: Desk, folder: Path) -> tuple[Result, list[Result]]:
    """Check the letter: its last result, and what was told before."""
    file = folder / "letter.txt"
    file.write_text(LETTER, encoding="utf-8")
    opened = desk.open([file])
    held = next(one.id for one in desk.cases() if one.reference == "KT24P00817")
    first: list[Result] = []
    last = desk.check(opened, CaseId(held), [WhoId("P2")], Channel.POST, found=first.append)
    return last, first


def test_a_name_that_only_the_model_sees_is_told_last(desk: Desk, tmp_path: Path) -> None:
    """The first findings never wait for it; the last result has it, and says how it was found."""
    last, first = checked(desk, tmp_path)

    assert [one.code for result in first for one in result.findings] == []
    assert not any(result.settled for result in first)
    assert [(one.code, one.severity) for one in last.findings] == [
        ("person.not-in-case", Severity.CHECK)
    ]
    assert last.settled
    assert last.compared.names_by == ("record", "grammar", "model")
    assert b'"names_by"' in to_json(last, reveal=False)


def test_without_the_model_the_desk_checks_and_says_so(desk: Desk, tmp_path: Path) -> None:
    """A missing file makes a notice on every screen, and no Stop."""
    desk._setting = replace(desk._setting, guesser=Guesser(tmp_path))
    last, _ = checked(desk, tmp_path)

    assert last.findings == ()
    assert last.settled
    assert last.compared.names_by == ("record", "grammar")
    told = [one for one in desk.notices() if "language model" in one.text]
    assert [one.grave for one in told] == [False]


TEXTS = (
    LETTER,
    "Dear Ms Hale\n\nNkoyo Effiong of 12 Marlow Road, Otherton, XX3 1AB rang. [INSERT]\n",
    (
        "Dear Mr Davies\n\ncc Nkoyo Effiong\n9 Willow Bank\nExampletown\nXX2 7GH\n\n"
        "We met Tymko upstairs.\n"
    ),
)


@pytest.mark.parametrize("text", TEXTS, ids=["right", "wrong", "copies"])
@pytest.mark.parametrize("to", ["P1", "P2"])
def test_no_rule_is_quieter_for_a_guessed_name(text: str, to: str) -> None:
    """Whatever is found without the model is found with it: it is never a reason to pass."""
    document: Document = text_document(text)
    found = find(document, case=case(), policy=policy())
    guess = Guesser().guess(document, found, case=case(), policy=policy()).names
    assert guess

    def keys(*more: object) -> set[tuple[str, str]]:
        findings = run_checks(
            dispatch(document, to=to),
            mentions=(*found, *more),  # type: ignore[arg-type]  # mentions, or none
            case=case(),
            policy=policy(),
            others=elsewhere(),
            now=NOW,
        )
        return {(one.code, one.severity) for one in findings}

    assert keys() <= keys(*guess)
    assert all(one.kind is MentionKind.NAME for one in guess)


def test_the_first_findings_do_not_wait_for_the_model_to_load(desk: Desk, tmp_path: Path) -> None:
    """They are told before the model is even asked."""
    order: list[str] = []

    class Slow:
        def chances(self, text: str) -> list[object]:
            del text
            order.append("model")
            time.sleep(0.01)
            return []

    desk._setting = replace(desk._setting, guesser=Guesser(load=lambda _: Slow()))  # type: ignore[arg-type,return-value]  # finds nothing
    file = tmp_path / "letter.txt"
    file.write_text(LETTER, encoding="utf-8")
    opened = desk.open([file])
    desk.check(
        opened,
        opened.suggestions[0].id,
        [WhoId("P2")],
        Channel.POST,
        found=lambda _: order.append("first"),
    )

    assert order[0] == "first"
    assert "model" in order
