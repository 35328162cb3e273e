"""Portraits out of the directory, cropped to a square with round corners."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath
from PySide6.QtQuick import QQuickImageProvider

from evaluator.wire.exchange import HallDirectory

NAME: Final = "portraits"
CORNER: Final = 0.105
"""Radius of a corner as a share of the side."""


class Portraits(QQuickImageProvider):
    """Serves `image://portraits/<sha256>`. A picture that cannot be read is an empty one."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._bodies: dict[str, bytes] = {}

    def use(self, hall: HallDirectory) -> None:
        """Serve the photos of this directory."""
        self._bodies = {photo.sha256: photo.body for photo in hall.photos}

    def requestImage(self, name: str, size: QSize, requested: QSize) -> QImage:
        """Called by Qt with the hash and the side that is wanted."""
        side = max(requested.width(), requested.height())
        picture = rounded(QImage.fromData(self._bodies.get(name, b"")), side if side > 0 else 256)
        size.setWidth(picture.width())
        size.setHeight(picture.height())
        return picture


def rounded(photo: QImage, side: int) -> QImage:
    """The middle square of a photo at that side, with round corners; transparent when there is no photo."""
    picture = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    if photo.isNull():
        return picture
    shortest = min(photo.width(), photo.height())
    middle = QRect((photo.width() - shortest) // 2, (photo.height() - shortest) // 4, shortest, shortest)
    scaled = photo.copy(middle).scaled(
        side, side, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    shape = QPainterPath()
    shape.addRoundedRect(0, 0, side, side, side * CORNER, side * CORNER)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(shape)
    painter.drawImage(0, 0, scaled)
    painter.end()
    return picture
