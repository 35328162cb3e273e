"""The directory: units, windows, staff and matters. Mastered at the office, copied to kiosks by version."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Emblem = Literal["none", "party", "star"]
UnitKind = Literal["district", "office", "hall", "other"]
Presence = Literal["home", "visiting"]
"""`home`: of this hall; `visiting` (支援): of another one, lent to this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A node of the organisation tree."""

    id: str
    parent: str | None
    kind: UnitKind
    name: str
    name_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A counter in a hall."""

    id: str
    unit: str
    number: str
    """What stands on the sign above it: `3`."""
    name: str
    name_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffMember:
    """A person who serves. The id is a surrogate; the badge number is theirs today."""

    id: str
    unit: str
    name: str
    badge: str
    post: str = ""
    name_en: str = ""
    post_en: str = ""
    emblem: Emblem = "none"
    photo: str | None = None
    """SHA-256 of the picture, in hex."""
    also_serves: tuple[str, ...] = ()
    """Units where the person may serve besides their own hall (支援); a unit stands for all that lie in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """The one-sheet checklist (一纸清) of a matter, as of a version and a date."""

    version: int
    on: str
    """ISO date."""
    items: tuple[str, ...]
    items_en: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A thing people come for (事项)."""

    id: str
    name: str
    windows: tuple[str, ...]
    name_en: str = ""
    checklist: Checklist | None = None
    """The newest version, the one residents are shown."""
    earlier: tuple[Checklist, ...] = ()
    """The versions before it, newest first. Kiosks hold none."""

    @property
    def checklists(self) -> tuple[Checklist, ...]:
        """Every version, newest first."""
        return (self.checklist, *self.earlier) if self.checklist else ()


Thing: TypeAlias = Unit | Window | StaffMember | Matter
"""What a directory has a record of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """Everything the halls are made of, at one version."""

    version: int
    units: tuple[Unit, ...]
    windows: tuple[Window, ...]
    staff: tuple[StaffMember, ...]
    matters: tuple[Matter, ...]

    def unit(self, unit: str) -> Unit | None:
        return next((known for known in self.units if known.id == unit), None)

    def window(self, window: str) -> Window | None:
        return next((known for known in self.windows if known.id == window), None)

    def staff_member(self, staff: str) -> StaffMember | None:
        return next((known for known in self.staff if known.id == staff), None)

    def by_badge(self, badge: str) -> StaffMember | None:
        return next((known for known in self.staff if known.badge == badge), None)

    def matter(self, matter: str) -> Matter | None:
        return next((known for known in self.matters if known.id == matter), None)

    def children(self, unit: str | None) -> tuple[Unit, ...]:
        return tuple(known for known in self.units if known.parent == unit)


def units_below(directory: Directory, unit: str) -> frozenset[str]:
    """The unit and every unit under it. A circle in the tree ends the walk."""
    found: set[str] = set()
    waiting = [unit]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting.extend(child.id for child in directory.children(here))
    return frozenset(found)


def hall_of(directory: Directory, unit: str) -> str:
    """The nearest hall at or above a unit; the unit itself when it lies in none."""
    seen: set[str] = set()
    here = directory.unit(unit)
    while here is not None and here.id not in seen:
        if here.kind == "hall":
            return here.id
        seen.add(here.id)
        here = directory.unit(here.parent) if here.parent else None
    return unit


def hall_units(directory: Directory, unit: str) -> frozenset[str]:
    """The hall of a unit and everything that lies in it."""
    return units_below(directory, hall_of(directory, unit))


def presence(directory: Directory, person: StaffMember, hall: frozenset[str]) -> Presence | None:
    """As what a person may serve in a hall, given as its `hall_units`; None where they may not."""
    if person.unit in hall:
        return "home"
    return "visiting" if any(hall & units_below(directory, lent) for lent in person.also_serves) else None
