"""Words for a man or a woman that grammar ties to one person, before or behind the name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from checker.checks.matter import Matter
from checker.checks.people.antecedents import Antecedents, antecedents_in
from checker.checks.people.kin import HE, SHE, children_of, kinds, sex_of, sex_of_kind
from checker.checks.people.party_roles import FATHER, MOTHER
from checker.checks.people.spoken_of import Spoken, Telling, lay_people, spelt, subject_children
from checker.checks.pronouns.pronoun_signs import PRONOUN, is_either
from checker.matching.caseless import Caseless, caseless
from checker.model import Case, Person, Span
from checker.settings import Policy, word_list

_BEGINS: Final = re.compile(
    r"[\W\d]*(?:(?:and|but|so|also|then|today|please|pls|the|our|little|child|young|your|son|"
    r"daughter|boy|girl)\b[ ,]*){0,3}",
    re.IGNORECASE,
)
_RESUMED: Final = re.compile(
    r", (?P<word>(?P<he>he|him)|she|her) (?!said|says|told|tells|explain\w*|thinks?|thought|felt|"
    r"feels|adds?|added|knows?|knew|reports?|states?|stated|insists?|assured|believes?|claims?|"
    r"mother|father|mum|dad|brother|sister|grand\w+|[a-z]+ (?:said|says))[a-z]+",
    re.IGNORECASE,
)
_IN_A_CLAUSE: Final = re.compile(
    r",? (?:when|if|whenever|because|although|though|while|once|unless|where|since|until|as) "
    r"(?P<word>(?P<he>he)|she) (?!said|says|told|tells)[a-z' \u2019]{2,40}, (?!(?:he|she|I|we|you|"
    r"they|it|Mr|Ms|Mrs|the|his|her)\b)[a-z]+",
    re.IGNORECASE,
)
_TOLD: Final = re.compile(
    r"\b(?:tell|tells|told|ask|asks|asked|remind|let|help|helps|show|give|gives|gave|inform|"
    r"assure|reassure)(?: little| the child)? $",
    re.IGNORECASE,
)
_THEIR_KIN: Final = re.compile(
    r" (?P<word>(?P<he>his)|her) (?:mum|mummy|dad|daddy|mother|father|gran|nan|grand\w+|brother|"
    r"sister|aunt\w*|uncle|teacher|solicitor|school|home|room|own)\b",
    re.IGNORECASE,
)
_PLAIN: Final = (
    r"(?: (?!with|to|of|for|by|like|from|than|near|at|in|on|and|or|that|who|as|not|no|between|"
    r"his|her|if|when|because|missing|about|a half)[a-z-]+){0,5}"
)
_IS_ONE: Final = (
    r"(?:(?: (?:is|was|remains|makes|seems|became|has been|is being)(?: such)?"
    r"(?: the child(?:ren)?['\u2019]s| an?| the| your| our)?)|"
    r"['\u2019]s(?: such)? (?:an?|the|your|our))"
)
_HEAD_ENDS: Final = r"(?=[.,;:)!?\n]|$| (?:to|of|in|at|who|and|for|with|but|now|already|here|on)\b)"
_YOU_ARE: Final = (
    r"\b(?:(?:you are|you['\u2019]re|you were|you have been|you must be) (?:such )?"
    r"(?:an?|the|their|her|his)|(?<!such )(?<!same )as (?:an?|the|their|her|his))"
    r"(?: (?!new|other)[a-z-]+){0,2}? "
)
_SPEAKS: Final = re.compile(r" (?:has |had )?(?:said|told|asked|says|drew|wants)\b")
_YOU_BEFORE: Final = re.compile(r"\byou\b(?! told| said)[^,.;]{0,25},? $", re.IGNORECASE)
_YOU_AFTER: Final = re.compile(r",? you\b", re.IGNORECASE)
_ITS_OWN: Final = re.compile(r" (?:[a-z-]+ ){0,2}(?:brother|sister|sibling|cousin|friend),? ")
"""What is theirs whose name follows: "her brother Tom" is not Tom's."""
_WITH_THEM: Final = re.compile(r"\b(?:while|when|as) (?:I|we|you) [^.;]{0,40}\b(?:with|to|for) $")
_PARENTS = frozenset({MOTHER, FATHER})
_NOT: Final = re.compile(r"\b(?:not|n['\u2019]t|never|if|whether)\b", re.IGNORECASE)
_MORE = {
    "lad": HE, "gentleman": HE, "man": HE, "lass": SHE, "lady": SHE, "woman": SHE, "boy": HE,
    "girl": SHE, "schoolboy": HE, "schoolgirl": SHE, "princess": SHE, "prince": HE,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Misfit:
    """Words for a man or a woman that do not fit a person, and how the record has them."""

    person: Person
    span: Span
    word: str
    sex: str


def misfits(matter: Matter, case: Case, telling: Telling, quoted: list[Span]) -> Iterator[Misfit]:
    """Give the words that a name's own sentence ties to it, or that only the next name explains.

    `quoted` are the stretches in which somebody else speaks.
    """
    policy = matter.policy
    people = (
        antecedents_in(matter, case, telling)
        if PRONOUN.search(telling.text)
        else Antecedents(all=())
    )
    for spoken in telling.spoken:
        person = spoken.person
        sex = sex_of(case, person, policy) if person and not spoken.outside else ""
        if person is None or not sex:
            continue
        for word, said, span in (
            *_what_they_are(telling, spoken, policy),
            *_bound(telling, spoken, people),
        ):
            if said and said != sex:
                yield Misfit(person=person, span=span, word=word, sex=sex)
    yield from _before_the_name(telling, case, policy, people, quoted)
    reader, letter = case.who(matter.recipient.id), matter.dispatch.letter
    own = letter is not None and telling.document.name == letter.name
    if own and len(matter.dispatch.recipients) == 1 and isinstance(reader, Person):
        yield from _of_the_reader(telling, case, policy, reader)


def _what_they_are(
    telling: Telling, spoken: Spoken, policy: Policy
) -> Iterator[tuple[str, str, Span]]:
    """Give "Jonah is such a caring granddaughter"."""
    found = _is_one(word_list("relations", policy)).match(telling.text, spoken.end)
    if found is not None:
        yield found["word"], _sex_of_word(found["word"], policy), (spoken.start, found.end())
    first, _ = telling.sentence(spoken.start)
    lead = _leads(word_list("relations", policy)).fullmatch(telling.text, first, spoken.start)
    told = lead is not None and (lead[0].endswith(", ") or _SPEAKS.match(telling.text, spoken.end))
    if lead is not None and told and kinds(policy).get(lead["word"].lower()) not in _PARENTS:
        yield lead["word"], _sex_of_word(lead["word"], policy), (first, spoken.end)


def _bound(
    telling: Telling, spoken: Spoken, people: Antecedents
) -> Iterator[tuple[str, str, Span]]:
    """Give "Ava, he is ...", "Ava, when he is tired, ..." and "tell Ava his dad ..."."""
    text = telling.text
    first, _ = telling.sentence(spoken.start)
    begins = _BEGINS.fullmatch(text, first, spoken.start) is not None
    found = None
    if begins:
        found = _RESUMED.match(text, spoken.end) or _IN_A_CLAUSE.match(text, spoken.end)
    elif _TOLD.search(text, max(first, spoken.start - 40), spoken.start):
        found = _THEIR_KIN.match(text, spoken.end)
    if found is None:
        return
    sex = HE if found["he"] else SHE
    before = people.between(max(0, spoken.start - 300), spoken.start)
    if not any(one.sex in {sex, ""} for one in before):
        yield found["word"], sex, (spoken.start, found.end("word"))


def _before_the_name(
    telling: Telling, case: Case, policy: Policy, people: Antecedents, quoted: list[Span]
) -> Iterator[Misfit]:
    """Give "She hid under the table, did Tom": nobody else in the text is a woman.

    It has to be the first that a paragraph says of anybody of the record.
    """
    if people.unsure:
        return
    children = {one.id for one in subject_children(case)}
    for found in PRONOUN.finditer(telling.text):
        sex = HE if found["he"] else SHE
        if sex in people.sexes or any(a <= found.start() < b for a, b in quoted):
            continue
        if is_either(telling, found):
            continue
        paragraph, end = telling.paragraph(found.start())
        _, last = telling.sentence(min(end, telling.sentence(found.start())[1]))
        here = [one for one in telling.named(paragraph, min(end, last)) if not one.outside]
        if not here or here[0].start < found.start() or here[0].person is None:
            continue
        about = people.between(paragraph, here[0].start)
        if any(one.sex in {sex, ""} for one in about):
            continue
        first, until = telling.sentence(found.start())
        opens = first == paragraph and _BEGINS.fullmatch(telling.text, first, found.start())
        if here[0].start >= until and not opens:
            continue
        between = telling.text[found.end() : here[0].start]
        if _ITS_OWN.fullmatch(between) or _WITH_THEM.search(between):
            continue
        person = here[0].person
        own = sex_of(case, person, policy)
        if person.id in children and own and own != sex:
            yield Misfit(person=person, span=(found.start(), here[0].end), word=found[0], sex=own)


def _of_the_reader(
    telling: Telling, case: Case, policy: Policy, reader: Person
) -> Iterator[Misfit]:
    """Give "you are a good mum" in a letter to a father."""
    sex = sex_of(case, reader, policy)
    if not sex or not lay_people(case, (reader,)):
        return
    for found in _you_are_one(word_list("relations", policy)).finditer(telling.text):
        first, last = telling.sentence(found.start())
        said = _sex_of_word(found["word"], policy)
        lead = found[0].lower().startswith("as")
        mine = (
            not lead
            or _YOU_BEFORE.search(telling.text[first : found.start()])
            or _YOU_AFTER.match(telling.text, found.end(), last)
        )
        if said and said != sex and mine and not _NOT.search(telling.text, first, found.end()):
            yield Misfit(person=reader, span=found.span(), word=found["word"], sex=sex)
    yield from _no_such_child(telling, case, policy, reader)


_YOUR_CHILD: Final = caseless(
    r"\byour (?:\w+ )?(?P<word>(?P<he>son|little boy|boy)|daughter|little girl|girl)\b"
    r"(?!['\u2019]s (?:friend|father|mother)| from| by)"
)


def _no_such_child(
    telling: Telling, case: Case, policy: Policy, reader: Person
) -> Iterator[Misfit]:
    """Give "your daughter" to somebody who only has sons on the case."""
    mine = {
        child for kind in (MOTHER, FATHER) for child in children_of(case, reader.id, kind, policy)
    }
    children = [one for one in subject_children(case) if one.id in mine]
    sexes = {sex_of(case, one, policy) for one in children}
    if len(sexes) != 1 or "" in sexes:
        return
    (sex,) = sexes
    for found in _YOUR_CHILD.finditer(telling.text):
        said = HE if found["he"] else SHE
        if said != sex and not telling.named(found.end(), found.end() + 3):
            yield Misfit(person=children[0], span=found.span(), word=found["word"], sex=sex)


def _sex_of_word(word: str, policy: Policy) -> str:
    plain = re.sub(r"[ _]+", "-", word.lower())
    return _MORE.get(plain, "") or sex_of_kind(kinds(policy).get(plain, ""))


@lru_cache(maxsize=8)
def _is_one(entries: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{_IS_ONE}{_PLAIN} (?P<word>{_words(entries)}){_HEAD_ENDS}", re.IGNORECASE)


@lru_cache(maxsize=8)
def _leads(entries: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"\W*(?:the|this|that|our) (?:little |young |small )?(?P<word>{_words(entries)})"
        r"(?: of you)?,? ",
        re.IGNORECASE,
    )


@lru_cache(maxsize=8)
def _you_are_one(entries: tuple[str, ...]) -> Caseless:
    return caseless(rf"{_YOU_ARE}(?P<word>{_words(entries)})(?!['\u2019]s|[\w-])")


def _words(entries: tuple[str, ...]) -> str:
    said = tuple(entry.partition("=")[0].strip() for entry in entries)
    return spelt((*said, *_MORE))
