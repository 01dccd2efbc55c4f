"""What entries of the tree add to the trends, in SQL: the same as `checker.reports.trends` counts.

Each entry's body is parsed once. What it adds is cut in each way in which trends are asked for, so
that an answer adds up a few thousand rows and never reads an entry. Bytes that are no longer those
of the tree add nothing: `fsck` says which they are, and everybody else's figures go on.
"""

from typing import Final

_BODY: Final = (
    "CASE WHEN sha256('\\x00'::bytea || leaf) = {tree}.hash"
    " THEN convert_from(substring(leaf FROM 65), 'UTF8')::json END"
)
_OWN_BODY, _OTHER_BODY = (_BODY.format(tree=one) for one in ("t", "o"))
_ABOUT: Final = "substring(leaf FROM 67 FOR 5) = 'about'"
ACT_BEGINS: Final = f"substring(leaf FROM CASE WHEN {_ABOUT} THEN 148 ELSE 73 END FOR 4)"
"""How the act of a `leaf` begins: it is the first key of a body, or comes after `about`."""
_KEYS: Final = (
    "act text, t bigint, team text, tenure text, via text, actor text, about text, out text,"
    " mode text, by jsonb, findings jsonb, event jsonb"
)

_FACTS: Final = f"""
    SELECT c.cut, CASE c.cut WHEN 'moment' THEN '' ELSE m.month END AS month,
        CASE WHEN c.cut IN ('passed', 'moment') THEN '' ELSE w.team END AS team, c.part, f.figure,
        CASE WHEN c.cut IN ('month', 'hour') THEN f.what
            WHEN c.cut = 'passed' THEN coalesce(s.by->>0, w.actor)
            WHEN c.cut = 'person' THEN w.actor ELSE '' END AS what,
        sum(f.n * r.sign) AS n
    FROM ({{rows}}) AS r (idx, sign, upto)
    JOIN tree t USING (idx) JOIN entry e USING (log, seq)
    CROSS JOIN LATERAL (
        SELECT x.*, event->>'kind' AS kind, event->'codes' AS codes, event->'counts' AS counts
        FROM json_to_record({_OWN_BODY}) AS x ({_KEYS}) OFFSET 0
    ) AS s
    LEFT JOIN LATERAL (
        SELECT x.*, oe.log FROM tree o JOIN entry oe USING (log, seq)
        CROSS JOIN LATERAL json_to_record({_OTHER_BODY}) AS x (
            act text, t bigint, team text, tenure text, via text, actor text)
        WHERE o.hash = decode(s.about, 'hex') AND o.idx < r.upto OFFSET 0
    ) AS o ON s.act IN ('release', 'incident', 'return')
    CROSS JOIN LATERAL (
        SELECT CASE WHEN told THEN o.team ELSE s.team END AS team,
            coalesce(CASE WHEN told THEN o.via ELSE s.via END, '') AS via,
            CASE WHEN told THEN o.tenure ELSE s.tenure END AS tenure,
            CASE WHEN told THEN o.actor ELSE s.actor END AS actor
        FROM (VALUES (o.act = 'release' AND s.act <> 'release')) AS sent (told) OFFSET 0
    ) AS w
    CROSS JOIN LATERAL (
        SELECT to_char(at, 'YYYY-MM') AS month, to_char(at, 'YYYY-MM-DD') AS day,
            to_char(at, 'HH24') AS hour
        FROM (VALUES (timezone('Europe/London', to_timestamp(
            coalesce(CASE WHEN s.act = 'practice-result' THEN (s.counts->>'at')::bigint END, s.t)
            / 1000)))) AS england (at)
        OFFSET 0
    ) AS m
    CROSS JOIN LATERAL (
        SELECT v.figure, v.what, 1::numeric AS n FROM (VALUES
            ('checked', '', s.act = 'check' AND s.about IS NULL),
            ('again', '', s.act = 'check' AND s.about IS NOT NULL),
            ('stopped', CASE WHEN s.act = 'check' AND s.out = 'stop' THEN coalesce(
                    jsonb_path_query_first(s.findings, '$[*] ? (@.sev == "stop").code')
                    #>> '{{}}', '') ELSE '' END,
                s.act = 'check' AND s.about IS NULL AND s.out = 'stop'),
            ('to-check', '', s.act = 'check' AND s.about IS NULL AND s.out = 'check'),
            ('released', '', s.act = 'release'),
            ('second', '', s.act = 'release' AND s.by IS NOT NULL
                AND s.findings @> '[{{"sev": "stop"}}]'),
            ('held', '', s.act = 'hold'),
            ('breach', coalesce(s.kind, ''), s.act = 'incident'
                AND coalesce(s.codes->>'step', 'reported') = 'reported'),
            ('returned', coalesce(s.kind, ''), s.act = 'return'),
            ('near-miss', coalesce(s.kind, ''), s.act = 'near-miss'),
            ('took', CASE WHEN s.act = 'release' THEN (
                    SELECT least(x, 3600) / step * step FROM (
                        SELECT x, CASE WHEN x < 60 THEN 1 WHEN x < 600 THEN 5 ELSE 60 END AS step
                        FROM (SELECT (s.t - o.t) / 1000 AS x) AS took) AS stepped)::text END,
                s.act = 'release' AND o.act = 'check' AND o.log = e.log AND o.t <= s.t),
            ('passed', '', s.act = 'practice-result' AND s.codes->>'passed' = 'yes'
                AND s.kind IN ('practice', 'policy-test')),
            ('enforced', '', s.act = 'check' AND coalesce(s.mode, '') <> 'monitor'),
            ('autocomplete-off', '', s.act = 'config' AND s.kind = 'autocomplete'
                AND s.codes->>'state' = 'off')
        ) AS v (figure, what, holds) WHERE v.holds
        UNION ALL
        SELECT CASE
                WHEN s.act = 'check' THEN 'shown-' || (found->>'sev')
                WHEN found->>'sev' = 'stop' THEN 'alone' ELSE 'kept-check' END,
            found->>'code', coalesce((found->>'n')::numeric, 1)
        FROM jsonb_array_elements(s.findings) AS found
        WHERE s.act = 'check' AND s.about IS NULL AND found->>'sev' IN ('stop', 'check')
            OR s.act = 'release' AND (found->>'sev' = 'stop' AND s.by IS NULL
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
        WHEN 'checked' THEN c.cut NOT IN ('passed', 'moment')
        ELSE c.cut NOT IN ('person', 'passed', 'moment') END
    WHERE {ACT_BEGINS} IN ('chec', 'rele', 'hold', 'inci', 'retu', 'near', 'prac', 'conf')
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
ABOUT: Final = f"""
    SELECT decode(({_OWN_BODY})->>'about', 'hex'), t.idx
    FROM tree t JOIN entry e USING (log, seq)
    WHERE t.idx >= %(since)s AND t.idx < %(upto)s AND {_ABOUT} AND {ACT_BEGINS} IN ('inci', 'retu')
        AND sha256('\\x00'::bytea || leaf) = t.hash
"""  # noqa: S608 - our own words
"""What is told about other entries, by what it is about."""


def facts(rows: str) -> str:
    """Give the sums of what rows of the tree add.

    Args:
        rows: `ALL` or `NEW`: places in the tree, how often each is added, and up to which place
            the entry that it is about is looked for.
    """
    return _FACTS.replace("{rows}", rows)
