"""A letter that is stopped is asked about in the window, waits at home, and goes once released."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from checker.desk.review_answers import Became, ReviewDecision, SignInAgain
from tests.builders.desktop import Desktop
from tests.builders.two_desks import CLERK, LEAD, OKAFOR, REASON

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
