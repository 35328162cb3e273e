"""A new PIN takes two persons, is told once, and reaches the kiosks with the next directory."""

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from evaluator.domain.lockout import is_weak_pin
from evaluator.office.directory import directory_store, pin_resets
from evaluator.office.office import Office
from evaluator.office.store import schema
from evaluator.wire.pin_resets import PIN_RESET_DECISIONS_PATH, PIN_RESETS_PATH
from tests.office.conftest import ask
from tests.office.desk import desk_of

Answer = tuple[int, str]


@pytest.fixture
def one(office: Office) -> dict[str, str]:
    return desk_of(office).header


@pytest.fixture
def other(office: Office) -> dict[str, str]:
    return desk_of(office, "office_manager").header


def wish(office: Office, header: dict[str, str], staff: str = "s03") -> dict[str, str]:
    body = {"staff": staff, "reason": "forgot it on leave"}
    answer: dict[str, str] = ask(office, "POST", PIN_RESETS_PATH, json=body, headers=header).json()
    return answer


def decide(office: Office, header: dict[str, str], reset: str, *, agree: bool) -> dict[str, str]:
    body = {"reset": reset, "agree": agree}
    answer: dict[str, str] = ask(office, "POST", PIN_RESET_DECISIONS_PATH, json=body, headers=header).json()
    return answer


def verifier_at_the_kiosk(office: Office, staff: str) -> str:
    with office.database.reading() as connection:
        hall = directory_store.hall(connection, "hall-east")
    return next(person.verifier for person in hall.sign_in if person.staff == staff)


def test_one_person_asks_and_another_agrees_and_the_kiosks_learn_it(
    office: Office, one: dict[str, str], other: dict[str, str]
) -> None:
    before = verifier_at_the_kiosk(office, "s03")
    reset = wish(office, one)["reset"]
    assert decide(office, one, reset, agree=True)["code"] == "same_person"
    assert verifier_at_the_kiosk(office, "s03") == before
    told = decide(office, other, reset, agree=True)
    assert told["staff"] == "s03"
    assert not is_weak_pin(told["pin"])
    assert PasswordHasher().verify(verifier_at_the_kiosk(office, "s03"), told["pin"])
    (row,) = ask(office, "GET", PIN_RESETS_PATH, headers=one).json()["resets"]
    assert (row["state"], row["staff"]) == ("agreed", "s03")
    with office.database.reading() as connection:
        acts = str(connection.execute(select(schema.audit.c.body)).all())
    assert "pin_reset.agreed" in acts
    assert told["pin"] not in acts


def test_who_asked_may_take_it_back_and_then_nothing_changes(
    office: Office, one: dict[str, str], other: dict[str, str]
) -> None:
    before = verifier_at_the_kiosk(office, "s03")
    reset = wish(office, one)["reset"]
    assert wish(office, other)["code"] == "asked_already"
    assert decide(office, one, reset, agree=False) == {"staff": "s03", "pin": ""}
    assert decide(office, other, reset, agree=True)["code"] == "decided_already"
    assert verifier_at_the_kiosk(office, "s03") == before


def test_what_cannot_be_asked_is_refused(office: Office, one: dict[str, str], other: dict[str, str]) -> None:
    assert wish(office, one, "nobody")["code"] == "unknown_staff"
    assert decide(office, other, "0" * 32, agree=True)["code"] == "unknown_reset"
    auditor = desk_of(office, "auditor").header
    assert wish(office, auditor)["code"] == "not_allowed"


def test_a_new_pin_is_never_weak(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter([123456, 0, 111111, 407182])
    monkeypatch.setattr("evaluator.office.directory.pin_resets.secrets.randbelow", lambda _most: next(drawn))
    assert pin_resets.random_pin() == "407182"
