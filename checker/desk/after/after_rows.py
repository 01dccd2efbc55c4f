"""What the windows are shown of mistakes: entries as rows, with everything known of each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checker.audit.canonical import Json
from checker.days import time_in_england
from checker.desk.after.after_answers import BlockedRow, MistakeRow, OtherRow, StepLine
from checker.desk.letter.suggesting import as_choice
from checker.desk.record.recording import slug
from checker.desk.seat import Seat
from checker.model import Case, CaseId, Organisation, Person, WhoId
from checker.reports import incident_words as words
from checker.reports.blocked import RETURNED, Blocked
from checker.reports.incidents import Due, Incident, Said, Step, dues, hours_left
from checker.words import say


@dataclass(frozen=True, slots=True)
class Rows:
    """Makes rows, with the names that this desk knows."""

    seat: Seat
    now_ms: int
    blocked: frozenset[tuple[str, str]] = frozenset()
    """Cases and destinations that are blocked already."""

    def mistake(self, one: Incident) -> MistakeRow:
        """Give one mistake."""
        due = dues(one, self.now_ms)
        went = self.went(one)
        case = text(one.told, "case")
        return MistakeRow(
            key=one.hash,
            at=time_in_england(one.first.t),
            what=words.said(words.KINDS, one.kind),
            cause=words.said(words.CAUSES, one.code("cause")),
            team=self.team(one.first.team),
            who=self.name(one.first.actor),
            reference=self.reference(case),
            channel=one.first.via,
            people=one.people,
            clock=words.clock_words(one, self.now_ms),
            state=one.clock_at(self.now_ms),
            left=hours_left(one, self.now_ms),
            closed=one.closed is not None,
            next=tuple(map(words.due_words, due)),
            soonest=words.due_words(due[0], briefly=True) if due else "",
            late=any(each.late for each in due),
            facts=tuple(self._facts(one, due)),
            steps=tuple(map(self._step, one.steps)),
            blocks="" if (case, went.casefold()) in self.blocked else went,
        )

    def other(self, one: Said, what: Mapping[str, str], about: str) -> OtherRow:
        """Give a near miss, or post that came back."""
        event = one.body.event
        return OtherRow(
            key=one.hash,
            at=time_in_england(one.body.t),
            what="" if event is None else words.said(what, event.kind),
            about=about,
            team=self.team(one.body.team),
            who=self.name(one.body.actor),
            reference=self.reference(text(one.told, "case")),
            words=text(one.told, "words"),
        )

    def place(self, one: Blocked) -> BlockedRow:
        """Give where nothing is sent; an address of the record in its lines, where it is known."""
        case = self.seat.shelf.case(CaseId(one.case))
        known = "" if case is None or one.kind != RETURNED else place_words(case, one.value)
        return BlockedRow(place=one, reference=self.reference(one.case), where=known or one.value)

    def went(self, one: Incident) -> str:
        """Say where it went by mistake: as was said, else where the record sent it."""
        case = self.seat.shelf.case(CaseId(text(one.told, "case")))
        if case is None:
            return ""
        said = text(one.told, "went")
        if said or one.kind not in ("wrong-address", "wrong-email"):
            return said
        return next((place_words(case, to) for to in destinations(one.told)), "")

    def reference(self, case: str) -> str:
        """Give a case's reference, its id where the records do not know it, "" for none."""
        record = self.seat.shelf.case(CaseId(case)) if case else None
        return case if record is None else as_choice(record).reference

    def name(self, actor: str) -> str:
        """Give somebody's name, else the pseudonym."""
        staff = self.seat.setting.policy.own.staff
        return next((one.name for one in staff if one.id == actor), actor)

    def team(self, team: str) -> str:
        """Give a team's name, else its pseudonym."""
        staff = self.seat.setting.policy.own.staff
        return next((one.team for one in staff if one.team and slug(one.team) == team), team)

    def _step(self, one: Step) -> StepLine:
        codes, event = one.event.codes, one.event
        told = [
            words.said(meant, codes[name])
            for name, meant in (
                ("cause", words.CAUSES),
                ("consequence", words.CONSEQUENCES),
                ("decision", words.DECISIONS),
                ("complaint", words.COMPLAINTS),
                ("damage", words.DAMAGE),
            )
            if name in codes
        ]
        when = event.counts.get("told", event.counts.get("recovered"))
        if when is not None:
            told.append(words.time_words(when))
        what = words.said(words.STEPS, one.step)
        return StepLine(
            when=words.time_words(one.at),
            who=self.name(one.actor),
            what=": ".join(filter(None, (what, "; ".join(told)))),
            words=one.words,
        )

    def _facts(self, one: Incident, due: tuple[Due, ...]) -> Iterator[tuple[str, str]]:
        told = one.told
        yield say("What happened"), text(told, "words") or self._sealed(one)
        yield say("Who received it"), text(told, "whom")
        yield say("Where it went"), self.went(one)
        yield say("The letter was for"), self._recipients(told)
        yield say("Cause"), words.said(words.CAUSES, one.code("cause"))
        yield say("People affected"), "" if one.people is None else str(one.people)
        yield say("Consequence"), words.said(words.CONSEQUENCES, one.code("consequence"))
        yield say("Back again"), words.said(words.RECOVERED, one.code("recovered"))
        yield say("We became aware"), words.time_words(one.aware)
        yield say("72 hours end"), words.time_words(one.due)
        yield say("Decision"), words.said(words.DECISIONS, one.code("decision"))
        for label, at in (
            (say("People told"), one.told_person),
            (say("Regulator told"), one.told_regulator),
        ):
            yield label, "" if at is None else words.time_words(at)
        complaint = one.complaint
        if complaint is not None:
            yield say("Complaint received"), words.time_words(complaint.received)
            yield say("30 days end"), words.time_words(complaint.due)
            answered = complaint.answered
            yield say("Complaint answered"), "" if answered is None else words.time_words(answered)
            yield say("Damage or distress"), words.said(words.DAMAGE, complaint.damage)
        yield say("Due next"), "; ".join(map(words.due_words, due))

    def _sealed(self, one: Incident) -> str:
        return say("The words of this report cannot be opened here.") if one.first.sd else ""

    def _recipients(self, told: Mapping[str, Json]) -> str:
        case = self.seat.shelf.case(CaseId(text(told, "case")))
        return names(case, told)


def text(told: Mapping[str, Json], name: str) -> str:
    """Give a text beside an entry, "" where there is none."""
    value = told.get(name)
    return value if isinstance(value, str) else ""


def recipients(told: Mapping[str, Json]) -> Iterator[Mapping[str, Json]]:
    """Give the rows of those an entry was written to."""
    rows = told.get("recipients")
    if isinstance(rows, list | tuple):
        yield from (one for one in rows if isinstance(one, Mapping))


def destinations(told: Mapping[str, Json]) -> Iterator[str]:
    """Give where an entry went: ids of addresses of the record, or email addresses."""
    for one in recipients(told):
        if to := text(one, "destination"):
            yield to


def names(case: Case | None, told: Mapping[str, Json]) -> str:
    """Give the names of those an entry was written to, as the record has them."""
    found = []
    for one in recipients(told):
        whom = text(one, "id")
        known = case.who(WhoId(whom)) if case is not None and whom else None
        found.append(known.name if known else whom or text(one, "destination"))
    return ", ".join(filter(None, dict.fromkeys(found)))


def place_words(case: Case, destination: str) -> str:
    """Give a destination in words: an email address itself, an address of the record a line."""
    if "@" in destination:
        return destination
    every: tuple[Person | Organisation, ...] = (*case.people, *case.organisations)
    held = (one for who in every for one in who.addresses if one.id == destination)
    return next((", ".join(one.written()) for one in held), "")
