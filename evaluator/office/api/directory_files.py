"""The directory at the desk as a file: taken in whole after a dry run, and given out."""

from http import HTTPStatus
from typing import Annotated, Any

import anyio.to_thread
import msgspec
from litestar import Request, get, post
from litestar.datastructures import State
from msgspec import Meta, Struct
from sqlalchemy import Connection

from evaluator.domain.names import ENGLISH, Language
from evaluator.office.api import office_of
from evaluator.office.api.directory_refusals import editor, refusals, refuse_faults, refuse_meanwhile
from evaluator.office.api.failures import RefusedError, body_of, log, query_of
from evaluator.office.api.guards import caller
from evaluator.office.directory import changing, directory_store, exporting
from evaluator.office.directory.changing import Arriving, By, Changes
from evaluator.office.directory.directory_file import Read, check
from evaluator.office.directory.editing import Meanwhile
from evaluator.office.directory.faults import Fault
from evaluator.office.directory.importing import known_of, pinned
from evaluator.office.directory.sheets import UnreadableError
from evaluator.office.directory.uploads import Upload
from evaluator.office.people import audit, passwords
from evaluator.wire import directory as wire


class ExportQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """How the directory is to be given out."""

    format: wire.ExportFormat
    headings: Annotated[Language, Meta(pattern="^(zh-CN|en)$")] = ENGLISH


@get(wire.EXPORT_PATH, opt={"right": "edit_directory", "query": ExportQuery})
async def get_export(request: Request[Any, Any, State], state: State) -> wire.ExportAnswer:
    """The directory as a workbook, or as a ZIP of CSV files with the photos. PINs are never in it."""
    office, who, asked = office_of(state), caller(request), query_of(request, ExportQuery)
    found = await office.read(lambda connection: exporting.exported(connection, asked.headings))
    make = found.workbook if asked.format == "xlsx" else found.archive
    body = await anyio.to_thread.run_sync(make)
    now = office.clock()
    await office.writer.do(
        lambda connection: audit.note(connection, now, who.account, "directory.exported", version=found.version)
    )
    return wire.ExportAnswer(f"directory-{found.version}.{asked.format}", found.version, body)


@post(
    wire.IMPORT_PATH,
    opt={"right": "edit_directory", "asks": wire.ImportAsked, "refuses": refusals(None)},
    status_code=HTTPStatus.OK,
)
async def post_import(request: Request[Any, Any, State], state: State) -> wire.ImportAnswer:
    """Take in a whole directory, or say what would change. PINs of people who have one are refused."""
    office, who, asked = office_of(state), caller(request), await body_of(request, wire.ImportAsked)
    by = By(editor(who), office.clock(), asked.name)
    known = await office.read(lambda connection: known_of(connection)._replace(pinned=pinned(connection)))

    def reading_file() -> Read | list[Fault]:
        upload = Upload(asked.name, asked.body)
        return check(upload.sheets, upload, known)

    try:
        found = await anyio.to_thread.run_sync(reading_file)
    except UnreadableError as error:
        raise RefusedError(HTTPStatus.BAD_REQUEST, "unreadable_file", f"The file cannot be read: {error}.") from error
    if isinstance(found, list):
        refuse_faults(found)
    verifiers = {}
    if not asked.dry_run:
        made = await anyio.to_thread.run_sync(passwords.verifiers, found.pins.values(), limiter=office.password_checks)
        verifiers = dict(zip(found.pins, made, strict=True))
    arriving = Arriving(found.directory, found.photos, verifiers)

    def take(connection: Connection) -> tuple[int, Changes] | None:
        version, changes = directory_store.version(connection), changing.compare(connection, arriving)
        if asked.base is not None and asked.base != version:
            return None
        if asked.dry_run or not changes:
            return version, changes
        return changing.keep(connection, arriving, changes, by), changes

    taken = await (office.read(take) if asked.dry_run else office.writer.do(take))
    if taken is None:
        await refuse_meanwhile(office, Meanwhile(None), msgspec.structs.replace(asked, body=b""))
    version, changes = taken
    if changes and not asked.dry_run:
        log.info("office.directory_changed", account=who.account)
    return wire.ImportAnswer(
        version=version,
        written=not asked.dry_run and bool(changes),
        changes=tuple(wire.RecordChange(one.kind, one.id, one.name, one.what, one.columns) for one in changes.records),
        moved=changes.moved,
    )
