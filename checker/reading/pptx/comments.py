"""The comments on slides, older ones and those with answers, and who wrote them."""

from collections.abc import Iterator

from checker.model import Concealment, Line, Part
from checker.reading.assembly import tidy
from checker.reading.docx.names import A
from checker.reading.docx.sheet import Sheet
from checker.reading.docx.stories import tree
from checker.reading.package import Package
from checker.reading.pptx.names import P, kind_of
from checker.reading.trees import Element

_ACCOUNT = "::"


def authors(package: Package, sheet: Sheet, main: str) -> dict[str, str]:
    """Give the names of those who commented by the ids that comments have, and tell of them."""
    named: dict[str, str] = {}
    for link in package.links(main):
        if link.kind not in ("commentAuthors", "authors") or not package.has(link.target):
            continue
        root = tree(package, sheet, link.target)
        for author in () if root is None else root:
            named[author.get("id", "")] = author.get("name", "")
            sheet.property("reviewer", author.get("name", ""))
            account = author.get("userId", "")
            if "@" in account:
                plain = account.rpartition(_ACCOUNT)[0].rpartition(_ACCOUNT)[2] or account
                sheet.property("reviewer's account", plain)
    return named


def write_comments(
    package: Package, sheet: Sheet, slide: str, number: int, names: dict[str, str]
) -> Iterator[str]:
    """Write the comments on one slide, and give the names of the parts that they stand in."""
    for link in package.links(slide):
        if link.kind != "comments" or link.outside or not package.has(link.target):
            continue
        yield link.target
        root = tree(package, sheet, link.target)
        for comment in () if root is None else root.iter():
            if kind_of(comment) not in ("cm", "reply"):
                continue
            block = sheet.new_block()
            author = names.get(comment.get("authorId", ""), "")
            for text in _texts(comment):
                if text.strip():
                    sheet.add(
                        Line(
                            text=tidy(text),
                            part=Part.COMMENT,
                            page=number,
                            block=block,
                            hidden=Concealment.COMMENT,
                            author=author,
                        )
                    )


def _texts(comment: Element) -> Iterator[str]:
    for child in comment:
        if child.tag == P + "text":
            yield from (child.text or "").splitlines()
        elif kind_of(child) == "txBody":
            for paragraph in child.iter(A + "p"):
                yield "".join(piece.text or "" for piece in paragraph.iter(A + "t"))
