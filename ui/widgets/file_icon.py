"""The icon of a file: an envelope for a message, a sheet of paper for everything else."""

from typing import Final

_MESSAGES: Final = (".eml", ".msg", ".oft")


def file_icon(name: str) -> str:
    """Give the icon of a file of that name, the same on every screen.

    >>> file_icon("Message to the father.EML"), file_icon("Letter.docx")
    ('mail', 'file-text')
    """
    return "mail" if name.lower().endswith(_MESSAGES) else "file-text"
