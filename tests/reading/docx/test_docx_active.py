"""What a Word letter would run, or fetch, when somebody opens it is told."""

import pytest

from checker.model import Document, Part, TraceKind
from tests.builders.docx_files import paragraph, part, relationships, run
from tests.builders.docx_hidden import PLAIN, Hidden
from tests.builders.ole_files import compound

MACROS = compound({"PROJECT": b"Name=Project"})
PANES = '<wetp:taskpanes xmlns:wetp="urn:x"><wetp:taskpane dockstate="right"/></wetp:taskpanes>'
ADD_IN = (
    '<we:webextension xmlns:we="urn:x"><we:reference id="wa104" store="en-GB"/>'
    '<we:property name="client" value="Erin Hale"/></we:webextension>'
)
CONTROL = (
    '<ax:ocx xmlns:ax="urn:ax" ax:classid="{1}"><ax:ocxPr ax:name="Caption" ax:value="Erin Hale"/>'
    "</ax:ocx>"
)
KEYS = (
    '<wne:tcg xmlns:wne="urn:k"><wne:keymap><wne:macro wne:macroName="{}"/></wne:keymap></wne:tcg>'
)
RIBBON = '<customUI xmlns="urn:u"><button label="Send to Hale" onAction="SendIt"/></customUI>'
INCLUDED = ' INCLUDETEXT "C:\\\\Users\\\\k.moss\\\\a.docx" \\* MERGEFORMAT'
LINKED = ' LINK Excel.Sheet.12 "C:\\\\hale.xlsx" "A!R1C1" \\a \\t '
SHORT = "<w:fldSimple w:instr='INCLUDETEXT \"\\\\\\\\files\\\\a.doc\"'>{}</w:fldSimple>"


def field(instruction: str) -> str:
    """Give a field with this instruction and a result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{PLAIN}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def linked(kind: str, target: str, content: str | bytes = b"") -> Hidden:
    """Give a letter that points at one part, or at one place outside."""
    parts = {} if ":" in target else {f"word/{target}": content}
    return Hidden(body=paragraph(PLAIN), links=(("rId9", kind, target),), parts=parts)


def with_template(target: str) -> Hidden:
    """Give a letter with a template."""
    return Hidden(
        body=paragraph(PLAIN),
        links=(("rId9", "settings", "settings.xml"),),
        parts={
            "word/settings.xml": part("settings", '<w:attachedTemplate r:id="rId1"/>'),
            "word/_rels/settings.xml.rels": relationships(("rId1", "attachedTemplate", target)),
        },
    )


def active(letter: Document) -> list[tuple[str, str]]:
    """Give what would run or be fetched."""
    found = (one for one in letter.traces if one.kind is TraceKind.ACTIVE)
    return [(one.name, one.text) for one in found]


@pytest.mark.parametrize(
    ("hidden", "name", "text"),
    [
        pytest.param(
            linked("vbaProject", "vbaProject.bin", MACROS), "macro", "vbaProject.bin", id="macros"
        ),
        pytest.param(
            linked("keyMapCustomizations", "customizations.xml", KEYS.format("Project.Send")),
            "macro",
            "Project.Send",
            id="macro on a key",
        ),
        pytest.param(
            with_template("https://cdn.example/letter.dotm"),
            "remote template",
            "https://cdn.example/letter.dotm",
            id="template on the internet",
        ),
        pytest.param(
            with_template("file://files/share/letter.dotm"),
            "remote template",
            "file://files/share/letter.dotm",
            id="template on a server",
        ),
        pytest.param(
            linked("image", "https://cdn.example/seen.png"),
            "picture from the internet",
            "https://cdn.example/seen.png",
            id="picture on the internet",
        ),
        pytest.param(
            linked("image", "file:///C:/Users/k.moss/seen.png"),
            "linked file",
            "file:///C:/Users/k.moss/seen.png",
            id="picture on a disk",
        ),
        pytest.param(
            linked("oleObject", "file:///C:/Users/k.moss/hale.xlsx"),
            "linked file",
            "file:///C:/Users/k.moss/hale.xlsx",
            id="linked workbook",
        ),
        pytest.param(
            linked("subDocument", "file:///C:/Users/k.moss/two.docx"),
            "linked file",
            "file:///C:/Users/k.moss/two.docx",
            id="chapter elsewhere",
        ),
        pytest.param(
            Hidden(body=paragraph(field(INCLUDED))),
            "field that fetches a file",
            "C:\\Users\\k.moss\\a.docx",
            id="text of another file",
        ),
        pytest.param(
            Hidden(body=paragraph(field(' INCLUDEPICTURE "https://cdn.example/p.png" \\d '))),
            "picture from the internet",
            "https://cdn.example/p.png",
            id="picture by a field",
        ),
        pytest.param(
            Hidden(body=paragraph(field(LINKED))),
            "field that fetches a file",
            "Excel.Sheet.12 C:\\hale.xlsx A!R1C1",
            id="cells of a workbook",
        ),
        pytest.param(
            Hidden(body=paragraph(field(" DDEAUTO excel hale.xls R1C1 "))),
            "DDE field",
            "excel hale.xls R1C1",
            id="data of another program",
        ),
        pytest.param(
            Hidden(body=paragraph(SHORT.format(PLAIN))),
            "field that fetches a file",
            "\\\\files\\a.doc",
            id="a short field",
        ),
        pytest.param(
            linked("webextensiontaskpanes", "taskpanes.xml", PANES),
            "task pane of an add-in",
            "right",
            id="task pane",
        ),
        pytest.param(
            linked("webextension", "webextension1.xml", ADD_IN),
            "task pane of an add-in",
            "wa104 en-GB",
            id="add-in",
        ),
        pytest.param(
            linked("control", "activeX1.xml", CONTROL), "form control", "activeX1.xml", id="control"
        ),
        pytest.param(
            linked("extensibility", "customUI.xml", RIBBON),
            "buttons of the file's own",
            "SendIt",
            id="ribbon",
        ),
    ],
)
def test_what_would_run_or_be_fetched_is_told(hidden: Hidden, name: str, text: str) -> None:
    """The trace quotes it, and its words go through every other check as well."""
    letter = hidden.read()

    assert active(letter) == [(name, text)]
    assert text in letter.text(Part.METADATA)


@pytest.mark.parametrize(
    "hidden",
    [
        pytest.param(with_template("file:///C:/Users/k.moss/letter.dotm"), id="template on a disk"),
        pytest.param(with_template("C:\\letter.dotm"), id="template on a drive"),
        pytest.param(
            linked("keyMapCustomizations", "customizations.xml", "<tcg/>"), id="keys without macros"
        ),
        pytest.param(linked("hyperlink", "https://council.example/help"), id="ordinary link"),
        pytest.param(Hidden(body=paragraph(field(" DATE \\@ &quot;d MMMM&quot; "))), id="date"),
        pytest.param(Hidden(body=paragraph(field(" PAGE "))), id="page number"),
    ],
)
def test_what_fetches_nothing_is_not_called_active(hidden: Hidden) -> None:
    """The twin of each is an ordinary letter."""
    letter = hidden.read()

    assert active(letter) == []
    assert letter.gaps == ()


@pytest.mark.parametrize(
    ("hidden", "name"),
    [
        pytest.param(
            linked("webextension", "webextension1.xml", ADD_IN), "data of an add-in", id="add-in"
        ),
        pytest.param(linked("control", "activeX1.xml", CONTROL), "form control", id="control"),
        pytest.param(
            linked("control", "activeX1.bin", b"\0\1Forms\0" + "Erin Hale".encode("utf-16-le")),
            "form control",
            id="control in bytes",
        ),
        pytest.param(linked("extensibility", "customUI.xml", RIBBON), "button", id="ribbon"),
    ],
)
def test_what_it_keeps_goes_through_every_check(hidden: Hidden, name: str) -> None:
    """A control's caption or an add-in's data can name somebody."""
    letter = hidden.read()

    told = [one.text for one in letter.traces if one.name == name and one.kind == "metadata"]
    assert any("Hale" in text for text in told)
    assert "Hale" in letter.text(Part.METADATA)


def test_a_macro_is_told_by_its_modules() -> None:
    """The names are all that is read of it."""
    told = compound({"VBA/dir": b"1", "VBA/ThisDocument": b"2", "VBA/Letters": b"3"})
    letter = linked("vbaProject", "vbaProject.bin", told).read()

    assert active(letter) == [("macro", "Letters, ThisDocument")]
    assert letter.gaps == ()


def test_a_picture_that_is_elsewhere_is_unread() -> None:
    """Nobody here can say what it will show."""
    letter = linked("image", "https://cdn.example/seen.png").read()

    assert [gap.code for gap in letter.gaps] == ["unread.scan"]


def test_a_button_shows_its_own_words() -> None:
    """Templates ask people to click and type with a field that runs nothing."""
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    told = "<w:r><w:instrText> MACROBUTTON NoMacro [Click and type name]</w:instrText></w:r>"
    letter = Hidden(body=paragraph(run("Dear "), begin, told, end)).read()

    assert letter.text() == "Dear [Click and type name]"
    assert [(one.kind, one.text) for one in letter.traces] == [
        (TraceKind.PLACEHOLDER, "[Click and type name]")
    ]
