"""Changing one record at the office, and what the office may say to it."""

from dataclasses import dataclass
from typing import Final, TypeAlias

import msgspec
from msgspec import Raw, Struct

from evaluator.domain.directory import Matter, StaffMember, Thing, Unit, Window
from evaluator.manager.directory.held import AnyRecord, kind_of
from evaluator.manager.office_link import OfficeLink, OfficeTroubleError
from evaluator.wire import directory as wire
from evaluator.wire.directory import DirectoryFault, FaultyDirectory, RecordKind, Version

RECORDS: Final[dict[RecordKind, type[AnyRecord]]] = {
    "unit": wire.UnitRecord,
    "window": wire.WindowRecord,
    "staff": wire.StaffRecord,
    "matter": wire.MatterRecord,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """What a record is to be."""

    thing: Thing
    base: int
    """The version it rests on; 0 for a new record."""
    closed: bool = False
    pin: str = ""

    @property
    def kind(self) -> RecordKind:
        return kind_of(self.thing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Faulty:
    """The office found faults and changed nothing."""

    faults: tuple[DirectoryFault, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meanwhile:
    """Somebody else changed the record first; nothing was written over."""

    held: AnyRecord
    by: Version | None


Outcome: TypeAlias = AnyRecord | Faulty | Meanwhile


class _Told(Struct):
    held: Raw
    by: Version | None


async def write(link: OfficeLink, asked: Writing) -> Outcome:
    """Ask the office to keep a record. OfficeTroubleError for everything but faults and a faster somebody."""
    body: Struct
    match thing := asked.thing:
        case Unit():
            path, body = wire.UNIT_PATH, wire.UnitPut(asked.base, thing, asked.closed)
        case Window():
            path, body = wire.WINDOW_PATH, wire.WindowPut(asked.base, thing, asked.closed)
        case StaffMember():
            path, body = wire.STAFF_PATH, wire.StaffPut(asked.base, thing, asked.closed, asked.pin)
        case Matter():
            path, body = wire.MATTER_PATH, wire.MatterPut(asked.base, thing, asked.closed)
    try:
        return await link.send("PUT", path, RECORDS[asked.kind], body)
    except OfficeTroubleError as error:
        return _refused(error, asked.kind)


async def put_photo(link: OfficeLink, staff: str, base: int, body: bytes) -> Outcome:
    """Give somebody a portrait."""
    try:
        return await link.send("PUT", wire.PHOTO_PATH, wire.StaffRecord, wire.PhotoPut(base, staff, body))
    except OfficeTroubleError as error:
        return _refused(error, "staff")


async def erase(link: OfficeLink, staff: str, base: int) -> Outcome:
    """Erase somebody's personal data, for good."""
    try:
        return await link.send("POST", wire.ERASURE_PATH, wire.StaffRecord, wire.Erasure(staff, base))
    except OfficeTroubleError as error:
        return _refused(error, "staff")


def _refused(error: OfficeTroubleError, kind: RecordKind) -> Faulty | Meanwhile:
    """What the office told beside its code; the error itself when that is all."""
    if error.code == "faulty_directory":
        return Faulty(faults=error.told(FaultyDirectory).faults)
    if error.code == "changed_meanwhile":
        told = error.told(_Told)
        held = msgspec.json.decode(told.held, type=RECORDS[kind] | None)
        if held is not None:
            return Meanwhile(held=held, by=told.by)
    raise error
