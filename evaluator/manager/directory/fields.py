"""The fields of each kind of record: how they are edited, read from a record, and made into one."""

from typing import Any, Final, Literal, NamedTuple

from PySide6.QtWidgets import QWidget

from evaluator.domain.directory import Matter, StaffMember, Thing, Unit, UnitKind, Window
from evaluator.domain.names import Language
from evaluator.manager.directory import words
from evaluator.manager.directory.checklists import Checklists
from evaluator.manager.directory.editors import Choice, Editor, Many, Portrait, TextLine
from evaluator.manager.directory.held import Held
from evaluator.wire.directory import RecordKind

EditorKind = Literal["text", "unit", "parent", "unit_kind", "emblem", "units", "windows", "photo", "checklists"]
UNIT_KINDS: Final[tuple[UnitKind, ...]] = ("district", "office", "hall", "other")


class Field(NamedTuple):
    """One field; `most` is how many characters a text may have."""

    slug: str
    kind: EditorKind = "text"
    most: int = 64


FIELDS: Final[dict[RecordKind, tuple[Field, ...]]] = {
    "unit": (Field("id"), Field("parent", "parent"), Field("kind", "unit_kind"), Field("name"), Field("name_en")),
    "window": (Field("id"), Field("unit", "unit"), Field("number", most=8), Field("name"), Field("name_en")),
    "staff": (
        Field("photo", "photo"),
        Field("id"),
        Field("name", most=32),
        Field("name_en"),
        Field("badge", most=16),
        Field("unit", "unit"),
        Field("post", most=32),
        Field("post_en"),
        Field("emblem", "emblem"),
        Field("also_serves", "units"),
        Field("pin", most=6),
    ),
    "matter": (
        Field("id"),
        Field("name"),
        Field("name_en"),
        Field("windows", "windows"),
        Field("checklists", "checklists"),
    ),
}


def editor_for(field: Field, parent: QWidget) -> QWidget:
    """A new field to edit with."""
    match field.kind:
        case "text":
            return TextLine(field.most, parent)
        case "units" | "windows":
            return Many(parent)
        case "photo":
            return Portrait(parent)
        case "checklists":
            return Checklists(parent)
        case _:
            return Choice(parent)


def offer(editor: Editor, field: Field, held: Held, language: Language, thing: Thing | None) -> None:
    """Give a field what there is to choose from, and a new checklist the office's day."""
    if isinstance(editor, Choice):
        match field.kind:
            case "unit_kind":
                editor.offer([(kind, words.unit_kind(kind)) for kind in UNIT_KINDS])
            case "emblem":
                editor.offer([("none", words.emblem("none")), ("party", words.emblem("party"))])
                if isinstance(thing, StaffMember) and thing.emblem == "star":
                    editor.addItem(words.emblem("star"), "star")
            case "parent":
                own = thing.id if isinstance(thing, Unit) else ""
                units = [one for one in held.options("unit", language, keep=_kept(thing)) if one[0] != own]
                editor.offer([("", words.top()), *units])
            case _:
                editor.offer(held.options("unit", language, keep=_kept(thing)))
    elif isinstance(editor, Many):
        kind: RecordKind = "unit" if field.kind == "units" else "window"
        own = thing.unit if isinstance(thing, StaffMember) else ""
        options = held.options(kind, language, keep=_kept(thing))
        editor.offer([one for one in options if one[0] != own])
    elif isinstance(editor, Checklists):
        editor.zone = held.zone


def values_of(thing: Thing) -> dict[str, Any]:
    """What each field shows of a record."""
    match thing:
        case Unit():
            return {"parent": thing.parent or "", "kind": thing.kind} | _names(thing)
        case Window():
            return {"unit": thing.unit, "number": thing.number} | _names(thing)
        case StaffMember():
            return {
                "photo": thing.photo,
                "badge": thing.badge,
                "unit": thing.unit,
                "post": thing.post,
                "post_en": thing.post_en,
                "emblem": thing.emblem,
                "also_serves": thing.also_serves,
                "pin": "",
            } | _names(thing)
        case Matter():
            return {"windows": thing.windows, "checklists": thing.checklists} | _names(thing)


def thing_from(kind: RecordKind, values: dict[str, Any]) -> Thing:
    """The record that the fields say. Whether it is right is the office's to judge."""
    names = {slug: values[slug] for slug in ("id", "name", "name_en")}
    match kind:
        case "unit":
            return Unit(parent=values["parent"] or None, kind=values["kind"], **names)
        case "window":
            return Window(unit=values["unit"], number=values["number"], **names)
        case "staff":
            own = ("photo", "badge", "unit", "post", "post_en", "emblem")
            lent = tuple(one for one in values["also_serves"] if one != values["unit"])
            return StaffMember(also_serves=lent, **{slug: values[slug] for slug in own}, **names)
        case "matter":
            lists = sorted(values["checklists"], key=lambda one: -one.version)
            newest = lists[0] if lists else None
            return Matter(windows=values["windows"], checklist=newest, earlier=tuple(lists[1:]), **names)


def blank(kind: RecordKind, key: str, unit: str) -> dict[str, Any]:
    """What the fields of a new record begin with, in a unit."""
    starts: dict[str, Any] = {
        "id": key, "parent": unit, "unit": unit, "kind": "hall", "emblem": "none", "photo": None,
        "also_serves": (), "windows": (), "checklists": (),
    }  # fmt: skip
    return {field.slug: starts.get(field.slug, "") for field in FIELDS[kind]}


def _names(thing: Thing) -> dict[str, Any]:
    return {"id": thing.id, "name": thing.name, "name_en": thing.name_en}


def _kept(thing: Thing | None) -> tuple[str, ...]:
    """What a record names stays to choose from, even when it is closed."""
    match thing:
        case Unit():
            return (thing.parent or "",)
        case Window():
            return (thing.unit,)
        case StaffMember():
            return (thing.unit, *thing.also_serves)
        case Matter():
            return thing.windows
    return ()
