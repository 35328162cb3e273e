"""Whatever is lost, repeated, reordered, restarted, restored or cloned: the office ends with what was tapped.

Real kiosk stores and a real office store; the requests go through the office's own HTTP application, without sockets.
"""

import asyncio
import shutil
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from sqlite3 import Connection

import httpx
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from sqlalchemy import func, select

from evaluator.domain.journal import AnyEvent, Changed, DutyOpened, Rated, decode
from evaluator.domain.office_time import day_of, half_of, hour_of
from evaluator.kiosk import projection
from evaluator.kiosk.chain import entries
from evaluator.kiosk.enrolment import load_key
from evaluator.kiosk.handover import Handover, Sent, all_digests
from evaluator.kiosk.journal_store import JournalStore, Moment
from evaluator.kiosk.reply import NotTakenError
from evaluator.kiosk.schema import SEQ_COLUMNS
from evaluator.office.cases import opening
from evaluator.office.office import Office
from evaluator.office.store import schema
from evaluator.wire.exchange import PATH, TallyRow, decode_request
from evaluator.wire.signing import SIGNATURE_HEADER
from tests.support.clock import StandingClock
from tests.support.kiosk import RULES, SCALE
from tests.support.office import road_to
from tests.support.story_office import enrol_in_process, founded_office

LEVELS = [level.slug for level in RULES.scale.levels]
HEALING_ROUNDS = 60


@dataclass
class Kiosk:
    """A disk with a running kiosk on it."""

    folder: Path
    clock: StandingClock
    store: JournalStore
    handover: Handover
    duty: str = ""
    last_visit: int | None = None
    sent: list[Sent] = field(default_factory=list)


@dataclass
class Account:
    """How often each level was tapped in a run, and how far this is known."""

    levels: Counter[str] = field(default_factory=Counter)
    seq: int = 0


Answer = tuple[int, str, bytes]
Delivered = dict[tuple[str, tuple[str, ...]], tuple[int, int]]
"""Rows by run and key: n and seq, merged as they arrived."""
Cases = dict[str, tuple[int, str]]
"""Seq and level of cases by their name, merged as they arrived."""


class Convergence(RuleBasedStateMachine):
    """Any history of taps and faults; at the end the network heals."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(prefix="convergence-"))
        self.now = StandingClock().read().wall
        self.runner = asyncio.Runner()
        self.office_folder = self.root / "office"
        founded_office(self.office_folder, lambda: self.now)
        self._open_office()
        self.kiosks: list[Kiosk] = []
        self.backups: list[Path] = []
        self.office_backup: Path | None = None
        self.restores = 0
        self.copies = 0
        self.delivered: Delivered = {}
        self.delivered_at_backup = dict(self.delivered)
        self.cases: Cases = {}
        self.cases_at_backup: Cases = {}

    @initialize()
    def enrol(self) -> None:
        folder = self.root / "kiosk"
        enrol_in_process(self.office, folder)
        self._start(folder, StandingClock(self.now))

    # -- what people do -------------------------------------------------------------------------------------------

    @rule(place=st.integers(0, 3), level=st.sampled_from(LEVELS), times=st.integers(1, 4))
    def tap(self, place: int, level: str, times: int) -> None:
        kiosk = self._kiosk(place)
        for _ in range(times):
            kiosk.last_visit = kiosk.store.append(_rated(kiosk.duty, level)).seq

    @rule(place=st.integers(0, 3), level=st.sampled_from(LEVELS))
    def change_the_answer(self, place: int, level: str) -> None:
        kiosk = self._kiosk(place)
        visit = kiosk.last_visit
        if visit is not None:
            bad = RULES.scale.is_dissatisfied(level)
            kiosk.store.append(lambda _: Changed(visit=visit, scale=SCALE, level=level, dissatisfied=bad))

    @rule(days=st.integers(0, 2), hours=st.integers(0, 12))
    def time_passes(self, days: int, hours: int) -> None:
        passed = timedelta(days=days, hours=hours)
        self.now += passed
        for kiosk in self.kiosks:
            kiosk.clock.advance(seconds=passed.total_seconds())

    @rule(place=st.integers(0, 3), days=st.integers(-400, 400))
    def somebody_sets_the_clock(self, place: int, days: int) -> None:
        self._kiosk(place).clock.jump(days=days)

    # -- what the network does ------------------------------------------------------------------------------------

    @rule(place=st.integers(0, 3), fate=st.sampled_from(["arrives", "request lost", "reply lost", "arrives twice"]))
    def exchange(self, place: int, fate: str) -> None:
        self._exchange(self._kiosk(place), fate)

    @rule(place=st.integers(0, 3), which=st.integers(0, 9))
    def an_old_request_arrives_late(self, place: int, which: int) -> None:
        kiosk = self._kiosk(place)
        if kiosk.sent:
            self.deliver(kiosk.sent[which % len(kiosk.sent)])

    @rule(place=st.integers(0, 3), at_most=st.sampled_from([1, 2, 500]))
    def the_batch_is_made_smaller(self, place: int, at_most: int) -> None:
        self._kiosk(place).handover.rows_at_most = at_most

    # -- what machines do -----------------------------------------------------------------------------------------

    @rule(place=st.integers(0, 3), reboot=st.booleans())
    def a_kiosk_restarts(self, place: int, reboot: bool) -> None:
        kiosk = self._kiosk(place)
        kiosk.store.close()
        if reboot:
            kiosk.clock.reboot()
        self.kiosks.remove(kiosk)
        self._start(kiosk.folder, kiosk.clock)

    @rule(place=st.integers(0, 3))
    def a_disk_is_copied(self, place: int) -> None:
        kiosk = self._kiosk(place)
        self.copies += 1
        copy = self.root / f"copy-{self.copies}"
        kiosk.store.close()
        shutil.copytree(kiosk.folder, copy)
        self.backups.append(copy)
        self.kiosks.remove(kiosk)
        self._start(kiosk.folder, kiosk.clock)

    @precondition(lambda self: self.backups and len(self.kiosks) < 3)
    @rule(which=st.integers(0, 9))
    def a_clone_runs_beside_it(self, which: int) -> None:
        self._start(self._copy_of(which), StandingClock(self.now, boot=f"clone-{self.copies}"))

    @precondition(lambda self: self.backups)
    @rule(place=st.integers(0, 3), which=st.integers(0, 9))
    def a_disk_dies_and_an_old_copy_takes_its_place(self, place: int, which: int) -> None:
        kiosk = self._kiosk(place)
        kiosk.store.close()
        self.kiosks.remove(kiosk)
        self._start(self._copy_of(which), StandingClock(self.now, boot=f"restored-{self.copies}"))

    @rule()
    def the_office_is_backed_up(self) -> None:
        self.office_backup = self.root / "office-backup.db"
        self.office_backup.unlink(missing_ok=True)
        source, target = sqlite3.connect(self.office_folder / "office.db"), sqlite3.connect(self.office_backup)
        source.backup(target)
        source.close()
        target.close()
        self.delivered_at_backup = dict(self.delivered)
        self.cases_at_backup = dict(self.cases)

    @precondition(lambda self: self.office_backup is not None)
    @rule()
    def the_office_is_restored(self) -> None:
        self.office.close()
        assert self.office_backup is not None
        for side in ("-wal", "-shm"):
            (self.office_folder / f"office.db{side}").unlink(missing_ok=True)
        shutil.copy(self.office_backup, self.office_folder / "office.db")
        self.restores += 1
        raw = sqlite3.connect(self.office_folder / "office.db")
        raw.execute("UPDATE store SET store = ?", (f"restored-{self.restores}",))
        raw.commit()
        raw.close()
        self._open_office()
        self.delivered = dict(self.delivered_at_backup)
        self.cases = dict(self.cases_at_backup)

    # -- what must hold -------------------------------------------------------------------------------------------

    def _check_projection(self) -> None:
        for kiosk in self.kiosks:
            before = kiosk.store.read(_projected)
            kiosk.store.agree(projection.rebuild)
            assert kiosk.store.read(_projected) == before

    def teardown(self) -> None:
        try:
            if self.kiosks:
                self._heal()
                assert self.counted() == self._expected()
                self._check_roll_up()
                self._check_cases()
                self._check_projection()
        finally:
            for kiosk in self.kiosks:
                kiosk.store.close()
            self.office.close()
            self.runner.close()
            shutil.rmtree(self.root)

    def _heal(self) -> None:
        """The network is well again, and a new day begins, so that digests are compared."""
        self.time_passes(1, 0)
        for kiosk in self.kiosks:
            kiosk.handover.rows_at_most = 500
            for _ in range(HEALING_ROUNDS):
                if not self._exchange(kiosk, "arrives") and not kiosk.handover.digests_due():
                    break
            else:
                pytest.fail("the kiosk never had handed over everything")

    def _expected(self) -> Counter[str]:
        """What was tapped and is not lost with its only disk: delivered rows, and what live journals say.

        A run has one writer, so of two accounts of it the one that goes further holds the other.
        """
        accounts: dict[str, list[Account]] = {}
        for run, account in _delivered_accounts(self.delivered).items():
            accounts.setdefault(run, []).append(account)
        for kiosk in self.kiosks:
            for run, account in _told_by_journal(kiosk.store).items():
                accounts.setdefault(run, []).append(account)
        expected: Counter[str] = Counter()
        for told in accounts.values():
            expected += max(told, key=lambda account: account.seq).levels
        return expected

    def counted(self) -> Counter[str]:
        """Ratings by level, as the office holds them."""
        with self.office.database.reading() as connection:
            rows = connection.execute(
                select(schema.tally.c.level, func.sum(schema.tally.c.n)).group_by(schema.tally.c.level)
            ).all()
        return +Counter({str(level): int(n) for level, n in rows})

    def _check_roll_up(self) -> None:
        table = schema.tally_month
        with self.office.database.reading() as connection:
            rows = connection.execute(select(table.c.level, func.sum(table.c.n)).group_by(table.c.level)).all()
        assert +Counter({str(level): int(n) for level, n in rows}) == self.counted()

    def _check_cases(self) -> None:
        """A case for every dissatisfied rating that left its kiosk or could, withdrawn where the answer was changed."""
        expected = dict(self.cases)
        for kiosk in self.kiosks:
            assert kiosk.handover.cases(10_000) == ()
            for case in _movable_cases(kiosk):
                _merge_case(expected, *case)
        with self.office.database.reading() as connection:
            held = {row.case: row.level for row in connection.execute(select(schema.case_row))}
            states = dict(connection.execute(select(schema.case_file.c.case, schema.case_file.c.state)).all())
            names = {
                row.case: opening.case_of(row.kiosk, row.run, row.case)
                for row in connection.execute(select(schema.case_row))
            }
        assert held == {name: level for name, (_, level) in expected.items()}
        for name, level in held.items():
            assert (states.pop(names[name], "withdrawn") == "withdrawn") == (level == "")
        assert states == {}

    # -- inside ---------------------------------------------------------------------------------------------------

    def _open_office(self) -> None:
        self.office = Office(self.office_folder, lambda: self.now)
        self.transport = road_to(self.office)

    def _kiosk(self, place: int) -> Kiosk:
        return self.kiosks[place % len(self.kiosks)]

    def _copy_of(self, which: int) -> Path:
        self.copies += 1
        folder = self.root / f"disk-{self.copies}"
        shutil.copytree(self.backups[which % len(self.backups)], folder)
        return folder

    def _start(self, folder: Path, clock: StandingClock) -> None:
        store = JournalStore(folder, clock)
        kiosk = Kiosk(folder, clock, store, Handover(store, load_key(folder)), duty=f"duty-{store.run}")
        store.append(lambda _: DutyOpened(duty=kiosk.duty, staff="s1", window="w1", unit="hall"))
        self.kiosks.append(kiosk)

    def _exchange(self, kiosk: Kiosk, fate: str) -> bool:
        """One round trip; whether the kiosk wants to go on at once."""
        digests = kiosk.store.read(all_digests) if kiosk.handover.digests_due() else None
        sent = kiosk.handover.make(digests)
        kiosk.sent.append(sent)
        if fate == "request lost":
            return True
        answer = self.deliver(sent)
        if fate == "arrives twice":
            answer = self.deliver(sent)
        if fate == "reply lost":
            return True
        try:
            return kiosk.handover.take(sent, *answer).more
        except NotTakenError as error:
            pytest.fail(f"the office refused: {error}")

    def deliver(self, sent: Sent) -> Answer:
        """The request reaches the office, whose answer may still be lost."""

        async def post() -> Answer:
            async with httpx.AsyncClient(transport=self.transport, base_url="https://office") as client:
                reply = await client.post(PATH, content=sent.body, headers=sent.headers)
            return reply.status_code, reply.headers.get(SIGNATURE_HEADER, ""), reply.content

        answer = self.runner.run(post())
        assert answer[0] == 200, answer
        for row in decode_request(sent.body).tally:
            _merge(self.delivered, row)
        for case in decode_request(sent.body).cases:
            _merge_case(self.cases, case.case, case.seq, case.level)
        return answer


def _rated(duty: str, level: str) -> Callable[[Moment], AnyEvent]:
    def rated(at: Moment) -> AnyEvent:
        return Rated(
            duty=duty,
            scale=SCALE,
            level=level,
            day=at.day,
            hour=at.hour,
            flag=at.flag,
            dissatisfied=RULES.scale.is_dissatisfied(level),
        )

    return rated


def _merge(held: Delivered, row: TallyRow) -> None:
    key = (row.run, (row.duty, str(row.day), row.matter, row.outcome, row.scale, row.level, row.flag))
    if row.seq > held.get(key, (0, -1))[1]:
        held[key] = (row.n, row.seq)


def _merge_case(held: Cases, case: str, seq: int, level: str) -> None:
    if seq > held.get(case, (0, ""))[0]:
        held[case] = (seq, level)


def _movable_cases(kiosk: Kiosk) -> list[tuple[str, int, str]]:
    """Name, seq and level of every case that may leave: those of the half-day that runs at the kiosk stay."""
    _, moved = kiosk.store.now()
    zone = kiosk.store.facts().zone
    running = (day_of(moved.at, zone), half_of(hour_of(moved.at, zone)))
    found = kiosk.store.read(lambda db: db.execute('SELECT "case", seq, level, day, half FROM case_row').fetchall())
    return [(case, seq, level) for case, seq, level, day, half in found if (day, half) != running]


def _delivered_accounts(delivered: Delivered) -> dict[str, Account]:
    """What the rows that reached the office say of each run."""
    accounts: dict[str, Account] = {}
    for (run, key), (n, seq) in delivered.items():
        account = accounts.setdefault(run, Account())
        account.levels[key[-2]] += n
        account.seq = max(account.seq, seq)
    return accounts


def _told_by_journal(store: JournalStore) -> dict[str, Account]:
    """What the entries of a disk say of each run, told from the entries alone."""
    accounts: dict[str, Account] = {}
    answers: dict[int, tuple[str, str]] = {}
    for seq, body, _ in store.read(lambda db: list(entries(db))):
        header, event = decode(body)
        if isinstance(event, Rated):
            answers[seq] = (header.run, event.level)
            accounts.setdefault(header.run, Account()).levels[event.level] += 1
            accounts[header.run].seq = seq
        elif isinstance(event, Changed):
            run, before = answers[event.visit]
            answers[event.visit] = (run, event.level)
            accounts[run].levels[before] -= 1
            accounts[run].levels[event.level] += 1
            accounts[run].seq = seq
    return accounts


def _projected(db: Connection) -> dict[str, list[tuple[object, ...]]]:
    return {table: sorted(db.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in SEQ_COLUMNS}


def test_without_digests_an_office_restored_from_a_backup_stays_short() -> None:
    """The control: the search above must be able to fail."""
    history = Convergence()
    history.enrol()
    history.tap(place=0, level="satisfied", times=1)
    history.exchange(place=0, fate="arrives")
    history.the_office_is_backed_up()
    history.tap(place=0, level="neutral", times=1)
    history.exchange(place=0, fate="arrives")
    history.the_office_is_restored()
    (kiosk,) = history.kiosks
    sent = kiosk.handover.make(None)
    kiosk.handover.take(sent, *history.deliver(sent))
    assert history.counted() == {"satisfied": 1}
    history.teardown()


TestConvergence = Convergence.TestCase
TestConvergence.settings = settings(
    max_examples=2_000 if "--long" in sys.argv else 30,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
