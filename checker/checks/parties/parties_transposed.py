"""Applicant and respondent, or mother and father, are swapped against the record."""

import re
from collections import defaultdict
from collections.abc import Iterator

from checker.checks.matter import Matter
from checker.checks.parties.acting_said import Acting, acting_said
from checker.checks.parties.asks_said import asks_said
from checker.checks.parties.captions import caption_claims
from checker.checks.parties.comings_said import comings_said
from checker.checks.parties.home_said import Home, homes_said, visits_said
from checker.checks.parties.living_said import living_said
from checker.checks.parties.own_mothers import own_mothers
from checker.checks.parties.papers_said import papers_said
from checker.checks.parties.parts_said import (
    Part,
    clients_said,
    parts_said,
    pronouns_said,
    speaks_of_a_side,
    theirs_said,
    titles_said,
    yours_said,
)
from checker.checks.parties.sides_taken import sides_taken
from checker.checks.people.antecedents import antecedents_in
from checker.checks.people.party_roles import FATHER, MOTHER, Roles
from checker.checks.people.pointed_at import Pointers, pointers
from checker.checks.people.role_claims import ROLE, Claim, claims, roles_in
from checker.checks.people.spoken_of import Telling, any_of, lay_people, subject_children, tellings
from checker.checks.people.standing import parties_of
from checker.checks.places import place_of
from checker.checks.raised import raised
from checker.matching.caseless import caseless
from checker.model import (
    Case,
    Document,
    Evidence,
    Finding,
    Mention,
    MentionKind,
    Person,
    Span,
    WhoId,
)
from checker.settings import word_list
from checker.words import say

_YOU = caseless(
    rf"\b(?:you (?:are|remain)|as|you,(?: as)?|you \(|your (?:role|position|part|capacity) as)"
    rf" ?(?:the )?{ROLE}"
    r"(?: in (?:this|these|the present) (?:case|matter|proceedings))?"
    r"(?P<after>[,.;)]|$| to this| and | of | who )"
)
_YEAR = re.compile(
    r"\b(?:in|of|from|since|until|during) (?:the )?(?:19|20)\d\d\b|"
    r"\b(?:19|20)\d\d (?:proceedings|case|application|order)",
    re.IGNORECASE,
)
_APPELLANT = re.compile(r"^\W{0,9}(?:the )?appellant\b", re.IGNORECASE | re.MULTILINE)
_PARENTS = frozenset({MOTHER, FATHER})


def parties_transposed(matter: Matter) -> Iterator[Finding]:
    """Say where somebody is given the part that the record gives to the other side.

    Why: whoever swaps the parties in one sentence has often swapped them on the envelope, or
    reports one parent's conduct as the other's.
    Quiet when: the part does not stand right beside a name of the record (in apposition, in
    brackets, after "is", in a caption or a row of a table), the sentence is about other proceedings
    or another time, or the record gives somebody both parts.
    """
    case = matter.case
    if case is None:
        return
    roles = Roles(case=case, policy=matter.policy)
    told: set[tuple[str, WhoId, str]] = set()
    for telling in tellings(matter):
        apart = _is_apart(matter, telling)
        for claim in (*claims(telling, matter.policy, _child_read(matter, case)),
                      *caption_claims(telling)):  # fmt: skip
            person = claim.spoken.person
            wrong = _wrong(matter, roles, telling, claim, apart=apart)
            if person is None or not wrong:
                continue
            key = (telling.document.name, person.id, wrong)
            if key not in told:
                told.add(key)
                yield _finding(telling, roles, person, wrong, claim.span)
    yield from _of_the_reader(matter, roles, told)
    yield from _by_what_they_do(matter, roles, told)


def _by_what_they_do(
    matter: Matter, roles: Roles, told: set[tuple[str, WhoId, str]]
) -> Iterator[Finding]:
    """Say where somebody does what only the other side does: bring the case, or answer it."""
    reader = roles.case.who(matter.recipient.id)
    letter = matter.dispatch.letter
    acted_for = parties_of(matter, matter.recipient.id)
    clients = tuple(one for one in roles.case.people if one.id in acted_for)
    for each in pointers(matter, roles.case):
        telling = each.telling
        if _is_apart(matter, telling):
            continue
        own = letter is not None and telling.document.name == letter.name
        sexes = (
            antecedents_in(matter, roles.case, telling).sexes
            if speaks_of_a_side(telling.text)
            else frozenset[str]()
        )
        alone = own and isinstance(reader, Person) and len(matter.dispatch.recipients) == 1
        you = reader if alone and isinstance(reader, Person) else None
        found = _parts_of(each, roles, sexes, you)
        if own:
            found += clients_said(each, clients, roles, sexes)
        for part in found:
            key = (telling.document.name, part.person.id, part.role)
            other = _is_of_other(matter, telling, part.span) or _is_of_another_year(
                telling, part.span, matter.today.year
            )
            if roles.contradicts(part.person, part.role) and key not in told and not other:
                told.add(key)
                yield _finding(telling, roles, part.person, part.role, part.span)
        for home in _homes_of(each, roles, you):
            if (telling.document.name, home.person.id, "home") not in told:
                told.add((telling.document.name, home.person.id, "home"))
                yield _home(telling, home)
        for acting in acting_said(each, matter, roles):
            if (telling.document.name, acting.person.id, "acting") not in told:
                told.add((telling.document.name, acting.person.id, "acting"))
                yield _acting(telling, acting)


def _parts_of(
    each: Pointers, roles: Roles, sexes: frozenset[str], you: Person | None
) -> list[Part]:
    """Give each part that a text gives to somebody, in whatever words; `you` is the one reader."""
    return [
        *parts_said(each),
        *pronouns_said(each, roles, sexes),
        *theirs_said(each, roles),
        *titles_said(each, roles),
        *(yours_said(each, you) if you else ()),
        *sides_taken(each, roles, you),
        *papers_said(each, roles, you),
        *own_mothers(each, roles, you),
    ]


def _homes_of(each: Pointers, roles: Roles, you: Person | None) -> Iterator[Home]:
    """Give each parent with whom a text wrongly has the children live, in whatever words."""
    yield from homes_said(each, roles)
    if you is not None:
        yield from visits_said(each, roles, you)
    yield from asks_said(each, roles, you)
    yield from comings_said(each, roles, you)
    yield from living_said(each, roles, you)


def _is_of_another_year(telling: Telling, span: Span, year: int) -> bool:
    """Say whether a sentence gives a year, and another one than this."""
    years = re.findall(
        r"(?<!\d)(?:19|20)\d\d(?!\d)", telling.text[slice(*telling.sentence(span[0]))]
    )
    return any(int(one) != year for one in years)


def _home(telling: Telling, home: Home) -> Finding:
    quoted = telling.mention(home.span)
    return raised(
        "parties.transposed",
        say("The letter has the children live with {name}", name=home.person.called),
        detail=" ".join(
            (
                say("By the case, they live with {name}.", name=home.other.called),
                say("Check who is who in the whole letter."),
            )
        ),
        actions=(say("Correct who is who"),),
        place=place_of(quoted),
        evidence=Evidence(
            letter=" ".join(quoted.text.split()),
            record=home.other.formal_name,
            about=(home.person.id,),
        ),
    )


def _acting(telling: Telling, acting: Acting) -> Finding:
    quoted = telling.mention(acting.span)
    clients = " and ".join(one.called for one in acting.clients)
    return raised(
        "parties.transposed",
        say("The letter has {firm} act for {name}", firm=acting.firm, name=acting.person.called),
        detail=" ".join(
            (
                say("By the case, {firm} acts for {name}.", firm=acting.firm, name=clients),
                say("Check who is who in the whole letter."),
            )
        ),
        actions=(say("Correct who is who"),),
        place=place_of(quoted),
        evidence=Evidence(
            letter=" ".join(quoted.text.split()), record=clients, about=(acting.person.id,)
        ),
    )


def _wrong(matter: Matter, roles: Roles, telling: Telling, claim: Claim, *, apart: bool) -> str:
    """Give the first part that the record contradicts, or an empty string."""
    person = claim.spoken.person
    if person is None:
        return ""
    for role in claim.roles:
        if claim.whoever:
            wrong = roles.contradicts_whoever(person, role)
        else:
            wrong = roles.contradicts(person, role, claim.child)
        if wrong and (role in _PARENTS or not (apart or _is_of_other(matter, telling, claim.span))):
            return role
    return ""


def _is_of_other(matter: Matter, telling: Telling, span: Span) -> bool:
    """Say whether other proceedings, or another time, are spoken of."""
    first, last = telling.sentence(span[0])[0], telling.sentence(span[1] - 1)[1]
    sentence = telling.text[first:last]
    words = any_of(word_list("other_proceedings", matter.policy))
    years = {
        int(year) for found in _YEAR.finditer(sentence) for year in re.findall(r"\d{4}", found[0])
    }
    return bool(words.search(sentence) or years - {matter.today.year})


def _is_apart(matter: Matter, telling: Telling) -> bool:
    """Say whether a document is of other proceedings as a whole: by its number, or an appeal."""
    return _is_another_number(matter, telling.document) or bool(_APPELLANT.search(telling.text))


def _is_another_number(matter: Matter, document: Document) -> bool:
    """Say whether a document carries only a further number of the case: linked proceedings."""
    kinds: defaultdict[str, list[str]] = defaultdict(list)
    for reference in matter.case.references if matter.case else ():
        kinds[reference.kind].append(_plain(reference.value))
    first = {values[0] for values in kinds.values()}
    further = {value for values in kinds.values() for value in values[1:]}
    here = {
        _plain(one.value)
        for one in matter.mentions
        if one.kind is MentionKind.REFERENCE and one.file == document.name
    }
    return bool(here & further) and not here & first


def _of_the_reader(
    matter: Matter, roles: Roles, told: set[tuple[str, WhoId, str]]
) -> Iterator[Finding]:
    """Say where a letter to one person calls "you" what the other side is."""
    letter, case = matter.dispatch.letter, roles.case
    reader = case.who(matter.recipient.id)
    if letter is None or not isinstance(reader, Person) or len(matter.dispatch.recipients) > 1:
        return
    if not lay_people(case, (reader,)):
        return
    for telling in tellings(matter):
        if telling.document.name != letter.name:
            continue
        for found in _YOU.finditer(telling.text):
            if found[0][:2].lower() == "as" and not _speaks_to_reader(telling, found):
                continue
            for role in roles_in(found["role"]):
                wrong = roles.contradicts(reader, role)
                other = role not in _PARENTS and (
                    _is_apart(matter, telling) or _is_of_other(matter, telling, found.span())
                )
                key = (letter.name, reader.id, role)
                if wrong and not other and key not in told:
                    told.add(key)
                    yield _finding(telling, roles, reader, role, found.span())


def _speaks_to_reader(telling: Telling, found: re.Match[str]) -> bool:
    """Say whether "As the applicant, ..." goes on with "you", or begins "As ..., please"."""
    follows = telling.text[found.end() : found.end() + 8].lower()
    begins = not telling.text[telling.sentence(found.start())[0] : found.start()].strip()
    return follows.startswith((" you ", " your ")) or (begins and follows == " please ")


def _child_read(matter: Matter, case: Case) -> WhoId | None:
    """Give the child to whom the letter goes, whose mother "your mother" is."""
    reader = matter.recipient.id
    return next((one.id for one in subject_children(case) if one.id == reader), None)


def _finding(telling: Telling, roles: Roles, person: Person, wrong: str, span: Span) -> Finding:
    recorded = roles.recorded(person, wrong)
    holders = " and ".join(one.called for one in roles.holders(wrong) if one.id != person.id)
    quoted: Mention = telling.mention(span)
    detail = (
        say(
            "The case has {name} as the {recorded}. The {claimed} is {other}.",
            name=person.called,
            recorded=_named(recorded),
            claimed=_named(wrong),
            other=holders,
        )
        if recorded and holders
        else say(
            "The case does not have {name} as the {claimed}.",
            name=person.called,
            claimed=_named(wrong),
        )
    )
    return raised(
        "parties.transposed",
        say("The letter calls {name} the {claimed}", name=person.called, claimed=_named(wrong)),
        detail=" ".join((detail, say("Check who is who in the whole letter."))),
        actions=(say("Correct who is who"),),
        place=place_of(quoted),
        evidence=Evidence(
            letter=" ".join(quoted.text.split()),
            record=f"{person.formal_name}: {_named(recorded)}" if recorded else person.formal_name,
            about=(person.id,),
        ),
    )


def _named(role: str) -> str:
    names = {
        "applicant": say("applicant"),
        "respondent": say("respondent"),
        "mother": say("mother"),
        "father": say("father"),
    }
    return names.get(role, role)


def _plain(reference: str) -> str:
    return re.sub(r"[\W_]+", "", reference).upper()
