"""Out of service: the reason and the next step. Also shown alone, when there is no journal to make a session from."""

from typing import Final

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.kiosk.messages import out_of_service_sentence

QML_IMPORT_NAME = "WindowEvaluator.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

OTHER_LANGUAGE_MS: Final = 60_000
"""How long another language stays. The session that forgets it elsewhere has ended, or never began."""


@QmlElement
@QmlUncreatable("made by evaluator.kiosk.app")
class OutOfServiceViewModel(QObject):  # type: ignore[operator]  # QmlUncreatable: the stub lacks __call__
    """What OutOfServiceScreen.qml shows."""

    viewChanged = Signal()
    languageChosen = Signal(str)
    """Emitted before `viewChanged`, so that the words are there when the screen asks for them."""
    closeAsked = Signal()

    def __init__(self, why: str = "", first: Language = CHINESE, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._why = why
        self._first = self._language = first
        self._back = QTimer(self, interval=OTHER_LANGUAGE_MS, singleShot=True)
        self._back.timeout.connect(self.firstLanguage)

    def show(self, why: str) -> bool:
        """Show this reason; whether it is another one."""
        if why == self._why:
            return False
        self._why = why
        self.viewChanged.emit()
        return True

    def begin_with(self, first: Language) -> None:
        """The language of whoever comes, as soon as it is known."""
        self._first = first
        self.firstLanguage()

    @Slot()
    def otherLanguage(self) -> None:
        """The language switch was touched."""
        self._back.start()
        self._speak(ENGLISH if self._language == CHINESE else CHINESE)

    @Slot()
    def firstLanguage(self) -> None:
        """Whoever chose another language is gone."""
        self._back.stop()
        self._speak(self._first)

    def _speak(self, language: Language) -> None:
        if language != self._language:
            self._language = language
            self.languageChosen.emit(language)
            self.viewChanged.emit()

    @Slot()
    def close(self) -> None:
        """The window was asked to close."""
        self.closeAsked.emit()

    @Property(str, notify=viewChanged, final=True)
    def why(self) -> str:
        return out_of_service_sentence(self._why)
