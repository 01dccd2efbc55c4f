"""What desks read at the register: their inbox, the holders of keys, other desks' entries."""

import pytest

from checker.audit.entry import Act, Facts
from checker.protocol.messages import Push, Role, Sent
from checker.register import looking_up
from checker.register.refusals import NotThere, UnknownLog
from tests.builders.register_store import Desk, Register, a_wrap

CASE = "ab" * 32


def ask_second(register: Register, desk: Desk, *holders: Desk) -> str:
    """Let a desk ask for a second person, its box open to some, and give the entry's hash."""
    register.send(desk)
    desk.write(Act.ASK_SECOND, sd=("A" * 43,))
    sent = Sent(leaf=desk.leaves[-1], case=CASE, boxes=(b"sealed",))
    wraps = tuple(a_wrap(desk, holder, CASE) for holder in holders)
    register.store.ingest(desk.log, Push(entries=(sent,), wraps=wraps))
    return desk.hashes[-1]


def test_a_lead_is_asked_and_the_asker_is_answered(register: Register) -> None:
    """Requests go to the team's leads with what they can open, answers to who asked."""
    clerk, lead = register.enrolled("u-a"), register.enrolled("u-lead", Role.LEAD)
    other, stranger = register.enrolled("u-b"), register.enrolled("u-c", Role.LEAD, "t-99")
    asked = ask_second(register, clerk, lead)
    assert register.store.inbox(lead.log, after=0).entries == ()
    register.sequence()

    (held,) = register.store.inbox(lead.log, after=0).entries
    for nobody in (clerk, other, stranger):
        assert register.store.inbox(nobody.log, after=0).entries == ()

    assert (held.log, held.leaf, held.boxes) == (clerk.log, clerk.leaves[1], (b"sealed",))
    assert [(wrap.holder, wrap.case) for wrap in held.wraps] == [(lead.log, CASE)]
    assert register.store.inbox(lead.log, after=held.n).entries == ()
    lead.write(Act.ANSWER_SECOND, Facts(about=asked))
    register.send(lead)
    register.sequence()
    (answer,) = register.store.inbox(clerk.log, after=0).entries
    assert (answer.log, answer.leaf) == (lead.log, lead.leaves[1])
    assert answer.n > held.n
    assert register.store.inbox(other.log, after=0).entries == ()


def test_a_lead_does_not_answer_their_own_request(register: Register) -> None:
    """It takes a second person."""
    lead = register.enrolled("u-lead", Role.LEAD)
    ask_second(register, lead)
    register.sequence()

    assert register.store.inbox(lead.log, after=0).entries == ()


def test_a_box_is_given_only_to_who_can_open_it(register: Register) -> None:
    """A lead without a key sees the entry and no box; an investigator with one sees it."""
    clerk, lead = register.enrolled("u-a"), register.enrolled("u-lead", Role.LEAD)
    detective = register.enrolled("u-i", Role.INVESTIGATOR)
    ask_second(register, clerk, detective)
    register.sequence()

    (held,) = register.store.inbox(lead.log, after=0).entries
    assert (held.boxes, held.wraps, held.case) == ((), (), CASE)
    read = register.store.entries(clerk.log, start=2, reader=detective.log).entries
    assert read[0].boxes == (b"sealed",)


def test_keys_are_sealed_to_the_team_and_to_who_investigates(register: Register) -> None:
    """Not to other teams, not to who was revoked, and each with the leaf that says so."""
    clerk, lead = register.enrolled("u-a"), register.enrolled("u-lead", Role.LEAD)
    gone = register.enrolled("u-gone")
    detective = register.enrolled("u-i", Role.INVESTIGATOR, "t-99")
    officer = register.enrolled("u-o", Role.PROTECTION_OFFICER, "t-98")
    register.enrolled("u-x", Role.LEAD, "t-99")
    register.store.revoke(gone.log, by="u-admin")

    held = register.store.holders(clerk.log).holders

    assert [one.log for one in held] == [clerk.log, lead.log, detective.log, officer.log]
    own = register.store.entries(register.keys.log, start=1, reader=clerk.log).entries
    assert {one.leaf for one in held} < {one.leaf for one in own}
    assert held[1].box == lead.box


def test_a_key_for_somebody_revoked_is_passed_over(register: Register) -> None:
    """A desk that did not hear of it yet is not stopped, and nothing is given away."""
    clerk, gone = register.enrolled("u-a"), register.enrolled("u-gone")
    register.store.revoke(gone.log, by="u-admin")

    ask_second(register, clerk, gone, clerk)

    rows = register.as_owner("SELECT encode(holder, 'hex') FROM case_key")
    assert rows == [(clerk.log,)]


def test_an_answer_is_about_a_mebibyte_at_most(one_register: Register) -> None:
    """More comes with the next question."""
    desk = one_register.enrolled("u-a")
    desk.write_some(5)
    boxes = tuple(bytes([place]) * 400_000 for place in range(2))
    desk.write(sd=("A" * 43, "B" * 43))
    desk.write(sd=("A" * 43, "B" * 43))
    sent = [Sent(leaf=leaf) for leaf in desk.leaves]
    sent[-2:] = [Sent(leaf=leaf, case=CASE, boxes=boxes) for leaf in desk.leaves[-2:]]
    one_register.store.ingest(desk.log, Push(entries=tuple(sent)))

    first = one_register.store.entries(desk.log, start=1, reader=desk.log)
    rest = one_register.store.entries(desk.log, start=8, reader=desk.log)

    assert (len(first.entries), first.more) == (7, True)
    assert (len(rest.entries), rest.more, rest.entries[0].boxes) == (1, False, boxes)


def test_nobody_unknown_reads(one_register: Register) -> None:
    """There is nothing of a log that is not known."""
    nobody = "1" * 32
    for call in (
        lambda: one_register.store.state(nobody),
        lambda: one_register.store.entries(nobody, start=1, reader=nobody),
        lambda: one_register.store.inbox(nobody, after=0),
        lambda: one_register.store.holders(nobody),
    ):
        with pytest.raises(UnknownLog):
            call()
    with pytest.raises(NotThere):
        one_register.store.proof("1" * 64)


def test_a_new_policy_is_in_every_inbox(register: Register) -> None:
    """It is an entry of the register's own log, and names the policy's digest."""
    desk = register.enrolled("u-a", team="t-77")
    leaf = register.store.policy_changed(b"policy", by="u-admin")
    register.sequence()

    (held,) = register.store.inbox(desk.log, after=0).entries

    assert (held.log, held.leaf) == (register.keys.log, leaf)


@pytest.mark.parametrize("name", ["", "x" * 32, "\x00", "1" * 31, "..", "1" * 1_000])
def test_a_name_that_is_none_is_unknown(one_register: Register, name: str) -> None:
    """Whatever stands in a path, it is an answer of the register and no failure."""
    store = one_register.store
    for call in (
        lambda: store.state(name),
        lambda: store.known(name),
        lambda: store.ingest(name, Desk(1, "u-a").push()),
        lambda: store.entries(name, start=1, reader="1" * 32),
        lambda: store.inbox(name, after=0),
        lambda: store.revoke(name, by="u-admin"),
        lambda: store.waiting(name),
        lambda: store.withdraw("1" * 32, name),
        lambda: store.withdraw(name, "1" * 32),
        lambda: store.proof(name),
    ):
        with pytest.raises((UnknownLog, NotThere)):
            call()


_OTHERS = """
    INSERT INTO tree (idx, log, seq, hash)
        SELECT g, sha256('x'), g, sha256(g::text::bytea) FROM generate_series(1000, 30000) g;
    INSERT INTO inbox (idx, act, team, asker)
        SELECT g, CASE g % 2 WHEN 0 THEN 'ask-second' ELSE 'answer-second' END, 't-99',
            CASE g % 2 WHEN 1 THEN sha256('x') END FROM generate_series(1000, 30000) g;
    ANALYZE tree; ANALYZE inbox"""


@pytest.mark.parametrize("role", [Role.LEAD, Role.CLERK])
def test_a_desk_that_is_seldom_asked_does_not_read_what_others_were(
    register: Register, role: Role
) -> None:
    """It asks every few seconds from the last place on that was its own: others' rows go unread."""
    desk = register.enrolled("u-a", role)
    read = (
        "SELECT coalesce(seq_tup_read + idx_tup_fetch, 0) FROM pg_stat_xact_user_tables"
        " WHERE schemaname = 'letterlock' AND relname IN ('inbox', 'tree')"
    )

    with register.tampering(_OTHERS) as connection:
        before = sum(row[0] for row in connection.execute(read))
        assert looking_up.inbox(connection, desk.log, after=5).entries == ()
        after = sum(row[0] for row in connection.execute(read))

    assert after - before < 100
