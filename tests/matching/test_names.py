"""Names of people: one person or another."""

import pytest

from checker.matching.names import (
    NameVerdict,
    ParsedName,
    compare_names,
    find_name,
    folded_name,
    parse_name,
)

SAME, COMPATIBLE, SLIP, DIFFERENT = NameVerdict


@pytest.mark.parametrize(
    ("text", "title", "forenames", "surname"),
    [
        pytest.param("Ms Erin Hale", "Ms", ("Erin",), "Hale", id="title, forename, surname"),
        pytest.param("Hale, Erin Mary", "", ("Erin", "Mary"), "Hale", id="surname first"),
        pytest.param("E. M. Hale", "", ("E.", "M."), "Hale", id="initials"),
        pytest.param("Mr O\u2019Neill", "Mr", (), "O\u2019Neill", id="apostrophe"),
        pytest.param(
            "Mrs Agnieszka W\u00f3jcik-Hall",
            "Mrs",
            ("Agnieszka",),
            "W\u00f3jcik-Hall",
            id="hyphen",
        ),
        pytest.param("Huw ap Rhys", "", ("Huw",), "ap Rhys", id="Welsh ap"),
        pytest.param("Jan van der Berg", "", ("Jan",), "van der Berg", id="particles"),
        pytest.param(
            "Rev. Canon Michael Ames",
            "Rev. Canon",
            ("Michael",),
            "Ames",
            id="two titles",
        ),
        pytest.param("Dr Joan Pike OBE", "Dr", ("Joan",), "Pike", id="honours behind"),
        pytest.param("Joan Pike, MBE", "", ("Joan",), "Pike", id="honours behind a comma"),
        pytest.param("Judge Osei", "Judge", (), "Osei", id="a judge"),
        pytest.param("Erin", "", (), "Erin", id="one word"),
    ],
)
def test_a_name_is_taken_apart(
    text: str,
    title: str,
    forenames: tuple[str, ...],
    surname: str,
) -> None:
    """Title, forenames and surname are told apart however the name is written."""
    parsed = parse_name(text)

    assert (parsed.title, parsed.forenames, parsed.surname) == (title, forenames, surname)


def test_no_name_is_taken_apart_into_nothing() -> None:
    """An empty text has no parts."""
    assert parse_name(" ") == ParsedName()


@pytest.mark.parametrize(
    ("written", "name", "verdict"),
    [
        pytest.param("Erin Hale", "Erin Hale", SAME, id="as it is"),
        pytest.param("HALE, Erin", "Erin Hale", SAME, id="surname first, capitals"),
        pytest.param("Ms Erin Hale", "Erin Hale", SAME, id="with a title"),
        pytest.param("Erin Mary Hale", "Erin Hale", SAME, id="with a middle name"),
        pytest.param("Jan Dvorak", "Jan Dvo\u0159\u00e1k", SAME, id="without accents"),
        pytest.param("Aoife ONeill", "Aoife O\u2019Neill", SAME, id="without apostrophe"),
        pytest.param("Ann Wojcik Hall", "Ann W\u00f3jcik-Hall", SAME, id="without hyphen"),
        pytest.param("E Hale", "Erin Hale", COMPATIBLE, id="initial"),
        pytest.param("E.M. Hale", "Erin Mary Hale", COMPATIBLE, id="two initials"),
        pytest.param("Ms Hale", "Erin Hale", COMPATIBLE, id="title and surname"),
        pytest.param("Erin", "Erin Hale", COMPATIBLE, id="forename alone"),
        pytest.param("Bob Pike", "Robert Pike", COMPATIBLE, id="nickname"),
        pytest.param("Bob", "Robert Pike", COMPATIBLE, id="nickname alone"),
        pytest.param("Mary Hale", "Erin Mary Hale", COMPATIBLE, id="known by the middle name"),
        pytest.param("Ann Hall", "Ann W\u00f3jcik-Hall", COMPATIBLE, id="half of a double name"),
        pytest.param("Omar Kahn", "Omar Khan", SLIP, id="swapped letters"),
        pytest.param("Mr Kahn", "Omar Khan", SLIP, id="swapped letters under a title"),
        pytest.param("Errin Hale", "Erin Hale", SLIP, id="a letter more in the forename"),
        pytest.param("Ben Hale", "Erin Hale", DIFFERENT, id="brother and sister"),
        pytest.param("Erin Pike", "Erin Hale", DIFFERENT, id="another surname"),
        pytest.param("B Hale", "Erin Hale", DIFFERENT, id="another initial"),
        pytest.param("Erin Mary Hale", "Erin Jane Hale", DIFFERENT, id="other middle names"),
        pytest.param("Ms Pike", "Erin Hale", DIFFERENT, id="another title and surname"),
        pytest.param("", "Erin Hale", DIFFERENT, id="no name"),
    ],
)
def test_a_written_name_gets_its_verdict(written: str, name: str, verdict: NameVerdict) -> None:
    """What may be the person is told from what is a slip and from what is somebody else."""
    assert compare_names(written, [name]) is verdict


def test_any_recorded_name_will_do() -> None:
    """A previous name is a name of the person."""
    assert compare_names("Erin Pike", ["Erin Hale", "Erin Pike"]) is SAME


def test_the_other_title_is_another_person_of_the_family() -> None:
    """Mr Hale is not Ms Hale."""
    assert compare_names("Mr Hale", ["Erin Hale"], title="Ms") is DIFFERENT
    assert compare_names("Mrs Hale", ["Erin Hale"], title="Ms") is COMPATIBLE


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("Erin Hale", "Erin Hale", id="as it is"),
        pytest.param("Erin Hale", "ERIN HALE", id="capitals"),
        pytest.param("Erin Hale", "Hale, Erin", id="surname first"),
        pytest.param("Erin Hale", "E. Hale", id="initial"),
        pytest.param("Erin Hale", "E Hale", id="initial without a full stop"),
        pytest.param("Erin Hale", "E.M. Hale", id="two initials"),
        pytest.param("Erin Hale", "Erin Mary Hale", id="a middle name"),
        pytest.param("Erin Mary Hale", "Erin Hale", id="without the middle name"),
        pytest.param("Ms Erin Hale", "Ms Hale", id="title and surname"),
        pytest.param("Erin Hale", "Erin\nHale", id="over two lines"),
        pytest.param("Jan Dvo\u0159\u00e1k", "Jan Dvorak", id="accents left out"),
        pytest.param("Jan Dvorak", "Jan Dvo\u0159\u00e1k", id="accents put in"),
        pytest.param("Aoife O'Neill", "Aoife O\u2019Neill", id="another apostrophe"),
        pytest.param("Aoife O'Neill", "Aoife ONeill", id="no apostrophe"),
        pytest.param("Ann Wojcik-Hall", "Ann Wojcik Hall", id="no hyphen"),
        pytest.param("Huw ap Rhys", "Huw ap Rhys", id="Welsh ap"),
    ],
)
def test_a_name_is_found_however_it_is_written(name: str, text: str) -> None:
    """The whole of it is found, and nothing around it."""
    letter = f"I saw {text}, who was well."

    assert [letter[start:end] for start, end in find_name(name, letter)] == [text]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Erin Hale", "Erin told Mr Hale"),
        ("Erin Hale", "Mr Hale"),
        ("Erin Hale", "Erin Haley"),
        ("Erin Hale", "B. Hale"),
        ("Erin Hale", "Ferin Hale"),
        ("Ms Erin Hale", "Mr Hale"),
        ("", "Erin Hale"),
    ],
)
def test_another_name_is_not_found(name: str, text: str) -> None:
    """A longer name, another initial and another title are other names."""
    assert not find_name(name, text)


@pytest.mark.parametrize(
    "name", ["Zo\u00eb O'Brien-\u0141aski", "Ava Hale", "Ms Siobh\u00e1n N\u00ed Dh\u00f3ill"]
)
@pytest.mark.parametrize("sign", ["'", "\u2019", "\u2018", "`", "\u02bc"])
def test_a_name_is_found_alike_in_texts_with_and_without_accents(name: str, sign: str) -> None:
    """An accent elsewhere in a letter changes nothing about where a name is found."""
    plain = folded_name(name)
    text = f"{name.replace(chr(39), sign)}{sign}s report; {plain.title()}, {plain.upper()}."
    assert find_name(name, text) == find_name(name, f"{text} Caf\u00e9 \u02bc")
