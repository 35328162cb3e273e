"""When Python looks for circles among its objects: seldom, and never among what stays for ever.

Left as it is, a collection follows every 700 new objects, and the long ones walk through all there are. An answer of
ten thousand rows makes a hundred thousand that hold no circle: a third of its time, and the desk deaf meanwhile, went
into looking through them.
"""

import gc
from typing import Final

NEW_OBJECTS: Final = 50_000
YOUNG: Final = 20
OLD: Final = 50


def look_seldom() -> None:
    """For a program that has put its parts together: they are looked through no more, the rest seventy times less."""
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, YOUNG, OLD)
