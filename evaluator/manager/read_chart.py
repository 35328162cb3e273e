"""A chart that is read by hovering or with the arrow keys: each of its places says itself in words."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from evaluator.manager import charts, look


class ReadChart(QWidget):
    """A title over a drawing of places side by side. Whoever draws them says `draw`. One without places is a blank that
    keeps its room, and no stop of the Tab key.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._title = ""
        self._words: tuple[str, ...] = ()
        self.place: int | None = None
        """The place that is read."""

    @property
    def words(self) -> str:
        """What is said of the place that is read; "" of none."""
        return self._words[self.place] if self.place is not None else ""

    def read_as(self, title: str, words: Sequence[str], description: str) -> None:
        """Take the words of the places, and all of them in one text for whoever does not see."""
        self._title, self._words = title, tuple(words)
        self.place = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if words else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(title)
        self.setAccessibleDescription(description)
        self.update()

    def draw(self, painter: QPainter, into: QRectF, inks: charts.Inks) -> None:
        """Draw the places."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(320, 120)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if not self._words:
            return
        inks = inks_of(self.palette())
        painter = QPainter(self)
        painter.setFont(inks.font)
        painter.setPen(inks.secondary)
        painter.drawText(QPointF(0, self.fontMetrics().ascent()), self._title)
        self.draw(painter, self._chart(), inks)
        if self.hasFocus():
            painter.fillRect(0, self.height() - 2, self.width(), 2, self.palette().color(QPalette.ColorRole.Link))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not steps or not self._words or event.modifiers():
            super().keyPressEvent(event)
            return
        last = len(self._words) - 1
        start = self.place if self.place is not None else (-1 if steps > 0 else last + 1)
        self._read(min(last, max(0, start + steps)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        place = charts.place_at(self._chart(), look.font(look.SMALL), event.position().x(), len(self._words))
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
            x = plot.left() + (place + 1) * plot.width() / len(self._words)
            QToolTip.showText(self.mapToGlobal(QPoint(int(x), int(plot.top()))), self.words, self)
        self.update()

    def _chart(self) -> QRectF:
        return QRectF(self.rect()).adjusted(0, self.fontMetrics().height() + 2, 0, -3)


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
