"""Small docx files, made part by part, so that a test can hide one thing in one place."""

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS_NS = "http://schemas.openxmlformats.org/package/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{W_NS}" xmlns:r="{R_NS}"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def run(text: str, properties: str = "") -> str:
    """Give a run of text, with its properties as XML."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    """Give a paragraph of runs and other XML."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(content)}</w:p>"


def lines(*texts: str) -> str:
    """Give a plain paragraph for each text."""
    return "".join(paragraph(run(text)) if text else paragraph() for text in texts)


def table(*rows: tuple[str, ...]) -> str:
    """Give a table of plain cells."""
    told = "".join(
        "<w:tr>" + "".join(f"<w:tc>{lines(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{told}</w:tbl>"


def part(root: str, content: str) -> str:
    """Give a whole part: a root element of `w:` with its namespaces, and what stands in it."""
    return f"<?xml version='1.0' encoding='UTF-8'?><w:{root} {_NAMESPACES}>{content}</w:{root}>"


def relationships(*links: tuple[str, str, str]) -> str:
    """Give a list of links: id, last word of the type, target (outside when it has a scheme)."""
    told = "".join(
        f'<Relationship Id="{name}" Type="{R_NS}/{kind}" Target="{escape(target)}"'
        + (' TargetMode="External"' if ":" in target else "")
        + "/>"
        for name, kind, target in links
    )
    return f'<Relationships xmlns="{RELS_NS}">{told}</Relationships>'


def docx(
    body: str,
    *,
    links: tuple[tuple[str, str, str], ...] = (),
    package_links: tuple[tuple[str, str, str], ...] = (),
    parts: Mapping[str, str | bytes] | None = None,
    before_body: str = "",
    comment: bytes = b"",
) -> bytes:
    """Give a docx with this body, these links of its main part, and these parts beside it."""
    main = ("rId1", "officeDocument", "word/document.xml")
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relationships(main, *package_links),
        "word/document.xml": part("document", f"{before_body}<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relationships(*links),
    }
    members.update(parts or {})
    return zipped(members, comment=comment)


def zipped(members: Mapping[str, str | bytes], *, comment: bytes = b"") -> bytes:
    """Give a zip of these members."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
        package.comment = comment
    return held.getvalue()
