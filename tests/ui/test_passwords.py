"""The window asks for the password of a locked letter, before the check and after it."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from tests.builders.desktop import PLAIN_LETTER, Desktop
from tests.builders.locked_files import PASSWORD, locked_docx
from ui.widgets.password_sheet import PasswordSheet

Open = Callable[..., Desktop]


def case_of(run: Desktop) -> str:
    """The id of the case that the letter is for."""
    assert run.app.desk is not None
    return next(one.id for one in run.app.desk.cases() if one.reference == "KT24P00817")


def give(run: Desktop, sheet: PasswordSheet, password: str) -> None:
    """Type a password and press Enter."""
    sheet.field.setText(password)
    sheet.field.returnPressed.emit()
    run.calm()


def test_the_password_is_asked_before_the_check_and_a_wrong_one_says_so(desktop: Open) -> None:
    """Once the right one is given, the questions know the letter's own case."""
    run = desktop()
    file = run.folder / "letter.docx"
    file.write_bytes(locked_docx(PLAIN_LETTER.format(name="Ms Pritchard")))
    run.journey.open_files((file,))
    run.until_screen(run.journey.choose)
    sheet = run.journey.choose.password

    asked = sheet.words()
    give(run, sheet, "guess")
    refused = sheet.words()
    give(run, sheet, PASSWORD)

    assert "letter.docx is locked with a password" in asked
    assert "does not open this file" in refused
    assert sheet.isHidden()
    assert case_of(run) in run.journey.choose.case_list.ids()


def test_the_password_can_be_given_beside_the_finding(desktop: Open) -> None:
    """The check is made again with the same answers, and the lock is gone."""
    run = desktop()
    file = run.folder / "letter.docx"
    file.write_bytes(locked_docx(PLAIN_LETTER.format(name="Ms Pritchard")))
    run.journey.open_files((file,))
    run.until_screen(run.journey.choose)
    run.journey.choose.pick(case_of(run))
    run.calm()
    held = run.check("Pritchard")
    sheet = run.journey.check.password
    assert not sheet.isHidden()

    give(run, sheet, PASSWORD)
    result = run.settled()

    assert "unread.encrypted" in {one.code for one in held.findings}
    assert "unread.encrypted" not in {one.code for one in result.findings}
    assert sheet.isHidden()


def test_what_is_typed_is_covered_until_it_is_shown_on_purpose(desktop: Open) -> None:
    """And it does not stay in the field after it was given."""
    run = desktop()
    sheet = run.journey.choose.password

    assert sheet.field.echoMode() is QLineEdit.EchoMode.Password
    give(run, sheet, PASSWORD)

    assert not sheet.field.text()
