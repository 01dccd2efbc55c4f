"""An official number of somebody stands in a letter to a reader who does not need it."""

from collections.abc import Iterator

from checker.checks.matter import Matter
from checker.checks.people.readers import is_our_own, kinds_of_reader
from checker.checks.people.standing import addressee, stands_with
from checker.checks.places import place_of
from checker.checks.raised import raised
from checker.checks.wording import reader
from checker.matching.lexicon import lexicon
from checker.model import Evidence, Finding, Mention, MentionKind, Person, Role
from checker.settings import word_list
from checker.words import say

NEEDED_BY = {
    "nhs": frozenset({"gp", "hospital"}),
    "upn": frozenset({"school", "local_authority"}),
    "pnc": frozenset({"police", "prison"}),
    "cro": frozenset({"police", "prison"}),
    "prison": frozenset({"prison", "police"}),
    "passport": frozenset({"police"}),
    "driving-licence": frozenset({"police"}),
    "vehicle": frozenset({"police"}),
}
"""Who works with which number. A court works with all but bank accounts and cards."""
MONEY = frozenset({"bank", "iban", "card"})
_CALLED = {
    "nhs": lambda: say("an NHS number"),
    "nino": lambda: say("a National Insurance number"),
    "upn": lambda: say("a pupil number"),
    "pnc": lambda: say("a Police National Computer number"),
    "cro": lambda: say("a criminal record number"),
    "prison": lambda: say("a prison number"),
    "bank": lambda: say("a bank account"),
    "iban": lambda: say("a bank account"),
    "card": lambda: say("a payment card"),
    "passport": lambda: say("a passport number"),
    "driving-licence": lambda: say("a driving licence number"),
    "vehicle": lambda: say("a vehicle registration"),
}
_AROUND, _BLOCK = 120, 120


def identifier_unneeded(matter: Matter) -> Iterator[Finding]:
    """Say, once a file and kind, that an official number need not be there.

    Why: such a number opens other doors, and most readers have no use for it (UK GDPR Article
    5(1)(c), data minimisation).
    Quiet when: the record has it as the recipient's own, the recipient works with such numbers (a
    GP with NHS numbers, the police with PNC numbers, a court with all but bank details), it stands
    in a prisoner's address, or it is the account to which the sender asks for payment.
    """
    if is_our_own(matter):
        return
    kinds = kinds_of_reader(matter)
    numbers = [one for one in matter.mentions if one.kind is MentionKind.IDENTIFIER]
    texts = {
        (one.name, part): one.text(part)
        for one in matter.dispatch.documents
        if any(mention.file == one.name for mention in numbers)
        for part in one.parts()
    }
    seen: set[tuple[str, str]] = set()
    for mention in numbers:
        kind = mention.value.partition(":")[0]
        if (mention.file, kind) in seen or _is_needed(kind, kinds):
            continue
        if _is_readers(matter, mention, texts.get((mention.file, mention.part), "")):
            continue
        seen.add((mention.file, kind))
        yield _finding(matter, mention, kind)


def _finding(matter: Matter, mention: Mention, kind: str) -> Finding:
    whose = _holder(matter, mention)
    called = _CALLED[kind]() if kind in _CALLED else say("an official number")
    return raised(
        "identifier.unneeded",
        say("{name} may not need {number}", name=reader(matter), number=called),
        detail=say("It helps whoever reads it to pass for somebody else, or to find out more."),
        actions=(say("Take it out"),),
        place=place_of(mention),
        evidence=Evidence(
            letter=mention.text, about=(whose.id,) if whose is not None else (), masked=True
        ),
    )


def _is_needed(kind: str, kinds: frozenset[str]) -> bool:
    by_court = "court" in kinds and kind not in MONEY
    return by_court or bool(NEEDED_BY.get(kind, frozenset()) & kinds)


def _is_readers(matter: Matter, mention: Mention, text: str) -> bool:
    """Say whether a number is the recipient's own, or the sender's account."""
    whose = _holder(matter, mention)
    if whose is not None:
        return whose.id in stands_with(matter, matter.recipient.id)
    if _in_address(matter, mention):
        return True
    start, end = mention.span
    around = text[max(0, start - _AROUND) : end + _AROUND]
    kind = mention.value.partition(":")[0]
    return kind in MONEY and any(True for _ in _own_account(matter, around))


def _own_account(matter: Matter, text: str) -> Iterator[object]:
    name = "own_account"
    return lexicon({name: word_list(name, matter.policy)}).hits(text)


def _holder(matter: Matter, mention: Mention) -> Person | None:
    """Give the person of the record whose number it is."""
    number = _plain(mention.value.partition(":")[2])
    for person in matter.case.people if matter.case else ():
        if any(number == _plain(one.value) for one in person.identifiers):
            return person
    return None


def _in_address(matter: Matter, mention: Mention) -> bool:
    """Say whether a number is part of how the recipient is written to: a prisoner's number."""
    if not mention.value.startswith("prison:"):
        return False
    number = _plain(mention.text)
    one = addressee(matter)
    written = (place.written() for place in one.addresses) if one is not None else ()
    if any(number in _plain(" ".join(lines)) for lines in written):
        return True
    same = [one for one in matter.mentions if one.value == mention.value]
    return any(
        _above(block, one)
        for block in matter.mentions
        if block.kind is MentionKind.ADDRESS and block.role is Role.RECIPIENT
        for one in same
    )


def _above(block: Mention, number: Mention) -> bool:
    """Say whether a number stands in an address block or in the name lines above it."""
    same = (block.file, block.part) == (number.file, number.part)
    return same and block.span[0] - _BLOCK <= number.span[0] < block.span[1]


def _plain(value: str) -> str:
    return "".join(sign for sign in value.upper() if sign.isalnum())
