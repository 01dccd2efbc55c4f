"""Where a letter says that it goes, and which address of the record that is."""

from checker.checks.addresses.premises import nearest
from checker.checks.kept import kept
from checker.checks.matter import Matter
from checker.checks.people.standing import addressee, addresses_of, everybody, workplaces
from checker.model import Document, Mention, MentionKind, PostalAddress, Role

NOT_KNOWN = (
    "address not known",
    "address unknown",
    "address is not known",
    "not known",
    "no fixed abode",
    "no fixed address",
    "nfa",
    "of no fixed abode",
)
"""What a record holds in place of an address."""


def blocks(matter: Matter, document: Document) -> tuple[Mention, ...]:
    """Give the visible recipient addresses of one document, in order."""
    return tuple(
        mention
        for mention in matter.mentions
        if mention.kind is MentionKind.ADDRESS
        and mention.role is Role.RECIPIENT
        and mention.file == document.name
        and mention.hidden is None
    )


def destination(matter: Matter) -> Mention | None:
    """Give the recipient's address as the letter has it, or None.

    In a message it is that of the body, else of the first attached letter that has one.
    """
    letter = matter.dispatch.letter
    if letter is None:
        return None
    attached = tuple(
        document
        for document in matter.dispatch.documents
        if letter.message is not None and document.parent is not None
    )
    for document in (letter, *attached):
        found = blocks(matter, document)
        if found:
            return found[0]
    return None


def held(matter: Matter) -> tuple[PostalAddress, ...]:
    """Give every address at which the recipient may be or might have been written to."""
    return addresses_of(matter, addressee(matter))


def held_now(matter: Matter) -> tuple[PostalAddress, ...]:
    """Give the addresses at which the recipient may be written to today."""
    return tuple(one for one in held(matter) if one.current_on(matter.today) and not unknown(one))


@kept
def goes_to(matter: Matter) -> PostalAddress | None:
    """Give the current address of the recipient that the letter goes to, or None."""
    block = destination(matter)
    if block is None:
        return None
    closest = nearest(block, held_now(matter), explained=names_of(matter))
    return closest.address if closest and closest.same_premises else None


def names_of(matter: Matter) -> tuple[str, ...]:
    """Give the names that may stand above the recipient's address: their own, their office's."""
    known = addressee(matter)
    bodies = workplaces(matter, matter.recipient.id)
    offices = (one.name for one in everybody(matter) if one.id in bodies)
    people = (known.formal_name, known.name, known.called) if known else ()
    return tuple(dict.fromkeys(name for name in (*people, *offices) if name))


def unknown(address: PostalAddress) -> bool:
    """Say whether the record says that the address is not known, whatever text it still holds."""
    said = {part.strip(" .()").casefold() for part in address.written()}
    return address.kind == "no_fixed_abode" or bool(said & set(NOT_KNOWN))
