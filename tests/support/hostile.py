"""Names somebody may give a person, a window or a unit to see what a program does with them; a JSON string a line."""

from pathlib import Path

import msgspec

CORPUS = Path(__file__).resolve().parent.parent / "corpus" / "hostile_names.txt"


def hostile_names() -> list[str]:
    """Formulas, links, markup, control letters, letters of every width, very long ones."""
    return [msgspec.json.decode(line, type=str) for line in CORPUS.read_bytes().splitlines()]
