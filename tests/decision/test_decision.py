"""What may be confirmed, how carefully, and for exactly what."""

from dataclasses import replace
from datetime import date

import pytest

from checker.decision import (
    Answer,
    Friction,
    answers_hold,
    bound,
    decide,
    friction,
    still_standing,
)
from checker.errors import ChangedSinceCheck, NotReleased
from checker.model import (
    Acknowledgement,
    Bound,
    Case,
    CaseId,
    CaseSeen,
    Channel,
    Compared,
    Confidential,
    Document,
    Evidence,
    FileKind,
    Finding,
    Organisation,
    Person,
    Place,
    PostalAddress,
    Reason,
    Recipient,
    Release,
    Restriction,
    Result,
    Severity,
    Sha256,
    Verdict,
    WhoId,
)

TODAY = date(2026, 11, 23)
ERIN = WhoId("P1")
LETTER = Document(name="letter.docx", kind=FileKind.DOCX, size=1, sha256=Sha256("a" * 64))
INSIDE = replace(LETTER, name="letter.docx/x", sha256=Sha256("b" * 64), parent="letter.docx")
HOME = PostalAddress(
    id="A1",
    lines=("14 Orchard Close",),
    postcode="XX1 4AB",
    confidential=Confidential.NO,
    last_confirmed_on=date(2026, 11, 1),
)
BY_POST = Recipient(id=ERIN, name="Ms Erin Hale", via=Channel.POST, destination="A1")
BY_EMAIL = Recipient(id=ERIN, name="Erin", via=Channel.EMAIL, destination="e.hale@hale.example")


def finding(severity: Severity, release: Release, code: str = "salutation.mismatch") -> Finding:
    """Build a finding with a title."""
    return Finding(code=code, severity=severity, release=release, title="The greeting differs")


CHECK = finding(Severity.CHECK, Release.ACKNOWLEDGE)
STOP = finding(Severity.STOP, Release.SECOND_PERSON, "address.previous")
GAP = finding(Severity.STOP, Release.FIX, "template.gap")
REFUGE = finding(Severity.STOP, Release.NEVER, "protected.refuge")
NOTE = finding(Severity.NOTE, Release.NONE, "hidden.metadata")


def result(*findings: Finding, to: tuple[Recipient, ...] = (BY_POST,)) -> Result:
    """Build a settled result with these findings."""
    return Result(
        verdict=Verdict.CLEAR,
        release=Release.NONE,
        case=CaseSeen(id=CaseId("C-1"), snapshot="sha256:1", age_seconds=60),
        recipients=to,
        documents=(LETTER, INSIDE),
        findings=findings,
        compared=Compared(
            rules=1, rules_off=(), files=1, pages=1, names=0, addresses=1, people_in_index=0
        ),
        policy="sha256:2",
    )


def record(*addresses: PostalAddress, body: Organisation | None = None) -> Case:
    """Build a case in which Erin has these addresses."""
    return Case(
        id=CaseId("C-1"),
        snapshot="sha256:1",
        people=(Person(id=ERIN, addresses=addresses or (HOME,)),),
        organisations=(body,) if body else (),
    )


def kept(one: Finding, reason: Reason = Reason.EXPECTED, words: str = "") -> Acknowledgement:
    """Build the acknowledgement of a finding."""
    return Acknowledgement(
        finding=one.key, code=one.code, severity=one.severity.value, reason=reason, words=words
    )


@pytest.mark.parametrize(
    ("one", "need"),
    [
        pytest.param(CHECK, Release.ACKNOWLEDGE, id="a Check wants a reason"),
        pytest.param(STOP, Release.SECOND_PERSON, id="a Stop wants a second person"),
        pytest.param(GAP, Release.FIX, id="something unfinished is fixed"),
        pytest.param(REFUGE, Release.NEVER, id="a refuge is never sent"),
        pytest.param(
            finding(Severity.STOP, Release.ACKNOWLEDGE),
            Release.SECOND_PERSON,
            id="a rule that a policy made a Stop is not clicked through",
        ),
        pytest.param(
            finding(Severity.CHECK, Release.NONE),
            Release.ACKNOWLEDGE,
            id="a rule that a policy made a Check wants a reason",
        ),
        pytest.param(
            finding(Severity.NOTE, Release.FIX), Release.FIX, id="what must be fixed is fixed"
        ),
    ],
)
def test_a_finding_stands_until_what_it_needs_is_done(one: Finding, need: Release) -> None:
    """Each finding asks for what its severity and its release ask, whichever is more."""
    (standing,) = still_standing(result(one), ())

    assert (standing.finding, standing.need) == (one, need)
    assert standing.words.endswith(".")


def test_a_note_asks_for_nothing() -> None:
    """A Note is shown and recorded, without a click."""
    assert still_standing(result(NOTE), ()) == ()


def test_a_check_kept_with_a_reason_no_longer_stands() -> None:
    """One acknowledgement a finding, with a reason."""
    assert still_standing(result(CHECK), (kept(CHECK),)) == ()


@pytest.mark.parametrize("one", [STOP, GAP, REFUGE])
def test_a_stop_stands_whatever_was_acknowledged(one: Finding) -> None:
    """The person who checks can never click a Stop away."""
    assert still_standing(result(one), (kept(one),))


def test_one_reason_does_not_keep_another_finding() -> None:
    """Each finding is looked at by itself."""
    other = replace(CHECK, place=Place(file="letter.docx", page=2))

    (standing,) = still_standing(result(CHECK, other), (kept(CHECK),))

    assert standing.finding == other


def test_one_reason_does_not_keep_a_finding_about_somebody_else_at_no_place() -> None:
    """Two addresses of one message header have no place in a file; each is still its own."""
    first = replace(CHECK, evidence=Evidence(letter="a@one.example"))
    second = replace(CHECK, evidence=Evidence(letter="b@two.example"))
    third = replace(first, whom=("P2",))

    standing = still_standing(result(first, second, third), (kept(first),))

    assert [one.finding for one in standing] == [second, third]


def test_the_name_of_a_finding_stays_and_says_nothing() -> None:
    """Checked again, a finding has the same key; neither file name nor address is in it."""
    one = replace(CHECK, place=Place(file="Erin Hale.docx"), evidence=Evidence(letter="XX1 4AB"))

    assert one.key == replace(one, title="Another sentence").key
    assert set(one.key) <= set("0123456789abcdef")


def test_a_reason_given_for_a_check_does_not_hold_when_it_became_a_stop() -> None:
    """What was kept as a Check is looked at again when it is graver now."""
    graver = replace(CHECK, severity=Severity.STOP, release=Release.SECOND_PERSON)

    assert still_standing(result(graver), (kept(CHECK),))


@pytest.mark.parametrize(("words", "stands"), [("", True), ("  ", True), ("as agreed", False)])
def test_another_reason_needs_its_words(words: str, *, stands: bool) -> None:
    """The reason called "other" is none without its words."""
    standing = still_standing(result(CHECK), (kept(CHECK, Reason.OTHER, words),))

    assert bool(standing) is stands


def test_the_gravest_need_comes_first() -> None:
    """Whoever reads one line reads the gravest."""
    standing = still_standing(result(CHECK, GAP, STOP, REFUGE), ())

    assert [one.need for one in standing] == [
        Release.NEVER,
        Release.SECOND_PERSON,
        Release.FIX,
        Release.ACKNOWLEDGE,
    ]


def test_monitoring_asks_for_nothing() -> None:
    """In monitor mode findings are recorded and nothing is asked."""
    assert still_standing(result(STOP, CHECK), (), mode="monitor") == ()
    assert friction(result(STOP), None, today=TODAY, mode="monitor") == Friction(level=1)


def test_a_clear_letter_to_a_fresh_address_is_one_press() -> None:
    """Most letters are right, and most letters ask for nothing."""
    assert friction(result(NOTE), record(), today=TODAY) == Friction(level=1)


def test_a_check_kept_asks_for_the_postcode() -> None:
    """A letter with a reason attached is confirmed with its postcode."""
    asked = friction(result(CHECK), record(), today=TODAY)

    assert asked == Friction(level=2, answer=Answer.POSTCODE)
    assert asked.type_postcode


@pytest.mark.parametrize(
    "confirmed",
    [
        pytest.param(None, id="never confirmed"),
        pytest.param(date(2026, 8, 25), id="90 days ago"),
        pytest.param(date(2026, 11, 24), id="said to be tomorrow"),
    ],
)
def test_an_address_not_confirmed_lately_asks_for_the_postcode(confirmed: date | None) -> None:
    """An old address is looked at once more."""
    case = record(replace(HOME, last_confirmed_on=confirmed))

    assert friction(result(), case, today=TODAY).level == 2


def test_an_address_confirmed_89_days_ago_is_fresh() -> None:
    """The limit is the day it says."""
    case = record(replace(HOME, last_confirmed_on=date(2026, 8, 26)))

    assert friction(result(), case, today=TODAY).level == 1


def test_a_destination_that_the_record_does_not_hold_asks_for_more() -> None:
    """Without an address in the record there is no postcode to type: the recipient is chosen."""
    lost = replace(BY_POST, destination="A9")

    asked = friction(result(to=(lost,)), record(), today=TODAY)

    assert asked == Friction(level=2, choose_recipient=True)


def test_a_letter_to_nobody_is_not_one_press() -> None:
    """Nothing goes without a recipient, so nothing is easy about it."""
    assert friction(result(to=()), record(), today=TODAY).level == 2


def test_a_clear_email_is_one_press() -> None:
    """An email has no address to grow old."""
    assert friction(result(to=(BY_EMAIL,)), record(), today=TODAY).level == 1


GRAVE = Friction(level=3, choose_recipient=True, answer=Answer.POSTCODE, masked=True, hold=True)
REFUGE_HOUSE = Organisation(id=WhoId("O1"), name="A house", kind="refuge")


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(record(HOME, replace(HOME, id="A2", confidential=Confidential.C8)), id="C8"),
        pytest.param(
            record(HOME, replace(HOME, id="A2", confidential=Confidential.UNKNOWN)),
            id="nobody said whether it is confidential",
        ),
        pytest.param(record(HOME, body=REFUGE_HOUSE), id="a refuge"),
        pytest.param(
            record(HOME, body=replace(REFUGE_HOUSE, kind="school", location_revealing=True)),
            id="a school that tells where a child is",
        ),
        pytest.param(
            record(
                HOME,
                body=replace(
                    REFUGE_HOUSE,
                    kind="other",
                    addresses=(replace(HOME, confidential=Confidential.COURT_ORDER),),
                ),
            ),
            id="an organisation at a protected address",
        ),
        pytest.param(
            replace(
                record(),
                restrictions=(
                    Restriction(
                        id="R1", subject=ERIN, what=("address",), hidden_from=(WhoId("P2"),)
                    ),
                ),
            ),
            id="a restriction on an address",
        ),
    ],
)
def test_a_confidential_address_in_the_case_asks_for_everything(case: Case) -> None:
    """Where a slip can endanger somebody, the person chooses, types and holds."""
    assert friction(result(), case, today=TODAY) == GRAVE


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(replace(REFUGE_HOUSE, kind="court", addresses=()), id="a court"),
        pytest.param(
            replace(
                REFUGE_HOUSE,
                kind="court",
                addresses=(replace(HOME, confidential=Confidential.UNKNOWN),),
            ),
            id="a court whose record says nothing of confidentiality",
        ),
    ],
)
def test_an_ordinary_organisation_makes_no_letter_grave(body: Organisation) -> None:
    """A court's address is public: it must not make every letter the hardest kind."""
    assert friction(result(), record(HOME, body=body), today=TODAY).level == 1


@pytest.mark.parametrize(
    "restriction",
    [
        pytest.param(
            Restriction(
                id="R1",
                subject=ERIN,
                what=("address",),
                hidden_from=(),
                valid_to=date(2026, 1, 1),
            ),
            id="ended",
        ),
        pytest.param(
            Restriction(id="R1", subject=ERIN, what=("phone",), hidden_from=()), id="of a phone"
        ),
    ],
)
def test_a_restriction_on_no_address_of_today_adds_nothing(restriction: Restriction) -> None:
    """Only what is in force and is about a place counts."""
    case = replace(record(), restrictions=(restriction,))

    assert friction(result(), case, today=TODAY).level == 1


def test_a_fixed_stop_a_new_address_a_standing_stop_or_no_record_ask_for_everything() -> None:
    """The history of a letter counts, not only how it looks now."""
    assert friction(result(), record(), today=TODAY, stop_was_fixed=True) == GRAVE
    assert friction(result(), record(), today=TODAY, first_to_address=True) == GRAVE
    assert friction(result(STOP), record(), today=TODAY) == GRAVE
    assert friction(result(), None, today=TODAY) == replace(GRAVE, answer=Answer.NONE)


def test_answers_that_match_hold_whatever_the_spaces_and_capitals() -> None:
    """A postcode is the same with and without its space."""
    missing = answers_hold(
        GRAVE, chosen=(ERIN,), typed=" xx14ab", held=True, case=record(), result=result()
    )

    assert missing == ()


def test_everything_that_does_not_match_is_said_at_once() -> None:
    """Nobody is sent round three times for three things."""
    missing = answers_hold(
        GRAVE, chosen=("P2",), typed="XX1 4AC", held=False, case=record(), result=result()
    )

    assert len(missing) == 3
    assert all(sentence.endswith(".") for sentence in missing)
    assert "XX1" not in " ".join(missing)


def test_all_recipients_are_chosen_and_no_others() -> None:
    """Choosing one of two, or one too many, does not hold."""
    both = result(to=(BY_POST, replace(BY_POST, id=WhoId("P2"))))

    def missing(*chosen: str) -> tuple[str, ...]:
        return answers_hold(
            GRAVE, chosen=chosen, typed="XX1 4AB", held=True, case=record(), result=both
        )

    assert missing("P2", "P1") == ()
    assert "all 2" in missing("P1")[0]
    assert missing("P1", "P2", "P3")


@pytest.mark.parametrize(("typed", "holds"), [("mple", True), ("MPLE", True), ("", False)])
def test_an_email_is_confirmed_with_the_end_of_its_address(typed: str, *, holds: bool) -> None:
    """The last four characters of the address are typed."""
    by_email = result(CHECK, to=(BY_EMAIL,))
    asked = friction(by_email, record(), today=TODAY)

    missing = answers_hold(
        asked, chosen=(), typed=typed, held=False, case=record(), result=by_email
    )

    assert asked == Friction(level=2, answer=Answer.EMAIL_END)
    assert (missing == ()) is holds


def test_nothing_typed_never_matches_an_address_that_is_gone() -> None:
    """When the record is not there, an empty answer is no answer."""
    missing = answers_hold(GRAVE, chosen=(ERIN,), typed="", held=True, case=None, result=result())

    assert len(missing) == 1


def test_the_postcode_is_of_the_recipients_own_address() -> None:
    """Two people may each have an address called A1; an organisation's address is found too."""
    theirs = replace(HOME, postcode="XX9 9ZZ")
    other = Person(id=WhoId("P0"), addresses=(theirs,))
    case = replace(record(), people=(other, *record().people))
    firm = Organisation(id=WhoId("O1"), name="A firm", addresses=(replace(theirs, id="A5"),))

    assert not answers_hold(
        GRAVE, chosen=(ERIN,), typed="XX14AB", held=True, case=case, result=result()
    )
    at_firm = result(to=(replace(BY_POST, id=WhoId("P7"), destination="A5"),))
    assert not answers_hold(
        GRAVE,
        chosen=(WhoId("P7"),),
        typed="XX99ZZ",
        held=True,
        case=replace(case, organisations=(firm,)),
        result=at_firm,
    )


def test_nobody_to_send_to_has_nothing_to_type() -> None:
    """Without a recipient there is no postcode and no email address."""
    missing = answers_hold(
        GRAVE, chosen=(), typed="", held=True, case=record(), result=result(to=())
    )

    assert len(missing) == 1


def test_a_decision_names_files_recipients_channel_and_record() -> None:
    """What is confirmed is what is sent: whole files, whoever gets them, how, by which record."""
    checked = result(CHECK)

    decision = decide(checked, (kept(CHECK),), bound_now=bound(checked))

    assert decision.bound == Bound(
        files=(LETTER.sha256,), recipients=(ERIN,), channel=Channel.POST, snapshot="sha256:1"
    )
    assert decision.case == "C-1"
    assert decision.acknowledgements == (kept(CHECK),)


def test_an_email_recipient_nobody_knows_is_bound_by_address_or_by_name() -> None:
    """Somebody without an id is still somebody in particular."""
    stranger = replace(BY_EMAIL, id=None)

    assert bound(result(to=(stranger,))).recipients == ("e.hale@hale.example",)
    assert bound(result(to=(replace(stranger, destination=""),))).recipients == ("Erin",)


def test_without_a_record_there_is_no_snapshot() -> None:
    """A letter checked against nothing names no record; monitoring may still confirm it."""
    alone = replace(result(STOP), case=None)

    decision = decide(alone, (), bound_now=bound(alone), mode="monitor")

    assert (decision.case, decision.bound.snapshot) == (None, "")


def test_an_unsettled_result_is_never_confirmed() -> None:
    """While slower looks are still to come, even a clear letter waits, in any mode."""
    early = replace(result(), settled=False)

    with pytest.raises(NotReleased, match="has not ended"):
        decide(early, (), bound_now=bound(early), mode="monitor")


@pytest.mark.parametrize(
    "empty", [pytest.param(result(to=()), id="nobody"), replace(result(), documents=())]
)
def test_nothing_to_nobody_is_not_confirmed(empty: Result) -> None:
    """A confirmation is of files, to somebody."""
    with pytest.raises(NotReleased, match="Choose a file"):
        decide(empty, (), bound_now=bound(empty))


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        pytest.param({"files": ("c" * 64,)}, "A file has changed", id="another byte"),
        pytest.param({"recipients": ("P2",)}, "The recipient is not", id="another recipient"),
        pytest.param({"channel": Channel.EMAIL}, "another way", id="another channel"),
        pytest.param({"snapshot": "sha256:9"}, "The case record has changed", id="record"),
    ],
)
def test_a_change_of_any_of_the_four_voids_the_confirmation(
    now: dict[str, object], sentence: str
) -> None:
    """File, recipient, channel and record are all as they were checked, or nothing is confirmed."""
    changed = replace(bound(result()), **now)  # type: ignore[arg-type] # one field a row

    with pytest.raises(ChangedSinceCheck, match=sentence) as told:
        decide(result(), (), bound_now=changed)

    assert "Nothing was confirmed" in str(told.value)


def test_what_still_stands_is_said_with_what_to_do() -> None:
    """A letter that is held says how many findings stand, the gravest, and what to do."""
    with pytest.raises(NotReleased) as told:
        decide(result(CHECK, STOP), (kept(CHECK),), bound_now=bound(result()))

    assert str(told.value).startswith("This cannot go yet: 1 finding still stands. The greeting")
    assert "team lead" in str(told.value)
