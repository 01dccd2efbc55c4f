"""What two readers read differently is in doubt; a postcode is held against its shape."""

import pytest

from checker.model import Doubt
from checker.reading.scans.comparing import Said, doubts_of, said_once, said_twice
from checker.reading.scans.composing import Row
from checker.reading.scans.postcode_slots import codes_in
from checker.reading.scans.recognising import Recognised
from checker.reading.scans.second import Opinion
from checker.reading.scans.telling import Spot, gaps_of
from checker.reading.scans.trust import Trust, Why
from checker.reading.scans.words import Word


def _row(text: str, sure: float = 0.95) -> Row:
    words: list[Word] = []
    left = 0.0
    for word in text.split():
        edges = tuple(left + 10 * at for at in range(len(word) + 1))
        words.append(Word(word, edges, (left, 0, edges[-1], 20), 18, 25, 0, sure))
        left = edges[-1] + 10
    return Row(tuple(words), 0)


def _twice(first: str, second: str, *, sure: float = 0.95, second_sure: float = 0.95) -> list[Said]:
    return said_twice(_row(first, sure), Opinion(second, (second_sure,) * len(second)))


@pytest.mark.parametrize(
    ("first", "second", "text", "doubts"),
    [
        pytest.param("22 Larkspur Close", "22 Larkspur Close", "22 Larkspur Close", [], id="agree"),
        pytest.param(
            "22 Larkspur Close,", "22 Larkspur Close", "22 Larkspur Close,", [], id="but for a mark"
        ),
        pytest.param("01632 960123", "01632960123", "01632 960123", [], id="but for a space"),
        pytest.param(
            "LleweLlyn Road", "Llewellyn Road", "Llewellyn Road", [], id="but for capitals"
        ),
        pytest.param("Joan Wood", "Ioan Wood", "Ioan Wood", [("Ioan", "Joan")], id="a name"),
        pytest.param(
            "10 T11 Lane", "10 Ill Lane", "10 Ill Lane", [("Ill", "T11")], id="a house and a lane"
        ),
        pytest.param(
            "CO16 OLL", "CO16 0LL", "CO16 0LL", [("0LL", "OLL")], id="postcode, one is wrong"
        ),
        pytest.param(
            "CO16 OLL", "CO16 OLL", "CO16 0LL", [("0LL", "OLL")], id="postcode, both are wrong"
        ),
        pytest.param(
            "CO16 0LL", "CO16 OLL", "CO16 0LL", [("0LL", "OLL")], id="postcode, the other is wrong"
        ),
        pytest.param(
            "B15 10S", "B15 10S", "B15 10S", [("B15", ""), ("10S", "")], id="no such postcode"
        ),
        pytest.param("QX4 7ZD", "QX4 7ZD", "QX4 7ZD", [], id="invented area, by its shape right"),
        pytest.param(
            "eS bo OM", "TS7 1CM", "TS7 1CM", [("TS7 1CM", "eS bo OM")], id="nothing in common"
        ),
    ],
)
def test_a_difference_is_a_doubt(
    first: str, second: str, text: str, doubts: list[tuple[str, str]]
) -> None:
    """The likelier reading is given, and the other one with it."""
    said = _twice(first, second, sure=0.5 if "bo" in first else 0.95)

    whole = " ".join(word.text for word in said)
    assert whole == text
    assert [(whole[one.first : one.last], one.other) for one in doubts_of(said)] == doubts


def test_a_second_reader_who_is_not_sure_does_not_overrule() -> None:
    """Where the second reader is not sure of a letter, the first reading stays, in doubt."""
    said = _twice("100 Io Street", "100 to Street", second_sure=0.3)

    assert [word.text for word in said] == ["100", "Io", "Street"]
    assert doubts_of(said) == (Doubt(first=4, last=6, other="to", confidence=0.95),)


def test_one_reader_alone_is_in_doubt_when_it_is_not_sure() -> None:
    """A word that one reader read badly and nobody else read is in doubt."""
    assert doubts_of(said_once(_row("Larkspur", 0.4))) == (
        Doubt(first=0, last=8, other="", confidence=0.4),
    )
    assert not doubts_of(said_once(_row("Larkspur", 0.9)))


@pytest.mark.parametrize(
    ("text", "right"),
    [
        pytest.param("CO16 OLL", ["CO16 0LL"], id="O for 0"),
        pytest.param("SW1A lAA", ["SW1A 1AA"], id="l for 1"),
        pytest.param("L5I 0AB", ["L51 0AB"], id="I for 1"),
        pytest.param("5O51 0BB", ["SO51 0BB"], id="5 for S"),
        pytest.param("LS6 2AB", ["LS6 2AB"], id="right as it is"),
        pytest.param("LS62AB", ["LS6 2AB"], id="without its space"),
        pytest.param("M1 101", [""], id="digits where letters belong"),
        pytest.param("10 Ill Lane", [], id="a house and a lane"),
        pytest.param("to see the old man", [], id="small words"),
        pytest.param("A4 2CM", ["A4 2CM"], id="shape of a postcode"),
        pytest.param("ref P00 817", [], id="a reference"),
    ],
)
def test_a_postcode_is_held_against_its_shape(text: str, right: list[str]) -> None:
    """Letters and digits that are taken for one another are told apart by where they stand."""
    assert [code.right for code in codes_in(text)] == right


def _recognised(trust: Trust) -> Recognised:
    return Recognised((), 0, 0.0, trust)


def test_nothing_is_left_to_look_at_when_all_was_read() -> None:
    """A page whose words are sure raises no gap."""
    assert not list(gaps_of(_recognised(Trust(trusted=True)), Spot(page=1)))


def test_ink_that_is_no_word_is_told() -> None:
    """A note in handwriting beside the print is not passed over."""
    trust = Trust(trusted=True, unread_mm2=2_000.0, unread_box=(10.0, 20.0, 60.0, 60.0))

    (gap,) = gaps_of(_recognised(trust), Spot(page=2))

    assert not gap.doubtful
    assert gap.area_mm2 == 2_000.0
    assert gap.box == (10.0, 20.0, 60.0, 60.0)
    assert "Page 2" in gap.why


@pytest.mark.parametrize("why", list(Why))
def test_a_page_that_could_not_be_read_keeps_its_size(why: Why) -> None:
    """A page that nobody read weighs as much as it is large."""
    spot = Spot(page=1, area_mm2=62_000.0)

    (gap,) = gaps_of(_recognised(Trust(trusted=False, why=why)), spot)

    assert gap.area_mm2 == 62_000.0
    assert not gap.doubtful


def test_a_drawing_without_words_leaves_no_gap_on_its_page() -> None:
    """A logo that is a drawing has nothing to be read."""
    trust = Trust(trusted=False, why=Why.NO_WORDS)

    assert not list(gaps_of(_recognised(trust), Spot(page=1, area_mm2=900.0, whole=False)))
