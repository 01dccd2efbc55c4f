"""Write a made-up letter as a Word file, with the comments and tracked changes it carries."""

import io
import zipfile
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_BREAK, WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from checker.practice.draft import Draft, Unseen

_THEN = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
"""The time that every made-up file gives: the same letter is the same bytes."""
_ZIP_TIME = (2026, 1, 5, 9, 0, 0)
_BEFORE_ADDRESS = Pt(26)


def docx_bytes(draft: Draft) -> bytes:
    """Give a letter as a Word file, the same bytes for the same letter."""
    word = Document()
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = Mm(18)
    word.styles["Normal"].font.name = "Arial"
    word.styles["Normal"].font.size = Pt(11)
    section.header.paragraphs[0].text = draft.header
    section.footer.paragraphs[0].text = draft.footer
    body = [_block(word, block, draft) for block in draft.blocks()]
    for more in draft.then:
        word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        body += [_block(word, block, more) for block in more.blocks()]
    _properties(word, draft.unseen)
    _drop_thumbnail(word)
    last = next((one for one in reversed(body) if len(one.text) > len("Dear Sir")), body[-1])
    _unseen(word, last, draft.unseen)
    written = io.BytesIO()
    word.save(written)
    return _timeless(written.getvalue())


def _block(word: Word, block: tuple[str, ...], draft: Draft) -> Paragraph:
    """Write one block, a line break between its lines."""
    paragraph = word.add_paragraph()
    for number, line in enumerate(block):
        run = paragraph.add_run(line)
        run.bold = line in {draft.marking, draft.subject, *draft.letterhead[:1]}
        if number < len(block) - 1:
            run.add_break()
    if block == draft.letterhead:
        paragraph.paragraph_format.space_after = _BEFORE_ADDRESS
    return paragraph


def _properties(word: Word, unseen: Unseen) -> None:
    """Write what the file says of itself."""
    properties = word.core_properties
    properties.author = properties.last_modified_by = unseen.author
    properties.title, properties.keywords, properties.comments = (
        unseen.title,
        unseen.keywords,
        "",
    )
    properties.created = properties.modified = _THEN


def _drop_thumbnail(word: Word) -> None:
    """Take out the small picture of another document that python-docx's own template carries."""
    package = word.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[name]


def _unseen(word: Word, paragraph: Paragraph, unseen: Unseen) -> None:
    """Write the comment, the tracked changes and the hidden words."""
    if unseen.comment:
        author, words = unseen.comment
        initials = "".join(name[0] for name in author.split())
        remark = word.add_comment(paragraph.runs, text=words, author=author, initials=initials)
        remark._comment_elm.set(qn("w:date"), _THEN.isoformat())  # noqa: SLF001 - python-docx has no other way to set the time
    for tag, text_tag, words in (
        ("w:ins", "w:t", unseen.inserted),
        ("w:del", "w:delText", unseen.deleted),
    ):
        if words:
            _tracked(paragraph, tag, text_tag, words)
    if unseen.hidden:
        run = paragraph.add_run(" " + unseen.hidden)
        run.font.hidden = True
    if unseen.covered:
        run = paragraph.add_run(" " + unseen.covered)
        run.font.highlight_color = WD_COLOR_INDEX.BLACK
        run.font.color.rgb = RGBColor(0, 0, 0)


def _tracked(paragraph: Paragraph, tag: str, text_tag: str, words: str) -> None:
    """Write one tracked insertion or deletion."""
    change, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
    change.set(qn("w:id"), "901" if tag == "w:ins" else "902")
    change.set(qn("w:author"), "Gareth Lowe")
    change.set(qn("w:date"), _THEN.isoformat())
    text.set(qn("xml:space"), "preserve")
    text.text = " " + words
    run.append(text)
    change.append(run)
    paragraph._p.append(change)  # noqa: SLF001 - python-docx writes no tracked changes


def _timeless(written: bytes) -> bytes:
    """Give a zip file with one fixed time for all its parts."""
    again = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(written)) as before,
        zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(info, before.read(name))
    return again.getvalue()
