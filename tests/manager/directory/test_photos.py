"""Photos as people have them: upright and in their colours up to the window, or a sentence that says what to do."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QColorSpace, QImage, QPainter, QTransform

from evaluator.kiosk.screens.portraits import rounded
from evaluator.manager.directory import taking_photos
from evaluator.manager.directory.cropping import CropDialog
from evaluator.manager.directory.photo_file import LONGER_SIDE, read_photo
from evaluator.wire import directory as wire
from tests.manager.directory.conftest import AtDirectory

Open = Callable[..., AtDirectory]
SKY, SUN, COAT = QColor(40, 90, 200), QColor(250, 220, 40), QColor(200, 60, 40)
NEAR: Final = 14
"""How far a colour may be from itself after JPEG and CMYK."""


def scene(width: int = 300, height: int = 400) -> QImage:
    """A sun at the left of a sky over a coat: turned, mirrored or in wrong colours it is told apart."""
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(COAT)
    painter = QPainter(made)
    painter.fillRect(0, 0, width, height // 3, SKY)
    painter.fillRect(0, 0, width // 3, height // 3, SUN)
    painter.end()
    return made


def looks_right(image: QImage) -> bool:
    """Whether sun, sky and coat are where they belong."""
    spots = ((0.12, 0.12, SUN), (0.85, 0.12, SKY), (0.5, 0.85, COAT))
    return all(_near(image.pixelColor(round(x * image.width()), round(y * image.height())), is_) for x, y, is_ in spots)


def _near(one: QColor, other: QColor) -> bool:
    pairs = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]  # the stub says object
    return all(abs(is_ - should) <= NEAR for is_, should in pairs)


def turned(upright: QImage, path: Path) -> Path:
    """As a telephone keeps what was taken on its side: the pixels lie, and a tag says so."""
    assert upright.transformed(QTransform().rotate(-90)).save(str(path), "JPEG", 95)  # type: ignore[call-overload]
    body = path.read_bytes()
    tag = b"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00"
    exif = b"Exif\0\0MM\x00\x2a\x00\x00\x00\x08\x00\x01" + tag + b"\0\0\0\0"
    path.write_bytes(body[:2] + b"\xff\xe1" + (len(exif) + 2).to_bytes(2) + exif + body[2:])
    return path


def as_cmyk(path: Path) -> None:
    scene().convertToFormat(QImage.Format.Format_CMYK8888).save(str(path))


def as_deep(path: Path) -> None:
    scene().convertToFormat(QImage.Format.Format_RGBX64).save(str(path))


def as_wide_gamut(path: Path) -> None:
    made = scene().convertToFormat(QImage.Format.Format_ARGB32)
    made.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    made.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.DisplayP3))
    made.save(str(path))


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("print.jpg", as_cmyk),
        ("deep.png", as_deep),
        ("wide.png", as_wide_gamut),
        ("phone.jpg", lambda path: turned(scene(), path)),
    ],
)
def test_a_photo_is_read_upright_and_in_its_colours(tmp_path: Path, name: str, write: Callable[[Path], object]) -> None:
    write(tmp_path / name)
    read = read_photo(tmp_path / name)
    assert isinstance(read, QImage)
    assert looks_right(read)
    assert read.width() < read.height()


def test_a_photo_of_fifty_million_pixels_is_read_as_large_as_it_is_needed(tmp_path: Path) -> None:
    scene(6_000, 8_400).save(str(tmp_path / "large.jpg"))
    read = read_photo(tmp_path / "large.jpg")
    assert isinstance(read, QImage)
    assert max(read.width(), read.height()) == LONGER_SIDE
    assert looks_right(read)


def as_half(path: Path) -> None:
    scene().save(str(path), "JPEG")  # type: ignore[call-overload]
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def as_drawing(path: Path) -> None:
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>')


def as_giant(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(41_000_000)


@pytest.mark.parametrize(
    ("name", "write", "said"),
    [
        ("half.jpg", as_half, "“half.jpg”不完整"),
        ("drawing.png", as_drawing, "“drawing.png”不是能打开的照片"),
        ("giant.jpg", as_giant, "“giant.jpg”太大"),
        ("gone.jpg", lambda path: None, "“gone.jpg”不是能打开的照片"),
    ],
)
def test_what_cannot_be_shown_is_a_sentence(
    at_directory: Open, tmp_path: Path, name: str, write: Callable[[Path], object], said: str
) -> None:
    at = at_directory()
    at.go("staff", "s04")
    write(tmp_path / name)
    at.page.photos.open(tmp_path / name)
    at.settle()
    assert at.said.startswith(said)
    assert at.page.findChild(CropDialog) is None


def test_a_photo_from_a_telephone_arrives_at_the_window_upright(at_directory: Open, tmp_path: Path) -> None:
    at = at_directory()
    photo = at.portrait("s04", turned(scene(), tmp_path / "phone.jpg"))
    answer = at.signed.finish(at.link.get(wire.PHOTO_PATH, wire.PhotoAnswer, {"sha256": photo}))
    shown = rounded(QImage.fromData(answer.body), 156)
    spots = {(30, 30): SUN, (125, 30): SKY, (78, 140): COAT}
    assert {spot: _near(shown.pixelColor(QPoint(*spot)), colour) for spot, colour in spots.items()} == dict.fromkeys(
        spots, True
    )


def test_a_photo_on_a_slow_stick_holds_nothing_up_and_is_for_nobody_else(
    at_directory: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = at_directory()
    at.go("staff", "s04")
    scene().save(str(tmp_path / "face.png"))
    arrived = threading.Event()

    def slow(path: Path) -> object:
        arrived.wait(30)
        return read_photo(path)

    monkeypatch.setattr(taking_photos, "read_photo", slow)
    at.page.photos.open(tmp_path / "face.png")
    at.signed.qtbot.waitUntil(lambda: at.page.progress.is_reading)
    view = at.page.view
    view.table.setCurrentIndex(view.table.found.index(0, 0))
    assert view.table.current_key != "s04"
    arrived.set()
    at.settle()
    assert at.page.findChild(CropDialog) is None
