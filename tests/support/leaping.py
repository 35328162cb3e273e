"""A loop whose time a test lets pass, so that what waits for minutes waits for as long as a test wants."""

import asyncio
import socket
from typing import Final, Literal

NAME: Final = "office.example"
"""Known to the name server of this loop alone: 127.0.0.1."""

NameServer = Literal["answers", "knows nobody", "silent"]
Four = tuple[Literal[socket.AddressFamily.AF_INET], socket.SocketKind, int, str, tuple[str, int]]
Six = tuple[
    Literal[socket.AddressFamily.AF_INET6],
    socket.SocketKind,
    int,
    str,
    tuple[str, int, int, int] | tuple[int, bytes],
]


class LeapingLoop(asyncio.SelectorEventLoop):
    """Every wait of a program in it is as long as the program says, in the time of the loop."""

    name_server: NameServer = "answers"
    _leapt_s = 0.0

    def time(self) -> float:
        """Real time and what was leapt over."""
        return super().time() + self._leapt_s

    def leap(self, seconds: float) -> None:
        """Let so much time have passed at once."""
        self._leapt_s += seconds

    async def getaddrinfo(
        self,
        host: bytes | str | None,
        port: bytes | str | int | None,
        *,
        family: int = 0,
        type: int = 0,  # noqa: A002 - the loop's own name
        proto: int = 0,
        flags: int = 0,
    ) -> list[Four | Six]:
        """`NAME` as the name server of this loop says; every other name as the machine says."""
        if host in (NAME, NAME.encode()):
            if self.name_server == "knows nobody":
                raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
            if self.name_server == "silent":
                await self.create_future()
            host = "127.0.0.1"
        return await super().getaddrinfo(host, port, family=family, type=type, proto=proto, flags=flags)
