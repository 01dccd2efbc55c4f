"""Pages that went out before, to this recipient or to somebody else."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

from checker.checks import run_checks
from checker.checks.letters.dispatch_duplicate import dispatch_duplicate
from checker.desk.record.sendings import Sendings
from checker.model import CaseId, Channel, Document, Recipient, Sending, Severity, WhoId
from tests.builders.cases import NOW, case, policy
from tests.builders.letters import dispatch, document
from tests.builders.results import result
from tests.builders.sent import sent

THEN = datetime(2026, 11, 3, 10, 0, tzinfo=UTC)
LETTER = replace(
    document("Ms Erin Hale\n14 Orchard Close\nExampletown\nXX1 4AB\n\nDear Ms Hale\n\nHello."),
    content_hash="c" * 64,
)
LEAFLET = replace(document("How we work\nWe advise the court."), content_hash="c" * 64)
NAMELESS = replace(document("Dear Sir or Madam\n\nWe moved."), content_hash="c" * 64)


@dataclass(frozen=True)
class Before:
    """What went out before, as a test says it."""

    sent: tuple[Sending, ...] = ()

    def of_content(self, content_hash: str) -> tuple[Sending, ...]:
        """Give what was sent, for the one digest of these tests."""
        return self.sent if content_hash == "c" * 64 else ()


def to(whom: str | None, *, of: str = "C-0001", destination: str = "") -> Sending:
    """Make a sending of the third of November."""
    who = WhoId(whom) if whom else None
    return Sending(at=THEN, case=CaseId(of), whom=who, destination=destination)


@pytest.mark.parametrize(
    ("letter", "before", "going", "severity"),
    [
        pytest.param(LETTER, [to("P1")], "P1", Severity.CHECK, id="to her again"),
        pytest.param(LETTER, [to("P2")], "P1", Severity.STOP, id="to him before"),
        pytest.param(LETTER, [to("P1", of="C-9")], "P1", Severity.STOP, id="to P1 of another case"),
        pytest.param(LETTER, [], "P1", None, id="never before"),
        pytest.param(LETTER, [to("P2"), to("P1")], "P1", Severity.CHECK, id="to both before"),
        pytest.param(LETTER, [to("P2")], "P1,P2", None, id="he receives it too"),
        pytest.param(LEAFLET, [to("P2")], "P1", None, id="a leaflet to another"),
        pytest.param(NAMELESS, [to("P2")], "P1", None, id="nobody's name"),
        pytest.param(LEAFLET, [to("P1")], "P1", Severity.CHECK, id="a leaflet again"),
        pytest.param(
            replace(LETTER, content_hash=""), [to("P1")], "P1", None, id="without a digest"
        ),
        pytest.param(
            replace(document(""), content_hash="c" * 64), [to("P2")], "P1", None, id="no words"
        ),
    ],
)
def test_the_same_letter_twice_is_asked_about(
    letter: Document, before: list[Sending], going: str, severity: Severity | None
) -> None:
    """To the same person it is a question, to another a Stop, and a leaflet may go to many."""
    asked = replace(sent(letter, to=going), sent=Before(tuple(before)))
    assert [one.severity for one in dispatch_duplicate(asked)] == ([severity] if severity else [])


def test_the_day_is_said() -> None:
    """A person remembers what they did by its day."""
    [found] = dispatch_duplicate(replace(sent(LETTER), sent=Before((to("P1"),))))
    assert "3 November" in found.detail


def test_an_enclosure_may_go_to_everybody() -> None:
    """What counts is the letter itself."""
    asked = replace(sent(document("Dear Ms Hale"), LETTER), sent=Before((to("P2"),)))
    assert not list(dispatch_duplicate(asked))


def test_a_mailbox_is_known_where_no_person_is() -> None:
    """An email to nobody of the record went to its address."""
    box = Recipient(id=None, name="", via=Channel.EMAIL, destination="Info@School.example")
    asked = replace(
        sent(LETTER),
        recipient=box,
        sent=Before((to(None, destination="info@school.example"),)),
    )
    assert [one.severity for one in dispatch_duplicate(asked)] == [Severity.CHECK]


def test_nothing_is_said_where_nobody_knows() -> None:
    """The command line keeps no record, and says nothing of what went before."""
    assert not list(dispatch_duplicate(sent(LETTER)))


def test_what_was_confirmed_is_known_at_the_next_check() -> None:
    """The desk's own memory answers a whole check."""
    memory = Sendings()
    gone = result(to=(Recipient(id=WhoId("P2"), name="Mr Davies", destination="A3"),))
    memory.keep(
        replace(gone, documents=(LETTER,), case=replace(gone.case, id=CaseId("C-0001"))),  # type: ignore[type-var]  # the builder's result has a case
        THEN,
    )
    found = run_checks(
        dispatch(LETTER),
        mentions=sent(LETTER).mentions,
        case=case(),
        policy=policy(),
        others=None,
        now=NOW,
        sent=memory,
    )
    assert [one.severity for one in found if one.code == "dispatch.duplicate"] == [Severity.STOP]
