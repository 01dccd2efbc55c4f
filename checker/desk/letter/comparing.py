"""One recipient, side by side: what the letter says and what the case record says."""

from collections.abc import Iterator, Sequence
from datetime import date

from checker.days import in_words
from checker.desk.answers import Comparison, ComparisonRow, Outcome, Pieces
from checker.desk.letter.people import role_words
from checker.matching.addresses import AddressVerdict, compare
from checker.matching.differences import character_differences, word_differences
from checker.matching.emails import EmailVerdict, compare_emails, to_email
from checker.matching.names import NameVerdict, compare_names
from checker.matching.postcodes import find_postcode
from checker.model import (
    Case,
    Channel,
    Document,
    Mention,
    MentionKind,
    Organisation,
    Person,
    PostalAddress,
    Recipient,
    Role,
)
from checker.words import say

_TOGETHER = "\u00a0"
"""The spaces of a day that ends a line on a narrow card: it goes on in the next as a whole."""
_NAMES = {
    NameVerdict.SAME: Outcome.MATCH,
    NameVerdict.COMPATIBLE: Outcome.MATCH,
    NameVerdict.SLIP: Outcome.CHECK,
    NameVerdict.DIFFERENT: Outcome.DIFFERENT,
}


def comparison(
    recipient: Recipient,
    case: Case | None,
    address: PostalAddress | None,
    letter: Document | None,
    mentions: Sequence[Mention],
    today: date,
) -> Comparison:
    """Compare what a letter says of its recipient with the record.

    Args:
        recipient: who is to receive it.
        case: the record, or None when there is none.
        address: the record's address that it goes to, or None.
        letter: the letter itself.
        mentions: what was found in the whole dispatch.
        today: the day in England.
    """
    who = None if case is None else case.who(recipient.id)
    block = _block(letter, mentions, names_of(who))
    meant = who or _meant(recipient, case)
    names = tuple(_name_rows(meant, block, mentions, letter))
    by_email = recipient.via is Channel.EMAIL
    places = () if by_email else tuple(_address_rows(block, address))
    rows = (*names, *places, *_email_rows(recipient, who, letter, case))
    role = "" if case is None else role_words(case, recipient.id if who or not meant else meant.id)
    return Comparison(
        recipient=recipient.id,
        name=(meant.formal_name if meant and not who else recipient.name) or recipient.destination,
        role=role,
        about=_strange(case) if by_email and who is None else _about(address, today),
        rows=rows,
        agrees=bool(places) and all(one.outcome is Outcome.MATCH for one in (*names, *places)),
    )


def _block(
    letter: Document | None, mentions: Sequence[Mention], names: tuple[str, ...]
) -> Mention | None:
    """Give the letter's own recipient address: of several, the one below the recipient's name."""
    blocks = [
        mention
        for mention in mentions
        if letter is not None
        and mention.file == letter.name
        and mention.kind is MentionKind.ADDRESS
        and mention.role is Role.RECIPIENT
        and mention.hidden is None
    ]
    own = (
        one
        for one in blocks
        if names
        and one.addressee
        and _NAMES[compare_names(one.addressee[0], names)] is Outcome.MATCH
    )
    return next(own, blocks[0] if blocks else None)


def names_of(who: Person | Organisation | None) -> tuple[str, ...]:
    """Give every name that the record holds for somebody."""
    if who is None:
        return ()
    if isinstance(who, Organisation):
        return (who.name,)
    return (who.name, *(other.name for other in who.other_names if not other.do_not_use))


def _name_rows(
    who: Person | Organisation | None,
    block: Mention | None,
    mentions: Sequence[Mention],
    letter: Document | None,
) -> Iterator[ComparisonRow]:
    written = block.addressee[0] if block and block.addressee else ""
    if not written and letter is not None:
        written = next(
            (
                mention.value
                for mention in mentions
                if mention.kind is MentionKind.SALUTATION and mention.file == letter.name
            ),
            "",
        )
    held = "" if who is None else who.formal_name
    if not written or not held:
        yield _uncompared(say("Name"), written, held)
        return
    title = who.title if isinstance(who, Person) else ""
    outcome = _NAMES[compare_names(written, names_of(who), title=title)]
    yield _row(say("Name"), written, held, outcome)


def _address_rows(block: Mention | None, address: PostalAddress | None) -> Iterator[ComparisonRow]:
    if block is None or address is None:
        written = () if block is None else block.lines
        held = () if address is None else address.written()
        yield _uncompared(say("Address"), ", ".join(written), ", ".join(held))
        return
    verdict = compare(block.lines, address.written(), also_written=address.also_written).verdict
    found = find_postcode(block.lines[-1]) if block.lines else None
    postcode = found[2] if found else ""
    street, town = _street_and_town(block.lines, address)
    yield _judged(say("Address"), street, ", ".join(address.lines), verdict)
    if address.town or town:
        yield _judged(say("Town"), town, address.town, verdict)
    yield _judged(say("Postcode"), postcode, address.postcode, verdict)


def _street_and_town(lines: Sequence[str], address: PostalAddress) -> tuple[str, str]:
    """Part a letter's address into what stands before its town, and the town."""
    kept = [piece.strip() for line in lines for piece in line.split(",") if piece.strip()]
    if kept and (found := find_postcode(kept[-1])):
        kept[-1] = kept[-1][: found[0]].strip(" ,")
        kept = [piece for piece in kept if piece]
    ends = {_folded(address.county), _folded(address.country)} - {""}
    while len(kept) > 1 and _folded(kept[-1]) in ends and _folded(address.town) not in ends:
        kept.pop()
    town = kept.pop() if address.town and len(kept) > 1 else ""
    return ", ".join(kept), town


def _judged(label: str, written: str, held: str, whole: AddressVerdict) -> ComparisonRow:
    if not written and not held:
        return _uncompared(label, written, held)
    if whole is AddressVerdict.SAME or _folded(written) == _folded(held):
        return _row(label, written, held, Outcome.MATCH)
    alike = whole is AddressVerdict.WRITTEN_DIFFERENTLY
    return _row(label, written, held, Outcome.CHECK if alike else Outcome.DIFFERENT)


def _emails_of(case: Case | None) -> list[str]:
    everybody: tuple[Person | Organisation, ...] = (
        () if case is None else (*case.people, *case.organisations)
    )
    return [one.value for who in everybody for one in who.contacts if one.kind == "email"]


def _meant(recipient: Recipient, case: Case | None) -> Person | Organisation | None:
    """Give for whom an email address that is not on the record is meant: by it, else by the name.

    None where it may be several, or nobody.
    """
    if case is None or recipient.via is not Channel.EMAIL:
        return None
    everybody: tuple[Person | Organisation, ...] = (*case.people, *case.organisations)
    alike = [
        one
        for one in everybody
        for held in one.contacts
        if held.kind == "email"
        and compare_emails(recipient.destination, held.value)[0] is EmailVerdict.LOOKALIKE
    ]
    named = [
        one
        for one in everybody
        if recipient.name and _NAMES[compare_names(recipient.name, names_of(one))] is Outcome.MATCH
    ]
    found = alike or named
    return found[0] if len({one.id for one in found}) == 1 else None


def _closest(written: str, held: Sequence[str]) -> str:
    """Give the address of the record that was most likely meant, or an empty text."""
    for one in held:
        if compare_emails(written, one)[0] is EmailVerdict.LOOKALIKE:
            return one
    return held[0] if len(held) == 1 else ""


def _email_rows(
    recipient: Recipient,
    who: Person | Organisation | None,
    letter: Document | None,
    case: Case | None,
) -> Iterator[ComparisonRow]:
    held = [] if who is None else [one.value for one in who.contacts if one.kind == "email"]
    if recipient.via is not Channel.EMAIL:
        if held:
            yield _uncompared(say("Email"), say("Not in the letter"), held[0])
        return
    if letter is None or letter.message is None:
        yield _uncompared(say("Email"), say("Not in the letter"), recipient.destination)
        return
    written = recipient.destination
    if any(to_email(written) == to_email(one) for one in held):
        yield _row(say("Email"), written, written, Outcome.MATCH)
        return
    closest = _closest(written, held or _emails_of(case))
    letter_says, record_says = character_differences(written, closest)
    yield ComparisonRow(
        label=say("Email"), letter=letter_says, record=record_says, outcome=Outcome.DIFFERENT
    )


def _row(label: str, written: str, held: str, outcome: Outcome) -> ComparisonRow:
    if outcome is Outcome.MATCH:
        return ComparisonRow(
            label=label, letter=_plain(written), record=_plain(held), outcome=outcome
        )
    letter_says, record_says = word_differences(written, held)
    return ComparisonRow(label=label, letter=letter_says, record=record_says, outcome=outcome)


def _uncompared(label: str, written: str, held: str) -> ComparisonRow:
    return ComparisonRow(
        label=label,
        letter=_plain(written or say("Not in the letter")),
        record=_plain(held or say("Not on the record")),
        outcome=Outcome.NOT_COMPARED,
    )


def _plain(text: str) -> Pieces:
    return ((text, False),) if text else ()


def _folded(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _strange(case: Case | None) -> str:
    """Say of an email address that it is nobody's; without a record there is nothing to say."""
    return "" if case is None else say("The email address it goes to is not on the case record")


def _about(address: PostalAddress | None, today: date) -> str:
    if address is None:
        return ""
    if address.last_confirmed_on is None:
        return say("Nobody has noted when this address was last confirmed.")
    day = in_words(address.last_confirmed_on, today).replace(" ", _TOGETHER)
    return say("Address last confirmed {day}.", day=day)
