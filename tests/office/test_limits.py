"""What a request may cost the office: nobody holds it by being slow."""

import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from evaluator.office import app
from evaluator.runtime.pinned import pinned_context
from tests.office.conftest import TestClock

GONE_WITHIN_S: Final = 60


@contextmanager
def connected(folder: Path, clock: TestClock) -> Iterator[ssl.SSLSocket]:
    """A connection of one's own to an office that serves."""
    with app.running_office(folder, clock=clock) as running:
        context = pinned_context(running.office.ca_pem)
        with (
            socket.create_connection(("127.0.0.1", running.address.port), timeout=120) as plain,
            context.wrap_socket(plain) as slow,
        ):
            yield slow


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """An office that lets go soon; whoever is to be heard by it could be too slow on a busy machine."""
    monkeypatch.setattr("evaluator.office.api.limits.ARRIVAL_S", 0.3)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("head", [b"", b"G", b"GET /v1/health HTTP/1.1\r\nHost: x\r\n"])
def test_whoever_does_not_finish_a_request_is_let_go(folder: Path, clock: TestClock, head: bytes) -> None:
    with connected(folder, clock) as slow:
        slow.sendall(head)
        assert slow.recv(100) == b""


@pytest.mark.usefixtures("impatient")
def test_a_head_that_comes_letter_by_letter_is_let_go_all_the_same(folder: Path, clock: TestClock) -> None:
    with connected(folder, clock) as slow:
        slow.settimeout(0.05)
        began = time.monotonic()
        ended = False
        while not ended and time.monotonic() - began < GONE_WITHIN_S:
            try:
                slow.sendall(b"x")
                ended = slow.recv(100) == b""
            except TimeoutError:
                continue
            except OSError:
                ended = True
        assert ended


def test_a_body_that_never_ends_is_answered_408(
    folder: Path, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evaluator.office.api.limits.ARRIVAL_S", 2.0)
    with connected(folder, clock) as slow:
        slow.sendall(b"POST /v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{")
        assert b" 408 " in slow.recv(4000).splitlines()[0]


def test_an_honest_connection_is_used_again(folder: Path, clock: TestClock) -> None:
    with connected(folder, clock) as desk:
        for _ in range(3):
            desk.sendall(b"GET /v1/health HTTP/1.1\r\nHost: x\r\n\r\n")
            answer = b""
            while not answer.endswith(b"}"):
                answer += desk.recv(4000)
            assert b" 200 " in answer.splitlines()[0]


def test_a_gigabyte_is_refused_before_it_comes(folder: Path, clock: TestClock) -> None:
    with connected(folder, clock) as greedy:
        greedy.sendall(b"POST /v1/exchange HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\n")
        assert b" 413 " in greedy.recv(4000).splitlines()[0]


def test_chunks_without_end_are_refused_at_the_limit(folder: Path, clock: TestClock) -> None:
    with connected(folder, clock) as greedy:
        greedy.sendall(b"POST /v1/exchange HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
        for _ in range(12):
            greedy.sendall(b"186a0\r\n" + b" " * 100_000 + b"\r\n")
        assert b" 413 " in greedy.recv(4000).splitlines()[0]
