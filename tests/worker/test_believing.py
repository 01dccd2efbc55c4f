"""What the reading process says is checked again: one lie a row."""

import io
import sys
import zlib
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image

from checker.model import (
    Cell,
    Document,
    Doubt,
    FileKind,
    Gap,
    Line,
    Look,
    Mailbox,
    Message,
    Page,
    Part,
    Read,
    Sha256,
    Trace,
    TraceKind,
)
from checker.worker.believing import digest, is_believable
from checker.worker.parent import MOST_FILE_BYTES
from checker.worker.patience import MOST_SECONDS, MOST_STEPS, Patience
from checker.worker.picture import is_plain_picture
from checker.worker.weighing import LIGHT
from checker.worker.wire import HEAD, BadFrame, Documents, Ready, Stepped, frame, to_answer

DATA = b"Dear Ms Hale\nYours sincerely"
NAN, ENDLESS = float("nan"), float("inf")
FIRST = Line(text="Dear Ms Hale", page=1, box=(20, 20, 60, 25), edges=tuple(range(13)))
SECOND = Line(text="Yours", start=13, page=1)
HONEST = Document(
    name="a.zip",
    kind=FileKind.ZIP,
    size=len(DATA),
    sha256=digest(DATA),
    pages=(Page(number=1, width_mm=210, height_mm=297),),
    read=Read.PARTLY,
    lines=(FIRST, SECOND, Line(text="a.zip", part=Part.FILENAME)),
    traces=(Trace(kind=TraceKind.COMMENT, text="Ms", span=(5, 7), page=1),),
    gaps=(Gap(code="unread.scan", why="A picture was not read.", page=1, area_mm2=5.0),),
)
INNER = Document(
    name="a.zip/b.txt", kind=FileKind.TXT, size=1, sha256=Sha256("0" * 64), parent="a.zip"
)


def believed(*documents: Document) -> bool:
    """Say whether an answer about the made-up file is believed."""
    return is_believable(documents, "a.zip", DATA)


def test_an_honest_answer_is_believed() -> None:
    """What a reader really says passes: lines, traces, gaps, and the files inside."""
    deeper = replace(INNER, name="a.zip/b.txt/c.txt", parent="a.zip/b.txt")

    assert believed(HONEST)
    assert believed(HONEST, INNER, deeper)


LIES = [
    pytest.param({"name": "other.zip"}, id="another file"),
    pytest.param({"size": 5}, id="another size"),
    pytest.param({"sha256": Sha256("0" * 64)}, id="another fingerprint"),
    pytest.param({"parent": "outer.eml"}, id="inside something"),
    pytest.param({"read": Read.NO, "gaps": ()}, id="not read, and no reason"),
    pytest.param({"gaps": ()}, id="partly read, and no reason"),
    pytest.param({"gaps": (Gap(code="fine", why="All is well."),)}, id="a code of its own"),
    pytest.param({"gaps": (Gap(code="unread.scan", why=""),)}, id="no sentence"),
    pytest.param({"gaps": (Gap(code="unread.scan", why="x" * 5000),)}, id="an endless sentence"),
    pytest.param(
        {"gaps": (Gap(code="unread.scan", why="A.", area_mm2=NAN),)}, id="an area of nothing"
    ),
    pytest.param({"lines": (replace(FIRST, start=3),)}, id="a line that starts elsewhere"),
    pytest.param({"lines": (FIRST, replace(SECOND, start=5))}, id="lines on one another"),
    pytest.param({"lines": (replace(FIRST, box=(0, 0, NAN, 1)),)}, id="a box of nothing"),
    pytest.param({"lines": (replace(FIRST, box=(0, 0, ENDLESS, 1)),)}, id="a box without end"),
    pytest.param({"lines": (replace(FIRST, box=(0, 0, 1e12, 1)),)}, id="a box to the moon"),
    pytest.param({"lines": (replace(FIRST, edges=(1.0, 2.0)),)}, id="too few edges"),
    pytest.param({"lines": (replace(FIRST, edges=(NAN,) * 13),)}, id="edges of nothing"),
    pytest.param({"lines": (replace(FIRST, page=-1),)}, id="a page before the first"),
    pytest.param({"lines": (replace(FIRST, look=Look(size_pt=NAN)),)}, id="letters of no size"),
    pytest.param(
        {"lines": (replace(FIRST, cell=Cell(table=0, row=-1, column=0, columns=1)),)},
        id="a row before the first",
    ),
    pytest.param(
        {"lines": (replace(FIRST, doubts=(Doubt(first=5, last=99),)),)}, id="a doubt outside"
    ),
    pytest.param(
        {"lines": (replace(FIRST, doubts=(Doubt(first=0, last=1),) * 99),)}, id="many doubts"
    ),
    pytest.param({"traces": (Trace(kind=TraceKind.COMMENT, span=(5, 700)),)}, id="a span outside"),
    pytest.param({"traces": (Trace(kind=TraceKind.COMMENT, span=(7, 5)),)}, id="a span backwards"),
    pytest.param({"traces": (Trace(kind=TraceKind.COMMENT, name="x" * 999),)}, id="a long name"),
    pytest.param({"pages": (Page(number=1, width_mm=NAN, height_mm=1),)}, id="a page of nothing"),
    pytest.param({"pages": (Page(number=1, width_mm=-5, height_mm=1),)}, id="a page inside out"),
    pytest.param({"pages": (Page(number=9999, width_mm=5, height_mm=1),)}, id="page 9999"),
    pytest.param({"pages": HONEST.pages * 3001}, id="more pages than there may be"),
    pytest.param({"gaps": HONEST.gaps * 100_001}, id="more gaps than there may be"),
    pytest.param(
        {"message": Message(to=(Mailbox(address="a@b.example"),) * 100_001)}, id="a whole nation"
    ),
]


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_is_not_believed(lie: dict[str, Any]) -> None:
    """One wrong thing is enough: the whole answer is thrown away."""
    assert not believed(replace(HONEST, **lie))


@pytest.mark.parametrize(
    "inner",
    [
        pytest.param({"name": "b.txt"}, id="a name outside"),
        pytest.param({"name": "a.zip/"}, id="no name"),
        pytest.param({"name": "a.zip/" + "x" * 400}, id="a name without end"),
        pytest.param({"name": "a.zip"}, id="the outer file's name"),
        pytest.param({"parent": None}, id="inside nothing"),
        pytest.param({"parent": "c.zip"}, id="inside something unknown"),
        pytest.param({"sha256": Sha256("no")}, id="no fingerprint"),
        pytest.param({"size": 1 << 40}, id="a size that cannot be"),
    ],
)
def test_a_file_inside_is_inside(inner: dict[str, Any]) -> None:
    """A file that was found in another stands under its name, and not too deep."""
    assert not believed(HONEST, replace(INNER, **inner))


def test_files_are_not_nested_without_end() -> None:
    """Nor are there two of one name, nor thousands."""
    nest = [HONEST]
    for _ in range(9):
        outer = nest[-1].name
        nest.append(replace(INNER, name=f"{outer}/b", parent=outer))

    assert not believed(*nest)
    assert not believed(HONEST, INNER, INNER)
    many = (replace(INNER, name=f"a.zip/{number}") for number in range(2_000))
    assert not believed(HONEST, *many)


def png(width: int, height: int, **chunks: bytes) -> bytes:
    """Make the beginning and end of a PNG that says it is so large, with extra chunks."""
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\x00\x00\x00"
    parts = [(b"IHDR", header), *((kind.encode(), data) for kind, data in chunks.items())]
    parts += [(b"IDAT", zlib.compress(bytes(4))), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")
        for kind, data in parts
    )


def drawn(mode: str) -> bytes:
    """Make a picture as the reading process does."""
    out = io.BytesIO()
    Image.new(mode, (40, 30)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "1", "P"])
def test_an_ordinary_picture_may_be_shown(mode: str) -> None:
    """Whatever draws a page here, the window may show it."""
    assert is_plain_picture(drawn(mode))
    assert is_plain_picture(png(3, 1))


@pytest.mark.parametrize(
    "untrusted",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"GIF89a" + bytes(50), id="another kind"),
        pytest.param(drawn("L")[:-1], id="cut off"),
        pytest.param(drawn("L") + b"more", id="with more behind"),
        pytest.param(drawn("L").replace(b"IDAT", b"IDAX"), id="unknown chunk"),
        pytest.param(png(40_000, 40_000), id="forty thousand square"),
        pytest.param(png(0, 5), id="no width"),
        pytest.param(png(2**31, 1), id="wider than the world"),
        pytest.param(png(19_000, 19_000), id="each side fits, the whole does not"),
        pytest.param(png(5, 5, iCCP=b"x\0\0" + zlib.compress(bytes(10**6))), id="packed profile"),
        pytest.param(png(5, 5, zTXt=b"x\0\0" + zlib.compress(bytes(10**6))), id="packed words"),
        pytest.param(png(5, 5, pHYs=bytes(5000)), id="a harmless chunk of no harmless size"),
        pytest.param(png(5, 5, IHDR=bytes(13)), id="two headers"),
        pytest.param(png(5, 5)[:30] + b"\xff" + png(5, 5)[31:], id="a wrong sum"),
    ],
)
def test_a_picture_that_may_harm_the_window_is_not_shown(untrusted: bytes) -> None:
    """The window decodes pictures itself: bombs and rarities never reach it."""
    assert not is_plain_picture(untrusted)


def test_patience_grows_with_the_pages_and_ends() -> None:
    """Ten seconds, one more a page, five more a scan, ten minutes at the most."""
    patience = Patience(10.0, effort=1, began=0.0)
    assert patience.until == 10.0
    patience.hear(Stepped(0, 20, 2))
    assert patience.until == 40.0
    patience.hear(Stepped(19, 20, 4))
    assert patience.until == 50.0
    patience.hear(Stepped(0, 5))  # the next file in the same zip
    assert patience.until == 55.0
    for _ in range(50):
        patience.hear(Stepped(1, 3000, 3000))
        patience.hear(Stepped(0, 3000, 3000))
    assert patience.until == MOST_SECONDS


@pytest.mark.parametrize(
    "step", [Stepped(5, 3), Stepped(-1, 3), Stepped(0, 3001), Stepped(0, 3, 4), Stepped(0, 3, -1)]
)
def test_a_step_that_cannot_be_is_refused(step: Stepped) -> None:
    """Further than the end, before the beginning, more scans than pages."""
    with pytest.raises(BadFrame):
        Patience(10.0).hear(step)


def test_steps_have_an_end() -> None:
    """A reader that talks to keep us waiting is cut off."""
    patience = Patience(10.0)
    for number in range(MOST_STEPS):
        patience.hear(Stepped(number % 2, 3))

    with pytest.raises(BadFrame):
        patience.hear(Stepped(1, 3))


def test_the_limit_of_a_file_is_below_the_limit_of_a_frame() -> None:
    """A file that may be read also fits into what is said over the wall."""
    from checker.worker.wire import MOST_REQUEST  # noqa: PLC0415 - used by this test alone

    assert MOST_FILE_BYTES < MOST_REQUEST


def packed_list(count: int, one: bytes) -> bytes:
    """Give a packed list of so many of one thing."""
    return b"\xdd" + count.to_bytes(4, "big") + one * count


def packed_answer(**fields: bytes) -> bytes:
    """Give an answer of one document with these packed fields."""
    kept = {"name": b"\xa1a", "kind": b"\xa3txt", "size": b"\x01", "sha256": b"\xa10"} | fields
    document = b"".join(bytes([0xA0 + len(key)]) + key.encode() + kept[key] for key in kept)
    return b"\x82\xa4type\xa9documents\xa9documents\x91" + bytes([0x80 + len(kept)]) + document


def most_memory() -> int:
    """Give the most memory that this process has held, in kilobytes; 0 where nobody says."""
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415 - not on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


HEAVY = [
    pytest.param({"lines": packed_list(2_000_000, b"\x81\xa4text\xa0")}, id="lines"),
    pytest.param({"traces": packed_list(2_000_000, b"\x81\xa4kind\xa7comment")}, id="traces"),
    pytest.param({"gaps": packed_list(500_000, b"\x82\xa4code\xa0\xa3why\xa0")}, id="gaps"),
    pytest.param(
        {"lines": b"\x91\x82\xa4text\xa1x\xa5edges" + packed_list(40_000_000, b"\x01")}, id="edges"
    ),
    pytest.param(
        {
            "lines": b"\x91\x83\xa4text\xa1x\xa5edges\x90\xa6doubts"
            + packed_list(2_000_000, b"\x82\xa5first\x00\xa4last\x00")
        },
        id="doubts",
    ),
    pytest.param(
        {"message": b"\x81\xa2to" + packed_list(3_000_000, b"\x81\xa7address\xa0")}, id="mailboxes"
    ),
]


@pytest.mark.parametrize("fields", HEAVY)
def test_a_small_answer_cannot_become_gigabytes(fields: dict[str, bytes]) -> None:
    """A byte that stands for a hundred is counted before it is taken apart."""
    packed = packed_answer(**fields)
    before = most_memory()
    with pytest.raises(BadFrame, match="more than can be held"):
        to_answer(packed)
    assert most_memory() - before < 200_000


def test_a_long_answer_is_still_taken() -> None:
    """A long report is no attack."""
    text = "Dear Ms Hale " * 8
    edges = tuple(float(number) for number in range(len(text) + 1))
    long = replace(HONEST, lines=(Line(text=text, edges=edges),) * 5_000)
    packed = frame(Documents((long,)))[HEAD:]

    assert len(packed) > LIGHT
    assert to_answer(packed) == Documents((long,))


def test_a_short_word_is_short() -> None:
    """Only documents and pictures may be large."""
    with pytest.raises(BadFrame):
        to_answer(frame(Ready(("landlock",) * 500_000))[HEAD:])
