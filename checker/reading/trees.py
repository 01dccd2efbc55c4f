"""What every format made of XML shares: its elements, their names, Strict files."""

import re
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml has no public name for an element

STRICT = "http://purl.oclc.org/ooxml/"
_STRICT_NAME = re.compile(r"^\{http://purl\.oclc\.org/ooxml/([^/}]+)/([^}]*)\}")


def local(name: str) -> str:
    """Give a name without its namespace."""
    return name.rpartition("}")[2]


def to_transitional(root: Element) -> None:
    """Rename a "Strict Open XML" tree to the names that ordinary files use."""
    for element in root.iter():
        element.tag = _transitional(str(element.tag))
        for name, value in list(element.attrib.items()):
            renamed = _transitional(str(name))
            if renamed != name:
                del element.attrib[name]
                element.set(renamed, value)


def _transitional(name: str) -> str:
    return _STRICT_NAME.sub(r"{http://schemas.openxmlformats.org/\1/2006/\2}", name)


def whole(written: str | None, otherwise: int = 0) -> int:
    """Give a whole number of at most nine digits, or what to use otherwise."""
    if written is None or not re.fullmatch(r"\s*[+-]?\d{1,9}\s*", written):
        return otherwise
    return int(written)
