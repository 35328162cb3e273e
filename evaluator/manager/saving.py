"""Asking where a file goes, without blocking the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where(parent: QWidget, name: str, then: Callable[[Path], None], *others: str) -> None:
    """Show a dialog that proposes a name in the person's documents; `then` is told the file once it is chosen.

    `others` are further endings that may be chosen: ".csv".
    """
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, "", str(Path(documents) / name))
    dialog.setObjectName("saveAs")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    dialog.setNameFilters([f"*{suffix}" for suffix in (Path(name).suffix, *others)])
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(kind.removeprefix("*.")))
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda file: then(Path(file)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
