"""Help is on every screen, in the same place, about that screen, and can be read by everybody."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QAccessible, QFontMetrics, QGuiApplication, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import ui.screens
from checker.desk.guidance.manual import Book, manual, markdown_page, picture
from tests.builders.desktop import Desktop
from tests.builders.heartbeat import Heartbeat
from tests.builders.words_on_screen import cut_off, english_in, words_on_screen
from tests.ui.test_pauses import FAR_BEYOND_MS
from tests.ui.test_screens import spoken
from ui.screens.help import SECTIONS, about_window, manual_window, section_of
from ui.screens.reading import ReadingWindow
from ui.theme import Scheme, Theme
from ui.widgets.bar import Bar
from ui.widgets.button import Button
from ui.widgets.reading_page import ReadingPage

Open = Callable[..., ReadingWindow]
SETTLED_MS = 200


@pytest.fixture
def opened(qapp: QApplication, qtbot: QtBot) -> Iterator[Open]:
    """Open the manual's window, in the colours and at the text size asked for."""
    kept: list[QWidget] = []

    def start(
        scheme: Scheme = Scheme.LIGHT,
        percent: int = 100,
        size: tuple[int, int] = (1120, 820),
        make: Callable[[Theme, QWidget], ReadingWindow] = manual_window,
    ) -> ReadingWindow:
        over = QWidget()
        kept.append(over)
        qtbot.addWidget(over)
        window = make(Theme(qapp, scheme=scheme, percent=percent), over)
        window.resize(*size)
        window.open_at("about" if make is about_window else "using")
        qtbot.wait(SETTLED_MS)
        return window

    yield start
    Theme(qapp)


def caret(window: ReadingWindow) -> str:
    """Give the line in which reading goes on."""
    return str(window.page.textCursor().block().text())


def lines(window: ReadingWindow) -> list[str]:
    """Give what the contents list."""
    return [window.contents.item(at).text().strip() for at in range(window.contents.count())]


def test_every_screen_has_its_section_of_the_manual() -> None:
    """A screen that is added is told of, and none leads to a heading that is gone."""
    screens = {
        name
        for one in pkgutil.iter_modules(ui.screens.__path__)
        for name, kind in vars(importlib.import_module(f"ui.screens.{one.name}")).items()
        if name.endswith("Screen") and isinstance(kind, type) and issubclass(kind, QWidget)
    }

    assert set(SECTIONS) == screens
    for page, anchor in SECTIONS.values():
        told = manual().page(page)
        assert told is not None
        assert not anchor or anchor in {one.anchor for one in told.sections}, (page, anchor)


def test_f1_opens_the_section_of_the_screen_and_help_stands_in_one_place(
    desktop: Callable[..., Desktop],
) -> None:
    """From home to confirmed, the same key and the same button at the same place (WCAG 3.2.6)."""
    running = desktop()
    window, journey = running.app.window, running.journey
    button = next(one for one in window.findChildren(Button) if one.accessibleName() == "Help")
    places: set[QPoint] = set()

    def helped(heading: str) -> None:
        running.press(Qt.Key.Key_F1)
        help_window = window.manual
        assert help_window is not None
        assert help_window.isVisible()
        assert caret(help_window) == heading
        help_window.close()
        places.add(button.mapTo(window, QPoint()))

    helped("1. Bring the letter")
    running.open(running.letter())
    helped("2. Say which case and who")
    running.check("Pritchard")
    helped("3. Look at what it found")
    running.to_confirm()
    helped("4. Confirm")
    window.went.emit("policies")
    running.calm()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.manual is not None
    assert caret(window.manual) == "Policies to read"
    assert journey.confirm is not window.shown()

    assert len(places) == 1
    assert isinstance(button.parent(), Bar)
    window.close()
    assert not window.manual.isVisible()


def test_a_link_leads_on_and_back_again(opened: Open) -> None:
    """Inside the manual; the keys do the same as the buttons."""
    window = opened()

    window.page.anchorClicked.emit(QUrl("#a-second-person"))
    assert (window.place(), caret(window)) == (("using", "a-second-person"), "A second person")
    window.page.anchorClicked.emit(QUrl("security.md#the-record"))
    assert (window.place(), caret(window)) == (("security", "the-record"), "The record")
    assert window.windowTitle() == "Help: Security"
    window.page.anchorClicked.emit(QUrl("administering.md#retention"))
    assert caret(window).startswith("Retention.")

    back, forward = (
        next(one for one in window.findChildren(Button) if one.text().strip() == name)
        for name in ("Back", "Forward")
    )
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert window.place() == ("using", "a-second-person")
    QTest.mouseClick(forward, Qt.MouseButton.LeftButton)
    assert window.place() == ("security", "the-record")


def test_a_link_out_of_the_program_is_shown_and_not_opened(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is fetched and no browser starts; the address can be copied."""
    started: list[object] = []
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", started.append)
    window = opened()

    window.page.anchorClicked.emit(QUrl("https://docs.dask.org"))

    assert window.address.isVisible()
    assert window.address.text() == "https://docs.dask.org"
    assert window.place() == ("using", "")
    copy = next(one for one in window.findChildren(Button) if "Copy" in one.text())
    copy.click()
    assert QGuiApplication.clipboard().text() == "https://docs.dask.org"
    assert started == []
    window.page.anchorClicked.emit(QUrl("benchmark.html"))
    assert window.address.text() == "benchmark.html"


def test_only_pictures_of_the_manual_are_loaded(opened: Open) -> None:
    """A page cannot fetch a style, a file or anything of the network."""
    page = opened().page
    kinds = QTextDocument.ResourceType

    assert page.loadResource(kinds.ImageResource.value, QUrl("pictures/home.png")) is not None
    for kind, name in (
        (kinds.ImageResource, "https://example.test/a.png"),
        (kinds.ImageResource, "../fonts/SOURCE.txt"),
        (kinds.StyleSheetResource, "pictures/home.png"),
        (kinds.HtmlResource, "file:///etc/hostname"),
    ):
        assert page.loadResource(kind.value, QUrl(name)) is None, name


def test_a_search_lists_where_the_words_stand_and_enter_goes_there(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The count is said, the words are marked, and Escape brings the contents back."""
    heard: list[str] = []
    monkeypatch.setattr("ui.screens.reading.announce", lambda _one, words: heard.append(words))
    window = opened()
    contents = lines(window)

    QTest.keyClicks(window.field, "clean copy")
    found = lines(window)
    assert window.told.text() == heard[-1] == f"{len(found)} places"
    assert found[0].startswith("Using Letterlock: A clean copy")
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    assert caret(window) == "A clean copy"
    marked = {one.cursor.selectedText().casefold() for one in window.page.extraSelections()}
    assert marked == {"clean", "copy"}

    window.field.setText("elephant")
    assert window.told.text() == "Nothing was found. Try one word, or another one."
    assert lines(window) == []
    window.field.setFocus()
    QTest.keyClick(window.field, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert window.field.text() == ""
    assert lines(window) == contents
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


@pytest.mark.parametrize(("size", "percent"), [((1120, 820), 100), ((700, 600), 100)])
def test_pictures_are_as_wide_as_there_is_room(
    opened: Open, size: tuple[int, int], percent: int
) -> None:
    """No page is wider than its window, and what a picture shows is said below it."""
    window = opened(size=size, percent=percent)
    page = window.page

    text = page.toPlainText()

    assert "The home screen" in text
    assert text.count("\N{OBJECT REPLACEMENT CHARACTER}") > 5
    assert page.document().idealWidth() <= page.viewport().width()
    assert not page.horizontalScrollBar().isVisible()


def test_the_page_follows_the_colours_and_the_text_size(opened: Open, qtbot: QtBot) -> None:
    """Also while it is open, and one stays where one was."""
    window = opened()
    window.open_at("using", "4-confirm")
    before = window.page.document().defaultFont().pointSizeF()

    window._theme.resize_text(200)
    window._theme.choose(Scheme.DARK)
    qtbot.wait(SETTLED_MS)

    assert window.page.document().defaultFont().pointSizeF() == pytest.approx(2 * before)
    assert caret(window) == "4. Confirm"

    def is_in_sight() -> bool:
        top = window.page.cursorRect(window.page.textCursor()).top()
        return -10 <= top <= window.page.viewport().height() // 2

    qtbot.waitUntil(is_in_sight)


@pytest.mark.parametrize("make", [manual_window, about_window])
def test_everything_in_it_has_a_name_and_is_reached_by_the_keys(
    opened: Open, qtbot: QtBot, make: Callable[[Theme, QWidget], ReadingWindow]
) -> None:
    """Who hears it or has no mouse reads as others do."""
    window = opened(make=make)
    qtbot.waitUntil(window.isActiveWindow, timeout=20_000)
    stops = [
        one
        for one in window.findChildren(QWidget)
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]

    assert [type(one).__name__ for one in stops if not spoken(one).strip()] == []
    reached: set[QWidget] = set()
    for _stop in range(200):
        here: QWidget | None = window.focusWidget()
        assert here is not None
        reached.add(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert {spoken(one) for one in set(stops) - reached} == set()
    for name in ("field", "contents", "page"):
        window.field.setFocus()
        for _step in range(3):
            if getattr(window, name).hasFocus():
                break
            QTest.keyClick(window, Qt.Key.Key_F6)
        assert getattr(window, name).hasFocus(), name


def test_a_screen_reader_gets_the_words_of_the_page(opened: Open) -> None:
    """As a text that can be walked through, and not as a picture of one."""
    window = opened()

    interface = QAccessible.queryAccessibleInterface(window.page)

    text = interface.textInterface()
    assert text is not None
    assert "Bring the letter" in text.text(0, text.characterCount())


@pytest.mark.usefixtures("welsh")
@pytest.mark.parametrize("make", [manual_window, about_window])
def test_in_welsh_only_what_is_read_is_english_and_that_is_said(
    opened: Open, make: Callable[[Theme, QWidget], ReadingWindow]
) -> None:
    """The frame speaks the language of whoever sits here, and nothing in it is cut."""
    window = opened(make=make, size=(1000, 720), percent=150)
    read = {window.page.toPlainText(), window.page.toHtml()}
    read |= {window.contents.item(at).text() for at in range(window.contents.count())}

    words = [one for one in words_on_screen(window) if one and one not in read]

    assert [one for one in words if english_in(one)] == []
    assert list(cut_off(window)) == []


def test_the_licences_come_one_after_the_other_and_can_be_searched(
    opened: Open, qtbot: QtBot
) -> None:
    """The window is there at once; each text is read in it."""
    window = opened(make=about_window)
    qtbot.waitUntil(lambda: "zipp" in lines(window)[-1], timeout=30_000)

    window.field.setText("Rampart CC-BY")
    QTest.keyClick(window.field, Qt.Key.Key_Return)

    assert "National Design Studio" in window.page.toPlainText()
    assert "Attribution 4.0 International" in window.page.toPlainText()


def test_every_address_is_underlined(opened: Open) -> None:
    """As links are elsewhere: colour alone does not tell them."""
    page = opened(make=about_window).page.document()
    found = page.find("https://lucide.dev")

    assert found.charFormat().isAnchor()
    assert found.charFormat().fontUnderline()


def test_a_screen_that_nobody_thought_of_has_the_beginning() -> None:
    """Help never fails to open."""
    assert section_of(None) == ("using", "")


def test_a_page_with_a_table_and_code_stays_inside_its_window(
    qapp: QApplication, qtbot: QtBot
) -> None:
    """A long command goes on in the next line."""
    page = ReadingPage(Theme(qapp), picture)
    qtbot.addWidget(page)
    page.resize(400, 300)
    page.show()
    command = "letterlock " + " ".join(f"--option-{at} value" for at in range(20))
    text = f"# A\n\n```\n{command}\n```\n\n| a | b |\n|---|---|\n| {'word ' * 40} | c |\n"

    page.show_page(Book(pages=(markdown_page("a", "A", text),)).pages[0])
    qtbot.wait(SETTLED_MS)

    assert not page.horizontalScrollBar().isVisible()


@pytest.mark.parametrize(("size", "percent"), [((1120, 820), 100), ((1280, 720), 200)])
def test_no_line_of_what_was_found_is_cut(
    opened: Open, qtbot: QtBot, size: tuple[int, int], percent: int
) -> None:
    """Every line of the list shows all its words, also in large letters."""
    window = opened(size=size, percent=percent)

    window.field.setText("second person")
    qtbot.wait(SETTLED_MS)

    contents = window.contents
    cut = []
    for at in range(contents.count()):
        item = contents.item(at)
        have = contents.visualItemRect(item).adjusted(0, 0, -2 * window._theme.px(10), 0)
        need = QFontMetrics(item.font()).boundingRect(
            have, Qt.TextFlag.TextWordWrap.value, item.text()
        )
        if need.height() > have.height() or need.width() > have.width():
            cut.append(item.text())
    assert contents.count() > 10
    assert cut == []


def test_the_contents_lead_to_every_page_and_open_it(opened: Open, qtbot: QtBot) -> None:
    """Line after line with the arrow keys; the sections of the page that shows stand below it."""
    window = opened()
    window.contents.setFocus()
    window.contents.setCurrentRow(0)
    qtbot.wait(1)
    seen = [window.place()]

    for _line in range(300):
        QTest.keyClick(window.contents, Qt.Key.Key_Down)
        qtbot.wait(1)
        if window.place() == seen[-1]:
            break
        seen.append(window.place())

    assert {page for page, _anchor in seen} == {one.name for one in manual().pages}
    assert ("using", "4-confirm") in seen
    assert ("decisions", "confirming") in seen
    row = next(at for at, line in enumerate(lines(window)) if line == "Security")
    window.contents.setCurrentRow(row)
    qtbot.wait(1)
    QTest.keyClick(window.contents, Qt.Key.Key_Return)
    assert window.page.hasFocus()
    assert window.place() == ("security", "")


def test_the_window_does_not_wait_for_help(desktop: Callable[..., Desktop], qtbot: QtBot) -> None:
    """The manual was read meanwhile, and licences come one at a turn; as in `test_pauses`."""
    window = desktop().app.window
    heart = Heartbeat()

    for step in (window.show_help, window.show_about):
        heart.begin(step.__name__)
        step()
        qtbot.wait(3 * SETTLED_MS)
    heart.stop()

    assert [one for one in heart.pauses() if one.ms > FAR_BEYOND_MS] == []
