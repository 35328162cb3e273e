"""The least a PySide6 QML program can be: `python -m tests.benchmarks.empty_window COLOUR` shows one colour."""

import sys
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtQuick import QQuickView

if __name__ == "__main__":
    app = QGuiApplication(sys.argv[:1])
    view = QQuickView()
    view.setInitialProperties({"color": QColor(sys.argv[1])})
    view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
    view.setSource(QUrl.fromLocalFile(Path(__file__).with_name("empty.qml")))
    view.resize(1280, 800)
    view.show()
    sys.exit(app.exec())
