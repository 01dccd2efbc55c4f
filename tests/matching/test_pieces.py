"""The pieces of an address that give it away alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.matching.addresses import PieceKind, find_piece, pieces
from checker.matching.pieces import searchable

HOME = ("Flat 3, Hazel House", "14 Elm Road", "Ormley", "XX1 4AB")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        pytest.param(PieceKind.POSTCODE, "XX14AB", id="postcode without a space"),
        pytest.param(PieceKind.POSTCODE, "xx1 4ab", id="postcode in lower case"),
        pytest.param(PieceKind.STREET, "14 Elm Rd", id="street shortened"),
        pytest.param(PieceKind.STREET, "14, ELM ROAD", id="street in capitals"),
        pytest.param(PieceKind.STREET, "14 Elm\nRoad", id="street over two lines"),
        pytest.param(PieceKind.STREET, "14_Elm_Road", id="street in a file's name"),
        pytest.param(PieceKind.STREET, "14elmroad", id="street in one word"),
        pytest.param(PieceKind.STREET, "14%20Elm%20Road", id="street in a link"),
        pytest.param(PieceKind.STREET, "14 in Elm Road", id="street in a sentence"),
        pytest.param(PieceKind.STREET, "Elm Road. No 14", id="street before the number"),
        pytest.param(PieceKind.STREET, "fourteen Elm Road", id="number in words"),
        pytest.param(PieceKind.STREET, "14 Elm Raod", id="street with swapped letters"),
        pytest.param(PieceKind.POSTCODE, "XX1+4AB", id="postcode in a link"),
        pytest.param(PieceKind.POSTCODE, "XX1-4AB", id="postcode with a dash"),
        pytest.param(PieceKind.POSTCODE, "XX1_4AB", id="postcode in a file's name"),
        pytest.param(PieceKind.BUILDING, "HazelHouse", id="building in one word"),
        pytest.param(PieceKind.BUILDING, "hazel_house", id="building in a file's name"),
        pytest.param(PieceKind.BUILDING, "hazel house", id="building in lower case"),
        pytest.param(PieceKind.BUILDING, "Hazel Hse", id="building shortened"),
    ],
)
def test_a_piece_is_found_alone_in_a_line(kind: PieceKind, text: str) -> None:
    """One piece of a protected address is enough to find somebody."""
    line = f"He waited at {text} on Monday."
    piece = next(piece for piece in pieces(HOME) if piece.kind is kind)

    span = find_piece(piece, line)

    assert span is not None
    assert line[slice(*span)] == text


@pytest.mark.parametrize(
    "text",
    [
        "114 Elm Road",
        "14 Elm Close",
        "14a Elm Road",
        "XX1 4AD",
        "Hazel Houses",
        "Elm Road",
        "Ormley",
    ],
)
def test_another_place_is_no_piece(text: str) -> None:
    """Another number, a town and a street without number give nothing away by themselves."""
    assert all(find_piece(piece, text) is None for piece in pieces(HOME))


@pytest.mark.parametrize(
    ("address", "kinds"),
    [
        pytest.param(
            "The Cottage, Mill Lane, XX1 4AB",
            {"postcode", "house"},
            id="a name that many houses have",
        ),
        pytest.param(
            "Orchard View, 2 Mill Lane, XX1 4AB", {"postcode", "street", "house"}, id="a view"
        ),
        pytest.param("The Drive, Ormley, XX1 4AB", {"postcode"}, id="a name that any street has"),
        pytest.param(
            "Contact Centre, 9 Bell Road, XX1 4AB",
            {"postcode", "street"},
            id="a kind of building",
        ),
        pytest.param(
            "Fairview, Mill Lane, XX1 4AB",
            {"postcode", "building"},
            id="one telling word",
        ),
        pytest.param("PO Box 88, Ormley, XX1 4AB", {"postcode", "box"}, id="a box"),
        pytest.param("HMP Fernbridge, Gaol Lane, XX1 4AB", {"postcode", "building"}, id="a prison"),
        pytest.param("Ormley", set(), id="a town alone"),
        pytest.param("Ormley, XX1 4AB", {"postcode"}, id="a town and a postcode"),
        pytest.param("", set(), id="nothing"),
    ],
)
def test_only_telling_pieces_are_looked_for(address: str, kinds: set[str]) -> None:
    """A name that stands on a thousand gates would be found in every letter."""
    assert {piece.kind.value for piece in pieces(address)} == kinds


def test_a_flat_before_the_street_does_not_hide_the_street() -> None:
    """The Scottish way puts the flat behind the number: 12/3."""
    street = next(
        piece
        for piece in pieces("Flat 3, 12 Leith Row, Edinburgh EH6 5DT")
        if piece.kind == "street"
    )

    assert find_piece(street, "at 12/3 Leith Row") == (3, 17)


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("14a Elmwood Road, XX1 4AB", "14 A Elmwood Rd"),
        ("14a Elmwood Road, XX1 4AB", "14(a) Elmwood Road"),
        ("10-14 Elmwood Road, XX1 4AB", "10 to 14 Elmwood Road"),
        ("10-14 Elmwood Road, XX1 4AB", "10 & 14 Elmwood Road"),
        ("10-14 Elmwood Road, XX1 4AB", "10/14 Elmwood Road"),
        ("14 Elmwood Road, XX1 4AB", "14 Elmwod Road"),
        ("14 Elmwood Road, XX1 4AB", "14 Ellmwood Road"),
        ("14 Elmwood Road, XX1 4AB", "14 Emlwood Road"),
    ],
)
def test_a_street_is_found_however_its_number_and_name_are_written(address: str, text: str) -> None:
    """A suffix, a range or a slip of the pen does not hide where somebody lives."""
    street = next(piece for piece in pieces(address) if piece.kind is PieceKind.STREET)

    assert find_piece(street, f"She is at {text} now") == (10, 10 + len(text))


def test_accents_and_apostrophes_do_not_hide_a_piece() -> None:
    """Somebody leaves them out, somebody puts them in."""
    street = next(piece for piece in pieces("9 King's Road, XX1 4AB") if piece.kind == "street")
    building = next(
        piece
        for piece in pieces("Plas Glyn Du\u0302, Llanfair XX1 4AB")
        if piece.kind == "building"
    )

    assert find_piece(street, "9 King\u2019s Rd")
    assert find_piece(street, "9 Kings Road")
    assert find_piece(building, "ym Mhlas, Plas Glyn Du")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("9 King\u2019s Rd", id="short form and a curly apostrophe"),
        pytest.param("9 K\u00cdNGS ROAD", id="capitals and an accent"),
        pytest.param("9 kngs road", id="a letter short"),
        pytest.param("9 Kigns Rroad", id="swapped and doubled letters"),
        pytest.param("9 K\u0131ngs Road", id="an i without its dot"),
        pytest.param("9 \u212aings Road", id="the sign for kelvin"),
        pytest.param("9 King\u017f Road", id="a long s"),
        pytest.param("Kings_Road, no. 9", id="the number behind"),
        pytest.param("9%20Kings%20Road", id="in a link"),
        pytest.param("9 K\u00eengsroad", id="in one word"),
    ],
)
def test_no_way_to_write_a_street_is_ruled_out_beforehand(text: str) -> None:
    """Whatever the pattern of a street finds, the quick look before it lets through."""
    street = next(piece for piece in pieces("9 King's Road, XX1 4AB") if piece.kind == "street")
    assert find_piece(street, text) is None or street.may_stand_in(searchable(text))


@given(st.data())
def test_whatever_a_pattern_finds_is_let_through(data: st.DataObject) -> None:
    """Slips, short forms, accents, signs and capitals together do not hide a street."""
    street = next(piece for piece in pieces("14 Larkfield Avenue, XX1 4AB") if piece.slips)
    letters = {
        "a": "a\u00e0\u00c5\u212bA",
        "i": "i\u00ee\u0131\u0130I",
        "k": "k\u212aK",
        "e": "e\u00e9E",
    }
    words = data.draw(
        st.sampled_from(["larkfield avenue", "larkfield ave", "lrakfield av", "larkfeld avenuee"])
    )
    written = "".join(
        data.draw(st.sampled_from(letters.get(one, one + one.upper())))
        + data.draw(st.sampled_from(["", "", "", "\u2019"]))
        for one in words
    )
    text = f"at 14 {written} since May"
    assert find_piece(street, text) is None or street.may_stand_in(searchable(text))


def test_a_street_whose_words_stand_nowhere_needs_no_pattern() -> None:
    """The quick look rules out most letters."""
    street = next(piece for piece in pieces("9 King's Road, XX1 4AB") if piece.kind == "street")
    assert not street.may_stand_in(searchable("You were seen at 9 Church Road."))
