"""F19: whatever is asked, by whomever, in whatever shape: described, refused with a code, and nothing kept of it."""

import hashlib
import random
import socket
import sqlite3
import ssl
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import hypothesis
import msgspec
import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase
from schemathesis import APIOperation, Case, GenerationMode
from schemathesis.core.failures import FailureGroup
from schemathesis.core.result import Ok
from schemathesis.specs.openapi import checks

from evaluator.domain.roles import RIGHTS, may
from evaluator.office.api.openapi import PATH as DESCRIPTION
from evaluator.office.store import schema as tables
from evaluator.runtime.pinned import pinned_context
from evaluator.wire.enrolment import Failure
from evaluator.wire.exchange import PATH as EXCHANGE
from evaluator.wire.manager import SESSIONS_PATH
from evaluator.wire.signing import KIOSK_HEADER, MESSAGE_HEADER, SIGNATURE_HEADER, request_bytes, sign
from tests.office.paper import PaperKiosk
from tests.support.display import wait_until
from tests.support.long_runs import Report
from tests.support.office_program import OfficeProgram, peopled_office, serving_program, session_of, with_kiosk

Operation = APIOperation[Any, Any, Any, Any]
AnyCase = Case[Any]
SEED: Final = 19
LONG: Final = 10_000
SHORT: Final = 120
"""Requests."""
NOBODY: Final = ""
CALLERS: Final = (NOBODY, *RIGHTS)
COUNTED_REFUSALS: Final = {tables.sign_in_try.name, tables.enrolment_code.name}
"""Tables that a refused request may change: they count wrong tries."""
OUR_OWN_WORDS: Final = (b"Traceback", b"site-packages", b"sqlalchemy", b".py", b"sqlite3", b"0x")
GROWTH_MOST: Final = 20_000_000
KNOWN: Final[dict[str, list[object]]] = {
    "unit": ["qinghe", "hall-east", "hall-west", ""],
    "window": ["w1", "w4", ""],
    "staff": ["s03", "s05", ""],
    "kiosk": ["k1"],
    "duty": ["d-r1-s03"],
    "account": ["office", "stranger"],
    "owner": [*RIGHTS, ""],
    "matter": ["m1", ""],
    "rules": ["four_level/1", "national_five/1", "thumb/1", ""],
    "month": [202611, 202610, 0],
    "year": [2026],
    "day": [20261120],
    "period": ["2026-11", "2026-W47", "2026-Q4", "2026-11-20", ""],
    "base": [0, 1],
}
"""What there is in the sample office, so that requests come further than the first look-up."""


class Watched:
    """The tables of a serving office, seen through a connection of one's own."""

    def __init__(self, folder: Path) -> None:
        self.file = sqlite3.connect(f"file:{folder / 'office.db'}?mode=ro", uri=True)
        names = self.file.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        self.names = sorted({name for (name,) in names} - COUNTED_REFUSALS)
        self.version, self.content = self._version(), self._content()

    def changed(self) -> bool:
        """Whether a table says something else than when this was last asked."""
        version = self._version()
        if version == self.version:
            return False
        before, self.version, self.content = self.content, version, self._content()
        return before != self.content

    def _version(self) -> int:
        return int(self.file.execute("PRAGMA data_version").fetchone()[0])

    def _content(self) -> bytes:
        said = hashlib.sha256()
        for name in self.names:
            for row in self.file.execute(f'SELECT * FROM "{name}"'):
                said.update(repr(row).encode())
        return said.digest()


@dataclass
class Stranger:
    """Asks a serving office in turn as everybody, and keeps what is wrong with the answers."""

    program: OfficeProgram
    kiosk: PaperKiosk
    watched: Watched
    sessions: dict[str, str]
    asked: int = 0
    told: dict[int, int] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)
    """By what is wrong, one request that shows it."""

    def __post_init__(self) -> None:
        self.http = requests.Session()
        self.http.trust_env = False
        self.http.verify = str(self.program.ca)

    def ask(self, case: AnyCase, caller: str) -> None:
        headers = {"Authorization": f"Bearer {self.sessions[caller]}"} if caller else {}
        if case.path == EXCHANGE:
            headers |= self._signature(case)
        answer = case.call(
            base_url=self.program.url, session=self.http, headers=headers, timeout=120, verify=str(self.program.ca)
        )
        self.asked += 1
        self.told[answer.status_code] = self.told.get(answer.status_code, 0) + 1
        who = caller or "nobody"
        for fault in self._faults(case, answer):
            self.wrong.setdefault(
                f"{case.method} {case.path}: {fault}",
                f"{who} {case.query} {case.body!r:.600} -> {answer.status_code} {answer.content[:300]!r}",
            )
        if case.path == SESSIONS_PATH and case.method == "DELETE" and answer.status_code < 300:
            self.sessions[caller] = session_of(self.program.folder, caller)
            self.watched.changed()

    def _faults(self, case: AnyCase, answer: Any) -> Iterator[str]:  # noqa: ANN401 - schemathesis' own response
        refused = answer.status_code >= 400
        if answer.status_code >= 500:
            yield f"{answer.status_code}"
        if any(word in answer.content for word in OUR_OWN_WORDS) and refused:
            yield "words of our own"
        if self.watched.changed() and refused:
            yield "refused, and something is kept of it"
        if refused:
            try:
                msgspec.json.decode(answer.content, type=Failure)
            except msgspec.MsgspecError:
                yield "a refusal without a code"
        try:
            case.validate_response(
                answer,
                checks=[
                    checks.status_code_conformance,
                    checks.content_type_conformance,
                    checks.response_schema_conformance,
                    checks.response_headers_conformance,
                    checks.negative_data_rejection,
                ],
            )
        except FailureGroup as group:
            for one in group.exceptions:
                yield f"{type(one).__name__} {str(one)[:300]}"

    def _signature(self, case: AnyCase) -> dict[str, str]:
        body = b"" if case.body is schemathesis.core.NOT_SET else case.as_transport_kwargs().get("data", b"")
        sent = body if isinstance(body, bytes) else msgspec.json.encode(case.body)
        message = case.body.get("message", 0) if isinstance(case.body, dict) else 0
        number = message if isinstance(message, int) else 0
        said = request_bytes("POST", EXCHANGE, self.kiosk.kiosk, number, sent)
        return {
            KIOSK_HEADER: self.kiosk.kiosk,
            MESSAGE_HEADER: str(number),
            SIGNATURE_HEADER: sign(self.kiosk.key, said),
        }


def seasoned(thing: Any, chance: random.Random) -> Any:  # noqa: ANN401 - JSON
    """The same with what there really is in some places."""
    if isinstance(thing, dict):
        return {
            key: chance.choice(KNOWN[key]) if key in KNOWN and chance.random() < 0.7 else seasoned(value, chance)
            for key, value in thing.items()
        }
    return [seasoned(one, chance) for one in thing] if isinstance(thing, list) else thing


@pytest.fixture
def stranger(tmp_path: Path) -> Iterator[Stranger]:
    folder = tmp_path / "office"
    peopled_office(folder)
    kiosk = with_kiosk(folder, PaperKiosk().start("r1").serve("s03").rate(times=12).rate("dissatisfied", 3))
    sessions: dict[str, str] = {role: session_of(folder, role) for role in RIGHTS}
    with serving_program(folder) as program:
        yield Stranger(program, kiosk, Watched(folder), sessions)


def operations(stranger: Stranger) -> list[Operation]:
    served = stranger.http.get(f"{stranger.program.url}{DESCRIPTION}", timeout=120).json()
    for about in (about for methods in served["paths"].values() for about in methods.values()):
        about.pop("security", None)  # sessions are given here, not invented
    found = schemathesis.openapi.from_dict(served).get_all_operations()
    return [one.ok() for one in found if isinstance(one, Ok)]


def put_questions(stranger: Stranger, operation: Operation, mode: GenerationMode, most: int) -> None:
    """Ask one thing in many shapes; mostly as somebody who may."""
    right: Any = operation.definition.raw["x-right"]
    theirs = [role for role in RIGHTS if may(role, right)] or CALLERS

    @hypothesis.seed(SEED)
    @hypothesis.settings(
        max_examples=most,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @hypothesis.given(case=operation.as_strategy(generation_mode=mode))
    def put(case: AnyCase) -> None:
        chance = random.Random(SEED + stranger.asked)
        if mode.is_positive:
            case.query, case.body = seasoned(case.query, chance), seasoned(case.body, chance)
        stranger.ask(case, chance.choice(theirs if chance.random() < 0.8 else CALLERS))

    put()


def modes(operation: Operation) -> list[GenerationMode]:
    """What takes neither words nor body cannot be asked wrongly."""
    can_be_spoiled = any(len(part) for part in (operation.body, operation.query, operation.headers))
    return [GenerationMode.POSITIVE, *([GenerationMode.NEGATIVE] if can_be_spoiled else [])]


def settled_memory(program: OfficeProgram) -> int:
    """What an office takes that looks at nothing any more."""
    wait_until(lambda: not program.has_children, "a quiet office")
    return program.memory()


def test_whatever_the_description_allows_and_forbids(stranger: Stranger, long_run: bool, report: Report) -> None:
    known = [(operation, mode) for operation in operations(stranger) for mode in modes(operation)]
    assert len(known) > 100
    most = LONG // len(known) + 1 if long_run else SHORT // len(known) + 1
    for operation, mode in known:
        put_questions(stranger, operation, mode, most // 5 + 1)
    began = time.monotonic()
    warm = settled_memory(stranger.program)
    for operation, mode in known:
        put_questions(stranger, operation, mode, most)
    grown = settled_memory(stranger.program) - warm
    report(
        seed=SEED,
        requests=stranger.asked,
        told=dict(sorted(stranger.told.items())),
        grown_bytes=grown,
        wall_s=time.monotonic() - began,
    )
    assert stranger.wrong == {}
    assert grown <= GROWTH_MOST
    assert min(stranger.told.get(status, 0) for status in (200, 400, 401, 403, 404)) > 0


RAW: Final = (
    b"",
    b"\r\n\r\n",
    b"GET\r\n\r\n",
    b"GET /v1/health HTTP/9.9\r\n\r\n",
    b"GET /v1/health HTTP/1.1\r\n\r\n",
    b"GET /v1/health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    b"GET /%00%ff%c0%af HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /v1/tally?month=%ff HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \xff\xfe\r\n\r\n",
    b"GET http://elsewhere/v1/health HTTP/1.1\r\nHost: x\r\n\r\n",
    b"POST /v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
    b"POST /v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
    b"POST /v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    b"POST /v1/sessions HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    b"POST /v1/exchange HTTP/1.1\r\nHost: x\r\nEvaluator-Kiosk: \xe4\xb9\x9d\r\nContent-Length: 2\r\n\r\n{}",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"CONNECT office:443 HTTP/1.1\r\nHost: x\r\n\r\n",
    b"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 20_000 + b"\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    bytes(1_000),
)
LEFT_UNANSWERED_S: Final = 2.0


def test_bytes_that_are_no_request(stranger: Stranger, long_run: bool) -> None:
    chance = random.Random(SEED)
    spoiled = [
        bytes(chance.choice((byte, byte, byte, chance.randrange(256))) for byte in chance.choice(RAW[4:14]))
        for _ in range(500 if long_run else 20)
    ]
    context = pinned_context(stranger.program.ca.read_text())
    for said in (*RAW, *spoiled):
        for secure in (True, False):
            answer = said_to(stranger.program.port, context if secure else None, said)
            assert not answer.startswith(b"HTTP/1.1 5"), (said[:200], answer)
            assert not any(word in answer for word in OUR_OWN_WORDS), (said[:200], answer)
    assert not stranger.watched.changed()
    assert stranger.http.get(f"{stranger.program.url}/v1/health", timeout=120).status_code == 200


def said_to(port: int, context: ssl.SSLContext | None, said: bytes) -> bytes:
    """The first of what is answered; empty when the office hangs up, or waits for the rest."""
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=120) as plain, ExitStack() as stack:
        talking = stack.enter_context(context.wrap_socket(plain)) if context else plain
        talking.sendall(said)
        plain.shutdown(socket.SHUT_WR)
        talking.settimeout(LEFT_UNANSWERED_S)
        return talking.recv(4_000)
    return b""
