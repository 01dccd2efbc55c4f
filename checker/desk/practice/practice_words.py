"""What is told after a practice letter: calm, and without blame."""

from dataclasses import replace

from checker.desk.practice.practice_answers import PracticeTold
from checker.desk.practice.practice_letters import ReadLetter
from checker.model import Finding, Severity
from checker.practice.lessons import lesson_of
from checker.practice.scoring import Answered
from checker.practice.session import Wrong
from checker.words import say


def wrong_words(wrong: Wrong) -> tuple[str, str]:
    """Say what can be wrong, and where on the page it stands."""
    words = {
        Wrong.ADDRESS: (say("The address"), say("It would go to the wrong door")),
        Wrong.NAME: (say("The greeting"), say("It greets somebody else")),
        Wrong.NUMBER: (say("The case number"), say("It belongs to another case")),
        Wrong.FAMILY: (say("The text: another family"), say("Names that are not in this case")),
        Wrong.PROTECTED: (
            say("Anywhere: something to be kept"),
            say("An address, name or place that this person must not know"),
        ),
        Wrong.GAP: (say("The text: a gap"), say("The template was not filled in")),
        Wrong.WAY: (say("The way it is sent"), say("The page says another way")),
    }
    return words[wrong]


def told_of(one: ReadLetter, answered: Answered, *, last: bool) -> PracticeTold:
    """Say what a letter was after it was answered."""
    lesson = lesson_of(one.letter)
    return PracticeTold(
        right=answered.right,
        headline=_headline(answered),
        heading=lesson.heading,
        letter=lesson.letter,
        record=lesson.record,
        why=lesson.why,
        findings=_own_findings(one),
        last=last,
    )


def told_in_queue(one: ReadLetter, answered: Answered) -> PracticeTold:
    """Say that a request in the queue was made up, and what there was to see in it."""
    told = told_of(one, answered, last=True)
    if answered.right:
        words = say("This was practice: a made-up letter. You did not let it go. Thank you.")
    else:
        words = say(
            "This was practice: a made-up letter, and nothing was sent. This one should be "
            "returned. It is easy to overlook, which is why we practise."
        )
    return replace(told, headline=words)


def _own_findings(one: ReadLetter) -> tuple[Finding, ...]:
    """Give the findings about what was planted, so that nothing else is marked on the page."""
    planted = one.letter.planted
    if planted is None:
        return ()
    grave = tuple(
        finding for finding in one.result.findings if finding.severity is not Severity.NOTE
    )
    return tuple(finding for finding in grave if finding.code == planted.code) or grave


def _headline(answered: Answered) -> str:
    if answered.planted is None:
        if answered.right:
            return say("Yes, send it.")
        return say(
            "This one could have gone. Holding one does no harm; holding many makes people wait, "
            "so practice allows one."
        )
    if answered.named:
        return say("Yes, hold it. You saw what is wrong.")
    if answered.right:
        return say("Yes, hold it. There was something else to see in it.")
    return say("This one should be held. It is easy to overlook, which is why we practise.")
