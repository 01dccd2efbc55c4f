"""Renders the states that an ordinary letter never comes to: empty, waiting, refused, changed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QPushButton

from checker.desk.answers import Today
from checker.desk.beginning import welcome
from checker.desk.computer.files import unopened
from checker.model import Channel, Reason
from checker.words import say
from ui.crash import Fault, show_crash
from ui.screens.choose import OTHER
from ui.screens.enrol import EnrolScreen
from ui.screens.first_start import HOW, WHENCE, WHO, FirstStartScreen
from ui.waiting import until
from ui.widgets.keys_sheet import KeysSheet

if TYPE_CHECKING:
    from checker.desk.answers import RegisterWords
    from checker.desk.register.register_poses import Poses
    from ui.app import App
    from ui.journey import Journey

_LOCKED = b"""%%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>> endobj
4 0 obj <</Filter /Standard /V 1 /R 2 /P -4 /O <%b> /U <%b>>> endobj
xref
0 5
%b
trailer <</Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<aa> <aa>]>>
startxref
%d
%%%%EOF
"""
_PLAIN = """Northern Family Advisory Service

To whom it may concern

Thank you for your letter. We will write again soon.

Yours faithfully
Gareth Lowe
"""
_PRITCHARD = """Northern Family Advisory Service
2 Assize Row, Harrowfield HX97 1AB

Ms Sian Pritchard
6 Weir Cottages
Bramwick
HX98 3LD

Our reference: KT24P00817

Dear Ms Pritchard

Your appointment is on 11 December 2026 at 10am at our office.

Yours sincerely
Gareth Lowe
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """What a walk does for its states: open files, answer and check, take a picture."""

    open_files: Callable[[tuple[Path, ...]], None]
    answer: Callable[[str, str], None]
    shoot: Callable[[str], None]
    poses: "Poses"


class StatePictures:
    """One walk through them, in the look of the walk that it belongs to."""

    def __init__(self, app: "App", journey: "Journey", demo: Path, steps: Steps) -> None:
        """Remember what is walked through."""
        self._app, self._journey, self._demo, self._steps = app, journey, demo, steps
        self._window, self._home = app.window, app.window.home

    def nothing_yet(self) -> None:
        """The first morning: nothing waits, nothing was checked."""
        home = self._home
        home.ready.show_letters(())
        home.show_today(Today())
        home.show_practice(due=False)
        home.show_policies((), late=False)
        self._steps.shoot("home_empty")
        self._go("past")
        self._steps.shoot("my_checks_empty")
        home.progress.begin(say("Getting ready"))
        self._window.show_screen(home)
        until(home.progress.isVisible)
        self._steps.shoot("home_starting")
        home.progress.end()
        self._window.another.emit()

    def go(self) -> None:
        """Walk."""
        self._at_home()
        self._choosing()
        self._unreadable()
        self._checking()
        self._changed()
        self._by_email()
        self._first_start()
        self._before_the_window()

    def broken(self) -> None:
        """A file that is not there, and one that is damaged."""
        home = self._home
        self._window.another.emit()
        self._journey.open_files([Path("no-such-letter.docx")])
        until(lambda: bool(home.errors.words()))
        self._steps.shoot("home_error")
        home.errors.clear()
        self._steps.open_files(self._ready("Scanned reply"))
        self._journey.choose.answered.emit(None, [], Channel.POST)
        self._settled()
        self._steps.shoot("check_damaged")
        self._window.another.emit()

    def register(self) -> None:
        """The bar and the banners in each state of the register, and the enrolment."""
        window, desk = self._window, self._app.desk
        notices = () if desk is None else desk.notices()
        window.another.emit()

        def say_so(words: "RegisterWords") -> None:
            window.bar.show_register(words.text, words.mood.value)
            window.show_notices((*notices, *words.notices))

        for name, words in self._steps.poses.words:
            say_so(words)
            self._steps.shoot(f"register_{name}")
        say_so(dict(self._steps.poses.words)["not_enrolled"])
        screen = EnrolScreen(self._app.theme)
        window.add(screen)
        window.show_screen(screen, "enrol")
        for name, about in (
            ("enrol_code", self._steps.poses.code_only),
            ("enrol_sign_in", self._steps.poses.with_sign_in),
        ):
            screen.begin(about)
            self._steps.shoot(name)
        screen.wait(say("Waiting for you to sign in with your browser"))
        until(screen.progress.isVisible)
        self._steps.shoot("enrol_waiting")
        refused = say("This code is not valid any more. Ask an administrator for a new one.")
        screen.refuse(refused, code=True)
        self._steps.shoot("enrol_refused")

    def _at_home(self) -> None:
        """Reading; may not be opened; given back; records of yesterday."""
        home, steps = self._home, self._steps
        home.progress.begin(say("Reading the files"))
        words = say("Reading file {number} of {count}", number=2, count=5)
        home.progress.tell(words, 2, 5)
        until(home.progress.isVisible)
        steps.shoot("home_reading")
        home.progress.end()
        why = unopened(Path("Letter to Ms Pritchard.docx"), PermissionError(13, ""))
        home.errors.say(say("This could not be opened"), str(why))
        steps.shoot("home_no_permission")
        home.errors.clear()
        home.take([])
        steps.shoot("home_no_files")
        home.errors.clear()
        sentence = say("The letter has not been sent. It is in your record as returned.")
        home.show_news("note", say("Returned to the author"), sentence)
        desk = self._app.desk
        notices = () if desk is None else desk.notices()
        self._window.show_notices((*notices, steps.poses.old_records))
        steps.shoot("home_old_records")
        self._window.show_notices(notices)
        self._window.another.emit()

    def _choosing(self) -> None:
        """No case that fits; among all cases; asked too early; an email; looking up."""
        choose, steps = self._journey.choose, self._steps
        file = self._demo / "Letter without a reference.txt"
        file.write_text(_PLAIN, encoding="utf-8")
        self._journey.open_files((file,))
        until(lambda: self._window.shown() is choose)
        steps.shoot("choose_none")
        choose.go()
        steps.shoot("choose_problem")
        choose.case_list.choose(OTHER)
        choose.case_list.take_focus()  # as whoever chose it stands there
        steps.shoot("choose_all")
        choose.progress.begin(say("Looking up the case"))
        until(choose.progress.isVisible)
        steps.shoot("choose_waiting")
        self._window.another.emit()
        steps.open_files(self._ready("Message to Mr Okafor"))
        steps.shoot("choose_email")
        choose.answered.emit(choose.case(), [], Channel.EMAIL)
        self._settled()
        steps.shoot("check_email")
        self._window.another.emit()

    def _unreadable(self) -> None:
        """Locked with a password; of a kind that nobody can read."""
        choose, check = self._journey.choose, self._journey.check
        locked = self._demo / "Report.pdf"
        locked.write_bytes(locked_pdf())
        odd = self._demo / "Plan of the house.dwg"
        odd.write_bytes(b"AC1027" + bytes(range(256)) * 8)
        for file, name in ((locked, "locked"), (odd, "unsupported")):
            self._journey.open_files((file,))
            until(lambda: self._window.shown() is choose)
            self._steps.shoot(f"choose_{name}")
            choose.answered.emit(None, [], Channel.POST)
            self._settled()
            until(lambda: self._window.shown() is check)
            self._steps.shoot(f"check_{name}")
            self._window.another.emit()

    def _checking(self) -> None:
        """Looking at the letter; finding words in it."""
        check, steps = self._journey.check, self._steps
        steps.open_files((self._letter(),))
        steps.answer("Pritchard", Channel.POST.value)
        check.pane.begin_find()
        steps.shoot("check_find")
        check.pane.end_find()
        result = self._journey.result
        check.begin()
        until(check.progress.isVisible)
        steps.shoot("check_waiting")
        if result is not None:
            self._journey.take_result(result)

    def _changed(self) -> None:
        """The file is changed between the check and the confirmation."""
        confirm, check, steps = self._journey.confirm, self._journey.check, self._steps
        check.go_on.emit()
        until(lambda: self._window.shown() is confirm)
        file = self._letter()
        file.write_text(_PRITCHARD.replace("10am", "2pm"), encoding="utf-8")
        confirm.answer_rightly()
        confirm.go(held=True)
        until(lambda: bool(confirm.errors.words()))
        steps.shoot("confirm_changed")
        self._window.another.emit()

    def _by_email(self) -> None:
        """A message without a fault, to the end."""
        confirm, journey, steps = self._journey.confirm, self._journey, self._steps
        choose, (wrong, *_more) = journey.choose, self._ready("Message to Mr Okafor")
        file = self._demo / "Message to Mr Okafor, corrected.eml"
        file.write_bytes(wrong.read_bytes().replace(b"okafro@", b"okafor@"))
        steps.open_files((file,))
        choose.answered.emit(choose.case(), [], Channel.EMAIL)
        self._settled()
        until(lambda: bool(journey.check.findings.cards))
        for card in journey.check.findings.cards:
            card.ask_reason()
            card.sheet.choose(Reason.CONFIRMED_WITH_PERSON)
            card.sheet.keep()
        journey.check.go_on.emit()
        until(lambda: self._window.shown() is confirm)
        steps.shoot("confirm_email")
        confirm.answer_rightly()
        confirm.go(held=True)
        until(lambda: self._window.shown() is journey.confirmed)
        steps.shoot("confirmed_email")
        self._window.another.emit()

    def _first_start(self) -> None:
        """The three pages, and the second where there are no case records."""
        desk = self._app.desk
        if desk is None:
            return
        screen = FirstStartScreen(self._app.theme)
        self._window.add(screen)
        self._window.show_screen(screen, "begin")
        about = welcome(desk)
        screen.tell(replace(about, account="pnair"))
        for step, name in ((WHO, "who"), (WHENCE, "whence"), (HOW, "how")):
            screen.turn(step)
            self._steps.shoot(f"first_{name}")
        screen.turn(WHENCE)
        why = say(
            "There are no case records at {path}. They are .json files, one .jsonl file,"
            " or CSV tables with a cases.csv.",
            path=r"S:\Cases",
        )
        for name, unset in (("unset", True), ("no_cases", False)):
            screen.tell(replace(about, cases=0, unset=unset, trouble=why))
            self._steps.shoot(f"first_{name}")
        self._window.remove(screen)
        screen.deleteLater()
        self._window.another.emit()

    def _before_the_window(self) -> None:
        """What opens before the window: keys, menus, and what is shown after a fault."""
        theme, window = self._app.theme, self._window
        sheet = KeysSheet(theme, window)
        sheet.open()
        self._steps.shoot("keys")
        sheet.close()
        fault = Fault(
            kind="ValueError",
            where="checker/desk/letter/checking.py:120",
            report=self._demo / "report.txt",
            again=lambda: None,
        )
        crash = show_crash(theme, window, fault)
        self._steps.shoot("crash")
        crash.close()
        for button in window.bar.findChildren(QPushButton):
            menu: QMenu | None = button.menu()
            if menu is not None and button.isVisible():
                menu.popup(button.mapToGlobal(QPoint(0, button.height())))
                self._steps.shoot(f"menu_{self._menu_name(button)}")
                menu.close()

    def _menu_name(self, button: QPushButton) -> str:
        """Give which of the bar's menus hangs from a button."""
        if button.icon().isNull():
            return "people"
        return "looks" if button.property("kind") == "bartool" else "places"

    def _letter(self) -> Path:
        file = self._demo / "Appointment on 11 December.txt"
        if not file.exists():
            file.write_text(_PRITCHARD, encoding="utf-8")
        return file

    def _ready(self, name: str) -> tuple[Path, ...]:
        ready = () if self._app.desk is None else self._app.desk.ready()
        return next(one.files for one in ready if one.name.startswith(name))

    def _go(self, place: str) -> None:
        self._window.went.emit(place)
        until(lambda: not self._app.jobs.busy())

    def _settled(self) -> None:
        journey = self._journey
        until(lambda: journey.result is not None and journey.result.settled)


def locked_pdf() -> bytes:
    """Give a PDF that asks for a password which nobody has."""
    body = _LOCKED % (b"5a" * 32, b"a5" * 32, b"", 0)
    starts = [body.index(b"%d 0 obj" % number) for number in range(1, 5)]
    lines = [b"0000000000 65535 f ", *(b"%010d 00000 n " % start for start in starts)]
    where = body.index(b"xref")
    return _LOCKED % (b"5a" * 32, b"a5" * 32, b"\n".join(lines), where)
