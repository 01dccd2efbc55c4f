"""The whole desktop in Welsh: no English in between, and nothing cut."""

import re
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders.desktop import Desktop
from tests.builders.words_on_screen import cut_off, english_in, words_on_screen
from tests.ui.test_screens import states
from ui.theme import Theme
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.wrapped_link import WrappedLink

BREAK = "\u200b"
"""Where the name of a file may go on in the next line."""
LAID_OUT_MS, MOST_LOOKS = 150, 20
LEAST_SEEN = 2000
"""A walk that met fewer words than this has not walked through the screens."""
NOT_OURS = re.compile(
    r"\b(?:Letter [\w ]+|Appointment letter|Hearing letter v3|Signed letter, scanned|letter"
    r"|letter \(glân\)|another letter|check|s7-report)\.(?:docx|pdf|txt)\b"  # files
    r"|Letters of Monday(?:\.results\.jsonl)?|No case\.|This address is close|\bnobody\b"
    r"|\"letter\", \"case\", \"to\" a \"via\""  # what was found in a folder, its columns
    r"|\b[A-Z]\w+ and \w+|\bChurch of England\b|\bClose\b"  # firms, schools, streets
    r"|^Colofnau: .*|/\S+"  # columns of a file that is imported; a path
    r"|The address was given in open court on 30 October|Complaint of 3 November"
    r"|Order of 30 October checked|The letter of the Commissioner|It went to the house next door"
)
"""What the demo's people wrote themselves, and names."""

FULL_OF_NAMES = {"practice letter", "practice letter held", "practice letter told"}
"""Where a letter and a record stand that are made up anew each time: names, streets, quotations."""


@pytest.mark.usefixtures("welsh")
def test_no_english_stands_on_any_screen_and_nothing_is_cut(
    desktop: Callable[..., Desktop],
) -> None:
    """Every screen and state at 1280 by 720: labels, buttons, lists, names, tips and titles."""
    running = desktop(size=(1280, 720))
    window = running.app.window
    english, cut, seen = set(), set(), 0

    for state in states(running):
        for _look in range(MOST_LOOKS):  # a label's height is known when its page is laid out
            running.qtbot.wait(LAID_OUT_MS)
            if not any(cut_off(window)):
                break
        words = [one.replace(BREAK, "") for one in words_on_screen(window) if one]
        seen += len(words)
        if state not in FULL_OF_NAMES:
            english |= {(state, one) for one in words if english_in(NOT_OURS.sub("", one))}
        cut |= {(state, one) for one in cut_off(window)}

    assert seen > LEAST_SEEN
    assert sorted(english) == []
    assert sorted(cut) == []


def test_a_long_link_goes_on_in_the_next_line(qtbot: QtBot, qapp: QApplication) -> None:
    """A finding's title may be as long as a sentence, and the page stays as wide as it was."""
    theme = Theme(qapp)
    panel = ErrorPanel(theme)
    qtbot.addWidget(panel)
    panel.resize(300, 400)
    panel.show()

    panel.problem(
        "It cannot go.", (("A sentence & more that is far too long for it", lambda: None),)
    )
    qtbot.wait(LAID_OUT_MS)

    link = panel.findChild(WrappedLink)
    assert link is not None
    assert panel.width() == 300
    assert link.text().count("\n") >= 1
    assert not list(cut_off(panel))
    assert link.accessibleName() == "A sentence & more that is far too long for it"
