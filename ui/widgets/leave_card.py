"""How a confirmed letter leaves: its address printed, a draft for the mail program, a folder."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from checker.desk.out.handing_over import Offer
from checker.desk.out.papers import PaperKind, paper_title
from checker.words import say
from ui.theme import Theme
from ui.widgets.announce import announce
from ui.widgets.button import Button
from ui.widgets.drop_down import DropDown
from ui.widgets.icon import Icon
from ui.widgets.panel import column, empty, row
from ui.widgets.text import Text
from ui.widgets.wrap_row import WrapRow


class LeaveCard(QFrame):
    """A step of what to do now; what came of it is said below its buttons."""

    print_wanted = Signal(str)
    draft_wanted = Signal()
    folder_wanted = Signal()
    copy_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Say where the address comes from; how it may leave is offered when that is known."""
        super().__init__(parent)
        self._theme = theme
        self.kinds: DropDown | None = None
        self._box = QVBoxLayout()
        self._box.setSpacing(8)
        self._box.setContentsMargins(0, 6, 0, 0)
        self.title = Text(say("The address comes from the record"), "strong")
        self.words = Text(say("Do not write it by hand."), "muted")
        self.told = Text("", "muted")
        self.told.hide()
        line = row(Icon(theme, "mail", "muted", 20), spacing=12)
        told = column(self.title, self.words, spacing=1)
        told.addLayout(self._box)
        told.addWidget(self.told)
        line.addLayout(told, 1)
        self.setLayout(line)
        line.setContentsMargins(0, 0, 0, 0)

    def show_offer(self, offer: Offer) -> None:
        """Offer how it may leave."""
        empty(self._box)
        if offer.papers:
            self.words.setText(
                say("Print it from the case record. The page is read back before it is printed.")
            )
            self._box.addWidget(self._papers(offer))
        if offer.recipients:
            self.title.setText(say("Send it to the address on the record"))
            self.words.setText(
                say("The draft has the recipients of the record and the files you confirmed.")
                if offer.draft
                else say("Open the message in your mail program, and send it from there.")
            )
            self._box.addWidget(self._email(offer))
        if offer.folder is not None:
            put = Button(self._theme, say("Hand over the files"), icon="folder-open")
            put.clicked.connect(self.folder_wanted)
            self._box.addLayout(row(put, 1))

    def print_address(self) -> None:
        """Print the address on the paper that is chosen, where there is one to print."""
        if self.kinds is not None:
            self.print_wanted.emit(str(self.kinds.currentData()))

    def say_told(self, words: str, kind: str) -> None:
        """Say what came of it, or how far it is."""
        self.told.say(words, kind)
        self.told.setAccessibleName(words)
        self.told.setVisible(bool(words))
        announce(self, words)

    def _papers(self, offer: Offer) -> WrapRow:
        kinds = tuple((one.value, paper_title(one)) for one in offer.papers[1:])
        first = offer.papers[0]
        self.kinds = DropDown(self._theme, say("Paper for the address"), paper_title(first), kinds)
        self.kinds.setItemData(0, first.value)
        address = Button(
            self._theme, say("Print the address (Ctrl+P)"), icon="printer", key="Ctrl+P"
        )
        address.clicked.connect(self.print_address)
        slip = Button(self._theme, say("Print the dispatch slip"), icon="clipboard-list")
        slip.clicked.connect(lambda: self.print_wanted.emit(PaperKind.SLIP.value))
        return WrapRow(self.kinds, address, slip, spacing=10)

    def _email(self, offer: Offer) -> WrapRow:
        copy = Button(self._theme, say("Copy the recipients"))
        copy.clicked.connect(lambda: self.copy_wanted.emit(offer.recipients))
        if not offer.draft:
            return WrapRow(copy)
        draft = Button(self._theme, say("Open the email as a draft"), icon="send")
        draft.clicked.connect(self.draft_wanted)
        return WrapRow(draft, copy, spacing=10)
