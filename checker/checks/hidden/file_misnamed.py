"""A file's name says that it is one kind of file, and its bytes say that it is another."""

from collections.abc import Iterator

from checker.checks.matter import Matter
from checker.checks.places import place_of_file
from checker.checks.raised import raised
from checker.model import Document, Evidence, FileKind, Finding, TraceKind
from checker.words import say

_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that show the letters of a name in another order than they are written."""
_IMAGES = frozenset(
    {
        FileKind.PNG, FileKind.JPEG, FileKind.TIFF, FileKind.GIF, FileKind.BMP, FileKind.WEBP,
    }
)  # fmt: skip
_TEXTS = frozenset({FileKind.TXT, FileKind.CSV, FileKind.EML, FileKind.HTML})
_MESSAGES = frozenset({FileKind.EML, FileKind.MSG})
_ENDINGS: tuple[tuple[str, frozenset[FileKind]], ...] = (
    ("docx docm dotx dotm", frozenset({FileKind.DOCX})),
    ("doc dot", frozenset({FileKind.DOC, FileKind.DOCX, FileKind.RTF})),
    ("odt ott odm", frozenset({FileKind.ODT})),
    ("rtf", frozenset({FileKind.RTF})),
    ("pdf", frozenset({FileKind.PDF})),
    ("xlsx xlsm xltx xltm xlam", frozenset({FileKind.XLSX})),
    ("xlsb", frozenset({FileKind.XLSB})),
    ("xls xlt", frozenset({FileKind.XLS})),
    ("ods ots", frozenset({FileKind.ODS})),
    ("csv tsv tab", frozenset({FileKind.CSV, FileKind.TXT})),
    ("pptx pptm ppsx ppsm potx potm", frozenset({FileKind.PPTX})),
    ("ppt pps pot", frozenset({FileKind.PPT})),
    ("odp otp", frozenset({FileKind.ODP})),
    ("eml emlx", frozenset({FileKind.EML, FileKind.TXT})),
    ("mht mhtml", frozenset({FileKind.EML, FileKind.HTML, FileKind.TXT})),
    ("msg", frozenset({FileKind.MSG})),
    ("htm html xhtml", frozenset({FileKind.HTML, FileKind.TXT})),
    ("txt text log md", _TEXTS),
    ("png jpg jpeg jpe jfif tif tiff gif bmp dib webp", _IMAGES),
    ("zip", frozenset({FileKind.ZIP})),
    ("7z", frozenset({FileKind.SEVEN_ZIP})),
    ("rar", frozenset({FileKind.RAR})),
)
"""Which kinds of file a name's ending may stand for. An ending that is not here says nothing."""
_KINDS = {ending: kinds for endings, kinds in _ENDINGS for ending in endings.split()}
_PROGRAMS = frozenset(
    {
        "app", "bat", "chm", "cmd", "com", "cpl", "dll", "exe", "gadget", "hta", "img",
        "iso", "jar", "js", "jse", "lnk", "msi", "msp", "pif", "ps1", "reg", "scf", "scr",
        "sct", "url", "vb", "vbe", "vbs", "vhd", "wsf", "wsh",
    }
)  # fmt: skip
_MAY_HOLD_MACROS = frozenset(
    {
        "docm", "dotm", "xlsm", "xltm", "xlsb", "xlam", "pptm", "ppsm", "potm", "doc",
        "dot", "xls", "xlt",
    }
)  # fmt: skip
_MACRO = "macro"
_CALLED = {
    FileKind.DOCX: lambda: say("a Word file"),
    FileKind.DOC: lambda: say("an older Word file"),
    FileKind.ODT: lambda: say("an OpenDocument text"),
    FileKind.RTF: lambda: say("a rich text"),
    FileKind.PDF: lambda: say("a PDF"),
    FileKind.XLSX: lambda: say("an Excel file"),
    FileKind.XLSB: lambda: say("an Excel file"),
    FileKind.XLS: lambda: say("an older Excel file"),
    FileKind.ODS: lambda: say("an OpenDocument spreadsheet"),
    FileKind.CSV: lambda: say("a table in plain text"),
    FileKind.PPTX: lambda: say("a slide show"),
    FileKind.PPT: lambda: say("an older slide show"),
    FileKind.ODP: lambda: say("an OpenDocument slide show"),
    FileKind.EML: lambda: say("an email"),
    FileKind.MSG: lambda: say("an Outlook message"),
    FileKind.TNEF: lambda: say("an Outlook message"),
    FileKind.HTML: lambda: say("a web page"),
    FileKind.TXT: lambda: say("a plain text"),
    FileKind.ZIP: lambda: say("a zip archive"),
    FileKind.SEVEN_ZIP: lambda: say("a 7z archive"),
    FileKind.RAR: lambda: say("a RAR archive"),
    **dict.fromkeys(_IMAGES, lambda: say("a picture")),
}


def file_misnamed(matter: Matter) -> Iterator[Finding]:
    """Say that a file is not what its name says, would run, or has a name that shows backwards.

    Why: whoever gets "letter.pdf" does not expect a Word file that shows every earlier change, and
    a file that starts a program is never a letter.
    Quiet when: a program opens the file as its name says (a picture is a picture, an email a text),
    the name has no ending or one that says nothing, or the file could not be read: that is said
    elsewhere.
    """
    for document in matter.dispatch.documents:
        title = _title(document)
        if title:
            yield raised(
                "file.misnamed",
                title,
                detail=say(
                    "The reader may not get what they expect, or may not be able to open it."
                ),
                actions=(say("Save it again under the right name, and send that"),),
                place=place_of_file(document),
                evidence=Evidence(letter=_own_name(document)),
            )


def _title(document: Document) -> str:
    """Give what is wrong with a file's name, or nothing."""
    name = _own_name(document)
    ending = _ending(name)
    if any(sign in _TURNING for sign in name):
        return say("The file's name is not shown in the order in which it is written")
    if ending in _PROGRAMS and document.kind not in _MESSAGES:
        return say("This file would start a program, by its name (.{ending})", ending=ending)
    expected = _KINDS.get(ending)
    if expected is None or document.kind not in _CALLED:
        return ""
    if document.kind not in expected:
        kind = _CALLED[document.kind]()
        return say("The name ends in .{ending}, but this is {kind}", ending=ending, kind=kind)
    if ending not in _MAY_HOLD_MACROS and _has_macros(document):
        return say("The name ends in .{ending}, but the file holds macros", ending=ending)
    return ""


def _own_name(document: Document) -> str:
    return document.name.rsplit("/", 1)[-1]


def _ending(name: str) -> str:
    """Give the ending that a computer goes by: blanks and dots after it do not count."""
    stem, _, ending = name.rstrip(". ").rpartition(".")
    return ending.strip().lower() if stem else ""


def _has_macros(document: Document) -> bool:
    office = document.kind in (FileKind.DOCX, FileKind.XLSX, FileKind.PPTX)
    return office and any(
        trace.kind is TraceKind.ACTIVE and trace.name == _MACRO for trace in document.traces
    )
