"""The steps of the README, word for word, from an empty folder to a figure. Only the port and the zone are others."""

import json
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from tests.support.demo_program import sample_pin
from tests.support.display import Screen, virtual_screen, wait_until
from tests.support.hours import these_days, zone_in_the_morning
from tests.support.kiosk_program import BADGE, running_kiosk
from tests.test_house import HOUSE, commands_in

README: Final = (HOUSE / "README.md").read_text("utf-8")
PUSHED_AT_ONCE: Final = {"MINIMUM_INTERVAL_S": "0", "PUSH_AFTER_S": "0.1"}
NEVER_GIVEN: Final = range(20_000, 32_000)
"""Below the ports of Linux for whoever asks for any."""
DUTY_AND_TAP: Final = 2
"""Rows; the duty may be handed over before the tap."""


class Hand:
    """Somebody who types what the README says, with what the programs answered put in."""

    def __init__(self, folder: Path, screen: Screen) -> None:
        self._folder, self._screen = folder, screen
        self._filled_in = {"127.0.0.1:8443": f"127.0.0.1:{free_port()}"}
        self._steps = [words for words in commands_in(README) if words[0] in ("office", "kiosk", "manager")]

    def fill_in(self, word: str, value: str) -> None:
        """From now on `word` stands for `value`."""
        self._filled_in[word] = value

    def next(self) -> list[str]:
        """The words of the next step."""
        words = self._steps.pop(0)
        for known, value in self._filled_in.items():
            words = [word.replace(known, value) for word in words]
        return words

    def run(self, *begins: str, also: Sequence[str] = ()) -> str:
        """Do the next step, which begins with these words, with more of them, and return what it printed."""
        words = [*self.next(), *also]
        assert words[: len(begins)] == list(begins)
        done = subprocess.run(
            self._command(words),
            cwd=self._folder,
            env=self._environment(),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    @contextmanager
    def start(self, *begins: str) -> Iterator["subprocess.Popen[str]"]:
        """Do the next step, which goes on until it is asked to end."""
        words = self.next()
        assert words[: len(begins)] == list(begins)
        with subprocess.Popen(
            self._command(words), cwd=self._folder, env=self._environment(), stdout=subprocess.PIPE, text=True
        ) as program:
            try:
                yield program
                program.send_signal(signal.SIGINT)
                assert program.wait(120) == 0
            finally:
                program.kill()

    @property
    def is_done(self) -> bool:
        return not self._steps

    def _command(self, words: list[str]) -> list[str]:
        return [sys.executable, "-m", "evaluator", *words]

    def _environment(self) -> dict[str, str]:
        own = {"XDG_CONFIG_HOME": str(self._folder / "settings"), "PYTHONPATH": os.fspath(HOUSE)}
        return {**self._screen.environment(), **own}


def free_port() -> int:
    """One that is free now, and that the system gives to nobody who asks for any."""
    while True:
        with suppress(OSError), socket.create_server(("127.0.0.1", secrets.choice(NEVER_GIVEN))) as server:
            return int(server.getsockname()[1])


def found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    assert match, text
    return match[0]


def test_the_steps_of_the_readme_lead_from_nothing_to_a_figure(tmp_path: Path) -> None:
    shutil.copytree(HOUSE / "resources" / "sample", tmp_path / "resources" / "sample")
    with virtual_screen() as screen:
        hand = Hand(tmp_path, screen)
        hand.fill_in("2026-11", these_days())
        hand.fill_in(
            "FINGERPRINT",
            found(r"(?<=#)[0-9a-f]{64}", hand.run("office", "init", also=("--zone", zone_in_the_morning()))),
        )
        hand.run("office", "import")
        with hand.start("office", "serve") as office:
            assert office.stdout
            assert "listens on https://127.0.0.1:" in office.stdout.readline()
            hand.fill_in("CODE", found(r"evaluator://\S+", hand.run("office", "enrol-code")))
            hand.run("kiosk", "enrol")
            assert hand.next() == ["kiosk", "run", "--data", "kiosk", "--windowed"]
            with running_kiosk(tmp_path / "kiosk", screen, settings=PUSHED_AT_ONCE) as kiosk:
                kiosk.sign_in(sample_pin(BADGE))
                kiosk.tap("satisfied")
                kiosk.wait_for("visit.thanked")
                wait_until(
                    lambda: sum(one["rows"] for one in kiosk.events("exchange.done")) >= DUTY_AND_TAP,
                    "both handed over",
                )
                assert kiosk.stop() == 0
            assert found(r"evaluator://\S+", hand.run("office", "enrol-code"))
            with hand.start("manager"):
                wait_until(screen.windows, "the desk")
            told = hand.run("office", "tally")
            assert re.search(r" 0 +1 +0 +0 +1 ", told), told
            verdict = json.loads(hand.run("kiosk", "verify"))
            entries = [json.loads(line) for line in hand.run("kiosk", "journal").splitlines()]
        assert hand.is_done
    assert verdict["ok"] is True
    assert verdict["ratings"] == 1
    assert verdict["entries"] == len(entries) == entries[-1]["seq"]
    assert [entry["level"] for entry in entries if entry["kind"] == "rated"] == ["satisfied"]
