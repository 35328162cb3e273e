"""The exchange by file: what the office lacks goes out on a stick, what the office answers comes back on it.

The bytes are those of the network. An export writes nothing into the journal, so it may be made while the kiosk runs,
and made again; only a reply changes anything, and it is believed for two signatures: the office's over the reply and
this kiosk's own over the request that it answers.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec.structs import replace

from evaluator.domain.journal import Head
from evaluator.kiosk import case_outbox, outbox
from evaluator.kiosk.clock import Clock
from evaluator.kiosk.enrolment import load_key
from evaluator.kiosk.handover import OK, all_digests
from evaluator.kiosk.journal_file import Facts, facts_of, remember, take_news
from evaluator.kiosk.pin_key import PinKey, held_version
from evaluator.kiosk.request import health, sealed, with_rows
from evaluator.kiosk.verify import read_journal
from evaluator.runtime.paths import write_private
from evaluator.runtime.refusal import refuse
from evaluator.wire import carriage, exchange
from evaluator.wire.carriage import FILE_BYTES_AT_MOST, MESSAGE, CarriedReply, CarriedRequest, ExchangeFile
from evaluator.wire.exchange import (
    PATH,
    ROWS_AT_MOST,
    CaseRow,
    Held,
    Reply,
    Request,
    RunDigest,
    RunRecord,
    decode_reply,
    rules_version,
)
from evaluator.wire.signing import is_signed, public_key_hex, reply_bytes, request_bytes

T = TypeVar("T")
_NOT_OURS: Final = "it answers no request of this kiosk"


class Exported(NamedTuple):
    """What stands in the file of this kiosk."""

    kiosk: str
    rows: int
    upto: int
    """The last entry that is in it."""


class Imported(NamedTuple):
    """What a reply file has brought."""

    kiosk: str
    upto: int
    """Every entry up to this one is acknowledged."""
    backlog: int
    """Entries above it that changed a count."""
    refused: str | None
    """Why the office took a request not; what it held is sent again."""
    chain_refused: str | None
    news: bool
    """Whether a newer directory or rule pack, or newer stars are held."""


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
    mine = [
        CarriedRequest(facts.kiosk, MESSAGE, seal.signature, seal.body) for seal in (sealed(key, r) for r in requests)
    ]
    kept = [one for one in others if one.kiosk != facts.kiosk]
    try:
        write_private(file, msgspec.json.encode(ExchangeFile((*kept, *mine))))
    except OSError as error:
        refuse(f"{file} cannot be written: {error.strerror}. Make room there or name another file.", error)
    rows = sum(len(one.tally) + len(one.rhythm) + len(one.reason) + len(one.duties) for one in requests)
    return Exported(facts.kiosk, rows, requests[-1].upto)


def import_reply(folder: Path, file: Path) -> Imported:
    """Take what the office answered. Refused, with nothing changed, where any of it is not believable."""
    answered = _read(file, carriage.decode_reply_file, "the office's replies").replies
    key = load_key(folder)
    with read_journal(folder, alone=True) as db:
        facts = facts_of(db)
        mine = [one for one in answered if one.request.kiosk == facts.kiosk]
        if not mine:
            names = ", ".join(sorted({one.request.kiosk for one in answered})) or "nobody"
            refuse(f"{file} holds replies for {names} and none for this kiosk, {facts.kiosk}. Bring its own file.")
        believed = [_believed(db, facts, key, one, file) for one in mine]
        pin_key = _pin_key(folder)
        db.execute("BEGIN IMMEDIATE")
        try:
            found = _taken(db, facts, pin_key, believed)
            db.commit()
        except BaseException:
            with suppress(sqlite3.Error):
                db.rollback()
            raise
    return found


def _pin_key(folder: Path) -> PinKey:
    try:
        return PinKey.load_or_make(folder)
    except OSError as error:
        refuse(f"The PIN key in {folder} cannot be used: {error.strerror}. Give this user the right to use it.", error)


# -- out ----------------------------------------------------------------------------------------------------------


def _requests(
    db: sqlite3.Connection, folder: Path, facts: Facts, held_directory: int, wall: datetime
) -> Iterator[Request]:
    """Every request that the office needs, in order; the last one carries the digests of the whole."""
    last = db.execute("SELECT run FROM run ORDER BY first_seq DESC LIMIT 1").fetchone()
    if last is None:
        return
    state = _state(db)
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
    return _read(file, carriage.decode_exchange_file, "exchanges of kiosks").requests


# -- in -----------------------------------------------------------------------------------------------------------


class _Believed(NamedTuple):
    request: Request
    reply: Reply | None
    """None where the office did not take the request."""
    refused: str | None


def _believed(db: sqlite3.Connection, facts: Facts, key: Ed25519PrivateKey, one: CarriedReply, file: Path) -> _Believed:
    """A reply whose signatures hold and whose request is of this very disk; Refused where they do not."""
    asked = one.request
    said = request_bytes("POST", PATH, facts.kiosk, asked.message, asked.body)
    if not is_signed(public_key_hex(key), asked.signature, said):
        refuse(f"{file} was damaged, or {_NOT_OURS}. Export again and have the office answer that.")
    answer = reply_bytes(one.status, facts.kiosk, asked.message, one.body)
    if not is_signed(facts.office_key, one.signature, answer):
        refuse(
            f"{file} was damaged, or was not signed by this kiosk's office. Have the office import the export again."
        )
    request = exchange.decode_request(asked.body)
    if request.carried_from is None or request.upto > _end_of(db, request.run):
        refuse(f"{file} answers a kiosk whose disk went another way, so nothing is taken. Export again from this one.")
    if one.status != OK:
        return _Believed(request, None, one.body.decode(errors="replace"))
    try:
        reply = decode_reply(one.body)
    except msgspec.MsgspecError as error:
        refuse(f"{file} is of a newer office: {error}. Install the newer program.", error)
    if (reply.run, reply.message, reply.upto) != (request.run, request.message, request.upto):
        refuse(f"{file} was put together wrongly: {_NOT_OURS}. Have the office import the export again.")
    return _Believed(request, reply, None)


def _end_of(db: sqlite3.Connection, run: str) -> int:
    """The last entry of a run on this disk; -1 where it has no such run.

    A disk and its restored image share a run only up to where they part, so nobody takes a reply to what another wrote.
    """
    row = db.execute(
        "SELECT coalesce((SELECT min(first_seq) - 1 FROM run AS next WHERE next.first_seq > run.first_seq),"
        " (SELECT max(seq) FROM entry)) FROM run WHERE run = ?",
        (run,),
    ).fetchone()
    return -1 if row is None else int(row[0])


def _taken(db: sqlite3.Connection, facts: Facts, pin_key: PinKey, believed: list[_Believed]) -> Imported:
    """Keep what the replies agree on, in the caller's transaction. An older file than the last one brings no news."""
    state = _state(db)
    acknowledged, answered_at = int(state.get("acknowledged", 0)), state.get("answered_at", "")
    refused = chain_refused = None
    news = False
    for request, reply, why in believed:
        if reply is None:
            refused = why
            continue
        if request.carried_from is not None and request.carried_from <= acknowledged:
            acknowledged = max(acknowledged, reply.upto)
        chain_refused = reply.chain_refused
        case_outbox.take(db, request.cases)
        if answered_at and reply.now < datetime.fromisoformat(answered_at):
            continue
        outbox.take_receipt(db, reply.receipt, kiosk=facts.kiosk, office_key=facts.office_key)
        if request.digests is not None:
            for digest in request.digests:
                outbox.paid(db, digest.run, 0, more=False)
            outbox.owe(db, reply.want)
        remember(db, "store", reply.store)
        answered_at = reply.now.isoformat()
        remember(db, "answered_at", answered_at)
        if any(one is not None for one in (reply.directory, reply.rules, reply.stars)):
            take_news(db, pin_key, facts.hall, reply.directory, reply.rules, reply.stars)
            news = True
    remember(db, "acknowledged", str(acknowledged))
    backlog = outbox.backlog(db, acknowledged)
    return Imported(facts.kiosk, acknowledged, backlog, refused, chain_refused, news)


def _state(db: sqlite3.Connection) -> dict[str, str]:
    return dict(db.execute("SELECT key, value FROM state").fetchall())


def _read(file: Path, decode: Callable[[bytes], T], what: str) -> T:
    """A file of one of the two kinds; Refused where it is missing, too large, cut short or something else."""
    try:
        if file.stat().st_size > FILE_BYTES_AT_MOST:
            refuse(f"{file} is larger than any exchange. Name the right file.")
        return decode(file.read_bytes())
    except OSError as error:
        refuse(f"{file} cannot be read: {error.strerror}. Name the file that was brought.", error)
    except (msgspec.MsgspecError, ValueError) as error:
        refuse(f"{file} does not hold {what}, or was damaged on its way. Copy it again or name another file.", error)
