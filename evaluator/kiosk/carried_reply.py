"""The exchange by file, on its way back: what the office answers comes on a stick.

Only a reply changes anything, and it is believed for two signatures: the office's over the reply and this kiosk's own
over the request that it answers.
"""

import sqlite3
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from evaluator.kiosk import case_outbox, outbox
from evaluator.kiosk.carriage import read_carried, state_of
from evaluator.kiosk.enrolment import load_key
from evaluator.kiosk.facts import Facts, facts_of, remember, take_news
from evaluator.kiosk.pin_key import PinKey
from evaluator.kiosk.reply import OK
from evaluator.kiosk.verify import read_journal
from evaluator.runtime.refusal import refuse
from evaluator.wire import carriage, exchange
from evaluator.wire.carriage import CarriedReply
from evaluator.wire.exchange import PATH, Reply, Request, decode_reply
from evaluator.wire.signing import is_signed, public_key_hex, reply_bytes, request_bytes

_NOT_OURS: Final = "it answers no request of this kiosk"


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


def import_reply(folder: Path, file: Path) -> Imported:
    """Take what the office answered. Refused, with nothing changed, where any of it is not believable."""
    answered = read_carried(file, carriage.decode_reply_file, "the office's replies").replies
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
    state = state_of(db)
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
