"""The off-duty screen: where this is, that nobody serves here now, and the way in for staff."""

from msgspec import Struct
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from evaluator.kiosk.screens.naming import named, office_name
from evaluator.kiosk.session import Session
from evaluator.kiosk.situation import Situation

QML_IMPORT_NAME = "WindowEvaluator.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


class OffDutyView(Struct, frozen=True, kw_only=True):
    office: str
    place: str
    window_number: str
    window_name: str


def derive_off_duty(situation: Situation) -> OffDutyView:
    """What the off-duty screen shows."""
    facts, language = situation.facts, situation.language
    directory = facts.hall.directory
    window = directory.window(facts.window)
    return OffDutyView(
        office=office_name(facts.hall, language),
        place=named(directory.unit(facts.unit), language),
        window_number=window.number if window else "",
        window_name=named(window, language),
    )


@QmlElement
@QmlUncreatable("made by evaluator.kiosk.app")
class OffDutyViewModel(QObject):  # type: ignore[operator]  # QmlUncreatable: the stub lacks __call__
    """What OffDutyScreen.qml shows and what is touched on it."""

    viewChanged = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.view = derive_off_duty(session.situation)

    def show(self, situation: Situation) -> None:
        """Show where this is."""
        view = derive_off_duty(situation)
        if view != self.view:
            self.view = view
            self.viewChanged.emit()

    @Slot()
    def signIn(self) -> None:
        self._session.duty.ask_sign_in()

    @Property(str, notify=viewChanged, final=True)
    def office(self) -> str:
        return self.view.office

    @Property(str, notify=viewChanged, final=True)
    def place(self) -> str:
        return self.view.place

    @Property(str, notify=viewChanged, final=True)
    def windowNumber(self) -> str:
        return self.view.window_number

    @Property(str, notify=viewChanged, final=True)
    def windowName(self) -> str:
        return self.view.window_name
