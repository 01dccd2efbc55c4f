"""Answers about training, policies, actions and mail programs: figures of the staff."""

from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import TYPE_CHECKING

from checker.audit.acts import Act
from checker.days import whole_day_words
from checker.reports.actions import Action, actions, state_words
from checker.reports.answer_facts import Known, Listed, Row, Told, day_of, no_import, share
from checker.reports.imported import Trained
from checker.reports.policy_reads import Outlook, Standing, forecast_words, readings, standing
from checker.reports.practice import PRACTICE, TEST, practised
from checker.words import say, say_count

if TYPE_CHECKING:
    from checker.audit.entry import Body

_MOST_SHORT = 3


def training_completed(known: Known) -> Told:
    """Say for each course how many of the staff have completed it."""
    rows = known.imported.training
    if rows is None:
        return no_import("training")
    people = set(known.people)
    told = []
    for course in sorted({one.course for one in rows}):
        done = {one.person for one in rows if one.course == course and one.completed is not None}
        told.append(
            Row(name=course, n=len(done & people), of=len(people), note=_others(done - people))
        )
    return Told(
        words=_short(told),
        rows=tuple(told),
    )


def training_passed(known: Known) -> Told:
    """Say for each course how many passed, and the same of practice and of policy tests."""
    results = [one for said in known.entries if (one := practised(said.body)) is not None]
    months = set(known.period.months())
    own = [one for one in results if f"{day_of(one.t):%Y-%m}" in months]
    rows: list[Row] = []
    for kind, name in (
        (PRACTICE, say("Practice sessions (from the record)")),
        (TEST, say("Tests on policies (from the record)")),
    ):
        of = [one for one in own if one.kind == kind]
        if of:
            rows.append(share(name, sum(one.passed for one in of), len(of)))
    table = known.imported.training
    if table is None:
        return Told(words=no_import("training").words, rows=tuple(rows), missing=True)
    courses = []
    for course in sorted({one.course for one in table}):
        last = _last_tests(one for one in table if one.course == course)
        if last:
            passed = sum(one.passed is True for one in last)
            courses.append(share(course, passed, len(last)))
    return Told(
        words=say("Passed, out of all who took the test, by course. The others failed."),
        rows=(*courses, *rows),
    )


def policies_listed(known: Known) -> Told:
    """Say which policies are to be read."""
    rows = tuple(
        Row(name=_titled(one), n=len(told.read), of=told.people) for one, told in _standings(known)
    )
    return Told(
        words=say_count(
            "{count} policy is shown to everybody until they say that they have read it.",
            "{count} policies are shown to everybody until they say that they have read them.",
            len(known.reading),
        ),
        rows=rows,
    )


def policies_read(known: Known) -> Told:
    """Say how many have read each policy."""
    if not known.reading:
        return _nothing_to_read()
    people, bodies = set(known.people), [one.body for one in known.of(Act.POLICY_READ)]
    rows = [
        Row(
            name=_titled(one),
            n=len(told.read),
            of=told.people,
            note=_others(readings(bodies, one.code, one.version).keys() - people),
        )
        for one, told in _standings(known)
    ]
    return Told(words=_short(rows), rows=tuple(rows))


def policies_forecast(known: Known) -> Told:
    """Say when everybody will have read each policy."""
    if not known.reading:
        return _nothing_to_read()
    standings = tuple(_standings(known))
    rows = [
        Row(
            name=_titled(one),
            n=len(told.missing),
            note=forecast_words(told.forecast, known.today),
        )
        for one, told in standings
    ]
    words = " ".join(f"{one.name}: {one.note}" for one in rows[:_MOST_SHORT])
    unread = all(told.forecast.outlook is Outlook.NOBODY for _, told in standings)
    return Told(words=words, rows=tuple(rows), missing=unread)


def other_measures(known: Known) -> Told:
    """Count the actions beside the recommendations by their state."""
    found = [one for one in actions(known.entries) if not one.id.startswith("rec-")]
    states = Counter(state_words(one.state, overdue=one.overdue(known.today)) for one in found)
    return Told(
        missing=not found,
        words=say_count("{count} other measure.", "{count} other measures.", len(found)),
        rows=tuple(Row(name=name, n=n) for name, n in states.most_common()),
    )


def recommendations(known: Known) -> Told:
    """Say how each recommendation stands."""
    found = [one for one in actions(known.entries) if one.id.startswith("rec-")]
    return Told(
        words=say_count(
            "{count} recommendation is in the action register.",
            "{count} recommendations are in the action register.",
            len(found),
        ),
        missing=not found,
        rows=tuple(_action(one, known.today) for one in found),
    )


def autocomplete(known: Known) -> Told:
    """Count desks by the last state of mail autocomplete, and how that is known."""
    last: dict[str, Body] = {}
    for said in known.of(Act.CONFIG):
        event = said.body.event
        if event is not None and event.kind == "autocomplete":
            before = last.get(said.body.log)
            if before is None or (before.t, before.seq) < (said.body.t, said.body.seq):
                last[said.body.log] = said.body
    found: Counter[tuple[str, str]] = Counter(
        (body.event.codes.get("state", "unknown"), body.event.codes.get("how", "attested"))
        for body in last.values()
        if body.event is not None
    )
    names = {"off": say("Off"), "on": say("On"), "unknown": say("Not known")}
    ways = {"read": say("read from the mail program"), "attested": say("said by a person")}
    if not last:
        return Told(words=say("No desk says whether it is off."), missing=True)
    return Told(
        words=say_count(
            "{off} of {count} desk that says something has it off.",
            "{off} of {count} desks that say something have it off.",
            len(last),
            off=sum(n for (state, _), n in found.items() if state == "off"),
        ),
        rows=tuple(
            Row(name=f"{names.get(state, state)}, {ways.get(how, how)}", n=n, of=len(last))
            for (state, how), n in sorted(found.items())
        ),
    )


def _nothing_to_read() -> Told:
    return Told(words=say("The organisation's policy lists nothing to read."), missing=True)


def _others(people: AbstractSet[str]) -> str:
    """Say of how many the staff list knows nothing: many, where it names people otherwise."""
    if not people:
        return ""
    return say_count(
        "{count} more is not on the staff list",
        "{count} more are not on the staff list",
        len(people),
    )


def _short(rows: Sequence[Row]) -> str:
    """Say the first figures in one line."""
    told = "; ".join(
        f"{one.name}: {one.figure}" + (f", {one.note}" if one.note else "")
        for one in rows[:_MOST_SHORT]
    )
    return told + (say("; and {n} more", n=len(rows) - _MOST_SHORT) if rows[_MOST_SHORT:] else "")


def _standings(known: Known) -> tuple[tuple[Listed, Standing], ...]:
    bodies = [one.body for one in known.of(Act.POLICY_READ)]
    return tuple(
        (one, standing(bodies, one.code, one.version, known.people, known.today))
        for one in known.reading
    )


def _titled(one: Listed) -> str:
    return say("{title}, version {version}", title=one.title, version=one.version)


def _action(one: Action, today: date) -> Row:
    due = "" if one.due is None else say("due {day}", day=whole_day_words(one.due))
    state = state_words(one.state, overdue=one.overdue(today))
    name = f"{one.id}: {one.title}" if one.title else one.id
    return Row(name=name, n=one.steps, note=", ".join(filter(None, (state, due))))


def _last_tests(rows: Iterable[Trained]) -> tuple[Trained, ...]:
    """Give each person's last test."""
    last: dict[str, Trained] = {}
    for one in rows:
        if one.passed is None:
            continue
        before = last.get(one.person)
        if before is None or (one.completed or date.min) >= (before.completed or date.min):
            last[one.person] = one
    return tuple(last.values())
