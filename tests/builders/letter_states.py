"""The sheets and the rarer states of a letter's way, for walks through all screens."""

from collections.abc import Iterator

from checker.desk.register.register_poses import demo_poses
from tests.builders.desktop import PATIENCE_MS, PLAIN_LETTER, Desktop
from tests.builders.docx_files import docx, lines, paragraph, run
from tests.builders.locked_files import locked_docx
from ui.screens.enrol import EnrolScreen

CLERK, LEAD, ADMINISTRATOR = "u-7f31a0", "u-2c94be", "u-c6f048"


def sheets(desktop: Desktop) -> Iterator[str]:
    """A locked letter, a clean copy, and a question to a team lead."""
    journey, window = desktop.journey, desktop.app.window
    window.became.emit(CLERK)
    desktop.calm()
    file = desktop.folder / "letter.docx"
    file.write_bytes(locked_docx(PLAIN_LETTER.format(name="Ms Pritchard")))
    journey.open_files((file,))
    desktop.until_screen(journey.choose)
    yield "choose with a password"
    window.another.emit()
    *texts, last = PLAIN_LETTER.format(name="Ms Pritchard").splitlines()
    change = f'<w:ins w:id="1" w:author="Kim Gray">{run(last)}</w:ins>'
    file.write_bytes(docx(lines(*texts) + paragraph(change)))
    desktop.open((file,), case="KT24P00817")
    result = desktop.check("Pritchard")
    journey.check.clean_sheet.begin(next(one for one in result.documents if one.name == file.name))
    yield "check with a clean copy to make"
    journey.check.clean_sheet.choose("accept")
    journey.check.clean_sheet.make()
    desktop.calm()
    yield "check with a clean copy made"
    window.another.emit()
    desktop.open(desktop.files("Letter from last year"))
    desktop.check("Dhaliwal")
    card = journey.check.asking
    desktop.qtbot.waitUntil(lambda: bool(card.words()), timeout=PATIENCE_MS)
    card.begin()
    card.send()
    yield "check with a question to a lead"
    window.another.emit()
    desktop.calm()


def cut_off(desktop: Desktop) -> Iterator[str]:
    """The register cannot be reached at the last step, and a desk that is not enrolled yet."""
    journey, window, desk = desktop.journey, desktop.app.window, desktop.app.desk
    assert desk is not None
    poses = demo_poses(desktop.folder)
    file = desktop.folder / "another letter.txt"
    another = PLAIN_LETTER.replace("4 December", "7 December")
    file.write_text(another.format(name="Ms Pritchard"), encoding="utf-8")
    desktop.open((file,), case="KT24P00817")
    result = desktop.check("Pritchard")
    desktop.to_confirm()
    for name, offline in poses.offline(result, desk.actor):
        journey.confirm.show_offline(offline)
        yield f"confirm, {name}"
    window.another.emit()
    desktop.calm()
    screen = EnrolScreen(desktop.app.theme)
    window.add(screen)
    window.show_screen(screen)
    for words, about in (("a code", poses.code_only), ("a sign-in", poses.with_sign_in)):
        screen.begin(about)
        yield f"enrol with {words}"
    window.remove(screen)


def figures(desktop: Desktop) -> Iterator[str]:
    """One's own figures, the team's, and the rules."""
    window = desktop.app.window
    for actor, places in (
        (CLERK, ("figures",)),
        (LEAD, ("trends",)),
        (ADMINISTRATOR, ("rules",)),
    ):
        window.became.emit(actor)
        desktop.calm()
        for place in places:
            window.went.emit(place)
            desktop.calm()
            yield place
