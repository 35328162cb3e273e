"""F14: three requests in ten meet a fault of the road, also with an office restored (F29). Nothing lost or doubled."""

import asyncio
import shutil
import time
from pathlib import Path
from random import Random
from typing import Final

from evaluator.kiosk.clock import SystemClock
from evaluator.kiosk.enrolment import enrol
from evaluator.kiosk.journal_thread import Journal
from tests.failures.counting import found
from tests.stories.test_two_kiosks_one_office import LEVELS, Window, code_over, counts
from tests.support.long_runs import Report
from tests.support.office import running_office
from tests.support.road import Fate, bad_road

SEED: Final = 20261125
FATES: Final[tuple[Fate, ...]] = (
    "closed",
    "request lost",
    "reply lost",
    "repeated",
    "captive page",
    "forged reply",
)
FAULTY: Final = 0.3
DRAINED_WITHIN_S: Final = 60


async def started_again(folder: Path, number: int) -> Window:
    """The kiosk after a restart: the same person goes on under a duty of its own."""
    window = Window(folder, await Journal.open(folder, SystemClock()), "s03")
    before = await window.journal.unfinished_duty()
    assert before is not None
    window.duty = f"duty-{number}"
    await window.journal.open_duty(duty=window.duty, staff="s03", previous_duty=before.duty)
    return window


def test_whatever_the_road_does_the_office_ends_with_every_tap_once(
    tmp_path: Path, report: Report, long_run: bool
) -> None:
    n, chance = 10_000 if long_run else 60, Random(SEED)
    folder = tmp_path / "w1"

    async def story() -> None:
        with running_office(tmp_path) as office, bad_road(office.address, office.data) as road:
            await enrol(folder, code_over(road, office, "w1"), simulated=False)
            window = await Window.open(folder, "s03")
            acked: list[int] = []
            taken = 0
            while len(acked) < n:
                acked += await window.tap(*chance.choices(LEVELS, k=chance.randint(1, 8)))
                road.fate = chance.choice(FATES) if chance.random() < FAULTY else "open"
                taken += await window.try_once()
                if chance.random() < 0.05:
                    await window.close()
                    window = await started_again(folder, len(acked))
            road.fate = "open"
            healed = time.monotonic()
            await window.drain()
            drained_s = time.monotonic() - healed
            counted = sum(counts(office, "w1"))
            await window.close()
            figures = found(folder, acked)
            report(
                seed=SEED,
                n=len(acked),
                **figures._asdict(),
                counted=counted,
                taken=taken,
                requests=len(road.met),
                drained_s=round(drained_s, 2),
                settings="30 % of requests faulty",
            )
            assert (figures.L, figures.X, figures.G) == (0, 0, 0)
            assert counted == len(acked)
            assert drained_s <= DRAINED_WITHIN_S
            assert set(road.met) > {"open"}

    asyncio.run(story())
    shutil.rmtree(folder)
