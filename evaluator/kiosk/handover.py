"""What is said in an exchange, without the road it takes: a signed request out of the store, a signed reply into it.

The same bytes travel over HTTPS and on a stick.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from sqlite3 import Connection
from typing import Final, NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from evaluator.domain.journal import WHY_MOST, Parked, Refusal
from evaluator.domain.office_time import day_of
from evaluator.kiosk import case_outbox, outbox
from evaluator.kiosk.facts import remember
from evaluator.kiosk.journal_store import JournalStore
from evaluator.kiosk.reply import believed
from evaluator.kiosk.request import health, signed, with_rows
from evaluator.wire.exchange import (
    DIGESTS_AT_MOST,
    ROWS_AT_MOST,
    CaseRow,
    Chain,
    Clock,
    Health,
    Held,
    Reply,
    Request,
    RunDigest,
    rules_version,
)
from evaluator.wire.signing import (
    KIOSK_HEADER,
    MESSAGE_HEADER,
    SIGNATURE_HEADER,
)

TELLS_TIME_S: Final = 60.0
"""After this long a reply says too little about what time it is."""


class Owed(NamedTuple):
    """A batch of a run the office wanted again."""

    run: str
    upto: int
    more: bool


@dataclass(frozen=True, slots=True)
class Sent:
    """A request as it leaves."""

    request: Request
    body: bytes
    headers: dict[str, str]
    more: bool
    """Whether rows above `upto` wait."""
    owed: Owed | None
    digests_for: tuple[str, int] | None
    rows: int
    made_at_ns: int
    """By the steady clock."""


class Taken(NamedTuple):
    """What a reply brought."""

    more: bool
    """Whether to send again at once."""
    news: bool
    """Whether a newer directory, rule pack or stars are held."""
    chain_refused: str | None
    elsewhere: tuple[str, ...]
    """Duties whose person has since signed in at another kiosk."""
    upto: int
    backlog: int
    """Entries above `upto` that changed a count."""
    next_in_s: float
    spread_s: float
    new_key: bool
    """Whether the office asks this kiosk to make itself a new key."""


@dataclass(slots=True)
class Handover:
    """The kiosk's side of the exchange, on the store's thread."""

    store: JournalStore
    key: Ed25519PrivateKey
    rows_at_most: int = ROWS_AT_MOST
    _fitting: int = field(default=ROWS_AT_MOST, init=False)
    """So many rows the road has room for, as far as 413 has told since everything was last handed over."""
    _message: int = field(default=0, init=False)
    _digests_for: tuple[str, int] | None = field(default=None, init=False)
    """Store id and day of the digests the office has last taken."""
    _sent: Sent | None = field(default=None, init=False)
    """The last request."""

    def digests_due(self) -> bool:
        """At start, on a new day and for a new store id."""
        return self._digests_for != self._occasion()

    def make(self, digests: tuple[RunDigest, ...] | None = None) -> Sent:
        """The next request. Digests go with it only when every row does, for they speak of the whole."""
        store, since = self.store, self._acknowledged()
        self._message += 1
        batch = store.read(lambda db: outbox.batch(db, since=since, at_most=self.rows_at_most))
        rows, runs, owed = list(batch.rows), list(batch.runs), None
        # while a row the office cannot read is looked for, new and owed rows never share a request
        apart = self.rows_at_most < ROWS_AT_MOST and bool(batch.rows)
        wanted = None if batch.more or apart else store.read(outbox.owed)
        if wanted is not None:
            run, had = wanted
            again = store.read(lambda db: outbox.batch(db, since=had, at_most=self.rows_at_most, run=run))
            rows = list(dict.fromkeys([*rows, *again.rows]))
            runs = list(dict.fromkeys([*runs, *again.runs]))
            owed = Owed(run, again.upto, again.more)
        # never beside counts, so that what the office cannot read is known to be the one or the other
        cases = () if rows or owed is not None else self.cases(self.rows_at_most)
        smaller = self.rows_at_most < ROWS_AT_MOST
        if batch.more or owed is not None or cases or smaller:
            digests = None
        facts, (reading, moved) = store.facts(), store.now()
        request = with_rows(
            Request(
                kiosk=facts.kiosk,
                run=store.run,
                message=self._message,
                sent=Clock(wall=reading.wall, at=moved.at, doubtful=store.doubtful),
                held=Held(
                    directory=store.held_directory,
                    rules=rules_version(facts.rules),
                    store=store.state("store") or "",
                    stars=facts.stars.version,
                ),
                health=self._health(since),
                chain=store.read(lambda db: self._chain(db, batch, owed)),
                upto=batch.upto,
                runs=tuple(runs),
                cases=cases,
                digests=digests,
            ),
            rows,
        )
        body, signature = signed(self.key, request)
        headers = {
            "Content-Type": "application/json",
            KIOSK_HEADER: request.kiosk,
            MESSAGE_HEADER: str(request.message),
            SIGNATURE_HEADER: signature,
        }
        self._sent = Sent(
            request=request,
            body=body,
            headers=headers,
            more=batch.more,
            owed=owed,
            digests_for=self._occasion() if digests is not None else None,
            rows=len(rows) + len(cases),
            made_at_ns=reading.monotonic_ns,
        )
        return self._sent

    def _chain(self, db: Connection, batch: outbox.Batch, owed: Owed | None) -> Chain:
        """No further than the rows: what the office signs it then holds, at every moment."""
        agreed = outbox.agreed_head(db)
        waiting = set(outbox.every_owed(db)) - ({owed.run} if owed is not None and not owed.more else set())
        upto = agreed.seq if waiting else batch.upto if batch.more else None
        return outbox.chain_after(db, agreed, upto, max(1, DIGESTS_AT_MOST * self.rows_at_most // ROWS_AT_MOST))

    def cases(self, at_most: int) -> tuple[CaseRow, ...]:
        """Those whose half-day has closed and which the office lacks. A simulated kiosk waits for nothing."""
        facts, (_, moved) = self.store.facts(), self.store.now()
        staying = case_outbox.running(moved.at, facts.zone, simulated=facts.simulated)
        return self.store.read(lambda db: case_outbox.due(db, staying, at_most))

    def take(self, sent: Sent, status: int, signature: str, body: bytes) -> Taken:
        """Believe a reply only for its signature, and keep what it agrees on. NotTakenError says why not."""
        reply = believed(sent.request, sent.body, self.store.facts().office_key, status, signature, body)

        def keep(db: Connection) -> None:
            remember(db, "acknowledged", str(reply.upto))
            remember(db, "store", reply.store)
            remember(db, "answered_at", reply.now.isoformat())
            if sent.owed is not None:
                outbox.paid(db, sent.owed.run, sent.owed.upto, more=sent.owed.more)
            case_outbox.take(db, sent.request.cases)
            outbox.owe(db, reply.want)

        self._correct(sent, reply)
        self.store.agree(keep)
        if sent.digests_for is not None:
            self._digests_for = (reply.store, sent.digests_for[1])
        links_on = self._agree_on_head(reply)
        news = any(one is not None for one in (reply.directory, reply.rules, reply.stars))
        if news:
            self.store.take_news(reply.directory, reply.rules, reply.stars)
        more = sent.more or links_on or self.store.read(outbox.owed) is not None or bool(self.cases(1))
        if not more:
            self._fitting = ROWS_AT_MOST
        self.rows_at_most = self._fitting
        return Taken(
            more=more,
            news=news,
            chain_refused=reply.chain_refused,
            elsewhere=reply.elsewhere,
            upto=reply.upto,
            backlog=self.store.read(lambda db: outbox.backlog(db, reply.upto)),
            next_in_s=reply.next_in_s,
            spread_s=reply.spread_s,
            new_key=reply.new_key,
        )

    def make_smaller(self, *, too_large: bool = False) -> bool:
        """After 400 or 413: halve the batch; False where it is one seq or case already.

        What was too large stays small until everything is handed over; what could not be read is asked in full again.
        """
        if self.rows_at_most == 1:
            return False
        self.rows_at_most //= 2
        if too_large:
            self._fitting = self.rows_at_most
        return True

    def park(self, refusal: Refusal, why: str) -> str | None:
        """After a signed 400: keep here the single seq or case that was refused, and go on; what it was.

        None where the refused request was another one, or held nothing that can be parked.
        """
        sent = self._sent
        if sent is None or sent.body != refusal.asked:
            return None
        asked = sent.request
        kinds = asked.tally, asked.rhythm, asked.reason, asked.duties, asked.signals
        seqs = {row.seq for rows in kinds for row in rows}
        if len(seqs) != 1:
            return self._park_case(asked.cases, refusal, why) if not seqs else None
        (seq,) = seqs

        def skip(db: Connection) -> None:
            outbox.park(db, seq, why)
            if sent.owed is None:
                remember(db, "acknowledged", str(asked.upto))
            else:
                outbox.paid(db, sent.owed.run, sent.owed.upto, more=sent.owed.more)

        # the entry first: what the office never counts is in the journal too, with its own word for it
        if not self.store.read(lambda db: outbox.is_parked(db, seq)):
            self.store.append(lambda _: Parked(row=seq, why=why[:WHY_MOST], refusal=refusal))
        self.store.agree(skip)
        self.rows_at_most = self._fitting
        return f"entry {seq}"

    def _park_case(self, rows: tuple[CaseRow, ...], refusal: Refusal, why: str) -> str | None:
        if len(rows) != 1:
            return None
        (row,) = rows
        visit = self.store.read(lambda db: case_outbox.visit_of(db, row.case))
        self.store.append(lambda _: Parked(row=visit, why=why[:WHY_MOST], refusal=refusal, case=row.case))
        self.store.agree(lambda db: case_outbox.take(db, rows, parked_why=why))
        self.rows_at_most = self._fitting
        return f"case {row.case}"

    def _correct(self, sent: Sent, reply: Reply) -> None:
        """Take the office's time, told half a round trip ago; a reply that was long on its way tells none."""
        reading, _ = self.store.now()
        took_s = (reading.monotonic_ns - sent.made_at_ns) / 1e9
        if took_s <= TELLS_TIME_S:
            self.store.correct(reply.now + timedelta(seconds=took_s / 2))

    def _agree_on_head(self, reply: Reply) -> bool:
        """Keep a countersigned head that is ours; whether the office moved and more digests wait."""
        store, facts = self.store, self.store.facts()
        before = store.read(outbox.agreed_head).seq
        agreed = store.agree(
            lambda db: outbox.take_receipt(db, reply.receipt, kiosk=facts.kiosk, office_key=facts.office_key)
        )
        return reply.chain_refused is None and agreed != before and agreed < store.head.seq

    def _health(self, since: int) -> Health:
        store = self.store
        return store.read(
            lambda db: health(db, store.path.parent, since=since, chain_ok=store.chain_ok, test=store.test)
        )

    def _occasion(self) -> tuple[str, int]:
        _, moved = self.store.now()
        return self.store.state("store") or "", day_of(moved.at, self.store.facts().zone)

    def _acknowledged(self) -> int:
        return int(self.store.state("acknowledged") or 0)


def all_digests(db: Connection) -> tuple[RunDigest, ...]:
    """Digests of every run that counted something; long after years, so ask it on a connection of its own."""
    return tuple(outbox.run_digest(db, run) for run in outbox.counting_runs(db))
