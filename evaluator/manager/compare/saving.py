"""Taking a comparison out: a sheet of A4 for the meeting, or its twelve months as CSV."""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPagedPaintDevice

from evaluator.domain.names import Language, in_language
from evaluator.manager import charts, formats, look, messages, month_words, paper_words
from evaluator.manager.asking import Errand
from evaluator.manager.band_chart import months_said
from evaluator.manager.charts import Inks
from evaluator.manager.compare import figures, words
from evaluator.manager.compare.month_lines import month_columns
from evaluator.manager.compare.reading import CompareView
from evaluator.manager.compare.reason_lines import reason_columns, reason_lines
from evaluator.manager.compare.window_lines import expected_said, window_columns
from evaluator.manager.csv_file import write_csv
from evaluator.manager.month_paper import fingerprint
from evaluator.manager.office_link import OfficeLink
from evaluator.manager.page import Page
from evaluator.manager.paper import MARGIN, SECONDARY, SMALL_PT, Paper, dots, pdf_writer
from evaluator.manager.preview import Preview
from evaluator.manager.report import Facts, read_facts
from evaluator.manager.saving import ask_where
from evaluator.manager.table_paper import WHOLE, draw_list, listed
from evaluator.manager.whole_file import write_whole

CHART_H: Final = 36.0


class CompareSaving:
    """The files and the preview of one page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.preview = Preview(page)

    def choose(self, view: CompareView, subject: str) -> None:
        """Ask where to, then save; the ending says as what."""
        name = f"{words.title()}-{formats.month(view.month)}.pdf"
        ask_where(self._page, name, lambda file: self.save(view, subject, file), ".csv")

    def save(self, view: CompareView, subject: str, file: Path) -> None:
        """Write a sheet, or a table where the name ends in .csv."""
        language = self._page.language

        async def fetch(link: OfficeLink) -> str:
            facts = await _facts(link, view, language)
            return await asyncio.to_thread(_written, view, subject, facts, language, file)

        def said(why: str) -> None:
            if why:
                self._page.away(paper_words.not_saved(file.name, why), passing=False)
            else:
                self._page.progress.remark(paper_words.saved(file.name))

        self._page.ask(Errand(work=fetch, done=said, can_stop=True))

    def print_out(self, view: CompareView, subject: str) -> None:
        """Show the sheet as it will be printed."""
        language = self._page.language

        def shown(facts: Facts) -> None:
            self.preview.show(lambda device: draw_comparison(device, view, subject, facts, language))

        self._page.ask(Errand(work=lambda link: _facts(link, view, language), done=shown, can_stop=True))


def draw_comparison(
    device: QPagedPaintDevice, view: CompareView, subject: str, facts: Facts, language: Language
) -> None:
    """Figures, chart, twelve months and what stands beside, over a foot that says what they rest on."""
    trend = view.trend

    def above(paper: Paper, top: float) -> float:
        said = figures.say(trend, language)
        step = WHOLE / len(said)
        highest = 0.0
        for place, one in enumerate(said):
            left, room = MARGIN + place * step, step - 3
            high = paper.write(one.name, left, top, room, points=SMALL_PT, colour=SECONDARY) + 1
            high += paper.write(one.figure, left, top + high, room, points=17) + 1
            high += paper.write(one.under, left, top + high, room, points=7, colour=SECONDARY)
            highest = max(highest, high)
        top += highest + 4
        colours = look.LIGHT
        inks = Inks(
            ink=QColor(colours.ink), secondary=QColor(colours.secondary), rule=QColor(colours.rule),
            accent=QColor(colours.accent), tint=QColor(colours.accent_tint), font=look.paper_font(9),
        )  # fmt: skip
        scale = dots(25.4 / 96)
        paper.painter.save()
        paper.painter.translate(dots(MARGIN), dots(top))
        paper.painter.scale(scale, scale)
        into = QRectF(0, 0, dots(WHOLE) / scale, dots(CHART_H) / scale)
        charts.draw_band(paper.painter, into, [one.point for one in months_said(trend, language)], inks)
        paper.painter.restore()
        return top + CHART_H

    months = listed(
        month_columns(trend, language),
        list(reversed(trend.months)),
        title=f"{words.title()} · {month_words.month_title(view.month)}",
        about=f"{facts.office} · {subject}" if subject != facts.office else subject,
        foot=facts_said(view, facts, language),
    )
    beside = []
    if lines := reason_lines(view, language):
        beside.append(listed(reason_columns(view.month), lines, title=words.reasons_table(), about="", foot=()))
    if (same := view.same) is not None and same.rows:
        columns = window_columns(same, language)
        beside.append(listed(columns, same.rows, title=words.same_windows(), about=expected_said(same), foot=()))
    draw_list(device, replace(months, above=above), *beside)


def facts_said(view: CompareView, facts: Facts, language: Language) -> tuple[str, ...]:
    """Period, definition, n, what is not counted, who and when, and the heads of the journals."""
    trend = view.trend
    last = trend.months[-1].figures
    n, excluded = (formats.count(last.n), formats.count(last.excluded_n)) if last else (formats.DASH, formats.DASH)
    named = next((rate for rate in trend.rates if rate.slug == trend.headline), None)
    definition = (
        (messages.definition(in_language(named.names, language), in_language(named.definition, language)),)
        if named
        else ()
    )
    heads = (
        paper_words.foot_heads(len(facts.heads), fingerprint(facts.heads)) if facts.heads else paper_words.no_heads()
    )
    return (
        *((messages.simulated(),) if trend.simulated else ()),
        paper_words.foot_counts(formats.month(view.month), n, excluded, trend.rules),
        *definition,
        paper_words.foot_made(facts.exported_by, facts.exported_at, facts.program, formats.instant(trend.as_of)),
        heads,
    )


def _windows_written(view: CompareView, language: Language) -> list[list[str]]:
    """A person's windows under their own heads; nothing of anybody else."""
    same = view.same
    if same is None or not same.rows:
        return []
    columns = window_columns(same, language)
    rows = [[(one.copied or one.text)(row) for one in columns] for row in same.rows]
    return [[], [words.same_windows()], [one.title for one in columns], *rows, [expected_said(same)]]


async def _facts(link: OfficeLink, view: CompareView, language: Language) -> Facts:
    subject = view.wish.subject
    unit = subject.key if subject.by == "unit" else subject.unit
    return await read_facts(link, view.month, subject.by, unit, language)


def _written(view: CompareView, subject: str, facts: Facts, language: Language, file: Path) -> str:
    """Why it could not be written; "" when it was."""
    try:
        if file.suffix.lower() == ".csv":
            columns = month_columns(view.trend, language)
            rows = [[(one.copied or one.text)(row) for one in columns] for row in reversed(view.trend.months)]
            facts_rows = [[], [subject], *([line] for line in facts_said(view, facts, language))]
            write_csv(file, [one.title for one in columns], [*rows, *_windows_written(view, language), *facts_rows])
        else:
            title = f"{words.title()} {formats.month(view.month)}"
            write_whole(file, lambda draft: draw_comparison(pdf_writer(draft, title), view, subject, facts, language))
    except OSError as error:
        return error.strerror or str(error)
    return ""
