"""What the demo sets up."""

import asyncio
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from evaluator.demo.setting_up import OFFICE_DATABASE, found_office, history
from evaluator.kiosk.journal_file import DATABASE
from evaluator.runtime.refusal import Refused
from tests.failures.examiner import files_of
from tests.support.kiosk import enrolled_folder


@pytest.mark.parametrize(
    ("today", "months", "first", "last"),
    [
        (date(2026, 11, 21), 3, date(2026, 8, 3), date(2026, 11, 20)),
        (date(2026, 9, 1), 3, date(2026, 6, 1), date(2026, 8, 31)),  # July and August have 31 days each
        (date(2027, 2, 28), 3, date(2026, 11, 2), date(2027, 2, 26)),
        (date(2027, 1, 1), 3, date(2026, 10, 1), date(2026, 12, 31)),
        (date(2027, 1, 1), 1, date(2026, 12, 1), date(2026, 12, 31)),
        (date(2027, 1, 5), 12, date(2026, 1, 1), date(2027, 1, 4)),
    ],
)
def test_whole_months_lie_behind_every_day(today: date, months: int, first: date, last: date) -> None:
    days = history(today, months)
    assert (days[0], days[-1]) == (first, last)


def test_the_folder_of_a_real_kiosk_or_of_what_is_left_of_it_is_no_place_for_a_demo(tmp_path: Path) -> None:
    kiosk = enrolled_folder(tmp_path / "kiosk")
    for _ in range(2):
        before = files_of(kiosk)
        with pytest.raises(Refused, match="holds a kiosk that is no demo's"):
            asyncio.run(found_office(kiosk, date(2026, 11, 2)))
        assert files_of(kiosk) == before
        (kiosk / DATABASE).unlink(missing_ok=True)


def test_a_demo_told_to_end_while_it_founds_its_office_goes_on_with_it_next_time(tmp_path: Path) -> None:
    async def cut_off() -> None:
        founding = asyncio.create_task(found_office(tmp_path / "demo", date(2026, 11, 2)))
        while not ((tmp_path / "demo" / OFFICE_DATABASE).exists() or founding.done()):
            await asyncio.sleep(0.01)
        founding.cancel()
        with suppress(asyncio.CancelledError):
            await founding

    asyncio.run(cut_off())
    assert asyncio.run(found_office(tmp_path / "demo", date(2026, 11, 2))).account == "office"
