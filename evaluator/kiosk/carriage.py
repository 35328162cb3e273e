"""The exchange by file, on its way out: what the office lacks goes on a stick.

The bytes are those of the network. An export writes nothing into the journal, so it may be made while the kiosk runs,
and made again.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple, NoReturn, TypeVar

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec.structs import replace

from evaluator.domain.journal import Head
from evaluator.kiosk import case_outbox, outbox
from evaluator.kiosk.clock import Clock
from evaluator.kiosk.enrolment import load_key
from evaluator.kiosk.facts import Facts, facts_of
from evaluator.kiosk.handover import all_digests
from evaluator.kiosk.pin_key import PinKey, held_version
from evaluator.kiosk.request import health, signed, with_rows
from evaluator.kiosk.verify import read_journal
from evaluator.runtime.alone import alone_in
from evaluator.runtime.named_files import read_named
from evaluator.runtime.paths import write_private
from evaluator.runtime.refusal import refuse
from evaluator.wire import carriage, exchange
from evaluator.wire.carriage import FILE_BYTES_AT_MOST, MESSAGE, CarriedRequest, ExchangeFile
from evaluator.wire.exchange import (
    ROWS_AT_MOST,
    CaseRow,
    Held,
    Request,
    RunDigest,
    RunRecord,
    rules_version,
)

T = TypeVar("T")
_ANOTHER: Final = "Another program writes into {folder}. Wait for its end, then run this again."


class Exported(NamedTuple):
    """What stands in the file of this kiosk."""

    kiosk: str
    rows: int
    upto: int
    """The last entry that is in it."""


class _Part(NamedTuple):
    """What one request holds, and the seqs it goes from and to."""

    rows: list[outbox.Row]
    runs: list[RunRecord]
    since: int
    upto: int
    cases: tuple[CaseRow, ...] = ()
    signs: bool = True
    """Whether the office holds every row up to `upto` once it has taken this."""


def export(folder: Path, file: Path, clock: Clock) -> Exported:
    """Write what the office lacks into `file`, beside what other kiosks have in it. The kiosk may run meanwhile."""
    key = load_key(folder)
    with ExitStack() as stack:
        try:
            stack.enter_context(alone_in(file.parent, _ANOTHER.format(folder=file.parent)))
        except OSError as error:
            _refuse_unwritable(file, error)
        return _exported(folder, file, key, clock)


def _exported(folder: Path, file: Path, key: Ed25519PrivateKey, clock: Clock) -> Exported:
    """Two at once would each leave out what the other has just put in."""
    others = _others_in(file)
    with read_journal(folder) as db:
        db.execute("BEGIN")  # one look, so that rows, chain and digests speak of the same moment
        try:
            facts = facts_of(db)
            held = held_version(facts.hall, PinKey.load(folder))
            requests = list(_requests(db, folder, facts, held, clock.read().wall))
        finally:
            with suppress(sqlite3.Error):
                db.rollback()
    if not requests:
        refuse(f"The kiosk of {folder} was never started, so there is nothing to carry. Run it first.")
    mine = [CarriedRequest(facts.kiosk, MESSAGE, one.signature, one.body) for one in (signed(key, r) for r in requests)]
    kept = [one for one in others if one.kiosk != facts.kiosk]
    try:
        write_private(file, msgspec.json.encode(ExchangeFile((*kept, *mine))))
    except OSError as error:
        _refuse_unwritable(file, error)
    rows = sum(len(one.tally) + len(one.rhythm) + len(one.reason) + len(one.duties) for one in requests)
    return Exported(facts.kiosk, rows, requests[-1].upto)


def _refuse_unwritable(file: Path, error: OSError) -> NoReturn:
    refuse(f"{file} cannot be written: {error.strerror}. Make room there or name another file.", error)


def _requests(
    db: sqlite3.Connection, folder: Path, facts: Facts, held_directory: int, wall: datetime
) -> Iterator[Request]:
    """Every request that the office needs, in order; the last one carries the digests of the whole."""
    last = db.execute("SELECT run FROM run ORDER BY first_seq DESC LIMIT 1").fetchone()
    if last is None:
        return
    state = state_of(db)
    acknowledged, at = int(state.get("acknowledged", 0)), wall + timedelta(seconds=float(state.get("offset_s", 0)))
    cases = case_outbox.due(db, case_outbox.running(at, facts.zone, simulated=facts.simulated), -1)
    parts = list(_parts(db, acknowledged, cases))
    top, agreed = parts[-1].upto, outbox.agreed_head(db)
    plain = Request(
        kiosk=facts.kiosk,
        run=last[0],
        message=MESSAGE,
        sent=exchange.Clock(wall=wall, at=at, doubtful=bool(state.get("doubtful"))),
        held=Held(
            directory=held_directory,
            rules=rules_version(facts.rules),
            store=state.get("store", ""),
            stars=facts.stars.version,
        ),
        health=health(db, folder, since=acknowledged),
        chain=outbox.chain_after(db, agreed),
        upto=0,
    )
    while parts or agreed.seq < top:
        part = parts.pop(0) if parts else _Part([], [], top, top)
        chain = outbox.chain_after(db, agreed, part.upto if part.signs else agreed.seq)
        agreed = Head(chain.head_seq, bytes.fromhex(chain.head_hash))
        ends = not parts and agreed.seq >= top
        yield replace(
            with_rows(plain, part.rows),
            runs=tuple(part.runs),
            cases=part.cases,
            chain=chain,
            upto=part.upto,
            carried_from=part.since,
            digests=tuple(_with_cases(db, digest, cases) for digest in all_digests(db)) if ends else None,
        )


def _parts(db: sqlite3.Connection, acknowledged: int, cases: tuple[CaseRow, ...]) -> Iterator[_Part]:
    """The rows above what is acknowledged, then those of the runs that the office wants again, then the cases."""
    since, more, owed = acknowledged, True, outbox.every_owed(db)
    while more:
        batch = outbox.batch(db, since=since, at_most=ROWS_AT_MOST)
        yield _Part(batch.rows, batch.runs, since, batch.upto, signs=not owed)
        since, more = batch.upto, batch.more
    for run in owed:
        had, more = 0, True
        while more:
            again = outbox.batch(db, since=had, at_most=ROWS_AT_MOST, run=run)
            yield _Part(again.rows, again.runs, since, since, signs=run == owed[-1] and not again.more)
            had, more = again.upto, again.more
    for place in range(0, len(cases), ROWS_AT_MOST):
        yield _Part([], [], since, since, cases[place : place + ROWS_AT_MOST])


def _with_cases(db: sqlite3.Connection, digest: RunDigest, cases: tuple[CaseRow, ...]) -> RunDigest:
    """What the office must hold of a run once it has taken these cases too, which travel in the same file."""
    rows, total, seq = digest.rows, digest.sum, digest.seq
    for case in (one for one in cases if one.run == digest.run):
        held = case_outbox.held_seq(db, case.case)
        rows, total, seq = rows + (held == 0), total + case.seq - held, max(seq, case.seq)
    return RunDigest(digest.run, rows, total, seq)


def _others_in(file: Path) -> tuple[CarriedRequest, ...]:
    """What stands in the file already; Refused where it is something else, which is never overwritten."""
    if not file.exists():
        return ()
    return read_carried(file, carriage.decode_exchange_file, "exchanges of kiosks").requests


def state_of(db: sqlite3.Connection) -> dict[str, str]:
    """All that is remembered."""
    return dict(db.execute("SELECT key, value FROM state").fetchall())


def read_carried(file: Path, decode: Callable[[bytes], T], what: str) -> T:
    """A file of one of the two kinds; Refused where it is missing, too large, cut short or something else."""
    try:
        return decode(read_named(file, FILE_BYTES_AT_MOST))
    except OSError as error:
        refuse(f"{file} cannot be read: {error.strerror}. Name the file that was brought.", error)
    except (msgspec.MsgspecError, ValueError) as error:
        refuse(f"{file} does not hold {what}, or was damaged on its way. Copy it again or name another file.", error)
