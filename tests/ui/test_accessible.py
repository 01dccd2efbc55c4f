"""What a screen reader asks of the window never ends it."""

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import gc
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from ui.app import App, Options
from ui.theme import Scheme, Theme
from ui.widgets.envelope_view import EnvelopeView
from ui.widgets.letter_page import LetterPage
from ui.widgets.page_picture import PagePicture
from ui.widgets.scrolling import Scrolling

qt = QApplication([])
App(qt, Options(scheme=Scheme.LIGHT))
theme = Theme(qt, scheme=Scheme.LIGHT)
QAccessible.setActive(True)
own = (Scrolling(), LetterPage(theme), PagePicture(theme), EnvelopeView(theme))
for area in (*own, QScrollArea()):
    told = QAccessible.queryAccessibleInterface(area)
    count = told.childCount()
    assert count == 3, (type(area).__name__, count)
    assert [told.child(place) for place in (-1, count, count + 1, 1000)] == [None] * 4
    assert told.child(0).object() is area.viewport()
    assert QAccessible.queryAccessibleInterface(area.viewport()).parent().object() is area
    area.deleteLater()
    qt.processEvents()
    gc.collect()
kept = Scrolling()
assert QAccessible.queryAccessibleInterface(kept).childCount() == 3
print("lives")
"""


def test_a_reader_may_ask_a_scroll_area_for_a_child_that_has_gone(tmp_path: Path) -> None:
    """It is told that there is none, where Qt by itself reads past the end and dies (signal 11)."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=Path(__file__).parents[2],
        env={"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (done.returncode, done.stdout.strip()) == (0, "lives"), done.stderr
