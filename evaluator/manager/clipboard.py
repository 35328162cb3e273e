"""Rows as text that a spreadsheet takes: tabs between cells, and no cell that could run."""

from collections.abc import Iterable, Sequence
from typing import Final

STARTS_A_FORMULA: Final = frozenset("=+-@＝＋－＠")


def as_tsv(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Heads and rows as tab-separated lines, one cell of text each."""
    return "".join("\t".join(map(cell, row)) + "\n" for row in (heads, *rows))


def cell(text: str) -> str:
    """Text for a cell of a pasted table: `plain`, with quotes doubled inside quotes."""
    text = plain(text)
    return '"' + text.replace('"', '""') + '"' if '"' in text else text


def plain(text: str) -> str:
    """Text that stays text: `=1+1` becomes `'=1+1`; breaks and tabs become blanks.

    Blanks and characters nobody sees do not hide a formula's first character.
    """
    text = "".join(" " if char.isspace() else char for char in text if char.isprintable() or char.isspace())
    return f"'{text}" if text.strip() and text.strip()[0] in STARTS_A_FORMULA else text
