"""What stands where there is nothing to show: a heading, and a sentence that says why or what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget


class EmptyPlace(QWidget):
    """Heading and sentence, a little above the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.lead = QLabel(self), QLabel(self)
        self.title.setObjectName("emptyTitle")
        column = QVBoxLayout(self)
        column.addStretch(2)
        for label, role in ((self.title, "heading"), (self.lead, "secondary")):
            label.setProperty("role", role)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(3)
