"""A list on A4: title, what it lists, rows with their heads on every page, and a foot that says who made it."""

from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QPagedPaintDevice

from evaluator import __version__
from evaluator.manager import formats, messages, paper_words
from evaluator.manager.language import named_in
from evaluator.manager.page import Page
from evaluator.manager.paper import DOT, HEIGHT, INK, MARGIN, SECONDARY, SMALL_PT, WIDTH, Paper, dots, font
from evaluator.manager.rows_model import RowColumn

WHOLE: Final = WIDTH - 2 * MARGIN
CELL_PT: Final = 9.0
LEAST: Final = 16.0
WORD_MOST: Final = 30.0
"""A word up to this wide is never parted."""
SMALLEST: Final = 0.8
"""Of their size letters are at least that large."""
WIDEST: Final = 400.0
"""A text wider than this takes no more room from the others."""
GAP: Final = 3.0
PAD: Final = 0.9
FOOT: Final = 22.0
HIGHEST: Final = HEIGHT - 2 * MARGIN - FOOT - 20
"""Of a row on a page of its own, under the heads."""
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_LEFT: Final = Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What stands on the sheet."""

    title: str
    about: str
    heads: tuple[str, ...]
    rights: tuple[bool, ...]
    """Which columns are numbers."""
    rows: Sequence[Sequence[str]]
    foot: tuple[str, ...]
    above: Callable[[Paper, float], float] | None = None
    """Draws something between title and rows from a height in millimetres on; tells where it ended."""


def listed(
    columns: Sequence[RowColumn[Any]], rows: Sequence[Any], *, title: str, about: str, foot: Sequence[str]
) -> Listed:
    """Rows of a table as they are read on the screen."""
    return Listed(
        title=title,
        about=about,
        heads=tuple(column.title for column in columns),
        rights=tuple(column.side == "right" for column in columns),
        rows=[[column.text(row) for column in columns] for row in rows],
        foot=tuple(foot),
    )


def draw_list(device: QPagedPaintDevice, sheet: Listed, *others: Listed) -> int:
    """Draw all pages, the other lists under the first, whose foot stands under all; how many pages there were."""
    with Paper(device) as paper:
        return _Pages(paper, sheet).draw(others)


def foot_of(page: Page) -> tuple[str, ...]:
    """Whose figures a page shows, as of when, who prints them, and with what."""
    session = page.session
    if session is None:
        return ()
    office = named_in(page.language, session.office_name, session.office_name_en)
    at = formats.instant(page.read_at or datetime.now(page.zone))
    made = (office, paper_words.printed_by(session.account, at, __version__))
    return (messages.simulated(), *made) if session.simulated else made


class _Pages:
    def __init__(self, paper: Paper, sheet: Listed) -> None:
        self._paper, self._sheet, self._foot_words = paper, sheet, sheet.foot
        self._widths, self._size = _widths(sheet)
        self._page, self._top = 1, MARGIN

    def draw(self, others: Sequence[Listed]) -> int:
        paper, sheet = self._paper, self._sheet
        self._top += paper.write(sheet.title, MARGIN, self._top, WHOLE, points=22) + 2
        self._top += paper.write(sheet.about, MARGIN, self._top, WHOLE, points=11, colour=SECONDARY) + 5
        if sheet.above is not None:
            self._top = sheet.above(paper, self._top) + 5
        self._rows()
        for other in others:
            self._sheet = other
            self._widths, self._size = _widths(other)
            if self._top + 3 * LEAST > HEIGHT - MARGIN - FOOT:
                self._turn()
            self._top += 6 + paper.write(other.title, MARGIN, self._top + 6, WHOLE, points=12, strong=True) + 2
            self._rows()
        self._foot()
        return self._page

    def _rows(self) -> None:
        self._heads()
        for row in (part for whole in self._sheet.rows for part in self._parts(whole)):
            if self._top + self._height(row) > HEIGHT - MARGIN - FOOT:
                self._turn()
                self._heads()
            self._row(row)

    def _turn(self) -> None:
        self._foot()
        self._paper.new_page()
        self._page, self._top = self._page + 1, MARGIN

    def _heads(self) -> None:
        high = self._cells(self._sheet.heads, points=SMALL_PT * self._size, secondary=True)
        self._top += high + 1.5
        self._paper.rule(self._top, colour=SECONDARY)

    def _row(self, row: Sequence[str]) -> None:
        self._top += PAD
        self._top += self._cells(row, points=CELL_PT * self._size, secondary=False) + PAD
        self._paper.rule(self._top)

    def _cells(self, row: Sequence[str], *, points: float, secondary: bool) -> float:
        left, highest = MARGIN, 0.0
        for text, width, right in zip(row, self._widths, self._sheet.rights, strict=True):
            across = _RIGHT if right else _LEFT
            room = width - GAP
            colour = SECONDARY if secondary else INK
            high = self._paper.write(text, left, self._top, room, points=points, colour=colour, across=across)
            highest = max(highest, high)
            left += width
        return highest

    def _parts(self, row: Sequence[str]) -> Iterator[Sequence[str]]:
        """The row, or, where it is higher than a page, as much of it as a page has room for, and the rest."""
        while self._height(row) > HIGHEST:
            fits = [self._fitting(text, width) for text, width in zip(row, self._widths, strict=True)]
            yield [text[:n] for text, n in zip(row, fits, strict=True)]
            row = [text[n:] for text, n in zip(row, fits, strict=True)]
        yield row

    def _height(self, row: Sequence[str]) -> float:
        return max(self._high(text, width) for text, width in zip(row, self._widths, strict=True)) + 2 * PAD

    def _fitting(self, text: str, width: float) -> int:
        """How many characters of a cell fit on a page; no word is parted."""
        most = bisect(range(1, len(text) + 1), HIGHEST - 2 * PAD, key=lambda n: self._high(text[:n], width))
        return most if most == len(text) else text.rfind(" ", 0, most) + 1 or most

    def _high(self, text: str, width: float) -> float:
        return self._paper.high(text, width - GAP, points=CELL_PT * self._size)

    def _foot(self) -> None:
        top = HEIGHT - MARGIN - FOOT + 8
        self._paper.rule(top)
        words = DOT.join(self._foot_words)
        self._paper.write(words, MARGIN, top + 2, WHOLE - 14, points=SMALL_PT, colour=SECONDARY)
        self._paper.write(str(self._page), MARGIN, top + 2, WHOLE, points=SMALL_PT, colour=SECONDARY, across=_RIGHT)


def _widths(sheet: Listed) -> tuple[list[float], float]:
    """Millimetres for every column: what its widest text takes, as far as there is room; and the size of the letters,
    below 1.0 (of their points) where the longest words of all columns stand beside each other in none larger."""
    cells, heads = QFontMetricsF(font(CELL_PT)), QFontMetricsF(font(SMALL_PT))
    wanted, least = [], []
    for place, head in enumerate(sheet.heads):
        texts = {row[place] for row in sheet.rows}
        head_word = max((heads.horizontalAdvance(word) for word in head.split()), default=0.0)
        words = {word for text in texts for word in unparted(text)}
        word = max((cells.horizontalAdvance(word) for word in words), default=0.0)
        text = max((cells.horizontalAdvance(text) for text in texts), default=0.0)
        wanted.append(min(max(head_word, text) / dots(1) + GAP + 0.5, WIDEST))
        whole = max(head_word, min(word, dots(WORD_MOST))) / dots(1) + GAP + 0.5
        least.append(min(wanted[-1], max(LEAST, whole)))
    size = max(SMALLEST, min(1.0, WHOLE / max(1.0, sum(least))))
    wide = _shared(wanted, least)
    columns = [place for place, right in enumerate(sheet.rights) if not right]
    rest = WHOLE - sum(wide)
    if columns and rest > 0:
        widest = max(columns, key=lambda place: wide[place])
        wide[widest] += rest
    return wide, size


def unparted(text: str) -> list[str]:
    """What of a text no line parts: a figure, an instant or an interval whole, else each word; none of Chinese."""
    if not any(letter.isalpha() for letter in text):
        return [text]
    return [word for word in text.split() if not any(letter >= "\u2e80" for letter in word)]


def _shared(wanted: Sequence[float], least: Sequence[float]) -> list[float]:
    """What is wanted where there is room for all; else the long texts share it by the roots of their lengths.

    So a text four times as long has twice the width and twice the lines.
    """
    most = max(wanted, default=0.0)
    wide = list(wanted)
    while sum(wide) > WHOLE and most > 1:
        most *= 0.95
        wide = [max(floor, min(width, (width * most) ** 0.5)) for width, floor in zip(wanted, least, strict=True)]
    over = sum(wide) / WHOLE
    return [width / over for width in wide] if over > 1 else wide  # nothing runs off the paper
