"""How the picture of a page is laid on paper of the theme's own colour, and marked.

The paper of a dark high contrast is dark: the picture is turned into light words on dark paper.
"""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from ui.theme import Theme

_HALF = 0.5
_STRONGER = QColor.fromRgbF(0.67, 0.67, 0.67)
"""Whatever is neither black nor white becomes three times as light: a sheet's lines are seen."""
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
    if _is_dark(theme):  # what is faint on white, as the lines of a spreadsheet, would be gone
        painter.setCompositionMode(_Mode.CompositionMode_ColorDodge)
        painter.fillRect(area, _STRONGER)
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
