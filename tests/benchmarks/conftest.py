"""The window of `tests/kiosk`, for benchmarks that go through it without a program around it."""

from tests.kiosk.conftest import clock, start_kiosk

__all__ = ["clock", "start_kiosk"]
