"""Signing in, what a role may do, and that nobody guesses a password."""

import asyncio
import threading

import httpx
import pytest
from litestar import get
from sqlalchemy import select

from evaluator.office import commands
from evaluator.office.api.application import HANDLERS
from evaluator.office.founding import Founded
from evaluator.office.instants import written
from evaluator.office.office import PASSWORD_CHECKS_MOST, Office
from evaluator.office.people import accounts, audit, passwords, tries
from evaluator.office.store import schema
from evaluator.wire.manager import MONTHS_PATH, PASSWORD_PATH, SESSIONS_PATH, TALLY_PATH
from tests.office.conftest import OWN_PASSWORD, TestClock, ask, token_of, write
from tests.support.office import http_side, road_to

PASSWORD = "quite a good one"


@pytest.fixture(scope="module")
def verifier() -> str:
    return passwords.verifier(PASSWORD)


def add_account(office: Office, verifier: str, account: str, role: str, unit: str = "") -> None:
    row = {
        "account": account,
        "role": role,
        "unit": unit,
        "password": verifier,
        "must_change": 0,
        "created_at": written(office.clock()),
    }
    write(office, lambda connection: connection.execute(schema.account.insert().values(**row)))


def sign_in(office: Office, account: str, password: str) -> httpx.Response:
    return ask(office, "POST", SESSIONS_PATH, json={"account": account, "password": password})


def bearer(answer: httpx.Response) -> dict[str, str]:
    assert answer.status_code == 201, answer.text
    return {"Authorization": f"Bearer {answer.json()['token']}"}


def code(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def test_a_one_time_password_opens_nothing_but_the_choice_of_another(office: Office, made: Founded) -> None:
    first = sign_in(office, made.account, made.password)
    assert first.json()["must_change"] is True
    header = bearer(first)
    assert code(ask(office, "GET", MONTHS_PATH, headers=header)) == (403, "must_change")
    chosen = {"old": made.password, "new": OWN_PASSWORD}
    assert ask(office, "POST", PASSWORD_PATH, json=chosen, headers=header).status_code == 204
    assert ask(office, "GET", MONTHS_PATH, headers=header).status_code == 200
    assert code(sign_in(office, made.account, made.password)) == (401, "wrong_password")
    assert sign_in(office, made.account, OWN_PASSWORD).json()["must_change"] is False


def test_a_session_says_whose_it_is_and_where(office: Office, made: Founded) -> None:
    session = sign_in(office, made.account, made.password).json()
    assert (session["account"], session["role"], session["simulated"]) == ("office", "office_manager", False)
    assert session["office_name"] == "清河街道办事处"


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("short", (400, "malformed")),
        ("aaaaaaaaaaaa", (400, "password_weak")),
        ("The OFFICE password", (400, "password_weak")),
    ],
)
def test_a_poor_password_is_refused(office: Office, made: Founded, new: str, expected: tuple[int, str]) -> None:
    header = bearer(sign_in(office, made.account, made.password))
    answer = ask(office, "POST", PASSWORD_PATH, json={"old": made.password, "new": new}, headers=header)
    assert code(answer) == expected


def test_the_same_password_again_is_refused(office: Office, made: Founded) -> None:
    header = bearer(sign_in(office, made.account, made.password))
    same = {"old": made.password, "new": made.password}
    assert code(ask(office, "POST", PASSWORD_PATH, json=same, headers=header)) == (400, "password_same")


def test_a_wrong_old_password_does_not_end_the_session(office: Office, made: Founded) -> None:
    header = token_of(office, made)
    wrong = {"old": "not this one at all", "new": "another good password"}
    assert code(ask(office, "POST", PASSWORD_PATH, json=wrong, headers=header)) == (403, "wrong_password")
    assert ask(office, "GET", MONTHS_PATH, headers=header).status_code == 200


def test_a_new_password_ends_the_other_sessions(office: Office, verifier: str) -> None:
    add_account(office, verifier, "li", "office_manager")
    here, there = bearer(sign_in(office, "li", PASSWORD)), bearer(sign_in(office, "li", PASSWORD))
    ask(office, "POST", PASSWORD_PATH, json={"old": PASSWORD, "new": "another good one"}, headers=here)
    assert ask(office, "GET", MONTHS_PATH, headers=here).status_code == 200
    assert code(ask(office, "GET", MONTHS_PATH, headers=there)) == (401, "no_session")


def test_signing_out_ends_the_session(office: Office, made: Founded) -> None:
    header = token_of(office, made)
    assert ask(office, "DELETE", SESSIONS_PATH, headers=header).status_code == 204
    assert code(ask(office, "GET", MONTHS_PATH, headers=header)) == (401, "no_session")


def test_a_session_ends_by_itself(office: Office, made: Founded, clock: TestClock) -> None:
    header = token_of(office, made)
    clock.advance(hours=11, minutes=59)
    assert ask(office, "GET", MONTHS_PATH, headers=header).status_code == 200
    clock.advance(minutes=1)
    assert code(ask(office, "GET", MONTHS_PATH, headers=header)) == (401, "no_session")


def test_a_closed_account_has_no_session_and_gets_none(office: Office, made: Founded) -> None:
    header = token_of(office, made)
    write(office, lambda connection: connection.execute(schema.account.update().values(closed_at="2026-11-21")))
    assert code(ask(office, "GET", MONTHS_PATH, headers=header)) == (401, "no_session")
    assert code(sign_in(office, made.account, OWN_PASSWORD)) == (401, "wrong_password")


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Bearer x", "Basic b2ZmaWNlOm9mZmljZQ==", "x" * 5000])
def test_what_is_no_token_opens_nothing(office: Office, header: str) -> None:
    assert code(ask(office, "GET", MONTHS_PATH, headers={"Authorization": header})) == (401, "no_session")


def test_an_unknown_account_and_a_wrong_password_are_one_answer(office: Office, made: Founded) -> None:
    assert sign_in(office, "nobody", "x").json() == sign_in(office, made.account, "x").json()


def test_five_tries_are_free_then_the_account_waits(office: Office, verifier: str, clock: TestClock) -> None:
    add_account(office, verifier, "li", "office_manager")
    for _ in range(5):
        assert code(sign_in(office, "li", "wrong")) == (401, "wrong_password")
    answer = sign_in(office, "li", PASSWORD)
    assert code(answer) == (429, "locked")
    assert answer.headers["retry-after"] == "15"
    clock.advance(seconds=15)
    assert sign_in(office, "li", PASSWORD).status_code == 201
    assert code(sign_in(office, "li", "wrong")) == (401, "wrong_password")


def test_a_clock_set_back_takes_no_free_try_and_makes_no_wait_longer(
    office: Office, verifier: str, clock: TestClock
) -> None:
    add_account(office, verifier, "li", "office_manager")
    for _ in range(5):
        clock.advance(days=-1)
        assert code(sign_in(office, "li", "wrong")) == (401, "wrong_password")
    clock.advance(days=-400)
    assert sign_in(office, "li", PASSWORD).headers["retry-after"] == "15"
    clock.advance(seconds=15)
    assert sign_in(office, "li", PASSWORD).status_code == 201


def test_the_wait_doubles_and_fifteen_wrong_ones_lock_for_good(office: Office, verifier: str, clock: TestClock) -> None:
    add_account(office, verifier, "li", "office_manager")
    evaluated = 0
    for _ in range(60):
        answer = sign_in(office, "li", "wrong")
        if answer.status_code == 401:
            evaluated += 1
        elif wait := answer.headers.get("retry-after"):
            clock.advance(seconds=int(wait))
        else:
            break
    assert evaluated == 15
    clock.advance(days=30)
    assert code(sign_in(office, "li", PASSWORD)) == (403, "locked")


def test_whoever_holds_the_folder_opens_a_locked_account_again(office: Office, made: Founded, clock: TestClock) -> None:
    session = token_of(office, made)
    while not isinstance(
        write(office, lambda connection: tries.count(connection, made.account, clock())), tries.Locked
    ):
        clock.advance(hours=12)
    assert code(sign_in(office, made.account, OWN_PASSWORD)) == (403, "locked")
    password = commands.new_password(office.folder, account=made.account, clock=clock)
    assert code(ask(office, "GET", MONTHS_PATH, headers=session)) == (401, "no_session")
    assert code(sign_in(office, made.account, OWN_PASSWORD)) == (401, "wrong_password")
    assert sign_in(office, made.account, password).json()["must_change"] is True
    with office.database.reading() as connection:
        acts = [row.body for row in connection.execute(select(schema.audit).order_by(schema.audit.c.seq))]
        assert audit.first_wrong(connection) is None
    assert any(b"account.reopened" in act for act in acts)
    assert not any(password.encode() in act for act in acts)


def test_the_count_of_wrong_tries_outlives_the_program(office: Office, made: Founded, clock: TestClock) -> None:
    for _ in range(5):
        sign_in(office, made.account, "wrong")
    office.close()
    again = Office(office.folder, clock)
    assert code(sign_in(again, made.account, made.password)) == (429, "locked")
    again.close()


def test_tries_side_by_side_do_not_slip_past_the_lock(office: Office, verifier: str) -> None:
    add_account(office, verifier, "li", "office_manager")

    async def all_at_once() -> list[int]:
        async with httpx.AsyncClient(transport=road_to(office), base_url="https://office") as client:
            tries = [client.post(SESSIONS_PATH, json={"account": "li", "password": "wrong"}) for _ in range(20)]
            return [answer.status_code for answer in await asyncio.gather(*tries)]

    assert sorted(asyncio.run(all_at_once())) == [401] * 5 + [429] * 15


def test_a_crowd_of_strangers_makes_few_checks_at_a_time(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    guard, fits = threading.Lock(), passwords.fits
    now_checking, most = 0, 0

    def watched(kept: str | None, secret: str) -> bool:
        nonlocal now_checking, most
        with guard:
            now_checking += 1
            most = max(most, now_checking)
        found = fits(kept, secret)
        with guard:
            now_checking -= 1
        return found

    monkeypatch.setattr(passwords, "fits", watched)

    async def all_at_once() -> list[int]:
        async with httpx.AsyncClient(transport=road_to(office), base_url="https://office") as client:
            tries = [client.post(SESSIONS_PATH, json={"account": f"nobody{n}", "password": "x"}) for n in range(20)]
            return [answer.status_code for answer in await asyncio.gather(*tries)]

    assert asyncio.run(all_at_once()) == [401] * 20
    assert 1 <= most <= PASSWORD_CHECKS_MOST


def test_tokens_and_passwords_stand_nowhere_in_the_file(office: Office, made: Founded) -> None:
    token = token_of(office, made)["Authorization"].removeprefix("Bearer ")
    with office.database.reading() as connection:
        rows = [*connection.execute(select(schema.session)), *connection.execute(select(schema.account))]
        rows += connection.execute(select(schema.audit.c.body))
    assert token not in str(rows)
    assert OWN_PASSWORD not in str(rows)
    assert made.password not in str(rows)


def test_every_handler_names_a_right() -> None:
    for handler in HANDLERS:
        assert handler.opt.get("right"), handler


def test_a_handler_that_names_no_right_is_closed(
    office: Office, made: Founded, monkeypatch: pytest.MonkeyPatch
) -> None:
    @get("/v1/forgotten", sync_to_thread=False)
    def forgotten() -> str:
        return "secret"

    header = token_of(office, made)
    monkeypatch.setattr("evaluator.office.api.application.HANDLERS", (*HANDLERS, forgotten))
    http_side.cache_clear()
    assert code(ask(office, "GET", "/v1/forgotten", headers=header)) == (403, "not_allowed")
    assert code(ask(office, "GET", "/v1/forgotten")) == (401, "no_session")


def test_a_hall_manager_sees_the_own_hall_alone(office: Office, verifier: str) -> None:
    add_account(office, verifier, "li", "hall_manager", unit="hall-east")
    header = _session(office)
    own = ask(office, "GET", f"{TALLY_PATH}?month=202611&by=window", headers=header).json()
    assert [row["key"] for row in own["rows"]] == ["w1", "w2", "w3"]
    other = ask(office, "GET", f"{TALLY_PATH}?month=202611&by=window&unit=hall-west", headers=header)
    assert code(other) == (403, "not_allowed")
    whole = ask(office, "GET", f"{TALLY_PATH}?month=202611&by=unit&unit=qinghe", headers=header)
    assert code(whole) == (403, "not_allowed")


def _session(office: Office) -> dict[str, str]:
    """A session without the time a password takes."""
    now = office.clock()
    token, _ = write(office, lambda connection: accounts.sign_in(connection, "li", now))
    return {"Authorization": f"Bearer {token}"}
