"""The fields of a record: each takes a value, gives it back, and says when a person changed it."""

from collections.abc import Sequence
from typing import Any, Final, Protocol

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QPixmap, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from evaluator.manager.choice_box import ChoiceBox
from evaluator.manager.directory import photo_words
from evaluator.manager.one_line import OneLine

Options = Sequence[tuple[str, str]]
PORTRAIT: Final = 84


class Editor(Protocol):
    """What the form asks of a field."""

    edited: SignalInstance

    def value(self) -> Any:  # noqa: ANN401 - each field has its own type
        ...

    def put(self, value: Any) -> None:  # noqa: ANN401 - each field has its own type
        ...


class TextLine(OneLine):
    """One line of text."""

    edited = Signal()

    def __init__(self, most: int, parent: QWidget | None = None) -> None:
        super().__init__(most, parent)
        self.textEdited.connect(lambda _text: self.edited.emit())

    def value(self) -> str:
        return self.text().strip()

    def put(self, value: str) -> None:
        self.setText(value)
        self.setCursorPosition(0)


class Choice(ChoiceBox):
    """One of several; the wheel over it scrolls the form and changes nothing."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.activated.connect(lambda _at: self.edited.emit())

    def offer(self, options: Options) -> None:
        """What there is to choose from; the choice stays."""
        before = self.currentData()
        self.clear()
        for value, label in options:
            self.addItem(label, value)
        self.put(before)

    def value(self) -> str:
        found = self.currentData()
        return found if isinstance(found, str) else ""

    def put(self, value: str | None) -> None:
        self.setCurrentIndex(self.findData(value or ""))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        event.ignore()


class Many(QListWidget):
    """Any of several, each with a box to tick."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: tuple[str, ...] = ()
        self.setSpacing(1)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.itemChanged.connect(self._ticked)

    def offer(self, options: Options) -> None:
        """What there is to tick; what is ticked stays."""
        ticked = set(self._value)
        self.blockSignals(True)
        self.clear()
        for value, label in options:
            item = QListWidgetItem(label, self)
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setToolTip(label)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if value in ticked else Qt.CheckState.Unchecked)
        self.blockSignals(False)
        self.setFixedHeight(min(5, max(2, len(options))) * 27 + 8)

    def value(self) -> tuple[str, ...]:
        return self._value

    def put(self, value: tuple[str, ...]) -> None:
        self._value = tuple(value)
        self.blockSignals(True)
        for item in self._items():
            ticked = item.data(Qt.ItemDataRole.UserRole) in self._value
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.blockSignals(False)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _ticked(self, item: QListWidgetItem) -> None:
        key = item.data(Qt.ItemDataRole.UserRole)
        others = tuple(one for one in self._value if one != key)
        self._value = (*others, key) if item.checkState() is Qt.CheckState.Checked else others
        self.edited.emit()


class Portrait(QWidget):
    """The photo, with buttons to choose another or none. Its value is the hash of the picture."""

    edited = Signal()
    wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hash: str | None = None
        self._editable = True
        self.picture = QLabel(self)
        self.picture.setFixedSize(QSize(PORTRAIT, PORTRAIT))
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setProperty("role", "portrait")
        self.choose, self.remove = QPushButton(self), QPushButton(self)
        self.remove.setProperty("role", "link")
        self.choose.clicked.connect(self.wished)
        self.remove.clicked.connect(self._take_away)
        buttons = QVBoxLayout()
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(12)
        across.addWidget(self.picture)
        across.addLayout(buttons)
        across.addStretch(1)

    def value(self) -> str | None:
        return self._hash

    def put(self, value: str | None) -> None:
        self._hash = value
        self.picture.clear()
        self.picture.setText("" if value else photo_words.no_photo())
        self.remove.setVisible(bool(value) and self._editable)

    def set_editable(self, *, editable: bool, known: bool) -> None:
        """Offer another photo or none; one can be chosen for somebody the office knows."""
        self._editable = editable
        self.choose.setVisible(editable)
        self.choose.setEnabled(known)
        self.remove.setVisible(bool(self._hash) and editable)

    def show_picture(self, sha256: str, picture: QPixmap) -> None:
        """Show a picture, if it is still the one of this person."""
        if sha256 == self._hash:
            size = self.picture.size() * self.devicePixelRatioF()
            ratio, smooth = Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
            scaled = picture.scaled(size, ratio, smooth)
            scaled.setDevicePixelRatio(self.devicePixelRatioF())
            self.picture.setPixmap(scaled)

    def retranslate(self) -> None:
        self.choose.setText(photo_words.choose_photo())
        self.remove.setText(photo_words.remove_photo())
        if not self._hash:
            self.picture.setText(photo_words.no_photo())

    def _take_away(self) -> None:
        self.put(None)
        self.edited.emit()
