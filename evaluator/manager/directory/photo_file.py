"""A photo out of a file: upright, in the colours of a screen and no larger than a portrait needs, or why not."""

from pathlib import Path
from typing import Final, Literal

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader

from evaluator.runtime.named_files import TooLargeError, read_named

BYTES_MOST: Final = 40_000_000
LONGER_SIDE: Final = 3_000
"""Pixels that are kept of a larger photo: enough for a face cut out of a group."""
KINDS: Final = frozenset({"jpeg", "png", "webp", "gif", "bmp"})
Unread = Literal["unreadable", "cut", "large"]


def read_photo(path: Path) -> QImage | Unread:
    """The picture of a file. `cut` is a JPEG whose end is missing: it would be shown grey from there on.

    Takes a second for fifty million pixels: called off the thread that draws.
    """
    try:
        body = read_named(path, BYTES_MOST)
    except TooLargeError:
        return "large"
    except OSError:
        return "unreadable"
    data = QBuffer()
    data.setData(QByteArray(body))
    data.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(data)
    reader.setAutoTransform(True)
    kind, size = bytes(reader.format().data()).decode("ascii", "replace"), reader.size()
    if kind not in KINDS:
        return "unreadable"
    if kind == "jpeg" and not is_whole_jpeg(body):
        return "cut"
    if max(size.width(), size.height()) > LONGER_SIDE:
        reader.setScaledSize(size.scaled(QSize(LONGER_SIDE, LONGER_SIDE), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        too_much = size.width() * size.height() * 4 > QImageReader.allocationLimit() * 1_000_000 // 2
        return "large" if too_much else "unreadable"
    return _as_on_screen(image)


def is_whole_jpeg(body: bytes) -> bool:
    """Whether the end that a JPEG names is there. A preview inside it has an end of its own, which is none."""
    at = 2
    while (at := body.find(b"\xff", at)) >= 0 and at + 1 < len(body):
        marker = body[at + 1]
        if marker == 0xD9:
            return True
        if marker == 0xFF:
            at += 1
        elif marker == 0x00 or 0xD0 <= marker <= 0xD7:
            at += 2
        else:
            at += 2 + int.from_bytes(body[at + 2 : at + 4])
    return False


def _as_on_screen(image: QImage) -> QImage:
    """In sRGB: what a telephone or a printer took down in other colours looks as it was seen."""
    if image.colorSpace().isValid():
        screen = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
        image = image.convertedToColorSpace(screen, QImage.Format.Format_ARGB32_Premultiplied)
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
