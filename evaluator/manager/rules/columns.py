"""The columns of the rules page: the packs that are kept, and what they say."""

from evaluator.domain.names import Language, in_language
from evaluator.manager import formats
from evaluator.manager.rows_model import RowColumn
from evaluator.manager.rules import words
from evaluator.manager.rules.pack_facts import Both
from evaluator.manager.table import Room
from evaluator.wire.rules import KeptRules


def named(one: KeptRules, language: Language) -> str:
    """A pack's name and version."""
    return f"{in_language(one.pack.names, language)} {one.rules}"


def pack_columns(language: Language) -> tuple[RowColumn[KeptRules], ...]:
    """One line a pack."""
    return (
        RowColumn(
            slug="name",
            title=words.pack(),
            text=lambda one: in_language(one.pack.names, language),
            room=Room(80, 140, 2),
        ),
        RowColumn(
            slug="version",
            title=words.version(),
            text=lambda one: str(one.pack.version),
            room=Room(36, 44),
            whole=True,
            side="right",
            order=lambda one: one.pack.version,
        ),
        RowColumn(
            slug="state",
            title=words.state(),
            text=lambda one: words.in_force() if one.in_force else words.kept(),
            room=Room(48, 56),
            whole=True,
        ),
        RowColumn(
            slug="added",
            title=words.added(),
            text=lambda one: formats.instant(one.added_at)[:10],
            room=Room(84, 88),
            quiet=True,
            gives_way=True,
        ),
    )


def fact_columns(one: KeptRules, other: KeptRules | None, language: Language) -> tuple[RowColumn[Both], ...]:
    """What a pack says, beside what another one says."""
    value = named(one, language) if other else words.value()
    columns: tuple[RowColumn[Both], ...] = (
        RowColumn(
            slug="group", title=words.group(), text=lambda row: row.group, room=Room(72, 90), quiet=True, whole=True
        ),
        RowColumn(slug="item", title=words.item(), text=lambda row: row.item, room=Room(110, 170, 1)),
        RowColumn(slug="mine", title=value, text=lambda row: row.mine, room=Room(140, 180, 4), prose=True),
    )
    if other is None:
        return columns
    theirs: RowColumn[Both] = RowColumn(
        slug="theirs", title=named(other, language), text=lambda row: row.theirs, room=Room(140, 220, 4), prose=True
    )
    return (*columns, theirs)
