"""Every page at twice the density, in a process of its own: `python -m tests.manager.pages.high_dpi FOLDER`."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from evaluator.domain.names import ENGLISH
from evaluator.manager import look
from evaluator.manager.language import Translations
from evaluator.manager.memory import Habits
from evaluator.manager.window import DeskWindow
from tests.manager.conftest import OFFICE, session
from tests.manager.test_pictures import clipped, halls


def main(folder: Path) -> None:
    """Keep a picture of each page, and say a line each: its name, its pixels, what is clipped."""
    app = QApplication([])
    look.put_on(app)
    translations = Translations(app, ENGLISH)
    window = DeskWindow(Habits(), ENGLISH)
    window.shell.begin(session(), OFFICE)
    window.resize(1366, 768)
    window.show()
    window.show_pages()
    halls(window)
    for slug in window.shell.allowed:
        window.shell.turn_to(slug)
        for _ in range(3):  # a figure that found its size asks for another row's height
            QApplication.processEvents()
        picture = window.grab()
        assert picture.save(str(folder / f"high-dpi-{slug}.png"))
        sys.stdout.write(f"{slug}\t{picture.width()}x{picture.height()}\t{clipped(window)}\n")
    translations.remove()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
