"""An evidence pack with the register's word: whoever trusts its key needs nothing else."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from checker.audit.checkpoint import read_text
from checker.audit.entry import Act
from checker.audit.notes import read_note
from checker.desk.calls.auditing import verify_trail
from checker.desk.calls.exporting import voucher
from checker.desk.record.evidence import Asked, export_evidence
from checker.errors import RegisterUnreached
from tests.builders.dishonest import tamper
from tests.builders.register_service import Service
from tests.builders.register_store import Register
from tests.builders.synced import SyncedDesk
from tests.builders.verify_alone import holds_alone, notes_alone


def packed(desk: SyncedDesk, folder: Path, *, without_register: bool = False) -> dict[str, bytes]:
    """Make a pack of the desk's entries with what the register says of them."""
    export_evidence(
        Asked(question="What was checked?", show=("case",)),
        desk.trail,
        folder,
        now=datetime.fromtimestamp(desk.now / 1000, UTC),
        mono_ms=desk.mono,
        vouched=voucher(desk.settings, desk.trail.sync, without_register=without_register),
    )
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def test_a_pack_holds_for_whoever_trusts_the_register(
    register: Register, desk: SyncedDesk, tmp_path: Path
) -> None:
    """Its own entries say whose keys these are; every entry but the export stands in its tree."""
    desk.write(count=12)
    loop = desk.loop()
    loop.go_round()
    register.sequence()
    loop.go_round()
    files = packed(desk, tmp_path / "pack")
    trust = (f"register={register.keys.verifier}",)

    leaves = [name for name in files if name.endswith(".leaf")]
    proofs = [name for name in files if name.endswith(".tlog-proof")]
    assert (len(leaves), len(proofs)) == (2 + 13 + 1, 2 + 13)
    assert holds_alone(files, trust)
    assert verify_trail(tmp_path / "pack", trust=trust).holds
    assert not holds_alone(files, ())


def test_a_pack_says_that_a_log_was_revoked(
    register: Register, desk: SyncedDesk, tmp_path: Path
) -> None:
    """The register's word for it is in the pack; what the log wrote before still holds."""
    desk.write(count=3)
    loop = desk.loop()
    loop.go_round()
    register.sequence()
    loop.go_round()
    register.store.revoke(desk.trail.signer.log, by="u-admin")
    register.sequence()
    note = register.store.checkpoint()
    desk.trail.sync.keep_checkpoint(read_text(read_note(note).text).size, note)
    files = packed(desk, tmp_path / "pack")
    trust = (f"register={register.keys.verifier}",)
    told = verify_trail(tmp_path / "pack", trust=trust)

    assert holds_alone(files, trust)
    assert told.holds
    (remark,) = told.remarks
    assert "revoked" in remark
    assert desk.trail.signer.log in remark
    assert f"device.revoke '{desk.trail.signer.log}'" in notes_alone(files, trust)[0]


@pytest.mark.parametrize(
    "deed",
    [
        "DELETE FROM tree WHERE log = {own} AND seq = 2",
        "UPDATE entry SET leaf = set_byte(leaf, 3, 7) WHERE log = {own} AND seq = 2",
    ],
    ids=["an entry is gone", "a signature is changed"],
)
def test_a_register_whose_own_log_has_a_gap_vouches_for_nothing(
    register: Register, desk: SyncedDesk, tmp_path: Path, deed: str
) -> None:
    """What enrols and what closes a log is read whole, each entry after the one before."""
    register.enrolled("u-later")
    desk.write(count=3)
    loop = desk.loop()
    loop.go_round()
    register.sequence()
    loop.go_round()
    own = f"'\\x{register.keys.log}'"
    gone = "DELETE FROM entry WHERE log = {own} AND seq = 2" if deed.startswith("DELETE") else ""
    tamper(register, *(one.format(own=own) for one in (deed, gone) if one))

    with pytest.raises(RegisterUnreached, match="does not show its entries as it should"):
        packed(desk, tmp_path / "pack")
    assert Act.EXPORT not in desk.acts()


def test_a_pack_without_the_register_is_asked_for_and_says_so(
    register: Register, desk: SyncedDesk, tmp_path: Path
) -> None:
    """While it cannot be reached nothing is exported or recorded, and it is said what to do."""
    desk.write()
    loop = desk.loop()
    loop.go_round()
    register.sequence()
    loop.go_round()
    desk.url = "http://127.0.0.1:9"
    with pytest.raises(RegisterUnreached, match=r"Nothing was exported.*--without-register"):
        packed(desk, tmp_path / "pack")
    acts = desk.acts()
    files = packed(desk, tmp_path / "pack", without_register=True)

    assert Act.EXPORT not in acts
    assert not [name for name in files if name.endswith(".tlog-proof")]
    assert holds_alone(files, (f"log={desk.trail.signer.log}",))
    assert b'"register": "left-out"' in files["pack.json"]
    for name in ("README.txt", "answers.html"):
        assert b"left out on purpose" in files[name]


def test_a_desk_that_nobody_enrolled_yet_says_so_in_its_pack(
    service: Service, tmp_path: Path
) -> None:
    """There is a register, and it cannot say anything of these entries."""
    desk = SyncedDesk(tmp_path / "new", service.url, actor="u-new")
    desk.write()
    files = packed(desk, tmp_path / "pack")

    assert b'"register": "unknown"' in files["pack.json"]
    assert holds_alone(files, (f"log={desk.trail.signer.log}",))
