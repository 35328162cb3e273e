"""The Qt binding gives back every reference to None and True that it takes.

PySide6 6.12.0 on Python 3.11 does not, and aborts after about 1,100 taps; from Python 3.12 on both live for ever.
"""

import gc
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer, Signal

TIMES = 500

pytestmark = pytest.mark.skipif(sys.version_info >= (3, 12), reason="None and True are immortal")


@pytest.fixture(autouse=True)
def uncollected() -> Iterator[None]:
    """What earlier tests left in circles refers to None and True too, and goes neither before nor after, but now."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


class Emitter(QObject):
    said = Signal()


def test_void_calls_keep_the_references_to_none(qapp: object) -> None:
    timer = QTimer()
    before = sys.getrefcount(None)
    for _ in range(TIMES):
        timer.stop()
    assert abs(sys.getrefcount(None) - before) < TIMES / 10


def test_emitting_and_connecting_keep_the_references_to_true(qapp: object) -> None:
    emitter = Emitter()
    heard: list[int] = []
    before = sys.getrefcount(True)
    for _ in range(TIMES):
        emitter.said.connect(lambda: heard.append(1))
        emitter.said.emit()
        emitter.said.disconnect()
    assert len(heard) == TIMES
    assert abs(sys.getrefcount(True) - before) < TIMES / 10
