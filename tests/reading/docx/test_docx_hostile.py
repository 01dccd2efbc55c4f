"""Damaged, locked and hostile Word files end in a clear sentence, quickly."""

import io
import random
import warnings
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.model import Concealment, Document
from checker.reading import package
from checker.reading.docx import read_docx, sheet
from checker.reading.refusal import Unreadable
from checker.worker.believing import is_believable
from tests.builders.docx_files import docx, lines, paragraph, part, run, table, zipped
from tests.builders.docx_hidden import shape
from tests.builders.ending import ends
from tests.builders.ole_files import compound, native, packaged

MAIN = "word/document.xml"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "'
    + "&a;" * 1000
    + '"><!ENTITY c "'
    + "&b;" * 1000
    + '">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>"
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE w SYSTEM "file:///etc/hostname"><w:document'
    ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>'
)
SWOLLEN = docx("", parts={MAIN: b" " * (package.RATIO_FROM + package.CHUNK)})
MILLION = docx("<w:p/>" * 1_000_000)
PICTURE = (
    '<w:r><w:drawing><wp:inline><a:blip r:embed="rId9"/><a:srcRect l="9"/></wp:inline></w:drawing>'
    "</w:r>"
)
LONG = "x" * 20_000
OPENED = '<w:r><w:fldChar w:fldCharType="begin"/><w:t>a</w:t></w:r>'
INSERTED = '<w:ins w:author="Kit"/>'
LETTER = docx(
    lines("Ms Erin Hale", "14 Orchard Close", "", "Dear Ms Hale")
    + table(("a", "b"), ("c", "d"))
    + paragraph(
        run("secret", "<w:vanish/>"),
        "<w:ins w:author='Kit Moss'>" + run("in") + "</w:ins>",
        "<w:fldSimple w:instr='INCLUDETEXT \"C:\\a.doc\"'>" + run("b") + "</w:fldSimple>",
        PICTURE,
    )
    + shape(),
    links=(
        ("rId5", "comments", "comments.xml"),
        ("rId6", "styles", "styles.xml"),
        ("rId7", "oleObject", "embeddings/oleObject1.bin"),
        ("rId8", "vbaProject", "vbaProject.bin"),
        ("rId9", "image", "media/image1.svg"),
        ("rId10", "attachedTemplate", "https://cdn.example/a.dotm"),
        ("rId11", "control", "activeX1.xml"),
        ("rId12", "printerSettings", "printer.bin"),
        ("rId13", "customXml", "item1.xml"),
    ),
    parts={
        "word/comments.xml": part("comments", f"<w:comment w:id='1'>{lines('Why?')}</w:comment>"),
        "word/styles.xml": part("styles", '<w:style w:type="paragraph" w:styleId="A"/>'),
        "word/embeddings/oleObject1.bin": compound(native(packaged("hale.txt", b"14 Orchard"))),
        "word/vbaProject.bin": compound({"VBA/Module1": b"x", "PROJECT": b"y"}),
        "word/media/image1.svg": "<svg><text>Hale</text></svg>",
        "word/activeX1.xml": "<ocx><ocxPr value='Hale'/></ocx>",
        "word/printer.bin": "Kit".encode("utf-16-le"),
        "word/item1.xml": "<a b='Erin'>Hale</a>",
        "word/orphan.bin": b"left over",
    },
)


def refused(data: bytes) -> Unreadable:
    """Read a file that cannot be read, and give the refusal."""
    with pytest.raises(Unreadable) as told:
        read_docx("letter.docx", data)
    assert str(told.value).endswith(".")
    return told.value


def twice(name: str) -> bytes:
    """Give a letter in which one part stands twice."""
    held = io.BytesIO(LETTER)
    with warnings.catch_warnings(), zipfile.ZipFile(held, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(name, part("document", "<w:body/>"))
    return held.getvalue()


def with_field(place: int, width: int, number: int) -> bytes:
    """Give a letter of which one field in the zip's listing, for its first part, is changed."""
    data = bytearray(LETTER)
    start = data.find(b"PK\x01\x02") + place
    data[start : start + width] = number.to_bytes(width, "little")
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "unread.damaged", id="nothing"),
        pytest.param(b"Dear Ms Hale", "unread.damaged", id="not a zip"),
        pytest.param(LETTER[: len(LETTER) // 2], "unread.damaged", id="cut short"),
        pytest.param(zipped({}), "unread.damaged", id="empty zip"),
        pytest.param(zipped({MAIN: "<w:p"}), "unread.damaged", id="broken XML"),
        pytest.param(zipped({MAIN: "<html/>"}), "unread.unsupported", id="not a letter"),
        pytest.param(docx("", parts={MAIN: LAUGHS}), "unread.damaged", id="billion laughs"),
        pytest.param(docx("", parts={MAIN: OUTSIDE}), "unread.damaged", id="document type"),
        pytest.param(
            docx("", parts={MAIN: LAUGHS.encode("utf-16")}),
            "unread.damaged",
            id="billion laughs in UTF-16",
        ),
        pytest.param(
            docx("<w:sdt>" * 20_000 + "</w:sdt>" * 20_000), "unread.damaged", id="20,000 deep"
        ),
        pytest.param(twice(MAIN), "unread.damaged", id="a part twice"),
        pytest.param(twice(MAIN.upper()), "unread.damaged", id="a part twice but for capitals"),
        pytest.param(
            zipped({f"{number}.xml": "" for number in range(package.MAX_MEMBERS + 1)}),
            "unread.too-large",
            id="too many parts",
        ),
        pytest.param(
            with_field(24, 4, package.MAX_INFLATED), "unread.too-large", id="more than 300 MB"
        ),
        pytest.param(with_field(10, 2, 12), "unread.damaged", id="packed as Word never packs"),
        pytest.param(with_field(42, 4, 9_999_999), "unread.damaged", id="a part beyond the end"),
        pytest.param(
            SWOLLEN,
            "unread.too-large",
            id="swells more than 200 times",
        ),
        pytest.param(MILLION, "unread.too-large", id="a million paragraphs"),
        pytest.param(with_field(8, 2, 1), "unread.encrypted", id="locked part"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(data: bytes, code: str) -> None:
    """The code says which finding it is, the sentence what to do."""
    with ends():
        assert refused(data).code == code


def test_headers_that_lie_about_a_size_are_not_believed() -> None:
    """A part that says it is small and inflates to more is damaged, and never handed on."""
    data = bytearray(docx("", parts={MAIN: b" " * 5_000_000}))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.find(MAIN.encode(), data.find(mark)) - (30 if place == 22 else 46)
        data[at + place : at + place + 4] = (100).to_bytes(4, "little")

    assert refused(bytes(data)).code == "unread.damaged"


def test_a_damaged_part_beside_the_letter_is_a_gap() -> None:
    """The letter is still read, and what is broken beside it is said."""
    data = docx(
        lines("Dear Ms Hale"),
        links=(("rId5", "comments", "comments.xml"),),
        parts={"word/comments.xml": "<w:comments"},
    )

    (letter,) = read_docx("letter.docx", data)

    assert letter.text() == "Dear Ms Hale"
    assert [gap.code for gap in letter.gaps] == ["unread.damaged"]


@pytest.mark.parametrize(
    "opened",
    [
        pytest.param("<w:sdt>", id="content controls"),
        pytest.param("<w:ins>", id="insertions"),
        pytest.param("<w:tbl><w:tr><w:tc>", id="tables"),
        pytest.param("<w:p><w:r><w:pict><w:txbxContent>", id="text boxes"),
        pytest.param("<w:p><w:r><mc:AlternateContent><mc:Choice>", id="alternatives"),
    ],
)
def test_deep_nesting_that_xml_allows_is_read(opened: str) -> None:
    """To the depth that the parser lets through, the walk does not run out of stack."""
    depth = 240 // opened.count("<")
    closed = "".join(f"</{name}>" for name in opened.strip("<>").split("><")[::-1])
    data = docx(opened * depth + lines("deep") + closed * depth)

    (letter,) = read_docx("letter.docx", data)

    assert any(line.text == "deep" for line in letter.lines)


def test_the_most_lines_that_are_read_end() -> None:
    """Just below the limit of lines, a file is still read, every line of it."""
    with ends():
        (letter,) = read_docx("letter.docx", docx("<w:p/>" * (sheet.MAX_LINES - 1)))

    assert len(letter.lines) == sheet.MAX_LINES


@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param(
            f"<w:p>{OPENED * 20_000}</w:p>",
            "unread.damaged",
            id="fields that never end",
        ),
        pytest.param(
            f"<w:p>{INSERTED * 300_000}</w:p>",
            "unread.too-large",
            id="changes of nothing",
        ),
        pytest.param(
            f"<w:p><w:ins w:author='Kit'>{run('some words') * 30_000}</w:ins></w:p>",
            "",
            id="one line of many pieces",
        ),
        pytest.param(
            "<w:p>" + '<w:commentRangeStart w:id="1"/>' * 20_000 + run("a") * 20_000 + "</w:p>",
            "",
            id="comments that never end",
        ),
    ],
)
def test_what_repeats_without_end_is_not_gone_through_twice(body: str, code: str) -> None:
    """Ten thousand of one thing, each looking at all the others, would take hours."""
    comments = part("comments", f"<w:comment w:id='1'>{lines('Why?')}</w:comment>")
    noise = random.Random(3).randbytes(99_999)
    data = docx(
        body,
        links=(("rId5", "comments", "comments.xml"),),
        parts={"word/comments.xml": comments, "word/noise.bin": noise},
    )

    with ends():
        told = outcome(data)

    assert (told.code if isinstance(told, Unreadable) else "") == code


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(docx(f"<w:p><w:ins w:author='{LONG}'>{run('a')}</w:ins></w:p>"), id="author"),
        pytest.param(
            docx(
                lines("a"),
                package_links=(("rId9", "custom-properties", "docProps/custom.xml"),),
                parts={"docProps/custom.xml": f"<p><q name='{LONG}'>b</q></p>"},
            ),
            id="name of a property",
        ),
        pytest.param(
            docx(lines("a"), links=(("rId9", "new", f"https://a.example/{LONG}"),)), id="link"
        ),
        pytest.param(
            docx(lines("a"), links=(("rId9", "new", f"{LONG}.x"),), parts={f"word/{LONG}.x": "b"}),
            id="name of a part",
        ),
        pytest.param(
            docx(paragraph(PICTURE.replace("<a:blip", '<wp:extent cx="-5" cy="9"/><a:blip'))),
            id="a picture smaller than nothing",
        ),
        pytest.param(
            docx(
                "<w:p><w:r><w:pict><v:shape style='width:9999999in;height:9999999in'><v:imagedata/>"
                "</v:shape></w:pict></w:r></w:p>"
            ),
            id="a picture larger than a town",
        ),
    ],
)
def test_what_is_long_or_large_beyond_reason_is_still_believed(data: bytes) -> None:
    """Names and sizes are kept to what the other side of the wall lets through."""
    assert isinstance(outcome(data), Document)


def test_links_in_a_ring_are_followed_once() -> None:
    """Two parts that point at one another end."""
    ring = {
        "word/a.xml": "<a/>",
        "word/_rels/a.xml.rels": docx_links("document.xml"),
        "word/_rels/styles.xml.rels": docx_links("styles.xml"),
        "word/styles.xml": part("styles", ""),
    }
    data = docx(
        lines("Dear Ben"),
        links=(("rId1", "customXml", "a.xml"), ("rId2", "styles", "styles.xml")),
        parts=ring,
    )

    (letter,) = read_docx("letter.docx", data)

    assert letter.text() == "Dear Ben"


def docx_links(target: str) -> str:
    """Give a list of one link back."""
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="x/customXml" Target="{target}"/></Relationships>'
    )


def outcome(data: bytes) -> Document | Unreadable:
    """Read a file, and give the letter or the refusal; anything else is a bug.

    The letter has to be one that the other side of the wall believes.
    """
    try:
        (letter,) = read_docx("letter.docx", data)
    except Unreadable as told:
        return told
    assert is_believable((letter,), "letter.docx", data)
    return letter


def flipped(data: bytes, flips: list[tuple[int, int]]) -> bytes:
    """Give the bytes with some of them changed."""
    changed = bytearray(data)
    for place, byte in flips:
        changed[place % len(changed)] = byte
    return bytes(changed)


FLIPS = st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 255)), min_size=1, max_size=12)
with zipfile.ZipFile(io.BytesIO(LETTER)) as _packed:
    INSIDE = {name: _packed.read(name) for name in _packed.namelist()}


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(flips=FLIPS)
def test_flipped_bytes_give_a_letter_or_a_refusal(flips: list[tuple[int, int]]) -> None:
    """Whatever happens to the zip on its way, nothing else comes out."""
    assert isinstance(outcome(flipped(LETTER, flips)), Document | Unreadable)


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(flips=FLIPS, name=st.sampled_from(sorted(INSIDE)))
def test_flipped_xml_gives_a_letter_or_a_refusal(flips: list[tuple[int, int]], name: str) -> None:
    """Whatever happens to one part of it, nothing else comes out."""
    data = zipped({**INSIDE, name: flipped(INSIDE[name], flips)})

    assert isinstance(outcome(data), Document | Unreadable)


@pytest.mark.campaign
@settings(max_examples=20_000, suppress_health_check=list(HealthCheck))
@given(flips=FLIPS, name=st.sampled_from(["", *sorted(INSIDE)]))
def test_many_flipped_bytes_give_letters_or_refusals(
    flips: list[tuple[int, int]], name: str
) -> None:
    """The same, long: run before a release."""
    data = (
        zipped({**INSIDE, name: flipped(INSIDE[name], flips)}) if name else flipped(LETTER, flips)
    )

    assert isinstance(outcome(data), Document | Unreadable)


def test_a_hidden_secret_survives_a_lost_style_sheet() -> None:
    """When the styles cannot be read, what is hidden directly is still called hidden."""
    data = zipped({**INSIDE, "word/styles.xml": b"<w:styles"})

    (letter,) = read_docx("letter.docx", data)

    assert [line.hidden for line in letter.lines if line.text == "secret"] == [Concealment.HIDDEN]
    assert "unread.damaged" in [gap.code for gap in letter.gaps]
