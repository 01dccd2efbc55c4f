"""What readers call the ways of hiding something, in the language of whoever reads the finding."""

from types import MappingProxyType
from typing import Final

from checker.words import later, say

_NAMES: Final = MappingProxyType(
    {
        one: one
        for one in (
            later("attached file"),
            later("author"),
            later("camera"),
            later("collapsed column"),
            later("collapsed row"),
            later("column without width"),
            later("covered picture"),
            later("covered text"),
            later("cropped picture"),
            later("date"),
            later("defined name"),
            later("drop-down list"),
            later("earlier version"),
            later("embedded object"),
            later("external link"),
            later("file from the internet"),
            later("filtered row"),
            later("hidden attachment"),
            later("hidden column"),
            later("hidden name"),
            later("hidden row"),
            later("hidden sheet"),
            later("linked file"),
            later("macro"),
            later("picture from the internet"),
            later("pivot cache"),
            later("prompt of a cell"),
            later("remote cell"),
            later("remote template"),
            later("row without height"),
            later("script"),
            later("small picture"),
            later("text in a formula"),
            later("tip of a link"),
            later("title"),
            later("very hidden sheet"),
        )
    }
)


def hiding_words(name: str) -> str:
    """Give the name of a trace in words for the person; one without a translation as it is.

    >>> hiding_words("hidden column"), hiding_words("author of part 3")
    ('hidden column', 'author of part 3')
    """
    return say(_NAMES[name]) if name in _NAMES else name
