"""The tree: its roots and proofs are RFC 6962's, and no changed proof is ever taken."""

import base64
import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from pymerkle import InmemoryTree  # type: ignore[import-untyped] # it brings no types

from checker.audit.leaf import leaf_hash
from checker.audit.merkle import (
    EMPTY_ROOT,
    BadProofError,
    Kept,
    Tree,
    consistency_proof,
    inclusion_proof,
    node_hash,
    root_at,
    verify_consistency,
    verify_inclusion,
)

DATA = Path(__file__).parents[1] / "data" / "merkle"
LEAVES = [leaf_hash(f"leaf {number}".encode()) for number in range(300)]
NODES = Kept.of(LEAVES)
SIZES = (*range(1, 34), 63, 64, 65, 127, 129, 255, 256, 257, 300)


def vectors(name: str) -> list[dict[str, object]]:
    """Give the outside vectors of a kind."""
    read: list[dict[str, object]] = json.loads((DATA / f"{name}.json").read_text())
    assert len(read) == 98
    return read


def raw(written: object) -> bytes:
    """Read base64."""
    return base64.b64decode(str(written))


def raws(written: object) -> list[bytes]:
    """Read a list of base64; none is an empty one."""
    return [raw(one) for one in written] if isinstance(written, list) else []


def holds(check: Callable[[], None]) -> bool:
    """Say whether a proof is taken."""
    try:
        check()
    except BadProofError:
        return False
    return True


@pytest.mark.parametrize("case", vectors("inclusion"), ids=lambda case: case["name"])
def test_inclusion_proofs_are_judged_as_the_outside_vectors_say(case: dict[str, object]) -> None:
    """98 of transparency-dev/merkle."""
    taken = holds(
        lambda: verify_inclusion(
            raw(case["leafHash"]),
            int(str(case["leafIdx"])),
            int(str(case["treeSize"])),
            raws(case["proof"]),
            raw(case["root"]),
        )
    )
    assert taken is not case["wantErr"]


@pytest.mark.parametrize("case", vectors("consistency"), ids=lambda case: case["name"])
def test_consistency_proofs_are_judged_as_the_outside_vectors_say(case: dict[str, object]) -> None:
    """98 of transparency-dev/merkle."""
    taken = holds(
        lambda: verify_consistency(
            int(str(case["size1"])),
            raw(case["root1"]),
            int(str(case["size2"])),
            raw(case["root2"]),
            raws(case["proof"]),
        )
    )
    assert taken is not case["wantErr"]


def test_roots_and_inclusion_proofs_are_those_of_another_implementation() -> None:
    """Pymerkle builds the same trees, gives the same hashes, and takes ours as the prior state."""
    other = InmemoryTree()
    for number in range(70):
        other.append_entry(f"leaf {number}".encode())
    for size in range(1, 71):
        assert root_at(NODES, size) == other.get_root(size)
        for index in range(size):
            path = other.prove_inclusion(index + 1, size).path
            assert list(inclusion_proof(NODES, index, size)) == path[1:]
        for old in range(1, size):
            other.prove_consistency(old, size).verify(root_at(NODES, old), root_at(NODES, size))


def slow_root(leaves: list[bytes]) -> bytes:
    """Give the root as RFC 6962 section 2.1 words it."""
    if not leaves:
        return EMPTY_ROOT
    if len(leaves) == 1:
        return leaves[0]
    half = max(2**power for power in range(9) if 2**power < len(leaves))
    return node_hash(slow_root(leaves[:half]), slow_root(leaves[half:]))


def slow_consistency(old: int, leaves: list[bytes], *, whole: bool = True) -> list[bytes]:
    """Give the proof as RFC 6962 section 2.1.2 words it: SUBPROOF(m, D[n], b)."""
    if old == len(leaves):
        return [] if whole else [slow_root(leaves)]
    half = max(2**power for power in range(9) if 2**power < len(leaves))
    if old <= half:
        return [*slow_consistency(old, leaves[:half], whole=whole), slow_root(leaves[half:])]
    rest = slow_consistency(old - half, leaves[half:], whole=False)
    return [*rest, slow_root(leaves[:half])]


def test_consistency_proofs_are_what_the_rfc_words() -> None:
    """Every pair of sizes up to 40, hash for hash; and each of them is taken."""
    for new in range(1, 41):
        for old in range(1, new + 1):
            proof = consistency_proof(NODES, old, new)
            assert list(proof) == slow_consistency(old, LEAVES[:new])
            verify_consistency(old, root_at(NODES, old), new, root_at(NODES, new), proof)


def test_a_tree_goes_on_from_its_frontier() -> None:
    """What is kept is as many hashes as the size has bits, and no leaf."""
    tree = Tree()
    assert tree.root == EMPTY_ROOT
    for size, told in enumerate(LEAVES, start=1):
        tree = Tree(tree.size, tree.frontier)
        tree.append(told)
        assert (tree.size, len(tree.frontier)) == (size, size.bit_count())
        assert tree.root == root_at(NODES, size) == Tree.at(NODES, size).root


def test_an_append_gives_each_complete_node_once() -> None:
    """So a database holds them all, and none is ever changed."""
    tree = Tree()
    made = [(level, index) for told in LEAVES for level, index, _ in tree.append(told)]
    assert len(made) == len(set(made)) == 2 * 300 - (300).bit_count()
    assert set(made) == set(NODES.nodes)


@pytest.mark.parametrize(("size", "hashes"), [(1, 0), (0, 1), (3, 1), (-1, 0), (2**63, 1)])
def test_a_frontier_that_does_not_fit_its_size_is_refused(size: int, hashes: int) -> None:
    """Nothing is built on it."""
    with pytest.raises(BadProofError):
        Tree(size, LEAVES[:hashes])
    with pytest.raises(BadProofError):
        Tree(1, [b"short"])


@pytest.mark.parametrize(("index", "size"), [(-1, 1), (0, 0), (1, 1), (5, 4), (0, 2**63)])
def test_no_proof_is_made_of_what_is_not_there(index: int, size: int) -> None:
    """Neither for a leaf outside of the tree nor for a tree that shrinks."""
    with pytest.raises(BadProofError):
        inclusion_proof(NODES, index, size)
    with pytest.raises(BadProofError):
        consistency_proof(NODES, size + 1, size)


def test_nothing_is_shown_of_an_empty_tree() -> None:
    """Whoever calls says what an empty tree means; a proof of it would be taken from anybody."""
    assert consistency_proof(NODES, 0, 7) == ()
    with pytest.raises(BadProofError):
        verify_consistency(0, EMPTY_ROOT, 7, root_at(NODES, 7), ())


def test_no_mutated_proof_is_taken() -> None:
    """4,000 of them; the campaign tries 100,000."""
    assert mutations_taken(4_000, seed=1) == []


@pytest.mark.campaign
def test_no_mutated_proof_is_taken_of_a_hundred_thousand() -> None:
    """Changed, dropped, added, swapped and repeated hashes; other roots, sizes, indexes, leaves."""
    assert mutations_taken(100_000, seed=20_261_126) == []


def mutations_taken(count: int, *, seed: int) -> list[str]:
    """Change good proofs in one way each, and give those that were taken all the same."""
    chance = random.Random(seed)
    taken, tried = [], 0
    while tried < count:
        mutated = (_mutated_inclusion if tried % 2 else _mutated_consistency)(chance)
        if mutated is not None:
            told, check = mutated
            tried += 1
            taken += [told] if holds(check) else []
    return taken


def _mutated_inclusion(chance: random.Random) -> tuple[str, Callable[[], None]] | None:
    size = chance.choice(SIZES)
    index = chance.randrange(size)
    good = (LEAVES[index], index, size, inclusion_proof(NODES, index, size), root_at(NODES, size))
    verify_inclusion(*good)
    leaf, index, size, proof, root = good
    match chance.randrange(5):
        case 0:
            proof = _other_hashes(chance, proof)
        case 1:
            root = _other_hash(chance, root)
        case 2:
            leaf = _other_hash(chance, leaf)
        case 3:
            index = chance.choice((index ^ 1 << chance.randrange(9), index + 1, index - 1, -1))
        case _:
            # A proof does not depend on a size alone: the signed checkpoint binds size and root.
            size = _other_size(chance, size)
            root = root_at(NODES, size)
    mutated = (leaf, index, size, proof, root)
    if mutated == good or (leaf, proof) == (root, ()):
        return None
    return f"inclusion {good} became {mutated}", lambda: verify_inclusion(*mutated)


def _mutated_consistency(chance: random.Random) -> tuple[str, Callable[[], None]] | None:
    old, new = sorted((chance.choice(SIZES), chance.choice(SIZES)))
    proof = consistency_proof(NODES, old, new)
    good = (old, root_at(NODES, old), new, root_at(NODES, new), proof)
    verify_consistency(*good)
    old, old_root, new, new_root, proof = good
    match chance.randrange(5):
        case 0:
            proof = _other_hashes(chance, proof)
        case 1:
            new_root = _other_hash(chance, new_root)
        case 2:
            old_root = _other_hash(chance, old_root)
        case 3:
            old = _other_size(chance, old)
            old_root = root_at(NODES, old)
        case _:
            new = _other_size(chance, new)
            new_root = root_at(NODES, new)
    mutated = (old, old_root, new, new_root, proof)
    if mutated == good or (old == new and old_root == new_root and not proof):
        return None
    return f"consistency {good} became {mutated}", lambda: verify_consistency(*mutated)


def _other_size(chance: random.Random, size: int) -> int:
    others: list[int] = [other for other in SIZES if other != size]
    return chance.choice(others)


def _other_hash(chance: random.Random, told: bytes) -> bytes:
    changed = bytearray(told)
    match chance.randrange(4):
        case 0:
            return bytes(32)
        case 1:
            return told[:-1]
        case 2:
            return chance.choice(LEAVES)
        case _:
            changed[chance.randrange(32)] ^= 1 << chance.randrange(8)
            return bytes(changed)


def _other_hashes(chance: random.Random, proof: tuple[bytes, ...]) -> tuple[bytes, ...]:
    changed = list(proof)
    place = chance.randrange(len(changed) + 1)
    match chance.randrange(6) if changed else 0:
        case 0:
            changed.insert(place, chance.choice([*LEAVES, b"", *changed]))
        case 1:
            del changed[place % len(changed)]
        case 2:
            changed[place % len(changed)] = _other_hash(chance, changed[place % len(changed)])
        case 3:
            chance.shuffle(changed)
        case 4:
            changed = changed[:place]
        case _:
            changed.insert(place, changed[place % len(changed)])
    return tuple(changed)
