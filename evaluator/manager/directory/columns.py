"""The columns of the directory's tables."""

from dataclasses import dataclass
from typing import Final

from evaluator.domain.directory import Matter, StaffMember, Unit, Window
from evaluator.domain.names import Language
from evaluator.manager import formats, messages
from evaluator.manager.directory import words
from evaluator.manager.directory.held import AnyRecord, Held, called, thing_of
from evaluator.manager.record_model import RecordColumn
from evaluator.wire.directory import RecordKind, StaffRecord


@dataclass(frozen=True, slots=True)
class _Says:
    """One column's text of a record."""

    slug: str
    held: Held
    language: Language

    def __call__(self, record: AnyRecord) -> str:
        if self.slug == "state":
            return state_of(record)
        thing = thing_of(record)
        match thing, self.slug:
            case _, "name":
                return called(thing, self.language)
            case _, "id":
                return thing.id
            case Unit(), "kind":
                return words.unit_kind(thing.kind)
            case Unit(), "parent":
                return self.held.name("unit", thing.parent, self.language) if thing.parent else ""
            case Window(), "number":
                return thing.number
            case ((Window() | StaffMember()), "unit"):
                return self.held.name("unit", thing.unit, self.language)
            case StaffMember(), "badge":
                return thing.badge
            case StaffMember(), "post":
                return thing.post_en if self.language.startswith("en") and thing.post_en else thing.post
            case StaffMember(), "also_serves":
                return messages.list_of([self.held.name("unit", unit, self.language) for unit in thing.also_serves])
            case StaffMember(), "pin":
                has_pin = isinstance(record, StaffRecord) and record.has_pin
                return words.pin_set() if has_pin else words.pin_missing()
            case Matter(), "windows":
                return words.windows_n(len(thing.windows))
            case Matter(), "checklists":
                newest = thing.checklist
                return words.checklist_of(newest.version, newest.on) if newest else ""
        return ""


SLUGS: dict[RecordKind, tuple[tuple[str, int], ...]] = {
    "staff": (("name", 2), ("badge", 0), ("unit", 2), ("post", 2), ("also_serves", 1), ("pin", 0), ("state", 1)),
    "window": (("number", 0), ("name", 2), ("unit", 2), ("state", 1)),
    "matter": (("name", 3), ("windows", 2), ("checklists", 1), ("state", 1)),
    "unit": (("name", 3), ("kind", 1), ("parent", 2), ("state", 1)),
}


LEAST_W: Final = {"name": 124, "also_serves": 104}
"""An English name whole, and of a loan enough to know the hall; whatever is cut can be read in the sheet."""


def columns_of(kind: RecordKind, held: Held, language: Language) -> tuple[RecordColumn[AnyRecord], ...]:
    """The columns of a kind."""
    return tuple(
        RecordColumn(
            slug=slug,
            title=_title(slug),
            text=_Says(slug, held, language),
            share=share,
            least=LEAST_W.get(slug, RecordColumn.least),
        )
        for slug, share in SLUGS[kind]
    )


def state_of(record: AnyRecord) -> str:
    """Whether a record is in use."""
    if isinstance(record, StaffRecord) and record.erased:
        return words.erased()
    return words.closed_on(formats.day(record.closed_day)) if record.closed_day else words.is_open()


def _title(slug: str) -> str:
    return words.state() if slug == "state" else words.field_name(slug)
