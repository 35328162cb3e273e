"""Tables people fill in: an .xlsx workbook, or a folder of CSV files, one for each sheet. Text in, text out."""

import csv
import io
import warnings
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from evaluator.office.addresses import printable

BYTES_MOST: Final = 20_000_000
UNPACKED_MOST: Final = 200_000_000
ROWS_MOST: Final = 100_000


class UnreadableError(ValueError):
    """The file is no table at all; the message says why."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line: its number as the person sees it, and its cells by column."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table under its first line."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[SheetRow, ...]


def read_sheets(path: Path) -> dict[str, Sheet]:
    """Every sheet of a workbook or a folder, by name. UnreadableError when it is neither."""
    if path.is_dir():
        return {file.stem: _csv_sheet(file) for file in sorted(path.glob("*.csv"))}
    _refuse_endless(path)
    return _workbook(path)


def _refuse_endless(path: Path) -> None:
    if not path.is_file():
        msg = f"{path.name} is neither a file nor a folder"
        raise UnreadableError(msg)


def _csv_sheet(file: Path) -> Sheet:
    _refuse_endless(file)
    if file.stat().st_size > BYTES_MOST:
        msg = f"{file.name} is larger than {BYTES_MOST // 1_000_000} MB"
        raise UnreadableError(msg)
    try:
        body = file.read_text("utf-8-sig")
        lines = list(csv.reader(io.StringIO(body, newline=""), strict=True))
    except UnicodeDecodeError as error:
        msg = f"{file.name} is not UTF-8 text; save it as “CSV UTF-8”"
        raise UnreadableError(msg) from error
    except csv.Error as error:
        msg = f"{file.name} is no CSV file: {error}"
        raise UnreadableError(msg) from error
    return _sheet(file.stem, lines)


def _workbook(path: Path) -> dict[str, Sheet]:
    if path.stat().st_size > BYTES_MOST:
        msg = f"it is larger than {BYTES_MOST // 1_000_000} MB"
        raise UnreadableError(msg)
    try:
        _refuse_bomb(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions it leaves aside
            import openpyxl

            book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        try:
            return {
                sheet.title: _sheet(
                    sheet.title,
                    [
                        [_text(value) for value in row]
                        for row in sheet.iter_rows(values_only=True, max_row=ROWS_MOST + 2)
                    ],
                )
                for sheet in book.worksheets
            }
        finally:
            book.close()
    except UnreadableError:
        raise
    except Exception as error:
        # openpyxl lets through whatever its XML and ZIP readers raise on a damaged file
        msg = f"it is no .xlsx workbook ({printable(str(error)) or type(error).__name__})"
        raise UnreadableError(msg) from error


def _refuse_bomb(path: Path) -> None:
    with zipfile.ZipFile(path) as packed:
        if sum(part.file_size for part in packed.infolist()) > UNPACKED_MOST:
            msg = "it unpacks to more than a directory can hold"
            raise UnreadableError(msg)


def _sheet(name: str, lines: list[list[str]]) -> Sheet:
    if len(lines) > ROWS_MOST + 1:
        msg = f"sheet {printable(name)} has more than {ROWS_MOST} rows"
        raise UnreadableError(msg)
    columns = tuple(cell.strip() for cell in lines[0]) if lines else ()
    while columns and not columns[-1]:
        columns = columns[:-1]
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        cells = [cell.strip() for cell in line]
        if any(cells):
            beyond = {f"column {at + 1}": cell for at, cell in enumerate(cells) if at >= len(columns) and cell}
            padded = cells[: len(columns)] + [""] * (len(columns) - len(cells))
            rows.append(SheetRow(number, dict(zip(columns, padded, strict=True)) | beyond))
    return Sheet(name, columns, tuple(rows))


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case _:
            return str(value)
