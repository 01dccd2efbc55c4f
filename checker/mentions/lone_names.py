"""Is a word that is a forename and more somebody's name, where it stands by itself?"""

import re
from collections.abc import Sequence

from checker.matching.folding import fold
from checker.matching.names import folded_name
from checker.mentions.capitals import Run, Word, following
from checker.mentions.forenames import Kind, Lists, word_set

PLACES = frozenset(["in", "at", "near", "around", "towards", "via", "through", "the", "a", "an"])
DETERMINERS = word_set(
    "the a an every each no any st our your their his her my its whose last free"
)
MONTHS = word_set("april may june august jan jun autumn summer winter")
"""Forenames that stand with a capital in the middle of a sentence for something else as well."""
BY_DATES_ALONE = word_set("in of by since until till during late early mid last next this every")
_SPEAKS = word_set(
    """
    said says told tells asked asks lives lived wants wanted likes liked enjoys loves attends
    attended started went goes feels felt became stays stayed thinks thought knows described
    reported explained stated confirmed agreed spoke speaks cannot aged who whose needs needed
    came rang called wrote visited moved plays played misses missed shares shared sleeps slept
    joined settled listens listened reads wears cried cries laughed laughs smiled smiles shrugged
    nodded hugged hugs eats ate draws drew sang sings swims swam giggled replied whispered shouted
    """
)
"""Words that follow a person's name and hardly anything else."""
_MET = word_set("told asked saw met visited collect collected with tell ask see for")
_THAT = word_set("that when if because said")
SAYS = _SPEAKS | word_set("was is has had will would can does did should must may might")
"""Words that follow a person's name, and other words as well."""
_LOUD_ABOUT = word_set("about re regarding for with from and child")
_ASKING = word_set(
    """
    is was has had does did can could would should will if when that because why how although
    though once until unless before after as since while with for both only and but so neither
    are were what where how who to from about love hi hello ask tell thank re
    """
)
"""Words that begin a sentence before a name: "Is Flora safe?"."""
_YEARS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen"
)
_DESCRIBED = re.compile(
    r", \d{1,2},? (?:is|was|has|who|and|said|wants)\b|, your?\b|"
    r"(?:'s|\u2019s)?,? (?:aged|born|who|whose|\(aged|\(born|\(\d|\(dob|"
    r"(?:was|is|will be) (?:born\b|\d{1,2}\b(?! [A-Z%])|"
    rf"(?:{_YEARS})\b(?! of| or| to| in every)))"
)
_LABELS = re.compile(r": (?![A-Z\d])")
_LABELLED = re.compile(
    r"(?i:\b(?:(?:child|pupil|student)(?:(?:'s|\u2019s)? (?:first )?name)?|children|pupils|"
    r"children(?:'s|\u2019s) names|siblings?|young person(?:(?:'s|\u2019s) (?:first )?name)?|"
    r"name of (?:the )?(?:child|pupil|student)|known as|first name|forename|preferred name)"
    r"(?: ?\(s\))? ?[:=] ?)$"
)
_SPOKE_TO = re.compile(
    r"\b(?:spoke|spoken|speak|talk|talked|write|wrote|written|listen|listened|read|explained|said|"
    r"apologised|sent|gave|introduced myself) (?:it |this |that )?to $"
)
_TIME = re.compile(r" \d{1,2}(?:[.:]\d\d)? ?(?:am|pm|noon)\b")
_LONGEST_LABEL = 40
_LIVES_ON = re.compile(r"[^.!?\n]*(?:[.!?] (?:She|He|Her|His) |,? (?:and|but|because) (?:she|he) )")
"""The sentence goes on, or the next one begins, with the person whom it is about."""
_OWN = re.compile(r" [a-z]+ (?:[a-z]+ ){0,5}(?:his|her|himself|herself)\b")
_WITH_OWN = re.compile(r" (?:is|was|has|had|will be) (?:[a-z]+ ){1,3}(?:his|her) ")
_LONGEST_SENTENCE = 240
_OWNED = re.compile(r"(?:'s|\u2019s|'|\u2019) [a-z]{2}")


def holds_alone(text: str, run: Run, at: int, before: str, known: Lists) -> bool:
    """Say whether one word that is a forename and more is somebody's name by itself.

    `at` counts the words of the run; `before` is the word before it, folded.
    """
    word = run.words[at]
    after = following(text, word.end)
    if word.shouted or before in DETERMINERS or before.isdigit():
        return False
    if after[:1].isdigit() and not _TIME.match(text, word.end):
        return False
    described = after in _SPEAKS or _DESCRIBED.match(text, word.end) is not None
    folded = folded_name(word.text)
    if folded == "christian":
        return described
    if folded in MONTHS and before not in _MET and not _is_spoken_to(text, word):
        return described or (before in _THAT and after in SAYS) or _goes_on(text, word, known)
    if run.begins and at == 0:
        return described or _begins_with_a_person(text, word, known)
    return _holds_inside(run, at, before, after, described=described)


def _is_spoken_to(text: str, word: Word) -> bool:
    """Say whether somebody spoke, listened or wrote to it: "I spoke to Summer"."""
    return _SPOKE_TO.search(text[max(0, word.start - _LONGEST_LABEL) : word.start]) is not None


def _holds_inside(run: Run, at: int, before: str, after: str, *, described: bool) -> bool:
    """Say whether a word is a person's where a capital is something by itself."""
    word = run.words[at]
    if at == 1 and run.begins and before in _ASKING:
        return word.kind is not Kind.PLACE or after in SAYS or word.owns or described
    if at > 0 and run.words[at - 1].kind is not Kind.TITLE:
        return word.text.isupper() and fold(run.words[at - 1].text) in _LOUD_ABOUT
    here = word.kind is not Kind.PLACE or after in SAYS or word.owns or described
    return here and before not in PLACES


def _begins_with_a_person(text: str, word: Word, known: Lists) -> bool:
    """Say whether a word is a person's where any word may have a capital."""
    if _LABELS.match(text, word.end) or _is_labelled(text, word):
        return True
    if word.kind is Kind.PLACE:
        return _WITH_OWN.match(text, word.end) is not None
    if word.text.isupper() and len(word.text) > 1:
        return False
    after = following(text, word.end)
    if folded_name(word.text) in known.bare:
        return _goes_on(text, word, known)
    acts = after in known.acts or after in SAYS or _TIME.match(text, word.end) is not None
    return _OWNED.match(text, word.end) is not None if word.owns else acts


def _goes_on(text: str, word: Word, known: Lists) -> bool:
    """Say whether what a word does is what a person does: "Faith has a cold. She ..."."""
    after = following(text, word.end)
    if after in known.acts and _OWN.match(text, word.end):
        return True
    doing = after in SAYS or after in known.acts
    return doing and _LIVES_ON.match(text, word.end, word.end + _LONGEST_SENTENCE) is not None


def repeated(text: str, runs: Sequence[Run], known: Lists) -> frozenset[int]:
    """Give where a word begins sentences that go on as with a person, twice in one text.

    One "Faith has" may be about anybody's faith; two sentences are about a person.
    """
    places: dict[str, list[int]] = {}
    for run in runs:
        word = run.words[0]
        folded = folded_name(word.text)
        if len(run.words) > 1 or not run.begins or folded not in known.bare or folded in MONTHS:
            continue
        if word.kind is not Kind.DOUBTFUL or word.shouted:
            continue
        after = following(text, word.end)
        if after in known.acts or after in SAYS:
            places.setdefault(folded, []).append(word.start)
    return frozenset(at for each in places.values() if len(each) > 1 for at in each)


def _is_labelled(text: str, word: Word) -> bool:
    line = text.rfind("\n", 0, word.start) + 1
    before = text[max(line, word.start - _LONGEST_LABEL) : word.start]
    return _LABELLED.search(before) is not None
