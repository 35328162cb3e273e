"""The directory: units, windows, staff and matters. Mastered at the office, copied to kiosks by version."""

from dataclasses import dataclass
from typing import Literal

Emblem = Literal["none", "party", "star"]
UnitKind = Literal["office", "hall", "other"]


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
