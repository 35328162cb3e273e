"""What people, halls and windows were told in some days: tallies by subject, with the names of the subjects."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from evaluator.domain.directory import Directory
from evaluator.domain.periods import Piece
from evaluator.domain.rules import RulePack
from evaluator.domain.tally import Cell, Tally, tally
from evaluator.office.tallies import cells
from evaluator.office.tallies.cells import Placed, tree_of
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
    """Cells of the days from `first` to `last`, both included."""
    return cells.of_days(connection, Piece(first // 100, first, last, "week"))


def by_subject(placed: Iterable[Placed], by: Subject, directory: Directory, pack: RulePack) -> dict[str, Tally]:
    """Tallies of the subjects that have any cell. A challenged rating counts for the window and not for the person."""
    tree = tree_of(directory)
    groups: dict[str, list[Cell]] = {}
    for unit, cell in placed:
        key = {"staff": cell.staff, "window": cell.window, "unit": tree.hall_of(unit)}[by]
        if key:
            groups.setdefault(key, []).append(cell)
    return {key: tally(counted, pack, of_a_person=by == "staff") for key, counted in groups.items()}


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
