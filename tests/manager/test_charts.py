"""Charts, pixel by pixel: the same painter draws them on the screen and on paper."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evaluator.manager import charts, look
from evaluator.manager.charts import Column, Inks, Point, nice_top
from evaluator.manager.column_chart import ColumnChart, Said
from evaluator.manager.painting import Part

WHITE, RED, BLUE, GREEN = QColor("#FFFFFF"), QColor("#FF0000"), QColor("#0000FF"), QColor("#00FF00")
INTO = QRectF(0, 0, 300, 120)


@pytest.fixture
def inks(qapp: QApplication) -> Inks:
    return Inks(
        ink=RED, secondary=QColor("#777777"), rule=QColor("#DDDDDD"), accent=BLUE, tint=GREEN, font=look.font(12)
    )


def painted(draw: Callable[[QPainter], None]) -> QImage:
    image = QImage(300, 120, QImage.Format.Format_RGB32)
    image.fill(WHITE)
    painter = QPainter(image)
    draw(painter)
    painter.end()
    return image


def pixels(image: QImage, colour: QColor) -> list[tuple[int, int]]:
    """Where exactly this colour stands."""
    wanted, data, wide = colour.rgb().to_bytes(4, "little"), bytes(image.constBits()), image.width()
    return [(at // 4 % wide, at // 4 // wide) for at in range(0, len(data), 4) if data[at : at + 4] == wanted]


@pytest.mark.parametrize(
    ("most", "top"), [(0, 1), (1, 1), (3, 5), (10, 10), (37, 50), (91, 100), (101, 200), (1000, 1000)]
)
def test_a_scale_ends_at_a_round_number(most: int, top: int) -> None:
    assert nice_top(most) == top


def test_a_single_column_is_no_wall(inks: Inks) -> None:
    image = painted(lambda painter: charts.draw_columns(painter, INTO, [Column("9", (Part(5, RED),))], inks))
    across = sorted({x for x, _ in pixels(image, RED)})
    assert len(across) == pytest.approx(charts.COLUMN_W, abs=1)
    plot = charts.plot_of(INTO, inks.font)
    assert (across[0] + across[-1]) / 2 == pytest.approx(plot.center().x(), abs=1)


def test_a_column_is_as_high_as_its_share_of_the_scale_and_its_parts_stack_from_the_foot(inks: Inks) -> None:
    columns = [Column("1", (Part(10, RED), Part(40, BLUE))), Column("2", (Part(25, RED),))]
    image = painted(lambda painter: charts.draw_columns(painter, INTO, columns, inks))
    plot = charts.plot_of(INTO, inks.font)
    middle = plot.left() + plot.width() / 4
    red = [y for x, y in pixels(image, RED) if x == int(middle)]
    blue = [y for x, y in pixels(image, BLUE) if x == int(middle)]
    assert (len(red) + len(blue)) == pytest.approx(plot.height(), abs=1.5)
    assert len(blue) / len(red) == pytest.approx(4, rel=0.1)
    assert max(blue) < min(red)
    second = [y for x, y in pixels(image, RED) if x == int(middle + plot.width() / 2)]
    assert len(second) == pytest.approx(plot.height() / 2, abs=1.5)


def test_what_is_withheld_is_marked_and_what_did_not_happen_is_not(inks: Inks) -> None:
    nothing = painted(lambda painter: charts.draw_columns(painter, INTO, [Column("", ())], inks))
    withheld = painted(lambda painter: charts.draw_columns(painter, INTO, [Column("", None)], inks))
    assert nothing != withheld


def test_a_band_lies_between_its_bounds_and_a_gap_is_a_gap(inks: Inks) -> None:
    points = [Point("a", 90, 80, 95), Point("b", 92, 85, 96), Point("c", None), Point("d", 91, 88, 94)]
    image = painted(lambda painter: charts.draw_band(painter, INTO, points, inks))
    plot = charts.plot_of(INTO, inks.font)
    step = plot.width() / 4
    gap = [x for x, _ in pixels(image, GREEN) + pixels(image, BLUE) if step * 2.05 < x - plot.left() < step * 2.95]
    assert gap == []
    band = [y for x, y in pixels(image, GREEN) if int(plot.left() + step) == x]
    high, low = ((95 + 96) / 2, (80 + 85) / 2)
    height = plot.height() / 20  # from 80 to 100
    assert min(band) == pytest.approx(plot.bottom() - (high - 80) * height, abs=2)
    assert max(band) == pytest.approx(plot.bottom() - (low - 80) * height, abs=2)


def test_a_spark_does_not_make_much_of_a_tenth_of_a_point(inks: Inks) -> None:
    def rows(values: list[float | None]) -> int:
        image = painted(lambda painter: charts.draw_spark(painter, QRectF(10, 10, 100, 40), values, RED))
        paper = set(pixels(image, WHITE))
        dark = [y for y in range(120) if any((x, y) not in paper for x in range(100))]
        return max(dark) - min(dark) if dark else 0

    assert rows([90.0, 90.1, 90.0, 90.1]) <= 4
    assert rows([80.0, 95.0, 80.0, 95.0]) >= 35
    assert rows([None, None]) == 0


def test_a_pointer_finds_its_place(inks: Inks) -> None:
    plot = charts.plot_of(INTO, inks.font)
    assert charts.place_at(INTO, inks.font, plot.left() + 1, 10) == 0
    assert charts.place_at(INTO, inks.font, plot.right() - 1, 10) == 9
    assert charts.place_at(INTO, inks.font, plot.left() - 5, 10) is None


def test_a_chart_without_places_is_a_blank_and_no_stop_of_the_tab_key(qtbot: QtBot) -> None:
    chart = ColumnChart("days")
    qtbot.addWidget(chart)
    chart.say("每日评价数", ())
    image = chart.grab().toImage()
    assert {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())} == {image.pixel(0, 0)}
    assert chart.focusPolicy() == Qt.FocusPolicy.NoFocus
    chart.say("每日评价数", [Said("1", ((3, ""),), "1 日，3 个评价")])
    assert chart.grab().toImage() != image
    assert chart.focusPolicy() == Qt.FocusPolicy.TabFocus
