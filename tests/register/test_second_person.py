"""Nobody is the second person for what they asked, and who releases has signed in once more."""

import base64
import json
from collections.abc import Iterator

import pytest

from checker.audit.entry import Act, Event, Facts, Out
from checker.protocol.messages import Role, sign_in_nonce
from checker.protocol.seconding import SignAgain, SignedAgain, again_bytes
from checker.register.oidc import Person, Provider
from checker.register.problems import Declined
from checker.register.refusals import BadEntry
from tests.builders.register_service import Service, refused, said, service_on
from tests.builders.register_store import ORIGIN, Desk, Register

ABOUT = "ab" * 32


@pytest.fixture(name="register")
def shared(one_register: Register) -> Register:
    """Give one register to all tests here: each has desks of its own."""
    return one_register


def answer(about: str) -> Facts:
    """Say that a letter was released."""
    event = Event(kind="released", codes={"agrees": "yes"})
    return Facts(out=Out.RELEASED, about=about, event=event)


def asked(register: Register, who: Desk) -> str:
    """Have somebody ask, and give the entry's hash."""
    who.write(Act.ASK_SECOND, Facts(event=Event(kind="release", codes={"why": "address.unknown"})))
    register.send(who)
    return who.hashes[-1]


def test_a_lead_answers_what_another_asked(register: Register) -> None:
    """As it should be."""
    clerk, lead = register.enrolled("u-a1"), register.enrolled("u-b1", Role.LEAD)
    register.send(lead)

    lead.write(Act.ANSWER_SECOND, answer(asked(register, clerk)))

    assert register.send(lead).next == 3


@pytest.mark.parametrize("elsewhere", [False, True])
def test_nobody_answers_what_they_asked_themselves(
    register: Register,
    elsewhere: bool,
) -> None:
    """Neither in the log in which they asked nor in the log of another desk of theirs."""
    actor = f"u-c{elsewhere:d}"
    asker = register.enrolled(actor, Role.LEAD)
    answers = register.enrolled(actor, Role.LEAD) if elsewhere else asker
    about = asked(register, asker)

    answers.write(Act.ANSWER_SECOND, answer(about))

    with pytest.raises(BadEntry, match="second person"):
        register.send(answers)
    seen = register.store.entries(answers.log, start=1, reader=answers.log).entries
    assert len(seen) == len(answers.leaves) - (2 if elsewhere else 1)


def test_nobody_answers_themselves_in_one_batch(register: Register) -> None:
    """Asked and answered at once: the ask is not even stored yet."""
    lead = register.enrolled("u-d", Role.LEAD)
    lead.write(Act.ASK_SECOND, Facts(event=Event(kind="release")))
    lead.write(Act.ANSWER_SECOND, answer(lead.hashes[-1]))

    with pytest.raises(BadEntry) as refusal:
        register.send(lead)
    assert refusal.value.index == 2


class Told(Provider):
    """A provider that says who signed in, once what the token is bound to was seen."""

    def __init__(self, person: Person) -> None:
        """Know the person."""
        self._person = person

    def person(
        self, untrusted: str, nonce: str, now: float, *, fresh_s: float | None = None
    ) -> Person:
        """Believe what the token says, but not for another nonce or an older sign-in."""
        claims = json.loads(base64.b64decode(untrusted))
        late = fresh_s is not None and now - claims["auth_time"] > fresh_s
        if claims["nonce"] != nonce or late:
            raise Declined("not-valid", "It is not valid here.")
        return self._person


@pytest.fixture(scope="module")
def served(one_register: Register) -> Iterator[tuple[Service, Desk, Desk]]:
    """Give a service whose provider knows one lead, and that lead and another one."""
    lead, other = (one_register.enrolled(f"u-again{n}", Role.LEAD) for n in (1, 2))
    person = Person(role=Role.LEAD, team="t-04", actor=lead.actor)
    with service_on(one_register, provider=Told(person)) as service:
        yield service, lead, other


def again(register: Register, who: Desk, *, about: str = ABOUT, ago_s: int = 5) -> SignAgain:
    """Give what somebody sends who signed in so many seconds ago."""
    now = register.time.now
    proof = who.key.sign(again_bytes(ORIGIN, who.log, about, now))
    told = {"nonce": sign_in_nonce(proof), "auth_time": now / 1_000 - ago_s}
    token = base64.b64encode(json.dumps(told).encode()).decode()
    return SignAgain(about=about, t=now, proof=proof, id_token=token)


def test_a_lead_who_signed_in_again_is_believed(
    register: Register, served: tuple[Service, Desk, Desk]
) -> None:
    """For the entry that they are about to answer."""
    service, lead, _ = served

    told = said(
        service.post("/v1/again", again(register, lead), service.sign_in(lead)), SignedAgain
    )

    assert told.about == ABOUT


def test_no_other_sign_in_is_believed(
    register: Register, served: tuple[Service, Desk, Desk]
) -> None:
    """Neither an old one, nor one for another entry, nor somebody else's, nor a clerk's."""
    service, lead, other = served
    clerk = register.enrolled("u-again3")
    right = again(register, lead)
    elsewhere = SignAgain(about="cd" * 32, t=right.t, proof=right.proof, id_token=right.id_token)
    late = SignAgain(about=ABOUT, t=right.t - 1_000_000, proof=right.proof, id_token=right.id_token)

    for who, sent, answered in (
        (lead, again(register, lead, ago_s=700), (401, "not-valid")),
        (lead, elsewhere, (401, "not-valid")),
        (lead, late, (401, "not-valid")),
        (other, again(register, other), (403, "no-role")),
        (clerk, again(register, clerk), (403, "not-allowed")),
    ):
        assert refused(service.post("/v1/again", sent, service.sign_in(who))) == answered
