"""The systems of the window over HTTP: they invite, and learn that a visit has ended, never how."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from evaluator.domain.journal import Invited
from evaluator.kiosk.local_service import LocalService
from evaluator.kiosk.settings import KioskSettings, kiosk_settings
from evaluator.runtime.logs import EventLog
from evaluator.runtime.refusal import Refused
from tests.kiosk.conftest import KioskUnderTest, StartKiosk

TOKEN = "a token of the business system"
Ask = Callable[..., httpx.Response]


@pytest.fixture
def kiosk(start_kiosk: StartKiosk) -> KioskUnderTest:
    kiosk = start_kiosk(settings=KioskSettings(mode="invited"))
    kiosk.keys("1043\n271828\n")
    kiosk.wait("uninvited")
    return kiosk


@pytest.fixture
def ask(kiosk: KioskUnderTest) -> Ask:
    service = LocalService(kiosk.session, EventLog("kiosk"), port=0, token=TOKEN)
    kiosk.tasks.start(service.run(), "local service")
    kiosk.wait_until(lambda: service.port != 0)

    def request(method: str, path: str, *, content: bytes = b"", token: str = TOKEN) -> httpx.Response:
        url, headers = f"http://127.0.0.1:{service.port}{path}", {"Authorization": f"Bearer {token}"}
        with ThreadPoolExecutor(1) as thread:
            answer = thread.submit(
                httpx.request, method, url, content=content, headers=headers, trust_env=False, timeout=120
            )
            kiosk.wait_until(answer.done)
            return answer.result()

    return request


def invite(ask: Ask) -> str:
    answer = ask("POST", "/v1/visits", content=b"{}")
    assert (answer.status_code, answer.json()["state"]) == (201, "open")
    return str(answer.json()["visit"])


@pytest.mark.parametrize("level", ["very_satisfied", "dissatisfied"])
def test_a_visit_is_open_until_it_has_ended_and_nothing_says_how(kiosk: KioskUnderTest, ask: Ask, level: str) -> None:
    visit = invite(ask)
    kiosk.wait("ask")
    assert [event.matter for _, event in kiosk.entries if isinstance(event, Invited)] == [""]
    assert ask("GET", f"/v1/visits/{visit}").json() == {"visit": visit, "state": "open"}
    kiosk.touch(f"answer_{level}")
    kiosk.wait("thanks")
    for _ in range(30):
        kiosk.pass_time(10)
        kiosk.wait_until_settled()
    assert ask("GET", f"/v1/visits/{visit}").json() == {"visit": visit, "state": "ended"}


def test_an_invitation_closes_the_sheet_that_lies_open(kiosk: KioskUnderTest, ask: Ask) -> None:
    kiosk.touch("readSheets")
    kiosk.wait("sheets")
    visit = invite(ask)
    kiosk.wait("ask")
    kiosk.touch("answer_satisfied")
    kiosk.wait("thanks")
    kiosk.pass_time(4)
    kiosk.wait("uninvited")
    assert ask("GET", f"/v1/visits/{visit}").json() == {"visit": visit, "state": "ended"}
    assert kiosk.ratings == ["satisfied"]


def test_an_invitation_that_is_not_stored_closes_the_sheet_and_asks_nobody(kiosk: KioskUnderTest, ask: Ask) -> None:
    kiosk.touch("readSheets")
    kiosk.wait("sheets")
    with kiosk.full_disk():
        answer = ask("POST", "/v1/visits", content=b"{}")
    assert (answer.status_code, answer.json()) == (409, {"code": "not_stored"})
    assert kiosk.screen == "not_saved"
    kiosk.pass_time(5)
    kiosk.wait("uninvited")


def test_a_lapsed_visit_has_ended_too(kiosk: KioskUnderTest, ask: Ask) -> None:
    visit = invite(ask)
    kiosk.pass_time(61)
    kiosk.wait("uninvited")
    assert ask("GET", f"/v1/visits/{visit}").json() == {"visit": visit, "state": "ended"}


def test_one_visit_at_a_time(ask: Ask) -> None:
    invite(ask)
    answer = ask("POST", "/v1/visits", content=b"{}")
    assert (answer.status_code, answer.json()) == (409, {"code": "not_free"})


@pytest.mark.parametrize(
    "content", [b'{"ticket": "A017"}', b"[]", b"{", b'{"matter": 7}', b'{"matter": "nowhere"}', b"x" * 5000]
)
def test_what_is_no_matter_is_refused_and_invites_nobody(kiosk: KioskUnderTest, ask: Ask, content: bytes) -> None:
    assert ask("POST", "/v1/visits", content=content).status_code == 400
    assert kiosk.screen == "uninvited"


def test_without_the_token_nothing_is_said(kiosk: KioskUnderTest, ask: Ask) -> None:
    for token in ("wrong", TOKEN[:-1], TOKEN + "x"):
        assert ask("POST", "/v1/visits", content=b"{}", token=token).status_code == 401
    assert kiosk.screen == "uninvited"


def test_other_paths_are_unknown(ask: Ask) -> None:
    for method, path in (("GET", "/v1/visits"), ("GET", "/v1/visits/1"), ("DELETE", "/v1/visits"), ("POST", "/")):
        assert ask(method, path).status_code == 404


def test_a_window_that_asks_everybody_or_nobody_serves_cannot_be_invited_at(kiosk: KioskUnderTest, ask: Ask) -> None:
    kiosk.touch("staffCorner")
    kiosk.keys("271828\n")
    kiosk.wait("off_duty")
    assert ask("POST", "/v1/visits", content=b"{}").status_code == 409


def test_a_short_token_is_refused_at_the_start(kiosk: KioskUnderTest) -> None:
    (kiosk.folder / "kiosk.toml").write_text('service_port = 8765\nservice_token = "short"\n', encoding="utf-8")
    with pytest.raises(Refused, match="24"):
        kiosk_settings(kiosk.folder)
