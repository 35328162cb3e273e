"""T10: each role at each endpoint. The table is written out here, so that no handler decides for itself who may."""

import asyncio
from collections.abc import Iterator
from functools import partial
from typing import Final

import httpx
import pytest

from evaluator.domain.roles import Role
from evaluator.office.instants import now_utc
from evaluator.office.office import Office
from evaluator.office.people import accounts
from tests.support.office import http_side, road_to
from tests.support.office_program import peopled_office

LETTERS: Final[dict[str, Role]] = {
    "h": "hall_manager",
    "o": "office_manager",
    "d": "directory_administrator",
    "s": "system_administrator",
    "a": "auditor",
}
ANYBODY: Final = "*"
"""Also without a session: the handler itself looks at a password, a code or a kiosk's signature, or tells nothing."""
ALLOWED: Final = {
    "GET /v1/ca": "*",
    "POST /v1/enrol": "*",
    "POST /v1/exchange": "*",
    "POST /v1/kiosks/new-key": "*",
    "GET /v1/kiosks": "sa",
    "POST /v1/kiosks/confirm": "s",
    "POST /v1/kiosks/revoke": "s",
    "POST /v1/kiosks/ask-new-key": "s",
    "POST /v1/kiosks/forks": "s",
    "GET /v1/enrolment-codes": "sa",
    "POST /v1/enrolment-codes": "s",
    "POST /v1/enrolment-codes/withdraw": "s",
    "GET /v1/alarms": "sa",
    "POST /v1/alarms/acknowledge": "s",
    "POST /v1/sessions": "*",
    "DELETE /v1/sessions": "hodsa",
    "POST /v1/password": "hodsa",
    "GET /v1/months": "hoa",
    "GET /v1/tally": "hoa",
    "GET /v1/accounts": "sa",
    "POST /v1/accounts": "s",
    "PUT /v1/accounts": "s",
    "POST /v1/accounts/close": "s",
    "POST /v1/accounts/restore": "s",
    "POST /v1/accounts/password": "s",
    "GET /v1/audit": "a",
    "GET /v1/pin-resets": "od",
    "POST /v1/pin-resets": "od",
    "POST /v1/pin-resets/decisions": "od",
    "GET /v1/signals": "oa",
    "POST /v1/signals": "o",
    "GET /v1/stars": "hoa",
    "POST /v1/stars": "o",
    "GET /v1/assessment": "hoa",
    "POST /v1/own-month": "ho",
    "GET /v1/cases": "hoa",
    "GET /v1/cases/figures": "hoa",
    "GET /v1/cases/owners": "ho",
    "GET /v1/case": "hoa",
    "GET /v1/case/preview": "ho",
    "POST /v1/cases": "ho",
    "POST /v1/case": "ho",
    "POST /v1/case/person": "ho",
    "GET /published": "*",
    "HEAD /published": "*",
    "GET /v1/directory": "hodsa",
    "GET /v1/directory/photo": "hodsa",
    "GET /v1/directory/history": "d",
    "PUT /v1/directory/unit": "d",
    "PUT /v1/directory/window": "d",
    "PUT /v1/directory/staff": "d",
    "PUT /v1/directory/matter": "d",
    "PUT /v1/directory/photo": "d",
    "POST /v1/directory/erasure": "d",
    "GET /v1/directory/export": "d",
    "POST /v1/directory/import": "d",
    "GET /v1/trend": "hoa",
    "GET /v1/same-windows": "hoa",
    "GET /v1/exports/tally": "hoa",
    "GET /v1/exports/national": "hoa",
    "GET /v1/posted-sheet": "hoa",
    "GET /v1/corrections": "hoa",
    "GET /v1/challenges": "hoa",
    "GET /v1/duties": "o",
    "POST /v1/corrections": "o",
    "POST /v1/corrections/decisions": "ho",
    "GET /v1/corrections/branches": "hoa",
    "POST /v1/corrections/branches": "o",
    "POST /v1/corrections/branches/decisions": "ho",
    "GET /v1/rules": "hoa",
    "POST /v1/rules": "o",
    "POST /v1/rules/in-force": "o",
    "GET /v1/health": "*",
    "GET /metrics": "*",
    "GET /v1/openapi.json": "*",
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("roles") / "office"
    peopled_office(folder)
    found = Office(folder, now_utc)
    yield found
    found.close()


def test_the_table_holds_every_route_that_is_served_and_no_other(office: Office) -> None:
    routes = http_side(office).routes
    served = {f"{method} {route.path}" for route in routes for method in route.methods if method != "OPTIONS"}
    assert served == set(ALLOWED)


def test_each_role_reaches_what_the_table_says_and_nothing_else(office: Office) -> None:
    async def everybody_everywhere() -> dict[str, str]:
        async with httpx.AsyncClient(transport=road_to(office), base_url="https://office") as client:
            return {route: await who_may(client, *route.split()) for route in ALLOWED}

    async def who_may(client: httpx.AsyncClient, method: str, path: str) -> str:
        answers = {"*": await client.request(method, path)}
        for letter, role in LETTERS.items():
            token, _ = office.writer.submit(partial(accounts.sign_in, account=role, now=now_utc())).result(timeout=120)
            answers[letter] = await client.request(method, path, headers={"Authorization": f"Bearer {token}"})
        assert all(answer.status_code < 500 for answer in answers.values()), path
        let_in = "".join(letter for letter, answer in answers.items() if not is_refused(answer))
        return "*" if "*" in let_in else let_in

    assert asyncio.run(everybody_everywhere()) == ALLOWED


def is_refused(answer: httpx.Response) -> bool:
    """By the guard: whatever a handler refuses has another code."""
    return answer.status_code in (401, 403) and answer.json()["code"] in {"no_session", "not_allowed"}
