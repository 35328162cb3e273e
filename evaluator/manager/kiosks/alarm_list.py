"""What must be looked at, a line each with the button that answers it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from evaluator.manager import formats
from evaluator.manager.kiosks import alarm_words, health
from evaluator.manager.kiosks.alarm_sentences import sentence
from evaluator.wire.devices import Alarm


class AlarmList(QWidget):
    """Hidden while there is nothing. What to do stands one hover away, and of the office itself under the name: of a
    kiosk its state says it."""

    acknowledged = Signal(object)
    forked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QPushButton] = {}
        self._shown: tuple[tuple[Alarm, ...], bool] = (), False
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.hide()

    def show_alarms(self, alarms: tuple[Alarm, ...], *, keeps: bool) -> None:
        """Show alarms; `keeps` offers what a system administrator does about them."""
        self.setVisible(bool(alarms))
        if (alarms, keeps) == self._shown:
            return
        self._shown = alarms, keeps
        self.buttons = {}
        for line in self._lines:
            self._column.removeWidget(line)
            line.deleteLater()
        self._lines = [self._line(alarm, keeps=keeps) for alarm in alarms]
        for line in self._lines:
            self._column.addWidget(line)

    def _line(self, alarm: Alarm, *, keeps: bool) -> QWidget:
        line, said = QWidget(self), sentence(alarm)
        label = QLabel(f"{alarm_words.alarm_name(alarm.alarm)} · {formats.since(alarm.at)}", line)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setToolTip(said)
        about = QLabel("" if alarm.kiosk else said, line)
        about.setProperty("role", "small")
        about.setTextFormat(Qt.TextFormat.PlainText)
        about.setWordWrap(True)
        about.setVisible(bool(about.text()))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label)
        words.addWidget(about)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(words, 1)
        if keeps:
            is_fork = alarm.alarm == health.FORK
            button = QPushButton(alarm_words.decide() if is_fork else alarm_words.acknowledge(), line)
            button.setObjectName(f"{alarm.alarm} {alarm.subject}")
            button.setAccessibleName(f"{button.text()} {label.text()}")
            told = self.forked if is_fork else self.acknowledged
            button.clicked.connect(lambda _checked=False: told.emit(alarm))
            self.buttons[button.objectName()] = button
            button.setAccessibleDescription(said)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return line
