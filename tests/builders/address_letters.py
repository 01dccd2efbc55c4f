"""Made-up letters in many layouts, each with every address that stands in it."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from email.message import EmailMessage
from html import escape
from random import Random
from textwrap import wrap

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from checker.model import Role
from tests.builders import docx_files
from tests.builders.scan_pages import Harm, drawn, harmed

FORMATS = ("docx", "pdf", "scan", "eml")
OWN = ("Advisory House", "40 Station Road", "Exampletown", "XX1 3KK")
"""The sender's own office, as its policy has it."""

_POINTS_PER_MM = 72 / 25.4
_MANY_CELLS = 3
_PEOPLE = (
    "Ms Erin Hale", "Mr Tom Pike", "Mrs A. Okoro", "Dr Sam Whitlow", "Miss Zofia Nowak",
    "Mr Huw ap Rhys", "Mrs Bell-Carter", "Jordan Marsh", "Mx Robin Ash", "Mr & Mrs Dunne",
    "PRIYA NAIR", "Mr D O'Shea",
)  # fmt: skip
_BODIES = ("Marlow & Finch Solicitors", "Ormley Family Court", "Harrow Vale Council", "Bright LLP")
_STREETS = (
    "Orchard Close", "Alma Road", "Marlow Street", "Upper Brook Lane", "The Broadway",
    "St Mary's Gardens", "Station Parade", "Kingsway", "Castle View", "Long Acre", "Mill Rd",
    "Chapel St", "Park Ave.", "Queen Anne Crescent", "Heol y Bont", "Ffordd Las", "High Street",
    "Wood End Green", "Larch Rise", "Albion Terrace", "Hazel Grove", "Quay Row", "Kirkgate",
)  # fmt: skip
_TOWNS = (
    "Ormley", "Thaxbury", "Harrowfield", "St Ives", "Aberwen", "Stoke-on-Trent", "Little Norton",
    "Garsby", "LEEDS", "Newcastle upon Tyne", "Exampletown", "Bury St Edmunds",
)  # fmt: skip
_COUNTIES = ("", "", "", "Norfolk", "West Yorkshire", "Kent", "Co. Antrim", "Hants")
_HOUSES = (
    "Rose Cottage", "The Old Rectory", "Manor Farm", "Fairview", "Bryn Awel", "Hill House",
    "Low Moor Farmhouse", "The Barn",
)  # fmt: skip
_BLOCKS = ("Hazel House", "Acorn Court", "Kelvin Point", "Albion Mansions", "Tower Lodge")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One address of a letter: its lines, and the roles that are right for it."""

    lines: tuple[str, ...]
    roles: frozenset[Role] = frozenset({Role.MENTION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Lines that stand together: on the left, on the right, in cells, or as prose to be wrapped."""

    kind: str
    lines: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    rows: tuple[tuple[tuple[str, ...], ...], ...] = ()


@dataclass(slots=True, kw_only=True)
class AddressLetter:
    """A letter as parts from top to bottom, and every address in it."""

    name: str
    parts: list[Part] = field(default_factory=list)
    addresses: list[Written] = field(default_factory=list)

    def left(self, *lines: str) -> None:
        """Write lines on the left."""
        self.parts.append(Part(kind="left", lines=lines))

    def far(self, *lines: str) -> None:
        """Write lines on the right half."""
        self.parts.append(Part(kind="right", lines=lines))

    def beside(self, left: tuple[str, ...], right: tuple[str, ...]) -> None:
        """Write two blocks beside one another."""
        self.parts.append(Part(kind="beside", lines=left, right=right))

    def table(self, *rows: tuple[tuple[str, ...], ...]) -> None:
        """Write a table; each cell has its lines."""
        self.parts.append(Part(kind="table", rows=rows))

    def prose(self, text: str) -> None:
        """Write a paragraph."""
        self.parts.append(Part(kind="prose", lines=(text,)))

    def has(self, lines: tuple[str, ...], *roles: Role) -> tuple[str, ...]:
        """Note an address that stands in the letter, and give it back."""
        right = frozenset(roles or (Role.MENTION,))
        self.addresses.append(Written(lines=lines, roles=right))
        return lines


def address(random: Random, *, alone: bool = False) -> tuple[str, ...]:
    """Make up an address in one of the many forms that British ones have.

    Args:
        random: Where chance comes from.
        alone: Whether the postcode stands alone in the last line.

    """
    town, postcode = random.choice(_TOWNS), _postcode(random)
    county = random.choice(_COUNTIES)
    street = f"{_number(random)} {random.choice(_STREETS)}"
    forms: tuple[Callable[[], tuple[str, ...]], ...] = (
        lambda: (street,),
        lambda: (street,),
        lambda: (street,),
        lambda: (f"Flat {random.randint(1, 60)}", street),
        lambda: (f"Flat {random.choice('ABCD')}, {random.choice(_BLOCKS)}", street),
        lambda: (f"Apartment {random.randint(1, 60)}", random.choice(_BLOCKS), street),
        lambda: (random.choice(_HOUSES), random.choice(_STREETS)),
        lambda: (random.choice(_BLOCKS), street),
        lambda: (f"{random.choice(('Ground', 'First', '2nd'))} Floor Flat", street),
        lambda: (f"{random.randint(0, 4)}F{random.randint(1, 3)}", street),
        lambda: (f"Flat {random.randint(0, 3)}/{random.randint(1, 3)}", street),
        lambda: (f"PO Box {random.randint(10, 9000)}",),
        lambda: (f"Unit {random.randint(1, 30)}", "Riverside Business Park", "Mill Lane"),
        lambda: ("HMP Fernbridge", "Gaol Road"),
        lambda: (f"Room {random.randint(1, 9)}", "Hope House", street),
        lambda: ("The Annexe", street),
        lambda: (random.choice(_HOUSES),),
    )
    lines = random.choice(forms)()
    if len(lines) == 1 and lines[0] in _HOUSES:
        lines = (*lines, "Little Wittering")
    places: tuple[str, ...] = (town, county, postcode) if county else (town, postcode)
    if random.random() < 0.2 and not county and not alone:
        places = (f"{town} {postcode}",)
    return (*lines, *places)


def letters(seed: int, count: int) -> list[AddressLetter]:
    """Make up letters: every layout in turn, the addresses by chance."""
    random = Random(seed)
    return [_letter(LAYOUTS[number % len(LAYOUTS)], random, number) for number in range(count)]


Layout = Callable[[AddressLetter, Random], None]


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


def _number(random: Random) -> str:
    number = str(random.randint(1, 240))
    chance = random.random()
    if chance < 0.1:
        return number + random.choice("ABab")
    return f"{number}-{int(number) + 2}" if chance < 0.15 else number


def _postcode(random: Random) -> str:
    outward = random.choice(("XX1", "LS6", "NR14", "YO62", "SA99", "GL6", "E1", "EH4", "BT56"))
    inward = f"{random.randint(1, 9)}{random.choice('ABDEFGHJL')}{random.choice('ABDEFGHJL')}"
    return random.choice((f"{outward} {inward}",) * 5 + (f"{outward}{inward}",))


def written(made: AddressLetter, kind: str, number: int) -> tuple[str, bytes]:
    """Write a letter as a file of one kind; give its name and its bytes."""
    if kind == "docx":
        return f"letter {number}.docx", _docx(made, number)
    if kind == "eml":
        return f"letter {number}.eml", _eml(made, number)
    pdf = _pdf(made)
    return f"letter {number}.pdf", pdf if kind == "pdf" else _scan(pdf, number)


def _plain(made: AddressLetter) -> str:
    out: list[str] = []
    for part in made.parts:
        if part.kind == "prose":
            out += wrap(part.lines[0], 76, break_on_hyphens=False)
        elif part.kind == "right":
            out += [f"{'':44}{line}" for line in part.lines]
        elif part.kind == "beside":
            out += _side_by_side(part.lines, part.right)
        elif part.kind == "table":
            out += [line for row in part.rows for line in _side_by_side(*row)]
        else:
            out += part.lines
        out.append("")
    return "\n".join(out)


def _side_by_side(*blocks: tuple[str, ...]) -> list[str]:
    """Give blocks beside one another, each as wide as it needs to be."""
    rows = max(map(len, blocks))
    padded = [(*block, *("",) * (rows - len(block))) for block in blocks]
    widths = [max(30, *(len(line) + 4 for line in block)) for block in blocks]
    return [
        "".join(f"{text:{width}}" for text, width in zip(row, widths, strict=True)).rstrip()
        for row in zip(*padded, strict=True)
    ]


def _eml(made: AddressLetter, number: int) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "Priya Nair <p.nair@advice.example>", "desk@ormley.example"
    message["Subject"] = "Your case"
    if number % 2:
        message.set_content(_html(made), subtype="html")
    else:
        message.set_content(_plain(made))
    return message.as_bytes()


def _html(made: AddressLetter) -> str:
    out: list[str] = []
    for part in made.parts:
        if part.kind == "table":
            cells = ("".join(f"<td>{_broken(cell)}</td>" for cell in row) for row in part.rows)
            out.append("<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>")
        elif part.kind == "beside":
            row = f"<td>{_broken(part.lines)}</td><td>{_broken(part.right)}</td>"
            out.append(f"<table><tr>{row}</tr></table>")
        else:
            style = ' style="text-align:right"' if part.kind == "right" else ""
            out.append(f"<p{style}>{_broken(part.lines)}</p>")
    return f"<html><body>{''.join(out)}</body></html>"


def _broken(lines: tuple[str, ...]) -> str:
    return "<br>".join(escape(line) for line in lines)


def _docx(made: AddressLetter, number: int) -> bytes:
    out: list[str] = []
    for part in made.parts:
        if part.kind == "table":
            out.append(_word_table(part.rows))
        elif part.kind == "beside":
            out.append(_word_table(((part.lines, part.right),)))
        elif part.kind == "right":
            align = '<w:jc w:val="right"/>' if number % 2 else '<w:ind w:left="5600"/>'
            out.append(_word_lines(part.lines, number, align))
        else:
            out.append(_word_lines(part.lines, number))
        out.append(docx_files.lines(""))
    return docx_files.docx("".join(out))


def _word_lines(lines: tuple[str, ...], number: int, properties: str = "") -> str:
    """Give lines as a paragraph each, or as one paragraph with line breaks in it."""
    if number % 3:
        return "".join(
            docx_files.paragraph(docx_files.run(line), properties=properties) for line in lines
        )
    runs = "<w:r><w:br/></w:r>".join(docx_files.run(line) for line in lines)
    return docx_files.paragraph(runs, properties=properties)


def _word_table(rows: tuple[tuple[tuple[str, ...], ...], ...]) -> str:
    cells = ("".join(f"<w:tc>{docx_files.lines(*cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


class _Page:
    """Writes lines from the top of a page to its foot."""

    def __init__(self, canvas: Canvas) -> None:
        """Begin at the top."""
        self.canvas, self.down = canvas, 22.0

    def line(self, left: float, text: str, down: float | None = None) -> None:
        """Write a line, at a height or at the next."""
        at = self.down if down is None else down
        self.canvas.drawString(left * _POINTS_PER_MM, A4[1] - at * _POINTS_PER_MM, text)
        if down is None:
            self.down += 5.0

    def blocks(self, *blocks: tuple[float, tuple[str, ...]]) -> None:
        """Write blocks beside one another."""
        top = self.down
        for left, lines in blocks:
            for row, text in enumerate(lines):
                self.line(left, text, top + 5.0 * row)
        self.down = top + 5.0 * max(len(lines) for _, lines in blocks)


def _pdf(made: AddressLetter) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.setFont("Helvetica", 10.5)
    page = _Page(canvas)
    for part in made.parts:
        if part.kind == "prose":
            for line in _wrapped(part.lines[0]):
                page.line(22, line)
        elif part.kind == "beside":
            page.blocks((22, part.lines), (125, part.right))
        elif part.kind == "table":
            for row in part.rows:
                step = 60 if len(row) < _MANY_CELLS else 45
                lefts = [22, 22 + step, 172][: len(row)]
                page.blocks(*zip(lefts, map(_in_cell, row), strict=True))
                page.down += 2
        else:
            for line in part.lines:
                page.line(125 if part.kind == "right" else 22, line)
        page.down += 5
    canvas.save()
    return out.getvalue()


def _in_cell(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part for line in lines for part in _wrapped(line, 98))


def _wrapped(text: str, width: float = 166) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if pdfmetrics.stringWidth(longer, "Helvetica", 10.5) > width * _POINTS_PER_MM:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


_HARMS = (Harm(), Harm(skew=0.5, blur=0.5, noise=6), Harm(skew=-0.7, blur=0.4, noise=8, ink=40))


def _scan(pdf: bytes, number: int) -> bytes:
    picture = harmed(drawn(pdf, 200), _HARMS[number % len(_HARMS)], number)
    out = io.BytesIO()
    picture.save(out, format="PDF", resolution=200)
    return out.getvalue()


def in_a_message(made: AddressLetter) -> AddressLetter:
    """Give a letter as a message: the address above its greeting says not where it goes."""
    told = [
        replace(one, roles=one.roles | {Role.MENTION}) if Role.RECIPIENT in one.roles else one
        for one in made.addresses
    ]
    return AddressLetter(name=made.name, parts=made.parts, addresses=told)
