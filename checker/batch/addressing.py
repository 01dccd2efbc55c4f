"""For which case a letter of a batch is, and to whom: only what the letter itself says for certain.

The case is the one whose reference the letter carries; without any reference, the one that alone
holds the address the letter goes to. The recipient is whoever of the case is named above the
address, else in the greeting, else who alone lives there. Whatever leaves a doubt holds the letter.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.batch.jobs import Held
from checker.cases.loaded import LoadedCases, reference_key
from checker.checks.letters.greeting import fits, greeted
from checker.checks.matter import Matter
from checker.checks.people.standing import Somebody, of_case
from checker.desk.letter.people import addresses_now
from checker.matching.addresses import AddressVerdict, compare
from checker.matching.names import parse_name
from checker.model import (
    Case,
    CaseId,
    Document,
    Mention,
    MentionKind,
    Organisation,
    OtherCases,
    Person,
    Role,
    WhoId,
    outermost,
)

_SHORTEST_BODY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFound:
    """The one case that a letter is for, or why that is not certain."""

    case: Case | None = None
    held: Held | None = None


def case_found(
    documents: Sequence[Document],
    mentions: Sequence[Mention],
    cases: LoadedCases,
    others: OtherCases | None,
) -> CaseFound:
    """Find the case of a letter by its reference, or without one by the address it goes to.

    The letter itself counts first; what is enclosed is asked only where the letter is silent.
    """
    seen = [one for one in mentions if one.hidden is None]
    letter = [one for one in seen if one.file == documents[0].name]
    outer = {one.name for one in outermost(documents)}
    beside = [one for one in seen if one.file in outer and one.file != documents[0].name]
    for told in (letter, beside):
        references = {one.value for one in told if one.kind is MentionKind.REFERENCE}
        if references:
            return _one_of(cases, {one for each in references for one in _of(cases, each)})
    if others is None:
        return CaseFound(held=Held.CASE_UNKNOWN)
    for told in (letter, beside):
        held = _by_destination(told, others)
        if held:
            return _one_of(cases, held)
    return CaseFound(held=Held.CASE_UNKNOWN)


def _of(cases: LoadedCases, reference: str) -> set[CaseId]:
    """Give the case that a reference means; of linked ones with none of their own, all of them."""
    case = cases.case(reference)
    held = cases.by_reference.get(reference_key(reference), ()) if case is None else (case,)
    return {one.id for one in held}


def _by_destination(told: Iterable[Mention], others: OtherCases) -> set[CaseId]:
    """Give the cases that hold the address or the mailbox to which a letter goes."""
    held: set[CaseId] = set()
    for one in told:
        if one.role is not Role.RECIPIENT:
            continue
        if one.kind is MentionKind.ADDRESS:
            held.update(others.with_address(one.lines, but=None))
        elif one.kind is MentionKind.EMAIL:
            held.update(others.with_email(one.value, but=None))
    return held


def _one_of(cases: LoadedCases, found: set[CaseId]) -> CaseFound:
    known = [cases.by_id[one] for one in found if one in cases.by_id]
    if len(found) > 1:
        return CaseFound(held=Held.CASE_UNSURE)
    if not known:
        return CaseFound(held=Held.CASE_UNKNOWN)
    return CaseFound(case=known[0])


def recipients_named(matter: Matter, case: Case, letter: Sequence[Mention]) -> tuple[WhoId, ...]:
    """Give whom of the case a letter is to; nobody where that is not certain.

    Args:
        matter: The case without a letter.
        case: The same case.
        letter: What was found in the letter itself, with the case known.
    """
    seen = [one for one in letter if one.hidden is None]
    blocks = [one for one in seen if one.kind is MentionKind.ADDRESS and one.role is Role.RECIPIENT]
    block = blocks[0] if blocks else None
    there = [] if block is None else _at(matter, case, block)
    greeting = next((one.value for one in seen if one.kind is MentionKind.SALUTATION), "")
    above = [name for line in (block.addressee if block else ()) for name in greeted(line)]
    for names in (above, greeted(greeting)):
        named = _named(case, names, there)
        if named is None:
            return ()
        if named:
            return named
    if above and not there:
        return ()
    return (there[0].id,) if len(there) == 1 else ()


def _named(case: Case, names: Sequence[str], there: Sequence[Somebody]) -> tuple[WhoId, ...] | None:
    """Give those who are named, nobody where no name is the case's, None where one may be several.

    Of several who may be meant by one name, those who have its title are: "Ms M Hale" is a mother
    before she is a child without one. Of several still, whoever lives at the address is.
    """
    found: list[Somebody] = []
    for name in names:
        may = [one for one in _everybody(case) if _may_be(name, one)]
        title = parse_name(name).title.casefold()
        titled: list[Somebody] = [
            one for one in may if isinstance(one, Person) and _title(one) == title
        ]
        may = titled if title and titled else may
        if len(may) > 1:
            may = [one for one in may if one in there]
            if len(may) != 1:
                return None
        found += may
    people = [one for one in found if not isinstance(one, Organisation)]
    return tuple(dict.fromkeys(one.id for one in people or found[:1]))


def _may_be(name: str, one: Somebody) -> bool:
    """Say whether a name may be somebody's: one with a title and no forename needs their title."""
    if isinstance(one, Organisation):
        return len(name.strip()) >= _SHORTEST_BODY and fits(name, one)
    parsed = parse_name(name)
    if parsed.title and not parsed.forenames and not one.title:
        return False
    return fits(name, one)


def _title(one: Person) -> str:
    return one.title.strip(" .").casefold()


def _everybody(case: Case) -> list[Somebody]:
    """Give everybody of a case who may be written to."""
    return [
        one
        for one in of_case(case)
        if not (isinstance(one, Organisation) and one.kind in ("own", "refuge"))
    ]


def _at(matter: Matter, case: Case, block: Mention) -> list[Somebody]:
    """Give everybody of a case whose address today is the one on the letter."""
    return [
        one
        for one in _everybody(case)
        if any(
            compare(block.lines, address.written()).verdict is AddressVerdict.SAME
            for address in addresses_now(matter, one)
        )
    ]
