"""Whose address is it? The recipient's, the sender's, somebody's who gets a copy, or only named."""

import pytest

from checker.mentions import find
from checker.model import Concealment, Document, Line, MentionKind, Message, Part
from tests.builders.cases import case as made_up_case
from tests.builders.cases import policy
from tests.builders.plain_text import text_document

CASE = made_up_case()

_READER = "Ms Erin Hale\nFlat 2\n14 Orchard Close\nExampletown\nXX1 4AB"
_LETTER = _READER + "\n\nDear Ms Hale\n\nThank you for your call.\n\nYours sincerely\nBo Fox"


def roles(document: Document) -> list[tuple[str, str]]:
    """Give the first line and the role of every address of a document, with the made-up case."""
    found = find(document, case=CASE, policy=policy())
    return [(one.lines[0], one.role) for one in found if one.kind is MentionKind.ADDRESS]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Advice North\n8 Kiln Yard\nOrmley XX4 3KK\nTel: 020 7946 0018\n\n" + _LETTER,
            [("8 Kiln Yard", "sender"), ("Flat 2", "recipient")],
            id="a letterhead with a phone",
        ),
        pytest.param(
            "Children and Family Advice\n8 Kiln Yard\nOrmley XX4 3KK\n\n" + _LETTER,
            [("8 Kiln Yard", "sender"), ("Flat 2", "recipient")],
            id="a letterhead with a name alone",
        ),
        pytest.param(
            f"{'':40}Advice North\n{'':40}8 Kiln Yard\n{'':40}Ormley\n{'':40}XX4 3KK\n\n" + _LETTER,
            [("8 Kiln Yard", "sender"), ("Flat 2", "recipient")],
            id="a letterhead on the right",
        ),
        pytest.param(
            f"{'Ms Erin Hale':45}Advice North\n{'14 Orchard Close':45}8 Kiln Yard\n"
            f"{'Exampletown':45}Ormley\n{'XX1 4AB':45}XX4 3KK\n\nDear Ms Hale",
            [("14 Orchard Close", "recipient"), ("8 Kiln Yard", "sender")],
            id="two columns",
        ),
        pytest.param(
            _LETTER + "\n\ncc Mr O Davies, 12 Marlow Road, Otherton XX3 1AB",
            [("Flat 2", "recipient"), ("12 Marlow Road", "copy")],
            id="a copy on one line",
        ),
        pytest.param(
            _LETTER + "\n\nCopy to:\n\nMr O Davies\n12 Marlow Road\nOtherton\nXX3 1AB",
            [("Flat 2", "recipient"), ("12 Marlow Road", "copy")],
            id="a copy in a block",
        ),
        pytest.param(
            _LETTER + "\nAdvice North\n8 Kiln Yard\nOrmley\nXX4 3KK",
            [("Flat 2", "recipient"), ("8 Kiln Yard", "sender")],
            id="below the signature",
        ),
        pytest.param(
            "Dear Ms Hale\n\nText.\n\nYours sincerely\n\nBo Fox\n\n" + _READER,
            [("Flat 2", "recipient")],
            id="the reader at the foot, nobody on top",
        ),
        pytest.param(
            _READER + "\n\nMr Owen Davies\n12 Marlow Road\nOtherton\nXX3 1AB\n\nDear both",
            [("Flat 2", "recipient"), ("12 Marlow Road", "recipient")],
            id="two readers",
        ),
        pytest.param(
            _READER + "\n\nMr Owen Davies\n12 Marlow Road\nOtherton\nXX3 1AB",
            [("Flat 2", "recipient"), ("12 Marlow Road", "recipient")],
            id="a sheet of labels",
        ),
        pytest.param(
            "Advisory House\n40 Station Road\nExampletown\nXX1 3KK\n\n" + _LETTER,
            [("Advisory House", "sender"), ("Flat 2", "recipient")],
            id="the sender's own address, by the record",
        ),
        pytest.param(
            _LETTER.replace("call", "call about 12 Marlow Road, Otherton XX3 1AB"),
            [("Flat 2", "recipient"), ("12 Marlow Road", "mention")],
            id="in the text",
        ),
    ],
)
def test_the_place_on_the_page_says_whose_it_is(text: str, expected: list[tuple[str, str]]) -> None:
    """An address's role comes from where it stands and from the sender's own addresses."""
    assert roles(text_document(text)) == expected


def test_a_footer_is_the_senders() -> None:
    """An address at the foot of every page is the sender's."""
    footer = Line(text="Advice North, 8 Kiln Yard, Ormley XX4 3KK", part=Part.FOOTER)

    assert roles(text_document(_LETTER, footer)) == [
        ("Flat 2", "recipient"),
        ("8 Kiln Yard", "sender"),
    ]


def test_a_deleted_address_is_found_and_is_nobodys_destination() -> None:
    """What was struck out still travels in the file: it is found, hidden, and only named."""
    lines = [
        Line(text=text, part=Part.DELETED, hidden=Concealment.DELETED, start=start)
        for text, start in (("Mr Owen Davies", 0), ("12 Marlow Road", 15), ("XX3 1AB", 30))
    ]
    document = text_document(_LETTER, *lines)

    found = [
        one
        for one in find(document, case=CASE, policy=policy())
        if one.kind is MentionKind.ADDRESS and one.part is Part.DELETED
    ]

    assert [(one.role, one.hidden, one.span) for one in found] == [("mention", "deleted", (15, 37))]


def test_white_text_in_the_body_is_no_destination() -> None:
    """A reader does not see it, so the letter does not go there."""
    hidden = text_document(_READER)
    lines = tuple(
        Line(text=line.text, start=line.start, hidden=Concealment.WHITE) for line in hidden.lines
    )
    document = text_document("", *lines)

    assert roles(document) == [("Flat 2", "mention")]


def test_an_email_has_no_postal_recipient() -> None:
    """Where a message is sent is in its headers, not in a block of its text."""
    assert roles(text_document(_LETTER, message=Message())) == [("Flat 2", "mention")]


def test_a_mention_has_the_box_of_its_own_words() -> None:
    """The box is around what was found, over all its lines, and not the whole lines."""
    lines = (
        Line(
            text="To 9 Elm",
            page=1,
            box=(20.0, 10.0, 28.0, 14.0),
            edges=tuple(20.0 + i for i in range(9)),
        ),
        Line(
            text="Road.",
            page=1,
            box=(20.0, 15.0, 25.0, 19.0),
            edges=tuple(20.0 + i for i in range(6)),
            start=9,
        ),
    )
    document = text_document("")
    document = Document(
        name=document.name, kind=document.kind, size=0, sha256=document.sha256, lines=lines
    )

    (address,) = find(document, case=None, policy=policy())

    assert (address.text, address.span) == ("9 Elm\nRoad", (3, 13))
    assert (address.page, address.box) == (1, (20.0, 10.0, 28.0, 19.0))
