"""F16: a crowd that says next to nothing is let go, and whoever has something to say is served meanwhile."""

import resource
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final

import httpx
import pytest

from evaluator.runtime.pinned import pinned_context
from evaluator.wire.exchange import PATH as EXCHANGE
from tests.office.paper import PaperKiosk
from tests.support.long_runs import Report
from tests.support.office_program import OfficeProgram, peopled_office, serving_program, with_kiosk

SHORT: Final = 300
LONG: Final = 10_000
SLOWER_MOST: Final = 2.0
DRIPPING: Final = 20
"""Callers that finish TLS and begin a request, and never end it."""


@pytest.fixture
def kiosk() -> PaperKiosk:
    return PaperKiosk().start("r1").serve("s03")


@pytest.fixture
def program(tmp_path: Path, kiosk: PaperKiosk) -> Iterator[OfficeProgram]:
    folder = tmp_path / "office"
    peopled_office(folder)
    with_kiosk(folder, kiosk)
    with serving_program(folder) as running:
        yield running


@contextmanager
def crowd(program: OfficeProgram, context: ssl.SSLContext, many: int) -> Iterator[list[socket.socket]]:
    """So many open connections: most have said nothing at all, some the beginning of a request."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with ExitStack() as stack:
        stack.callback(resource.setrlimit, resource.RLIMIT_NOFILE, (soft, hard))
        found = []
        for number in range(many):
            plain: socket.socket = stack.enter_context(
                socket.create_connection(("127.0.0.1", program.port), timeout=120)
            )
            if number < DRIPPING:
                plain = stack.enter_context(context.wrap_socket(plain))
                plain.sendall(b"POST /v1/sessions HTTP/1.1\r\nHost: x\r\n")
            found.append(plain)
        yield found


def exchanges(program: OfficeProgram, context: ssl.SSLContext, kiosk: PaperKiosk, times: int) -> list[float]:
    """How long each honest exchange takes, in seconds; all of them are taken."""
    took = []
    with httpx.Client(verify=context, trust_env=False, timeout=120) as client:
        for _ in range(times):
            body, headers = kiosk.signed(kiosk.rate().request())
            began = time.perf_counter()
            assert client.post(f"{program.url}{EXCHANGE}", content=body, headers=headers).status_code == 200
            took.append(time.perf_counter() - began)
    return sorted(took)


def test_a_silent_crowd_keeps_nobody_out(
    program: OfficeProgram, kiosk: PaperKiosk, long_run: bool, report: Report
) -> None:
    context = pinned_context(program.ca.read_text())
    times = 200 if long_run else 20
    exchanges(program, context, kiosk, times)
    quiet = exchanges(program, context, kiosk, times)
    many = LONG if long_run else SHORT
    with crowd(program, context, many) as callers:
        crowded = exchanges(program, context, kiosk, times)
        silent = callers[-1]
        silent.settimeout(60)
        with suppress(OSError):  # let go, politely or not
            assert silent.recv(1) == b""
    p95 = [took[int(len(took) * 0.95)] for took in (quiet, crowded)]
    report(idle=many, quiet_p95_s=round(p95[0], 4), crowded_p95_s=round(p95[1], 4), times=round(p95[1] / p95[0], 2))
    assert not long_run or p95[1] <= SLOWER_MOST * p95[0]
