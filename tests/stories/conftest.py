"""A month that is made once for every story that spoils it."""

import shutil
from pathlib import Path

import pytest

from tests.support.month import make_month


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office, two kiosks whose November it has counted and countersigned, and the bundle of it."""
    return make_month(tmp_path_factory.mktemp("evidence"))


@pytest.fixture
def shown(made: Path, tmp_path: Path) -> Path:
    """All of it anew, for a test to spoil."""
    return Path(shutil.copytree(made, tmp_path / "shown"))
