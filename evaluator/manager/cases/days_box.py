"""Within how many working days a case is answered."""

from typing import Final

from PySide6.QtWidgets import QSpinBox, QWidget

from evaluator.domain.rules import LONGEST_DEADLINE

INSET: Final = 6
"""Pixels before the text, as other fields have; what a style sheet says of the field inside is not heard."""


class DaysBox(QSpinBox):
    """Its least value stands for what the rule pack says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(-1, LONGEST_DEADLINE)
        self.as_the_rules_say()
        self.lineEdit().setTextMargins(INSET, 0, 0, 0)

    def as_the_rules_say(self) -> None:
        """No days of one's own; a box would begin with none at all, which is today."""
        self.setValue(self.minimum())

    @property
    def days(self) -> int | None:
        """None: as the rules say."""
        return None if self.value() == self.minimum() else self.value()
