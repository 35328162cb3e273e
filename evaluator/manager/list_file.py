"""A list as it is seen, as a file for a spreadsheet: UTF-8 with BOM, every cell text that stays text."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from evaluator.manager.clipboard import plain
from evaluator.manager.whole_file import write_whole

BOM: Final = "\ufeff"


def as_csv(about: Sequence[tuple[str, str]], heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """What the list is about, a line each; an empty line; heads and rows."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, quoting=csv.QUOTE_ALL)
    writer.writerows([plain(name), plain(value)] for name, value in about)
    if about:
        writer.writerow([])
    writer.writerows([plain(text) for text in row] for row in (heads, *rows))
    return (BOM + sheet.getvalue()).encode()


def write_list(
    file: Path, about: Sequence[tuple[str, str]], heads: Sequence[str], rows: Iterable[Sequence[str]]
) -> None:
    """Write it whole. OSError where the place cannot be written."""
    write_whole(file, lambda draft: draft.write_bytes(as_csv(about, heads, rows)))
