"""What entries of the tree add to the trends, in SQL: the same as `checker.reports.trends` counts.

Each entry's body is parsed once. What it adds is cut in each way in which trends are asked for, so
that an answer adds up a few thousand rows and never reads an entry.
"""

from typing import Final

_BODY: Final = "convert_from(substring(leaf FROM 65), 'UTF8')::jsonb"
_BEGINNING: Final = "encode(substring(leaf FROM 65 FOR 120), 'escape')"
"""The key `act` is the first of a body, or the second after `about`."""

_FACTS: Final = rf"""
    SELECT c.cut, CASE c.cut WHEN 'moment' THEN '' ELSE m.month END AS month,
        CASE WHEN c.cut IN ('passed', 'moment') THEN '' ELSE w.team END AS team, c.part, f.figure,
        CASE WHEN c.cut IN ('month', 'hour') THEN f.what
            WHEN c.cut IN ('person', 'passed') THEN w.actor ELSE '' END AS what,
        sum(f.n * r.sign) AS n
    FROM ({{rows}}) AS r (idx, sign, upto)
    JOIN tree t USING (idx) JOIN entry e USING (log, seq)
    CROSS JOIN LATERAL (
        SELECT b, b->>'act' AS act, (b->>'t')::bigint AS t, b->'event' AS event, b->'findings' AS
            findings, b->>'about' AS about
        FROM (SELECT {_BODY} AS b OFFSET 0) AS parsed OFFSET 0
    ) AS s
    LEFT JOIN LATERAL (
        SELECT b->>'act' AS act, oe.log, (b->>'t')::bigint AS t, b->>'team' AS team,
            coalesce(b->>'via', '') AS via, b->>'tenure' AS tenure, b->>'actor' AS actor
        FROM tree o JOIN entry oe USING (log, seq)
        CROSS JOIN LATERAL (SELECT {_BODY} AS b OFFSET 0) AS parsed
        WHERE o.hash = decode(s.about, 'hex') AND o.idx < r.upto
        OFFSET 0
    ) AS o ON s.act IN ('release', 'incident', 'return')
    CROSS JOIN LATERAL (
        SELECT q.team, q.via, q.tenure, q.actor FROM (VALUES
            (o.act = 'release' AND s.act <> 'release', o.team, o.via, o.tenure, o.actor),
            (true, b->>'team', coalesce(b->>'via', ''), b->>'tenure', b->>'actor')
        ) AS q (holds, team, via, tenure, actor) WHERE q.holds LIMIT 1
    ) AS w
    CROSS JOIN LATERAL (
        SELECT to_char(at, 'YYYY-MM') AS month, to_char(at, 'YYYY-MM-DD') AS day,
            to_char(at, 'HH24') AS hour
        FROM (SELECT timezone('Europe/London', to_timestamp(s.t / 1000)) AS at OFFSET 0) AS england
        OFFSET 0
    ) AS m
    CROSS JOIN LATERAL (
        SELECT v.figure, v.what, 1::numeric AS n FROM (VALUES
            ('checked', '', s.act = 'check' AND s.about IS NULL),
            ('again', '', s.act = 'check' AND s.about IS NOT NULL),
            ('stopped', coalesce(jsonb_path_query_first(
                    s.findings, '$[*] ? (@.sev == "stop").code') #>> '{{}}', ''),
                s.act = 'check' AND s.about IS NULL AND b->>'out' = 'stop'),
            ('to-check', '', s.act = 'check' AND s.about IS NULL AND b->>'out' = 'check'),
            ('released', '', s.act = 'release'),
            ('second', '', s.act = 'release' AND b ? 'by'
                AND s.findings @> '[{{"sev": "stop"}}]'),
            ('held', '', s.act = 'hold'),
            ('breach', coalesce(s.event->>'kind', ''), s.act = 'incident'
                AND (s.event IS NULL OR s.event->'codes'->>'step' = 'reported')),
            ('returned', coalesce(s.event->>'kind', ''), s.act = 'return'),
            ('near-miss', coalesce(s.event->>'kind', ''), s.act = 'near-miss'),
            ('took', (SELECT least(x, 3600) / step * step FROM (SELECT x, CASE WHEN x < 60 THEN 1
                    WHEN x < 600 THEN 5 ELSE 60 END AS step
                    FROM (SELECT (s.t - o.t) / 1000 AS x) AS took) AS stepped)::text,
                s.act = 'release' AND o.act = 'check' AND o.log = e.log AND o.t <= s.t),
            ('passed', '', s.act = 'practice-result' AND s.event->'codes'->>'passed' = 'yes'
                AND s.event->>'kind' IN ('practice', 'policy-test')),
            ('enforced', '', s.act = 'check' AND coalesce(b->>'mode', '') <> 'monitor'),
            ('autocomplete-off', '', s.act = 'config' AND s.event->>'kind' = 'autocomplete'
                AND s.event->'codes'->>'state' = 'off')
        ) AS v (figure, what, holds) WHERE v.holds
        UNION ALL
        SELECT CASE
                WHEN s.act = 'check' THEN 'shown-' || (found->>'sev')
                WHEN found->>'sev' = 'stop' THEN 'alone' ELSE 'kept-check' END,
            found->>'code', coalesce((found->>'n')::numeric, 1)
        FROM jsonb_array_elements(s.findings) AS found
        WHERE s.act = 'check' AND s.about IS NULL AND found->>'sev' IN ('stop', 'check')
            OR s.act = 'release' AND (found->>'sev' = 'stop' AND NOT b ? 'by'
                OR found->>'sev' = 'check' AND found ? 'ack')
    ) AS f
    JOIN LATERAL (VALUES
        ('month', ''), ('day', m.day), ('hour', m.hour), ('tenure', w.tenure), ('channel', w.via),
        ('person', w.tenure), ('passed', ''), ('moment', m.day)
    ) AS c (cut, part) ON CASE f.figure
        WHEN 'took' THEN c.cut = 'month'
        WHEN 'passed' THEN c.cut = 'passed'
        WHEN 'enforced' THEN c.cut = 'moment'
        WHEN 'autocomplete-off' THEN c.cut = 'moment'
        ELSE c.cut IN ('month', 'day', 'hour', 'tenure', 'channel')
            OR c.cut = 'person' AND f.figure = 'checked' END
    WHERE {_BEGINNING} ~ ('^\{{("about":"[0-9a-f]{{64}}",)?"act":"'
        '(check|release|hold|incident|return|near-miss|practice-result|config)"')
    GROUP BY 1, 2, 3, 4, 5, 6
    HAVING sum(f.n * r.sign) <> 0
"""  # noqa: S608 - our own words
ALL: Final = "SELECT idx, 1, %(upto)s::bigint FROM tree WHERE idx < %(upto)s"
"""Every row that was counted."""
NEW: Final = """
    SELECT idx, 1, %(upto)s::bigint FROM tree WHERE idx >= %(since)s AND idx < %(upto)s
    UNION ALL
    SELECT a.idx, again.sign, again.upto FROM tree n JOIN trend_about a ON a.about = n.hash
    CROSS JOIN (VALUES (-1, %(since)s::bigint), (1, %(upto)s::bigint)) AS again (sign, upto)
    WHERE n.idx >= %(since)s AND n.idx < %(upto)s AND a.idx < %(since)s
"""
"""What is new, and what was counted before what it is about was there: taken off, and counted."""
ABOUT: Final = rf"""
    SELECT decode({_BODY}->>'about', 'hex'), t.idx FROM tree t JOIN entry e USING (log, seq)
    WHERE t.idx >= %(since)s AND t.idx < %(upto)s
        AND {_BEGINNING} ~ '^\{{"about":"[0-9a-f]{{64}}","act":"(incident|return)"'
"""  # noqa: S608 - our own words
"""What is told about other entries, by what it is about."""


def facts(rows: str) -> str:
    """Give the sums of what rows of the tree add.

    Args:
        rows: `ALL` or `NEW`: places in the tree, how often each is added, and up to which place
            the entry that it is about is looked for.
    """
    return _FACTS.replace("{rows}", rows)
