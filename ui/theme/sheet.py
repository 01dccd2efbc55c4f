"""The one style sheet of the windows, made from the tokens and the person's text size."""

from importlib import resources
from string import Template

from ui.theme.tokens import Tokens, contrast


def sheet(tokens: Tokens, percent: int) -> str:
    """Give the style sheet for a set of colours, at a text size in per cent."""
    scale = percent / 100
    values: dict[str, str] = {
        name: str(getattr(tokens, name)) for name in tokens.__dataclass_fields__
    }
    for name, points in _POINTS.items():
        values[name] = f"{points * scale:.2f}pt"
    for pixels in range(1, 49):
        values[f"p{pixels}"] = f"{max(1, round(pixels * scale))}px"
        # What stands in a border that is a pixel thicker, or two, or one less, stays where it is;
        # two more are what Qt itself adds before the words of a field.
        values[f"in{pixels}"] = f"{max(1, round(pixels * scale)) - 1}px"
        values[f"inner{pixels}"] = f"{max(2, round(pixels * scale)) - 2}px"
        values[f"out{pixels}"] = f"{round(pixels * scale) + 1}px"
        values[f"past{pixels}"] = f"{round(pixels * scale) + 2}px"
    # Half of a radio button with its border: a pixel more, and Qt draws a square instead of a disc.
    values["round"] = f"{(round(_DISC * scale) + 2 * _BORDER) // 2}px"
    # A sheet colours no picture: black or white, whichever stands out, always reaches 4.5 to 1.
    tick = max(
        ("white", "#ffffff"), ("black", "#000000"), key=lambda one: contrast(one[1], tokens.action)
    )
    values["tick"] = str(resources.files("resources") / "icons" / f"tick-{tick[0]}.svg").replace(
        "\\", "/"
    )
    flat = tokens.chosen == tokens.card
    return Template(f"{_SHEET}{_FLAT}" if flat else _SHEET).substitute(values)


_DISC, _BORDER = 14, 2
_POINTS = {
    "small": 9.6,
    "normal": 10.5,
    "act": 11.0,
    "brand": 14.0,
    "heading": 12.5,
    "title": 20.0,
    "big": 19.0,
    "figure": 21.0,
}

_SHEET = """
QWidget { color: $text; font-size: $normal; }
QMainWindow, QWidget[kind="ground"], QDialog { background: $ground; }
QToolTip { color: $text; background: $card; border: 1px solid $edge; padding: $p4; }

QFrame[kind="bar"] { background: $bar; border: none; }
QFrame[kind="strip"] { background: $card; border: none; border-bottom: 1px solid $line; }
QFrame[kind="foot"] { background: $card; border: none; border-top: 1px solid $line; }
QFrame[kind="toolbar"] { background: $card; border: none; border-bottom: 1px solid $line; }
QFrame[kind="card"] { background: $card; border: 1px solid $line; border-radius: $p8; }
QFrame[kind="inset"] { background: $ground; border: 1px solid $line; border-radius: $p6; }
QFrame[kind="stop"] { background: $stop_ground; border: 1px solid $stop; border-radius: $p6; }
QFrame[kind="check"] { background: $check_ground; border: 1px solid $check; border-radius: $p6; }
QFrame[kind="note"] { background: $note_ground; border: 1px solid $note; border-radius: $p6; }
QFrame[kind="good"] { background: $good_ground; border: 1px solid $good; border-radius: $p6; }
QFrame[kind="stop"]:focus { border: 2px solid $focus; }
QFrame[kind="banner"] { background: $check_ground; border: none; border-bottom: 1px solid $check; }
QFrame[kind="gravebanner"] {
  background: $stop_ground; border: none; border-bottom: 1px solid $stop; }
QFrame[kind="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[kind="upright"] { background: $line; border: none; max-width: 1px; min-width: 1px; }
QFrame[kind="quiet"] { background: transparent; border: none; }

QLabel { background: transparent; }
QLabel[kind="title"] { font-size: $title; font-weight: 700; }
QLabel[kind="heading"] { font-size: $heading; font-weight: 700; }
QLabel[kind="big"] { font-size: $big; font-weight: 700; }
QLabel[kind="figure"] { font-size: $figure; font-weight: 700; }
QLabel[kind="strong"] { font-weight: 700; }
QLabel[kind="muted"] { color: $muted; font-size: ${small}; }
QLabel[kind="label"] { color: $muted; font-size: ${small}; font-weight: 600; }
QLabel[kind="mono"] { color: $muted; font-family: "Atkinson Hyperlegible Mono"; }
QLabel[kind="stop"], QLabel[kind="check"], QLabel[kind="note"], QLabel[kind="good"],
QLabel[kind="bar"] { background: transparent; border: none; border-radius: 0; }
QLabel[kind="stop"] { color: $stop; font-weight: 700; }
QLabel[kind="check"] { color: $check; font-weight: 700; }
QLabel[kind="note"] { color: $note; font-weight: 700; }
QLabel[kind="good"] { color: $good; font-weight: 700; }
QLabel[kind="match"] { color: $good; }
QLabel[kind="brand"] { color: $on_bar; font-size: $brand; font-weight: 700; }
QLabel[kind="bar"] { color: $bar_muted; font-size: ${small}; }
QLabel[kind="barname"] { color: $on_bar; font-weight: 700; }

QFrame[kind="finding"] { background: $card; border: 1px solid $line; border-radius: $p8; }
QFrame[kind="findingopen"] {
  background: $chosen; border: 2px solid $chosen_edge; border-radius: $p8; }
QFrame[kind="findingopen"]:focus { border: 2px solid $focus; }

QPushButton, QToolButton {
  background: $card; color: $text; border: 1px solid $edge; border-radius: $p6;
  padding: $p6 $p14; font-weight: 600; min-height: $p20; }
QPushButton:hover { background: $chosen; }
QPushButton:pressed { background: $line; }
QPushButton:focus { border: 2px solid $focus; padding: $in6 $in14; }
QPushButton:disabled { color: $muted; border: 1px solid transparent; }
QPushButton[kind="small"] { padding: $p3 $p10; font-size: $normal; }
QPushButton[kind="small"]:focus { padding: $in3 $in10; }
QPushButton[kind="big"] { padding: $p8 $p16; font-size: $act; }
QPushButton[kind="big"]:focus { padding: $in8 $in16; }
QPushButton[kind="primary"] {
  background: $action; color: $on_action; border: 1px solid $action; padding: $p8 $p18;
  font-size: $act; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { background: $action_held; }
QPushButton[kind="primary"]:focus {
  background: transparent; border: 2px solid $focus; padding: $in8 $in18; }
QPushButton[kind="go"] {
  background: $action; color: $on_action; border: 1px solid $action; }
QPushButton[kind="go"]:hover, QPushButton[kind="go"]:pressed { background: $action_held; }
QPushButton[kind="go"]:focus {
  background: transparent; border: 2px solid $focus; padding: $in6 $in14; }
QPushButton[kind="link"] {
  background: transparent; color: $link; border: 2px solid transparent; padding: $p2 2px;
  text-decoration: underline; text-align: left; }
QPushButton[kind="link"]:hover { color: $text; }
QPushButton[kind="link"]:focus { border: 2px solid $focus; border-radius: $p4; }
QPushButton[kind="stoplink"] {
  background: transparent; color: $stop; border: 2px solid transparent; padding: $p2 2px;
  text-decoration: underline; text-align: left; }
QPushButton[kind="stoplink"]:focus { border: 2px solid $focus; border-radius: $p4; }
QPushButton[kind="tool"] {
  background: transparent; border: 2px solid transparent; padding: $p3; min-width: $p22;
  min-height: $p22; }
QPushButton[kind="tool"]:hover { background: $chosen; }
QPushButton[kind="tool"]:focus { border: 2px solid $focus; }
QPushButton[kind="tool"]:disabled { border: 2px solid transparent; }
QPushButton[kind="tab"] {
  background: transparent; border: none; border-bottom: 3px solid transparent; border-radius: 0;
  padding: $p8 $p10 $p6 $p10; color: $muted; }
QPushButton[kind="tab"]:hover { color: $text; }
QPushButton[kind="tab"]:checked { color: $text; border-bottom: 3px solid $action; }
QPushButton[kind="tab"]::menu-indicator { subcontrol-position: right center; width: $p8; }
QPushButton[kind="tab"]:focus {
  border: 2px solid $focus; padding: $inner8 $inner10 $out6 $inner10; }
QPushButton[kind="nav"] {
  background: transparent; color: $bar_muted; border: none; border-bottom: 3px solid transparent;
  border-radius: 0; padding: $p12 $p12 $p10 $p12; min-height: $p24; }
QPushButton[kind="nav"]:hover { color: $on_bar; background: $bar_here; }
QPushButton[kind="nav"]:checked { color: $on_bar; background: $bar_here;
  border-bottom: 3px solid $bar_line; }
QPushButton[kind="nav"]:focus {
  border: 2px solid $bar_focus; padding: $inner12 $inner12 $out10 $inner12; }
QPushButton[kind="bartool"] {
  background: transparent; color: $on_bar; border: 2px solid transparent; padding: $p3;
  min-width: $p24; min-height: $p24; }
QPushButton[kind="bartool"]:hover { background: $bar_here; }
QPushButton[kind="bartool"]:focus { border: 2px solid $bar_focus; }
QPushButton[kind="bartool"]::menu-indicator, QPushButton[kind="nav"]::menu-indicator {
  image: none; width: 0; }
QPushButton[kind="big"]:disabled, QPushButton[kind="primary"]:disabled,
QPushButton[kind="go"]:disabled {
  background: transparent; color: $muted; border: 1px solid transparent; }
QPushButton[kind="link"]:disabled { color: $muted; text-decoration: none; }
QPushButton[kind="row"] {
  background: transparent; border: 2px solid transparent; padding: $p6; text-align: left; }
QPushButton[kind="row"]:focus { border: 2px solid $focus; }

QLineEdit, QPlainTextEdit, QDateEdit, QDateTimeEdit {
  background: $card; color: $text; border: 1px solid $edge; border-radius: $p6; padding: $p6 $p10;
  selection-background-color: $focus; selection-color: $card; min-height: $p20;
  placeholder-text-color: $hint; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QDateEdit[wrong="true"],
QDateTimeEdit[wrong="true"] { border: 2px solid $stop; padding: $in6 $in10; }
QLineEdit:focus, QPlainTextEdit:focus, QDateEdit:focus, QDateTimeEdit:focus {
  border: 2px solid $focus; padding: $in6 $in10; }
QDateEdit, QDateTimeEdit { max-height: $p20; }
QDateTimeEdit > QLineEdit, QDateTimeEdit > QLineEdit:focus {
  background: transparent; border: none; padding: 0; min-height: 0; }
QDateTimeEdit::up-button, QDateTimeEdit::down-button { width: 0; border: none; }
QLineEdit[kind="typed"] {
  font-family: "Atkinson Hyperlegible Mono"; font-size: $heading; padding: $p8 $p12; }
QLineEdit[kind="typed"]:focus, QLineEdit[kind="typed"][wrong="true"] {
  padding: $in8 $in12; }

QComboBox {
  background: $card; color: $text; border: 1px solid $edge; border-radius: $p6;
  padding: $p6 $p10 $p6 $past10; min-height: $p20; max-height: $p20; }
QComboBox[wrong="true"], QWidget[wrong="true"] QComboBox {
  border: 2px solid $stop; padding: $in6 $in10 $in6 $out10; }
QComboBox:focus { border: 2px solid $focus; padding: $in6 $in10 $in6 $out10; }
QComboBox::drop-down { border: none; width: $p24; }

QRadioButton, QCheckBox {
  spacing: $p10; padding: $p1 $p8 $p1 2px; border: 2px solid transparent; border-radius: $p6;
  min-height: $p24; background: transparent; }
QRadioButton:focus, QCheckBox:focus { border: 2px solid $focus; }
QRadioButton::indicator {
  width: $p14; height: $p14; border: 2px solid $edge; border-radius: $round; background: $card; }
QRadioButton::indicator:checked {
  border: 2px solid $action; background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5,
    fx: 0.5, fy: 0.5, stop: 0 $action, stop: 0.52 $action, stop: 0.6 $card, stop: 1 $card); }
QCheckBox::indicator {
  width: $p14; height: $p14; border: 2px solid $edge; border-radius: $p3; background: $card; }
QCheckBox::indicator:checked {
  border: 2px solid $action; background: $action; image: url("$tick"); }

QRadioButton[wrong="true"]::indicator, QWidget[wrong="true"] QRadioButton::indicator,
QCheckBox[wrong="true"]::indicator, QWidget[wrong="true"] QCheckBox::indicator {
  border: 2px solid $stop; }
QPushButton[wrong="true"] { border: 2px solid $stop; }

QListWidget, QTableWidget, QTextBrowser {
  background: $card; color: $text; border: 1px solid $line; border-radius: $p8;
  selection-background-color: $chosen; selection-color: $text; outline: none;
  gridline-color: $line; }
QListWidget { padding: $p4; }
QListWidget:focus { padding: $in4; }
QListWidget:focus, QTextBrowser:focus { border: 2px solid $focus; }
QListWidget::item { padding: $p6 $p10; border-radius: $p4; }
QListWidget::item:selected {
  background: $chosen; color: $text; border: 1px solid $chosen_edge; padding: $in6 $in10; }
QTableWidget::item { padding: $p6 $p10; border: none; border-bottom: 1px solid $line; }
QTableWidget[kind="report"]::item { border-bottom: none; }
QTableWidget::item:selected { background: $chosen; color: $text; }
QTableView[kind="letters"] {
  background: $card; color: $text; border: 1px solid $line; border-radius: $p8;
  selection-background-color: $chosen; selection-color: $text; outline: none; }
QTableView[kind="letters"]::item { padding: 0 $p10; border: none; border-bottom: 1px solid $line; }
QTableView[kind="letters"]::item:selected { background: $chosen; color: $text; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
  background: $ground; color: $muted; border: none; border-bottom: 1px solid $line;
  padding: $p8 $p13; font-size: ${small}; font-weight: 600; }
QHeaderView::section:first, QHeaderView::section:only-one { border-top-left-radius: $p7; }
QHeaderView::section:last, QHeaderView::section:only-one { border-top-right-radius: $p7; }

QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[kind="clear"] { background: transparent; }
QScrollArea:focus { border: none; }
QTextEdit[kind="letter"], QAbstractScrollArea[kind="letter"] {
  background: $ground; border: 2px solid transparent; color: $ink; }
QTextEdit[kind="letter"]:focus, QAbstractScrollArea[kind="letter"]:focus {
  border: 2px solid $focus; }
QScrollBar:vertical { background: transparent; width: $p10; margin: $p2; }
QScrollBar:horizontal { background: transparent; height: $p10; margin: $p2; }
QScrollBar::handle { background: $edge; border-radius: $p3; min-height: $p32; min-width: $p32; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $line; width: 1px; height: 1px; }

QProgressBar { background: $line; border: none; border-radius: $p4; max-height: $p8;
  min-height: $p8; }
QProgressBar::chunk { background: $action; border-radius: $p4; }
QMenu { background: $card; color: $text; border: 1px solid $edge; padding: $p4; }
QMenu::item { padding: $p6 $p24 $p6 $p12; border-radius: $p4; }
QMenu::item:selected { background: $chosen; color: $text; }
QMenu::separator { height: 1px; background: $line; margin: $p4; }
QMenu::indicator { width: $p14; height: $p14; }
"""

_FLAT = """
QPushButton:disabled, QPushButton[kind]:disabled, QRadioButton:disabled, QCheckBox:disabled,
QLabel:disabled, QLabel[kind]:disabled, QComboBox:disabled, QLineEdit:disabled,
QPlainTextEdit:disabled, QDateEdit:disabled, QDateTimeEdit:disabled { color: $off; }
QPushButton[kind="tool"]:!focus { border: 1px solid $edge; padding: $out3; }
QPushButton[kind="tool"]:disabled { border: 1px solid transparent; padding: $out3; }
QPushButton[kind="stoplink"] { color: $link; }
QPushButton[kind="link"]:disabled, QPushButton[kind="stoplink"]:disabled {
  border: 2px solid transparent; }
QListWidget::item:selected { border: 2px solid $chosen_edge; padding: $inner6 $inner10; }
QProgressBar { background: $card; border: 1px solid $edge; max-height: $p6; min-height: $p6; }
QProgressBar::chunk { border-radius: $p3; }
QMenu { border: 3px solid $edge; padding: $inner4; }
QMenu::item:selected { background: $action; color: $on_action; }
QTableWidget[kind="report"] { selection-background-color: transparent; }
QTableWidget[kind="report"]::item:selected { background: transparent; }
QDialog { border: 3px solid $line; }
QFrame[kind="stop"] { border: 3px solid $stop; }
QFrame[kind="stop"]:focus { border: 3px solid $focus; }
QLabel[kind="stop"] { border: none; }
QLabel[at="field"] { border-left: 4px solid $stop; padding-left: 6px; }
QTextEdit[kind="letter"]:!focus, QAbstractScrollArea[kind="letter"]:!focus {
  border: 1px solid $line; padding: 1px; }
QLineEdit[wrong="true"]:!focus, QPlainTextEdit[wrong="true"]:!focus,
QDateEdit[wrong="true"]:!focus, QDateTimeEdit[wrong="true"]:!focus,
QComboBox[wrong="true"]:!focus, QWidget[wrong="true"] QComboBox:!focus {
  border: 2px dashed $stop; }
QRadioButton[wrong="true"]::indicator, QWidget[wrong="true"] QRadioButton::indicator,
QCheckBox[wrong="true"]::indicator, QWidget[wrong="true"] QCheckBox::indicator {
  border: 3px solid $stop; width: $inner14; height: $inner14; }
QPushButton[wrong="true"]:!focus { border: 2px dashed $stop; }
"""
"""Where a ground is as the paper, as in a system's high contrast: lines show what is chosen, how
far a progress bar goes, and, broken or thick, which field is wrong; what cannot be used is in
the system's own ink for it."""
