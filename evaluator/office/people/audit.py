"""Who did what at the office, in a chain of its own like a kiosk's journal."""

from datetime import datetime
from typing import Final

import msgspec
from sqlalchemy import Connection, select

from evaluator.domain.journal import GENESIS, Head, digest, link
from evaluator.office.instants import written
from evaluator.office.store.schema import audit
from evaluator.wire.people import Act

COMMAND_LINE: Final = "command line"
"""Who acted, when it was somebody with the office's folder itself."""
_BEGINNING: Final = GENESIS.hash


class _At(msgspec.Struct, frozen=True):
    at: str


def note(connection: Connection, at: datetime, who: str, act: str, **facts: object) -> None:
    """Append one act, in the transaction of the act itself."""
    seq, previous = newest(connection)
    body = msgspec.json.encode({"seq": seq + 1, "at": written(at), "who": who, "act": act, **facts})
    connection.execute(audit.insert().values(seq=seq + 1, body=body, hash=link(previous, digest(body))))


def newest(connection: Connection) -> Head:
    """Where the log stands."""
    last = connection.execute(select(audit.c.seq, audit.c.hash).order_by(audit.c.seq.desc()).limit(1)).one_or_none()
    return Head(last.seq, bytes(last.hash)) if last is not None else Head(0, _BEGINNING)


def last_at(connection: Connection, act: str) -> str:
    """When an act was last done, as it was written; "" never. Reads the whole log."""
    kind = f'"act":"{act}"'.encode()
    found = [body for (body,) in connection.execute(select(audit.c.body).order_by(audit.c.seq)) if kind in body]
    return msgspec.json.decode(found[-1], type=_At).at if found else ""


def acts(connection: Connection, before: int | None, most: int) -> tuple[Act, ...]:
    """The newest acts that are older than a seq, newest first."""
    asked = select(audit).order_by(audit.c.seq.desc()).limit(most)
    rows = connection.execute(asked if before is None else asked.where(audit.c.seq < before))
    return tuple(Act(row.seq, row.body.decode(), row.hash.hex()) for row in rows)


def first_wrong(connection: Connection) -> int | None:
    """The seq of the first act that does not link; None when all do."""
    previous = _BEGINNING
    for expected, row in enumerate(connection.execute(select(audit).order_by(audit.c.seq)), start=1):
        previous = link(previous, digest(row.body))
        if row.seq != expected or row.hash != previous:
            return expected
    return None
