"""Taking the stars out: the certificate of a week's star, the notice of a month, as files and as they are printed."""

from collections.abc import Callable, Mapping
from pathlib import Path

from evaluator.domain.names import Language
from evaluator.manager import formats
from evaluator.manager.language import named_in
from evaluator.manager.page import Page
from evaluator.manager.paper import PaperRefusedError, file_name
from evaluator.manager.preview import Preview
from evaluator.manager.saving import ask_where
from evaluator.manager.stars import messages, star_papers
from evaluator.manager.stars.candidates import named
from evaluator.manager.stars.reading import StarsView
from evaluator.manager.stars.star_papers import Imprint, NoticeLine
from evaluator.wire.stars import CandidateLine, WeekStars


class StarSaving:
    """The papers of one page; it is told what the page shows whenever that changes."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._view: StarsView | None = None
        self._names: Mapping[str, str] = {}
        self.week: WeekStars | None = None
        self.star: CandidateLine | None = None
        self.preview = Preview(page)

    def show(
        self, view: StarsView | None, week: WeekStars | None, star: CandidateLine | None, names: Mapping[str, str]
    ) -> None:
        """What is seen now; `names` of the staff by id."""
        self._view, self.week, self.star, self._names = view, week, star, names

    def save_certificate(self, file: Path) -> None:
        """Write the certificate of the chosen week's star."""
        view, week, star, imprint = self._view, self.week, self.star, self._imprint()
        if view is not None and week is not None and star is not None and imprint is not None:
            simulated = view.stars.simulated
            self._save(file, lambda: star_papers.write_certificate(file, week, star, imprint, simulated=simulated))

    def save_notice(self, file: Path) -> None:
        """Write the notice of the month."""
        view, imprint = self._view, self._imprint()
        if view is not None and imprint is not None:
            lines = notice_lines(view, self._names, self._page.language)
            self._save(file, lambda: star_papers.write_notice(file, view.stars, lines, imprint))

    def print_out(self) -> None:
        """The certificate of the chosen week's star as it will be printed, else the notice of the month."""
        view, week, star, imprint = self._view, self.week, self.star, self._imprint()
        if view is None or imprint is None:
            return
        if week is not None and star is not None:
            simulated = view.stars.simulated
            self.preview.show(
                lambda device: star_papers.draw_certificate(device, week, star, imprint, simulated=simulated)
            )
        else:
            lines = notice_lines(view, self._names, self._page.language)
            self.preview.show(lambda device: star_papers.draw_notice(device, view.stars, lines, imprint))

    def ask_certificate(self) -> None:
        """Ask where the certificate goes."""
        week, star = self.week, self.star
        if week is not None and star is not None:
            name = f"{messages.title()}-{formats.day(week.week)}-{named(star, self._page.language)}"
            ask_where(self._page, file_name(name), self.save_certificate)

    def ask_notice(self) -> None:
        """Ask where the notice goes."""
        if self._view is not None:
            month = formats.month(self._view.stars.month)
            ask_where(self._page, file_name(f"{messages.title()}-{month}"), self.save_notice)

    def _imprint(self) -> Imprint | None:
        session, view, language = self._page.session, self._view, self._page.language
        if session is None or view is None:
            return None
        office = named_in(language, session.office_name, session.office_name_en)
        return Imprint(office, session.account, view.stars.as_of, language)

    def _save(self, file: Path, write: Callable[[], None]) -> None:
        try:
            write()
        except PaperRefusedError:
            self._page.progress.remark(messages.not_saved(str(file)))
        else:
            self._page.progress.remark(messages.saved(file.name))


def notice_lines(view: StarsView, names: Mapping[str, str], language: Language) -> list[NoticeLine]:
    """One line a week: who is the star, of which hall, or why nobody is."""
    lines = []
    halls = {record.unit.id: record.unit for record in view.directory.units}
    for week in view.stars.weeks:
        span = messages.week_span(formats.day(week.week), formats.day(week.last_day))
        staff = week.decisions[-1].staff if week.decisions else ""
        if not staff:
            who = messages.notice_none() if week.decisions or (week.ready and not week.band) else messages.pending()
            lines.append(NoticeLine(span, who, ""))
            continue
        one = next((one for one in week.candidates if one.staff == staff), None)
        hall = halls.get(one.unit) if one else None
        place = named_in(language, hall.name, hall.name_en) if hall else ""
        badge = f"　{messages.badge()} {one.badge}" if one else ""
        lines.append(NoticeLine(span, names.get(staff, staff), f"{place}{badge}"))
    return lines
