"""The directory as the desk holds it: records by kind and id, and what they are called."""

from collections.abc import Iterable
from datetime import UTC, tzinfo
from typing import Final, TypeAlias

from evaluator.domain.directory import Directory, Matter, StaffMember, Thing, Unit, Window, presence, units_below
from evaluator.domain.names import Language
from evaluator.manager import messages
from evaluator.wire import directory as wire
from evaluator.wire.directory import RecordKind, UnitName, Version, WholeDirectory

AnyRecord: TypeAlias = wire.UnitRecord | wire.WindowRecord | wire.StaffRecord | wire.MatterRecord
KINDS: Final[tuple[RecordKind, ...]] = ("staff", "window", "matter", "unit")


def thing_of(record: AnyRecord) -> Thing:
    """What a record is about."""
    match record:
        case wire.UnitRecord():
            return record.unit
        case wire.WindowRecord():
            return record.window
        case wire.StaffRecord():
            return record.staff
        case wire.MatterRecord():
            return record.matter


def kind_of(thing: Thing) -> RecordKind:
    match thing:
        case Unit():
            return "unit"
        case Window():
            return "window"
        case StaffMember():
            return "staff"
        case Matter():
            return "matter"


def called(thing: Thing | UnitName, language: Language) -> str:
    """Its name in the language, as far as it has one."""
    return thing.name_en if language.startswith("en") and thing.name_en else thing.name


class Held:
    """Everything the office told, kept up with every answer to a change."""

    def __init__(self, whole: WholeDirectory, zone: tzinfo = UTC) -> None:
        """`zone` is that of the office's calendar."""
        self.zone = zone
        self.newest: Version | None = whole.newest
        told: tuple[Iterable[AnyRecord], ...] = (whole.units, whole.windows, whole.staff, whole.matters)
        self._elsewhere = {one.id: one for one in whole.elsewhere}
        self._records: dict[RecordKind, dict[str, AnyRecord]] = {kind: {} for kind in KINDS}
        for records in told:
            for record in records:
                self.put(record)

    def put(self, record: AnyRecord) -> None:
        """Hold the newer state of a record."""
        thing = thing_of(record)
        self._records[kind_of(thing)][thing.id] = record

    def get(self, kind: RecordKind, key: str) -> AnyRecord | None:
        return self._records[kind].get(key)

    def name(self, kind: RecordKind, key: str, language: Language) -> str:
        """What a record is called; its id when it is not here. A unit that is not here is another hall."""
        record = self.get(kind, key)
        if record is None and kind == "unit":
            return called(self._elsewhere[key], language) if key in self._elsewhere else messages.another_hall()
        return called(thing_of(record), language) if record else key

    def records(self, kind: RecordKind, *, unit: str = "", closed: bool = False) -> list[AnyRecord]:
        """Of a unit and what lies in it, open ones first; "" is everywhere. With `closed`, those as well."""
        found = [one for one in self._records[kind].values() if closed or one.closed_day is None]
        found.sort(key=lambda one: one.closed_day is not None)
        if not unit:
            return found
        directory = self._directory()
        here = units_below(directory, unit)
        served = {one.window.id for one in self._of_windows() if one.window.unit in here}

        def lies_here(record: AnyRecord) -> bool:
            match thing := thing_of(record):
                case Unit():
                    return thing.id in here
                case Window():
                    return thing.unit in here
                case StaffMember():
                    return presence(directory, thing, here) is not None
                case Matter():
                    return bool(served.intersection(thing.windows))

        return [one for one in found if lies_here(one)]

    def options(self, kind: RecordKind, language: Language, *, keep: Iterable[str] = ()) -> list[tuple[str, str]]:
        """Ids and names to choose from: the open ones, and those in `keep` whatever became or wherever they are."""
        kept = set(keep)
        chosen = [
            record
            for record in self._records[kind].values()
            if record.closed_day is None or thing_of(record).id in kept
        ]
        here = [(thing_of(one).id, self.label(thing_of(one), language)) for one in chosen]
        if kind != "unit":
            return here
        return here + [(key, self.name("unit", key, language)) for key in sorted(kept - {"", *self._records["unit"]})]

    def label(self, thing: Thing, language: Language) -> str:
        """A name that tells one from its like: a window with its number and hall."""
        if isinstance(thing, Window):
            return f"{thing.number} {called(thing, language)} · {self.name('unit', thing.unit, language)}"
        return called(thing, language)

    def free_id(self, kind: RecordKind) -> str:
        """An id that nobody has or had: the usual letters of the kind, and the number after the highest."""
        ids = list(self._records[kind])
        stems = [key.rstrip("0123456789") for key in ids]
        numbered = [stem for stem, key in zip(stems, ids, strict=True) if stem != key]
        stem = max(set(numbered), key=numbered.count) if numbered else {"matter": "m", "window": "w"}.get(kind, kind[0])
        tails = [key.removeprefix(stem) for key in ids if key.startswith(stem) and key.removeprefix(stem).isdecimal()]
        width = max(map(len, tails), default=1)
        return f"{stem}{max(map(int, tails), default=0) + 1:0{width}d}"

    def _of_windows(self) -> list[wire.WindowRecord]:
        return [one for one in self._records["window"].values() if isinstance(one, wire.WindowRecord)]

    def _directory(self) -> Directory:
        units = tuple(one.unit for one in self._records["unit"].values() if isinstance(one, wire.UnitRecord))
        return Directory(version=0, units=units, windows=(), staff=(), matters=())
