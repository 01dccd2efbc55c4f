"""Made-up addresses as structures, the ways people write them, and edits that make another door."""

from dataclasses import dataclass, replace
from random import Random

STREETS = (
    "Alma", "Victoria", "Station", "Church", "Mill", "Upper Brook", "Green", "St Mary's", "Park",
    "Old Forge", "King's", "Queen Anne", "Wharf", "Elm", "Great Western", "Long", "Chestnut",
    "Hill",
    "Beaumont", "The Crescent View", "North", "Lower Priory", "Marlow", "Hazel Wood", "Rose Hill",
)  # fmt: skip
TYPES = {
    "Road": "Rd", "Street": "St", "Lane": "Ln", "Avenue": "Ave", "Close": "Cl", "Drive": "Dr",
    "Gardens": "Gdns", "Crescent": "Cres", "Terrace": "Terr", "Square": "Sq", "Place": "Pl",
    "Court": "Ct", "Grove": "Gr", "Way": "Way", "Park": "Pk", "Walk": "Walk", "Mews": "Mews",
    "Hill": "Hill", "Rise": "Rise", "View": "View", "Green": "Green", "Row": "Row",
}  # fmt: skip
BUILDINGS = ("Acorn", "Hazel", "Rowan", "Kelvin", "Tower", "Albion", "Mill View", "St James")
BUILDING_TYPES = {
    "House": "Hse",
    "Court": "Ct",
    "Lodge": "Lodge",
    "Mansions": "Mans.",
    "Point": "Point",
}
COTTAGES = (
    "Rose Cottage",
    "Ivy Cottage",
    "Manor Farm",
    "The Old Rectory",
    "Fairview",
    "Mill House",
)
LOCALITIES = ("", "", "Little Wittering", "Headingley", "Wood Green", "Upper Thaxbury", "Hadley")
TOWNS = ("Ormley", "Leeds", "Norwich", "Thaxbury", "St Ives", "Newark", "Bury St Edmunds")
COUNTIES = {
    "": "",
    "West Yorkshire": "W. Yorks",
    "Hampshire": "Hants",
    "Kent": "Kent",
    "Norfolk": "Norfolk",
}
LETTERS = "ABDEFGHJLNPQRSTUWXYZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """One made-up front door."""

    flat: str = ""
    building: tuple[str, str] | None = None
    house: str = ""
    number: str = ""
    street: str
    type: str
    locality: str = ""
    town: str = "Ormley"
    county: str = ""
    postcode: str = "XX1 4AB"


def door(random: Random) -> Door:
    """Make up a front door."""
    kind = random.choice(("house", "house", "house", "flat", "flat-in-block", "named"))
    number = str(random.randint(1, 140))
    if random.random() < 0.15:
        number += random.choice("AB")
    elif random.random() < 0.05:
        number = f"{number}-{int(number) + 2}"
    in_block = kind == "flat-in-block"
    return Door(
        flat=random.choice((str(random.randint(1, 40)), random.choice("ABCD")))
        if "flat" in kind
        else "",
        building=(random.choice(BUILDINGS), random.choice(list(BUILDING_TYPES)))
        if in_block
        else None,
        house=random.choice(COTTAGES) if kind == "named" else "",
        number="" if kind == "named" else number,
        street=random.choice(STREETS),
        type=random.choice(list(TYPES)),
        locality=random.choice(LOCALITIES),
        town=random.choice(TOWNS),
        county=random.choice(list(COUNTIES)),
        postcode=_postcode(random),
    )


def written(one: Door, random: Random, *, plainly: bool = False) -> str:
    """Write a door as somebody might; plainly leaves the style as a case record has it."""
    brief = not plainly and random.random() < 0.6
    flat_word = (
        "Flat"
        if plainly
        else random.choice(("Flat", "Flat", "Apartment", "Apt.", "flat", "Flat No."))
    )
    kind = TYPES[one.type] if brief else one.type
    street = f"{one.number} {one.street} {kind}".strip()
    if not plainly and random.random() < 0.2:
        street = street.replace("'", "\u2019")
    if brief and random.random() < 0.3:
        street += "."
    block = ""
    if one.building:
        name, of = one.building
        block = f"{name} {BUILDING_TYPES[of] if brief else of}"
    flat = f"{flat_word} {one.flat}" if one.flat else ""
    parts = [part for part in (flat, block, one.house, street) if part]
    if not plainly and one.flat and not one.building and random.random() < 0.2:
        parts = [street, flat]
    drop_county = not plainly and random.random() < 0.5
    county = "" if drop_county else (COUNTIES[one.county] if brief else one.county)
    postcode = (
        one.postcode
        if plainly
        else random.choice((one.postcode, one.postcode.replace(" ", ""), one.postcode.lower()))
    )
    parts += [part for part in (one.locality, one.town, county, postcode) if part]
    text = (", " if plainly else random.choice((", ", "\n", ",\n", " | "))).join(parts)
    return text if plainly else random.choice((text, text, text.upper()))


def another(one: Door, random: Random) -> Door:
    """Change a door into another one, in the smallest of ways."""
    edits = [_street_type, _street_word, _postcode_edit, _qualifier]
    if one.number:
        edits += [_number, _number, _suffix, _range, _unnumbered]
    if one.flat:
        edits += [_flat, _flat, _no_flat]
    if one.building:
        edits += [_building]
    if one.house:
        edits += [_house]
    if not one.flat:
        edits += [_new_flat]
    changed = random.choice(edits)(one, random)
    return changed if changed != one else another(one, random)


def _number(one: Door, random: Random) -> Door:
    digits = "".join(letter for letter in one.number.split("-")[0] if letter.isdigit())
    options = {
        digits[::-1].lstrip("0"),
        f"{digits}1",
        f"1{digits}",
        str(int(digits) + 1),
        digits[1:].lstrip("0"),
        str(int(digits) + 2),
    }
    return replace(one, number=random.choice(sorted(options - {"", "0"})))


def _suffix(one: Door, random: Random) -> Door:
    bare = one.number.split("-")[0].rstrip("ABC")
    return replace(one, number=random.choice((bare, f"{bare}A", f"{bare}B", f"{bare}C")))


def _range(one: Door, random: Random) -> Door:
    bare = one.number.split("-")[0].rstrip("ABC")
    return replace(one, number=f"{bare}-{int(bare) + random.randint(1, 4)}")


def _unnumbered(one: Door, random: Random) -> Door:
    del random
    return replace(one, number="", house="", building=None, flat="")


def _flat(one: Door, random: Random) -> Door:
    return replace(
        one, flat=random.choice((str(random.randint(1, 40)), random.choice("ABCD"), f"{one.flat}1"))
    )


def _no_flat(one: Door, random: Random) -> Door:
    del random
    return replace(one, flat="")


def _new_flat(one: Door, random: Random) -> Door:
    return replace(one, flat=str(random.randint(1, 9)))


def _building(one: Door, random: Random) -> Door:
    return replace(one, building=(random.choice(BUILDINGS), random.choice(list(BUILDING_TYPES))))


def _house(one: Door, random: Random) -> Door:
    return replace(one, house=random.choice((*COTTAGES, f"{one.house} Barn", f"1 {one.house}", "")))


def _street_type(one: Door, random: Random) -> Door:
    return replace(one, type=random.choice(list(TYPES)))


def _street_word(one: Door, random: Random) -> Door:
    return replace(one, street=random.choice((*STREETS, f"{one.street}s", f"{one.street} Park")))


def _qualifier(one: Door, random: Random) -> Door:
    word = random.choice(("Upper", "Lower", "Old", "New", "North", "Great", "Little"))
    return replace(one, street=f"{word} {one.street}")


def _postcode_edit(one: Door, random: Random) -> Door:
    at = random.choice((0, 2, 4, 5, 6))
    pool = "123456789" if one.postcode[at].isdigit() else LETTERS
    return replace(one, postcode=one.postcode[:at] + random.choice(pool) + one.postcode[at + 1 :])


def _postcode(random: Random) -> str:
    area = random.choice(("LS", "NR", "XX", "NG", "YO", "HX"))
    district, sector = random.randint(1, 9), random.randint(1, 9)
    return f"{area}{district} {sector}{random.choice(LETTERS)}{random.choice(LETTERS)}"
