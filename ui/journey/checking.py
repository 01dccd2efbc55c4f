"""The second step: have the letter compared, and keep what is decided about each finding."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from checker.desk import Comparison, Going, Opened, Progress, Standing
from checker.errors import LetterlockError
from checker.model import Acknowledgement, Channel, Document, Evidence, Finding, Reason, Result
from checker.words import say
from ui.jobs import Job
from ui.journey.asking import Asking
from ui.journey.opening import open_in_its_program
from ui.journey.sitting import Sitting
from ui.screens.check import CheckScreen

if TYPE_CHECKING:
    from checker.desk.desk import Desk
    from checker.desk.letter.copying import Changes

PAGES = "pages"
"""Pages are drawn on a thread of their own, so that a picture never waits for a check."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A result with what is shown beside it."""

    result: Result
    comparisons: tuple[Comparison, ...]
    standing: tuple[Standing, ...]
    going: tuple[Going, ...] = ()


class Checking(QObject):
    """Fills the check screen; says when nothing stands against sending any more."""

    ended = Signal()
    clear = Signal()
    returned = Signal(str)

    def __init__(self, screen: CheckScreen, desk: "Desk", asking: Asking, sitting: Sitting) -> None:
        """Listen to the check screen."""
        super().__init__(screen)
        self._screen, self._desk = screen, desk
        self._asking, self._sitting = asking, sitting
        self.open: Callable[[Path], bool] = open_in_its_program
        screen.kept.connect(self._keep)
        screen.unkept.connect(self._unkeep)
        screen.evidence_wanted.connect(self._show_evidence)
        screen.picture_wanted.connect(self._draw)
        screen.go_on.connect(self._continue)
        screen.again.connect(self._again)
        screen.password.given.connect(self._again)
        screen.given_back.connect(self._give_back)
        screen.fix_wanted.connect(self._fix)
        screen.clean_wanted.connect(self._clean)
        screen.copy_taken.connect(self._take_copy)

    def begin(self) -> None:
        """Have the letter compared."""
        sitting, desk = self._sitting, self._desk
        opened = sitting.opened
        if opened is None:
            return
        case, recipients = sitting.case, sitting.recipients
        channel, kept = sitting.channel or Channel.POST, tuple(sitting.kept.values())
        sitting.result = None
        self._asking.stop()
        self._screen.begin()

        def seen(result: Result, *, whole: bool) -> Seen:
            return Seen(
                result=result,
                comparisons=desk.compare(result),
                standing=desk.standing(result, kept),
                going=desk.going(result) if whole else (),
            )

        def work(job: Job[Seen]) -> Seen:
            result = desk.check(
                opened,
                case,
                recipients,
                channel,
                found=lambda first: job.tell(seen(first, whole=False)),
                progress=job.tell,
                cancelled=job.cancelled,
            )
            return seen(result, whole=True)

        self._asking.run(work, self._show, self._could_not, progress=self._tell)

    def _fix(self, name: str) -> None:
        """Have a file opened where it is written; Letterlock itself changes none."""
        files = self._sitting.opened.files if self._sitting.opened is not None else ()
        if not files:
            return
        file = next((one for one in files if one.name == name), files[0])
        if self.open(file.path):
            self._screen.say_fixing()
        else:
            self._screen.errors.say(
                say("The file was not opened"),
                say("No program opened {file}. Open it yourself, then press F5.", file=file.name),
            )

    def take(self, result: Result) -> None:
        """Show another state of the result that shows, as when a slower look has come in."""
        kept = tuple(self._sitting.kept.values())
        self._show(
            Seen(
                result=result,
                comparisons=self._desk.compare(result),
                standing=self._desk.standing(result, kept),
            )
        )

    def change(self, key: str) -> None:
        """Open a finding and its reasons again."""
        card = self._screen.findings.card_of(key)
        if card is not None:
            card.open()
            card.ask_reason()

    def _show(self, seen: object) -> None:
        """Show a result, first as far as it goes and then whole."""
        if not isinstance(seen, Seen):
            return
        self._sitting.result = seen.result
        self._screen.show_result(seen.result, seen.comparisons, seen.standing)
        for finding, kept in self._sitting.decided():
            self._screen.show_kept(finding, kept.reason, kept.words)
        if seen.result.settled:
            self._screen.show_going(seen.going)
            self.ended.emit()

    def _keep(self, finding: Finding, reason: Reason, words: str, seconds: float) -> None:
        """Keep a finding, with a reason."""
        self._sitting.kept[finding.key] = Acknowledgement(
            finding=finding.key,
            code=finding.code,
            severity=finding.severity.value,
            reason=reason,
            words=words,
            seconds_on_screen=seconds,
        )
        self._screen.show_kept(finding, reason, words)
        self._weigh()

    def _unkeep(self, finding: Finding) -> None:
        """Take a reason back."""
        self._sitting.kept.pop(finding.key, None)
        self._screen.show_kept(finding, None, "")
        self._weigh()

    def _weigh(self, then: Callable[[tuple[Standing, ...]], None] | None = None) -> None:
        """Ask what still stands, show it, and go on if that was asked for."""
        result, desk = self._sitting.result, self._desk
        kept = tuple(self._sitting.kept.values())
        if result is None:
            return

        def show(standing: tuple[Standing, ...]) -> None:
            self._screen.show_standing(standing)
            if then is not None:
                then(standing)

        self._asking.run(lambda _job: desk.standing(result, kept), show, self._trouble)

    def _show_evidence(self, finding: Finding, reveal: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Show evidence as the desk lets it be seen."""
        desk = self._desk

        def show(evidence: Evidence) -> None:
            self._screen.show_evidence(finding, evidence)

        self._asking.aside(lambda _job: desk.shown(finding, reveal=reveal), show, self._trouble)

    def _draw(self, document: Document, page: int, width: int) -> None:
        """Have a page drawn."""
        opened, desk = self._sitting.opened, self._desk
        if opened is None:
            return

        def show(picture: bytes) -> None:
            self._screen.pane.take_picture(document, page, picture)

        def failed(error: LetterlockError) -> None:
            self._screen.errors.say(say("The page cannot be drawn"), str(error))

        self._asking.aside(
            lambda _job: desk.draw(opened, document, page, width), show, failed, lane=PAGES
        )

    def _continue(self) -> None:
        """Go on to confirm, if nothing stands against it."""
        result = self._sitting.result
        if result is None or not result.settled:
            self._screen.pressed_early()
            return

        def go(standing: tuple[Standing, ...]) -> None:
            if standing:
                self._screen.pressed_early()
            else:
                self.clear.emit()

        self._weigh(go)

    def _clean(self, name: str, changes: "Changes", unsign: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Have a clean copy of a file made."""
        opened, desk, sheet = self._sitting.opened, self._desk, self._screen.clean_sheet
        if opened is None:
            return

        def failed(error: LetterlockError) -> None:
            sheet.show_refusal(str(error))

        self._asking.run(
            lambda job: desk.clean(
                opened, name, changes=changes, unsign=unsign, cancelled=job.cancelled
            ),
            sheet.show_copy,
            failed,
        )

    def _take_copy(self, taken: tuple[str, Path]) -> None:
        """Check a clean copy in the place of its file."""
        name, copy = taken
        files = self._sitting.opened.files if self._sitting.opened is not None else ()
        self._read_again(instead={one.path: copy for one in files if one.name == name})

    def _again(self, password: str = "") -> None:
        """Read the same files again, and check them with the same answers."""
        self._read_again(password=password)

    def _read_again(self, password: str = "", instead: Mapping[Path, Path] | None = None) -> None:
        """Read the files again, or others in their place, and check them with the same answers."""
        opened, desk = self._sitting.opened, self._desk
        if opened is None:
            return
        self._sitting.result = None
        self._asking.stop()
        self._screen.begin()

        def work(job: Job[Opened]) -> Opened:
            return desk.open_again(
                opened,
                password,
                instead=instead,
                progress=job.tell,
                cancelled=job.cancelled,
            )

        def read(again: Opened) -> None:
            self._sitting.opened = again
            self.begin()

        self._asking.run(work, read, self._could_not, progress=self._tell)

    def _give_back(self, reason: str) -> None:
        """Give the letter back to its author."""
        result, desk = self._sitting.result, self._desk
        if result is None:
            self._screen.pressed_early()
            return
        self._asking.run(
            lambda _job: desk.give_back(result, reason), self.returned.emit, self._trouble
        )

    def _tell(self, told: object) -> None:
        """Show what is known so far, or say how far the reading is."""
        if isinstance(told, Progress):
            self._screen.progress.tell(told.words, told.done, told.of)
            self._screen.say_looking(told.words)
        else:
            self._show(told)

    def _could_not(self, error: LetterlockError) -> None:
        """Say why the check did not end: the letter is unsent."""
        self._screen.refuse(say("The check did not end. The letter has not been sent"), str(error))

    def _trouble(self, error: LetterlockError) -> None:
        """Say what went wrong."""
        self._screen.errors.say(say("That did not work. The letter has not been sent"), str(error))
