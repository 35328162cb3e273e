"""Exchanges that were brought in files: checked as a whole first, then taken, then answered in a file."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from http import HTTPStatus
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec
from sqlalchemy import Row, select

from evaluator.office import messages
from evaluator.office.addresses import printable
from evaluator.office.exchanging import answering
from evaluator.office.exchanging.acceptance import accept
from evaluator.office.instants import Clock
from evaluator.office.office import Office
from evaluator.office.people import audit
from evaluator.office.store import schema
from evaluator.runtime.named_files import read_named
from evaluator.runtime.paths import write_private
from evaluator.runtime.refusal import refuse
from evaluator.wire import refused
from evaluator.wire.carriage import (
    FILE_BYTES_AT_MOST,
    SUFFIX,
    CarriedReply,
    CarriedRequest,
    ReplyFile,
    decode_exchange_file,
    decode_reply_file,
)
from evaluator.wire.exchange import PATH
from evaluator.wire.signing import is_signed, reply_bytes, request_bytes, sign

T = TypeVar("T")


class Brought(NamedTuple):
    """What was taken of one kiosk."""

    kiosk: str
    rows: int
    """New or newer ones; a repeat has none."""
    head: int
    """The countersigned seq; 0 before the first."""
    refused: str | None
    """The first reason for which a request was not taken."""
    chain_refused: str | None


def import_exchange(folder: Path, paths: Sequence[Path], reply_to: Path, clock: Clock) -> list[Brought]:
    """Take every request in the files, and in the folders of such files; write the replies. Once more is free.

    Refused, with nothing changed, where a file is damaged or a kiosk unknown or revoked.
    """
    requests = [one for file in _files(paths) for one in _read(file, decode_exchange_file, "no_exchange").requests]
    if reply_to.exists():
        _read(reply_to, decode_reply_file, "no_reply_file")
    with closing(Office(folder, clock)) as office:
        kiosks = _checked(office, requests)
        found, replies = _taken(office, kiosks, requests)
        names, now = sorted(kiosks), clock()
        with office.database.writing() as connection:
            audit.note(connection, now, audit.COMMAND_LINE, "exchange.imported", kiosks=names)
    try:
        write_private(reply_to, msgspec.json.encode(ReplyFile(tuple(replies))))
    except OSError as error:
        refuse(messages.say("reply_unwritten", path=reply_to, why=error.strerror), error)
    return found


def _files(paths: Sequence[Path]) -> list[Path]:
    files = [file for path in paths for file in (sorted(path.glob(f"*{SUFFIX}")) if path.is_dir() else [path])]
    if not files:
        refuse(messages.say("nothing_brought", folder=paths[0], suffix=SUFFIX))
    return files


def _read(file: Path, decode: Callable[[bytes], T], sentence: str) -> T:
    try:
        return decode(read_named(file, FILE_BYTES_AT_MOST))
    except OSError as error:
        refuse(messages.say("brought_unreadable", path=file, why=error.strerror), error)
    except (msgspec.MsgspecError, ValueError) as error:
        refuse(messages.say(sentence, path=file), error)


def _checked(office: Office, requests: Iterable[CarriedRequest]) -> dict[str, Row[Any]]:
    """The rows of the kiosks that signed; Refused for the first request that none of ours did."""
    with office.database.reading() as connection:
        kiosks = {row.kiosk: row for row in connection.execute(select(schema.kiosk))}
    for one in requests:
        row, name = kiosks.get(one.kiosk), printable(one.kiosk)
        if row is None:
            refuse(messages.say("brought_unknown", kiosk=name))
        if row.revoked_at is not None:
            refuse(messages.say("brought_revoked", kiosk=name))
        if not is_signed(row.public_key, one.signature, request_bytes("POST", PATH, one.kiosk, one.message, one.body)):
            refuse(messages.say("brought_damaged", kiosk=name))
    return {name: row for name, row in kiosks.items() if name in {one.kiosk for one in requests}}


def _taken(
    office: Office, kiosks: dict[str, Row[Any]], requests: Sequence[CarriedRequest]
) -> tuple[list[Brought], list[CarriedReply]]:
    found = {name: Brought(name, 0, 0, None, None) for name in kiosks}
    replies = []
    last = {one.kiosk: place for place, one in enumerate(requests)}
    for place, one in enumerate(requests):
        status, body, found[one.kiosk] = _one(
            office, kiosks[one.kiosk], one, found[one.kiosk], last[one.kiosk] == place
        )
        signature = sign(office.key, reply_bytes(status, one.kiosk, one.message, body))
        replies.append(CarriedReply(one, status, signature, body))
    return list(found.values()), replies


def _one(
    office: Office, kiosk: Row[Any], one: CarriedRequest, so_far: Brought, is_last: bool
) -> tuple[int, bytes, Brought]:
    """Take one request. What no kiosk can mean is answered as over the network, and the others go on."""
    try:
        asked = answering.understood(one.kiosk, one.message, one.body)
    except answering.NotUnderstoodError as error:
        failure = msgspec.json.encode(refused.failure(error.code, str(error), one.body))
        return error.status, failure, so_far._replace(refused=so_far.refused or str(error))
    now = office.clock()
    with office.database.writing(one_kiosk=True) as connection:
        accepted = accept(connection, office.key, office.about.zone, asked, now)
    answering.tell(asked, accepted)
    with office.database.reading() as connection:
        answer = answering.reply(office, connection, kiosk, asked, accepted, news=is_last)
    receipt = answer.receipt
    return (
        HTTPStatus.OK,
        msgspec.json.encode(answer),
        so_far._replace(
            rows=so_far.rows + accepted.changed,
            head=receipt.seq if receipt is not None else 0,
            chain_refused=answer.chain_refused,
        ),
    )
