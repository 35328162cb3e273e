"""What a screen reader finds on the ask screen of the real program, and that it can press it."""

import json
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from evaluator.domain.names import CHINESE
from tests.support.display import Screen, virtual_screen, wait_until
from tests.support.kiosk import RULES
from tests.support.kiosk_program import journal_of, running_kiosk, staffed_folder

SYSTEM_PYTHON: Final = "/usr/bin/python3"
TREE: Final = Path(__file__).parents[1] / "support" / "at_spi_tree.py"
PROGRAM: Final = "evaluator-kiosk"
BUTTON: Final = {"push button", "button"}
"""Newer bindings call a push button a button."""
ANSWERS: Final = [level.names[CHINESE] for level in RULES.scale.levels]


class Told(NamedTuple):
    """One thing as a screen reader knows it."""

    role: str
    name: str
    actions: list[str]


class Reader:
    """A screen reader outside the program."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._environment = environment

    def tree(self, press: str = "") -> list[Told]:
        """What is showing; presses the thing of that name."""
        done = subprocess.run(
            [SYSTEM_PYTHON, "-W", "ignore", TREE, PROGRAM, press],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        return [Told(**json.loads(line)) for line in done.stdout.splitlines()]

    def buttons(self) -> list[Told]:
        return [told for told in self.tree() if told.role in BUTTON]


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Iterator[Screen]:
    """A screen with a message bus of its own, on which accessibility is asked for."""
    with tempfile.TemporaryDirectory(prefix="bus-") as runtime, virtual_screen() as found:
        monkeypatch.setenv("XDG_RUNTIME_DIR", runtime)  # a socket's path must be short
        monkeypatch.setenv("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", "1")
        monkeypatch.delenv("NO_AT_BRIDGE", raising=False)
        with subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=found.environment(),
            text=True,
        ) as bus:
            assert bus.stdout
            monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.stdout.readline().strip())
            yield found
            bus.terminate()


def test_every_control_is_told_with_its_role_its_name_and_its_action(tmp_path: Path, screen: Screen) -> None:
    reader = Reader(screen.environment())
    assert reader.tree() == []  # nothing runs yet; this starts the service
    folder = staffed_folder(tmp_path / "kiosk")
    with running_kiosk(folder, screen) as kiosk:
        kiosk.sign_in()
        wait_until(lambda: {*ANSWERS} <= {told.name for told in reader.buttons()}, "the answers in the tree")
        tree = reader.tree()
        buttons = [told for told in tree if told.role in BUTTON]
        assert [told for told in buttons if not told.name or "Press" not in told.actions] == []
        names = [told.name for told in buttons]
        assert [name for name in names if name in ANSWERS] == ANSWERS
        assert {"大字", "黑白高对比", "朗读", "工作人员", "语言：中文。换成 English"} <= {*names}
        labels = [told.name for told in tree if told.role not in BUTTON]
        assert {"李敏", RULES.scale.question[CHINESE]} <= {*labels}
        assert [label for label in labels if label.startswith("工号 1043")]
        reader.tree(press="满意")
        kiosk.wait_for("visit.thanked")
        assert kiosk.stop() == 0
    assert [entry["level"] for entry in journal_of(folder) if entry["kind"] == "rated"] == ["satisfied"]
