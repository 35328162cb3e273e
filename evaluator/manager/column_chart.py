"""One chart of columns that is read by hovering or with the arrow keys."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from evaluator.manager import charts, look
from evaluator.manager.painting import Part, level_colour


class Said(NamedTuple):
    """One place of the chart: what stands under it, counts with their tints, and the whole of it in words."""

    label: str
    parts: tuple[tuple[int, str], ...] | None
    """Count and tint ("" is the accent), from the foot up; None where the figures are withheld."""
    words: str


class ColumnChart(QWidget):
    """Columns under a title. Hovering or the arrow keys say each of them in words."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._title = ""
        self._said: tuple[Said, ...] = ()
        self.place: int | None = None
        """The column that is read."""

    @property
    def words(self) -> str:
        """What is said of the column that is read; "" of none."""
        return self._said[self.place].words if self.place is not None else ""

    def say(self, title: str, said: Sequence[Said]) -> None:
        """Show these columns."""
        self._title, self._said = title, tuple(said)
        self.place = None
        self.setAccessibleName(title)
        self.setAccessibleDescription("; ".join(one.words for one in said if one.parts is None or any(one.parts)))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(320, 120)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        palette = self.palette()
        dark = look.is_dark(palette)
        columns = [
            charts.Column(one.label, self._parts(one, dark=dark), strong=place == self.place)
            for place, one in enumerate(self._said)
        ]
        inks = inks_of(palette)
        painter = QPainter(self)
        painter.setFont(inks.font)
        painter.setPen(inks.secondary)
        painter.drawText(QPointF(0, self.fontMetrics().ascent()), self._title)
        charts.draw_columns(painter, self._chart(), columns, inks)
        if self.hasFocus():
            painter.fillRect(0, self.height() - 2, self.width(), 2, palette.color(QPalette.ColorRole.Link))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not steps or not self._said or event.modifiers():
            super().keyPressEvent(event)
            return
        last = len(self._said) - 1
        start = self.place if self.place is not None else (-1 if steps > 0 else last + 1)
        self._read(min(last, max(0, start + steps)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        place = charts.place_at(self._chart(), look.font(look.SMALL), event.position().x(), len(self._said))
        if place != self.place:
            self._read(place)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().leaveEvent(event)
        self._read(None)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self._read(None)

    def _read(self, place: int | None) -> None:
        self.place = place
        if place is None:
            QToolTip.hideText()
        else:
            plot = charts.plot_of(self._chart(), look.font(look.SMALL))
            x = plot.left() + (place + 1) * plot.width() / len(self._said)
            QToolTip.showText(self.mapToGlobal(QPoint(int(x), int(plot.top()))), self.words, self)
        self.update()

    def _chart(self) -> QRectF:
        return QRectF(self.rect()).adjusted(0, self.fontMetrics().height() + 2, 0, -3)

    def _parts(self, one: Said, *, dark: bool) -> tuple[Part, ...] | None:
        if one.parts is None:
            return None
        accent = self.palette().color(QPalette.ColorRole.Link)
        return tuple(Part(n, level_colour(tint, dark=dark) if tint else accent) for n, tint in one.parts)


def inks_of(palette: QPalette) -> charts.Inks:
    """The inks of the screen."""
    role = QPalette.ColorRole
    return charts.Inks(
        ink=palette.color(role.Text),
        secondary=palette.color(role.PlaceholderText),
        rule=palette.color(role.Mid),
        accent=palette.color(role.Link),
        tint=palette.color(role.AlternateBase),
        font=look.font(look.SMALL),
    )
