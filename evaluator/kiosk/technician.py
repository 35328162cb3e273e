"""Administration at the window: a PIN, how the kiosk is, and the few things a technician may change."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from evaluator.domain.duty import ENTRY_S, NotSaved, Refusal
from evaluator.kiosk.alarm import Alarm
from evaluator.kiosk.backlight import Backlight
from evaluator.kiosk.card_reader import State as CardReaderState
from evaluator.kiosk.clock import Clock, steady_s
from evaluator.kiosk.health import Health, OfficeLink, health_of
from evaluator.kiosk.journal_thread import Journal, NotStoredError
from evaluator.kiosk.pin_check import PinCheck
from evaluator.kiosk.session import Session
from evaluator.kiosk.settings import Value
from evaluator.kiosk.situation import Key
from evaluator.kiosk.voice import Voice
from evaluator.runtime.logs import EventLog
from evaluator.runtime.refusal import Refused
from evaluator.runtime.tasks import Supervisor

NAME: Final = "#technician"
"""Under this name the wrong tries are counted; no badge number begins so."""
IDLE_S: Final = 120.0
REFRESH_S: Final = 5.0
DIGITS_AT_MOST: Final = 12


class PinAsked(Struct, frozen=True):
    typed: str
    until: float
    refusal: Refusal | None = None


class Checking(Struct, frozen=True):
    """The PIN is compared with its verifier."""


class Administering(Struct, frozen=True):
    """`health` is None until it has been asked for."""

    until: float
    health: Health | None = None


State = PinAsked | Checking | Administering | None
"""None: the window belongs to residents and staff."""


class Technician:
    """What a technician meets. Every method is called on the loop's own thread."""

    def __init__(
        self,
        journal: Journal,
        session: Session,
        link: OfficeLink,
        *,
        clock: Clock,
        log: EventLog,
        tasks: Supervisor,
        verifier: str,
        voice: Voice | None = None,
        backlight: Backlight | None = None,
        readers: Callable[[], CardReaderState] = lambda: "unlisted",
        keep: Callable[[Mapping[str, Value]], None] = lambda _: None,
    ) -> None:
        """`keep` writes settings into `kiosk.toml`, and may raise Refused."""
        self._journal, self._session, self._link = journal, session, link
        self._clock, self._log, self._tasks = clock, log, tasks
        self._verifier = verifier
        self._voice, self._backlight = voice, backlight
        self._readers, self._keep = readers, keep
        self._pins = PinCheck(journal, clock)
        self._heard: list[Callable[[], None]] = []
        self._alarm = Alarm(clock, self.tick)
        self.state: State = None

    @property
    def has_pin(self) -> bool:
        """Whether a PIN was ever set; without one nobody comes in."""
        return bool(self._verifier)

    def subscribe(self, heard: Callable[[], None]) -> None:
        """Call `heard` after every change of `state`."""
        self._heard.append(heard)

    def ask(self) -> None:
        """The hall's name was held."""
        if self.state is None:
            self._become(PinAsked("", self._now() + ENTRY_S))

    def leave(self) -> None:
        """Back to the window."""
        if not isinstance(self.state, Checking):
            self._become(None)

    def type_digit(self, digit: int) -> None:
        if isinstance(self.state, PinAsked) and self.has_pin and len(self.state.typed) < DIGITS_AT_MOST:
            self._become(PinAsked(self.state.typed + str(digit), self._now() + ENTRY_S, self.state.refusal))

    def erase(self) -> None:
        if isinstance(self.state, PinAsked):
            self._become(PinAsked(self.state.typed[:-1], self._now() + ENTRY_S, self.state.refusal))

    def enter(self) -> None:
        """The PIN is complete. Nothing happens when nothing was typed."""
        if isinstance(self.state, PinAsked) and self.state.typed:
            typed = self.state.typed
            self._become(Checking())
            self._start(self._check(typed))

    def key(self, key: Key) -> None:
        """A key of a keyboard went down."""
        if isinstance(key, int):
            self.type_digit(key)
        elif key == "enter":
            self.enter()

    def toggle_test(self) -> None:
        """Test mode on or off."""
        if isinstance(self.state, Administering):
            self._session.set_test(not self._session.situation.test)
            self._stay()

    @property
    def volume(self) -> int | None:
        """Loudness in per cent; None when the window has no voice."""
        return None if self._voice is None else self._voice.volume

    def change_volume(self, by: int) -> None:
        """Louder or softer, from now on and after the next start."""
        if isinstance(self.state, Administering) and self._voice is not None:
            self._voice.volume = max(0, min(100, self._voice.volume + by))
            self._start(self._write({"volume": self._voice.volume}))
            self._stay()

    @property
    def brightness(self) -> int | None:
        """Brightness in per cent; None where the screen has no control that this program may set."""
        try:
            return None if self._backlight is None else self._backlight.brightness
        except OSError:
            return None

    def change_brightness(self, by: int) -> None:
        """Brighter or darker, from now on and after the next start."""
        now = self.brightness
        if isinstance(self.state, Administering) and self._backlight is not None and now is not None:
            with suppress(OSError):
                self._start(self._write({"brightness": self._backlight.set(now + by)}))
            self._stay()

    @property
    def readers(self) -> CardReaderState:
        """Whether cards are told apart from keyboards."""
        return self._readers()

    @property
    def keyboards_count(self) -> bool:
        """Whether the digits of any keyboard can be a card now."""
        return self._session.keyboards_count

    def tick(self) -> None:
        """Look at the clock."""
        state, now = self.state, self._now()
        if isinstance(state, PinAsked | Administering) and now >= state.until:
            self._become(None)
            return
        if isinstance(state, Administering):
            self._start(self._refresh())
        self._rearm()

    def stop(self) -> None:
        """Wait for nothing more."""
        self.state = None
        self._rearm()

    async def _check(self, pin: str) -> None:
        refusal: Refusal | None
        try:
            refusal = await self._pins.check_against(NAME, self._verifier, pin)
        except NotStoredError as error:
            self._log.error("journal.refused", why=str(error))
            refusal = NotSaved()
        if refusal is not None:
            self._log.warning("technician.refused")
            self._become(PinAsked("", self._now() + ENTRY_S, refusal))
            return
        self._log.info("technician.came")
        self._become(Administering(self._now() + IDLE_S))
        await self._refresh()

    async def _refresh(self) -> None:
        try:
            health = await self._journal.do(lambda store: health_of(store, self._link))
        except (NotStoredError, OSError) as error:
            self._log.error("journal.refused", why=str(error))
            return
        if isinstance(self.state, Administering):
            self._become(replace(self.state, health=health))

    async def _write(self, changed: Mapping[str, Value]) -> None:
        try:
            await asyncio.to_thread(self._keep, changed)
        except Refused as error:
            self._log.warning("settings.not_kept", why=error.message)

    def _stay(self) -> None:
        if isinstance(self.state, Administering):
            self._become(replace(self.state, until=self._now() + IDLE_S))

    def _become(self, state: State) -> None:
        self.state = state
        self._rearm()
        for heard in self._heard:
            heard()

    def _rearm(self) -> None:
        match self.state:
            case PinAsked(until=until):
                self._alarm.set(until)
            case Administering(until=until):
                self._alarm.set(min(self._now() + REFRESH_S, until))
            case _:
                self._alarm.set(None)

    def _start(self, work: Coroutine[None, None, None]) -> None:
        self._tasks.start(work, "technician")

    def _now(self) -> float:
        return steady_s(self._clock)
