"""Buttons: each says the act, shows its key, and is at least 24 pixels high."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme import Theme, restyle

_INK = {
    "primary": "on_action",
    "go": "on_action",
    "nav": "bar_muted",
    "bartool": "on_bar",
    "link": "link",
    "tab": "muted",
}
_FILLED: Final = ("primary", "go")
_FRAMED: Final = ("", "small", "big", *_FILLED)
_RING_PX: Final = 4
"""The ring of the focus and the gap inside it, two pixels each."""
_ROUND_PX: Final = 6
_HALF_PX, _DASH_PX = 0.5, 3
"""Half of the line of a frame, and about how long its dashes are where the button is dead."""
_CHOSEN: Final = {"tab": "action", "nav": "bar_line"}
_CHOSEN_PX: Final = 3
"""The line below what is chosen, as the style sheet has it."""


class Button(QPushButton):
    """A button in one of the sheet's looks, with an icon that follows the theme."""

    _icon = ""

    def __init__(
        self,
        theme: Theme,
        words: str,
        *,
        icon: str = "",
        kind: str = "",
        key: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Say the act.

        Args:
            theme: Where the colours come from.
            words: What stands on the button.
            icon: A picture before the words.
            kind: A look of the style sheet.
            key: The key that does the same, shown in the tooltip.
            name: What a screen reader says, where the words alone do not tell.
            parent: The widget that holds it.
        """
        super().__init__(_label(words, icon), parent)
        self._theme, self._icon = theme, icon
        if kind:
            self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name or words)
        tip = name or words
        if key:
            self.setToolTip(tip if f"({key})" in tip else f"{tip} ({key})")
        elif name:
            self.setToolTip(name)
        if icon:
            theme.changed.connect(self._draw)
            self._draw()

    def become(self, words: str, *, icon: str = "", name: str = "") -> None:
        """Say another act."""
        self.setText(_label(words, icon or self._icon))
        self.setAccessibleName(name or words)
        if icon:
            self._icon = icon
            self._draw()

    def look(self, icon: str, kind: str) -> None:
        """Take another icon and another look of the sheet."""
        if self.property("kind") != kind:
            self._icon = icon
            restyle(self, kind)
            self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Let Enter press the button, as people expect of a form in a browser."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Fill what is filled, inside the ring of the focus and a gap (WCAG 2.2, 1.4.11).

        The line below what is chosen stands there too: the ring takes its place at the edge.
        """
        if self.hasFocus() and self.property("kind") in _FILLED:
            held = self.isDown() or self.underMouse()
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("action_held" if held else "action"))
            corner = self._theme.px(_ROUND_PX) - _RING_PX / 2
            painter.drawRoundedRect(self._filled(), corner, corner)
            painter.end()
        super().paintEvent(event)
        if not self.isEnabled() and self._is_framed():
            self._dash()
        hue = _CHOSEN.get(str(self.property("kind") or ""))
        if hue and self.hasFocus() and self.isChecked():
            area = self.rect().adjusted(_RING_PX, 0, -_RING_PX, -_RING_PX)
            area.setTop(area.bottom() + 1 - _CHOSEN_PX)
            QPainter(self).fillRect(area, self._theme.colour(hue))

    def _is_framed(self) -> bool:
        """Say whether it has a frame; where grounds are as the paper, an icon alone has one too."""
        kind = str(self.property("kind") or "")
        return kind in _FRAMED or (kind == "tool" and self._theme.is_flat)

    def _dash(self) -> None:
        """Draw a broken frame of even dashes; the style sheet's differ from side to side.

        It is of the colour that the frame of a live button has, so that it stands out less.
        """
        frame, corner = QPainterPath(), self._theme.px(_ROUND_PX) - _HALF_PX
        around = QRectF(self.rect()).adjusted(_HALF_PX, _HALF_PX, -_HALF_PX, -_HALF_PX)
        frame.addRoundedRect(around, corner, corner)
        dash = frame.length() / (2 * round(frame.length() / (2 * _DASH_PX)))
        pen = QPen(self._theme.colour("off" if self._theme.is_flat else "edge"), 1)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([dash, dash])
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.drawPath(frame)
        painter.end()

    def _filled(self) -> QRectF:
        """Give the part that is filled: all of it, or what the ring of the focus leaves."""
        gap = _RING_PX if self.hasFocus() else 0
        return QRectF(self.rect()).adjusted(gap, gap, -gap, -gap)

    def _draw(self) -> None:
        """Draw the icon in the colours of now."""
        size = 20 if self.property("kind") in {"primary", "big", "bartool"} else 16
        hue = _INK.get(str(self.property("kind") or ""), "text")
        # No word and no frame say that an icon alone is dead, but in high contrast: it is fainter.
        off = "off" if self.text() or self._theme.is_flat else "edge"
        self.setIcon(self._theme.icon(self._icon, hue, size, off))
        self.setIconSize(self._theme.icon_size(size))


def _label(words: str, icon: str) -> str:
    """Give what stands on the button: a little room after the icon, and no hidden keys."""
    label = words.replace("&", "&&")
    return f" {label}" if icon and words else label
