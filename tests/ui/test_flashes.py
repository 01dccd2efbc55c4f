"""Nothing but the window becomes a window: what flashes up takes the keys away with it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget

from tests.builders.desktop import Desktop
from ui.rooms.places import places_of
from ui.widgets.panel import Callout


class Watch(QObject):
    """Notes every part of a page that is shown as if it were a window."""

    def __init__(self) -> None:
        """See nothing yet."""
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, thing: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look at what is shown; it goes its way all the same."""
        if (
            event.type() == QEvent.Type.Show
            and isinstance(thing, QWidget)
            and thing.isWindow()
            and not isinstance(thing, QMainWindow)
        ):
            words = thing.text() if isinstance(thing, QLabel) else thing.accessibleName()
            self.seen.append(f"{type(thing).__name__}: {words}")
        return False


def test_no_part_of_a_page_shows_before_it_stands_in_it(
    desktop: Callable[..., Desktop], qapp: QApplication
) -> None:
    """From home to a finding that is open, with a callout on the way."""
    watch = Watch()
    qapp.installEventFilter(watch)
    run = desktop()
    run.open(run.files("Letter to Mr D Okafor"))
    result = run.check("Daniel Okafor")
    assert result.findings
    for card in run.journey.check.findings.cards:
        card.open()
    callout = Callout(run.app.theme, "note", "One sentence", "and another")
    callout.deleteLater()
    qapp.removeEventFilter(watch)

    assert watch.seen == []


def test_no_part_of_a_room_shows_before_it_stands_in_it(
    desktop: Callable[..., Desktop], qapp: QApplication
) -> None:
    """Every room of every role: whoever entered Trends lost the keys to a button that flashed."""
    run = desktop()
    assert run.app.desk is not None
    watch = Watch()
    qapp.installEventFilter(watch)
    for actor in {one.role: one for one in run.app.desk.actors()}.values():
        run.app.window.became.emit(actor.id)
        run.calm()
        for place in places_of(actor.role):
            run.app.window.went.emit(place.name)
            run.calm()
    qapp.removeEventFilter(watch)

    assert watch.seen == []
