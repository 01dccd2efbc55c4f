"""A clean copy of a Word file: changes settled; comments, details, hidden and covered text out."""

from checker.cleaning.office import drop_everywhere, drop_properties, note
from checker.cleaning.parts import Parts, remove
from checker.cleaning.wish import Cleaned, Wish, refused
from checker.cleaning.word_changes import settle_changes
from checker.model import Concealment
from checker.reading.docx.colours import AUTOMATIC, highlight, lost_in
from checker.reading.docx.names import W, value
from checker.reading.docx.sight import TINY_PT
from checker.reading.docx.styles import Styles, face_of, shape_of
from checker.reading.trees import Element, local
from checker.words import say, say_count

_COMMENTS = ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people")
_COMMENT_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef")
_STORIES = ("header", "footer", "footnotes", "endnotes")
_PLAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_DATA = ("customXml", "glossaryDocument", "attachedTemplate", "printerSettings", "mailMergeSource")
_BLOCK = "\u2588" * 5
_SEEN_PT = 11.0


def clean_docx(data: bytes, wish: Wish) -> Cleaned:
    """Make the copy.

    Raises:
        Unreadable: the file cannot be read, or is signed and the person did not say that the
            copy may lose its signature.
    """
    parts, done = Parts(data), list[str]()
    main = parts.main()
    if not parts.has(main):
        raise refused(say("This is not a Word letter, so no clean copy can be made of it."))
    drop_everywhere(parts, wish, done)
    stories = [main, *parts.targets(main, *_STORIES)]
    trees = [parts.tree(name) for name in stories]
    if wish.changes is not None:
        count = sum(settle_changes(tree, wish.changes) for tree in trees)
        note(
            done,
            count,
            say_count(
                "Settled: {count} tracked change.", "Settled: {count} tracked changes.", count
            ),
        )
    count = _take_comments(parts, main, trees)
    note(
        done,
        count,
        say_count("Taken out: {count} comment.", "Taken out: {count} comments.", count),
    )
    styles = Styles(next((parts.tree(one) for one in parts.targets(main, "styles")), None))
    hidden, covered = 0, 0
    for tree in trees:
        gone = _take_unseen(tree, styles)
        hidden, covered = hidden + gone[0], covered + gone[1]
    note(
        done,
        hidden,
        say_count(
            "Taken out: {count} piece of hidden text.",
            "Taken out: {count} pieces of hidden text.",
            hidden,
        ),
    )
    note(
        done,
        covered,
        say_count(
            "Taken out: {count} piece of text under a black mark.",
            "Taken out: {count} pieces of text under a black mark.",
            covered,
        ),
    )
    count = _take_settings(parts, main)
    note(
        done,
        count,
        say_count(
            "Taken out: {count} link to a template or to kept data.",
            "Taken out: {count} links to templates and kept data.",
            count,
        ),
    )
    drop_properties(parts, done)
    if parts.content_type(main) != _PLAIN:
        parts.set_content_type(main, _PLAIN)
    return Cleaned(data=parts.to_bytes(), done=tuple(done))


def _take_comments(parts: Parts, main: str, trees: list[Element]) -> int:
    comments = list(parts.targets(main, "comments"))
    count = sum(len(parts.tree(name)) for name in comments)
    for tree in trees:
        for mark in [one for one in tree.iter() if local(str(one.tag)) in _COMMENT_MARKS]:
            remove(mark)
    parts.drop_links(main, *_COMMENTS)
    return count


def _take_unseen(tree: Element, styles: Styles) -> tuple[int, int]:
    """Take out runs that nobody sees, and put a block in the place of those under a dark mark."""
    hidden = covered = 0
    for run in list(tree.iter(W + "r")):
        why = _why_unseen(run, styles)
        if why is None or not _has_words(run):
            continue
        if why is Concealment.COVERED:
            covered += 1
            _black_out(run)
        else:
            hidden += 1
            remove(run)
    return hidden, covered


def _why_unseen(run: Element, styles: Styles) -> Concealment | None:
    properties = run.find(W + "rPr")
    paragraph = next(run.iterancestors(W + "p"), None)
    of_paragraph = None if paragraph is None else paragraph.find(W + "pPr")
    table = next(run.iterancestors(W + "tbl"), None)
    paragraph_style = "" if of_paragraph is None else value(of_paragraph.find(W + "pStyle"))
    run_style = "" if properties is None else value(properties.find(W + "rStyle"))
    table_style = "" if table is None else value(table.find(f"{W}tblPr/{W}tblStyle"))
    face = styles.face(paragraph_style, run_style, table_style, face_of(properties))
    shape = styles.shape(paragraph_style, shape_of(of_paragraph))
    if face.vanish:
        return Concealment.HIDDEN
    if min(face.size or _SEEN_PT, shape.exact or _SEEN_PT) <= TINY_PT:
        return Concealment.TINY
    marker = highlight(face.marker or "")
    ground = marker or face.fill or shape.fill or AUTOMATIC
    return lost_in(face.ink or AUTOMATIC, ground, highlighted=bool(marker))


def _has_words(run: Element) -> bool:
    return any((text.text or "").strip() for text in run.iter(W + "t"))


def _black_out(run: Element) -> None:
    """Leave a block of one length: not even how long the words were can be seen."""
    texts = list(run.iter(W + "t"))
    for text in texts[1:]:
        remove(text)
    texts[0].text = _BLOCK
    properties = run.find(W + "rPr")
    for name in ("highlight", "shd", "color"):
        mark = None if properties is None else properties.find(W + name)
        if mark is not None:
            remove(mark)


def _take_settings(parts: Parts, main: str) -> int:
    count = parts.drop_links(main, *_DATA)
    for name in parts.targets(main, "settings"):
        count += parts.drop_links(name, *_DATA, "recipientData")
        settings = parts.tree(name)
        for what in ("attachedTemplate", "docVars", "mailMerge", "rsids", "trackRevisions"):
            for element in settings.findall(W + what):
                count += what in ("docVars", "mailMerge")
                remove(element)
    for tree in [parts.tree(main), *(parts.tree(one) for one in parts.targets(main, *_STORIES))]:
        for binding in list(tree.iter(W + "dataBinding")):
            remove(binding)
        for element in tree.iter():
            for key in [key for key in element.attrib if local(str(key)).startswith("rsid")]:
                del element.attrib[key]
    return count
