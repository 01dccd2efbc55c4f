"""To whom the grammar of a sentence gives a pronoun, or to whom it cannot."""

import re

from checker.checks.people.antecedents import Antecedent
from checker.checks.people.kin import HE, SHE
from checker.checks.people.spoken_of import Telling

_OBJECT = re.compile(
    r" ?(?:$|[.,;:?!)\n]|(?:on|in|at|to|and|or|for|with|when|if|that|by|from|about|again|a|the|"
    r"what|how|today|tomorrow|yesterday|there|here|because|as|not|well|very|so|too|either|also|than|until|while|through|would|will)\b)",
    re.IGNORECASE,
)
"""What follows "her" where it is no possessive."""
_OF_ANOTHER = re.compile(r"(?:,| is| was| are| \(|,? who is|,? as)? ?")
"""What stands between somebody and whose they are: "Ava is his sister"."""
_OTHER_SUBJECT = re.compile(
    r"\b(?:that|when|because|if|how|what|why)\b.{0,40}?\b(?:you|it|we|they|I|this|which)\b .*"
    r"\b(?:makes?|made|lets?|helps?|helped|tells?|told|asks?|asked|sees?|saw|upsets?|frightens?|"
    r"hurts?|worries|scares?|shouts? at|shouted at|collects?|collected|calls?|rings?) $"
)
"""A clause with a subject of its own: "Ava said that when you shout it makes him sad"."""
_OF_WHOM_ONE_MET = re.compile(
    r"(?:[^.;:]{0,60}, |[^.;:]{0,60} and )(?:I|we) (?:also |then |have |had )?(?:found|thought|saw|"
    r"observed|asked|told|thanked|reassured|praised|showed|gave|invited|advised|reminded|heard|"
    r"helped|offered|promised|(?:spoke|talked) (?:to|with)|explained to|listened to|"
    r"played with|read to|said goodbye to) ",
    re.IGNORECASE,
)
"""The writer's next clause: "When I met Ava, I found him to be shy"."""
_TO_SPEAK = re.compile(
    r"[^.,;:]{0,40} (?:to|and) (?:talk|speak|listen|play|meet|read|say hello|explain [a-z ]{0,30})"
    r" (?:to |with )?",
    re.IGNORECASE,
)
_BLESS = re.compile(r"[^.;:]{0,60}, (?:bless|good for|well done to) ", re.IGNORECASE)
_WHEN_MET = re.compile(
    r"\b(?:I|we)(?:['\u2019](?:ll|ve|d)|\b)(?: [a-z]+){0,3}? (?:met|meet|meeting|saw|see|seeing|"
    r"seen|visit(?:ed|ing)?|spoke|spoken|speak|speaking)(?: up)?(?: again)?(?: to| with)? $",
    re.IGNORECASE,
)
_THINKS = re.compile(
    r"\b(?:thinks?|thought|believes?|believed|feels?|felt|considers?|considered|alleg\w+|claims?|"
    r"claimed|fears?|feared|wor(?:ry|ries|ried)|suspects?|suspected|complain\w*|accus\w+|"
    r"(?:case|view|evidence|concern|fear|belief) (?:is|was)|"
    r"(?:not|n['\u2019]t|never) (?:say|said|suggest|suggested|claim|allege|mean)) (?:that )?",
    re.IGNORECASE,
)
"""What one says of another sooner than of oneself: "Ms Hale thinks that he drinks"."""
_TELLS = re.compile(
    r"\b(?:says?|said|tells?|told|states?|stated|reports?|reported)\b", re.IGNORECASE
)
_HERS = re.compile(r"\b(?:she|hers?|herself)\b", re.IGNORECASE)
_HIS = re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE)
_WHAT_THEY_TELL = re.compile(
    r" (?:that|how) what (?:he|she) (?:tells|told|says to|said to) (?:me|us)\b", re.IGNORECASE
)
_FOR_THEIRS = re.compile(
    r" for (?=(?:his|her) (?:own )?(?:views?|opinion|comments?|account|side|wishes|thoughts|"
    r"consent|agreement|reply|answer|response|permission)\b)",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:that|whether|says?|said|told|tells|alleg\w+|claims?|claimed|states?|stated|asks?|asked|"
    r"of|by|with|from|against|when|if|and|but|to|for)\b|[.;]",
    re.IGNORECASE,
)
_THEIR_SPOUSE = re.compile(r" (?:ex-|former )?(?:wife|husband)\b", re.IGNORECASE)
_YOU_DO = re.compile(
    r"\b(?:that|and|but|when|if|as) (?:you|I|we) (?:[a-z'\u2019]+ ){1,4}$|"
    r", (?:please )?(?:do not|don['\u2019]t|never|please|you|I|we) (?:[a-z'\u2019]+ ){1,5}$",
    re.IGNORECASE,
)
"""A clause whose subject is the reader or the writer: "If Ava comes, do not talk to him"."""
_ASKED = re.compile(
    r"\b(?:when|after|once|as|whenever) (?:I|we) (?:then |had )?(?:asked|told|showed|offered|gave|"
    r"thanked|reminded|met|saw|spoke to|spoke with|said to|explained to|read to) $",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r" (?:replied|answered|said|told me|asked me|laughed|nodded|smiled|shrugged|pointed|showed me|"
    r"drew|whispered|shook|thought|giggled|grinned|explained)\b"
)
_STOPS = re.compile(r"[.;:]")
_MET = re.compile(r"\b(?:met|saw|visited|spoke (?:to|with)|talked (?:to|with)) $", re.IGNORECASE)
_WHERE_THEY = re.compile(r"[^.,;:]{0,40},? (?:where|when) ")


def is_anothers(telling: Telling, match: re.Match[str], whom: Antecedent) -> bool:
    """Say whether a pronoun is, or may well be, not said of the person named before it."""
    return (
        is_of_another(telling, match, whom)
        or may_be_other_side(telling, match, whom)
        or may_be_of_whom_they_speak(telling, match, whom)
    )


def is_emphasis(telling: Telling, match: re.Match[str], whom: Antecedent) -> bool:
    """Say whether it only stresses the name before it: "Ms Hale himself"."""
    own = match[0].lower().endswith("self")
    return own and telling.text[whom.end : match.start()] == " "


def is_bound(telling: Telling, match: re.Match[str], whom: Antecedent) -> bool:
    """Say whether grammar binds it: "I asked Ms Hale for her view", "I met Ava, where she ..."."""
    between = telling.text[whom.end : match.start()]
    if _FOR_THEIRS.match(telling.text, whom.end, match.end() + 40) and between == " for ":
        return True
    if is_emphasis(telling, match, whom):
        return True
    if _WHAT_THEY_TELL.match(telling.text, whom.end) or _is_object_of_the_writer(
        telling, match, whom
    ):
        return True
    if match[0].lower() in {HE, SHE} and _ANSWERED.match(telling.text, match.end()):
        asked = _ASKED.search(telling.text, max(0, whom.start - 40), whom.start)
        if asked is not None and between.endswith(", ") and not _STOPS.search(between):
            return True
    is_subject = match[0].lower() in {HE, SHE} and bool(_WHERE_THEY.fullmatch(between))
    met = _MET.search(telling.text, max(0, whom.start - 20), whom.start)
    return is_subject and met is not None


def _is_object_of_the_writer(telling: Telling, match: re.Match[str], whom: Antecedent) -> bool:
    """Say whether it is whom the writer met: "I will visit Ava to talk to him"."""
    if match[0].lower() not in {"him", "her"}:
        return False
    between = telling.text[whom.end : match.start()]
    if match[0].lower() == "her" and not _OBJECT.match(telling.text, match.end(), match.end() + 12):
        return False
    if _BLESS.fullmatch(between):
        return True
    then = _OF_WHOM_ONE_MET.fullmatch(between) or _TO_SPEAK.fullmatch(between)
    return bool(then) and bool(_WHEN_MET.search(telling.text, max(0, whom.start - 60), whom.start))


def may_be_of_whom_they_speak(telling: Telling, match: re.Match[str], whom: Antecedent) -> bool:
    """Say whether somebody speaks of another: "Ms Hale thinks that he", "said he shouted at her".

    A word that fits them in what they say shows that two people are spoken of.
    """
    between = telling.text[whom.end : match.start()]
    if telling.sentence(whom.start) != telling.sentence(match.start()) or ";" in between:
        return False
    if match[0].lower().endswith("self"):
        return False
    thinks = _THINKS.search(between)
    if thinks is not None and match[0].lower() in {HE, SHE} and thinks.end() == len(between):
        return True
    _, last = telling.sentence(match.start())
    first = telling.sentence(whom.start)[0]
    fits = (_HIS if whom.sex == HE else _HERS).search(telling.text, match.end(), last)
    return fits is not None and _TELLS.search(telling.text, first, match.start()) is not None


def is_of_another(telling: Telling, match: re.Match[str], whom: Antecedent) -> bool:
    """Say whether grammar gives the pronoun to another: "Ava saw him", "Ava is his sister"."""
    between = telling.text[whom.end : match.start()]
    word, rest = match[0].lower(), telling.text[match.end() : match.end() + 12]
    if telling.sentence(whom.start) != telling.sentence(match.start()):
        return False
    if _is_object_of_the_writer(telling, match, whom):
        return False
    is_object = word == "him" or (word == "her" and bool(_OBJECT.match(rest)))
    is_object = (
        is_object and _OTHER_SUBJECT.search(between) is None and _YOU_DO.search(between) is None
    )
    return is_object or (word in {"his", "her"} and bool(_OF_ANOTHER.fullmatch(between)))


def may_be_other_side(telling: Telling, match: re.Match[str], whom: Antecedent) -> bool:
    """Say whether the applicant says it of the respondent: "the applicant says that he"."""
    between = telling.text[whom.end : match.start()]
    own = match[0].lower().endswith("self")
    if between == " and " and _THEIR_SPOUSE.match(telling.text, match.end()):
        return False
    return whom.side and not own and _SAYS.search(between) is not None
