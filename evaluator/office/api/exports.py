"""Figures taken out of the office: workbooks, CSV and JSON for managers, the national codes, a hall's posted sheet."""

from http import HTTPStatus
from typing import Annotated, Any, Final, Literal

from litestar import Request, Response, get
from litestar.datastructures import State
from msgspec import Meta, Struct
from sqlalchemy import Connection

from evaluator import __version__
from evaluator.domain.names import Language
from evaluator.domain.periods import Period, month_period
from evaluator.office.api import office_of
from evaluator.office.api.calendar import known_month, period_of
from evaluator.office.api.failures import RefusedError, query_of
from evaluator.office.api.guards import caller
from evaluator.office.api.tallies import local_now, unit_of, withheld_from
from evaluator.office.directory import directory_store
from evaluator.office.office import Office
from evaluator.office.people import audit
from evaluator.office.people.accounts import Person
from evaluator.office.tallies import cells, exporting, posting, sheets, tallying
from evaluator.office.tallies.exporting import Exported
from evaluator.office.tallies.sheets import MEDIA, Sheet
from evaluator.office.tallies.tallying import Asked
from evaluator.wire.manager import TALLY_EXPORT_PATH, AnyGrouping, SheetFormat, TallyAnswer
from evaluator.wire.posted import POSTED_PATH, SignedSheet

NATIONAL_EXPORT_PATH: Final = "/v1/exports/national"


class ExportQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """What is exported, as a tally is asked for, and in which form."""

    by: AnyGrouping
    format: SheetFormat
    month: Annotated[int, Meta(ge=0, le=999_999)] = 0
    period: Annotated[str, Meta(max_length=24)] = ""
    unit: Annotated[str, Meta(max_length=64)] = ""
    language: Literal["zh-CN", "en"] = "zh-CN"


class NationalQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """A month as 202611 under the national codes."""

    month: Annotated[int, Meta(ge=101, le=999_912)]
    format: SheetFormat
    unit: Annotated[str, Meta(max_length=64)] = ""
    language: Literal["zh-CN", "en"] = "zh-CN"


class PostedQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Which hall's sheet of which month (202611)."""

    month: Annotated[int, Meta(ge=101, le=999_912)]
    hall: Annotated[str, Meta(min_length=1, max_length=64)]


_FILE: Final = {"right": "read_tallies", "answers": bytes, "media": tuple(sorted(MEDIA.values()))}


@get(TALLY_EXPORT_PATH, opt={**_FILE, "query": ExportQuery})
async def get_tally_export(request: Request[Any, Any, State], state: State) -> Response[bytes]:
    """A tally as a file, under the same small-count rule as on the screen. Leaves a line in the audit log."""
    office, who, query = office_of(state), caller(request), query_of(request, ExportQuery)
    period = period_of(query.month, query.period)

    def make(connection: Connection) -> Sheet:
        unit = unit_of(office, connection, who, query.unit)
        answer = _answer(office, connection, period, query.by, unit)
        by = _exported(office, connection, who, unit, Language(query.language))
        return exporting.of_tally(answer, office.rules_in(connection), by)

    return await _file(office, who, f"tally-{period}-{query.by}", query.format, make, by=query.by, period=str(period))


@get(NATIONAL_EXPORT_PATH, opt={**_FILE, "query": NationalQuery})
async def get_national_export(request: Request[Any, Any, State], state: State) -> Response[bytes]:
    """A month under the national codes, where the rule pack maps every level to one. Silence is in no row."""
    office, who, query = office_of(state), caller(request), query_of(request, NationalQuery)
    period = month_period(known_month(query.month))

    def make(connection: Connection) -> Sheet:
        pack = office.rules_in(connection)
        if any(level.national_code is None for level in pack.scale.levels):
            detail = f"The rule pack {pack.slug}/{pack.version} does not map its levels to national codes."
            raise RefusedError(HTTPStatus.CONFLICT, "no_national_codes", detail)
        unit = unit_of(office, connection, who, query.unit)
        by_unit = _answer(office, connection, period, "unit", unit)
        reasons = {row.key: _answer(office, connection, period, "reason", row.key) for row in by_unit.rows if row.key}
        reasons[""] = _answer(office, connection, period, "reason", unit)
        by = _exported(office, connection, who, unit, Language(query.language))
        return exporting.of_national_codes(by_unit, reasons, pack, by)

    return await _file(office, who, f"national-{period}", query.format, make, by="national", period=str(period))


@get(POSTED_PATH, opt={"right": "read_tallies", "query": PostedQuery})
async def get_posted_sheet(request: Request[Any, Any, State], state: State) -> SignedSheet:
    """How many ratings each window of a hall counted in a month, and where each journal stands; signed."""
    office, who, query = office_of(state), caller(request), query_of(request, PostedQuery)
    month = known_month(query.month)

    def look(connection: Connection) -> SignedSheet:
        hall = unit_of(office, connection, who, query.hall)
        now = office.clock()
        found = posting.sheet(connection, office.key, hall, month, withheld_from=withheld_from(office), now=now)
        if found is None:
            raise RefusedError(HTTPStatus.NOT_FOUND, "unknown_unit", "There is no such unit.")
        return found

    return await office.read(look)


def _answer(office: Office, connection: Connection, period: Period, by: AnyGrouping, unit: str) -> TallyAnswer:
    asked = Asked(period=period, by=by, unit=unit, withheld_from=withheld_from(office))
    pack = office.rules_in(connection)
    return tallying.answer(
        connection,
        asked,
        pack,
        simulated=office.about.simulated,
        now=local_now(office),
        remembered=office.remembered,
    )


def _exported(office: Office, connection: Connection, who: Person, unit: str, language: Language) -> Exported:
    tree = cells.tree_of(directory_store.read(connection, with_closed=True))
    return Exported(
        office=office.about.name,
        who=who.account,
        at=local_now(office),
        program=__version__,
        heads=exporting.heads(connection, tree, unit),
        undated=cells.undated(connection, tree, unit),
        language=language,
    )


async def _file(
    office: Office,
    who: Person,
    name: str,
    as_format: SheetFormat,
    make: Any,  # noqa: ANN401 - from a connection to a sheet
    **facts: str,
) -> Response[bytes]:
    body = await office.read(lambda connection: sheets.encoded(make(connection), as_format))
    now = office.clock()
    await office.writer.do(lambda connection: audit.note(connection, now, who.account, "tally.exported", **facts))
    headers = {"Content-Disposition": f'attachment; filename="{name}.{as_format}"'}
    return Response(body, media_type=MEDIA[as_format], headers=headers)
