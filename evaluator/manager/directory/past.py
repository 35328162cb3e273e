"""What each version made of a record, in words, and as the record it was."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import msgspec

from evaluator.domain.directory import Matter, StaffMember, Thing, Unit, Window
from evaluator.domain.names import Language
from evaluator.manager import conflict_words, formats
from evaluator.manager.directory import history_words, words
from evaluator.manager.directory.fields import values_of
from evaluator.manager.directory.held import Held
from evaluator.manager.directory.said import differing, said
from evaluator.manager.people.acts import who_of
from evaluator.wire.directory import History, RecordKind

THINGS: Final[dict[RecordKind, type[Thing]]] = {
    "unit": Unit,
    "window": Window,
    "staff": StaffMember,
    "matter": Matter,
}
AT_THE_DESK: Final = "desk"


class Past(NamedTuple):
    """One version."""

    number: int
    at: str
    who: str
    what: str
    """A line for each field that changed."""
    thing: Thing | None
    """The record as it was then; None where it was closed."""


def past_of(history: History, held: Held, language: Language) -> list[Past]:
    """Newest first, each against the one before it."""
    kind = THINGS[history.kind]
    things = [None if one.record is None else msgspec.convert(one.record, kind) for one in history.past]
    found = []
    for place, (one, thing) in enumerate(zip(history.past, things, strict=True)):
        version, older = one.version, things[place + 1 :]
        lines = list(_changes(thing, older, held, language))
        if version.source not in ("", AT_THE_DESK):
            lines.append(history_words.from_file(version.source))
        at = formats.instant(version.at)
        found.append(Past(version.version, at, who_of(version.account), "\n".join(lines), thing))
    return found


def _changes(thing: Thing | None, older: list[Thing | None], held: Held, language: Language) -> Iterator[str]:
    if thing is None:
        yield history_words.closed()
        return
    if not older:
        yield history_words.made()
        return
    if older[0] is None:
        yield history_words.opened()
    before = next((one for one in older if one is not None), None)
    if before is None:
        return
    fields = differing(before, thing)
    if not fields and older[0] is not None:
        yield history_words.unchanged()
    for field in fields:
        values = (values_of(one)[field.slug] for one in (before, thing))
        was, now = (said(field, value, held, language) or conflict_words.empty_value() for value in values)
        yield history_words.changed(words.field_name(field.slug), was, now)
