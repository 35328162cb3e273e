"""Addresses people type: HOST:PORT."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from evaluator.office import messages
from evaluator.office.settings import office_settings
from evaluator.runtime.paths import write_private
from evaluator.runtime.refusal import refuse

FILE: Final = "office.address"
"""Where the serving office listens, for commands that run beside it."""
_HOST: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\]")
_PORT_MOST: Final = 65_535
_EVERYWHERE: Final = frozenset({"0.0.0.0", "[::]"})  # noqa: S104 - compared, not bound

_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})


class Address(NamedTuple):
    """A host, IPv6 in brackets, and a port."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"

    @property
    def is_everywhere(self) -> bool:
        """Whether it means every address of the machine, so that nobody can be sent to it."""
        return self.host in _EVERYWHERE

    @property
    def is_loopback(self) -> bool:
        """Whether it is reached from this machine alone."""
        return self.host in _LOOPBACK


def parse(text: str, *, least_port: int = 1) -> Address:
    """The address in what a person typed; Refused when it is none."""
    host, _, port = text.strip().removeprefix("https://").rpartition(":")
    if (
        not _HOST.fullmatch(host)
        or not (port.isascii() and port.isdigit())
        or not least_port <= int(port) <= _PORT_MOST
    ):
        refuse(messages.say("bad_address", text=printable(text)))
    return Address(host, int(port))


def reachable(text: str) -> Address:
    """An address that others are told; Refused where nobody can be sent there."""
    found = parse(text)
    if found.is_everywhere:
        refuse(messages.say("address_everywhere", address=found))
    return found


def keep(folder: Path, address: Address) -> None:
    """Write down where the office listens."""
    write_private(folder / FILE, f"{address}\n".encode())


def kept(folder: Path) -> Address | None:
    """Where the office listens, or last did; None when it never has."""
    try:
        return parse((folder / FILE).read_text("ascii"))
    except (OSError, ValueError):
        return None


def reach(folder: Path, stored: Sequence[str], said: str | None = None) -> Address:
    """Where a kiosk reaches the office: as is `said`, else as the settings say, else where it listens, unless that is
    everywhere: then the first of those it was founded with. Refused where nobody can be sent there.
    """
    if address := said or office_settings(folder).address:
        return reachable(address)
    listens = kept(folder)
    return parse(stored[0]) if listens is None or listens.is_everywhere else listens


def printable(text: str, most: int = 80) -> str:
    """Foreign text made fit for one line of a terminal."""
    shown = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text[:most])
    return shown + ("…" if len(text) > most else "")
