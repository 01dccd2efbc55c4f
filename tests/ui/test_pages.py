"""Every file that has pages is shown by them, with the marks on the right words."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from checker.desk.answers import Going
from checker.model import Channel
from checker.practice.writing_xlsx import xlsx_bytes
from tests.builders.desktop import Desktop
from ui.screens.confirm import read_against
from ui.widgets.email_header import EmailHeader
from ui.widgets.envelope import Envelope
from ui.widgets.letter_pane import OTHERS
from ui.widgets.mark import marks

Open = Callable[..., Desktop]


def visits(folder: Path) -> Path:
    """A table with a hidden row."""
    rows = (("Day", "Where"), ("2 May", "Park"), ("9 May", "9 Marlow Road"))
    file = folder / "Visits.xlsx"
    file.write_bytes(xlsx_bytes("Visits", rows, hidden_rows=frozenset({3})))
    return file


def shown(run: Desktop) -> QWidget | None:
    """What the left of the check screen shows."""
    return run.journey.check.pane._stack.currentWidget()


def test_a_sheet_is_shown_by_its_pages_with_a_frame_round_its_hidden_row(desktop: Open) -> None:
    """The page has the sheet's name; the finding's frame stands on the row's cells."""
    run = desktop()
    run.open((*run.letter(), visits(run.folder)), case="KT24P00817")
    result = run.check("Pritchard")
    pane = run.journey.check.pane
    run.qtbot.waitUntil(lambda: pane._documents == result.documents)
    number = next(
        place for place, one in enumerate(result.findings, 1) if one.code == "hidden.cells"
    )

    pane.point_out(number, turn=True)
    run.qtbot.waitUntil(lambda: not pane.page._picture.is_blank)

    assert shown(run) is pane.page
    assert pane.page.page_words() == "Sheet Visits, page 1 of 1"
    mark = next(one for one in marks(result.findings) if one.number == number)
    boxes = pane.page._boxes(mark)
    words = [line for line in result.documents[1].lines if line.text == "9 Marlow Road"]
    assert words[0].box in boxes
    cells = [one.box for one in result.documents[1].lines if one.hidden is not None]
    assert len(cells) > 1
    assert set(cells) <= set(boxes)
    assert words[0].box is not None
    assert pane.page._row(words[0].box)[0] < words[0].box[0]
    assert not pane.page._picture.is_blank


def test_an_email_is_called_one_and_has_no_envelope(desktop: Open) -> None:
    """Its last tab says whom it goes to, as a header does: no stamp, nothing to write by hand."""
    run = desktop()
    run.open(run.files("Message to Mr Okafor"))
    run.journey.choose.answered.emit(run.journey.choose.case(), [], Channel.EMAIL)
    run.settled()
    pane = run.journey.check.pane
    run.qtbot.waitUntil(lambda: len(pane._tabs.buttons()) == 2)

    pane.show_tab(1)

    assert [one.text().strip() for one in pane._tabs.buttons()] == ["Email", "Recipients"]
    assert shown(run) is pane.envelope
    (header,) = pane.envelope.findChildren(Envelope)
    assert isinstance(header, EmailHeader)
    assert header.accessibleName().startswith("The email goes to: Daniel Okafor")
    assert header.grab().width() > 0


@pytest.mark.parametrize(
    ("ways", "in_hand"),
    [
        ((Channel.EMAIL,), False),
        ((Channel.POST,), True),
        ((Channel.EMAIL, Channel.POST), True),
    ],
)
def test_an_email_is_not_read_against_paper(ways: tuple[Channel, ...], *, in_hand: bool) -> None:
    """Nobody has it in their hand; what goes both ways lies there on paper too."""
    going = tuple(
        Going(recipient=None, name="", role="", lines=(), secret=None, channel=way, points=())
        for way in ways
    )

    assert ("what is in your hand" in read_against(going)) == in_hand


def test_many_files_share_one_tab_and_the_envelope_keeps_its_own(desktop: Open) -> None:
    """Three have a tab; the others are chosen from a list, and the tab then says which shows."""
    run = desktop()
    more = tuple(run.folder / f"note {number}.txt" for number in range(1, 6))
    for file in more:
        file.write_text("Notes for the file.\n", encoding="utf-8")
    run.open((*run.letter(), *more), case="KT24P00817")
    run.check("Pritchard")
    pane = run.journey.check.pane
    run.qtbot.waitUntil(lambda: OTHERS in map(pane._tabs.id, pane._tabs.buttons()))
    others = pane._tabs.button(OTHERS)

    before = others.text()
    menu = others.menu()  # type: ignore[attr-defined] # the group gives its buttons by their base
    menu.actions()[1].trigger()
    run.calm()

    assert before == "3 more files"
    assert others.text() == "Enclosure: note 4.txt"
    assert others.isChecked()
    pane.show_tab(6)
    assert shown(run) is pane.envelope
    assert others.text() == before


def test_a_finding_opened_before_the_letter_is_drawn_is_framed_once_it_is(desktop: Open) -> None:
    """A quick person is faster than the turn in which the letter is filled in."""
    run = desktop()
    run.open(run.letter("Mr Jones"), case="KT24P00817")
    result = run.check("Pritchard")
    screen = run.journey.check
    screen.pane.show_result((), ())

    screen.show_result(result, (), ())
    screen.findings.pointed.emit(len(result.findings))
    screen.findings.cards[0].open()
    run.qtbot.waitUntil(lambda: screen.pane._findings == result.findings)

    assert screen.findings.current == 1
