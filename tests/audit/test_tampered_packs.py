"""Tampered packs: none goes undetected, by verify.py or by our own verifier."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import pytest

from checker.audit.pack_checking import check_files
from checker.audit.signing import Signer
from tests.builders.packs import World, key_of, pack_files, resealed, world
from tests.builders.verify_alone import holds_alone

Files = dict[str, bytes]


@dataclass(frozen=True, kw_only=True)
class Made:
    """Packs to tamper with: the one, another of the same exporter, and who could sign."""

    world: World
    files: Files
    other: Files
    stranger: Signer

    def endings(self, *endings: str) -> list[str]:
        """Give the names of the pack's files of some kinds."""
        return sorted(one for one in self.files if one.endswith(endings))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Make the packs once."""
    folder = tmp_path_factory.mktemp("packs")
    there = world()
    signer = there.exporter.signer
    return Made(
        world=there,
        files=pack_files(there.answer(), signer, folder / "one"),
        other=pack_files(there.answer(2, 9, (4, 6)), signer, folder / "two"),
        stranger=replace(signer, key=key_of(99)),
    )


def test_the_packs_hold_as_they_were_made(made: Made) -> None:
    """Else nothing would be shown by finding fault with changed ones."""
    for files in (made.files, made.other):
        assert check_files(files, made.world.trust).problems == []
        assert holds_alone(files, made.world.trust_lines)


def omissions(made: Made, folder: Path) -> Iterator[tuple[set[int], Files]]:
    """Give every way to leave entries out of a range of seven, signed anew by the exporter."""
    answer = made.world.answer(3, 9, ())
    files = pack_files(answer, made.world.exporter.signer, folder / "whole")
    numbers = {seq: f"{seq + 3:05}" for seq in range(3, 10)}
    for size in range(1, 8):
        for gone in combinations(numbers, size):
            dropped = tuple(numbers[seq] for seq in gone)
            kept = {name: held for name, held in files.items() if not name.startswith(dropped)}
            yield set(gone), resealed(kept, made.world.exporter.signer)


def test_every_omission_inside_a_range_shows_though_the_exporter_lies(
    made: Made, tmp_path: Path
) -> None:
    """All 127: each missing entry is named, also the first and the last of the range."""
    log = made.world.device.signer.log
    tried = 0
    for gone, files in omissions(made, tmp_path):
        problems = check_files(files, made.world.trust).problems
        assert {seq for seq in gone if f"Entry {seq} of log {log} is missing." in problems} == gone
        if len(gone) == 1:
            assert not holds_alone(files, made.world.trust_lines)
        tried += 1
    assert tried == 127


@pytest.mark.campaign
def test_every_omission_inside_a_range_shows_by_verify_py_too(made: Made, tmp_path: Path) -> None:
    """All 127, by the one page for a bare Python."""
    taken = [
        gone
        for gone, files in omissions(made, tmp_path)
        if holds_alone(files, made.world.trust_lines)
    ]
    assert taken == []


def test_no_tampered_pack_goes_undetected(made: Made) -> None:
    """Four of each kind; the campaign tries 10,000."""
    assert undetected(made, 4 * len((*OUTSIDER, *LIAR)), seed=1) == []


@pytest.mark.campaign
def test_no_tampered_pack_of_ten_thousand_goes_undetected(made: Made) -> None:
    """Every kind, by outsiders, by somebody with another key, and by a lying exporter."""
    assert undetected(made, 10_000, seed=20_261_126) == []


def undetected(made: Made, count: int, *, seed: int) -> list[str]:
    """Tamper in so many ways, and give those that either verifier took."""
    chance = random.Random(seed)
    kinds = (*OUTSIDER, *LIAR)
    told, tried = [], 0
    while tried < count:
        kind = kinds[tried % len(kinds)]
        files = kind(made, dict(made.files), chance)
        if files == made.files:
            continue
        tried += 1
        if not check_files(files, made.world.trust).problems:
            told.append(f"{kind.__name__}, by our own verifier")
        if holds_alone(files, made.world.trust_lines):
            told.append(f"{kind.__name__}, by verify.py")
    return told


def flipped(held: bytes, chance: random.Random) -> bytes:
    """Flip a bit."""
    changed = bytearray(held or b"\x00")
    changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def any_bit(_: Made, files: Files, chance: random.Random) -> Files:
    """Flip a bit of any file."""
    name = chance.choice(sorted(files))
    return {**files, name: flipped(files[name], chance)}


def leaf_bit(made: Made, files: Files, chance: random.Random) -> Files:
    """Flip a bit of an entry."""
    name = chance.choice(made.endings(".leaf"))
    return {**files, name: flipped(files[name], chance)}


def page_bit(_: Made, files: Files, chance: random.Random) -> Files:
    """Flip a bit of what the pack says, or of its signature."""
    name = chance.choice(("pack.json", "pack.sig"))
    return {**files, name: flipped(files[name], chance)}


def removed(_: Made, files: Files, chance: random.Random) -> Files:
    """Remove some files."""
    for name in chance.sample(sorted(files), chance.randrange(1, 4)):
        del files[name]
    return files


def cut_at_an_end(made: Made, files: Files, chance: random.Random) -> Files:
    """Remove the first or the last entries."""
    names = made.endings(".leaf")
    many = chance.randrange(1, len(names))
    for name in chance.choice((names[:many], names[-many:])):
        for ending in (".leaf", ".tlog-proof", ".disclosed"):
            files.pop(name.removesuffix(".leaf") + ending, None)
    return files


def swapped(made: Made, files: Files, chance: random.Random) -> Files:
    """Exchange two files of one kind: entries, proofs, disclosures."""
    one, other = chance.sample(
        made.endings(chance.choice((".leaf", ".tlog-proof", ".disclosed"))), 2
    )
    return {**files, one: files[other], other: files[one]}


def repeated(made: Made, files: Files, chance: random.Random) -> Files:
    """Put a file there once more, under another number."""
    name = chance.choice(made.endings(".leaf", ".tlog-proof", ".disclosed"))
    ending = name[name.index(".") :]
    return {**files, f"{chance.randrange(12, 100_000):05}{ending}": files[name]}


def added(_: Made, files: Files, chance: random.Random) -> Files:
    """Add a file that nobody signed."""
    name = chance.choice(("note.txt", "00099.leaf", "answers2.csv", "00001.extra"))
    return {**files, name: chance.randbytes(chance.randrange(200))}


def of_another_pack(made: Made, files: Files, chance: random.Random) -> Files:
    """Take files of another good pack."""
    for name in chance.sample(sorted(made.other), chance.randrange(1, 6)):
        files[name] = made.other[name]
    return files


def truncated(_: Made, files: Files, chance: random.Random) -> Files:
    """Cut a file off, or add to it."""
    name = chance.choice(sorted(files))
    longer = files[name] + chance.randbytes(1)
    return {**files, name: chance.choice((files[name][: -chance.randrange(1, 9)], longer, b""))}


def words_changed(made: Made, files: Files, chance: random.Random) -> Files:
    """Change what people read: the answers, the page, what is disclosed."""
    name, one, other = chance.choice(
        (
            ("answers.csv", b"stop", b"clear"),
            ("answers.html", b"address.previous", b"address.missing"),
            (made.endings(".disclosed")[0], b"C-1", b"C-2"),
            ("README.txt", b"26 November", b"27 November"),
            ("verify.py", b"It does not hold.", b"It holds."),
        )
    )
    assert one in files[name]
    return {**files, name: files[name].replace(one, other, 1)}


def said_otherwise(_: Made, files: Files, chance: random.Random) -> Files:
    """Change what the pack says of itself, and sign nothing."""
    pack = json.loads(files["pack.json"])
    other: dict[str, object] = {
        "question": "Who is Ms Hale?",
        "t": pack["t"] + chance.randrange(1, 10**6),
        "log": chance.randbytes(16).hex(),
        "ranges": _ranges(files, chance),
        "withheld": [],
        "sealed": "Nothing.",
        "files": {name: told for name, told in pack["files"].items() if chance.random() > 0.2},
    }
    key = chance.choice(sorted(other))
    return {**files, "pack.json": json.dumps({**pack, key: other[key]}).encode()}


def signed_by_a_stranger(made: Made, files: Files, chance: random.Random) -> Files:
    """Change something and sign it with a key that nobody vouches for."""
    changed = chance.choice(OUTSIDER[:11])(made, dict(files), chance)
    return resealed({**changed, "pack.json": files["pack.json"]}, made.stranger)


def strangers_log(made: Made, files: Files, chance: random.Random) -> Files:
    """Put a stranger's own log in the exporter's place, whole and well signed."""
    signer = replace(made.stranger, key=key_of(chance.randrange(100, 250)))
    log = chance.choice((signer.log, made.world.device.signer.log))
    return resealed(files, signer, log=log)


def liar_leaf_bit(made: Made, files: Files, chance: random.Random) -> Files:
    """Change an entry, and sign the pack anew."""
    return _lied(made, leaf_bit(made, files, chance))


def liar_swaps(made: Made, files: Files, chance: random.Random) -> Files:
    """Exchange two entries, proofs or disclosures, and sign anew."""
    return _lied(made, swapped(made, files, chance))


def liar_omits(made: Made, files: Files, chance: random.Random) -> Files:
    """Remove an entry of a range with all that is beside it, and sign anew."""
    number = f"{chance.randrange(6, 11):05}"
    return _lied(made, {name: files[name] for name in files if not name.startswith(number)})


def liar_withholds_falsely(made: Made, files: Files, chance: random.Random) -> Files:
    """Say that an entry is withheld, under a hash that the next entry does not name."""
    # Of several withheld in a row only the last one's hash is named by an entry: 4 stands before 5.
    seq = chance.choice((3, 6, 7))
    number = next(
        name.removesuffix(".leaf")
        for name in made.endings(".leaf")
        if (body := json.loads(files[name][64:]))["seq"] == seq
        and body["log"] == made.world.device.signer.log
    )
    pack = json.loads(files["pack.json"])
    lie = {
        "log": made.world.device.signer.log,
        "seq": seq,
        "hash": chance.randbytes(32).hex(),
        "why": "other-case",
    }
    kept = {name: files[name] for name in files if not name.startswith(number)}
    return resealed(kept, made.world.exporter.signer, withheld=[*pack["withheld"], lie])


def liar_changes_a_disclosure(made: Made, files: Files, chance: random.Random) -> Files:
    """Change what is disclosed, and sign anew."""
    name = chance.choice(made.endings(".disclosed"))
    return _lied(made, {**files, name: files[name].replace(b"C-", b"D-")})


def liar_changes_a_proof(made: Made, files: Files, chance: random.Random) -> Files:
    """Change a proof or the checkpoint in it, and sign anew."""
    name = chance.choice(made.endings(".tlog-proof"))
    head, _, note = files[name].partition(b"\n\n")
    lines = head.split(b"\n")
    match chance.randrange(4):
        case 0:
            lines[1] = b"index %d" % chance.choice(
                [n for n in range(40) if lines[1] != b"index %d" % n]
            )
        case 1:
            del lines[chance.randrange(2, len(lines))]
        case 2:
            lines[2:] = lines[:1:-1] if lines[2:] != lines[:1:-1] else lines[2:-1]
        case _:
            note = note.replace(b"\n16\n", b"\n%d\n" % chance.choice((15, 17, 32)), 1)
    return _lied(made, {**files, name: b"\n".join(lines) + b"\n\n" + note})


def liar_drops_signatures(made: Made, files: Files, chance: random.Random) -> Files:
    """Take the register's or the witness's signature from every checkpoint, and sign anew."""
    whose = chance.choice(("\u2014 register.example", "\u2014 witness.example")).encode()
    for name in made.endings(".tlog-proof"):
        lines = files[name].split(b"\n")
        files[name] = b"\n".join(line for line in lines if not line.startswith(whose))
    return _lied(made, files)


def liar_forgets_the_export(made: Made, files: Files, chance: random.Random) -> Files:
    """Leave out the entry that says that this was exported, or name another, and sign anew."""
    pack = json.loads(files["pack.json"])
    if chance.random() < 0.5:
        other = {**pack["exported"], "seq": chance.choice((1, 3, 4))}
        return resealed(files, made.world.exporter.signer, exported=other)
    return _lied(made, {name: files[name] for name in files if name != "00011.leaf"})


def liar_moves_a_range(made: Made, files: Files, chance: random.Random) -> Files:
    """Say a longer range, or another last entry, and sign anew."""
    return resealed(files, made.world.exporter.signer, ranges=_ranges(files, chance))


def _ranges(files: Files, chance: random.Random) -> list[dict[str, object]]:
    (one,) = json.loads(files["pack.json"])["ranges"]
    return [
        chance.choice(
            (
                {**one, "first": chance.randrange(1, 3)},
                {**one, "last": one["last"] + chance.randrange(1, 90)},
                {**one, "last": one["last"] - 1},
                {**one, "head": chance.randbytes(32).hex()},
                {**one, "log": chance.randbytes(16).hex()},
            )
        )
    ]


def _lied(made: Made, files: Files) -> Files:
    return resealed(files, made.world.exporter.signer)


OUTSIDER = (
    any_bit,
    leaf_bit,
    page_bit,
    removed,
    cut_at_an_end,
    swapped,
    repeated,
    added,
    of_another_pack,
    truncated,
    words_changed,
    said_otherwise,
    signed_by_a_stranger,
    strangers_log,
)
LIAR = (
    liar_leaf_bit,
    liar_swaps,
    liar_omits,
    liar_withholds_falsely,
    liar_changes_a_disclosure,
    liar_changes_a_proof,
    liar_drops_signatures,
    liar_forgets_the_export,
    liar_moves_a_range,
)
