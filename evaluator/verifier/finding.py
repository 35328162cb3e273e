"""What an outsider finds: wrong, refused when it was handed over, or not to be told from what was shown."""

from typing import Final, Literal, NamedTuple

Kind = Literal["refuted", "refused", "open"]
ORDER: Final[tuple[Kind, ...]] = ("refuted", "refused", "open")
"""What weighs most comes first."""


class Finding(NamedTuple):
    """What is wrong (`refuted`), what the office refused when it was handed over, by the journal's own entries
    (`refused`), or what cannot be told from what was shown (`open`).
    """

    kind: Kind
    whose: str
    """The journal of a kiosk, the office's tally of one, or the office."""
    seq: int | None
    """The first wrong entry; None where no entry is meant."""
    why: str
