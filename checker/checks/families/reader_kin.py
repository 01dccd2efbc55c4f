"""What a letter calls its reader, or has as theirs: "your niece", "your wife", "as the carer"."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from checker.checks.families.unfit import Unfit
from checker.checks.matter import Matter
from checker.checks.people.brood import broods
from checker.checks.people.clients import client_of
from checker.checks.people.kin import HE, SHE, kind_of, sex_of, sex_of_kind
from checker.checks.people.kin_to import (
    is_grandparent,
    is_to,
    may_be,
    other_parents,
    own_children,
    sex_in,
)
from checker.checks.people.spoken_of import Spoken, Telling, lay_people, subject_children
from checker.model import Case, Person, Span, WhoId

_KIN: Final = (
    r"(?:(?:ex-|former |great-|step-?|half-?)*(?:son|daughter|brother|sister|mother|father)-in-law|"
    r"(?:great-|step-?|half-?)*(?:grand)?(?:son|daughter)|(?:great-)?grand(?:mother|father|child)|"
    r"(?:step-?|half-?)?(?:brother|sister|mother|father)|mum|dad|niece|nephew|aunt|auntie|uncle|"
    r"cousin|(?:ex-|former )?(?:wife|husband))"
)
_BESIDE: Final = re.compile(
    rf"\b(?P<whose>your(?: client['\u2019]s)?) "
    rf"(?:own |little |dear |younger |older |elder |youngest |eldest )?(?P<kin>{_KIN})"
    r"(?P<gap>,? | \()$",
    re.IGNORECASE,
)
_BEHIND: Final = re.compile(
    rf"(?:,| is| \() ?(?P<whose>your(?: client['\u2019]s)?) (?P<kin>{_KIN})(?=[,.;:)!?\n]|$)",
    re.IGNORECASE,
)
_CLOSED: Final = re.compile(r"[,.;:)!?\n]|$|['\u2019]s\b| (?!and\b|or\b|&)", re.IGNORECASE)
_YOURS: Final = re.compile(
    r"your (?:(?P<grand>(?P<great>great-)?grand(?:(?P<boys>sons?)|(?P<girls>daughters?)|children|"
    r"child))|(?P<child>son|daughter)|(?P<step>step-?(?:sons?|daughters?|child(?:ren)?))|"
    r"(?P<old>ex-|former |late )?(?P<spouse>wife|husband)"
    r"(?P<left> (?:left|moved out|walked out))?)\b"
    r"(?!-|['\u2019]?s? (?:or|and/or) )"
)
_OF_YOUR_CHILDREN: Final = re.compile(
    r"your (?:children(?<=(?:mother|father) of your children)|"
    r"(?:children|kids)['\u2019]s? (?:mother|father|mum|dad))\b"
)
_ONE_GRANDCHILD: Final = re.compile(
    r"\b(?:only (?:the |have )?(?:the )?one|your only|just the one|a single) grandchild\b"
)
_PART: Final = (
    r"(?P<side>maternal |paternal )?(?P<part>grandparents?|grandmother|grandfather|foster carers?|"
    r"foster parents?|(?:prospective |approved )?adopters?|adoptive parents?|special guardians?|"
    r"kinship carers?|step-?parents?|step-?mother|step-?father|aunt|uncle)"
)
_AS: Final = re.compile(
    rf"\b(?:as|you are|you['\u2019]re) (?:(?:an?|the|one of the|their|the children['\u2019]s) )?"
    rf"(?:current |new |only )?{_PART}\b(?!['\u2019-])"
)
_SO_YOU: Final = re.compile(
    rf"\bthe {_PART} of (?:the|both) (?:child|children)(?:,? (?:so|namely|that is|being))"
    r"(?: for)? you(?:rself)?\b"
)
_YOU: Final = re.compile(r"\byou(?:rs?|rself|rselves)?\b")
_NOT: Final = re.compile(
    r"\b(?:not|never|if|whether|would|could|may|might|such|same|like|apply|become|assess\w*|"
    r"considered|consider|approved|want\w*)\b|n['\u2019]t\b"
)
_CLIENTS_SPOUSE: Final = re.compile(
    r"your client['\u2019]s (?:ex-|former |late )?(?P<spouse>wife|husband)\b"
)
_PARTS: Final = ("grand", "foster", "adopt", "guardian", "kinship", "step", "aunt", "uncle")
_GROWN: Final = 16


def reader_kin(matter: Matter, case: Case, telling: Telling, you: Person | None) -> Iterator[Unfit]:
    """Give the words for the reader's or a client's kin that the record contradicts.

    `you` is the one person to whom the letter goes; None for a body.
    """
    small = telling.text.lower()
    if len(small) != len(telling.text) or "you" not in small:
        return
    named = [one for one in telling.spoken if _is_beside_you(small, one)]
    yours = [*_YOURS.finditer(small), *_OF_YOUR_CHILDREN.finditer(small)]
    if "grandchild" in small:
        yours += _ONE_GRANDCHILD.finditer(small)
    parts = (
        [*_AS.finditer(small), *_SO_YOU.finditer(small)]
        if any(word in small for word in _PARTS)
        else []
    )
    clients = [*_CLIENTS_SPOUSE.finditer(small)]
    if not (named or yours or parts or clients):
        return
    children = subject_children(case)
    client = client_of(matter, case)
    if you is not None and (you in children or not lay_people(case, (you,))):
        you = None
    for spoken in named:
        yield from _named(matter, case, telling, spoken, (you, client))
    if you is not None and (yours or parts):
        reader = _Reader(matter, case, telling, small, you)
        yield from reader.yours(yours)
        yield from reader.parts(parts)
    if client is not None:
        yield from _clients_spouse(matter, case, telling, clients, client)


def _is_beside_you(small: str, spoken: Spoken) -> bool:
    """Say whether "your" stands near a name, before or behind it."""
    return (
        small.find("your ", max(0, spoken.start - 50), spoken.start) >= 0
        or small.find("your ", spoken.end, spoken.end + 10) >= 0
    )


def _named(
    matter: Matter,
    case: Case,
    telling: Telling,
    spoken: Spoken,
    whose: tuple[Person | None, Person | None],
) -> Iterator[Unfit]:
    """Give "your niece Elsie" to her grandmother, "your client's mother, Mrs Cole"."""
    person = spoken.person
    if person is None or spoken.outside:
        return
    first = telling.line_start(spoken.start, 50)
    lead = _BESIDE.search(telling.text[first : spoken.start])
    after = _BEHIND.match(telling.text, spoken.end)
    for found, span in (
        (lead, (first + lead.start(), spoken.end) if lead else (0, 0)),
        (after, (spoken.start, after.end()) if after else (0, 0)),
    ):
        if found is None or (found is lead and not _is_one(telling, spoken, lead)):
            continue
        other = whose[1] if "client" in found["whose"].lower() else whose[0]
        kind = _kind(found["kin"], matter)
        if other is None or other.id == person.id or not kind:
            continue
        known = is_to(matter, case, person, other)
        if known and not any(may_be(kind, one) for one in known):
            yield Unfit(word=f"{found['whose']} {found['kin']}", span=span, people=(person,))


def _is_one(telling: Telling, spoken: Spoken, lead: re.Match[str] | None) -> bool:
    """Say whether a name behind a relation says who it is, and is not the next of a list."""
    if lead is None or not _CLOSED.match(telling.text, spoken.end):
        return False
    if not lead["gap"].startswith(","):
        return True
    return telling.text[spoken.end : spoken.end + 1] in {",", ".", ";", ":", ")", "\n", ""}


def _kind(word: str, matter: Matter) -> str:
    plain = re.sub(r"^(?:ex-|former )", "", word.lower())
    return kind_of(plain, matter.policy) or re.sub(r"^step-?", "step", plain)


class _Reader:
    """The one person to whom a letter goes, and what the record has of their family."""

    def __init__(
        self, matter: Matter, case: Case, telling: Telling, small: str, you: Person
    ) -> None:
        self._matter, self._case, self._telling, self._small = matter, case, telling, small
        self._you, self._policy = you, matter.policy
        children = {one.id for one in subject_children(case)}
        self._mine = own_children(case, you.id, matter.policy)
        self._is_parent = bool(self._mine & children)
        self._is_grandparent = is_grandparent(case, you.id, matter.policy)
        self._kinds = {
            one.kind.lower().replace("_", " ") for one in case.relationships if one.source == you.id
        } | {one.role.replace("_", " ") for one in case.parties if one.who == you.id}

    def yours(self, yours: list[re.Match[str]]) -> Iterator[Unfit]:
        """Give "your grandson" to a parent, "your wife" to whom nobody is married."""
        if not (self._is_parent or self._is_grandparent):
            return
        for found in yours:
            if self._is_wrong(found):
                yield self._unfit(found.span())

    def _is_wrong(self, found: re.Match[str]) -> bool:
        if found.re is _ONE_GRANDCHILD:
            return self._is_grandparent and len(subject_children(self._case)) > 1
        if found.re is _OF_YOUR_CHILDREN:
            return not self._is_parent
        if self._telling.named(found.end(), found.end() + 3):
            return False
        step = found["step"] and self._step()
        child = found["child"] and self._child(found["child"])
        spouse = found["spouse"] and self._spouse(
            found["spouse"], former=bool(found["old"] or found["left"])
        )
        return bool(step or child or spouse or (found["grand"] and self._grand(found)))

    def parts(self, parts: list[re.Match[str]]) -> Iterator[Unfit]:
        """Give "as the foster carer" to a grandmother, "as a grandparent, you" to a parent."""
        if not (self._is_parent or self._is_grandparent):
            return
        for found in parts:
            first, last = self._telling.sentence(found.start())
            near = self._small[first : found.start()]
            to_you = found.re is _SO_YOU or _YOU.search(self._small, first, last)
            if to_you and not _NOT.search(near) and self._is_no(found["side"], found["part"]):
                yield self._unfit(found.span())

    def _is_no(self, side: str | None, part: str) -> bool:
        """Say whether the record surely has the reader as no such person."""
        if part.startswith("grand"):
            if not self._is_grandparent:
                return not any("grand" in one for one in self._kinds)
            other = {"maternal ": "paternal ", "paternal ": "maternal "}.get(side or "", "")
            sides = [one for one in self._kinds if one.startswith(("maternal ", "paternal "))]
            own = sex_in(
                self._matter,
                self._case,
                tuple(one for one in self._case.people if one.id in self._mine),
            )
            by_child = {SHE: "maternal ", HE: "paternal "}.get(own, "")
            return bool(other) and (
                (bool(sides) and all(one.startswith(other) for one in sides))
                or (not sides and by_child == other)
            )
        stem = re.sub(r"^(?:prospective|approved) |s$", "", part).split()[0].replace("-", "")
        plain = {re.sub(r"[ -]", "", one) for one in self._kinds}
        return not any(stem[:5] in one for one in plain)

    def _grand(self, found: re.Match[str]) -> bool:
        children = broods(self._matter, self._case).known
        if not self._is_grandparent:
            own = broods(self._matter, self._case).readers.children
            return all(_is_young(one, self._matter.today) for one in own)
        if found["great"]:
            return not any("great" in one for one in self._kinds)
        if not found["boys"] and not found["girls"]:
            return False
        sex = HE if found["boys"] else SHE
        many = (found["boys"] or found["girls"]).endswith("s")
        return children.most(sex) < (2 if many else 1)

    def _child(self, word: str) -> bool:
        """Say whether a grandparent's recorded child is of the other sex."""
        if self._is_parent:
            return False
        mine = tuple(one for one in self._case.people if one.id in self._mine)
        own = sex_in(self._matter, self._case, mine)
        if not mine:
            sides = {one.split()[0] for one in self._kinds if one.split()[0] in _SIDES}
            own = _SIDES[sides.pop()] if len(sides) == 1 else ""
        return bool(own) and sex_of_kind(word) != own

    def _step(self) -> bool:
        return self._is_parent and not any("step" in one for one in self._kinds)

    def _spouse(self, word: str, *, former: bool) -> bool:
        """Say whether no wife, or husband, of theirs is of the case, or they live apart."""
        if not self._is_parent or any(_PARTNERED.search(one) for one in self._all_kinds()):
            return False
        others = other_parents(self._case, self._you.id, self._policy)
        sexes = {sex_of(self._case, one, self._policy) for one in others}
        if not others or "" in sexes:
            return False
        if sex_of_kind(word) not in sexes:
            return True
        return not former and all(self._is_apart(one) for one in others)

    def _all_kinds(self) -> Iterator[str]:
        for one in self._case.relationships:
            if self._you.id in {one.source, one.target}:
                yield one.kind.lower()

    def _is_apart(self, other: Person) -> bool:
        """Say whether the two live apart by the record, or are each other's side."""
        with_you = self._lives(self._you.id)
        with_other = self._lives(other.id)
        return bool((with_you[True] & with_other[False]) | (with_you[False] & with_other[True]))

    def _lives(self, parent: WhoId) -> dict[bool, frozenset[WhoId]]:
        return {
            told: frozenset(
                one.target
                for one in self._case.relationships
                if one.source == parent and one.lives_with is told
            )
            for told in (True, False)
        }

    def _unfit(self, span: Span) -> Unfit:
        return Unfit(word=self._telling.text[slice(*span)], span=span, people=(self._you,))


_SIDES: Final = {"maternal": SHE, "paternal": HE}
_PARTNERED: Final = re.compile(r"wife|husband|spouse|partner|married|civil")


def _is_young(one: Person, today: date) -> bool:
    born = one.date_of_birth
    return born is not None and born.replace(year=born.year + _GROWN, day=1) > today


def _clients_spouse(
    matter: Matter, case: Case, telling: Telling, found: list[re.Match[str]], client: Person
) -> Iterator[Unfit]:
    """Give "your client's husband" of a man whose children have a mother."""
    others = other_parents(case, client.id, matter.policy)
    sex = sex_in(matter, case, others) if others else ""
    for one in found:
        if sex and sex_of_kind(one["spouse"]) != sex:
            yield Unfit(word=telling.text[slice(*one.span())], span=one.span(), people=(client,))
