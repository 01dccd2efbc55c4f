"""What is looked for, and why: a few fields, of which only those show that the question needs."""

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QFileDialog, QLayout, QWidget

from checker.desk.looking_up.look_answers import By, Purpose, Sought, Why
from checker.words import later, say
from ui.theme import Theme
from ui.widgets.asked import Asked, day, line
from ui.widgets.button import Button
from ui.widgets.drop_down import DropDown
from ui.widgets.panel import Card, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from checker.desk.looking_up.look_answers import CasePeople, LookOffer

_BY: Final = {
    By.CASE: later("A case"),
    By.RECIPIENT: later("A person who was written to"),
    By.FILE: later("A file: was it ever checked?"),
    By.RECEIPT: later("A letter's receipt"),
    By.STAFF: later("A member of staff"),
    By.TEAM: later("A team"),
    By.CODE: later("A finding"),
    By.DATE: later("Days"),
}
_PURPOSES: Final = {
    Purpose.INCIDENT: later("A mistake that was reported"),
    Purpose.COMPLAINT: later("A complaint"),
    Purpose.SUBJECT_ACCESS: later("Somebody asks for their own data"),
    Purpose.REGULATOR: later("A question of the regulator"),
    Purpose.COURT: later("An order or a question of a court"),
    Purpose.AUDIT: later("An audit"),
    Purpose.TEAM: later("Leading the team"),
}
_MONTH: Final = 30
_WIDE: Final = 900


class LookForm(Card):
    """Says what it needs, and keeps what was typed when another thing is chosen."""

    asked = Signal()
    people_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out every field; those that a question needs show."""
        super().__init__(say("What are you looking for?"), parent=parent)
        self.setMaximumWidth(theme.px(_WIDE))
        self._theme = theme
        self.file: Path | None = None
        self._people: CasePeople | None = None
        self.setAcceptDrops(True)
        self.by = DropDown(
            theme,
            say("Look for"),
            say("Choose one"),
            tuple((by.value, say(words)) for by, words in _BY.items()),
        )
        self.purpose = DropDown(
            theme,
            say("What it is for"),
            say("Choose what it is for"),
            tuple((why.value, say(words)) for why, words in _PURPOSES.items()),
        )
        self.words = line(say("Why"), 300, hint=say("In a few words: it is kept with the look-up"))
        self.reference = line(
            say("Reference"), 60, hint=say("The case's reference, as the letters have it")
        )
        self.find_people = Button(theme, say("Find the people of this case"), icon="users")
        self.person = DropDown(theme, say("The person"), say("Choose the person"), ())
        self.receipt = line(
            say("Receipt"), 20, hint=say("Twelve letters and digits, such as 7QX2-0F9K-M3TB")
        )
        self.choose_file = Button(theme, say("Choose the file"), icon="folder-open")
        self.file_name = Text(say("Or drop it here."), "muted")
        self.staff = DropDown(theme, say("The member of staff"), say("Choose who"), ())
        self.team = DropDown(theme, say("The team"), say("Choose the team"), ())
        self.code = DropDown(theme, say("The finding"), say("Choose the finding"), ())
        self.first, self.last = day(theme, say("First day")), day(theme, say("Last day"))
        self.go = Button(theme, say("Look"), icon="search", kind="primary", key="Ctrl+Enter")
        self._lines: dict[str, QWidget] = {}
        self._lay_out()
        self.by.currentIndexChanged.connect(self._fit)
        self.find_people.clicked.connect(lambda: self.people_wanted.emit(self.reference.text()))
        self.choose_file.clicked.connect(self._choose_file)
        self.go.clicked.connect(self.asked)
        for field in (self.words, self.receipt):
            field.returnPressed.connect(self.asked)
        self._fit()

    def show_offer(self, offer: "LookOffer") -> None:
        """Show what can be chosen from, and the last month."""
        today, before = offer.today, offer.today - timedelta(days=_MONTH)
        self.last.setDate(QDate(today.year, today.month, today.day))
        self.first.setDate(QDate(before.year, before.month, before.day))
        for choice, told in (
            (self.staff, offer.staff),
            (self.team, offer.teams),
            (self.code, tuple((one, one) for one in offer.codes)),
        ):
            while choice.count() > 1:
                choice.removeItem(1)
            for key, words in told:
                choice.addItem(words, key)

    def show_people(self, people: "CasePeople") -> None:
        """Show those of a case."""
        self._people = people
        while self.person.count() > 1:
            self.person.removeItem(1)
        for key, words in people.people:
            self.person.addItem(words, str(key))
        self.person.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_file(self, file: Path) -> None:
        """Take the file that is sought."""
        self.file = file
        self.file_name.setText(file.name)
        self._choose(self.by, By.FILE.value)

    def sought(self) -> Sought | str:
        """Give what is sought, or a sentence that says what is missing."""
        chosen = self.by.chosen()
        if not chosen:
            return say("Choose what you are looking for.")
        by = By(chosen)
        person = (
            next((key for key, _ in self._people.people if str(key) == self.person.chosen()), None)
            if self._people
            else None
        )
        if by is By.RECIPIENT and (self._people is None or person is None):
            return say("Find the people of the case, then choose the person.")
        needed = {
            By.CASE: (self.reference.text(), say("Type the case's reference.")),
            By.RECEIPT: (self.receipt.text(), say("Type the receipt of the letter.")),
            By.STAFF: (self.staff.chosen(), say("Choose the member of staff.")),
            By.TEAM: (self.team.chosen(), say("Choose the team.")),
            By.CODE: (self.code.chosen(), say("Choose the finding.")),
            By.FILE: ("" if self.file is None else "file", say("Choose the file.")),
        }
        told, missing = needed.get(by, ("x", ""))
        if not told.strip():
            return missing
        days = by in {By.TEAM, By.CODE, By.DATE}
        return Sought(
            by=by,
            text=told.strip() if by in {By.CASE, By.RECEIPT, By.STAFF} else "",
            case=self._people.case if by is By.RECIPIENT and self._people else None,
            recipient=person if by is By.RECIPIENT else None,
            file=self.file if by is By.FILE else None,
            first=_date(self.first) if days else None,
            last=_date(self.last) if days else None,
            team=self.team.chosen() if by is By.TEAM else "",
            code=self.code.chosen() if by is By.CODE else "",
        )

    def lacking(self) -> QWidget:
        """Give the first field that is still to be filled in."""
        by = self.by.chosen()
        needed: tuple[tuple[QWidget, object], ...] = (
            (self.by, by),
            (self.reference, by != By.CASE or self.reference.text().strip()),
            (
                self.reference if self._people is None else self.person,
                by != By.RECIPIENT or self.person.chosen(),
            ),
            (self.receipt, by != By.RECEIPT or self.receipt.text().strip()),
            (self.staff, by != By.STAFF or self.staff.chosen()),
            (self.team, by != By.TEAM or self.team.chosen()),
            (self.code, by != By.CODE or self.code.chosen()),
            (self.choose_file, by != By.FILE or self.file),
            (self.purpose, self.purpose.chosen()),
            (self.words, self.words.text().strip()),
        )
        return next((field for field, told in needed if not told), self.by)

    def field(self, name: str) -> QWidget | None:
        """Give the field in which something of a look is told; None where there is none."""
        fields: dict[str, QWidget] = {
            "reference": self.reference,
            "receipt": self.receipt,
            "days": self.last,
            "file": self.choose_file,
            "person": self.person,
            "words": self.words,
        }
        return fields.get(name)

    def why(self) -> Why | str:
        """Give why, or a sentence that says what is missing."""
        chosen = self.purpose.chosen()
        if not chosen:
            return say("Choose what it is for.")
        if not self.words.text().strip():
            return say("Write in a few words what it is for. It is kept with the look-up.")
        return Why(purpose=Purpose(chosen), words=self.words.text().strip())

    def take_focus(self) -> None:
        """Put the keys on the first field."""
        self.by.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        first, last = _asked(self.first), _asked(self.last)
        people = row(self.find_people)
        people.addWidget(self.person, 1)
        file = row(self.choose_file)
        file.addWidget(self.file_name, 1)
        parts: tuple[tuple[str, QWidget], ...] = (
            ("by", _asked(self.by)),
            ("reference", _asked(self.reference)),
            ("people", Asked(self.person.accessibleName(), _together(people))),
            ("file", Asked(say("File"), _together(file))),
            ("receipt", _asked(self.receipt)),
            ("staff", _asked(self.staff)),
            ("team", _asked(self.team)),
            ("code", _asked(self.code)),
            ("days", _together(row(first, last, 1))),
            ("purpose", _asked(self.purpose)),
            ("words", _asked(self.words)),
        )
        for name, asked in parts:
            self.body.addWidget(asked)
            self._lines[name] = asked
        self.body.addLayout(row(self.go, 1))

    def _fit(self) -> None:
        """Show the fields that the question needs."""
        by = self.by.chosen()
        shown = {
            "by": True,
            "reference": by in {By.CASE, By.RECIPIENT},
            "people": by == By.RECIPIENT,
            "file": by == By.FILE,
            "receipt": by == By.RECEIPT,
            "staff": by == By.STAFF,
            "team": by == By.TEAM,
            "code": by == By.CODE,
            "days": by in {By.TEAM, By.CODE, By.DATE},
            "purpose": bool(by),
            "words": bool(by),
        }
        for name, visible in shown.items():
            self._lines[name].setVisible(visible)

    def _choose_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, say("Choose the file to ask about"))
        if name:
            self.take_file(Path(name))

    @staticmethod
    def _choose(where: DropDown, key: str) -> None:
        where.setCurrentIndex(where.findData(key))


def _asked(field: QWidget) -> Asked:
    """Put the name of a field above it."""
    return Asked(field.accessibleName(), field)


def _together(parts: QLayout) -> QWidget:
    """Make one thing of what stands side by side, which shows or is hidden as a whole."""
    held = QWidget()
    held.setProperty("kind", "clear")
    parts.setContentsMargins(0, 0, 0, 0)
    held.setLayout(parts)
    return held


def _date(field: QDateEdit) -> date:
    day = field.date()
    return date(day.year(), day.month(), day.day())
