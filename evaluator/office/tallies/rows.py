"""The rows of an answer: what each stands for, and the cells it counts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from evaluator.domain.directory import Directory
from evaluator.domain.names import CHINESE, ENGLISH
from evaluator.domain.rules import RulePack
from evaluator.domain.small_counts import RowKey
from evaluator.domain.tally import Cell, Tally, tally
from evaluator.office.tallies.cells import Hour, Placed, Reason, Tree
from evaluator.office.tallies.sight import UNPLACED, key_of, total_of, whole_key
from evaluator.wire.manager import Grouping

UNKNOWN: Final = ("未知", "unknown")
AS_A_WHOLE: Final = ("整体评价", "Rated as a whole")
ABOUT: Final = {"person": ("人员", "person"), "process": ("流程", "process"), "policy": ("政策", "policy"), "": UNKNOWN}


@dataclass(frozen=True, slots=True)
class Named:
    """What a row stands for."""

    key: str
    name: str
    name_en: str
    parent: str = ""
    detail: str = ""


class Line(NamedTuple):
    """A row before it is put into figures; `withheld_as` names it to the small-count rule."""

    named: Named
    counted: Tally
    withheld_as: RowKey


def of_directory(
    tree: Tree, open_now: Directory, cells: list[Placed], by: Grouping, unit: str, pack: RulePack
) -> list[Line]:
    """A row for everything that is open now, and for what is closed or unknown where it counts for anything."""
    names = _names(tree.directory, by) + _wholes(tree.directory, by)
    shown = {named.key for named in _names(open_now, by) if _is_here(tree, named, unit, by)}
    known = {named.key for named in names}
    groups: dict[str, list[Cell]] = {}
    keys = _units_of(tree, unit) if by == "unit" else (lambda placed: (key_of(placed, by),))
    for placed in cells:
        for key in keys(placed):
            groups.setdefault(key if key in known else "", []).append(placed.cell)
    ordered = [named for named in names if named.key in shown or named.key in groups]
    if "" in groups:
        ordered.append(Named("", *UNKNOWN))
    found = []
    for named in ordered:
        counted = tally(groups.get(named.key, ()), pack)
        if named.key in shown or counted.n or counted.flags or any(counted.outcomes.values()):
            found.append(Line(named, counted, _withheld_as(named.key, by, unit)))
    return found


def _withheld_as(key: str, by: Grouping, unit: str) -> RowKey:
    if by == "unit":
        return total_of(key) if key else UNPLACED
    return RowKey(unit, by, key)


def of_days(cells: list[Placed], unit: str, pack: RulePack) -> list[Line]:
    """A row for each day with any visit. One row's worth too thin to be shown withholds them all."""
    days: dict[int, list[Cell]] = {}
    for placed in cells:
        days.setdefault(placed.cell.day, []).append(placed.cell)
    return [
        Line(Named(str(day), _dashed(day), _dashed(day)), tally(days[day], pack), total_of(unit))
        for day in sorted(days)
    ]


def of_levels(total: Tally, unit: str, pack: RulePack) -> list[Line]:
    """The total, level by level."""
    return [
        Line(
            Named(level.slug, level.names[CHINESE], level.names[ENGLISH], detail=str(level.national_code or "")),
            Tally(levels={level.slug: total.levels[level.slug]}),
            total_of(unit),
        )
        for level in pack.scale.levels
    ]


def of_hours(found: Iterable[Hour], tree: Tree, unit: str) -> list[Named]:
    """The hours with any visit, by name."""
    hours = sorted({one.hour for one in found if tree.is_in(one.unit, unit)})
    return [Named(f"{hour:02}", f"{hour:02}:00–{hour:02}:59", f"{hour:02}:00–{hour:02}:59") for hour in hours]


def of_reasons(found: Iterable[Reason], tree: Tree, unit: str, pack: RulePack, *, by_about: bool) -> list[Line]:
    """A row for each tag of the pack, or for what the tags are about; tags of other packs are unknown to this one."""
    about = {reason.code: reason.about for reason in pack.reasons}
    counts: dict[str, int] = {}
    for one in found:
        if tree.is_in(one.unit, unit):
            key = about.get(one.code, "") if by_about else one.code
            counts[key] = counts.get(key, 0) + one.n
    if by_about:
        names = [Named(key, *ABOUT[key]) for key in ABOUT if key or "" in counts]
    else:
        names = [Named(one.code, one.names[CHINESE], one.names[ENGLISH], one.level, one.about) for one in pack.reasons]
        names += [Named(code, *UNKNOWN) for code in sorted(counts.keys() - about.keys())]
    by = "about" if by_about else "reason"
    return [
        Line(named, Tally(levels={named.key: counts.get(named.key, 0)}), RowKey(unit, by, named.key)) for named in names
    ]


def _names(directory: Directory, by: Grouping) -> list[Named]:
    match by:
        case "unit":
            return [Named(u.id, u.name, u.name_en, u.parent or "", u.kind) for u in directory.units]
        case "window":
            return [Named(w.id, w.name, w.name_en, w.unit, w.number) for w in directory.windows]
        case "staff":
            return [Named(s.id, s.name, s.name_en, s.unit, s.badge) for s in directory.staff]
        case "matter":
            return [Named(m.id, m.name, m.name_en) for m in directory.matters]


def _wholes(directory: Directory, by: Grouping) -> list[Named]:
    """A row for each unit that is rated itself, beside its windows and its people."""
    if by not in ("window", "staff"):
        return []
    return [Named(whole_key(unit.id), *AS_A_WHOLE, parent=unit.id) for unit in directory.units]


def _is_here(tree: Tree, named: Named, unit: str, by: Grouping) -> bool:
    return by == "matter" or tree.is_in(named.key if by == "unit" else named.parent, unit)


def _units_of(tree: Tree, unit: str) -> Callable[[Placed], Sequence[str]]:
    """By unit a cell counts in its own unit and in every one above it, up to the one that is asked for."""
    above = {one: tuple(top for top in tops if tree.is_in(top, unit)) or ("",) for one, tops in tree.above.items()}
    return lambda placed: above.get(placed.unit, ("",))


def _dashed(day: int) -> str:
    return f"{day // 10_000:04}-{day // 100 % 100:02}-{day % 100:02}"
