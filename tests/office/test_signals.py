"""Signals at the office: what kiosks have sent, what a month shows, and what a person decides about it."""

from typing import Any

import msgspec
import pytest

from evaluator.office.office import Office
from evaluator.wire.exchange import SignalRow
from evaluator.wire.people import AUDIT_PATH
from evaluator.wire.signals import SIGNALS_PATH
from tests.office.conftest import TestClock, ask, hand_over, know
from tests.office.paper import PaperKiosk
from tests.office.test_cases import Header, sign_in

DAY = 20261118


@pytest.fixture
def manager(office: Office) -> Header:
    return sign_in(office, "chen")


@pytest.fixture
def kiosk(office: Office) -> PaperKiosk:
    """A day of 10 honest answers and 10 more of the best in bursts, and what the kiosk saw of them."""
    made = know(office, PaperKiosk()).start("r1").serve("s03")
    made.rate("very_satisfied", 16, day=DAY).rate("dissatisfied", 4, day=DAY)
    request = made.request()
    duty = request.duties[0].duty
    rows = (SignalRow("r1", DAY, duty, "burst_best", 3.5, 10, 900), SignalRow("r1", DAY, duty, "early", 1.5, 1, 900))
    hand_over(office, msgspec.structs.replace(request, signals=rows))
    return made


def listed(office: Office, header: Header, query: str = "month=202611") -> dict[str, Any]:
    answer = ask(office, "GET", f"{SIGNALS_PATH}?{query}", headers=header)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def decide(office: Office, header: Header, signal: str, state: str, after: int = 0) -> tuple[int, dict[str, Any]]:
    said = {"month": 202611, "signal": signal, "after": after, "state": state, "reason": "We asked and looked."}
    answer = ask(office, "POST", SIGNALS_PATH, json=said, headers=header)
    return answer.status_code, answer.json()


def test_a_signal_is_told_with_its_figures_with_and_without_the_answers_it_is_about(
    office: Office, kiosk: PaperKiosk, manager: Header
) -> None:
    page = listed(office, manager)
    burst, early = page["signals"]
    assert page["as_of"].endswith("+08:00"), "said on the clock of the office, as everywhere"
    assert (page["open"], page["rules"], page["simulated"]) == (2, "four_level/1", False)
    assert (burst["kind"], burst["day"], burst["staff"], burst["n"], burst["state"]) == (
        "burst_best",
        DAY,
        "s03",
        10,
        "open",
    )
    assert burst["honest_days"] == pytest.approx(10**3.5)
    assert burst["counted"] == {"n": 20, "satisfied": 16.0}
    assert burst["without"] == [{"n": 10, "satisfied": 6.0}] * 2
    assert early["without"] == [{"n": 19, "satisfied": 15.0}, {"n": 19, "satisfied": 16.0}]
    assert burst["name"]


def test_a_person_decides_with_a_reason_and_both_stay(office: Office, kiosk: PaperKiosk, manager: Header) -> None:
    name = listed(office, manager)["signals"][0]["signal"]
    status, upheld = decide(office, manager, name, "upheld")
    assert (status, upheld["state"]) == (200, "upheld")
    number = upheld["decisions"][-1]["number"]
    status, conflict = decide(office, manager, name, "explained")
    assert (status, conflict["code"], conflict["theirs"]["state"]) == (409, "newer_decision", "upheld")
    status, explained = decide(office, manager, name, "explained", number)
    assert [one["state"] for one in explained["decisions"]] == ["upheld", "explained"]
    assert explained["counted"] == {"n": 20, "satisfied": 16.0}
    assert [one["signal"] for one in listed(office, manager, "month=202611&state=explained")["signals"]] == [name]
    assert listed(office, manager, "month=202611&state=open")["open"] == 1
    assert decide(office, manager, "no.such.signal", "upheld")[0] == 404


def test_an_auditor_reads_and_does_not_decide_and_a_hall_manager_does_neither(
    office: Office, kiosk: PaperKiosk, manager: Header
) -> None:
    name = listed(office, manager)["signals"][0]["signal"]
    decide(office, manager, name, "upheld")
    auditor = sign_in(office, "li", role="auditor")
    assert listed(office, auditor)["signals"][0]["state"] == "upheld"
    assert decide(office, auditor, name, "explained", 1)[0] == 403
    told = ask(office, "GET", AUDIT_PATH, headers=auditor).text
    assert "signal.decided" in told
    hall = sign_in(office, "zhang", role="hall_manager", unit="hall1")
    assert ask(office, "GET", f"{SIGNALS_PATH}?month=202611", headers=hall).status_code == 403


def test_a_cloned_disk_says_it_twice_and_it_is_shown_once(office: Office, kiosk: PaperKiosk, manager: Header) -> None:
    request = kiosk.request()
    duty = request.duties[0].duty
    clone = msgspec.structs.replace(request, signals=(SignalRow("r9", DAY, duty, "burst_best", 3.5, 10, 950),))
    hand_over(office, clone)
    assert [line["kind"] for line in listed(office, manager)["signals"]] == ["burst_best", "early"]


def test_few_answers_show_no_figure_and_a_retained_row_is_not_shown(office: Office, manager: Header) -> None:
    made = know(office, PaperKiosk()).start("r1").serve("s03").rate("satisfied", 4, day=DAY)
    request = made.request()
    duty = request.duties[0].duty
    rows = (SignalRow("r1", DAY, duty, "early", 1.5, 1, 900), SignalRow("r1", DAY, duty, "burst", 0.0, 0, 901))
    hand_over(office, msgspec.structs.replace(request, signals=rows))
    (line,) = listed(office, manager)["signals"]
    assert (line["kind"], line["counted"], line["without"]) == ("early", None, None)


def test_the_mix_of_a_month_is_looked_at_when_the_month_is_over(
    office: Office, clock: TestClock, manager: Header
) -> None:
    made = know(office, PaperKiosk()).start("r1")
    made.serve("s03").rate("very_satisfied", 190, day=DAY).rate("satisfied", 2, day=DAY)
    made.serve("s02").rate("very_satisfied", 120, day=DAY).rate("satisfied", 80, day=DAY)
    hand_over(office, made.request())
    assert listed(office, manager)["signals"] == []
    clock.advance(days=14)
    (line,) = listed(office, sign_in(office, "wang"))["signals"]
    assert (line["kind"], line["staff"], line["day"], line["n"], line["without"]) == ("mix", "s03", 0, 192, None)
    assert line["counted"] == {"n": 192, "satisfied": 192.0}


def test_a_month_that_is_none_and_a_unit_that_is_none_are_refused(office: Office, manager: Header) -> None:
    assert ask(office, "GET", f"{SIGNALS_PATH}?month=202613", headers=manager).status_code == 400
    assert ask(office, "GET", f"{SIGNALS_PATH}?month=202611&unit=nowhere", headers=manager).status_code == 404
