"""Finds people by grammar alone: after a title, in a greeting, under a closing, by a role."""

import re
from collections.abc import Iterator

from checker.matching.caseless import caseless
from checker.mentions.letter_lines import is_closing
from checker.mentions.name_words import TITLE_WORDS, Written, is_name_word, name_at, whole_names
from checker.mentions.passage import SEEN, Passage, Passages
from checker.mentions.salutations import GREETING
from checker.model import Case, Mention, MentionKind, Part, Span
from checker.settings import Policy

_TITLE = rf"(?:{'|'.join(sorted(TITLE_WORDS, key=len, reverse=True))})"
_TITLES = caseless(
    rf"(?<![\w'\u2019-])(?-i:(?=[A-Z])){_TITLE}(?:\.|\b)"
    rf"(?:(?: (?:and|&) |/| ?& ?| |\n){_TITLE}(?:\.|\b)){{0,3}}(?: |\n)"
)
_NUMBERED = re.compile(
    r"\b(?:Prisoner (?:(?:no|number)\.? )?[A-Z]\d{4}[A-Z]{2},?|"
    r"(?:PC|WPC|DC|DS|DI|PCSO|PS|Sgt|Sergeant|Constable|Officer) [A-Z]{0,2}\d{1,6}[A-Z]{0,2},?) "
)
"""What stands before a name with its number: a prisoner's or a police officer's."""
_KIN = (
    "mother|father|mum|dad|brother|sister|son|daughter|niece|nephew|gran|granny|grandmother|"
    "grandfather|aunt|uncle|cousin|partner|wife|husband|stepfather|stepmother|baby|client|"
    "parents|sons|daughters|children|siblings|grandparents|former wife|"
    "former husband|former partner"
)
_POST = (
    "(?:children's |children\u2019s )?guardian|social worker|solicitor|barrister|mediator|"
    "mediators|health visitor|nursery nurse|nurse|teacher|headteacher|case officer|"
    "data protection officer|family court adviser|advocate|interpreter|foster carer|"
    "key worker|support worker|manager"
)
_UPPER = r"(?=[^\W\d_a-z])"
_LEAD = re.compile(rf"(?<![^\W\d_])(?P<word>[^\W\d_]{{3,}})(?: is| are|:)?,? {_UPPER}")
"""Any word before a capital: quick to find, and seldom a relation or a post."""
_ROLE = caseless(
    rf"\b(?:(?:his|her|your|their|the|my|our|\w+['\u2019]s)"
    rf"(?: [a-z]+){{0,2}} (?:{_KIN}|{_POST})|(?:{_POST})|"
    r"formerly|n\u00e9e|also known as|known as)$"
)
_ROLE_ENDS = frozenset(
    [words.split()[-1].strip("()?") for words in f"{_KIN}|{_POST}".split("|")]
    + ["formerly", "n\u00e9e", "as"]
)
_LABEL = re.compile(
    r"^ *(?i:from|to|cc|bcc|sent by|name|full name|child|children|mother|father|applicant|"
    r"respondent|client|patient|for the attention of|fao|attn)(?:'s name|\(s\))? ?[:.]+ *" + _UPPER,
    re.MULTILINE,
)
_TURNED = re.compile(
    r"(?P<last>[^\W\d_a-z][\w'\u2019-]+(?: [^\W\d_a-z][\w'\u2019-]+)?), (?=[^\W\d_a-z])"
)
_ONE_PAIR = r"[^\W\d_a-z][\w'\u2019-]+, [^\W\d_a-z][\w'\u2019-]+"
_PAIR = re.compile(rf"(?:(?<=[:;|] )|^){_ONE_PAIR}(?=;)|(?<=; ){_ONE_PAIR}(?= *$)", re.MULTILINE)
"""People with the surname first in a list: "Holt, Thomas; Pike, Ann"."""
_PARTY = re.compile(
    r"^ *(?:\(?\d\)?\.? )?(?P<name>[^\W\d_a-z][^\n\d(,]{2,40}?)"
    r"(?: \([^\n)]*\))? {3,}"
    r"(?i:(?:first|second|third|fourth|1st|2nd|3rd|4th) )?"
    r"(?i:applicant|respondent|claimant|defendant|petitioner)",
    re.MULTILINE,
)
_CAPTION = re.compile(
    r"(?<![\w.'\u2019-])(?P<one>[^\W\d_a-z][\w'\u2019-]{2,}) v\.? "
    r"(?P<two>[^\W\d_a-z][\w'\u2019-]{2,})(?![\w'])"
)
_FAMILY = re.compile(
    r"\b(?:[Tt]he|[Oo]ur) (?P<name>[A-Z][a-z]{3,}(?:-[A-Z][a-z]+)?) "
    r"(?:family|household|siblings|children)\b"
    r"(?! (?:court|centre|hub|support|law|group|service|justice|room|link|liaison))"
    r"|\b[Ii]t (?:was|is) (?P<who>[A-Z][a-z]{2,}) who (?=[a-z])"
)
"""Where only a surname, or only somebody's name, stands."""
_GOES_ON = re.compile(r" [^\W\d_a-z][^\W\d_]")
"""Another word with a capital: with it, one word after a post is a body's name."""
_LONGEST_ROLE = 60
_SIGNATURE_LINES = 4
_FEWEST_FULL = 2


def names(passages: Passages, case: Case | None, policy: Policy) -> Iterator[Mention]:
    """Give the names that the grammar of a letter shows; the value is the name without its title.

    It would rather miss a name than take a word for one: the record's own people are found by
    `record_names`.
    """
    del case, policy
    for passage in passages:
        for span, value in _spans(passage):
            yield passage.mention(MentionKind.NAME, span, value)


def _spans(passage: Passage) -> Iterator[tuple[Span, str]]:
    text = passage.text
    for name, start in _titled(text):
        yield (start, name.end), _value(text, name)
    others = [*_by_role(text), *_labelled(text), *_parties(text), *_families(text)]
    if passage.part in SEEN or passage.part is Part.OTHER:
        others += [*_greeted(text), *_signed(passage)]
    for name in others:
        yield (name.start, name.end), _value(text, name)
    for turned in _turned(text):
        yield turned, text[turned[0] : turned[1]]


def _value(text: str, name: Written) -> str:
    return " ".join(text[name.start : name.end].split())


def _titled(text: str) -> Iterator[tuple[Written, int]]:
    """Give names after a title or a prisoner's number, and where the title begins."""
    for title in _TITLES.finditer(text):
        name = name_at(text, title.end(), over_lines=True)
        if name is not None:
            yield name, title.start()
    for prisoner in _NUMBERED.finditer(text):
        name = name_at(text, prisoner.end())
        if name is not None:
            yield (
                name,
                prisoner.start() if prisoner[0][0] == "P" and prisoner[0][1] == "r" else name.start,
            )


def _by_role(text: str) -> Iterator[Written]:
    """Give names after a relation or a post: "your niece Bozena", "her guardian, Joseph Idowu"."""
    for lead in _LEAD.finditer(text):
        if lead["word"].lower() not in _ROLE_ENDS:
            continue
        before = text[max(0, lead.start() - _LONGEST_ROLE) : lead.end("word")]
        name = name_at(text, lead.end()) if _ROLE.search(before) else None
        if name is None or (name.words == 1 and _GOES_ON.match(text, name.end)):
            continue
        yield name
        if text.startswith(" and ", name.end):
            second = name_at(text, name.end + 5)
            if second is not None and second.words == name.words:
                yield second


def _labelled(text: str) -> Iterator[Written]:
    """Give full names that fill what stands after "From:" or "Child:"."""
    for label in _LABEL.finditer(text):
        name = name_at(text, label.end())
        if name is not None and name.words + name.initials >= _FEWEST_FULL:
            after = text[name.end : name.end + 2]
            if not after or after[0] in "\n,;(<" or after in {" <", " (", "  "}:
                yield name


def _turned(text: str) -> Iterator[Span]:
    """Give names with the surname first, after a label: "From: Holt, Thomas"."""
    for pair in _PAIR.finditer(text):
        if all(map(is_name_word, re.split("[ ,]+", pair[0]))):
            yield pair.span()
    for label in _LABEL.finditer(text):
        found = _TURNED.match(text, label.end())
        if found is None or not all(map(is_name_word, found["last"].split())):
            continue
        name = name_at(text, found.end(), most=2)
        if name is not None and name.words > 1 and " " in found["last"]:
            continue  # two people, each by forename and surname
        if name is not None and text.startswith((" and ", " & "), name.end):
            continue  # three people: "Poppy, Daisy and Basil"
        if name is not None and text[name.end : name.end + 1] in {"", "\n", " ", ";"}:
            yield found.start(), name.end


def _families(text: str) -> Iterator[Written]:
    """Give "the Orme family" and "it was Leofric who": where only a name stands."""
    for found in _FAMILY.finditer(text):
        start, end = found.span("name") if found["name"] else found.span("who")
        if is_name_word(text[start:end]):
            yield Written(start, end, 1, 0)


def _parties(text: str) -> Iterator[Written]:
    """Give the parties at the head of a court's document: "LORRAINE TUCKER     Applicant"."""
    for party in _PARTY.finditer(text):
        name = name_at(text, party.start("name"))
        if name is not None and name.words >= _FEWEST_FULL and name.end == party.end("name"):
            yield name
    for caption in _CAPTION.finditer(text):
        for group in ("one", "two"):
            if is_name_word(caption[group]):
                yield Written(caption.start(group), caption.end(group), 1, 0)


def _greeted(text: str) -> Iterator[Written]:
    for greeting in GREETING.finditer(text):
        yield from whole_names(text, *greeting.span("name"))


def _signed(passage: Passage) -> Iterator[Written]:
    """Give the name that stands under a closing: the first line of words, up to a comma."""
    for index, line in enumerate(passage.lines):
        if not is_closing(line.text):
            continue
        for below in range(index + 1, min(index + 1 + _SIGNATURE_LINES, len(passage.lines))):
            written = passage.lines[below].text
            if not written.strip():
                continue
            start = passage.starts[below] + len(written) - len(written.lstrip())
            name = name_at(passage.text, start)
            after = passage.text[name.end : passage.starts[below] + len(written)] if name else ""
            if name is not None and (
                not after.strip(" .") or after.lstrip().startswith((",", "(", "-"))
            ):
                yield name
            break
