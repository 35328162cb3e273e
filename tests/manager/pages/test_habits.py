"""The keys and habits that hold on every page of the desk, each tried on every page of one real office."""

import csv
import io
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.manager.one_line import OneLine
from evaluator.manager.page import Page
from evaluator.manager.text_area import TextArea
from tests.manager.page_at_work import until
from tests.manager.pages.conftest import Desks, Front, front_of

UNBOUND = {"search", "find", "qt_spinbox_lineedit"}
"""Fields that keep nothing, and those of figures."""
MAIN = {
    "stars": "candidates",
    "rules": "facts",
    "compare": "months",
    "month": "tally",
    "directory": "records",
    "audit": "acts",
}
"""The table that work on the page is about, where there are several; else the page's own name is its name."""


def main_table(page: Page) -> QTableView:
    found = page.findChild(QTableView, MAIN.get(page.slug, page.slug))
    assert isinstance(found, QTableView)
    return found


def column(table: QTableView, place: int) -> list[str]:
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(table.model().index(row, place).data(role)) for row in range(table.model().rowCount())]


def heads(table: QTableView) -> list[str]:
    order = table.horizontalHeader()
    return [
        str(table.model().headerData(order.logicalIndex(place), Qt.Orientation.Horizontal))
        for place in range(order.count())
    ]


def chosen_lines(table: QTableView) -> set[str]:
    """What the chosen rows say; others may have come before them meanwhile."""
    columns = range(table.model().columnCount())
    return {
        "\t".join(str(one.siblingAtColumn(place).data()) for place in columns)
        for one in table.selectionModel().selectedRows()
    }


def click_head(table: QTableView, place: int) -> None:
    order = table.horizontalHeader()
    at = order.viewport().rect().center()
    at.setX(order.sectionViewportPosition(place) + order.sectionSize(place) // 2)
    QTest.mouseClick(order.viewport(), Qt.MouseButton.LeftButton, pos=at)


def dialog_of(front: Front, kind: type[QDialog] = QDialog) -> QDialog:
    """The dialog that came up."""
    until(front.qtbot, lambda: any(one.isVisible() for one in front.page.findChildren(kind)))
    return next(one for one in front.page.findChildren(kind) if one.isVisible())


def press(front: Front, keys: str) -> None:
    front.work.window.activateWindow()
    QTest.keySequence(front.work.window, keys)


def test_a_click_on_a_head_sorts_up_then_down_then_as_the_office_told(front: Front) -> None:
    table = main_table(front.page)
    told = [column(table, place) for place in range(table.model().columnCount())]
    place = next(place for place in range(len(told)) if len(set(told[place])) > 1 and not table.isColumnHidden(place))
    click_head(table, place)
    up = column(table, place)
    click_head(table, place)
    down = column(table, place)
    click_head(table, place)
    assert sorted(up) == sorted(down) == sorted(told[place])
    assert (up[0], up[-1]) != (down[0], down[-1])
    assert column(table, place) == told[place]


def test_ctrl_f_finds_rows_and_esc_leaves_the_search(front: Front) -> None:
    table = main_table(front.page)
    everything = table.model().rowCount()
    press(front, "Ctrl+F")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "no such words")
    assert table.model().rowCount() == 0
    QTest.keyClick(field, Qt.Key.Key_Escape)
    until(front.qtbot, lambda: table.model().rowCount() == everything)


def test_chosen_rows_paste_with_their_heads(front: Front) -> None:
    table = main_table(front.page)
    table.setFocus()
    QTest.keySequence(table, "Ctrl+A")
    QTest.keySequence(table, "Ctrl+C")
    first, *rows = csv.reader(io.StringIO(QGuiApplication.clipboard().text()), dialect="excel-tab")
    assert set(first) <= set(heads(table))
    assert len(first) > 1
    assert len(rows) == table.model().rowCount() > 1
    assert {len(row) for row in rows} == {len(first)}
    table.clearSelection()


def test_ctrl_e_asks_where_and_saves(front: Front, tmp_path: Path) -> None:
    press(front, "Ctrl+E")
    dialog = dialog_of(front, QFileDialog)
    assert isinstance(dialog, QFileDialog)
    file = tmp_path / f"out.{dialog.defaultSuffix()}"
    dialog.fileSelected.emit(str(file))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    until(front.qtbot, lambda: file.exists() and file.stat().st_size > 100)
    front.settle()


def test_ctrl_p_opens_the_preview_and_esc_closes_it(front: Front) -> None:
    press(front, "Ctrl+P")
    dialog = dialog_of(front)
    assert dialog.objectName() == "preview"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    until(front.qtbot, lambda: not dialog.isVisible())


def test_f5_reads_again_and_what_is_chosen_stays_chosen(front: Front) -> None:
    table = main_table(front.page)
    table.setFocus()
    rows = min(2, table.model().rowCount() - 1)
    for row in (0, rows):
        table.selectionModel().select(
            table.model().index(row, 0),
            QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
        )
    chosen = chosen_lines(table)
    assert len(chosen) == len({0, rows})
    front.again()
    assert chosen_lines(table) == chosen
    table.clearSelection()


def focusable(window: QWidget) -> set[QWidget]:
    """What can be worked with by keys now."""
    tab = Qt.FocusPolicy.TabFocus
    return {
        one
        for one in window.findChildren(QWidget)
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & tab == tab and one.focusProxy() is None
    }


def open_first(front: Front) -> None:
    """The first row is opened, so that what can be done about it is there."""
    table = main_table(front.page)
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    front.settle()
    QApplication.processEvents()


@pytest.mark.parametrize("backwards", [False, True], ids=["tab", "backtab"])
def test_tab_visits_everything_once_and_is_never_caught(front: Front, backwards: bool) -> None:
    open_first(front)
    window, visited = front.work.window, list[QWidget]()
    here = QApplication.focusWidget()
    while here is not None and here not in visited:
        visited.append(here)
        QTest.keyClick(here, Qt.Key.Key_Backtab if backwards else Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
    assert here is visited[0]
    expected = focusable(window)  # one of several choices becomes the one stop of all when it is reached
    assert [name_of(one) for one in expected - set(visited)] == []
    assert [name_of(one) for one in set(visited) - expected] == []


def name_of(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()} {getattr(widget, 'text', str)()}"


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_everything_that_takes_keys_has_a_name(front: Front, language: Language) -> None:
    front.desks.speak(language)
    open_first(front)

    def said(widget: QWidget) -> str:
        one = QAccessible.queryAccessibleInterface(widget)
        return one.text(QAccessible.Text.Name).strip() if one is not None else ""

    assert [name_of(one) for one in focusable(front.work.window) if not said(one)] == []


def test_every_field_says_when_it_holds_too_much_or_looks_for_something(front: Front) -> None:
    open_first(front)
    fields: list[QLineEdit | QPlainTextEdit] = [
        *front.page.findChildren(QLineEdit),
        *front.page.findChildren(QPlainTextEdit),
    ]
    cuts = [
        name_of(one)
        for one in fields
        if not isinstance(one, OneLine | TextArea) and not one.isReadOnly() and one.objectName() not in UNBOUND
    ]
    assert cuts == []


def letter_of(text: str, language: Language) -> str | None:
    """The letter under which a button or field is reached: `(&X)` after Chinese, inside the word in English."""
    bare = text.replace("&&", "")
    found = re.search(r"\(&([A-Z])\)" if language == CHINESE else r"&(\w)", bare)
    return found[1].upper() if found else None


def letters(window: QWidget, language: Language) -> tuple[dict[str, list[str]], list[str]]:
    """What is reached by each letter, and the buttons that are reached by none.

    Pages of the rail have digits, one of several choices has arrows, and the month stands beside its own arrows.
    """
    reached: dict[str, list[str]] = {}
    without = []
    for one in window.findChildren(QWidget):
        if not one.isVisible() or one.property("role") in ("page", "choice", "month"):
            continue
        labels = isinstance(one, QLabel) and one.buddy() is not None
        if labels or (isinstance(one, QAbstractButton) and one.text()):
            text = one.text()  # type: ignore[attr-defined]  # a label or a button
            letter = letter_of(text, language)
            if letter is None and isinstance(one, QAbstractButton):
                letter = one.shortcut().toString()[-1:] or None
            if letter is None and isinstance(one, QPushButton):
                without.append(text)
            elif letter is not None:
                reached.setdefault(letter, []).append(text)
    return reached, without


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_every_button_is_reached_by_a_letter_of_its_own(front: Front, language: Language) -> None:
    front.desks.speak(language)
    open_first(front)
    reached, without = letters(front.work.window, language)
    assert without == []
    assert {letter: texts for letter, texts in reached.items() if len(texts) > 1} == {}
    assert len(reached) > 2


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_whatever_can_be_done_about_a_case_has_a_letter_of_its_own(
    desks: Desks, language: Language, qt_loop: object, qtbot: QtBot
) -> None:
    """Other things in each of its states, and under a filter of one's own."""
    faults: list[list[str]] = []

    def look_through() -> None:
        front.settle()
        reached, without = letters(front.work.window, language)
        faults.extend(texts for texts in reached.values() if len(texts) > 1)
        faults.extend([text] for text in without)

    with front_of(desks, "cases", qtbot) as front:
        desks.speak(language)
        page = front.work.window.cases
        states = {case.state: case.case for case in page.table.source.rows}
        for case in states.values():
            page.open_case(case)
            look_through()
        page.filters.overdue.click()
        look_through()
        assert page.filters.keep.isVisible()
        page.filters.overdue.click()
        front.settle()
    desks.speak(CHINESE)
    assert faults == []
    assert states.keys() >= {"open", "in_hand"}
