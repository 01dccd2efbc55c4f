"""Looking something up in the record: first it is written down why, then it is shown."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from checker.audit.canonical import Json
from checker.audit.entry import Act, Event, Facts, read_body
from checker.audit.leaf import read_code, receipt_code
from checker.audit.trail_opening import files_set_aside
from checker.checks.rules import RULES
from checker.days import day_in_england, time_in_england
from checker.desk.letter.fingerprints import fingerprints
from checker.desk.letter.suggesting import as_choice
from checker.desk.looking_up.look_answers import (
    By,
    CasePeople,
    Looked,
    LookedRow,
    LookOffer,
    Sought,
    Why,
)
from checker.desk.looking_up.look_words import outcome_words, said_of_look, what_words
from checker.desk.looking_up.looking_far import far
from checker.desk.record.desk_entries import trails_here
from checker.desk.record.found import Found
from checker.desk.record.recording import slug
from checker.desk.record.saying_why import refuse_wordless
from checker.desk.seat import Seat
from checker.desk.trends.trend_words import team_words
from checker.errors import CallError, ReadingCancelled
from checker.model import Case, CaseId, Organisation, Person, Receipt, WhoId
from checker.protocol.looking import MOST_DAYS
from checker.protocol.messages import Role
from checker.words import say
from checker.worker.parent import never

LOOKERS: Final = (Role.LEAD, Role.INVESTIGATOR, Role.PROTECTION_OFFICER)
MOST_ROWS: Final = 2_000
"""So many are shown, the newest."""
MOST_FOUND: Final = 250_000
"""So many can go into one pack."""
_TOLD_EACH: Final = 100
_BY_DAYS: Final = (By.TEAM, By.CODE, By.DATE)


class LookingUp:
    """The room of whoever investigates, and of a lead for their own team."""

    def __init__(self, seat: Seat) -> None:
        """Look for nothing yet."""
        self._seat = seat

    def offer(self) -> LookOffer:
        """Give what can be chosen from.

        Raises:
            CallError: whoever sits here may not look.
        """
        actor = self._seat.refuse_others(*LOOKERS)
        staff = self._seat.setting.policy.own.staff
        lead = actor.role is Role.LEAD
        mine = [one for one in staff if not lead or one.team == actor.team]
        teams = dict.fromkeys(one.team for one in mine if one.team)
        return LookOffer(
            staff=tuple((one.id, one.name) for one in mine),
            teams=tuple((slug(team), team) for team in teams),
            codes=tuple(rule.code for rule in RULES if rule.live),
            own_team=lead,
            today=day_in_england(self._seat.now()),
        )

    def people(self, reference: str) -> CasePeople:
        """Give those of a case who may have been written to.

        Raises:
            CallError: whoever sits here may not look, or the records know no such case.
        """
        self._seat.refuse_others(*LOOKERS)
        case = self._case(reference)
        if case is None:
            raise CallError(
                say("The case records know no case with that reference. Look at it again."),
                field="reference",
            )
        bodies: tuple[Person | Organisation, ...] = (*case.people, *case.organisations)
        return CasePeople(
            case=case.id,
            title=as_choice(case).title,
            people=tuple((one.id, one.name) for one in bodies),
        )

    def look(
        self,
        sought: Sought,
        why: Why,
        progress: Callable[[int], None] = lambda _: None,
        cancelled: Callable[[], bool] = never,
    ) -> Looked:
        """Write down why, then find.

        Args:
            sought: What is sought.
            why: Why, in a code and in words.
            progress: Hears how many entries were found so far.
            cancelled: Asked now and then whether to give it up.

        Raises:
            ReadingCancelled: the person cancelled; that they looked stays recorded.
            CallError: whoever sits here may not look, or it is not said what for.
            LetterlockError: the record or the register cannot be used, and nothing is shown.
        """
        actor = self._seat.refuse_others(*LOOKERS)
        refuse_wordless(why.words)
        sought = self._settled(sought)
        recorded = self._record(sought, why, None if sought.case is None else str(sought.case))
        linked, only = self._seat.linked(), actor.team if actor.role is Role.LEAD else None
        if linked is None:
            found = self._here(sought, only)
        else:
            found = far(linked, self._seat.recorder(), sought, recorded)
        kept: list[Found] = []
        for one in found:
            if one.hash == recorded.hash:
                continue  # this look itself
            kept.append(one)
            if len(kept) % _TOLD_EACH == 0:
                progress(len(kept))
                if cancelled():
                    raise ReadingCancelled
            if len(kept) > MOST_FOUND:
                break
        looked = self.gathered(sought, kept, recorded)
        if linked is None and self._is_aside(only):
            older = say(
                "An older record that was set aside on this computer is not among them: see what "
                "is in it with letterlock audit verify."
            )
            return replace(looked, words=f"{looked.words} {older}")
        return looked

    def gathered(self, sought: Sought, found: list[Found], recorded: Receipt) -> Looked:
        """Give what was found as it is shown, the newest first."""
        whole = len(found) <= MOST_FOUND
        kept = sorted(found[:MOST_FOUND], key=lambda one: one.body.t, reverse=True)
        rows = tuple(map(self._row, kept[:MOST_ROWS]))
        return Looked(
            sought=sought,
            rows=rows,
            words=said_of_look(sought, kept, rows, whole=whole),
            recorded=recorded.hash,
            found=tuple(kept),
            whole=whole,
        )

    def _settled(self, sought: Sought) -> Sought:
        """See that what is sought can be sought."""
        if sought.by is By.CASE and sought.case is None:
            if not sought.text.strip():
                raise CallError(
                    say("Type the case's reference, as the letters have it."), field="reference"
                )
            case = self._case(sought.text)
            return replace(sought, case=case.id if case else CaseId(sought.text.strip()))
        if sought.by is By.RECEIPT:
            code = read_code(sought.text)
            if code is None:
                raise CallError(
                    say("A receipt has twelve letters and digits, such as 7QX2-0F9K-M3TB."),
                    field="receipt",
                )
            return replace(sought, text=code)
        if sought.by in _BY_DAYS and (
            sought.first is None or sought.last is None or sought.last < sought.first
        ):
            raise CallError(say("Give a first day and a last day, not before it."), field="days")
        if sought.by in _BY_DAYS and not _is_a_year(sought):
            raise CallError(say("Choose at most {most} days.", most=MOST_DAYS), field="days")
        if sought.by is By.FILE and sought.file is None:
            raise CallError(say("Choose the file, or drop it here."), field="file")
        if sought.file is not None:
            return replace(sought, digests=fingerprints(sought.file, self._seat.readers))
        if sought.by is By.RECIPIENT and (sought.case is None or sought.recipient is None):
            raise CallError(say("Choose the case and the person."), field="person")
        return sought

    def _case(self, reference: str) -> Case | None:
        typed = "".join(reference.split()).upper()
        cases = self._seat.shelf.cases().cases
        told = (one for one in cases if typed in {str(one.id).upper(), *_references(one)})
        return next(told, None)

    def _record(self, sought: Sought, why: Why, case: str | None) -> Receipt:
        """Write down that somebody looks, for what, and why; give its receipt."""
        recorder = self._seat.recorder()
        event = Event(kind=sought.by.value, codes={"purpose": why.purpose.value})
        return recorder.tell(
            Act.VIEW,
            Facts(event=event),
            disclosures=[("reason", why.words.strip()), *_sought(sought)],
            case=case,
        )

    def _here(self, sought: Sought, team: str | None) -> Iterator[Found]:
        """Look through the records of everybody of a team, or all, who sits at this desk."""
        for trail in trails_here(self._seat, team):
            entries = trail.entries()
            for entry, told in zip(entries, trail.disclosed_by_each(entries), strict=True):
                one = Found(
                    body=read_body(entry.body),
                    hash=entry.hash.hex(),
                    leaf=entry.signature + entry.body,
                    told=told,
                )
                if matches(one, sought):
                    yield one

    def _is_aside(self, team: str | None) -> bool:
        """Say whether one of those records was begun anew, so that there is an older one."""
        return any(files_set_aside(trail.path) for trail in trails_here(self._seat, team))

    def _row(self, one: Found) -> LookedRow:
        body = one.body
        case = one.fact("case")
        record = self._seat.shelf.case(CaseId(case)) if isinstance(case, str) else None
        reference = case if isinstance(case, str) else ""
        return LookedRow(
            hash=one.hash,
            log=body.log,
            seq=body.seq,
            at=time_in_england(body.t),
            what=what_words(body),
            outcome=outcome_words(body),
            who=self._name(body.actor),
            team=team_words(body.team, {}),
            reference=as_choice(record).reference if record else reference,
            recipients=_recipients(one, record),
            channel=body.via,
            stops=sum(found.n for found in body.findings if found.sev == "stop"),
            checks=sum(found.n for found in body.findings if found.sev == "check"),
            codes=tuple(dict.fromkeys(found.code for found in body.findings)),
            receipt=receipt_code(body.log, body.seq, bytes.fromhex(one.hash)),
            sealed=bool(body.sd) and not one.told,
            leaf=one.leaf,
        )

    def _name(self, actor: str) -> str:
        staff = (one.name for one in self._seat.setting.policy.own.staff if one.id == actor)
        return next(staff, actor)


def matches(one: Found, sought: Sought) -> bool:
    """Say whether an entry is what is sought; all that is named must hold."""
    body = one.body
    first, last = sought.span_ms()
    return (
        first <= body.t <= last
        and (not sought.team or body.team == sought.team)
        and (not sought.code or sought.code in {found.code for found in body.findings})
        and _is_about(one, sought)
    )


def _is_about(one: Found, sought: Sought) -> bool:
    body = one.body
    match sought.by:
        case By.CASE:
            return one.fact("case") == str(sought.case)
        case By.RECIPIENT:
            told = {row.get("id") for row in one.rows("recipients")}
            return one.fact("case") == str(sought.case) and str(sought.recipient) in told
        case By.FILE:
            told = {row.get(name) for row in one.rows("files") for name in ("sha256", "content")}
            return bool(told & set(sought.digests))
        case By.RECEIPT:
            return receipt_code(body.log, body.seq, bytes.fromhex(one.hash)) == sought.text
        case By.STAFF:
            return body.actor == sought.text
        case _:
            return True


def _is_a_year(sought: Sought) -> bool:
    """Say whether the days are no more than the register looks through at once."""
    first, last = sought.first, sought.last
    return first is not None and last is not None and (last - first).days < MOST_DAYS


def _sought(sought: Sought) -> Iterator[tuple[str, Json]]:
    """Give what was sought, as it is kept beside the entry of the look."""
    if sought.case is not None:
        yield "case", str(sought.case)
    if sought.recipient is not None:
        yield "recipients", [{"destination": "", "field": "", "id": str(sought.recipient)}]
    if sought.text:
        yield "text", sought.text
    if sought.digests:
        yield "files", [{"content": "", "sha256": one} for one in sought.digests]
    if sought.first is not None and sought.last is not None:
        yield "days", [sought.first.isoformat(), sought.last.isoformat()]


def _references(case: Case) -> Iterator[str]:
    yield from ("".join(one.value.split()).upper() for one in case.references)


def _recipients(one: Found, record: Case | None) -> str:
    """Give the names of those it went to, as the record has them; their ids where it has none."""
    names = []
    for row in one.rows("recipients"):
        who = row.get("id")
        if not isinstance(who, str) or not who:
            names.append(str(row.get("destination", "")))
            continue
        known = None if record is None else record.who(WhoId(who))
        names.append(who if known is None else known.name)
    return ", ".join(filter(None, dict.fromkeys(names)))
