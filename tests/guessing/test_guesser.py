"""The language model's second look: what it adds, leaves alone, and going on without it."""

from pathlib import Path

import pytest

from checker.errors import GuessingError
from checker.guessing import Guesser
from checker.guessing.network import Network, Rampart
from checker.guessing.taken import Taken
from checker.guessing.windows import LONGEST, windows
from checker.mentions import find
from checker.model import Line, Mention, MentionKind, Organisation, Part, WhoId
from tests.builders.cases import case, policy
from tests.builders.plain_text import text_document

GUESSER = Guesser()


def guessed(text: str, *more: Line, held: bool = True) -> list[str]:
    """Give the names that only the model finds in a letter."""
    document = text_document(text, *more)
    record = case() if held else None
    found = find(document, case=record, policy=policy())
    guess = GUESSER.guess(document, found, case=record, policy=policy())
    assert all(one.guessed for one in guess.names)
    return [one.value for one in guess.names]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("River lives with Nkoyo Effiong now.", ["Nkoyo Effiong"], id="a full name"),
        pytest.param("We met Tymko upstairs. Tymko was well.", ["Tymko"] * 2, id="a forename"),
        pytest.param("We spoke to Dilnoza Karimova.", ["Dilnoza Karimova"], id="at the end"),
    ],
)
def test_names_that_no_rule_knows_are_found(text: str, expected: list[str]) -> None:
    """A name that is on no list and has no title, wherever it stands again."""
    assert guessed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ms Hale told Robin about Amelia.", id="found already"),
        pytest.param("It is at 14 Orchard Close, Exampletown, XX1 4AB.", id="an address"),
        pytest.param("Write to e.hale@example.org or 07700 900111.", id="a mailbox"),
        pytest.param("Marlow & Finch Solicitors and Castle Law wrote.", id="bodies of the case"),
        pytest.param("Child Arrangements Order under the Children Act 1989", id="an order"),
        pytest.param("The meeting is on Thursday in Chester.", id="a day and a place"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_known_is_left_alone(text: str) -> None:
    """The record, the grammar, addresses, bodies and the words of forms come first."""
    assert guessed(text) == []


def test_a_body_of_the_record_is_nobody_to_the_model() -> None:
    """A firm that looks like a person is a firm."""
    firm = Organisation(id=WhoId("O4"), name="Nkoyo Effiong", kind="law_firm")
    document = text_document("River lives with Nkoyo Effiong now.")
    record = case(organisations=(firm,))
    found = find(document, case=record, policy=policy())

    assert GUESSER.guess(document, found, case=record, policy=policy()).names == ()


def test_properties_are_not_guessed_at() -> None:
    """A file's name and properties have rules of their own."""
    assert guessed("Hello.", Line(text="Nkoyo Effiong", part=Part.METADATA)) == []


def test_a_long_file_is_looked_at_in_part_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand pages do not hold up a letter for minutes."""
    monkeypatch.setattr("checker.guessing.guesser.MOST_WINDOWS", 2)
    more = "Then Wexbury shut and all went home again after a long day.\n\n" * 60
    document = text_document(f"We spoke to Dilnoza Karimova.\n\n{more}")

    guess = GUESSER.guess(document, (), case=None, policy=policy())

    assert not guess.whole
    assert guess.names[0].value == "Dilnoza Karimova"


def test_whoever_cancels_does_not_wait() -> None:
    """Nothing more is looked at."""
    document = text_document("We met Tymko upstairs.")

    guess = GUESSER.guess(document, (), case=None, policy=policy(), cancelled=lambda: True)

    assert guess.names == ()


def test_without_its_files_the_model_says_so(tmp_path: Path) -> None:
    """The sentence is for the person; asking again does not try again."""
    guesser = Guesser(tmp_path)
    document = text_document("We met Tymko upstairs.")

    for _ in range(2):
        with pytest.raises(GuessingError, match="cannot be used on this computer"):
            guesser.guess(document, (), case=None, policy=policy())
    assert "looked for by rules alone" in str(guesser.broken())
    assert Guesser(tmp_path).broken() is not None
    assert Guesser().broken() is None


def test_a_damaged_model_says_so(tmp_path: Path) -> None:
    """Half a file is no model."""
    (tmp_path / "rampart_q4.onnx").write_bytes(b"half")
    (tmp_path / "rampart_vocab.txt").write_text("[UNK]\n[CLS]\n[SEP]", encoding="utf-8")

    with pytest.raises(GuessingError):
        Guesser(tmp_path).labelled("Amelia")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("word " * 900, id="one long line"),
        pytest.param("A line of a letter.\n" * 200, id="lines"),
        pytest.param("x" * 5_000, id="one long word"),
        pytest.param("Para one.\n\nPara two. And more.\n\n" * 60, id="paragraphs"),
    ],
)
def test_windows_hold_the_whole_text_once(text: str) -> None:
    """No word is looked at twice, and none is left out."""
    spans = list(windows(text))

    assert "".join(text[a:b] for a, b in spans).split() == text.split()
    assert all(b - a <= LONGEST for a, b in spans)


def test_what_is_taken_is_known_among_many() -> None:
    """Spans over one another are one."""
    taken = Taken([(10, 20), (15, 30), (40, 50)])
    taken.add((35, 38))

    assert [span for span in [(0, 10), (30, 35), (36, 37), (45, 46)] if taken.over(span)] == [
        (36, 37),
        (45, 46),
    ]


def test_a_guess_never_stands_over_what_was_found() -> None:
    """The rules' names, addresses and mailboxes stay as they are."""
    text = "Ms Hale met Nkoyo Effiong at 14 Orchard Close, Exampletown, XX1 4AB with Amelia."
    document = text_document(text)
    found = find(document, case=case(), policy=policy())
    names: tuple[Mention, ...] = GUESSER.guess(document, found, case=case(), policy=policy()).names

    taken = Taken(one.span for one in found)
    assert all(one.kind is MentionKind.NAME and not taken.over(one.span) for one in names)


def test_a_model_that_rested_is_there_again_for_the_next_letter() -> None:
    """It is let go of while nobody works, and finds what it found before."""
    loaded: list[Path | None] = []

    def load(folder: Path | None) -> Network:
        loaded.append(folder)
        return Rampart(folder)

    guesser = Guesser(load=load)
    before = guesser.labelled("We spoke to Dilnoza Karimova.")
    guesser.rest()
    after = guesser.labelled("We spoke to Dilnoza Karimova.")

    assert before == after != []
    assert len(loaded) == 2
    assert guesser.broken() is None
