"""Tables of rows: short texts leave their room to long ones, and names that begin alike are told apart."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evaluator.manager.rows_model import RowColumn, RowsModel
from evaluator.manager.rows_table import RowsTable
from evaluator.manager.table import Room, cut_of


@dataclass(frozen=True)
class Line:
    name: str
    why: str = "In the band"
    n: str = "9"


COLUMNS: tuple[RowColumn[Line], ...] = (
    RowColumn(slug="name", title="Name", text=lambda line: line.name, room=Room(84, 120, 2)),
    RowColumn(slug="why", title="Why", text=lambda line: line.why, room=Room(112, 150), prose=True),
    RowColumn(slug="n", title="Ratings", text=lambda line: line.n, room=Room(40, 48), whole=True),
)


def shown(qtbot: QtBot, lines: list[Line], width: int) -> RowsTable[Line]:
    model: RowsModel[Line] = RowsModel(lambda line: line.name)
    table = RowsTable(model, "lines")
    model.setParent(table)
    qtbot.addWidget(table)
    table.resize(width, 200)
    table.show()
    model.show(lines, COLUMNS)
    return table


def test_a_column_of_short_texts_leaves_its_room_to_one_of_names(dressed: QApplication, qtbot: QtBot) -> None:
    name = "Omarjan Abdurahman Erkin"
    table = shown(qtbot, [Line(name)], 340)
    needed = table.fontMetrics().horizontalAdvance(name)
    assert table.columnWidth(0) > needed
    assert table.columnWidth(1) < 112


def test_a_figure_that_grew_is_still_shown_whole(dressed: QApplication, qtbot: QtBot) -> None:
    table = shown(qtbot, [Line("Wu Lei")], 300)
    before = table.columnWidth(2)
    table.source.show([Line("Wu Lei", n="+1,692,000.0 s")], COLUMNS)
    assert table.columnWidth(2) > table.fontMetrics().horizontalAdvance("+1,692,000.0 s") > before


def test_what_gave_way_comes_back_where_it_fits(dressed: QApplication, qtbot: QtBot) -> None:
    """The wide column goes for want of room; the narrow one after it, which went first, has room beside the rest."""
    rooms = (("day", 90, False), ("hall", 120, True), ("n", 48, True), ("state", 60, False))

    def column(slug: str, least: int, *, gives_way: bool) -> RowColumn[Line]:
        room = Room(least, least)
        return RowColumn(slug=slug, title=slug, text=lambda line: line.n, room=room, gives_way=gives_way, drawn=True)

    columns = tuple(column(slug, least, gives_way=gives) for slug, least, gives in rooms)
    table = shown(qtbot, [Line("Wu Lei")], 600)
    table.source.show([Line("Wu Lei")], columns)
    gone = {}
    for width in (340, 300, 210, 160):
        table.resize(width, 200)
        room = table.viewport().width()
        gone[width] = [slug for place, (slug, _, _) in enumerate(rooms) if table.isColumnHidden(place)]
        assert room >= width - 20
    assert gone == {340: [], 300: ["n"], 210: ["hall"], 160: ["hall", "n"]}


def test_names_are_cut_in_the_middle_and_prose_at_its_end(dressed: QApplication, qtbot: QtBot) -> None:
    model = shown(qtbot, [Line("Wu Lei")], 300).source
    assert cut_of(model.index(0, 0)) is Qt.TextElideMode.ElideMiddle
    assert cut_of(model.index(0, 1)) is Qt.TextElideMode.ElideRight
