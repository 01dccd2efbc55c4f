"""The lines by which a letter's parts are known: its greeting, its closing, its copies."""

import re

from checker.matching.once import once

GREETING_LINE = re.compile(
    r"^\W*(?:(?:my )?dear|hi|hey|hiya|hello|helo|good (?:morning|afternoon|evening)|annwyl|"
    r"(?:bore|prynhawn) da)\b.{0,80}$",
    re.IGNORECASE,
)
_CLOSES = (
    r"(?:yours(?: (?:very |most |ever )?(?:sincerely|faithfully|truly|respectfully|cordially|"
    r"gratefully|warmly|kindly|ever|in \w+))?|"
    r"(?:sincerely|respectfully|faithfully) yours|"
    r"(?:with )?(?:my |our )?(?:kind(?:est)?|best|warm(?:est)?|many)? ?regards|"
    r"(?:with )?(?:all )?(?:my |our )?(?:very )?(?:best|kind(?:est)?|good|warm(?:est)?) wishes|"
    r"with (?:kind )?thanks|many thanks|thanks|thank you|ta|sincerely|from|love(?: from)?|signed|"
    r"(?-i:(?:Very (?:sincerely|truly)(?: yours)?|(?:Respectfully|Cordially|Gratefully|Warmly)|"
    r"Respectfully submitted|With (?:gratitude|appreciation|respect|kind thoughts)|"
    r"Thank you (?:again|in advance|very much)|(?:Many )?[Tt]hanks (?:again|in advance)|"
    r"Wishing you (?:well|all the best)|Cheers|Best|Speak soon|Until then|Bye for now|"
    r"See you (?:soon|then|on the day)))|"
    r"all the best|take care|yn (?:gywir|ddiffuant|bur)|"
    r"yr eiddoch(?:,? yn (?:gywir|ddiffuant|bur))?|cofion(?: gorau| cynnes)?|"
    r"(?:gyda )?(?:dymuniadau gorau|diolch(?: yn fawr)?|chofion gorau))"
)
_FOR_ANOTHER = r"(?-i:For and|Signed(?: for and)?) on behalf of [^.:]{2,70}"
"""Who signs for an office: "For and on behalf of the service", with their name below."""
_CLOSING = re.compile(
    rf"^\W*(?:{_CLOSES}(?:\s*(?:[/|,\u2013-]|and\b)\s*{_CLOSES})?|{_FOR_ANOTHER})\W*$",
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
