"""The month in five figures, the definition of the first in words, and the levels as one bar with its legend."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from evaluator.domain.names import Language, in_language
from evaluator.manager import formats, look, messages, month_words
from evaluator.manager.columns import headline_rate, headline_unit, without_rating
from evaluator.manager.elided_label import ElidedLabel
from evaluator.manager.levels_bar import LevelsBar
from evaluator.wire.manager import Figures, TallyAnswer, Trend

GAP: Final = 32
SPACING: Final = 12
LOW_SPACING: Final = 6
NAMES: Final = ("rate", "ratings", "participation", "without", "change")


class Said(NamedTuple):
    """One figure as it is set: what it is called, the figure, what stands under it, and its definition."""

    name: str
    figure: str
    under: str
    about: str
    quiet: bool = False


def say(answer: TallyAnswer, trend: Trend | None, language: Language, *, waiting: bool = False) -> tuple[Said, ...]:
    """The figures of an answer's total in words and digits, and what changed since the month before.

    `waiting` for the trend, nothing is said yet of what changed.
    """
    total = answer.total
    named = next((rate for rate in answer.rates if rate.slug == answer.headline), None)
    name = in_language(named.names, language) if named else answer.headline
    about = in_language(named.definition, language) if named else ""
    return (
        _rate(answer, name, about),
        Said(
            month_words.ratings_n(),
            formats.count(total.n) if total else formats.DASH,
            _excluded(total),
            f"{month_words.ratings_n_about()} {month_words.excluded_about()}",
        ),
        _participation(total),
        _without(total),
        _change(answer, trend, waiting=waiting),
    )


def _rate(answer: TallyAnswer, name: str, about: str) -> Said:
    found, unit = headline_rate(answer.total, answer), headline_unit(answer)
    if found.value is None:
        why = month_words.too_few() if answer.total is None else month_words.no_ratings()
        return Said(name, formats.DASH, why, about, quiet=True)
    bounds = month_words.interval_of(formats.interval(found.low, found.high, unit))
    carries = answer.total is not None and answer.total.sufficient
    under = bounds if carries else f"{month_words.too_few()} · {bounds}"
    if found.least is not None and found.most is not None:
        bounds = month_words.bounds_about(formats.rate(found.least, unit), formats.rate(found.most, unit))
        about = month_words.definition_and_bounds(about, bounds) if about else bounds
    return Said(name, formats.rate(found.value, unit), under, about, quiet=not carries)


def _change(answer: TallyAnswer, trend: Trend | None, *, waiting: bool) -> Said:
    name, about = month_words.since_month_before(), month_words.change_about()
    if waiting:
        return Said(name, formats.DASH, messages.reading(), about, quiet=True)
    found = trend.since_month_before.get(answer.headline) if trend else None
    if found is None:
        return Said(name, formats.DASH, month_words.no_comparison(), about, quiet=True)
    unit = headline_unit(answer)
    bounds = f"{formats.change(found.low, unit)} … {formats.change(found.high, unit)}"
    under = month_words.change_claimed(bounds) if found.is_claim else month_words.change_open(bounds)
    return Said(name, formats.change(found.value, unit), under, about, quiet=not found.is_claim)


def _excluded(total: Figures | None) -> str:
    if total is None:
        return month_words.too_few()
    return month_words.excluded(formats.count(total.excluded_n)) if total.excluded_n else month_words.all_counted()


def _participation(total: Figures | None) -> Said:
    known = total.participation if total else None
    if known is None:
        return Said(
            month_words.participation(),
            messages.unknown_share(),
            month_words.participation_open(),
            month_words.participation_about(),
            quiet=True,
        )
    return Said(
        month_words.participation(),
        formats.rate(known),
        month_words.participation_known(),
        month_words.participation_about(),
    )


def _without(total: Figures | None) -> Said:
    n = without_rating(total) if total else 0
    if total is None or (not n and total.participation is None):
        return Said(
            month_words.without_rating(),
            messages.unknown_share(),
            month_words.without_rating_open(),
            month_words.without_rating_about(),
            quiet=True,
        )
    parts = [
        month_words.outcome_part(outcome, formats.count(found))
        for outcome, found in total.outcomes.items()
        if outcome != "rated" and found
    ]
    return Said(
        month_words.without_rating(), formats.count(n), month_words.outcomes(parts), month_words.without_rating_about()
    )


class FigureRow(QWidget):
    """Figures side by side, all in one size: the largest in which each of them fits.

    As wide as each other while all their words have room; else those that need less leave it to those that need more.
    """

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self.figures = [FigureBlock(self) for _ in names]
        for block, name in zip(self.figures, names, strict=True):
            block.setObjectName(name)
            self._row.addWidget(block, 1)

    def say(self, said: Sequence[Said]) -> None:
        """Set the figures."""
        for block, one in zip(self.figures, said, strict=True):
            block.say(one)
        self._set_type()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._set_type()

    def _set_type(self) -> None:
        room = (self.width() - (len(self.figures) - 1) * GAP) // len(self.figures)
        for pixels in look.FIGURES:
            type_ = look.font(pixels)
            metrics = QFontMetrics(type_)
            for block in self.figures:
                block.figure.setFont(type_)
            if all(metrics.horizontalAdvance(block.figure.text()) <= room for block in self.figures):
                break
        needs = [block.need() for block in self.figures]
        shared = [1] * len(needs) if max(needs) <= room else shares(needs, room * len(needs))
        for place, share in enumerate(shared):
            self._row.setStretch(place, share)


def shares(needs: Sequence[int], whole: int) -> list[int]:
    """Parts of the whole: whoever needs less than an equal part has that, and the others share what is left alike.

    Of 60, needs of 10, 30 and 40 have 10, 25 and 25.
    """
    found, left = [0] * len(needs), whole
    for rank, place in enumerate(sorted(range(len(needs)), key=needs.__getitem__)):
        found[place] = min(needs[place], left // (len(needs) - rank))
        left -= found[place]
    return found


class Headline(QWidget):
    """The figures set large, then the definition, then the levels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("headline")
        self._row = FigureRow(NAMES, self)
        self.figures = self._row.figures
        self.definition = QLabel(self)
        self.definition.setObjectName("definition")
        self.definition.setProperty("role", "secondary")
        self.definition.setWordWrap(True)
        self.levels = LevelsBar(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING)
        column.addWidget(self._row)
        column.addWidget(self.definition)
        column.addWidget(self.levels)

    def stand(self, *, low: bool) -> None:
        """Draw closer together on a low page."""
        layout = self.layout()
        if layout is not None:
            layout.setSpacing(LOW_SPACING if low else SPACING)

    def show_answer(
        self, answer: TallyAnswer, trend: Trend | None, language: Language, *, waiting: bool = False
    ) -> None:
        """Set the figures of an answer."""
        said = say(answer, trend, language, waiting=waiting)
        self._row.say(said)
        self.definition.setText(messages.definition(said[0].name, said[0].about))
        self.levels.show_answer(answer, language)


class FigureBlock(QWidget):
    """Name, figure, what stands under it; the definition is one hover or one Tab away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.name, self.figure, self.under = ElidedLabel(self), QLabel(self), ElidedLabel(self)
        self.name.setProperty("role", "secondary")
        self.under.setProperty("role", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 3)
        column.setSpacing(0)
        for label in (self.name, self.figure, self.under):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            column.addWidget(label)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def need(self) -> int:
        """How wide its words are, in pixels."""
        return max(
            label.fontMetrics().horizontalAdvance(label.text()) + 1 for label in (self.name, self.figure, self.under)
        )

    def say(self, said: Said) -> None:
        """Set a figure."""
        self.name.setText(said.name)
        self.figure.setText(said.figure)
        self.figure.setForegroundRole(
            QPalette.ColorRole.PlaceholderText if said.quiet else QPalette.ColorRole.WindowText
        )
        self.under.setText(said.under)
        self.setToolTip(said.about)
        self.setAccessibleName(f"{said.name}: {said.figure}")
        self.setAccessibleDescription(f"{said.under}. {said.about}")

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), self.toolTip(), self)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        QToolTip.hideText()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.fillRect(0, self.height() - 2, self.width(), 2, self.palette().color(QPalette.ColorRole.Link))
            painter.end()
