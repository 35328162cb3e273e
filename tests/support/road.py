"""A bad road between kiosk and office: it carries, loses, repeats, forges, delays and is silent, as a test tells it.

It shows the office's own certificate, as a road that lies could not; so what is tested is the exchange, not TLS. Only
a captive portal knows nothing of it, and once it may have run out.
"""

import io
import socket
import ssl
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any, Final, Literal, get_args

import httpx

from evaluator.office import certificates
from evaluator.runtime.pinned import pinned_context
from tests.support.certificates import server_until
from tests.support.ports import kept_port

Fate = Literal[
    "open",
    "refused",
    "closed",
    "request lost",
    "reply lost",
    "reset in the body",
    "repeated",
    "captive page",
    "captive portal",
    "forged reply",
    "expired certificate",
    "late",
    "ten bytes a second",
    "black hole",
    "half-open",
]
FATES: Final[tuple[Fate, ...]] = get_args(Fate)
PAGE: Final = b"<html>Please accept the terms of this network</html>"
LATE_S: Final = 2
PIECE: Final = 10
_RESET: Final = struct.pack("ii", 1, 0)


class Road:
    """Set `fate`; it holds for every request from then on. Its seconds pass when a test lets them (`pass_time`)."""

    def __init__(self, office: str, folder: Path, port: int) -> None:
        self.says: tuple[int, bytes] | None = None
        """What an office in trouble, or what stands before it, says to every request and takes none: 503 and a body."""
        self.carried = 0
        """Requests that reached the office."""
        self.met: list[Fate] = []
        """What became of each connection that was accepted."""
        self.clients: list[httpx.Client] = []
        """To each office that the road has led to; a carrier may still be on its way to an earlier one."""
        self._trusted = pinned_context(certificates.ca_pem(folder))
        self.lead_to(office)
        self._good = _showing(folder / certificates.SERVER, folder / certificates.SERVER_KEY)
        self._expired = _showing(_expired(folder), folder / certificates.SERVER_KEY)
        self._fate: Fate = "open"
        self._listener: socket.socket | None = None
        self._time = threading.Condition()
        self._passed_s = 0
        self._waits: list[int] = []
        self._silent = 0
        self.server_port = port
        self._listen()

    def lead_to(self, office: str) -> None:
        """The office is at that address from now on."""
        self.far = httpx.Client(base_url=office, verify=self._trusted, trust_env=False, timeout=60)
        self.clients.append(self.far)

    @property
    def fate(self) -> Fate:
        return self._fate

    @fate.setter
    def fate(self, fate: Fate) -> None:
        self._fate = fate
        if fate == "refused":
            self.close()
        elif self._listener is None:
            self._listen()

    @property
    def holds(self) -> bool:
        """Whether somebody waits here for time to pass, or for ever."""
        with self._time:
            return bool(self._waits) or self._silent > 0

    def pass_time(self, seconds: int) -> None:
        """So many seconds of the road are over."""
        with self._time:
            self._passed_s += seconds
            self._waits = [until for until in self._waits if until > self._passed_s]
            self._time.notify_all()

    def wait(self, seconds: int) -> None:
        """Return when so much time of the road has passed."""
        with self._time:
            until = self._passed_s + seconds
            self._waits.append(until)
            self._time.wait_for(lambda: self._passed_s >= until)

    def stay_silent(self, to: socket.socket) -> None:
        """Take what comes and never say a word, until the other end gives up."""
        with self._time:
            self._silent += 1
        try:
            with suppress(OSError):
                while to.recv(65_536):
                    pass
        finally:
            with self._time:
                self._silent -= 1

    def close(self) -> None:
        """Take no connection any more."""
        listener, self._listener = self._listener, None
        if listener is not None:
            listener.shutdown(socket.SHUT_RDWR)
            listener.close()

    def _listen(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", self.server_port), backlog=64)
        threading.Thread(target=self._accept, args=(self._listener,), name="road", daemon=True).start()

    def _accept(self, listener: socket.socket) -> None:
        with suppress(OSError):  # it was closed
            while True:
                caller, _ = listener.accept()
                caller.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                threading.Thread(target=self._serve, args=(caller,), name="road", daemon=True).start()

    def _serve(self, caller: socket.socket) -> None:
        fate = self._fate
        with suppress(OSError, httpx.HTTPError), caller:  # a connection that breaks is what this road is for
            if fate == "black hole":
                self.met.append(fate)
                self.stay_silent(caller)
            elif fate == "captive portal":
                self.met.append(fate)
                caller.recv(65_536)
                caller.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(PAGE), PAGE))
            else:
                context = self._expired if fate == "expired certificate" else self._good
                with context.wrap_socket(caller, server_side=True) as secure:
                    _Carrier(secure, ("127.0.0.1", 0), self)  # type: ignore[arg-type]  # no server of the library's


class _Carrier(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Any
    connection: ssl.SSLSocket

    @property
    def road(self) -> Road:
        found: Road = self.server
        return found

    def do_GET(self) -> None:
        self._carry(b"")

    def do_POST(self) -> None:
        self._carry(self.rfile.read(int(self.headers["Content-Length"])))

    def _carry(self, body: bytes) -> None:
        road, fate = self.road, self.road.fate
        road.met.append(fate)
        if fate == "late":
            road.wait(LATE_S)
        if fate in ("closed", "request lost"):
            self.close_connection = True
            return
        if fate == "half-open":
            self.close_connection = True
            road.stay_silent(self.connection)
            return
        if road.says is not None:
            self._answer(road.says[0], {}, road.says[1])
            return
        if fate == "captive page":
            self._answer(200, {}, PAGE)
            return
        answer = self._forward(body)
        if fate == "repeated":
            answer = self._forward(body)
        if fate == "reply lost":
            self.close_connection = True
            return
        said = answer.content.replace(b'"upto":', b'"upto":9') if fate == "forged reply" else answer.content
        if fate == "ten bytes a second":
            self._trickle(answer.status_code, dict(answer.headers), said)
            return
        self._answer(answer.status_code, dict(answer.headers), said, fate)

    def _forward(self, body: bytes) -> httpx.Response:
        kept = {name: value for name, value in self.headers.items() if name.lower() not in ("host", "connection")}
        answer = self.road.far.request(self.command, self.path, content=body, headers=kept)
        self.road.carried += 1
        return answer

    def _answer(self, status: int, headers: dict[str, str], body: bytes, fate: Fate = "open") -> None:
        self.send_response(status)
        for name, value in headers.items():
            if name.lower().startswith("evaluator-") or name.lower() == "content-type":
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if fate == "reset in the body":
            self.wfile.write(body[: len(body) // 2])
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            self.close_connection = True
            return
        self.wfile.write(body)

    def _trickle(self, status: int, headers: dict[str, str], body: bytes) -> None:
        """The same answer, ten bytes a second."""
        wire, self.wfile = self.wfile, io.BytesIO()
        self._answer(status, headers, body)
        whole, self.wfile = self.wfile.getvalue(), wire
        for at in range(0, len(whole), PIECE):
            wire.write(whole[at : at + PIECE])
            self.road.wait(1)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""


def _showing(certificate: Path, key: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


def _expired(folder: Path) -> Path:
    """The office's certificate as it would be had it ended in 1970."""
    path = folder.parent / "expired.pem"
    path.write_bytes(server_until(folder, certificates.FROM + timedelta(days=1)))
    return path


@contextmanager
def bad_road(office: str, folder: Path) -> Iterator[Road]:
    """A road to the office at the address `office`, whose files are in `folder`, while the block runs."""
    with kept_port() as port:
        road = Road(office, folder, port)
        try:
            yield road
        finally:
            road.close()
            for client in road.clients:
                client.close()
