"""The page of the benchmark: everybody can read it, and it says when something is not reached."""

import xml.etree.ElementTree as ET

from tests.benchmark.packs import PackFigures, Share
from tests.benchmark.page import Comparison, PeerLine, page
from tests.benchmark.plots import Bar, bars
from tests.benchmark.set_report import short_of

FOUND = PackFigures(
    packs=20,
    right=10,
    by_code={"address.previous": Share(5, 5), "source.identified": Share(3, 5)},
    by_tier={"stop": Share(8, 10)},
    by_format={"docx stop": Share(8, 10)},
    by_scenario={},
    protected=Share(2, 2),
    right_with={"a Stop": Share(1, 10), "a Check": Share(0, 10), "anything": Share(1, 10)},
    alarms={"address.missing": 1},
    notes={},
    beside={},
    not_live=(),
    milliseconds=70.0,
    cpu_milliseconds=20.0,
)
PEERS = (
    Comparison(
        title="Addresses",
        work="Two addresses compared",
        headings=("false same",),
        lines=(PeerLine("Letterlock", ("0",)), PeerLine("another <tool>", ("9",))),
        command="python -m tests.benchmark.addresses",
    ),
)


def test_every_picture_has_words_and_a_table_beside_it() -> None:
    """Somebody who does not see it reads the same figures."""
    said = page({"held-out": FOUND}, PEERS)

    assert said.count("<svg") == said.count("<desc>") == said.count("</title><desc>")
    assert said.count("<table>") >= said.count("<svg")
    assert "<script" not in said
    assert "prefers-color-scheme: dark" in said


def test_the_page_is_well_formed() -> None:
    """A page with a word like "<tool>" in it is still a page."""
    said = page({"unseen": FOUND, "held-out": FOUND, "full": FOUND}, PEERS)
    plain = said.removeprefix("<!DOCTYPE html>\n")
    for alone in ('<meta charset="utf-8">',):
        plain = plain.replace(alone, "")
    plain = plain.replace('initial-scale=1">', 'initial-scale=1"/>')

    assert ET.fromstring(plain).tag == "html"  # noqa: S314 - our own page


def test_a_bar_never_leaves_its_track() -> None:
    """More than all is drawn as all."""
    drawn = ET.fromstring(  # noqa: S314 - our own picture
        bars("One", "one", [Bar(label="a", share=1.7, words="170%")])
    )
    widths = [float(one.get("width", "0")) for one in drawn if one.tag.endswith("rect")]

    assert widths == [320.0, 320.0]


def test_what_is_not_reached_is_said() -> None:
    """Too few found, and too many false alarms; what is reached is not said."""
    assert short_of(FOUND) == (
        "Expected stops found: 80.0%, to be 99%.",
        "Right packs with a Stop: 10.0%, to be at most 1%.",
    )
