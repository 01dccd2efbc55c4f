"""The letters that a desk has open: their bytes, read once, and what was asked of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.desk.answers import Opened, OpenedFile
from checker.desk.letter.checking import Question
from checker.desk.letter.opening import Taken
from checker.errors import CallError
from checker.model import Document, Mention, Result
from checker.words import say


@dataclass
class Letter:
    """One dispatch that is being worked on."""

    taken: tuple[Taken, ...]
    passwords: tuple[str, ...] = field(default=(), repr=False)
    """What opens its locked files: kept as long as the letter is open, and written nowhere."""
    mentions: dict[str, tuple[Mention, ...]] = field(default_factory=dict)
    question: Question | None = None
    entry: str = ""
    """The hash of the entry that recorded the last settled check; "" once it was confirmed."""

    def settled(self) -> bool:
        """Say whether no slower look at any file is still to come."""
        return all(one.settled for one in self.taken)

    def documents(self) -> tuple[Document, ...]:
        """Give every document, the letter first."""
        return tuple(document for one in self.taken for document in one.documents)


@dataclass
class OpenLetters:
    """The letters open at this desk, by their files' fingerprints. Only the last few are kept."""

    most: int = 8
    _letters: dict[tuple[str, ...], Letter] = field(default_factory=dict)
    _stopped: set[str] = field(default_factory=set)

    def keep(self, letter: Letter) -> None:
        """Keep a letter that was just read; mended and read again, it is still the same letter."""
        paths = [one.file.path for one in letter.taken]
        for known in self._letters.values():
            if [one.file.path for one in known.taken] == paths:
                letter.entry = known.entry
        self._letters[_key([one.file for one in letter.taken])] = letter
        while len(self._letters) > self.most:
            self._letters.pop(next(iter(self._letters)))

    def of(self, opened: Opened) -> Letter:
        """Give the letter that a window has open.

        Raises:
            CallError: it was opened too long ago and has to be opened again.
        """
        letter = self._letters.get(_key(opened.files))
        if letter is None:
            raise CallError(say("This letter is no longer open. Choose its files again."))
        return letter

    def note_stop(self, opened: Opened, result: Result) -> None:
        """Remember that these files were stopped once, even after they are mended."""
        if result.verdict.value == "stop":
            self._stopped.update(str(file.path) for file in opened.files)

    def was_stopped(self, opened: Opened) -> bool:
        """Say whether an earlier check of the files at these places had a Stop."""
        return any(str(file.path) in self._stopped for file in opened.files)


def _key(files: Sequence[OpenedFile]) -> tuple[str, ...]:
    return tuple(f"{file.path}|{file.sha256}" for file in files)
