"""Bars and intervals, pixel by pixel."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from evaluator.manager.painting import Marks, Part, draw_interval, draw_stack, level_colour, shared_out
from tests.manager.answers import PACK

WHITE, INK, RULE = QColor("#FFFFFF"), QColor("#17212B"), QColor("#D9D4CA")
RED, BLUE = QColor("#FF0000"), QColor("#0000FF")


def painted(draw: Callable[[QPainter, QRectF], None], width: int = 200) -> QImage:
    image = QImage(width, 20, QImage.Format.Format_RGB32)
    image.fill(WHITE)
    painter = QPainter(image)
    draw(painter, QRectF(0, 6, width, 8))
    painter.end()
    return image


def run(image: QImage, y: int) -> list[str]:
    return [image.pixelColor(x, y).name() for x in range(image.width())]


def test_a_bar_is_divided_in_proportion_without_gaps(qapp: QApplication) -> None:
    image = painted(lambda painter, into: draw_stack(painter, into, [Part(3, RED), Part(1, BLUE)]))
    assert run(image, 10) == ["#ff0000"] * 150 + ["#0000ff"] * 50


def test_a_single_rating_among_thousands_is_still_seen(qapp: QApplication) -> None:
    image = painted(lambda painter, into: draw_stack(painter, into, [Part(9_999, RED), Part(1, BLUE)]))
    assert "#0000ff" in run(image, 10)


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=5), st.integers(5, 400))
def test_the_pieces_fill_the_bar_and_none_is_lost(counts: list[int], width: int) -> None:
    widths = shared_out(counts, width)
    assert sum(widths) == (width if any(counts) else 0)
    assert all(bool(piece) == bool(n) for piece, n in zip(widths, counts, strict=True))


def test_no_ratings_draw_nothing(qapp: QApplication) -> None:
    image = painted(lambda painter, into: draw_stack(painter, into, [Part(0, RED), Part(0, BLUE)]))
    assert set(run(image, 10)) == {"#ffffff"}


def test_an_interval_lies_between_its_ends_on_the_whole_scale(qapp: QApplication) -> None:
    image = painted(
        lambda painter, into: draw_interval(painter, into, Marks(50.0, 70.0, 90.0), ink=INK, rule=RULE), width=201
    )
    dark = [x for x in range(201) if image.pixelColor(x, 10).lightness() < 128]
    assert abs(dark[0] - 100) <= 1
    assert abs(dark[-1] - 180) <= 1
    assert image.pixelColor(20, 10).lightness() < 250


@pytest.mark.parametrize("dark", [False, True])
def test_levels_are_told_apart_on_the_page(dark: bool) -> None:
    page = QColor("#14191D" if dark else "#FFFFFF")
    colours = [level_colour(level.tint, dark=dark) for level in PACK.scale.levels]
    assert len({colour.name() for colour in colours}) == 4
    assert all(abs(colour.lightness() - page.lightness()) > 60 for colour in colours)
