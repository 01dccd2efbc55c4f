"""The manual's pictures are those that a script makes: none is left from an older screen."""

import re

from checker.desk.guidance.manual import manual
from installer.manual_pictures import MANUAL, ROOT, WANTED


def test_every_picture_is_made_by_the_script_and_shown() -> None:
    """What is shown can be made anew, and what is made is shown."""
    pages = [one.text for one in manual().pages] + [(ROOT / "README.md").read_text("utf-8")]
    shown = {name for text in pages for name in re.findall(r"pictures/([\w.-]+)", text)}

    assert {one.name for one in MANUAL.iterdir()} == set(WANTED)
    assert shown == set(WANTED)
