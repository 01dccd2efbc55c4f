"""The rules for release: what still stands against a letter, and how carefully it is confirmed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from checker.errors import ChangedSinceCheck, NotReleased
from checker.model import (
    Acknowledgement,
    Bound,
    Case,
    Channel,
    Confidential,
    Decision,
    Finding,
    PostalAddress,
    Reason,
    Recipient,
    Release,
    Result,
    Severity,
    WhoId,
)
from checker.words import later, say, say_count

ENFORCE = "enforce"
MONITOR = "monitor"
"""The policy's mode in which findings are recorded and nothing is asked."""

EMAIL_END_LENGTH = 4

_ORDER = tuple(Release)
_LEAST = {
    Severity.NOTE: Release.NONE,
    Severity.CHECK: Release.ACKNOWLEDGE,
    Severity.STOP: Release.SECOND_PERSON,
}
"""What a severity asks at the least. A policy may raise a rule's severity and leave its release."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A finding that still stands against sending, and what it needs."""

    finding: Finding
    need: Release
    askable: bool = True
    """Whether a team lead may be asked about it: not while something nobody can release is left."""

    @property
    def words(self) -> str:
        """Say what to do about it."""
        if self.need is Release.NEVER:
            return say(
                "This must not be sent. Change the document, or have the case record corrected "
                "where it is kept, then check again."
            )
        if self.need is Release.SECOND_PERSON and not self.askable:
            return say("Fix it and check again. Nobody can release this letter as it is.")
        if self.need is Release.SECOND_PERSON:
            return say(
                "Fix it and check again. If it is right as it is, ask a team lead: a second person "
                "can release it."
            )
        if self.need is Release.FIX:
            return say("Fix the file, then check it again. Nobody can release it as it is.")
        return say("Look at this and give a reason for keeping it, or change the letter.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondPerson:
    """A lead's verified word that exactly this letter may go, with these findings.

    Whoever makes one has verified who says so, and that they picked the same recipient unasked.
    """

    bound: Bound
    findings: frozenset[str]
    """The keys of the findings that were asked about."""
    by: str
    """The lead's pseudonym."""


class Answer(StrEnum):
    """What is to be typed before a letter goes."""

    NONE = "none"
    POSTCODE = "postcode"
    EMAIL_END = "email-end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Friction:
    """How much a person does to confirm: 1 a press, 2 also type, 3 also choose and hold.

    `masked` says that what is to be typed is not shown on the envelope until it is typed.
    """

    level: int
    choose_recipient: bool = False
    answer: Answer = Answer.NONE
    masked: bool = False
    hold: bool = False


def bound(result: Result) -> Bound:
    """Give the four things that a decision about this result would hold for.

    Only whole files count: what is inside one of them changes with it.
    """
    return Bound(
        files=tuple(doc.sha256 for doc in result.documents if doc.parent is None),
        recipients=tuple(one.id or one.destination or one.name for one in result.recipients),
        channel=result.recipients[0].via if result.recipients else Channel.POST,
        snapshot=result.case.snapshot if result.case else "",
    )


def still_standing(
    result: Result,
    acknowledgements: Iterable[Acknowledgement],
    *,
    mode: str = ENFORCE,
    second: SecondPerson | None = None,
) -> tuple[Standing, ...]:
    """Give the findings that still stand, gravest need first. None: it may be confirmed."""
    if mode == MONITOR:
        return ()
    kept = {(one.finding, one.code, one.severity) for one in acknowledgements if _is_reasoned(one)}
    released = second.findings if second and second.bound == bound(result) else frozenset()
    askable = bool(needs_second(result))
    standing = [
        Standing(finding=finding, need=need, askable=askable)
        for finding in result.findings
        if (need := _need(finding)) is not Release.NONE
        and not (need is Release.ACKNOWLEDGE and _kept_as(finding) in kept)
        and not (need is Release.SECOND_PERSON and finding.key in released)
    ]
    return tuple(sorted(standing, key=lambda one: -_ORDER.index(one.need)))


def friction(
    result: Result,
    case: Case | None,
    *,
    today: date,
    unconfirmed_days: int = 90,
    stop_was_fixed: bool = False,
    first_to_address: bool = False,
    mode: str = ENFORCE,
) -> Friction:
    """Say how carefully this letter is to be confirmed: more risk, more to do.

    Args:
        result: What the check found.
        case: The record it was compared with.
        today: The day in Europe/London.
        unconfirmed_days: From what age a confirmed address is no longer fresh.
        stop_was_fixed: An earlier check of this letter had a Stop.
        first_to_address: Nothing was confirmed to this destination before.
        mode: The policy's mode; in "monitor" nothing is asked.
    """
    if mode == MONITOR:
        return Friction(level=1)
    stopped = any(finding.severity is Severity.STOP for finding in result.findings)
    answer = _answer(result, case)
    if (
        case is None
        or stopped
        or stop_was_fixed
        or first_to_address
        or _has_secret_address(case, today)
    ):
        return Friction(level=3, choose_recipient=True, answer=answer, masked=True, hold=True)
    checked = any(finding.severity is Severity.CHECK for finding in result.findings)
    if checked or not _is_fresh(result, case, today, unconfirmed_days):
        return Friction(level=2, choose_recipient=answer is Answer.NONE, answer=answer)
    return Friction(level=1)


_TO_TYPE = {
    Answer.POSTCODE: later("Type the postcode of the address it goes to."),
    Answer.EMAIL_END: later("Type the last four characters of the email address it goes to."),
}


def answers_hold(
    asked: Friction,
    *,
    chosen: Iterable[WhoId | str],
    typed: str,
    held: bool,
    case: Case | None,
    result: Result,
) -> tuple[str, ...]:
    """Say in sentences what was asked and does not match yet. None: the answers hold.

    With several recipients all are chosen, and the first one's postcode or address is typed.

    Args:
        asked: What this letter asks for.
        chosen: The ids of the recipients chosen (an email address for one without an id).
        typed: The postcode or the end of the email address, as typed.
        held: The button was held, or confirmed without holding by its own key.
        case: The record.
        result: What the check found.
    """
    missing: list[str] = []
    named, typed = set(chosen), typed.strip()
    if asked.choose_recipient and named != set(bound(result).recipients):
        missing.append(
            say("Choose who should receive this.")
            if not named
            else say_count(
                "Choose who should receive this. The person chosen is not who it was checked for.",
                "Choose all {count} who should receive this. "
                "Those chosen are not who it was checked for.",
                len(result.recipients),
            )
        )
    expected = _squashed(_expected(asked.answer, result, case))
    matches = bool(expected) and _squashed(typed) == expected
    if asked.answer in _TO_TYPE and not matches:
        wrong = say("What is typed does not match.") if typed else ""
        missing.append(f"{say(_TO_TYPE[asked.answer])} {wrong}".rstrip())
    if asked.hold and not held:
        missing.append(say("Hold the confirm button until it fills, or press Alt+C."))
    return tuple(missing)


def decide(
    result: Result,
    acknowledgements: Iterable[Acknowledgement],
    *,
    bound_now: Bound,
    mode: str = ENFORCE,
    second: SecondPerson | None = None,
) -> Decision:
    """Turn a result and what was kept into a decision for exactly what is there now.

    Args:
        result: What the check found.
        acknowledgements: What this person looked at and kept.
        bound_now: Files, recipients, channel and record as they are at this moment, read again.
        mode: The policy's mode; in "monitor" nothing is asked.
        second: What a second person released.

    Raises:
        NotReleased: The check has not ended, or something still stands.
        ChangedSinceCheck: A file, a recipient, the channel or the record is not what was checked.
    """
    if not result.settled:
        raise NotReleased(say("The check has not ended. Wait until everything has been looked at."))
    then = bound(result)
    if not then.files or not then.recipients:
        raise NotReleased(say("Choose a file and who it goes to, then check it."))
    if then != bound_now:
        nothing = say("Nothing was confirmed. Check it again.")
        raise ChangedSinceCheck(f"{changed(then, bound_now)} {nothing}")
    acknowledgements = tuple(acknowledgements)
    standing = still_standing(result, acknowledgements, mode=mode, second=second)
    if standing:
        raise NotReleased(_held(standing))
    return Decision(
        bound=then,
        case=result.case.id if result.case else None,
        acknowledgements=acknowledgements,
    )


def needs_second(result: Result) -> tuple[Finding, ...]:
    """Give the findings that a second person may release; none when something must be fixed."""
    needs = {finding.key: _need(finding) for finding in result.findings}
    if {Release.FIX, Release.NEVER} & set(needs.values()):
        return ()
    return tuple(one for one in result.findings if needs[one.key] is Release.SECOND_PERSON)


def _need(finding: Finding) -> Release:
    least = _LEAST[finding.severity]
    # A Stop can never be clicked through, but "fix" is weaker than "second person" by name only.
    if finding.release is Release.FIX:
        return Release.FIX
    return max(finding.release, least, key=_ORDER.index)


def _kept_as(finding: Finding) -> tuple[str, str, str]:
    return (finding.key, finding.code, finding.severity.value)


def _is_reasoned(one: Acknowledgement) -> bool:
    return one.reason is not Reason.OTHER or bool(one.words.strip())


def _held(standing: tuple[Standing, ...]) -> str:
    first = standing[0]
    return " ".join(
        (
            say_count(
                "This cannot go yet: {count} finding still stands.",
                "This cannot go yet: {count} findings still stand.",
                len(standing),
            ),
            first.finding.title.rstrip(".") + ".",
            first.words,
        )
    )


def changed(then: Bound, now: Bound) -> str:
    """Say what is not as it was; they differ."""
    if then.files != now.files:
        return say("A file has changed since it was checked.")
    if then.recipients != now.recipients:
        return say("The recipient is not the one it was checked for.")
    if then.channel != now.channel:
        return say("It is to travel another way than it was checked for.")
    return say("The case record has changed since the check.")


def _has_secret_address(case: Case, today: date) -> bool:
    """Say whether anybody in the case has an address to be kept from somebody.

    What a person's address says nothing about is protected. An organisation's is public unless
    the record says otherwise, else every court would make every letter a grave one.
    """
    return (
        any(address.confidential.protects for one in case.people for address in one.addresses)
        or any(
            body.location_revealing is True
            or body.kind == "refuge"
            or any(_is_said_secret(address) for address in body.addresses)
            for body in case.organisations
        )
        or any(
            one.current_on(today) and {"address", "placement", "everything"} & set(one.what)
            for one in case.restrictions
        )
    )


def _is_said_secret(address: PostalAddress) -> bool:
    return address.confidential not in (Confidential.NO, Confidential.UNKNOWN)


def _is_fresh(result: Result, case: Case, today: date, days: int) -> bool:
    """Say whether every posted destination was confirmed less than so many days ago."""
    for recipient in result.recipients:
        address = _address(recipient, case)
        if address is None:
            if _is_carried(recipient):
                return False
            continue
        confirmed = address.last_confirmed_on
        if confirmed is None or not 0 <= (today - confirmed).days < days:
            return False
    return bool(result.recipients)


def _is_carried(recipient: Recipient) -> bool:
    return recipient.via in (Channel.POST, Channel.HAND)


def _address(recipient: Recipient, case: Case | None) -> PostalAddress | None:
    if case is None or not _is_carried(recipient):
        return None
    own = case.who(recipient.id)
    addresses = (
        *(own.addresses if own else ()),
        *(address for one in case.people for address in one.addresses),
        *(address for body in case.organisations for address in body.addresses),
    )
    return next((one for one in addresses if one.id == recipient.destination), None)


def _answer(result: Result, case: Case | None) -> Answer:
    """Say what there is to type: a DX number and an address without postcode ask for none."""
    for kind in (Answer.POSTCODE, Answer.EMAIL_END):
        if _expected(kind, result, case):
            return kind
    return Answer.NONE


def _expected(kind: Answer, result: Result, case: Case | None) -> str:
    if not result.recipients:
        return ""
    first = result.recipients[0]
    if kind is Answer.POSTCODE:
        address = _address(first, case)
        return address.postcode if address else ""
    if kind is Answer.EMAIL_END and first.via is Channel.EMAIL:
        return first.destination[-EMAIL_END_LENGTH:]
    return ""


def _squashed(text: str) -> str:
    return "".join(text.split()).casefold()
