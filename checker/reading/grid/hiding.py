"""What a drawn sheet calls what it hides, in the language of whoever looks at it."""

from types import MappingProxyType
from typing import Final

from checker.words import later, say

_SEVERAL: Final = MappingProxyType(
    {
        later("collapsed column"): later("collapsed columns"),
        later("collapsed row"): later("collapsed rows"),
        later("column without width"): later("columns without width"),
        later("filtered column"): later("filtered columns"),
        later("filtered row"): later("filtered rows"),
        later("hidden column"): later("hidden columns"),
        later("hidden row"): later("hidden rows"),
        later("row without height"): later("rows without height"),
    }
)
"""How more than one row or column that is hidden in one way is called."""
_SHEETS: Final = (later("hidden sheet"), later("very hidden sheet"))


def hiding_note(why: str, where: str = "", *, several: bool = False) -> str:
    """Give the note that stands beside what is hidden, and where that is: "Hidden column D".

    >>> hiding_note("hidden column", "D"), hiding_note("row without height", "3 - 5", several=True)
    ('Hidden column D', 'Rows without height 3 - 5')
    """
    said = _SEVERAL.get(why, why) if several else why
    text = f"{say(said)} {where}".rstrip()
    return text[:1].upper() + text[1:]
