"""Root does nothing in the folder of another user, who could not use what it writes there."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from evaluator.cli import evaluator
from tests.office.conftest import bare_logging  # noqa: F401 - a fixture

pytestmark = pytest.mark.usefixtures("bare_logging")


@pytest.fixture
def anothers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of somebody else, and we are root."""
    if os.geteuid() == 0:
        os.chown(tmp_path, 1, 1)
    else:
        monkeypatch.setattr(os, "geteuid", lambda: 0)
    return tmp_path


@pytest.mark.parametrize(
    "words",
    [("kiosk", "set-pin", "--pin", "274913"), ("kiosk", "run", "--check-config"), ("office", "accounts")],
    ids=" ".join,
)
def test_root_is_told_who_may_do_that_and_nothing_is_written(anothers: Path, words: tuple[str, ...]) -> None:
    done = CliRunner(env={"EVALUATOR_LANGUAGE": "en"}).invoke(evaluator, [*words, "--data", str(anothers)])
    assert done.exit_code == 2
    assert f"-- evaluator {words[0]} {words[1]} --data {anothers}" in done.output
    assert done.output.count("\n") == 1
    assert list(anothers.iterdir()) == []
    chinese = CliRunner(env={"EVALUATOR_LANGUAGE": "zh"}).invoke(evaluator, [*words, "--data", str(anothers)])
    assert "runuser -u" in chinese.output
    assert "属于用户" in chinese.output


def test_whoever_only_looks_may_be_root(anothers: Path) -> None:
    (anothers / "kiosk.toml").touch()
    done = CliRunner(env={"EVALUATOR_LANGUAGE": "en"}).invoke(evaluator, ["doctor", "--data", str(anothers)])
    assert "belongs to another user" in done.output
