"""The directory at the desk: read whole, and edited record by record."""

from dataclasses import replace
from functools import partial
from http import HTTPStatus
from typing import Any, Final

import anyio.to_thread
import msgspec
from litestar import Request, get, post, put
from litestar.datastructures import State
from msgspec import Struct
from sqlalchemy import Connection, select

from evaluator.domain.directory import StaffMember
from evaluator.office.api import office_of
from evaluator.office.api.directory_refusals import editor, refusals, refuse_faults, refuse_meanwhile
from evaluator.office.api.failures import RefusedError, body_of, log, query_of
from evaluator.office.api.guards import caller
from evaluator.office.directory import editing, erasing, pictures, reading
from evaluator.office.directory.changing import By
from evaluator.office.directory.editing import Edit, Meanwhile, Prepared
from evaluator.office.directory.faults import Fault
from evaluator.office.directory.pictures import Photo
from evaluator.office.directory.reading import AnyRecord
from evaluator.office.directory.records import read_records
from evaluator.office.office import Office
from evaluator.office.people import passwords
from evaluator.office.people.accounts import Person
from evaluator.office.store import schema
from evaluator.wire import directory as wire
from evaluator.wire.exchange import HashHex, Id

DESK: Final = "desk"
_TRIES_MOST: Final = 5


class PhotoQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Which picture is asked for."""

    sha256: HashHex


class HistoryQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Of which record the past is asked for."""

    kind: wire.RecordKind
    id: Id


def _edits(asks: type[Struct], record: type[AnyRecord]) -> dict[str, Any]:
    """What is said of a handler that edits a kind of record."""
    return {"right": "edit_directory", "asks": asks, "answers": record, "refuses": refusals(record)}


@get(wire.DIRECTORY_PATH, opt={"right": "read_directory"})
async def get_directory(request: Request[Any, Any, State], state: State) -> wire.WholeDirectory:
    """Everything the caller may see: all of it, or the own hall."""
    below = caller(request).unit
    return await office_of(state).read(lambda connection: reading.whole(connection, below))


@get(wire.PHOTO_PATH, opt={"right": "read_directory", "query": PhotoQuery})
async def get_photo(request: Request[Any, Any, State], state: State) -> wire.PhotoAnswer:
    """A portrait by its hash."""
    sha256 = query_of(request, PhotoQuery).sha256
    wanted = select(schema.photo.c.body).where(schema.photo.c.sha256 == sha256)
    body = await office_of(state).read(lambda connection: connection.execute(wanted).scalar())
    if body is None:
        raise RefusedError(HTTPStatus.NOT_FOUND, "unknown_photo", "There is no such picture.")
    return wire.PhotoAnswer(sha256, body)


@get(wire.HISTORY_PATH, opt={"right": "edit_directory", "query": HistoryQuery})
async def get_history(request: Request[Any, Any, State], state: State) -> wire.History:
    """What each version made of a record, newest first."""
    asked = query_of(request, HistoryQuery)
    return await office_of(state).read(lambda connection: reading.history(connection, asked.kind, asked.id))


@put(wire.UNIT_PATH, opt=_edits(wire.UnitPut, wire.UnitRecord))
async def put_unit(request: Request[Any, Any, State], state: State) -> AnyRecord:
    """Make, change, close or open again one unit."""
    asked = await body_of(request, wire.UnitPut)
    return await _edit(office_of(state), caller(request), asked, Edit("unit", asked.unit, asked.base, asked.closed))


@put(wire.WINDOW_PATH, opt=_edits(wire.WindowPut, wire.WindowRecord))
async def put_window(request: Request[Any, Any, State], state: State) -> AnyRecord:
    """Make, change, close or open again one window."""
    asked = await body_of(request, wire.WindowPut)
    return await _edit(office_of(state), caller(request), asked, Edit("window", asked.window, asked.base, asked.closed))


@put(wire.MATTER_PATH, opt=_edits(wire.MatterPut, wire.MatterRecord))
async def put_matter(request: Request[Any, Any, State], state: State) -> AnyRecord:
    """Make, change, close or open again one matter, with the versions of its checklist."""
    asked = await body_of(request, wire.MatterPut)
    return await _edit(office_of(state), caller(request), asked, Edit("matter", asked.matter, asked.base, asked.closed))


@put(wire.STAFF_PATH, opt=_edits(wire.StaffPut, wire.StaffRecord))
async def put_staff(request: Request[Any, Any, State], state: State) -> AnyRecord:
    """Make, change, close or open again one person; a first PIN is kept as a verifier."""
    office, asked = office_of(state), await body_of(request, wire.StaffPut)
    edit = Edit("staff", asked.staff, asked.base, asked.closed, asked.pin)
    if asked.pin:
        made = await anyio.to_thread.run_sync(passwords.verifier, asked.pin, limiter=office.password_checks)
        edit = edit._replace(verifier=made)
    shown = msgspec.structs.replace(asked, pin="")
    return await _edit(office, caller(request), shown, edit)


@put(wire.PHOTO_PATH, opt=_edits(wire.PhotoPut, wire.StaffRecord))
async def put_photo(request: Request[Any, Any, State], state: State) -> AnyRecord:
    """Give somebody a portrait, decoded and made anew."""
    office, asked = office_of(state), await body_of(request, wire.PhotoPut)
    [made] = await anyio.to_thread.run_sync(pictures.remade, [asked.body], limiter=office.password_checks)
    if not isinstance(made, Photo):
        most = pictures.MEGABYTES_MOST if made == "photo_large" else pictures.MEGAPIXELS_MOST
        facts = (("value", "photo"), ("most", most))
        refuse_faults([Fault(file="", sheet="staff", row=None, column="photo", id=asked.staff, code=made, facts=facts)])
    held = await office.read(lambda connection: read_records(connection, "staff").get(asked.staff))
    if held is None or not isinstance(held.thing, StaffMember):
        raise RefusedError(HTTPStatus.NOT_FOUND, "unknown_staff", "There is no such person.")
    thing = replace(held.thing, photo=made.sha256)
    edit = Edit("staff", thing, asked.base, photos={made.sha256: made.body})
    return await _edit(office, caller(request), msgspec.structs.replace(asked, body=b""), edit)


@post(wire.ERASURE_PATH, opt=_edits(wire.Erasure, wire.StaffRecord), status_code=HTTPStatus.OK)
async def post_erasure(request: Request[Any, Any, State], state: State) -> AnyRecord:
    """Close somebody and erase their personal data for good; what was counted stays."""
    office, who, asked = office_of(state), caller(request), await body_of(request, wire.Erasure)
    by = By(editor(who), office.clock(), DESK)

    def erase(connection: Connection) -> AnyRecord | Meanwhile:
        held = read_records(connection, "staff").get(asked.staff)
        if held is None or held.version != asked.base:
            return Meanwhile(held)
        erasing.erase(connection, asked.staff, by)
        return reading.wired(connection, read_records(connection, "staff")[asked.staff])

    found = await office.writer.do(erase)
    if isinstance(found, Meanwhile):
        await refuse_meanwhile(office, found, asked)
    log.info("office.person_erased", account=who.account)
    return found


async def _edit(office: Office, who: Person, asked: Struct, edit: Edit) -> AnyRecord:
    """Check an edit beside the writer, keep it when the directory is still the same, and answer with the record."""
    by = By(editor(who), office.clock(), DESK)
    for _ in range(_TRIES_MOST):
        prepared = await office.read(lambda connection: editing.prepare(connection, edit))
        if isinstance(prepared, Meanwhile):
            await refuse_meanwhile(office, prepared, asked)
        elif not isinstance(prepared, Prepared):
            refuse_faults(prepared)
        elif await office.writer.do(partial(editing.finish, prepared=prepared, by=by)):
            if prepared.changes:
                log.info("office.directory_changed", account=by.account)
            return await office.read(lambda connection: _answer(connection, edit))
    raise RefusedError(HTTPStatus.SERVICE_UNAVAILABLE, "busy", "Too many changes at once; try again.")


def _answer(connection: Connection, edit: Edit) -> AnyRecord:
    return reading.wired(connection, read_records(connection, edit.kind)[edit.thing.id])
