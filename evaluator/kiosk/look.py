"""How the window looks for one resident: chosen per visit, like the language, and the default again for the next."""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace


class Look(Struct, frozen=True):
    large: bool = False
    """Whether words are as large as the screen allows."""
    contrast: bool = False
    """Whether everything is white on black."""


PLAIN: Final = Look()


def with_other_size(look: Look) -> Look:
    """大字 was touched: larger words, or those of before."""
    return replace(look, large=not look.large)


def with_other_contrast(look: Look) -> Look:
    """对比 was touched: white on black, or the colours of before."""
    return replace(look, contrast=not look.contrast)
