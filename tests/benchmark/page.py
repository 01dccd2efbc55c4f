"""Write the benchmark's page for people: `python -m tests.benchmark.page`.

It reads `packs.json`, where the figures of the last measuring are kept, and `peers.json`, and
writes `resources/manual/benchmark.html`: no script, light and dark, a table beside each picture.
"""

import sys
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

import msgspec

from tests.benchmark import baseline
from tests.benchmark.packs import PackFigures, Share
from tests.benchmark.plots import Bar, bars

PAGE = Path(__file__).parents[2] / "resources" / "manual" / "benchmark.html"
PEERS = Path(__file__).with_name("peers.json")
_STOPS, _CHECKS = 0.99, 0.95
_RIGHT_STOPPED, _RIGHT_CHECKED = 0.01, 0.10
_LEAST = {"stop": _STOPS, "check": _CHECKS}
_FORMATS = {
    "docx": "Word", "pdf": "PDF", "odt": "OpenDocument", "scan": "scan", "eml": "message",
}  # fmt: skip

_UNSEEN = (
    "Letters, sentences, layouts, names and streets of their own, written by somebody who writes"
    " no rules and has read none."
)
_HELD_OUT = (
    "Nobody had tuned on these when they were first measured. Whoever writes rules has read since"
    " what was missed."
)

STYLE = """
:root { color-scheme: light dark; --ink: #0b0c0c; --paper: #fff; --soft: #505a5f; --rule: #b1b4b6;
  --track: #e6e9ea; --good: #00703c; --short: #b45309; --reach: #0b0c0c; }
@media (prefers-color-scheme: dark) { :root { --ink: #f3f4f5; --paper: #14181a; --soft: #b9c1c6;
  --rule: #4a5359; --track: #2c3338; --good: #45b37b; --short: #f0a04b; --reach: #f3f4f5; } }
body { background: var(--paper); color: var(--ink); font: 1.05rem/1.5 Arial, sans-serif;
  margin: 0 auto; max-width: 60rem; padding: 1.5rem; }
h1 { font-size: 2rem; line-height: 1.2; } h2 { font-size: 1.4rem; margin-top: 2.5rem; }
table { border-collapse: collapse; margin: 1rem 0; width: 100%; }
caption { font-weight: bold; padding-bottom: .4rem; text-align: left; }
th, td { border-bottom: 1px solid var(--rule); padding: .35rem .6rem; text-align: left;
  vertical-align: top; }
td.figure, th.figure { font-variant-numeric: tabular-nums; text-align: right; }
details { margin: 1rem 0; } summary { cursor: pointer; }
summary:focus-visible { outline: 3px solid #ffdd00; outline-offset: 2px; }
.plot { display: block; height: auto; max-width: 100%; }
.plot text { fill: var(--ink); font: 13px Arial, sans-serif; }
.plot .label { text-anchor: end; } .plot .track { fill: var(--track); }
.plot .good { fill: var(--good); } .plot .short { fill: var(--short); }
.plot .reach { stroke: var(--reach); stroke-width: 2; }
.soft { color: var(--soft); }
"""


class PeerLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of a comparison: a tool and what it reached, each figure under its heading."""

    tool: str
    figures: tuple[str, ...]


class Comparison(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The same work done by several tools."""

    title: str
    work: str
    headings: tuple[str, ...]
    lines: tuple[PeerLine, ...]
    command: str


def main() -> int:
    """Write the page from what was measured last."""
    measured = baseline.packs()
    PAGE.write_text(page(measured, comparisons()), encoding="utf-8")
    sys.stdout.write(f"{PAGE} written.\n")
    return 0


def comparisons() -> tuple[Comparison, ...]:
    """Give the comparisons with peers that are kept."""
    if not PEERS.exists():
        return ()
    return msgspec.json.decode(PEERS.read_bytes(), type=tuple[Comparison, ...])


def page(measured: dict[str, PackFigures], peers: Iterable[Comparison]) -> str:
    """Give the whole page."""
    unseen, held, ours = (measured.get(name) for name in ("unseen", "held-out", "full"))
    main_part = "".join(
        _set(title, words, found)
        for title, words, found in (
            (
                "On packs that nobody tuned on",
                _UNSEEN,
                unseen,
            ),
            (
                "On the held-out packs",
                _HELD_OUT,
                held,
            ),
            (
                "On the packs that rules are tuned on",
                "The same scenarios in other words. Everybody may look at every one of them.",
                ours,
            ),
        )
        if found is not None
    )
    compared = "".join(map(_comparison, peers))
    return (
        '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Benchmark - Letterlock</title><style>{STYLE}</style></head><body><main>"
        "<h1>What is found, and what is raised without reason</h1>"
        "<p>A pack is a letter with what is enclosed, the record of its case, a recipient and a"
        " way of sending. Half of the packs are right. In each of the others one thing is wrong,"
        " and it has to be found with the severity that the list of findings gives it. A wrong"
        " pass can put a child in danger, and a false alarm teaches people to click through the"
        " true one: both are counted.</p>"
        "<p>Everybody in these packs is made up.</p>"
        f"{main_part}{compared}{_again()}</main></body></html>\n"
    )


def _set(title: str, words: str, found: PackFigures) -> str:
    """Give the part of one set of packs."""
    return (
        f"<h2>{escape(title)}</h2><p>{escape(words)} {found.packs} packs, {found.right} of them"
        f" right.</p>{_summary(found)}{_formats(found)}{_codes(found)}{_alarms(found)}"
    )


def _summary(found: PackFigures) -> str:
    """Give what is to be reached, and what was."""
    tiers, right = found.by_tier, found.right_with
    none = Share(0, 0)
    rows = [
        ("Expected Stops found", tiers.get("stop", none), "at least 99%", _STOPS, True),
        ("Expected Checks found", tiers.get("check", none), "at least 95%", _CHECKS, True),
        ("Protected addresses and refuges found", found.protected, "all", 1.0, True),
        ("Right packs with a Stop", right["a Stop"], "at most 1%", _RIGHT_STOPPED, False),
        ("Right packs with a Check", right["a Check"], "at most 10%", _RIGHT_CHECKED, False),
    ]
    drawn = [
        Bar(
            label=label,
            share=share.part if share.of else 0.0,
            words=_percent(share),
            reach=reach,
            good=share.part >= reach if more else share.part <= reach,
        )
        for label, share, _, reach, more in rows
    ]
    told = "; ".join(f"{row.label}: {row.words}" for row in drawn)
    table = _table(
        "What is to be reached, and what was reached",
        ("", "to reach", "reached", "packs"),
        [
            (label, reach, _percent(share), f"{share.hits} of {share.of}")
            for label, share, reach, _, _ in rows
        ],
    )
    took = (
        f'<p class="soft">A pack takes {found.milliseconds:.0f} ms in the median with the reading,'
        f" of which {found.cpu_milliseconds:.0f} ms are the desk's own. The checking process held"
        f" at most {found.desk_megabytes:.0f} MB, a reading process {found.reader_megabytes:.0f}"
        " MB, with the benchmark itself.</p>"
    )
    return bars("What is to be reached, and what was reached", told, drawn) + table + took


def _formats(found: PackFigures) -> str:
    """Give what was found in each format of the letter."""
    rows = []
    for name, share in found.by_format.items():
        kind, _, tier = name.partition(" ")
        if tier in _LEAST:
            rows.append((f"{_FORMATS.get(kind, kind)}: {tier}s", share, _LEAST[tier]))
    drawn = [
        Bar(label=label, share=share.part, words=_percent(share), reach=reach,
            good=share.part >= reach)
        for label, share, reach in rows
    ]  # fmt: skip
    told = "; ".join(f"{row.label} {row.words}" for row in drawn)
    table = _table(
        "Found by the letter's format",
        ("", "found", "packs"),
        [(label, _percent(share), f"{share.hits} of {share.of}") for label, share, _ in rows],
    )
    return f"<h3>By format</h3>{bars('Found by format', told, drawn)}{table}"


def _codes(found: PackFigures) -> str:
    """Give what was found by code, the least found first."""
    rows = sorted(found.by_code.items(), key=lambda item: (item[1].part, item[0]))
    short = [(code, share) for code, share in rows if share.part < 1]
    drawn = [
        Bar(label=code, share=share.part, words=_percent(share), good=share.part >= _CHECKS)
        for code, share in short
    ]
    whole = [code for code, share in rows if share.part == 1]
    told = "; ".join(f"{row.label} {row.words}" for row in drawn)
    picture = bars("Codes of which something was missed", told, drawn) if drawn else ""
    table = _table(
        "Found by the code of the finding",
        ("finding", "found", "packs"),
        [(code, _percent(share), f"{share.hits} of {share.of}") for code, share in rows],
    )
    words = f"<p>Nothing was missed of {len(whole)} of {len(rows)} kinds of finding.</p>"
    off = f"<p>Not looked for yet: {escape(', '.join(found.not_live))}.</p>"
    return (
        f"<h3>By kind of finding</h3>{words}{picture}{off if found.not_live else ''}"
        f"<details><summary>Every kind of finding</summary>{table}</details>"
    )


def _alarms(found: PackFigures) -> str:
    """Give what was raised on right packs."""
    if not found.alarms:
        return "<h3>False alarms</h3><p>No right pack was stopped or needed a look.</p>"
    drawn = [
        Bar(label=code, share=count / max(found.right, 1), words=f"{count} of {found.right}",
            reach=None, good=False)
        for code, count in found.alarms.items()
    ]  # fmt: skip
    told = "; ".join(f"{row.label} {row.words}" for row in drawn)
    table = _table(
        "Raised on right packs, as a Check or a Stop",
        ("finding", "right packs"),
        [(row.label, row.words) for row in drawn],
    )
    return f"<h3>False alarms</h3>{bars('False alarms by finding', told, drawn)}{table}"


def _comparison(one: Comparison) -> str:
    """Give the same work by several tools."""
    table = _table(one.work, ("tool", *one.headings), [(x.tool, *x.figures) for x in one.lines])
    return (
        f"<h2>{escape(one.title)}</h2>{table}"
        f'<p class="soft">Measured with <code>{escape(one.command)}</code>.</p>'
    )


def _again() -> str:
    return (
        "<h2>Measure again</h2><p><code>python -m tests.benchmark.run --jobs 2</code> for the packs"
        " that are tuned on, <code>python -m tests.benchmark.held_out --jobs 2</code> and"
        " <code>python -m tests.benchmark.unseen --jobs 2</code> for the others, and"
        " <code>python -m tests.benchmark.page</code> for this page.</p>"
    )


def _table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Give a table; all but its first column are figures."""
    head = "".join(
        f'<th scope="col"{_figure(number)}>{escape(words)}</th>'
        for number, words in enumerate(heads)
    )
    body = "".join(
        "<tr>"
        + "".join(
            f'<th scope="row">{escape(cell)}</th>'
            if number == 0
            else f'<td class="figure">{escape(cell)}</td>'
            for number, cell in enumerate(row)
        )
        + "</tr>"
        for row in rows
    )
    return (
        f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )


def _figure(number: int) -> str:
    return ' class="figure"' if number else ""


def _percent(share: Share) -> str:
    return f"{share.part:.1%}" if share.of else "none"


if __name__ == "__main__":
    sys.exit(main())
