"""The exchange as it arrives: who may hand over, what is refused before it is read, what the reply carries."""

import shutil
import threading
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from msgspec.structs import replace

from evaluator.domain.journal import Refusal
from evaluator.office.directory import importing
from evaluator.office.exchanging import answering
from evaluator.office.office import Office
from evaluator.office.store import schema
from evaluator.wire.enrolment import Failure
from evaluator.wire.exchange import BODY_BYTES_AT_MOST, PATH, Held, Reply, Request, decode_reply, rules_version
from evaluator.wire.refused import SignedFailure, signed_failure
from evaluator.wire.signing import (
    KIOSK_HEADER,
    MESSAGE_HEADER,
    SIGNATURE_HEADER,
    is_signed,
    reply_bytes,
    request_bytes,
    sign,
)
from tests.office.conftest import TestClock, ask, exchange, know, write
from tests.office.paper import PaperKiosk
from tests.support.office import SAMPLE


def tapped(office: Office) -> PaperKiosk:
    return know(office, PaperKiosk()).start("r1").serve("s03").rate(times=2)


def failure(body: bytes) -> Failure:
    return msgspec.json.decode(body, type=Failure)


def refusal(office: Office, answer: httpx.Response, asked: bytes, message: int) -> SignedFailure:
    """The office's signed no to that body."""
    said = Refusal(
        asked=asked,
        message=message,
        status=answer.status_code,
        answer=answer.content,
        signature=answer.headers[SIGNATURE_HEADER],
    )
    found = signed_failure(office.about.public_key, "k1", said)
    assert found is not None
    return found


def test_the_reply_is_signed_together_with_what_it_answers(office: Office) -> None:
    kiosk = tapped(office)
    request = kiosk.request()
    body, headers = kiosk.signed(request)
    answer = ask(office, "POST", PATH, content=body, headers=headers)
    said = reply_bytes(200, "k1", request.message, answer.content)
    assert is_signed(office.about.public_key, answer.headers[SIGNATURE_HEADER], said)
    reply = decode_reply(answer.content)
    assert (reply.upto, reply.message, reply.store) == (request.upto, request.message, office.about.store)
    assert reply.now == office.clock()
    assert reply.next_in_s == 420


def test_a_malformed_body_is_named_by_row_and_answered_signed(office: Office) -> None:
    kiosk = tapped(office)
    good = msgspec.to_builtins(kiosk.request())
    good["tally"] = [[*good["tally"][0][:-1], "many"]]
    body = msgspec.json.encode(good)
    headers = kiosk.headers(replace(kiosk.request(), message=good["message"]), body)
    answer = ask(office, "POST", PATH, content=body, headers=headers)
    assert answer.status_code == 400
    assert failure(answer.content).code == "malformed"
    assert "$.tally[0]" in failure(answer.content).detail
    assert refusal(office, answer, body, good["message"]).code == "malformed"


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"\xff", b'{"protocol": 1}', b"[" * 100_000])
def test_a_signed_body_that_is_no_request_is_malformed(office: Office, body: bytes) -> None:
    kiosk = tapped(office)
    answer = ask(office, "POST", PATH, content=body, headers=kiosk.headers(kiosk.request(), body))
    assert (answer.status_code, failure(answer.content).code) == (400, "malformed")


def test_another_protocol_is_told_which_one_is_spoken(office: Office) -> None:
    kiosk = tapped(office)
    body, headers = kiosk.signed(replace(kiosk.request(), protocol=2))
    answer = ask(office, "POST", PATH, content=body, headers=headers)
    assert (answer.status_code, failure(answer.content).code) == (426, "unknown_protocol")


def test_headers_that_name_another_message_than_the_body_are_malformed(office: Office) -> None:
    kiosk = tapped(office)
    request = kiosk.request()
    body = msgspec.json.encode(request)
    answer = ask(office, "POST", PATH, content=body, headers=kiosk.headers(replace(request, message=99), body))
    assert (answer.status_code, failure(answer.content).code) == (400, "malformed")


def test_a_kiosk_cannot_speak_for_another(office: Office) -> None:
    kiosk = tapped(office)
    other = know(office, PaperKiosk(kiosk="k2")).start("z")
    request = kiosk.request()
    body = msgspec.json.encode(request)
    answer = ask(office, "POST", PATH, content=body, headers=other.headers(request, body))
    assert answer.status_code == 400
    assert not write(office, lambda connection: connection.execute(schema.tally.select()).all())


def test_an_unknown_key_is_401(office: Office) -> None:
    stranger = PaperKiosk(kiosk="nobody").start("r1")
    body, headers = stranger.signed(stranger.request())
    answer = ask(office, "POST", PATH, content=body, headers=headers)
    assert (answer.status_code, failure(answer.content).code) == (401, "unknown_kiosk")


@pytest.mark.parametrize("spoiled", [KIOSK_HEADER, MESSAGE_HEADER, SIGNATURE_HEADER])
@pytest.mark.parametrize("value", [None, "", "0", "zz", "٣", "9" * 100])
def test_a_spoiled_header_is_401(office: Office, spoiled: str, value: str | None) -> None:
    kiosk = tapped(office)
    body, headers = kiosk.signed(kiosk.request())
    headers.pop(spoiled)
    raw = {name.encode(): text.encode() for name, text in headers.items()}
    if value is not None:
        raw[spoiled.encode()] = value.encode()
    answer = ask(office, "POST", PATH, content=body, headers=raw)
    assert (answer.status_code, failure(answer.content).code) == (401, "unknown_kiosk")


def test_a_body_changed_on_the_way_is_401(office: Office) -> None:
    kiosk = tapped(office)
    body, headers = kiosk.signed(kiosk.request())
    answer = ask(office, "POST", PATH, content=body + b" ", headers=headers)
    assert (answer.status_code, failure(answer.content).code) == (401, "unknown_kiosk")


def test_a_signature_for_another_path_is_worth_nothing(office: Office) -> None:
    kiosk = tapped(office)
    request = kiosk.request()
    body, headers = kiosk.signed(request)
    headers[SIGNATURE_HEADER] = sign(kiosk.key, request_bytes("POST", "/v1/else", "k1", request.message, body))
    assert ask(office, "POST", PATH, content=body, headers=headers).status_code == 401


def test_a_revoked_key_is_403_and_counts_nothing(office: Office) -> None:
    kiosk = tapped(office)
    write(office, lambda connection: connection.execute(schema.kiosk.update().values(revoked_at="2026-11-21")))
    body, headers = kiosk.signed(kiosk.request())
    answer = ask(office, "POST", PATH, content=body, headers=headers)
    assert answer.status_code == 403
    assert refusal(office, answer, body, int(headers[MESSAGE_HEADER])).code == "revoked_kiosk"
    assert not write(office, lambda connection: connection.execute(schema.tally.select()).all())


def test_a_body_over_the_limit_is_413_and_a_compressed_one_415(office: Office) -> None:
    kiosk = tapped(office)
    body, headers = kiosk.signed(kiosk.request())
    answer = ask(office, "POST", PATH, content=b" " * (BODY_BYTES_AT_MOST + 1), headers=headers)
    assert (answer.status_code, failure(answer.content).code) == (413, "too_large")
    answer = ask(office, "POST", PATH, content=body, headers={**headers, "content-encoding": "gzip"})
    assert (answer.status_code, failure(answer.content).code) == (415, "unreadable_body")


def test_a_kiosk_gets_its_own_hall_and_the_rules_when_it_holds_others(office: Office) -> None:
    kiosk = tapped(office)
    reply = exchange(office, kiosk, kiosk.request())
    assert reply.directory is not None
    hall = reply.directory
    assert {unit.id for unit in hall.directory.units} == {"qinghe", "hall-east"}
    assert {window.id for window in hall.directory.windows} == {"w1", "w2", "w3"}
    assert {person.id for person in hall.directory.staff if person.unit != "hall-east"} == {"s06"}, "who is lent"
    assert "m09" not in {matter.id for matter in hall.directory.matters}
    assert {one.staff for one in hall.sign_in} == {person.id for person in hall.directory.staff}
    assert {photo.sha256 for photo in hall.photos} == {p.photo for p in hall.directory.staff if p.photo}
    assert reply.rules == office.rules


def test_a_kiosk_that_holds_the_newest_gets_neither(office: Office) -> None:
    kiosk = tapped(office)
    held = Held(directory=1, rules=rules_version(office.rules), store=office.about.store)
    reply = exchange(office, kiosk, kiosk.request(held=held))
    assert (reply.directory, reply.rules) == (None, None)


def test_a_new_version_reaches_the_kiosk_with_its_next_exchange(office: Office, tmp_path: Path) -> None:
    kiosk = tapped(office)
    held = Held(directory=1, rules=rules_version(office.rules))
    sheets = Path(shutil.copytree(SAMPLE, tmp_path / "sheets"))
    windows = sheets / "windows.csv"
    windows.write_text(windows.read_text("utf-8").replace("社会保障", "社保业务"), "utf-8")
    importing.import_directory(office.database, sheets, dry_run=False, clock=office.clock)
    reply = exchange(office, kiosk, kiosk.request(held=held))
    assert reply.directory is not None
    window = reply.directory.directory.window("w2")
    assert window is not None
    assert (reply.directory.directory.version, window.name) == (2, "社保业务")


def test_a_kiosk_of_a_whole_hall_gets_that_hall(office: Office) -> None:
    kiosk = know(office, PaperKiosk(window="", unit="hall-south")).start("r1").serve("").rate()
    reply = exchange(office, kiosk, kiosk.request())
    assert reply.directory is not None
    assert {window.id for window in reply.directory.directory.windows} == {"w6"}


def test_kiosks_are_told_to_spread_as_many_as_they_are_a_minute_ago(office: Office, clock: TestClock) -> None:
    kiosk = tapped(office)

    def spread_s() -> float:
        body, headers = kiosk.signed(kiosk.request())
        return decode_reply(ask(office, "POST", PATH, content=body, headers=headers).content).spread_s

    assert spread_s() == 5
    others = [
        {"kiosk": f"o{at}", "public_key": str(at), "window": "", "unit": "hall-east", "simulated": 0, "enrolled_at": ""}
        for at in range(2_999)
    ]
    with office.database.writing() as connection:
        connection.execute(schema.kiosk.insert(), others)
    clock.advance(seconds=59)
    assert spread_s() == 5
    clock.advance(seconds=1)
    assert spread_s() == 60


def test_the_loop_neither_reads_nor_seals_a_message(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: set[threading.Thread] = set()
    understood, reply = answering.understood, answering.reply

    def reads(kiosk: str, message: int, body: bytes) -> Request:
        seen.add(threading.current_thread())
        return understood(kiosk, message, body)

    def seals(*of: Any, **more: Any) -> Reply:  # noqa: ANN401 - passed on
        seen.add(threading.current_thread())
        return reply(*of, **more)

    monkeypatch.setattr(answering, "understood", reads)
    monkeypatch.setattr(answering, "reply", seals)
    kiosk = tapped(office)
    body, headers = kiosk.signed(kiosk.request())
    assert ask(office, "POST", PATH, content=body, headers=headers).status_code == 200
    assert seen
    assert threading.main_thread() not in seen
