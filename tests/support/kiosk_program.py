"""The real kiosk program on a virtual screen, with a person on duty and a finger outside the process."""

import contextlib
import json
import os
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec
from argon2 import PasswordHasher

from evaluator.kiosk import chain, facts, journal_file
from evaluator.kiosk.verify import read_journal
from evaluator.office import certificates
from evaluator.wire.exchange import PersonSignIn
from tests.support.display import PATIENCE_S, Region, Screen, wait_until
from tests.support.hours import zone_in_the_morning
from tests.support.kiosk import RULES, enrolled_folder, hall_directory
from tests.support.ready_program import PROGRAM, Process

BADGE: Final = "1043"
PIN: Final = "274913"
QUICK: Final = {"MINIMUM_INTERVAL_S": "0", "CHANGE_S": "0", "THANKS_S": "0.5"}
"""Settings for a hurried finger; a thank-you is still long enough to be seen on a busy machine."""
LEAST_PIXELS: Final = 2000
"""Fewer pixels of an answer's colour are not the answer."""


def staffed_folder(folder: Path) -> Path:
    """The folder of an enrolled kiosk whose first staff member can sign in. Its office is away, where it is morning."""
    away = folder.with_name(f"{folder.name}-office")
    away.mkdir()
    certificates.make(away, "清河街道办事处", ["127.0.0.1"])
    enrolled_folder(folder, ca=certificates.ca_pem(away))
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    hall = msgspec.structs.replace(
        hall_directory(), sign_in=(PersonSignIn(staff="s1", verifier=quick.hash(PIN)),), zone=zone_in_the_morning()
    )
    with contextlib.closing(journal_file.connect(folder / journal_file.DATABASE)) as db:
        facts.hold(db, hall, None)
    return folder


def journal_of(folder: Path) -> list[dict[str, Any]]:
    """The entries of a folder's journal, whether its kiosk runs or not."""
    with read_journal(folder) as db:
        return [json.loads(body) for _, body, _ in chain.entries(db)]


class KioskProgram:
    """A running `evaluator kiosk run`. Its log is read as it comes."""

    def __init__(
        self,
        folder: Path,
        screen: Screen,
        *,
        settings: Mapping[str, str] = QUICK,
        before: Sequence[str | Path] = (),
        windowed: bool = True,
        program: Sequence[str | Path] = PROGRAM,
        stderr: int = subprocess.PIPE,
        begin: Callable[..., Process] = subprocess.Popen,
    ) -> None:
        """`stderr`: where its log goes instead, and then nothing of it is read here; `begin`: how it is begun."""
        self.folder, self.screen = folder, screen
        self.log: list[dict[str, Any]] = []
        self.noise: list[str] = []
        """Lines on standard error that are no events."""
        own = {f"EVALUATOR_KIOSK_{name}": value for name, value in settings.items()}
        command = [*program, "kiosk", "run", "--log-format", "json"]
        self.process = begin(
            [*before, *command, *(["--windowed"] if windowed else []), "--data", folder],
            env={**screen.environment(), **own},
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            text=True,
            start_new_session=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def events(self, name: str) -> list[dict[str, Any]]:
        """What was logged under this id so far."""
        return [event for event in list(self.log) if event["event"] == name]

    @property
    def thanked(self) -> list[int]:
        """The entries that residents were thanked for."""
        return [event["seq"] for event in self.events("visit.thanked")]

    def wait_for(self, name: str, *, times: int = 1, timeout_s: float = PATIENCE_S) -> None:
        """Until that event has been logged that often."""
        wait_until(
            lambda: len(self.events(name)) >= times or self.process.poll() is not None,
            f"{name} × {times}",
            timeout_s=timeout_s,
        )
        assert len(self.events(name)) >= times, f"the kiosk ended: {self.log[-3:]} {self.noise}"

    @property
    def screens(self) -> list[str]:
        """Every screen that was shown, in order."""
        return [event["screen"] for event in self.events("screen.shown")]

    def wait_for_screen(self, name: str) -> None:
        """Until that screen is the one that is shown."""
        wait_until(lambda: self.screens[-1:] == [name] or self.process.poll() is not None, name)
        assert self.screens[-1:] == [name], f"the kiosk ended: {self.log[-3:]} {self.noise}"

    def wait_for_answers(self) -> None:
        """Until the four answers take a tap."""
        self.tile_of("very_satisfied")

    def sign_in(self, pin: str = PIN) -> None:
        """Go on duty as a card reader types it: digits, Enter, PIN, Enter."""
        self.wait_for("program.started")
        self.screen.raise_window("")
        self.screen.type(f"{BADGE}\n")
        self.screen.type(f"{pin}\n")
        self.wait_for("duty.opened")
        self.wait_for_answers()

    def tap(self, level: str) -> None:
        """Tap an answer as soon as it can be tapped."""
        self.screen.tap(*self.tile_of(level).middle)

    def tile_of(self, level: str) -> Region:
        """Where an answer stands, once it can be tapped.

        The display may still show the frame with the answers when the thank-you that follows it has been logged.
        """
        wait_until(lambda: self.screens[-1:] in ([], ["ask"]), "a window that asks")
        return wait_until(lambda: self._tile(level), level)

    def _tile(self, slug: str) -> Region | None:
        level = RULES.scale.level(slug)
        assert level is not None
        found = self.screen.find(level.tint)
        return found if found and found.pixels > LEAST_PIXELS else None

    def kill(self) -> None:
        """kill -9 the program and whatever it runs under."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(120)
        self.drain()

    def stop(self, *, timeout_s: float = PATIENCE_S) -> int:
        """End it as the system does, and tell its exit code."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGTERM)
        code = self.process.wait(timeout_s)
        self.drain()
        return code

    def drain(self) -> None:
        """Read what an ended program has said to its end. Twice is once."""
        self._reader.join(120)
        if self.process.stderr:
            self.process.stderr.close()

    def _read(self) -> None:
        for line in self.process.stderr or ():
            try:
                self.log.append(json.loads(line))
            except ValueError:
                self.noise.append(line)


def let_it_rest(kiosk: KioskProgram) -> None:
    """Until the program has nothing more to do: it sleeps, and has not computed for a while."""
    seen: list[tuple[str, ...]] = []

    def rests() -> bool:
        state, *fields = Path(f"/proc/{kiosk.process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        seen.append((state, *fields[10:12]))  # the ticks it has computed
        return state == "S" and seen[-3:] == [seen[-1]] * 3

    wait_until(rests, "a rest", step_s=0.1)


@contextlib.contextmanager
def running_kiosk(
    folder: Path,
    screen: Screen,
    *,
    settings: Mapping[str, str] = QUICK,
    before: Sequence[str | Path] = (),
    windowed: bool = True,
    program: Sequence[str | Path] = PROGRAM,
    stderr: int = subprocess.PIPE,
    begin: Callable[..., Process] = subprocess.Popen,
) -> Iterator[KioskProgram]:
    """A kiosk program that does not outlive the block."""
    kiosk = KioskProgram(
        folder,
        screen,
        settings=settings,
        before=before,
        windowed=windowed,
        program=program,
        stderr=stderr,
        begin=begin,
    )
    try:
        yield kiosk
    finally:
        if kiosk.process.poll() is None:
            kiosk.kill()
        kiosk.drain()
