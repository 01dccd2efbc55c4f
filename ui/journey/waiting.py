"""What waits on the home screen: letters handed over meanwhile, and those in the watched folder."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer
from PySide6.QtWidgets import QApplication

from checker.days import ENGLAND
from checker.desk import Notice, ReadyLetter
from checker.desk.computer.files import printable
from checker.desk.letter.watched_folder import InFolder
from checker.errors import LetterlockError
from checker.words import say, say_count
from ui.jobs import Job, Jobs
from ui.journey.sitting import Sitting
from ui.window import Window

if TYPE_CHECKING:
    from checker.desk.desk import Desk

_SOON_MS: Final = 1_600
"""Until a file that is being saved is looked at again."""
_LATER_MS: Final = 15_000
"""The same when nothing happens: not every share tells of a change."""
_LANE: Final = "folder"
"""A share that hangs holds up nothing but the looking at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What is there now of all that waits."""

    folder: InFolder | None
    gone: frozenset[tuple[Path, ...]]
    """Of the letters that were handed over, those of which a file is no more."""


class Waiting(QObject):
    """Fills the list "Ready for you". Opens nothing by itself."""

    def __init__(self, window: Window, desk: "Desk", jobs: Jobs, sitting: Sitting) -> None:
        """Begin with nothing."""
        super().__init__(window)
        self._window, self._desk, self._jobs, self._sitting = window, desk, jobs, sitting
        self._handed: tuple[ReadyLetter, ...] = ()
        self._of_desk: tuple[ReadyLetter, ...] = ()
        self._folder: InFolder | None = None
        self._looking = self._again = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.look)
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self.look)

    @property
    def handed(self) -> tuple[tuple[Path, ...], ...]:
        """The files of each letter that was handed over and waits."""
        return tuple(one.files for one in self._handed)

    def begin(self) -> None:
        """Begin to watch; what was pasted days ago is deleted."""
        desk = self._desk
        self._jobs.run(
            self,
            lambda _job: desk.rooms.pasted.tidy(),
            done=lambda _none: self.look(),
            failed=_no_trouble,
            lane=_LANE,
        )

    def can_open(self) -> bool:
        """Say whether a letter may be opened now: nothing is under way that it would push aside."""
        home = self._window.home
        return (
            self._sitting.opened is None
            and self._window.shown() is home
            and not home.progress.runs()
            and QApplication.activeModalWidget() is None
        )

    def keep(self, files: Sequence[Path]) -> None:
        """Let a letter wait; one that waits already is not listed twice."""
        given = tuple(files)
        now, more = self._desk.rooms.seat.now(), len(given) - 1
        note = say("Opened with Letterlock at {when}", when=f"{now.astimezone(ENGLAND):%H:%M}")
        if more:
            enclosed = say_count("with {count} enclosure", "with {count} enclosures", more)
            note = f"{note}, {enclosed}"
        letter = ReadyLetter(files=given, name=printable(given[0].name), note=note)
        self._handed = (*(one for one in self._handed if one.files != given), letter)
        self._show()

    def opened(self, files: Sequence[Path]) -> None:
        """Take a letter off the list that lies on the desk now."""
        self._handed = tuple(one for one in self._handed if one.files != tuple(files))
        self._show()

    def confirmed(self) -> None:
        """Leave out the letter that was just confirmed, as long as its files stay as they are."""
        opened, folder = self._sitting.opened, self._desk.rooms.to_be_checked
        if opened is not None and folder is not None:
            folder.finished([one.path for one in opened.files])
            self.look()

    def show_of_desk(self, letters: tuple[ReadyLetter, ...]) -> None:
        """Show the letters that the desk itself has ready, below the others."""
        self._of_desk = letters
        self._show()

    def notices(self) -> tuple[Notice, ...]:
        """Say that letters wait at home, to somebody who is busy elsewhere."""
        count = len(self._handed)
        if not count or self.can_open():
            return ()
        text = say_count(
            "A letter was opened with Letterlock meanwhile. It waits at home, in the list "
            "Ready for you, until you have finished what you are doing.",
            "{count} letters were opened with Letterlock meanwhile. They wait at home, in the list "
            "Ready for you, until you have finished what you are doing.",
            count,
        )
        return (Notice(text=text),)

    def look(self) -> None:
        """Look at what is there now, away from the window: one look at a time."""
        watched, handed = self._desk.rooms.to_be_checked, self.handed
        if self._looking or (watched is None and not handed):
            self._again = self._looking
            return
        self._looking, self._again = True, False

        def work(_job: "Job[_Found]") -> _Found:
            gone = frozenset(one for one in handed if not all(file.exists() for file in one))
            return _Found(folder=None if watched is None else watched.look(), gone=gone)

        self._jobs.run(self, work, done=self._found, failed=self._not_found, lane=_LANE)

    def _found(self, found: _Found) -> None:
        """Show what is there, and say when to look again."""
        self._looking = False
        self._folder = found.folder
        self._handed = tuple(one for one in self._handed if one.files not in found.gone)
        self._show()
        if found.folder is None:
            return
        self._watch(found.folder)
        self._turn.start(_SOON_MS if self._again or found.folder.unsettled else _LATER_MS)

    def _watch(self, found: InFolder) -> None:
        """Hear of changes in the folder; one that is away is another one when it is back."""
        folder = str(found.folder)
        heard = folder in self._watcher.directories()
        if found.trouble and heard:
            self._watcher.removePath(folder)
        elif not found.trouble and not heard:
            self._watcher.addPath(folder)

    def _not_found(self, error: LetterlockError) -> None:
        """Say that the looking itself failed, and try again."""
        self._looking = False
        watched = self._desk.rooms.to_be_checked
        if watched is not None:
            self._folder = InFolder(folder=watched.folder, trouble=str(error))
            self._turn.start(_LATER_MS)
        self._show()

    def _show(self) -> None:
        """Show all that waits: what was handed over first."""
        folder = self._folder
        waits = {file for one in self._handed for file in one.files}
        in_folder = () if folder is None else folder.letters
        others = (one for one in (*in_folder, *self._of_desk) if not waits.issuperset(one.files))
        letters = (*self._handed, *others)
        ready = self._window.home.ready
        if folder is None:
            ready.show_letters(letters)
        else:
            ready.show_letters(letters, _sentence(folder), folder.trouble)


def _sentence(folder: InFolder) -> str:
    """Say what else is to be known of the watched folder, or that nothing waits in it."""
    name = printable(folder.folder.name)
    if folder.trouble:
        return ""
    said = []
    if folder.coming:
        said.append(
            say_count(
                "{count} file in the folder {folder} is still being saved, or is open elsewhere.",
                "{count} files in the folder {folder} are still being saved, or are open "
                "elsewhere.",
                folder.coming,
                folder=name,
            )
        )
    if folder.more:
        said.append(
            say("There are more letters in the folder {folder} than are listed here.", folder=name)
        )
    if not folder.letters and not said:
        said.append(say("Nothing waits in the folder {folder}.", folder=name))
    return " ".join(said)


def _no_trouble(_error: LetterlockError) -> None:
    """What cannot be deleted today is deleted tomorrow."""
