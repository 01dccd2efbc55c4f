"""The first start: who you are, where the cases come from, how you want it. Then the first letter.

Each step can be passed over, and all of it is found again later: nothing here is a condition.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout, QWidget

from checker.words import LANGUAGES, say, say_count, spoken
from ui.theme import TEXT_SIZES, Scheme, Theme
from ui.widgets.button import Button
from ui.widgets.choice_list import Choice, ChoiceList
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.foot import Foot
from ui.widgets.panel import Callout, Card, column, empty, hung, row
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.role_words import role_words
from ui.widgets.scrolling import Scrolling
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.desk.beginning import Welcome

WHO, WHENCE, HOW = range(3)
"""The steps."""
_WIDE = 760


class FirstStartScreen(QWidget):
    """Three short pages. `ended` says where one goes from the last: to a letter, or to practice."""

    folder_chosen = Signal(object)
    made_up_wanted = Signal()
    again_wanted = Signal()
    """Look for the case records once more."""
    ended = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the pages, before anything is known of the desk."""
        super().__init__(parent)
        self._theme, self._step = theme, WHO
        self._number = Text("", "label")
        self.errors, self.progress = ErrorPanel(theme), ProgressPanel(theme)
        self._who, self._whence = QVBoxLayout(), QVBoxLayout()
        self._each = (self._who_page(), self._whence_page(), self._how_page())
        page = Scrolling()
        inner = QWidget()
        inner.setProperty("kind", "clear")
        inner.setMaximumWidth(theme.px(_WIDE))
        inner.setLayout(column(self._number, self.errors, self.progress, *self._each, spacing=8))
        middle = row(spacing=0)
        middle.addStretch(1)
        middle.addWidget(inner, 40)
        middle.addStretch(1)
        page.column.addLayout(middle)
        page.column.addStretch(1)
        whole = column(spacing=0)
        whole.addWidget(page, 1)
        whole.addWidget(self._make_foot())
        self.setLayout(whole)
        self.keys: dict[str, Callable[[], None]] = {
            "Ctrl+Return": self._on,
            "Ctrl+Enter": self._on,
            "Esc": self._back_or_not,
        }
        theme.changed.connect(self._fit)
        self._fit()
        self.turn(WHO)

    @property
    def step(self) -> int:
        """The step that shows."""
        return self._step

    def turn(self, step: int) -> None:
        """Turn to a step."""
        self._step = step
        self._number.setText(say("Step {step} of 3", step=step + 1))
        for place, page in enumerate(self._each):
            page.setVisible(place == step)
        self._back.setVisible(step > WHO)
        last = step == HOW
        self._go.become(say("Check your first letter") if last else say("Continue"))
        self._practise.setVisible(last)
        self._skip.setVisible(not last)
        self._go.setFocus(Qt.FocusReason.OtherFocusReason)

    def said(self) -> str:
        """Give all that the pages say."""
        return " ".join(one.text() for one in self.findChildren(Text) if not one.isHidden())

    def wanted_language(self) -> str:
        """Give the language that was chosen; the one that is spoken when none was."""
        return next(iter(self.language.chosen()), spoken())

    def wait(self, words: str) -> None:
        """Say that something is being done."""
        self.errors.clear()
        self.progress.begin(words)

    def tell(self, about: "Welcome") -> None:
        """Show who sits here and whether the case records are there."""
        self.progress.end()
        empty(self._who)
        empty(self._whence)
        self._tell_who(about)
        self._tell_whence(about)

    def refuse(self, sentence: str) -> None:
        """Say why a folder was not taken."""
        self.progress.end()
        self.errors.say(say("These are no case records"), sentence)

    def choose_folder(self) -> None:
        """Let the person say where the case records are."""
        named = QFileDialog.getExistingDirectory(self, say("The folder with the case records"))
        if named:
            self.folder_chosen.emit(Path(named))

    def _who_page(self) -> QWidget:
        card = Card(say("Who you are"))
        self._who.addWidget(Text(say("Getting ready"), "muted"))
        card.body.addLayout(self._who)
        know = Callout(
            self._theme,
            "note",
            say("What is kept of your work"),
            say(
                "What you confirm is kept on this computer in a record that nobody can "
                "change unnoticed. It holds no names, addresses or text."
            ),
        )
        return self._page(
            say("Welcome to Letterlock"),
            say(
                "It compares a letter with the case record before the letter goes. Three short "
                "pages, then your first letter."
            ),
            card,
            know,
        )

    def _whence_page(self) -> QWidget:
        self._whence_card = Card(say("Case records"))
        self._whence_card.body.addLayout(self._whence)
        return self._page(
            say("Where the cases come from"),
            say("Letterlock reads them and writes nothing into them."),
            self._whence_card,
        )

    def _how_page(self) -> QWidget:
        theme = self._theme
        self.language = ChoiceList(theme, say("Language"))
        self.text_size = ChoiceList(theme, say("Text size"))
        self.colours = ChoiceList(theme, say("Colours"))
        again = say("Letterlock starts again")
        self.language.offer(
            tuple(
                Choice(id=one, name=name, about="" if one == spoken() else again)
                for one, name in LANGUAGES.items()
            )
        )
        self.text_size.offer(tuple(Choice(id=str(one), name=f"{one}%") for one in TEXT_SIZES))
        self.colours.offer(
            (
                Choice(id=Scheme.SYSTEM, name=say("Colours as the system has them")),
                Choice(id=Scheme.LIGHT, name=say("Light")),
                Choice(id=Scheme.DARK, name=say("Dark")),
                Choice(id=Scheme.OWN, name=say("High contrast: my own system colours")),
            )
        )
        self.language.choose(spoken())
        self.text_size.choose(str(theme.percent))
        self.colours.choose(theme.scheme)
        self.text_size.changed.connect(self._resize)
        self.colours.changed.connect(self._colour)
        cards = []
        for words, choices in (
            (say("Language"), self.language),
            (say("Text size"), self.text_size),
            (say("Colours"), self.colours),
        ):
            card = Card(words)
            card.body.addLayout(hung(choices))
            card.body.addStretch(1)
            cards.append(card)
        self._cards = row(*cards, spacing=12)
        page = self._page(
            say("How you want it"),
            say("You can change this at any time with the sun and moon at the top."),
        )
        layout = page.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertLayout(layout.count() - 1, self._cards)
        return page

    def _page(self, title: str, sentence: str, *things: QWidget) -> QWidget:
        page = QWidget()
        page.setProperty("kind", "clear")
        box = column(Text(title, "title"), Text(sentence), *things, spacing=12)
        box.addStretch(1)
        page.setLayout(box)
        return page

    def _make_foot(self) -> QFrame:
        theme = self._theme
        self._skip = Button(theme, say("Skip this for now"), kind="link")
        self._practise = Button(
            theme, say("Practise with made-up letters"), icon="file-text", kind="big"
        )
        self._back = Button(theme, say("Back"), icon="arrow-left", kind="big", key="Esc")
        self._go = Button(
            theme, say("Continue"), icon="arrow-right", kind="primary", key="Ctrl+Enter"
        )
        self._skip.clicked.connect(lambda: self.ended.emit(""))
        self._practise.clicked.connect(lambda: self.ended.emit("practice"))
        self._back.clicked.connect(self._back_or_not)
        self._go.clicked.connect(self._on)
        foot = Foot(theme, self._skip, self._back, self._practise, self._go)
        foot.say("", say("Nothing is sent or printed by checking."))
        return foot

    def _on(self) -> None:
        """Go on; from the last page to the first letter."""
        if self._step == HOW:
            self.ended.emit("")
        else:
            self.turn(self._step + 1)

    def _back_or_not(self) -> None:
        if self._step > WHO:
            self.turn(self._step - 1)

    def _tell_who(self, about: "Welcome") -> None:
        actor = about.actor
        name = about.account if actor is None else actor.name
        self._who.addWidget(Text(name, "heading"))
        if actor is not None and actor.team:
            told = ", ".join(filter(None, (role_words(actor.role), actor.team)))
            self._who.addWidget(Text(told, "muted"))
        elif actor is not None:
            self._who.addWidget(
                Text(
                    say(
                        "Your organisation's list of people does not name this account yet. You "
                        "can check letters. Ask your administrator to add you."
                    )
                )
            )
        self._who.addWidget(
            Text(
                say(
                    "Letterlock knows you by the account of this computer, {account}. If that is "
                    "not you, sign in to the computer as yourself first.",
                    account=about.account,
                )
            )
        )

    def _tell_whence(self, about: "Welcome") -> None:
        theme = self._theme
        if about.cases:
            head = say_count("{count} case is here", "{count} cases are here", about.cases)
            sentence = say("Nothing has to be done: your organisation has set it up.")
            self._whence.addWidget(Callout(theme, "good", head, sentence))
            return
        if about.unset:
            told = say(
                "Choose the folder with the case records. If you do not know it, ask your "
                "administrator, and look round with made-up letters until then."
            )
            note = Callout(theme, "note", say("Nobody has said yet where they are"), told)
        else:
            note = Callout(theme, "check", say("There are no case records yet"), about.trouble)
        self._whence.addWidget(note)
        acts: list[QWidget | int] = []
        if about.unset:
            choose = Button(theme, say("Choose the folder"), icon="folder-open")
            choose.clicked.connect(self.choose_folder)
            acts.append(choose)
        else:
            again = Button(theme, say("Look again"), icon="refresh-cw")
            again.clicked.connect(self.again_wanted)
            acts.append(again)
        made_up = Button(theme, say("Look round with made-up letters"), kind="link")
        made_up.clicked.connect(self.made_up_wanted)
        self._whence.addLayout(row(*acts, made_up, 1, spacing=12, margins=(0, 6, 0, 0)))

    def _resize(self) -> None:
        for percent in self.text_size.chosen():
            self._theme.resize_text(int(percent))

    def _colour(self) -> None:
        for scheme in self.colours.chosen():
            if scheme != self._theme.scheme:
                self._theme.choose(Scheme(scheme))

    def _fit(self) -> None:
        """Put the three questions below one another where the text is large."""
        way = self._cards.Direction
        large = self._theme.percent > TEXT_SIZES[1]
        self._cards.setDirection(way.TopToBottom if large else way.LeftToRight)
