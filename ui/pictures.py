"""Renders every screen of the real demo to pictures, in both schemes and at several sizes."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from checker.desk import Role
from checker.desk.after.after_answers import Mistake
from checker.desk.register.register_poses import demo_poses
from checker.model import Reason, Severity
from checker.words import say
from ui.app import App, Options
from ui.reading_pictures import picture_reading
from ui.room_pictures import RoomPictures
from ui.rooms.places import places_of
from ui.screens.choose import OTHER
from ui.screens.mistake_log import MistakeLogScreen
from ui.scrolled_pictures import ScrolledParts
from ui.state_pictures import StatePictures, Steps
from ui.theme import Scheme
from ui.waiting import TookTooLong, before, rest, until
from ui.window_pictures import picture

if TYPE_CHECKING:
    from checker.desk.register.register_poses import Poses
    from ui.journey import Journey

_CALM_MS = 160


See = Callable[[str, QWidget, Path], None]
"""What is told of a picture: the screen's name, the window as it stands, and the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One way in which all screens are rendered."""

    name: str
    scheme: Scheme
    size: tuple[int, int]
    percent: int = 100


_GREETING = """Northern Family Advisory Service
2 Assize Row, Harrowfield HX97 1AB

Ms Sian Pritchard
6 Weir Cottages
Bramwick
HX98 3LD

Our reference: KT24P00817

Dear Ms Jones

Your appointment is on 4 December 2026 at 10am at our office.

Yours sincerely
Gareth Lowe
"""


def take(
    qt: QApplication,
    folder: Path,
    demo: Path,
    looks: tuple[Look, ...],
    *,
    see: See | None = None,
    only: str = "",
) -> list[Path]:
    """Render every screen in every look, and give the files written.

    Each look has a demo of its own: a letter that was confirmed in one would be known in the next.
    `see` is called with each picture taken; `only` takes those alone that have it in their name.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for look in looks:
        own = demo / look.name
        app = App(qt, Options(demo=own, scheme=look.scheme, percent=look.percent, size=look.size))
        app.show()
        written += _Round(app, folder, look.name, own, see, only).go()
        app.window.close()
    return written


class _Round:
    """One walk through all screens in one look."""

    def __init__(
        self, app: App, folder: Path, look: str, demo: Path, see: See | None, only: str
    ) -> None:
        """Wait until the desk is open."""
        self._demo, self._see, self._only = demo, see, only
        self._app, self._folder, self._look = app, folder, look
        self._written: list[Path] = []
        self._parts = ScrolledParts()
        until(lambda: app.journey is not None)
        if app.journey is None:
            raise TookTooLong
        self._journey: Journey = app.journey
        self._poses: Poses = demo_poses(demo)

    def go(self) -> list[Path]:
        """Walk."""
        self._calm()
        states = StatePictures(self._app, self._journey, self._demo, self._steps())
        states.nothing_yet()
        self._shoot("home")
        self._findings()
        self._pdf()
        self._sheet()
        self._scan()
        self._kept()
        self._confirm()
        self._mistake()
        states.broken()
        for place, name in (("past", "my_checks"), ("guidance", "guidance")):
            self._app.window.went.emit(place)
            self._calm()
            self._shoot(name)
        self._rooms()
        RoomPictures(self._app, self._shoot, until).go()
        states.go()
        states.register()
        picture_reading(self._app.window, self._shoot)
        return self._written

    def _steps(self) -> Steps:
        """Give what a walk through states needs of this one."""
        return Steps(
            open_files=self._open_files,
            answer=self._answer,
            shoot=self._shoot,
            poses=self._poses,
        )

    def _mistake(self) -> None:
        """What went wrong with the letter that was confirmed last: reported, and seen through."""
        window, desk = self._app.window, self._app.desk
        if desk is None:
            return
        after, who = desk.rooms.after, desk.actor.id
        receipt = after.offer().letters[0].receipt
        self._journey.confirmed.report.emit(receipt)
        self._shoot("report_mistake")
        after.report(
            Mistake(
                kind="wrong-address",
                what=say("It was put through the door of number 8, and the people there have it."),
                letter=receipt,
                went="8 Weir Cottages, Bramwick, HX98 3LD",
            )
        )
        lead = next(one.id for one in desk.actors() if one.role is Role.LEAD)
        window.became.emit(lead)
        self._calm()
        window.went.emit("mistakes")
        self._calm()
        log = window.shown()
        if isinstance(log, MistakeLogScreen):
            log.table.setCurrentCell(0, 0)
            self._shoot("mistakes")
        window.became.emit(who)
        self._calm()

    def _rooms(self) -> None:
        """Every room of every role, as the first who has that role finds it."""
        window, desk = self._app.window, self._app.desk
        actors = () if desk is None else desk.actors()
        first = {one.role: one.id for one in reversed(actors)}
        for role, who in sorted(first.items()):
            window.became.emit(who)
            self._calm()
            for place in places_of(role):
                if place.make is not None:
                    window.went.emit(place.name)
                    self._calm()
                    self._shoot(f"{role.value}_{place.name}")
        for one in actors[:1]:
            window.became.emit(one.id)
            self._calm()

    def _findings(self) -> None:
        """A letter with several findings; Continue pressed too early; a letter returned."""
        check = self._journey.check
        self._open("Letter to Mr D Okafor", "choose")
        self._answer("Daniel Okafor")
        self._shoot("check")
        check.pane.show_tab(1)
        self._calm()
        self._shoot("check_enclosure")
        check.pane.show_tab(2)
        self._shoot("check_envelope")
        check.pane.show_tab(0)
        check.go_on.emit()
        until(lambda: bool(check.errors.words()))
        self._shoot("check_problem")
        check.errors.clear()
        check.return_sheet.begin()
        self._shoot("check_return")
        check.return_sheet.hide()
        self._asked()
        self._app.window.another.emit()

    def _asked(self) -> None:
        """A team lead is asked to release what was stopped, and then it waits."""
        card, home = self._journey.check.asking, self._app.window.home
        until(lambda: bool(card.words()))
        card.begin()
        card.reason.setText(say("The order of 30 October allows it, paragraph 4"))
        self._shoot("check_ask")
        card.send()
        until(lambda: not card.is_open() and home.asked.waits())
        self._shoot("check_asked")
        self._app.window.another.emit()
        self._calm()
        self._shoot("home_asked")

    def _pdf(self) -> None:
        """A pdf whose address is an old one."""
        self._open("Letter from last year", "")
        self._answer("")
        self._calm()
        self._shoot("check_pdf")
        self._app.window.another.emit()

    def _sheet(self) -> None:
        """A letter with a sheet that hides a column, and the clean copy of it."""
        check = self._journey.check
        self._open("Letter about visits", "")
        self._answer("Pritchard")
        result = self._journey.result
        hides = [one.code for one in result.findings] if result is not None else []
        check.pane.point_out(hides.index("hidden.cells") + 1, turn=True)
        self._shoot("check_sheet")
        if result is not None:
            check.clean_sheet.begin(next(one for one in result.documents if one.pages))
        check.clean_sheet.make()
        self._shoot("check_clean_copy")
        self._app.window.another.emit()

    def _scan(self) -> None:
        """A letter that came back from the scanner."""
        self._open("Signed letter, scanned", "")
        self._answer("Pritchard")
        self._shoot("check_scan")
        self._app.window.another.emit()

    def _kept(self) -> None:
        """A letter with a greeting in another name, which is kept with a reason."""
        check = self._journey.check
        file = self._demo / "Letter with another greeting.txt"
        file.write_text(_GREETING, encoding="utf-8")
        self._open_files((file,))
        self._answer("Pritchard")
        for card in check.findings.cards:
            if card.finding.severity is Severity.CHECK:
                card.setFocus()
                card.ask_reason()
                self._shoot("check_reason")
                card.sheet.choose(Reason.CONFIRMED_WITH_PERSON)
                card.sheet.keep()
                self._calm()
        self._shoot("check_kept")
        check.go_on.emit()
        until(lambda: self._app.window.shown() is self._journey.confirm)
        self._shoot("confirm_kept")
        self._app.window.another.emit()

    def _confirm(self) -> None:
        """A letter with nothing to change, to the end."""
        journey, confirm = self._journey, self._journey.confirm
        self._open("Letter to Ms S Pritchard", "")
        self._answer("Pritchard")
        self._shoot("check_clear")
        journey.check.go_on.emit()
        until(lambda: self._app.window.shown() is confirm)
        self._shoot("confirm")
        self._offline()
        confirm.go(held=True)
        until(lambda: bool(confirm.errors.words()))
        self._shoot("confirm_problem")
        confirm.errors.clear()
        confirm.answer_rightly()
        confirm.typed.setFocus(Qt.FocusReason.OtherFocusReason)  # as whoever typed it stands there
        self._shoot("confirm_filled")
        confirm.go(held=True)
        until(lambda: self._app.window.shown() is journey.confirmed)
        self._shoot("confirmed")

    def _offline(self) -> None:
        """What the confirm screen asks while the register cannot be reached."""
        result, desk, confirm = self._journey.result, self._app.desk, self._journey.confirm
        if result is None or desk is None:
            return
        for name, offline in self._poses.offline(result, desk.actor):
            confirm.show_offline(offline)
            self._shoot(f"confirm_{name}")
            if confirm.sheet is not None:
                confirm.sheet.answer(say("The hearing is at noon"), lead=False)
                self._shoot(f"confirm_{name}_glass")
        confirm.show_offline(None)

    def _open(self, name: str, picture: str) -> None:
        """Open one of the demo's letters."""
        desk = self._app.desk
        ready = () if desk is None else desk.ready()
        self._open_files(next(one.files for one in ready if one.name.startswith(name)))
        if picture:
            self._shoot(picture)

    def _open_files(self, files: tuple[Path, ...]) -> None:
        """Open files, and choose the first case that is offered."""
        choose = self._journey.choose
        self._journey.open_files(files)
        until(lambda: self._app.window.shown() is choose)
        self._calm()
        if not choose.case_list.chosen():
            offered = choose.case_list.ids()[0]
            choose.pick(self._pritchard() if offered == OTHER else offered)
        self._calm()

    def _pritchard(self) -> str:
        """Give the case of most letters, for one of which no case was found."""
        cases = () if self._app.desk is None else self._app.desk.cases()
        return next(one.id for one in cases if one.reference == "KT24P00817")

    def _answer(self, name: str, way: str = "") -> None:
        """Choose the recipient of that name and the way, or the first, and check."""
        choose = self._journey.choose
        until(lambda: bool(choose.to_list.ids()))
        likely = [one.id for one in self._journey.people if one.likely]
        named = [one.id for one in self._journey.people if name and name in one.name]
        choose.to_list.choose(*(named or likely or choose.to_list.ids())[:1])
        ways = choose.way_list.ids()
        choose.way_list.choose(*([way] if way in ways else ways[:1]))
        choose.go()
        self._settled()

    def _settled(self) -> None:
        """Wait for the end of a check."""
        journey = self._journey
        until(lambda: journey.result is not None and journey.result.settled)
        self._calm()

    def _calm(self) -> None:
        """Wait until no work is left and everything is drawn."""
        until(lambda: not self._app.jobs.busy())
        rest(_CALM_MS)

    def _shoot(self, name: str, other: QWidget | None = None) -> None:
        """Write what the window shows, or another one that stands by itself."""
        if self._only not in name:
            return
        self._calm()
        window = other or self._app.window
        if other is None and not before(window):
            window.activateWindow()  # a menu or dialog that closed leaves no window with the keys
            self._calm()
        self._write(name, window)
        if other is None and not before(window):
            for number in self._parts.of(self._app.window.shown()):
                self._write(f"{name}_{number}", window)

    def _write(self, name: str, window: QWidget) -> None:
        file = self._folder / f"{self._look}-{name}.png"
        picture(window).save(str(file))
        self._written.append(file)
        if self._see is not None:
            self._see(name, window, file)
