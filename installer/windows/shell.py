"""What both Windows packages tell the shell: a menu entry, and a verb for the files we read."""

VERB = "Letterlock"
SAYS = "Check with Letterlock"
KINDS = (
    *(".docx", ".docm", ".dotx", ".doc", ".odt", ".rtf", ".txt", ".pdf", ".htm", ".html"),
    *(".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".pptx", ".ppt", ".odp", ".eml", ".msg"),
    *(".png", ".jpg", ".jpeg", ".tif", ".tiff", ".zip", ".7z"),
)
"""Kinds of file that have the verb. Each stays with the program that opens it."""


def verbs() -> tuple[str, ...]:
    """Give the registry's key of the verb of each kind, below Classes."""
    return tuple(f"SystemFileAssociations\\{one}\\shell\\{VERB}" for one in KINDS)
