"""Newer rows are added to the roll-ups; whatever the order things come in, a recount finds nothing to mend."""

from dataclasses import dataclass, field
from random import Random
from secrets import token_hex

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sqlalchemy import Connection, func, select

from evaluator.domain.journal import Flag
from evaluator.office.exchanging import adding, recounting, rollup
from evaluator.office.exchanging.settling import TallyValues
from evaluator.office.office import Office
from evaluator.office.store import schema
from evaluator.office.tallies import corrections
from evaluator.office.tallies.corrections import Wish
from evaluator.wire.corrections import Act
from evaluator.wire.exchange import Request
from tests.office.conftest import hand_over, know, write
from tests.office.paper import DAY, PaperKiosk

DAYS = (20261031, DAY, 20261131)
MONTHS = tuple(sorted({day // 100 for day in DAYS}))
STAFF = ("s03", "s02", "gone", "")
ACTS: tuple[Act, ...] = ("credit", "restore", "uphold", "dismiss", "reopen", "exclude", "include")
FLAGS: tuple[Flag, ...] = ("", "", "clock", "test", "challenged", "excluded", "fork", "unknown_ref")


def differences(office: Office) -> list[recounting.Difference]:
    with office.database.reading() as connection:
        return recounting.differences(connection, MONTHS)


@dataclass
class History:
    """One kiosk's disks, what was sent, and what the office decided, step by step."""

    office: Office
    draw: Random
    disks: list[PaperKiosk] = field(default_factory=list)
    sent: list[Request] = field(default_factory=list)
    runs: int = 0
    duties: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.disks.append(know(self.office, PaperKiosk(kiosk=f"k-{token_hex(8)}")))
        self.start()

    @property
    def disk(self) -> PaperKiosk:
        return self.draw.choice(self.disks)

    def start(self) -> None:
        self.runs += 1
        disk = self.disk
        disk.window, disk.unit = self.draw.choice([("w1", "hall-east"), ("w4", "hall-west"), ("", "hall-east")])
        disk.start(f"r{self.runs}")
        self.serve(disk)

    def serve(self, disk: PaperKiosk | None = None) -> None:
        disk = disk or self.disk
        self.duties.append(f"d{len(self.duties)}")
        disk.serve(self.draw.choice(STAFF), self.duties[-1], self.draw.choice(["open", "invited"]))

    def rate(self) -> None:
        disk = self.disk
        flag, matter = self.draw.choice(FLAGS), self.draw.choice(["", "m01", "m99"])
        level = self.draw.choice(["satisfied", "neutral"])
        for _ in range(self.draw.randint(1, 3)):
            disk.rate(level, day=self.draw.choice(DAYS), flag=flag, matter=matter)

    def take_back(self) -> None:
        disk = self.disk
        key = (disk.run, disk.duty, DAY, "", "rated", "four", "satisfied", "")
        if key in disk.tallies:
            disk.take_back("satisfied")

    def say_otherwise(self) -> None:
        """A duty is said again, of another person."""
        disk = self.disk
        said = disk.duties[disk.duty]
        seq = disk._enter("duty")
        disk.duties[disk.duty] = replace(said, staff=self.draw.choice(STAFF), seq=seq)

    def clone(self) -> None:
        self.disks.append(self.disk.copy())

    def send(self) -> None:
        """Everything, or what is left when duties, run records or early rows come later."""
        disk = self.disk
        request = disk.request(since=self.draw.choice([0, 0, disk.seq // 2]))
        if self.draw.random() < 0.3:
            request = replace(request, duties=())
        if self.draw.random() < 0.3:
            request = replace(request, runs=())
        if self.draw.random() < 0.3:
            request = replace(request, tally=request.tally[::2])
        self.sent.append(request)
        hand_over(self.office, request)

    def repeat(self) -> None:
        if self.sent:
            hand_over(self.office, self.draw.choice(self.sent))

    def correct(self) -> None:
        act = self.draw.choice(ACTS)
        wish = Wish(
            self.disks[0].kiosk,
            self.draw.choice(self.duties),
            act,
            self.draw.choice(DAYS),
            self.draw.choice(["s01", ""]),
            "why",
        )

        def correcting(connection: Connection) -> None:
            name = corrections.correct(connection, wish, "li", self.office.clock())
            if act in ("exclude", "include"):
                corrections.decide(connection, name, "wang", self.office.clock(), agree=True)

        write(self.office, correcting)


STEPS = ("rate", "rate", "send", "send", "repeat", "serve", "start", "clone", "take_back", "say_otherwise", "correct")


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(STEPS), min_size=4, max_size=16), draw=st.randoms(use_true_random=False))
def test_after_every_step_of_any_history_the_roll_ups_are_what_the_rows_say(
    office: Office, steps: list[str], draw: Random
) -> None:
    history = History(office, draw)
    for step in (*steps, "send"):
        getattr(history, step)()
        if step in ("send", "repeat", "correct"):
            assert differences(office) == []


def test_rows_that_are_new_are_added_and_nothing_is_counted_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate(times=3)
    hand_over(office, kiosk.request())
    again: list[set[int]] = []
    recount = rollup.recount

    def watched(connection: Connection, of_kiosk: str, days: set[int]) -> None:
        again.append(set(days))
        recount(connection, of_kiosk, days)

    monkeypatch.setattr("evaluator.office.exchanging.acceptance.rollup.recount", watched)
    hand_over(office, kiosk.rate("neutral").rate().request(since=3))
    closed = replace(kiosk.duties[kiosk.duty], closed_at=kiosk.duties[kiosk.duty].opened_at, seq=kiosk.seq + 1)
    kiosk.duties[kiosk.duty] = closed
    hand_over(office, kiosk.request())
    assert again == [set(), set()]
    kiosk.duties[kiosk.duty] = replace(closed, staff="s02", seq=kiosk.seq + 2)
    hand_over(office, kiosk.request())
    assert again[2:] == [{DAY}]
    assert differences(office) == []


def test_what_adds_up_to_nothing_is_gone_from_every_roll_up(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate()
    hand_over(office, kiosk.request())
    hand_over(office, kiosk.take_back("satisfied").request())
    with office.database.reading() as connection:
        for table in (schema.tally_day, schema.tally_month, schema.tally_narrow):
            assert connection.execute(select(func.count()).select_from(table)).scalar_one() == 0


def test_who_is_closed_is_unknown_in_days_that_a_fast_clock_has_sent_already(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate(day=DAY + 5)
    hand_over(office, kiosk.request())

    def close(connection: Connection) -> None:
        connection.execute(schema.staff.update().where(schema.staff.c.id == "s03").values(closed_day=DAY))
        rollup.recount_unknown(connection, DAY)

    write(office, close)
    assert differences(office) == []
    hand_over(office, kiosk.rate(day=DAY + 5).request())
    assert differences(office) == []


def test_a_key_that_stands_twice_in_a_request_is_one_newer_row(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate(times=2)
    rows = [TallyValues(DAY, "k1", "r1", kiosk.duty, "", "rated", "four", "satisfied", "", n, n) for n in (2, 1)]
    with office.database.reading() as connection:
        assert adding.newer(connection, "k1", rows) == [adding.Newer(None, rows[0])]
