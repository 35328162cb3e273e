"""The guides' pictures beside what the tests draw, so that no guide goes on showing a page as it once was."""

import ast
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

HOUSE: Final = Path(__file__).resolve().parents[2]
PICTURES: Final = HOUSE / "docs" / "pictures"
LANGUAGES: Final = {"zh": "zh-CN", "en": "en"}
WIDE, HIGH = 100, 60
"""Pixels that are compared: letters of another release of a font look alike there, another page does not."""
MOST: Final = 4.0
"""Shades of 255 by which the two may differ on the average. Redrawn they differ by less than 1."""


@cache
def told() -> Mapping[str, str]:
    """Name of a picture in the guides, and what a test calls it, with the language at {}."""
    tree = ast.parse((HOUSE / "packaging" / "draw_docs.py").read_text("utf-8"))
    (table,) = (
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.AnnAssign)
        and isinstance(node.target, ast.Name)
        and node.target.id == "PICTURES"
        and node.value
    )
    assert isinstance(table, dict)
    return table


@cache
def _stored() -> Mapping[str, Path]:
    return {
        Path(drawn.format(language)).name: PICTURES / f"{name}-{short}.png"
        for name, drawn in told().items()
        for short, language in LANGUAGES.items()
    }


def difference(one: QImage, other: QImage) -> float:
    """Shades of grey, 0-255, by which two pictures differ on the average."""
    first, second = _shades(one), _shades(other)
    return sum(abs(a - b) for a, b in zip(first, second, strict=True)) / len(first)


def _shades(image: QImage) -> bytes:
    small = image.scaled(WIDE, HIGH, mode=Qt.TransformationMode.SmoothTransformation)
    grey = small.convertToFormat(QImage.Format.Format_Grayscale8)
    return bytes(grey.constBits())


def look_up(name: str, drawn: QImage) -> None:
    """Fail where a guide shows this picture otherwise. What is not stored is drawn anew; `test_guides` misses it."""
    stored = _stored().get(name)
    if stored is not None and stored.exists():
        by = difference(drawn, QImage(str(stored)))
        assert by <= MOST, f"{stored.name} shows what is no more ({by:.1f}): run packaging/draw-docs and look at it"
