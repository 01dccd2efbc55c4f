"""What a clean copy of every Office file leaves out: details, pictures of pages, programs."""

from checker.cleaning.parts import Parts, remove
from checker.cleaning.picture import clean_picture
from checker.cleaning.wish import Wish, refused
from checker.log import logger
from checker.reading.refusal import Unreadable
from checker.reading.trees import local
from checker.words import say, say_count

_LOG = logger("cleaning")
_SIGNATURES = ("origin", "signature")
_PROGRAMS = ("vbaProject", "wordVbaData", "keyMapCustomizations", "attachedToolbars")
_PANES = ("webextensiontaskpanes", "webextension", "customUI", "ui", "extensibility")
_PROPERTIES = ("core-properties", "extended-properties", "extendedProperties", "metadata")
_EXTRA = ("custom-properties", "customProperties", "thumbnail", "classificationlabels")
_KEPT_OF_APP = frozenset({"Pages", "Words", "Characters", "Lines", "Paragraphs", "DocSecurity"})


def note(done: list[str], count: int, sentence: str) -> None:
    """Note down what was done, unless it was done to nothing."""
    if count:
        done.append(sentence)


def drop_everywhere(parts: Parts, wish: Wish, done: list[str]) -> None:
    """Take out signatures, programs and panes, which may hang on any part.

    Raises:
        Unreadable: the file is signed and the person did not say that the copy may lose that.
    """
    signed = [name for name in parts.names() if name.startswith("_xmlsignatures/")]
    if signed and not wish.unsign:
        raise refused(
            say("The file is signed. A copy would not be. Say that it may lose its signature.")
        )
    for name in signed:
        parts.drop(name)
    if signed:
        done.append(say("The copy is not signed any more."))
    parts.drop_links("", *_SIGNATURES)
    sources = ["", *(name for name in parts.names() if not name.endswith(".rels"))]
    programs = sum(parts.drop_links(source, *_PROGRAMS) for source in sources if source != "")
    panes = sum(parts.drop_links(source, *_PANES) for source in sources)
    if programs:
        done.append(
            say_count(
                "{count} program (macro) was taken out.",
                "{count} programs (macros) were taken out.",
                programs,
            )
        )
    if panes:
        done.append(say("Panes that run other programs were taken out."))
    _clean_media(parts)


def _clean_media(parts: Parts) -> None:
    """Take place, date and the like out of the pictures; one that cannot be read stays as it is.

    The copy is checked again: what a picture still tells is found there.
    """
    for name in parts.names():
        if name.lower().endswith((".jpg", ".jpeg", ".png")) and "/media/" in name:
            try:
                parts.replace(name, clean_picture(parts.read(name), Wish()).data)
            except Unreadable as kept:
                _LOG.info("picture kept as it is: %s", kept.code)


def drop_properties(parts: Parts, done: list[str]) -> None:
    """Empty what a file says of itself, and take out the small picture of its first page."""
    count = parts.drop_links("", *_EXTRA)
    for name in list(parts.targets("", *_PROPERTIES)):
        root = parts.tree(name)
        for element in list(root):
            if local(str(element.tag)) not in _KEPT_OF_APP:
                count += bool("".join(str(piece) for piece in element.itertext()).strip())
                remove(element)
    note(
        done,
        count,
        say_count(
            "Taken out: {count} detail about the file.",
            "Taken out: {count} details about the file.",
            count,
        ),
    )
