"""The brightness of the screen, where Linux has a control for it that this program may set."""

import os
from pathlib import Path
from typing import Final, Self

FOLDER: Final = Path("/sys/class/backlight")
LEAST: Final = 20
"""Per cent. Below it a screen in a bright hall looks switched off."""


class Backlight:
    """One control. Brightness in per cent of what the screen can do."""

    def __init__(self, control: Path) -> None:
        self._control = control

    @classmethod
    def find(cls, folder: Path = FOLDER) -> Self | None:
        """The first control that may be written; None when there is none, as on most desktop screens."""
        controls = sorted(folder.iterdir()) if folder.is_dir() else []
        return next((cls(one) for one in controls if os.access(one / "brightness", os.W_OK)), None)

    @property
    def brightness(self) -> int:
        """How bright it is now; OSError when the control is gone."""
        return round(100 * self._read("brightness") / self._most)

    def set(self, per_cent: int) -> int:
        """Make it so bright, within what is sensible, and tell what was set. OSError when the control is gone."""
        wanted = max(LEAST, min(100, per_cent))
        (self._control / "brightness").write_text(str(max(1, round(self._most * wanted / 100))), encoding="ascii")
        return wanted

    @property
    def _most(self) -> int:
        return max(1, self._read("max_brightness"))

    def _read(self, name: str) -> int:
        return int((self._control / name).read_text(encoding="ascii"))
