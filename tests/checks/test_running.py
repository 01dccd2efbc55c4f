"""How all checks run together: each recipient, the policy, an error in a check, the order."""

import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from checker.checks import CHECKS, RULES, rules_off, run_checks, verdict_of
from checker.checks.matter import Matter
from checker.checks.raised import raised
from checker.checks.records.record_missing import record_missing
from checker.checks.records.record_old import record_old
from checker.checks.running import parted, run, under_policy
from checker.checks.unread import unread
from checker.days import day_in_england, in_words
from checker.model import (
    Case,
    Dispatch,
    Finding,
    Gap,
    Place,
    Read,
    Release,
    Severity,
    Verdict,
)
from checker.settings import RuleSetting
from tests.builders.cases import FATHERS_HOME, MOTHERS_HOME, NOW, case, policy
from tests.builders.letters import block, codes, dispatch, document, matter

SOURCES = Path(__file__).parents[2] / "checker" / "checks"


def ran(letter: Dispatch, *checks: object, record: Case | None = None) -> tuple[Finding, ...]:
    """Run some checks over a dispatch."""
    return run(
        checks,  # type: ignore[arg-type]  # checks are functions
        letter,
        mentions=(),
        case=record or case(),
        policy=policy(),
        others=None,
        now=NOW,
    )


def one_check(matter: Matter) -> Iterator[Finding]:
    """Find the same thing for every recipient."""
    del matter
    yield raised("template.gap", "Something is unfinished")


def one_for_the_father(matter: Matter) -> Iterator[Finding]:
    """Find something for one recipient only."""
    if matter.recipient.id == "P2":
        yield raised("address.unknown", "This address is not on the case")


def broken_check(matter: Matter) -> Iterator[Finding]:
    """Find one thing and then break, with a name in the error."""
    yield raised("template.gap", "Something is unfinished")
    message = f"could not parse Erin Hale of {matter.recipient.id}"
    raise ValueError(message)


def test_equal_findings_of_several_recipients_are_one() -> None:
    """A finding says to whom it must not go, all of them."""
    both = dispatch(document("Dear both"), to="P1,P2")
    found = ran(both, one_check, one_for_the_father)

    assert {one.code: one.whom for one in found} == {
        "template.gap": ("P1", "P2"),
        "address.unknown": ("P2",),
    }


def test_checks_run_for_a_dispatch_without_any_recipient() -> None:
    """Nobody chosen is no reason to look less."""
    letter = Dispatch(documents=(document("Dear"),), recipients=())
    [finding] = ran(letter, one_check)
    assert finding.whom == ()


def test_an_error_in_a_check_is_a_stop_and_no_name_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """What nobody looked at is held; the log holds the rule's name and the kind of error only."""
    with caplog.at_level(logging.ERROR):
        found = ran(dispatch(document("Dear")), broken_check, one_for_the_father)

    assert codes(found) == ["unread.rule-failed", "template.gap"]
    assert found[0].release is Release.SECOND_PERSON
    assert "broken check" in found[0].detail
    assert "ValueError" in caplog.text
    assert "Erin" not in caplog.text


def test_the_gravest_comes_first_and_then_the_place() -> None:
    """Everything is shown at once, gravest first, and down the pages."""

    def several(matter: Matter) -> Iterator[Finding]:
        del matter
        yield raised("address.unconfirmed", "note")
        yield raised("salutation.mismatch", "check", place=Place(file="b.docx"))
        yield raised("salutation.mismatch", "check", place=Place(file="a.docx", page=2))
        yield raised("salutation.mismatch", "check", place=Place(file="a.docx", page=1))
        yield raised("template.gap", "stop, to be mended")
        yield raised("protected.refuge", "never")

    letter = dispatch(document(name="a.docx"), document(name="b.docx"))
    found = ran(letter, several)

    assert codes(found)[:2] == ["protected.refuge", "template.gap"]
    assert [(one.place.file, one.place.page) for one in found[2:5]] == [
        ("a.docx", 1),
        ("a.docx", 2),
        ("b.docx", None),
    ]
    assert found[5].severity is Severity.NOTE


@pytest.mark.parametrize(
    ("code", "severity", "setting", "expected"),
    [
        pytest.param(
            "address.unconfirmed",
            None,
            RuleSetting(severity=Severity.CHECK),
            (Severity.CHECK, Release.ACKNOWLEDGE),
            id="a note raised to a check",
        ),
        pytest.param(
            "salutation.mismatch",
            None,
            RuleSetting(severity=Severity.STOP),
            (Severity.STOP, Release.SECOND_PERSON),
            id="a check raised to a stop",
        ),
        pytest.param(
            "salutation.mismatch",
            None,
            RuleSetting(severity=Severity.NOTE),
            (Severity.NOTE, Release.NONE),
            id="a check lowered",
        ),
        pytest.param(
            "salutation.mismatch",
            Severity.STOP,
            RuleSetting(severity=Severity.NOTE),
            (Severity.STOP, Release.SECOND_PERSON),
            id="what was found graver stays",
        ),
        pytest.param(
            "hidden.metadata",
            Severity.STOP,
            RuleSetting(severity=Severity.CHECK),
            (Severity.STOP, Release.SECOND_PERSON),
            id="raised to less than was found",
        ),
        pytest.param(
            "template.gap",
            None,
            RuleSetting(severity=Severity.CHECK),
            (Severity.CHECK, Release.ACKNOWLEDGE),
            id="a stop lowered",
        ),
        pytest.param(
            "protected.address",
            None,
            RuleSetting(severity=Severity.NOTE, on=False),
            (Severity.STOP, Release.SECOND_PERSON),
            id="protected stays",
        ),
        pytest.param(
            "record.old",
            None,
            RuleSetting(severity=Severity.STOP),
            (Severity.STOP, Release.SECOND_PERSON),
            id="record may be raised",
        ),
        pytest.param("template.gap", None, RuleSetting(on=False), None, id="switched off"),
        pytest.param(
            "template.gap",
            None,
            RuleSetting(severity=Severity.STOP),
            (Severity.STOP, Release.FIX),
            id="as it is",
        ),
        pytest.param("template.gap", None, None, (Severity.STOP, Release.FIX), id="nothing said"),
    ],
)
def test_the_policy_decides_within_its_bounds(
    code: str,
    severity: Severity | None,
    setting: RuleSetting | None,
    expected: tuple[Severity, Release] | None,
) -> None:
    """A policy raises, lowers and switches off, but never what protects or what is unknown."""
    rules = policy(rules={code: setting} if setting else {})
    found = under_policy(raised(code, "title", severity=severity), rules)
    assert (None if found is None else (found.severity, found.release)) == expected


def test_what_is_switched_off_is_not_found() -> None:
    """A rule that the policy switched off says nothing in a run."""
    rules = policy(rules={"template.gap": RuleSetting(on=False)})
    found = run(
        (one_check,),
        dispatch(document("Dear")),
        mentions=(),
        case=case(),
        policy=rules,
        others=None,
        now=NOW,
    )
    assert found == ()


def test_the_rules_that_are_off_are_named() -> None:
    """What this version or this policy does not look for is said with every result."""
    rules = policy(
        rules={
            "email.link": RuleSetting(on=False),
            "unread.scan": RuleSetting(on=False),
            "email.group": RuleSetting(on=True),
        }
    )
    off = rules_off(rules)

    assert "email.link" in off
    assert {"unread.scan", "email.group", "record.changed", "address.unknown"}.isdisjoint(off)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param((), (Verdict.CLEAR, Release.NONE), id="nothing"),
        pytest.param(("address.unconfirmed",), (Verdict.CLEAR, Release.NONE), id="a note"),
        pytest.param(("email.link",), (Verdict.CHECK, Release.ACKNOWLEDGE), id="a check"),
        pytest.param(("template.gap", "email.link"), (Verdict.STOP, Release.FIX), id="a fix"),
        pytest.param(
            ("template.gap", "address.unknown"), (Verdict.STOP, Release.SECOND_PERSON), id="both"
        ),
        pytest.param(
            ("protected.refuge", "address.unknown"), (Verdict.STOP, Release.NEVER), id="never"
        ),
    ],
)
def test_the_verdict_is_the_gravest(
    found: tuple[str, ...], expected: tuple[Verdict, Release]
) -> None:
    """The gravest severity and the gravest release hold for the whole."""
    assert verdict_of(tuple(raised(code, "title") for code in found)) == expected


def test_every_live_rule_has_a_check_and_no_other_has() -> None:
    """A code is live exactly where some check can raise it."""
    sources = "".join(
        path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py") if path.stem != "rules"
    )
    raisable = set(re.findall(r'"([a-z-]+\.[a-z-]+)"', sources))

    assert {rule.code for rule in RULES if rule.live} == raisable & {one.code for one in RULES}
    assert len({rule.code for rule in RULES}) == len(RULES)


def test_every_check_says_why_and_when_it_is_quiet() -> None:
    """A check's docstring is its page in the manual."""
    for check in CHECKS:
        assert "Why: " in (check.__doc__ or ""), check
        assert "Quiet when: " in (check.__doc__ or ""), check


@pytest.mark.parametrize(
    ("synced", "severity"),
    [
        pytest.param(datetime(2026, 11, 16, 9, tzinfo=UTC), None, id="a week"),
        pytest.param(datetime(2026, 11, 16, 8, tzinfo=UTC), Severity.CHECK, id="over a week"),
        pytest.param(datetime(2026, 5, 1, tzinfo=UTC), Severity.STOP, id="over half a year"),
        pytest.param(None, Severity.CHECK, id="not known"),
        pytest.param(datetime(2026, 11, 23, 18, tzinfo=UTC), None, id="later today"),
        pytest.param(datetime(2026, 11, 25, tzinfo=UTC), Severity.CHECK, id="the day after next"),
    ],
)
def test_an_old_record_is_said(synced: datetime | None, severity: Severity | None) -> None:
    """Its age is now minus the time it was copied."""
    asked = matter(document("Dear"), case=case(synced_at=synced))
    assert [one.severity for one in record_old(asked)] == ([severity] if severity else [])


def test_a_missing_record_is_a_stop() -> None:
    """Without a record nothing is compared, and every other check still runs."""
    letter = dispatch(document("Dear [INSERT NAME]"))
    found = run_checks(
        letter,
        mentions=(block(MOTHERS_HOME),),
        case=None,
        policy=policy(),
        others=None,
        now=NOW,
    )
    assert codes(found) == ["template.gap", "record.missing"] or codes(found) == [
        "record.missing",
        "template.gap",
    ]
    assert not list(record_missing(matter(letter, case=case())))
    assert not list(record_old(matter(letter, case=None)))


@pytest.mark.parametrize(
    ("gap", "severity"),
    [
        pytest.param(Gap(code="unread.damaged", why="w"), Severity.STOP, id="damaged"),
        pytest.param(Gap(code="unread.encrypted", why="w"), Severity.STOP, id="locked"),
        pytest.param(Gap(code="unread.scan", why="w", area_mm2=900), Severity.NOTE, id="a logo"),
        pytest.param(
            Gap(code="unread.scan", why="w", area_mm2=5_000), Severity.CHECK, id="a stamp"
        ),
        pytest.param(Gap(code="unread.scan", why="w", area_mm2=12_000), Severity.STOP, id="a page"),
        pytest.param(Gap(code="unread.scan", why="w"), Severity.STOP, id="of no known size"),
    ],
)
def test_what_could_not_be_read_is_said(gap: Gap, severity: Severity) -> None:
    """Each gap is a finding with its own reason; a picture counts by its size."""
    [finding] = unread(matter(document(gaps=(gap,)), case=case()))
    assert (finding.code, finding.severity, finding.detail) == (gap.code, severity, "w")


def test_a_file_of_which_nothing_was_read_is_a_stop() -> None:
    """Also where the reader does not say why."""
    assert codes(unread(matter(document(read=Read.NO), case=case()))) == ["unread.damaged"]
    assert not list(unread(matter(document("Dear"), case=case())))


@pytest.mark.parametrize(
    ("read", "title"),
    [
        pytest.param(Read.NO, "This file could not be read", id="nothing of it"),
        pytest.param(Read.PARTLY, "A part of this file could not be read", id="all but a part"),
    ],
)
def test_a_file_of_which_nothing_was_read_is_not_said_to_lack_a_part(
    read: Read, title: str
) -> None:
    """Its page says that it could not be read, and so does the finding."""
    gap = Gap(code="unread.unsupported", why="w")

    [finding] = unread(matter(document(read=read, gaps=(gap,)), case=case()))

    assert (finding.code, finding.title) == (gap.code, title)


def test_a_hidden_finding_says_that_it_was_hidden() -> None:
    """Whatever is hidden goes through every rule, and the finding says who can see it."""

    def hidden_one(matter: Matter) -> Iterator[Finding]:
        del matter
        place = Place(file="letter.docx", hidden=True)
        yield raised("protected.address", "title", detail="It is there.", place=place)
        yield raised("hidden.text", "title", detail="It is there.", place=place)

    found = {one.code: one.detail for one in ran(dispatch(document("Dear")), hidden_one)}

    assert found["protected.address"] == (
        "It is there. It is hidden on the page, but whoever opens the file can find it."
    )
    assert found["hidden.text"] == "It is there."


@pytest.mark.parametrize(
    ("now", "day"),
    [
        pytest.param(datetime(2026, 6, 1, 23, 30, tzinfo=UTC), date(2026, 6, 2), id="summer"),
        pytest.param(datetime(2026, 12, 1, 23, 30, tzinfo=UTC), date(2026, 12, 1), id="winter"),
    ],
)
def test_days_are_englands(now: datetime, day: date) -> None:
    """Half past eleven at night in summer is already tomorrow in England."""
    assert day_in_england(now) == day
    assert in_words(day, replace_year(day)) == f"{day.day} {day:%B} {day.year}"


def replace_year(day: date) -> date:
    """Give the same day of another year."""
    return day.replace(year=day.year + 1)


def test_each_recipient_needs_the_address_to_be_theirs() -> None:
    """A letter to both parties at one address is wrong for one of them."""
    both = dispatch(document("Dear Ms Hale"), to="P1,P2")
    found = run_checks(
        both,
        mentions=(block(FATHERS_HOME),),
        case=replace(case(), restrictions=()),
        policy=policy(),
        others=None,
        now=NOW,
    )
    wrong = [one for one in found if one.code == "address.other-person"]
    assert [one.whom for one in wrong] == [("P1",)]


def test_a_print_run_that_cannot_be_parted_is_held() -> None:
    """Everybody is checked on the whole file, and a Stop says that a part did not finish."""
    unfit = replace(matter(document("Dear Ms Hale"), case=case()), mentions=(None,))  # type: ignore[arg-type] # what no finder gives

    each, trouble = parted((unfit, unfit))

    assert [one.matter for one in each] == [unfit, unfit]
    assert [one.code for one in trouble] == ["unread.rule-failed"]
