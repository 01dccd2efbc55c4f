"""A monitor reads everything that a register shows, and says what cannot be true.

It holds no key and no copy of the entries: the tree's frontier, the head of every log, and the
last checkpoint. From them it sees a register that rewrites, drops, reorders, rolls back or splits.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from checker.audit.checkpoint import Checkpoint, open_checkpoint
from checker.audit.leaf import leaf_hash
from checker.audit.merkle import (
    BadProofError,
    Tree,
    consistency_proof,
    verify_consistency,
)
from checker.audit.notes import NotANote, Verifier
from checker.audit.tiles import (
    CHECKPOINT_PATH,
    WIDTH,
    NotATileError,
    Tile,
    TileReader,
    read_bundle,
)
from checker.witness.chains import Chains
from checker.words import say

Fetch: TypeAlias = Callable[[str], bytes]
"""Gives what stands at a path of the register. Raises `OSError` when nothing comes back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """One thing that an honest register does not show. `index` is the leaf it is about."""

    kind: str
    words: str
    index: int | None = None
    note: bytes = b""
    """The checkpoint that shows it, signed by the register."""


@dataclass(slots=True, kw_only=True)
class State:
    """What a monitor knows of a register, to go on from."""

    tree: Tree = field(default_factory=Tree)
    note: bytes = b""
    chains: Chains = field(default_factory=Chains)


@dataclass(frozen=True, slots=True, kw_only=True)
class Monitor:
    """Who must have signed, and how to fetch. `need` of the witnesses must have seen each tree."""

    register: Verifier
    fetch: Fetch = field(repr=False)
    witnesses: tuple[Verifier, ...] = ()
    need: int = 0

    def look(self, state: State) -> tuple[Alarm, ...]:
        """Read on from a state, and move it forward when what is shown leads to what is signed.

        Raises:
            OSError: The register does not answer: nothing is known about it.
        """
        note = self.fetch(CHECKPOINT_PATH)
        try:
            now = open_checkpoint(
                note, self.register, witnesses=self.witnesses, need=self.need
            ).checkpoint
        except NotANote as why:
            words = say("What the register shows is not a checkpoint of its own: {why}.", why=why)
            return (Alarm(kind="not-signed", words=words, note=note),)
        if now.size < state.tree.size:
            words = say(
                "The register rolled back: it showed {old} entries, and now {new}.",
                old=state.tree.size,
                new=now.size,
            )
            return (Alarm(kind="rolled-back", words=words, note=note),)
        return self._read_on(state, now, note)

    def _read_on(self, state: State, now: Checkpoint, note: bytes) -> tuple[Alarm, ...]:
        """Take the new leaves; believe them only when they lead to the signed root."""
        tree, chains = Tree(state.tree.size, state.tree.frontier), state.chains.copy()
        alarms: list[Alarm] = []
        try:
            for index, leaf in enumerate(self._leaves(tree.size, now.size), start=tree.size):
                tree.append(leaf_hash(leaf))
                alarms.extend(
                    Alarm(kind=wrong.kind, words=wrong.words, index=index, note=note)
                    for wrong in chains.take(leaf, index)
                )
        except NotATileError as why:
            return (_withheld(why, note),)
        if tree.root != now.root:
            words = say(
                "The register shows another history than before: entries that were read up to "
                "number {size} were rewritten, dropped or put in another order.",
                size=state.tree.size,
            )
            return (Alarm(kind="rewritten", words=words, note=note),)
        try:
            alarms.extend(self._other_views(chains, now, note))
        except NotATileError as why:
            return (*alarms, _withheld(why, note))
        state.tree, state.note, state.chains = tree, note, chains
        return tuple(alarms)

    def _other_views(self, chains: Chains, now: Checkpoint, note: bytes) -> Iterator[Alarm]:
        """Compare what devices say that they saw of the register with what it shows here."""
        read = TileReader(lambda tile: self.fetch(tile.path), now.size)
        for (size, root), index in chains.views():
            try:
                proof = consistency_proof(read, size, now.size)
                verify_consistency(size, root, now.size, now.root, proof)
            except BadProofError as why:
                words = say(
                    "A device was shown another register than this one, of {size} entries: {why}.",
                    size=size,
                    why=why,
                )
                yield Alarm(kind="split", words=words, index=index, note=note)

    def _leaves(self, start: int, end: int) -> Iterator[bytes]:
        """Fetch the leaves from one index up to another, a bundle at a time."""
        at = start
        while at < end:
            number = at // WIDTH
            width = min(WIDTH, end - number * WIDTH)
            tile = Tile(level=None, index=number, width=width)
            leaves = read_bundle(self.fetch(tile.path), tile)
            yield from leaves[at - number * WIDTH :]
            at = number * WIDTH + width


def _withheld(why: NotATileError, note: bytes) -> Alarm:
    words = say("The register does not show the entries that it signed: {why}.", why=why)
    return Alarm(kind="withheld", words=words, note=note)
