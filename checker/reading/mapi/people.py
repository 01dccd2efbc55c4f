"""Who a message of Outlook's is from and to: by the address that mail goes by, never by a guess."""

import struct
from collections.abc import Iterator

from checker.model import Mailbox
from checker.reading.assembly import tidy
from checker.reading.mapi.bag import Bag

_TYPE, _NAME, _ADDRESS, _SMTP, _ENTRY, _OTHER_NAME = 0x0C15, 0x3001, 0x3003, 0x39FE, 0x0FFF, 0x5FF6
_REPLY_ENTRIES, _REPLY_NAMES = 0x004F, 0x0050
_ONE_OFF = bytes.fromhex("812b1fa4bea310199d6e00dd010f5402")
_EXCHANGE = bytes.fromhex("dca740c8c042101ab4b908002b2fe182")
_WIDE = 0x8000
_MOST_ENTRIES = 1_000
KINDS = {1: "to", 2: "cc", 3: "bcc"}


def recipient(bag: Bag) -> tuple[str, Mailbox] | None:
    """Give whether somebody is in To, Cc or Bcc, and their mailbox."""
    kind = KINDS.get((bag.number(_TYPE) or 0) & 0xF, "from")
    box = mailbox(bag.text(_NAME, _OTHER_NAME), bag.text(_SMTP), bag.text(_ADDRESS))
    if not box.address:
        entry = entered(bag.data(_ENTRY))
        box = box if entry is None else mailbox(box.name or entry.name, entry.address)
    if not box.address and not box.name:
        return None
    return kind, box if box.address else Mailbox(address=box.name)


def mailbox(name: str, *addresses: str) -> Mailbox:
    """Give a mailbox by the first address that is there; a name that only repeats it is none."""
    address = next((_bare(one) for one in addresses if one.strip()), "")
    shown = _bare(name)
    if shown.endswith(f"<{address}>"):
        shown = _bare(shown.removesuffix(f"<{address}>"))
    return Mailbox(address=address, name="" if shown.casefold() == address.casefold() else shown)


def reply_to(bag: Bag) -> tuple[Mailbox, ...]:
    """Give whom an answer goes to, where the message says so."""
    found = tuple(_entries(bag.data(_REPLY_ENTRIES)))
    names = [one for one in bag.text(_REPLY_NAMES).split(";") if one.strip()]
    return found or tuple(mailbox("", name) for name in names)


def entered(data: bytes) -> Mailbox | None:
    """Give the mailbox of an entry that was typed in, or that an address book names."""
    if len(data) < 24:  # noqa: PLR2004 - flags, a GUID, and four bytes of each kind's own
        return None
    if data[4:20] == _ONE_OFF:
        wide = int.from_bytes(data[22:24], "little") & _WIDE
        words = data[24:].decode("utf-16-le" if wide else "cp1252", "replace").split("\0")
        if len(words) > 2:  # noqa: PLR2004 - name, kind and address
            return mailbox(words[0], words[2])
    if data[4:20] == _EXCHANGE:
        return mailbox("", data[28:].partition(b"\0")[0].decode("cp1252", "replace"))
    return None


def _entries(data: bytes) -> Iterator[Mailbox]:
    """Give the entries of a list ([MS-OXCDATA] 2.3.3)."""
    at, count = 8, 0
    while at + 4 <= len(data) and count < _MOST_ENTRIES:
        (size,) = struct.unpack_from("<I", data, at)
        box = entered(data[at + 4 : at + 4 + size])
        if box is not None:
            yield box
        at += 4 + size + -size % 4
        count += 1


def _bare(words: str) -> str:
    plain = tidy(" ".join(words.split())).strip()
    return plain[1:-1] if len(plain) > 1 and plain[0] == plain[-1] == "'" else plain
