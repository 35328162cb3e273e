"""What the figures of an answer rest on, said the same with all of them."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from evaluator.domain.rules import RulePack
from evaluator.office.instants import read
from evaluator.office.store import schema
from evaluator.wire.exchange import rules_version
from evaluator.wire.manager import Basis, LevelName, RateName


def basis_of(
    connection: Connection, months: tuple[int, ...], pack: RulePack, *, simulated: bool, now: datetime
) -> dict[str, Any]:
    """The fields of `Basis`, for figures of these months. Instants are told in the zone of `now`, the office's."""
    return msgspec.structs.asdict(
        Basis(
            as_of=now,
            late_since=_late_since(connection, months, now),
            simulated=simulated,
            rules=rules_version(pack),
            headline=pack.headline,
            levels=tuple(LevelName(level.slug, level.names, level.tint) for level in pack.scale.levels),
            rates=rate_names(pack),
        )
    )


def rate_names(pack: RulePack) -> tuple[RateName, ...]:
    """What a pack calls each of its rates and how it defines it."""
    return tuple(RateName(rate.slug, rate.names, rate.definition, rate.unit) for rate in pack.rates)


def _late_since(connection: Connection, months: tuple[int, ...], now: datetime) -> datetime | None:
    late = schema.late
    found = connection.execute(select(func.max(late.c.at)).where(late.c.month.in_(months))).scalar()
    return None if found is None else read(found).astimezone(now.tzinfo)
