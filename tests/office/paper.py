"""A kiosk on paper: it taps, chains and signs as a kiosk does, and hands over whatever a test wants it to."""

import copy
import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from evaluator.domain.journal import GENESIS, Flag, Head, Mode, Outcome, extend
from evaluator.domain.summary import Digest
from evaluator.wire.exchange import (
    PATH,
    Chain,
    Clock,
    DutyRow,
    Health,
    Held,
    Request,
    RhythmRow,
    RunDigest,
    RunRecord,
    TallyRow,
)
from evaluator.wire.signing import KIOSK_HEADER, MESSAGE_HEADER, SIGNATURE_HEADER, request_bytes, sign

AT = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
DAY = 20261120
TallyKey = tuple[str, str, int, str, Outcome, str, str, Flag]


class Count(NamedTuple):
    """A count as it travels."""

    n: int
    seq: int


@dataclass
class PaperKiosk:
    """One disk. `copy` gives another with the same past."""

    kiosk: str = "k1"
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    window: str = "w1"
    unit: str = "hall-east"
    run: str = ""
    message: int = 0
    bodies: list[bytes] = field(default_factory=list)
    records: dict[str, RunRecord] = field(default_factory=dict)
    tallies: dict[TallyKey, Count] = field(default_factory=dict)
    rhythms: dict[tuple[str, int, int, Outcome], Count] = field(default_factory=dict)
    duties: dict[str, DutyRow] = field(default_factory=dict)
    duty: str = ""

    @property
    def seq(self) -> int:
        return len(self.bodies)

    def head(self, seq: int | None = None) -> Head:
        upto = self.seq if seq is None else seq
        return extend(GENESIS, [hashlib.sha256(body).digest() for body in self.bodies[:upto]])

    def copy(self) -> "PaperKiosk":
        """The same disk again, as an image or a clone."""
        key, self.key = self.key, None  # type: ignore[assignment]  # a key cannot be copied, only shared
        twin = copy.deepcopy(self)
        self.key = twin.key = key
        return twin

    def start(self, run: str) -> "PaperKiosk":
        """A process begins: a fresh run that names where it goes on from."""
        before = self.head()
        self.records[run] = RunRecord(
            run=run,
            first_seq=self.seq + 1,
            previous_run=self.run or None,
            previous_seq=before.seq,
            previous_hash=before.hash.hex(),
            window=self.window,
            unit=self.unit,
            program="paper",
        )
        self.run = run
        self._enter("run")
        return self

    def serve(self, staff: str, duty: str = "", mode: Mode = "open") -> "PaperKiosk":
        """A duty of a person begins."""
        self.duty = duty or f"d-{self.run}-{staff}"
        seq = self._enter("duty")
        self.duties[self.duty] = DutyRow(self.run, self.duty, staff, self.window, self.unit, AT, None, "", seq, mode)
        return self

    def rate(
        self,
        level: str = "satisfied",
        times: int = 1,
        *,
        day: int = DAY,
        matter: str = "",
        flag: Flag = "",
        outcome: Outcome = "rated",
        scale: str = "four",
    ) -> "PaperKiosk":
        """Residents answer, or (with another outcome) do not."""
        rated = outcome == "rated"
        for _ in range(times):
            seq = self._enter(level)
            key = (self.run, self.duty, day, matter, outcome, scale if rated else "", level if rated else "", flag)
            self.tallies[key] = Count(self.tallies.get(key, Count(0, 0)).n + 1, seq)
            when = (self.run, day, 9, outcome)
            self.rhythms[when] = Count(self.rhythms.get(when, Count(0, 0)).n + 1, seq)
        return self

    def take_back(self, level: str, *, day: int = DAY) -> "PaperKiosk":
        """One answer on the line of this level is changed away: −1 under the seq of the change."""
        key: TallyKey = (self.run, self.duty, day, "", "rated", "four", level, "")
        self.tallies[key] = Count(self.tallies.get(key, Count(0, 0)).n - 1, self._enter("changed"))
        return self

    def digests(self) -> tuple[RunDigest, ...]:
        """What it holds of every run, as it would say at a start."""
        found = []
        for run in self.records:
            counts = [count for key, count in self.tallies.items() if key[0] == run]
            counts += [count for when, count in self.rhythms.items() if when[0] == run]
            sums = len(counts), sum(one.n for one in counts), max((one.seq for one in counts), default=0)
            facets = Digest(*sums)
            duties = [row.seq for row in self.duties.values() if row.run == run]
            found.append(RunDigest(run, facets.rows + len(duties), facets.sum, max([facets.seq, *duties])))
        return tuple(found)

    def request(
        self,
        since: int = 0,
        *,
        agreed: int = 0,
        upto: int | None = None,
        with_digests: bool = False,
        held: Held | None = None,
    ) -> Request:
        """Everything with a seq above `since` (and up to `upto`); the chain from the entry `agreed` on."""
        top = self.seq if upto is None else upto
        self.message += 1
        return Request(
            kiosk=self.kiosk,
            run=self.run,
            message=self.message,
            sent=Clock(AT, AT, doubtful=False),
            held=held or Held(),
            health=Health(program="paper", entries=self.seq, backlog=0, disk_free_bytes=1),
            chain=self.chain(agreed),
            upto=top,
            runs=tuple(record for record in self.records.values() if since < record.first_seq <= top),
            tally=tuple(
                TallyRow(*key, count.n, count.seq) for key, count in self.tallies.items() if since < count.seq <= top
            ),
            rhythm=tuple(
                RhythmRow(*key, count.n, count.seq) for key, count in self.rhythms.items() if since < count.seq <= top
            ),
            duties=tuple(row for row in self.duties.values() if since < row.seq <= top),
            digests=self.digests() if with_digests else None,
        )

    def chain(self, agreed: int = 0) -> Chain:
        """The digests after an entry, and the head they lead to."""
        start, end = self.head(agreed), self.head()
        digests = tuple(hashlib.sha256(body).hexdigest() for body in self.bodies[agreed:])
        return Chain(start.seq, start.hash.hex(), digests, end.seq, end.hash.hex())

    def headers(self, request: Request, body: bytes) -> dict[str, str]:
        """The three headers of a signed request."""
        said = request_bytes("POST", PATH, self.kiosk, request.message, body)
        return {
            KIOSK_HEADER: self.kiosk,
            MESSAGE_HEADER: str(request.message),
            SIGNATURE_HEADER: sign(self.key, said),
        }

    def signed(self, request: Request) -> tuple[bytes, dict[str, str]]:
        """A request as bytes, with its headers."""
        body = msgspec.json.encode(request)
        return body, self.headers(request, body)

    def _enter(self, what: str) -> int:
        self.bodies.append(f"{self.run}/{self.seq + 1}/{what}".encode())
        return self.seq
