"""Makes an evidence pack of what was found: what is in it, what is not, where it goes."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from checker.words import say, say_count
from ui.theme import Theme
from ui.widgets.asked import Asked
from ui.widgets.button import Button
from ui.widgets.choice_list import Choice, ChoiceList
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.panel import Callout, Card, hung, row
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.text import Text

if TYPE_CHECKING:
    from checker.desk.looking_up.pack_answers import Fact, PackMade, PackPreview


class PackPanel(Card):
    """Opens below what was found; nothing is written before Make."""

    wanted = Signal(str, list, object)
    """The question, the names of the facts to show, and the folder."""
    changed = Signal(list)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the panel, hidden."""
        super().__init__(say("Make an evidence pack"), parent=parent)
        self._theme = theme
        self.errors, self.progress = ErrorPanel(theme), ProgressPanel(theme)
        self.words = Text("")
        self.question = QLineEdit()
        self.question.setMaxLength(2_000)
        self.question.setAccessibleName(say("The question that the pack answers"))
        self.question.setPlaceholderText(say("In words"))
        beside = say("Show beside the entries")
        self.facts = ChoiceList(theme, beside)
        self.facts.changed.connect(lambda: self.changed.emit(self.shown()))
        self._nothing = Text(say("Nothing beside them can be opened here."), "muted")
        self.make = Button(theme, say("Choose a folder and make it"), icon="package-check",
                           kind="primary")  # fmt: skip
        self.make.clicked.connect(self._make)
        self.done = Callout(theme, "good", say("The pack is made"), "")
        self.done.hide()
        asked = Asked(self.question.accessibleName(), self.question)
        for one in (self.errors, self.words, asked):
            self.body.addWidget(one)
        self.body.addWidget(Text(beside, "strong"))
        self.body.addWidget(self._nothing)
        self.body.addLayout(hung(self.facts))
        self.body.addWidget(self.progress)
        self.body.addWidget(self.done)
        self.body.addLayout(row(self.make, 1))
        self.hide()

    def begin(self, preview: "PackPreview") -> None:
        """Open with what would be in a pack; nothing beside the entries is chosen."""
        self.errors.clear()
        self.done.hide()
        self.progress.end()
        self._nothing.setVisible(not preview.facts)
        self.facts.offer(tuple(map(_choice, preview.facts)), several=True)
        self.tell(preview)
        self.show()
        self.question.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, preview: "PackPreview") -> None:
        """Say what would be in a pack now."""
        told = preview.words
        if preview.sealed:
            told += " " + say_count(
                "Beside {count} of them nothing can be opened here: no key for it was sealed to "
                "you, or it is forgotten.",
                "Beside {count} of them nothing can be opened here: no key for it was sealed to "
                "you, or it is forgotten.",
                preview.sealed,
            )
        self.words.setText(told)

    def shown(self) -> list[str]:
        """Give the names of the facts that are chosen."""
        return list(self.facts.chosen())

    def begin_making(self) -> None:
        """Show that it is being made."""
        self.errors.clear()
        self.make.setEnabled(False)
        self.progress.begin(say("Making the pack"))

    def end_waiting(self) -> None:
        """The wait is over."""
        self.progress.end()
        self.make.setEnabled(True)

    def end(self, made: "PackMade") -> None:
        """Show that it is made."""
        self.end_waiting()
        self.done.say(say("The pack is in {folder}", folder=made.folder), made.words)
        self.done.show()

    def refuse(self, sentence: str) -> None:
        """Say why it was not made."""
        self.end_waiting()
        self.errors.say(say("No pack was made"), sentence)

    def _make(self) -> None:
        """Ask for a folder and pass everything on."""
        question = self.question.text().strip()
        if not question:
            self.errors.problem_in(self.question, say("Write the question that the pack answers."))
            return
        folder = QFileDialog.getExistingDirectory(self, say("Choose a new, empty folder"))
        if folder:
            self.wanted.emit(question, self.shown(), Path(folder))


def _choice(fact: "Fact") -> Choice:
    """Say what may be shown, of how many entries, and what there is to fear of it."""
    counted = say_count("{count} entry", "{count} entries", fact.count)
    about = say("Confidential. {why}", why=fact.why) if fact.confidential else ""
    return Choice(id=fact.name, name=f"{fact.title} ({counted})", about=about)
