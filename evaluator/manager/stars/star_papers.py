"""The star on paper: a certificate for the person, and a notice for the board. Neither ranks anybody."""

from collections.abc import Sequence
from datetime import datetime
from math import cos, pi, sin
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPagedPaintDevice, QPainter, QPen, QPolygonF

from evaluator import __version__
from evaluator.domain.names import Language, in_language
from evaluator.manager import formats, month_words
from evaluator.manager import messages as common
from evaluator.manager.paper import (
    ACCENT,
    DOT,
    GOLD,
    HEIGHT,
    MARGIN,
    SECONDARY,
    SMALL_PT,
    WIDTH,
    Paper,
    dots,
    pdf_writer,
)
from evaluator.manager.stars import messages
from evaluator.manager.stars.candidates import named
from evaluator.wire.stars import CandidateLine, MonthStars, WeekStars

NAME_PT: Final = (34, 28, 22)
NAME_HIGH: Final = 32.0
"""Millimetres a name may take; a longer one is set smaller."""
LAST: Final = HEIGHT - 46
"""Where the lines of a notice end."""
CENTRE: Final = Qt.AlignmentFlag.AlignHCenter


class Imprint(NamedTuple):
    """Who prints, where and when."""

    office: str
    account: str
    at: datetime
    language: Language

    def line(self) -> str:
        """The last line of a page."""
        return messages.printed_by(self.account, formats.instant(self.at), __version__)


def write_certificate(file: Path, week: WeekStars, person: CandidateLine, imprint: Imprint, *, simulated: bool) -> None:
    """The certificate as a PDF. PaperRefusedError when it cannot be written there."""
    draw_certificate(pdf_writer(file, messages.certificate_title()), week, person, imprint, simulated=simulated)


def draw_certificate(
    device: QPagedPaintDevice, week: WeekStars, person: CandidateLine, imprint: Imprint, *, simulated: bool
) -> None:
    """One page for one person."""
    with Paper(device) as paper:
        for inset, width in ((12.0, 0.9), (14.5, 0.25)):
            paper.painter.setPen(QPen(ACCENT, dots(width)))
            paper.painter.setBrush(Qt.BrushStyle.NoBrush)
            paper.painter.drawRect(paper.rect(inset, inset, WIDTH - 2 * inset, HEIGHT - 2 * inset))
        draw_star(paper.painter, QPointF(dots(WIDTH / 2), dots(62)), dots(13), GOLD)
        paper.write(messages.certificate_title(), MARGIN, 86, WIDTH - 2 * MARGIN, points=40, strong=True, across=CENTRE)
        star = messages.certificate_star()
        paper.write(star, MARGIN, 108, WIDTH - 2 * MARGIN, points=17, colour=ACCENT, across=CENTRE)
        paper.rule(124, colour=GOLD, left=85, right=125)
        name, wide = _kept_whole(named(person, imprint.language)), WIDTH - 2 * MARGIN - 16
        size = next(
            (one for one in NAME_PT if paper.high(name, wide, points=one, strong=True) < NAME_HIGH), NAME_PT[-1]
        )
        top = 136 + paper.write(name, MARGIN + 8, 134, wide, points=size, strong=True, across=CENTRE)
        badge = f"{messages.badge()} {person.badge}"
        top += paper.write(badge, MARGIN, top, WIDTH - 2 * MARGIN, points=12, colour=SECONDARY, across=CENTRE) + 14
        span = messages.week_span(formats.day(week.week), formats.day(week.last_day))
        paper.write(messages.certificate_words(span), 38, top, WIDTH - 76, points=15)
        left, wide = MARGIN + 18, WIDTH - 2 * MARGIN - 32
        office = 246 - paper.high(imprint.office, wide, points=16, strong=True)
        paper.write(imprint.office, left, office, wide, points=16, strong=True, across=_RIGHT)
        day = imprint.at.strftime("%Y-%m-%d")
        paper.write(day, left, 247, wide, points=12, colour=SECONDARY, across=_RIGHT)
        if simulated:
            mark = common.simulated()
            paper.write(mark, MARGIN, 268, WIDTH - 2 * MARGIN, points=14, strong=True, colour=ACCENT, across=CENTRE)


class NoticeLine(NamedTuple):
    """A week as the notice tells it."""

    span: str
    who: str
    place: str


def write_notice(file: Path, month: MonthStars, lines: Sequence[NoticeLine], imprint: Imprint) -> None:
    """The notice as a PDF. PaperRefusedError when it cannot be written there."""
    draw_notice(pdf_writer(file, messages.notice_title(month_words.month_title(month.month))), month, lines, imprint)


def draw_notice(device: QPagedPaintDevice, month: MonthStars, lines: Sequence[NoticeLine], imprint: Imprint) -> None:
    """The weeks of a month on one page; names too long for it go on on another."""
    whole = WIDTH - 2 * MARGIN
    title = messages.notice_title(month_words.month_title(month.month))
    with Paper(device) as paper:
        top = 25.5 + paper.write(imprint.office, MARGIN, 24, whole, points=12, colour=SECONDARY)
        top += paper.write(title, MARGIN, top, whole, points=26, strong=True) + 5
        top += paper.write(messages.notice_lead(), MARGIN, top, whole, points=12, colour=SECONDARY) + 8
        paper.rule(top, colour=ACCENT)
        for line in lines:
            if top + _high(paper, line) > LAST:
                _foot(paper, month, imprint)
                paper.new_page()
                top = 24.0
            high = paper.write(line.span, MARGIN, top + 5.5, 66, points=12, colour=SECONDARY)
            told = line.who in (messages.notice_none(), messages.pending())
            colour = SECONDARY if told else QColor("#17212B")
            if not told:
                draw_star(paper.painter, QPointF(dots(MARGIN + 72), dots(top + 8.6)), dots(2.6), GOLD)
            who = paper.write(
                _kept_whole(line.who), MARGIN + 78, top + 4.4, whole - 78, points=17, strong=not told, colour=colour
            )
            place = paper.write(line.place, MARGIN + 78, top + 4.6 + who, whole - 78, points=11, colour=SECONDARY)
            top += max(high + 11, who + place + 9)
            paper.rule(top)
        _foot(paper, month, imprint)


def _kept_whole(name: str) -> str:
    """A name that a line breaks after the dots between its parts, never before one or inside a part."""
    parts = name.split("·")
    if len(parts) == 1:
        return name
    return f"{_JOINER}·{_BREAK}".join(_JOINER.join(part) for part in parts)


def _high(paper: Paper, line: NoticeLine) -> float:
    wide = WIDTH - 2 * MARGIN - 78
    return paper.high(_kept_whole(line.who), wide, points=17, strong=True) + paper.high(line.place, wide, points=11) + 9


def draw_star(painter: QPainter, middle: QPointF, radius: float, colour: QColor) -> None:
    """A star of five points."""
    corners = []
    for place in range(10):
        away = radius if place % 2 == 0 else radius * 0.42
        angle = -pi / 2 + place * pi / 5
        corners.append(middle + QPointF(away * cos(angle), away * sin(angle)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF(corners))


def _foot(paper: Paper, month: MonthStars, imprint: Imprint) -> None:
    whole = WIDTH - 2 * MARGIN
    definition = messages.definition(
        in_language(month.headline, imprint.language),
        in_language(month.definition, imprint.language),
        formats.count(month.claim),
        formats.rate(month.participation),
    )
    paper.rule(HEIGHT - 42)
    parts = [common.as_of(formats.instant(month.as_of)), common.rules(month.rules), imprint.line()]
    if month.simulated:
        parts.insert(0, common.simulated())
    top = HEIGHT - 39
    top += paper.write(definition, MARGIN, top, whole, points=SMALL_PT, colour=SECONDARY) + 1.5
    paper.write(DOT.join(parts), MARGIN, top, whole, points=SMALL_PT, colour=SECONDARY)


_JOINER: Final = "\N{WORD JOINER}"
_BREAK: Final = "\N{ZERO WIDTH SPACE}"
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
