"""Accounts as a system administrator keeps them, and the audit log as an auditor reads it."""

import hashlib
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from click.testing import CliRunner
from sqlalchemy import Connection, func, select

from evaluator.cli import evaluator
from evaluator.domain.journal import digest, link
from evaluator.domain.roles import Role
from evaluator.office.office import Office
from evaluator.office.people import accounts, passwords, tries
from evaluator.office.store import schema
from evaluator.wire.manager import PASSWORD_PATH, SESSIONS_PATH
from evaluator.wire.people import (
    ACCOUNTS_PATH,
    AUDIT_PATH,
    CLOSE_ACCOUNT_PATH,
    OPEN_ACCOUNT_PATH,
    RESTORE_ACCOUNT_PATH,
    Act,
    Acts,
)
from tests.office.conftest import TestClock, ask, free_audit, write

PASSWORD = "quite a good one"


@pytest.fixture(scope="module")
def verifier() -> str:
    return passwords.verifier(PASSWORD)


@pytest.fixture
def administrator(office: Office, verifier: str) -> dict[str, str]:
    """A session of the one system administrator."""
    return session_of(office, verifier, "admin", "system_administrator")


def session_of(office: Office, verifier: str, account: str, role: Role) -> dict[str, str]:
    row = {"account": account, "role": role, "password": verifier, "must_change": 0, "created_at": "2026-11-01"}
    write(office, lambda connection: connection.execute(schema.account.insert().values(**row)))
    token, _ = write(office, lambda connection: accounts.sign_in(connection, account, office.clock()))
    return {"Authorization": f"Bearer {token}"}


def count(office: Office, name: str, clock: TestClock) -> tries.Locked | None:
    return write(office, lambda connection: tries.count(connection, name, clock()))


def code(answer: object) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]  # type: ignore[attr-defined]  # an httpx.Response


def sign_in(office: Office, account: str, password: str) -> int:
    return ask(office, "POST", SESSIONS_PATH, json={"account": account, "password": password}).status_code


def test_an_account_is_added_narrowed_opened_again_and_closed(office: Office, administrator: dict[str, str]) -> None:
    new = {"account": "li.na", "role": "hall_manager", "unit": "hall-east"}
    made = ask(office, "POST", ACCOUNTS_PATH, json=new, headers=administrator)
    assert made.status_code == 201
    assert sign_in(office, "li.na", made.json()["password"]) == 201
    moved = {**new, "unit": "hall-west"}
    assert ask(office, "PUT", ACCOUNTS_PATH, json=moved, headers=administrator).status_code == 204
    again = ask(office, "POST", OPEN_ACCOUNT_PATH, json={"account": "li.na"}, headers=administrator)
    assert sign_in(office, "li.na", made.json()["password"]) == 401
    assert sign_in(office, "li.na", again.json()["password"]) == 201
    rows = {one["account"]: one for one in ask(office, "GET", ACCOUNTS_PATH, headers=administrator).json()["accounts"]}
    assert (rows["li.na"]["unit"], rows["li.na"]["must_change"], rows["li.na"]["closed_at"]) == (
        "hall-west",
        True,
        None,
    )
    closing = ask(office, "POST", CLOSE_ACCOUNT_PATH, json={"account": "li.na"}, headers=administrator)
    assert closing.status_code == 204
    assert sign_in(office, "li.na", again.json()["password"]) == 401
    assert code(ask(office, "POST", ACCOUNTS_PATH, json=new, headers=administrator)) == (409, "account_exists")


def test_a_closed_account_is_put_in_use_again_with_another_password_and_an_audited_line(
    office: Office, administrator: dict[str, str]
) -> None:
    def post(path: str, **body: str) -> httpx.Response:
        return ask(office, "POST", path, json=body, headers=administrator)

    first = post(ACCOUNTS_PATH, account="li.na", role="hall_manager", unit="hall-east").json()["password"]
    assert code(post(RESTORE_ACCOUNT_PATH, account="nobody")) == (404, "unknown_account")
    assert code(post(RESTORE_ACCOUNT_PATH, account="li.na")) == (409, "account_in_use")
    assert sign_in(office, "li.na", first) == 201
    assert post(CLOSE_ACCOUNT_PATH, account="li.na").status_code == 204
    assert post(OPEN_ACCOUNT_PATH, account="li.na").status_code == 404
    again = post(RESTORE_ACCOUNT_PATH, account="li.na")
    assert again.status_code == 201, again.text
    assert sign_in(office, "li.na", first) == 401
    assert sign_in(office, "li.na", again.json()["password"]) == 201
    with office.database.reading() as connection:
        acts = [msgspec.json.decode(body) for body in connection.execute(select(schema.audit.c.body)).scalars()]
    (said,) = [act for act in acts if act["act"] == "account.restored"]
    assert (said["who"], said["account"], said["role"], said["unit"]) == ("admin", "li.na", "hall_manager", "hall-east")
    (row,) = [
        one
        for one in ask(office, "GET", ACCOUNTS_PATH, headers=administrator).json()["accounts"]
        if one["account"] == "li.na"
    ]
    assert (row["closed_at"], row["must_change"], row["locked"]) == (None, True, False)


def test_an_act_upon_an_account_that_somebody_has_changed_is_refused_with_both(
    office: Office, verifier: str, administrator: dict[str, str], clock: TestClock
) -> None:
    second = session_of(office, verifier, "second", "system_administrator")

    def standing() -> dict[str, Any]:
        told = ask(office, "GET", ACCOUNTS_PATH, headers=administrator).json()["accounts"]
        return next(one for one in told if one["account"] == "li.na")

    new = {"account": "li.na", "role": "hall_manager", "unit": "hall-east"}
    ask(office, "POST", ACCOUNTS_PATH, json=new, headers=administrator)
    seen = standing()
    assert seen["version"] == 1
    clock.advance(seconds=60)
    moved = {**new, "unit": "hall-west", "base": 1}
    assert ask(office, "PUT", ACCOUNTS_PATH, json=moved, headers=second).status_code == 204
    mine = {"account": "li.na", "role": "office_manager", "unit": "", "base": 1}
    refused = ask(office, "PUT", ACCOUNTS_PATH, json=mine, headers=administrator)
    assert code(refused) == (409, "changed_meanwhile")
    told = refused.json()
    assert (told["held"]["role"], told["held"]["unit"], told["held"]["version"]) == ("hall_manager", "hall-west", 2)
    assert (told["sent"]["role"], told["by"]["account"], told["by"]["version"]) == ("office_manager", "second", 2)
    assert msgspec.convert(told["by"]["at"], datetime) == clock()
    for path in (OPEN_ACCOUNT_PATH, CLOSE_ACCOUNT_PATH):
        stale = ask(office, "POST", path, json={"account": "li.na", "base": 1}, headers=administrator)
        assert code(stale) == (409, "changed_meanwhile")
    assert standing() == {**seen, "unit": "hall-west", "version": 2}  # nothing of all this was done
    for path in (OPEN_ACCOUNT_PATH, CLOSE_ACCOUNT_PATH):  # a second password at once would make the first worth nothing
        base = standing()["version"]
        done, again = (
            ask(office, "POST", path, json={"account": "li.na", "base": base}, headers=who)
            for who in (administrator, second)
        )
        assert (done.is_success, again.status_code) == (True, 409 if path == OPEN_ACCOUNT_PATH else 404)
    stale = ask(office, "POST", RESTORE_ACCOUNT_PATH, json={"account": "li.na", "base": 3}, headers=administrator)
    assert code(stale) == (409, "changed_meanwhile")
    again = ask(office, "POST", RESTORE_ACCOUNT_PATH, json={"account": "li.na", "base": 4}, headers=administrator)
    assert again.status_code == 201


def test_a_desk_that_names_no_version_changes_an_account_as_before(
    office: Office, administrator: dict[str, str]
) -> None:
    new = {"account": "li.na", "role": "hall_manager", "unit": "hall-east"}
    ask(office, "POST", ACCOUNTS_PATH, json=new, headers=administrator)
    for unit in ("hall-west", "hall-east"):
        assert ask(office, "PUT", ACCOUNTS_PATH, json={**new, "unit": unit}, headers=administrator).status_code == 204
    rows = {one["account"]: one for one in ask(office, "GET", ACCOUNTS_PATH, headers=administrator).json()["accounts"]}
    assert (rows["li.na"]["version"], rows["li.na"]["unit"]) == (3, "hall-east")


def test_a_password_of_ones_own_makes_no_version(office: Office, administrator: dict[str, str]) -> None:
    new = {"account": "li.na", "role": "auditor"}
    given = ask(office, "POST", ACCOUNTS_PATH, json=new, headers=administrator).json()["password"]
    token = ask(office, "POST", SESSIONS_PATH, json={"account": "li.na", "password": given}).json()["token"]
    own = {"old": given, "new": PASSWORD}
    chosen = ask(office, "POST", PASSWORD_PATH, json=own, headers={"Authorization": f"Bearer {token}"})
    assert chosen.is_success
    changed = {"account": "li.na", "role": "office_manager", "base": 1}
    assert ask(office, "PUT", ACCOUNTS_PATH, json=changed, headers=administrator).status_code == 204


@pytest.mark.parametrize(
    ("new", "refusal"),
    [
        ({"account": "office", "role": "auditor"}, (409, "account_exists")),
        ({"account": "li", "role": "hall_manager"}, (400, "unit_needed")),
        ({"account": "li", "role": "hall_manager", "unit": "nowhere"}, (400, "unknown_unit")),
        ({"account": "li", "role": "emperor"}, (400, "malformed")),
        ({"account": "李娜", "role": "auditor"}, (400, "malformed")),
        ({"account": "a" * 65, "role": "auditor"}, (400, "malformed")),
    ],
)
def test_an_account_that_cannot_be_is_refused(
    office: Office, administrator: dict[str, str], new: dict[str, str], refusal: tuple[int, str]
) -> None:
    assert code(ask(office, "POST", ACCOUNTS_PATH, json=new, headers=administrator)) == refusal


@pytest.mark.parametrize("body", [b"{", b'{"account": "\xff", "role": "auditor"}', b"[" * 100_000])
def test_a_body_that_cannot_be_read_is_malformed_and_no_fault_of_ours(
    office: Office, administrator: dict[str, str], body: bytes
) -> None:
    assert code(ask(office, "POST", ACCOUNTS_PATH, content=body, headers=administrator)) == (400, "malformed")


def test_nobody_changes_the_own_account_and_the_last_administrator_stays(
    office: Office, verifier: str, administrator: dict[str, str]
) -> None:
    own = {"account": "admin", "role": "office_manager"}
    assert code(ask(office, "PUT", ACCOUNTS_PATH, json=own, headers=administrator)) == (403, "own_account")
    assert code(ask(office, "POST", CLOSE_ACCOUNT_PATH, json=own, headers=administrator)) == (400, "malformed")
    closing = ask(office, "POST", CLOSE_ACCOUNT_PATH, json={"account": "admin"}, headers=administrator)
    assert code(closing) == (403, "own_account")
    second = session_of(office, verifier, "second", "system_administrator")
    assert ask(office, "POST", CLOSE_ACCOUNT_PATH, json={"account": "admin"}, headers=second).status_code == 204
    assert code(ask(office, "GET", ACCOUNTS_PATH, headers=administrator)) == (401, "no_session")


def test_a_change_of_role_holds_from_the_next_call(
    office: Office, verifier: str, administrator: dict[str, str]
) -> None:
    second = session_of(office, verifier, "second", "system_administrator")
    demoted = {"account": "second", "role": "office_manager"}
    assert ask(office, "PUT", ACCOUNTS_PATH, json=demoted, headers=administrator).status_code == 204
    assert code(ask(office, "GET", ACCOUNTS_PATH, headers=second)) == (403, "not_allowed")


def test_an_unknown_account_waits_and_locks_as_a_known_one_does(
    office: Office, verifier: str, administrator: dict[str, str], clock: TestClock
) -> None:
    session_of(office, verifier, "li", "office_manager")
    for _ in range(30):
        known, stranger = (count(office, name, clock) for name in ("li", "nobody"))
        assert known == stranger
        clock.advance(seconds=0 if known is None or known.for_s is None else known.for_s)
    answers = [ask(office, "POST", SESSIONS_PATH, json={"account": n, "password": "x"}) for n in ("li", "nobody")]
    assert [code(answer) for answer in answers] == [(403, "locked")] * 2
    rows = ask(office, "GET", ACCOUNTS_PATH, headers=administrator).json()["accounts"]
    assert {row["account"] for row in rows if row["locked"]} == {"li"}


def test_a_crowd_of_invented_names_opens_no_locked_account_and_takes_no_more_room(
    office: Office, verifier: str, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tries, "STRANGERS_MOST", 10)
    session_of(office, verifier, "li", "office_manager")
    for _ in range(5):
        count(office, "li", clock)
    for number in range(30):
        clock.advance(seconds=0.1)
        count(office, f"nobody{number}", clock)
    assert sign_in(office, "li", PASSWORD) == 429
    with office.database.reading() as connection:
        assert connection.execute(select(func.count()).select_from(schema.sign_in_try)).scalar_one() <= 11
        hashes = set(connection.execute(select(schema.sign_in_try.c.name_hash)).scalars())
    assert hashlib.sha256(b"li").hexdigest() in hashes
    assert "nobody29" not in str(hashes)


def test_an_auditor_reads_every_act_and_can_check_the_chain_without_the_office(
    office: Office, verifier: str, administrator: dict[str, str]
) -> None:
    auditor = session_of(office, verifier, "wu", "auditor")
    ask(office, "POST", ACCOUNTS_PATH, json={"account": "li", "role": "office_manager"}, headers=administrator)
    pages: list[Act] = []
    before = ""
    while acts := read_acts(office, auditor, f"?most=3{before}").acts:
        pages.extend(acts)
        before = f"&before={acts[-1].seq}"
    previous = bytes(32)
    for seq, act in enumerate(reversed(pages), start=1):
        previous = link(previous, digest(act.body.encode()))
        assert (act.seq, act.hash) == (seq, previous.hex())
    facts = [msgspec.json.decode(act.body) for act in pages]
    added = next(fact for fact in facts if fact["act"] == "account.added")
    assert (added["who"], added["account"], added["role"]) == ("admin", "li", "office_manager")


def test_an_act_that_was_changed_is_named(office: Office, verifier: str) -> None:
    auditor = session_of(office, verifier, "wu", "auditor")
    assert read_acts(office, auditor).first_wrong is None

    def forge(connection: Connection) -> None:
        free_audit(connection, "audit_stays")
        connection.execute(schema.audit.update().where(schema.audit.c.seq == 2).values(body=b"{}"))

    write(office, forge)
    assert read_acts(office, auditor).first_wrong == 2


def read_acts(office: Office, header: dict[str, str], query: str = "") -> Acts:
    answer = ask(office, "GET", AUDIT_PATH + query, headers=header)
    assert answer.status_code == 200, answer.text
    return msgspec.json.decode(answer.content, type=Acts)


@pytest.mark.usefixtures("bare_logging")
def test_whoever_holds_the_folder_adds_an_account_and_lists_them(folder: Path) -> None:
    run = CliRunner()
    where = ["--data", str(folder)]
    added = run.invoke(
        evaluator, ["office", "add-account", *where, "--account", "admin", "--role", "system_administrator"]
    )
    assert added.exit_code == 0
    assert "admin" in added.output
    listed = run.invoke(evaluator, ["office", "accounts", *where]).output.splitlines()
    assert [line.split() for line in listed] == [["admin", "system_administrator"], ["office", "office_manager"]]
    again = ["office", "add-account", *where, "--account", "admin", "--role", "auditor"]
    refused = run.invoke(evaluator, again)
    assert (refused.exit_code, "Choose another name." in refused.output) == (2, True)
    bad = run.invoke(evaluator, ["office", "add-account", *where, "--account", "a b", "--role", "auditor"])
    assert (bad.exit_code, "letters, digits" in bad.output) == (2, True)
