"""A witness of the register's settings, a real one on a socket, signs each of its trees."""

from contextlib import suppress
from pathlib import Path

import pytest

from checker.audit.cosignature import cosigned
from checker.audit.notes import read_note
from checker.register.asking_witnesses import witnesses_of
from checker.register.sequencer import OtherSize
from checker.register.settings import WitnessSettings
from checker.witness.service import service
from checker.witness.settings import begin
from tests.builders.register_service import app_on
from tests.builders.register_store import Register


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
