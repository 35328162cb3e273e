"""Every page at every size in both languages, as a picture to be looked at; and no label is clipped in any of them."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.manager import look, messages
from evaluator.manager.elided_label import ElidedLabel
from evaluator.manager.language import Translations
from evaluator.manager.memory import Habits
from evaluator.manager.window import DeskWindow
from evaluator.manager.wish import Rhythm
from tests.manager import answers
from tests.manager.conftest import OFFICE, session, view
from tests.manager.page_at_work import settle
from tests.support import guide_pictures

PICTURES: Final = Path(__file__).parent.parent / "pictures" / "manager"
SIZES: Final = ((1024, 600), (1366, 768), (1920, 1080))
BETWEEN: Final = (1280, 800)
"""The long run sees it too."""
ADDRESS: Final = "https://10.20.30.40:8443#" + "3fa9c1" * 10 + "3fa9"


def sign_in(window: DeskWindow) -> None:
    window.sign_in.fill(office=ADDRESS, account="office")
    window.show_sign_in()


def sign_in_refused(window: DeskWindow) -> None:
    sign_in(window)
    window.sign_in.password.setText("not the password")
    window.sign_in.refuse("wrong_office", at=window.sign_in.office)


def session_lost(window: DeskWindow) -> None:
    sign_in(window)
    window.sign_in.ask_again(again=True)


def choose_password(window: DeskWindow) -> None:
    window.password.begin("one-time")
    window.show_password()
    window.password.refuse("password_unequal", at=window.password.again)


def halls(window: DeskWindow) -> None:
    window.month.show_view(view(answers.units(), trend=answers.trend()))
    window.month.show_rhythm(Rhythm(days=answers.days(), hours=answers.hours()))
    show_sparks(window)


def show_sparks(window: DeskWindow) -> None:
    rates = [None if k is None else k / 10 for k in answers.SATISFIED]
    table = window.month.table.tally
    table.show_sparks({row.key: tuple(rates[place % 5 :] + rates[: place % 5]) for place, row in enumerate(table.rows)})


def staff(window: DeskWindow) -> None:
    window.month.show_view(view(answers.staff()))
    show_sparks(window)
    window.month.table.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    window.month.table.selectRow(2)


def staff_and_a_whole_hall(window: DeskWindow) -> None:
    window.month.show_view(view(answers.staff_and_a_whole_hall()))


def overfull(window: DeskWindow) -> None:
    window.month.show_view(view(answers.overfull(), unit="h1", trend=answers.trend()))
    window.month.show_rhythm(Rhythm(days=answers.days(last=30), hours=answers.hours()))
    show_sparks(window)


def empty(window: DeskWindow) -> None:
    window.month.show_view(view(answers.empty()))


def away(window: DeskWindow) -> None:
    halls(window)
    window.month.away(messages.away("14:05") + messages.away_figures("14:03"))


PAGES: Final[tuple[Callable[[DeskWindow], None], ...]] = (
    sign_in, sign_in_refused, session_lost, choose_password,
    halls, staff, staff_and_a_whole_hall, overfull, empty, away,
)  # fmt: skip
FORMS: Final = (sign_in, sign_in_refused, session_lost, choose_password)


def shown(qtbot: QtBot, page: Callable[[DeskWindow], None], language: Language) -> DeskWindow:
    """The whole window at a page."""
    window = DeskWindow(Habits(), language)
    qtbot.addWidget(window)
    window.shell.begin(session(), OFFICE)
    if page not in FORMS:
        window.show_pages()
    page(window)
    window.retranslate()
    window.resize(*SIZES[0])
    with qtbot.waitExposed(window):
        window.show()
    return window


def take(window: DeskWindow, name: str, language: Language, size: tuple[int, int]) -> None:
    """Keep a picture of the window at that size."""
    window.resize(*size)
    for _ in range(4):  # a figure that found its size asks for another row's height
        settle()
    PICTURES.mkdir(parents=True, exist_ok=True)
    picture = PICTURES / f"{name}-{size[0]}x{size[1]}-{language}.png"
    drawn = window.grab().toImage()
    assert drawn.save(str(picture))
    guide_pictures.look_up(picture.stem, drawn)
    assert (window.width(), window.height()) == size


def clipped(window: QWidget) -> list[str]:
    """Labels and buttons whose text has less room than it needs."""
    found: list[str] = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, ElidedLabel):
            continue
        if isinstance(widget, QLabel) and widget.text():
            wraps = widget.wordWrap()
            needs = widget.heightForWidth(widget.width()) if wraps else widget.sizeHint().height()
            if widget.height() < needs or (not wraps and widget.width() < widget.sizeHint().width()):
                found.append(widget.text())
        elif (
            isinstance(widget, QAbstractButton) and widget.text() and widget.width() < widget.minimumSizeHint().width()
        ):
            found.append(widget.text())
    return found


def clipped_at_any_size(window: DeskWindow, name: str, language: Language, *, long_run: bool) -> list[object]:
    """The texts that have too little room, with the size; every size is kept as a picture."""
    found: list[object] = []
    for size in (*SIZES, BETWEEN) if long_run else SIZES:
        take(window, name, language, size)
        found += [(size, text) for text in clipped(window)]
    return found


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_nothing_is_clipped_at_any_size(
    page: Callable[[DeskWindow], None], language: Language, translations: Translations, qtbot: QtBot, long_run: bool
) -> None:
    translations.use(language)
    window = shown(qtbot, page, language)
    assert clipped_at_any_size(window, page.__name__, language, long_run=long_run) == []


@pytest.mark.parametrize("page", [staff, sign_in_refused], ids=lambda page: page.__name__)
def test_the_desk_is_dark_where_the_system_is(
    page: Callable[[DeskWindow], None], translations: Translations, dressed: QApplication, qtbot: QtBot
) -> None:
    look.dress(dressed, look.DARK)
    window = shown(qtbot, page, CHINESE)
    take(window, f"{page.__name__}-dark", CHINESE, (1366, 768))
    ground = window.grab().toImage().pixelColor(700, 740)
    assert ground.lightness() < 40
    assert window.palette().color(QPalette.ColorRole.Text).lightness() > 200


def test_the_check_for_clipped_text_sees_some(translations: Translations, qtbot: QtBot) -> None:
    window = shown(qtbot, halls, CHINESE)
    settle()
    assert clipped(window) == []
    window.month.top.refresh_button.setFixedWidth(12)
    assert clipped(window) == ["刷新(&L)"]
