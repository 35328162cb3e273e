"""Faces, icons and emblems, drawn in the ink of the page that shows them."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter
from PySide6.QtQuick import QQuickImageProvider

from evaluator.runtime.paths import resources

NAME: Final = "drawings"
SIDE: Final = 64
"""Of a drawing that no size is asked for."""
KEPT: Final = 128
"""Drawings in an ink and a size: more than two looks of the window ask for."""


class Drawings(QQuickImageProvider):
    """Serves `image://drawings/<folder>/<name>/<ink>`: `faces/satisfied/17212b`. An unknown drawing is an empty one."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, name: str, size: QSize, requested: QSize) -> QImage:
        """Called by Qt with the drawing, its ink and the side that is wanted."""
        drawing, _, ink = name.rpartition("/")
        picture = drawn(drawing, ink, max(requested.width(), requested.height()) or SIDE)
        size.setWidth(picture.width())
        size.setHeight(picture.height())
        return picture


@lru_cache(maxsize=KEPT)
def drawn(drawing: str, ink: str, side: int) -> QImage:
    """A drawing of the resources at that side, all of it in one ink, `17212b`; transparent when there is none of that
    name."""
    reader = QImageReader(str(resources() / f"{drawing}.svg"))
    reader.setScaledSize(QSize(side, side))
    picture = reader.read().convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    if picture.isNull():
        picture = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
        picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(picture.rect(), QColor(f"#{ink}"))
    painter.end()
    return picture
