"""The address is not wholly inside the window of the envelope."""

from collections.abc import Iterator

from checker.checks.addresses.windows import sheet, shows_whole
from checker.checks.matter import Matter
from checker.checks.places import place_of
from checker.checks.raised import raised
from checker.model import Evidence, Finding
from checker.words import say


def window_address_outside(matter: Matter) -> Iterator[Finding]:
    """Say that the envelope would not show the whole address.

    Why: post whose address slips out of the window is opened to see where it goes, or comes back.
    Quiet when: one of the policy's windows shows it all, within a millimetre (GOV.UK Notify's
    rules); when a label or a cover sheet goes with the letter; when it does not go by post; when
    the file has no layout of its own, as a Word file has none. An organisation that uses no window
    envelopes says so with an empty list of windows in its policy.
    """
    page = sheet(matter)
    if page is None or any(shows_whole(page, window) for window in matter.policy.windows):
        return
    yield raised(
        "window.address-outside",
        say("Part of the address is outside the envelope's window"),
        detail=say(
            "It stands {left} mm from the left and {top} mm from the top of the page.",
            left=round(page.around[0]),
            top=round(page.around[1]),
        ),
        actions=(say("Move the address"), say("Use an envelope with a label")),
        place=place_of(page.block),
        evidence=Evidence(letter=", ".join((*page.block.addressee, *page.block.lines))),
    )
