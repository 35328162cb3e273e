"""The thank-you: the same for every answer, so it is not even told which one was given."""

from msgspec import Struct
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from evaluator.domain import visit as visits
from evaluator.kiosk.read_aloud import CHANGE
from evaluator.kiosk.session import Session
from evaluator.kiosk.situation import Situation

QML_IMPORT_NAME = "WindowEvaluator.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


class ThanksView(Struct, frozen=True, kw_only=True):
    can_change: bool
    """Whether "change my answer" is offered."""
    change_focused: bool
    """Whether the keys have moved to it while the window reads aloud."""


def derive_thanks(situation: Situation) -> ThanksView:
    """What the thank-you shows."""
    visit = situation.visit
    aloud = situation.aloud
    return ThanksView(
        can_change=isinstance(visit, visits.Thanks) and visit.change_until is not None,
        change_focused=aloud is not None and aloud.focus == CHANGE,
    )


@QmlElement
@QmlUncreatable("made by evaluator.kiosk.app")
class ThanksViewModel(QObject):  # type: ignore[operator]  # QmlUncreatable: the stub lacks __call__
    """What ThanksScreen.qml shows and what is touched on it."""

    viewChanged = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.view = derive_thanks(session.situation)

    def show(self, situation: Situation) -> None:
        """Show what has become of the visit."""
        view = derive_thanks(situation)
        if view != self.view:
            self.view = view
            self.viewChanged.emit()

    @Slot()
    def change(self) -> None:
        self._session.visit.ask_change()

    @Property(bool, notify=viewChanged, final=True)
    def canChange(self) -> bool:
        return self.view.can_change

    @Property(bool, notify=viewChanged, final=True)
    def changeFocused(self) -> bool:
        return self.view.change_focused
