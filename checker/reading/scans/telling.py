"""What could not be read of a picture, said in sentences: nothing, a few words, or all of it."""

from collections.abc import Iterator
from typing import NamedTuple

from checker.model import Box, Doubt, Gap, Line, Part
from checker.reading.scans.recognising import Recognised
from checker.reading.scans.trust import Why
from checker.words import say, say_count

_LISTED = 15
_LONGEST = 40
_WORTH_A_LOOK_MM2 = 300.0
"""Ink that is no word and smaller than this is a signature's flourish or a spot."""


_SMALL_MM2 = 1_500.0
"""A logo: its words in doubt weigh no more than a logo that was not read."""


class Spot(NamedTuple):
    """Where a picture stands: on which page, how large; `whole` when it is all of the page."""

    page: int | None = None
    box: Box | None = None
    area_mm2: float | None = None
    part: Part = Part.BODY
    whole: bool = True


def gaps_of(found: Recognised, spot: Spot) -> Iterator[Gap]:
    """Give what a person still has to look at."""
    trust = found.trust
    if not trust.trusted:
        if spot.whole or trust.why is Why.UNSURE:
            yield _gap(spot, _unread(spot, trust.why or Why.UNSURE))
        return
    doubts = [(line, doubt) for line in found.lines for doubt in line.doubts]
    if doubts:
        around = doubts[0][0].box if spot.whole else spot.box
        yield Gap(
            code="unread.scan",
            why=_doubtful(spot),
            quoted=_words(doubts),
            part=spot.part,
            page=spot.page,
            box=around,
            area_mm2=spot.area_mm2,
            doubtful=spot.whole or spot.area_mm2 is None or spot.area_mm2 >= _SMALL_MM2,
        )
    large = spot.whole or spot.area_mm2 is None or spot.area_mm2 >= _SMALL_MM2
    if large and trust.unread_mm2 >= _WORTH_A_LOOK_MM2:
        yield Gap(
            code="unread.scan",
            why=_ink(spot, trust.unread_mm2),
            part=spot.part,
            page=spot.page,
            box=trust.unread_box if spot.whole else spot.box,
            area_mm2=trust.unread_mm2,
        )


def _ink(spot: Spot, area_mm2: float) -> str:
    area = max(1, round(area_mm2 / 100))
    if not spot.whole:
        return say(
            "A picture shows more than the words that were read: about {area} square centimetres. "
            "Look at it yourself.",
            area=area,
        )
    return say(
        "Page {page} has ink that is no printed word: a signature, a stamp, a drawing or "
        "handwriting, about {area} square centimetres. Look at it yourself.",
        page=spot.page or 1,
        area=area,
    )


def _gap(spot: Spot, why: str) -> Gap:
    return Gap(
        code="unread.scan",
        why=why,
        part=spot.part,
        page=spot.page,
        box=spot.box,
        area_mm2=spot.area_mm2,
    )


def _unread(spot: Spot, why: Why) -> str:
    if not spot.whole:
        return say(
            "The words in a picture are too faint, too small or written by hand, and could not be "
            "read. Look at it yourself."
        )
    if why is Why.NO_WORDS:
        return say(
            "No words could be made out on page {page}: it is a drawing, a photo or handwriting. "
            "Look at it yourself.",
            page=spot.page or 1,
        )
    return say(
        "Page {page} is a scan that is too faint, too small or written by hand, and could not be "
        "read. Look at it yourself, or scan it again.",
        page=spot.page or 1,
    )


def _doubtful(spot: Spot) -> str:
    if spot.whole:
        return say(
            "Page {page} is a scan, and a few of its words are in doubt. Hold them against the "
            "page.",
            page=spot.page or 1,
        )
    return say(
        "The words in a picture were read, but a few are in doubt. Hold them against the picture."
    )


def _words(doubts: list[tuple[Line, Doubt]]) -> str:
    """Give the words in doubt, and what else each may be."""
    words = [_word(line.text[doubt.first : doubt.last], doubt.other) for line, doubt in doubts]
    listed = ", ".join(dict.fromkeys(words[:_LISTED]))
    if len(words) > _LISTED:
        rest = len(words) - _LISTED
        listed += say_count(", and {count} more", ", and {count} more", rest)
    return listed


def _word(text: str, other: str) -> str:
    text, other = text[:_LONGEST], other[:_LONGEST]
    return say("{word} (or {other})", word=text, other=other) if other else text
