"""What a lead is shown of a letter: pages, findings, the record's side, who may receive it."""

from collections.abc import Iterator

from checker.audit.acts import Act
from checker.decision import needs_second
from checker.desk.letter.letters import Letter
from checker.desk.letter.people import choices, matter_of, role_words
from checker.desk.letter.suggesting import as_choice
from checker.desk.record.exchanging import told_of
from checker.desk.review.review_answers import NOT_ON_RECORD
from checker.desk.review.review_pages import shown_pages
from checker.desk.seat import Seat
from checker.model import Case, Finding, Place, Recipient, Result
from checker.protocol.seconding import Shown, ShownFinding, ShownPerson
from checker.words import say, say_count

_DAY_MS = 24 * 3_600_000
_LONG = 4_000
_SHORT = 300
_MOST_HISTORY = 20


def shown_to_leads(seat: Seat, letter: Letter, result: Result) -> Shown:
    """Give what leads are shown, as yet without the entry that asks.

    Raises:
        CallError: the pages are too large.
        ReadingStopped: a page cannot be drawn.
    """
    case = seat.shelf.case_of(result)
    mentions = [one for found in letter.mentions.values() for one in found]
    pages, left_out = shown_pages(letter, seat.readers, result, mentions)
    second = {one.key for one in needs_second(result)}
    chosen = None if case is None else as_choice(case)
    people = () if case is None else tuple(_people(seat, case))
    known = {one.id for one in people}
    return Shown(
        leaf=b"",
        told=(),
        reference=("" if chosen is None else chosen.reference)[:_SHORT],
        title=("" if chosen is None else chosen.title)[:_SHORT],
        recipients=tuple(_recipient(one, case, known) for one in result.recipients),
        people=people,
        channel=(result.recipients[0].via.value if result.recipients else ""),
        files=tuple(one.name[:_SHORT] for one in result.documents),
        pages=pages,
        findings=tuple(
            _finding(number, one, result, second=one.key in second)
            for number, one in enumerate(result.findings, start=1)
        ),
        left_out=left_out,
        history=tuple(_history(seat, result))[-_MOST_HISTORY:],
    )


def _recipient(one: Recipient, case: Case | None, known: set[str]) -> ShownPerson:
    """Give a recipient; somebody who is on no record goes by one id, as in the lead's choice."""
    role = "" if case is None else role_words(case, one.id)
    is_known = str(one.id) in known
    name = one.name or one.destination
    if not is_known and one.destination and one.destination != name:
        name = f"{name} ({one.destination})"
    return ShownPerson(
        id=str(one.id) if is_known else NOT_ON_RECORD, name=name[:_SHORT], role=role[:_SHORT]
    )


def _people(seat: Seat, case: Case) -> Iterator[ShownPerson]:
    matter = matter_of(case, seat.setting.policy, seat.now())
    for one in choices(case, matter, likely=frozenset(), chance=seat.setting.chance):
        yield ShownPerson(id=str(one.id), name=one.name[:_SHORT], role=one.role[:_SHORT])


def _finding(number: int, one: Finding, result: Result, *, second: bool) -> ShownFinding:
    return ShownFinding(
        number=number,
        code=one.code,
        severity=one.severity.value,
        second=second,
        title=one.title[:_LONG],
        detail=one.detail[:_LONG],
        letter=one.evidence.letter[:_LONG],
        record=one.evidence.record[:_LONG],
        where=_where(one.place, result)[:_SHORT],
    )


def _where(place: Place, result: Result) -> str:
    """Say in which file and on which page something stands."""
    names = [document.name for document in result.documents]
    if place.file is None or place.file not in names:
        return say("The whole dispatch")
    first = names.index(place.file) == 0
    what = say("In the letter") if first else say("In {name}", name=place.file.rpartition("/")[2])
    if place.page is None:
        return what
    pages = result.documents[names.index(place.file)].pages
    sheet = next((one.label for one in pages if one.number == place.page), "")
    if sheet:
        return say("{what}, sheet {sheet}", what=what, sheet=sheet)
    return say("{what}, page {page}", what=what, page=place.page)


def _history(seat: Seat, result: Result) -> Iterator[tuple[int, str]]:
    """Say what this desk did with letters of this case to these people in the last day."""
    recorder = seat.recorder()
    since = recorder.now_ms() - _DAY_MS
    own = [one.id for one in result.recipients]
    for one in told_of(recorder.trail(), (Act.CHECK,), since):
        told = one.told.get("recipients")
        listed = told if isinstance(told, list | tuple) else ()
        to = [each.get("id") for each in listed if isinstance(each, dict)]
        case = None if result.case is None else str(result.case.id)
        if one.told.get("case") != case or to != own:
            continue
        stops = sum(found.sev == "stop" for found in one.body.findings)
        words = say_count(
            "Checked: {count} finding ({stops} Stop)",
            "Checked: {count} findings ({stops} Stop)",
            len(one.body.findings),
            stops=stops,
        )
        yield one.body.t, words
