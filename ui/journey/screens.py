"""The screens of a letter's way, made one at a time so that the window never waits for them."""

from collections.abc import Iterator
from dataclasses import dataclass

from ui.screens.check import CheckScreen
from ui.screens.choose import ChooseScreen
from ui.screens.confirm import ConfirmScreen
from ui.screens.confirmed import ConfirmedScreen
from ui.screens.my_checks import MyChecksScreen
from ui.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Screens:
    """One of each."""

    choose: ChooseScreen
    check: CheckScreen
    confirm: ConfirmScreen
    confirmed: ConfirmedScreen
    past: MyChecksScreen


def make_screens(theme: Theme) -> Iterator[Screens | None]:
    """Make a screen at each step; the last step gives them all."""
    choose = ChooseScreen(theme)
    yield None
    check = CheckScreen(theme)
    yield None
    confirm, confirmed, past = ConfirmScreen(theme), ConfirmedScreen(theme), MyChecksScreen(theme)
    yield None
    yield Screens(choose=choose, check=check, confirm=confirm, confirmed=confirmed, past=past)
