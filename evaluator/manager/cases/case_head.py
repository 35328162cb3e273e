"""How cases are kept up with, as four figures over the inbox."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QWidget

from evaluator.manager import formats, look
from evaluator.manager.cases import messages
from evaluator.manager.cases.due_marks import DueLabel
from evaluator.manager.headline import GAP, FigureBlock, Said
from evaluator.wire.cases import CaseFigures


class CaseHead(QWidget):
    """Waiting, overdue, answered in time, reopened. Only what is overdue is red, and it has a sign."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: CaseFigures | None = None
        self.blocks = [FigureBlock(self) for _ in range(4)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for block, name in zip(self.blocks, ("waiting", "overdueCases", "onTime", "reopened"), strict=True):
            block.setObjectName(name)
            block.figure.setFont(look.font(look.FIGURES[-1]))
            row.addWidget(block, 1)
        self._alarm = DueLabel(self.blocks[1])
        self._alarm.setFont(look.font(look.SMALL))
        layout = self.blocks[1].layout()
        if layout is not None:
            layout.addWidget(self._alarm)
        self._alarm.hide()

    def show_figures(self, figures: CaseFigures | None) -> None:
        """Set the figures; None sets dashes."""
        self._figures = figures
        self.retranslate()

    def retranslate(self) -> None:
        for block, said in zip(self.blocks, _say(self._figures), strict=True):
            block.say(said)
        late = self._figures is not None and self._figures.overdue > 0
        overdue = self.blocks[1]
        palette = overdue.figure.palette()
        ink = look.overdue(self.palette()) if late else self.palette().color(QPalette.ColorRole.WindowText)
        palette.setColor(QPalette.ColorRole.WindowText, ink)
        overdue.figure.setPalette(palette)
        overdue.under.setVisible(not late)
        self._alarm.setVisible(late)
        self._alarm.say(messages.in_red(), overdue=late)


def _say(figures: CaseFigures | None) -> tuple[Said, ...]:
    if figures is None:
        names = (messages.waiting(), messages.overdue(), messages.on_time(), messages.reopened())
        return tuple(Said(name, formats.DASH, "", "", quiet=True) for name in names)
    withdrawn = formats.count(figures.withdrawn)
    kept, due = formats.count(figures.kept), formats.count(figures.due)
    return (
        Said(
            messages.waiting(),
            formats.count(figures.waiting),
            messages.withdrawn_too(withdrawn) if figures.withdrawn else messages.none_withdrawn(),
            messages.waiting_about(),
        ),
        Said(messages.overdue(), formats.count(figures.overdue), messages.all_in_time(), messages.overdue_about()),
        Said(
            messages.on_time(),
            formats.rate(figures.rate),
            messages.kept_of(kept, due) if figures.due else messages.nothing_due(),
            messages.on_time_about(),
            quiet=figures.rate is None,
        ),
        Said(messages.reopened(), formats.count(figures.reopened), "", messages.reopened_about()),
    )
