"""Notes and threaded comments on cells, and the people who wrote them."""

from checker.reading.grid import At, Book
from checker.reading.package import Package
from checker.reading.trees import Element, local, whole
from checker.reading.xlsx.names import all_text, cell_at, child, named

_STAND_IN = "tc="
"""How the author of a note begins that only repeats a threaded comment for older programs."""


class People:
    """Those who wrote threaded comments, by the ids under which they did."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._names: dict[str, str] = {}

    def read(self, root: Element, book: Book) -> None:
        """Take a list of people: their names and the accounts they had."""
        for person in named(root, "person"):
            name = " ".join(person.get("displayName", "").split())
            self._names[person.get("id", "")] = name
            account = person.get("userId", "").strip()
            if name:
                book.property("commenter", name)
            if "@" in account:
                short = account.rpartition("::")[0].rpartition("::")[2] or account
                book.property("commenter's account", short)

    def name(self, person: str) -> str:
        """Give the name behind an id."""
        return self._names.get(person, "")


def read_threads(root: Element, book: Book, people: People, sheet: int) -> None:
    """Take the threaded comments of a sheet."""
    for comment in named(root, "threadedComment"):
        text = child(comment, "text")
        if text is not None:
            author = people.name(comment.get("personId", ""))
            book.comment(all_text(text), author, _at(sheet, comment))


def read_notes(root: Element, book: Book, sheet: int, *, threaded: bool) -> None:
    """Take the notes of a sheet; those that only stand for threaded comments are left out."""
    listed = child(root, "authors")
    authors = [" ".join(all_text(one).split()) for one in (() if listed is None else listed)]
    for comment in named(root, "comment"):
        at = whole(comment.get("authorId"), -1)
        author = authors[at] if 0 <= at < len(authors) else ""
        if threaded and author.startswith(_STAND_IN):
            continue
        book.comment(_note(comment), author, _at(sheet, comment))


def _note(comment: Element) -> str:
    text = child(comment, "text")
    if text is None:
        return ""
    return "".join(
        one.text or "" for one in text.iter() if local(str(one.tag)) == "t" and not _is_spoken(one)
    )


def _is_spoken(element: Element) -> bool:
    above = element.getparent()
    return above is not None and local(str(above.tag)) == "rPh"


def _at(sheet: int, comment: Element) -> At | None:
    place = cell_at(comment.get("ref", ""))
    return None if place is None else At(sheet, *place)


def people_of(package: Package, links: list[str], book: Book) -> People:
    """Give the people of a workbook from the parts that list them."""
    people = People()
    for name in links:
        people.read(package.xml(name), book)
    return people
