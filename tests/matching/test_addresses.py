"""Addresses taken apart, compared with what the record knows of them, and looked up."""

import pytest

from checker.matching.addresses import AddressVerdict, compare, parse, premises_key

TENEMENT = ("Flat 6", "12 Comely Row", "Edinburgh", "EH4 1AN")


def test_an_address_is_taken_apart_into_what_tells_doors_apart() -> None:
    """Every part has its own place."""
    parsed = parse("Flat 3 Block B, Acorn Court, 12-14 Upper Wharf Rd, Ormley, W Yorks, XX1 7AA")

    assert (parsed.unit_kind, parsed.unit, parsed.block) == ("flat", "3", "b")
    assert (parsed.building, parsed.number) == ("acorn court", "12-14")
    assert (parsed.street, parsed.street_type) == ("upper wharf road", "road")
    assert parsed.qualifiers == ("upper",)
    assert (parsed.places.towns, parsed.places.county) == ((("ormley",),), "west yorkshire")
    assert parsed.postcode == "XX1 7AA"


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("9 Alma Road, Ormley, XX1 4AB", id="commas"),
        pytest.param("9 Alma Road\nOrmley\nXX1 4AB", id="lines"),
        pytest.param("9 Alma Road | Ormley | XX1 4AB", id="pipes"),
        pytest.param(("9 Alma Road", "Ormley", "XX1 4AB"), id="a line a part"),
    ],
)
def test_lines_may_be_parted_in_any_way(written: str | tuple[str, ...]) -> None:
    """A record gives lines, a letter gives text."""
    assert parse(written) == parse("9 Alma Road, Ormley, XX1 4AB")


@pytest.mark.parametrize(
    ("written", "kind", "value"),
    [
        ("PO Box 88, Ormley XX1 4AB", "po-box", "88"),
        ("BFPO 58", "bfpo", "58"),
        ("DX 12345 Ormley 4", "dx", "12345 ormley 4"),
        ("c/o Mrs Bell, 9 Alma Road, Ormley", "care-of", "mrs bell"),
        ("Care of Mrs Bell, 9 Alma Road, Ormley", "care-of", "mrs bell"),
        ("A1234BC Mr D Rowe, HMP Fernbridge, Gaol Row", "prison-number", "a1234bc"),
        ("No fixed abode", "no-home", "yes"),
    ],
)
def test_what_is_no_street_is_named(written: str, kind: str, value: str) -> None:
    """The rules for special addresses ask for them by name."""
    assert parse(written).special_of(kind) == value


def test_a_flat_written_another_way_is_said_to_be_that() -> None:
    """Flat 6 and 3F2 may be one door; nobody but the record can tell."""
    found = compare("3F2, 12 Comely Row, Edinburgh EH4 1AN", TENEMENT)

    assert found.verdict is AddressVerdict.WRITTEN_DIFFERENTLY
    assert found.flat_form
    assert found.differs_in == ("flat",)


def test_a_flat_of_the_same_form_is_another_flat() -> None:
    """3F2 and 3F1 are neighbours."""
    found = compare(
        "3F1, 12 Comely Row, Edinburgh EH4 1AN", "3F2, 12 Comely Row, Edinburgh EH4 1AN"
    )

    assert found.verdict is AddressVerdict.NEAR_MISS
    assert not found.flat_form


def test_a_recorded_way_of_writing_is_the_same() -> None:
    """Somebody has settled it before: the record says that the flat is also written so."""
    letter = "3F2, 12 Comely Row, Edinburgh EH4 1AN"

    assert compare(letter, TENEMENT, also_written=["3F2 12 Comely Row"]).verdict == "same"
    assert compare(letter, TENEMENT, also_written=["3F1 12 Comely Row"]).verdict != "same"


def test_a_recorded_way_of_writing_explains_no_other_letter() -> None:
    """An alias of the record's address says nothing of a letter that gives a third one."""
    letter = "Flat 7, 12 Comely Row, Edinburgh EH4 1AN"

    found = compare(letter, TENEMENT, also_written=["3F2 12 Comely Row", "Flat 6 12 Comely Row"])

    assert found.verdict is AddressVerdict.NEAR_MISS


@pytest.mark.parametrize(
    "line", ["Erin Hale", "Ms Erin Hale", "E Hale", "Marlow & Finch Solicitors"]
)
def test_the_name_above_an_address_needs_no_explanation(line: str) -> None:
    """The party's own name, or the firm's, is no building."""
    known = ["Erin Hale", "Marlow and Finch Solicitors"]
    letter = (line, "9 Alma Road", "Ormley", "XX1 4AB")

    assert compare(letter, "9 Alma Road, Ormley XX1 4AB", explained=known).verdict == "same"


def test_a_name_nobody_knows_is_shown() -> None:
    """Another name above the address may be another household."""
    found = compare("Zed Pike, 9 Alma Road, Ormley XX1 4AB", "9 Alma Road, Ormley XX1 4AB")

    assert found.verdict is AddressVerdict.WRITTEN_DIFFERENTLY
    assert found.differs_in == ("building",)


@pytest.mark.parametrize(
    ("a", "b", "differs_in"),
    [
        ("12 Alma Road, Ormley XX1 4AB", "21 Alma Road, Ormley XX1 4AB", ("number",)),
        ("Flat 1, 9 Alma Road XX1 4AB", "Flat 2, 9 Alma Road XX1 4AB", ("flat",)),
        ("9 Alma Road, Ormley XX1 4AB", "9 Alma Close, Ormley XX1 4AB", ("street-type",)),
        ("9 Upper Alma Road XX1 4AB", "9 Lower Alma Road XX1 4AB", ("qualifier",)),
        ("9 Alma Road, Ormley XX1 4AB", "9 Elm Road, Ormley XX1 4AB", ("street",)),
        ("9 Alma Road, Ormley XX1 4AB", "9 Alma Road, Ormley XX1 4AD", ("postcode",)),
        ("9 Alma Road, Ormley", "9 Alma Road, Ormley XX1 4AD", ("postcode",)),
        ("9 Alma Road, Ormley XX1 4AB", "9 Alma Road, Leeds XX1 4AB", ("town",)),
        ("Rose Cottage, Mill Lane XX1 4AB", "Ivy Cottage, Mill Lane XX1 4AB", ("building",)),
        ("Flat 1 Block A, Acorn Court XX1 4AB", "Flat 1 Block B, Acorn Court XX1 4AB", ("block",)),
        ("9 Alma Road, Ormley XX1 4AB", "9 Alma Road, Ormley XX1 4AB", ()),
    ],
)
def test_what_differs_is_named(a: str, b: str, differs_in: tuple[str, ...]) -> None:
    """The person is told where to look."""
    assert compare(a, b).differs_in == differs_in


def test_places_that_have_nothing_in_common_are_different() -> None:
    """A near miss is for what is easily mistaken."""
    assert (
        compare("9 Alma Road, Ormley XX1 4AB", "77 Elm Close, Leeds LS9 9ZZ").verdict == "different"
    )


def test_one_door_has_one_key() -> None:
    """The caseload is looked up by a key that house style does not change."""
    key = premises_key("Flat 3, 12 Wharf Road, Ormley, XX1 7AA")

    assert key is not None
    assert premises_key(("Apt 3", "12 Wharf Rd.", "xx17aa")) == key
    assert premises_key("Flat 4, 12 Wharf Road, Ormley, XX1 7AA") != key


@pytest.mark.parametrize(
    "written", ["", "Ormley", "XX1 4AB", "Alma Road, Ormley XX1 4AB", "9 Alma Road, Ormley"]
)
def test_what_names_no_door_has_no_key(written: str) -> None:
    """A town, a street or a postcode alone would meet half the caseload."""
    assert premises_key(written) is None
