"""A bad road between kiosk and office: it carries, loses, repeats and forges, as a test tells it.

It shows the office's own certificate, as a road that lies could not; so what is tested is the exchange, not TLS.
"""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

import httpx

from evaluator.office import certificates
from evaluator.runtime.pinned import pinned_context

Fate = Literal["open", "closed", "request lost", "reply lost", "repeated", "captive page", "forged reply"]


class Road(ThreadingHTTPServer):
    """Set `fate`; it holds for every request from then on."""

    daemon_threads = True

    def __init__(self, office: str, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Carrier)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / certificates.SERVER, folder / certificates.SERVER_KEY)
        self.socket = context.wrap_socket(self.socket, server_side=True)
        self.fate: Fate = "open"
        self.carried = 0
        """Requests that reached the office."""
        self.met: list[Fate] = []
        """What became of each request."""
        self.far = httpx.Client(base_url=office, verify=pinned_context(certificates.ca_pem(folder)), trust_env=False)

    def handle_error(self, request: object, client_address: object) -> None:
        """A connection that breaks is what this road is for."""


class _Carrier(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Road

    def do_GET(self) -> None:
        self._carry(b"")

    def do_POST(self) -> None:
        self._carry(self.rfile.read(int(self.headers["Content-Length"])))

    def _carry(self, body: bytes) -> None:
        road = self.server
        fate = road.fate
        road.met.append(fate)
        if fate in ("closed", "request lost"):
            self.close_connection = True
            return
        if fate == "captive page":
            self._answer(200, {}, b"<html>Please accept the terms of this network</html>")
            return
        answer = self._forward(body)
        if fate == "repeated":
            answer = self._forward(body)
        if fate == "reply lost":
            self.close_connection = True
            return
        said = answer.content.replace(b'"upto":', b'"upto":9') if fate == "forged reply" else answer.content
        self._answer(answer.status_code, dict(answer.headers), said)

    def _forward(self, body: bytes) -> httpx.Response:
        kept = {name: value for name, value in self.headers.items() if name.lower() not in ("host", "connection")}
        answer = self.server.far.request(self.command, self.path, content=body, headers=kept)
        self.server.carried += 1
        return answer

    def _answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            if name.lower().startswith("evaluator-") or name.lower() == "content-type":
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""


@contextmanager
def bad_road(office: str, folder: Path) -> Iterator[Road]:
    """A road to the office at the address `office`, whose files are in `folder`, while the block runs."""
    road = Road(office, folder)
    thread = threading.Thread(target=road.serve_forever, kwargs={"poll_interval": 0.01}, name="road")
    thread.start()
    try:
        yield road
    finally:
        road.shutdown()
        thread.join()
        road.server_close()
        road.far.close()
