"""Made-up letters in many layouts, each with every address that stands in it."""

from collections.abc import Callable
from random import Random

from checker.model import Role
from tests.builders.address_letters import AddressLetter, address

OWN = ("Advisory House", "40 Station Road", "Exampletown", "XX1 3KK")
"""The sender's own office, as its policy has it."""

_PEOPLE = (
    "Ms Erin Hale", "Mr Tom Pike", "Mrs A. Okoro", "Dr Sam Whitlow", "Miss Zofia Nowak",
    "Mr Huw ap Rhys", "Mrs Bell-Carter", "Jordan Marsh", "Mx Robin Ash", "Mr & Mrs Dunne",
    "PRIYA NAIR", "Mr D O'Shea",
)  # fmt: skip
_BODIES = ("Marlow & Finch Solicitors", "Ormley Family Court", "Harrow Vale Council", "Bright LLP")
_PROSE = (
    (
        "Thank you for coming to see me last week. I have now spoken with the school and with the"
        " health visitor, and I write to tell you what comes next."
    ),
    (
        "The hearing is on 9 December at 10am in court 3 and I shall be there. Section 7 of the"
        " report says what I found, and page 12 what I recommend."
    ),
    (
        "You do not have to do anything before then. If you need an interpreter, or cannot climb"
        " stairs, tell us on 01632 960123 and we will arrange it."
    ),
    "Robin is 9 years old and said that he would like to see both of his parents at weekends.",
)


Layout = Callable[[AddressLetter, Random], None]


def letters(seed: int, count: int) -> list[AddressLetter]:
    """Make up letters: every layout in turn, the addresses by chance."""
    random = Random(seed)
    return [_letter(LAYOUTS[number % len(LAYOUTS)], random, number) for number in range(count)]


def _letter(layout: Layout, random: Random, number: int) -> AddressLetter:
    made = AddressLetter(name=f"{number} {layout.__name__.strip('_')}")
    layout(made, random)
    return made


def _window(made: AddressLetter, random: Random) -> None:
    """The usual letter: the sender on the right, the reader's block on the left."""
    _letterhead(made, random)
    whom = random.choice(_PEOPLE)
    made.left("4 November 2026", "Our ref: KT24P00817")
    made.left(whom, *made.has(address(random), Role.RECIPIENT))
    _body(made, whom, random)
    _sign(made, random)


def _window_right(made: AddressLetter, random: Random) -> None:
    """A letter for an envelope with its window on the right."""
    whom = random.choice(_PEOPLE)
    made.left("Family Advisory Service", *made.has(OWN, Role.SENDER))
    made.far(whom, *made.has(address(random), Role.RECIPIENT))
    _body(made, whom, random)
    _sign(made, random)


def _two_columns(made: AddressLetter, random: Random) -> None:
    """The reader's block and the sender's on the same lines."""
    whom = random.choice(_PEOPLE)
    own = made.has(OWN, Role.SENDER)
    made.beside(
        (whom, *made.has(address(random), Role.RECIPIENT)),
        ("Family Advisory Service", *own, "Tel 01632 960100"),
    )
    _body(made, whom, random)
    _sign(made, random)


def _one_line(made: AddressLetter, random: Random) -> None:
    """The reader's name and address on one line."""
    whom = random.choice(_PEOPLE)
    reader = made.has(address(random), Role.RECIPIENT, Role.MENTION)
    made.left("5 November 2026")
    made.left(", ".join((whom, *reader)))
    _body(made, whom, random)
    _told(made, random)
    _sign(made, random)


def _details_table(made: AddressLetter, random: Random) -> None:
    """A form: what it is on the left, what was filled in on the right."""
    one, other = (made.has(address(random), *_ANY_BELOW) for _ in range(2))
    made.left("Application details")
    made.table(
        (("Applicant",), (random.choice(_PEOPLE),)),
        (("Address",), one),
        (("Telephone",), ("01632 960145",)),
        (("Respondent",), (random.choice(_PEOPLE),)),
        (("Address",), (", ".join(other),)),
    )
    made.prose(random.choice(_PROSE))


def _parties_table(made: AddressLetter, random: Random) -> None:
    """The parties beside one another, each with an address of several lines."""
    whom = random.choice(_PEOPLE)
    made.left(whom, *made.has(address(random), Role.RECIPIENT))
    made.left(f"Dear {whom}")
    people = random.sample(_PEOPLE, 2)
    cells = tuple((name, *made.has(address(random))) for name in people)
    made.table((("Applicant",), ("Respondent",)), cells)
    made.prose(random.choice(_PROSE))
    _sign(made, random)


def _copies(made: AddressLetter, random: Random) -> None:
    """Those who get a copy, with their addresses, below the signature."""
    whom = random.choice(_PEOPLE)
    made.left(whom, *made.has(address(random), Role.RECIPIENT))
    _body(made, whom, random)
    _sign(made, random)
    made.left("cc", random.choice(_BODIES), *made.has(address(random), Role.COPY, Role.MENTION))
    made.left(random.choice(_PEOPLE), *made.has(address(random), *_ANY_BELOW))


def _copies_one_line(made: AddressLetter, random: Random) -> None:
    """Copies on a line each."""
    whom = random.choice(_PEOPLE)
    _letterhead(made, random)
    made.left(whom, *made.has(address(random), Role.RECIPIENT))
    _body(made, whom, random)
    _sign(made, random)
    for name in random.sample(_PEOPLE, 2):
        line = ", ".join((name, *made.has(address(random), *_ANY_BELOW)))
        made.left(f"cc: {line}")


def _in_sentences(made: AddressLetter, random: Random) -> None:
    """Addresses within what the letter says."""
    whom = random.choice(_PEOPLE)
    made.left(whom, *made.has(address(random), Role.RECIPIENT))
    made.left(f"Dear {whom}")
    for words in (
        "You told me that you used to live at {}, and that you moved in May.",
        "The father's address is {}.",
        "Please bring the children to {} at 3pm on Friday 4 December, and wait at reception.",
    ):
        made.prose(words.format(", ".join(made.has(address(random)))))
    _sign(made, random)


def _labelled(made: AddressLetter, random: Random) -> None:
    """Blocks with what they are before them."""
    whom = random.choice(_PEOPLE)
    made.left(f"To: {whom}", *made.has(address(random), Role.RECIPIENT))
    _body(made, whom, random)
    made.left("Address for service:", *made.has(address(random)))
    made.left(f"Home address: {', '.join(made.has(address(random)))}")
    _sign(made, random)


def _quoted(made: AddressLetter, random: Random) -> None:
    """An answer above the message that it answers, whose writer signs with an address."""
    made.left("Dear colleague")
    made.prose(random.choice(_PROSE))
    made.left("Kind regards", "Priya Nair", "Family Advisory Service")
    made.left(", ".join(made.has(OWN, Role.SENDER)))
    there = made.has(address(random), *_ANY_BELOW)
    made.left(
        "> On 3 November 2026 Ida Quayle wrote:",
        "> Please note our new address.",
        "> Ida Quayle",
        "> Marlow & Finch Solicitors",
        *(f"> {line}" for line in there),
    )


def _signed_with_address(made: AddressLetter, random: Random) -> None:
    """The writer's own address below the signature, and a footer with the office's."""
    whom = random.choice(_PEOPLE)
    made.left(whom, *made.has(address(random), Role.RECIPIENT))
    _body(made, whom, random)
    made.left("Yours sincerely", "Priya Nair", "Family Court Adviser")
    made.left("Family Advisory Service", *made.has(OWN, Role.SENDER), "Tel: 01632 960100")


def _care_of(made: AddressLetter, random: Random) -> None:
    """Written to somebody in the care of another, or through their office."""
    whom = random.choice(_PEOPLE)
    above = random.choice(("c/o Mrs Bell", "Marlow & Finch Solicitors", "Private and confidential"))
    names = (above, whom) if above.startswith("Private") else (whom, above)
    made.left(*names, *made.has(address(random), Role.RECIPIENT))
    _body(made, whom, random)
    _told(made, random)
    _sign(made, random)


def _list_of_parties(made: AddressLetter, random: Random) -> None:
    """A table with a row a person: name, address and postcode in cells of their own."""
    rows: list[tuple[tuple[str, ...], ...]] = [(("Name",), ("Address",), ("Postcode",))]
    made.left("Parties")
    for name in random.sample(_PEOPLE, 3):
        lines = made.has(address(random, alone=True), *_ANY_BELOW)
        rows.append(((name,), (", ".join(lines[:-1]),), (lines[-1],)))
    made.table(*rows)
    made.prose(random.choice(_PROSE))


def _numbered_list(made: AddressLetter, random: Random) -> None:
    """Who gets the order, numbered, an address a line."""
    made.left("The order is to be served on:")
    mark = random.choice(("{}. ", "({}) ", "- ", "\u2022 "))
    made.left(
        *(
            mark.format(at) + ", ".join((name, *made.has(address(random), *_ANY_BELOW)))
            for at, name in enumerate(random.sample(_PEOPLE, 3), start=1)
        )
    )
    made.prose(random.choice(_PROSE))


def _in_brackets(made: AddressLetter, random: Random) -> None:
    """Addresses in brackets and after a dash, in sentences."""
    whom = random.choice(_PEOPLE)
    made.left("5 November 2026", whom, *made.has(address(random), Role.RECIPIENT))
    made.left(f"Dear {whom}")
    inside, after = (", ".join(made.has(address(random))) for _ in range(2))
    made.prose(f"The mother now lives with her sister ({inside}) and works near by.")
    made.prose(f"His last known address \u2013 {after} \u2013 was visited on 3 November 2026.")
    _sign(made, random)


def _contact_lines(made: AddressLetter, random: Random) -> None:
    """Telephone, email and a date of birth straight above and below a block."""
    whom = random.choice(_PEOPLE)
    made.left("Ref: KT24P00817", "Date: 5 November 2026")
    made.left(whom, *made.has(address(random), Role.RECIPIENT), "By email: e.hale@example.org")
    _body(made, whom, random)
    made.left(
        "Father",
        f"Name: {random.choice(_PEOPLE)}",
        "Date of birth: 3 May 1988",
        "Address:",
        *made.has(address(random)),
        "Tel: 07700 900145",
        "Email: t.pike@example.org",
    )
    _sign(made, random)


def _commas(made: AddressLetter, random: Random) -> None:
    """Lines that end in commas, the old way, and a full stop at the end."""
    whom = random.choice(_PEOPLE)
    lines = made.has(address(random), Role.RECIPIENT)
    made.left(f"{whom},", *(f"{line}," for line in lines[:-1]), f"{lines[-1]}.")
    _body(made, whom, random)
    _told(made, random)
    _sign(made, random)


def _capitals(made: AddressLetter, random: Random) -> None:
    """Everything about the reader in capitals, as systems print it."""
    whom = random.choice(_PEOPLE).upper()
    lines = tuple(line.upper() for line in address(random))
    _letterhead(made, random)
    made.left(whom, *made.has(lines, Role.RECIPIENT))
    _body(made, whom, random)
    _sign(made, random)


def _address_box(made: AddressLetter, random: Random) -> None:
    """The reader's block in a cell, the office's beside it, and a box with a third."""
    whom = random.choice(_PEOPLE)
    made.table(
        (
            (whom, *made.has(address(random), Role.RECIPIENT)),
            ("Family Advisory Service", *made.has(OWN, Role.SENDER)),
        )
    )
    _body(made, whom, random)
    made.table((("Carer",), (random.choice(_PEOPLE), *made.has(address(random)))))
    _sign(made, random)


def _labels(made: AddressLetter, random: Random) -> None:
    """A sheet of labels: two addresses beside one another, and two more below."""
    for _ in range(2):
        one, other = (
            (random.choice(_PEOPLE), *made.has(address(random), *_ANY_BELOW)) for _ in range(2)
        )
        made.beside(one, other)


def _report(made: AddressLetter, random: Random) -> None:
    """A report: headings, then what is known of each person in a paragraph."""
    made.left("Report for the court", "Case KT24P00817")
    made.left("1. Background")
    one, other, third = (", ".join(made.has(address(random))) for _ in range(3))
    made.prose(
        f"Mr Pike is 34 and lives at {one}. He moved there in 2024 from {other} with his partner."
    )
    made.prose(f"{random.choice(_PROSE)} The handover is at {third}.")
    made.left("2. What happens next")
    made.prose(random.choice(_PROSE))


_ANY_BELOW = (Role.COPY, Role.MENTION, Role.SENDER, Role.RECIPIENT)
LAYOUTS: tuple[Layout, ...] = (
    _window, _window_right, _two_columns, _one_line, _details_table, _parties_table, _copies,
    _copies_one_line, _in_sentences, _labelled, _quoted, _signed_with_address, _care_of,
    _list_of_parties, _numbered_list, _in_brackets, _contact_lines, _commas, _capitals,
    _address_box, _labels, _report,
)  # fmt: skip


def _letterhead(made: AddressLetter, random: Random) -> None:
    own = made.has(OWN, Role.SENDER)
    if random.random() < 0.5:
        made.far("Family Advisory Service", *own, "www.advice.example")
    else:
        made.left(f"Family Advisory Service, {', '.join(own)}")


def _body(made: AddressLetter, whom: str, random: Random) -> None:
    made.left(f"Dear {whom.title() if whom.isupper() else whom}")
    for text in random.sample(_PROSE, 2):
        made.prose(text)


def _told(made: AddressLetter, random: Random) -> None:
    made.prose(f"We last wrote to {', '.join(made.has(address(random)))} and had no answer.")


def _sign(made: AddressLetter, random: Random) -> None:
    made.left(random.choice(("Yours sincerely", "Yours faithfully", "Kind regards")), "Priya Nair")
