"""A box of long choices does not push its neighbours away and shows both ends of the name."""

from PySide6.QtWidgets import QApplication, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from evaluator.manager.choice_box import WIDEST, ChoiceBox, fill_box

LONG = "Dongyuan Joint Hall for Community Services and Comprehensive Governance, branch {}"


def shown(box: ChoiceBox) -> str:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    return str(option.currentText)


def test_a_long_choice_is_cut_in_the_middle_and_whole_in_the_list(dressed: QApplication, qtbot: QtBot) -> None:
    box = ChoiceBox()
    qtbot.addWidget(box)
    fill_box(box, [(str(n), LONG.format(n)) for n in (1, 2)])
    assert box.sizeHint().width() == WIDEST
    box.resize(box.sizeHint())
    first = shown(box)
    box.setCurrentIndex(1)
    assert first.startswith("Dong")
    assert "…" in first
    assert shown(box) != first
    assert box.itemText(1) == LONG.format(2)
    for short in ("By deadline", "All unanswered", "限期整改"):
        fill_box(box, [("", short)])
        box.resize(box.sizeHint())
        assert shown(box) == short
    fill_box(box, [("", "All")])
    assert shown(box) == "All"
    assert box.sizeHint().width() < WIDEST
