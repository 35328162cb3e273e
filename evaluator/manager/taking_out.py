"""The two ways out of a page, side by side: a file, and a sheet of paper."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from evaluator.manager import paper_words


class TakingOut(QWidget):
    """What can be done with what is seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.export_button, self.print_button = QPushButton(self), QPushButton(self)
        self.export_button.setObjectName("export")
        self.print_button.setObjectName("print")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for button in (self.export_button, self.print_button):
            button.setProperty("role", "link")
            row.addWidget(button)

    def retranslate(self) -> None:
        self.export_button.setText(paper_words.save_as())
        self.export_button.setToolTip(paper_words.save_as_about())
        self.print_button.setText(paper_words.print_words())
        self.print_button.setToolTip(paper_words.print_about())
