"""The words that a window draws, as they are drawn: also those that something cut off by itself."""

from collections.abc import Iterator

from PySide6.QtGui import QPaintDevice, QPaintEngine, QPaintEngineState, QTextItem
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QWidget

LEFT_OUT = "…"
_TELLS = ("text", "placeholderText", "currentText", "toPlainText", "title")
_INCH, _MM = 96, 25.4


def shortened(window: QWidget, shown: list[QWidget]) -> tuple[str, ...]:
    """Give the words that a window draws with their end left out.

    What a widget itself says with three dots at its end, as a button that opens something, is
    whole; so is a cell that holds them.

    Args:
        window: What is drawn.
        shown: The widgets of it that show.
    """
    listens = _Listens(window)
    window.render(listens)
    cut = [one for one in listens.words() if LEFT_OUT in one]
    if not cut:
        return ()
    own = "\n".join(words for one in shown for words in _said(one) if LEFT_OUT in words)
    return tuple(dict.fromkeys(one for one in cut if one.strip() not in own))


def _said(widget: QWidget) -> Iterator[str]:
    """Give what a widget says, whatever it has room to draw of it."""
    name = widget.accessibleName()
    if isinstance(widget, QAbstractButton) and name and LEFT_OUT not in name:
        return  # its name goes on where its words end
    for tell in _TELLS:
        words = getattr(widget, tell, str)()
        if isinstance(words, str):
            yield words
    model = widget.model() if isinstance(widget, QAbstractItemView) else None
    if model is not None:
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                yield str(model.index(row, column).data() or "")


class _Listens(QPaintDevice):
    """Something to draw on that only remembers words."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._wide, self._high = window.width(), window.height()
        self._engine = _Engine()

    def words(self) -> list[str]:
        """Give each piece of words that was drawn."""
        return self._engine.words

    def paintEngine(self) -> QPaintEngine:  # noqa: N802 - Qt's name
        """Give what listens."""
        return self._engine

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        """Say how large it is."""
        asked = QPaintDevice.PaintDeviceMetric
        told = {
            asked.PdmWidth: self._wide,
            asked.PdmHeight: self._high,
            asked.PdmWidthMM: int(self._wide * _MM / _INCH),
            asked.PdmHeightMM: int(self._high * _MM / _INCH),
            asked.PdmDepth: 32,
            asked.PdmNumColors: 1 << 24,
            asked.PdmDevicePixelRatio: 1,
        }
        return told.get(metric, _INCH)


class _Engine(QPaintEngine):
    """Draws nothing."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.words: list[str] = []

    def drawTextItem(self, _at: object, item: QTextItem) -> None:  # noqa: N802 - Qt's name
        """Remember the words."""
        self.words.append(item.text())

    def begin(self, _device: object) -> bool:
        """Listen."""
        return True

    def end(self) -> bool:
        """Have heard."""
        return True

    def updateState(self, state: QPaintEngineState) -> None:  # noqa: N802 - Qt's name
        """Colours and places are nothing to it."""

    def drawPixmap(self, *_what: object) -> None:  # noqa: N802 - Qt's name
        """Nothing to read."""

    def drawPath(self, *_what: object) -> None:  # noqa: N802 - Qt's name
        """Nothing to read."""

    def drawPolygon(self, *_what: object) -> None:  # noqa: N802 - Qt's name
        """Nothing to read."""

    def type(self) -> QPaintEngine.Type:
        """Say that it is one of our own."""
        return QPaintEngine.Type.User
