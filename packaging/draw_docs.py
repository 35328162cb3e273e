"""Takes the guides' pictures from those that the tests draw, small enough for a repository."""

from pathlib import Path
from typing import Final

from PIL import Image

HOUSE: Final = Path(__file__).resolve().parents[1]
DRAWN: Final = HOUSE / "tests" / "pictures"
INTO: Final = HOUSE / "docs" / "pictures"
WIDE: Final = 800
COLOURS: Final = 96
LANGUAGES: Final = {"zh": "zh-CN", "en": "en"}
PICTURES: Final = {
    "ask": "kiosk/day-ask-1280x800-{}-plain",
    "thanks": "kiosk/day-thanks-1280x800-{}-plain",
    "sign-in": "kiosk/day-sign-in-badge-1280x800-{}-plain",
    "paused": "kiosk/day-paused-1280x800-{}-plain",
    "month": "manager/halls-1366x768-{}",
    "cases": "manager/cases-1126x768-{}",
    "stars": "manager/stars-1126x768-{}",
    "fork": "manager/fork-1126x768-{}",
}
"""Name in the guides, and what a test calls it, with the language at {}."""


def main() -> None:
    """Draw every picture of the table in both languages."""
    for name, drawn in PICTURES.items():
        for short, language in LANGUAGES.items():
            with Image.open(DRAWN / f"{drawn.format(language)}.png") as picture:
                high = round(picture.height * WIDE / picture.width)
                small = picture.convert("RGB").resize((WIDE, high), Image.Resampling.LANCZOS)
                file = INTO / f"{name}-{short}.png"
                small.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE).save(
                    file, optimize=True
                )
                print(f"{file.relative_to(HOUSE)}: {file.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
