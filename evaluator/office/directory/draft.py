"""A directory somebody hands in: its sheets under the program's own names, and every fault found in them so far."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from evaluator.office.addresses import printable
from evaluator.office.directory.directory_columns import CHINESE_SHEETS, CHINESE_VALUES, COLUMNS, OPTIONAL_SHEETS
from evaluator.office.directory.faults import Fault
from evaluator.office.directory.sheets import Sheet, SheetRow

_MAY_BE_BARE: Final = OPTIONAL_SHEETS | {"matters"}
_OWN_SHEETS: Final = {title: name for name, zh in CHINESE_SHEETS.items() for title in (name, zh)}
_OWN_WORDS: Final = {column: {zh: word for word, zh in words.items()} for column, words in CHINESE_VALUES.items()}


@dataclass(slots=True)
class _Title:
    """What a sheet and its columns are called in the file."""

    file: str
    sheet: str
    columns: dict[str, str]


@dataclass(slots=True)
class Draft:
    """Collects every fault instead of stopping at the first."""

    rows: dict[str, tuple[SheetRow, ...]] = field(default_factory=dict)
    """By sheet and column under the program's names; every known sheet, also one that is missing."""
    faults: list[Fault] = field(default_factory=list)
    _titles: dict[str, _Title] = field(default_factory=dict)

    def fault(self, sheet: str, row: SheetRow | None, column: str | None, code: str, **facts: str | int) -> None:
        """Note what is wrong. Text in `facts` is foreign and made fit to be shown."""
        title = self._titles.get(sheet) or _Title("", sheet, {})
        shown = {name: printable(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}
        self.faults.append(
            Fault(
                file=title.file,
                sheet=printable(title.sheet),
                row=row.number if row else None,
                column=None if column is None else printable(title.columns.get(column, column)),
                id=printable(row.cells.get("id", "")) if row else "",
                code=code,
                facts=tuple(shown.items()),
            )
        )

    def in_order(self) -> list[Fault]:
        """The faults as they stand in the file."""
        order = [title.sheet for title in self._titles.values()]
        return sorted(self.faults, key=lambda one: (order.index(one.sheet) if one.sheet in order else -1, one.row or 0))

    def ids(self, sheet: str) -> set[str]:
        return {row.cells.get("id", "") for row in self.rows[sheet]}


def draft_of(sheets: Iterable[Sheet]) -> Draft:
    """The sheets under the program's names, with the faults of their headings. Chinese names are understood."""
    draft, by_name = Draft(), dict[str, Sheet]()
    for sheet in sheets:
        name = _OWN_SHEETS.get(sheet.name)
        draft._titles[name or sheet.name] = _Title(sheet.file, sheet.name, {})
        if name is None:
            draft.fault(sheet.name, None, None, "sheet_unknown", known=", ".join(COLUMNS))
        elif name in by_name:
            draft.fault(name, None, None, "sheet_twice")
        else:
            by_name[name] = sheet
    for name in COLUMNS:
        draft.rows[name] = _rows(draft, name, by_name.get(name))
    return draft


def _rows(draft: Draft, name: str, sheet: Sheet | None) -> tuple[SheetRow, ...]:
    if sheet is None:
        if name not in OPTIONAL_SHEETS:
            draft.fault(name, None, None, "sheet_missing")
        return ()
    own = {heading: column.name for column in COLUMNS[name] for heading in (column.name, column.zh)}
    names = [own.get(heading, heading) for heading in sheet.columns]
    draft._titles[name].columns.update(zip(names, sheet.columns, strict=True))
    for column in COLUMNS[name]:
        if column.required and column.name not in names:
            draft.fault(name, None, column.name, "column_missing")
    for written in dict.fromkeys(names):
        if written not in own:
            draft.fault(name, None, written, "column_unknown", known=", ".join(one.name for one in COLUMNS[name]))
        if names.count(written) > 1:
            draft.fault(name, None, written, "column_twice")
    if not sheet.rows and name not in _MAY_BE_BARE:
        draft.fault(name, None, None, "sheet_empty")
    rows = []
    for row in sheet.rows:
        for heading in row.cells:
            if heading not in sheet.columns:
                draft.fault(name, row, heading, "no_heading")
        cells = {own.get(heading, heading): cell for heading, cell in row.cells.items()}
        words = {column: _OWN_WORDS.get(column, {}).get(cell, cell) for column, cell in cells.items()}
        rows.append(SheetRow(row.number, words))
    return tuple(rows)
