"""Whoever told an office of others can be known from what goes to those others."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.checks.kin import relation_word
from checker.checks.matter import Matter
from checker.checks.places import place_of
from checker.checks.raised import raised
from checker.checks.restricted import restriction_on
from checker.checks.source_sentences import (
    Sentences,
    points_at_source,
    sentences_of,
    tells_source,
)
from checker.checks.spoken_of import Spoken, Telling, any_of, tellings
from checker.checks.standing import is_lay, is_professional, parties_of, stands_with
from checker.checks.wording import reader
from checker.mentions.name_words import is_name_word
from checker.model import Case, Evidence, Finding, Organisation, Person, Release, Span
from checker.settings import word_list
from checker.words import say

_IDENTITY = frozenset({"identity"})
_OFFICE_TITLES = re.compile(
    r"(?:dr|doctor|pc|dc|ds|dci|sgt|judge|hhj|dj|prof\w*|rev\w*)\b", re.IGNORECASE
)
_BEFORE_NAME = (
    r"(?: ?,| is| was|,? namely|,? called| \(| -| \u2013|:| gave (?:her|his|their) name as|"
    r" identified (?:her|him|them)sel\w+ as)?"
    r" {0,3}(?:your (?:[\w-]+ ){1,3},? ?)?"
)
_AFTER_NAME = r"(?:,? (?:who )?(?:is|was|as|being)|,| \(| -| \u2013) ?(?:the |an? |our )?"
_WHERE = (
    r" (?:at (?:no\.?|number|flat|house) ?\d+\w?|at \d+\w?|next door|opposite|upstairs|downstairs|"
    r"(?:at|in|of) the (?:next|other|end|corner) (?:house|flat|door)|above you|below you|"
    r"across the (?:road|street|landing)|in (?:flat|the flat) \w+)"
)
_YOU_DID = re.compile(
    r"\byou (?:may|can|could|might|have|applied|asked|made|should|want)\b|\byour (?:application|"
    r"request|enquiry|right)\b",
    re.IGNORECASE,
)
_YOU_SAID = re.compile(
    r"\b(?:you|your \w+) (?:\w+ )?(?:said|say|told|tell|wrote|think|believe)", re.IGNORECASE
)
_IT_WAS = re.compile(r"\bit (?:was|is) (?:your \w+,? )?$", re.IGNORECASE)
_FULL_NAME = re.compile(r"(?<![\w'-])([A-Z][\w'\u2019-]+) ([A-Z][\w'\u2019-]+)(?![\w-])")
_OF_WHOM = re.compile(r"\b(?:about|on|against|concerning|regarding|of|into|for) $", re.IGNORECASE)
_ROLES = re.compile(
    r"\b(?:the (?:applicant|respondent|mother|father)|your ex|"
    r"your (?:former |new |current |ex-?)?(?:partner|wife|husband|girlfriend|boyfriend))\b",
    re.IGNORECASE,
)
_NAMELESS = re.compile(
    r"\banonym|\bconfiden|\b(?:be|being|remain) (?:named|identified|known)\b", re.IGNORECASE
)
"""Who wants this is not to be named in their work either."""
_OWNS = frozenset({"'s", "\u2019s"})
_MAY_KNOW = frozenset({"court", "local_authority", "police", "own"})
_SIDES = frozenset({"applicant", "respondent", "subject_child"})
_WORKS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """Words by which a source can be known, and who it is where the record knows."""

    span: Span
    person: Person | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """The patterns that the lists make."""

    people: str
    acts: str
    reports: str
    near: str
    near_acts: str
    known: str
    secrecy: re.Pattern[str]
    open_things: re.Pattern[str]
    schemes: re.Pattern[str]
    scheme_acts: re.Pattern[str]
    professions: re.Pattern[str]
    sentences: Sentences


def source_identified(matter: Matter) -> Iterator[Finding]:
    """Say where a party could know who reported, referred, witnessed or asked about them.

    Why: people who tell of a child at risk are promised that nobody will know; whoever is known has
    been threatened for it, and the next neighbour says nothing.
    Quiet when: the letter goes to a court, a council or anybody but a party and those who act for
    them; the source is the recipient, or told of others in their work; or nobody is named and no
    "your neighbour", "your sister" points at somebody.
    """
    case = matter.case
    if case is None or not _goes_to_a_party(matter, case):
        return
    words = _words(matter)
    for telling in tellings(matter):
        told: set[str] = set()
        for shown in sorted(_shown(matter, case, telling, words), key=_begins):
            key = shown.person.id if shown.person else telling.text[slice(*shown.span)].lower()
            if key not in told:
                told.add(key)
                yield _finding(matter, telling, shown)


def _shown(matter: Matter, case: Case, telling: Telling, words: _Words) -> Iterator[_Shown]:
    known = stands_with(matter, matter.recipient.id)
    seen: set[int] = set()
    for spoken in (*telling.spoken, *_strangers(matter, case, telling)):
        person = spoken.person
        if person is not None and person.id in known:
            continue
        if person is not None and _is_kept(matter, case, person):
            seen.add(spoken.start)
            yield _Shown(span=(spoken.start, spoken.end), person=person)
            continue
        if spoken.outside:
            continue
        after = telling.text[spoken.end : spoken.end + 40]
        lead = _IT_WAS.search(telling.text[max(0, spoken.start - 40) : spoken.start])
        if lead and re.match(rf",? who (?:had |has )?{words.near_acts}", after, re.IGNORECASE):
            seen.add(spoken.start)
            yield _Shown(span=(spoken.start, spoken.end), person=person)
            continue
        at_work = _is_at_work(matter, case, telling, spoken, words)
        if at_work and not _wants_no_name(case, telling, spoken, words):
            continue
        span = _as_a_source(telling, spoken, words) or _in_secret(telling, spoken, words)
        span = span or _by_scheme(telling, spoken, words)
        span = span or _in_a_sentence(case, telling, spoken, words)
        if span is not None and spoken.start not in seen:
            seen.add(spoken.start)
            yield _Shown(span=span, person=person)
    for span in _pointed_at(telling, words):
        if not any(start in seen for start in range(*span)):
            yield _Shown(span=span)


def _strangers(matter: Matter, case: Case, telling: Telling) -> Iterator[Spoken]:
    """Give two words with capitals that may be a stranger's name: beside a source's words it is."""
    policy = matter.policy
    known = (*case.organisations, *policy.directory, *policy.own.organisations)
    bodies = [*(one.name for one in known), *(one.name for one in policy.own.staff)]
    for found in _FULL_NAME.finditer(telling.text):
        words = is_name_word(found[1]) and is_name_word(found[2]) and found[1][-2:] not in _OWNS
        taken = telling.named(found.start() - 20, found.end())
        over = any(one.start < found.end() and found.start() < one.end for one in taken)
        if words and not over and not any(found[0] in name for name in bodies):
            yield Spoken(mention=telling.mention(found.span()), person=None)


def _is_kept(matter: Matter, case: Case, person: Person) -> bool:
    """Say whether the record keeps who a neighbour, a witness or the like is from the reader."""
    other = any(one.who == person.id and one.role == "other_person" for one in case.parties)
    return other and restriction_on(matter, person.id, _IDENTITY) is not None


def _as_a_source(telling: Telling, spoken: Spoken, words: _Words) -> Span | None:
    """Give the words that call somebody a referrer, or tell of their referral."""
    text = telling.text
    first = telling.line_start(spoken.start, 120)
    before, after = text[first : spoken.start], text[spoken.end : spoken.end + 90].split("\n")[0]
    lead = re.search(rf"{words.people}{_BEFORE_NAME}$", before, re.IGNORECASE)
    if lead is not None:
        return first + lead.start(), spoken.end
    follow = re.match(rf"{_AFTER_NAME}{words.people}", after, re.IGNORECASE)
    if follow is not None:
        return spoken.start, spoken.end + follow.end()
    is_near = re.search(rf"{words.near}(?:{_WHERE})?(?:,| \(|:)? $", before, re.IGNORECASE)
    acts = rf"\)?(?:{_WHERE})?,? (?:has |also |has also |who )?(?:{words.near_acts}|{words.acts})"
    does = re.match(acts, after, re.IGNORECASE)
    if is_near is not None and does is not None:
        return first + is_near.start(), spoken.end + does.end()
    sentence = text[slice(*telling.sentence(spoken.start))]
    secret = words.secrecy.search(sentence) or re.search(r"\banonymous", sentence, re.IGNORECASE)
    came = re.search(rf"{words.reports} (?:by|from) (?:your [\w-]+,? )?$", before, re.IGNORECASE)
    if came is not None and (secret or is_near or re.search(words.near, came[0], re.IGNORECASE)):
        return first + came.start(), spoken.end
    if secret and re.match(rf" (?:has |also )?{words.acts}", after, re.IGNORECASE):
        return spoken.start, spoken.end
    return None


def _in_secret(telling: Telling, spoken: Spoken, words: _Words) -> Span | None:
    """Give the words of somebody who does not want the reader to know: behind the name."""
    _, last = telling.sentence(spoken.start)
    rest = telling.text[spoken.end : min(last, spoken.end + 160)]
    found = words.secrecy.search(rest)
    if found is None or len(telling.named(spoken.end, spoken.end + found.start())) > 0:
        return None
    if (
        re.search(r"\b(?:you|I|we)\b", rest[: found.start()])
        and "that" not in rest[: found.start()]
    ):
        return None
    kept = rest[found.end() : found.end() + 40].partition(" that ")[0]
    if words.open_things.search(kept):
        return None
    return spoken.start, spoken.end + found.end()


def _wants_no_name(case: Case, telling: Telling, spoken: Spoken, words: _Words) -> bool:
    """Say whether somebody at work, but not in this case, told of others and is not to be named."""
    if spoken.person is not None and is_professional(case, spoken.person.id):
        return False
    found = _in_secret(telling, spoken, words)
    return found is not None and _NAMELESS.search(telling.text, *found) is not None


def _by_scheme(telling: Telling, spoken: Spoken, words: _Words) -> Span | None:
    """Give who asked the police about the reader under a disclosure scheme."""
    first, last = telling.sentence(spoken.start)
    sentence = telling.text[first:last]
    scheme = words.schemes.search(sentence)
    if scheme is None or _YOU_DID.search(sentence) or not words.scheme_acts.search(sentence):
        return None
    if _OF_WHOM.search(telling.text[max(0, spoken.start - 14) : spoken.start]):
        return None
    return spoken.start, spoken.end


def _in_a_sentence(case: Case, telling: Telling, spoken: Spoken, words: _Words) -> Span | None:
    """Give the name of somebody, no party, of whom a log, a form or a letter says they reported."""
    person = spoken.person
    if person is not None and _is_a_party(case, person):
        return None
    first = telling.line_start(spoken.start, 120)
    before, after = telling.text[first : spoken.start], telling.text[spoken.end : spoken.end + 120]
    if _YOU_SAID.search(telling.text[telling.sentence(spoken.start)[0] : spoken.start]):
        return None
    told = tells_source(words.sentences, before, after.split("\n")[0])
    return (spoken.start, spoken.end) if told else None


def _is_a_party(case: Case, person: Person) -> bool:
    return any(one.who == person.id and one.role in _SIDES for one in case.parties)


def _told_openly(telling: Telling, words: _Words) -> Iterator[Span]:
    """Give where words say that "your neighbour" or "your sister" reported it."""
    text = telling.text
    acts = f"(?:{words.near_acts}|{words.acts})"
    near, anybody = words.near, rf"(?:{words.near}|{words.known})"
    for pattern in (
        rf"\byour {near}(?:{_WHERE})?,? (?:has |also |have |who )?{acts}",
        rf"\b(?:the|a|one) {near}{_WHERE},? (?:has |also |who )?{acts}",
        rf"{words.reports} (?:by|from) (?:your {near}|(?:the|a) {near}{_WHERE})(?!\w)",
        rf"{words.people}(?:,| is| was| \(|:) ?(?:your {anybody}|(?:the|a) {near}{_WHERE})(?!\w)",
        rf"\byour {anybody},? (?:who )?(?:is|was) the {words.people}",
    ):
        for found in re.finditer(pattern, text, re.IGNORECASE):
            if not _YOU_SAID.search(text[telling.sentence(found.start())[0] : found.start()]):
                yield found.span()
    for first, last in points_at_source(words.sentences, text):
        if not _YOU_SAID.search(text[telling.sentence(first)[0] : first]):
            yield first, last


def _pointed_at(telling: Telling, words: _Words) -> Iterator[Span]:
    """Give where somebody is not named, but "your neighbour" or "your sister" points at them."""
    yield from _told_openly(telling, words)
    text = telling.text
    acts = f"(?:{words.near_acts}|{words.acts})"
    anybody = rf"(?:{words.near}|{words.known})"
    for found in re.finditer(rf"\byour {anybody}(?!\w)", text, re.IGNORECASE):
        first, last = telling.sentence(found.start())
        sentence = text[first : min(last, found.end() + 200)]
        secret = words.secrecy.search(sentence)
        came = re.search(
            r"\b(?:anonymous )?(?:referral|tip-off|call|letter)\b[^.]{0,30} (?:by|from) $",
            text[max(first, found.start() - 60) : found.start()],
            re.IGNORECASE,
        )
        is_open = secret and words.open_things.search(sentence[secret.end() : secret.end() + 40])
        about_reader = re.search(r"\byou (?:have )?(?:told|asked|said)\b", sentence, re.IGNORECASE)
        if came or (secret and not is_open and not about_reader):
            yield found.span()
    for found in re.finditer(
        rf"\bit (?:was|is) (?:the|your|an?) (?:[\w'\u2019-]+ ){{0,2}}?{words.professions.pattern},?"
        rf" who (?:had |has )?{acts}",
        text,
        re.IGNORECASE,
    ):
        first, last = telling.sentence(found.start())
        secret = words.secrecy.search(text[first:last])
        if secret and _NAMELESS.search(secret[0]):
            yield found.span()
    for scheme in words.schemes.finditer(text):
        first, last = telling.sentence(scheme.start())
        sentence = text[first:last]
        role = _ROLES.search(sentence)
        asks = words.scheme_acts.search(sentence) and not _YOU_DID.search(sentence)
        if role and asks and not _OF_WHOM.search(sentence[: role.start()]):
            yield first + role.start(), first + role.end()


def _is_at_work(
    matter: Matter, case: Case, telling: Telling, spoken: Spoken, words: _Words
) -> bool:
    """Say whether somebody named told of others in their work, or for the sender."""
    text = telling.text
    if spoken.person is not None and is_professional(case, spoken.person.id):
        return True
    before = text[max(0, spoken.start - _WORKS) : spoken.start]
    after = text[spoken.end : spoken.end + _WORKS]
    work = words.professions.pattern
    if re.search(rf"{work}(?:,| \(|:)? ?$", before, re.IGNORECASE) or re.match(
        rf"(?:,| \(|,? who is| is| -)? ?(?:(?:the|an?|your|our|her|his|[\w-]+['\u2019]s)"
        rf" (?:[a-z]+ )?)?{work}",
        after,
        re.IGNORECASE,
    ):
        return True
    if spoken.person is not None:
        return False
    staff = any(one.name in spoken.mention.text for one in matter.policy.own.staff)
    body = re.match(r",? (?:at|from|of) (?:the )?[A-Z]", after)
    return staff or body is not None or bool(_OFFICE_TITLES.match(spoken.mention.text))


def _goes_to_a_party(matter: Matter, case: Case) -> bool:
    """Say whether the recipient is a party or a relative, or acts for one."""
    whom = case.who(matter.recipient.id)
    if whom is None:
        return bool(parties_of(matter, matter.recipient.id))
    if isinstance(whom, Organisation) and whom.kind in {
        "court",
        "local_authority",
        "police",
        "own",
    }:
        return False
    return is_lay(case, whom) or bool(parties_of(matter, whom.id))


def _words(matter: Matter) -> _Words:
    def listed(name: str) -> re.Pattern[str]:
        return any_of(word_list(name, matter.policy))

    known = f"(?:{listed('source_known').pattern}|{relation_word(matter.policy)})"
    near, acts = listed("source_near").pattern, listed("source_acts").pattern
    near_acts = listed("source_near_acts").pattern
    return _Words(
        sentences=sentences_of(matter.policy, near, known, f"(?:{near_acts}|{acts})"),
        people=listed("source_people").pattern,
        acts=acts,
        reports=listed("source_reports").pattern,
        near=near,
        near_acts=near_acts,
        known=known,
        secrecy=listed("source_secrecy"),
        open_things=listed("source_no_secrecy"),
        schemes=listed("disclosure_schemes"),
        scheme_acts=listed("disclosure_acts"),
        professions=listed("professions"),
    )


def _finding(matter: Matter, telling: Telling, shown: _Shown) -> Finding:
    written = telling.mention(shown.span)
    kept = (
        shown.person is not None
        and (told := restriction_on(matter, shown.person.id, _IDENTITY)) is not None
    )
    never = kept and told is not None and told.release == "never"
    return raised(
        "source.identified",
        say("This would tell {name} who spoke about them", name=reader(matter)),
        detail=say(
            "Somebody who reported, referred or asked about others can be known from it. Say what"
            " was reported and not by whom."
        ),
        actions=(say("Take out who it was"),),
        place=place_of(written),
        evidence=Evidence(
            letter=" ".join(written.text.split()),
            about=(shown.person.id,) if shown.person else (),
            masked=True,
        ),
        release=Release.NEVER if never else None,
    )


def _begins(shown: _Shown) -> Span:
    return shown.span
