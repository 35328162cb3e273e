"""Boxes from which one of several is chosen."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox


def fill_box(box: QComboBox, choices: Sequence[tuple[str, str]], chosen: str | None = None) -> None:
    """Other choices, each a slug and its name. Chosen is what was, or `chosen`, else the first; nobody is told."""
    wanted = box.currentData() if chosen is None else chosen
    box.blockSignals(True)
    box.clear()
    for slug, name in choices:
        box.addItem(name, slug)
    box.setCurrentIndex(max(0, box.findData(wanted)))
    box.blockSignals(False)
