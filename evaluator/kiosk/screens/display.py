"""The QML engine with everything a page needs: the module's files, pictures, portraits and words."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QObject, QSize, QTranslator
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from evaluator.domain.names import CHINESE, Language
from evaluator.kiosk.screens import drawings
from evaluator.kiosk.screens.kiosk_window import KioskViewModel
from evaluator.kiosk.screens.out_of_service import OutOfServiceViewModel
from evaluator.kiosk.screens.portraits import NAME, Portraits
from evaluator.kiosk.session import Session
from evaluator.kiosk.technician import Technician
from evaluator.runtime.logs import EventLog
from evaluator.runtime.paths import resources

if TYPE_CHECKING:
    from evaluator.kiosk.screens.enrolment import EnrolmentViewModel

MODULE: Final = "evaluator.kiosk.screens"
FAMILIES: Final = ["Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", "sans-serif"]


class DisplayFailedError(RuntimeError):
    """A page or its words could not be loaded: the installation is incomplete."""


class Display:
    """One window on the screen. Close it before what it shows is taken apart."""

    def __init__(self, app: QGuiApplication, language: Language, size: QSize | None = None) -> None:
        """`size` is what the window begins with: laid out for another one first, a page takes twice its time."""
        self._app = app
        self._size = size
        self._translator: QTranslator | None = None
        self._portraits = Portraits()
        self._engine = QQmlApplicationEngine()
        self._engine.addImportPath(str(Path(__file__).resolve().parents[3]))
        self._engine.addImageProvider(NAME, self._portraits)
        self._engine.addImageProvider(drawings.NAME, drawings.Drawings())
        font = QFont()
        font.setFamilies(FAMILIES)
        app.setFont(font)
        self.speak(language)

    @property
    def theme(self) -> QObject:
        """The sizes and colours every page draws with.

        Not for a start: handed an object whose class it does not know, PySide makes every class of every module that is
        imported, in 25 ms and 4.7 MB.
        """
        theme = self._engine.singletonInstance(MODULE, "Theme")
        if not isinstance(theme, QObject):
            raise DisplayFailedError(MODULE)
        return theme

    def show_session(
        self, session: Session, technician: Technician, log: EventLog
    ) -> tuple[QQuickWindow, KioskViewModel]:
        """Load the window of a session; it is not visible yet."""
        self._portraits.use(session.situation.facts.hall)
        session.subscribe(lambda: self._portraits.use(session.situation.facts.hall))
        view_model = KioskViewModel(session, technician, log)
        view_model.languageChosen.connect(self.speak)
        window = self._load("KioskWindow", view_model)
        view_model.witness(window)
        return window, view_model

    def show_out_of_service(self, view_model: OutOfServiceViewModel) -> QQuickWindow:
        """Load the window that says why there is no other."""
        view_model.languageChosen.connect(self.speak)
        return self._load("OutOfServiceWindow", view_model)

    def show_enrolment(self, view_model: "EnrolmentViewModel") -> QQuickWindow:
        """Load the window of a kiosk that no office knows yet; it is not visible yet."""
        view_model.languageChosen.connect(self.speak)
        return self._load("EnrolmentWindow", view_model)

    def speak(self, language: str) -> None:
        """Put every word on the screen into that language."""
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
            self._translator = None
        if language != CHINESE:
            translator = QTranslator()
            if not translator.load(f"kiosk_{language}", str(resources() / "i18n")):
                raise DisplayFailedError(language)
            self._app.installTranslator(translator)
            self._translator = translator
        self._engine.retranslate()

    def close(self) -> None:
        """Take the window away; closing twice is closing once."""
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
            self._translator = None
        if shiboken6.isValid(self._engine):
            shiboken6.delete(self._engine)

    def _load(self, page: str, view_model: QObject) -> QQuickWindow:
        size = {} if self._size is None else {"width": self._size.width(), "height": self._size.height()}
        self._engine.setInitialProperties({"viewModel": view_model, **size})
        self._engine.loadFromModule(MODULE, page)
        window = next(reversed(self._engine.rootObjects()), None)
        if not isinstance(window, QQuickWindow):
            raise DisplayFailedError(page)
        return window
