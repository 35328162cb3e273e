"""A clerk's own month, taken out for them: as a file, and as it will be printed."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from evaluator.manager import formats
from evaluator.manager.asking import Errand
from evaluator.manager.language import named_in
from evaluator.manager.page import Page
from evaluator.manager.paper import PaperRefusedError, file_name
from evaluator.manager.preview import Preview
from evaluator.manager.saving import ask_where
from evaluator.manager.stars import assessment_words, messages
from evaluator.manager.stars.assessment_columns import row_name
from evaluator.manager.stars.personal_sheet import draw_sheet, write_sheet
from evaluator.manager.stars.star_papers import Imprint
from evaluator.wire.own_month import OWN_MONTH_PATH, OwnMonth, PrintOwnMonth
from evaluator.wire.stars import AssessmentRow


class Wanted(NamedTuple):
    """Whose month, and which."""

    row: AssessmentRow
    month: int
    hall: str
    as_of: datetime
    """When the list was read from which the person was chosen."""


class SheetGiving:
    """`wanted` tells whom a person is at; None where that is nobody."""

    def __init__(self, page: Page, preview: Preview, wanted: Callable[[], Wanted | None]) -> None:
        self._page, self._preview, self._wanted = page, preview, wanted

    def ask(self) -> None:
        """Ask for the month, and then where the page goes."""
        wanted = self._wanted()
        if wanted is None:
            self._page.progress.remark(assessment_words.choose_person())
            return
        who = row_name(wanted.row, self._page.language)
        name = file_name(f"{formats.month(wanted.month)}-{wanted.row.detail}-{who}")
        self._read(wanted, lambda answer: ask_where(self._page, name, lambda file: self.save(file, wanted, answer)))

    def print_out(self) -> bool:
        """Show the page as it will be printed; False where there is nobody to show."""
        wanted = self._wanted()
        if wanted is None:
            return False

        def show(answer: OwnMonth) -> None:
            who, imprint = self._who(wanted), self._imprint(wanted, answer)
            self._preview.show(lambda device: draw_sheet(device, who, answer, imprint))

        self._read(wanted, show)
        return True

    def save(self, file: Path, wanted: Wanted, answer: OwnMonth) -> None:
        """Write the page."""
        try:
            write_sheet(file, self._who(wanted), answer, self._imprint(wanted, answer))
        except PaperRefusedError:
            self._page.progress.remark(messages.not_saved(str(file)))
        else:
            self._page.progress.remark(messages.saved(file.name))

    def _read(self, wanted: Wanted, then: Callable[[OwnMonth], None]) -> None:
        asked = PrintOwnMonth(wanted.row.key, wanted.month)
        self._page.ask(Errand(work=lambda link: link.send("POST", OWN_MONTH_PATH, OwnMonth, asked), done=then))

    def _who(self, wanted: Wanted) -> str:
        name = row_name(wanted.row, self._page.language)
        return f"{name}　{messages.badge()} {wanted.row.detail}　{wanted.hall}"

    def _imprint(self, wanted: Wanted, answer: OwnMonth) -> Imprint:
        one, language = self._page.session, self._page.language
        office = named_in(language, one.office_name, one.office_name_en) if one is not None else ""
        return Imprint(office, one.account if one is not None else "", max(answer.as_of, wanted.as_of), language)
