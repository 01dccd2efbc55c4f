"""How the picture of a page is laid on paper of the theme's own colour, and marked.

The paper of a dark high contrast is dark: the picture is turned into light words on dark paper.
"""

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QColorSpace, QImage, QPainter, QPixmap

from ui.theme import Theme
from ui.widgets.mark import ROOM, framed

_HALF = 0.5
_LIGHTER: Final = 2.0
"""The root by which what is faint on white, as a sheet's lines, becomes light enough on black.

A root keeps every step between paper and ink, on which the round edges of letters rest.
"""
_INK: Final = 200
"""Darker than this is ink, of at most 255: the faintest edge of a letter is not."""
_ASIDE_PX: Final = 3
"""So far the letters of the lines above and below may reach."""
_JOINED_PX: Final = 2
_SIGN_PX: Final = 7
"""A sign behind a word stands no further from it than this, and ends no further."""
_Mode = QPainter.CompositionMode


class Paper:
    """One page's picture, which is turned once for dark paper and not at every stroke."""

    def __init__(self, picture: QPixmap | None = None) -> None:
        """Take a picture of ink on white, or none yet."""
        self._picture = QPixmap() if picture is None else picture
        self._turned = QPixmap()

    @property
    def is_blank(self) -> bool:
        """Whether there is no picture yet."""
        return self._picture.isNull()

    @property
    def height_of_width(self) -> float:
        """How high it is for its width."""
        return self._picture.height() / max(1, self._picture.width())

    def frame(self, area: QRectF, words: QRectF) -> QRectF:
        """Give the frame round words of the page that lies on an area: roomy, but over no other."""
        words = words.adjusted(0, 0, self._sign(area, words), 0)
        inside = words.adjusted(0, _ASIDE_PX, 0, -_ASIDE_PX)
        left, column = inside.left() - 1, QRectF(0, inside.top(), 1, inside.height())
        before = self._bare(area, column.translated(left, 0), -1)
        after = self._bare(area, column.translated(inside.right(), 0), 1)
        return framed(words, before=before, after=after)

    def _sign(self, area: QRectF, words: QRectF) -> int:
        """Give how far a full stop or a comma right behind words reaches; 0 where none stands."""
        inside = words.adjusted(0, _ASIDE_PX, 0, -_ASIDE_PX)
        column = QRectF(inside.right(), inside.top(), 1, inside.height())
        reach = _SIGN_PX + _JOINED_PX + 1
        bare = [self._is_bare(area, column.translated(far, 0)) for far in range(1, reach + 1)]
        begins = bare.index(False) if False in bare else reach
        ends = next((far for far in range(begins, reach) if bare[far]), reach)
        alone = begins <= _JOINED_PX and ends <= _SIGN_PX and all(bare[ends:][: _JOINED_PX + 1])
        return ends if alone else 0

    def _bare(self, area: QRectF, column: QRectF, way: int) -> int:
        """Count the columns without ink from one beside words on, as far as a frame may reach."""
        reach = range(1, ROOM + 2)
        return next(
            (far for far in reach if not self._is_bare(area, column.translated(way * far, 0))),
            len(reach) + 1,
        )

    def _is_bare(self, area: QRectF, part: QRectF) -> bool:
        """Say whether no ink is on a part of the page that lies on an area."""
        dense = self._picture.width() / max(1.0, area.width())
        at = part.topLeft() - area.topLeft()
        inked = QRectF(at * dense, part.size() * dense).toAlignedRect()
        image = self._picture.copy(inked.intersected(self._picture.rect())).toImage()
        return all(
            image.pixelColor(x, y).lightness() > _INK
            for x in range(image.width())
            for y in range(image.height())
        )

    def lay(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw it with the theme's paper in the place of its white."""
        dark = _is_dark(theme)
        if dark and self._turned.isNull():
            self._turned = _turned(self._picture)
        picture = self._turned if dark else self._picture
        painter.fillRect(area, theme.colour("page"))
        painter.setCompositionMode(
            _Mode.CompositionMode_Screen if dark else _Mode.CompositionMode_Multiply
        )
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


def _turned(picture: QPixmap) -> QPixmap:
    """Make light words on black of dark ones on white."""
    primaries, curve = QColorSpace.Primaries.SRgb, QColorSpace.TransferFunction.Linear
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    image.invertPixels()
    image.setColorSpace(QColorSpace(primaries, curve))
    image.convertToColorSpace(QColorSpace(primaries, _LIGHTER))
    return QPixmap.fromImage(image)


def _is_dark(theme: Theme) -> bool:
    return theme.colour("page").lightnessF() < _HALF
