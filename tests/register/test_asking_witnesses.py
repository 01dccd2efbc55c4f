"""The register asks real witnesses over HTTP, and goes on without one that does not answer."""

import socket
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from checker.audit.checkpoint import open_checkpoint
from checker.audit.cosignature import cosigned
from checker.audit.notes import read_note
from checker.register import asking_witnesses
from checker.register.asking_witnesses import over_http, witnesses_of
from checker.register.sequencer import OtherSize
from checker.register.sequencer import Witness as Asked
from checker.register.settings import WitnessSettings
from checker.witness.cosigning import Witness
from checker.witness.service import service
from checker.witness.settings import begin
from tests.builders.register_service import app_on
from tests.builders.register_store import Register
from tests.builders.served import served


def test_a_witness_signs_each_tree(register: Register, tmp_path: Path) -> None:
    """And when it had seen another size than was thought, it is asked again from there."""
    witness = begin(tmp_path / "w1", "witness.example/w1", (str(register.keys.verifier),))
    desk = register.enrolled("u-a")
    register.sequence()
    seen = register.store.checkpoint()
    with app_on(service(witness)) as url:
        register.witnesses = witnesses_of((WitnessSettings(key=str(witness.verifier), url=url),))
        register.witnesses[0].ask(0, (), seen)
        notes = []
        for at in range(2):
            desk.write()
            register.send(desk, at and at + 1)
            register.sequence()
            notes.append(register.store.checkpoint())

    for note, size in zip(notes, ("4", "5"), strict=True):
        read = read_note(note)
        assert read.text.split("\n")[1] == size
        assert [one.witness for one in cosigned(read, [witness.verifier])] == [witness.verifier]


def test_a_witness_that_is_away_or_says_no_is_no_witness(
    register: Register, tmp_path: Path
) -> None:
    """The tree stands without it, and it is asked again about the next one."""
    register.sequence()
    note = register.store.checkpoint()
    stranger = begin(tmp_path / "w2", "witness.example/w2", (str(register.keys.verifier),))
    with app_on(service(stranger)) as url:
        (one,) = witnesses_of((WitnessSettings(key=str(stranger.verifier), url=url),))
        with pytest.raises(OSError, match="status 400"):
            one.ask(9, (), note)
        with suppress(OtherSize):
            assert one.ask(0, (), note)
        with pytest.raises(OtherSize) as other:
            one.ask(0, (), note)

    assert other.value.size == 1
    with pytest.raises(OSError, match="ConnectError"):
        one.ask(0, (), note)


def a_witness(folder: Path, register: Register, name: str = "w.example") -> Witness:
    """Make a witness of the register."""
    return begin(folder / name, name, (str(register.keys.verifier),))


def seen_by(register: Register, *witnesses: Witness) -> list[str]:
    """Give who has signed the newest tree."""
    opened = open_checkpoint(
        register.store.checkpoint(),
        register.keys.verifier,
        witnesses=[one.verifier for one in witnesses],
    )
    return [one.witness.name for one in opened.seen_by]


def test_each_tree_is_signed_by_its_witnesses(register: Register, tmp_path: Path) -> None:
    """From the first tree on, and through a restart of the sequencer, each is led to the next."""
    witness = a_witness(tmp_path, register)
    with served(service(witness)) as url:
        register.witnesses = (over_http(witness.verifier, url),)
        for _ in range(3):
            desk = register.enrolled("u-1")
            desk.write_some(5)
            register.send(desk)
            register.sequence()

            assert seen_by(register, witness) == ["w.example"]


def test_a_witness_that_was_away_catches_up(register: Register, tmp_path: Path) -> None:
    """The register signs without it; when it is back it is asked about the newest tree."""
    witness = a_witness(tmp_path, register)
    register.witnesses = (over_http(witness.verifier, "http://127.0.0.1:9"),)
    register.sequence()
    assert seen_by(register, witness) == []
    with served(service(witness)) as url:
        register.witnesses = (over_http(witness.verifier, url),)
        register.send(register.enrolled("u-1"))
        register.sequence()

        assert seen_by(register, witness) == ["w.example"]


def test_a_witness_that_saw_more_than_the_register_remembers_is_asked_from_there(
    register: Register, tmp_path: Path
) -> None:
    """A cosignature whose answer was lost does not stop the next one."""
    witness = a_witness(tmp_path, register)
    with served(service(witness)) as url:
        asked = over_http(witness.verifier, url)

        def loses_the_answer(seen: int, led: tuple[bytes, ...], note: bytes) -> bytes:
            asked.ask(seen, led, note)
            raise OSError

        register.witnesses = (Asked(verifier=witness.verifier, ask=loses_the_answer),)
        register.sequence()
        register.witnesses = (asked,)
        register.send(register.enrolled("u-1"))
        register.sequence()

        assert seen_by(register, witness) == ["w.example"]


@pytest.mark.parametrize("name", ["other.example"])
def test_an_answer_of_another_witness_is_not_taken(
    register: Register, tmp_path: Path, name: str
) -> None:
    """Only the key that was settled on counts."""
    witness, other = a_witness(tmp_path, register), a_witness(tmp_path, register, name)
    with served(service(other)) as url:
        register.witnesses = (over_http(witness.verifier, url),)
        register.sequence()

        assert seen_by(register, witness, other) == []


def test_a_witness_that_answers_a_byte_at_a_time_holds_nobody_up(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole answer has its time, not each piece of it: nobody's entries wait for a witness."""
    monkeypatch.setattr(asking_witnesses, "_SECONDS", 0.3)
    witness = a_witness(tmp_path, register)
    done = threading.Event()

    def drip(listening: socket.socket) -> None:
        call, _ = listening.accept()
        with call, suppress(OSError):
            call.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n")
            while not done.wait(0.05):
                call.sendall(b"x")

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=drip, args=(listening,))
        thread.start()
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        begun = time.monotonic()
        with pytest.raises(OSError, match="too long"):
            over_http(witness.verifier, url).ask(0, (), b"")
        took = time.monotonic() - begun
        done.set()
        thread.join(10)

    assert took < 4
