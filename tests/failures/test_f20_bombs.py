"""F20: what is small to send and huge to take is refused within a second, in bounded memory, by the serving process."""

import gzip
import io
import socket
import ssl
import struct
import threading
import time
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from typing import Final

import httpx
import msgspec
import pytest

from evaluator.runtime.pinned import pinned_context
from evaluator.wire import directory
from evaluator.wire.enrolment import PATH as ENROL
from evaluator.wire.exchange import BODY_BYTES_AT_MOST
from evaluator.wire.exchange import PATH as EXCHANGE
from evaluator.wire.manager import SESSIONS_PATH
from evaluator.wire.rules import RULES_PATH
from tests.office.paper import PaperKiosk
from tests.support.display import wait_until
from tests.support.long_runs import Report
from tests.support.office_program import OfficeProgram, peopled_office, serving_program, session_of, with_kiosk

GROWTH_MOST: Final = 64_000_000
WITHIN_S: Final = 1.0
ON_A_BUSY_MACHINE_S: Final = 60.0
DEEP: Final = 10**6
WIDE, HIGH = 10_000, 5_000


@pytest.fixture(scope="module")
def kiosk() -> PaperKiosk:
    return PaperKiosk().start("r1")


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory, kiosk: PaperKiosk) -> Iterator[OfficeProgram]:
    folder = tmp_path_factory.mktemp("bombs") / "office"
    peopled_office(folder)
    with_kiosk(folder, kiosk)
    with serving_program(folder) as running:
        checked_a_password(running)
        yield running


def checked_a_password(program: OfficeProgram) -> None:
    """A check takes 64 MiB, also the one that an office makes by itself at its start: that one is over then."""
    context = pinned_context(program.ca.read_text())
    asked = {"account": "nobody", "password": "a password"}
    with httpx.Client(verify=context, trust_env=False, timeout=120) as client:
        for _ in range(2):
            answer = client.post(f"{program.url}{SESSIONS_PATH}", json=asked)
            assert answer.status_code == HTTPStatus.UNAUTHORIZED


@pytest.fixture(scope="module")
def context(program: OfficeProgram) -> ssl.SSLContext:
    return pinned_context(program.ca.read_text())


@contextmanager
def bounded(program: OfficeProgram, report: Report, long_run: bool) -> Iterator[None]:
    """The block must be over in time, and the office no larger meanwhile; its children are counted."""
    wait_until(lambda: not program.has_children, "a quiet office")
    before, most, over = program.memory(), 0, threading.Event()

    def watch() -> None:
        nonlocal most
        while not over.wait(0.005):
            most = max(most, program.memory())

    watching = threading.Thread(target=watch)
    watching.start()
    began = time.monotonic()
    try:
        yield
    finally:
        taken = time.monotonic() - began
        over.set()
        watching.join()
    report(grown_bytes=max(most, program.memory()) - before, wall_s=round(taken, 3))
    assert taken <= (WITHIN_S if long_run else ON_A_BUSY_MACHINE_S)
    assert most - before <= GROWTH_MOST


def head(path: str, *more: str) -> bytes:
    return "\r\n".join([f"POST {path} HTTP/1.1", "Host: office", *more, "", ""]).encode()


def put(program: OfficeProgram, context: ssl.SSLContext, said: bytes, piece: bytes, pieces: int) -> bytes:
    """Send a head and a piece of body again and again until the office answers; the answer's first line."""
    with (
        socket.create_connection(("127.0.0.1", program.port), timeout=120) as plain,
        context.wrap_socket(plain) as secure,
    ):
        secure.sendall(said)
        secure.settimeout(0.05)
        answer, sent = b"", 0
        while not answer:
            with suppress(TimeoutError):
                answer = secure.recv(4_000)
                break
            with suppress(OSError):  # closed after the answer, which is read next
                while sent < pieces:
                    secure.sendall(piece)
                    sent += 1
        return answer.partition(b"\r\n")[0]


MEGABYTE: Final = b" " * 1_000_000


@pytest.mark.parametrize(
    ("more", "piece"),
    [
        (["Content-Length: 1000000000"], MEGABYTE),
        (["Transfer-Encoding: chunked"], b"f4240\r\n" + MEGABYTE + b"\r\n"),
    ],
    ids=["announced", "chunked"],
)
@pytest.mark.parametrize("path", [EXCHANGE, directory.IMPORT_PATH])
def test_a_gigabyte(
    program: OfficeProgram,
    context: ssl.SSLContext,
    report: Report,
    long_run: bool,
    path: str,
    more: list[str],
    piece: bytes,
) -> None:
    with bounded(program, report, long_run):
        assert put(program, context, head(path, *more), piece, 1_000).startswith(b"HTTP/1.1 413 ")


def test_a_gzip_bomb(program: OfficeProgram, context: ssl.SSLContext, report: Report, long_run: bool) -> None:
    bomb = gzip.compress(bytes(100_000_000))
    said = head(EXCHANGE, "Content-Encoding: gzip", f"Content-Length: {len(bomb)}")
    with bounded(program, report, long_run):
        assert put(program, context, said, bomb, 1).startswith(b"HTTP/1.1 415 ")


DEPTHS: Final = {
    "lists": b"[" * DEEP,
    "objects": b'{"a":' * (DEEP // 5),
    "closed": b"[" * (DEEP // 2) + b"]" * (DEEP // 2),
    "unknown": b'{"unknown":' + b"[" * (DEEP // 2 - 10) + b"]" * (DEEP // 2 - 10) + b"}",
}


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("path", [ENROL, SESSIONS_PATH, EXCHANGE, directory.PHOTO_PATH, RULES_PATH])
def test_depth_without_end(
    program: OfficeProgram,
    context: ssl.SSLContext,
    kiosk: PaperKiosk,
    report: Report,
    long_run: bool,
    path: str,
    depth: str,
) -> None:
    body = DEPTHS[depth][:BODY_BYTES_AT_MOST]
    headers = signed_in(program, "office_manager" if path == RULES_PATH else "directory_administrator")
    if path == EXCHANGE:
        headers = kiosk.headers(kiosk.request(), body)
    method = "PUT" if path == directory.PHOTO_PATH else "POST"
    with httpx.Client(verify=context, trust_env=False, timeout=120) as client, bounded(program, report, long_run):
        answer = client.request(method, f"{program.url}{path}", content=body, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (HTTPStatus.BAD_REQUEST, "malformed")


@pytest.mark.parametrize("toml", ["a = " + "[" * 90_000, "a" + ".a" * 90_000 + " = 1", "a = " + "{a=" * 60_000])
def test_a_deep_rule_pack(
    program: OfficeProgram, context: ssl.SSLContext, report: Report, long_run: bool, toml: str
) -> None:
    headers = signed_in(program, "office_manager")
    with httpx.Client(verify=context, trust_env=False, timeout=120) as client, bounded(program, report, long_run):
        answer = client.post(f"{program.url}{RULES_PATH}", json={"toml": toml}, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (HTTPStatus.BAD_REQUEST, "faulty_rules")


def test_fifty_megapixels(program: OfficeProgram, context: ssl.SSLContext, report: Report, long_run: bool) -> None:
    asked = directory.PhotoPut(base=1, staff="s03", body=picture(WIDE, HIGH))
    with httpx.Client(verify=context, trust_env=False, timeout=120) as client, bounded(program, report, long_run):
        answer = client.put(
            f"{program.url}{directory.PHOTO_PATH}",
            content=msgspec.json.encode(asked),
            headers=signed_in(program, "directory_administrator"),
        )
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY, answer.text
    assert answer.json()["faults"][0]["code"] == "photo_pixels"


def test_a_workbook_that_unpacks_to_a_gigabyte(
    program: OfficeProgram, context: ssl.SSLContext, report: Report, long_run: bool
) -> None:
    asked = directory.ImportAsked("book.xlsx", workbook(), dry_run=True, base=None)
    body, headers = msgspec.json.encode(asked), signed_in(program, "directory_administrator")
    with httpx.Client(verify=context, trust_env=False, timeout=120) as client, bounded(program, report, long_run):
        answer = client.post(f"{program.url}{directory.IMPORT_PATH}", content=body, headers=headers)
    assert answer.status_code < HTTPStatus.INTERNAL_SERVER_ERROR
    assert answer.status_code >= HTTPStatus.BAD_REQUEST or answer.json()["faults"]


def signed_in(program: OfficeProgram, role: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {session_of(program.folder, role)}"}


def picture(width: int, height: int) -> bytes:
    """A PNG of one colour; its pixels would fill 150 MB."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    packer = zlib.compressobj(9)
    line = bytes(1 + 3 * width)
    rows = b"".join(packer.compress(line) for _ in range(height)) + packer.flush()
    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def workbook() -> bytes:
    """A zip whose one sheet is a gigabyte of blanks."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        with packed.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(1_000):
                sheet.write(MEGABYTE)
        packed.writestr("xl/workbook.xml", "<workbook/>")
    return file.getvalue()
