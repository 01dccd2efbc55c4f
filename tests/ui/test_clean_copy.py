"""A clean copy from the check screen: one question, what is left, and the copy is checked."""

from collections.abc import Callable
from pathlib import Path

from tests.builders.desktop import PLAIN_LETTER, Desktop
from tests.builders.docx_files import docx, lines, paragraph, run
from ui.widgets.finding_card import FindingCard

Open = Callable[..., Desktop]


def tracked(desktop: Desktop, *, signed: bool = False) -> Path:
    """A right letter to Ms Pritchard in which one change is still tracked."""
    *texts, last = PLAIN_LETTER.format(name="Ms Pritchard").splitlines()
    change = f'<w:ins w:id="1" w:author="Kim Gray">{run(last)}</w:ins>'
    file = desktop.folder / "letter.docx"
    more = {"_xmlsignatures/s.xml": "<Signature/>"} if signed else {}
    file.write_bytes(docx(lines(*texts) + paragraph(change), parts=more))
    return file


def card(run: Desktop, code: str) -> FindingCard:
    """The card of the finding with a code."""
    return next(one for one in run.journey.check.findings.cards if one.finding.code == code)


def test_a_letter_with_tracked_changes_becomes_a_clean_one_that_can_go(desktop: Open) -> None:
    """Choose, make, see what is left, check the copy: nothing stands against it any more."""
    run = desktop()
    file = tracked(run)
    before = file.read_bytes()
    run.open((file,), case="KT24P00817")
    run.check("Pritchard")
    sheet = run.journey.check.clean_sheet
    finding = card(run, "hidden.tracked-changes")
    finding.open()

    next(one for one in finding.buttons() if "clean copy" in one.text()).click()
    sheet.make()
    asked = sheet.words()
    sheet.choose("accept")
    sheet.make()
    run.calm()
    made = sheet.words()
    sheet.take()
    result = run.settled()

    assert "What should become of the 1 tracked change?" in asked
    assert "Choose what should become of the tracked changes." in asked
    assert "letter (clean).docx" in made
    assert "Settled: 1 tracked change." in made
    assert "hidden.tracked-changes" not in {one.code for one in result.findings}
    assert result.documents[0].name == "letter (clean).docx"
    assert file.read_bytes() == before


def test_a_signed_letter_asks_before_it_loses_its_signature(desktop: Open) -> None:
    """The sentence says what would happen, and a box has to be ticked."""
    run = desktop()
    run.open((tracked(run, signed=True),), case="KT24P00817")
    run.check("Pritchard")
    sheet = run.journey.check.clean_sheet
    sheet.begin(run.journey.result.documents[0])  # type: ignore[union-attr] # it was just checked
    sheet.choose("accept")

    sheet.make()
    run.calm()
    refused = sheet.words()
    sheet.unsign.setChecked(True)
    sheet.make()
    run.calm()

    assert "signed" in refused
    assert "not signed any more" in sheet.words()


def test_a_plain_text_offers_no_clean_copy(desktop: Open) -> None:
    """Only a file that can be cleaned does."""
    run = desktop()
    run.open(run.letter("Mr Jones"), case="KT24P00817")
    run.check("Pritchard")

    for one in run.journey.check.findings.cards:
        one.open()
        buttons = [button for button in one.buttons() if "clean copy" in button.text()]
        assert all(button.isHidden() for button in buttons)
