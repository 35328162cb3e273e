"""Cutting a photo to the square of the portrait: dragged, zoomed, or moved by keys."""

from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from evaluator.manager import messages
from evaluator.manager.button_row import button_row
from evaluator.manager.directory import photo_words

SIDE: Final = 320
PORTRAIT_PIXELS: Final = 640
ZOOM_MOST: Final = 8.0
ZOOM_STEP: Final = 1.15
MOVE_STEP: Final = 8
JPEG_QUALITY: Final = 92


def jpeg_of(image: QImage) -> bytes:
    """The picture as a file to hand over."""
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(kept, "JPEG", JPEG_QUALITY)  # type: ignore[call-overload]  # the stub takes bytes here, Qt text
    return bytes(kept.data().data())


class CropView(QWidget):
    """A square that is always filled by the photo. Arrows move it, + and - zoom, as do dragging and the wheel."""

    def __init__(self, image: QImage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(SIDE, SIDE))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._image = image
        self._zoom = 1.0
        self._middle = QPointF(image.width() / 2, min(image.height() / 2, self._span / 2 + image.height() * 0.02))
        self._dragged: QPointF | None = None
        self._hold()

    @property
    def cut(self) -> QRectF:
        """The part of the photo that is inside, in its pixels."""
        span = self._span
        return QRectF(self._middle.x() - span / 2, self._middle.y() - span / 2, span, span)

    @property
    def _span(self) -> float:
        return min(self._image.width(), self._image.height()) / self._zoom

    def portrait(self) -> QImage:
        """What is inside, as large as the portrait is kept."""
        made = QImage(PORTRAIT_PIXELS, PORTRAIT_PIXELS, QImage.Format.Format_RGB32)
        made.fill(Qt.GlobalColor.white)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(0, 0, PORTRAIT_PIXELS, PORTRAIT_PIXELS), self._image, self.cut)
        painter.end()
        return made

    def zoom(self, factor: float) -> None:
        """Larger (over 1) or smaller, never so small that a part of the square is empty."""
        self._zoom = min(max(self._zoom * factor, 1.0), ZOOM_MOST)
        self._hold()

    def move_by(self, x: float, y: float) -> None:
        """Move the photo by pixels of the screen."""
        scale = self._span / SIDE
        self._middle -= QPointF(x * scale, y * scale)
        self._hold()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = Qt.Key
        moves = {key.Key_Left: (-1, 0), key.Key_Right: (1, 0), key.Key_Up: (0, -1), key.Key_Down: (0, 1)}
        if event.key() in moves:
            x, y = moves[key(event.key())]
            self.move_by(x * MOVE_STEP, y * MOVE_STEP)
        elif event.key() in (key.Key_Plus, key.Key_Equal):
            self.zoom(ZOOM_STEP)
        elif event.key() in (key.Key_Minus, key.Key_Underscore):
            self.zoom(1 / ZOOM_STEP)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._dragged = event.position()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if self._dragged is not None:
            moved = event.position() - self._dragged
            self._dragged = event.position()
            self.move_by(moved.x(), moved.y())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._dragged = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        self.zoom(ZOOM_STEP if event.angleDelta().y() > 0 else 1 / ZOOM_STEP)
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), self._image, self.cut)
        role = QPalette.ColorRole.Link if self.hasFocus() else QPalette.ColorRole.Mid
        painter.setPen(QPen(self.palette().color(role), 2))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _hold(self) -> None:
        """Keep the square inside the photo."""
        half = self._span / 2
        x = min(max(self._middle.x(), half), self._image.width() - half)
        y = min(max(self._middle.y(), half), self._image.height() - half)
        self._middle = QPointF(x, y)
        self.update()


class CropDialog(QDialog):
    """Emits the portrait as a file's bytes."""

    cropped = Signal(bytes)

    def __init__(self, parent: QWidget, image: QImage) -> None:
        super().__init__(parent)
        self.setObjectName("crop")
        self.setWindowTitle(photo_words.crop_title())
        title, lead = QLabel(photo_words.crop_title(), self), QLabel(photo_words.crop_lead(), self)
        title.setProperty("role", "heading")
        lead.setProperty("role", "secondary")
        lead.setWordWrap(True)
        self.view = CropView(image, self)
        self.view.setAccessibleName(photo_words.crop_title())
        self.view.setAccessibleDescription(photo_words.crop_lead())
        larger, smaller = QPushButton(photo_words.zoom_in(), self), QPushButton(photo_words.zoom_out(), self)
        larger.clicked.connect(lambda: self.view.zoom(ZOOM_STEP))
        smaller.clicked.connect(lambda: self.view.zoom(1 / ZOOM_STEP))
        self.use, cancel = QPushButton(photo_words.use_photo(), self), QPushButton(messages.cancel(), self)
        self.use.setProperty("role", "main")
        self.use.setDefault(True)
        self.use.clicked.connect(self._crop)
        cancel.clicked.connect(self.reject)
        zooms = QHBoxLayout()
        for button in (smaller, larger):
            zooms.addWidget(button)
        zooms.insertStretch(0, 1)
        zooms.addStretch(1)
        buttons = button_row(cancel, self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(lead)
        column.addWidget(self.view, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(zooms)
        column.addLayout(buttons)
        self.setMinimumWidth(SIDE + 120)
        self.view.setFocus()

    def _crop(self) -> None:
        self.cropped.emit(jpeg_of(self.view.portrait()))
        self.accept()
