"""The pieces of an address that give it away alone."""

import pytest

from checker.matching.addresses import PieceKind, find_piece, pieces

HOME = ("Flat 3, Hazel House", "14 Elm Road", "Ormley", "XX1 4AB")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        pytest.param(PieceKind.POSTCODE, "XX14AB", id="postcode without a space"),
        pytest.param(PieceKind.POSTCODE, "xx1 4ab", id="postcode in lower case"),
        pytest.param(PieceKind.STREET, "14 Elm Rd", id="street shortened"),
        pytest.param(PieceKind.STREET, "14, ELM ROAD", id="street in capitals"),
        pytest.param(PieceKind.STREET, "14 Elm\nRoad", id="street over two lines"),
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
            {"postcode"},
            id="a name that any house has",
        ),
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
