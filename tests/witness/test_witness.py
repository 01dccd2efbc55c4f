"""A witness signs what only grew: no register gets two histories past it, or a shorter one."""

import random
import threading
from pathlib import Path

import pytest

from checker.audit.checkpoint import open_checkpoint
from checker.audit.notes import read_note, read_signatures
from checker.errors import SettingsError
from checker.witness.cosigning import SIZE_TYPE, Answer, Witness
from checker.witness.settings import begin, read_settings, witness_in
from tests.builders.registers import ORIGIN, SmallRegister, key_from

NOW_S = 1_795_435_200
NAME = "witness.example/w1"
NOT_OURS = "\u2014 x.example ".encode() + b"A" * 99 + b"=\n"
"""A signature that nobody here knows."""


def new_witness(folder: Path, *registers: SmallRegister) -> Witness:
    """Make a witness that watches registers."""
    watched = registers or (SmallRegister(),)
    return begin(folder / "w", NAME, tuple(str(one.verifier) for one in watched))


def ask(witness: Witness, register: SmallRegister, old: int, new: int) -> Answer:
    """Ask for a signature."""
    return witness.add_checkpoint(register.submission(old, new), now_s=NOW_S)


def test_a_checkpoint_that_goes_on_is_signed_and_remembered(tmp_path: Path) -> None:
    """The lines it answers stand under the checkpoint, and hold there with their time."""
    witness, register = new_witness(tmp_path), SmallRegister()

    for old, new in ((0, 7), (7, 8), (8, 8), (8, 300)):
        answer = ask(witness, register, old, new)

        assert answer.status == 200
        note = read_note(register.checkpoint(new)).and_signed(*read_signatures(answer.body))
        opened = open_checkpoint(
            note.written, register.verifier, witnesses=[witness.verifier], need=1
        )
        assert [one.t for one in opened.seen_by] == [NOW_S]
    assert witness.memory.seen(ORIGIN).size == 300
    assert witness.memory.evidence(ORIGIN) == ()


def test_what_was_seen_survives_a_restart(tmp_path: Path) -> None:
    """The memory is a file, and a witness without it does not begin again."""
    register = SmallRegister()
    ask(new_witness(tmp_path), register, 0, 20)
    folder = tmp_path / "w"

    again = witness_in(folder, read_settings(folder))

    assert ask(again, register, 0, 30) == Answer(status=409, body="20\n", media_type=SIZE_TYPE)
    assert ask(again, register, 20, 30).status == 200
    (folder / "memory.db").unlink()
    with pytest.raises(SettingsError, match="must not go on"):
        witness_in(folder, read_settings(folder))


def test_a_register_that_rolls_back_is_refused(tmp_path: Path) -> None:
    """A smaller tree after a larger one is never signed."""
    witness, register = new_witness(tmp_path), SmallRegister()
    ask(witness, register, 0, 200)

    assert ask(witness, register, 100, 150) == Answer(
        status=409, body="200\n", media_type=SIZE_TYPE
    )
    assert (
        witness.add_checkpoint(b"old 200\n\n" + register.checkpoint(150), now_s=NOW_S).status == 400
    )


def test_a_register_with_two_histories_is_refused_and_the_second_kept(tmp_path: Path) -> None:
    """A split view, or a rewritten past, is evidence with the register's own signature."""
    witness, register = new_witness(tmp_path), SmallRegister()
    other = SmallRegister(seed=2)
    ask(witness, register, 0, 40)

    assert ask(witness, other, 40, 90).status == 422
    same_size = ask(witness, other, 40, 40)
    assert (same_size.status, same_size.body) == (409, "40\n")
    assert witness.memory.evidence(ORIGIN) == (other.checkpoint(90), other.checkpoint(40))
    assert ask(witness, register, 40, 90).status == 200


def test_who_hands_in_a_right_checkpoint_with_a_wrong_proof_accuses_nobody(tmp_path: Path) -> None:
    """Anybody may do that, as checkpoints are public: the register shows that it goes on."""
    witness, register = new_witness(tmp_path), SmallRegister()
    ask(witness, register, 0, 40)
    shown = register.checkpoint(90)
    for _ in range(3):
        shown += NOT_OURS.replace(b"x.example", f"x{len(shown)}.example".encode())
        wrong = b"old 40\n" + b"A" * 43 + b"=\n\n" + shown
        assert witness.add_checkpoint(wrong, now_s=NOW_S).status == 422

    assert len(witness.memory.evidence(ORIGIN)) == 1
    assert ask(witness, register, 40, 90).status == 200
    assert witness.memory.evidence(ORIGIN) == ()


def test_evidence_against_one_register_is_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first pieces are what matters; nobody fills a witness's disk."""
    monkeypatch.setattr("checker.witness.memory._MOST_EVIDENCE", 3)
    witness, other = new_witness(tmp_path), SmallRegister(seed=2)
    ask(witness, SmallRegister(), 0, 40)

    for size in range(50, 56):
        assert ask(witness, other, 40, size).status == 422

    assert witness.memory.evidence(ORIGIN) == tuple(other.checkpoint(n) for n in (50, 51, 52))


@pytest.mark.parametrize(
    ("body", "status"),
    [
        pytest.param(b"", 400, id="nothing"),
        pytest.param(b"old 0\n", 400, id="no checkpoint"),
        pytest.param(SmallRegister().submission(0, 9).replace(b"old 0", b"old 00"), 400, id="00"),
        pytest.param(SmallRegister().submission(0, 9).replace(b"old 0", b"old -1"), 400, id="-1"),
        pytest.param(SmallRegister().submission(0, 9).replace(b"old", b"Old"), 400, id="Old"),
        pytest.param(b"old 9\n\n" + SmallRegister().checkpoint(8), 400, id="larger than new"),
        pytest.param(b"old 0\nAAAA\n\n" + SmallRegister().checkpoint(8), 400, id="half a hash"),
        pytest.param(
            b"old 0\n" + b"A" * 43 + b"=\n\n" + SmallRegister().checkpoint(8), 422, id="from none"
        ),
        pytest.param(
            b"old 0\n" + (b"A" * 43 + b"=\n") * 64 + b"\n" + SmallRegister().checkpoint(8),
            400,
            id="64 hashes",
        ),
        pytest.param(SmallRegister(origin="other.example").submission(0, 9), 404, id="unknown"),
        pytest.param(SmallRegister(key=key_from(9)).submission(0, 9), 403, id="another key"),
    ],
)
def test_what_is_wrong_is_answered_as_the_protocol_says(
    tmp_path: Path, body: bytes, status: int
) -> None:
    """400 not written so, 403 not signed, 404 unknown, 422 not shown; and nothing is remembered."""
    witness = new_witness(tmp_path)

    assert witness.add_checkpoint(body, now_s=NOW_S).status == status
    assert witness.memory.seen(ORIGIN).size == 0


def test_no_changed_body_is_signed(tmp_path: Path) -> None:
    """Whatever byte of a call is changed, the answer is a refusal or the same checkpoint's."""
    witness, register = new_witness(tmp_path), SmallRegister()
    ask(witness, register, 0, 37)
    whole = register.submission(37, 150)
    chance = random.Random(37)
    for _ in range(400):
        changed = bytearray(whole)
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        assert witness.add_checkpoint(bytes(changed), now_s=NOW_S).status != 200
    assert witness.memory.seen(ORIGIN).size == 37


def test_two_calls_at_once_cannot_both_move_it(tmp_path: Path) -> None:
    """Of many histories that are handed in together, one is signed."""
    witness = new_witness(tmp_path)
    ask(witness, SmallRegister(), 0, 10)
    start, answers = threading.Barrier(8), []

    def submit(seed: int) -> None:
        body = SmallRegister(seed=seed).submission(10, 60 + seed)
        start.wait()
        answers.append(witness.add_checkpoint(body, now_s=NOW_S).status)

    callers = [threading.Thread(target=submit, args=(seed,)) for seed in range(8)]
    for one in callers:
        one.start()
    for one in callers:
        one.join()

    assert sorted(answers) == [200] + [409] * 7


@pytest.mark.parametrize(
    ("name", "register", "why"),
    [
        ("Witness One", str(SmallRegister().verifier), "name"),
        (NAME, "register.example", r"name\+id\+key"),
        (NAME, "x" + str(SmallRegister().verifier), "does not fit"),
    ],
)
def test_wrong_settings_are_said_and_nothing_is_made(
    tmp_path: Path, name: str, register: str, why: str
) -> None:
    """A name with spaces, and a key that is none."""
    with pytest.raises(SettingsError, match=why):
        begin(tmp_path / "w", name, (register,))
    assert not list((tmp_path / "w").glob("*"))
