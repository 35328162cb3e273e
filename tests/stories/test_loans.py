"""A loan from the directory file to the sign-in at the window: 支援."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from evaluator.domain.duty import WrongSignIn
from evaluator.kiosk.journal_thread import Journal
from evaluator.kiosk.pin_check import Known, PinCheck
from evaluator.office.office import Office
from tests.support.clock import StandingClock
from tests.support.office import make_office
from tests.support.story_office import enrol_in_process

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
LENT, LENT_PIN = "1046", "672049"
OF_ANOTHER_HALL, OF_ANOTHER_HALL_PIN = "1048", "930264"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    make_office(tmp_path / "office", clock=lambda: NOW)
    found = Office(tmp_path / "office", lambda: NOW)
    yield found
    found.close()


def test_who_is_lent_signs_in_and_who_is_of_another_hall_is_unknown(tmp_path: Path, office: Office) -> None:
    enrol_in_process(office, tmp_path / "kiosk", window="w1", unit="hall-east")

    async def at_the_window() -> None:
        clock = StandingClock()
        journal = await Journal.open(tmp_path / "kiosk", clock)
        try:
            facts = await journal.facts()
            held = facts.hall.directory
            assert {person.unit for person in held.staff} == {"hall-east", "hall-west"}
            assert [person.badge for person in held.staff if person.unit == "hall-west"] == [LENT]
            assert {unit.id for unit in held.units} == {"qinghe", "hall-east"}
            assert {window.unit for window in held.windows} == {"hall-east"}
            assert OF_ANOTHER_HALL.encode() not in msgspec.json.encode(facts.hall)
            check = PinCheck(journal, clock)
            assert await check.check(facts.hall, LENT, LENT_PIN) == Known("s06")
            stranger = await check.check(facts.hall, OF_ANOTHER_HALL, OF_ANOTHER_HALL_PIN)
            nobody = await check.check(facts.hall, "9999", OF_ANOTHER_HALL_PIN)
            assert stranger == nobody == WrongSignIn()
        finally:
            await journal.close()

    asyncio.run(at_the_window())
