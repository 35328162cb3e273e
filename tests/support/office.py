"""A real office for tests: made, filled with the sample sub-district, serving over TLS from a thread."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from evaluator.office import certificates
from evaluator.office.app import Serving
from evaluator.office.app import running_office as _serving
from evaluator.office.cli import command
from evaluator.office.instants import Clock, now_utc

SAMPLE = Path(__file__).resolve().parent.parent.parent / "resources" / "sample"


def office_command(*arguments: object) -> str:
    """What an `evaluator office` command prints; fails the test when the command fails."""
    result = CliRunner().invoke(command, [str(argument) for argument in arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningOffice:
    """An office that serves. Its clock is the one it was started with; its command line runs beside it."""

    data: Path
    serving: Serving
    account: str
    password: str
    """One-time: the first session must choose another."""

    @property
    def address(self) -> str:
        """`https://127.0.0.1:PORT`"""
        return self.serving.url

    @property
    def fingerprint(self) -> str:
        return certificates.fingerprint_of(self.data)

    @property
    def desk(self) -> str:
        """What the manager's desk is given."""
        return f"{self.address}#{self.fingerprint}"

    def enrol_code(self, window: str) -> str:
        """A one-time code for a window's kiosk."""
        made: dict[str, Any] = json.loads(
            office_command("enrol-code", "--data", self.data, "--window", window, "--json")
        )
        return str(made["code"])

    def tally(self, month: str, by: str = "unit") -> dict[str, Any]:
        """The month (`2026-11`) as the command line prints it: nothing hidden, nothing withheld."""
        arguments = ("tally", "--data", self.data, "--month", month, "--by", by, "--format", "json")
        found: dict[str, Any] = json.loads(office_command(*arguments))
        return found


def make_office(data: Path, *, simulated: bool = False) -> dict[str, Any]:
    """`office init` and `office import` of the sample; what init printed."""
    arguments = ["--name", "清河街道办事处", "--name-en", "Qinghe Sub-district Office", "--json"]
    made: dict[str, Any] = json.loads(
        office_command("init", "--data", data, *arguments, *(["--simulated"] if simulated else []))
    )
    office_command("import", "--data", data, SAMPLE)
    return made


@contextmanager
def running_office(folder: Path, *, simulated: bool = False, clock: Clock = now_utc) -> Iterator[RunningOffice]:
    """Make an office in `folder`/office and serve it while the block runs."""
    data = folder / "office"
    made = make_office(data, simulated=simulated)
    with serving_office(data, made, clock=clock) as office:
        yield office


@contextmanager
def serving_office(data: Path, made: dict[str, Any], *, clock: Clock = now_utc) -> Iterator[RunningOffice]:
    """Serve an office that is there already, on another port than before."""
    with _serving(data, clock=clock) as serving:
        yield RunningOffice(data=data, serving=serving, account=made["account"], password=made["password"])
