"""A screen for the programs whose failures are tested."""

from collections.abc import Iterator

import pytest

from tests.support.display import Screen, virtual_screen


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    """One virtual screen for the tests of a module; each test ends the programs it starts."""
    with virtual_screen() as found:
        yield found
