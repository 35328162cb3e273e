"""The sign-in screen: badge number, then PIN, by touch or as keyboards and card readers type; also the sign-out."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from evaluator.domain import duty as duties
from evaluator.domain.names import Language
from evaluator.kiosk.messages import refusal_sentence
from evaluator.kiosk.screens.ask import named
from evaluator.kiosk.session import Session
from evaluator.kiosk.situation import Situation

QML_IMPORT_NAME = "WindowEvaluator.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

Step = Literal["badge", "pin", "sign_out"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInView:
    step: Step
    digits: str
    """The badge number as typed so far; "" while a PIN is typed."""
    dots: int
    """Digits of the PIN typed so far."""
    busy: bool
    """Whether the PIN is compared or the duty is stored."""
    refusal: duties.Refusal | None
    name: str
    """Who signs out; "" at the sign-in."""
    language: Language


def derive_sign_in(situation: Situation) -> SignInView:
    """What the sign-in screen shows. A PIN never leaves the session; only its length does."""
    state = situation.duty
    step: Step = "badge"
    if isinstance(state, duties.PinAsked | duties.Checking | duties.Opening):
        step = "pin"
    elif isinstance(state, duties.LeaveAsked | duties.CheckingLeave | duties.Closing):
        step = "sign_out"
    return SignInView(
        step=step,
        digits=situation.typed if step == "badge" else "",
        dots=0 if step == "badge" else len(situation.typed),
        busy=isinstance(state, duties.Checking | duties.Opening | duties.CheckingLeave | duties.Closing),
        refusal=state.refusal if isinstance(state, duties.BadgeAsked | duties.LeaveAsked) else None,
        name=named(situation.staff, situation.language) if step == "sign_out" else "",
        language=situation.language,
    )


@QmlElement
@QmlUncreatable("made by evaluator.kiosk.app")
class SignInViewModel(QObject):  # type: ignore[operator]  # QmlUncreatable: the stub lacks __call__
    """What SignInScreen.qml shows and what is touched on it."""

    viewChanged = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.view = derive_sign_in(session.situation)

    def show(self, situation: Situation) -> None:
        """Show what has become of the entry."""
        view = derive_sign_in(situation)
        if view != self.view:
            self.view = view
            self.viewChanged.emit()

    @Slot(int)
    def digit(self, digit: int) -> None:
        self._session.type_digit(digit)

    @Slot()
    def erase(self) -> None:
        self._session.erase()

    @Slot()
    def enter(self) -> None:
        self._session.enter()

    @Slot()
    def cancel(self) -> None:
        self._session.cancel()

    @Property(str, notify=viewChanged, final=True)
    def step(self) -> str:
        return self.view.step

    @Property(str, notify=viewChanged, final=True)
    def digits(self) -> str:
        return self.view.digits

    @Property(int, notify=viewChanged, final=True)
    def dots(self) -> int:
        return self.view.dots

    @Property(bool, notify=viewChanged, final=True)
    def busy(self) -> bool:
        return self.view.busy

    @Property(str, notify=viewChanged, final=True)
    def refusal(self) -> str:
        return refusal_sentence(self.view.refusal)

    @Property(str, notify=viewChanged, final=True)
    def name(self) -> str:
        return self.view.name
