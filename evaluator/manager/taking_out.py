"""The ways out of the month, side by side: a file, a sheet of paper, and the page for the wall."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from evaluator.manager import paper_words, posted_paper


class TakingOut(QWidget):
    """What can be done with what is seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.post_button = QPushButton(self)
        self.export_button, self.print_button = QPushButton(self), QPushButton(self)
        self.post_button.setObjectName("post")
        self.export_button.setObjectName("export")
        self.print_button.setObjectName("print")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for button in (self.post_button, self.export_button, self.print_button):
            button.setProperty("role", "link")
            row.addWidget(button)

    def retranslate(self) -> None:
        self.post_button.setText(posted_paper.open_it())
        self.post_button.setToolTip(posted_paper.open_about())
        self.export_button.setText(paper_words.save_as())
        self.export_button.setToolTip(paper_words.save_as_about())
        self.print_button.setText(paper_words.print_words())
        self.print_button.setToolTip(paper_words.print_about())
