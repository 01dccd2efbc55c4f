"""The letter in the review room: its pages one at a time, with the findings marked on them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from checker.desk.review.review_answers import ReviewPage
from checker.words import say
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.page_picture import PagePicture
from ui.widgets.panel import Card, row
from ui.widgets.text import Text

_LEAST, _LEAST_STACKED = 170, 280


class ReviewPages(Card):
    """Pages that can be turned, and be shown at the whole height of the window."""

    whole_wanted = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show no letter yet."""
        super().__init__(parent=parent)
        self._theme = theme
        self._pages: tuple[ReviewPage, ...] = ()
        self._here, self._number, self._whole = 0, 0, False
        self._least = _LEAST
        self._heading = Text(say("The letter"), "strong")
        self._hint = Text("", "muted")
        self.view = PagePicture(theme)
        self.before = Button(
            theme, "", icon="chevron-left", kind="tool", name=say("The page before")
        )
        self.after = Button(theme, "", icon="chevron-right", kind="tool", name=say("Next page"))
        self.whole = Button(theme, say("Open the whole letter"), icon="file-text", kind="small")
        self.before.clicked.connect(lambda: self.turn(self._here - 1))
        self.after.clicked.connect(lambda: self.turn(self._here + 1))
        self.whole.clicked.connect(lambda: self.show_whole(on=not self._whole))
        head = row(spacing=6)
        head.addWidget(self._heading, 1)
        for one in (self.before, self.after, self.whole):
            head.addWidget(one)
        self.body.addLayout(head)
        self.body.addWidget(self._hint)
        self.body.addWidget(self.view, 1)
        self._rest = QWidget()
        self._rest.setProperty("kind", "clear")
        self.body.addWidget(self._rest, 1)
        theme.changed.connect(self._fit)
        self._fit()
        self.show_pages((), "")

    def show_pages(self, pages: tuple[ReviewPage, ...], hint: str) -> None:
        """Show pages; the one in view stays where the letter is the same one."""
        same = [(one.file, one.page) for one in pages] == [
            (one.file, one.page) for one in self._pages
        ]
        self._pages, self._number = pages, self._number if same else 0
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.view.setVisible(bool(pages))
        self._rest.setVisible(not pages)
        self.whole.setVisible(bool(pages))
        if not same:
            self.view.point_out(0)
        self.turn(self._here if same else self._first())

    def turn(self, place: int) -> None:
        """Turn to a page, counted from 0 through all files."""
        self._here = max(0, min(place, len(self._pages) - 1))
        page = self._pages[self._here] if self._pages else None
        words = _words(page)
        self._heading.setText(words)
        self.view.show_page(page, words)
        self.before.setVisible(self._here > 0)
        self.after.setVisible(self._here < len(self._pages) - 1)
        if page is not None and self._here < len(self._pages) - 1:
            self._say_what_is_next(page, self._pages[self._here + 1])

    def point_out(self, number: int, page: int | None = None) -> None:
        """Frame a finding, on its page."""
        self._number = number
        if page is None:
            on = [at for at, one in enumerate(self._pages) if _has(one, number)]
            page = on[0] if on else None
        if page is not None and page != self._here:
            self.turn(page)
        self.view.point_out(number)

    def step(self, step: int) -> None:
        """Go to the next mark (1) or the one before (-1), round the end."""
        numbers = sorted({box.number for page in self._pages for box in page.boxes})
        if numbers:
            at = numbers.index(self._number) + step if self._number in numbers else 0
            self.point_out(numbers[at % len(numbers)])

    def show_whole(self, *, on: bool) -> None:
        """Show the letter at the whole height, or the queue above it again."""
        if on != self._whole:
            self._whole = on
            self.whole.become(say("Back to the queue") if on else say("Open the whole letter"))
            self.whole_wanted.emit(on)

    def stack(self, *, on: bool) -> None:
        """Take more height where the page scrolls anyway."""
        self._least = _LEAST_STACKED if on else _LEAST
        self._fit()

    def is_whole(self) -> bool:
        """Say whether it has the whole height."""
        return self._whole

    def words(self) -> str:
        """Give which page shows, and what is said about it."""
        return f"{self._heading.text()}. {self._hint.text()}"

    def _say_what_is_next(self, page: ReviewPage, following: ReviewPage) -> None:
        """Say on the arrow that another file comes: the page that shows is the last of its own."""
        other = following.file != page.file
        words = say("Next file") if other else say("Next page")
        self.after.become(words if other else "", name=words)
        self.after.look("chevron-right", "small" if other else "tool")
        self.after.setToolTip(words)

    def _first(self) -> int:
        """Give the first page with a mark: that is what the letter is here for."""
        return next((at for at, one in enumerate(self._pages) if one.boxes), 0)

    def _fit(self) -> None:
        self.view.setMinimumHeight(self._theme.px(self._least))


def _words(page: ReviewPage | None) -> str:
    """Say which page this is; before the pick no file has a name."""
    if page is None:
        return say("The letter")
    name = page.name or (
        say("The letter") if page.file == 1 else say("Enclosure {number}", number=page.file - 1)
    )
    if page.of == 1 and not page.name:
        return say("{name}, page {page}", name=name, page=page.page)
    return say("{name}, page {page} of {of}", name=name, page=page.page, of=page.of)


def _has(page: ReviewPage, number: int) -> bool:
    return any(box.number == number for box in page.boxes)
