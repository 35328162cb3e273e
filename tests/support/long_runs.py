"""`--long`: the full length of the tests that repeat a fault many times. CI runs them short."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option to every test run."""
    parser.addoption("--long", action="store_true", help="run the fault tests and benchmarks at their full length")


@pytest.fixture(scope="session")
def long_run(request: pytest.FixtureRequest) -> bool:
    """Whether the full length was asked for."""
    return bool(request.config.getoption("--long"))
