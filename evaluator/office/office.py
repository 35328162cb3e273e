"""A running office's parts, put together once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

import anyio
import anyio.to_thread
from sqlalchemy import Connection, func, select

from evaluator.domain.rules import RulePack
from evaluator.office import certificates, messages
from evaluator.office.directory import directory_store, rule_packs
from evaluator.office.instants import Clock
from evaluator.office.keeping import upgrading
from evaluator.office.metrics import Metrics
from evaluator.office.store import schema
from evaluator.office.store.writer import Writer
from evaluator.office.tallies.remembered import Remembered
from evaluator.runtime.refusal import refuse
from evaluator.wire.exchange import HallDirectory, rules_version

T = TypeVar("T")
KIOSKS_COUNTED_EVERY: Final = timedelta(minutes=1)
PASSWORD_CHECKS_MOST: Final = 2
"""How many are made side by side: each takes 64 MiB, and anybody may ask for one."""


class _KiosksCounted(NamedTuple):
    at: datetime
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What never changes while the office runs."""

    store: str
    simulated: bool
    name: str
    name_en: str
    zone: ZoneInfo
    public_key: str


class Office:
    """The store, its writer, the keys and the clock."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder = folder
        self.clock = clock
        self.key = certificates.signing_key(folder)
        self.ca_pem = certificates.ca_pem(folder)
        certificates.check_server(folder)
        self.database = upgrading.open_existing(folder)
        with self.database.reading() as connection:
            row = connection.execute(select(schema.store)).one()
            self._rules = rule_packs.active(connection)
        if self.key.public_key().public_bytes_raw().hex() != row.public_key:
            self.database.close()
            path = folder / certificates.SIGNING_KEY
            refuse(messages.say("strange_key", path=path, where=self.database.where))
        self.about = About(
            store=row.store,
            simulated=bool(row.simulated),
            name=row.name,
            name_en=row.name_en,
            zone=ZoneInfo(row.zone),
            public_key=row.public_key,
        )
        self.writer = Writer(self.database)
        self.metrics = Metrics()
        self.password_checks = anyio.CapacityLimiter(PASSWORD_CHECKS_MOST)
        self.remembered = Remembered()
        self._kiosks: _KiosksCounted | None = None
        self._halls: dict[str, HallDirectory] = {}

    async def read(self, look: Callable[[Connection], T]) -> T:
        """Look at the store from a worker thread."""

        def looking() -> T:
            with self.database.reading() as connection:
                return look(connection)

        return await anyio.to_thread.run_sync(looking)

    def rules_in(self, connection: Connection) -> RulePack:
        """The pack in force, whoever put it so: this program, another one beside it, or the command line."""
        if rule_packs.name_in_force(connection) != rules_version(self._rules):
            self._rules = rule_packs.active(connection)
        return self._rules

    @property
    def rules(self) -> RulePack:
        """`rules_in`, with a look of its own."""
        with self.database.reading() as connection:
            return self.rules_in(connection)

    def hall(self, connection: Connection, unit: str) -> HallDirectory:
        """One hall's directory at its newest version; made once for each version."""
        version = directory_store.version(connection)
        kept = self._halls.get(unit)
        if kept is None or kept.directory.version != version:
            kept = self._halls[unit] = directory_store.hall(connection, unit)
        return kept

    def kiosks(self, connection: Connection) -> int:
        """How many are enrolled, as of a minute ago at most: the whole table is read for it."""
        now = self.clock()
        if self._kiosks is None or not timedelta() <= now - self._kiosks.at < KIOSKS_COUNTED_EVERY:
            n = connection.execute(select(func.count()).select_from(schema.kiosk)).scalar_one()
            self._kiosks = _KiosksCounted(now, n)
        return self._kiosks.n

    def close(self) -> None:
        """Finish the writing in hand, then close the file."""
        self.writer.close()
        self.database.close()
