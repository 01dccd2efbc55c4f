"""Several letters in one file: whether each is the letter of the person it goes to."""

from typing import TYPE_CHECKING

from checker.words import say
from ui.theme import Theme
from ui.widgets.panel import Callout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.desk.answers import Comparison


def letters_callout(theme: Theme, compared: "Sequence[Comparison]") -> Callout | None:
    """Give a panel that says how the letters of one file compare, or None for a single letter."""
    count = max((one.letters for one in compared), default=0)
    if not count:
        return None
    if count > len(compared):
        return Callout(
            theme,
            "stop",
            say(
                "{count} letters in this file, and it goes to {people} people",
                count=count,
                people=len(compared),
            ),
            say("Take out the letters of anybody it does not go to."),
        )
    others = [one.name for one in compared if not one.agrees]
    if others:
        return Callout(
            theme,
            "check",
            say("{count} letters in this file, and not all of them match", count=count),
            say("Look at the letter to {names} below.", names=say(", ").join(others)),
        )
    return Callout(
        theme,
        "good",
        say("{count} letters in this file, and each matches the person it goes to", count=count),
        say("In each letter the name and address are those of the case record."),
    )


def which_letter(compared: "Comparison") -> str:
    """Say which letter of a file somebody's is: "Letter 2 of 3 in this file, from page 2"."""
    if not compared.letter:
        return ""
    if compared.page is None:
        return say(
            "Letter {number} of {count} in this file",
            number=compared.letter,
            count=compared.letters,
        )
    return say(
        "Letter {number} of {count} in this file, from page {page}",
        number=compared.letter,
        count=compared.letters,
        page=compared.page,
    )
