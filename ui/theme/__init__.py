"""How the windows look: light, dark or the person's own high contrast, at their own text size."""

from enum import StrEnum
from functools import cache
from importlib import resources

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme.sheet import sheet
from ui.theme.tokens import DARK, LIGHT, Tokens, own_colours

NEXT = "Atkinson Hyperlegible Next"
MONO = "Atkinson Hyperlegible Mono"
TEXT_SIZES = (100, 125, 150, 200)
BASE_POINTS = 10.5
_SHARPNESS = 2


class Scheme(StrEnum):
    """Which colours the person asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    OWN = "own"
    """The system palette itself, as high contrast asks."""


class Theme(QObject):
    """The colours, letter sizes and icons in use. `changed`: everything is to be redrawn."""

    changed = Signal()

    def __init__(
        self, app: QApplication, *, scheme: Scheme = Scheme.SYSTEM, percent: int = 100
    ) -> None:
        """Load the fonts and dress the application."""
        super().__init__(app)
        self._app = app
        self._asked = scheme
        self._percent = percent
        app.setStyle("Fusion")
        self._system = QPalette(app.palette())
        _load_fonts()
        # Both are kept: the second dies with the Python object of the first.
        self._hints = app.styleHints()
        self._wishes = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._follow)
        self._wishes.contrastPreferenceChanged.connect(self._follow)
        self._dress()

    @property
    def tokens(self) -> Tokens:
        """The colours in use."""
        return self._tokens

    @property
    def scheme(self) -> Scheme:
        """What the person asked for."""
        return self._asked

    @property
    def percent(self) -> int:
        """The text size, in per cent."""
        return self._percent

    def px(self, pixels: float) -> int:
        """Give a length that grows with the text."""
        return max(1, round(pixels * self._percent / 100))

    def colour(self, hue: str) -> QColor:
        """Give a colour by its purpose."""
        return QColor(str(getattr(self._tokens, hue)))

    def font(self, points: float, *, bold: bool = False, mono: bool = False) -> QFont:
        """Give a font for what is painted by hand."""
        font = QFont(MONO if mono else NEXT)
        font.setPointSizeF(points * self._percent / 100)
        font.setBold(bold)
        return font

    def choose(self, scheme: Scheme) -> None:
        """Use other colours."""
        self._asked = scheme
        self._dress()

    def resize_text(self, percent: int) -> None:
        """Use another text size."""
        if percent != self._percent:
            self._percent = percent
            self._dress()

    def step_text(self, step: int) -> None:
        """Make the text one size larger (1) or smaller (-1)."""
        place = TEXT_SIZES.index(self._percent) + step
        self.resize_text(TEXT_SIZES[max(0, min(place, len(TEXT_SIZES) - 1))])

    def pixmap(self, name: str, hue: str, size: int) -> QPixmap:
        """Draw an icon in a colour of the theme, sharp on dense screens."""
        return draw_icon(name, self.colour(hue), self.px(size))

    def icon(self, name: str, hue: str = "text", size: int = 18, off: str = "off") -> QIcon:
        """Give an icon for a button, in a colour of the theme; in a chosen row it keeps it.

        Where it cannot be used it has the ink of words that cannot, or another one.
        """
        picture = self.pixmap(name, hue, size)
        icon = QIcon(picture)
        icon.addPixmap(picture, QIcon.Mode.Selected)
        icon.addPixmap(self.pixmap(name, off, size), QIcon.Mode.Disabled)
        return icon

    @property
    def is_flat(self) -> bool:
        """Whether grounds are as the paper, as in a system's high contrast: lines tell instead."""
        return self._tokens.chosen == self._tokens.card

    def icon_size(self, size: int = 18) -> QSize:
        """Give the size at which a button shows such an icon."""
        return QSize(self.px(size), self.px(size))

    def _follow(self) -> None:
        """Look again at what the system asks for."""
        self._dress()

    def _dress(self) -> None:
        """Put colours, font and sheet on the whole application."""
        self._tokens = self._wanted()
        font = QFont(NEXT)
        font.setPointSizeF(BASE_POINTS * self._percent / 100)
        self._app.setFont(font)
        self._app.setPalette(_palette(self._tokens, self._system, own=self._is_own()))
        self._app.setStyleSheet(sheet(self._tokens, self._percent))
        self.changed.emit()

    def _is_own(self) -> bool:
        """Say whether the person's own system colours are asked for."""
        wants = self._wishes.contrastPreference()
        high = wants == Qt.ContrastPreference.HighContrast
        return self._asked is Scheme.OWN or (self._asked is Scheme.SYSTEM and high)

    def _wanted(self) -> Tokens:
        """Give the colours that the person and the system ask for together."""
        if self._is_own():
            return own_colours(self._system)
        dark = self._hints.colorScheme() == Qt.ColorScheme.Dark
        if self._asked is Scheme.DARK or (self._asked is Scheme.SYSTEM and dark):
            return DARK
        return LIGHT


def restyle(widget: QWidget, kind: str) -> None:
    """Give a widget another look of the sheet."""
    widget.setProperty("kind", kind)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def draw_icon(name: str, colour: QColor, size: int) -> QPixmap:
    """Draw an icon in a colour, once."""
    key, picture = f"{name} {colour.name()} {size}", QPixmap()
    if QPixmapCache.find(key, picture):
        return picture
    picture = QPixmap(size * _SHARPNESS, size * _SHARPNESS)
    picture.fill(Qt.GlobalColor.transparent)
    svg = _icon_source(name).replace("currentColor", colour.name())
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg.encode())).render(
        painter, QRectF(0, 0, size * _SHARPNESS, size * _SHARPNESS)
    )
    painter.end()
    picture.setDevicePixelRatio(_SHARPNESS)
    QPixmapCache.insert(key, picture)
    return picture


def load_icons() -> None:
    """Read the drawings of all icons; may be called on any thread, before they are wanted."""
    for file in (resources.files("resources") / "icons").iterdir():
        name, dot, ending = file.name.rpartition(".")
        if (dot, ending) == (".", "svg"):
            _icon_source(name)


@cache
def _icon_source(name: str) -> str:
    """Read the drawing of an icon."""
    return (resources.files("resources") / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def _load_fonts() -> None:
    """Load the fonts that ship with the program."""
    folder = resources.files("resources") / "fonts"
    for file in folder.iterdir():
        if file.name.endswith(".ttf"):
            QFontDatabase.addApplicationFontFromData(QByteArray(file.read_bytes()))


def _palette(tokens: Tokens, system: QPalette, *, own: bool) -> QPalette:
    """Give the palette for what the sheet does not reach."""
    palette = QPalette(system)
    roles = QPalette.ColorRole
    if own:
        palette.setColor(roles.PlaceholderText, QColor(tokens.hint))
        return palette
    for role, colour in (
        (roles.Window, tokens.ground),
        (roles.WindowText, tokens.text),
        (roles.Base, tokens.card),
        (roles.AlternateBase, tokens.ground),
        (roles.Text, tokens.text),
        (roles.Button, tokens.card),
        (roles.ButtonText, tokens.text),
        (roles.BrightText, tokens.text),
        (roles.PlaceholderText, tokens.hint),
        (roles.Highlight, tokens.focus),
        (roles.HighlightedText, tokens.card),
        (roles.Link, tokens.link),
        (roles.LinkVisited, tokens.link),
        (roles.ToolTipBase, tokens.card),
        (roles.ToolTipText, tokens.text),
        (roles.Accent, tokens.action),
    ):
        palette.setColor(role, QColor(colour))
    return palette
