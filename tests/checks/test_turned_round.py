"""A house number that the page shows turned round, as somebody once tried."""

import pytest

from checker.checks.hidden.hidden_text import hidden_text
from checker.model import Concealment, Line, Part, Release
from checker.reading.assembly import tidy
from tests.builders.letters import document, matter

TURNED = "\u202e41\u202c Larkspur Close"


def test_the_mark_that_turns_digits_round_is_kept_by_every_reader() -> None:
    """What is taken out cannot be seen by a check; a mark that turns nothing round is taken out."""
    assert tidy(TURNED) == "\u202e41 Larkspur Close"
    assert tidy("14\u200b Larkspur\u00ad Close\u2069") == "14 Larkspur Close"


def test_a_line_that_the_page_turns_round_is_a_stop() -> None:
    """The page shows 14, the file says 41: a second person looks."""
    letter = document("Dear Ms Hale", also=(Line(text=tidy(TURNED)),))

    (finding,) = hidden_text(matter(letter, case=None))

    assert finding.release is Release.SECOND_PERSON
    assert finding.evidence.letter == "41 Larkspur Close"
    assert finding.place.span == (13, 31)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(Line(text="14 Larkspur Close"), id="nothing is turned"),
        pytest.param(
            Line(text=tidy(TURNED), part=Part.FILENAME), id="a file name is shown plainly"
        ),
        pytest.param(Line(text=tidy(TURNED), hidden=Concealment.HIDDEN), id="hidden by itself"),
    ],
)
def test_quiet_when_no_seen_line_is_turned_round(line: Line) -> None:
    """Hidden text is said as hidden text."""
    assert not list(hidden_text(matter(document(also=(line,)), case=None)))
