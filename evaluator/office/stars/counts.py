"""What people, halls and windows were told in some days: tallies by subject, with the names of the subjects."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from evaluator.domain.directory import Directory
from evaluator.domain.rules import RulePack
from evaluator.domain.tally import Cell, Tally, tally
from evaluator.office.exchanging import rollup
from evaluator.office.tallies.tallying import Placed, month_cells
from evaluator.wire.stars import Subject


@dataclass(frozen=True, slots=True)
class Named:
    """A subject as reports call it."""

    key: str
    name: str
    name_en: str
    parent: str
    detail: str


def of_days(connection: Connection, first: int, last: int) -> list[Placed]:
    """Cells of the days from `first` to `last`, both included: those from the first on, less those after the last."""
    found: list[Placed] = []
    for month in sorted({first // 100, last // 100}):
        for from_day, sign in ((first, 1), (last + 1, -1)):
            for row in connection.execute(rollup.settled(month, from_day=from_day)):
                _month, kiosk, unit, window, staff, matter, outcome, scale, level, flag, mode, n = row
                cell = Cell(month * 100, kiosk, window, staff, matter, outcome, scale, level, flag, sign * n, mode)
                found.append(Placed(unit, cell))
    return found


def of_month(connection: Connection, month: int) -> list[Placed]:
    """Cells of a whole month."""
    return month_cells(connection, month)


def by_subject(placed: Iterable[Placed], by: Subject, directory: Directory, pack: RulePack) -> dict[str, Tally]:
    """Tallies of the subjects that have any cell. A challenged rating counts for the window and not for the person."""
    halls = _halls(directory)
    groups: dict[str, list[Cell]] = {}
    for unit, cell in placed:
        key = {"staff": cell.staff, "window": cell.window, "unit": halls.get(unit, "")}[by]
        if key:
            groups.setdefault(key, []).append(cell)
    return {key: tally(cells, pack, of_a_person=by == "staff") for key, cells in groups.items()}


def names(directory: Directory, by: Subject) -> dict[str, Named]:
    """The subjects of a directory in its order."""
    match by:
        case "staff":
            found = [Named(one.id, one.name, one.name_en, one.unit, one.badge) for one in directory.staff]
        case "window":
            found = [Named(one.id, one.name, one.name_en, one.unit, one.number) for one in directory.windows]
        case "unit":
            halls = [one for one in directory.units if one.kind == "hall"]
            found = [Named(one.id, one.name, one.name_en, one.parent or "", "") for one in halls]
    return {named.key: named for named in found}


def months_before(month: int, n: int) -> list[int]:
    """The month and those before it, n in all, oldest first: 202601 and 2 give 202512 and 202601."""
    count = month // 100 * 12 + month % 100 - 1
    return [one // 12 * 100 + one % 12 + 1 for one in range(count - n + 1, count + 1)]


def _halls(directory: Directory) -> dict[str, str]:
    """The hall each unit lies in, for units that lie in one."""
    found: dict[str, str] = {}
    for unit in directory.units:
        seen: set[str] = set()
        here = directory.unit(unit.id)
        while here is not None and here.id not in seen and here.kind != "hall":
            seen.add(here.id)
            here = directory.unit(here.parent) if here.parent else None
        if here is not None and here.kind == "hall":
            found[unit.id] = here.id
    return found
