"""The port: taken at once or not at all, with room for everybody who comes and no patience for who says nothing."""

import asyncio.constants
import errno
import os
import socket
import sys
from typing import Final

from evaluator.office import messages
from evaluator.office.addresses import Address
from evaluator.runtime.refusal import refuse

BACKLOG: Final = 4_096
HANDSHAKE_S: Final = 10.0
"""How long a caller may take over TLS. Whoever has not finished has not been given a protocol that could let go."""


def listen(at: Address) -> socket.socket:
    """The socket of an address; refused with the reason when it cannot be had."""
    host = at.host.strip("[]")
    family = socket.AF_INET6 if at.host.startswith("[") else socket.AF_INET
    try:
        return socket.create_server((host, at.port), family=family, backlog=BACKLOG)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            refuse(messages.say("port_in_use", address=at), error)
        refuse(messages.say("cannot_listen", address=at, why=os.strerror(error.errno) if error.errno else error), error)


def make_room() -> None:
    """For a serving process: as many connections as the system grants, and ten seconds for the handshake of each.

    A shell often grants a thousand at first; a crowd of idle callers would then keep everybody else out.
    """
    asyncio.constants.SSL_HANDSHAKE_TIMEOUT = HANDSHAKE_S  # uvicorn hands none on
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
