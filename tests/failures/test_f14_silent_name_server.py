"""F14: nobody tells where the office's name leads. The window thanks meanwhile, and ends when it is asked to."""

import contextlib
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from evaluator.kiosk import facts, journal_file
from tests.failures.test_f02_asked_to_end import ENDED_WITHIN_S, ON_A_BUSY_MACHINE_S
from tests.support.disks import IS_ROOT
from tests.support.display import Screen
from tests.support.kiosk_program import running_kiosk, staffed_folder

ASKED: Final = [f"127.0.53.{number}" for number in range(1, 255)]
"""Whichever is not taken: others may run the same test beside this one."""
_MOUNT: Final = 'mount --bind "$0" /etc/resolv.conf && exec "$@"'


@pytest.fixture
def silent() -> Iterator[socket.socket]:
    """A name server that hears every question and answers none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as found:
        for address in ASKED:
            with contextlib.suppress(OSError):
                found.bind((address, 53))
                break
        found.settimeout(120)
        yield found


@pytest.mark.skipif(not IS_ROOT, reason="the file that names the name server has to be mounted")
def test_a_window_that_waits_for_a_name_thanks_and_ends_as_ever(
    tmp_path: Path, screen: Screen, silent: socket.socket, long_run: bool
) -> None:
    folder, resolver = staffed_folder(tmp_path / "kiosk"), tmp_path / "resolv.conf"
    resolver.write_text(f"nameserver {silent.getsockname()[0]}\noptions timeout:30 attempts:2\n")
    with contextlib.closing(journal_file.connect(folder / journal_file.DATABASE)) as db:
        facts.remember(db, "address", "https://office.example:8443")
    before = ("unshare", "--mount", "sh", "-c", _MOUNT, resolver)
    with running_kiosk(folder, screen, before=before) as kiosk:
        assert b"office" in silent.recv(512)
        kiosk.sign_in()
        kiosk.tap("neutral")
        kiosk.wait_for("visit.thanked")
        asked = time.monotonic()
        assert kiosk.stop() == 0
        assert time.monotonic() - asked <= (ENDED_WITHIN_S if long_run else ON_A_BUSY_MACHINE_S)
