"""The months behind the demo: what a desk finds there, by whom and when it was done, and how they go on another day."""

import asyncio
import itertools
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import msgspec
import pytest
from sqlalchemy import Connection, func, select

from evaluator.demo import setting_up
from evaluator.demo.office_work import HALL_MANAGERS
from evaluator.domain.days import as_day
from evaluator.office.office import Office
from evaluator.office.people import audit
from evaluator.office.signals import reading
from evaluator.office.signals.reading import Look
from evaluator.office.store import schema
from evaluator.office.store.schema import case_file
from evaluator.office.tallies import corrections

WINDOWS: Final = ["w4", "w5", "w6"]
TODAY: Final = date(2026, 11, 11)
A_WEEK_ON: Final = date(2026, 11, 17)


def live(folder: Path, today: date) -> list[tuple[date, int]]:
    """What a start of the demo does before its office is served; what it tells."""
    told: list[tuple[date, int]] = []

    async def begin() -> None:
        days = setting_up.history(today, months=1)
        notes = await setting_up.found_office(folder, days[0])
        await setting_up.live_history(folder, notes, WINDOWS, days, lambda day, n: told.append((day, n)))
        setting_up.remember_ready(folder, notes)

    asyncio.run(begin())
    return told


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("demo") / "data"
    assert [day for day, _ in live(found, TODAY)] == [date(2026, 10, 30), date(2026, 11, 10)]
    return found


@pytest.fixture
def office(folder: Path) -> Iterator[Office]:
    with closing(Office(folder, lambda: datetime(2026, 11, 11, 1, tzinfo=UTC))) as opened:
        yield opened


@pytest.fixture
def connection(office: Office) -> Iterator[Connection]:
    with office.database.reading() as found:
        yield found


def look(office: Office, connection: Connection) -> Look:
    return Look(office.rules_in(connection), "", office.about.zone, office.clock())


def test_cases_wait_are_overdue_or_answered_in_time_and_late(connection: Connection) -> None:
    rows = connection.execute(select(case_file)).all()
    today = as_day(TODAY)
    assert {row.state for row in rows} >= {
        "in_hand",
        "answered",
        "published",
    }  # and open ones, if the last days had any
    assert {row.origin for row in rows} == {"rating", "opinion", "problem"}
    answered = [row for row in rows if row.answered_day is not None]
    in_time = [row for row in answered if row.answered_day <= row.due_day]
    assert len(answered) > len(in_time) > len(answered) * 0.7
    assert 0 < sum(row.due_day < today for row in rows if row.answered_day is None) < 6
    assert any(row.reopened for row in rows)
    assert len({row.opened_day for row in rows}) > 8
    assert {row.owner for row in rows} >= set(HALL_MANAGERS.values())


def test_a_month_that_is_over_is_decided_and_the_running_one_waits(office: Office, connection: Connection) -> None:
    (october,) = reading.lines(connection, 202610, look(office, connection))
    assert (october.window, october.kind, october.state, october.day) == ("w4", "burst_best", "upheld", 20261006)
    (november,) = reading.lines(connection, 202611, look(office, connection))
    assert (november.window, november.kind, november.state, november.day) == ("w4", "burst_best", "open", 20261105)
    done = {(row.act, row.state, row.by, row.second) for row in corrections.found(connection)}
    assert done == {
        ("credit", "in_force", "office", None),
        ("uphold", "in_force", "office", None),
        ("exclude", "in_force", "office", "hejing"),
    }


def test_two_who_signed_in_for_each_other_are_credited_with_what_they_did(connection: Connection) -> None:
    credit, duty = schema.credit, schema.duty
    joined = select(duty.c.staff, credit.c.staff.label("served")).join(
        duty, (duty.c.kiosk == credit.c.kiosk) & (duty.c.duty == credit.c.duty)
    )
    swapped = {(row.staff, row.served) for row in connection.execute(joined)}
    assert len(swapped) == 2
    assert swapped == {(served, named) for named, served in swapped}


def test_the_audit_log_goes_on_in_time_and_links(connection: Connection) -> None:
    acts = [msgspec.json.decode(act.body) for act in audit.acts(connection, None, 10_000)]
    assert all(later["at"] >= earlier["at"] for later, earlier in itertools.pairwise(acts))
    assert acts[-1]["act"] == "office.founded"
    assert acts[-1]["at"].startswith("2026-09-30")
    assert audit.first_wrong(connection) is None


def test_another_day_goes_on_where_it_was(folder: Path) -> None:
    assert live(folder, TODAY) == []
    assert [day for day, _ in live(folder, A_WEEK_ON)] == [date(2026, 11, 16)]
    assert live(folder, A_WEEK_ON) == []
    with (
        closing(Office(folder, lambda: datetime(2026, 11, 17, 1, tzinfo=UTC))) as office,
        office.database.reading() as c,
    ):
        flags = c.execute(select(schema.tally.c.flag).where(schema.tally.c.n != 0).distinct()).scalars()
        assert set(flags) == {"", "challenged"}
        days = c.execute(select(func.max(schema.tally.c.day))).scalar_one()
        assert days == 20261116
        (waiting,) = corrections.open_challenges(c, None)
        assert (waiting.window, waiting.day, waiting.n) == ("w5", 20261112, 1)
        assert audit.first_wrong(c) is None
