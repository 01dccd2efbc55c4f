"""A desk at which nobody works gives back what it holds, and works on as before."""

from collections.abc import Callable

from tests.builders.desktop import PATIENCE_MS, Desktop

Open = Callable[..., Desktop]


def test_a_desk_rests_by_itself_and_the_next_letter_is_checked_as_ever(desktop: Open) -> None:
    """One reading process stays and the model goes; the next letter has the same findings."""
    window = desktop()
    desk = window.app.desk
    assert desk is not None
    guesser, readers = desk._setting.guesser, desk._readers
    assert guesser is not None
    window.open(window.files("Letter to Mr D Okafor"))
    before = window.check("Daniel Okafor")
    window.calm()
    loaded = guesser._network is not None
    readers.rest_seconds = 0.0
    window.app.resting.start(20)

    window.qtbot.waitUntil(lambda: guesser._network is None, timeout=PATIENCE_MS)
    waiting = len(readers._idle)
    window.app.resting.stop()
    window.app.window.another.emit()
    window.open(window.files("Letter to Mr D Okafor"))
    after = window.check("Daniel Okafor")

    assert loaded
    assert waiting == 1
    assert [one.code for one in after.findings] == [one.code for one in before.findings]
    assert guesser._network is not None


def test_a_desk_that_was_left_is_not_looked_after(desktop: Open) -> None:
    """Nothing is asked of a desk whose window was closed."""
    window = desktop()
    window.qtbot.waitUntil(window.app.resting.isActive, timeout=PATIENCE_MS)

    window.app.window.close()

    assert not window.app.resting.isActive()
