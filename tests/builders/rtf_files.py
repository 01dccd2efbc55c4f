"""Small RTF files, made group by group, so that a test can hide one thing in one place."""

import struct

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}"
    r"{\f1\fnil\fcharset204 Arial Cyr;}{\f2\fnil\fcharset2 Symbol;}{\f3\fnil\fcharset128 Gothic;}}"
    r"{\colortbl;\red255\green255\blue255;\red0\green0\blue0;\red255\green255\blue0;"
    r"\red200\green0\blue0;}"
)
TRACKED = HEAD + r"{\*\revtbl{Unknown;}{Kit Moss;}}"
"""The head of a file in which somebody tracked changes."""
WHITE, BLACK, YELLOW = 1, 2, 3
"""Places in the table of colours."""
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)
"""A picture of one pixel."""


def escaped(text: str) -> str:
    """Give a text as RTF writes it."""
    told = []
    for letter in text:
        if letter in "\\{}":
            told.append("\\" + letter)
        elif letter == "\n":
            told.append("\\line ")
        elif letter == "\t":
            told.append("\\tab ")
        elif ord(letter) < 0x80:
            told.append(letter)
        else:
            units = struct.iter_unpack("<h", letter.encode("utf-16-le"))
            told += [f"\\u{number}?" for (number,) in units]
    return "".join(told)


def lines(*texts: str) -> str:
    """Give a plain paragraph for each text."""
    return "".join(rf"\pard\plain {escaped(text)}\par" + "\n" for text in texts)


def table(*rows: tuple[str, ...]) -> str:
    """Give a table of plain cells."""
    told = ""
    for row in rows:
        ends = "".join(rf"\cellx{2000 * (at + 1)}" for at in range(len(row)))
        cells = "".join(rf"\pard\intbl {escaped(cell)}\cell " for cell in row)
        told += rf"\trowd{ends} {cells}\row" + "\n"
    return told + r"\pard "


def rtf(*content: str, head: str = HEAD) -> bytes:
    """Give a whole file."""
    return (head + "".join(content) + "}").encode("latin-1")


def ole1(kind: str, data: bytes, form: int = 2) -> bytes:
    """Give an object as OLE 1.0 keeps it: 2 is built in, 1 is linked."""
    head = struct.pack("<II", 0x0501, form)
    for word in (kind, "", ""):
        told = word.encode() + b"\0" if word else b""
        head += struct.pack("<I", len(told)) + told
    return head + struct.pack("<I", len(data)) + data


def packaged(name: str, data: bytes) -> bytes:
    """Give a file as the object packager wraps it."""
    path = f"C:\\letters\\{name}".encode() + b"\0"
    told = struct.pack("<H", 2) + name.encode() + b"\0" + path + struct.pack("<HH", 0, 3)
    return told + struct.pack("<I", len(path)) + path + struct.pack("<I", len(data)) + data


def built_in(kind: str, data: bytes) -> str:
    """Give an object group."""
    return (
        rf"{{\object\objemb{{\*\objclass {kind}}}{{\*\objdata {ole1(kind, data).hex()}}}"
        r"{\result \pard a sign\par}}"
    )


def picture(data: bytes = PIXEL, says: str = "", goal: tuple[int, int] = (1440, 720)) -> str:
    """Give a picture group, as large as its goal in twentieths of a point."""
    named = rf"{{\*\picprop{{\sp{{\sn wzDescription}}{{\sv {says}}}}}}}" if says else ""
    return (
        rf"{{\*\shppict{{\pict{named}\pngblip\picwgoal{goal[0]}\pichgoal{goal[1]} {data.hex()}}}}}"
    )


def shape(words: str, *properties: tuple[str, str]) -> str:
    """Give a text box, with what it says of itself."""
    told = "".join(rf"{{\sp{{\sn {name}}}{{\sv {value}}}}}" for name, value in properties)
    return (
        r"{\shp{\*\shpinst\shpleft0\shptop0\shpright3000\shpbottom1000"
        rf"{told}{{\shptxt \pard\plain {words}\par}}}}}}"
    )
