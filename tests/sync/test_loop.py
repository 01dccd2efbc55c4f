"""The one thread: it waits with jitter, never gives up, and tells at once when a promise came."""

import random
import threading
import time

import pytest

from checker.audit.entry import Act, Began
from checker.sync.client import Client
from checker.sync.loop import IDLE_SECONDS, LONGEST_PAUSE, Loop, pause_after
from checker.sync.state import Link
from tests.builders.register_service import Service
from tests.builders.register_store import Register
from tests.builders.relay import Wire, relay_to
from tests.builders.synced import SyncedDesk
from tests.sync.test_client import answering, http


@pytest.mark.parametrize(
    ("failures", "most"), [(1, 1.0), (2, 2.0), (5, 16.0), (11, 900.0), (10_000, 900.0)]
)
def test_the_pause_grows_to_a_quarter_of_an_hour_with_full_jitter(
    failures: int, most: float
) -> None:
    """A thousand desks come back one by one when the register does."""
    chance = random.Random(failures)
    pauses = [pause_after(failures, chance) for _ in range(2_000)]

    assert max(pauses) <= min(most, LONGEST_PAUSE)
    assert max(pauses) > most * 0.95
    assert min(pauses) < most * 0.05


def test_a_register_that_wants_to_be_left_alone_is(desk: SyncedDesk) -> None:
    """By its own word for how long; a new entry does not have it asked before."""
    loop = desk.loop()
    body = b'{"type":"/problems/busy","title":"Busy","status":503,"detail":"Not now."}'
    answer = http("503 Service Unavailable", body, more="Retry-After: 600\r\n")
    with answering(answer) as url:
        desk.url = url
        wanted = desk.loop().go_round()
    loop._failures = 1

    due = loop._after(wanted)

    assert wanted == 600.0
    assert due.at >= loop._now() + 600
    assert due.earliest >= loop._now() + 600


def running(desk: SyncedDesk, idle_s: float = IDLE_SECONDS) -> Loop:
    """Give a loop that runs on this machine's own time."""
    desk.book.clock = type(desk.book.clock)(
        now=desk.book.clock.now,
        mono_ms=lambda: time.monotonic_ns() // 1_000_000,
        boot=desk.book.clock.boot,
    )
    loop = Loop(desk.settings, desk.book, client=Client(desk.url, seconds=2), idle_s=idle_s)
    desk.keep(loop)
    desk.book.wrote = loop.poke
    loop.start()
    return loop


def test_an_entry_is_promised_while_the_person_waits(desk: SyncedDesk) -> None:
    """The signed promise comes within the time that a release waits for it."""
    loop = running(desk)

    for _ in range(3):
        seq = desk.write(act=Act.RELEASE)
        assert loop.promised(seq, 20.0)

    assert loop.state().link is Link.ONLINE
    assert loop.state().releases == 0


def test_a_promise_of_the_log_before_is_none_of_the_new_one(desk: SyncedDesk) -> None:
    """Between a fork and the next round a letter is not told to be in the register."""
    loop = desk.loop()
    seq = desk.write(count=5)
    loop.go_round()
    assert loop.promised(seq, 0.0)

    desk.book.begin_anew(Began.FORKED)

    assert not loop.promised(desk.write(), 0.0)


def test_it_goes_on_by_itself_when_the_register_comes_back(
    service: Service, desk: SyncedDesk
) -> None:
    """Cut, silent, answers lost: whatever it was, in the end everything is there."""
    with relay_to(service.url) as relay:
        desk.url = relay.url
        loop = running(desk, idle_s=0.2)
        assert loop.promised(desk.write(), 20.0)
        for wire in (Wire.CUT, Wire.NO_ANSWERS):
            relay.wire = wire
            seq = desk.write()
            assert not loop.promised(seq, 0.3)
            relay.wire = Wire.WHOLE
            assert loop.promised(seq, 30.0)
        desk.close()


def test_a_stop_does_not_wait_for_a_silent_register(service: Service, desk: SyncedDesk) -> None:
    """Closing the window ends it; the rest goes the next time."""
    with relay_to(service.url) as relay:
        desk.url, relay.wire = relay.url, Wire.SILENT
        loop = running(desk)
        loop.promised(desk.write(), 0.2)
        began = time.monotonic()
        desk.close()
        assert time.monotonic() - began < 10
        assert loop.state().waiting in {0, 2}


def test_a_stop_in_the_middle_of_a_round_is_no_fault(
    service: Service, desk: SyncedDesk, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever the round was at: nothing is logged, and the last word stays what it was."""
    desk.loop().go_round()
    with relay_to(service.url) as relay:
        desk.url = relay.url
        loop = running(desk)
        assert loop.promised(desk.write(), 20.0)
        relay.wire = Wire.SILENT
        loop.promised(desk.write(), 0.2)
        loop.stop()
        loop.go_round()

    assert loop.state().link is Link.ONLINE
    assert "bug" not in caplog.text


def test_many_threads_may_wait_for_their_promise(desk: SyncedDesk, register: Register) -> None:
    """Each hears of its own."""
    loop = running(desk)
    seqs = [desk.write() for _ in range(4)]
    got: list[bool] = []
    threads = [
        threading.Thread(target=lambda seq=seq: got.append(loop.promised(seq, 20.0)))
        for seq in seqs
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert got == [True] * 4
    assert register.store.state(desk.trail.signer.log).next == seqs[-1] + 1
