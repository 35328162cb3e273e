"""What a start of the window loads before its first frame, and what it leaves for later."""

import subprocess
import sys
from typing import Final, NamedTuple

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QInputDevice
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from evaluator.domain.names import CHINESE
from evaluator.kiosk import app
from evaluator.kiosk.migrations import steps
from evaluator.kiosk.schema import STEPS
from evaluator.kiosk.screens.display import Display
from evaluator.kiosk.screens.out_of_service import OutOfServiceViewModel
from tests.support.kiosk import enrolled_folder

LATER: Final = {
    "httpx": "the exchange",
    "cryptography": "the key of the exchange",
    "argon2": "a PIN",
    "segno": "a checklist",
    "sqlite_utils": "a step that the journal lacks",
}
"""Libraries, and what first needs them."""

OPENED: Final = """
import asyncio, sys
from pathlib import Path
import evaluator.kiosk.cli, evaluator.kiosk.app
from evaluator.kiosk.clock import SystemClock
from evaluator.kiosk.journal_thread import Journal

async def start():
    journal = await Journal.open(Path(sys.argv[1]), SystemClock())
    await journal.facts()
    await journal.close()

asyncio.run(start())
print(*{name.partition(".")[0] for name in sys.modules})
print(*(name for name in sys.modules if name.startswith("evaluator.")))
made = [one for module in list(sys.modules.values()) for one in vars(module).values() if isinstance(one, type)]
print(*{f"{one.__module__}.{one.__qualname__}" for one in made if "__dataclass_fields__" in vars(one)})
"""


class Loaded(NamedTuple):
    """What a start has loaded once its journal is open."""

    packages: set[str]
    modules: set[str]
    """Our own."""
    dataclasses: set[str]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    folder = enrolled_folder(tmp_path_factory.mktemp("start") / "kiosk")
    told = subprocess.check_output([sys.executable, "-c", OPENED, folder], text=True)
    return Loaded(*(set(line.split()) for line in told.splitlines()[-3:]))


@pytest.mark.parametrize("library", LATER)
def test_a_library_that_the_first_frame_does_not_need_is_loaded_later(loaded: Loaded, library: str) -> None:
    assert {"PySide6", "qasync", "msgspec", "sqlite3"} <= loaded.packages
    assert library not in loaded.packages, f"{library} is only needed for {LATER[library]}: import it there"


def test_what_begins_after_the_first_frame_leaves_the_steps_of_the_journal_alone() -> None:
    """sqlite-utils would stay for as long as the window runs: 3.6 MB of 46 modules (ADR 121)."""
    later = ("exchange", "reviewing", "nightly_copy")
    loading = f"import sys{''.join(f', evaluator.kiosk.{name}' for name in later)}; print(*sys.modules)"
    modules = set(subprocess.check_output([sys.executable, "-c", loading], text=True).split())
    assert {"httpx", *(f"evaluator.kiosk.{name}" for name in later)} <= modules
    assert not modules & {"sqlite_utils", "evaluator.kiosk.migrations"}


def test_what_no_setting_asks_for_is_not_loaded(loaded: Loaded) -> None:
    assert "evaluator.kiosk.app" in loaded.modules
    assert "evaluator.kiosk.local_service" not in loaded.modules


def test_a_start_compiles_hardly_any_class(loaded: Loaded) -> None:
    """A frozen dataclass compiles its methods at every start, a millisecond each; a struct does not (ADR 114)."""
    ours = {name for name in loaded.dataclasses if name.startswith("evaluator.")}
    assert ours
    assert all(name.startswith("evaluator.domain.directory.") for name in ours), ours


def test_the_steps_that_a_start_looks_for_are_those_there_are() -> None:
    assert tuple(step.name for step in steps._migrations) == STEPS


def test_a_window_is_born_in_its_size_and_laid_out_once(qapp: QGuiApplication) -> None:
    size = QSize(900, 700)
    display, view_model = Display(qapp, CHINESE, size), OutOfServiceViewModel("闭馆")
    window = display.show_out_of_service(view_model)
    assert window.size() == size
    assert (display.theme.property("width"), display.theme.property("height")) == (900, 700)
    display.close()


class NoDevices:
    """A machine without a touchscreen."""

    @staticmethod
    def devices() -> list[QInputDevice]:
        return []


def test_a_touchscreen_has_no_cursor(qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    QTest.createTouchDevice()
    shown = {windowed: QQuickWindow() for windowed in (False, True)}
    for windowed, window in shown.items():
        app._appear(qapp, window, windowed=windowed)
    assert shown[False].cursor().shape() == Qt.CursorShape.BlankCursor
    assert shown[True].cursor().shape() == Qt.CursorShape.ArrowCursor
    monkeypatch.setattr(app, "QInputDevice", NoDevices)
    with_mouse = QQuickWindow()
    app._appear(qapp, with_mouse, windowed=False)
    assert with_mouse.cursor().shape() == Qt.CursorShape.ArrowCursor
    for window in (*shown.values(), with_mouse):
        window.close()
