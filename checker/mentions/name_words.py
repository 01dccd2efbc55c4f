"""The words of people's names: what may be one, what never is, and how far a name runs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.matching.folding import fold
from checker.matching.vocabulary import PARTICLES, TITLES

TITLE_WORDS = TITLES - {
    "the",
    "m",
    "lt",
    "lord",
    "master",
    "major",
    "maj",
    "col",
    "dc",
    "hon",
    "fr",
}
"""Titles that a name follows more often than anything else does."""

NOT_NAMES = frozenset({
    "family", "court", "courts", "county", "crown", "high", "council", "service", "services",
    "solicitors", "solicitor", "chambers", "llp", "ltd", "limited", "team", "business",
    "support", "officer", "manager", "department", "office", "trust", "school", "college",
    "academy", "hospital", "clinic", "surgery", "police", "nhs", "children", "childrens",
    "association", "society", "foundation", "agency", "group", "centre", "social", "worker",
    "workers", "guardian", "senior", "lead", "case", "head", "director", "assistant",
    "administrator", "clerk", "practitioner", "advisor", "adviser", "consultant",
    "information", "governance", "data", "protection", "legal", "national", "regional",
    "local", "authority", "government", "ministry", "commissioner", "commissioners",
    "tribunal", "magistrates", "safeguarding", "adoption", "fostering", "panel", "board",
    "mediation", "cafcass", "hmcts", "barrister", "counsel", "advocate", "headteacher",
    "teacher", "doctor", "nurse", "health", "visitor", "secretary", "chair", "registrar",
    "sir", "sirs", "madam", "colleague", "colleagues", "all", "both", "everyone", "parent",
    "parents", "resident", "residents", "customer", "friend", "friends", "mum", "dad",
    "mother", "father", "applicant", "applicants", "respondent", "respondents", "first",
    "second", "third", "claimant", "defendant", "petitioner", "client", "child", "party",
    "parties", "witness", "someone", "anybody", "reader", "recipient", "member", "members",
    "occupier", "householder", "judge", "recorder", "dear", "yours", "regards", "sincerely",
    "faithfully", "ref", "re", "date", "subject", "address", "email", "tel", "telephone",
    "fax", "phone", "private", "confidential", "enc", "encl", "enclosure", "enclosures",
    "attached", "page", "your", "our", "my", "his", "her", "their", "the", "a", "an", "and",
    "or", "of", "to", "from", "for", "in", "on", "at", "by", "with", "this", "that", "these",
    "those", "we", "i", "you", "he", "she", "they", "it", "if", "when", "please", "thank",
    "thanks", "not", "no", "yes", "who", "which", "what", "where", "there", "here", "as",
    "is", "was", "are", "were", "be", "has", "have", "had", "will", "would", "report",
    "letter", "statement", "order", "application", "hearing", "form", "section", "act",
    "rule", "article", "schedule", "interim", "final", "welfare", "position", "appointment",
    "meeting", "interview", "contact", "letterbox", "cc", "copy", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "july", "august", "september", "october", "november", "december", "street", "road",
    "lane", "avenue", "house", "flat", "floor", "england", "wales", "scotland", "london",
    "british", "english", "welsh", "united", "kingdom", "north", "south", "east", "west",
    "name", "names", "bookings", "reception", "admissions", "accounts", "enquiries", "records",
    "disclosure",
    "swyddog", "cymorth", "busnes", "gwarcheidwad", "gwasanaeth", "cyfreithiwr", "pennaeth",
    "cynghorydd", "rheolwr", "llys",
})  # fmt: skip
"""Words that end a name or show that there is none."""

_NO_NAME = NOT_NAMES | TITLE_WORDS
_WORD = re.compile(r"[^\W\d_](?:[\w'\u2019\u0300-\u036f-]*(?:[^\W_]|[\u0300-\u036f]))?")
_GAP = re.compile(r"\.? {1,2}|\.|\.?\n(?! )")
_INITIALS = re.compile(r"(?:[A-Z]\.){1,4}")
_LEADS_ON = re.compile(r"[ .](?:(?:de|la|le|les|der|den|des|dos|el|al|bin|ibn) ){0,2}")
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Written:
    """A name as written: where it stands, and how many words and initials it has."""

    start: int
    end: int
    words: int
    initials: int


def name_at(
    text: str, at: int, *, most: int = _MOST_WORDS, over_lines: bool = False
) -> Written | None:
    """Read a name that begins at an offset, as far as it runs.

    >>> name_at("Mr Neville Onslow)", 3)
    Written(start=3, end=17, words=2, initials=0)
    """
    end, words, initials, position = at, 0, 0, at
    while words < most:
        found = _INITIALS.match(text, position) or _WORD.match(text, position)
        if found is None:
            break
        word, stop = found[0], found.end()
        if word.endswith(("'s", "\u2019s")):
            word, stop = word[:-2], stop - 2
        initial = word.endswith(".") or (len(word) == 1 and word.isupper())
        if not initial and not is_name_word(word):
            if not (words + initials + 1 and _is_particle(text, word, found.end())):
                break
        elif initial:
            initials += 1
            end = stop
        else:
            words += 1
            end = stop
            if initials and fold(word) not in PARTICLES and not _is_hyphenated_next(text, stop):
                break
        gap = _GAP.match(text, found.end())
        if stop != found.end() or gap is None or ("\n" in gap[0] and (words or not over_lines)):
            break
        if "." in gap[0] and not initial:
            break
        position = gap.end()
    return Written(at, end, words, initials) if words else None


def is_name_word(word: str) -> bool:
    """Say whether a word may be part of a name by itself."""
    bare = fold(word)
    return word[0].isupper() and len(bare) > 1 and bare not in _NO_NAME


def whole_names(text: str, first: int, last: int) -> Iterator[Written]:
    """Give the names in a stretch that holds nothing but names: "Chidi and Adaeze Nwosu"."""
    position = first
    found: list[Written] = []
    while position < last:
        name = name_at(text, position)
        if name is None or name.end > last:
            return
        found.append(name)
        rest = re.compile(r"[ ,.!;:\u2013-]*(?:(?:and|&) )?").match(text, name.end, last)
        following = rest.end() if rest else name.end
        if following < last and rest is not None and not rest[0].strip(" ."):
            return
        position = following
    yield from found


def _is_particle(text: str, word: str, end: int) -> bool:
    """Say whether a small word leads to a surname: "Gwen ap Rhys", "Eleanor St John"."""
    if fold(word) not in PARTICLES or (word.isupper() and len(word) > 2):  # noqa: PLR2004 - "DE", "AP" in capitals
        return False
    following = _LEADS_ON.match(text, end)
    return following is not None and text[following.end() : following.end() + 1].isupper()


def _is_hyphenated_next(text: str, stop: int) -> bool:
    return text[stop : stop + 3] in {" - ", " \u2013 "}
