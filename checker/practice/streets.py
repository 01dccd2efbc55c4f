"""Made-up streets in made-up towns, with postcodes of the right shape that do not exist."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from checker.model import Confidential, PostalAddress

TOWNS = (
    ("Harrowfield", "HX97"), ("Bramwick", "HX98"), ("Tarnley", "XX1"), ("Pendlemere", "XX4"),
    ("Oxmere", "QZ5"), ("Aberwyn", "XX7"), ("Dunsmere", "QZ8"), ("Hollinwick", "XX9"),
    ("St Osric", "QZ2"), ("Coldbeck Vale", "XX12"),
)  # fmt: skip
STREETS = (
    "Alder Road", "Arkwright Terrace", "Assembly Row", "Bishop's Walk", "Blackthorn Avenue",
    "Bobbin Lane", "Brook Street", "Canal Wharf", "Chapel Hill", "Cinder Path", "Clover Drive",
    "Cooper's Yard", "Curlew Crescent", "Damson Grove", "Dyer Street", "Elm Road", "Fell View",
    "Fernhill Gardens", "Ffordd y Bryn", "Foundry Lane", "Gannet Way", "Glebe Close",
    "Hawthorn Road", "Heather Bank", "Heol y Felin", "Ivy Place", "Jubilee Street", "Juniper Close",
    "Kestrel Drive", "Kiln Lane", "Larch Close", "Linnet Road", "Lower Mill Street",
    "Maltings Court", "Marl Pit Road", "Meadow Croft", "Nailers Row", "Nightingale Avenue",
    "Old Station Road", "Orchard Rise", "Osier Lane", "Packhorse Way", "Plover Close",
    "Quarry Bank", "Ropewalk", "Rowan Avenue", "Saddler Street", "Shearwater Road",
    "Skylark Gardens", "Smithy Fold", "Spinners Court", "Tanner's Lane", "Teasel Drive",
    "The Crescent", "Upper Green", "Viaduct Street", "Wagon Lane", "Weaver Street",
    "Willow Walk", "Yew Tree Road",
)  # fmt: skip
SCOTTISH_TOWN = ("Strathfinnan", "ZE97")
"""A town of tenements, where a flat is written in several ways."""
HOUSES = (
    "Rose Cottage",
    "Tithe Barn",
    "The Old Forge",
    "Ty Gwyn",
    "Beck House",
    "Lane End",
)
BUILDINGS = (
    "Weaver House",
    "Lantern Court",
    "Albion Mill",
    "Rookwood Court",
    "Tudor Lodge",
)
_INWARD = "ABDEFGHJLNPQRSTUWXYZ"
"""The letters that the second half of a postcode may have."""
_SHARE_OF_FLATS, _SHARE_OF_NAMED = 0.2, 0.08


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The towns, each with the first half of its postcodes, and what stands in them."""

    towns: tuple[tuple[str, str], ...] = TOWNS
    streets: tuple[str, ...] = STREETS
    houses: tuple[str, ...] = HOUSES
    buildings: tuple[str, ...] = BUILDINGS


class Streets:
    """Deals out addresses, none of them twice; each street of a town has its own postcode."""

    def __init__(self, random: Random, today: date, places: Places | None = None) -> None:
        """Begin with nothing dealt."""
        self._places = places or Places()
        self._random = random
        self._today = today
        self._postcodes: dict[tuple[str, str], str] = {}
        self._taken: set[tuple[str, ...]] = set()
        self._count = 0

    def reserve(self, town: str, *postcodes: str) -> None:
        """Keep postcodes for addresses that are already written down."""
        self._postcodes.update({(postcode, town): postcode for postcode in postcodes})

    def home(self, confidential: Confidential, *, flat: bool | None = None) -> PostalAddress:
        """Deal a home that somebody lives in now."""
        town, _ = self._random.choice(self._places.towns)
        lines = self._lines(town, flat=flat)
        postcode = self._postcode(lines[-1].lstrip("0123456789 "), town)
        self._count += 1
        since = self._today - timedelta(days=self._random.randint(60, 900))
        confirmed = self._today - timedelta(days=self._random.randint(3, 200))
        return PostalAddress(
            id=f"A{self._count}",
            lines=lines,
            town=town,
            postcode=postcode,
            use="home",
            kind="residential",
            valid_from=since,
            confidential=confidential,
            safe_to_post=True,
            last_confirmed_on=max(since, confirmed),
        )

    def tenement(self, confidential: Confidential) -> PostalAddress:
        """Deal a flat on a Scottish stair."""
        town, _ = SCOTTISH_TOWN
        stair = self._lines(town, flat=False)[-1]
        door = f"{self._random.randint(1, 4)}F{self._random.randint(1, 3)}"
        return replace(
            self.home(confidential),
            lines=(door, stair),
            town=town,
            postcode=self._postcode(stair.lstrip("0123456789 "), town),
        )

    def former(self, confidential: Confidential) -> PostalAddress:
        """Deal a home that somebody has left."""
        left = self._today - timedelta(days=self._random.randint(30, 700))
        home = self.home(confidential)
        return replace(
            home,
            use="previous",
            valid_from=left - timedelta(days=1500),
            valid_to=left,
            last_confirmed_on=min(left, home.last_confirmed_on or left),
        )

    def office(self, use: str = "work") -> PostalAddress:
        """Deal an office, no secret to anybody."""
        return replace(
            self.home(Confidential.NO, flat=False),
            use=use,
            kind="office",
            last_confirmed_on=None,
        )

    def _lines(self, town: str, *, flat: bool | None) -> tuple[str, ...]:
        """Deal the lines of an address that nobody has."""
        while True:
            street = self._random.choice(self._places.streets)
            chance = self._random.random()
            number = self._random.randint(2, 148)
            lines: tuple[str, ...] = (f"{number} {street}",)
            if flat or (flat is None and chance < _SHARE_OF_FLATS):
                door = self._random.randint(1, 24)
                lines = (f"Flat {door}", *lines)
                if chance < _SHARE_OF_FLATS / 3:
                    lines = (f"Flat {door}", self._random.choice(self._places.buildings), lines[-1])
            elif flat is None and chance > 1 - _SHARE_OF_NAMED:
                lines = (self._random.choice(self._places.houses), street)
            if (*lines, town) not in self._taken:
                self._taken.add((*lines, town))
                return lines

    def _postcode(self, street: str, town: str) -> str:
        """Give the postcode of a street, the same every time."""
        outward = dict((*self._places.towns, SCOTTISH_TOWN))[town]
        while (street, town) not in self._postcodes:
            letters = "".join(self._random.choices(_INWARD, k=2))
            postcode = f"{outward} {self._random.randint(1, 9)}{letters}"
            if postcode not in self._postcodes.values():
                self._postcodes[street, town] = postcode
        return self._postcodes[street, town]
