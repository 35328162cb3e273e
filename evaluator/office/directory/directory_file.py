"""The directory as people fill it in: what the sheets must say, and every fault with its row, column and remedy."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple, get_args

from evaluator.domain.directory import Checklist, Directory, Emblem, Matter, StaffMember, Unit, UnitKind, Window
from evaluator.domain.lockout import is_weak_pin
from evaluator.office.addresses import printable
from evaluator.office.directory import pictures
from evaluator.office.directory.directory_columns import COLUMNS, OPTIONAL_SHEETS, Column
from evaluator.office.directory.sheets import Sheet, SheetRow

_ID: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")
_KINDS: Final = get_args(UnitKind)
_EMBLEMS: Final = get_args(Emblem)
_DEPTH_MOST: Final = 32
_WHOLE_DIGITS_MOST: Final = 6


class Fault(NamedTuple):
    """Something to mend."""

    sheet: str
    row: int | None
    column: str | None
    remedy: str

    def __str__(self) -> str:
        where = [f"sheet {self.sheet}"]
        if self.row is not None:
            where.append(f"row {self.row}")
        if self.column is not None:
            where.append(f"column {self.column}")
        return f"{', '.join(where)}: {self.remedy}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A directory without fault. The version is 0 until it is stored."""

    directory: Directory
    photos: dict[str, bytes]
    """By SHA-256 in hex."""
    pins: dict[str, str]
    """By staff id."""


@dataclass(slots=True)
class _Reader:
    """Reads rows and collects every fault instead of stopping at the first."""

    sheets: dict[str, Sheet]
    photo_folder: Path
    faults: list[Fault] = field(default_factory=list)
    photos: dict[str, bytes] = field(default_factory=dict)

    def fault(self, sheet: str, row: int | None, column: str | None, remedy: str) -> None:
        self.faults.append(Fault(sheet, row, column, remedy))

    def rows(self, sheet: str) -> Iterable[SheetRow]:
        found = self.sheets.get(sheet)
        return found.rows if found else ()

    def reference(self, sheet: str, row: SheetRow, column: str, known: Iterable[str], what: str) -> None:
        value = row.cells.get(column, "")
        if value and value not in known:
            self.fault(sheet, row.number, column, f"there is no {what} {printable(value)}; add it or correct this cell")

    def unique(self, sheet: str, column: str) -> None:
        seen: dict[str, int] = {}
        for row in self.rows(sheet):
            value = row.cells.get(column, "")
            if value and value in seen:
                where = f"{printable(value)} stands in row {seen[value]} already; give each row its own"
                self.fault(sheet, row.number, column, where)
            seen.setdefault(value, row.number)

    def one_of(self, sheet: str, row: SheetRow, column: str, allowed: tuple[str, ...]) -> None:
        value = row.cells.get(column, "")
        if value and value not in allowed:
            self.fault(sheet, row.number, column, f"write one of {', '.join(allowed)}")


def check(sheets: dict[str, Sheet], photo_folder: Path) -> Read | list[Fault]:
    """The directory the sheets describe, or every fault in them."""
    reader = _Reader(sheets, photo_folder)
    _check_shape(reader)
    if any(fault.row is None for fault in reader.faults):
        return reader.faults
    for sheet, columns in COLUMNS.items():
        for row in reader.rows(sheet):
            for column in columns:
                _check_cell(reader, sheet, row, column)
    for check_sheet in (_check_units, _check_windows, _check_staff, _check_matters, _check_checklists):
        check_sheet(reader)
    photos = {row.number: _photo(reader, row) for row in reader.rows("staff") if row.cells.get("photo")}
    if reader.faults:
        order = list(COLUMNS)
        return sorted(reader.faults, key=lambda fault: (order.index(fault.sheet), fault.row or 0))
    return Read(
        directory=_directory(reader, photos),
        photos=reader.photos,
        pins={row.cells["id"]: row.cells["pin"] for row in reader.rows("staff") if row.cells.get("pin")},
    )


def _check_shape(reader: _Reader) -> None:
    for name in reader.sheets:
        if name not in COLUMNS:
            reader.fault(printable(name), None, None, f"is not known; the sheets are {', '.join(COLUMNS)}")
    for name, columns in COLUMNS.items():
        sheet = reader.sheets.get(name)
        if sheet is None:
            if name not in OPTIONAL_SHEETS:
                reader.fault(name, None, None, "is missing; add it")
            continue
        known = [column.name for column in columns]
        for column in columns:
            if column.required and column.name not in sheet.columns:
                reader.fault(name, None, column.name, "is missing; add it to the first row")
        for written in dict.fromkeys(sheet.columns):
            if written not in known:
                reader.fault(name, None, printable(written), f"is not known; the columns are {', '.join(known)}")
            if sheet.columns.count(written) > 1:
                reader.fault(name, None, printable(written), "stands twice; keep one")
        if not sheet.rows and name not in OPTIONAL_SHEETS and name != "matters":
            reader.fault(name, None, None, "has no row; fill it in")
        for row in sheet.rows:
            for column_name in row.cells:
                if column_name not in sheet.columns:
                    reader.fault(name, row.number, column_name, "has no heading; move or delete this cell")


def _check_cell(reader: _Reader, sheet: str, row: SheetRow, column: Column) -> None:
    value = row.cells.get(column.name, "")
    if column.required and not value:
        reader.fault(sheet, row.number, column.name, "is empty; fill it in")
    if len(value) > column.most:
        reader.fault(sheet, row.number, column.name, f"has more than {column.most} characters; shorten it")
    if any(_is_hidden(letter) for letter in value):
        reader.fault(sheet, row.number, column.name, "holds an invisible control character; type the text anew")
    if column.name in {"id", "unit", "parent", "matter"} and value and not _ID.fullmatch(value):
        reader.fault(sheet, row.number, column.name, "may hold letters A-Z a-z, digits, dot, dash and underscore only")


def _is_hidden(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def _ids(reader: _Reader, sheet: str) -> set[str]:
    return {row.cells.get("id", "") for row in reader.rows(sheet)}


def _check_units(reader: _Reader) -> None:
    reader.unique("units", "id")
    known = _ids(reader, "units")
    parents = {row.cells.get("id", ""): row.cells.get("parent", "") for row in reader.rows("units")}
    for row in reader.rows("units"):
        reader.one_of("units", row, "kind", _KINDS)
        reader.reference("units", row, "parent", known, "unit")
        walked, here = set[str](), row.cells.get("id", "")
        while here and here not in walked:
            walked.add(here)
            here = parents.get(here, "")
        if here:
            reader.fault("units", row.number, "parent", "goes round in a circle; let one of them stand at the top")
        elif len(walked) > _DEPTH_MOST:
            reader.fault("units", row.number, "parent", f"lies deeper than {_DEPTH_MOST} levels; flatten the tree")


def _check_windows(reader: _Reader) -> None:
    reader.unique("windows", "id")
    units = _ids(reader, "units")
    for row in reader.rows("windows"):
        reader.reference("windows", row, "unit", units, "unit")


def _check_staff(reader: _Reader) -> None:
    reader.unique("staff", "id")
    reader.unique("staff", "badge")
    units = _ids(reader, "units")
    for row in reader.rows("staff"):
        reader.reference("staff", row, "unit", units, "unit")
        reader.one_of("staff", row, "emblem", _EMBLEMS)
        badge, pin = row.cells.get("badge", ""), row.cells.get("pin", "")
        if badge and not (badge.isascii() and badge.isdigit()):
            reader.fault("staff", row.number, "badge", "holds something else than digits; write digits only")
        if pin and len(pin) <= 6 and is_weak_pin(pin):  # a longer one is a fault already
            reader.fault(
                "staff", row.number, "pin", "is no good PIN; write six digits as text, no run, no digit six times"
            )


def _check_matters(reader: _Reader) -> None:
    reader.unique("matters", "id")
    windows = _ids(reader, "windows")
    for row in reader.rows("matters"):
        for window in row.cells.get("windows", "").split():
            if window not in windows:
                remedy = f"there is no window {printable(window)}; add it or correct this cell"
                reader.fault("matters", row.number, "windows", remedy)


def _check_checklists(reader: _Reader) -> None:
    matters = _ids(reader, "matters")
    on: dict[tuple[str, str], str] = {}
    for row in reader.rows("checklists"):
        reader.reference("checklists", row, "matter", matters, "matter")
        version, day = row.cells.get("version", ""), row.cells.get("on", "")
        if version and not (version.isascii() and version.isdigit() and len(version) <= _WHOLE_DIGITS_MOST):
            reader.fault("checklists", row.number, "version", "is no whole number; write 1, 2, 3 ...")
        if day and not _is_date(day):
            reader.fault("checklists", row.number, "on", "is no date; write it as 2026-11-21")
        if on.setdefault((row.cells.get("matter", ""), version), day) != day:
            reader.fault("checklists", row.number, "on", "differs within one version; give a version one date")


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _photo(reader: _Reader, row: SheetRow) -> str | None:
    """The picture's SHA-256. The name is looked up in the folder's own listing, so that it cannot lead elsewhere."""
    name = row.cells["photo"]
    files = {file.name: file for file in reader.photo_folder.iterdir()} if reader.photo_folder.is_dir() else {}
    file, remedy = files.get(name), ""
    if file is None or not file.is_file():
        remedy = f"there is no file {printable(name)} in the folder {reader.photo_folder.name}; add it"
    elif file.stat().st_size > pictures.BYTES_MOST:
        remedy = f"{printable(name)} is larger than {pictures.BYTES_MOST // 1000} KB; make it smaller"
    else:
        body = file.read_bytes()
        size = pictures.size_of(body)
        if size is None:
            remedy = f"{printable(name)} is neither PNG nor JPEG; save it as one of them"
        elif not size.is_usable:
            remedy = f"{printable(name)} has too many pixels; make it smaller"
        else:
            sha256 = hashlib.sha256(body).hexdigest()
            reader.photos[sha256] = body
            return sha256
    reader.fault("staff", row.number, "photo", remedy)
    return None


def _directory(reader: _Reader, photos: dict[int, str | None]) -> Directory:
    def get(row: SheetRow, column: str) -> str:
        return row.cells.get(column, "")

    return Directory(
        version=0,
        units=tuple(
            Unit(
                id=get(row, "id"),
                parent=get(row, "parent") or None,
                kind=next(kind for kind in _KINDS if kind == get(row, "kind")),
                name=get(row, "name"),
                name_en=get(row, "name_en"),
            )
            for row in reader.rows("units")
        ),
        windows=tuple(
            Window(
                id=get(row, "id"),
                unit=get(row, "unit"),
                number=get(row, "number"),
                name=get(row, "name"),
                name_en=get(row, "name_en"),
            )
            for row in reader.rows("windows")
        ),
        staff=tuple(
            StaffMember(
                id=get(row, "id"),
                unit=get(row, "unit"),
                name=get(row, "name"),
                name_en=get(row, "name_en"),
                badge=get(row, "badge"),
                post=get(row, "post"),
                post_en=get(row, "post_en"),
                emblem=next((emblem for emblem in _EMBLEMS if emblem == get(row, "emblem")), "none"),
                photo=photos.get(row.number),
            )
            for row in reader.rows("staff")
        ),
        matters=tuple(
            Matter(
                id=get(row, "id"),
                name=get(row, "name"),
                name_en=get(row, "name_en"),
                windows=tuple(dict.fromkeys(get(row, "windows").split())),
                checklist=_newest_checklist(reader, get(row, "id")),
            )
            for row in reader.rows("matters")
        ),
    )


def _newest_checklist(reader: _Reader, matter: str) -> Checklist | None:
    rows = [row for row in reader.rows("checklists") if row.cells["matter"] == matter]
    if not rows:
        return None
    newest = max(int(row.cells["version"]) for row in rows)
    lines = [row for row in rows if int(row.cells["version"]) == newest]
    english = tuple(row.cells.get("item_en", "") for row in lines)
    return Checklist(
        version=newest,
        on=lines[0].cells["on"],
        items=tuple(row.cells["item"] for row in lines),
        items_en=english if all(english) else (),
    )
