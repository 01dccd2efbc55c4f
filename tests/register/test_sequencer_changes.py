"""The sequencer signs nothing that is not as it was stored: each way to change it, and each check.

What becomes of it then (it stops, alarms, and stays stopped) is in `test_sequencer`.
"""

from collections.abc import Callable, Iterator

import pytest

from checker.register.database import connected
from checker.register.growing import owed
from checker.register.patrol import Patrol
from checker.register.refusals import Stopped
from checker.register.sequencer import resumed, verified
from tests.builders.postgres import Server
from tests.builders.register_store import Register, register_on


@pytest.fixture(scope="module")
def waiting(postgres: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """Give a register with 600 entries in its signed tree, and three that wait."""
    folder = tmp_path_factory.mktemp("keys")
    with register_on(postgres, folder, "register_waiting") as register:
        desk = register.enrolled("u-a")
        register.sequence()
        desk.write_some(599)
        for start in range(0, 600, 256):
            register.store.ingest(desk.log, desk.push(start, start + 256))
        register.sequence()
        desk.write_some(3)
        register.send(desk, 600)
        yield register


CHANGES = {
    "bytes": "UPDATE entry SET leaf = set_byte(leaf, 90, 7) WHERE seq = 602",
    "bytes and hash": """UPDATE entry SET leaf = set_byte(leaf, 90, 7) WHERE seq = 602;
        UPDATE entry SET hash = sha256('\\x00'::bytea || leaf) WHERE seq = 602""",
    "the last one": "UPDATE entry SET leaf = set_byte(leaf, 3, 7) WHERE seq = 603;"
    " UPDATE entry SET hash = sha256('\\x00'::bytea || leaf) WHERE seq = 603",
    "dropped": "DELETE FROM entry WHERE seq = 602",
    "all dropped": "DELETE FROM entry WHERE seq > 600 AND log IN (SELECT log FROM log"
    " WHERE role <> 'register')",
    "changed round": """UPDATE entry SET seq = 9999 WHERE seq = 602;
        UPDATE entry SET seq = 602 WHERE seq = 603; UPDATE entry SET seq = 603 WHERE seq = 9999""",
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_waits_is_verified_before_it_is_signed(waiting: Register, change: str) -> None:
    """Bytes, hashes, links, numbers and the head of the log must fit one another."""
    with waiting.tampering("SELECT 1") as connection:
        assert len(list(verified(owed(connection)))) == 3

    # Nothing else lets it go on.
    told = pytest.raises(Stopped, match="run `letterlock register fsck`")
    with waiting.tampering(CHANGES[change]) as connection, told:
        list(verified(owed(connection)))


BACK = {
    "a leaf dropped": "DELETE FROM inbox; DELETE FROM tree WHERE idx = 600",
    "the tree cut": "DELETE FROM checkpoint WHERE size > 2; DELETE FROM tree WHERE idx > 1",
    "leaves changed round": """UPDATE tree SET idx = 9999 WHERE idx = 600;
        UPDATE tree SET idx = 600 WHERE idx = 601; UPDATE tree SET idx = 601 WHERE idx = 9999""",
    "a note of nobody": "UPDATE checkpoint SET note = set_byte(note, 80, 65) WHERE size > 2",
    "a root": "UPDATE checkpoint SET root = sha256('') WHERE size > 2",
}


@pytest.mark.parametrize("change", BACK)
def test_a_tree_is_gone_on_with_only_as_it_was_signed(waiting: Register, change: str) -> None:
    """Its size, its root, its signature, and the last checkpoint beside the keys."""
    with waiting.tampering(BACK[change]) as connection, pytest.raises(Stopped):
        resumed(connection, waiting.keys)


LONG_AGO = {
    "bytes": "UPDATE entry SET leaf = set_byte(leaf, 90, 7) WHERE seq = 30",
    "bytes and every hash": """UPDATE entry SET leaf = set_byte(leaf, 3, 7) WHERE seq = 30;
        UPDATE entry SET hash = sha256('\\x00'::bytea || leaf) WHERE seq = 30;
        UPDATE tree t SET hash = e.hash FROM entry e
            WHERE e.seq = 30 AND (t.log, t.seq) = (e.log, e.seq);
        UPDATE tile SET data = (SELECT string_agg(hash, ''::bytea ORDER BY t.idx) FROM tree t
            WHERE t.idx < 256) WHERE idx = 0""",
    "a root": "UPDATE tile SET root = sha256('') WHERE idx = 1",
    "a root of the first": "UPDATE tile SET root = sha256('') WHERE idx = 0",
}


@pytest.mark.parametrize("change", LONG_AGO)
def test_going_round_meets_what_was_changed_long_after(waiting: Register, change: str) -> None:
    """Leaves, tree and tiles say the same, up to the root that was signed."""
    with connected(waiting.url) as connection:
        tree = resumed(connection, waiting.keys)
        patrol = Patrol()
        for _ in range(4):
            patrol.step(connection, tree)
        assert patrol.rounds == 2

    with waiting.tampering(LONG_AGO[change]) as connection:
        patrol = Patrol()
        with pytest.raises(Stopped):
            _go_round(patrol, lambda: patrol.step(connection, tree))


def _go_round(patrol: Patrol, step: Callable[[], None]) -> None:
    while not patrol.rounds:
        step()
