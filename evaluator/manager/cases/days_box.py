"""Within how many working days a case is answered."""

from PySide6.QtWidgets import QSpinBox, QWidget

from evaluator.domain.rules import LONGEST_DEADLINE
from evaluator.manager import look


class DaysBox(QSpinBox):
    """Its least value stands for what the rule pack says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(-1, LONGEST_DEADLINE)
        look.inset(self)

    @property
    def days(self) -> int | None:
        """None: as the rules say."""
        return None if self.value() == self.minimum() else self.value()
