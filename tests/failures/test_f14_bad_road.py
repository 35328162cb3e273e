"""F14: three requests in ten meet a fault of the road. The finger does not notice, nothing is lost or doubled.

What takes minutes on a road that is silent takes them in the time of the loop, with the waits of the program itself.
"""

import asyncio
import shutil
import time
from pathlib import Path
from random import Random
from typing import Final

from evaluator.kiosk.clock import SystemClock
from evaluator.kiosk.enrolment import enrol
from evaluator.kiosk.exchange import ROUND_TRIP_S
from evaluator.kiosk.journal_thread import Journal
from evaluator.runtime.pinned import CONNECT_S, REQUEST_S
from evaluator.wire import enrolment
from tests.failures.counting import found
from tests.stories.test_two_kiosks_one_office import LEVELS, Window, counts
from tests.support import road as roads
from tests.support.leaping import NAME, LeapingLoop
from tests.support.long_runs import Report
from tests.support.office import RunningOffice, running_office
from tests.support.road import Road, bad_road

SEED: Final = 20261125
NAME_LOST: Final = ("knows nobody", "silent")
FATES: Final = (*roads.FATES[1:], *NAME_LOST)
TAKEN: Final = ("open", "repeated", "late")
"""After any other the kiosk does not know that the office has it."""
FAULTY: Final = 0.3
DRAINED_WITHIN_S: Final = 60
SLOWER_MOST: Final = 1.1
A_TURN_S: Final = 0.002
"""Less than this between two figures is the machine's business."""


class Route:
    """A kiosk's way to the office: the name server of the loop, and then the road."""

    def __init__(self, road: Road) -> None:
        loop = asyncio.get_running_loop()
        assert isinstance(loop, LeapingLoop)
        self.road, self.loop = road, loop

    def meets(self, fate: str) -> None:
        """So it is from now on."""
        self.loop.name_server = fate if fate in NAME_LOST else "answers"  # type: ignore[assignment]  # narrowed by `in`
        self.road.fate = next((one for one in roads.FATES if one == fate), "open")

    async def exchange(self, window: Window, *levels: str) -> tuple[bool, list[int], list[float]]:
        """A round trip with taps meanwhile: whether the office took it, their seqs and how long each took."""
        began = self.loop.time()
        trying = asyncio.create_task(window.try_once())
        acked, took = [], []
        for level in levels:
            tapped_at = time.perf_counter()
            acked += await window.tap(level)
            took.append(time.perf_counter() - tapped_at)
        while not trying.done():
            if self.road.holds or self.loop.name_server == "silent":
                self.loop.leap(1)
                self.road.pass_time(1)
            await asyncio.sleep(0.001)
        while self.road.holds:  # until it has noticed that nobody waits any more
            self.road.pass_time(1)
            await asyncio.sleep(0.001)
        self.took_s = self.loop.time() - began
        return await trying, acked, took


def code_by_name(road: Road, office: RunningOffice, window: str) -> str:
    """A code that sends the kiosk over the road, to an office that has a name."""
    code = enrolment.parse(office.enrol_code(window))
    assert code is not None
    return str(code._replace(host=NAME, port=road.server_port))


async def started_again(folder: Path, number: int) -> Window:
    """The kiosk after a restart: the same person goes on under a duty of its own."""
    window = Window(folder, await Journal.open(folder, SystemClock()), "s03")
    before = await window.journal.unfinished_duty()
    assert before is not None
    window.duty = f"duty-{number}"
    await window.journal.open_duty(duty=window.duty, staff="s03", previous_duty=before.duty)
    return window


def p99_ms(took: list[float]) -> float:
    return round(1000 * sorted(took)[int(len(took) * 0.99)], 2)


def test_every_fault_of_the_road_ends_by_itself_and_meanwhile_every_tap_is_taken(tmp_path: Path) -> None:
    folder = tmp_path / "w1"

    async def story() -> None:
        with running_office(tmp_path) as office, bad_road(office.address, office.data) as road:
            await enrol(folder, code_by_name(road, office, "w1"), simulated=False)
            window, route = await Window.open(folder, "s03"), Route(road)
            acked: list[int] = []
            lasted: dict[str, float] = {}
            for fate in FATES:
                route.meets(fate)
                taken, seqs, _ = await route.exchange(window, *LEVELS)
                acked, lasted[fate] = acked + seqs, route.took_s
                assert (taken, len(seqs)) == (fate in TAKEN, len(LEVELS)), fate
            assert lasted["black hole"] >= CONNECT_S
            assert lasted["silent"] >= CONNECT_S
            assert lasted["half-open"] >= REQUEST_S
            assert lasted["ten bytes a second"] >= ROUND_TRIP_S
            assert max(lasted.values()) < ROUND_TRIP_S + 10
            route.meets("open")
            await window.drain()
            assert counts(office, "w1") == [len(FATES)] * len(LEVELS)
            await window.close()
            assert set(road.met) == set(roads.FATES) - {"refused", "expired certificate"}
            figures = found(folder, acked)
            assert (len(acked), 0, 0, 0) == (figures.S, figures.L, figures.X, figures.G)

    with asyncio.Runner(loop_factory=LeapingLoop) as runner:
        runner.run(story())


def test_whatever_the_road_does_the_office_ends_with_every_tap_once(
    tmp_path: Path, report: Report, long_run: bool
) -> None:
    n, chance = 10_000 if long_run else 60, Random(SEED)
    folder = tmp_path / "w1"

    async def story() -> None:
        with running_office(tmp_path) as office, bad_road(office.address, office.data) as road:
            await enrol(folder, code_by_name(road, office, "w1"), simulated=False)
            window, route = await Window.open(folder, "s03"), Route(road)
            acked: list[int] = []
            took: dict[bool, list[float]] = {True: [], False: []}
            requests = faulty = taken = 0
            while len(acked) < n:
                fate = chance.choice(FATES) if chance.random() < FAULTY else "open"
                route.meets(fate)
                done, seqs, times = await route.exchange(window, *chance.choices(LEVELS, k=chance.randint(1, 8)))
                assert done == (fate in TAKEN), fate
                acked += seqs
                took[fate == "open"] += times
                requests, faulty, taken = requests + 1, faulty + (fate != "open"), taken + done
                if chance.random() < 0.05:
                    await window.close()
                    window = await started_again(folder, len(acked))
            route.meets("open")
            healed = time.monotonic()
            await window.drain()
            drained_s = time.monotonic() - healed
            counted = sum(counts(office, "w1"))
            await window.close()
            figures = found(folder, acked)
            good, bad = p99_ms(took[True]), p99_ms(took[False])
            report(
                seed=SEED,
                n=len(acked),
                **figures._asdict(),
                counted=counted,
                requests=requests,
                faulty=faulty,
                taken=taken,
                drained_s=round(drained_s, 2),
                p99_ms_open=good,
                p99_ms_faulty=bad,
                settings=f"30 % of requests meet one of {len(FATES)} faults",
            )
            assert (figures.L, figures.X, figures.G) == (0, 0, 0)
            assert counted == len(acked)
            assert drained_s <= DRAINED_WITHIN_S
            assert faulty > 0
            assert not long_run or bad <= SLOWER_MOST * good + 1000 * A_TURN_S

    with asyncio.Runner(loop_factory=LeapingLoop) as runner:
        runner.run(story())
    shutil.rmtree(folder)
