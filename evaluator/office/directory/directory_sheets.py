"""The directory as sheets: for an export, and to check an edit by the rules of an import."""

from collections.abc import Iterable, Mapping
from itertools import zip_longest
from typing import Final

from evaluator.domain.directory import Directory, Matter
from evaluator.domain.names import CHINESE, Language
from evaluator.office.directory.directory_columns import CHINESE_SHEETS, CHINESE_VALUES, COLUMNS
from evaluator.office.directory.sheets import Sheet, SheetRow

_NOT_EXPORTED: Final = frozenset({"pin"})
_Cells = dict[str, str]


def sheets_of(directory: Directory, photo_names: Mapping[str, str]) -> list[Sheet]:
    """What a file would say. `photo_names` calls pictures by their hash; one it does not know goes by the hash."""
    lines: dict[str, Iterable[_Cells]] = {
        "units": (
            {"id": one.id, "parent": one.parent or "", "kind": one.kind, "name": one.name, "name_en": one.name_en}
            for one in directory.units
        ),
        "windows": (
            {"id": one.id, "unit": one.unit, "number": one.number, "name": one.name, "name_en": one.name_en}
            for one in directory.windows
        ),
        "staff": (
            {
                "id": one.id,
                "unit": one.unit,
                "badge": one.badge,
                "name": one.name,
                "name_en": one.name_en,
                "post": one.post,
                "post_en": one.post_en,
                "emblem": one.emblem,
                "photo": photo_names.get(one.photo, one.photo) if one.photo else "",
                "also_serves": " ".join(one.also_serves),
            }
            for one in directory.staff
        ),
        "matters": (
            {"id": one.id, "name": one.name, "name_en": one.name_en, "windows": " ".join(one.windows)}
            for one in directory.matters
        ),
        "checklists": (line for matter in directory.matters for line in _checklist_lines(matter)),
    }
    return [
        Sheet(
            name,
            tuple(column.name for column in columns if column.name not in _NOT_EXPORTED),
            tuple(
                SheetRow(number, {column: cell.strip() for column, cell in cells.items()})
                for number, cells in enumerate(lines[name], start=2)
            ),
        )
        for name, columns in COLUMNS.items()
    ]


def _checklist_lines(matter: Matter) -> Iterable[_Cells]:
    """Oldest version first. A version without a line still gives one, so that it is not lost unseen."""
    for one in reversed(matter.checklists):
        for item, item_en in zip_longest(one.items or ("",), one.items_en, fillvalue=""):
            yield {"matter": matter.id, "version": str(one.version), "on": one.on, "item": item, "item_en": item_en}


def table(sheet: Sheet, language: Language) -> tuple[str, list[list[str]]]:
    """A sheet's name and its lines under their headings, in the words of a language."""
    chinese = language == CHINESE
    headings = {column.name: column.zh if chinese else column.name for column in COLUMNS[sheet.name]}
    words = CHINESE_VALUES if chinese else {}
    lines = [[headings[column] for column in sheet.columns]]
    for row in sheet.rows:
        cells = [(column, row.cells.get(column, "")) for column in sheet.columns]
        lines.append([words.get(column, {}).get(cell, cell) for column, cell in cells])
    return CHINESE_SHEETS[sheet.name] if chinese else sheet.name, lines
