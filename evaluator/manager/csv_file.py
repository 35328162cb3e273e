"""A table as a CSV file that spreadsheets open as they should: UTF-8 with its mark, and no cell that could run."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from evaluator.manager.clipboard import plain
from evaluator.manager.whole_file import write_whole


def write_csv(file: Path, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write heads and rows. OSError when the file cannot be written."""

    def write(draft: Path) -> None:
        with draft.open("w", encoding="utf-8-sig", newline="") as out:
            writer = csv.writer(out)
            for row in (heads, *rows):
                writer.writerow([plain(cell) for cell in row])

    write_whole(file, write)
