"""What is kept beside entries: boxes under the case's key, and that key under the device's own.

Destroying a row of `case_key` destroys every disclosure of that case; the chain stays whole.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from checker.audit.canonical import NotCanonicalError
from checker.audit.disclosures import (
    KEY_BYTES,
    Disclosure,
    Draw,
    SealBrokenError,
    case_mark,
    read_disclosure,
    seal,
    unseal,
)
from checker.audit.pseudonyms import case_pseudonym
from checker.audit.trail_file import damaged

if TYPE_CHECKING:
    import sqlite3


_FORGOTTEN: Final = "forgotten/"
STILL: Final = (
    "NOT EXISTS (SELECT 1 FROM remembered r "  # noqa: S608 - a name of ours
    f"WHERE r.name = '{_FORGOTTEN}' || lower(hex(d.mark)) "
    "AND d.seq <= CAST(CAST(r.value AS TEXT) AS INTEGER))"
)
"""Says of a row `d` of `disclosure` that its case was not forgotten since."""


def opened_case(key: bytes, boxes: Sequence[bytes], *, log: str, seq: int) -> str:
    """Say which case an entry is about, by what is beside it; "" when that is none.

    Raises:
        SealBrokenError: The key is not of these boxes.
        NotCanonicalError: A box holds no disclosure.
    """
    told = [
        read_disclosure(unseal(key, box, context=box_context(log, seq, n)))
        for n, box in enumerate(boxes)
    ]
    named = next((one.value for one in told if one.name == "case"), "")
    return named if isinstance(named, str) else ""


def box_context(log: str, seq: int, n: int) -> str:
    """Give the context in which a box beside an entry opens, and in no other."""
    return f"letterlock/disclosure/v1\n{log}\n{seq}\n{n}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The key of a case that a holder has not been sent."""

    mark: bytes
    pseudonym: str
    holder: str
    key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Boxes:
    """One log's disclosures."""

    log: str
    device_key: bytes = field(repr=False)
    draw: Draw = field(repr=False)

    def keep(
        self, connection: "sqlite3.Connection", seq: int, beside: Iterable[Disclosure], case: str
    ) -> None:
        """Store the disclosures of an entry under the key of a case.

        Raises:
            TrailDamaged: The case's key is there and does not open.
        """
        mark = case_mark(self.device_key, case)
        for n, one in enumerate(beside):
            key = self._key(connection, mark)
            box = seal(key, one.written, context=self._context(seq, n), draw=self.draw)
            connection.execute(
                "INSERT INTO disclosure (seq, n, mark, box) VALUES (?, ?, ?, ?)",
                (seq, n, mark, box),
            )

    def opened(self, connection: "sqlite3.Connection", seq: int) -> tuple[Disclosure, ...]:
        """Give what is kept beside an entry; nothing when its case's key was destroyed.

        Raises:
            TrailDamaged: A box does not open, or holds something else.
        """
        rows = connection.execute(
            "SELECT n, d.box, case_key.mark, case_key.box FROM disclosure d "  # noqa: S608
            "JOIN case_key ON case_key.mark = d.mark AND holder = ? "
            f"WHERE seq = ? AND {STILL} ORDER BY n",
            (self.log, seq),
        ).fetchall()
        try:
            keys = {mark: self._unwrapped(mark, wrap) for mark, wrap in {row[2:] for row in rows}}
            return tuple(
                read_disclosure(unseal(keys[mark], box, context=self._context(seq, n)))
                for n, box, mark, _ in rows
            )
        except (SealBrokenError, NotCanonicalError) as error:
            raise damaged() from error

    def name_cases(self, connection: "sqlite3.Connection", organisation_key: bytes) -> None:
        """Give every case whose key is kept the organisation's pseudonym, where it has none yet.

        Raises:
            TrailDamaged: A key does not open, or nothing beside its entries says which case it is.
        """
        rows = connection.execute(
            "SELECT mark, box FROM case_key k WHERE holder = ? "
            "AND NOT EXISTS (SELECT 1 FROM named_case n WHERE n.mark = k.mark)",
            (self.log,),
        ).fetchall()
        for mark, wrap in rows:
            case = self.case_of(connection, mark, wrap)
            connection.execute(
                "INSERT INTO named_case (mark, pseudonym) VALUES (?, ?)",
                (mark, case_pseudonym(organisation_key, case)),
            )

    def wanted(
        self, connection: "sqlite3.Connection", holders: tuple[str, ...], most: int
    ) -> "tuple[Wanted, ...]":
        """Give the keys that some of these holders were not sent, at most so many.

        Raises:
            TrailDamaged: A key does not open.
        """
        rows = connection.execute(
            "SELECT k.mark, k.box, n.pseudonym, h.value FROM case_key k "
            "JOIN named_case n ON n.mark = k.mark JOIN json_each(?) h "
            "WHERE k.holder = ? AND NOT EXISTS "
            "(SELECT 1 FROM case_key o WHERE o.mark = k.mark AND o.holder = h.value) LIMIT ?",
            (json.dumps(holders), self.log, most),
        ).fetchall()
        try:
            return tuple(
                Wanted(mark=mark, pseudonym=named, holder=holder, key=self._unwrapped(mark, wrap))
                for mark, wrap, named, holder in rows
            )
        except SealBrokenError as error:
            raise damaged() from error

    def take_key(self, connection: "sqlite3.Connection", mark: bytes, key: bytes) -> None:
        """Keep a case's key under the device's own, unless there is one."""
        box = seal(self.device_key, key, context=self._wrapping(mark), draw=self.draw)
        connection.execute(
            "INSERT INTO case_key (mark, holder, box) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (mark, self.log, box),
        )

    def destroy(self, connection: "sqlite3.Connection", mark: bytes) -> None:
        """Destroy the key of a case. What lies beside its entries so far opens never again.

        A case may go on: then it has another key, and nothing of what was before.
        """
        connection.execute("DELETE FROM case_key WHERE mark = ?", (mark,))
        connection.execute("DELETE FROM named_case WHERE mark = ?", (mark,))
        connection.execute(
            "INSERT INTO remembered (name, value) "
            "SELECT ?, CAST(CAST(max(seq) AS TEXT) AS BLOB) FROM entry WHERE true "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (f"{_FORGOTTEN}{mark.hex()}",),
        )

    def case_of(self, connection: "sqlite3.Connection", mark: bytes, wrap: bytes) -> str:
        """Say which case a mark stands for: one of the disclosures under its key says so."""
        if mark == case_mark(self.device_key, ""):
            return ""
        rows = connection.execute(
            "SELECT seq, n, box FROM disclosure d "  # noqa: S608 - as above
            f"WHERE mark = ? AND {STILL} ORDER BY seq, n",
            (mark,),
        )
        try:
            key = self._unwrapped(mark, wrap)
            for seq, n, box in rows:
                told = read_disclosure(unseal(key, box, context=self._context(seq, n)))
                case = told.value if isinstance(told.value, str) else ""
                if told.name == "case" and case_mark(self.device_key, case) == mark:
                    return case
        except (SealBrokenError, NotCanonicalError) as error:
            raise damaged() from error
        raise damaged()

    def _key(self, connection: "sqlite3.Connection", mark: bytes) -> bytes:
        """Give a case's key, made the first time."""
        row = connection.execute(
            "SELECT box FROM case_key WHERE mark = ? AND holder = ?", (mark, self.log)
        ).fetchone()
        if row is not None:
            try:
                return self._unwrapped(mark, row[0])
            except SealBrokenError as error:
                raise damaged() from error
        key = self.draw(KEY_BYTES)
        box = seal(self.device_key, key, context=self._wrapping(mark), draw=self.draw)
        connection.execute(
            "INSERT INTO case_key (mark, holder, box) VALUES (?, ?, ?)", (mark, self.log, box)
        )
        return key

    def _unwrapped(self, mark: bytes, box: bytes) -> bytes:
        return unseal(self.device_key, box, context=self._wrapping(mark))

    def _wrapping(self, mark: bytes) -> str:
        return f"letterlock/case-key/v1\n{self.log}\n{mark.hex()}"

    def _context(self, seq: int, n: int) -> str:
        return box_context(self.log, seq, n)
