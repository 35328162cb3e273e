"""What the office says to a request that was signed, whether it was posted or carried in a file."""

from http import HTTPStatus
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, Row, select

from evaluator.domain.rules import RulePack
from evaluator.office.directory import directory_store
from evaluator.office.exchanging.acceptance import Accepted
from evaluator.office.office import Office
from evaluator.office.stars import deciding
from evaluator.office.store import schema
from evaluator.office.store.hot import Hot
from evaluator.runtime.logs import EventLog
from evaluator.wire import exchange
from evaluator.wire.exchange import HallDirectory, HallStars, Reply, Request

NEXT_IN_S: Final = 420.0
"""Two heartbeats fit into the quarter of an hour after which a kiosk is missed."""
SPREAD_LEAST_S: Final = 5.0
KIOSKS_A_SECOND: Final = 50
"""How many returning kiosks a second the office asks for."""
_log: Final = EventLog("office")


_HERE: Final = Hot(
    select(
        select(schema.store.c.rules).scalar_subquery().label("rules"),
        select(directory_store.VERSION).scalar_subquery().label("directory"),
        select(deciding.VERSION).scalar_subquery().label("stars"),
    )
)
"""What decides what a reply brings."""


class NotUnderstoodError(Exception):
    """A signed body that is no request this office can take."""

    def __init__(self, status: HTTPStatus, code: str, why: str) -> None:
        super().__init__(why)
        self.status = status
        self.code = code


def understood(kiosk: str, message: int, body: bytes) -> Request:
    """The request in a body that this kiosk has signed under this message number; NotUnderstoodError says why none."""
    try:
        asked = exchange.decode_request(body)
    except msgspec.MsgspecError as error:
        raise NotUnderstoodError(HTTPStatus.BAD_REQUEST, "malformed", str(error)) from error
    if asked.protocol != exchange.PROTOCOL:
        why = f"This office speaks protocol {exchange.PROTOCOL}."
        raise NotUnderstoodError(HTTPStatus.UPGRADE_REQUIRED, "unknown_protocol", why)
    if (asked.kiosk, asked.message) != (kiosk, message):
        why = "The body names another kiosk or message than its headers."
        raise NotUnderstoodError(HTTPStatus.BAD_REQUEST, "malformed", why)
    return asked


def reply(
    office: Office, connection: Connection, kiosk: Row[Any], asked: Request, accepted: Accepted, *, news: bool = True
) -> Reply:
    """The answer to a request that was committed; without `news` it brings neither directory, rules nor stars."""
    here = _HERE.run(connection).one()
    newer = _news(office, connection, kiosk, asked, here) if news else _News(None, None, None)
    return Reply(
        store=office.about.store,
        now=office.clock(),
        run=asked.run,
        message=asked.message,
        upto=asked.upto,
        receipt=accepted.countersigned.receipt,
        chain_refused=accepted.countersigned.refused,
        want=accepted.want,
        elsewhere=accepted.elsewhere,
        directory=newer.directory,
        stars=newer.stars,
        rules=newer.rules,
        new_key=kiosk.new_key_asked_at is not None,
        next_in_s=NEXT_IN_S,
        spread_s=max(SPREAD_LEAST_S, office.kiosks(connection) / KIOSKS_A_SECOND),
    )


def tell(asked: Request, accepted: Accepted) -> None:
    """Log what was committed."""
    _log.info("office.accepted", kiosk=asked.kiosk, rows=accepted.changed)
    for alarm in accepted.alarms:
        _log.warning("office.alarm", kiosk=alarm.kiosk, alarm=alarm.alarm, detail=alarm.detail)


class _News(NamedTuple):
    """What a kiosk does not hold yet."""

    directory: HallDirectory | None
    rules: RulePack | None
    stars: HallStars | None


def _news(office: Office, connection: Connection, kiosk: Row[Any], asked: Request, here: Row[Any]) -> _News:
    rules = office.rules_in(connection) if asked.held.rules != here.rules else None
    other_directory = asked.held.directory != here.directory
    other_stars = asked.held.stars != here.stars
    if not other_directory and not other_stars:
        return _News(None, rules, None)
    of_window = connection.execute(select(schema.window.c.unit).where(schema.window.c.id == kiosk.window)).scalar()
    unit = of_window or kiosk.unit
    return _News(
        office.hall(connection, unit) if other_directory else None,
        rules,
        deciding.of_hall(connection, unit) if other_stars else None,
    )
