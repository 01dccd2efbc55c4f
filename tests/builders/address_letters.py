"""Letters as parts from top to bottom, with every address in them; and addresses of many forms."""

from dataclasses import dataclass, field, replace
from random import Random

from checker.model import Role

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
    forms = (
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


def in_a_message(made: AddressLetter) -> AddressLetter:
    """Give a letter as a message: the address above its greeting says not where it goes."""
    told = [
        replace(one, roles=one.roles | {Role.MENTION}) if Role.RECIPIENT in one.roles else one
        for one in made.addresses
    ]
    return AddressLetter(name=made.name, parts=made.parts, addresses=told)
