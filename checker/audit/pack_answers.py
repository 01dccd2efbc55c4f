"""What a pack's entries say, for people: a table, a page to read and print, and how to check it."""

import csv
import html
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from checker.audit.entry import Body, read_body
from checker.audit.leaf import SIGNATURE_BYTES, leaf_hash, receipt_code
from checker.audit.pack import Evidence, Piece

HEADINGS = (
    "file",
    "log",
    "entry",
    "time",
    "person",
    "team",
    "act",
    "outcome",
    "findings",
    "recipients",
    "channel",
    "receipt",
    "place in the register",
    "shown beside it",
)
_REGISTER: Mapping[str, str] = {
    "asked": "The register was asked.",
    "none": "There is no register, so nothing here bounds the times from outside.",
    "unknown": "The register did not know this log yet, so it says nothing of these entries.",
    "left-out": (
        "The register was left out on purpose, because it could not be reached: ask for a pack "
        "with its proofs later."
    ),
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An entry of a range: its file's number, what it says; or that it is withheld."""

    number: str
    log: str
    seq: int
    body: Body | None = None
    piece: Piece | None = None
    why: str = ""


def body_of(piece: Piece) -> Body:
    """Read what an entry says."""
    return read_body(piece.leaf[SIGNATURE_BYTES:])


def rows_of(pack: Evidence, pieces: Mapping[tuple[str, int], tuple[str, Piece]]) -> tuple[Row, ...]:
    """Give a row for each entry of the ranges, in order. What is missing is left out."""
    why = {(one.log, one.seq): one.why for one in pack.withheld}
    rows = []
    for one in pack.ranges:
        for seq in range(one.first, one.last + 1):
            mark = (one.log, seq)
            if mark in pieces:
                number, piece = pieces[mark]
                body = body_of(piece)
                rows.append(Row(number=number, log=one.log, seq=seq, body=body, piece=piece))
            elif mark in why:
                rows.append(Row(number="", log=one.log, seq=seq, why=why[mark]))
    return tuple(rows)


def table(rows: Iterable[Row]) -> bytes:
    """Give the answers as CSV, in UTF-8 with a mark, as spreadsheets want it."""
    written = io.StringIO(newline="")
    sheet = csv.writer(written)
    sheet.writerow(HEADINGS)
    for row in rows:
        sheet.writerow(_harmless(cell) for cell in cells(row))
    return written.getvalue().encode("utf-8-sig")


def page(pack: Evidence, rows: Iterable[Row]) -> bytes:
    """Give the answers as a page that any browser shows and prints."""
    facts = "".join(
        f"<dt>{_safe(name)}</dt><dd>{_safe(said)}</dd>" for name, said in told_of(pack).items()
    )
    heads = "".join(f'<th scope="col">{_safe(name)}</th>' for name in HEADINGS)
    lines = "\n".join(
        "<tr>" + "".join(f"<td>{_safe(cell)}</td>" for cell in cells(row)) + "</tr>" for row in rows
    )
    return _PAGE.format(facts=facts, heads=heads, lines=lines).encode()


def told_of(pack: Evidence) -> dict[str, str]:
    """Give what a pack says of itself, for people: a name and a sentence each."""
    return {
        "Question": pack.question,
        "Exported": when(pack.t),
        "Exported by": f"log {pack.log}, and recorded there as entry {pack.exported.seq}",
        "Entries": "; ".join(f"{one.first} to {one.last} of log {one.log}" for one in pack.ranges),
        "Withheld": _withheld(pack),
        "Not shown beside the entries": f"{pack.counts.sealed} facts. {pack.sealed}".strip(),
        "In the register's tree": f"{pack.counts.proofs} entries. {_REGISTER[pack.register]}",
    }


def readme(pack: Evidence, verifier_sha256: str) -> bytes:
    """Give the page that says what the pack is, and how to check it without Letterlock."""
    ranges = "\n".join(
        f"  entries {one.first} to {one.last} of log {one.log}" for one in pack.ranges
    )
    return _README.format(
        question=pack.question,
        when=when(pack.t),
        log=pack.log,
        ranges=ranges,
        withheld=_withheld(pack),
        counts=pack.counts,
        why=pack.sealed,
        register=_REGISTER[pack.register],
        seq=pack.exported.seq,
        verifier=verifier_sha256,
    ).encode()


def when(t_ms: int) -> str:
    """Give a time in UTC as it is written for people; nothing when no calendar has it."""
    try:
        return datetime.fromtimestamp(t_ms / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    except (OverflowError, ValueError, OSError):
        return ""


def cells(row: Row) -> tuple[str, ...]:
    """Give what an entry says, a word or a sentence for each of `HEADINGS`; "" where nothing is."""
    body, piece = row.body, row.piece
    if body is None or piece is None:
        return ("", row.log, str(row.seq), "", "", "", "withheld", row.why, *[""] * 6)
    return (
        row.number,
        row.log,
        str(row.seq),
        when(body.t),
        body.actor,
        body.team,
        body.act.value,
        "" if body.out is None else body.out.value,
        "; ".join(_findings(body)),
        "; ".join(body.to),
        body.via,
        receipt_code(body.log, body.seq, leaf_hash(piece.leaf)),
        "" if piece.proof is None else str(piece.proof.index),
        "; ".join(f"{one.name}: {_value(one.value)}" for one in piece.shown),
    )


def _findings(body: Body) -> Iterator[str]:
    for found in body.findings:
        many = f" x{found.n}" if found.n > 1 else ""
        kept = f", kept: {found.ack}" if found.ack else ""
        yield f"{found.code}{many} ({found.sev}{kept})"


def _value(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _withheld(pack: Evidence) -> str:
    why: dict[str, int] = {}
    for one in pack.withheld:
        why[one.why] = why.get(one.why, 0) + 1
    return "; ".join(f"{code}: {count}" for code, count in sorted(why.items())) or "none"


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from running what stands in a cell."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _safe(text: str) -> str:
    return html.escape(text)


_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Evidence from a Letterlock record</title>
<style>
body {{ font: 1rem/1.5 sans-serif; margin: 2rem; max-width: 80rem; }}
dt {{ font-weight: bold; }}
dd {{ margin: 0 0 0.5rem; overflow-wrap: anywhere; }}
table {{ border-collapse: collapse; font-size: 0.8rem; }}
th, td {{ border: 1px solid #767676; overflow-wrap: anywhere; padding: 0.25rem; text-align: left;
vertical-align: top; }}
thead {{ display: table-header-group; }}
tr {{ break-inside: avoid; }}
@page {{ size: A4 landscape; margin: 10mm; }}
</style>
</head>
<body>
<h1>Evidence from a Letterlock record</h1>
<p>This page repeats what the signed entries beside it say. README.txt says how to check them.</p>
<dl>{facts}</dl>
<table>
<caption>The entries that answer the question, each time as the device told it</caption>
<thead><tr>{heads}</tr></thead>
<tbody>
{lines}
</tbody>
</table>
</body>
</html>
"""

_README = """Evidence from a Letterlock record
=================================

Question    {question}
Exported    {when}
By          log {log}, where it is entry {seq}
It covers
{ranges}

{counts.entries} entries are here. Withheld inside of the ranges: {withheld}.
{counts.disclosed} facts beside the entries are shown, {counts.sealed} are not. {why}
{counts.proofs} entries are proven to stand in the register's tree. {register}

What is here
------------
answers.pdf       the entries to read and print; answers.html: the same as a page;
                  answers.csv: the same for a spreadsheet
NNNNN.leaf        an entry: a signature of 64 bytes, then what it says, as JSON
NNNNN.disclosed   what is shown beside that entry, one line a fact: [salt, name, value]
NNNNN.tlog-proof  where that entry stands in the register's tree, and who signed the tree
pack.json         the question, what should be here, and a fingerprint of every file
pack.sig          the signature over pack.json, by the log above
verify.py         checks all of it

The first files say whose keys these are (enrolments); then come the entries in order; the last
says that this pack was made. Where the register revoked one of the logs, or got two entries of it
with one number, its entries that say so are among the first.

How to check it
---------------
You need Python 3.8 or later, and two things that did NOT come with this pack:
1. verify.py from Letterlock itself, or the fingerprint of it. The SHA-256 of the one here is
   {verifier}
2. Whom you trust, in a file such as trust.txt, from the organisation that runs the register, or
   its witnesses, by a way that you trust:
       register=NAME+ID+KEY      who signs the tree
       witness=NAME+ID+KEY       who watches that it only grows
       need=1                    how many witnesses must have seen it
       log=NAME                  only where there is no register: the log's own name
Then run    python3 verify.py THIS-FOLDER trust.txt

What it shows, and what it does not
-----------------------------------
Nobody can change, remove, reorder or add an entry inside of the ranges without it showing, not even
whoever made the pack. Whoever made it chose the question, the ranges and what to withhold, and
signed that choice. How many entries are withheld is certain, and that the next one follows them;
what they say is not shown. Times are those of each device; the place in the register's tree bounds
them. An entry without a proof had not reached the register when the pack was made.
The answers were written by whoever made the pack. Where they say other than the entries, the
entries count; letterlock audit verify compares answers.csv with them.
A log that was revoked still vouches for what it wrote before: verify.py says which one it is.
"""
