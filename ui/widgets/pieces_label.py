"""A text whose differing words stand out: bold, underlined and tinted, never by colour alone."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import Theme


class PiecesLabel(QLabel):
    """Pieces of text, each with whether it differs."""

    def __init__(
        self,
        theme: Theme,
        pieces: tuple[tuple[str, bool], ...],
        kind: str,
        *,
        breaks: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show pieces; those that differ in the colours of `kind` ("stop" or "check").

        With `breaks` an email address may go on in the next line after its @.
        """
        super().__init__(parent)
        self._theme, self._pieces, self._kind = theme, pieces, kind
        self._breaks = breaks
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(spoken(pieces))
        theme.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        """Draw in the colours of now."""
        ink = self._theme.colour(self._kind).name()
        ground = self._theme.colour(f"{self._kind}_ground").name()
        style = f"color:{ink};background-color:{ground};font-weight:700;text-decoration:underline"
        self.setText(
            _between(self._pieces).join(
                f'<span style="{style}">{self._escaped(words)}</span>'
                if differs
                else self._escaped(words)
                for words, differs in self._pieces
            )
        )

    def _escaped(self, words: str) -> str:
        return escape(words).replace("@", "@&#8203;" if self._breaks else "@")


def spoken(pieces: tuple[tuple[str, bool], ...]) -> str:
    """Give pieces as one text."""
    return _between(pieces).join(words for words, _differs in pieces)


def _between(pieces: tuple[tuple[str, bool], ...]) -> str:
    """Give what stands between pieces: those of an email are characters, all others are words."""
    return "" if any("@" in words for words, _differs in pieces) else " "
