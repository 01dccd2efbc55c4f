"""What is wrong with a made-up letter, why it matters and what to do: said without blame."""

from dataclasses import dataclass

from checker.model import PostalAddress
from checker.practice.session import PracticeLetter, Wrong
from checker.practice.wording import current, number, salutation
from checker.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A heading, what the letter and the record say, and why it matters."""

    heading: str
    letter: str
    record: str
    why: str


def lesson_of(letter: PracticeLetter) -> Lesson:
    """Say what there is to see in a letter."""
    if letter.planted is None:
        return Lesson(
            heading=say("This letter was right to send"),
            letter="",
            record="",
            why=say(
                "Name, address and case number are those on the record, and the letter says "
                "nothing that {name} must not know.",
                name=letter.to.called,
            ),
        )
    return _WAYS[letter.planted.wrong](letter)


def _address(letter: PracticeLetter) -> Lesson:
    held = current(letter.to, letter.today)
    code = letter.planted.code if letter.planted else ""
    written = ", ".join(letter.draft.address)
    if code == "address.gone-away":
        return Lesson(
            heading=say("Post came back from this address"),
            letter=written,
            record=say("Returned, gone away"),
            why=say(
                "{name} does not live there now, and whoever does may open the letter. Ask for "
                "the address to be confirmed before anything else is sent.",
                name=letter.to.called,
            ),
        )
    return Lesson(
        heading=_ADDRESSES.get(code, _ADDRESSES[""])(),
        letter=written,
        record=_written(held),
        why=say(
            "Somebody else would open a letter about a child. Take the address from the record, "
            "not from an earlier letter or from memory."
        ),
    )


_ADDRESSES = {
    "address.previous": lambda: say("The letter goes to an address that this person has left"),
    "address.other-person": lambda: say("The letter goes to the other parent's address"),
    "address.other-case": lambda: say("The letter goes to somebody in another case"),
    "address.near-miss": lambda: say("The address is almost the one on the record, and not it"),
    "": lambda: say("The address is not the one on the record"),
}


def _name(letter: PracticeLetter) -> Lesson:
    return Lesson(
        heading=say("The letter greets somebody else"),
        letter=letter.draft.salutation,
        record=salutation(letter.to),
        why=say(
            "It may have been written for somebody else, and then what follows is about them. "
            "Give it back to its author."
        ),
    )


def _number(letter: PracticeLetter) -> Lesson:
    return Lesson(
        heading=say("The case number is that of another case"),
        letter=letter.draft.reference,
        record=number(letter.case),
        why=say("The answer would be filed in another family's case, or the letter belongs there."),
    )


def _family(letter: PracticeLetter) -> Lesson:
    return Lesson(
        heading=say("The letter tells of another family"),
        letter=_said(letter),
        record=say("Nobody of these names is in this case"),
        why=say(
            "A paragraph was left in from another letter. Two families would know what is "
            "nobody else's business. Give it back to its author."
        ),
    )


def _secret(letter: PracticeLetter) -> Lesson:
    return Lesson(
        heading=say("The letter gives away what {name} must not know", name=letter.to.called),
        letter=letter.draft.header or _said(letter),
        record=say("To be kept from {name}", name=letter.to.formal_name),
        why=say(
            "It can lead somebody to a person who is hidden from them. That puts people in danger, "
            "so it is held whatever else is right. Tell your team lead."
        ),
    )


def _gap(letter: PracticeLetter) -> Lesson:
    return Lesson(
        heading=say("A gap in the template was not filled in"),
        letter=_said(letter),
        record="",
        why=say("The letter is not finished: what belongs in the gap is missing or undecided."),
    )


def _way(letter: PracticeLetter) -> Lesson:
    return Lesson(
        heading=say("The letter says that it goes by email, and it is to be posted"),
        letter=letter.draft.marking,
        record="",
        why=say(
            "One of the two is wrong. Somebody may have agreed not to have post at home. Ask the "
            "author which way was meant."
        ),
    )


def _said(letter: PracticeLetter) -> str:
    """Give the paragraph that a mistake put into an ordinary letter: the second."""
    return letter.draft.paragraphs[1]


def _written(address: PostalAddress | None) -> str:
    return "" if address is None else ", ".join(address.written())


_WAYS = {
    Wrong.ADDRESS: _address,
    Wrong.NAME: _name,
    Wrong.NUMBER: _number,
    Wrong.FAMILY: _family,
    Wrong.PROTECTED: _secret,
    Wrong.GAP: _gap,
    Wrong.WAY: _way,
}
