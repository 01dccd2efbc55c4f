"""To whom the grammar of a sentence gives a pronoun, or to whom it cannot."""

import re

from checker.checks.antecedents import Antecedent
from checker.checks.kin import HE, SHE
from checker.checks.spoken_of import Telling

_OBJECT = re.compile(
    r" ?(?:$|[.,;:?!)\n]|(?:on|in|at|to|and|or|for|with|when|if|that|by|from|about|again|a|the|"
    r"what|how|today|tomorrow|yesterday|there|here|because|as|not|well|very|so)\b)",
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
_MET = re.compile(r"\b(?:met|saw|visited|spoke (?:to|with)|talked (?:to|with)) $", re.IGNORECASE)
_WHERE_THEY = re.compile(r"[^.,;:]{0,40},? (?:where|when) ")


def is_bound(telling: Telling, match: re.Match[str], whom: Antecedent) -> bool:
    """Say whether grammar binds it: "I asked Ms Hale for her view", "I met Ava, where she ..."."""
    between = telling.text[whom.end : match.start()]
    if _FOR_THEIRS.match(telling.text, whom.end, match.end() + 40) and between == " for ":
        return True
    is_subject = match[0].lower() in {HE, SHE} and bool(_WHERE_THEY.fullmatch(between))
    met = _MET.search(telling.text, max(0, whom.start - 20), whom.start)
    return is_subject and met is not None


def is_of_another(telling: Telling, match: re.Match[str], whom: Antecedent) -> bool:
    """Say whether grammar gives the pronoun to another: "Ava saw him", "Ava is his sister"."""
    between = telling.text[whom.end : match.start()]
    word, rest = match[0].lower(), telling.text[match.end() : match.end() + 12]
    if telling.sentence(whom.start) != telling.sentence(match.start()):
        return False
    is_object = word == "him" or (word == "her" and bool(_OBJECT.match(rest)))
    is_object = is_object and _OTHER_SUBJECT.search(between) is None
    return is_object or (word in {"his", "her"} and bool(_OF_ANOTHER.fullmatch(between)))


def may_be_other_side(telling: Telling, match: re.Match[str], whom: Antecedent) -> bool:
    """Say whether the applicant says it of the respondent: "the applicant says that he"."""
    between = telling.text[whom.end : match.start()]
    own = match[0].lower().endswith("self")
    return whom.side and not own and _SAYS.search(between) is not None
