"""What a file says of itself: author, last editor, company, template, variables, reviewers."""

import re
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
_FORMS = ("}schema", "contenttypeschema", "bibliography}", "formtemplates", "coverpageproperties")
_WORDS = re.compile(r"[^\W\d_]{2}")
_NO_WORDS = re.compile(
    r"^(?:https?://schemas|urn:|[0-9a-f{}-]{16,}$|0x|true$|false$|[a-z]+[A-Z]\w*$)", re.IGNORECASE
)
_OF_PROGRAMS = re.compile(
    r"^(?:DocumentLibraryForm|\{?[0-9A-Fa-f-]{36}\}?|This value indicates the number of saves or"
    r" revisions\. .*)$"
)
"""What SharePoint writes into every file, and the numbers that programs give to things."""
_EVERYBODYS_TEMPLATE = frozenset({"normal", "normal.dot", "normal.dotm", "normal.dotx"})


def core(root: Element) -> Iterator[Property]:
    """Give the properties that every Office file has."""
    yield from _named(root, _CORE)


def app(root: Element) -> Iterator[Property]:
    """Give the properties that Word adds; the template only when it is one's own."""
    for name, text in _named(root, _APP):
        if name != "template" or text.lower() not in _EVERYBODYS_TEMPLATE:
            yield name, text
    for listing, name in (("TitlesOfParts", "title"), ("HLinks", "link")):
        for element in root.iterfind("{*}" + listing):
            for told in element.iter("{*}lpstr", "{*}lpwstr"):
                text = " ".join((told.text or "").split()).removeprefix("mailto:")
                if name == "title" or "@" in text:
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
        for name in ("udl", "table", "mailSubject", "addressFieldName"):
            for told in merge.iter(W + name):
                yield "mail merge source", value(told)
    for schema in root.iterfind(W + "attachedSchema"):
        yield "schema", value(schema)


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
        said = " ".join(str(text).split())
        if len(said) > 1 and not _OF_PROGRAMS.match(said):
            yield said


def attributes(root: Element) -> Iterator[str]:
    """Give the attributes of such a tree that are words: no numbers, no ids, no addresses of XML.

    What describes the form of data, and what Word keeps of its list of sources, holds nobody's.
    """
    if any(word in str(root.tag).lower() for word in _FORMS):
        return
    for element in root.iter():
        for value_of in element.attrib.values():
            text = " ".join(str(value_of).split())
            if is_worded(text):
                yield text


def is_worded(text: str) -> bool:
    """Say whether a value that stands by itself is words, and no number, id or name of a part."""
    return bool(_WORDS.search(text)) and not _NO_WORDS.search(text)


def _named(root: Element, names: dict[str, str]) -> Iterator[Property]:
    for element in root:
        name = names.get(local(str(element.tag)))
        text = (element.text or "").strip()
        if name and text:
            yield name, text
