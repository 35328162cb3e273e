"""The desk's one window: signing in, choosing a password, the pages."""

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QMainWindow, QPushButton, QSplitter, QStackedWidget, QWidget

from evaluator.domain.names import Language
from evaluator.manager import messages
from evaluator.manager.cases.cases_page import CasesPage
from evaluator.manager.compare.page import ComparePage
from evaluator.manager.corrections.corrections_page import CorrectionsPage
from evaluator.manager.directory.page import DirectoryPage
from evaluator.manager.kiosks.page import KiosksPage
from evaluator.manager.language_switch import name_switch
from evaluator.manager.memory import Habits
from evaluator.manager.month_page import MonthPage
from evaluator.manager.password_page import PasswordPage
from evaluator.manager.people.accounts_page import AccountsPage
from evaluator.manager.people.audit_page import AuditPage
from evaluator.manager.rules.rules_page import RulesPage
from evaluator.manager.shell import Shell
from evaluator.manager.sign_in_page import SignInPage
from evaluator.manager.signals.signals_page import SignalsPage
from evaluator.manager.stars.assessment_page import AssessmentPage
from evaluator.manager.stars.stars_page import StarsPage
from evaluator.manager.table_habits import TableHabit, TableHabits
from evaluator.manager.wish import MonthWish, Subject

USUAL_SIZE = (1366, 768)
LEAST_SIZE = (880, 540)


class DeskWindow(QMainWindow):
    """Holds the forms and the pages, and shows one at a time. The order of the pages is that of the rail."""

    def __init__(self, habits: Habits, language: Language) -> None:
        super().__init__()
        self.setObjectName("desk")
        self._all = QStackedWidget(self)
        self.setCentralWidget(self._all)
        self.other_language = QPushButton()
        self.other_language.setObjectName("cornerLanguage")
        self.other_language.setProperty("role", "link")
        self.sign_in, self.password = SignInPage(), PasswordPage()
        self.shell = Shell(language, self._all)
        for whole in (_under(self.other_language, self.sign_in), self.password, self.shell):
            self._all.addWidget(whole)
        place = self.shell.stack
        self.month = MonthPage(language, place)
        self.compare = ComparePage(language, place)
        self.cases = CasesPage(language, place)
        self.signals = SignalsPage(language, place)
        self.corrections = CorrectionsPage(language, place)
        self.stars = StarsPage(language, place)
        self.assessment = AssessmentPage(language, place)
        self.rules = RulesPage(language, place)
        self.directory = DirectoryPage(language, place)
        self.kiosks = KiosksPage(language, place)
        self.accounts = AccountsPage(language, place)
        self.audit = AuditPage(language, place)
        pages = (
            self.month, self.compare, self.cases, self.signals, self.corrections, self.stars, self.assessment,
            self.rules, self.directory, self.kiosks, self.accounts, self.audit,
        )  # fmt: skip
        self.shell.hold(pages)
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(QSize(*USUAL_SIZE).boundedTo(self.screen().availableSize()))
        for page in pages:
            page.retitled.connect(self.retranslate)
        self.month.opened_subject.connect(self._compare)
        self.compare.left.connect(lambda: self.shell.turn_to(self.month.slug))
        self.signals.correct.connect(self._correct)
        self.take(habits)
        self.retranslate()

    def show_sign_in(self) -> None:
        self.shell.put_dialogs_away()
        self._all.setCurrentIndex(0)
        self.sign_in.attend()
        self.retranslate()

    def show_password(self) -> None:
        self._all.setCurrentWidget(self.password)
        self.password.new.setFocus()
        self.retranslate()

    def show_pages(self) -> None:
        if self._all.currentWidget() is not self.shell:
            self._all.setCurrentWidget(self.shell)
            self.shell.page.attend()
            self.shell.bring_dialogs_back()
        self.retranslate()

    def take(self, habits: Habits) -> None:
        """Stand as the person left it, where that still fits a screen."""
        if habits.geometry:
            self.restoreGeometry(QByteArray(habits.geometry))
        if habits.split:
            self.shell.split.restoreState(QByteArray(habits.split))
        if habits.page in self.shell.pages:
            self.shell.slug = habits.page
        for name, table in self._tables():
            if name in habits.columns:
                table.use(habits.columns[name])
        for name, split in self._splits():
            if name in habits.splits:
                split.restoreState(QByteArray(habits.splits[name]))
        self.cases.filters.use_views(habits.case_views)
        self.month.use_wish(MonthWish(by=habits.by))

    def habits(self) -> Habits:
        """How the person leaves it."""
        return Habits(
            language=self.shell.language,
            page=self.shell.slug,
            by=self.month.wish.by,
            geometry=bytes(self.saveGeometry().data()),
            split=bytes(self.shell.split.saveState().data()),
            splits={name: bytes(split.saveState().data()) for name, split in self._splits()},
            columns={name: habit for name, table in self._tables() if (habit := table.habit) != TableHabit()},
            case_views=self.cases.filters.views,
        )

    def speak(self, language: Language) -> None:
        """Names from the directory follow the language as well; the rest follows by itself."""
        self.shell.speak(language)
        self.retranslate()

    def _tables(self) -> list[tuple[str, TableHabits]]:
        """What is remembered of the tables of all pages, by the names of page and table."""
        return [
            (f"{slug}/{watched.name}", watched)
            for slug, page in self.shell.pages.items()
            for watched in page.findChildren(TableHabits)
        ]

    def _splits(self) -> list[tuple[str, QSplitter]]:
        return [
            (f"{slug}/{place}", split)
            for slug, page in self.shell.pages.items()
            for place, split in enumerate(page.findChildren(QSplitter))
        ]

    def _compare(self, subject: Subject, month: int) -> None:
        """Somebody was opened on the month page: turn to their twelve months."""
        self.compare.look_at(subject, month)
        self.shell.turn_to(self.compare.slug)

    def _correct(self, kiosk: str, duty: str, day: int) -> None:
        """From a signal to the correction of its duty."""
        self.shell.turn_to(self.corrections.slug)
        if self.shell.page is self.corrections:
            self.corrections.begin_correction(kiosk, duty, day)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """What was typed and not saved is asked about first."""
        if self._all.currentWidget() is self.shell and self.shell.page.has_edits():
            event.ignore()
            self.shell.leave_edits(self.close)
        else:
            super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self.shell.retranslate()
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        title = messages.program_name()
        if self._all.currentWidget() is self.shell and self.shell.session is not None:
            title = f"{self.shell.page.title()} · {self.shell.office_name} — {title}"
            if self.shell.session.simulated:
                title = f"{messages.simulated()} · {title}"
        self.setWindowTitle(title)
        name_switch(self.other_language, self.shell.language)


def _under(corner: QPushButton, page: QWidget) -> QFrame:
    """A page with a button over its upper right corner."""
    whole = QFrame()
    whole.setObjectName("page")
    both = QGridLayout(whole)
    both.setContentsMargins(0, 0, 0, 0)
    both.addWidget(page, 0, 0)
    corner.setParent(whole)
    both.addWidget(corner, 0, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
    corner.raise_()
    return whole
