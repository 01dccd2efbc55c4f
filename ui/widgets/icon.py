"""A small picture in the colour of what it means; it never stands alone, a word is beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme import Theme


class Icon(QLabel):
    """An icon that follows the theme."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        hue: str = "muted",
        size: int = 18,
        parent: QWidget | None = None,
    ) -> None:
        """Draw an icon in a colour of the theme."""
        super().__init__(parent)
        self._theme, self._name, self._token, self._size = theme, name, hue, size
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self._draw)
        self._draw()

    def become(self, name: str, hue: str) -> None:
        """Show another icon."""
        self._name, self._token = name, hue
        self._draw()

    def _draw(self) -> None:
        """Draw in the colours of now."""
        self.setPixmap(self._theme.pixmap(self._name, self._token, self._size))
        side = self._theme.px(self._size)
        self.setFixedSize(side, side)
