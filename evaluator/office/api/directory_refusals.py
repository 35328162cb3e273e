"""How an edit or a file of the directory is refused: every fault, or both versions of what was changed at once."""

from http import HTTPStatus
from typing import Any, NoReturn

import msgspec
from msgspec import Struct
from sqlalchemy import Connection

from evaluator.domain.names import CHINESE, ENGLISH
from evaluator.office.api.failures import RefusedError
from evaluator.office.directory import directory_store, reading
from evaluator.office.directory.editing import Meanwhile
from evaluator.office.directory.faults import Fault
from evaluator.office.directory.reading import AnyRecord
from evaluator.office.office import Office
from evaluator.office.people.accounts import Person
from evaluator.wire.directory import ChangedMeanwhile, DirectoryFault, FaultyDirectory

FAULTS_MOST = 1_000


def editor(who: Person) -> str:
    """The account that edits; refused for one that sees a part of the office alone."""
    if who.unit:
        raise RefusedError(HTTPStatus.FORBIDDEN, "not_allowed", "Only an account of the whole office may edit this.")
    return who.account


def refusals(record: Any) -> dict[HTTPStatus, Any]:  # noqa: ANN401 - a type
    """What an edit of a kind of record is refused with, for the description; None where there is no record."""
    return {HTTPStatus.CONFLICT: ChangedMeanwhile[record], HTTPStatus.UNPROCESSABLE_ENTITY: FaultyDirectory}


def refuse_faults(faults: list[Fault]) -> NoReturn:
    """422 with every fault and its remedy in both languages, up to a thousand."""
    code, detail = "faulty_directory", f"Nothing was changed; faults: {len(faults)}."
    told = FaultyDirectory(code, detail, tuple(map(_wired, faults[:FAULTS_MOST])))
    raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, code, detail, told=told)


async def refuse_meanwhile(office: Office, found: Meanwhile, sent: Struct) -> NoReturn:
    """409 with both versions, and who changed it last."""
    code, detail = "changed_meanwhile", "Somebody else has changed this in the meantime."

    def tell(connection: Connection) -> ChangedMeanwhile[AnyRecord]:
        held = found.held
        by = held.version if held else directory_store.version(connection)
        return ChangedMeanwhile(
            code,
            detail,
            held=reading.wired(connection, held) if held else None,
            sent=msgspec.to_builtins(sent),
            by=reading.version(connection, by),
        )

    raise RefusedError(HTTPStatus.CONFLICT, code, detail, told=await office.read(tell))


def _wired(fault: Fault) -> DirectoryFault:
    remedy = {language: fault.remedy(language) for language in (CHINESE, ENGLISH)}
    return DirectoryFault(fault.file, fault.sheet, fault.row, fault.column, fault.id, fault.code, remedy)
