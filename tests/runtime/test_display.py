"""A window without a screen is refused in one sentence, before Qt would abort."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from evaluator.runtime.display import refuse_without_display
from evaluator.runtime.refusal import Refused
from tests.support.kiosk import enrolled_folder

VARIABLES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"DISPLAY": ":4711"},
        {"DISPLAY": "nonsense"},
        {"WAYLAND_DISPLAY": "wayland-4711"},
        {"QT_QPA_PLATFORM": "xcb"},
    ],
)
def test_no_screen_is_refused(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(Refused, match="no display"):
        refuse_without_display()


def test_platforms_without_a_screen_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    refuse_without_display()


@pytest.mark.parametrize("program", ["kiosk", "new kiosk", "manager"])
def test_a_program_without_a_screen_says_so_and_ends_with_2(program: str, tmp_path: Path) -> None:
    folder = enrolled_folder(tmp_path / "kiosk") if program == "kiosk" else tmp_path / "new"
    words = ["manager"] if program == "manager" else ["kiosk", "run", "--data", str(folder)]
    environment = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    ended = subprocess.run(
        [sys.executable, "-m", "evaluator", *words], env=environment, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 2
    assert ended.stderr.startswith("evaluator: There is no display here")
    assert ended.stderr.count("\n") == 1
