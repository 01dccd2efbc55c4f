"""A pronoun, a title or a relation does not fit the person: left from another family's letter."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from checker.checks.addresses.destinations import destination
from checker.checks.addresses.premises import likeness_of
from checker.checks.families.family_said import family_said
from checker.checks.matter import Matter
from checker.checks.people.antecedents import Antecedent, Antecedents
from checker.checks.people.clients import with_client
from checker.checks.people.grown_ups import (
    Cast,
    does_as_grown_up,
    is_first_a_clause,
    is_spoken_of_alone,
)
from checker.checks.people.kin import (
    HE,
    SHE,
    go_together,
    kind_of,
    kinds,
    relation_word,
    relations_between,
    sex_of,
    sex_of_kind,
    sex_of_title,
)
from checker.checks.people.role_claims import CLOSED, following, is_apposition, is_told, related
from checker.checks.people.spoken_of import FITS, Spoken, Telling, subject_children, tellings
from checker.checks.places import place_of
from checker.checks.pronouns.pronoun_grammar import is_anothers, is_bound, is_emphasis
from checker.checks.pronouns.pronoun_others import (
    before_it,
    is_another_already,
    may_be_meant,
    not_in_a_row,
    two_are_told_of,
)
from checker.checks.pronouns.pronoun_signs import QUOTED, is_either
from checker.checks.pronouns.pronouns_heard import pronouns_heard
from checker.checks.pronouns.pronouns_said import misfits
from checker.checks.pronouns.words_of_sex import words_of_sex
from checker.checks.raised import raised
from checker.matching.caseless import Caseless, caseless
from checker.matching.names import compare_names
from checker.model import Case, Evidence, Finding, Part, Person, Span, WhoId
from checker.words import say

_PRONOUN = caseless(
    r"(?<![\w'\u2019/(-])(?P<he>he|him|his|himself)(?![\w/)-])|"
    r"(?<![\w'\u2019/(-])(?P<she>she|her|hers|herself)(?![\w/)-])"
)
_KIN_OF_A_CHILD = re.compile(
    r" (?:own )?(?:mother|father|mum|dad|mummy|daddy|parents?|brothers?|sisters?|siblings?|twin|"
    r"teachers?|grand\w+|gran|nan|nana|aunt\w*|uncle|family|carers?|foster \w+|half-\w+|step\w+|"
    r"schools?|friends|class|cousins?|solicitors?|legal team|barrister|counsel|advocate|partner|"
    r"new partner|wife|husband|ex-wife|ex-husband|representatives?|support worker|key ?worker)\b",
    re.IGNORECASE,
)
_THEIRS = re.compile(r"\b(?:his|her) (?:[a-z]+ ){0,2}$", re.IGNORECASE)
_DECLARED = re.compile(
    r" ?[(\[](?:(?P<he>he|m|male|boy)|she|f|female|girl)(?:/(?:him|her|his|hers)){0,2}[)\],; ]|"
    r"(?:,| ?\||\t| [\u2013-]) ?(?:(?P<male>male|boy)|female|girl)(?![\w'\u2019-]| (?!child))",
    re.IGNORECASE,
)
"""What a list or a form says that somebody is: "Ava Hale (F)", "Tom Hale - male"."""
_SEVERAL = re.compile(
    r"(?:,? (?:and|&) (?-i:[^\W\d_a-z])[\w'\u2019-]+)? (?:are|were)(?: both| all)?(?: [a-z]+)? "
    r"(?P<word>(?P<he>brothers|boys|sons|grandsons|nephews)|sisters|girls|daughters|granddaughters"
    r"|nieces)\b(?!['\u2019])",
    re.IGNORECASE,
)
"""What follows two names: "Ava and Tom are brothers"."""
_WITH_ARTICLE = re.compile(
    r"\b(?:the|an?|that(?! (?:his|her|your|their|our|my) )|this)(?: [a-z]+)? $", re.IGNORECASE
)
_GOES_ON = re.compile(r" (?:who|that|with|and|of|in)\b")
_PARENTS = frozenset({"mother", "father"})
_FURTHEST, _WINDOW, _SHOWN = 70, 1200, 90
_READ = frozenset({Part.FOOTER, Part.HEADER})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slip:
    """Words that do not fit a person."""

    person: Person
    span: Span
    word: str
    recorded: str


def pronoun_mismatch(matter: Matter) -> Iterator[Finding]:
    """Say where a pronoun, a title or a relation does not fit the person it is said of.

    Why: "his mother" in a letter about a girl is what is left of another family's letter, and the
    rest of that letter may be there too.
    "Your three children" is held against the number of the children, and "your niece" against what
    the reader is to them.
    Quiet when: the record does not say how somebody is spoken of, or says they; when anybody else
    of whom the text speaks may be meant; when the record does not say who somebody is to a child.
    """
    case = matter.case
    if case is None:
        return
    told: set[tuple[str, WhoId, str]] = set()
    for telling in tellings(matter):
        for slip in (
            *_relations(matter, case, telling),
            *_titles(matter, case, telling),
            *_pronouns(matter, case, telling),
            *_tied(matter, case, telling),
        ):
            key = (telling.document.name, slip.person.id, slip.recorded)
            if key not in told:
                told.add(key)
                yield _finding(telling, slip)
        if telling.passage.part not in _READ:
            yield from family_said(matter, case, telling, _reader(matter, case, telling))


def _tied(matter: Matter, case: Case, telling: Telling) -> Iterator[_Slip]:
    """Give what grammar ties to a name, and what the letter calls its own reader."""
    if telling.passage.part not in _READ:
        quoted = [match.span() for match in QUOTED.finditer(telling.text)]
        for one in (
            *misfits(matter, case, telling, quoted),
            *words_of_sex(matter, case, telling, _reader(matter, case, telling)),
            *pronouns_heard(matter, case, telling),
        ):
            yield _Slip(
                person=one.person, span=one.span, word=one.word, recorded=_spoken_as(one.sex)
            )


def _reader(matter: Matter, case: Case, telling: Telling) -> Person | None:
    """Give whom a text calls "you": the one person to whom it goes as the letter."""
    reader, letter = case.who(matter.recipient.id), matter.dispatch.letter
    own = letter is not None and telling.document.name == letter.name
    alone = own and len(matter.dispatch.recipients) == 1
    return reader if alone and isinstance(reader, Person) else None


def _relations(matter: Matter, case: Case, telling: Telling) -> Iterator[_Slip]:
    """Give "your son Ava", and an aunt who is called a grandmother."""
    reader = next((one.id for one in subject_children(case) if one.id == matter.recipient.id), None)
    for spoken in telling.spoken:
        person = spoken.person
        if person is None:
            continue
        sex = sex_of(case, person, matter.policy)
        told = _DECLARED.match(telling.text, spoken.end)
        if sex and told is not None and (HE if told["he"] or told["male"] else SHE) != sex:
            span = (spoken.start, told.end())
            word = told[0].strip(" ,()[]|;\t\u2013-")
            yield _Slip(person=person, span=span, word=word, recorded=_spoken_as(sex))
        for word, span in _words_beside(matter, telling, spoken):
            kind = kind_of(word, matter.policy)
            said = sex_of_kind(kind)
            if sex and said and said != sex and kind not in _PARENTS:
                yield _Slip(person=person, span=span, word=word, recorded=_spoken_as(sex))
        many = _SEVERAL.match(telling.text, spoken.end)
        if sex and many is not None and (HE if many["he"] else SHE) != sex:
            span = (spoken.start, many.end())
            yield _Slip(person=person, span=span, word=many["word"], recorded=_spoken_as(sex))
        for one in related(telling, spoken, matter.policy, reader):
            known = (
                relations_between(case, person.id, one.child, matter.policy) if one.child else ()
            )
            every = kinds(matter.policy).values()
            if (
                known
                and one.kind not in _PARENTS
                and all(recorded in every for recorded in known)
                and not any(go_together(one.kind, recorded) for recorded in known)
            ):
                yield _Slip(person=person, span=one.span, word=one.word, recorded=known[0])


def _words_beside(matter: Matter, telling: Telling, spoken: Spoken) -> Iterator[tuple[str, Span]]:
    """Give the words of a relation right before or behind a name, which surely speak of it."""
    led, own = _beside(relation_word(matter.policy))
    first = telling.line_start(spoken.start, _FURTHEST)
    before = telling.text[first : spoken.start]
    after = following(telling, spoken)
    lead = led.search(before)
    if lead is not None:
        gap, rest = lead["gap"], before[: lead.start()]
        loose = gap == " " and (
            is_told(telling.text, spoken, rest)
            or (_WITH_ARTICLE.search(rest) and not CLOSED.match(after))
        )
        apart = gap == ", " and not is_apposition(telling, spoken, first + lead.start())
        if not loose and not apart:
            yield lead["word"], (first + lead.start(), spoken.end)
    found = own.match(after)
    goes_on = found is not None and re.match(
        r" (?:who|that|with|and|of|in)\b", after[found.end() :]
    )
    if found is not None and (
        CLOSED.match(after, found.end()) or (goes_on and re.search(r"\bis\b", found[0]))
    ):
        yield found["word"], (spoken.start, spoken.end + found.end())


@lru_cache(maxsize=8)
def _beside(word: str) -> tuple[Caseless, re.Pattern[str]]:
    """Give how a relation stands right before a name, and how right behind one."""
    return caseless(rf"(?P<word>{word})(?P<gap> |, | \(|: )$"), re.compile(
        rf"(?:,| is| \(|, who is)(?: |(?<=\())(?:your|his|her|their|the|an?|our|"
        r"(?:(?:the|my|our|your) )?[a-z]+['\u2019]s?|(?-i:[A-Z])[\w.]+(?: (?-i:[A-Z])[\w-]+)?"
        rf"['\u2019]s?)(?: [a-z]+)? (?P<word>{word})(?![\w'\u2019-])",
        re.IGNORECASE,
    )


def _titles(matter: Matter, case: Case, telling: Telling) -> Iterator[_Slip]:
    """Give "Mr Erin Hale" for a woman, also above her address."""
    reader = case.who(matter.recipient.id)
    for spoken in telling.spoken:
        words = spoken.mention.text.split()
        said = sex_of_title(words[0]) if len(words) > 1 else ""
        person = spoken.person
        if said and person is None and spoken.outside and isinstance(reader, Person):
            person = reader if _is_above_home(matter, case, reader, spoken) else None
        if not said or person is None:
            continue
        sex = sex_of(case, person, matter.policy)
        if sex and sex != said:
            yield _Slip(
                person=person,
                span=(spoken.start, spoken.end),
                word=words[0],
                recorded=person.title or _spoken_as(sex),
            )


def _is_above_home(matter: Matter, case: Case, reader: Person, spoken: Spoken) -> bool:
    """Say whether a name above the recipient's own home is theirs but for its title."""
    block, value = destination(matter), spoken.mention.value
    if block is None or not any(value in line for line in block.addressee):
        return False
    others = [one for one in case.people if one.id != reader.id and one.title]
    return (
        compare_names(value, [reader.name]) in FITS
        and any(likeness_of(block, home).same_premises for home in reader.addresses)
        and not any(
            compare_names(spoken.mention.text, [one.name], title=one.title) in FITS
            for one in others
        )
    )


def _pronouns(matter: Matter, case: Case, telling: Telling) -> Iterator[_Slip]:
    if telling.passage.part in _READ:
        return
    found = list(_PRONOUN.finditer(telling.text))
    if not found:
        return
    people = with_client(matter, case, telling)
    quoted = [match.span() for match in QUOTED.finditer(telling.text)]
    children = subject_children(case)
    cast = Cast(
        children=frozenset(one.id for one in children),
        reader=matter.recipient.id,
        sexes=frozenset(sex_of(case, one, matter.policy) for one in children),
    )
    for match in found:
        if is_either(telling, match):
            continue
        place = bisect_left(quoted, match.span()) - 1
        if place >= 0 and match.start() < quoted[place][1]:
            continue
        whom = _surely_of(telling, people, match, cast)
        if whom is not None and whom.person is not None:
            yield _Slip(
                person=whom.person,
                span=(max(whom.start, match.end() - _SHOWN), match.end()),
                word=match[0],
                recorded=_spoken_as(whom.sex),
            )


def _surely_of(
    telling: Telling, people: Antecedents, match: re.Match[str], cast: Cast
) -> Antecedent | None:
    """Give the one person of whom a pronoun can only be said, though it does not fit them."""
    at, sex = match.start(), _sex(match)
    sentence, _ = telling.sentence(at)
    paragraph, end = telling.paragraph(at)
    above = telling.sentence(max(0, sentence - 1))[0] if sentence > paragraph else sentence
    near = before_it(telling, people.between(max(above, paragraph, at - _WINDOW), at), match)
    if not near or near[-1].person is None or near[-1].sex in {"", sex}:
        return None
    whom = near[-1]
    if is_anothers(telling, match, whom) or is_another_already(telling, match, whom):
        return None
    rest = telling.text[match.end() : match.end() + 40]
    tight = telling.text[whom.end : at] == " and " and bool(_KIN_OF_A_CHILD.match(rest))
    own = match[0].lower().endswith("self") and not any(
        _sex(one) == sex for one in _PRONOUN.finditer(telling.text, sentence, at)
    )
    is_child = whom.person is not None and whom.person.id in cast.children
    adult = not is_child and does_as_grown_up(telling, match.end())
    if is_bound(telling, match, whom) or (adult and is_first_a_clause(telling, match, whom)):
        emphasis = is_emphasis(telling, match, whom)
        others = () if emphasis else people.between(sentence, at)[:-1]
        return None if any(one.sex in {"", sex} for one in others) else whom
    child = not is_child and sex in cast.sexes
    two = two_are_told_of(telling, match, whom, has_such_child=child)
    around = [
        one
        for one in people.between(max(paragraph, at - _WINDOW), min(end, at + _WINDOW))
        if (one.person is not None or one.start < at or not _is_theirs(telling, one))
        and may_be_meant(telling, one, match)
    ]
    if two or any(one.sex in {"", sex} for one in (near if tight or own else around)):
        return None
    if tight or own or _is_alone(telling, people, match, whom, cast):
        return whom
    return None


def _is_theirs(telling: Telling, one: Antecedent) -> bool:
    """Say whether somebody is only pointed at as theirs: "his teacher"."""
    return _THEIRS.search(telling.text, max(0, one.start - 30), one.start) is not None


def _is_alone(
    telling: Telling,
    people: Antecedents,
    match: re.Match[str],
    whom: Antecedent,
    cast: Cast,
) -> bool:
    """Say whether no text before may have named whom else the pronoun is said of.

    Of a grown-up's paragraph it may be said of anybody named anywhere: "Mr Davies says that she
    sleeps well" goes on about the child. A paragraph about a child alone, which never speaks of it
    rightly, goes on about somebody of the paragraph before, if about anybody else.
    """
    sex, is_child = _sex(match), whom.person is not None and whom.person.id in cast.children
    if sex not in people.sexes and not people.unsure:
        return True
    if not is_child and does_as_grown_up(telling, match.end()):
        return is_spoken_of_alone(people, match.start(), sex, cast)
    first, last = telling.paragraph(match.start())
    said = [_sex(one) for one in _PRONOUN.finditer(telling.text, first, last)]
    if not is_child or whom.sex in said:
        return False
    end = len(telling.text[:first].rstrip())
    before, _ = telling.paragraph(max(0, end - 1))
    final, _ = telling.sentence(max(0, end - 1))
    previous = not_in_a_row(telling, people.between(max(before, end - _WINDOW), end), whom)
    opens = not telling.text[first : whom.start].strip()
    if opens and said.count(sex) > 1 and _first_begins(telling, first, last):
        return True
    if any(one.sex in {"", sex} and one.start >= final for one in previous):
        return False
    return said.count(sex) > 1 or all(one.sex != sex for one in previous)


def _first_begins(telling: Telling, first: int, last: int) -> bool:
    """Say whether the first pronoun of a paragraph begins a sentence: "Ava was shy. He drew"."""
    found = _PRONOUN.search(telling.text, first, last)
    return found is not None and telling.sentence(found.start())[0] == found.start()


def _sex(match: re.Match[str]) -> str:
    return HE if match["he"] else SHE


def _spoken_as(sex: str) -> str:
    return "she/her" if sex == SHE else "he/him"


def _finding(telling: Telling, slip: _Slip) -> Finding:
    written = telling.mention(slip.span)
    return raised(
        "pronoun.mismatch",
        say('"{word}" does not fit {name}', word=slip.word, name=slip.person.called),
        detail=say(
            "The case has {name} as {recorded}. The words may be left from another letter.",
            name=slip.person.called,
            recorded=slip.recorded,
        ),
        actions=(say("Correct the word"),),
        place=place_of(written),
        evidence=Evidence(
            letter=" ".join(written.text.split()),
            record=slip.recorded,
            about=(slip.person.id,),
        ),
    )
