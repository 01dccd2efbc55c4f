"""The pages of an open letter, drawn behind the wall."""

from checker.desk.letter.letters import Letter
from checker.errors import CallError
from checker.model import Document
from checker.words import say
from checker.worker.parent import Readers


def drawn(letter: Letter, readers: Readers, document: Document, page: int, width_px: int) -> bytes:
    """Draw one page of a file of a letter, or of a file in it, as a PNG.

    Raises:
        CallError: the letter has no such file.
        ReadingStopped: it cannot be drawn.
    """
    for one in letter.taken:
        name = one.file.name
        if document.name == name or document.name.startswith(f"{name}/"):
            return readers.draw(
                name, one.data, document.name, page, width_px, passwords=letter.passwords
            )
    raise CallError(say("There is no such page to show."))
