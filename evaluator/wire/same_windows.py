"""A person beside everybody else at the same windows, as the desk reads it."""

from typing import Final

from msgspec import Struct

from evaluator.wire.manager import Basis, Change, Figures

SAME_WINDOWS_PATH: Final = "/v1/same-windows"


class SameWindow(Struct, frozen=True, kw_only=True):
    """One window at which the person was rated, or visited by people who did not answer."""

    window: str
    number: str
    name: str
    name_en: str
    unit: str
    own: Figures | None
    """Of the person, there; None when the small-count rule hides it."""
    others: Figures | None
    """Of everybody else there; without ratings when there was nobody else. None where `own` or the window is hidden."""
    change: Change | None
    """The person's headline rate less the others'; None where either has no ratings or is hidden."""


class SameWindows(Basis, frozen=True, kw_only=True):
    """A month (202611) of a person, window by window, the one with the most ratings first."""

    staff: str
    month: int
    withheld_day: int | None
    own: Figures | None
    """Of the person at all of these windows; None when it is hidden."""
    expected: float | None
    """The headline rate the person would have if each window's ratings came out as those of the others there. None
    where a window is hidden or others have no ratings there."""
    rows: tuple[SameWindow, ...]
