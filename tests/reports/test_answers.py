"""The nine questions of the letter: every part is there, each figure is that of a hand count."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from checker.audit.acts import Act
from checker.reports.answers import Answer, Known, State, answers
from checker.reports.imported import Caseload, Employed, Imported, Trained
from checker.reports.regulator_questions import PARTS, QUESTIONS, Held
from tests.builders.answer_entries import STAFF, Office
from tests.builders.bodies import at, body

ASKED = Counter({1: 4, 2: 3, 3: 3, 4: 1, 5: 2, 6: 1, 7: 2, 8: 4, 9: 4})
"""How many things each question of the letter asks for, counted in the letter by hand."""
DONE = date(2026, 10, 1)


def busy_office() -> Office:
    """Make three months of two teams: 12 letters in September, 7 in October, 9 in November."""
    office = Office()
    sent = [office.send(f"2026-09-{day:02d} 10:00") for day in range(1, 13)]
    october = [office.send(f"2026-10-{day:02d} 10:00", team="southern") for day in range(1, 7)]
    october.append(office.send("2026-10-31 23:30", tenure="0-3m"))
    office.send("2026-08-31 23:30")
    for day in range(2, 11):
        office.send(f"2026-11-{day:02d} 09:00")
    office.mistake("2026-09-20 09:00", sent[0], consequence="court")
    new = office.mistake("2026-11-03 09:00", october[-1], consequence="distress")
    old = office.mistake("2026-11-04 09:00", None)
    office.mistake("2026-06-01 09:00", None, consequence="safety")
    office.step("2026-11-05 10:00", new, "complaint", complaint="received", formal="yes")
    office.step("2026-11-06 10:00", new, "complaint", complaint="answered", damage="distress")
    office.step("2026-11-05 11:00", old, "complaint", complaint="received", formal="no")
    office.step("2026-11-20 11:00", old, "closed")
    return office


def told(known: Known) -> dict[str, Answer]:
    """Answer everything."""
    return {one.part.id: one for one in answers(known)}


def figures(one: Answer) -> dict[str, tuple[int, int | None]]:
    """Give the figures of an answer."""
    return {row.month or row.name: (row.n, row.of) for row in one.rows}


def test_every_part_of_the_nine_questions_is_there_once() -> None:
    """As many as the letter asks, each with a definition or with what to attach."""
    assert Counter(part.number for part in PARTS) == ASKED
    assert [one.number for one in QUESTIONS] == sorted(ASKED)
    assert len({part.id for part in PARTS}) == len(PARTS)
    for part in PARTS:
        assert part.counts or part.attach, part.id
        assert (part.held is Held.OUTSIDE) <= (bool(part.attach) and not part.acts), part.id
        assert (part.held is Held.IMPORT) <= bool(part.table), part.id
        assert (part.held is Held.RECORD) <= bool(part.acts), part.id


def test_letters_sent_by_month_are_exact() -> None:
    """The release entries by the month in England: no more, no fewer, and these very entries."""
    office = busy_office()

    one = told(office.known())["9c"]

    assert figures(one) == {"2026-09": (12, None), "2026-10": (7, None), "2026-11": (9, None)}
    assert one.state is State.RECORD
    assert {row.surely for row in one.rows} == {"Exact count"}
    assert one.query is not None
    by_hand = [
        each.hash
        for each in office.entries
        if each.body.act is Act.RELEASE and each.body.t >= at("2026-09-01 00:00")
    ]
    assert sorted(one.hashes) == sorted(by_hand)
    assert len(by_hand) == 28


def test_an_hour_of_summer_belongs_to_the_month_in_england() -> None:
    """23:30 in UTC on the last day of September is October in England."""
    office = Office()
    office.send("2026-10-01 00:30")  # 30 September 23:30 UTC

    assert figures(told(office.known())["9c"]) == {
        "2026-09": (0, None),
        "2026-10": (1, None),
        "2026-11": (0, None),
    }


def test_consequences_and_complaints_are_counted_by_mistake() -> None:
    """Each mistake of the period once, by its last word; an earlier mistake is not counted."""
    answer = told(busy_office().known())

    assert figures(answer["6a"]) == {
        "It bears on court proceedings": (1, 3),
        "Somebody is distressed": (1, 3),
        "Nobody has said yet": (1, 3),
    }
    assert answer["6a"].words == "2 of 3 mistakes had a consequence. People affected: 6."
    assert answer["7a"].words == "1 of 2 complaints are formal."
    assert figures(answer["7a"]) == {"Formal": (1, 2), "Answered": (1, 2)}
    assert len(answer["7a"].hashes) == 3
    assert figures(answer["7b"]) == {"Distress": (1, 2), "Nobody has said yet": (1, 2)}


def test_what_nobody_said_of_a_mistake_is_no_nought() -> None:
    """Neither what came of it nor how many people it affects: that is nothing recorded yet."""
    office = Office()
    office.mistake("2026-11-04 09:00", None, people=None)

    one = told(office.known())["6a"]

    assert one.state is State.EMPTY
    assert one.words == (
        "Nobody has said yet what came of 1 mistake. "
        "Nobody has said yet how many people are affected."
    )

    office.mistake("2026-11-05 09:00", None, people=3, consequence="court")

    one = told(office.known())["6a"]

    assert one.state is State.RECORD
    assert one.words == (
        "1 of 2 mistakes had a consequence. People affected: 3. "
        "Of 1 mistake nobody has said how many."
    )


def test_breaches_are_told_by_month_team_and_time_in_post() -> None:
    """A breach belongs to the team and the time in post of whoever sent the letter."""
    answer = told(busy_office().known())

    assert figures(answer["8a"]) == {"2026-09": (1, 12), "2026-10": (0, 7), "2026-11": (2, 9)}
    # The breach of the October letter is its sender's; one is about no letter: its reporter's.
    assert figures(answer["8b"]) == {"Northern": (3, 22), "Southern": (0, 6)}
    assert answer["8b"].words == "No team has more breaches than chance explains."
    assert figures(answer["8d"])["Breaches by new starters"] == (1, 3)
    assert figures(answer["8d"])["Letters by new starters"] == (1, 28)
    assert answer["8d"].words == "Too few to say whether it is mostly new starters."


def test_a_team_that_surely_stands_out_is_named() -> None:
    """Chance alone does not explain 10 breaches in 40 letters beside none in 200."""
    office = Office()
    for number in range(240):
        team = "southern" if number < 40 else "northern"
        sent = office.send(f"2026-10-{number % 28 + 1:02d} 10:00", team=team)
        if number < 10:
            office.mistake("2026-11-01 10:00", sent)

    assert told(office.known())["8b"].words == "More breaches than chance explains: Southern."


@pytest.mark.parametrize(
    ("left_out", "band", "told_of"),
    [
        pytest.param({"tenure"}, "0-3m", False, id="somebody new wrote 3 letters"),
        pytest.param({"tenure"}, "", True, id="only who reports has no time in post"),
        pytest.param({"month", "tenure"}, "", False, id="nor is it told who wrote in a month"),
    ],
)
def test_times_in_post_that_the_register_leaves_out_are_no_0(
    left_out: set[str], band: str, *, told_of: bool
) -> None:
    """A breach of one of three letters is not "mostly others"."""
    office = busy_office()
    for tenure in ("0-3m", "1-3y"):
        office.tell(body(Act.CHECK, "2026-10-05 10:00", team="northern", tenure=tenure))
    known = office.known()
    tenures = Counter({key: n for key, n in known.sums.tenures.items() if key[0] != band})
    known = replace(known, left_out=left_out, sums=replace(known.sums, tenures=tenures))

    answer = told(known)["8d"]

    assert (answer.rows[0].figure == "1 of 3 (33%)") == told_of
    assert answer.words.endswith("Choose other months.") != told_of


def test_teams_that_the_register_leaves_out_are_said() -> None:
    """No team stands out: of those that are told of."""
    answer = told(replace(busy_office().known(), left_out={"team"}))["8b"]

    assert "are left out" in answer.words


def test_mistakes_that_wait_are_counted_whenever_they_were_reported() -> None:
    """Also one of June that nobody closed; and late ones among them."""
    answer = told(busy_office().known())["8c"]

    assert answer.state is State.PERSON
    assert figures(answer) == {
        "Mistakes that are open": (3, None),
        "Of these, with something late": (3, 3),
    }


def test_policies_read_and_the_day_when_everybody_will_have() -> None:
    """Each person once, of the version that is listed; an older version does not count."""
    office = Office()
    for number, actor in enumerate(STAFF[:6]):
        office.read(f"2026-11-{number + 14:02d} 10:00", actor)
        office.read(f"2026-11-{number + 15:02d} 10:00", actor)
    office.read("2026-11-20 10:00", STAFF[8], version=2)
    office.read("2026-11-20 10:00", "u-left")

    answer = told(office.known())

    assert figures(answer["2b"]) == {"Post and email, version 3": (6, 10)}
    assert answer["2b"].words.endswith("(60%), 1 more is not on the staff list")
    (row,) = answer["2c"].rows
    assert row.n == 4
    # Six in 14 days: four more take 9.33 days, so the tenth day from 27 November.
    assert row.note.startswith("At the pace of the last four weeks about 7 December")


def test_what_nobody_reads_is_not_said_to_be_answered() -> None:
    """There is no day to give: that is nothing recorded, and no answer."""
    office = Office()
    office.read("2026-09-01 10:00", STAFF[0])

    answer = told(office.known())

    assert "nothing can be forecast" in answer["2c"].words
    assert answer["2c"].state is State.EMPTY


def test_actions_are_told_by_recommendation_and_by_state() -> None:
    """The last word counts; an action whose day has passed is overdue by itself."""
    office = Office()
    office.action("2026-09-01 10:00", "rec-1", "open", "2026-10-01", title="Switch it off")
    office.action("2026-09-20 10:00", "rec-1", "done", evidence="Group policy of 19 September")
    office.action("2026-09-01 10:00", "rec-2", "open", "2026-10-01", title="Second person")
    office.action("2026-09-02 10:00", "other-1", "started", "2026-12-24", title="New envelopes")

    answer = told(office.known())

    assert [(row.name, row.note) for row in answer["5a"].rows] == [
        ("rec-1: Switch it off", "Done, due 1 October 2026"),
        ("rec-2: Second person", "Overdue, due 1 October 2026"),
    ]
    assert figures(answer["4a"]) == {"Begun": (1, None)}


def test_autocomplete_is_told_by_the_last_word_of_each_desk() -> None:
    """Three desks: one was switched off, one is on, one was vouched for by a person."""
    office = Office()
    office.autocomplete("2026-09-01 10:00", "1" * 32, "on")
    office.autocomplete("2026-10-01 10:00", "1" * 32, "off")
    office.autocomplete("2026-10-01 10:00", "2" * 32, "on")
    office.autocomplete("2026-10-01 10:00", "3" * 32, "off", "attested")

    answer = told(office.known())["5b"]

    assert answer.words == "2 of 3 desks that say something have it off."
    assert figures(answer) == {
        "Off, said by a person": (1, 3),
        "Off, read from the mail program": (1, 3),
        "On, read from the mail program": (1, 3),
    }


def test_no_desk_that_says_whether_autocomplete_is_off_is_said_in_words() -> None:
    """And not as none of none."""
    answer = told(Office().known())["5b"]

    assert answer.words == "No desk says whether it is off."
    assert figures(answer) == {}


def test_training_and_cases_are_answered_from_imports() -> None:
    """Without an import it says so; with one, its rows are counted against its staff list."""
    office = Office()
    office.practised("2026-10-05 10:00", "u-1", "yes")
    office.practised("2026-10-06 10:00", "u-2", "no")
    none = told(office.known())["1a"]
    assert none.state is State.MISSING
    assert none.words.startswith("There is no training table on this computer.")
    imported = Imported(
        training=(
            Trained("u-1", "Post", DONE, passed=True),
            Trained("u-2", "Post", DONE, passed=False),
            Trained("u-2", "Post", date(2026, 11, 1), passed=True),
            Trained("u-3", "Post", DONE, passed=None),
            Trained("u-4", "Post", None, passed=False),
            Trained("u-left", "Post", DONE, passed=True),
        ),
        staff=tuple(Employed(f"u-{n}", "North", date(2020, 1, 1), 0.5) for n in range(1, 9)),
        caseload=(
            Caseload("2026-10", "North", 30, 20, 90),
            Caseload("2026-10", "South", 10, 4, 20),
            Caseload("2026-11", "North", 12, 9, 40),
            Caseload("2026-01", "North", 99, 99, 99),
        ),
    )

    answer = told(office.known(imported=imported))

    assert figures(answer["1a"]) == {"Post": (3, 8)}
    assert answer["1a"].words == "Post: 3 of 8 (38%), 1 more is not on the staff list"
    assert figures(answer["1b"]) == {"Post": (3, 4), "Practice sessions (from the record)": (1, 2)}
    assert figures(answer["9a"]) == {"2026-10": (40, None), "2026-11": (12, None)}
    assert figures(answer["9d"]) == {"2026-10": (24, None), "2026-11": (9, None)}
    assert answer["8c"].rows[-1].note == "3.0 for each of 4.0 full posts"
    assert answer["1a"].state is State.IMPORT


@pytest.mark.parametrize("part", [one.id for one in PARTS if one.held is Held.OUTSIDE])
def test_what_is_not_held_says_what_to_attach(part: str) -> None:
    """And has no figure that could be mistaken for an answer."""
    answer = told(Office().known())[part]

    assert answer.state is State.OUTSIDE
    assert answer.words.startswith(("Attach", "Ask"))
    assert answer.rows == ()
    assert answer.hashes == ()


def test_with_nothing_recorded_every_part_is_still_told() -> None:
    """An empty office: no figure divides by nothing."""
    for one in answers(Office().known(reading=(), staff=())):
        assert one.words or one.rows, one.part.id
        for row in one.rows:
            assert row.figure
            assert row.surely


def test_a_team_of_too_few_letters_is_said_not_to_be_compared() -> None:
    """Two breaches beside one letter are no rate, and silence would clear the team."""
    office = busy_office()
    sent = office.send("2026-10-05 10:00", team="duty")
    for _ in range(2):
        office.mistake("2026-10-06 10:00", sent)

    answer = told(office.known())["8b"]

    assert answer.words == (
        "No team that can be compared has more breaches than chance explains. "
        "Too few letters to compare: duty. "
        "What has fewer than 5 letters is left out, and what would give it away."
    )
    assert {one.figure for one in answer.rows if one.name == "duty"} == {"Not told"}


def test_a_small_team_cannot_be_had_by_taking_the_others_from_the_whole() -> None:
    """Beside one team that is not told the next smallest goes too; beside two, which is it?"""
    office = busy_office()
    for team in ("duty", "urgent"):
        for day in (5, 6, 7):
            office.send(f"2026-10-0{day} 10:00", team=team)
        told_of = [one.name for one in told(office.known())["8b"].rows if one.told]

        assert told_of == (["Northern"] if team == "duty" else ["Northern", "Southern"])


def test_where_nothing_happened_there_is_nothing_of_nothing() -> None:
    """No complaint is formal of none: that is no answer."""
    answer = told(Office().known())

    assert answer["7a"].words == answer["7b"].words == "No complaint was recorded in these months."
    assert answer["6a"].words == "No mistake was reported in these months."
    assert [answer[one].rows for one in ("6a", "7a", "7b")] == [(), (), ()]
    assert answer["7a"].state is State.EMPTY


def test_which_entries_are_meant_is_said_in_the_field_s_words() -> None:
    """The months of a program, and "the act incident", are nobody's words."""
    answer = told(busy_office().known())
    query = answer["8b"].query

    assert query is not None
    assert query.words() == (
        "Entries: mistakes after sending, when they are reported, from September 2026 to "
        "November 2026 in England."
    )
    assert next(one.name for one in answer["8a"].rows) == "September 2026"


def test_every_answer_that_is_made_of_entries_says_which() -> None:
    """None falls back on the words of a program."""
    queries = [one.query for one in answers(busy_office().known()) if one.query is not None]

    assert len(queries) > 10
    assert all(one.words().startswith("Entries: ") for one in queries)
