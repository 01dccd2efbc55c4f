"""The people that a file names and nobody here knows, and what the words beside them say."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache

from checker.checks.letters.greeting import fits, greeting
from checker.checks.matter import Matter
from checker.checks.people.spoken_of import flattened, subject_children
from checker.checks.people.standing import Somebody, addressee, everybody, is_lay
from checker.checks.texts import passages_of
from checker.checks.unknown_people.named_beside import told_beside
from checker.checks.unknown_people.names_of_things import has_papers
from checker.checks.unknown_people.posts import beside, works
from checker.checks.unknown_people.residue import families_of, is_residue
from checker.checks.unknown_people.unlisted import unlisted
from checker.checks.unknown_people.walks_of_life import (
    Company,
    Walk,
    any_between,
    lists_of,
    surname,
    walk,
)
from checker.matching.folding import fold
from checker.matching.names import NameVerdict, compare_names, folded_name, parse_name
from checker.matching.once import once
from checker.mentions.letter_lines import is_closing
from checker.mentions.passage import Passage
from checker.model import Document, Mention, MentionKind, Organisation, Part, Person, Role, Span
from checker.settings import Policy, word_list

_KNOWN = frozenset({NameVerdict.SAME, NameVerdict.COMPATIBLE, NameVerdict.SLIP})
_LEFT_OUT = frozenset({Part.METADATA, Part.FILENAME, Part.HEADERS, Part.ATTACHMENT})
_WORDS = re.compile(r"[a-z0-9-]+")
_NOT_ITS_STAFF = frozenset({"law_firm", "court", "refuge", "own"})
"""Bodies to which a letter speaks of families, and seldom of those who work there."""
_EXPLAINS = re.compile(
    r"\s*[,(]?\s*(?:who (?:is|was) )?(?:his|her|their|my|our|your|the|a) (?:[\w-]+ ){0,2}?[\w-]+"
)
_NO_KIN = frozenset(["best"])
_OWN_KIN = frozenset(
    ["son", "daughter", "mother", "father", "mum", "dad", "baby", "boy", "girl", "twins", "child"]
)
"""Whom a record of a case holds: one that it does not hold is of another family."""
_YOUR_CHILD = re.compile(
    r"\b(?:your|our client's) (?:\w+ )?(?:son|daughter|child|children|boy|girl|baby|twins),? $",
    re.IGNORECASE,
)
"""Whom the reader's record holds: any other is of another family."""
_GREETED = re.compile(r"(?:^|\n)\W*Dear $")
"""A greeting below the first one: the letter of somebody else was pasted in."""
_CASE_OF = re.compile(r"\b(?:case|matter) of $")
_SIGNED_LINES = 5
_MOST_READ = 12


class Weight(IntEnum):
    """How much a name says that something of somebody else's got in."""

    NOTE = 1
    CHECK = 2


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody named whom nobody here knows: where first, and how much that weighs."""

    mention: Mention
    weight: Weight


def strangers(matter: Matter, document: Document) -> Iterator[Stranger]:
    """Give everybody whom a file names and whom neither the case nor the sender knows, once each.

    Whoever is named because of their work, by a title, a post or a workplace beside the name
    anywhere in the file, is left out, and so is whoever signs the letter.
    """
    texts = {passage.part: passage for passage in passages_of(matter, document)}
    found = [
        mention
        for mention in matter.mentions
        if mention.kind is MentionKind.NAME
        and mention.file == document.name
        and mention.part not in _LEFT_OUT
    ]
    known = _known_names(matter)
    letters = {_initials(name) for names in (*known, *_lay_names(matter)) for name in names}
    hello, reader = greeting(matter), addressee(matter)
    kin = _kin_words(matter.policy)
    values = {mention.value: _is_known(mention.value, known) for mention in found}
    unknown = [
        mention
        for mention in found
        if not values[mention.value]
        and _letters_of(mention) not in letters
        and not kin.issuperset(folded_name(mention.value).split())
        and not _is_greeted(hello, mention, reader)
    ]
    rare = tuple(_rare(matter, texts, found, known, letters))
    if not unknown and not rare:
        return
    working = [
        mention
        for mention in unknown
        if works(matter, texts[mention.part], mention) or _signs(texts[mention.part], mention)
    ]
    names = {folded_name(one.value) for one in working}
    surnames = {surname(one.text) for one in working} - {""}
    firsts = {name.split()[0] for name in names if " " in name}
    rest = [
        one
        for one in unknown
        if not _is_named(one, names, surnames if parse_name(one.text).title else firsts)
    ]
    yield from _weighed(matter, texts, found, rest, known)
    named = {word for one in rest for word in folded_name(one.value).split()}
    for one in rare:
        if named.isdisjoint(folded_name(one.value).split()):
            named.update(folded_name(one.value).split())
            yield Stranger(one, Weight.CHECK)


def _rare(
    matter: Matter,
    texts: Mapping[Part, Passage],
    found: list[Mention],
    known: tuple[tuple[str, ...], ...],
    letters: set[str],
) -> Iterator[Mention]:
    """Give whom nothing but their place in a sentence shows to be somebody, and nobody knows."""
    taken, lay = _spans(found), _lay_names(matter)
    beside_lay = _spans([one for one in found if _is_known(one.value, lay)])
    for part, passage in texts.items():
        if part in _LEFT_OUT:
            continue
        for one in unlisted(passage, taken.get(part, []), beside_lay.get(part, []), matter.policy):
            own_case = _CASE_OF.search(passage.text, 0, one.span[0])
            if _is_known(one.value, known) or (works(matter, passage, one) and not own_case):
                continue
            if not _signs(passage, one) and _letters_of(one) not in letters:
                yield one


def _letters_of(mention: Mention) -> str:
    """Give the letters of a name that is nothing but initials, or of any other name its own."""
    return re.sub(r"\W", "", mention.text)


def _initials(name: str) -> str:
    """Give the first letters of a name's first and last words."""
    words = name.split()
    return f"{words[0][0]}{words[-1][0]}" if words else ""


def _is_named(mention: Mention, names: set[str], parts: set[str]) -> bool:
    """Say whether a name is one of some, or the part of one that letters go on with."""
    name = folded_name(mention.value)
    return name in names or (" " not in name and name in parts)


def _weighed(
    matter: Matter,
    texts: Mapping[Part, Passage],
    found: list[Mention],
    rest: list[Mention],
    known: tuple[tuple[str, ...], ...],
) -> Iterator[Stranger]:
    """Give each of some strangers once, with what all that is said of them weighs.

    Whom only the greeting names is told of by `salutation.mismatch`.
    """
    lists, spans = lists_of(matter.policy), _spans(found)
    company = _company(matter, texts, found)
    kin, to_body = _kin_words(matter.policy), _goes_to_body(matter)
    first: dict[str, Mention] = {}
    walks: dict[str, Walk] = {}
    times: Counter[str] = Counter()
    beyond: set[str] = set()
    children = _children(matter, found)
    whole, hello = _whole_names(rest), greeting(matter)
    to_person = isinstance(addressee(matter), Person)
    envelope = [one for one in matter.mentions if one.role is Role.RECIPIENT and one.addressee]
    for mention in rest:
        name = folded_name(mention.value)
        name = whole.get(name, name) if not parse_name(mention.text).title else name
        times[name] += 1
        if times[name] > _MOST_READ:
            continue
        here = company[mention.part]
        greets = to_person and _is_greeting(hello, mention)
        seen = told_beside(
            walk(mention, spans[mention.part], here, lists), here, mention, children, matter
        )
        seen = _addressed(seen, here, mention, to_person=to_person, hello=hello)
        if not greets:
            beyond.add(name)
        if greets or (to_person and _is_on_envelope(mention, envelope)):
            seen = replace(seen, family=True)
        if name not in first or len(mention.value) > len(first[name].value):
            first[name] = mention
        walks[name] = walks[name].joined(seen) if name in walks else seen
    families = families_of(rest)
    for name, mention in first.items():
        if name not in beyond:
            continue
        lay_here = company[mention.part].lay
        weight = _weight(texts[mention.part], mention, known, kin, lay_here)
        if (
            walks[name].theirs
            and weight is Weight.NOTE
            and (not _is_related(mention, known) or has_papers(company[mention.part].text, mention))
        ):
            weight = Weight.CHECK
        if weight is Weight.CHECK and not is_residue(
            mention, walks[name], family=surname(mention.text) in families, to_body=to_body
        ):
            weight = Weight.NOTE
        yield Stranger(mention, weight)


def _addressed(
    seen: Walk, here: Company, mention: Mention, *, to_person: bool, hello: Mention | None
) -> Walk:
    """Add what a greeting says: a body's letter greets who works there, a second one is pasted."""
    greets = _is_greeting(hello, mention)
    if greets and not to_person:
        return replace(seen, contact=True)
    pasted = to_person and not greets and _GREETED.search(here.text[: mention.span[0]])
    return replace(seen, theirs=True) if pasted else seen


def _children(matter: Matter, found: list[Mention]) -> dict[Part, list[Span]]:
    """Give where each part names the children of the case."""
    named = tuple((one.name,) for one in (subject_children(matter.case) if matter.case else ()))
    return _spans([one for one in found if _is_known(one.value, named)])


def _spans(found: list[Mention]) -> dict[Part, list[Span]]:
    """Give where the names of each part stand, in order."""
    spans: dict[Part, list[Span]] = {}
    for mention in found:
        spans.setdefault(mention.part, []).append(mention.span)
    for listed in spans.values():
        listed.sort()
    return spans


def _company(
    matter: Matter, texts: Mapping[Part, Passage], found: list[Mention]
) -> dict[Part, Company]:
    """Give the text of each part, and where it names those who are known here."""
    staff = tuple((one.name,) for one in matter.policy.own.staff)
    lay = _lay_names(matter)
    values = {one.value for one in found}
    lives = {value for value in values if _is_known(value, lay)}
    at_work = {value for value in values - lives if _is_known(value, staff)}
    return {
        part: Company(
            flattened(texts[part]),
            lay=sorted(one.span for one in found if one.part is part and one.value in lives),
            working=sorted(one.span for one in found if one.part is part and one.value in at_work),
        )
        for part in {one.part for one in found}
    }


def _whole_names(people: Iterable[Mention]) -> dict[str, str]:
    """Give the full name of each forename with which one person is named before or after."""
    found: dict[str, str] = {}
    for words in {tuple(folded_name(one.value).split()) for one in people}:
        if len(words) > 1:
            found[words[0]] = "" if words[0] in found else " ".join(words)
    return {first: name for first, name in found.items() if name}


def _lay_names(matter: Matter) -> tuple[tuple[str, ...], ...]:
    case = matter.case
    return tuple(
        (one.name, *(other.name for other in one.other_names))
        for one in (case.people if case else ())
        if case and is_lay(case, one)
    )


def _goes_to_body(matter: Matter) -> bool:
    reader = addressee(matter)
    return isinstance(reader, Organisation) and reader.kind not in _NOT_ITS_STAFF


def _known_names(matter: Matter) -> tuple[tuple[str, ...], ...]:
    found = [
        (one.name, *(other.name for other in one.other_names))
        for one in everybody(matter)
        if isinstance(one, Person)
    ]
    found += [(one.name,) for one in everybody(matter) if isinstance(one, Organisation)]
    found += [(person.name,) for person in matter.policy.own.staff]
    found += [(one.name,) for one in matter.dispatch.recipients if one.name]
    return tuple(found)


def _is_known(written: str, known: tuple[tuple[str, ...], ...]) -> bool:
    words = _words_in(written)
    return any(
        compare_names(written, names) in _KNOWN or any(words <= _words_in(name) for name in names)
        for names in known
    )


@once
def _words_in(name: str) -> frozenset[str]:
    return frozenset(folded_name(name).split())


def _is_greeted(hello: Mention | None, mention: Mention, known: Somebody | None) -> bool:
    """Say whether a name is how the letter greets its reader."""
    return known is not None and _is_greeting(hello, mention) and fits(mention.value, known)


def _is_greeting(hello: Mention | None, mention: Mention) -> bool:
    return (
        hello is not None
        and hello.file == mention.file
        and hello.part is mention.part
        and hello.span[0] <= mention.span[0] < hello.span[1]
    )


def _is_on_envelope(mention: Mention, blocks: list[Mention]) -> bool:
    """Say whether a name stands above the address to which the letter goes."""
    return any(
        one.file == mention.file and mention.text in line
        for one in blocks
        for line in one.addressee
    )


def _signs(passage: Passage, mention: Mention) -> bool:
    """Say whether a name stands under a closing, where whoever writes the letter signs it."""
    line = passage.line_at(mention.span[0])
    above = passage.lines[max(0, line - _SIGNED_LINES) : line]
    return any(is_closing(one.text) for one in above if one.text.strip())


def _weight(
    passage: Passage,
    mention: Mention,
    known: tuple[tuple[str, ...], ...],
    kin: frozenset[str],
    of_case: list[Span],
) -> Weight:
    words = folded_name(mention.value).split()
    title = parse_name(mention.text).title
    full = len([word for word in words if len(word) > 1]) > 1
    if full:
        return Weight.NOTE if _is_related(mention, known) else Weight.CHECK
    if mention.guessed:
        return Weight.NOTE
    if title:
        return Weight.CHECK
    before, after = beside(passage.text, *mention.span)
    if _YOUR_CHILD.search(before):
        return Weight.CHECK
    said = _kin_in(before[-30:], kin) or _kin_in(_EXPLAINS.match(after), kin)
    least, most = mention.span[0] - len(before), mention.span[1] + len(after)
    near = any_between(of_case, least, most)
    if (said and (near or said not in _OWN_KIN)) or not mention.value.isalpha():
        return Weight.NOTE
    return Weight.CHECK


def _is_related(mention: Mention, known: tuple[tuple[str, ...], ...]) -> bool:
    """Say whether a name has the surname of somebody who is known here."""
    words = folded_name(mention.value).split()
    surnames = {folded_name(name).split()[-1] for names in known for name in names if name}
    return words[-1] in surnames or words[0] in surnames


def _kin_in(text: str | re.Match[str] | None, kin: frozenset[str]) -> str:
    """Give the last word of a text that says what somebody is to another."""
    words = _WORDS.findall(fold(text if isinstance(text, str) else text[0] if text else ""))
    return next((word for word in reversed(words) if word in kin - _NO_KIN), "")


@lru_cache(maxsize=16)
def _words_of(entries: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for entry in entries for word in fold(entry).split())


def _kin_words(policy: Policy) -> frozenset[str]:
    relations = (entry.partition("=")[0] for entry in word_list("relations", policy))
    return _words_of((*relations, *word_list("acquaintance_words", policy)))
