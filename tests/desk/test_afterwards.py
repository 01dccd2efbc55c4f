"""After sending: what is reported, who sees it, what is due, and what the next letter meets."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from checker.audit.entry import Act, Event, Facts, read_body
from checker.desk import Answers, Confirmed
from checker.desk.after.after_answers import CameBack, Mistake, NearMiss, StepTaken
from checker.desk.after.after_entries import blocked_in
from checker.desk.demo import demo_setting
from checker.desk.desk import Desk
from checker.errors import CallError
from checker.model import CaseId, Channel, Result, WhoId
from checker.reports.incidents import Clock
from tests.builders.readers import shared_readers
from tests.builders.trails import as_attacker

MOTHER = WhoId("P2")
CLERK, LEAD, COLLEAGUE = "Priya Nair", "Amara Osei", "Gareth Lowe"
DETECTIVE, OTHER_LEAD, OFFICER = "Helen Strand", "Dilys Cole", "Rhian Mead"
LETTER = (
    "Ms Sian Pritchard\n6 Weir Cottages\nBramwick\nHX98 3LD\n\n20 November 2026\n\n"
    "Our reference: KT24P00817\n\nDear Ms Pritchard\n\nThank you for your letter{more}.\n\n"
    "Yours sincerely\nPriya Nair\n"
)
RIGHT = Answers(recipients=(MOTHER,), typed="hx983ld", held=True)
START = datetime.now(UTC)


class Time:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        """Give the time."""
        return self.now


@pytest.fixture
def time() -> Time:
    """Give a clock that a test moves."""
    return Time()


@pytest.fixture
def desk(tmp_path: Path, time: Time) -> Iterator[Desk]:
    """The demo's desk, by a clock that a test moves."""
    setting = demo_setting(tmp_path)
    actors = tuple(
        replace(one, team="Southern") if one.name == OTHER_LEAD else one for one in setting.actors
    )
    desk = Desk(replace(setting, clock=time, guesser=None, actors=actors), shared_readers())
    yield desk
    desk.close()


def sit(desk: Desk, name: str) -> None:
    """Let somebody sit down."""
    desk.become(next(one.id for one in desk.actors() if one.name == name))


def checked(desk: Desk, folder: Path, more: str = "") -> tuple[Result, Confirmed | None]:
    """Check a letter to the mother, and confirm it where nothing stands against it."""
    file = folder / f"letter{more.strip()}.txt"
    file.write_text(LETTER.format(more=more), encoding="utf-8")
    case = next(one.id for one in desk.cases() if one.reference == "KT24P00817")
    opened = desk.open([file])
    result = desk.check(opened, case, [MOTHER], Channel.POST)
    if desk.standing(result, []):
        return result, None
    return result, desk.confirm(opened, result, [], RIGHT)


def codes(result: Result) -> set[str]:
    """Give the codes of what was found."""
    return {one.code for one in result.findings}


def test_a_mistake_reported_by_its_receipt_is_seen_by_who_must_see_it(
    desk: Desk, tmp_path: Path
) -> None:
    """Their own lead, the officer, the investigator: in full; no colleague, and no other lead."""
    _, sent = checked(desk, tmp_path)
    assert sent is not None
    filed = desk.rooms.after.report(
        Mistake(kind="wrong-person", what="Sian's aunt opened it", letter=sent.receipt.lower())
    )
    assert filed.headline == "Reported. Thank you."

    (own,) = desk.rooms.after.mine()
    for name in (LEAD, OFFICER, DETECTIVE):
        sit(desk, name)
        log = desk.rooms.after.log()
        (row,) = log.mistakes
        assert (row.who, row.reference, row.channel) == (CLERK, "KT24P00817", "post")
        assert ("What happened", "Sian's aunt opened it") in row.facts
        assert ("The letter was for", "Sian Pritchard") in row.facts
        assert row.clock in ("72 hours left", "71 hours left")
        assert log.may_act is (name != DETECTIVE)
    assert own.key == row.key
    sit(desk, OTHER_LEAD)
    assert desk.rooms.after.log().mistakes == ()
    sit(desk, COLLEAGUE)
    assert desk.rooms.after.mine() == ()
    for refused in (desk.rooms.after.log, lambda: desk.rooms.after.take(_step(row.key, "closed"))):
        with pytest.raises(CallError, match="not open to you"):
            refused()


def _step(incident: str, step: str, **codes: str) -> StepTaken:
    return StepTaken(incident=incident, step=step, codes=codes, words="Because of what we found")


def test_the_entry_holds_codes_and_the_words_are_kept_beside_it(desk: Desk, tmp_path: Path) -> None:
    """Team, channel and role are those of the letter, so it is counted where the letter was."""
    _, sent = checked(desk, tmp_path)
    assert sent is not None
    letter = desk.rooms.after.offer().letters[0]
    assert (letter.receipt, letter.to, letter.reference) == (
        sent.receipt, "Sian Pritchard", "KT24P00817",
    )  # fmt: skip
    desk.rooms.after.report(
        Mistake(
            kind="wrong-address", what="It went to number 9", letter=letter.key, people=2,
            went="9 Weir Cottages, Bramwick, HX98 3LD", cause="address-copied",
        )
    )  # fmt: skip

    trail = desk.rooms.seat.recorder().trail()
    (entry,) = trail.entries(most=1, newest_first=True)
    body = read_body(entry.body)
    assert (body.act, body.about, body.via, body.team) == (
        Act.INCIDENT, letter.key, "post", "northern",
    )  # fmt: skip
    assert body.event is not None
    assert body.event.codes == {"step": "reported", "cause": "address-copied"}
    assert body.event.counts["people"] == 2
    assert b"number 9" not in entry.body
    told = {one.name for one in trail.disclosed(entry.seq)}
    assert told == {"case", "recipients", "files", "words", "went"}


def test_steps_are_seen_through_to_the_end_and_the_reporter_sees_them(
    desk: Desk, tmp_path: Path, time: Time
) -> None:
    """The lead looks into it, the officer decides; the clock stops; the clerk knows of it."""
    _, sent = checked(desk, tmp_path)
    assert sent is not None
    desk.rooms.after.report(Mistake(kind="lost", what="It never came", letter=sent.receipt))
    sit(desk, LEAD)
    (row,) = desk.rooms.after.log().mistakes
    assert row.next[0].startswith("Look into it: cause, consequence, people, by ")
    assert row.soonest.startswith("Look into it, by ")
    take = desk.rooms.after.take
    take(_step(row.key, "assessed", cause="other", consequence="safety", recovered="no"))
    with pytest.raises(CallError, match=r"first, then close it\. Decide whether to report it"):
        take(_step(row.key, "closed"))
    time.now = START + timedelta(hours=73)
    sit(desk, OFFICER)
    (row,) = desk.rooms.after.log().mistakes
    assert (row.state, row.late) == (Clock.LATE, True)
    assert desk.rooms.after.log().words.endswith("For 1 something is late.")
    with pytest.raises(CallError, match="Write why"):
        take(StepTaken(incident=row.key, step="decided", codes={"decision": "not-report"}))
    take(_step(row.key, "decided", decision="report"))
    take(replace(_step(row.key, "told-regulator"), at=START + timedelta(hours=70)))
    take(_step(row.key, "told-person"))
    take(_step(row.key, "closed"))

    sit(desk, CLERK)
    (row,) = desk.rooms.after.mine()
    assert (row.state, row.closed, row.next) == (Clock.TOLD, True, ())
    assert [one.who for one in row.steps] == [CLERK, LEAD, *[OFFICER] * 4]
    sit(desk, LEAD)
    assert desk.rooms.after.log().mistakes[0].steps[2].words == "Because of what we found"


def test_an_envelope_that_came_back_holds_the_next_letter(desk: Desk, tmp_path: Path) -> None:
    """At the desk of who recorded it and of colleagues; not in another case."""
    result, sent = checked(desk, tmp_path)
    assert sent is not None
    assert "address.gone-away" not in codes(result)
    filed = desk.rooms.after.returned(
        CameBack(letter=sent.receipt, kind="gone-away", opened="no", words="Written on the front")
    )
    assert "stops until it is confirmed" in filed.words[0]
    trail, at = desk.rooms.seat.recorder().trail(), int(START.timestamp() * 1000)
    (without_a_window,) = blocked_in(trail, at, 365, linked=False)

    for name in (CLERK, COLLEAGUE):
        sit(desk, name)
        again, confirmed = checked(desk, tmp_path, f" of {name}")
        assert "address.gone-away" in codes(again)
        assert confirmed is None
    (finding,) = [one for one in again.findings if one.code == "address.gone-away"]
    assert "Gone away" in finding.detail
    sit(desk, LEAD)
    log = desk.rooms.after.log()
    assert [(one.what, one.about) for one in log.back] == [("Gone away", "No, it is still closed")]
    assert [(one.reference, one.where) for one in log.blocked] == [
        ("KT24P00817", "6 Weir Cottages, Bramwick, HX98 3LD")
    ]
    assert log.blocked[0].place == without_a_window

    desk.rooms.after.allow_again(log.blocked[0].place)
    assert desk.rooms.after.log().blocked == ()
    sit(desk, CLERK)
    assert "address.gone-away" not in codes(checked(desk, tmp_path, " thrice")[0])


def test_a_record_that_was_damaged_does_not_forget_where_nothing_is_sent(
    desk: Desk, tmp_path: Path
) -> None:
    """It is kept as evidence, another goes on from it, and what held before it holds."""
    _, sent = checked(desk, tmp_path)
    assert sent is not None
    after, seat = desk.rooms.after, desk.rooms.seat
    after.returned(CameBack(letter=sent.receipt, kind="gone-away", opened="no"))
    trail = seat.recorder().trail()
    checked(desk, tmp_path, " of May")
    seat.records.close()
    as_attacker(
        trail.path, "UPDATE entry SET sig = zeroblob(64) WHERE seq = (SELECT max(seq) FROM entry)"
    )

    again, confirmed = checked(desk, tmp_path, " again")

    assert seat.recorder().trail().signer.log != trail.signer.log
    assert "address.gone-away" in codes(again)
    assert confirmed is None
    at = int(START.timestamp() * 1000)
    (place,) = blocked_in(seat.recorder().trail(), at, 365, linked=False)
    sit(desk, LEAD)
    after.allow_again(place)
    sit(desk, CLERK)
    assert "address.gone-away" not in codes(checked(desk, tmp_path, " thrice")[0])


def test_a_block_ends_when_the_policy_says_so(desk: Desk, tmp_path: Path, time: Time) -> None:
    """A year, where it says nothing else."""
    _, sent = checked(desk, tmp_path)
    assert sent is not None
    desk.rooms.after.returned(CameBack(letter=sent.receipt, kind="refused", opened="no"))
    record = desk.rooms.seat.shelf.case(CaseId(str(desk.cases()[0].id)))
    case = next(one.id for one in desk.cases() if one.reference == "KT24P00817")
    record = desk.rooms.seat.shelf.case(case)
    before = 0 if record is None else len(record.returned_post)

    for days, more in ((364, 1), (366, 0)):
        time.now = START + timedelta(days=days)
        known = desk.rooms.after.known(record)
        assert known is not None
        assert len(known.returned_post) == before + more


def test_where_something_went_by_mistake_is_stopped_once_a_lead_says_so(
    desk: Desk, tmp_path: Path
) -> None:
    """The address that somebody gave; where nobody did, the one that the record sent it to."""
    _, sent = checked(desk, tmp_path)
    assert sent is not None
    desk.rooms.after.report(
        Mistake(kind="wrong-address", what="She has moved away", letter=sent.receipt)
    )
    assert checked(desk, tmp_path, " again")[1] is not None
    sit(desk, LEAD)
    (row,) = desk.rooms.after.log().mistakes
    assert "6 Weir Cottages" in row.blocks
    step = _step(row.key, "assessed", cause="record-wrong", consequence="none-known")
    desk.rooms.after.take(replace(step, block=True))
    assert desk.rooms.after.log().mistakes[0].blocks == ""

    sit(desk, CLERK)
    case = next(one.id for one in desk.cases() if one.reference == "KT24P00817")
    known = desk.rooms.after.known(desk.rooms.seat.shelf.case(case))
    assert known is not None
    assert "6 Weir Cottages" in known.wrong_destinations[-1].value


def test_a_record_that_cannot_be_read_holds_the_letter_and_does_not_forget_what_it_blocked(
    desk: Desk, tmp_path: Path
) -> None:
    """A colleague's may say that nothing is to be sent there: nobody knows until it is read."""
    sit(desk, COLLEAGUE)
    checked(desk, tmp_path, " of May")
    sit(desk, CLERK)
    assert "record.blocks-missing" not in codes(checked(desk, tmp_path)[0])
    colleague = next(one for one in desk.actors() if one.name == COLLEAGUE)
    desk.rooms.seat.records.close()
    trail = tmp_path / "trail" / f"{colleague.id}.db"
    trail.unlink()
    trail.mkdir()

    result, sent = checked(desk, tmp_path, " again")

    assert "record.blocks-missing" in codes(result)
    assert sent is None


def test_what_an_officer_of_no_team_blocks_and_allows_holds_for_the_team_of_the_letter(
    desk: Desk, tmp_path: Path
) -> None:
    """It begins and it ends for the clerk; another team's lead is shown nothing of it."""
    _, sent = checked(desk, tmp_path)
    assert sent is not None
    after = desk.rooms.after
    after.report(Mistake(kind="wrong-address", what="She has moved away", letter=sent.receipt))
    case = next(one.id for one in desk.cases() if one.reference == "KT24P00817")
    sit(desk, OFFICER)
    (row,) = after.log().mistakes
    step = _step(row.key, "assessed", cause="record-wrong", consequence="none-known")
    after.take(replace(step, block=True))

    sit(desk, CLERK)
    known = after.known(desk.rooms.seat.shelf.case(case))
    assert known is not None
    assert "6 Weir Cottages" in known.wrong_destinations[-1].value
    sit(desk, OTHER_LEAD)
    assert after.log().blocked == ()
    sit(desk, OFFICER)
    after.allow_again(after.log().blocked[0].place)
    last = desk.rooms.seat.recorder().trail().entries(most=1, newest_first=True)[0]
    assert (read_body(last.body).about, read_body(last.body).team) == (row.key, "northern")
    sit(desk, CLERK)
    known = after.known(desk.rooms.seat.shelf.case(case))
    assert known is not None
    assert not any("6 Weir Cottages" in one.value for one in known.wrong_destinations)


def test_a_time_that_no_calendar_has_hides_nothing(desk: Desk) -> None:
    """A clock that is wrong, or somebody who wants to hide a mistake, does not stop the log."""
    event = Event(kind="wrong-address", codes={"step": "reported"})
    desk.rooms.seat.recorder().trail().append(
        Act.INCIDENT, Facts(team="northern", event=event), t_ms=2**53 - 1, mono_ms=1
    )
    desk.rooms.after.report(Mistake(kind="lost", what="It never came"))
    sit(desk, LEAD)

    assert [one.at.year for one in desk.rooms.after.log().mistakes] == [9999, START.year]


def test_a_near_miss_is_no_breach(desk: Desk) -> None:
    """It is listed by itself."""
    desk.rooms.after.near_miss(
        NearMiss(
            kind="wrong-enclosure", found="checker", words="The C8 of another case",
            reference="kt24p00817",
        )
    )  # fmt: skip
    sit(desk, LEAD)
    log = desk.rooms.after.log()

    assert log.mistakes == ()
    (miss,) = log.near
    assert (miss.what, miss.about) == ("The wrong thing was enclosed", "Letterlock showed it")
    assert (miss.reference, miss.words) == ("KT24P00817", "The C8 of another case")


def test_a_letter_that_was_not_checked_here_can_be_reported(desk: Desk) -> None:
    """Without a letter and without a case; the lead can read it still."""
    desk.rooms.after.report(Mistake(kind="other", what="A bundle left on the train"))
    sit(desk, LEAD)

    (row,) = desk.rooms.after.log().mistakes
    assert ("What happened", "A bundle left on the train") in row.facts
    assert (row.reference, row.blocks) == ("", "")


@pytest.mark.parametrize(
    ("mistake", "why"),
    [
        (Mistake(kind="", what="Something went wrong"), "Choose what happened"),
        (Mistake(kind="lost", what="lost"), "Write in a few words"),
        (Mistake(kind="lost", what="It is lost now", letter="AAAA-AAAA-AAAA"), "no letter with"),
        (Mistake(kind="lost", what="It is lost now", reference="XX1"), "know no case"),
        (
            Mistake(kind="lost", what="It is lost now", aware=START + timedelta(hours=1)),
            "has not come yet",
        ),
    ],
)
def test_a_report_that_lacks_something_says_what(desk: Desk, mistake: Mistake, why: str) -> None:
    """And nothing is written."""
    with pytest.raises(CallError, match=why):
        desk.rooms.after.report(mistake)
    assert desk.rooms.after.mine() == ()


def test_a_record_that_cannot_be_read_hides_nothing_that_the_case_record_says(
    desk: Desk, tmp_path: Path
) -> None:
    """The check goes on with what the case system knows, and holds the letter for the rest."""
    checked(desk, tmp_path)
    case = next(one.id for one in desk.cases() if one.reference == "KT24P00817")
    record = desk.rooms.seat.shelf.case(case)
    for file in (tmp_path / "trail").glob("*.db*"):
        file.unlink()

    assert record is not None
    assert desk.rooms.after.known(record) == replace(record, blocks_unread=True)
