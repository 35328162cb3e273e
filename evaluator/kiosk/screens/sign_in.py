"""The sign-in screen: badge number, then PIN, by touch or as keyboards and card readers type; also the sign-out."""

from typing import Final, Literal

from msgspec import Struct
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from evaluator.domain import duty as duties
from evaluator.domain.names import Language, in_language
from evaluator.domain.rules import PauseReason
from evaluator.kiosk.messages import refusal_sentence, wish_name
from evaluator.kiosk.screens.naming import named
from evaluator.kiosk.session import Session
from evaluator.kiosk.situation import Situation

QML_IMPORT_NAME = "WindowEvaluator.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

LEAVING: Final = (duties.LeaveAsked, duties.CheckingLeave, duties.Pausing, duties.Resuming, duties.Closing)
"""Who is on duty ends it, pauses or goes on."""
BUSY: Final = (
    duties.Checking,
    duties.Opening,
    duties.CheckingLeave,
    duties.Pausing,
    duties.Resuming,
    duties.Closing,
)

Step = Literal["badge", "pin", "sign_out"]


class SignInView(Struct, frozen=True, kw_only=True):
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
    wishes: tuple[duties.Wish, ...]
    """What the PIN can be for at the sign-out; none at the sign-in."""
    wish: duties.Wish | None
    pauses: tuple[PauseReason, ...]
    language: Language


def derive_sign_in(situation: Situation) -> SignInView:
    """What the sign-in screen shows. A PIN never leaves the session; only its length does."""
    state = situation.duty
    step: Step = "badge"
    if isinstance(state, duties.PinAsked | duties.Checking | duties.Opening):
        step = "pin"
    elif isinstance(state, LEAVING):
        step = "sign_out"
    return SignInView(
        step=step,
        digits=situation.typed if step == "badge" else "",
        dots=0 if step == "badge" else len(situation.typed),
        busy=isinstance(state, BUSY),
        refusal=state.refusal if isinstance(state, duties.BadgeAsked | duties.LeaveAsked) else None,
        name=named(situation.staff, situation.language) if step == "sign_out" else "",
        wishes=_wishes(state, situation.facts.rules.pauses),
        wish=_wish(state),
        pauses=situation.facts.rules.pauses,
        language=situation.language,
    )


def _wishes(state: duties.DutyState, pauses: tuple[PauseReason, ...]) -> tuple[duties.Wish, ...]:
    if not isinstance(state, LEAVING):
        return ()
    away = tuple(duties.Away(pause.slug) for pause in pauses)
    if isinstance(state.on, duties.Paused):
        return (duties.GoOn(), *away, duties.SignOut())
    return (duties.SignOut(), *away)


def _wish(state: duties.DutyState) -> duties.Wish | None:
    match state:
        case duties.LeaveAsked() | duties.CheckingLeave():
            return state.wish
        case duties.Pausing():
            return duties.Away(state.reason)
        case duties.Resuming():
            return duties.GoOn()
        case duties.Closing():
            return duties.SignOut()
        case _:
            return None


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
        self._session.sign_in.type_digit(digit)

    @Slot()
    def erase(self) -> None:
        self._session.sign_in.erase()

    @Slot()
    def enter(self) -> None:
        self._session.sign_in.enter()

    @Slot()
    def cancel(self) -> None:
        self._session.sign_in.cancel()

    @Property(str, notify=viewChanged, final=True)
    def step(self) -> str:
        return self.view.step

    @Property(str, notify=viewChanged, final=True)
    def digits(self) -> str:
        return self.view.digits

    @Property(int, notify=viewChanged, final=True)
    def dots(self) -> int:
        return self.view.dots

    @Slot(int)
    def choose(self, place: int) -> None:
        """What the PIN is for, by its place among `wishes`."""
        if 0 <= place < len(self.view.wishes):
            self._session.duty.choose(self.view.wishes[place])

    @Property("QStringList", notify=viewChanged, final=True)  # type: ignore[arg-type]  # the stub knows classes alone
    def wishes(self) -> list[str]:
        return [self._named(wish) for wish in self.view.wishes]

    @Property(str, notify=viewChanged, final=True)
    def wish(self) -> str:
        return self._named(self.view.wish) if self.view.wish is not None else ""

    def _named(self, wish: duties.Wish) -> str:
        if isinstance(wish, duties.Away):
            names = next((known.names for known in self.view.pauses if known.slug == wish.reason), {})
            return in_language(names, self.view.language)
        return wish_name(wish)

    @Property(bool, notify=viewChanged, final=True)
    def busy(self) -> bool:
        return self.view.busy

    @Property(str, notify=viewChanged, final=True)
    def refusal(self) -> str:
        return refusal_sentence(self.view.refusal)

    @Property(str, notify=viewChanged, final=True)
    def name(self) -> str:
        return self.view.name
