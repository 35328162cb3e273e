"""`--long`: the full length of the tests that repeat a fault many times; CI runs them short.

Properties are tried with the same values in every short run, and with new ones in every long one.

Such a test reports one JSON object, which is printed at the end of the run.
"""

import sqlite3
import time
from collections.abc import Callable
from typing import Final

import msgspec
import pytest
from hypothesis import HealthCheck, settings

from evaluator import __version__

Report = Callable[..., None]
LONG_S: Final = 7200
_ROW: Final = "report"
"""A property of a test's own report, so that it also comes home from a process of its own."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option to every test run."""
    parser.addoption("--long", action="store_true", help="run the fault tests and benchmarks at their full length")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Give the full length the time it takes; without it, leave out what is marked `long`."""
    if config.getoption("--long"):
        for item in items:
            item.add_marker(pytest.mark.timeout(LONG_S))
        return
    left_out = [item for item in items if item.get_closest_marker("long")]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if not item.get_closest_marker("long")]


def pytest_configure(config: pytest.Config) -> None:
    """Name the marker, and let no clock judge a property: a busy machine takes what time it takes."""
    config.addinivalue_line("markers", "long: only with --long")
    long = bool(config.getoption("--long"))
    settings.register_profile("short", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
    settings.register_profile("long", settings.get_profile("short"), derandomize=False)
    settings.load_profile("long" if long else "short")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the rows that the tests reported."""
    ended = [
        one for reports in terminalreporter.stats.values() for one in reports if isinstance(one, pytest.TestReport)
    ]
    rows = [row for one in ended if one.when == "call" for name, row in one.user_properties if name == _ROW]
    if rows:
        terminalreporter.section("reports")
        for row in rows:
            terminalreporter.write_line(str(row))


@pytest.fixture(scope="session")
def long_run(request: pytest.FixtureRequest) -> bool:
    """Whether the full length was asked for."""
    return bool(request.config.getoption("--long"))


@pytest.fixture
def report(request: pytest.FixtureRequest) -> Report:
    """Report figures as one JSON object: `report(seed=1, A=200, S=200, L=0)`."""

    began = time.monotonic()

    def add(**figures: object) -> None:
        row = {
            "test": request.node.name,
            **figures,
            "wall_s": round(time.monotonic() - began, 1),
            "version": __version__,
            "sqlite_version": sqlite3.sqlite_version,
        }
        request.node.user_properties.append((_ROW, msgspec.json.encode(row).decode()))

    return add
