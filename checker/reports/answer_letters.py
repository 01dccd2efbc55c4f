"""Answers about letters, mistakes and cases: figures by month, team and time in post."""

from collections import Counter
from collections.abc import Callable

from checker.days import month_words
from checker.reports import incident_words
from checker.reports.answer_facts import Known, Row, Told, no_import, share
from checker.reports.incidents import dues, incidents
from checker.reports.statistics import FEWEST, Rate, change, given_away, half_up, per_1000
from checker.reports.trend_views import NEW
from checker.reports.trends import Figure, Sums
from checker.words import say, say_count


def letters_sent(known: Known) -> Told:
    """Count the letters recorded as sent, by month: exactly."""
    counts = _by(known.sums, lambda month, _team: month)
    rows = tuple(
        _untold(month_words(month), month)
        if month in known.untold
        else _of_month(month, counts[month, Figure.RELEASED])
        for month in known.period.months()
    )
    told = [one.n for one in rows if one.told]
    words = say(
        "{whole} in {months} months, {each} a month on average.",
        whole=f"{sum(told):,}",
        months=len(told),
        each=half_up(sum(told) / len(told)) if told else "0",
    )
    return Told(words=_but(known, words), rows=rows)


def breaches_by_month(known: Known) -> Told:
    """Give breaches by month in every 1,000 letters sent."""
    counts = _by(known.sums, lambda month, _team: month)
    rows = tuple(
        _untold(month_words(month), month)
        if month in known.untold
        else _rate(
            month_words(month),
            per_1000(counts[month, Figure.BREACH], counts[month, Figure.RELEASED]),
            month=month,
        )
        for month in known.period.months()
    )
    return Told(words=_but(known, _breaches_words(known)), rows=rows)


def breaches_by_team(known: Known) -> Told:
    """Give breaches by team, and say which stand out."""
    counts = _by(known.by_team, lambda _month, team: team)
    teams = sorted({team for team, _ in counts})
    whole = per_1000(
        sum(counts[one, Figure.BREACH] for one in teams),
        sum(counts[one, Figure.RELEASED] for one in teams),
    )
    rates = {
        one: per_1000(counts[one, Figure.BREACH], counts[one, Figure.RELEASED]) for one in teams
    }
    away = given_away({one: rate.of for one, rate in rates.items()})
    rows, high, few = [], [], []
    for team, rate in rates.items():
        rest = per_1000(max(0, whole.n - rate.n), max(0, whole.of - rate.of))
        name = known.teams.get(team, team) or say("No team")
        if rate.too_few:
            rows.append(_untold(name))
            few.append(name)
            continue
        stands = change(rest, rate).surely > 0
        high += [name] * stands
        if team == away:
            rows.append(
                Row(name=name, n=0, note=say("It would give away a smaller team"), told=False)
            )
            continue
        rows.append(_rate(name, rate, say("Stands out") if stands else ""))
    if high:
        words = say("More breaches than chance explains: {teams}.", teams=", ".join(high))
    elif few:
        words = say("No team that can be compared has more breaches than chance explains.")
    else:
        words = say("No team has more breaches than chance explains.")
    if few:
        words += " " + say("Too few letters to compare: {teams}.", teams=", ".join(few))
    if away is not None:
        words += " " + say(
            "What has fewer than {few} letters is left out, and what would give it away.",
            few=FEWEST,
        )
    if "team" in known.left_out:
        words += " " + say(
            "Months in which a team has fewer than 5 letters are left out, and what would give "
            "them away."
        )
    return Told(words=words, rows=tuple(rows))


def new_starters(known: Known) -> Told:
    """Compare the share of breaches by new starters with their share of letters."""
    names = say("Breaches by new starters"), say("Letters by new starters")
    if _bands_left_out(known):
        return Told(
            words=say(
                "Too few to say: in these months people of some time in post have fewer than 5 "
                "letters, which the register tells nobody. Choose other months."
            ),
            rows=tuple(Row(name=one, n=0, told=False) for one in names),
        )
    tenures = known.sums.tenures
    breaches = {band: n for (band, what), n in tenures.items() if what == Figure.BREACH and band}
    sent = {band: n for (band, what), n in tenures.items() if what == Figure.RELEASED and band}
    all_breaches, all_sent = sum(breaches.values()), sum(sent.values())
    new = share(names[0], breaches.get(NEW, 0), all_breaches)
    letters = Row(name=names[1], n=sent.get(NEW, 0), of=all_sent)
    if all_breaches == 0 or new.interval is None:
        words = say("No breach whose sender's time in post is known.")
    elif new.interval.low > 1 / 2:
        words = say("Yes: it is mostly new starters.")
    elif new.interval.high < 1 / 2:
        words = say("No: it is mostly others.")
    else:
        words = say("Too few to say whether it is mostly new starters.")
    return Told(words=words, rows=(new, letters))


def consequences(known: Known) -> Told:
    """Count mistakes by their consequence, and the people they affect."""
    found = known.mistakes()
    if not found:
        return Told(words=say("No mistake was reported in these months."), missing=True)
    by = Counter(one.code("consequence") for one in found)
    people = sum(one.people or 0 for one in found)
    unsaid = sum(one.people is None for one in found)
    unweighed = by[""] == len(found)
    return Told(
        words=f"{_weighed(by, len(found))} {_affected(people, unsaid, len(found))}",
        rows=tuple(
            Row(name=incident_words.said(incident_words.CONSEQUENCES, code) if code
                else say("Nobody has said yet"), n=n, of=len(found))
            for code, n in by.most_common()
        ),
        missing=unweighed and unsaid == len(found),
    )  # fmt: skip


def _weighed(by: Counter[str], of: int) -> str:
    """Say how many mistakes had a consequence; where nobody has said of any, that."""
    if by[""] == of:
        return say_count(
            "Nobody has said yet what came of {count} mistake.",
            "Nobody has said yet what came of {count} mistakes.",
            of,
        )
    grave = sum(n for code, n in by.items() if code not in {"", "none-known"})
    return say_count(
        "{grave} of {count} mistake had a consequence.",
        "{grave} of {count} mistakes had a consequence.",
        of,
        grave=grave,
    )


def _affected(people: int, unsaid: int, of: int) -> str:
    """Say how many people are affected, and of how many mistakes nobody has said it."""
    if unsaid == of:
        return say("Nobody has said yet how many people are affected.")
    told = say("People affected: {people}.", people=people)
    more = say_count(
        "Of {count} mistake nobody has said how many.",
        "Of {count} mistakes nobody has said how many.",
        unsaid,
    )
    return f"{told} {more}" if unsaid else told


def complaints(known: Known) -> Told:
    """Count complaints, and the formal ones among them."""
    found = [one.complaint for one in known.mistakes() if one.complaint is not None]
    if not found:
        return _no_complaint()
    formal = sum(one.formal for one in found)
    return Told(
        words=say_count(
            "{formal} of {count} complaint is formal.",
            "{formal} of {count} complaints are formal.",
            len(found),
            formal=formal,
        ),
        rows=(
            Row(name=say("Formal"), n=formal, of=len(found)),
            Row(name=say("Answered"), n=sum(one.answered is not None for one in found),
                of=len(found)),
        ),
    )  # fmt: skip


def _no_complaint() -> Told:
    return Told(words=say("No complaint was recorded in these months."), missing=True)


def damage(known: Known) -> Told:
    """Count complaints by the damage."""
    found = [one.complaint for one in known.mistakes() if one.complaint is not None]
    if not found:
        return _no_complaint()
    by = Counter(one.damage for one in found)
    return Told(
        words=say_count("{count} complaint.", "{count} complaints.", len(found)),
        rows=tuple(
            Row(name=incident_words.said(incident_words.DAMAGE, code) if code
                else say("Nobody has said yet"), n=n, of=len(found))
            for code, n in by.most_common()
        ),
    )  # fmt: skip


def enough_staff(known: Known) -> Told:
    """Say what waits, and the cases allocated for every full post."""
    found = [one for one in incidents(known.entries) if one.closed is None]
    late = sum(any(each.late for each in dues(one, known.now_ms)) for one in found)
    rows = [
        Row(name=say("Mistakes that are open"), n=len(found)),
        Row(name=say("Of these, with something late"), n=late, of=len(found)),
    ]
    table, staff = known.imported.caseload, known.imported.staff
    if table and staff:
        month = max(one.month for one in table)
        allocated = sum(one.allocated for one in table if one.month == month)
        posts = sum(one.fte for one in staff)
        rows.append(
            Row(
                name=say("Cases allocated in {month}", month=month_words(month)),
                n=allocated,
                note=say("{each} for each of {posts} full posts",
                         each=half_up(allocated / posts, 1), posts=half_up(posts, 1))
                if posts else "",
            )
        )  # fmt: skip
    return Told(rows=tuple(rows))


def cases_allocated(known: Known) -> Told:
    """Give the cases allocated by month."""
    return _cases(known, "allocated")


def cases_closed(known: Known) -> Told:
    """Give the cases closed by month."""
    return _cases(known, "closed")


def _cases(known: Known, what: str) -> Told:
    table = known.imported.caseload
    if table is None:
        return no_import("caseload")
    by: Counter[str] = Counter()
    for one in table:
        by[one.month] += one.allocated if what == "allocated" else one.closed
    months = [month for month in known.period.months() if month in by]
    return Told(
        words=say_count(
            "As imported, of {count} month.", "As imported, of {count} months.", len(months)
        ),
        rows=tuple(_of_month(month, by[month]) for month in months),
    )


def _bands_left_out(known: Known) -> bool:
    """Say whether letters of some time in post are not told: of somebody who wrote in a month."""
    wrote = {band for _, _, band in known.sums.people if band}
    told = {band for band, _ in known.sums.tenures}
    hidden = "tenure" in known.left_out
    return hidden and ("month" in known.left_out or not wrote <= told)


def _of_month(month: str, n: int) -> Row:
    return Row(name=month_words(month), n=n, month=month)


def _untold(name: str, month: str = "") -> Row:
    few = say("Fewer than 5 letters: too few to say")
    return Row(name=name, n=0, note=few, month=month, told=False)


def _but(known: Known, words: str) -> str:
    """Say also how many months are not in a figure."""
    if not known.untold:
        return words
    but = say_count(
        "{count} month of fewer than 5 letters is left out.",
        "{count} months of fewer than 5 letters are left out.",
        len(known.untold),
    )
    return f"{words} {but}"


def _rate(name: str, rate: Rate, note: str = "", month: str = "") -> Row:
    if rate.of == 0:
        return Row(name=name, n=rate.n, note=say("No letter was sent"), month=month)
    return Row(
        name=name,
        n=rate.n,
        of=rate.of,
        rate=rate.value,
        interval=rate.interval,
        note=note,
        month=month,
    )


def _breaches_words(known: Known) -> str:
    whole = sum(n for (_, _, what, _), n in known.sums.months.items() if what == Figure.BREACH)
    return say_count("{count} breach was reported.", "{count} breaches were reported.", whole)


def _by(sums: Sums, key: Callable[[str, str], str]) -> "Counter[tuple[str, str]]":
    found: Counter[tuple[str, str]] = Counter()
    for (month, team, figure, _what), n in sums.months.items():
        if figure in (Figure.BREACH, Figure.RELEASED):
            found[key(month, team), figure] += n
    return found
