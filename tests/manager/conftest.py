"""The desk dressed as people see it, in Chinese unless a test says otherwise."""

import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Final, cast

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.domain.roles import Role
from evaluator.manager import look
from evaluator.manager.language import Translations
from evaluator.manager.memory import Habits
from evaluator.manager.window import DeskWindow
from evaluator.manager.wish import MonthView, MonthWish
from evaluator.office.founding import Founded
from evaluator.wire.manager import Grouping, Months, Session, TallyAnswer, Trend
from tests.manager import answers
from tests.manager.at_work import OfficeTime
from tests.manager.filled import filled_office
from tests.manager.page_at_work import BeginWork, P, PageAtWork, at_work
from tests.manager.signed_in import Finish, Signed, signed_at
from tests.support.office import make_office

OFFICE: Final[dict[Language, str]] = {CHINESE: "清河街道办事处", ENGLISH: "Qinghe Sub-district Office"}


def session(role: Role = "office_manager", account: str = "office") -> Session:
    """Somebody at the desk of a simulated office."""
    return Session(
        token="",
        account=account,
        role=role,
        must_change=False,
        office_name=OFFICE[CHINESE],
        office_name_en=OFFICE[ENGLISH],
        zone="Asia/Shanghai",
        simulated=True,
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says of popups and raised windows that it cannot; nothing here depends on either."""
    for item in items:
        if "tests/manager/" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(scope="package", autouse=True)
def wardrobe(qapp: QApplication) -> Iterator[QApplication]:
    """The application in the desk's look, from the first test of the desk to the last: whoever dresses it anew for
    every test dresses every widget that is still there, too. Other tests find it as it was."""
    style, font, palette, locale = qapp.style().objectName(), qapp.font(), qapp.palette(), QLocale()
    look.put_on(qapp)
    yield qapp
    qapp.setStyleSheet("")
    qapp.setStyle(style)
    qapp.setFont(font)
    qapp.setPalette(palette)
    QLocale.setDefault(locale)


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A PC whose clock is set to another zone than the office's, with another day on it."""
    with monkeypatch.context() as patched:
        patched.setenv("TZ", "America/Los_Angeles")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture
def dressed(wardrobe: QApplication) -> Iterator[QApplication]:
    """The application in the desk's look, which a test may change; what it has closed is gone after it."""
    locale = QLocale()
    yield wardrobe
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QLocale.setDefault(locale)
    if look.is_dark(wardrobe.palette()):
        look.dress(wardrobe, look.LIGHT)


@pytest.fixture
def translations(dressed: QApplication) -> Iterator[Translations]:
    """Chinese, and whatever a test changes it to."""
    made = Translations(dressed, CHINESE)
    yield made
    made.remove()


@pytest.fixture
def english(translations: Translations) -> Translations:
    """The desk in English."""
    translations.use(ENGLISH)
    return translations


@pytest.fixture
def window(translations: Translations, qtbot: QtBot) -> DeskWindow:
    """A desk window with an office named and nothing read yet, at the month page."""
    made = DeskWindow(Habits(), translations.language)
    qtbot.addWidget(made)
    made.shell.begin(session(), OFFICE)
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    made.show_pages()
    return made


def view(
    answer: TallyAnswer,
    *,
    unit: str = "",
    units: TallyAnswer | None = None,
    months: Months = answers.MONTHS,
    trend: Trend | None = None,
) -> MonthView:
    """An answered wish for this answer."""
    return MonthView(
        wish=MonthWish(month=answer.month, by=cast("Grouping", answer.by), unit=unit),
        months=months,
        units=units or (answer if answer.by == "unit" and not unit else answers.units()),
        answer=answer,
        trend=trend,
    )


@pytest.fixture(scope="session")
def sample_office(tmp_path_factory: pytest.TempPathFactory) -> Founded:
    """A simulated office with the sample directory, made once and copied for every test."""
    return make_office(tmp_path_factory.mktemp("sample") / "office", simulated=True, clock=OfficeTime())


@pytest.fixture
def signed(sample_office: Founded, tmp_path: Path, finish: Finish, qtbot: QtBot) -> Iterator[Signed]:
    """That office, serving; pages are opened at it as somebody."""
    with signed_at(sample_office, tmp_path, finish, qtbot) as found:
        yield found


@pytest.fixture(scope="session")
def year_old(tmp_path_factory: pytest.TempPathFactory) -> Founded:
    """An office with ten months and thirty cases behind it, made once and copied for every test."""
    return filled_office(tmp_path_factory.mktemp("filled") / "office")


@pytest.fixture
def begin_work(
    year_old: Founded, tmp_path: Path, translations: Translations, finish: Finish, qtbot: QtBot
) -> Iterator[BeginWork]:
    """Opens a page of the desk beside a copy of the year-old office."""
    made = replace(year_old, folder=Path(shutil.copytree(year_old.folder, tmp_path / "office")))
    with ExitStack() as stack:

        def begin(page: P, *models: QAbstractItemModel) -> PageAtWork[P]:
            return stack.enter_context(at_work(page, models, made, finish, qtbot))

        yield begin
