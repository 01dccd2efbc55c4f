"""A confirmed letter leaves the window: printed, drafted, or put into a folder."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from checker.desk.out.papers import Block, Paper, PaperKind
from checker.errors import CallError
from tests.builders.desktop import Desktop
from tests.desk.test_desk import letter
from tests.desk.test_handing_over import emailed
from ui.journey import leaving
from ui.printing import as_pdf
from ui.theme import Scheme, Theme

Open = Callable[..., Desktop]
CTRL = Qt.KeyboardModifier.ControlModifier

ADDRESS = ("Ms Sian Pritchard", "6 Weir Cottages", "Bramwick", "HX98 3LD")
MM_A_POINT = 25.4 / 72


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Theme:
    """Have the fonts of the windows."""
    return Theme(qapp, scheme=Scheme.LIGHT)


def a_paper(*lines: str, wide: float = 100.0) -> Paper:
    """Build a paper with one block that is `wide` millimetres wide."""
    block = Block(box_mm=(10.0, 20.0, 10.0 + wide, 60.0), lines=lines, points=12.0)
    return Paper(kind=PaperKind.DL, title="Envelope", wide_mm=220, high_mm=110, blocks=(block,))


def words_in(pdf: bytes) -> list[str]:
    """Read a PDF with another reader than the product's own: the words of each page."""
    document = pypdfium2.PdfDocument(pdf)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


@pytest.mark.parametrize(
    "line",
    [
        "Ms Sian Pritchard",
        "Griffith Ffoulkes-Fflint, Office 1",
        "Llŷr ap Gwynfor, Tŷ'r Afon",
        "O'Brien-Ní Dhónaill, Caisleán",
        "1/2, 14 Weir Street",
    ],
)
def test_a_print_is_read_back_to_the_letter(line: str) -> None:
    """Also where a font would write two letters as one, and in Welsh and Irish."""
    assert words_in(as_pdf([a_paper(line)])) == [line]


def test_a_paper_has_its_size_and_its_words_their_place() -> None:
    """In millimetres: an envelope is 220 wide, and what is in the box stays in it."""
    paper = a_paper(*ADDRESS)
    page = pypdfium2.PdfDocument(as_pdf([paper]))[0]
    text = page.get_textpage()
    boxes = [text.get_charbox(number) for number in range(text.count_chars())]
    left = min(box[0] for box in boxes) * MM_A_POINT
    top = (page.get_height() - max(box[3] for box in boxes)) * MM_A_POINT
    right = max(box[2] for box in boxes) * MM_A_POINT

    assert (page.get_width() * MM_A_POINT, page.get_height() * MM_A_POINT) == pytest.approx(
        (220, 110), abs=0.2
    )
    assert 9.9 <= left < 12
    assert 19.9 <= top < 24
    assert right < 110


def test_a_long_line_is_made_smaller_and_never_cut() -> None:
    """And what cannot be read any more is refused, with another paper to choose."""
    long = "The Very Long Organisation of a Harbour Town and its Neighbours"

    assert words_in(as_pdf([a_paper(long, wide=110.0)])) == [long]
    with pytest.raises(CallError, match="Choose another paper"):
        as_pdf([a_paper(long, wide=30.0)])


@pytest.fixture
def done(desktop: Open) -> Desktop:
    """Give the desktop at the end of an ordinary letter, confirmed by post."""
    run = desktop()
    journey, confirm = run.journey, run.journey.confirm
    run.open(run.letter(), case="KT24P00817")
    run.check("Sian Pritchard")
    run.to_confirm()
    confirm.answer_rightly()
    run.press(Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    run.until_screen(journey.confirmed)
    run.calm()
    return run


def button(run: Desktop, words: str) -> QPushButton:
    """Find a button of the screen by its words."""
    found = run.journey.confirmed.findChildren(QPushButton)
    return next(one for one in found if words in one.text())


def told(run: Desktop) -> str:
    """Give what the screen says came of it."""
    card = run.journey.confirmed.leave
    assert card is not None
    return card.told.text()


def to_file(path: Path) -> Callable[[QPrinter], bool]:
    """Choose to print to a file, as a person does in the system's own box."""

    def choose(printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return True

    return choose


def test_the_address_is_printed_with_one_key(done: Desktop, tmp_path: Path) -> None:
    """Ctrl+P: the sheet of the record's address stands in the window of the envelope."""
    done.journey.leaving.choose = to_file(tmp_path / "sheet.pdf")

    done.press(Qt.Key.Key_P, CTRL)
    done.qtbot.waitUntil(lambda: "Printed to" in told(done), timeout=20_000)

    assert words_in((tmp_path / "sheet.pdf").read_bytes()) == [" ".join(ADDRESS)]


@pytest.mark.parametrize("place", range(4))
def test_any_paper_is_printed_in_its_own_size(done: Desktop, tmp_path: Path, place: int) -> None:
    """Sheet, envelopes and label: each on the page that it needs."""
    card = done.journey.confirmed.leave
    assert card is not None
    assert card.kinds is not None
    card.kinds.setCurrentIndex(place)
    file = tmp_path / "paper.pdf"
    done.journey.leaving.choose = to_file(file)

    button(done, "Print the address").click()
    done.qtbot.waitUntil(lambda: "Printed to" in told(done), timeout=20_000)

    page = pypdfium2.PdfDocument(file.read_bytes())[0]
    wide, high = ((210, 297), (220, 110), (229, 162), (100, 62))[place]
    size = (page.get_width() * MM_A_POINT, page.get_height() * MM_A_POINT)
    assert size == pytest.approx((wide, high), abs=0.4)
    assert words_in(file.read_bytes())[0].endswith(" ".join(ADDRESS))


def test_a_slip_is_printed_with_the_receipt(done: Desktop, tmp_path: Path) -> None:
    """Which pack it is, and how many pages."""
    file = tmp_path / "slip.pdf"
    done.journey.leaving.choose = to_file(file)

    button(done, "Print the dispatch slip").click()
    done.qtbot.waitUntil(lambda: "Printed to" in told(done), timeout=20_000)

    (words,) = words_in(file.read_bytes())
    assert done.app.desk is not None
    assert f"Pack reference {done.app.desk.my_checks()[0].receipt}" in words


def test_a_changed_letter_prints_nothing_and_is_said(done: Desktop, tmp_path: Path) -> None:
    """The printer is not even asked for."""
    file = done.letter()[0]
    file.write_bytes(file.read_bytes() + b" ")
    asked: list[QPrinter] = []

    def choose(printer: QPrinter) -> bool:
        asked.append(printer)
        return False

    done.journey.leaving.choose = choose

    done.press(Qt.Key.Key_P, CTRL)
    screen = done.journey.confirmed
    done.qtbot.waitUntil(lambda: bool(screen.errors.words()), timeout=20_000)

    assert "A file has changed" in screen.errors.words()
    assert "Do not send it" in screen.errors.words()
    assert not asked
    assert not list(tmp_path.glob("*.pdf"))


def test_without_a_printer_a_pdf_is_asked_for_where_the_system_asks_for_printers_alone(
    done: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows shows nothing at all then; whoever chooses no file prints nothing."""
    monkeypatch.setattr(leaving, "NEEDS_A_PRINTER", True)
    file = tmp_path / "sheet.pdf"
    chosen = [str(file), ""]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen.pop(0), ""))
    ask = done.journey.leaving.choose

    def choose(printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)  # as Qt has it without a printer
        return ask(printer)

    done.journey.leaving.choose = choose

    done.press(Qt.Key.Key_P, CTRL)
    done.qtbot.waitUntil(lambda: "Printed to sheet.pdf" in told(done), timeout=20_000)
    assert words_in(file.read_bytes()) == [" ".join(ADDRESS)]
    file.unlink()
    done.press(Qt.Key.Key_P, CTRL)
    done.qtbot.waitUntil(lambda: not chosen and not told(done), timeout=20_000)

    assert not list(tmp_path.glob("*.pdf"))
    assert not done.journey.confirmed.errors.words()


def test_a_printer_not_chosen_leaves_everything_as_it_was(done: Desktop) -> None:
    """Somebody who closes the box can print again."""
    done.journey.leaving.choose = lambda _printer: False

    done.press(Qt.Key.Key_P, CTRL)
    done.calm()

    assert told(done) == ""
    assert not done.journey.confirmed.errors.words()


def test_a_draft_is_opened_and_its_recipients_can_be_copied(
    desktop: Open, qapp: QApplication, tmp_path: Path
) -> None:
    """Where no mail program opens it, the file is named."""
    run = desktop()
    screen, leaving, desk = run.journey.confirmed, run.journey.leaving, run.app.desk
    assert desk is not None
    confirmed = emailed(desk, letter(tmp_path))
    screen.begin(confirmed, ())
    leaving.begin(confirmed.receipt)
    run.app.window.show_screen(screen)
    run.calm()
    opened: list[Path] = []

    def opens(path: Path) -> bool:
        opened.append(path)
        return True

    leaving.open = opens
    button(run, "Copy the recipients").click()
    assert qapp.clipboard().text() == "sian.pritchard@homepost.example"
    button(run, "Open the email as a draft").click()
    run.qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    run.calm()
    assert "Send it from there, unchanged" in told(run)
    assert opened[0].read_bytes().startswith(b"To: ")

    leaving.open = lambda _path: False
    button(run, "Open the email as a draft").click()
    run.qtbot.waitUntil(lambda: bool(screen.errors.words()), timeout=20_000)
    assert str(opened[0]) in screen.errors.words()
