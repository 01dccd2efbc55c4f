"""Which case a letter is for, who it is to, how it travels: nothing is chosen for the person."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from checker.model import Channel, Document, Read
from checker.words import say
from ui.theme import Theme
from ui.widgets.asked import Asked, line
from ui.widgets.button import Button
from ui.widgets.case_lines import CaseLines, case_line
from ui.widgets.channel_words import channel_words
from ui.widgets.choice_list import Choice, ChoiceList
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.foot import Foot
from ui.widgets.panel import Callout, Card, column, hung, row
from ui.widgets.password_sheet import LOCKED, PasswordSheet
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.scrolling import Scrolling
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.desk.answers import CaseChoice, Opened, RecipientChoice

OTHER, NONE = "another", "none"
_MOST_WIDE = 860
_LINES = 6
_MOST_LISTED = 200


class ChooseScreen(QWidget):
    """Three questions below one another; the second appears when the first is answered."""

    case_picked = Signal(str)
    answered = Signal(object, list, object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the questions."""
        super().__init__(parent)
        self._theme = theme
        self._opened: Opened | None = None
        self._cases: tuple[CaseChoice, ...] = ()
        self._people: tuple[RecipientChoice, ...] = ()
        self._several = False
        self._leads_on = False
        """Whether the case was filled in, so that the next question is the one to answer."""
        self._page = Scrolling()
        self.errors, self.progress = ErrorPanel(theme), ProgressPanel(theme)
        self.password = PasswordSheet(theme)
        head = QWidget()
        head.setLayout(
            column(
                Text(say("Before the check"), "title"),
                Text(say("Answer from what you know, not from what the letter says."), "muted"),
                spacing=2,
            )
        )
        inner = QWidget()
        inner.setMaximumWidth(theme.px(_MOST_WIDE))
        inner.setLayout(
            column(
                head,
                self.errors,
                self.progress,
                self.password,
                self._case_card(),
                self._to_card(),
                self._way_card(),
                spacing=12,
            )
        )
        middle = row(spacing=0)
        middle.addStretch(1)
        middle.addWidget(inner, 40)
        middle.addStretch(1)
        self._page.column.addLayout(middle)
        self._page.column.addStretch(1)
        back = Button(theme, say("Back"), icon="arrow-left", kind="big", key="Esc")
        go = Button(
            theme, say("Check the letter"), icon="arrow-right", kind="primary", key="Ctrl+Enter"
        )
        back.clicked.connect(self.left)
        go.clicked.connect(self.go)
        self._foot = Foot(theme, back, go)
        self._foot.say("", say("Nothing is sent or printed by checking."))
        whole = column(spacing=0)
        whole.addWidget(self._page, 1)
        whole.addWidget(self._foot)
        self.setLayout(whole)
        theme.changed.connect(self._fit_cases)
        self.keys: dict[str, Callable[[], None]] = {
            "Esc": self.left.emit,
            "Ctrl+Return": self.go,
            "Ctrl+Enter": self.go,
            "F6": self._next_part,
        }

    def begin(self, opened: "Opened", cases: "tuple[CaseChoice, ...]") -> None:
        """Ask about a letter that was just read."""
        self._opened, self._cases = opened, cases
        self.errors.clear()
        self.progress.end()
        self.password.ask_for(opened.documents)
        offered = [
            Choice(id=one.id, name=f"{one.reference}  {one.title}", about=" ".join(one.because))
            for one in opened.suggestions
        ]
        offered.append(Choice(id=OTHER, name=say("Another case")))
        offered.append(Choice(id=NONE, name=say("The case is not in the list")))
        self._case_why.setText(_why(opened, has_cases=bool(cases)))
        unread = _unread(opened)
        self._unread.setText(unread)
        self._unread.setVisible(bool(unread))
        self._case_list.offer(tuple(offered))
        self._finder.clear()
        self._case_choosers.hide()
        self._to_card_frame.hide()
        self._way_card_frame.hide()
        self._show_message(opened.documents)
        self._leads_on = len(opened.suggestions) == 1
        if self._leads_on:
            self._case_list.choose(opened.suggestions[0].id)
        self.take_focus()

    def take_focus(self) -> None:
        """Begin with the case, the first thing that is asked."""
        self._case_list.take_focus()

    def show_recipients(self, people: "tuple[RecipientChoice, ...]") -> None:
        """Ask who it is to, in the order the desk gives."""
        self._people = people
        self.progress.end()
        self._offer_people()
        self._to_card_frame.setVisible(not self._is_message())
        self._way_card_frame.hide()
        if self._leads_on:  # else the arrow keys are still going through the cases
            self._to_list.take_focus()
        self._leads_on = False

    def pick(self, case: str) -> None:
        """Choose a case that was chosen before."""
        if self._case_list.chosen() == (case,):
            return
        self._leads_on = True
        self._case_list.choose(case)
        if self._case_list.chosen() != (case,):
            self._case_list.choose(OTHER)
            for line in range(self._found.count()):
                item = self._found.item(line)
                if item.data(Qt.ItemDataRole.UserRole) == case:
                    self._found.setCurrentItem(item)

    def choose(self, recipients: tuple[str, ...], channel: Channel | None) -> None:
        """Fill in answers given before."""
        self._to_list.choose(*recipients)
        if channel is not None:
            self._way_list.choose(channel.value)

    def go(self) -> None:
        """Pass the answers on, or say which question is still open."""
        case = self.case()
        missing: tuple[QWidget, str] | None = None
        if case is None:
            missing = (self._case_list, say("Choose the case."))
        elif not self._is_message() and case != NONE:
            if not self._to_list.chosen():
                missing = (self._to_list, say("Choose who it is to."))
            elif not self._way_list.chosen():
                missing = (self._way_list, say("Choose how it is going."))
        if missing is not None:
            self.errors.problem_in(*missing)
            return
        self.errors.clear()
        way = self._way_list.chosen()
        channel = Channel(way[0]) if way else Channel.POST
        if self._is_message():
            channel = Channel.EMAIL
        self.answered.emit(None if case == NONE else case, list(self._to_list.chosen()), channel)

    def case(self) -> str | None:
        """Give the case chosen, NONE for "not in the list", or None while nothing is chosen."""
        chosen = self._case_list.chosen()
        if not chosen:
            return None
        if chosen[0] != OTHER:
            return chosen[0]
        item: QListWidgetItem | None = self._found.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else None

    @property
    def case_list(self) -> ChoiceList:
        """The first question."""
        return self._case_list

    @property
    def to_list(self) -> ChoiceList:
        """The second question."""
        return self._to_list

    @property
    def way_list(self) -> ChoiceList:
        """The third question."""
        return self._way_list

    def _case_card(self) -> Card:
        """Lay out the first question."""
        card = Card(say("Which case is this letter for?"))
        self._case_why, self._unread = Text("", "muted"), Text("")
        card.body.addWidget(self._case_why)
        card.body.addWidget(self._unread)
        self._case_list = ChoiceList(self._theme, say("Which case is this letter for?"))
        self._case_list.changed.connect(self._case_changed)
        card.body.addLayout(hung(self._case_list))
        self._finder = line(say("Find a case by number or name"))
        self._finder.textChanged.connect(self._list_cases)
        self._found = QListWidget()
        self._found.setAccessibleName(say("Cases"))
        self._found.setItemDelegate(CaseLines(self._theme, self._found))
        self._found.setMaximumHeight(self._theme.px(180))
        self._found.currentItemChanged.connect(lambda *_items: self._case_changed())
        self._case_choosers = QWidget()
        asked = Asked(self._finder.accessibleName(), self._finder, self._found)
        self._case_choosers.setLayout(column(asked))
        card.body.addWidget(self._case_choosers)
        return card

    def _to_card(self) -> Card:
        """Lay out the second question."""
        card = Card(say("Who is it to?"))
        self._to_list = ChoiceList(self._theme, say("Who is it to?"))
        self._to_list.changed.connect(self._people_changed)
        card.body.addLayout(hung(self._to_list))
        self._more = Button(self._theme, say("It goes to more than one"), kind="link")
        self._more.clicked.connect(self._toggle_several)
        card.body.addLayout(hung(row(self._more, 1)))
        self._to_card_frame = card
        return card

    def _way_card(self) -> QWidget:
        """Lay out the third question."""
        card = Card(say("How is it going?"))
        self._way_list = ChoiceList(self._theme, say("How is it going?"))
        card.body.addLayout(hung(self._way_list))
        self._way_card_frame = card
        self._message = Callout(self._theme, "note", say("This is an email"))
        self._message.hide()
        both = QWidget()
        box = QVBoxLayout(both)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)
        box.addWidget(self._message)
        return both

    def _is_message(self) -> bool:
        """Say whether the recipients come from the message itself."""
        return self._opened is not None and self._opened.addressed

    def _case_changed(self) -> None:
        """Ask for the people of the case that is chosen now; what was missing is answered."""
        self.errors.clear()
        chosen = self._case_list.chosen()
        other = chosen == (OTHER,)
        if other and self._case_choosers.isHidden():
            self._case_choosers.show()
            self._list_cases(self._finder.text())
        self._case_choosers.setVisible(other)
        self._to_card_frame.hide()
        self._way_card_frame.hide()
        self._people = ()
        self._to_list.offer(())
        self._way_list.offer(())
        case = self.case()
        if case is not None and case != NONE and not self._is_message():
            self.case_picked.emit(case)

    def _list_cases(self, words: str) -> None:
        """List the cases in which the words stand."""
        self._found.clear()
        wanted = words.casefold().split()
        for one in self._cases:
            said = case_line(one.reference, one.title)
            if all(word in said.casefold() for word in wanted):
                item = QListWidgetItem(said)
                item.setData(Qt.ItemDataRole.UserRole, one.id)
                self._found.addItem(item)
            if self._found.count() >= _MOST_LISTED:
                break
        self._fit_cases()
        self._found.scrollToTop()

    def _fit_cases(self) -> None:
        """Show whole lines, none of them cut."""
        if self._found.count():
            self._found.ensurePolished()
            around = 2 * self._found.frameWidth()  # with the padding, once it is polished
            self._found.setFixedHeight(self._found.sizeHintForRow(0) * _LINES + around)

    def _offer_people(self) -> None:
        """List the people of the case."""
        self._to_list.offer(
            tuple(Choice(id=one.id, name=one.name, about=one.role) for one in self._people),
            several=self._several,
        )

    def _toggle_several(self) -> None:
        """Let several be chosen, or one only."""
        self._several = not self._several
        self._more.become(
            say("It goes to one only") if self._several else say("It goes to more than one")
        )
        self._offer_people()
        self._to_list.take_focus()

    def _people_changed(self) -> None:
        """Offer the ways that lead to everybody chosen."""
        chosen = self._to_list.chosen()
        ways = [set(one.channels) for one in self._people if one.id in chosen and one.channels]
        common = set.intersection(*ways) if ways else set(Channel)
        before = self._way_list.chosen()
        offered = tuple(one for one in Channel if one in common)
        self._way_list.offer(
            tuple(Choice(id=one.value, name=channel_words(one)) for one in offered)
        )
        self._way_list.choose(*before)
        if len(offered) == 1:
            self._way_list.choose(offered[0].value)
        self._way_card_frame.setVisible(bool(chosen))

    def _show_message(self, documents: tuple[Document, ...]) -> None:
        """Say who an email is to, from its own headers."""
        message = documents[0].message if documents else None
        self._message.setVisible(self._is_message())
        if message is None:
            return
        to = ", ".join(box.address for box in message.to) or say("nobody")
        copies = ", ".join(box.address for box in (*message.cc, *message.bcc))
        sentence = say("Its recipients come from the message itself. To: {to}.", to=to)
        if copies:
            sentence = f"{sentence} {say('Copies: {copies}.', copies=copies)}"
        self._message.say(say("This is an email"), sentence)

    def _next_part(self) -> None:
        """Move the keys to the next question."""
        lists = [self._case_list, self._to_list, self._way_list]
        shown = [one for one in lists if one.isVisible()]
        focus: QWidget | None = self.focusWidget()
        here = -1
        if focus is not None:
            here = next((i for i, one in enumerate(shown) if one.isAncestorOf(focus)), -1)
        shown[(here + 1) % len(shown)].take_focus()


def _why(opened: "Opened", *, has_cases: bool) -> str:
    """Say how many cases fit, and so why the question is asked; or why none could be looked for."""
    count = len(opened.suggestions)
    if count == 1:
        return say("One case fits. Choose another if this is not the one.")
    if count:
        return say("We found {count} cases that fit. Which one is this letter for?", count=count)
    if not has_cases:
        return say("There are no case records here just now, so we could not look for its case.")
    letter = opened.documents[0]
    if letter.read is Read.NO:
        return say("{file} could not be read, so we could not look for its case.", file=letter.name)
    if any(one.read is not Read.WHOLE for one in opened.documents):
        return say(
            "We found no case that fits in what could be read. Find it, or say that it is not"
            " there."
        )
    return say("We found no case that fits. Find it, or say that it is not there.")


def _unread(opened: "Opened") -> str:
    """Say why the letter could not be read; of a locked one it is said where the password goes."""
    letter = opened.documents[0]
    if letter.read is not Read.NO or any(gap.code == LOCKED for gap in letter.gaps):
        return ""
    return next((gap.why for gap in letter.gaps), "")
