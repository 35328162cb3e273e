"""What stands in a field of a record, as one text to read and compare."""

from typing import Any

from evaluator.domain.directory import Checklist, Thing
from evaluator.domain.names import Language
from evaluator.manager import messages
from evaluator.manager.directory import photo_words, words
from evaluator.manager.directory.fields import FIELDS, Field, values_of
from evaluator.manager.directory.held import Held, kind_of


def said(field: Field, value: Any, held: Held, language: Language) -> str:  # noqa: ANN401 - each field has its own type
    """A field's value in words; "" where there is none."""
    match field.kind:
        case "unit" | "parent":
            return held.name("unit", value, language) if value else words.top()
        case "unit_kind":
            return words.unit_kind(value)
        case "emblem":
            return words.emblem(value)
        case "units":
            return messages.list_of([held.name("unit", one, language) for one in value])
        case "windows":
            return messages.list_of([held.name("window", one, language) for one in value])
        case "photo":
            return value[:8] if value else photo_words.no_photo()
        case "checklists":
            return "\n".join(map(_list, value)) or words.no_checklist()
        case "text":
            return str(value)


def differing(one: Thing, other: Thing) -> tuple[Field, ...]:
    """The fields in which two states of a record differ."""
    here, there = values_of(one), values_of(other)
    return tuple(
        field for field in FIELDS[kind_of(one)] if field.slug != "pin" and here[field.slug] != there[field.slug]
    )


def _list(one: Checklist) -> str:
    lines = "\n".join(f"  {item}" for item in one.items)
    return f"{words.checklist_of(one.version, one.on)}\n{lines}"
