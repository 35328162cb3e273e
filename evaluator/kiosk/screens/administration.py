"""Administration: the technician's PIN, then how the kiosk is and what may be changed."""

from typing import Literal

from msgspec import Struct
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from evaluator.domain.duty import Refusal
from evaluator.kiosk.health import Health
from evaluator.kiosk.messages import readers_sentence, refusal_sentence, technician_refusal_sentence
from evaluator.kiosk.situation import Situation
from evaluator.kiosk.technician import Administering, Checking, PinAsked, State, Technician

QML_IMPORT_NAME = "WindowEvaluator.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

VOLUME_STEP = 10
BRIGHTNESS_STEP = 10
GIB = 2**30


class AdministrationView(Struct, frozen=True, kw_only=True):
    step: Literal["", "pin", "open"]
    dots: int
    busy: bool
    has_pin: bool
    refusal: Refusal | None
    health: Health | None
    test: bool
    volume: int | None
    brightness: int | None
    readers: str
    keyboards_count: bool
    zone: str
    language: str


def derive_administration(
    state: State,
    situation: Situation,
    *,
    has_pin: bool,
    volume: int | None,
    brightness: int | None = None,
    readers: str = "unlisted",
    keyboards_count: bool = True,
) -> AdministrationView:
    """What administration shows. The PIN never leaves the technician; only its length does."""
    return AdministrationView(
        step="" if state is None else "open" if isinstance(state, Administering) else "pin",
        dots=len(state.typed) if isinstance(state, PinAsked) else 0,
        busy=isinstance(state, Checking),
        has_pin=has_pin,
        refusal=state.refusal if isinstance(state, PinAsked) else None,
        health=state.health if isinstance(state, Administering) else None,
        test=situation.test,
        volume=volume,
        brightness=brightness,
        readers=readers,
        keyboards_count=keyboards_count,
        zone=situation.facts.hall.zone,
        language=situation.language,
    )


@QmlElement
@QmlUncreatable("made by evaluator.kiosk.app")
class AdministrationViewModel(QObject):  # type: ignore[operator]  # QmlUncreatable: the stub lacks __call__
    """What AdministrationScreen.qml shows and what is touched on it."""

    viewChanged = Signal()
    quitAsked = Signal()

    def __init__(self, technician: Technician, situation: Situation, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._technician = technician
        self._zone = situation.facts.zone
        self.view = self._derive(situation)

    def show(self, situation: Situation) -> None:
        """Show what has become of the kiosk."""
        view = self._derive(situation)
        if view != self.view:
            self._zone = situation.facts.zone
            self.view = view
            self.viewChanged.emit()

    def _derive(self, situation: Situation) -> AdministrationView:
        known = self._technician
        return derive_administration(
            known.state,
            situation,
            has_pin=known.has_pin,
            volume=known.volume,
            brightness=known.brightness,
            readers=known.readers,
            keyboards_count=known.keyboards_count,
        )

    @Slot(int)
    def digit(self, digit: int) -> None:
        self._technician.type_digit(digit)

    @Slot()
    def erase(self) -> None:
        self._technician.erase()

    @Slot()
    def enter(self) -> None:
        self._technician.enter()

    @Slot()
    def leave(self) -> None:
        """Back to residents and staff."""
        self._technician.leave()

    @Slot()
    def quit(self) -> None:
        """End the program; only from inside administration."""
        if self.view.step == "open":
            self.quitAsked.emit()

    @Slot()
    def toggleTest(self) -> None:
        self._technician.toggle_test()

    @Slot()
    def louder(self) -> None:
        self._technician.change_volume(VOLUME_STEP)

    @Slot()
    def softer(self) -> None:
        self._technician.change_volume(-VOLUME_STEP)

    @Slot()
    def brighter(self) -> None:
        self._technician.change_brightness(BRIGHTNESS_STEP)

    @Slot()
    def darker(self) -> None:
        self._technician.change_brightness(-BRIGHTNESS_STEP)

    @Property(bool, notify=viewChanged, final=True)
    def hasBrightness(self) -> bool:
        return self.view.brightness is not None

    @Property(int, notify=viewChanged, final=True)
    def brightness(self) -> int:
        return self.view.brightness or 0

    @Property(str, notify=viewChanged, final=True)
    def readers(self) -> str:
        return readers_sentence(self.view.readers, keyboards_count=self.view.keyboards_count)

    @Property(str, notify=viewChanged, final=True)
    def step(self) -> str:
        return self.view.step

    @Property(int, notify=viewChanged, final=True)
    def dots(self) -> int:
        return self.view.dots

    @Property(bool, notify=viewChanged, final=True)
    def busy(self) -> bool:
        return self.view.busy

    @Property(str, notify=viewChanged, final=True)
    def refusal(self) -> str:
        if not self.view.has_pin:
            return technician_refusal_sentence()
        return refusal_sentence(self.view.refusal)

    @Property(str, notify=viewChanged, final=True)
    def address(self) -> str:
        return self.view.health.address if self.view.health else ""

    @Property(str, notify=viewChanged, final=True)
    def exchangedAt(self) -> str:
        """Hour, minute and second in the office's zone; "" when the office has not answered since the start."""
        at = self.view.health.exchanged_at if self.view.health else None
        return at.astimezone(self._zone).strftime("%H:%M:%S") if at else ""

    @Property(str, notify=viewChanged, final=True)
    def trouble(self) -> str:
        return self.view.health.trouble if self.view.health else ""

    @Property(int, notify=viewChanged, final=True)
    def backlog(self) -> int:
        return self.view.health.backlog if self.view.health else 0

    @Property(str, notify=viewChanged, final=True)
    def disk(self) -> str:
        return f"{self.view.health.disk_free_bytes / GIB:.1f} GiB" if self.view.health else ""

    @Property(str, notify=viewChanged, final=True)
    def clock(self) -> str:
        """Corrected time, and how far the device's own clock is from it."""
        health = self.view.health
        if health is None:
            return ""
        at = health.at.astimezone(self._zone).strftime("%Y-%m-%d %H:%M:%S")
        return f"{at} ({health.wall_ahead_s:+.1f} s)"

    @Property(bool, notify=viewChanged, final=True)
    def doubtful(self) -> bool:
        return self.view.health is not None and self.view.health.doubtful

    @Property(str, notify=viewChanged, final=True)
    def versions(self) -> str:
        health = self.view.health
        return f"{health.program} · {health.rules} · #{health.directory}" if health else ""

    @Property(bool, notify=viewChanged, final=True)
    def test(self) -> bool:
        return self.view.test

    @Property(bool, notify=viewChanged, final=True)
    def hasVoice(self) -> bool:
        return self.view.volume is not None

    @Property(int, notify=viewChanged, final=True)
    def volume(self) -> int:
        return self.view.volume or 0
