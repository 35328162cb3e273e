"""The month in four figures, the definition of the first in words, and the levels as one bar with its legend."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from evaluator.domain.names import Language, in_language
from evaluator.manager import formats, look, messages
from evaluator.manager.columns import headline_rate, headline_unit, without_rating
from evaluator.manager.elided_label import ElidedLabel
from evaluator.manager.painting import Part, draw_stack, level_colour
from evaluator.wire.manager import Figures, TallyAnswer

GAP: Final = 32
SWATCH_W: Final = 18


class Said(NamedTuple):
    """One figure as it is set: what it is called, the figure, what stands under it, and its definition."""

    name: str
    figure: str
    under: str
    about: str
    quiet: bool = False


def say(answer: TallyAnswer, language: Language) -> tuple[Said, ...]:
    """The four figures of an answer's total in words and digits."""
    total = answer.total
    named = next((rate for rate in answer.rates if rate.slug == answer.headline), None)
    name = in_language(named.names, language) if named else answer.headline
    about = in_language(named.definition, language) if named else ""
    return (
        _rate(answer, name, about),
        Said(
            messages.ratings_n(),
            formats.count(total.n) if total else formats.DASH,
            _excluded(total),
            f"{messages.ratings_n_about()} {messages.excluded_about()}",
        ),
        _participation(total),
        _without(total),
    )


def _rate(answer: TallyAnswer, name: str, about: str) -> Said:
    found, unit = headline_rate(answer.total, answer), headline_unit(answer)
    if found.value is None:
        why = messages.too_few() if answer.total is None else messages.no_ratings()
        return Said(name, formats.DASH, why, about, quiet=True)
    bounds = messages.interval_of(formats.interval(found.low, found.high, unit))
    carries = answer.total is not None and answer.total.sufficient
    under = bounds if carries else f"{messages.too_few()} · {bounds}"
    return Said(name, formats.rate(found.value, unit), under, about, quiet=not carries)


def _excluded(total: Figures | None) -> str:
    if total is None:
        return messages.too_few()
    return messages.excluded(formats.count(total.excluded_n)) if total.excluded_n else messages.all_counted()


def _participation(total: Figures | None) -> Said:
    known = total.participation if total else None
    if known is None:
        return Said(
            messages.participation(),
            messages.unknown_share(),
            messages.participation_open(),
            messages.participation_about(),
            quiet=True,
        )
    return Said(
        messages.participation(), formats.rate(known), messages.participation_known(), messages.participation_about()
    )


def _without(total: Figures | None) -> Said:
    n = without_rating(total) if total else 0
    if total is None or (not n and total.participation is None):
        return Said(
            messages.without_rating(),
            messages.unknown_share(),
            messages.without_rating_open(),
            messages.without_rating_about(),
            quiet=True,
        )
    parts = [
        messages.outcome_part(outcome, formats.count(found))
        for outcome, found in total.outcomes.items()
        if outcome != "rated" and found
    ]
    return Said(messages.without_rating(), formats.count(n), messages.outcomes(parts), messages.without_rating_about())


class Headline(QWidget):
    """The four figures set large, then the definition, then the levels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("headline")
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.figures = [FigureBlock(self) for _ in range(4)]
        for place, block in enumerate(self.figures):
            row.addWidget(block, 3 if place == 0 else 2)
        self.definition = QLabel(self)
        self.definition.setObjectName("definition")
        self.definition.setProperty("role", "secondary")
        self.definition.setWordWrap(True)
        self.levels = LevelsBar(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(row)
        column.addWidget(self.definition)
        column.addWidget(self.levels)

    def show_answer(self, answer: TallyAnswer, language: Language) -> None:
        """Set the figures of an answer."""
        said = say(answer, language)
        for block, one in zip(self.figures, said, strict=True):
            block.say(one)
        self.definition.setText(messages.definition(said[0].name, said[0].about))
        self.levels.show_answer(answer, language)
        self._set_type()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._set_type()

    def _set_type(self) -> None:
        """One size for all four: the largest in which each of them fits."""
        share = (self.width() - 3 * GAP) // 9
        room = [3 * share, 2 * share, 2 * share, 2 * share]
        for pixels in look.FIGURES:
            type_ = look.font(pixels)
            metrics = QFontMetrics(type_)
            for block in self.figures:
                block.figure.setFont(type_)
            texts = (block.figure.text() for block in self.figures)
            if all(metrics.horizontalAdvance(text) <= width for text, width in zip(texts, room, strict=True)):
                break


class FigureBlock(QWidget):
    """Name, figure, what stands under it; the definition one hover or key away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.figure, self.under = ElidedLabel(self), QLabel(self), ElidedLabel(self)
        self.name.setProperty("role", "secondary")
        self.under.setProperty("role", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for label in (self.name, self.figure, self.under):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            column.addWidget(label)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

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


class LevelsBar(QWidget):
    """All ratings as one bar; under it each level's colour, name, count and share."""

    BAR_H = 12
    GAP = 10

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("levels")
        self._levels: Sequence[tuple[str, str, int]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_answer(self, answer: TallyAnswer, language: Language) -> None:
        """Take the levels of an answer's total; none when they are hidden."""
        counts = answer.total.levels if answer.total else {}
        self._levels = tuple(
            (in_language(level.names, language), level.tint, counts.get(level.slug, 0)) for level in answer.levels
        )
        self.setAccessibleName(" · ".join(self._legend()))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(320, self.BAR_H + self.GAP + self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        palette = self.palette()
        dark = look.is_dark(palette)
        colours = [level_colour(tint, dark=dark) for _, tint, _ in self._levels]
        bar = QRectF(0, 0, self.width(), self.BAR_H)
        if any(n for _, _, n in self._levels):
            parts = [Part(n, colour) for (_, _, n), colour in zip(self._levels, colours, strict=True)]
            draw_stack(painter, bar, parts)
        else:
            painter.fillRect(bar, palette.color(QPalette.ColorRole.Mid))
        self._paint_legend(painter, colours)
        painter.end()

    def _paint_legend(self, painter: QPainter, colours: Sequence[QColor]) -> None:
        metrics = self.fontMetrics()
        words = self._legend()
        if sum(map(metrics.horizontalAdvance, words)) + len(words) * (SWATCH_W + 20) > self.width():
            words = [f"{name} {formats.count(n)}" for name, _, n in self._levels]
        left, top = 0, self.BAR_H + self.GAP
        for said, colour in zip(words, colours, strict=True):
            painter.fillRect(QRectF(left, top + metrics.height() / 2 - 5, 10, 10), colour)
            painter.setPen(self.palette().color(QPalette.ColorRole.Text))
            painter.drawText(left + SWATCH_W, top + metrics.ascent(), said)
            left += SWATCH_W + metrics.horizontalAdvance(said) + 28

    def _legend(self) -> list[str]:
        total = sum(n for _, _, n in self._levels)
        return [
            f"{name} {formats.count(n)}" + (f"  {formats.rate(n / total)}" if total else "")
            for name, _, n in self._levels
        ]
