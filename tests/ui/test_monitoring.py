"""The first weeks of an organisation: what is found is recorded, and nothing is asked."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from checker.model import Severity
from tests.builders.desktop import Desktop

Open = Callable[..., Desktop]
CTRL = Qt.KeyboardModifier.ControlModifier


def watching(desktop: Open) -> Desktop:
    """Open the desktop under a policy that only watches."""
    run = desktop()
    desk = run.app.desk
    assert desk is not None
    desk._setting = replace(desk._setting, policy=replace(desk._setting.policy, mode="monitor"))
    return run


def test_a_stop_is_shown_and_nothing_is_asked(desktop: Open) -> None:
    """The bar says that it is recorded; Ctrl+Enter goes on, and one press confirms."""
    run = watching(desktop)
    run.open(run.files("Letter to Mr D Okafor"))
    result = run.check("Daniel Okafor")
    check, confirm = run.journey.check, run.journey.confirm
    grave = [one for one in result.findings if one.severity is not Severity.NOTE]
    assert any(one.severity is Severity.STOP for one in grave)

    assert f"{len(grave)} findings are recorded, and nothing is asked" in check.verdict_words()
    assert "cannot go" not in check.verdict_words()
    run.press(Qt.Key.Key_Return, CTRL)
    run.until_screen(confirm)
    shown = [label.text() for label in confirm.findChildren(QLabel) if label.isVisible()]
    assert any(f"{len(grave)} findings recorded, not asked about" in text for text in shown)
    run.press(Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    run.until_screen(run.journey.confirmed)

    assert run.app.desk is not None
    assert run.app.desk.my_checks()[0].outcome == "Confirmed"
