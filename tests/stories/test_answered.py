"""A dissatisfied tap at the window becomes a case after its half-day, and is answered until it is published."""

from collections.abc import Iterator

import pytest

from evaluator.wire.cases import CASE_FIGURES_PATH, CASE_PERSON_PATH
from tests.office.conftest import ask
from tests.office.test_cases import act, detail, listed, sign_in
from tests.stories.test_convergence import Convergence


@pytest.fixture
def history() -> Iterator[Convergence]:
    begun = Convergence()
    begun.enrol()
    yield begun
    begun.teardown()


def test_every_dissatisfied_tap_is_a_case_the_next_half_day_and_stays_one_until_it_is_answered(
    history: Convergence,
) -> None:
    zhang = sign_in(history.office, "zhang")
    for level, times in (("very_satisfied", 4), ("dissatisfied", 3), ("satisfied", 2)):
        history.tap(place=0, level=level, times=times)
    history.tap(place=0, level="dissatisfied", times=1)
    history.change_the_answer(place=0, level="neutral")
    for fate in ("request lost", "reply lost", "arrives twice", "arrives"):
        history.exchange(place=0, fate=fate)
    assert history.counted() == {"very_satisfied": 4, "dissatisfied": 3, "satisfied": 2, "neutral": 1}
    assert not any(sent.request.cases for sent in history.kiosks[0].sent)

    history.time_passes(days=0, hours=3)
    for fate in ("reply lost", "arrives twice", "arrives", "arrives"):
        history.exchange(place=0, fate=fate)
    page = listed(history.office, zhang, "state=open")
    assert page["total"] == history.counted()["dissatisfied"] == 3
    assert {(case["day"], case["half"]) for case in page["cases"]} == {(20261120, "am")}

    answered, *others = (case["case"] for case in page["cases"])
    for change in (
        {"act": "assign", "owner": "zhang", "kind": "at_once"},
        {"act": "answer", "text": "We are sorry."},
        {"act": "reopen", "text": "Nothing was mended."},
        {"act": "answer", "text": "The queue has a second window now."},
        {"act": "publish"},
    ):
        version = detail(history.office, zhang, answered)["case"]["version"]
        assert act(history.office, zhang, answered, version, **change).status_code == 200
    told = ask(history.office, "POST", CASE_PERSON_PATH, json={"case": answered}, headers=zhang)
    assert told.status_code == 200
    published = detail(history.office, zhang, answered)["case"]
    assert (published["state"], published["reopened"]) == ("published", 1)

    history.an_old_request_arrives_late(place=0, which=5)
    history.a_kiosk_restarts(place=0, reboot=True)
    history.time_passes(days=10, hours=0)
    history.exchange(place=0, fate="arrives")
    header = sign_in(history.office, "li")
    assert detail(history.office, header, answered)["case"]["state"] == "published"
    figures = ask(history.office, "GET", CASE_FIGURES_PATH, headers=header).json()
    assert (figures["kept"], figures["due"], figures["overdue"]) == (1, 3, len(others))
