"""Every table, splitter and window is found as it was left, by a desk started anew on the same file of habits."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QSplitter, QTableView
from pytestqt.qtbot import QtBot

from evaluator.manager.memory import Memory
from evaluator.manager.table_habits import TableHabits, ordered
from tests.manager.page_at_work import until
from tests.manager.pages.conftest import WHO, Desks
from tests.manager.pages.test_habits import heads, main_table


def stand(table: QTableView) -> tuple[list[str], int, Qt.SortOrder]:
    order = table.horizontalHeader()
    return heads(table), order.sortIndicatorSection(), order.sortIndicatorOrder()


def rearrange(table: QTableView) -> None:
    """Its second column is drawn to the front, and the rows stand by the first one, the last first."""
    order: QHeaderView = table.horizontalHeader()
    order.moveSection(1, 0)
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    table.findChild(TableHabits)._widths["n"] = 77  # type: ignore[union-attr]  # as a mouse would, elsewhere tested


def stands_still(split: QSplitter) -> bool:
    """Its parts and handles fill it: turned away while a part comes, a page keeps a part too wide until it is back."""
    handles = sum(not split.handle(place).isHidden() for place in range(split.count()))
    return sum(split.sizes()) + handles * split.handleWidth() == split.width()


@pytest.fixture
def arranged(desks: Desks) -> Iterator[Desks]:
    """Desks of which one is arranged otherwise; no other test finds it so."""
    yield desks
    desks.forget("zhang")


def test_a_desk_started_anew_stands_as_it_was_left(
    arranged: Desks, tmp_path: Path, qt_loop: object, qtbot: QtBot
) -> None:
    desks = arranged
    window = desks.at("zhang", qtbot).window
    mine = [slug for slug, who in WHO.items() if who == "zhang"]
    left = {}
    for slug in mine:
        window.shell.turn_to(slug)
        page = window.shell.pages[slug]
        until(qtbot, lambda page=page: page.read_at is not None and not page.progress.is_reading)  # type: ignore[misc]
        until(qtbot, lambda page=page: all(map(stands_still, page.findChildren(QSplitter))))  # type: ignore[misc]
        rearrange(main_table(page))
        left[slug] = stand(main_table(page))
    window.resize(880, 600)
    split = window.signals.findChildren(QSplitter)[0]
    split.setSizes([500, 600])
    until(qtbot, lambda: stands_still(split))
    sizes = split.sizes()
    Memory(tmp_path).keep(window.habits())

    again = desks.begin("zhang", qtbot, Memory(tmp_path).habits).window
    assert again.size() == window.size()
    for slug in mine:
        again.shell.turn_to(slug)
        page = again.shell.pages[slug]
        until(qtbot, lambda page=page: page.read_at is not None and not page.progress.is_reading)  # type: ignore[misc]
        until(qtbot, lambda page=page: all(map(stands_still, page.findChildren(QSplitter))))  # type: ignore[misc]
        assert stand(main_table(page)) == left[slug], slug
        assert main_table(page).findChild(TableHabits).habit.widths["n"] == 77  # type: ignore[union-attr]
    assert again.signals.findChildren(QSplitter)[0].sizes() == sizes
    desks.settle(qtbot)


def test_columns_that_come_and_go_stay_behind_those_they_follow() -> None:
    assert ordered(["name", "n", "rate"], ["rate", "name", "n"]) == ["rate", "name", "n"]
    assert ordered(["name", "hall", "n", "rate"], ["rate", "name", "n"]) == ["rate", "name", "hall", "n"]
    assert ordered(["new", "name", "n"], ["gone", "n", "name"]) == ["new", "n", "name"]
