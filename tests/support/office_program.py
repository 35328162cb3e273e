"""An office as a program of its own: started as an administrator starts it, and measured from outside."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from evaluator.domain.roles import RIGHTS
from evaluator.office import certificates, commands
from evaluator.office.exchanging.acceptance import accept
from evaluator.office.instants import now_utc, written
from evaluator.office.people import accounts
from evaluator.office.store import schema
from evaluator.wire.signing import public_key_hex
from tests.office.paper import PaperKiosk
from tests.support.office import make_office, opened_file

_SAYS: Final = "Office listens on "
ZONE: Final = ZoneInfo("Asia/Shanghai")
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeProgram:
    """A serving process over a folder. Its clock is the machine's."""

    folder: Path
    url: str
    pid: int

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    @property
    def ca(self) -> Path:
        return self.folder / certificates.CA

    @property
    def has_children(self) -> bool:
        """Whether something of an earlier request is still being looked at."""
        return bool(_children_of(self.pid))

    def memory(self) -> int:
        """Resident bytes of the process and of the children that it has now.

        A child that has not begun its own program yet is the parent's memory once more, and is not counted.
        """
        family, found, own = [self.pid], 0, _words_of(self.pid)
        for pid in family:
            try:
                family += _children_of(pid)
                if pid != self.pid and _words_of(pid) == own:
                    continue
                found += int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
            except OSError:  # it has just ended
                continue
        return found


def _words_of(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()


def _children_of(pid: int) -> list[int]:
    """Those that any of its threads has started."""
    threads = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for thread in threads for child in thread.read_text().split()]


@contextmanager
def serving_program(folder: Path, log: int | None = None) -> Iterator[OfficeProgram]:
    """The office of a folder, served until the block ends. Its log goes there, or to `serving.log` beside it."""
    with (folder.parent / "serving.log").open("w") as beside:
        program = subprocess.Popen(
            [sys.executable, "-m", "evaluator", "office", "serve", "--data", folder, "--listen", "127.0.0.1:0"],
            stdout=subprocess.PIPE,
            stderr=beside if log is None else log,
            text=True,
            env={**os.environ, "EVALUATOR_LANGUAGE": "en"},
        )
        assert program.stdout is not None
        try:
            line = program.stdout.readline()
            assert line.startswith(_SAYS), beside.name
            yield OfficeProgram(folder=folder, url=line.removeprefix(_SAYS).strip(), pid=program.pid)
            assert program.poll() is None, beside.name
        finally:
            program.terminate()
            program.communicate(timeout=120)


def peopled_office(folder: Path) -> None:
    """A real office with an account for every role, named like the role. It opens again where it was made."""
    make_office(folder)
    now = written(now_utc())
    with opened_file(folder) as store, store.writing() as connection:
        connection.execute(
            schema.account.insert(),
            [
                {"account": role, "role": role, "unit": "", "password": "", "must_change": 0, "created_at": now}
                for role in RIGHTS
            ],
        )


def session_of(folder: Path, role: str) -> str:
    """A session's token, without the time a password takes; also beside a serving program."""
    with opened_file(folder) as store, store.writing() as connection:
        return accounts.sign_in(connection, role, now_utc())[0]


def with_kiosk(folder: Path, kiosk: PaperKiosk) -> PaperKiosk:
    """Have the office know a paper kiosk and take what it holds."""
    with commands.opened(folder) as store, store.writing() as connection:
        connection.execute(
            schema.kiosk.insert().values(
                kiosk=kiosk.kiosk,
                public_key=public_key_hex(kiosk.key),
                window=kiosk.window,
                unit=kiosk.unit,
                simulated=0,
                enrolled_at=written(now_utc()),
            )
        )
        accept(connection, certificates.signing_key(folder), ZONE, kiosk.request(), now_utc())
    return kiosk
