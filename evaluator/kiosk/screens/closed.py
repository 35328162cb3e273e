"""The closed screen of a kiosk that a whole unit is rated at: which unit, and when it opens next."""

from datetime import datetime

from msgspec import Struct
from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from evaluator.domain.names import Language
from evaluator.kiosk.messages import opening_sentence
from evaluator.kiosk.screens.naming import named, office_above
from evaluator.kiosk.session import Session
from evaluator.kiosk.situation import Situation

QML_IMPORT_NAME = "WindowEvaluator.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


class ClosedView(Struct, frozen=True, kw_only=True):
    office: str
    """The one the unit belongs to; "" for the office itself."""
    unit: str
    opens_at: datetime | None
    """In the office's zone; None when it is not known."""
    language: Language


def derive_closed(situation: Situation) -> ClosedView:
    """What the closed screen shows."""
    facts, language = situation.facts, situation.language
    return ClosedView(
        office=office_above(situation),
        unit=named(facts.hall.directory.unit(facts.unit), language),
        opens_at=situation.opens_at.astimezone(facts.zone) if situation.opens_at else None,
        language=language,
    )


@QmlElement
@QmlUncreatable("made by evaluator.kiosk.app")
class ClosedViewModel(QObject):  # type: ignore[operator]  # QmlUncreatable: the stub lacks __call__
    """What ClosedScreen.qml shows; nothing is touched on it."""

    viewChanged = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view = derive_closed(session.situation)

    def show(self, situation: Situation) -> None:
        """Show what is closed, and until when."""
        view = derive_closed(situation)
        if view != self.view:
            self.view = view
            self.viewChanged.emit()

    @Property(str, notify=viewChanged, final=True)
    def office(self) -> str:
        return self.view.office

    @Property(str, notify=viewChanged, final=True)
    def unit(self) -> str:
        return self.view.unit

    @Property(str, notify=viewChanged, final=True)
    def opensAt(self) -> str:
        return opening_sentence(self.view.opens_at, self.view.language)
