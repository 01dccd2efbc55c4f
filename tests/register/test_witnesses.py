"""The register asks real witnesses over HTTP, and goes on without one that does not answer."""

from pathlib import Path

import pytest

from checker.audit.checkpoint import open_checkpoint
from checker.register.sequencer import Witness as Asked
from checker.register.witnesses import over_http
from checker.witness.cosigning import Witness
from checker.witness.service import service
from checker.witness.settings import begin
from tests.builders.register_store import Register
from tests.builders.served import served


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
