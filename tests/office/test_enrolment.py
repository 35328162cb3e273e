"""One-time codes: ten minutes, five tries, one kiosk."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec import json, structs
from sqlalchemy import select

from evaluator.office.devices import enrolling
from evaluator.office.devices.enrolling import NewCode
from evaluator.office.office import Office
from evaluator.office.store import schema
from evaluator.wire.enrolment import PATH, Enrolled, EnrolRequest, Failure
from evaluator.wire.signing import public_key_hex
from tests.office.conftest import TestClock, ask, exchange, write
from tests.office.paper import PaperKiosk


def code_for(office: Office, window: str = "w1", unit: str = "hall-east") -> NewCode:
    now = office.clock()
    return write(office, lambda connection: enrolling.make_code(connection, now, window=window, unit=unit))


def request_with(code: NewCode, *, simulated: bool = False, key: Ed25519PrivateKey | None = None) -> EnrolRequest:
    public = public_key_hex(key or Ed25519PrivateKey.generate())
    return EnrolRequest(code.name, code.secret, public, simulated, "test")


def enrol(office: Office, request: EnrolRequest) -> Enrolled | Failure:
    answer = ask(office, "POST", PATH, content=json.encode(request))
    assert answer.status_code in (201, 400)
    if answer.status_code == 201:
        return json.decode(answer.content, type=Enrolled)
    return json.decode(answer.content, type=Failure)


def why(answer: Enrolled | Failure) -> str:
    assert isinstance(answer, Failure)
    return answer.code


def test_a_code_makes_a_kiosk_that_can_hand_over(office: Office) -> None:
    key = Ed25519PrivateKey.generate()
    enrolled = enrol(office, request_with(code_for(office), key=key))
    assert isinstance(enrolled, Enrolled)
    assert (enrolled.window, enrolled.unit, enrolled.simulated) == ("w1", "hall-east", False)
    assert (enrolled.store, enrolled.office_key) == (office.about.store, office.about.public_key)
    assert enrolled.directory.directory.window("w1") is not None
    kiosk = PaperKiosk(kiosk=enrolled.kiosk, key=key).start("r1").serve("s03").rate()
    assert exchange(office, kiosk, kiosk.request()).upto == kiosk.seq


def test_a_hall_may_have_a_kiosk_of_its_own(office: Office) -> None:
    enrolled = enrol(office, request_with(code_for(office, window="")))
    assert isinstance(enrolled, Enrolled)
    assert (enrolled.window, enrolled.unit) == ("", "hall-east")


def test_small_letters_are_read_as_large_ones(office: Office) -> None:
    code = code_for(office)
    assert isinstance(enrol(office, request_with(NewCode(code.name.lower(), code.secret.lower()))), Enrolled)


def test_an_unknown_name_and_a_wrong_secret_are_one_answer(office: Office) -> None:
    code = code_for(office)
    assert why(enrol(office, request_with(NewCode("ZZZZ", code.secret)))) == "wrong_code"
    assert why(enrol(office, request_with(NewCode(code.name, "WRONG")))) == "wrong_code"


def test_a_code_is_used_once(office: Office) -> None:
    code = code_for(office)
    enrol(office, request_with(code))
    assert why(enrol(office, request_with(code))) == "used_code"


def test_after_five_wrong_tries_the_right_secret_is_worth_nothing(office: Office) -> None:
    code = code_for(office)
    for _ in range(5):
        assert why(enrol(office, request_with(NewCode(code.name, "WRONG")))) == "wrong_code"
    assert why(enrol(office, request_with(code))) == "blocked_code"


def test_four_wrong_tries_are_forgiven(office: Office) -> None:
    code = code_for(office)
    for _ in range(4):
        enrol(office, request_with(NewCode(code.name, "WRONG")))
    assert isinstance(enrol(office, request_with(code)), Enrolled)


@pytest.mark.parametrize(("seconds", "expired"), [(600, False), (601, True)])
def test_a_code_lives_ten_minutes(office: Office, clock: TestClock, seconds: float, expired: bool) -> None:
    code = code_for(office)
    clock.advance(seconds=seconds)
    answer = enrol(office, request_with(code))
    assert isinstance(answer, Failure) == expired
    if expired:
        assert why(answer) == "expired_code"


def test_a_real_office_takes_no_simulated_kiosk_and_the_code_stays_good(office: Office) -> None:
    code = code_for(office)
    assert why(enrol(office, request_with(code, simulated=True))) == "not_simulated"
    assert isinstance(enrol(office, request_with(code)), Enrolled)


def test_a_simulated_office_takes_no_real_kiosk(simulated_office: Office) -> None:
    code = code_for(simulated_office)
    assert why(enrol(simulated_office, request_with(code))) == "simulated"
    enrolled = enrol(simulated_office, request_with(code, simulated=True))
    assert isinstance(enrolled, Enrolled)
    assert enrolled.simulated


def test_a_kiosk_that_never_heard_the_answer_comes_again_as_the_same(office: Office) -> None:
    key = Ed25519PrivateKey.generate()
    first = enrol(office, request_with(code_for(office), key=key))
    again = enrol(office, request_with(code_for(office, window="w2"), key=key))
    assert isinstance(first, Enrolled)
    assert isinstance(again, Enrolled)
    assert (again.kiosk, again.window) == (first.kiosk, "w2")


def test_a_key_that_has_counted_cannot_be_enrolled_again(office: Office) -> None:
    key = Ed25519PrivateKey.generate()
    first = enrol(office, request_with(code_for(office), key=key))
    assert isinstance(first, Enrolled)
    kiosk = PaperKiosk(kiosk=first.kiosk, key=key).start("r1")
    exchange(office, kiosk, kiosk.request())
    assert why(enrol(office, request_with(code_for(office), key=key))) == "used_key"


def test_the_secret_stands_nowhere_in_the_file(office: Office) -> None:
    code = code_for(office)
    with office.database.reading() as connection:
        row = connection.execute(select(schema.enrolment_code)).one()
    assert code.secret not in str(row)


@pytest.mark.parametrize("key", ["", "ab", "g" * 64, "A" * 64])
def test_a_key_that_is_none_is_malformed(office: Office, key: str) -> None:
    request = structs.asdict(request_with(code_for(office))) | {"public_key": key}
    answer = ask(office, "POST", PATH, json=request)
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")
