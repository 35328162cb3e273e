"""Memory that is free goes back to the system."""

import ctypes
import gc
import sys


def give_back() -> None:
    """Take circles of objects apart, then return every free page. It takes some hundredths of a second.

    glibc keeps what is freed, in holes that new objects do not quite fit, and so grows though nothing is left over.
    Where the C library cannot be asked (Windows, musl) only the circles go.
    """
    gc.collect()
    if sys.platform == "linux" and hasattr(library := ctypes.CDLL(None), "malloc_trim"):
        library.malloc_trim(0)
