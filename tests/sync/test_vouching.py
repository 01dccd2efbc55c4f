"""An evidence pack with the register's word: whoever trusts its key needs nothing else."""

from datetime import UTC, datetime
from pathlib import Path

from checker.audit.pack import Vouched
from checker.desk.auditing import verify_trail
from checker.desk.evidence import Asked, export_evidence
from checker.sync.client import Client
from checker.sync.known import known
from checker.sync.vouching import vouch
from tests.builders.register_store import Register
from tests.builders.synced import SyncedDesk
from tests.builders.verify_alone import holds_alone


def packed(desk: SyncedDesk, folder: Path) -> dict[str, bytes]:
    """Make a pack of the desk's entries with what the register says of them."""
    sync = desk.trail.sync
    told = known(sync, desk.settings)
    assert told is not None
    client = Client(desk.url)

    def vouched(leaves: object) -> Vouched:
        assert isinstance(leaves, list)
        return vouch(client, told, sync, leaves)

    export_evidence(
        Asked(question="What was checked?", show=("case",)),
        desk.trail,
        folder,
        now=datetime.fromtimestamp(desk.now / 1000, UTC),
        mono_ms=desk.mono,
        vouched=vouched,
    )
    client.close()
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
