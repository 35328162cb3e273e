"""What is asked before a pack is added or put in force."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from evaluator.manager.rules import words


def ask_file(parent: QWidget, then: Callable[[Path], object]) -> None:
    """Which file holds the pack; `then` is told it."""
    dialog = QFileDialog(parent, "", "", "TOML (*.toml)")
    dialog.setObjectName("addRules")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda file: then(Path(file)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def ask_use(parent: QWidget, name: str, then: Callable[[], object]) -> None:
    """Whether work goes by another pack from now on."""
    box = QMessageBox(parent)
    box.setObjectName("useRules")
    box.setWindowTitle(words.title())
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(words.use_question(name))
    yes = box.addButton(words.use_now(), QMessageBox.ButtonRole.AcceptRole)
    no = box.addButton(words.leave(), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(no)
    box.setEscapeButton(no)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.finished.connect(lambda: then() if box.clickedButton() is yes else None)
    box.open()
