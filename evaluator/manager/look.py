"""Paper, ink, one accent: the palette, the type and the style of the desk, light and dark.

Every colour a widget or a painter needs stands in the palette, so that light and dark are one change:
`Window` paper, `Base` page, `Text` ink, `PlaceholderText` secondary ink, `Mid` rules, `Highlight` and `Link` accent,
`AlternateBase` accent tint, `Midlight` the ground of a notice.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

FAMILIES: Final = ("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei UI", "PingFang SC", "Noto Sans")
SMALL: Final = 12
BODY: Final = 14
FIGURES: Final = (36, 30, 24, 20)
"""Sizes of a headline figure, the largest that fits is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One set of colours."""

    ink: str
    secondary: str
    paper: str
    page: str
    rule: str
    accent: str
    on_accent: str
    accent_tint: str
    notice: str


LIGHT: Final = Look(
    ink="#17212B",
    secondary="#475460",
    paper="#FAF8F4",
    page="#FFFFFF",
    rule="#D9D4CA",
    accent="#0B5D66",
    on_accent="#FFFFFF",
    accent_tint="#E3EEEE",
    notice="#FBF1D9",
)
DARK: Final = Look(
    ink="#ECE9E2",
    secondary="#B4B9BC",
    paper="#1B2126",
    page="#14191D",
    rule="#3A4248",
    accent="#7CC4CA",
    on_accent="#0E1B1D",
    accent_tint="#1F3A3E",
    notice="#3B3320",
)


def font(pixels: int, *, strong: bool = False) -> QFont:
    """The desk's type, with figures of equal width."""
    made = _type(pixels, strong=strong)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def paper_font(pixels: int, *, strong: bool = False) -> QFont:
    """The same for paper: every letter is the glyph of its own character, so that a PDF is searched and copied as it
    reads. An "ff" set as one glyph would spoil a hash, and English figures set as local variants would be lost."""
    made = _type(pixels, strong=strong)
    for feature in ("liga", "locl"):
        made.setFeature(QFont.Tag(feature), 0)
    return made


def _type(pixels: int, *, strong: bool) -> QFont:
    made = QFont(list(FAMILIES))
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight.Bold if strong else QFont.Weight.Normal)
    return made


def is_dark(palette: QPalette) -> bool:
    """Whether a palette is light on dark."""
    return palette.color(QPalette.ColorRole.Base).lightnessF() < 0.5


def overdue(palette: QPalette) -> QColor:
    """The one red of the desk: what is overdue, and never without its sign."""
    return QColor("#F2A594" if is_dark(palette) else "#A42A1B")


def palette_of(look: Look) -> QPalette:
    """A look as Qt's roles."""
    palette = QPalette()
    role = QPalette.ColorRole
    for name, colour in (
        (role.Window, look.paper),
        (role.WindowText, look.ink),
        (role.Base, look.page),
        (role.AlternateBase, look.accent_tint),
        (role.Text, look.ink),
        (role.PlaceholderText, look.secondary),
        (role.Button, look.page),
        (role.ButtonText, look.ink),
        (role.BrightText, look.on_accent),
        (role.Light, look.page),
        (role.Midlight, look.notice),
        (role.Mid, look.rule),
        (role.Dark, look.secondary),
        (role.Shadow, look.rule),
        (role.Highlight, look.accent),
        (role.HighlightedText, look.on_accent),
        (role.Accent, look.accent),
        (role.Link, look.accent),
        (role.LinkVisited, look.accent),
        (role.ToolTipBase, look.notice),
        (role.ToolTipText, look.ink),
    ):
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(look.secondary))
    return palette


def put_on(app: QApplication) -> None:
    """Dress the program, and follow the system between light and dark."""
    app.setStyle("Fusion")
    app.setFont(font(BODY))
    hints = app.styleHints()

    def follow(scheme: Qt.ColorScheme) -> None:
        dress(app, DARK if scheme is Qt.ColorScheme.Dark else LIGHT)

    hints.colorSchemeChanged.connect(follow)
    follow(hints.colorScheme())


def dress(app: QApplication, look: Look) -> None:
    """Take a look; the style is set anew because it copies colours from the palette."""
    app.setPalette(palette_of(look))
    app.setStyleSheet(_STYLE)


_STYLE: Final = """
QToolTip { border: 1px solid palette(mid); padding: 6px 8px; background: palette(midlight);
  color: palette(text); }
QPushButton, QToolButton { border: 1px solid palette(mid); border-radius: 4px; padding: 5px 14px;
  background: palette(base); color: palette(text); }
QPushButton:hover, QToolButton:hover { background: palette(alternate-base); }
QPushButton:pressed, QToolButton:pressed { background: palette(mid); }
QPushButton:focus, QToolButton:focus { border: 1px solid palette(link); outline: none; }
QPushButton:disabled, QToolButton:disabled { color: palette(mid); }
QPushButton[role="main"] { background: palette(link); color: palette(bright-text); border-color: palette(link);
  padding: 9px 18px; font-weight: 600; }
QPushButton[role="main"]:focus { border: 2px solid palette(text); padding: 8px 17px; }
QPushButton[role="main"]:disabled { background: palette(mid); border-color: palette(mid); color: palette(dark); }
QPushButton[role="link"], QToolButton[role="link"] { border: 1px solid transparent; background: transparent;
  color: palette(link); padding: 4px 6px; }
QPushButton#cornerLanguage { margin: 8px; }
QPushButton[role="link"]:hover, QToolButton[role="link"]:hover { background: palette(alternate-base); }
QPushButton[role="link"]:focus, QToolButton[role="link"]:focus { border-color: palette(link); }
QToolButton[role="step"] { padding: 5px 8px; min-width: 14px; }
QToolButton[role="step"]:disabled { border-color: transparent; background: transparent; }
QToolButton[role="month"] { font-size: 20px; border-color: transparent; padding: 3px 32px 3px 10px; }
QToolButton[role="month"]:focus { border-color: palette(link); }
QToolButton[role="cell"] { border-color: transparent; padding: 7px 0; min-width: 58px; }
QToolButton[role="cell"]:focus { border-color: palette(link); }
QToolButton[role="cell"]:checked { background: palette(link); color: palette(bright-text); }
QPushButton[role="choice"] { border-radius: 0; margin: 0; padding: 5px 16px; border-left-width: 0; }
QPushButton[role="choice"][place="first"] { border-left-width: 1px; border-top-left-radius: 4px;
  border-bottom-left-radius: 4px; }
QPushButton[role="choice"][place="last"] { border-top-right-radius: 4px; border-bottom-right-radius: 4px; }
QPushButton[role="choice"]:checked { background: palette(link); color: palette(bright-text);
  border-color: palette(link); }
QPushButton[role="toggle"] { padding: 4px 10px; }
QPushButton[role="toggle"]:checked { background: palette(link); color: palette(bright-text);
  border-color: palette(link); }
QPushButton[role="choice"]:focus { text-decoration: underline; }
QPushButton[role="page"] { border: 1px solid transparent; background: transparent; padding: 5px 9px;
  text-align: left; }
QPushButton[role="page"]:hover { background: palette(alternate-base); }
QPushButton[role="page"]:checked { background: palette(alternate-base); color: palette(link); font-weight: 600; }
QPushButton[role="page"]:focus { border-color: palette(link); }
QLineEdit { border: 1px solid palette(dark); border-radius: 4px; padding: 8px 10px; background: palette(base);
  color: palette(text); selection-background-color: palette(link); selection-color: palette(bright-text); }
QLineEdit:focus { border: 2px solid palette(link); padding: 7px 9px; }
QLineEdit:disabled { border-color: palette(mid); color: palette(dark); background: palette(window); }
QComboBox { border: 1px solid palette(dark); border-radius: 4px; padding: 5px 8px; background: palette(base);
  color: palette(text); min-height: 20px; }
QComboBox:focus { border: 2px solid palette(link); padding: 4px 7px; }
QComboBox:disabled { border-color: palette(mid); color: palette(dark); background: palette(window); }
QComboBox QLineEdit, QComboBox QLineEdit:focus { border: none; padding: 0; min-height: 0;
  background: transparent; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: none; border-left: 5px solid palette(base); border-right: 5px solid palette(base);
  border-top: 6px solid palette(dark); width: 0; height: 0; margin-right: 8px; }
QComboBox QAbstractItemView { background: palette(base); color: palette(text); border: 1px solid palette(dark);
  selection-background-color: palette(alternate-base); selection-color: palette(link); }
QDateEdit { border: 1px solid palette(dark); border-radius: 4px; padding: 4px 8px; background: palette(base);
  color: palette(text); min-height: 20px; min-width: 96px; }
QDateEdit:focus { border: 2px solid palette(link); padding: 3px 7px; }
QDateEdit::drop-down { border: none; width: 22px; }
QDateEdit::down-arrow { image: none; border-left: 5px solid palette(base); border-right: 5px solid palette(base);
  border-top: 6px solid palette(dark); width: 0; height: 0; margin-right: 8px; }
QSpinBox { border: 1px solid palette(dark); border-radius: 4px; padding: 4px 4px 4px 0; background: palette(base);
  color: palette(text); min-height: 20px; min-width: 64px; }
QSpinBox:focus { border: 2px solid palette(link); padding: 3px 3px 3px 0; }
QSpinBox QLineEdit, QSpinBox QLineEdit:focus { border: none; padding: 0; background: transparent; }
QSpinBox::up-button, QSpinBox::down-button { subcontrol-origin: border; border: none; width: 20px; height: 14px; }
QSpinBox::up-button { subcontrol-position: top right; }
QSpinBox::down-button { subcontrol-position: bottom right; }
QSpinBox::up-arrow, QSpinBox::down-arrow { image: none; border-left: 4px solid palette(base);
  border-right: 4px solid palette(base); width: 0; height: 0; }
QSpinBox::up-arrow { border-bottom: 5px solid palette(dark); }
QSpinBox::down-arrow { border-top: 5px solid palette(dark); }
QPlainTextEdit, QListWidget { border: 1px solid palette(dark); border-radius: 4px; padding: 4px;
  background: palette(base); color: palette(text); selection-background-color: palette(link);
  selection-color: palette(bright-text); }
QPlainTextEdit:focus, QListWidget:focus { border: 2px solid palette(link); padding: 3px; }
QPlainTextEdit:disabled, QListWidget:disabled { border-color: palette(mid); color: palette(dark);
  background: palette(window); }
QListWidget::item { color: palette(text); padding: 1px 0; }
QListWidget::item:selected { background: palette(alternate-base); color: palette(text); }
QCheckBox::indicator, QListWidget::indicator { width: 14px; height: 14px; border: 1px solid palette(dark);
  border-radius: 3px; background: palette(base); }
QCheckBox::indicator:checked, QListWidget::indicator:checked { background: palette(link);
  border-color: palette(link); }
QCheckBox:focus { color: palette(link); }
QScrollArea { background: transparent; border: none; }
QLabel[role="remedy"] { color: palette(link); font-size: 12px; font-weight: 600; }
QLabel[role="portrait"] { background: palette(alternate-base); border-radius: 6px; color: palette(placeholder-text);
  font-size: 12px; }
QLineEdit[role="compact"] { padding: 4px 8px; }
QLineEdit[role="compact"]:focus { padding: 3px 7px; }
QTreeView { border: none; background: transparent; outline: none; show-decoration-selected: 1; }
QTreeView::item { padding: 6px 4px; border: none; color: palette(text); }
QTreeView::item:hover { background: palette(alternate-base); }
QTreeView::item:selected { background: palette(alternate-base); color: palette(link); font-weight: 600; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QTableView { border: none; background: palette(base); outline: none; gridline-color: transparent; }
QHeaderView { background: palette(base); border: none; }
QScrollBar:vertical { width: 12px; background: transparent; margin: 2px; }
QScrollBar:horizontal { height: 12px; background: transparent; margin: 2px; }
QScrollBar::handle { background: palette(mid); border-radius: 4px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: palette(dark); }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: palette(mid); }
QFrame#page { background: palette(base); }
QFrame#side { background: palette(window); }
QFrame[role="rule"] { background: palette(mid); border: none; }
QFrame[role="notice"] { background: palette(midlight); border: none;
  border-bottom: 1px solid palette(mid); }
QFrame#monthGrid { background: palette(base); border: 1px solid palette(dark); border-radius: 6px; }
QLabel[role="secondary"] { color: palette(placeholder-text); }
QLabel[role="small"] { color: palette(placeholder-text); font-size: 12px; }
QLabel[role="heading"] { font-size: 20px; }
QLabel[role="strong"] { font-weight: 600; }
QFrame[role="both"] { background: palette(midlight); border: 1px solid palette(dark); border-radius: 4px; }
QLabel[role="mark"] { border: 1px solid palette(link); border-radius: 4px; color: palette(link); padding: 5px 12px;
  font-weight: 600; }
QLabel[role="refusal"] { background: palette(midlight); border-left: 3px solid palette(dark);
  padding: 10px 12px; }
"""
