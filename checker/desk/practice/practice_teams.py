"""How a team stands with practice, in sentences; of a small team nothing is said."""

from checker.desk.practice.practice_answers import PracticeTeam
from checker.reports.practice import Share, TeamPractice
from checker.reports.statistics import percent
from checker.words import say, say_count


def team_of(stand: TeamPractice) -> PracticeTeam:
    """Say how a team stands; of a small team nothing is said."""
    if stand.hidden:
        few = say("Too few people to say: it would be about single people.")
        return PracticeTeam(name=stand.team, people=stand.people.of, words=few, passed_words="")
    words = say_count(
        "{up} of {count} person is up to date with practice ({low}% to {high}%).",
        "{up} of {count} people are up to date with practice ({low}% to {high}%).",
        stand.people.of,
        up=stand.people.n,
        **_ends(stand.people),
    )
    return PracticeTeam(
        name=stand.team,
        people=stand.people.of,
        words=words,
        passed_words=_sessions(stand),
    )


def _sessions(stand: TeamPractice) -> str:
    if stand.sessions_hidden:
        return say("Too few people have practised to say how it went.")
    return say(
        "{passed} of {of} sessions passed. {caught} of {errors} mistakes caught, {false} of "
        "{right} right letters held.",
        passed=stand.sessions.n,
        of=stand.sessions.of,
        caught=stand.caught.n,
        errors=stand.caught.of,
        false=stand.false.n,
        right=stand.false.of,
    )


def _ends(share: Share) -> dict[str, str]:
    return {
        "low": percent(share.interval.low),
        "high": percent(share.interval.high),
    }
