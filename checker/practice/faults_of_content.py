"""Letters that say what they should not: one mistake in the words of an ordinary letter."""

from dataclasses import replace

from checker.model import Case, Organisation, Person, PostalAddress, WhoId
from checker.practice.draft import Draft, Unseen
from checker.practice.faults_of_address import Fault
from checker.practice.wording import (
    Occasion,
    children,
    current,
    number,
    ordinary,
    other_party,
)

_GAPS = (
    "I will meet [INSERT NAME] at our office.",
    "I will write to {{child_name}} as well.",
    "The hearing is on DD/MM/YYYY.",
    "Thank you for coming with \u00abFirstName\u00bb.",
    "I have spoken to the mother/father (delete as appropriate).",
)


def salutation(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Greet somebody of another case, or the other parent."""
    if not isinstance(occasion.to, Person):
        return None
    stranger = occasion.random.choice([case for case in cases if case.id != occasion.case.id])
    other = occasion.random.choice((stranger.people[0], other_party(occasion.case, occasion.to.id)))
    if other.last_name == occasion.to.last_name:
        return None
    return replace(ordinary(occasion), salutation=f"Dear {other.called}")


def channel(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Say that the letter goes by email, and post it."""
    del cases
    words = occasion.random.choice(("By email only", "Sent by email only", "BY EMAIL ONLY"))
    return replace(ordinary(occasion), marking=words)


def reference(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Give the case number of another case."""
    other = occasion.random.choice([case for case in cases if case.id != occasion.case.id])
    return replace(ordinary(occasion), reference=f"Our ref: {number(other)}")


def person(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Leave a paragraph about another family in the letter."""
    other = occasion.random.choice([case for case in cases[1:] if case.id != occasion.case.id])
    child, parent = children(other)[0], other.people[0]
    return _saying(
        occasion,
        f"{child.name} told me that weekends with {parent.name} go well. {parent.formal_name}"
        f" hopes that {child.first_name} can stay overnight.",
    )


def gap(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Leave a gap of the template unfilled."""
    del cases
    return _saying(occasion, occasion.random.choice(_GAPS))


def copies(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Show the other parent's address among the copies."""
    del cases
    other = other_party(occasion.case, occasion.to.id)
    home = current(other, occasion.today)
    if home is None or home.confidential.protects:
        return None
    line = f"cc {other.formal_name}, {', '.join(home.written())}"
    return replace(ordinary(occasion), copies=(line,))


def protected_address(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Give the address that the other parent has asked to be kept."""
    del cases
    kept = _kept_address(occasion)
    if kept is None:
        return None
    child = children(occasion.case)[0]
    where = occasion.random.choice(
        (
            ", ".join(kept.written()),
            f"{', '.join(kept.lines)}, {kept.town}",
            f"{', '.join(kept.lines)} in {kept.town}",
            kept.postcode,
        )
    )
    return _saying(
        occasion,
        f"I visited {child.first_name} at {where}, where the living arrangements were settled.",
    )


def protected_in_header(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Give it in the header of the page."""
    del cases
    kept = _kept_address(occasion)
    header = f"Home visit: {', '.join(kept.written())}" if kept else ""
    return replace(ordinary(occasion), header=header) if kept else None


def protected_in_comment(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Give it in a comment."""
    del cases
    kept = _kept_address(occasion)
    words = f"She is now at {', '.join(kept.written())}, take this out" if kept else ""
    return _unseen(occasion, Unseen(comment=("Gareth Lowe", words))) if kept else None


def protected_in_metadata(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Give it in the title that the file carries."""
    del cases
    kept = _kept_address(occasion)
    title = f"Visit to {', '.join(kept.written())}" if kept else ""
    return _unseen(occasion, Unseen(title=title)) if kept else None


def protected_in_hidden_text(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Give it in words that the page does not show."""
    del cases
    kept = _kept_address(occasion)
    return _unseen(occasion, Unseen(hidden=", ".join(kept.written()))) if kept else None


def protected_contact(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Give the telephone number or the mailbox that is to be kept."""
    del cases
    other = _protected_other(occasion)
    if other is None or occasion.case.who(WhoId("REFUGE")):
        return None
    contact = occasion.random.choice(other.contacts)
    return _saying(occasion, f"{other.called} can be reached at {contact.value}.")


def protected_refuge(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Name the refuge in which the other parent lives."""
    del cases
    refuge = occasion.case.who(WhoId("REFUGE"))
    if refuge is None or occasion.to.id != WhoId("P2"):
        return None
    return _saying(occasion, f"I have spoken to the staff of {refuge.called} about the children.")


def protected_adoption(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Name those who want to adopt the child, to the birth family."""
    del cases
    roles = {one.role: one.who for one in occasion.case.parties}
    adopter = occasion.case.who(roles.get("prospective_adopter"))
    if adopter is None:
        return None
    where = ", ".join(adopter.addresses[0].written())
    words = occasion.random.choice((adopter.formal_name, f"the family at {where}"))
    return _saying(occasion, f"The child is doing well with {words}.")


def protected_clue(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Name the school that tells where the other parent lives."""
    del cases
    other = _protected_other(occasion)
    clues = [one for one in occasion.case.location_clues if one.kind == "school"]
    school = occasion.case.who(clues[0].organisation) if clues else None
    if other is None or school is None:
        return None
    child = children(occasion.case)[0]
    return _saying(occasion, f"{child.first_name} is settled at {school.called}.")


def protected_name(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Give the new name of the other parent."""
    del cases
    other = _protected_other(occasion)
    new = [one for one in other.other_names if one.kind == "new"] if other else []
    return _saying(occasion, f"{new[0].name} will come to the hearing as well.") if new else None


def tracked(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Leave tracked changes in the file."""
    del cases
    unseen = Unseen(inserted="I will come alone.", deleted="I do not believe what you told me.")
    return _unseen(occasion, unseen)


def commented(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Leave a comment in the file."""
    del cases
    return _unseen(occasion, Unseen(comment=("Helen Strand", "Is this the right date?")))


def hidden(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Leave words in the file that the page does not show."""
    del cases
    return _unseen(occasion, Unseen(hidden="Standard paragraph 12 goes here in other letters."))


def metadata(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Leave the title of a letter of another case in the file."""
    other = occasion.random.choice([case for case in cases[1:] if case.id != occasion.case.id])
    return _unseen(occasion, Unseen(title=f"{number(other)} {other.people[0].name}"))


def _saying(occasion: Occasion, paragraph: str) -> Draft:
    """Write an ordinary letter with one more paragraph."""
    draft = ordinary(occasion)
    return replace(draft, paragraphs=(draft.paragraphs[0], paragraph, *draft.paragraphs[1:]))


def _unseen(occasion: Occasion, unseen: Unseen) -> Draft:
    return replace(ordinary(occasion), unseen=unseen)


def _protected_other(occasion: Occasion) -> Person | None:
    """Give the other parent if they are protected from this one."""
    if isinstance(occasion.to, Organisation):
        return None
    other = other_party(occasion.case, occasion.to.id)
    kept = {one.subject for one in occasion.case.restrictions if occasion.to.id in one.hidden_from}
    return other if other.id in kept else None


def _kept_address(occasion: Occasion) -> PostalAddress | None:
    """Give the other parent's home if this one must not learn it."""
    other = _protected_other(occasion)
    home = current(other, occasion.today) if other else None
    mine = {one.written() for one in occasion.to.addresses}
    return home if home and home.kind != "refuge" and home.written() not in mine else None


FAULTS: tuple[tuple[tuple[str, ...], Fault, tuple[str, ...]], ...] = (
    (("salutation.mismatch",), salutation, ("docx", "pdf")),
    (("channel.mismatch",), channel, ("docx", "pdf")),
    (("reference.other-case",), reference, ("docx", "pdf")),
    (("person.other-case",), person, ("docx", "pdf")),
    (("template.gap",), gap, ("docx", "pdf")),
    (("copies.exposed",), copies, ("docx", "pdf")),
    (("protected.address",), protected_address, ("docx", "pdf")),
    (("protected.address",), protected_in_header, ("docx", "pdf")),
    (("protected.address", "hidden.comments"), protected_in_comment, ("docx",)),
    (("protected.address",), protected_in_metadata, ("docx", "pdf")),
    (("protected.address", "hidden.text"), protected_in_hidden_text, ("docx", "pdf")),
    (("protected.contact",), protected_contact, ("docx", "pdf")),
    (("protected.refuge",), protected_refuge, ("docx", "pdf")),
    (("protected.adoption",), protected_adoption, ("docx", "pdf")),
    (("protected.location-clue",), protected_clue, ("docx", "pdf")),
    (("protected.name",), protected_name, ("docx", "pdf")),
    (("hidden.tracked-changes",), tracked, ("docx",)),
    (("hidden.comments",), commented, ("docx",)),
    (("hidden.text",), hidden, ("docx", "pdf")),
    (("hidden.metadata",), metadata, ("docx", "pdf")),
)
"""Every mistake of this file: its codes, and the kinds of file it can be made in."""
