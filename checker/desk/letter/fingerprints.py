"""The fingerprints of a file, to ask whether it was ever checked."""

import hashlib
from pathlib import Path

from checker.desk.letter.opening import take_in
from checker.errors import CallError, LetterlockError
from checker.words import say
from checker.worker.parent import Readers, never


def fingerprints(file: Path, readers: Readers) -> tuple[str, ...]:
    """Give the fingerprint of a file's bytes, and of what is in it where it can be read.

    The second finds a letter again that was printed to another file.

    Raises:
        CallError: the file cannot be opened.
    """
    try:
        with file.open("rb") as opened:
            own = hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        raise CallError(
            say(
                "{name} cannot be read: {why}. Choose it again.",
                name=file.name,
                why=error.strerror or type(error).__name__,
            )
        ) from error
    try:
        taken = take_in(
            (file,),
            readers,
            thorough=False,
            passwords=(),
            progress=lambda _: None,
            cancelled=never,
        )
    except LetterlockError:  # locked or damaged: its bytes are sought all the same
        return (own,)
    inside = (
        digest
        for one in taken
        for document in one.documents
        for digest in (document.sha256, document.content_hash)
    )
    return tuple(dict.fromkeys(filter(None, (own, *inside))))
