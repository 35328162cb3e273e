"""Paper: A4 pages for printer, preview and PDF alike, vectors throughout. Every sheet of the desk is set up here."""

import re
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from PySide6.QtCore import QLineF, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextOption,
)

from evaluator import __version__
from evaluator.manager import look

WIDTH: Final = 210.0
HEIGHT: Final = 297.0
MARGIN: Final = 20.0
BODY_PT: Final = 10.5
SMALL_PT: Final = 8.0
INK: Final = QColor(look.LIGHT.ink)
SECONDARY: Final = QColor(look.LIGHT.secondary)
RULE: Final = QColor(look.LIGHT.rule)
ACCENT: Final = QColor(look.LIGHT.accent)
GOLD: Final = QColor("#B08A2E")
DOT: Final = "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}·　"
"""Between the parts of a foot; no line begins with it."""
_NAME_BYTES: Final = 200
_OF_WINDOWS: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
"""Names that Windows keeps for devices."""
_PDF_DPI: Final = 1200
_DOTS_PER_INCH: Final = 600
"""Of the painter; a device with more or fewer is scaled to."""


class PaperRefusedError(OSError):
    """The file could not be written there."""


def lay_out(device: QPagedPaintDevice, margin: float = 0.0) -> None:
    """Make a device A4 upright with a margin in millimetres all around. Before painting."""
    margins = QMarginsF(margin, margin, margin, margin)
    size = QPageSize(QPageSize.PageSizeId.A4)
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Millimeter)
    layout.setMode(QPageLayout.Mode.FullPageMode if not margin else QPageLayout.Mode.StandardMode)
    layout.setMargins(margins)
    device.setPageLayout(layout)


def pdf_writer(file: Path, title: str, margin: float = 0.0) -> QPdfWriter:
    """A PDF to be painted on. PaperRefusedError when the file cannot be written."""
    try:
        file.open("wb").close()  # QPdfWriter says nothing of a place it cannot write to
    except OSError as error:
        raise PaperRefusedError(error.errno, error.strerror, str(file)) from error
    writer = QPdfWriter(str(file))
    writer.setResolution(_PDF_DPI)
    writer.setTitle(title)
    writer.setCreator(f"evaluator {__version__}")
    lay_out(writer, margin)
    return writer


class Paper:
    """One sheet while it is drawn; positions and sizes in millimetres from the upper left corner of the page."""

    def __init__(self, device: QPagedPaintDevice) -> None:
        self._device = device
        self.painter = QPainter()
        if not self.painter.begin(device):
            raise PaperRefusedError
        self.painter.scale(device.logicalDpiX() / _DOTS_PER_INCH, device.logicalDpiY() / _DOTS_PER_INCH)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self.painter.end()

    def new_page(self) -> None:
        """Go on on another page."""
        self._device.newPage()

    def write(
        self,
        words: str,
        left: float,
        top: float,
        width: float,
        *,
        points: float = BODY_PT,
        strong: bool = False,
        colour: QColor = INK,
        across: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> float:
        """Write words, wrapped in a width; how many millimetres high they are."""
        high = self.high(words, width, points=points, strong=strong)
        self.painter.setPen(colour)
        self.painter.drawText(self.rect(left, top, width, high + 1), words, _wrapped(across))
        return high

    def high(self, words: str, width: float, *, points: float = BODY_PT, strong: bool = False) -> float:
        """How many millimetres high words would be, wrapped in a width."""
        self.painter.setFont(font(points, strong=strong))
        room = self.rect(0, 0, width, 100 * HEIGHT)
        return self.painter.boundingRect(room, words, _wrapped(Qt.AlignmentFlag.AlignLeft)).height() / dots(1)

    def rule(self, top: float, *, colour: QColor = RULE, left: float = MARGIN, right: float = WIDTH - MARGIN) -> None:
        """A thin rule across."""
        self.painter.setPen(QPen(colour, dots(0.2)))
        self.painter.drawLine(QLineF(dots(left), dots(top), dots(right), dots(top)))

    def rect(self, left: float, top: float, width: float, height: float) -> QRectF:
        """A rectangle of the page in the painter's dots."""
        return QRectF(dots(left), dots(top), dots(width), dots(height))


def _wrapped(across: Qt.AlignmentFlag) -> QTextOption:
    """Between words, and inside one that alone is wider than its room."""
    option = QTextOption(across | Qt.AlignmentFlag.AlignTop)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def dots(millimetres: float) -> float:
    """Millimetres in the painter's units."""
    return millimetres / 25.4 * _DOTS_PER_INCH


def font(points: float, *, strong: bool = False) -> QFont:
    """The desk's type in points."""
    return look.paper_font(round(points / 72 * _DOTS_PER_INCH), strong=strong)


def file_name(words: str) -> str:
    """A name for a file that no folder and no system stumbles over: letters, digits, dots and dashes."""
    kept = "".join(char if char.isalnum() or char in ".-" else "-" for char in words).strip("-. ")
    short = kept[:80].encode()[:_NAME_BYTES].decode(errors="ignore")
    return f"{'evaluator-' if _OF_WINDOWS.match(short) else ''}{short or 'evaluator'}.pdf"
