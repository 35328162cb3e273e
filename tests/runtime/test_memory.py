"""What is free goes back to the system."""

import ctypes
import gc
import os
import sys

import pytest

from evaluator.runtime.memory import give_back
from tests.support.memory import anonymous_kb

HELD = 40_000
BYTES = 1000


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux how much the process holds")
def test_freed_pages_below_what_is_still_held_go_back() -> None:
    library = ctypes.CDLL(None)
    library.malloc.restype = ctypes.c_void_p
    library.free.argtypes = (ctypes.c_void_p,)
    held = [library.malloc(BYTES) for _ in range(HELD)]
    for address in held:
        ctypes.memset(address, 1, BYTES)
    for address in held[:-1]:  # the last one keeps the heap from shrinking by itself
        library.free(address)
    before = anonymous_kb(os.getpid())
    give_back()
    assert before - anonymous_kb(os.getpid()) > HELD * BYTES / 1024 / 2
    library.free(held[-1])


def test_circles_go() -> None:
    gc.collect()
    for _ in range(100):
        circle: list[object] = []
        circle.append(circle)
    give_back()
    assert gc.collect() < 100
