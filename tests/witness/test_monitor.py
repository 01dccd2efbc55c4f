"""A monitor sees a register that rewrites, drops, reorders, rolls back, splits or withholds."""

import copy
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.audit.entry import Act, Checkpoint, Facts
from checker.audit.leaf import to_base64
from checker.audit.tiles import CHECKPOINT_PATH
from checker.cli import main
from checker.errors import SettingsError
from checker.witness.following import SETTINGS, Folder, begin, follow
from checker.witness.monitoring import Alarm, Monitor, State
from tests.builders.registers import key_from
from tests.builders.shown import Log, Shown


def looked(shown: Shown, state: State | None = None) -> tuple[State, list[str]]:
    """Look once; give the state and the kinds of alarm."""
    state = state or State()
    alarms = Monitor(register=shown.verifier, fetch=shown.fetch).look(state)
    return state, [one.kind for one in alarms]


def at_work(entries: int = 300) -> tuple[Shown, State]:
    """Give a register at which a monitor looked, with entries since then."""
    shown = Shown()
    shown.work(entries)
    state, kinds = looked(shown)
    assert kinds == []
    shown.work(20, shown.seen(len(shown.leaves) // 3))
    return shown, state


def test_an_honest_register_raises_no_alarm_however_often_it_is_looked_at() -> None:
    """Each look reads on from the last one; checkpoints that desks saw are compared."""
    shown, state = at_work()
    for count in (0, 1, 300, 700):
        shown.work(count, shown.seen())
        state, kinds = looked(shown, state)
        assert kinds == []
    assert state.tree.size == len(shown.leaves)


def rewrite(shown: Shown) -> None:
    """Change an old entry, with the key of its log."""
    other = Log(shown.desks[0].key, shown.desks[0].actor)
    shown.leaves[4] = other.leaf(Act.CHECK, Facts(via="email"))


def drop(shown: Shown) -> None:
    """Leave an old entry out."""
    del shown.leaves[50]


def reorder(shown: Shown) -> None:
    """Put two old entries in the other order."""
    shown.leaves[50], shown.leaves[51] = shown.leaves[51], shown.leaves[50]


def roll_back(shown: Shown) -> None:
    """Show an older state."""
    del shown.leaves[200:]


def drop_new(shown: Shown) -> None:
    """Leave out an entry that was never shown: the log's next one does not follow."""
    del shown.leaves[310]


def reorder_new(shown: Shown) -> None:
    """Put two entries of one log, never shown before, in the other order."""
    shown.leaves[310], shown.leaves[312] = shown.leaves[312], shown.leaves[310]


def invent(shown: Shown) -> None:
    """Add an entry of a desk that nobody enrolled."""
    shown.leaves.append(Log(key_from(99), "u-99").leaf(Act.DEVICE_ENROL))


def forge(shown: Shown) -> None:
    """Add an entry in a desk's name, with another key."""
    desk = shown.desks[0]
    forged = copy.copy(desk)
    leaf = forged.leaf(Act.CHECK, Facts(via="post"))
    shown.leaves.append(bytes(64) + leaf[64:])


def split(shown: Shown) -> None:
    """Have shown one desk another tree: its entry says what it saw."""
    shown.work(1, Checkpoint(n=120, r=to_base64(bytes(range(32)))))


def run_ahead(shown: Shown) -> None:
    """Have shown one desk a larger tree than it shows here."""
    shown.work(1, Checkpoint(n=10_000, r=to_base64(bytes(range(32)))))


def sign_with_another_key(shown: Shown) -> None:
    """Be somebody else."""
    shown.key = key_from(77)


@pytest.mark.parametrize(
    ("deed", "kind"),
    [
        (rewrite, "rewritten"),
        (drop, "rewritten"),
        (reorder, "rewritten"),
        (roll_back, "rolled-back"),
        (drop_new, "broken-chain"),
        (reorder_new, "broken-chain"),
        (invent, "not-enrolled"),
        (forge, "not-signed"),
        (split, "split"),
        (run_ahead, "split"),
        (sign_with_another_key, "not-signed"),
    ],
    ids=lambda one: getattr(one, "__name__", one),
)
def test_a_dishonest_register_is_told(deed: Callable[[Shown], None], kind: str) -> None:
    """Each deed is an alarm at the next look."""
    shown, state = at_work()
    verifier = shown.verifier
    deed(shown)

    alarms = Monitor(register=verifier, fetch=shown.fetch).look(state)

    assert kind in [one.kind for one in alarms]
    assert all(one.words.endswith(".") and one.note for one in alarms)


def test_entries_that_are_signed_for_and_not_shown_are_an_alarm() -> None:
    """A bundle that is shorter than the checkpoint says is withheld."""
    shown, state = at_work()

    def fetch(path: str) -> bytes:
        whole = shown.fetch(path)
        return whole if path == CHECKPOINT_PATH else whole[:-9]

    alarms = Monitor(register=shown.verifier, fetch=fetch).look(state)

    assert [one.kind for one in alarms] == ["withheld"]


def test_a_tile_of_hashes_that_is_none_is_an_alarm_and_not_the_end_of_the_monitor() -> None:
    """A register must not be able to stop whoever watches it."""
    shown, state = at_work()
    size = state.tree.size

    def fetch(path: str) -> bytes:
        whole = shown.fetch(path)
        return whole[:-9] if path.startswith("tile/0/") else whole

    alarms = Monitor(register=shown.verifier, fetch=fetch).look(state)

    assert [one.kind for one in alarms] == ["withheld"]
    assert state.tree.size == size


def test_an_alarm_is_given_where_it_cannot_be_kept(tmp_path: Path) -> None:
    """A disk that cannot be written is the monitor's own trouble; nothing counts as read."""
    shown, _ = at_work()
    folder = begin(tmp_path / "m", "http://127.0.0.1:1", str(shown.verifier))
    (tmp_path / "m" / "alarms.jsonl").mkdir()

    ((_, alarms),) = follow(folder, once=True)

    assert [one.kind for one in alarms] == ["silent", "not-kept"]
    assert "not about the register" in alarms[1].words
    assert not (tmp_path / "m" / "state.json").exists()


def test_after_an_alarm_that_rewrites_the_past_nothing_is_believed() -> None:
    """The state stays where everything was true, and the alarm is raised at every look."""
    shown, state = at_work()
    size = state.tree.size
    rewrite(shown)

    for _ in range(3):
        assert looked(shown, state)[1] == ["rewritten"]
    assert state.tree.size == size


def test_no_change_of_any_leaf_stays_unseen() -> None:
    """Whichever byte of whichever old leaf is changed."""
    shown, state = at_work(60)
    chance = random.Random(5)
    for _ in range(50):
        other = copy.deepcopy(shown.leaves)
        at = chance.randrange(state.tree.size)
        changed = bytearray(other[at])
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        other[at] = bytes(changed)
        tampered = copy.copy(shown)
        tampered.leaves = other
        assert looked(tampered, copy.deepcopy(state))[1] == ["rewritten"]


def test_a_monitor_goes_on_where_it_was_stopped(tmp_path: Path) -> None:
    """What it knew is a file; one that cannot be read is said, and not begun anew."""
    shown, _ = at_work()
    folder = begin(tmp_path / "m", "http://127.0.0.1:1", str(shown.verifier))
    state, _ = looked(shown)
    folder.keep(state)

    again = Folder(tmp_path / "m").state()

    assert (again.tree.size, again.tree.root) == (state.tree.size, state.tree.root)
    shown.work(5)
    assert looked(shown, again)[1] == []
    drop(shown)
    assert looked(shown, Folder(tmp_path / "m").state())[1] == ["rewritten"]
    (tmp_path / "m" / "state.json").write_bytes(b"{")
    with pytest.raises(SettingsError, match="cannot be read"):
        Folder(tmp_path / "m").state()


def test_what_was_read_and_found_is_on_the_disk_before_it_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power cut must not leave an empty state, from which nobody can go on."""
    folder = begin(tmp_path, "http://127.0.0.1:1", str(Shown().verifier))
    really, synced = os.fsync, []

    def fsync(handle: int) -> None:
        synced.append((tmp_path / "state.json").exists())
        really(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    folder.keep_all(State(), (Alarm(kind="silent", words="It is silent."),), 1)

    assert synced == [False, False]
    assert (tmp_path / "state.json").exists()


def test_a_register_that_does_not_answer_is_an_alarm_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Silence is not the same as nothing new."""
    main(
        ["monitor", "init", str(tmp_path), "--url", "http://127.0.0.1:1",
         "--register", str(Shown().verifier)]
    )  # fmt: skip

    assert main(["monitor", "run", str(tmp_path), "--once"]) == 1
    assert "does not answer" in capsys.readouterr().out
    assert "silent" in (tmp_path / "alarms.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize("line", ["need = -1\n", 'colour = "red"\n', 'witnesses = ["x"]\n'])
def test_wrong_settings_of_a_monitor_are_said(tmp_path: Path, line: str) -> None:
    """An unknown key, a wrong number, a key that is none."""
    begin(tmp_path, "http://127.0.0.1:1", str(Shown().verifier))
    text = (tmp_path / SETTINGS).read_text(encoding="utf-8")
    (tmp_path / SETTINGS).write_text(text + line, encoding="utf-8")

    with pytest.raises(SettingsError, match=r"monitor\.toml"):
        Folder(tmp_path)
