"""The lines by which a letter's parts are known: its greeting, its closing, its copies."""

import re

GREETING_LINE = re.compile(
    r"^\W*(?:(?:my )?dear|hi|hey|hiya|hello|helo|good (?:morning|afternoon|evening)|annwyl|"
    r"(?:bore|prynhawn) da)\b.{0,80}$",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"^\W*(?:yours (?:sincerely|faithfully|truly)|yours|"
    r"(?:with )?(?:kind(?:est)?|best|warm(?:est)?|many)? ?regards|"
    r"(?:with )?(?:best|kind|good) wishes|yn gywir|cofion(?: gorau)?|with thanks|many thanks|"
    r"thanks|thank you|ta|sincerely|from|love(?: from)?|signed)\W*$",
    re.IGNORECASE,
)
COPY = re.compile(
    r"^\W*(?:c\.?c\.?\b|copy to|copies to|copied to|cop(?:y|ies):"
    r"|cop[i\u00ef](?:au)?(?: i\b| at\b|:)|b\.?c\.?c\.?\b)",
    re.IGNORECASE,
)
