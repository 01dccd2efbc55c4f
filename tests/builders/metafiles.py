"""Windows drawings (EMF, WMF), made record by record."""

import struct


def record(kind: int, content: bytes) -> bytes:
    """Give one EMF record."""
    content = content.ljust(-(-len(content) // 4) * 4, b"\0")
    return struct.pack("<II", kind, 8 + len(content)) + content


def text(words: str, x: int = 0, y: int = 0, *, letter: int = 10, options: int = 0) -> bytes:
    """Give a text, its letters all as wide as this."""
    raw = words.encode("utf-16-le")
    raw = raw.ljust(-(-len(raw) // 4) * 4, b"\0")
    head = bytes(28) + struct.pack("<iiIII", x, y, len(words), 76, options) + bytes(16)
    head += struct.pack("<I", 76 + len(raw))
    return record(84, head + raw + struct.pack(f"<{len(words)}i", *[letter] * len(words)))


def bitmap(wide: int, high: int) -> bytes:
    """Give a bitmap of this size, without its dots."""
    head = bytes(40) + struct.pack("<IIII", 80, 40, 120, 0) + bytes(16)
    return record(81, head + struct.pack("<Iii", 40, wide, high) + bytes(28))


def emf(*records: bytes) -> bytes:
    """Give a drawing of these records."""
    head = bytes(32) + b" EMF" + bytes(64)
    return record(1, head) + b"".join(records) + record(14, bytes(12))


def wmf(*texts: tuple[str, int, int]) -> bytes:
    """Give an older drawing that says these texts at these places."""
    told = b"\xd7\xcd\xc6\x9a" + bytes(18) + b"\x01\x00\x09\x00" + bytes(14)
    for words, x, y in texts:
        raw = words.encode("cp1252")
        raw += b"\0" * (len(raw) % 2)
        content = struct.pack("<H", len(words)) + raw + struct.pack("<hh", y, x)
        told += struct.pack("<IH", 3 + len(content) // 2, 0x0521) + content
    return told + struct.pack("<IH", 3, 0)
