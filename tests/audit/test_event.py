"""What an entry of version 3 may say of what happened: codes and counts of its act, no words."""

import pytest

from checker.audit.acts import Act
from checker.audit.canonical import Json, canonical
from checker.audit.entry import BadEntryError, read_body
from checker.audit.event import EVENTS, Event, merged
from tests.audit.test_entry import BODY


def told(act: Act, **event: Json) -> bytes:
    """Give the bytes of an entry that says an event."""
    return canonical({**BODY, "act": act.value, "out": None, "v": 3, "event": event})


def test_an_incident_says_what_happened_in_codes_and_counts() -> None:
    """What is read is what was written, and a key that says nothing is not written."""
    body = read_body(
        told(
            Act.INCIDENT,
            kind="wrong-address",
            codes={"step": "reported", "cause": "address-old"},
            counts={"people": 3, "at": 1795336122312},
        )
    )

    assert body.event is not None
    assert (body.v, body.event.kind, body.event.counts["people"]) == (3, "wrong-address", 3)
    with pytest.raises(BadEntryError, match="says nothing"):
        read_body(told(Act.INCIDENT, kind="wrong-address", codes={}))


@pytest.mark.parametrize(
    ("act", "event", "why"),
    [
        (Act.CHECK, {"kind": "lost"}, "says nothing of what happened"),
        (Act.INCIDENT, {"kind": "embarrassing"}, "no such kind"),
        (Act.INCIDENT, {"kind": "lost", "codes": {"step": "hushed-up"}}, "such a code"),
        (Act.INCIDENT, {"kind": "lost", "codes": {"name": "smith"}}, "such a code"),
        (Act.INCIDENT, {"kind": "lost", "codes": {"cause": ""}}, "such a code"),
        (Act.INCIDENT, {"kind": "lost", "counts": {"postcode": 7}}, "such a thing"),
        (Act.INCIDENT, {"kind": "lost", "counts": {"people": -1}}, "Expected"),
        (Act.INCIDENT, {"kind": "lost", "codes": {"cause": "12 High Street"}}, "regex"),
        (Act.ACTION, {"kind": "rec-1", "codes": {"owner": "Priya Nair"}}, "regex"),
        (Act.POLICY_READ, {"kind": "assurance", "words": "read it"}, "unknown field"),
    ],
)
def test_what_its_act_does_not_say_is_refused(act: Act, event: dict[str, Json], why: str) -> None:
    """A name, an address or a word of one's own has no place in it."""
    with pytest.raises(BadEntryError, match=why):
        read_body(told(act, **event))


@pytest.mark.parametrize("act", sorted(EVENTS))
def test_every_value_that_is_allowed_can_be_written(act: Act) -> None:
    """The table and the types of an entry agree: no kind, code or count of it is refused."""
    rule = EVENTS[act]
    for kind in rule.kinds or {"any-1"}:
        for name, values in rule.codes.items():
            for value in values or {"any-1"}:
                assert read_body(told(act, kind=kind, codes={name: value})).v == 3
        for name in rule.counts:
            assert read_body(told(act, kind=kind, counts={name: 1})).v == 3


def test_entries_without_an_event_stay_as_they_were() -> None:
    """Every act may go without: what older desks wrote is read as before."""
    for act in EVENTS:
        assert read_body(canonical({**BODY, "act": act.value})).event is None


def test_the_last_word_of_each_code_holds() -> None:
    """Steps about one incident add up, and a later one corrects an earlier one."""
    first = Event(kind="lost", codes={"step": "reported", "cause": "other"}, counts={"people": 1})
    second = Event(kind="wrong-address", codes={"step": "assessed"}, counts={"people": 4})

    whole = merged(iter((first, second)))

    assert whole is not None
    assert (whole.kind, whole.codes, whole.counts) == (
        "wrong-address",
        {"step": "assessed", "cause": "other"},
        {"people": 4},
    )
    assert merged(iter(())) is None
