"""Write a made-up letter as an OpenDocument text."""

import io
import zipfile
from xml.sax.saxutils import escape

from checker.practice.draft import Draft

_ZIP_TIME = (2026, 1, 5, 9, 0, 0)
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = " ".join(
    f'xmlns:{short}="{_OASIS}:{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
        ("meta", "meta"),
        ("manifest", "manifest"),
    )
)
_KIND = "application/vnd.oasis.opendocument.text"
_BOLD = (
    '<style:style style:name="Heavy" style:family="text">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
)
_NEW_PAGE = (
    '<style:style style:name="NewPage" style:family="paragraph">'
    '<style:paragraph-properties fo:break-before="page"/></style:style>'
)


def odt_bytes(draft: Draft) -> bytes:
    """Give a letter as an OpenDocument text, the same bytes for the same letter."""
    body = "".join(_paragraph(block, draft) for block in draft.blocks())
    for more in draft.then:
        first, *rest = more.blocks()
        body += _paragraph(first, more, on_a_new_page=True)
        body += "".join(_paragraph(block, more) for block in rest)
    content = (
        f'<office:document-content {_NAMES} office:version="1.3"><office:automatic-styles>'
        f"{_BOLD}{_NEW_PAGE if draft.then else ''}</office:automatic-styles><office:body>"
        f"<office:text>{body}</office:text></office:body></office:document-content>"
    )
    meta = (
        f'<office:document-meta {_NAMES} office:version="1.3"><office:meta>'
        f"<meta:initial-creator>{escape(draft.unseen.author)}</meta:initial-creator>"
        "</office:meta></office:document-meta>"
    )
    parts = {"content.xml": content, "styles.xml": _styles(draft), "meta.xml": meta}
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
        for name in parts
    )
    root = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_KIND}"/>'
    manifest = f"<manifest:manifest {_NAMES}>{root}{listed}</manifest:manifest>"
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        package.writestr(zipfile.ZipInfo("mimetype", _ZIP_TIME), _KIND)
        for name, part in {**parts, "META-INF/manifest.xml": manifest}.items():
            told = f'<?xml version="1.0" encoding="UTF-8"?>{part}'
            package.writestr(zipfile.ZipInfo(name, _ZIP_TIME), told, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _paragraph(block: tuple[str, ...], draft: Draft, *, on_a_new_page: bool = False) -> str:
    """Give one block, a line break between its lines."""
    lines = "<text:line-break/>".join(_line(line, draft) for line in block)
    style = ' text:style-name="NewPage"' if on_a_new_page else ""
    return f"<text:p{style}>{lines}</text:p>"


def _line(line: str, draft: Draft) -> str:
    heavy = line in {draft.marking, draft.subject, *draft.letterhead[:1]}
    words = escape(line)
    return f'<text:span text:style-name="Heavy">{words}</text:span>' if heavy else words


def _styles(draft: Draft) -> str:
    """Give the page with its header and its footer."""
    edges = "".join(
        f"<style:{name}><text:p>{escape(words)}</text:p></style:{name}>"
        for name, words in (("header", draft.header), ("footer", draft.footer))
        if words
    )
    return (
        f'<office:document-styles {_NAMES} office:version="1.3"><office:automatic-styles>'
        '<style:page-layout style:name="Page"><style:page-layout-properties'
        ' fo:page-width="210mm" fo:page-height="297mm"/></style:page-layout>'
        '</office:automatic-styles><office:master-styles><style:master-page style:name="Standard"'
        f' style:page-layout-name="Page">{edges}</style:master-page></office:master-styles>'
        "</office:document-styles>"
    )
