"""Card readers that are told apart from keyboards: named by the technician, held alone, read below the window."""

import asyncio
import os
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final, Literal

from evaluator.runtime.logs import EventLog

if TYPE_CHECKING:
    from evdev import InputDevice, InputEvent

DIGITS_AT_MOST: Final = 20
TOGETHER_S: Final = 0.3
"""Keys of one card follow each other at most this far apart."""
LOOK_S: Final = 2.0
"""How often a reader that was pulled out is looked for."""
KEY, SYN, DROPPED, DOWN = 1, 0, 3, 1
"""Kinds of events and the value of a key that goes down, as the kernel numbers them."""
ENTER: Final = frozenset({28, 96})
DIGITS: Final = {
    **{code: str((code - 1) % 10) for code in range(2, 12)},
    **dict(zip((82, 79, 80, 81, 75, 76, 77, 71, 72, 73), "0123456789", strict=True)),
}
"""Digits of the upper row and of the number block, by their place: no layout changes them."""

State = Literal["unlisted", "apart", "missing", "unable"]
"""None is named; at least one is held; those named are not there or not ours; this system cannot tell."""


class CardKeys:
    """Makes badge numbers of a reader's keys. Anything but digits in one go, and Enter, is no card."""

    def __init__(self) -> None:
        self._digits = ""
        self._spoilt = False
        self._last_at = float("-inf")

    def event(self, kind: int, code: int, value: int, at: float) -> str | None:
        """One event of the kernel at `at` seconds; the badge number when it completes one."""
        if (kind, code) == (SYN, DROPPED):
            self._spoilt = True
        if kind != KEY or value != DOWN:
            return None
        if not 0 <= at - self._last_at <= TOGETHER_S:
            self._digits, self._spoilt = "", False
        self._last_at = at
        if code in ENTER:
            badge, spoilt = self._digits, self._spoilt
            self._digits, self._spoilt = "", False
            return badge if badge and not spoilt else None
        if code in DIGITS and len(self._digits) < DIGITS_AT_MOST:
            self._digits += DIGITS[code]
        else:
            self._spoilt = True
        return None


class CardReaders:
    """Holds the readers on the list alone, so that no other program and no window hears their keys."""

    def __init__(
        self,
        listed: Iterable[str],
        on_card: Callable[[str], None],
        log: EventLog,
        *,
        on_held: Callable[[bool], None] = lambda _: None,
    ) -> None:
        """`listed`: VENDOR:PRODUCT in four hex digits each, with :SERIAL to mean one reader alone.

        `on_held`: whether a reader is held from now on.
        """
        self._listed = frozenset(listed)
        self._on_card, self._on_held, self._log = on_card, on_held, log
        self._held: dict[str, InputDevice[str]] = {}
        self._told: State | None = None

    @property
    def state(self) -> State:
        """Whether cards are told apart from keyboards."""
        if not self._listed:
            return "unlisted"
        if self._held:
            return "apart"
        return "missing" if _can_tell() else "unable"

    async def run(self) -> None:
        """Hold the readers until cancelled; one that is plugged in later is held then."""
        try:
            while self._listed and _can_tell():
                self._look()
                await asyncio.sleep(LOOK_S)
            self._tell()
        finally:
            self.close()

    def close(self) -> None:
        """Give the readers back."""
        for path in list(self._held):
            self._let_go(path)

    def listen(self, device: "InputDevice[str]") -> None:
        """Take the cards of an open device."""
        keys = CardKeys()
        self._held[os.fsdecode(device.path)] = device
        asyncio.get_running_loop().add_reader(device.fd, self._read, device, keys)
        self._tell()

    def _look(self) -> None:
        import evdev

        for path in evdev.list_devices():
            if path in self._held:
                continue
            try:
                device = evdev.InputDevice(path)
            except OSError:
                continue  # another program's, or gone again
            if not self._listed & names_of(device.info.vendor, device.info.product, device.uniq):
                device.close()
                continue
            try:
                device.grab()
            except OSError as error:
                self._log.warning("card_reader.refused", why=str(error))
                device.close()
            else:
                self.listen(device)
        self._tell()

    def _read(self, device: "InputDevice[str]", keys: CardKeys) -> None:
        try:
            events: list[InputEvent] = list(device.read())
        except BlockingIOError:
            return
        except OSError:
            self._let_go(os.fsdecode(device.path))
            return
        for event in events:
            badge = keys.event(event.type, event.code, event.value, event.timestamp())
            if badge is not None:
                self._on_card(badge)

    def _let_go(self, path: str) -> None:
        device = self._held.pop(path)
        asyncio.get_running_loop().remove_reader(device.fd)
        device.close()
        self._tell()

    def _tell(self) -> None:
        if self.state != self._told:
            self._told = self.state
            self._log.info("card_reader.state", state=self.state)
            self._on_held(self.state == "apart")


def names_of(vendor: int, product: int, serial: str) -> frozenset[str]:
    """How a reader may stand on the list."""
    kind = f"{vendor:04x}:{product:04x}"
    return frozenset({kind, f"{kind}:{serial}"})


def _can_tell() -> bool:
    if sys.platform != "linux":
        return False
    try:
        import evdev  # noqa: F401 - whether it is there
    except ImportError:
        return False
    return True
