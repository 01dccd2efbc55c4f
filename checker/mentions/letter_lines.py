"""The lines by which a letter's parts are known: its greeting, its closing, its copies."""

import re

from checker.matching.once import once

GREETING_LINE = re.compile(
    r"^\W*(?:(?:my )?dear|hi|hey|hiya|hello|helo|good (?:morning|afternoon|evening)|annwyl|"
    r"(?:bore|prynhawn) da)\b.{0,80}$",
    re.IGNORECASE,
)
_CLOSES = (
    r"(?:yours (?:very )?(?:sincerely|faithfully|truly|respectfully)|yours(?: ever)?|"
    r"(?:sincerely|respectfully|faithfully) yours|"
    r"(?:with )?(?:my )?(?:kind(?:est)?|best|warm(?:est)?|many)? ?regards|"
    r"(?:with )?(?:all )?(?:my )?(?:very )?(?:best|kind(?:est)?|good|warm(?:est)?) wishes|"
    r"with thanks|many thanks|thanks|thank you|ta|sincerely|from|love(?: from)?|signed|"
    r"all the best|take care|yn (?:gywir|ddiffuant|bur)|"
    r"yr eiddoch(?:,? yn (?:gywir|ddiffuant|bur))?|cofion(?: gorau| cynnes)?|"
    r"(?:gyda )?(?:dymuniadau gorau|diolch(?: yn fawr)?|chofion gorau))"
)
_CLOSING = re.compile(
    rf"^\W*{_CLOSES}(?:\s*(?:[/|,\u2013-]|and\b)\s*{_CLOSES})?\W*$",
    re.IGNORECASE,
)
"""In one language or in both: "Yours sincerely / Yn gywir"."""
COPY = re.compile(
    r"^\W*(?:c\.?c\.?\b|copy to|copies to|copied to|cop(?:y|ies):"
    r"|cop[i\u00ef](?:au)?(?: i\b| at\b|:)|b\.?c\.?c\.?\b)",
    re.IGNORECASE,
)


@once
def is_closing(text: str) -> bool:
    """Say whether a line closes a letter: every rule on its parts asks that of each line."""
    return _CLOSING.match(text) is not None
