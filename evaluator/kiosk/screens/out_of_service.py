"""Out of service: the reason and the next step. Also shown alone, when there is no journal to make a session from."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from evaluator.kiosk.messages import out_of_service_sentence

QML_IMPORT_NAME = "WindowEvaluator.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by evaluator.kiosk.app")
class OutOfServiceViewModel(QObject):  # type: ignore[operator]  # QmlUncreatable: the stub lacks __call__
    """What OutOfServiceScreen.qml shows."""

    viewChanged = Signal()
    closeAsked = Signal()

    def __init__(self, why: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._why = why

    def show(self, why: str) -> bool:
        """Show this reason; whether it is another one."""
        if why == self._why:
            return False
        self._why = why
        self.viewChanged.emit()
        return True

    @Slot()
    def close(self) -> None:
        """The window was asked to close."""
        self.closeAsked.emit()

    @Property(str, notify=viewChanged, final=True)
    def why(self) -> str:
        return out_of_service_sentence(self._why)
