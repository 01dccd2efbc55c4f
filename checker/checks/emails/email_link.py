"""A link to a shared folder stands in the message."""

import re
from collections.abc import Iterator

from checker.checks.emails.mailboxes import message
from checker.checks.matter import Matter
from checker.checks.places import place_in_line
from checker.checks.raised import raised
from checker.model import Evidence, Finding, Part
from checker.words import say

FOLDER = re.compile(
    r"https?://[^\s<>\"']*(?:sharepoint|onedrive|1drv\.ms|drive\.google|docs\.google|dropbox|"
    r"box\.com|wetransfer|we\.tl|icloud\.com|sync\.com|mega\.nz|/:[a-z]:/|/sharing/|/shared/|"
    r"/share/|(?<=//)drive\.|/folders?/|shared-folder|sharefolder)[^\s<>\"']*",
    re.IGNORECASE,
)
PLACES = frozenset({Part.BODY, Part.SUBJECT, Part.OTHER, Part.TEXTBOX, Part.CELL, Part.FOOTNOTE})


def email_link(matter: Matter) -> Iterator[Finding]:
    """Say where a link to a shared folder stands.

    Why: whoever has the link may open the folder, and what is in it may change after the check.
    Quiet when: it links to an ordinary page.
    """
    letter = matter.dispatch.letter
    if message(matter) is None or letter is None:
        return
    for line in letter.lines:
        match = FOLDER.search(line.text) if line.part in PLACES else None
        if match is not None:
            yield raised(
                "email.link",
                say("There is a link to a shared folder"),
                detail=say("Nobody has checked what the folder holds, or who may open it."),
                actions=(say("Attach the files instead"),),
                place=place_in_line(letter, line, *match.span()),
                evidence=Evidence(letter=match[0]),
            )
