"""What a file says of itself: author, last editor, company, template, variables, reviewers."""

from collections.abc import Iterator

from checker.reading.docx.names import W15, W, value
from checker.reading.trees import Element, local

Property = tuple[str, str]
"""A name that a person understands, and what the file says."""

_CORE = {
    "creator": "author",
    "lastModifiedBy": "last editor",
    "title": "title",
    "subject": "subject",
    "description": "comments",
    "keywords": "keywords",
    "category": "category",
    "contentStatus": "status",
    "identifier": "identifier",
}
_APP = {
    "Manager": "manager",
    "Company": "company",
    "Template": "template",
    "HyperlinkBase": "hyperlink base",
}
_EVERYBODYS_TEMPLATE = frozenset({"normal", "normal.dot", "normal.dotm", "normal.dotx"})


def core(root: Element) -> Iterator[Property]:
    """Give the properties that every Office file has."""
    yield from _named(root, _CORE)


def app(root: Element) -> Iterator[Property]:
    """Give the properties that Word adds; the template only when it is one's own."""
    for name, text in _named(root, _APP):
        if name != "template" or text.lower() not in _EVERYBODYS_TEMPLATE:
            yield name, text


def custom(root: Element) -> Iterator[Property]:
    """Give the properties that somebody, or some program, made up."""
    for element in root:
        text = " ".join("".join(str(piece) for piece in element.itertext()).split())
        name = element.get("name", "")
        if text:
            yield f"property {name}", text


def settings(root: Element) -> Iterator[Property]:
    """Give the variables of a file, and where its mail merge came from."""
    for variable in root.iterfind(f"{W}docVars/{W}docVar"):
        yield f"variable {value(variable, 'name')}", value(variable)
    merge = root.find(W + "mailMerge")
    if merge is not None:
        yield "mail merge query", value(merge.find(W + "query"))
        yield "mail merge source", value(merge.find(W + "connectString"))
        for udl in merge.iter(W + "udl"):
            yield "mail merge source", value(udl)


def people(root: Element) -> Iterator[Property]:
    """Give those who reviewed a file, and the accounts they did it with."""
    for person in root.iterfind(W15 + "person"):
        yield "reviewer", person.get(W15 + "author", "")
        presence = person.find(W15 + "presenceInfo")
        if presence is not None and "@" in presence.get(W15 + "userId", ""):
            account = presence.get(W15 + "userId", "")
            yield (
                "reviewer's account",
                account.rpartition("::")[0].rpartition("::")[2] or account,
            )


def texts(root: Element) -> Iterator[str]:
    """Give the texts of a tree whose form this program does not know."""
    for text in root.itertext():
        if said := " ".join(str(text).split()):
            yield said


def _named(root: Element, names: dict[str, str]) -> Iterator[Property]:
    for element in root:
        name = names.get(local(str(element.tag)))
        text = (element.text or "").strip()
        if name and text:
            yield name, text
