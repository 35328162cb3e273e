"""Boxes from which one of several is chosen."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QWidget

WIDEST: Final = 240


class ChoiceBox(QComboBox):
    """As wide as its longest choice, up to 240; a longer one is cut in the middle and whole in the opened list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        hint = super().sizeHint()
        return QSize(min(hint.width(), WIDEST), hint.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), WIDEST), hint.height())

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:  # noqa: N802 - Qt's name
        super().initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width()
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideMiddle, room)

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        self.view().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        longest = self.view().sizeHintForColumn(0) + self.view().verticalScrollBar().sizeHint().width() + 24
        self.view().setMinimumWidth(min(longest, self.screen().availableGeometry().width() // 2))
        super().showPopup()


def fill_box(box: QComboBox, choices: Sequence[tuple[str, str]], chosen: str | None = None) -> None:
    """Other choices, each a slug and its name. Chosen is what was, or `chosen`, else the first; nobody is told."""
    wanted = box.currentData() if chosen is None else chosen
    box.blockSignals(True)
    box.clear()
    for slug, name in choices:
        box.addItem(name, slug)
    box.setCurrentIndex(max(0, box.findData(wanted)))
    box.blockSignals(False)
