"""When the kiosk talks to the office: as the office asks, some seconds after news, and ever more seldom in vain."""

import asyncio
import selectors
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evaluator.domain.journal import Refusal
from evaluator.kiosk.exchange import PUSH_AFTER_S, REFUSED_WAIT_S, RETRY_AT_MOST_S, RETRY_FIRST_S, Exchange
from evaluator.kiosk.handover import Taken
from evaluator.kiosk.reply import NotTakenError
from evaluator.runtime.logs import EventLog

NEXT_IN_S, SPREAD_S = 420.0, 60.0
CALM = Taken(
    more=False, news=False, chain_refused=None, elsewhere=(), upto=1, backlog=0, next_in_s=NEXT_IN_S, spread_s=SPREAD_S,
    new_key=False,
)  # fmt: skip


class _NeverWaiting(selectors.SelectSelector):
    """Where nothing is to be heard for a while, the while is over at once."""

    passed_s = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        heard = super().select(0)
        if not heard and timeout:
            self.passed_s += timeout
        return heard


class NeverWaitingLoop(asyncio.SelectorEventLoop):
    """A loop whose clock goes on by what it would have waited."""

    def __init__(self) -> None:
        self._waits = _NeverWaiting()
        super().__init__(self._waits)

    def time(self) -> float:
        return self._waits.passed_s


class QuietJournal:
    """A journal at a window where nobody comes, until `tap`."""

    def __init__(self) -> None:
        self.news = asyncio.Event()

    async def written(self) -> None:
        await self.news.wait()

    async def do(self, _job: Callable[[Any], Any]) -> None:
        """Nothing of the store is needed to wait."""


class Paced(Exchange):
    """An exchange whose round trips take no time; it notes when each began."""

    def __init__(self, journal: QuietJournal, folder: Path, outcomes: list[Taken | Exception]) -> None:
        super().__init__(journal, folder, EventLog("kiosk"))  # type: ignore[arg-type]  # of a journal only what waits
        self.at: list[float] = []
        self._outcomes = outcomes
        self._quiet = journal

    async def once(self) -> Taken:
        self.at.append(asyncio.get_running_loop().time())
        self._quiet.news.clear()
        if len(self.at) > len(self._outcomes):
            raise asyncio.CancelledError
        outcome = self._outcomes[len(self.at) - 1]
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    @property
    def gaps(self) -> list[float]:
        return [later - earlier for earlier, later in zip(self.at, self.at[1:], strict=False)]


def paced(
    folder: Path, outcomes: list[Taken | Exception], meanwhile: Callable[[QuietJournal], None] = lambda _: None
) -> list[float]:
    """The seconds between round trips that end so."""

    async def run() -> list[float]:
        journal = QuietJournal()
        exchange = Paced(journal, folder, outcomes)
        running = asyncio.create_task(exchange.run())
        meanwhile(journal)
        with pytest.raises(asyncio.CancelledError):
            await running
        return exchange.gaps

    with asyncio.Runner(loop_factory=NeverWaitingLoop) as runner:
        return runner.run(run())


def test_the_next_round_trip_is_as_late_as_the_office_said_and_spread_evenly(tmp_path: Path) -> None:
    gaps = paced(tmp_path, [CALM] * 300)
    assert min(gaps) >= NEXT_IN_S
    assert max(gaps) <= NEXT_IN_S + SPREAD_S + 0.01
    share = sum(gap < NEXT_IN_S + SPREAD_S / 2 for gap in gaps) / len(gaps)
    assert 0.35 < share < 0.65, "half of them in the first half of the spread"


def test_news_is_handed_over_after_some_seconds(tmp_path: Path) -> None:
    def later(journal: QuietJournal) -> None:
        asyncio.get_running_loop().call_later(100, journal.news.set)

    (gap,) = paced(tmp_path, [CALM], later)
    assert gap == pytest.approx(100 + PUSH_AFTER_S, abs=0.01)


def test_more_is_handed_over_at_once(tmp_path: Path) -> None:
    assert paced(tmp_path, [CALM._replace(more=True)] * 3) == [0, 0, 0]


def test_failures_wait_up_to_twice_as_long_each_time_and_never_over_five_minutes(tmp_path: Path) -> None:
    away = [OSError("unreachable")] * 12
    many = [paced(tmp_path, list(away)) for _ in range(60)]
    for number in range(len(away)):
        most = min(RETRY_AT_MOST_S, RETRY_FIRST_S * 2**number)
        gaps = [gaps[number] for gaps in many]
        assert max(gaps) <= most + 0.01
        assert max(gaps) > most / 2, "over sixty windows some wait long"
        assert min(gaps) < most / 2, "and some come early: they do not come all together"
    (*_, after) = paced(tmp_path, [*away, CALM, OSError("away again")])
    assert after <= RETRY_FIRST_S + 0.01


@pytest.mark.parametrize(("status", "code"), [(403, "revoked_kiosk"), (426, "unknown_protocol")])
def test_whom_the_office_shuts_out_asks_once_an_hour_and_whom_the_road_shuts_out_soon(
    tmp_path: Path, status: int, code: str
) -> None:
    said = Refusal(asked=b"", message=1, status=status, answer=b"", signature="")
    refused = NotTakenError(f"{status} {code}: no", status, code, said)
    assert paced(tmp_path, [refused] * 3) == [REFUSED_WAIT_S] * 3
    unsigned = NotTakenError(f"{status} {code}: no", status, code)
    assert max(paced(tmp_path, [unsigned] * 12)) <= RETRY_AT_MOST_S + 0.01
