"""The bar at the top of every screen: where one can go, where the record is, and who sits here."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from checker.desk import Role
from checker.words import LANGUAGES, later, say, spoken
from ui.theme import TEXT_SIZES, Scheme, Theme
from ui.widgets.button import Button
from ui.widgets.hanging_menu import HangingMenu
from ui.widgets.icon import Icon
from ui.widgets.navigation import Navigation
from ui.widgets.panel import column, row
from ui.widgets.text import SteadyText, Text

if TYPE_CHECKING:
    from checker.desk.answers import Actor

_DISC = 30
_ROLES = {
    Role.LEAD: later("Team lead"),
    Role.INVESTIGATOR: later("Investigator"),
    Role.ADMINISTRATOR: later("Administrator"),
    Role.PROTECTION_OFFICER: later("Data protection officer"),
}
"""What somebody is who does more than check letters."""
_MOODS = {
    "local": ("hard-drive", "bar_muted"),
    "well": ("circle-check", "logo"),
    "waiting": ("clock", "bar_muted"),
    "trouble": ("triangle-alert", "on_bar"),
}
"""The icon and colour beside the register's words."""


class Bar(QFrame):
    """Navigation, register, help and person, always in the same order."""

    went = Signal(str)
    helped = Signal()
    keys_wanted = Signal()
    became = Signal(str)
    language_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the bar."""
        super().__init__(parent)
        self._theme = theme
        self._small = False
        self.setProperty("kind", "bar")
        box = row(
            Icon(theme, "shield-check", "logo", 26),
            Text(say("Letterlock"), "brand", wrap=False),
            spacing=12,
            margins=(20, 0, 14, 0),
        )
        box.addSpacing(14)
        self._navigation = Navigation(theme)
        self._navigation.went.connect(self.went)
        box.addWidget(self._navigation, 1)
        self._register = SteadyText("", "bar")
        self._register_icon = Icon(theme, "hard-drive", "bar_muted", 16)
        box.addWidget(self._register_icon)
        box.addWidget(self._register)
        box.addSpacing(6)
        helper = Button(
            theme, "", icon="circle-question-mark", kind="bartool", name=say("Help"), key="F1"
        )
        helper.clicked.connect(self.helped)
        looks = Button(
            theme, "", icon="sun-moon", kind="bartool", name=say("Colours, text size and keys")
        )
        looks.setMenu(self._looks_menu(looks))
        box.addWidget(looks)
        box.addWidget(helper)
        box.addSpacing(4)
        self._person = PersonButton(theme)
        box.addWidget(self._person)
        self._name, self._team = Text("", "barname", wrap=False), Text("", "bar", wrap=False)
        box.addLayout(column(1, self._name, self._team, 1, spacing=0))
        self.setLayout(box)
        self.show_places(
            (
                ("check", say("Check a letter")),
                ("past", say("My checks")),
                ("guidance", say("Guidance")),
            )
        )
        self.stand_at("check")

    def show_places(self, places: tuple[tuple[str, str], ...]) -> None:
        """Show where whoever sits here can go: a name for the program, a title for the person."""
        self._navigation.show_places(places)

    def count(self, name: str, waiting: int) -> None:
        """Say beside a place how many wait there."""
        self._navigation.count(name, waiting)

    def place(self) -> str:
        """Give where one is."""
        return self._navigation.here

    def stand_at(self, name: str) -> None:
        """Mark where one is."""
        self._navigation.stand_at(name)

    def show_register(self, words: str, mood: str = "local") -> None:
        """Say where the record is kept, and how it stands with the register."""
        self._register.setText(words)
        self._register_icon.become(*_MOODS[mood])
        self._register_icon.setAccessibleName(words)
        self._register_icon.setToolTip(words)
        self.narrow(small=self._small)

    def show_person(self, actor: "Actor", actors: "tuple[Actor, ...]") -> None:
        """Show who sits here; with several to choose from, the disc opens a list."""
        self._name.setText(actor.name)
        self._team.setText(actor.team)
        self.narrow(small=self._small)
        self._person.show_initials(actor.initials, actor.name)
        if len(actors) < 2:  # noqa: PLR2004 - one person is no choice
            return
        menu = HangingMenu(self._person, self)
        group = QActionGroup(menu)
        for one in actors:
            role = say(_ROLES[one.role]) if one.role in _ROLES else ""
            about = ", ".join(filter(None, (role, one.team)))
            act = QAction(f"{one.name}  {about}".strip(), menu, checkable=True)
            act.setChecked(one.id == actor.id)
            act.triggered.connect(lambda _on=False, who=one.id: self.became.emit(who))
            group.addAction(act)
            menu.addAction(act)
        self._person.setMenu(menu)

    def narrow(self, *, small: bool) -> None:
        """Leave out what a narrow window has no room for; it stays in tooltips and names."""
        self._small = small
        for one in (self._register, self._name, self._team):
            one.setVisible(not small and bool(one.text()))

    def _looks_menu(self, button: Button) -> QMenu:
        """Make the menu of colours and text sizes."""
        menu = HangingMenu(button, self)
        schemes = (
            (Scheme.SYSTEM, say("Colours as the system has them")),
            (Scheme.LIGHT, say("Light")),
            (Scheme.DARK, say("Dark")),
            (Scheme.OWN, say("High contrast: my own system colours")),
        )
        group = QActionGroup(menu)
        for scheme, words in schemes:
            act = QAction(words, menu, checkable=True)
            act.setChecked(self._theme.scheme is scheme)
            act.triggered.connect(lambda _on=False, one=scheme: self._theme.choose(one))
            group.addAction(act)
            menu.addAction(act)
        menu.addSeparator()
        sizes = QActionGroup(menu)
        for percent in TEXT_SIZES:
            act = QAction(say("Text size {percent}%", percent=percent), menu, checkable=True)
            act.setChecked(self._theme.percent == percent)
            act.triggered.connect(lambda _on=False, one=percent: self._theme.resize_text(one))
            sizes.addAction(act)
            menu.addAction(act)
        menu.addSeparator()
        self._add_languages(menu)
        menu.addSeparator()
        menu.addAction(say("Keys (Ctrl+/)"), self.keys_wanted.emit)
        menu.addAction(say("Does everything work?"), lambda: self.went.emit("health"))
        return menu

    def _add_languages(self, menu: QMenu) -> None:
        """Offer each language by its own name; another one begins with a new window."""
        group = QActionGroup(menu)
        for language, name in LANGUAGES.items():
            here = language == spoken()
            words = name if here else say("{language}: Letterlock starts again", language=name)
            act = QAction(words, menu, checkable=True)
            act.setChecked(here)
            if not here:
                act.triggered.connect(lambda _on=False, one=language: self.language_asked.emit(one))
            group.addAction(act)
            menu.addAction(act)


class PersonButton(Button):
    """A disc with somebody's initials."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty disc."""
        super().__init__(theme, "", kind="bartool", name=say("Who sits here"), parent=parent)
        self._initials = ""
        theme.changed.connect(self.updateGeometry)

    def show_initials(self, initials: str, name: str) -> None:
        """Show somebody's initials."""
        self._initials = initials
        self.setAccessibleName(say("Signed in as {name}", name=name))
        self.setToolTip(self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Say how large it is."""
        side = self._theme.px(_DISC) + 8
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the disc and the initials."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self._theme.px(_DISC)
        area = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter.setPen(self._theme.colour("bar_muted"))
        painter.setBrush(self._theme.colour("bar_here"))
        painter.drawEllipse(area.adjusted(1, 1, -1, -1))
        painter.setPen(self._theme.colour("on_bar"))
        painter.setFont(self._theme.font(9.5, bold=True))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._initials)
