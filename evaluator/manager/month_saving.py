"""Taking the month out: a file by Ctrl+E, a sheet of paper by Ctrl+P."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import QFileDialog

from evaluator.manager import formats, month_words, paper_words
from evaluator.manager.asking import Errand
from evaluator.manager.month_paper import draw_report
from evaluator.manager.office_link import OfficeLink
from evaluator.manager.page import Page
from evaluator.manager.paper import MARGIN, pdf_writer
from evaluator.manager.posted_paper import draw_posted
from evaluator.manager.preview import Preview
from evaluator.manager.report import Report, read_file, read_report
from evaluator.manager.whole_file import save_whole
from evaluator.manager.wish import MonthView
from evaluator.wire.posted import POSTED_PATH, SignedSheet

Suffix = Literal["xlsx", "csv", "pdf"]
SUFFIXES: Final[tuple[Suffix, ...]] = ("xlsx", "csv", "pdf")


class Saved(NamedTuple):
    """How it went, in one sentence."""

    done: bool
    sentence: str


class MonthSaving:
    """The dialogs of one page. Esc drops a file that is being fetched; nothing at the office changes by it."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.dialog: QFileDialog | None = None
        self._preview = Preview(page)

    @property
    def preview(self) -> QPrintPreviewDialog | None:
        """The sheet before it is printed; None while it is not looked at."""
        return self._preview.dialog

    def choose(self, view: MonthView) -> None:
        """Ask where to and as what, then save."""
        dialog = QFileDialog(self._page, month_words.save_title())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([paper_words.file_kind(suffix) for suffix in SUFFIXES])
        dialog.selectFile(f"{formats.month(view.answer.month)}-{view.wish.by}.xlsx")
        dialog.setDefaultSuffix(SUFFIXES[0])
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(_suffix_of(kind)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.save(view, Path(file), _suffix_of(dialog.selectedNameFilter())))
        dialog.finished.connect(self._closed)
        self.dialog = dialog
        dialog.open()

    def save(self, view: MonthView, file: Path, suffix: Suffix) -> None:
        """Fetch the figures and write the file; its own ending counts where it is one of ours."""
        ending = file.suffix.lower().removeprefix(".")
        kind = next((one for one in SUFFIXES if one == ending), suffix)
        language = self._page.language

        async def fetch(link: OfficeLink) -> Saved:
            if kind == "pdf":
                report = await read_report(link, view, language)
                return await _written(file, lambda draft: write_pdf(report, draft))
            body = await read_file(link, view, kind, language)
            return await _written(file, lambda draft: draft.write_bytes(body))

        self._page.ask(Errand(work=fetch, done=self._say, can_stop=True))

    def print_out(self, view: MonthView) -> None:
        """Show the sheet as it will be printed."""
        language = self._page.language
        self._page.ask(Errand(work=lambda link: read_report(link, view, language), done=self._show, can_stop=True))

    def post(self, view: MonthView) -> None:
        """Show the page for the wall: of the unit that is chosen, else of all that is seen."""
        keys = {row.key for row in view.units.rows}
        top = next((row.key for row in view.units.rows if row.parent not in keys), "")
        asked = {"month": str(view.answer.month), "hall": view.wish.unit or top}
        language, zone = self._page.language, self._page.zone

        def show(signed: SignedSheet) -> None:
            self._preview.show(lambda device: draw_posted(device, signed, language, zone))

        self._page.ask(Errand(work=lambda link: link.get(POSTED_PATH, SignedSheet, asked), done=show, can_stop=True))

    def _say(self, saved: Saved) -> None:
        if saved.done:
            self._page.progress.remark(saved.sentence)
        else:
            self._page.away(saved.sentence, passing=False)

    def _show(self, report: Report) -> None:
        self._preview.show(lambda device: draw_report(report, device), MARGIN)

    def _closed(self) -> None:
        self.dialog = None


def write_pdf(report: Report, file: Path) -> None:
    """The sheet as a PDF. Drawn outside the window's thread. OSError when the file cannot be written."""
    title = f"{report.facts.office} {formats.month(report.view.answer.month)}"
    draw_report(report, pdf_writer(file, title, MARGIN))


async def _written(file: Path, write: Callable[[Path], object]) -> Saved:
    try:
        await save_whole(file, write)
    except OSError as error:
        return Saved(done=False, sentence=paper_words.not_saved(file.name, error.strerror or str(error)))
    return Saved(done=True, sentence=paper_words.saved(file.name))


def _suffix_of(kind: str) -> Suffix:
    return next((suffix for suffix in SUFFIXES if f"*.{suffix}" in kind), SUFFIXES[0])
