"""What a screen of trends shows."""

from collections import Counter

from checker.reports.statistics import per_1000
from checker.reports.trend_views import (
    before_after,
    causes,
    change_words,
    hours,
    kinds,
    middle_time,
    series,
    starters,
    teams,
)
from checker.reports.trends import Figure, Period, Sums

YEAR = Period("2025-12", "2026-11")
NOW = "2026-11"


def made(rows: dict[tuple[str, str, str, str], int]) -> Sums:
    """Give sums of some months."""
    return Sums(months=Counter(rows))


def test_rates_are_per_1000_of_what_they_are_about() -> None:
    """What is stopped, of letters checked; what went wrong, of letters sent."""
    told = made(
        {
            (NOW, "a", "checked", ""): 4218,
            (NOW, "a", "stopped", "address.previous"): 40,
            (NOW, "a", "stopped", "email.unknown"): 21,
            (NOW, "a", "released", ""): 4000,
            (NOW, "a", "breach", "wrong-address"): 2,
        }
    )

    last = series(told, YEAR)[-1]

    assert (last.month, last.stopped, last.breaches) == (
        NOW,
        per_1000(61, 4218),
        per_1000(2, 4000),
    )
    assert causes(told, (NOW,)) == (("address", 40), ("person", 21))
    assert kinds(told, Figure.BREACH, (NOW,)) == (("wrong-address", 2),)
    assert len(series(told, YEAR)) == 12


def test_the_middle_time_is_that_of_the_middle_letter() -> None:
    """One that lay for an hour does not move it; fewer than five letters have none."""
    took = {(NOW, "a", "took", "40"): 2, (NOW, "a", "took", "48"): 2, (NOW, "a", "took", "3600"): 1}

    assert middle_time(made(took), (NOW,)) == 48
    assert middle_time(made({(NOW, "a", "took", "40"): 4}), (NOW,)) is None


def test_a_team_stands_out_when_chance_does_not_explain_it() -> None:
    """Twice the rate of the others, of a thousand letters; the same of fifty says nothing."""
    told = made(
        {
            (NOW, "large", "checked", ""): 1118,
            (NOW, "large", "stopped", "x"): 42,
            (NOW, "other", "checked", ""): 3100,
            (NOW, "other", "stopped", "x"): 37,
            (NOW, "small", "checked", ""): 50,
            (NOW, "small", "stopped", "x"): 1,
            (NOW, "tiny", "checked", ""): 4,
        }
    )
    told.people.update({(NOW, "large", "0-3m"): 5, (NOW, "large", "1-3y"): 8})
    told.people.update({(NOW, "other", "1-3y"): 10})
    told.trained.update({(NOW, "large"): 13, (NOW, "other"): 7})

    rows = {one.team: one for one in teams(told, NOW)}

    assert rows["large"].look == "Stopped rate is high and 5 are new: offer training"
    assert rows["other"].look == "Under 90% practised: 3 people are due"
    assert (rows["small"].look, rows["tiny"].hidden) == ("", True)
    assert [one.gives_away for one in rows.values()] == [False, False, True, False]


def test_no_team_is_left_out_where_none_would_be_given_away() -> None:
    """Two small teams beside one another are told of together at most."""
    whole = {(NOW, "large", "checked", ""): 1118, (NOW, "other", "checked", ""): 9}
    small = {(NOW, "tiny", "checked", ""): 4, (NOW, "few", "checked", ""): 3}

    assert not any(one.hidden for one in teams(made(whole), NOW))
    assert [one.team for one in teams(made({**whole, **small}), NOW) if one.hidden] == [
        "few",
        "tiny",
    ]


def test_of_a_team_with_too_few_letters_no_rate_is_said_to_be_high() -> None:
    """Where the rate itself is not said, nothing is said of it."""
    told = made(
        {
            (NOW, "large", "checked", ""): 4000,
            (NOW, "large", "stopped", "address.previous"): 40,
            (NOW, "small", "checked", ""): 7,
            (NOW, "small", "stopped", "address.previous"): 4,
        }
    )

    rows = {one.team: one for one in teams(told, NOW)}

    assert rows["small"].stopped.vague
    assert rows["small"].look == ""


def test_a_team_is_compared_with_teams_that_are_not_told_of() -> None:
    """A lead sees their own team alone, beside the rest of the organisation."""
    own = made({(NOW, "own", "checked", ""): 1118, (NOW, "own", "stopped", ""): 42})
    whole = made({(NOW, "", "checked", ""): 4218, (NOW, "", "stopped", "x"): 79})

    (alone,), (beside,) = teams(own, NOW), teams(own, NOW, whole)

    assert (alone.look, beside.look) == ("", "Stopped rate is high: see why")


def test_before_and_after_is_said_in_a_sentence() -> None:
    """With the interval, and whether chance may explain it."""
    told = Sums(
        days=Counter(
            {
                ("2026-02-27", "released"): 4000,
                ("2026-02-27", "breach"): 28,
                ("2026-03-02", "released"): 4000,
                ("2026-03-02", "breach"): 8,
            }
        )
    )

    stopped, breaches = before_after(told, "2026-03-01")

    assert change_words("Breaches", breaches, "2026-03-01") == (
        "Breaches: 7.0 in every 1,000 letters before 1 March 2026, 2.0 from then on. That is 71% "
        "less (between 36% and 89%), more than chance explains."
    )
    assert "too few letters" in change_words("Stopped", stopped, "2026-03-01")


def test_new_people_are_marked_when_several_come_at_once() -> None:
    """Not in the first month, of which nobody knows who was there before."""
    told = Sums(
        people=Counter(
            {
                ("2026-07", "a", "1-3y"): 9,
                ("2026-08", "a", "0-3m"): 1,
                ("2026-09", "a", "0-3m"): 7,
                ("2026-10", "a", "0-3m"): 8,
            }
        )
    )

    assert starters(told, YEAR) == (("2026-09", 6),)


def test_hours_are_those_of_the_day() -> None:
    """In their order, with their own rates."""
    told = Sums(
        hours=Counter(
            {
                (16, "checked", ""): 100,
                (9, "checked", ""): 200,
                (16, "stopped", "a"): 3,
                (16, "stopped", "b"): 1,
            }
        )
    )

    assert [(one.name, one.letters, one.stopped.n) for one in hours(told)] == [
        ("09", 200, 0),
        ("16", 100, 4),
    ]
