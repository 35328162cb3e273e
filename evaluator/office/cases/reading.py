"""Cases as they are read: by page, one whole, and how they are kept up with."""

from collections.abc import Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, and_, case, func, or_, select

from evaluator.domain.cases import UNANSWERED, OnTime
from evaluator.domain.directory import Directory, Matter, Unit, Window, units_below
from evaluator.domain.names import Language
from evaluator.domain.rules import RulePack
from evaluator.office.cases import files
from evaluator.office.cases.handling import Deed
from evaluator.office.directory import directory_store
from evaluator.office.instants import read, written
from evaluator.office.store.schema import case_event, case_file, ruling
from evaluator.wire.cases import HISTORY_MOST, CaseDetail, CaseEventLine, CaseFigures, CaseLine, CaseList, CaseQuery

_EVER: Final = 99_999_999
_Names = dict[str, dict[Language, str]]


def page(connection: Connection, query: CaseQuery, deed: Deed, *, simulated: bool) -> CaseList:
    """One page of what the caller may see, the next last day first."""
    directory = directory_store.read(connection, with_closed=True)
    wanted = [*_seen(directory, deed, query.unit), *_narrowed(query, deed.today)]
    overdue = func.coalesce(func.sum(case((_is_overdue(deed.today), 1), else_=0)), 0)
    total, late = connection.execute(select(func.count(), overdue).select_from(case_file).where(*wanted)).one()
    rows = connection.execute(
        select(case_file)
        .where(*wanted, *_after(query.after))
        .order_by(case_file.c.due_day, case_file.c.case)
        .limit(query.limit + 1)
    ).all()
    shown = rows[: query.limit]
    named = _Named(directory, _excluded(connection, shown))
    lines = tuple(named.line(row, deed.today) for row in shown)
    return CaseList(
        today=deed.today,
        simulated=simulated,
        total=total,
        overdue=late,
        cases=lines,
        next=f"{shown[-1].due_day}.{shown[-1].case}" if len(rows) > len(shown) else "",
        levels=_levels(deed.pack, lines),
        reasons=_reasons(deed.pack, lines),
    )


def whole(connection: Connection, row: Row[Any], deed: Deed, *, before: int = 0) -> CaseDetail:
    """A case with the newest of what was done about it, or the newest before an event; `HISTORY_MOST` at most.

    Instants are told in the office's zone. What it costs grows neither with the history nor with the directory.
    """
    places = directory_store.places(connection, unit=row.unit, window=row.window, matter=row.matter)
    named = _Named(places, _excluded(connection, [row]))
    asked = select(case_event).where(case_event.c.case == row.case).order_by(case_event.c.number.desc())
    newest = connection.execute((asked.where(case_event.c.number < before) if before else asked).limit(HISTORY_MOST))
    return CaseDetail(
        named.line(row, deed.today),
        tuple(
            CaseEventLine(one.number, read(one.at).astimezone(deed.zone), one.account, one.act, one.text, one.version)
            for one in reversed(newest.all())
        ),
    )


def figures(connection: Connection, deed: Deed, *, unit: str, first: int, last: int, simulated: bool) -> CaseFigures:
    """How cases are kept up with whose last day lies between two days, both included; 0 leaves an end open."""
    directory = directory_store.read(connection, with_closed=True)
    state, due, answered = case_file.c.state, case_file.c.due_day, case_file.c.answered_day
    stands, waits = state != "withdrawn", state.in_(sorted(UNANSWERED))

    def count(what: ColumnElement[bool]) -> ColumnElement[int]:
        return func.coalesce(func.sum(case((what, 1), else_=0)), 0)

    found = connection.execute(
        select(
            count(and_(stands, answered <= due)).label("kept"),
            count(and_(stands, or_(answered.is_not(None), due < deed.today))).label("due"),
            count(waits).label("waiting"),
            count(_is_overdue(deed.today)).label("overdue"),
            count(and_(stands, case_file.c.reopened > 0)).label("reopened"),
            count(state == "withdrawn").label("withdrawn"),
        ).where(*_seen(directory, deed, unit), due.between(first, last or _EVER))
    ).one()
    return CaseFigures(
        today=deed.today,
        simulated=simulated,
        kept=found.kept,
        due=found.due,
        rate=OnTime(found.kept, found.due).rate,
        waiting=found.waiting,
        overdue=found.overdue,
        reopened=found.reopened,
        withdrawn=found.withdrawn,
    )


def _seen(directory: Directory, deed: Deed, unit: str) -> list[ColumnElement[bool]]:
    """What this person may see by now, of this unit."""
    conditions: list[ColumnElement[bool]] = [case_file.c.visible_from <= written(deed.now)]
    conditions.extend(
        case_file.c.unit.in_(sorted(units_below(directory, root))) for root in (deed.who.unit, unit) if root
    )
    return conditions


def _narrowed(query: CaseQuery, today: int) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.state == "unanswered":
        conditions.append(case_file.c.state.in_(sorted(UNANSWERED)))
    elif query.state:
        conditions.append(case_file.c.state == query.state)
    for column, value in (
        (case_file.c.origin, query.origin),
        (case_file.c.kind, query.kind),
        (case_file.c.owner, query.owner),
    ):
        if value:
            conditions.append(column == value)
    if query.overdue:
        conditions.append(_is_overdue(today))
    if query.due_until:
        conditions.append(case_file.c.due_day <= query.due_until)
    return conditions


def _is_overdue(today: int) -> ColumnElement[bool]:
    return and_(case_file.c.state.in_(sorted(UNANSWERED)), case_file.c.due_day < today)


def _after(place: str) -> list[ColumnElement[bool]]:
    day, _, name = place.partition(".")
    if not day.isdigit():
        return []
    due = min(int(day), _EVER)
    return [or_(case_file.c.due_day > due, and_(case_file.c.due_day == due, case_file.c.case > name))]


def _excluded(connection: Connection, rows: Sequence[Row[Any]]) -> frozenset[str]:
    """Those whose rating two persons have excluded since: it counts no more, and the case is answered all the same."""
    same = and_(ruling.c.kiosk == case_file.c.kiosk, ruling.c.duty == case_file.c.duty, ruling.c.day == case_file.c.day)
    mine = case_file.c.case.in_([row.case for row in rows]), case_file.c.origin == "rating", ruling.c.excluded == 1
    return frozenset(connection.execute(select(case_file.c.case).join(ruling, same).where(*mine)).scalars())


class _Named:
    """Rows as lines, with the names of their places and what became of their rating."""

    def __init__(self, directory: Directory, excluded: frozenset[str]) -> None:
        self._excluded = excluded
        self._units: dict[str, Unit] = {unit.id: unit for unit in directory.units}
        self._windows: dict[str, Window] = {window.id: window for window in directory.windows}
        self._matters: dict[str, Matter] = {matter.id: matter for matter in directory.matters}

    def line(self, row: Row[Any], today: int) -> CaseLine:
        unit, window = self._units.get(row.unit), self._windows.get(row.window)
        matter = self._matters.get(row.matter)
        return CaseLine(
            case=row.case,
            origin=row.origin,
            unit=row.unit,
            unit_name=unit.name if unit else row.unit,
            unit_name_en=unit.name_en if unit else row.unit,
            window=row.window,
            window_number=window.number if window else "",
            matter=row.matter,
            matter_name=matter.name if matter else row.matter,
            matter_name_en=matter.name_en if matter else row.matter,
            subject=row.subject,
            day=row.day,
            half=row.half,
            level=row.level,
            reasons=tuple(msgspec.json.decode(row.reasons, type=list[str])),
            flag="excluded" if row.case in self._excluded and row.flag != "test" else row.flag,
            state=row.state,
            kind=row.kind,
            owner=row.owner,
            opened_day=row.opened_day,
            due_day=row.due_day,
            overdue=files.standing(row).is_overdue(today),
            answered_day=row.answered_day,
            answer=row.answer,
            reopened=row.reopened,
            version=row.version,
        )


def _levels(pack: RulePack, lines: tuple[CaseLine, ...]) -> _Names:
    used = {line.level for line in lines}
    return {level.slug: level.names for level in pack.scale.levels if level.slug in used}


def _reasons(pack: RulePack, lines: tuple[CaseLine, ...]) -> _Names:
    used = {code for line in lines for code in line.reasons}
    return {reason.code: reason.names for reason in pack.reasons if reason.code in used}
