"""A clerk's own month on one page, printed for them by the hall manager; without figures it says why it has none."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPagedPaintDevice

from evaluator.domain.names import in_language
from evaluator.manager import formats, month_words
from evaluator.manager import messages as common
from evaluator.manager.columns import headline_rate, headline_unit
from evaluator.manager.formats import hundred
from evaluator.manager.painting import Part, draw_stack, level_colour
from evaluator.manager.paper import DOT, HEIGHT, INK, MARGIN, RULE, SECONDARY, SMALL_PT, WIDTH, Paper, pdf_writer
from evaluator.manager.stars import assessment_words
from evaluator.manager.stars.star_papers import Imprint
from evaluator.wire.manager import Figures
from evaluator.wire.own_month import OwnMonth

WHOLE: Final = WIDTH - 2 * MARGIN


def write_sheet(file: Path, who: str, answer: OwnMonth, imprint: Imprint) -> None:
    """The page as a PDF. PaperRefusedError when it cannot be written there."""
    draw_sheet(
        pdf_writer(file, assessment_words.sheet_title(month_words.month_title(answer.month))), who, answer, imprint
    )


def draw_sheet(device: QPagedPaintDevice, who: str, answer: OwnMonth, imprint: Imprint) -> None:
    """The page of one person. Whether there are figures on it is the office's to say."""
    title = assessment_words.sheet_title(month_words.month_title(answer.month))
    with Paper(device) as paper:
        top = 25.5 + paper.write(imprint.office, MARGIN, 24, WHOLE, points=12, colour=SECONDARY)
        top += paper.write(title, MARGIN, top, WHOLE, points=26, strong=True) + 3
        top += paper.write(who, MARGIN, top, WHOLE, points=14) + 6
        paper.rule(top)
        top += 8
        if answer.figures is None:
            withheld = answer.why == "withheld"
            why = assessment_words.sheet_withheld() if withheld else assessment_words.sheet_few(str(answer.least))
            paper.write(why, MARGIN, top, WHOLE, points=14)
        else:
            _figures(paper, top, answer.figures, answer, imprint)
        _foot(paper, answer, imprint)


def _figures(paper: Paper, top: float, figures: Figures, answer: OwnMonth, imprint: Imprint) -> None:
    rate, unit = headline_rate(figures, answer), headline_unit(answer)
    named = next((one for one in answer.rates if one.slug == answer.headline), None)
    name = in_language(named.names, imprint.language) if named else answer.headline
    columns = (
        (name, formats.rate(rate.value, unit), month_words.interval_of(formats.interval(rate.low, rate.high, unit))),
        (month_words.ratings_n(), formats.count(figures.n), "" if figures.sufficient else month_words.too_few()),
        (
            month_words.participation(),
            common.unknown_share() if figures.participation is None else formats.rate(figures.participation),
            month_words.participation_open() if figures.participation is None else month_words.participation_known(),
        ),
    )
    wide = WHOLE / 3
    for place, (label, figure, under) in enumerate(columns):
        left = MARGIN + place * wide
        paper.write(label, left, top, wide - 4, points=11, colour=SECONDARY)
        paper.write(figure, left, top + 6, wide - 4, points=26)
        paper.write(under, left, top + 19, wide - 4, points=9, colour=SECONDARY)
    top += 32
    if rate.value is not None and rate.low is not None and rate.high is not None:
        _interval(paper, top, hundred(rate.low, unit), hundred(rate.value, unit), hundred(rate.high, unit))
    top += 16
    parts = [Part(figures.levels.get(level.slug, 0), level_colour(level.tint, dark=False)) for level in answer.levels]
    draw_stack(paper.painter, paper.rect(MARGIN, top, WHOLE, 6), parts)
    top += 11
    for level, part in zip(answer.levels, parts, strict=True):
        paper.painter.fillRect(paper.rect(MARGIN, top + 1, 3.4, 3.4), part.colour)
        paper.write(in_language(level.names, imprint.language), MARGIN + 7, top, 70, points=12)
        for figure, right in ((formats.count(part.n), 96), (formats.rate(part.n / figures.n), 120)):
            paper.write(figure, MARGIN + right - 24, top, 24, points=12, across=Qt.AlignmentFlag.AlignRight)
        top += 8
        paper.rule(top - 1.4)
    top += 6
    if named is not None:
        words = common.definition(name, in_language(named.definition, imprint.language))
        top += paper.write(words, MARGIN, top, WHOLE, points=10, colour=SECONDARY) + 3
    top += paper.write(assessment_words.sheet_private(), MARGIN, top, WHOLE, points=10, colour=SECONDARY) + 3
    steps = assessment_words.sheet_steps(str(answer.edition), str(answer.step))
    paper.write(steps, MARGIN, top, WHOLE, points=10, colour=SECONDARY)


def _interval(paper: Paper, top: float, low: float, value: float, high: float) -> None:
    """The interval over a scale of 0 to 100, as wide as the page."""

    def x(share: float) -> float:
        return MARGIN + WHOLE * share / 100

    paper.rule(top, colour=RULE)
    for place in (0, 25, 50, 75, 100):
        paper.painter.fillRect(paper.rect(x(place) - 0.1, top - 1, 0.2, 2), RULE)
        left = min(x(place), WIDTH - MARGIN - 8)
        paper.write(str(place), left, top + 2.5, 8, points=SMALL_PT, colour=SECONDARY)
    paper.painter.fillRect(paper.rect(x(low), top - 0.25, x(high) - x(low), 0.5), INK)
    for share in (low, high):
        paper.painter.fillRect(paper.rect(x(share) - 0.2, top - 2, 0.4, 4), INK)
    paper.painter.setBrush(INK)
    paper.painter.setPen(QColor(0, 0, 0, 0))
    paper.painter.drawEllipse(paper.rect(x(value) - 1.3, top - 1.3, 2.6, 2.6))


def _foot(paper: Paper, answer: OwnMonth, imprint: Imprint) -> None:
    parts = [common.as_of(formats.instant(answer.as_of)), common.rules(answer.rules), imprint.line()]
    if answer.late_since is not None:
        parts.insert(1, month_words.late_since(formats.instant(answer.late_since)))
    if answer.simulated:
        parts.insert(0, common.simulated())
    paper.rule(HEIGHT - 30)
    paper.write(DOT.join(parts), MARGIN, HEIGHT - 27, WHOLE, points=SMALL_PT, colour=SECONDARY)
