"""What is filled into the form of a PDF, and what its fields hold that they do not show."""

from collections.abc import Iterator

from lxml import etree
from pypdf.generic import DictionaryObject

from checker.reading.pdf.things import dictionary, folded, items, resolved, words

_PARENTS_AT_MOST = 20
_CHOICES_AT_MOST = 500
_LENGTH_AT_MOST = 20_000
_PASSWORD_FIELD = 1 << 13


def inherited(field: DictionaryObject, key: str) -> object:
    """Give an entry of a field, its own or the nearest of its parents'."""
    for _ in range(_PARENTS_AT_MOST):
        found = resolved(field.get(key))
        if found is not None or "/Parent" not in field:
            return found
        field = dictionary(field.get("/Parent"))
    return None


def is_secret(field: DictionaryObject) -> bool:
    """Say whether a field shows stars for what is typed into it."""
    flags = inherited(field, "/Ff")
    return (
        inherited(field, "/FT") == "/Tx"
        and isinstance(flags, int)
        and bool(flags & _PASSWORD_FIELD)
    )


def value_of(field: DictionaryObject) -> str:
    """Give what is filled into a text or choice field, a line for each choice."""
    if inherited(field, "/FT") not in ("/Tx", "/Ch"):
        return ""
    value = inherited(field, "/V")
    chosen = [words(one) for one in items(value)]
    return (words(value) or "\n".join(chosen))[:_LENGTH_AT_MOST]


def first_of(field: DictionaryObject, value: str) -> str:
    """Give what a field held at first, unless it still does or that is one of its choices."""
    first = words(inherited(field, "/DV"))
    known = {folded(line) for line in (value, *value.splitlines(), *choices_of(field, value))}
    return "" if folded(first) in known else first[:_LENGTH_AT_MOST]


def choices_of(field: DictionaryObject, value: str) -> list[str]:
    """Give the choices of a list that were not chosen."""
    if inherited(field, "/FT") != "/Ch":
        return []
    choices = items(inherited(field, "/Opt"))[:_CHOICES_AT_MOST]
    # A choice is a text, or a pair of what is exported and what is shown.
    others = [words(items(one)[-1] if items(one) else one) for one in choices]
    chosen = {folded(line) for line in (value, *value.splitlines())}
    return list(dict.fromkeys(one for one in others if folded(one) and folded(one) not in chosen))


def rich_text(field: DictionaryObject) -> str:
    """Give the words of a rich text (/RC, /RV), which is a small page of XHTML."""
    source = words(field.get("/RC")) or words(field.get("/RV"))
    if not source.strip():
        return ""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    tree = etree.fromstring(source[:_LENGTH_AT_MOST].encode(), parser)
    if tree is None:
        return source[:_LENGTH_AT_MOST]
    texts = ("".join(str(part) for part in one.itertext()) for one in _paragraphs(tree))
    return "\n".join(filter(str.strip, texts))


def _paragraphs(tree: etree._Element) -> list[etree._Element]:
    """Give the paragraphs of a rich text, or the whole of it where it has none."""
    return list(tree.iter("{*}p")) or [tree]


def signature_of(field: DictionaryObject) -> Iterator[tuple[str, str]]:
    """Give what the signature in a field says of whoever signed: name, reason, place, contact."""
    signature = dictionary(field.get("/V"))
    if inherited(field, "/FT") == "/Sig":
        for key in ("/Name", "/Reason", "/Location", "/ContactInfo"):
            text = words(signature.get(key))
            if text:
                yield f"signature {key.lstrip('/').lower()}", text
