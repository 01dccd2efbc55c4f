"""Lines of a list of pages: a licence's name stays whole, and is still what it was."""

import pytest
from PySide6.QtGui import QFont, QTextLayout
from PySide6.QtWidgets import QApplication

from ui.widgets.hit_lines import with_whole_names

NARROW, WIDE = 20, 400


def lines(words: str, width: int) -> list[str]:
    """Give the lines into which words break at a width."""
    layout = QTextLayout(words, QFont("Atkinson Hyperlegible", 10))
    layout.beginLayout()
    found = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append(words[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return [one.replace("\N{WORD JOINER}", "").strip() for one in found]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", ["CC-BY-4.0", "Apache-2.0", "OFL-1.1", "MIT-0"])
def test_a_line_ends_before_the_name_of_a_licence(name: str) -> None:
    """In Welsh one page was named "Rampart: CC-", and below it "BY-4.0"."""
    words = with_whole_names(f"What finds names: Rampart: {name}")

    assert all(name in lines(words, width) for width in range(NARROW, 60, 10))
    assert lines(words, WIDE) == [f"What finds names: Rampart: {name}"]


def test_other_words_break_at_their_hyphen(qapp: QApplication) -> None:
    """A word such as look-up goes on in the next line, where it must."""
    assert with_whole_names("case look-up") == "case look-up"
    assert "look-" in lines(with_whole_names("case look-up"), NARROW + 10), qapp
