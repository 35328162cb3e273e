"""A thin rule between two parts of a page."""

from PySide6.QtWidgets import QFrame, QWidget


class RuleLine(QFrame):
    """One pixel of the rules' colour, across or (`upright`) down."""

    def __init__(self, parent: QWidget | None = None, *, upright: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("role", "rule")
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
