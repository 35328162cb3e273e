"""The buttons at the foot of a dialog."""

from PySide6.QtWidgets import QAbstractButton, QHBoxLayout


def button_row(*buttons: QAbstractButton) -> QHBoxLayout:
    """Side by side at the right."""
    row = QHBoxLayout()
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row
