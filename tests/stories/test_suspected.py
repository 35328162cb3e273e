"""Somebody rates themself at the window; next day a signal stands at the office, once, whatever the road does."""

from collections.abc import Iterator

import pytest

from evaluator.wire.signals import SIGNALS_PATH
from tests.office.conftest import ask
from tests.office.test_cases import sign_in
from tests.stories.test_convergence import Convergence
from tests.support.lived import review


@pytest.fixture
def history() -> Iterator[Convergence]:
    begun = Convergence()
    begun.enrol()
    yield begun
    begun.teardown()


def test_a_burst_of_a_day_is_one_signal_at_the_office_the_next_day(history: Convergence) -> None:
    history.time_passes(days=0, hours=1)
    for level, times in (("satisfied", 3), ("very_satisfied", 6)):
        history.tap(place=0, level=level, times=times)
    history.exchange(place=0, fate="arrives")
    assert review(history.kiosks[0].store, 20261120) == []

    history.time_passes(days=1, hours=0)
    history.a_kiosk_restarts(place=0, reboot=True)
    assert review(history.kiosks[0].store, 20261121) == [20261120]
    for fate in ("request lost", "reply lost", "arrives twice", "arrives"):
        history.exchange(place=0, fate=fate)
    history.an_old_request_arrives_late(place=0, which=1)

    manager = sign_in(history.office, "chen")
    answer = ask(history.office, "GET", f"{SIGNALS_PATH}?month=202611", headers=manager)
    assert answer.status_code == 200, answer.text
    found = {line["kind"]: line for line in answer.json()["signals"]}
    assert found["burst_best"]["n"] == 6
    assert found["burst_best"]["day"] == 20261120
    assert len(found) == len(answer.json()["signals"])
    assert history.counted() == {"very_satisfied": 6, "satisfied": 3}
