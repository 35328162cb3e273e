"""Instants and days on the office's clock, whatever zone the desk's own PC is set to."""

from contextlib import suppress
from datetime import date, datetime, tzinfo
from functools import cache
from typing import Any, TypeVar, get_args

from msgspec import Struct
from msgspec.structs import fields, replace

T = TypeVar("T")


def today(zone: tzinfo) -> date:
    """The day it is in a zone just now."""
    return datetime.now(zone).date()


def on_clock(told: T, zone: tzinfo) -> T:
    """What the office told, with every instant in it in a zone."""
    return _moved(told, zone)  # type: ignore[no-any-return]  # as much a T as what came in


def _moved(value: Any, zone: tzinfo) -> Any:  # noqa: ANN401 - any part of an answer
    match value:
        case datetime():
            with suppress(OverflowError):  # the first and the last day there is stay as they are told
                return value.astimezone(zone)
        case Struct():
            return replace(value, **{name: _moved(getattr(value, name), zone) for name in _telling(type(value))})
        case tuple():
            return tuple(_moved(one, zone) for one in value)
    return value


@cache
def _telling(kind: type[Struct]) -> tuple[str, ...]:
    """The fields of a type that may hold instants: of a month's rows there are none, so that they are not walked."""
    return tuple(one.name for one in fields(kind) if _tells(one.type))


def _tells(kind: Any) -> bool:  # noqa: ANN401 - a type as it is written
    if isinstance(kind, type) and issubclass(kind, Struct):
        return bool(_telling(kind))
    return kind is datetime or any(map(_tells, get_args(kind)))
