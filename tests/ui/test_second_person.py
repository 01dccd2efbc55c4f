"""A letter that is stopped is asked about in the window, waits at home, and goes once released."""

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import Qt

from checker.desk.review.review_answers import Became, ReviewDecision, SignInAgain
from tests.builders.desktop import Desktop
from tests.builders.two_desks import CLERK, LEAD, OKAFOR, OTHER_CLERK, REASON

Open = Callable[..., Desktop]
CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_team_lead_is_asked_and_the_letter_waits_at_home(desktop: Open) -> None:
    """Nothing is asked without a reason; then it waits, can be taken back, and asked again."""
    run = desktop()
    run.open(run.files("Letter to Mr D Okafor"))
    run.check("Daniel Okafor")
    card = run.journey.check.asking
    run.qtbot.waitUntil(lambda: "a second person can" in card.words(), timeout=20_000)

    card.begin()
    card.send()
    assert "Write in a few words" in card.words()
    card.reason.setText(REASON)
    card.send()
    run.qtbot.waitUntil(lambda: "Waiting for a second person" in card.words(), timeout=20_000)
    home = run.app.window.home
    run.qtbot.waitUntil(home.asked.waits, timeout=20_000)
    run.press(Qt.Key.Key_N, CTRL)
    run.calm()

    assert run.screen is home
    assert "KT24P00817" in home.asked.words()
    assert REASON not in home.asked.words()
    run.calm()
    assert home.ready.y() - home.asked.geometry().bottom() > 10
    home.asked.taken_back.emit(home.asked.shown[0].id)
    run.qtbot.waitUntil(home.asked.isHidden, timeout=20_000)


def test_a_released_letter_goes_on_to_be_confirmed(desktop: Open) -> None:
    """The lead's answer is shown with its reason; what was stopped does not stand any more."""
    run = desktop()
    run.open(run.files("Letter to Mr D Okafor"))
    run.check("Daniel Okafor")
    card = run.journey.check.asking
    run.qtbot.waitUntil(lambda: "a second person can" in card.words(), timeout=20_000)
    card.begin()
    card.reason.setText(REASON)
    card.send()
    run.qtbot.waitUntil(lambda: "Waiting for a second person" in card.words(), timeout=20_000)
    desk = run.app.desk
    assert desk is not None
    desk.become(LEAD)
    review = desk.rooms.review
    (item,) = review.queue()
    review.pick(item.id, [str(OKAFOR)])
    answer = ReviewDecision(kind=Became.RELEASED, reason="Order seen, paragraph 4.")
    review.answer(item.id, answer, SignInAgain(code="amber-7-lamp"))
    desk.become(CLERK)

    run.press(Qt.Key.Key_F5)
    run.settled()
    run.qtbot.waitUntil(lambda: "Amara Osei released" in card.words(), timeout=20_000)
    assert "Order seen, paragraph 4." in card.words()
    run.press(Qt.Key.Key_Return, CTRL)
    run.until_screen(run.journey.confirm)


def test_what_came_to_nothing_is_said_wherever_one_is_by_then(desktop: Open) -> None:
    """An ask is said of its letter once the sheet is left; what was not taken back, at home."""
    run = desktop()
    run.open(run.files("Letter to Mr D Okafor"))
    run.check("Daniel Okafor")
    check, home, desk = run.journey.check, run.app.window.home, run.app.desk
    run.qtbot.waitUntil(lambda: "a second person can" in check.asking.words(), timeout=20_000)
    assert desk is not None

    check.asking.asked.emit("No")
    run.calm()
    assert "Letter to Mr D Okafor" in check.errors.words()
    check.asking.asked.emit(REASON)
    run.qtbot.waitUntil(home.asked.waits, timeout=20_000)
    ask = home.asked.shown[0].id
    desk.rooms.ask.withdraw(ask)
    run.press(Qt.Key.Key_N, CTRL)
    home.asked.taken_back.emit(ask)
    run.calm()
    assert "It was not taken back" in home.errors.words()
    assert "Nobody is waiting" in home.errors.words()


def test_what_one_asked_is_not_shown_to_who_sits_down_meanwhile(desktop: Open) -> None:
    """Neither while theirs is looked for nor when an answer about the other comes late."""
    run = desktop()
    run.open(run.files("Letter to Mr D Okafor"))
    run.check("Daniel Okafor")
    check, home, desk = run.journey.check, run.app.window.home, run.app.desk
    run.qtbot.waitUntil(lambda: "a second person can" in check.asking.words(), timeout=20_000)
    check.asking.asked.emit(REASON)
    run.qtbot.waitUntil(home.asked.waits, timeout=20_000)
    assert desk is not None

    looked, again = Event(), run.journey._second
    again.look()
    run.app.jobs.run(
        check,
        lambda _job: looked.set(),
        done=lambda _end: None,
        failed=lambda _error: None,
        lane="rooms",
    )
    assert looked.wait(20)
    desk.become(OTHER_CLERK)
    again.look()
    assert home.asked.shown == ()
    run.calm()
    assert home.asked.shown == ()
