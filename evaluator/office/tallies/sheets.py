"""A table with what is to be known about it, as XLSX, CSV and JSON. Text never becomes a formula in any of them."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal, NamedTuple

import msgspec
import xlsxwriter

from evaluator.wire.manager import SheetFormat

MEDIA: Final[dict[SheetFormat, str]] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}
BOM: Final = "\ufeff"
CELL_LETTERS_MOST: Final = 32_767
"""More than this no workbook holds in one cell."""
_RUNS: Final = tuple("=+-@\t\r＝＋－＠")
"""What a spreadsheet may take for a formula at the start of a cell."""
_FORMATS: Final = {"text": "@", "count": "0", "share": "0.0%", "index": "0.0"}
_WIDTHS: Final = {"text": 22, "count": 10, "share": 10, "index": 10}

Value = str | int | float | None
Kind = Literal["text", "count", "share", "index"]


class Column(NamedTuple):
    key: str
    title: str
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table, and the facts without which its figures would say nothing."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    """None where there is nothing, or nothing may be shown."""
    facts: Sequence[tuple[str, str, Value]]
    """Key, title and value."""
    many: frozenset[str] = frozenset({"heads"})
    """Keys of facts that may stand there several times."""


def encoded(sheet: Sheet, as_format: SheetFormat) -> bytes:
    """The whole sheet as a file."""
    match as_format:
        case "xlsx":
            return _xlsx(sheet)
        case "csv":
            return (BOM + _csv(sheet)).encode()
        case "json":
            return _json(sheet)


def as_text(cell: str) -> str:
    """A cell of a CSV that no spreadsheet runs as a formula: such text gets a leading apostrophe."""
    return f"'{cell}" if cell.lstrip().startswith(_RUNS) or cell.startswith(_RUNS) else cell


def _csv(sheet: Sheet) -> str:
    """The facts, an empty line, the table."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([as_text(title), _safe(value)] for _, title, value in sheet.facts)
    writer.writerow([])
    writer.writerow([as_text(column.title) for column in sheet.columns])
    writer.writerows([_safe(value) for value in row] for row in sheet.rows)
    return out.getvalue()


def _safe(value: Value) -> Value:
    return as_text(value) if isinstance(value, str) else value


def _json(sheet: Sheet) -> bytes:
    keys = [column.key for column in sheet.columns]
    facts: dict[str, Any] = {}
    for key, _, value in sheet.facts:
        if key in sheet.many:
            facts.setdefault(key, []).append(value)
        else:
            facts[key] = value
    whole = {"title": sheet.title, "facts": facts, "rows": [dict(zip(keys, row, strict=True)) for row in sheet.rows]}
    return msgspec.json.format(msgspec.json.encode(whole)) + b"\n"


def _xlsx(sheet: Sheet) -> bytes:
    """Two worksheets: the table with real numbers, and the facts."""
    out = io.BytesIO()
    # strings stay strings, whatever they look like: no formula, no link, no number made of text
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(out, plain) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        formats = {kind: book.add_format({"num_format": shape}) for kind, shape in _FORMATS.items()}
        page = book.add_worksheet("figures")
        for at, column in enumerate(sheet.columns):
            page.set_column(at, at, _WIDTHS[column.kind])
            page.write_string(0, at, column.title[:CELL_LETTERS_MOST], head)
        page.freeze_panes(1, 1)
        for down, row in enumerate(sheet.rows, start=1):
            for at, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
                _write(page, down, at, value, formats[column.kind])
        about = book.add_worksheet("about")
        about.set_column(0, 0, 28)
        about.set_column(1, 1, 90)
        about.write_string(0, 0, sheet.title[:CELL_LETTERS_MOST], head)
        for down, (_, title, value) in enumerate(sheet.facts, start=1):
            about.write_string(down, 0, title)
            _write(about, down, 1, value, formats["count" if isinstance(value, int) else "text"])
    return out.getvalue()


def _write(page: Any, down: int, at: int, value: Value, shape: Any) -> None:  # noqa: ANN401 - xlsxwriter is untyped
    if isinstance(value, str):
        page.write_string(down, at, value[:CELL_LETTERS_MOST], shape)
    elif value is not None:
        page.write_number(down, at, value, shape)


def minute(at: datetime) -> str:
    """An instant as a person reads it, with its zone."""
    return at.isoformat(sep=" ", timespec="minutes")
