"""What must be true of every cell of a directory, and of the sheets together."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple, get_args

from evaluator.domain.directory import Emblem, UnitKind
from evaluator.domain.lockout import is_weak_pin
from evaluator.office.directory.directory_columns import COLUMNS, Column
from evaluator.office.directory.draft import Draft
from evaluator.office.directory.sheets import SheetRow

KINDS: Final[tuple[UnitKind, ...]] = get_args(UnitKind)
EMBLEMS: Final[tuple[Emblem, ...]] = get_args(Emblem)
_ID: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")
_IDS: Final = frozenset({"id", "unit", "parent", "matter"})
_DEPTH_MOST: Final = 32
_PIN_DIGITS: Final = 6
_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_FORMULA_ERROR: Final = re.compile(r"#(N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)")
"""What spreadsheet programs show, and save, where a formula came to nothing."""
_DAY: Final = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")


class Known(NamedTuple):
    """What the office holds already that a file may not contradict."""

    photos: frozenset[str] = frozenset()
    """Hashes of pictures that need not come along."""
    erased: frozenset[str] = frozenset()
    """Ids of people whose personal data were erased."""
    pinned: frozenset[str] = frozenset()
    """Ids of people whose PIN may not be replaced here."""


def check_rules(draft: Draft, known: Known) -> None:
    """Note every fault of cells and of references between them."""
    for sheet, columns in COLUMNS.items():
        for row in draft.rows[sheet]:
            for column in columns:
                _check_cell(draft, sheet, row, column)
    _check_units(draft)
    units = draft.ids("units")
    _unique(draft, "windows", "id")
    for row in draft.rows["windows"]:
        _reference(draft, "windows", row, "unit", units)
    _check_staff(draft, units, known)
    _unique(draft, "matters", "id")
    windows = draft.ids("windows")
    for row in draft.rows["matters"]:
        for window in row.cells.get("windows", "").split():
            if window not in windows:
                draft.fault("matters", row, "windows", "no_window", value=window)
    _check_checklists(draft)


def _check_cell(draft: Draft, sheet: str, row: SheetRow, column: Column) -> None:
    value = row.cells.get(column.name, "")
    if column.required and not value:
        draft.fault(sheet, row, column.name, "empty")
    if len(value) > column.most:
        draft.fault(sheet, row, column.name, "too_long", most=column.most)
    if any(_is_hidden(letter) for letter in value):
        draft.fault(sheet, row, column.name, "hidden")
    if _FORMULA_ERROR.fullmatch(value):
        draft.fault(sheet, row, column.name, "formula_error", value=value)
    if column.name in _IDS and value and not _ID.fullmatch(value):
        draft.fault(sheet, row, column.name, "bad_id")


def _is_hidden(letter: str) -> bool:
    """Whether nobody would see it, or no file could hold it. New characters of new scripts are welcome."""
    number = ord(letter)
    no_character = number & 0xFFFE == 0xFFFE or 0xFDD0 <= number <= 0xFDEF
    return no_character or unicodedata.category(letter) in _HIDDEN


def _unique(draft: Draft, sheet: str, column: str) -> None:
    seen: dict[str, SheetRow] = {}
    for row in draft.rows[sheet]:
        value = row.cells.get(column, "")
        first = seen.setdefault(value, row)
        if value and first is not row:
            draft.fault(sheet, row, column, "taken", value=value, other=first.number, of=first.cells.get("id", ""))


def _reference(
    draft: Draft, sheet: str, row: SheetRow, column: str, known: Iterable[str], code: str = "no_unit"
) -> None:
    value = row.cells.get(column, "")
    if value and value not in known:
        draft.fault(sheet, row, column, code, value=value)


def _one_of(draft: Draft, sheet: str, row: SheetRow, column: str, allowed: tuple[str, ...]) -> None:
    value = row.cells.get(column, "")
    if value and value not in allowed:
        draft.fault(sheet, row, column, "not_one_of", allowed=", ".join(allowed))


def _check_units(draft: Draft) -> None:
    _unique(draft, "units", "id")
    known = draft.ids("units")
    parents = {row.cells.get("id", ""): row.cells.get("parent", "") for row in draft.rows["units"]}
    for row in draft.rows["units"]:
        _one_of(draft, "units", row, "kind", KINDS)
        _reference(draft, "units", row, "parent", known)
        walked, here = set[str](), row.cells.get("id", "")
        while here and here not in walked:
            walked.add(here)
            here = parents.get(here, "")
        if here:
            draft.fault("units", row, "parent", "circle")
        elif len(walked) > _DEPTH_MOST:
            draft.fault("units", row, "parent", "too_deep", most=_DEPTH_MOST)


def _check_staff(draft: Draft, units: set[str], known: Known) -> None:
    _unique(draft, "staff", "id")
    _unique(draft, "staff", "badge")
    for row in draft.rows["staff"]:
        _reference(draft, "staff", row, "unit", units)
        _one_of(draft, "staff", row, "emblem", EMBLEMS)
        for lent in row.cells.get("also_serves", "").split():
            if lent == row.cells.get("unit"):
                draft.fault("staff", row, "also_serves", "own_hall", value=lent)
            elif lent not in units:
                draft.fault("staff", row, "also_serves", "no_unit", value=lent)
        badge, pin, name = (row.cells.get(column, "") for column in ("badge", "pin", "id"))
        if badge and not (badge.isascii() and badge.isdigit()):
            draft.fault("staff", row, "badge", "bad_badge")
        if pin and len(pin) <= _PIN_DIGITS and is_weak_pin(pin):  # a longer one is a fault already
            draft.fault("staff", row, "pin", "weak_pin")
        if pin and name in known.pinned:
            draft.fault("staff", row, "pin", "pin_stands")
        if name in known.erased:
            draft.fault("staff", row, "id", "erased")


def _check_checklists(draft: Draft) -> None:
    matters = draft.ids("matters")
    on: dict[tuple[str, str], str | None] = {}
    english: dict[tuple[str, str], bool] = {}
    for row in draft.rows["checklists"]:
        _reference(draft, "checklists", row, "matter", matters, "no_matter")
        version, written = row.cells.get("version", ""), row.cells.get("on", "")
        day = day_in(written)
        if version and not (version.isascii() and version.isdigit()):
            draft.fault("checklists", row, "version", "bad_version")
        if written and day is None:
            draft.fault("checklists", row, "on", "bad_date")
        which = row.cells.get("matter", ""), version.lstrip("0")
        if on.setdefault(which, day) != day:
            draft.fault("checklists", row, "on", "two_dates")
        has_english = bool(row.cells.get("item_en"))
        if english.setdefault(which, has_english) != has_english:
            draft.fault("checklists", row, "item_en", "english_partly")


def day_in(text: str) -> str | None:
    """The ISO date in 2026-09-01, 2026/9/1 or 2026年9月1日; None when it is none."""
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    year, month, day = map(int, found.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
