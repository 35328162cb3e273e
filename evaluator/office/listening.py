"""The port: taken at once or not at all, with room for everybody who comes and no patience for who says nothing."""

import asyncio.constants
import errno
import socket
import sys
from typing import Final, NoReturn

from evaluator.office import messages
from evaluator.office.addresses import Address
from evaluator.runtime.refusal import refuse

BACKLOG: Final = 4_096
HANDSHAKE_S: Final = 10.0
"""How long a caller may take over TLS. Whoever has not finished has not been given a protocol that could let go."""


def listen(at: Address) -> socket.socket:
    """The socket of an address; refused with the reason when it cannot be had."""
    try:
        return _taken(at, at.port)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            refuse(messages.say("port_in_use", address=at), error)
        _refuse(at, error)


def refuse_strange(at: Address) -> None:
    """Refused where the host is none of this machine's; whether the port is free is not asked."""
    try:
        _taken(at, 0).close()
    except OSError as error:
        _refuse(at, error)


def _refuse(at: Address, error: OSError) -> NoReturn:
    why = (error.strerror or str(error)).partition(" (while ")[0]  # behind it socket says again what was asked for
    refuse(messages.say("cannot_listen", address=at, why=why), error)


def _taken(at: Address, port: int) -> socket.socket:
    host = at.host.strip("[]")
    family = socket.AF_INET6 if at.host.startswith("[") else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=BACKLOG)


def make_room() -> None:
    """For a serving process: as many connections as the system grants, and ten seconds for the handshake of each.

    A shell often grants a thousand at first; a crowd of idle callers would then keep everybody else out.
    """
    asyncio.constants.SSL_HANDSHAKE_TIMEOUT = HANDSHAKE_S  # uvicorn hands none on
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
