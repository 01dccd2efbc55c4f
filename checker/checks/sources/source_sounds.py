"""Sentences that sound as those did by which it was known who told."""

from dataclasses import replace

from checker.checks.sources.source_signs import Given
from checker.matching.sounding import sounds


def sounding(shown: tuple[Given, ...], text: str) -> tuple[Given, ...]:
    """Give what the rules suspect in a sentence, or else what it sounds like.

    What a rule suspects is beyond doubt where the sentence sounds so too.
    """
    learned = sounds("source.identified")
    if shown:
        sure = learned.bear_out(text)
        return tuple(replace(one, sure=True) for one in shown) if sure else shown
    sound = learned.of(text)
    return (Given(span=sound.span, whom=None, sure=sound.sure),) if sound is not None else ()
