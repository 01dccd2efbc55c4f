"""Outlook messages, made property by property: a compound file in memory."""

import struct
import zlib
from dataclasses import dataclass, field

from checker.reading.msg.compound import Folder, compound_file

PUBLIC = "00020329-0000-0000-c000-000000000046"
APPOINTMENT = "00062002-0000-0000-c000-000000000046"
COMMON = "00062008-0000-0000-c000-000000000046"


@dataclass(frozen=True)
class Narrow:
    """A text in eight bits."""

    data: bytes


Props = dict[int, str | bytes | int | bool | list[str] | Narrow]


@dataclass(frozen=True)
class Person:
    """A recipient: 1 is To, 2 is Cc, 3 is Bcc. `smtp` is set where `address` is none of mail's."""

    address: str
    name: str = ""
    field: int = 1
    kind: str = "SMTP"
    smtp: str = ""

    def props(self) -> Props:
        """Give the properties of the recipient."""
        found: Props = {
            0x0C15: self.field, 0x3001: self.name or self.address, 0x3002: self.kind,
            0x3003: self.address,
        }  # fmt: skip
        return found | ({0x39FE: self.smtp} if self.smtp else {})


@dataclass(frozen=True)
class File:
    """An attachment by value, unless `how` says otherwise."""

    name: str
    data: bytes | None
    how: int = 1
    short: str = ""
    label: str = ""
    more: Props = field(default_factory=dict)
    inside: "Msg | Folder | None" = None


@dataclass(frozen=True)
class Msg:
    """A message with an ordinary sender and recipient unless others are given."""

    subject: str = "XX26P00001"
    sender: Person | None = Person("support@northern.example", "Business Support")
    people: tuple[Person, ...] = (Person("e.hale@mailbox.example", "Erin Hale"),)
    body: str = "Dear Ms Hale,\r\n\r\nPlease see the report.\r\n"
    html: bytes = b""
    rtf: bytes = b""
    headers: str = ""
    kind: str = "IPM.Note"
    files: tuple[File, ...] = ()
    more: Props = field(default_factory=dict)
    named: dict[tuple[str, int | str], str | list[str]] = field(default_factory=dict)

    def __bytes__(self) -> bytes:
        """Give the message as a file."""
        return compound_file(self.folder(32))

    def folder(self, head: int) -> Folder:
        """Give the folder of the message, with a head of so many bytes before its properties."""
        props = self._props()
        names = list(self.named)
        props |= {0x8000 + at: value for at, value in enumerate(self.named.values())}
        inside = _bag(props, head)
        inside["__nameid_version1.0"] = _names(names)
        for at, person in enumerate(self.people):
            inside[f"__recip_version1.0_#{at:08X}"] = _bag(person.props(), 8)
        for at, file in enumerate(self.files):
            inside[f"__attach_version1.0_#{at:08X}"] = _attachment(file)
        return inside

    def _props(self) -> Props:
        found: Props = {0x001A: self.kind, 0x0037: self.subject, 0x3FDE: 65001}
        if self.sender is not None:
            for name, kind, address in ((0x0042, 0x0064, 0x0065), (0x0C1A, 0x0C1E, 0x0C1F)):
                found |= {
                    name: self.sender.name or self.sender.address,
                    kind: self.sender.kind,
                    address: self.sender.address,
                }
            if self.sender.smtp:
                found |= {0x5D01: self.sender.smtp, 0x5D02: self.sender.smtp}
        for number, value in (
            (0x1000, self.body), (0x1013, self.html), (0x1009, self.rtf), (0x007D, self.headers),
        ):  # fmt: skip
            if value:
                found[number] = value
        return found | self.more


def packed_rtf(rtf: bytes) -> bytes:
    """Compress an RTF text as Outlook does, with letters alone and no references but the last."""
    out = b""
    for at in range(0, len(rtf), 8):
        out += b"\0" + rtf[at : at + 8]
    size = 207 + len(rtf)
    last = struct.pack(">H", size % 4096 << 4)
    if len(rtf) % 8:
        whole = len(rtf) - len(rtf) % 8
        at = whole + whole // 8
        out = out[:at] + bytes([1 << len(rtf) % 8]) + out[at + 1 :] + last
    else:
        out += b"\x01" + last
    crc = zlib.crc32(out, 0xFFFFFFFF) ^ 0xFFFFFFFF
    return struct.pack("<IIII", len(out) + 12, len(rtf), 0x75465A4C, crc) + out


def _attachment(file: File) -> Folder:
    props: Props = {0x3705: file.how, 0x3707: file.name, 0x3704: file.short, 0x3712: file.label}
    if file.data is not None:
        props[0x3701] = file.data
    folder = _bag({key: value for key, value in props.items() if value != ""} | file.more, 8)
    if file.inside is not None:
        inside = file.inside.folder(24) if isinstance(file.inside, Msg) else file.inside
        inside.pop("__nameid_version1.0", None)
        folder["__substg1.0_3701000D"] = inside
    return folder


def _bag(props: Props, head: int) -> Folder:
    rows = bytes(head)
    folder: Folder = {}
    for number, value in props.items():
        match value:
            case bool():
                rows += _row(number, 0x000B, struct.pack("<Q", value))
            case int():
                rows += _row(number, 0x0003, struct.pack("<q", value))
            case list():
                sizes = [len(one.encode("utf-16-le")) + 2 for one in value]
                folder[f"__substg1.0_{number:04X}101F"] = struct.pack(f"<{len(sizes)}I", *sizes)
                for at, one in enumerate(value):
                    name = f"__substg1.0_{number:04X}101F-{at:08X}"
                    folder[name] = one.encode("utf-16-le") + b"\0\0"
                rows += _row(number, 0x101F, struct.pack("<Q", 4 * len(sizes)))
            case _:
                kind, data = _long(value)
                folder[f"__substg1.0_{number:04X}{kind:04X}"] = data
                rows += _row(number, kind, struct.pack("<Q", len(data)))
    folder["__properties_version1.0"] = rows
    return folder


def _long(value: object) -> tuple[int, bytes]:
    if isinstance(value, Narrow):
        return 0x001E, value.data
    if isinstance(value, str):
        return 0x001F, value.encode("utf-16-le")
    assert isinstance(value, bytes)
    return 0x0102, value


def _row(number: int, kind: int, data: bytes) -> bytes:
    return struct.pack("<HHI", kind, number, 6) + data


def _names(names: list[tuple[str, int | str]]) -> Folder:
    families, rows, texts = b"", b"", b""
    for at, (family, key) in enumerate(names):
        if family == PUBLIC:
            which = 2
        else:
            which = 3 + len(families) // 16
            first, second, third, fourth, fifth = family.split("-")
            families += struct.pack("<IHH", int(first, 16), int(second, 16), int(third, 16))
            families += bytes.fromhex(fourth + fifth)
        if isinstance(key, str):
            rows += struct.pack("<IHH", len(texts), which << 1 | 1, at)
            written = key.encode("utf-16-le")
            texts += struct.pack("<I", len(written)) + written + b"\0" * (-len(written) % 4)
        else:
            rows += struct.pack("<IHH", key, which << 1, at)
    return {
        "__substg1.0_00020102": families,
        "__substg1.0_00030102": rows,
        "__substg1.0_00040102": texts,
    }
