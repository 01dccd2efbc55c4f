"""The words that show a source, made into patterns, and where they point at somebody unnamed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from checker.checks.matter import Matter
from checker.checks.people.kin import relation_word
from checker.checks.people.spoken_of import Telling, any_of
from checker.checks.sources.source_sentences import Sentences, points_at_source, sentences_of
from checker.matching.caseless import Caseless, caseless
from checker.model import Span
from checker.settings import word_list

WHERE = (
    r" (?:at (?:no\.?|number|flat|house) ?\d+\w?|at \d+\w?|next door|opposite|upstairs|"
    r"downstairs|"
    r"(?:at|in|of) the (?:next|other|end|corner) (?:house|flat|door)|above you|below you|"
    r"across the (?:road|street|landing)|in (?:flat|the flat) \w+)"
)
YOU_DID = re.compile(
    r"\byou (?:may|can|could|might|have|applied|asked|made|should|want)\b|"
    r"\byour (?:application|"
    r"request|enquiry|right)\b",
    re.IGNORECASE,
)
YOU_SAID = re.compile(
    r"\b(?:you|your \w+) (?:\w+ )?(?:said|say|told|tell|wrote|think|believe)", re.IGNORECASE
)
OF_WHOM = re.compile(
    r"\b(?:about|on|against|concerning|regarding|of|into|for) $",
    re.IGNORECASE,
)
ROLES = re.compile(
    r"\b(?:the (?:applicant|respondent|mother|father)|your ex|"
    r"your (?:former |new |current |ex-?)?(?:partner|wife|husband|girlfriend|boyfriend))\b",
    re.IGNORECASE,
)
_BEFORE_NAME = (
    r"(?: ?,| is| was|,? namely|,? called| \(| -| \u2013|:| gave (?:her|his|their) name as|"
    r" identified (?:her|him|them)sel\w+ as)?"
    r" {0,3}(?:your (?:[\w-]+ ){1,3},? ?)?"
)
_AFTER_NAME = r"(?:,? (?:who )?(?:is|was|as|being)|,| \(| -| \u2013) ?(?:the |an? |our )?"
NAMELESS = re.compile(
    r"\banonym|\bconfiden|\b(?:be|being|remain) (?:named|identified|known)\b", re.IGNORECASE
)
"""Who wants this is not to be named in their work either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The patterns that the lists make."""

    people_before: Caseless
    """What stands before the name of somebody who told: "the referrer, "."""
    people_behind: re.Pattern[str]
    near: re.Pattern[str]
    near_before: Caseless
    came_before: Caseless
    """A report that came from whoever is named next."""
    does_behind: re.Pattern[str]
    did_behind: re.Pattern[str]
    who_did: re.Pattern[str]
    secrecy: Caseless
    open_things: re.Pattern[str]
    schemes: Caseless
    scheme_acts: re.Pattern[str]
    sentences: Sentences
    told_openly: tuple[Caseless, ...]
    """Where "your neighbour" or "your sister" reported it."""
    yours: Caseless
    """Where "your neighbour" or "your sister" is named at all."""
    at_work_told: Caseless
    works_before: Caseless
    """What stands before the name of somebody at work: "the nurse, "."""
    works_behind: re.Pattern[str]
    """What stands behind it: ", the nurse", ", who teaches Ava"."""


def words_of(matter: Matter) -> Words:
    """Give the patterns with an organisation's own words."""

    def listed(name: str) -> re.Pattern[str]:
        return any_of(word_list(name, matter.policy))

    known = f"(?:{listed('source_known').pattern}|{relation_word(matter.policy)})"
    near, acts = listed("source_near").pattern, listed("source_acts").pattern
    near_acts = listed("source_near_acts").pattern
    people, reports = listed("source_people").pattern, listed("source_reports").pattern
    work, anybody = listed("professions").pattern, f"(?:{near}|{known})"
    did = f"(?:{near_acts}|{acts})"
    return Words(
        sentences=sentences_of(matter.policy, near, known, did),
        people_before=caseless(rf"{people}{_BEFORE_NAME}$"),
        people_behind=_compiled(rf"{_AFTER_NAME}{people}"),
        near=listed("source_near"),
        near_before=caseless(rf"{near}(?:{WHERE})?(?:,| \(|:)? $"),
        came_before=caseless(rf"{reports} (?:by|from) (?:your [\w-]+,? )?$"),
        does_behind=_compiled(
            rf"\)?(?:{WHERE})?,? (?:has |also |has also |who )?(?:{near_acts}|{acts})"
        ),
        did_behind=_compiled(rf" (?:has |also )?{acts}"),
        who_did=_compiled(rf",? who (?:had |has )?{near_acts}"),
        secrecy=caseless(listed("source_secrecy").pattern),
        open_things=listed("source_no_secrecy"),
        schemes=caseless(listed("disclosure_schemes").pattern),
        scheme_acts=listed("disclosure_acts"),
        told_openly=tuple(
            caseless(pattern)
            for pattern in (
                rf"\byour {near}(?:{WHERE})?,? (?:has |had |also |have |who )?{did}",
                rf"\b(?:the|a|one) {near}{WHERE},? (?:has |had |also |who )?{did}",
                rf"{reports} (?:by|from) (?:your {near}|(?:the|a) {near}{WHERE})(?!\w)",
                rf"{people}(?:,| is| was| \(|:) ?(?:your {anybody}|(?:the|a) {near}{WHERE})(?!\w)",
                rf"\byour {anybody},? (?:who )?(?:is|was) the {people}",
            )
        ),
        yours=caseless(rf"\byour {anybody}(?!\w)"),
        at_work_told=caseless(
            rf"\bit (?:was|is) (?:the|your|an?) (?:[\w'\u2019-]+ ){{0,2}}?{work},?"
            rf" who (?:had |has )?{did}"
        ),
        works_before=caseless(rf"{work}(?:,| \(|:)? ?$"),
        works_behind=_compiled(
            rf"(?:,| \(|,? who is| is| -)? ?(?:(?:the|an?|your|our|her|his|[\w-]+['\u2019]s)"
            rf" (?:[a-z]+ )?)?{work}|,? who (?:now |also |has )?(?:teaches|taught|treats|treated)\b"
        ),
    )


@lru_cache(maxsize=32)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def told_openly(telling: Telling, words: Words) -> Iterator[Span]:
    """Give where words say that "your neighbour" or "your sister" reported it."""
    text = telling.text
    for pattern in words.told_openly:
        for found in pattern.finditer(text):
            if not YOU_SAID.search(text[telling.sentence(found.start())[0] : found.start()]):
                yield found.span()
    for first, last in points_at_source(words.sentences, text):
        if not YOU_SAID.search(text[telling.sentence(first)[0] : first]):
            yield first, last


def pointed_at(telling: Telling, words: Words) -> Iterator[Span]:
    """Give where somebody is not named, but "your neighbour" or "your sister" points at them."""
    yield from told_openly(telling, words)
    text = telling.text
    for found in words.yours.finditer(text):
        first, last = telling.sentence(found.start())
        sentence = text[first : min(last, found.end() + 200)]
        secret = words.secrecy.search(sentence)
        came = re.search(
            r"\b(?:(?:anonymous )?(?:referral|tip-off)|anonymous (?:call|"
            r"letter))\b[^.]{0,30} (?:by|from) $",
            text[max(first, found.start() - 60) : found.start()],
            re.IGNORECASE,
        )
        is_open = secret and words.open_things.search(sentence[secret.end() : secret.end() + 40])
        about_reader = re.search(r"\byou (?:have )?(?:told|asked|said)\b", sentence, re.IGNORECASE)
        if came or (secret and not is_open and not about_reader):
            yield found.span()
    for found in words.at_work_told.finditer(text):
        first, last = telling.sentence(found.start())
        secret = words.secrecy.search(text[first:last])
        if secret and NAMELESS.search(secret[0]):
            yield found.span()
    for scheme in words.schemes.finditer(text):
        first, last = telling.sentence(scheme.start())
        sentence = text[first:last]
        role = ROLES.search(sentence)
        asks = words.scheme_acts.search(sentence) and not YOU_DID.search(sentence)
        if role and asks and not OF_WHOM.search(sentence[: role.start()]):
            yield first + role.start(), first + role.end()
