"""How the picture of a page is laid on paper of the theme's own colour, and marked.

The paper of a dark high contrast is dark: the picture is turned into light words on dark paper.
"""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from ui.theme import Theme

_HALF = 0.5
_Mode = QPainter.CompositionMode


def lay(painter: QPainter, theme: Theme, area: QRectF, picture: QPixmap) -> None:
    """Draw a picture of a page with the theme's paper in the place of its white."""
    if _is_dark(theme):
        painter.fillRect(area, Qt.GlobalColor.white)
        painter.setCompositionMode(_Mode.CompositionMode_Difference)
    else:
        painter.fillRect(area, theme.colour("page"))
        painter.setCompositionMode(_Mode.CompositionMode_Multiply)
    painter.drawPixmap(area, picture, QRectF(picture.rect()))
    painter.setCompositionMode(_Mode.CompositionMode_SourceOver)


def tint(painter: QPainter, theme: Theme, area: QRectF, colour: QColor) -> None:
    """Go over words like a marker pen: the letters stay as they are."""
    dark = _is_dark(theme)
    painter.setCompositionMode(
        _Mode.CompositionMode_Screen if dark else _Mode.CompositionMode_Multiply
    )
    painter.fillRect(area, colour)
    painter.setCompositionMode(_Mode.CompositionMode_SourceOver)


def _is_dark(theme: Theme) -> bool:
    return theme.colour("page").lightnessF() < _HALF
