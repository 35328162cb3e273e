"""Kiosks as a system administrator keeps them: codes, check words, silence, new keys, replacement, alarms."""

import asyncio
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from evaluator.domain.roles import Role
from evaluator.office.office import Office
from evaluator.office.people import accounts
from evaluator.office.store import schema
from evaluator.office.watching import watch
from evaluator.wire import devices, enrolment, exchange
from evaluator.wire.devices import Alarms, CodeMade, Kiosk, Kiosks, NewKey, NewKeyTaken, OpenCodes
from evaluator.wire.enrolment import Enrolled, EnrolRequest, check_word
from evaluator.wire.signing import (
    KIOSK_HEADER,
    MESSAGE_HEADER,
    SIGNATURE_HEADER,
    is_signed,
    new_key_bytes,
    public_key_hex,
    reply_bytes,
    request_bytes,
    sign,
)
from tests.office.conftest import TestClock, ask, know, write
from tests.office.conftest import exchange as hand_over
from tests.office.paper import PaperKiosk

FRIDAY = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
"""09:00 in Shanghai, when the halls open."""
Header = dict[str, str]


def session(office: Office, account: str, role: Role) -> Header:
    row = {"account": account, "role": role, "password": "x", "must_change": 0, "created_at": "2026-11-01"}
    write(office, lambda connection: connection.execute(schema.account.insert().values(**row)))
    token, _ = write(office, lambda connection: accounts.sign_in(connection, account, office.clock()))
    return {"Authorization": f"Bearer {token}"}


@pytest.fixture
def admin(office: Office) -> Header:
    return session(office, "admin", "system_administrator")


def kiosks(office: Office, who: Header) -> dict[str, Kiosk]:
    answer = ask(office, "GET", devices.KIOSKS_PATH, headers=who)
    assert answer.status_code == 200, answer.text
    return {one.kiosk: one for one in msgspec.json.decode(answer.content, type=Kiosks).kiosks}


def alarms(office: Office, who: Header, *, waiting: bool = True) -> Alarms:
    answer = ask(office, "GET", f"{devices.ALARMS_PATH}?waiting={str(waiting).lower()}", headers=who)
    assert answer.status_code == 200, answer.text
    return msgspec.json.decode(answer.content, type=Alarms)


def made_code(office: Office, who: Header, **asked: str) -> CodeMade:
    answer = ask(office, "POST", devices.CODES_PATH, json=asked, headers=who)
    assert answer.status_code == 201, answer.text
    return msgspec.json.decode(answer.content, type=CodeMade)


def enrolled(office: Office, code: CodeMade, key: Ed25519PrivateKey, kiosk: str = "") -> Enrolled:
    read = enrolment.parse(code.code)
    assert read is not None
    request = EnrolRequest(read.name, read.secret, public_key_hex(key), simulated=False, program="test", kiosk=kiosk)
    answer = ask(office, "POST", enrolment.PATH, content=msgspec.json.encode(request))
    assert answer.status_code == 201, answer.text
    return msgspec.json.decode(answer.content, type=Enrolled)


def do(office: Office, path: str, who: Header, **body: str) -> tuple[int, str]:
    answer = ask(office, "POST", path, json=body, headers=who)
    return answer.status_code, "" if answer.status_code < 400 else str(answer.json()["code"])


# -- codes --------------------------------------------------------------------------------------------------------


def test_a_code_is_made_listed_without_its_secret_and_withdrawn(
    office: Office, admin: Header, clock: TestClock
) -> None:
    code = made_code(office, admin, window="w1")
    read = enrolment.parse(code.code)
    assert read is not None
    answer = ask(office, "GET", devices.CODES_PATH, headers=admin)
    assert read.secret not in answer.text
    (listed,) = msgspec.json.decode(answer.content, type=OpenCodes).codes
    assert (listed.name, listed.window, listed.unit, listed.made_by) == (code.name, "w1", "hall-east", "admin")
    assert (listed.tries_left, listed.expires_at) == (5, clock() + timedelta(minutes=10))
    assert do(office, devices.WITHDRAW_PATH, admin, name=code.name)[0] == 204
    request = EnrolRequest(read.name, read.secret, public_key_hex(Ed25519PrivateKey.generate()), False, "test")
    refused = ask(office, "POST", enrolment.PATH, content=msgspec.json.encode(request))
    assert (refused.status_code, refused.json()["code"]) == (400, "withdrawn_code")
    assert do(office, devices.WITHDRAW_PATH, admin, name="ZZZZ") == (404, "unknown_code")
    second = made_code(office, admin, unit="hall-east")
    clock.advance(minutes=11)
    assert second.name not in ask(office, "GET", devices.CODES_PATH, headers=admin).text


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        ({}, (400, "one_of_four")),
        ({"window": "w1", "unit": "hall-east"}, (400, "one_of_four")),
        ({"window": "nowhere"}, (400, "unknown_window")),
        ({"unit": "nowhere"}, (400, "unknown_unit")),
        ({"replaces": "k-nobody"}, (404, "unknown_kiosk")),
        ({"renews": "k-nobody"}, (404, "unknown_kiosk")),
    ],
)
def test_a_code_for_nothing_known_is_refused(
    office: Office, admin: Header, asked: dict[str, str], refusal: tuple[int, str]
) -> None:
    assert do(office, devices.CODES_PATH, admin, **asked) == refusal


# -- check words --------------------------------------------------------------------------------------------------


def test_a_new_kiosk_works_and_is_alarmed_until_somebody_has_compared_the_words(office: Office, admin: Header) -> None:
    code, key = made_code(office, admin, window="w1"), Ed25519PrivateKey.generate()
    new = enrolled(office, code, key)
    read = enrolment.parse(code.code)
    assert read is not None
    word = check_word(read.name, read.secret, public_key_hex(key))
    kiosk = PaperKiosk(kiosk=new.kiosk, key=key).start("r1").serve("s03").rate(times=2)
    assert hand_over(office, kiosk, kiosk.request()).upto == kiosk.seq
    shown = kiosks(office, admin)[new.kiosk]
    assert (shown.check_word, shown.confirmed_at) == (word, None)
    (alarm,) = alarms(office, admin).alarms
    assert (alarm.alarm, word in alarm.detail) == ("unconfirmed", True)
    assert do(office, devices.CONFIRM_PATH, admin, kiosk=new.kiosk)[0] == 204
    shown = kiosks(office, admin)[new.kiosk]
    assert (shown.confirmed_at, shown.confirmed_by) == (office.clock(), "admin")
    assert alarms(office, admin).alarms == ()
    assert do(office, devices.CONFIRM_PATH, admin, kiosk="k-nobody") == (404, "unknown_kiosk")


def test_a_kiosk_whose_word_differs_is_revoked_for_good(office: Office, admin: Header) -> None:
    key = Ed25519PrivateKey.generate()
    new = enrolled(office, made_code(office, admin, window="w1"), key)
    assert do(office, devices.REVOKE_PATH, admin, kiosk=new.kiosk, why="another word")[0] == 204
    kiosk = PaperKiosk(kiosk=new.kiosk, key=key).start("r1")
    body, headers = kiosk.signed(kiosk.request())
    assert ask(office, "POST", exchange.PATH, content=body, headers=headers).status_code == 403
    assert alarms(office, admin).alarms == ()
    assert do(office, devices.CONFIRM_PATH, admin, kiosk=new.kiosk) == (409, "revoked_kiosk")
    assert do(office, devices.CODES_PATH, admin, renews=new.kiosk) == (409, "revoked_kiosk")
    read = enrolment.parse(made_code(office, admin, window="w1").code)
    assert read is not None
    again = EnrolRequest(read.name, read.secret, public_key_hex(key), simulated=False, program="test")
    refused = ask(office, "POST", enrolment.PATH, content=msgspec.json.encode(again))
    assert refused.json()["code"] == "used_key"


# -- silence ------------------------------------------------------------------------------------------------------


def look(office: Office) -> None:
    """The watch of a serving office, until it has looked once."""

    async def looking() -> None:
        watching = asyncio.create_task(watch(office, every_s=3600))
        before = office.clock()
        while not watching.done() and not _looked(office, before):
            await asyncio.sleep(0.01)
        watching.cancel()
        await asyncio.wait([watching])

    asyncio.run(looking())


def _looked(office: Office, now: datetime) -> bool:
    from evaluator.office.devices import silence

    with office.database.reading() as connection:
        return not silence.is_due(connection, office.rules_in(connection), office.about.zone, now)


def test_a_kiosk_that_is_not_heard_of_for_a_quarter_of_an_hour_is_alarmed_once_until_it_speaks(
    office: Office, admin: Header, clock: TestClock
) -> None:
    clock.at = FRIDAY + timedelta(hours=1)
    kiosk = know(office, PaperKiosk()).start("r1")
    hand_over(office, kiosk, kiosk.request())
    clock.advance(minutes=14, seconds=59)
    look(office)
    assert alarms(office, admin).alarms == ()
    clock.advance(seconds=1)
    assert kiosks(office, admin)["k1"].silent_since == FRIDAY + timedelta(hours=1)
    for _ in range(3):
        look(office)
        clock.advance(minutes=5)
    (alarm,) = alarms(office, admin).alarms
    assert (alarm.alarm, alarm.kiosk) == ("silent", "k1")
    hand_over(office, kiosk, kiosk.request())
    look(office)
    assert alarms(office, admin).alarms == ()
    assert kiosks(office, admin)["k1"].silent_since is None
    clock.advance(minutes=15)
    look(office)
    assert len(alarms(office, admin).alarms) == 1
    every = alarms(office, admin, waiting=False).alarms
    assert [one.closed_at is None for one in every] == [True, False]


@pytest.mark.parametrize(
    ("at", "silent"),
    [
        (FRIDAY + timedelta(minutes=-1), False),
        (FRIDAY + timedelta(minutes=14), False),
        (FRIDAY + timedelta(minutes=15), True),
        (FRIDAY + timedelta(hours=8), False),
        (FRIDAY + timedelta(days=1, hours=2), False),
    ],
    ids=["before opening", "just opened", "a quarter after opening", "closing time", "on a Saturday"],
)
def test_nobody_is_missed_while_the_halls_are_closed(
    office: Office, admin: Header, clock: TestClock, at: datetime, silent: bool
) -> None:
    clock.at = FRIDAY - timedelta(hours=16)
    kiosk = know(office, PaperKiosk()).start("r1")
    hand_over(office, kiosk, kiosk.request())
    clock.at = at
    assert (kiosks(office, admin)["k1"].silent_since is not None) == silent
    look(office)
    assert bool(alarms(office, admin).alarms) == silent


def test_revoked_retired_and_carried_kiosks_are_not_missed(office: Office, admin: Header, clock: TestClock) -> None:
    clock.at = FRIDAY
    for name in ("k1", "k2", "k3"):
        kiosk = know(office, PaperKiosk(kiosk=name)).start("r1")
        carried = msgspec.structs.replace(kiosk.request(), carried_from=0) if name == "k3" else kiosk.request()
        hand_over(office, kiosk, carried)
    do(office, devices.REVOKE_PATH, admin, kiosk="k1", why="stolen")
    enrolled(office, made_code(office, admin, replaces="k2"), Ed25519PrivateKey.generate())
    clock.advance(hours=1)
    look(office)
    assert {one.alarm for one in alarms(office, admin).alarms} == {"unconfirmed"}
    shown = kiosks(office, admin)
    assert (shown["k3"].last_seen_at, shown["k3"].carried_at, shown["k3"].clock_offset_s) == (None, FRIDAY, None)


def test_an_alarm_is_acknowledged_with_who_and_when(office: Office, admin: Header, clock: TestClock) -> None:
    enrolled(office, made_code(office, admin, window="w1"), Ed25519PrivateKey.generate())
    (alarm,) = alarms(office, admin).alarms
    named = {"kiosk": alarm.kiosk, "alarm": alarm.alarm, "subject": alarm.subject}
    assert do(office, devices.ACKNOWLEDGE_PATH, admin, **named)[0] == 204
    clock.advance(hours=1)
    second = session(office, "second", "system_administrator")
    assert do(office, devices.ACKNOWLEDGE_PATH, second, **named)[0] == 204
    (kept,) = alarms(office, admin, waiting=False).alarms
    assert (kept.acknowledged_by, kept.acknowledged_at) == ("admin", clock() - timedelta(hours=1))
    assert alarms(office, admin).alarms == ()
    assert do(office, devices.ACKNOWLEDGE_PATH, admin, **(named | {"subject": "x"})) == (404, "unknown_alarm")


# -- keys and replacement -----------------------------------------------------------------------------------------


def roll(office: Office, kiosk: str, old: Ed25519PrivateKey, new: Ed25519PrivateKey) -> tuple[int, str]:
    public = public_key_hex(new)
    body = msgspec.json.encode(NewKey(public, sign(new, new_key_bytes(kiosk, public))))
    signature = sign(old, request_bytes("POST", devices.NEW_KEY_PATH, kiosk, 0, body))
    headers = {KIOSK_HEADER: kiosk, MESSAGE_HEADER: "0", SIGNATURE_HEADER: signature}
    answer = ask(office, "POST", devices.NEW_KEY_PATH, content=body, headers=headers)
    if answer.status_code == 200:
        said = reply_bytes(200, kiosk, 0, answer.content)
        assert is_signed(office.about.public_key, answer.headers[SIGNATURE_HEADER], said)
        assert msgspec.json.decode(answer.content, type=NewKeyTaken).public_key == public
        return 200, ""
    if answer.status_code == 409:  # the kiosk lets its next key go for it
        said = reply_bytes(409, kiosk, 0, answer.content)
        assert is_signed(office.about.public_key, answer.headers[SIGNATURE_HEADER], said)
    return answer.status_code, str(answer.json()["code"])


def test_a_key_is_changed_at_once_a_lost_answer_is_harmless_and_the_old_key_never_comes_back(
    office: Office, admin: Header
) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate()
    assert not hand_over(office, kiosk, kiosk.request()).new_key
    assert do(office, devices.ASK_NEW_KEY_PATH, admin, kiosk="k1")[0] == 204
    assert hand_over(office, kiosk, kiosk.request()).new_key
    old, new, third = kiosk.key, Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    for _ in range(2):
        assert roll(office, "k1", old, new) == (200, "")
    body, headers = kiosk.signed(kiosk.request())
    assert ask(office, "POST", exchange.PATH, content=body, headers=headers).status_code == 401
    assert roll(office, "k1", old, third) == (401, "unknown_kiosk")
    kiosk.key = new
    assert not hand_over(office, kiosk, kiosk.rate().request()).new_key
    assert roll(office, "k1", new, old) == (409, "used_key")
    other = know(office, PaperKiosk(kiosk="k2"))
    assert roll(office, "k2", other.key, new) == (409, "used_key")


def test_nobody_names_a_key_that_is_not_theirs(office: Office) -> None:
    kiosk, stolen = know(office, PaperKiosk()), public_key_hex(Ed25519PrivateKey.generate())
    body = msgspec.json.encode(NewKey(stolen, sign(kiosk.key, new_key_bytes("k1", stolen))))
    signature = sign(kiosk.key, request_bytes("POST", devices.NEW_KEY_PATH, "k1", 0, body))
    headers = {KIOSK_HEADER: "k1", MESSAGE_HEADER: "0", SIGNATURE_HEADER: signature}
    assert ask(office, "POST", devices.NEW_KEY_PATH, content=body, headers=headers).status_code == 409


def test_a_new_kiosk_takes_over_the_window_and_the_broken_ones_late_rows_still_count(
    office: Office, admin: Header
) -> None:
    old = know(office, PaperKiosk()).start("r1").serve("s03").rate(times=3)
    early = old.request()
    hand_over(office, old, early)
    old.rate(times=2)
    key = Ed25519PrivateKey.generate()
    place = enrolled(office, made_code(office, admin, replaces="k1"), key)
    assert (place.window, place.unit) == ("w1", "hall-east")
    new = PaperKiosk(kiosk=place.kiosk, key=key).start("r1").serve("s03").rate(times=4)
    hand_over(office, new, new.request())
    hand_over(office, old, old.request())
    with office.database.reading() as connection:
        counts = {row.kiosk: row.n for row in connection.execute(select(schema.tally.c.kiosk, schema.tally.c.n))}
    assert counts == {"k1": 5, place.kiosk: 4}
    shown = kiosks(office, admin)
    assert (shown["k1"].replaced_by, shown["k1"].retired_at is not None) == (place.kiosk, True)
    assert list(shown) == [place.kiosk, "k1"]


def test_a_kiosk_whose_key_is_lost_gets_a_new_one_and_stays_who_it_is(office: Office, admin: Header) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate(times=3)
    hand_over(office, kiosk, kiosk.request())
    code, new = made_code(office, admin, renews="k1"), Ed25519PrivateKey.generate()
    read = enrolment.parse(code.code)
    assert read is not None
    stranger = EnrolRequest(read.name, read.secret, public_key_hex(new), simulated=False, program="test", kiosk="k2")
    refused = ask(office, "POST", enrolment.PATH, content=msgspec.json.encode(stranger))
    assert refused.json()["code"] == "other_kiosk"
    assert enrolled(office, code, new, kiosk="k1").kiosk == "k1"
    assert enrolled(office, made_code(office, admin, renews="k1"), new, kiosk="k1").kiosk == "k1"
    body, headers = kiosk.signed(kiosk.request())
    assert ask(office, "POST", exchange.PATH, content=body, headers=headers).status_code == 401
    kiosk.key = new
    reply = hand_over(office, kiosk, kiosk.rate().request())
    assert reply.receipt is not None
    assert reply.receipt.seq == kiosk.seq
    assert [one.alarm for one in alarms(office, admin).alarms] == ["unconfirmed"]


# -- rights -------------------------------------------------------------------------------------------------------

READS = [devices.KIOSKS_PATH, devices.CODES_PATH, devices.ALARMS_PATH]
ACTS = {
    devices.CONFIRM_PATH: {"kiosk": "k1"},
    devices.REVOKE_PATH: {"kiosk": "k1", "why": "stolen"},
    devices.ASK_NEW_KEY_PATH: {"kiosk": "k1"},
    devices.FORK_PATH: {"kiosk": "k1", "run": "r", "decision": "kept", "why": "repaired"},
    devices.CODES_PATH: {"window": "w1"},
    devices.WITHDRAW_PATH: {"name": "ABCD"},
    devices.ACKNOWLEDGE_PATH: {"kiosk": "k1", "alarm": "fork", "subject": "r"},
}


@pytest.mark.parametrize("role", ["hall_manager", "office_manager", "directory_administrator", "auditor"])
def test_an_auditor_reads_and_nobody_but_a_system_administrator_acts(office: Office, role: Role) -> None:
    who = session(office, "somebody", role)
    for path in READS:
        assert ask(office, "GET", path, headers=who).status_code == (200 if role == "auditor" else 403), path
    for path, body in ACTS.items():
        assert do(office, path, who, **body) == (403, "not_allowed"), path


# -- impossible days ----------------------------------------------------------------------------------------------


def test_an_impossible_day_tells_where_its_visits_count_and_how_many_they_are(office: Office, admin: Header) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03")
    hand_over(office, kiosk, kiosk.rate(times=2, day=20261399).rate(day=20261131).request())
    hand_over(office, kiosk, kiosk.rate("neutral", 3, day=20261399).request())
    told = {one.subject: one for one in alarms(office, admin).alarms}
    assert {day: one.visits for day, one in told.items()} == {"20261399": 5, "20261131": 1}
    assert told["20261399"].detail.endswith("they count in no month")
    assert told["20261131"].detail.endswith("they count in the month 2026-11 and on none of its days")
