"""Desks that write entries as they are in practice and push them over HTTP, one after another."""

import base64
import hashlib
import http.client
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import msgspec

from checker.audit.entry import Act, At, FileFacts, Found, Out, RecordFacts, write_body
from checker.audit.leaf import leaf_hash, signed_bytes
from tests.builders.register_store import Desk

CASE = "ab" * 32
DISCLOSURES = 4
"""Of an entry: case, recipient, file and reason."""
_BOX_BYTES = 96


@dataclass(frozen=True, slots=True)
class Pushed:
    """One answer: how many entries it was about, when it came, and how long it took."""

    entries: int
    at: float
    seconds: float


@dataclass
class Pen:
    """Writes a desk's entries fast: a whole one is the mould of all others."""

    desk: Desk
    _mould: bytes = b""
    _seq: int = 1
    _prev: bytes = b""
    _first: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Write one entry as it is in practice, and leave what differs blank."""
        self._first = [self.desk.leaves[0]]
        self._prev = leaf_hash(self.desk.leaves[0])
        found = Found(code="address.previous", sev="stop", ack="new-address", at=At(file=0, page=1))
        body = self.desk.body(
            Act.RELEASE,
            out=Out.RELEASED,
            findings=(found, msgspec.structs.replace(found, code="c8.party", sev="check")),
            files=(FileFacts(kind="docx", bytes=48_123, pages=2), FileFacts(kind="pdf", bytes=9)),
            record=RecordFacts(snap="sha256:" + "ab" * 32, age=3_600),
            policy="sha256:" + "cd" * 32,
            sd=tuple(sorted(char * 43 for char in "ABCD"))[:DISCLOSURES],
            team=self.desk.team,
            tenure="3-12m",
            mode="enforce",
            to=("applicant",),
            via="post",
            seq=8_888_888_888,
            mono=7_777_777_777,
            prev="5" * 64,
        )
        self._mould = write_body(body)

    def write(self, count: int) -> list[bytes]:
        """Write the next entries, and give their leaves."""
        leaves, self._first = self._first, []
        while len(leaves) < count:
            self._seq += 1
            number = str(self._seq).encode()
            body = (
                self._mould.replace(b"8888888888", number)
                .replace(b"7777777777", number)
                .replace(b"5" * 64, self._prev.hex().encode())
                .replace(b"A" * 43, self._digest(number))
            )
            leaves.append(self.desk.key.sign(signed_bytes(body)) + body)
            self._prev = leaf_hash(leaves[-1])
        return leaves

    @staticmethod
    def _digest(number: bytes) -> bytes:
        """Give a digest that sorts before the others."""
        return b"-" + base64.urlsafe_b64encode(hashlib.sha256(number).digest())[:42]


def a_push(leaves: list[bytes]) -> bytes:
    """Write a push as it is sent, with a sealed box for each disclosure."""
    boxes = [base64.b64encode(bytes(_BOX_BYTES)).decode()] * DISCLOSURES
    entries = [
        {"leaf": base64.b64encode(leaf).decode(), "case": CASE, "boxes": boxes}
        if b'"act":"release"' in leaf
        else {"leaf": base64.b64encode(leaf).decode()}
        for leaf in leaves
    ]
    return json.dumps({"entries": entries}).encode()


class Caller:
    """One connection to the service, kept open."""

    def __init__(self, port: int, again: Callable[[], str]) -> None:
        """Call a port of this machine.

        Args:
            port: Where the service listens.
            again: Gives a bearer that is good for an hour.
        """
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._again = again
        self._bearer, self._until = "", 0.0

    def push(self, log: str, body: bytes, entries: int) -> Pushed:
        """Push, and give when the answer came; a refusal is an error."""
        began = time.monotonic()
        if began > self._until:
            self._bearer, self._until = self._again(), began + 1_800
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self._bearer}"}
        began = time.monotonic()
        self._line.request("POST", f"/v1/logs/{log}/entries", body, headers)
        answer = self._line.getresponse()
        told = answer.read()
        ended = time.monotonic()
        assert answer.status == 200, told
        return Pushed(entries, ended, ended - began)
