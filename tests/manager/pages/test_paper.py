"""Lists on paper: nothing runs off the sheet, however many columns there are."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evaluator.manager.paper import pdf_writer
from evaluator.manager.table_paper import WHOLE, Listed, _widths, draw_list
from tests.manager.pages.conftest import Desks, front_of
from tests.manager.test_stars_page import words_of


def test_more_columns_than_a_sheet_has_room_for_share_it(dressed: QApplication) -> None:
    many = 24
    sheet = Listed(
        title="A",
        about="",
        heads=("a long head",) * many,
        rights=(False,) * many,
        rows=[["words " * 9] * many],
        foot=(),
    )
    assert sum(_widths(sheet)[0]) == pytest.approx(WHOLE)


def test_a_year_fits_on_a_sheet_with_the_shapes_explained(
    desks: Desks, tmp_path: Path, qt_loop: object, qtbot: QtBot
) -> None:
    with front_of(desks, "assessment", qtbot) as front:
        page = front.work.window.assessment
        sheet, file = page.on_paper(), tmp_path / "year.pdf"
        draw_list(pdf_writer(file, sheet.title), sheet)
        said = words_of(file)
        assert {"◆", "◇"} & set(said)
        assert "● 达标" in said
        for row in page.table.source.rows:
            assert row.name[:4] in said
        assert all(len(cell) <= 1 for cell in sheet.rows[0][1:11])
