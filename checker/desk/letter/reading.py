"""Read the files of one dispatch, and say which cases they seem to be for."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from checker import mentions
from checker.desk.answers import Opened, Progress
from checker.desk.letter.addressed import is_addressed
from checker.desk.letter.letters import Letter
from checker.desk.letter.opening import letter_first, milliseconds_since, take_in
from checker.desk.letter.shelf import Shelf
from checker.desk.letter.suggesting import suggestions
from checker.settings import Policy
from checker.worker.parent import Readers


def read_letter(
    paths: Sequence[Path],
    readers: Readers,
    policy: Policy,
    *,
    passwords: tuple[str, ...],
    progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> tuple[Letter, float]:
    """Read the files, the letter first, and say how many milliseconds it took.

    Raises:
        CallError: a file is not there or cannot be opened.
        ReadingCancelled: the person cancelled.
    """
    started = time.perf_counter()
    taken = take_in(
        paths,
        readers,
        thorough=False,
        passwords=passwords,
        progress=progress,
        cancelled=cancelled,
    )
    letter = Letter(letter_first(taken, paths, policy), passwords)
    return letter, milliseconds_since(started)


def as_opened(letter: Letter, shelf: Shelf, policy: Policy, read_ms: float) -> Opened:
    """Give what the windows show of a letter that was read."""
    documents = letter.documents()
    found = [
        mention
        for document in documents
        for mention in mentions.find(document, case=None, policy=policy)
    ]
    return Opened(
        files=tuple(one.file for one in letter.taken),
        documents=documents,
        suggestions=suggestions(shelf.cases().cases, documents, found, shelf.others()),
        addressed=is_addressed(documents),
        read_ms=read_ms,
    )
