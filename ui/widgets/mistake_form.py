"""The questions of a report: what happened, which letter, who received it, can it be got back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from checker.days import table_moment_words
from checker.desk.after.after_answers import CameBack, Mistake, NearMiss
from checker.reports import incident_words as told
from checker.reports.incidents import HOUR_MS, REPORT_HOURS
from checker.words import say
from ui.theme import Theme
from ui.widgets.asked import Asked, line, moment, moment_of, set_now, words
from ui.widgets.drop_down import DropDown
from ui.widgets.panel import Card
from ui.widgets.text import Text

if TYPE_CHECKING:
    from checker.desk.after.after_answers import ReportOffer

SENT, BACK, NEAR = "sent", "back", "near"
_ELSEWHERE = "elsewhere"
Report = Mistake | CameBack | NearMiss


class MistakeForm(Card):
    """Shows the questions of one kind of report; what was typed stays when another is chosen."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out every question."""
        super().__init__(parent=parent)
        self.kind = SENT
        self._offer: ReportOffer | None = None
        choose = say("Choose one")
        self.what = DropDown(theme, say("What happened?"), choose, told.choices(told.KINDS))
        self.words = words(theme, say("Tell it in your own words"))
        self.letter = DropDown(theme, say("Which letter?"), say("Choose the letter"), ())
        self.reference = line(say("The case's reference, if you know it"), 60)
        self.whom = line(say("Who has it, as far as you know"))
        self.went = line(say("The address or email address that it went to, if you know it"))
        self.recovered = DropDown(
            theme, say("Can it be got back?"), choose, told.choices(told.RECOVERED)
        )
        self.aware = moment(theme, say("When did you find out?"))
        self.clock = Text("", "muted")
        self.reason = DropDown(
            theme, say("What does the envelope say?"), choose, told.choices(told.RETURNS)
        )
        self.opened = DropDown(theme, say("Was it opened?"), choose, told.choices(told.OPENED))
        self.found = DropDown(theme, say("Who or what found it?"), choose, told.choices(told.FOUND))
        self._which_case = Asked(self.reference.accessibleName(), self.reference)
        self._asked = (
            (
                Asked(say("Which letter?"), self.letter),
                (SENT, BACK),
            ),
            (self._which_case, (SENT, BACK, NEAR)),
            (Asked(say("What happened?"), self.what), (SENT, NEAR)),
            (Asked(say("What does the envelope say?"), self.reason), (BACK,)),
            (Asked(say("Was it opened?"), self.opened), (BACK,)),
            (
                Asked(
                    self.words.accessibleName(),
                    self.words,
                    about=say(
                        "Who can read it: your team lead, the data protection officer, "
                        "investigators."
                    ),
                ),
                (SENT, BACK, NEAR),
            ),
            (Asked(self.whom.accessibleName(), self.whom), (SENT,)),
            (Asked(self.went.accessibleName(), self.went), (SENT,)),
            (Asked(say("Can it be got back?"), self.recovered), (SENT,)),
            (Asked(say("When did you find out?"), self.aware, self.clock), (SENT,)),
            (Asked(say("Who or what found it?"), self.found), (NEAR,)),
        )
        for asked, _kinds in self._asked:
            self.body.addWidget(asked)
        self.letter.currentIndexChanged.connect(self._fit)
        self.aware.dateTimeChanged.connect(self._tell_clock)
        self._fit()

    def begin(self, offer: "ReportOffer", receipt: str = "") -> None:
        """Show what can be chosen from, with one letter chosen already where that is said."""
        self._offer = offer
        while self.letter.count() > 1:
            self.letter.removeItem(1)
        for one in offer.letters:
            parts = (table_moment_words(one.at), one.to, one.reference, one.receipt)
            self.letter.addItem(" | ".join(filter(None, parts)), one.key)
        self.letter.addItem(say("A letter that was not checked here"), _ELSEWHERE)
        chosen = next((one.key for one in offer.letters if receipt == one.receipt), "")
        self.letter.setCurrentIndex(max(0, self.letter.findData(chosen)))
        for field in (self.what, self.recovered, self.reason, self.opened, self.found):
            field.setCurrentIndex(0)
        for typed in (self.words, self.whom, self.went, self.reference):
            typed.clear()
        set_now(self.aware, offer.now)
        self._tell_clock()
        self._fit()

    def turn_to(self, kind: str) -> None:
        """Ask the questions of another kind of report."""
        self.kind = kind
        self._fit()

    def field(self, name: str) -> QWidget | None:
        """Give the field in which something of a report is told; None where there is none."""
        fields: dict[str, QWidget] = {
            "kind": self.reason if self.kind == BACK else self.what,
            "aware": self.aware,
            "opened": self.opened,
            "letter": self.letter,
            "found": self.found,
            "words": self.words,
            "reference": self.reference,
        }
        return fields.get(name)

    def report(self) -> Report | str:
        """Give what was answered, or a sentence that says what is missing."""
        letter = self.letter.chosen()
        own = "" if letter == _ELSEWHERE else letter
        said = self.words.toPlainText().strip()
        if self.kind == BACK:
            if not own:
                return say("Choose the letter that came back.")
            return CameBack(
                letter=own, kind=self.reason.chosen(), opened=self.opened.chosen(), words=said
            )
        if self.kind == NEAR:
            return NearMiss(
                kind=self.what.chosen(),
                found=self.found.chosen(),
                words=said,
                reference=self.reference.text(),
            )
        if not letter:
            return say("Choose the letter, or that it was not checked here.")
        return Mistake(
            kind=self.what.chosen(),
            what=said,
            letter=own,
            reference="" if own else self.reference.text(),
            whom=self.whom.text(),
            went=self.went.text(),
            recovered=self.recovered.chosen(),
            aware=moment_of(self.aware),
        )

    def _tell_clock(self) -> None:
        ends = told.time_words(
            int(moment_of(self.aware).timestamp() * 1000) + REPORT_HOURS * HOUR_MS
        )
        self.clock.setText(
            say("If the regulator has to be told, the 72 hours from then end on {time}.", time=ends)
        )

    def _fit(self) -> None:
        for asked, kinds in self._asked:
            asked.setVisible(self.kind in kinds)
        elsewhere = self.kind == NEAR or self.letter.chosen() == _ELSEWHERE
        self._which_case.setVisible(elsewhere)
