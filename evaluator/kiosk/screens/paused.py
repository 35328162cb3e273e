"""The paused screen: who is away, why, and when somebody will be back."""

from msgspec import Struct
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from evaluator.domain import duty as duties
from evaluator.domain.names import in_language
from evaluator.kiosk.screens.naming import named
from evaluator.kiosk.session import Session
from evaluator.kiosk.situation import Situation

QML_IMPORT_NAME = "WindowEvaluator.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


class PausedView(Struct, frozen=True, kw_only=True):
    window_number: str
    window_name: str
    reason: str
    back_at: str
    """Hour and minute in the office's zone; "" when nobody is away."""


def derive_paused(situation: Situation) -> PausedView:
    """What the paused screen shows."""
    facts, language = situation.facts, situation.language
    window = facts.hall.directory.window(facts.window)
    pause = situation.duty.pause if isinstance(situation.duty, duties.Paused) else None
    names = next((known.names for known in facts.rules.pauses if pause and known.slug == pause.reason), {})
    return PausedView(
        window_number=window.number if window else "",
        window_name=named(window, language),
        reason=in_language(names, language),
        back_at=pause.back_at.astimezone(facts.zone).strftime("%H:%M") if pause else "",
    )


@QmlElement
@QmlUncreatable("made by evaluator.kiosk.app")
class PausedViewModel(QObject):  # type: ignore[operator]  # QmlUncreatable: the stub lacks __call__
    """What PausedScreen.qml shows and what is touched on it."""

    viewChanged = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.view = derive_paused(session.situation)

    def show(self, situation: Situation) -> None:
        """Show why nobody serves and until when."""
        view = derive_paused(situation)
        if view != self.view:
            self.view = view
            self.viewChanged.emit()

    @Slot()
    def goOn(self) -> None:
        """Staff are back."""
        self._session.duty.ask_sign_out()

    @Property(str, notify=viewChanged, final=True)
    def windowNumber(self) -> str:
        return self.view.window_number

    @Property(str, notify=viewChanged, final=True)
    def windowName(self) -> str:
        return self.view.window_name

    @Property(str, notify=viewChanged, final=True)
    def reason(self) -> str:
        return self.view.reason

    @Property(str, notify=viewChanged, final=True)
    def backAt(self) -> str:
        return self.view.back_at
