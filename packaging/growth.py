"""The curves of docs/PERFORMANCE.md: what grows with years, windows and kiosks, as tables and as one picture."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

Report = dict[str, Any]
YEARS: Final = "years"


class Chart(NamedTuple):
    """Columns of one figure over one thing, of the points where all other things are as `among` says."""

    title: str
    over: str
    figure: str
    unit: str
    among: dict[str, int]
    times: int = 1
    """What the figure is multiplied by to be whole in `unit`."""


class Curve(NamedTuple):
    """A table: its title, the headings of a point's figures, and what of it is drawn."""

    title: str
    headings: dict[str, str]
    charts: tuple[Chart, ...] = ()


CURVES: Final[dict[str, Curve]] = {
    "test_a_kiosk_opens_starts_and_stores_over_years": Curve(
        "A window over the years of its journal",
        {
            YEARS: "Years",
            "ratings": "Ratings",
            "file_mb": "File, MB",
            "open_ms": "Journal opened, ms",
            "start_ms": "Started, ms",
            "commit_ms": "One tap stored, ms",
        },
        (
            Chart("A window starts", YEARS, "start_ms", "ms", {}),
            Chart("A tap is stored", YEARS, "commit_ms", "µs", {}, 1000),
        ),
    ),
    "test_a_month_over_windows_and_years": Curve(
        "A month read, {database}",
        {
            "windows": "Windows",
            YEARS: "Years",
            "rows_ms": "Rows out of the store, ms",
            "first_ms": "The answer by hall, for the first time, ms",
            "again_ms": "Again, ms",
        },
        (
            Chart("Rows of a month, 1,000 windows", YEARS, "rows_ms", "ms", {"windows": 1000}),
            Chart("Its answer for the first time, 1,000 windows", YEARS, "first_ms", "ms", {"windows": 1000}),
            Chart("Rows of a month, one year", "windows", "rows_ms", "ms", {YEARS: 1}),
        ),
    ),
    "test_an_exchange_over_windows_and_years": Curve(
        "An exchange taken, {database}",
        {
            "windows": "Windows",
            YEARS: "Years",
            "store_mb": "Store, MB",
            "batch_ms": "490 rows, ms",
            "tap_ms": "One tap, ms",
        },
        (
            Chart("An exchange of 490 rows, 100 windows", YEARS, "batch_ms", "ms", {"windows": 100}),
            Chart("An exchange of 490 rows, one year", "windows", "batch_ms", "ms", {YEARS: 1}),
        ),
    ),
    "test_many_kiosks_come_back": Curve(
        "Kiosks that come back, fifty a second",
        {
            "kiosks": "Kiosks",
            "drained_s": "Drained, s",
            "answer_ms": "Answered, ms",
            "answer_p99_ms": "p99, ms",
            "server_ms": "The server's processor for each, ms",
            "memory_mb": "Its memory, MB",
        },
        (Chart("A kiosk is answered, fifty come a second", "kiosks", "answer_ms", "ms", {}),),
    ),
}
"""Benchmarks of growth in the order of the page."""
DRAWN: Final = "sqlite"
"""The database whose curves are drawn."""
WIDE, HIGH, ACROSS, EDGE = 300, 170, 4, 16


def chosen(reports: Sequence[Report]) -> Iterator[tuple[Curve, Report]]:
    for name, curve in CURVES.items():
        yield from ((curve, one) for one in reports if one["test"].split("[")[0] == name)


def tables(reports: Sequence[Report]) -> str:
    """Every curve that was measured as a table; a sentence where none was."""
    made = []
    for curve, report in chosen(reports):
        head = "| " + " | ".join(curve.headings.values()) + " |\n|" + " ---: |" * len(curve.headings)
        points = ["| " + " | ".join(f"{point[key]:,}" for key in curve.headings) + " |" for point in report["points"]]
        made.append("\n".join([f"**{curve.title.format(**report)}**", "", head, *points]))
    return "\n\n".join(made) or "Not measured in this run."


def draw(reports: Sequence[Report], into: Path) -> bool:
    """The curves as columns, by the desk's own painter; whether there was anything to draw."""
    from PySide6.QtCore import QPointF, QRectF, Qt
    from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter

    from evaluator.manager.charts import Column, Inks, draw_columns
    from evaluator.manager.painting import Part

    found = [
        (chart, [point for point in one["points"] if all(point[key] == n for key, n in chart.among.items())])
        for curve, one in chosen(reports)
        if one.get("database", DRAWN) == DRAWN
        for chart in curve.charts
    ]
    if not found:
        return False
    application = QGuiApplication.instance() or QGuiApplication(["growth", "-platform", "offscreen"])
    rows = -(-len(found) // ACROSS)
    image = QImage(WIDE * ACROSS, HIGH * rows, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    plain, strong = QFont("Noto Sans CJK SC"), QFont("Noto Sans CJK SC")
    plain.setPixelSize(12)
    strong.setPixelSize(13)
    ink, accent = QColor("#16222A"), QColor("#0B5D66")
    inks = Inks(ink=ink, secondary=ink, rule=QColor("#C9CDD0"), accent=accent, tint=QColor("#E3EFF0"), font=plain)
    with QPainter(image) as painter:
        for place, (chart, points) in enumerate(found):
            left, top = place % ACROSS * WIDE + EDGE, place // ACROSS * HIGH + EDGE
            painter.setFont(strong)
            painter.setPen(ink)
            painter.drawText(QPointF(left, top + 12), f"{chart.title}, {chart.unit}")
            columns = [
                Column(
                    f"{point[chart.over]:,}" + (" y" if chart.over == YEARS else ""),
                    (Part(round(point[chart.figure] * chart.times), accent),),
                )
                for point in sorted(points, key=lambda point: int(point[chart.over]))
            ]
            draw_columns(painter, QRectF(left, top + 22, WIDE - 2 * EDGE, HIGH - 2 * EDGE - 18), columns, inks)
    del application
    return image.save(str(into))
