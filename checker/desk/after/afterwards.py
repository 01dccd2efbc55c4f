"""After sending: a mistake is reported, post comes back, and those who lead see it through."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Final

from checker.audit.acts import Act
from checker.audit.entry import Event, Facts
from checker.audit.leaf import read_code, receipt_code
from checker.days import day_in_england, time_in_england
from checker.desk.after.after_answers import (
    CameBack,
    Filed,
    Mistake,
    MistakeLog,
    MistakeRow,
    NearMiss,
    ReportOffer,
    SentLetter,
    StepTaken,
)
from checker.desk.after.after_entries import Blocking, entries_for
from checker.desk.after.after_rows import Rows, destinations, names, text
from checker.desk.record.exchanging import Told, told_of
from checker.desk.seat import Seat
from checker.errors import CallError
from checker.model import Case, CaseId, Receipt
from checker.protocol.messages import Role
from checker.reports import incident_words as words
from checker.reports.blocked import ADDRESS, EMAIL, RETURNED, Blocked
from checker.reports.incidents import (
    HOUR_MS,
    REPORT_HOURS,
    Incident,
    Said,
    incidents,
    near_misses,
    returned,
)
from checker.words import say, say_count

if TYPE_CHECKING:
    from checker.audit.canonical import Json

LOOKERS: Final = (Role.LEAD, Role.INVESTIGATOR, Role.PROTECTION_OFFICER)
ACTORS: Final = (Role.LEAD, Role.PROTECTION_OFFICER)
_LOOK_BACK_MS: Final = 183 * 24 * HOUR_MS
_MOST_LETTERS: Final = 200
_LEAST_WORDS: Final = 8
_MOST_WORDS: Final = 4_000
_POSTED: Final = frozenset({"post", "dx", "hand"})
_TIMES: Final = {
    "told-person": "told",
    "told-regulator": "told",
    "recovered": "recovered",
    "decided": "decided",
}
_COMPLAINT_TIMES: Final = {"received": "received", "acknowledged": "at", "answered": "answered"}
_NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "assessed": ("cause", "consequence"),
    "recovered": ("recovered",),
    "decided": ("decision",),
    "complaint": ("complaint",),
}


class Afterwards:
    """What happens after sending. Every call may take a second: use a job."""

    def __init__(self, seat: Seat) -> None:
        """Read nothing yet."""
        self._seat = seat
        self._blocking = Blocking(seat)

    def known(self, case: Case | None) -> Case | None:
        """Give a case record that knows what came back, and what went wrong, since it was made."""
        return self._blocking.known(case)

    def blocked(self) -> tuple[Blocked, ...] | None:
        """Give where nothing is to be sent any more; None where a record cannot be read."""
        return self._blocking.now_or_unread()

    def offer(self) -> ReportOffer:
        """Give one's own letters of the last half year, the newest first.

        Raises:
            TrailError: the record cannot be read.
        """
        found = self._sent()[-_MOST_LETTERS:]
        return ReportOffer(
            letters=tuple(self._letter(one) for one in reversed(found)), now=self._seat.now()
        )

    def report(self, mistake: Mistake) -> Filed:
        """Report that something went wrong after sending.

        Raises:
            CallError: something is missing, or there is no such letter of one's own.
            TrailError: it could not be written, so it is not reported.
        """
        if mistake.kind not in words.KINDS:
            raise CallError(say("Choose what happened."), field="kind")
        self._enough(mistake.what, say("Write in a few words what happened."))
        now = self._seat.now()
        aware = mistake.aware or now
        if aware > now:
            raise CallError(say("The time at which you found out has not come yet."), field="aware")
        codes = {"step": "reported", "cause": mistake.cause, "recovered": mistake.recovered}
        counts = {"aware": _ms(aware)}
        if mistake.people is not None:
            counts["people"] = mistake.people
        receipt = self._tell(
            Act.INCIDENT,
            Event(kind=mistake.kind, codes={k: v for k, v in codes.items() if v}, counts=counts),
            self._own(mistake.letter),
            reference=mistake.reference,
            told={"words": mistake.what, "whom": mistake.whom, "went": mistake.went},
        )
        return Filed(
            receipt=receipt.code,
            headline=say("Reported. Thank you."),
            words=(
                say("Your team lead and the data protection officer can see it now."),
                say(
                    "If the regulator has to be told, that is due by {time}: 72 hours after you "
                    "found out. They decide it, not you.",
                    time=words.time_words(_ms(aware) + REPORT_HOURS * HOUR_MS),
                ),
                say("If you can still stop the letter or get it back, do that now."),
            ),
        )

    def returned(self, back: CameBack) -> Filed:
        """Record post that came back. Nothing more goes there without a second person.

        Raises:
            CallError: something is missing, or there is no such letter of one's own.
            TrailError: it could not be written.
        """
        if back.kind not in words.RETURNS:
            raise CallError(say("Choose what the envelope says."), field="kind")
        if back.opened not in words.OPENED:
            raise CallError(say("Say whether it was opened."), field="opened")
        letter = self._own(back.letter)
        if letter is None:
            raise CallError(say("Choose the letter that came back."), field="letter")
        to = list(destinations(letter.told)) if letter.body.via in _POSTED else []
        event = Event(
            kind=back.kind,
            codes={"opened": back.opened, "next": "blocked" if to else "none"},
            counts={"sent": letter.body.t, "back": _ms(self._seat.now())},
        )
        receipt = self._tell(Act.RETURN, event, letter, told={"words": back.words})
        reason = words.said(words.RETURNS, back.kind)
        case = text(letter.told, "case")
        day = day_in_england(self._seat.now())
        for one in to:
            place = Blocked(case=case, kind=RETURNED, value=one, on=day, reason=reason)
            self._blocking.say(place, receipt.hash, letter.body.team)
        said = say("The next letter of this case to that address stops until it is confirmed.")
        return Filed(
            receipt=receipt.code,
            headline=say("Recorded: the letter came back."),
            words=(
                *((said,) if to else ()),
                say("Ask whoever looks after the case record to confirm the address."),
            ),
        )

    def near_miss(self, miss: NearMiss) -> Filed:
        """Record a mistake that was caught before sending.

        Raises:
            CallError: something is missing.
            TrailError: it could not be written.
        """
        if miss.kind not in words.KINDS:
            raise CallError(say("Choose what nearly happened."), field="kind")
        if miss.found not in words.FOUND:
            raise CallError(say("Choose who or what found it."), field="found")
        self._enough(miss.words, say("Write in a few words what nearly happened."))
        event = Event(
            kind=miss.kind, codes={"found": miss.found}, counts={"at": _ms(self._seat.now())}
        )
        receipt = self._tell(
            Act.NEAR_MISS, event, None, reference=miss.reference, told={"words": miss.words}
        )
        return Filed(
            receipt=receipt.code,
            headline=say("Recorded. It was caught in time."),
            words=(say("Near misses show where the next mistake would be. Nobody is blamed."),),
        )

    def mine(self) -> tuple[MistakeRow, ...]:
        """Give what whoever sits here reported, with what was done about it since."""
        actor = self._seat.actor()
        rows = self._rows()
        found = incidents(entries_for(self._seat, actor))
        return tuple(rows.mistake(one) for one in found if one.first.actor == actor.id)

    def log(self) -> MistakeLog:
        """Give everything that went wrong, as far as whoever sits here may see it.

        Raises:
            CallError: theirs is not the role.
            TrailError: a record cannot be read.
        """
        actor = self._seat.refuse_others(*LOOKERS)
        entries = entries_for(self._seat, actor)
        held = self._blocking.now()
        rows = self._rows(held)
        mistakes = tuple(map(rows.mistake, incidents(entries)))
        running = sum(not one.closed for one in mistakes)
        late = sum(one.late and not one.closed for one in mistakes)
        told = say_count("{count} mistake is open.", "{count} mistakes are open.", running)
        if late:
            told += " " + say("For {count} something is late.", count=late)
        return MistakeLog(
            mistakes=mistakes,
            near=tuple(
                rows.other(one, words.KINDS, _code(one, "found", words.FOUND))
                for one in near_misses(entries)
            ),
            back=tuple(
                rows.other(one, words.RETURNS, _code(one, "opened", words.OPENED))
                for one in returned(entries)
            ),
            blocked=tuple(map(rows.place, held)),
            words=told,
            may_act=actor.role in ACTORS,
        )

    def take(self, step: StepTaken) -> Filed:
        """Record what was done about a mistake.

        Raises:
            CallError: theirs is not the role, they may not see it, or something is missing.
            TrailError: it could not be written.
        """
        actor, now = self._seat.refuse_others(*ACTORS), self._seat.now()
        found = incidents(entries_for(self._seat, actor))
        one = next((each for each in found if each.hash == step.incident), None)
        if one is None or step.step not in words.STEPS or step.step == "reported":
            raise CallError(say("Choose the mistake, and what was done about it."))
        if lacking := [name for name in _NEEDED.get(step.step, ()) if not step.codes.get(name)]:
            raise CallError(say("Choose what belongs to this step."), field=lacking[0])
        if step.step == "decided":
            self._enough(
                step.words, say("Write why: the regulator may ask for the reasons (Article 33(5)).")
            )
        if step.step == "closed" and (due := words.timed_words(one, _ms(now))):
            raise CallError(say("Record this first, then close it. {due}.", due=due))
        at = step.at or now
        if at > now:
            raise CallError(say("That time has not come yet."), field="at")
        count = _TIMES.get(step.step) or _COMPLAINT_TIMES.get(step.codes.get("complaint", ""), "")
        counts = {count: _ms(at)} if count else {}
        if step.people is not None:
            counts["people"] = step.people
        codes = {name: told for name, told in step.codes.items() if told}
        event = Event(kind=one.kind, codes={**codes, "step": step.step}, counts=counts)
        case = text(one.told, "case")
        receipt = self._seat.recorder().tell(
            Act.INCIDENT,
            Facts(about=one.hash, team=one.first.team, via=one.first.via, event=event),
            disclosures=[("case", case or None), ("words", _short(step.words))],
            case=case or None,
        )
        if step.block:
            self._block_wrong(one)
        return Filed(receipt=receipt.code, headline=say("Recorded."), words=())

    def allow_again(self, place: Blocked) -> None:
        """Let letters go again to where nothing was to be sent any more.

        Raises:
            CallError: theirs is not the role, or nothing is blocked there.
            TrailError: it could not be written.
        """
        self._seat.refuse_others(*ACTORS)
        held = next((one for one in self._blocking.now() if one == place), None)
        if held is None:
            raise CallError(say("Letters may go there already."))
        self._blocking.say(held, held.about, held.team, state="off")

    def _block_wrong(self, one: Incident) -> None:
        rows, case = self._rows(), text(one.told, "case")
        went = rows.went(one)
        if not went or not case:
            raise CallError(
                say("It is recorded. Nobody said where it went, so nothing could be blocked.")
            )
        self._blocking.say(
            Blocked(
                case=case,
                kind=EMAIL if "@" in went else ADDRESS,
                value=went,
                on=time_in_england(one.first.t).date(),
            ),
            one.hash,
            one.first.team,
        )

    def _tell(
        self,
        act: Act,
        event: Event,
        letter: Told | None,
        *,
        told: Mapping[str, str],
        reference: str = "",
    ) -> Receipt:
        """Write an entry about a letter, with the words beside it under the case's key."""
        case = text(letter.told, "case") if letter else self._case(reference)
        beside: list[tuple[str, Json]] = [("case", case or None)]
        facts = Facts(event=event)
        if letter is not None:
            body = letter.body
            facts = Facts(about=letter.hash, team=body.team, to=body.to, via=body.via, event=event)
            beside += [
                (name, letter.told[name]) for name in ("recipients", "files") if name in letter.told
            ]
        beside += [(name, _short(said)) for name, said in told.items() if said.strip()]
        return self._seat.recorder().tell(act, facts, disclosures=beside, case=case or None)

    def _case(self, reference: str) -> str:
        """Give the id of the case with a reference, "" for none.

        Raises:
            CallError: the records know no such case.
        """
        typed = "".join(reference.split()).upper()
        if not typed:
            return ""
        for case in self._seat.shelf.cases().cases:
            known = {"".join(one.value.split()).upper() for one in case.references}
            if typed in known | {str(case.id).upper()}:
                return str(case.id)
        told = say(
            "The case records know no case with that reference. Leave it out if you are unsure."
        )
        raise CallError(told, field="reference")

    def _sent(self) -> tuple[Told, ...]:
        recorder = self._seat.recorder()
        since = _ms(self._seat.now()) - _LOOK_BACK_MS
        return told_of(recorder.trail(), (Act.RELEASE,), since)

    def _own(self, letter: str) -> Told | None:
        """Give a letter of one's own by its entry's hash or its receipt; None for none.

        Raises:
            CallError: there is none of that receipt.
        """
        if not letter.strip():
            return None
        code = read_code(letter)
        for one in told_of(self._seat.recorder().trail(), (Act.RELEASE,)):
            if letter == one.hash or (code is not None and code == _receipt(one)):
                return one
        told = say("You confirmed no letter with that receipt here. Look at the receipt again.")
        raise CallError(told, field="letter")

    def _letter(self, one: Told) -> SentLetter:
        rows, case = self._rows(), text(one.told, "case")
        return SentLetter(
            key=one.hash,
            receipt=_receipt(one),
            at=time_in_england(one.body.t),
            to=names(self._seat.shelf.case(CaseId(case)), one.told),
            reference=rows.reference(case),
            channel=one.body.via,
        )

    def _rows(self, held: Iterable[Blocked] = ()) -> Rows:
        known = frozenset((one.case, one.value.casefold()) for one in held)
        return Rows(self._seat, _ms(self._seat.now()), known)

    def _enough(self, said: str, otherwise: str) -> None:
        if len(said.strip()) < _LEAST_WORDS:
            raise CallError(otherwise, field="words")


def _receipt(one: Told) -> str:
    return receipt_code(one.body.log, one.body.seq, bytes.fromhex(one.hash))


def _code(one: Said, name: str, meant: Mapping[str, str]) -> str:
    event = one.body.event
    return "" if event is None else words.said(meant, event.codes.get(name, ""))


def _short(said: str) -> str:
    return said.strip()[:_MOST_WORDS]


def _ms(at: datetime) -> int:
    return int(at.timestamp() * 1000)
