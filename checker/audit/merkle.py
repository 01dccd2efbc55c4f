"""The register's tree: a root for every size, and short proofs that it holds and only grows.

Source: RFC 6962 section 2.1 for hashes and proofs, RFC 9162 section 2.1.3 and 2.1.4 for checking.
A node (level, index) is the hash over leaves index * 2**level up to (index + 1) * 2**level.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from checker.audit.leaf import HASH_BYTES

EMPTY_ROOT: Final = hashlib.sha256(b"").digest()
MOST_LEAVES: Final = 2**63 - 1

Node: TypeAlias = tuple[int, int, bytes]
"""A level, an index in it, and the hash."""
ReadNode: TypeAlias = Callable[[int, int], bytes]
"""Gives the hash of a node that is complete: a database of nodes, or `tiles.TileReader`."""


class BadProofError(ValueError):
    """A proof does not show what it should. It says why, for whoever audits."""


def node_hash(left: bytes, right: bytes) -> bytes:
    """Give the hash over two neighbours."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """A tree that only grows. It keeps one hash for each bit of its size, and no leaf."""

    def __init__(self, size: int = 0, frontier: Sequence[bytes] = ()) -> None:
        """Begin empty, or go on from a size and its `frontier`.

        Raises:
            BadProofError: They do not fit each other.
        """
        if not 0 <= size <= MOST_LEAVES or size.bit_count() != len(frontier):
            raise BadProofError("a frontier has one hash for each bit of the size")
        _refuse_other_lengths(frontier)
        self._size = size
        self._frontier = list(frontier)

    @property
    def size(self) -> int:
        """Give how many leaves there are."""
        return self._size

    @property
    def frontier(self) -> tuple[bytes, ...]:
        """Give what to keep to go on from here: complete nodes, the largest first."""
        return tuple(self._frontier)

    @property
    def root(self) -> bytes:
        """Give the hash over all leaves."""
        return _joined(self._frontier)

    def append(self, leaf_hash: bytes) -> tuple[Node, ...]:
        """Take one more leaf's hash. Gives every node that is complete now, the leaf first."""
        _refuse_other_lengths((leaf_hash,))
        level, index, told = 0, self._size, leaf_hash
        made = [(level, index, told)]
        while index % 2:
            told = node_hash(self._frontier.pop(), told)
            level, index = level + 1, index // 2
            made.append((level, index, told))
        self._frontier.append(told)
        self._size += 1
        return tuple(made)

    @classmethod
    def at(cls, read: ReadNode, size: int) -> "Tree":
        """Give the tree of a size out of its complete nodes."""
        return cls(size, [read(level, index) for level, index in _parts(0, size)])


def root_at(read: ReadNode, size: int) -> bytes:
    """Give the root that the tree had at a size."""
    return Tree.at(read, size).root


def inclusion_proof(read: ReadNode, index: int, size: int) -> tuple[bytes, ...]:
    """Give the hashes that lead from a leaf to the root of a size (RFC 6962, 2.1.1).

    Raises:
        BadProofError: There is no such leaf in a tree of that size.
    """
    if not 0 <= index < size <= MOST_LEAVES:
        raise BadProofError("there is no such leaf in a tree of that size")
    start, end, proof = 0, size, []
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            proof.append(_range_hash(read, middle, end))
            end = middle
        else:
            proof.append(_range_hash(read, start, middle))
            start = middle
    return tuple(reversed(proof))


def consistency_proof(read: ReadNode, old: int, new: int) -> tuple[bytes, ...]:
    """Give the hashes that show a tree to be the beginning of a larger one (RFC 6962, 2.1.2).

    Nothing needs to be shown of an empty tree, or of two that are of one size.

    Raises:
        BadProofError: The old tree is larger than the new one.
    """
    if not 0 <= old <= new <= MOST_LEAVES:
        raise BadProofError("the old tree is larger than the new one")
    if old in {0, new}:
        return ()
    start, end, whole, proof = 0, new, True, []
    while end != old:
        middle = start + _split(end - start)
        if old <= middle:
            proof.append(_range_hash(read, middle, end))
            end = middle
        else:
            proof.append(_range_hash(read, start, middle))
            start, whole = middle, False
    if not whole:
        proof.append(_range_hash(read, start, end))
    return tuple(reversed(proof))


def verify_inclusion(
    leaf_hash: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> None:
    """Check that a leaf stands at its index in the tree of this size and root.

    Raises:
        BadProofError: The proof does not show it.
    """
    if not 0 <= index < size <= MOST_LEAVES:
        raise BadProofError("there is no such leaf in a tree of that size")
    _refuse_other_lengths((leaf_hash, *proof))
    place, last, told, hashes = index, size - 1, leaf_hash, iter(proof)
    while last:
        if place % 2 or place < last:
            sibling = _next(hashes)
            told = node_hash(sibling, told) if place % 2 else node_hash(told, sibling)
        place, last = place // 2, last // 2
    _refuse_rest(hashes)
    if told != root:
        raise BadProofError("it leads to another root")


def verify_consistency(
    old: int, old_root: bytes, new: int, new_root: bytes, proof: Sequence[bytes]
) -> None:
    """Check that the tree of one size and root is the beginning of another.

    Whoever knows nothing yet, or an empty tree, has nothing to check, and does not call this.

    Raises:
        BadProofError: The proof does not show it, or the old tree is empty.
    """
    _refuse_impossible(old, old_root, new, new_root)
    _refuse_other_lengths(proof)
    if old == new:
        _refuse_rest(iter(proof))
        return
    hashes = iter(proof)
    place, last = old - 1, new - 1
    while place % 2:
        place, last = place // 2, last // 2
    # What is a whole subtree of the new tree needs no hash: it is the old root itself.
    before = after = _next(hashes) if place else old_root
    while last:
        if place % 2:
            sibling = _next(hashes)
            before, after = node_hash(sibling, before), node_hash(sibling, after)
        elif place < last:
            after = node_hash(after, _next(hashes))
        place, last = place // 2, last // 2
    _refuse_rest(hashes)
    if (before, after) != (old_root, new_root):
        raise BadProofError("it leads to other roots")


@dataclass(frozen=True, slots=True)
class Kept:
    """Every complete node of a tree in memory, for small trees and for tests."""

    nodes: dict[tuple[int, int], bytes]

    @classmethod
    def of(cls, leaf_hashes: Sequence[bytes]) -> "Kept":
        """Give the nodes over these leaves."""
        tree, nodes = Tree(), {}
        for told in leaf_hashes:
            nodes.update({(level, index): made for level, index, made in tree.append(told)})
        return cls(nodes)

    def __call__(self, level: int, index: int) -> bytes:
        """Give the hash of a complete node."""
        return self.nodes[level, index]


def _refuse_impossible(old: int, old_root: bytes, new: int, new_root: bytes) -> None:
    if not 0 <= old <= new <= MOST_LEAVES:
        raise BadProofError("the old tree is larger than the new one")
    if old == new and old_root != new_root:
        raise BadProofError("one size has two roots")
    if old == 0:
        raise BadProofError("nothing can be shown of an empty tree")


def _split(size: int) -> int:
    """Give the largest power of two below a size."""
    return 1 << (size - 1).bit_length() - 1


def _parts(start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the complete nodes that make up leaves from start to end, the largest first."""
    while start < end:
        level = (end - start).bit_length() - 1
        yield level, start >> level
        start += 1 << level


def _range_hash(read: ReadNode, start: int, end: int) -> bytes:
    return _joined([read(level, index) for level, index in _parts(start, end)])


def _joined(parts: Sequence[bytes]) -> bytes:
    if not parts:
        return EMPTY_ROOT
    told = parts[-1]
    for part in reversed(parts[:-1]):
        told = node_hash(part, told)
    return told


def _next(hashes: Iterator[bytes]) -> bytes:
    for told in hashes:
        return told
    raise BadProofError("the proof is too short")


def _refuse_rest(hashes: Iterator[bytes]) -> None:
    if next(hashes, None) is not None:
        raise BadProofError("the proof is too long")


def _refuse_other_lengths(hashes: Sequence[bytes]) -> None:
    if any(len(told) != HASH_BYTES for told in hashes):
        raise BadProofError(f"a hash is {HASH_BYTES} bytes long")
