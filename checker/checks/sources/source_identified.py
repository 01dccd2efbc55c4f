"""Whoever told an office of others can be known from what goes to those others."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from checker.checks.kept import kept_for_everyone
from checker.checks.matter import Matter
from checker.checks.people.court_people import is_of_a_court
from checker.checks.people.spoken_of import Spoken, Telling, tellings
from checker.checks.people.standing import is_lay, is_professional, parties_of, stands_with
from checker.checks.places import place_of
from checker.checks.protected.restricted import restriction_on
from checker.checks.raised import raised
from checker.checks.sources.source_secrecy import is_open
from checker.checks.sources.source_sentences import tells_source
from checker.checks.sources.source_signs import (
    Above,
    Given,
    given_away,
    labelled,
    sentences_of_telling,
    signs_of,
)
from checker.checks.sources.source_sounds import sounding
from checker.checks.sources.source_tells import Somebody
from checker.checks.sources.source_words import (
    NAMELESS,
    OF_WHOM,
    YOU_DID,
    YOU_SAID,
    Words,
    pointed_at,
    words_of,
)
from checker.checks.sources.told_openly import is_known_teller
from checker.checks.wording import reader
from checker.matching.caseless import caseless
from checker.mentions.name_words import is_name_word
from checker.model import (
    Case,
    Evidence,
    Finding,
    Organisation,
    Person,
    Release,
    Severity,
    Span,
    WhoId,
)
from checker.words import say

_IDENTITY = frozenset({"identity"})
_OFFICE_TITLES = re.compile(
    r"(?:dr|doctor|pc|dc|ds|dci|sgt|judge|hhj|dj|prof\w*|rev\w*)\b", re.IGNORECASE
)
_IT_WAS = re.compile(r"\bit (?:was|is) (?:your \w+,? )?$", re.IGNORECASE)
_FULL_NAME = re.compile(r"(?<![\w'-])([A-Z][\w'\u2019-]+) ([A-Z][\w'\u2019-]+)(?![\w-])")
_IN_BRACKETS = re.compile(
    r" ?\((?:\w+ )?(?:nbr|neighbour|next door|aunt|friend|mgm|pgm)",
    re.IGNORECASE,
)
_OURS = caseless(
    r"\bour (?!\w*(?:source|informant|witness|referr|caller|anonym|confid))"
    r"(?:[\w-]+ ){1,3}$|"
    r"\b(?:seen|spoken to|visited|interviewed|met|assessed|observed|called|telephoned|helped|"
    r"supported) (?:\w+ )?by (?:our \w+ )?$"
)
"""Whoever works with the sender, or saw somebody for a service, is no source."""
_THEIR_LAWYER = re.compile(
    r"['\u2019]s? (?:\w+ )?(?:solicitor|lawyer|barrister|counsel|legal|representative)",
    re.IGNORECASE,
)
_OWNS = frozenset({"'s", "\u2019s"})
_SIDES = frozenset({"applicant", "respondent", "subject_child"})
_WORKS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """Words by which a source can be known, and who it is where the record knows."""

    span: Span
    person: Person | None = None
    sure: bool = True


_A_COURT = re.compile(r"(?:the |this |our )?(?:[A-Z][\w'-]+ ){0,2}(?:Court|court|Tribunal)\b")
"""Nobody at risk: what a court says stands in its orders."""


def source_identified(matter: Matter) -> Iterator[Finding]:
    """Say where a party could know who reported, referred, witnessed or asked about them.

    Why: people who tell of a child at risk are promised that nobody will know; whoever is known has
    been threatened for it, and the next neighbour says nothing.
    Quiet when: the letter goes to a court, a council or anybody but a party and those who act for
    them; the source is the recipient, or told of others in their work; or nobody is named and
    neither "your neighbour" nor how the sentence says who told points at somebody.
    """
    case = matter.case
    if case is None or not _goes_to_a_party(matter, case):
        return
    words = words_of(matter)
    for telling in tellings(matter):
        told: set[str] = set()
        for shown in sorted(_shown(matter, case, telling, words), key=_begins):
            key = shown.person.id if shown.person else telling.text[slice(*shown.span)].lower()
            if key not in told and not _is_known_to_tell(matter, case, telling, shown):
                told.add(key)
                yield _finding(matter, telling, shown)


def _is_known_to_tell(matter: Matter, case: Case, telling: Telling, shown: _Shown) -> bool:
    """Say whether the reader knows already who told: it stands in evidence, or they heard it."""
    kept = shown.person is not None and _is_kept(matter, case, shown.person)
    return not kept and is_known_teller(telling.text[slice(*telling.sentence(shown.span[0]))])


def _shown(matter: Matter, case: Case, telling: Telling, words: Words) -> Iterator[_Shown]:
    known = stands_with(matter, matter.recipient.id)
    seen: set[int] = set()
    schemed = words.schemes.search(telling.text) is not None
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
        if lead and words.who_did.match(after):
            seen.add(spoken.start)
            yield _Shown(span=(spoken.start, spoken.end), person=person)
            continue
        at_work = _is_at_work(matter, case, telling, spoken, words)
        if at_work and not _wants_no_name(case, telling, spoken, words):
            continue
        span = _as_a_source(telling, spoken, words) or _in_secret(telling, spoken, words)
        span = span or (_by_scheme(telling, spoken, words) if schemed else None)
        span = span or _in_a_sentence(case, telling, spoken, words)
        if span is not None and spoken.start not in seen:
            seen.add(spoken.start)
            yield _Shown(span=span, person=person)
    pointed = [*pointed_at(telling, words)]
    for span in pointed:
        if not any(start in seen for start in range(*span)):
            yield _Shown(span=span)
    told = seen | {first for first, _ in pointed}
    yield from _by_signs(matter, case, telling, words, told)


def _by_signs(
    matter: Matter, case: Case, telling: Telling, words: Words, told: Collection[int]
) -> Iterator[_Shown]:
    """Give who is given away by words of several kinds in one sentence, or beside a label."""
    known = stands_with(matter, matter.recipient.id)
    above, signs = Above(), signs_of(matter.policy)
    strangers = _strangers(matter, case, telling)
    for first, last in sentences_of_telling(telling):
        whom = (
            *telling.named(first, last),
            *strangers[
                bisect_left(strangers, first, key=_at) : bisect_left(strangers, last, key=_at)
            ],
        )
        people = {
            one.start - first: (_somebody(matter, case, telling, one, words, first), one.person)
            for one in whom
            if not one.outside and (one.person is None or not _is_known(case, one.person, known))
        }
        named = tuple(somebody for _, (somebody, _) in sorted(people.items(), key=_place))
        text = telling.text[first:last].rstrip()
        if any(first <= at < last for at in told):
            above = Above(text=text, named=named)
            continue
        shown = (*given_away(text, named, above, signs), *labelled(text, named, signs))
        for given in sounding(shown, text):
            if _A_COURT.match(text, *given.span):
                continue
            whose = people.get(given.whom.start, (None, None))[1] if given.whom else None
            yield _Shown(span=_within(given, first), person=whose, sure=given.sure)
        same = "\n" not in telling.text[first - 1 : first] and not named
        above = Above(text=text, named=above.named if same else named)


def _somebody(
    matter: Matter, case: Case, telling: Telling, spoken: Spoken, words: Words, first: int
) -> Somebody:
    return Somebody(
        start=spoken.start - first,
        end=spoken.end - first,
        pointed=_IN_BRACKETS.match(telling.text, spoken.end) is not None,
        party=spoken.person is not None and _is_a_party(case, spoken.person),
        at_work=_is_at_work(matter, case, telling, spoken, words),
    )


def _is_known(case: Case, person: Person, known: Collection[WhoId]) -> bool:
    return person.id in known or is_professional(case, person.id)


def _within(given: Given, first: int) -> Span:
    return first + given.span[0], first + given.span[1]


def _at(spoken: Spoken) -> int:
    return spoken.start


def _place(entry: tuple[int, object]) -> int:
    return entry[0]


@kept_for_everyone
def _strangers(matter: Matter, case: Case, telling: Telling) -> tuple[Spoken, ...]:
    """Give two words with capitals that may be a stranger's name: beside a source's words it is."""
    policy = matter.policy
    known = (*case.organisations, *policy.directory, *policy.own.organisations)
    bodies = [*(one.name for one in known), *(one.name for one in policy.own.staff)]
    strangers = []
    for found in _FULL_NAME.finditer(telling.text):
        words = is_name_word(found[1]) and is_name_word(found[2]) and found[1][-2:] not in _OWNS
        taken = telling.named(found.start() - 20, found.end())
        over = any(one.start < found.end() and found.start() < one.end for one in taken)
        if words and not over and not any(found[0] in name for name in bodies):
            strangers.append(Spoken(mention=telling.mention(found.span()), person=None))
    return tuple(strangers)


def _is_kept(matter: Matter, case: Case, person: Person) -> bool:
    """Say whether the record keeps who a neighbour, a witness or the like is from the reader."""
    other = any(one.who == person.id and one.role == "other_person" for one in case.parties)
    return other and restriction_on(matter, person.id, _IDENTITY) is not None


def _as_a_source(telling: Telling, spoken: Spoken, words: Words) -> Span | None:
    """Give the words that call somebody a referrer, or tell of their referral."""
    text = telling.text
    first = telling.line_start(spoken.start, 120)
    before, after = text[first : spoken.start], text[spoken.end : spoken.end + 90].split("\n")[0]
    lead = words.people_before.search(before)
    if lead is not None:
        return first + lead.start(), spoken.end
    follow = words.people_behind.match(after)
    if follow is not None:
        return spoken.start, spoken.end + follow.end()
    is_near = words.near_before.search(before)
    does = words.does_behind.match(after)
    if is_near is not None and does is not None:
        return first + is_near.start(), spoken.end + does.end()
    came = words.came_before.search(before)
    did = words.did_behind.match(after)
    if came is None and did is None:
        return None
    sentence = text[slice(*telling.sentence(spoken.start))]
    secret = words.secrecy.search(sentence) or re.search(r"\banonymous", sentence, re.IGNORECASE)
    if came is not None and (secret or is_near or words.near.search(came[0])):
        return first + came.start(), spoken.end
    return (spoken.start, spoken.end) if secret and did is not None else None


def _in_secret(telling: Telling, spoken: Spoken, words: Words) -> Span | None:
    """Give the words of somebody who does not want the reader to know: behind the name."""
    first, last = telling.sentence(spoken.start)
    rest = telling.text[spoken.end : min(last, spoken.end + 160)]
    found = words.secrecy.search(rest)
    if (
        found is None
        or is_open(telling.text[first:last], rest[: found.start()])
        or len(telling.named(spoken.end, spoken.end + found.start())) > 0
    ):
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


def _wants_no_name(case: Case, telling: Telling, spoken: Spoken, words: Words) -> bool:
    """Say whether somebody at work, but not in this case, told of others and is not to be named."""
    if spoken.person is not None and is_professional(case, spoken.person.id):
        return False
    found = _in_secret(telling, spoken, words)
    return found is not None and NAMELESS.search(telling.text, *found) is not None


def _by_scheme(telling: Telling, spoken: Spoken, words: Words) -> Span | None:
    """Give who asked the police about the reader under a disclosure scheme."""
    first, last = telling.sentence(spoken.start)
    sentence = telling.text[first:last]
    scheme = words.schemes.search(sentence)
    if scheme is None or YOU_DID.search(sentence) or not words.scheme_acts.search(sentence):
        return None
    if OF_WHOM.search(telling.text[max(0, spoken.start - 14) : spoken.start]):
        return None
    if _THEIR_LAWYER.match(telling.text, spoken.end):
        return None
    return spoken.start, spoken.end


def _in_a_sentence(case: Case, telling: Telling, spoken: Spoken, words: Words) -> Span | None:
    """Give the name of somebody, no party, of whom a log, a form or a letter says they reported."""
    person = spoken.person
    if person is not None and _is_a_party(case, person):
        return None
    first = telling.line_start(spoken.start, 120)
    before, after = telling.text[first : spoken.start], telling.text[spoken.end : spoken.end + 120]
    if YOU_SAID.search(telling.text[telling.sentence(spoken.start)[0] : spoken.start]):
        return None
    told = tells_source(words.sentences, before, after.split("\n")[0])
    return (spoken.start, spoken.end) if told else None


def _is_a_party(case: Case, person: Person) -> bool:
    return any(one.who == person.id and one.role in _SIDES for one in case.parties)


@kept_for_everyone
def _is_at_work(matter: Matter, case: Case, telling: Telling, spoken: Spoken, words: Words) -> bool:
    """Say whether somebody named told of others in their work, or for the sender."""
    text = telling.text
    if spoken.person is not None and is_professional(case, spoken.person.id):
        return True
    if is_of_a_court(text, (spoken.start, spoken.end), matter.policy):
        return True
    before = text[max(0, spoken.start - _WORKS) : spoken.start]
    after = text[spoken.end : spoken.end + _WORKS]
    if spoken.person is None and _OURS.search(before):
        return True
    if words.works_before.search(before) or words.works_behind.match(after):
        return True
    if spoken.person is not None:
        return False
    staff = any(one.name in spoken.mention.text for one in matter.policy.own.staff)
    body = re.match(r",? (?:(?:at|from|of) (?:the )?[A-Z]|(?:from|of|for) (?:our|this)\b)", after)
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


def _finding(matter: Matter, telling: Telling, shown: _Shown) -> Finding:
    written = telling.mention(shown.span)
    told = restriction_on(matter, shown.person.id, _IDENTITY) if shown.person else None
    never = told is not None and told.release == "never"
    return raised(
        "source.identified",
        say("This would tell {name} who spoke about them", name=reader(matter))
        if shown.sure
        else say("This may tell {name} who spoke about them", name=reader(matter)),
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
        severity=None if shown.sure else Severity.CHECK,
    )


def _begins(shown: _Shown) -> Span:
    return shown.span
