"""Paper: A4 pages with margins of 20 mm, written as PDF in millimetres and points, vectors throughout."""

from pathlib import Path
from types import TracebackType
from typing import Final, Self

from PySide6.QtCore import QLineF, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

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
_DOTS_PER_INCH: Final = 600


class PaperRefusedError(OSError):
    """The file could not be written there."""


class Paper:
    """One PDF while it is written; positions and sizes in millimetres from the upper left corner."""

    def __init__(self, file: Path, title: str) -> None:
        try:
            file.open("wb").close()  # Qt would only warn
        except OSError as error:
            raise PaperRefusedError(str(file)) from error
        self._writer = QPdfWriter(str(file))
        self._writer.setResolution(_DOTS_PER_INCH)
        self._writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        self._writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
        self._writer.setTitle(title)
        self._writer.setCreator(f"evaluator {__version__}")
        self.painter = QPainter()
        if not self.painter.begin(self._writer):
            raise PaperRefusedError(str(file))
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self.painter.end()

    def new_page(self) -> None:
        """Go on on another page."""
        self._writer.newPage()

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
        self.painter.setFont(font(points, strong=strong))
        self.painter.setPen(colour)
        flags = int(across) | int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
        room = self.rect(left, top, width, HEIGHT)
        used = self.painter.boundingRect(room, flags, words)
        self.painter.drawText(QRectF(room.left(), room.top(), room.width(), used.height()), flags, words)
        return used.height() / dots(1)

    def rule(self, top: float, *, colour: QColor = RULE, left: float = MARGIN, right: float = WIDTH - MARGIN) -> None:
        """A thin rule across."""
        self.painter.setPen(QPen(colour, dots(0.2)))
        self.painter.drawLine(QLineF(dots(left), dots(top), dots(right), dots(top)))

    def rect(self, left: float, top: float, width: float, height: float) -> QRectF:
        """A rectangle of the page in the painter's dots."""
        return QRectF(dots(left), dots(top), dots(width), dots(height))


def dots(millimetres: float) -> float:
    """Millimetres in the painter's units."""
    return millimetres / 25.4 * _DOTS_PER_INCH


def font(points: float, *, strong: bool = False) -> QFont:
    """The desk's type in points."""
    made = look.paper_font(look.BODY, strong=strong)
    made.setPointSizeF(points)
    return made


def file_name(words: str) -> str:
    """A name for a file that no folder and no system stumbles over: letters, digits, dots and dashes."""
    kept = "".join(char if char.isalnum() or char in ".-" else "-" for char in words).strip("-. ")
    return f"{kept[:80] or 'evaluator'}.pdf"
