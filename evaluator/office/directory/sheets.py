"""Tables people fill in: an .xlsx workbook, or a folder of CSV files, one for each sheet. Text in, text out.

A cell of a CSV file that a spreadsheet program would take for a formula is written behind an apostrophe.
"""

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any, Final

from evaluator.office.addresses import printable

BYTES_MOST: Final = 20_000_000
UNPACKED_MOST: Final = 200_000_000
ROWS_MOST: Final = 100_000
_GUARDED: Final = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_PADDED: Final = re.compile(r"0{2,32}")
_EXACT_MOST: Final = 10**15
"""From here on a spreadsheet program has rounded a number."""


class UnreadableError(ValueError):
    """The file is no table at all; the message says why."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line: its number as the person sees it, and its cells by column."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table under its first line. `file` is the one it stands in; "" for none."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    file: str = ""


def read_sheets(path: Path) -> list[Sheet]:
    """Every sheet of a workbook or a folder. UnreadableError when it is neither."""
    if path.is_dir():
        return [_csv_file(file) for file in sorted(path.glob("*.csv"))]
    _refuse_endless(path)
    if path.stat().st_size > BYTES_MOST:
        msg = f"it is larger than {BYTES_MOST // 1_000_000} MB"
        raise UnreadableError(msg)
    with path.open("rb") as file:
        return read_workbook(file, path.name)


def _refuse_endless(path: Path) -> None:
    if not path.is_file():
        msg = f"{path.name} is neither a file nor a folder"
        raise UnreadableError(msg)


def _csv_file(file: Path) -> Sheet:
    _refuse_endless(file)
    if file.stat().st_size > BYTES_MOST:
        msg = f"{file.name} is larger than {BYTES_MOST // 1_000_000} MB"
        raise UnreadableError(msg)
    return read_csv(file.read_bytes(), file.name)


def read_csv(body: bytes, name: str) -> Sheet:
    """The sheet in a CSV file of that name."""
    try:
        lines = list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""), strict=True))
    except UnicodeDecodeError as error:
        msg = f"{name} is not UTF-8 text; save it as “CSV UTF-8”"
        raise UnreadableError(msg) from error
    except csv.Error as error:
        msg = f"{name} is no CSV file: {error}"
        raise UnreadableError(msg) from error
    return _sheet(name.removesuffix(".csv"), [[_bare(cell) for cell in line] for line in lines], name)


def read_workbook(file: IO[bytes], name: str) -> list[Sheet]:
    """The sheets of an .xlsx workbook of that name."""
    try:
        _refuse_bomb(file)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions it leaves aside
            import openpyxl

            book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        try:
            return [
                _sheet(
                    page.title,
                    [[_text(cell) for cell in row] for row in page.iter_rows(max_row=ROWS_MOST + 2)],
                    name,
                )
                for page in book.worksheets
            ]
        finally:
            book.close()
    except UnreadableError:
        raise
    except Exception as error:
        # openpyxl lets through whatever its XML and ZIP readers raise on a damaged file
        msg = f"it is no .xlsx workbook ({printable(str(error)) or type(error).__name__})"
        raise UnreadableError(msg) from error


def _refuse_bomb(file: IO[bytes]) -> None:
    with zipfile.ZipFile(file) as packed:
        if sum(part.file_size for part in packed.infolist()) > UNPACKED_MOST:
            msg = "it unpacks to more than a directory can hold"
            raise UnreadableError(msg)


def _sheet(name: str, lines: list[list[str]], file: str) -> Sheet:
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
    return Sheet(name, columns, tuple(rows), file)


def _bare(cell: str) -> str:
    """A cell of a CSV file without the apostrophe that `_guarded` put before it."""
    return cell[1:] if cell.startswith("'") and _GUARDED.match(cell) else cell


def _guarded(cell: str) -> str:
    return f"'{cell}" if _GUARDED.match(cell) else cell


def csv_bytes(lines: Iterable[Sequence[str]]) -> bytes:
    """A CSV file as spreadsheet programs open it: UTF-8 behind a byte order mark, no cell a formula."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([_guarded(cell) for cell in line] for line in lines)
    return out.getvalue().encode("utf-8-sig")


def workbook_bytes(sheets: Iterable[tuple[str, Sequence[Sequence[str]]]]) -> bytes:
    """An .xlsx workbook with these sheets, every cell text."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        text, head = book.add_format({"num_format": "@"}), book.add_format({"num_format": "@", "bold": True})
        for name, lines in sheets:
            page = book.add_worksheet(name)
            page.freeze_panes(1, 0)
            for at, line in enumerate(lines):
                for across, cell in enumerate(line):
                    page.write_string(at, across, cell, text if at else head)
            page.autofit()
    return out.getvalue()


def _text(cell: Any) -> str:  # noqa: ANN401 - a cell of openpyxl, which carries no types
    """What a cell says; zeros that only its format shows (00041) are kept. A number the program rounded has a point."""
    match cell.value:
        case None:
            return ""
        case bool() as value:
            return str(value).lower()
        case int() | float() as value if value == int(value) and abs(value) < _EXACT_MOST:
            padded = cell.number_format if _PADDED.fullmatch(cell.number_format or "") else ""
            return str(int(value)).zfill(len(padded))
        case int() as value:
            return str(float(value))
        case datetime() as value:
            return value.date().isoformat()
        case date() as value:
            return value.isoformat()
        case value:
            return str(value)
