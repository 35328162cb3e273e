"""What a program tells systemd, which started it: that it is ready, that it still works, that it ends.

The words go as datagrams to the socket that `NOTIFY_SOCKET` names (sd_notify(3)); nothing of systemd is needed. The
variables are taken out of the environment, because a D-Bus daemon that Qt starts would speak in this program's name.
"""

import os
import socket
from contextlib import suppress
from typing import Final, Self

SOCKET: Final = "NOTIFY_SOCKET"
WATCHDOG_US: Final = "WATCHDOG_USEC"
WATCHDOG_PID: Final = "WATCHDOG_PID"
"""Names cage where it was the one that was started; the watchdog is meant for the window inside it all the same."""
TIMES: Final = 4
"""How often within the watchdog's patience a program says that it works."""


class ServiceManager:
    """Speaks to whoever started the program; says nothing where nobody listens."""

    def __init__(self, address: str = "", watchdog_s: float | None = None) -> None:
        self._address = f"\0{address[1:]}" if address.startswith("@") else address
        self.every_s: float | None = watchdog_s / TIMES if address and watchdog_s else None
        """How often `alive` is to be said, in seconds; None where nobody waits for it."""

    @classmethod
    def from_environment(cls) -> Self:
        """Who this process was told to speak to. Its children are not."""
        address = os.environ.pop(SOCKET, "")
        os.environ.pop(WATCHDOG_PID, None)
        microseconds = os.environ.pop(WATCHDOG_US, "")
        return cls(address, int(microseconds) / 1e6 if microseconds.isdigit() else None)

    def ready(self) -> None:
        """The program does what it was started for."""
        self._say("READY=1")

    def alive(self) -> None:
        """Everything that must work has just worked."""
        self._say("WATCHDOG=1")

    def stopping(self) -> None:
        """The program ends in order."""
        self._say("STOPPING=1")

    def _say(self, state: str) -> None:
        if not self._address:
            return
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
            manager.setblocking(False)  # a manager that does not listen must not hold up a finger
            manager.sendto(state.encode(), self._address)
