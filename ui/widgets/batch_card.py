"""One batch of letters: what is to be checked, how far it is, and how it ended."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from checker.model import Channel
from checker.words import say, say_count
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.channel_words import channel_words
from ui.widgets.drop_down import DropDown
from ui.widgets.panel import Card, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from checker.batch.running import Standing


class BatchCard(Card):
    """Its buttons are those of the state that it is in; a batch that runs cannot be left by one."""

    begun = Signal(bool)
    """Check them: True where results that are there are gone on with."""
    paused = Signal(bool)
    cancelled = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make a hidden card."""
        super().__init__(parent=parent)
        self._head, self._words = Text("", "heading"), Text("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(say("How far it is"))
        self.via = DropDown(
            theme,
            say("How they are sent"),
            say("As the letter or the list says, else by post"),
            tuple((one.value, channel_words(one)) for one in Channel),
        )
        self._via_words = Text(say("How they are sent"), "strong", wrap=False)
        self.go = Button(theme, "x", icon="clipboard-check", kind="primary")
        self.anew = Button(theme, say("Begin anew"), icon="refresh-cw")
        self.pause = Button(theme, say("Pause"), icon="clock")
        self.stop = Button(theme, say("Cancel"), icon="x")
        self.other = Button(theme, say("Choose other letters"), icon="folder-open")
        self._goes_on = self._pausing = False
        self.go.clicked.connect(lambda: self.begun.emit(self._goes_on))
        self.anew.clicked.connect(self._begin_anew)
        self.pause.clicked.connect(self._pause)
        self.stop.clicked.connect(self._stop)
        self.other.clicked.connect(self.left)
        via = row(self._via_words, self.via, 1)
        self.body.addWidget(self._head)
        self.body.addWidget(self._words)
        self.body.addWidget(self._bar)
        self.body.addLayout(via)
        self.body.addLayout(
            row(self.go, self.anew, self.pause, self.stop, self.other, 1, margins=(0, 4, 0, 0))
        )
        self.hide()

    def offer(self, name: str, letters: int, kept: str) -> None:
        """Offer to check letters that have no results yet."""
        self._goes_on = False
        count = say_count(
            "{count} letter in {name}", "{count} letters in {name}", letters, name=name
        )
        self._say(
            count,
            say(
                "The results are kept beside it, in {file}. They hold names: keep them where the "
                "letters may be kept.",
                file=kept,
            ),
        )
        self.go.become(say("Check them"))
        self._show(self.go, self.other, self.via, self._via_words)
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_rest(self, name: str, done: int, *, whole: bool) -> None:
        """Offer what is left of a batch that has results; or of one that ended, what changed."""
        self._goes_on = True
        told = say_count(
            "{count} letter has its result already.",
            "{count} letters have their result already.",
            done,
        )
        more = (
            say("All letters that were there have one. New and changed letters can be checked.")
            if whole
            else say("The check did not come to its end. You can go on where it was.")
        )
        self._say(say("Results of {name} were found", name=name), f"{told} {more}")
        self.go.become(say("Check what is left"))
        self._show(self.go, self.anew, self.other, self.via, self._via_words)
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def run(self, name: str) -> None:
        """It has begun: nobody knows yet how far it is."""
        self._pausing = False
        self._say(say("Checking {name}", name=name), say("Getting ready"))
        self._bar.setRange(0, 0)
        self.pause.become(say("Pause"))
        self.stop.become(say("Cancel"))
        self._show(self.pause, self.stop, self._bar)
        self.pause.setFocus(Qt.FocusReason.OtherFocusReason)

    def stand(self, standing: "Standing") -> None:
        """Say how far it is."""
        told = say("{done:,} of {of:,} letters", done=standing.done, of=standing.of)
        self._bar.setRange(0, standing.of)
        self._bar.setValue(standing.done)
        self._bar.setAccessibleDescription(told)
        waits = self._pausing and not standing.paused
        more = say("Paused.") if standing.paused else ""
        more = say("It pauses after the letters in hand.") if waits else more
        more = say("It stops after the letters in hand.") if self.stopping else more
        self._words.setText(f"{told}. {more}" if more else told)

    def end(self, heading: str, sentence: str, *, again: bool) -> None:
        """It has ended; `again`: there is something left."""
        self._goes_on = True
        self._say(heading, sentence)
        self.go.become(say("Check what is left"))
        self._show(*((self.go,) if again else ()), self.other)
        (self.go if again else self.other).setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, name: str, sentence: str) -> None:
        """What is there cannot be gone on with."""
        self._say(say("Results of {name} were found", name=name), sentence)
        self._show(self.anew, self.other, self.via, self._via_words)
        self.anew.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def stopping(self) -> bool:
        """Whether it was cancelled, and finishes what is in hand."""
        return not self.stop.isHidden() and self.pause.isHidden()

    def words(self) -> str:
        """Give what it says."""
        return f"{self._head.text()}. {self._words.text()}"

    def _say(self, heading: str, sentence: str) -> None:
        self._head.setText(heading)
        self._words.setText(sentence)

    def _show(self, *things: QWidget) -> None:
        every = (self.go, self.anew, self.pause, self.stop, self.other, self._bar, self.via)
        for one in (*every, self._via_words):
            one.setVisible(one in things)
        self.show()

    def _begin_anew(self) -> None:
        self._goes_on = False
        self.begun.emit(self._goes_on)

    def _pause(self) -> None:
        self._pausing = not self._pausing
        self.pause.become(say("Go on") if self._pausing else say("Pause"))
        self.paused.emit(self._pausing)

    def _stop(self) -> None:
        """Cancel; the second time, without what is in hand."""
        self.stop.become(say("Stop now"))
        self.pause.hide()
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self._words.setText(say("It stops after the letters in hand."))
        self.cancelled.emit()
