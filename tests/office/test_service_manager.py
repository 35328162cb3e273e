"""systemd hears from a serving office that it is ready, that it works, and that it ends."""

import signal
import socket
from pathlib import Path

import pytest

from tests.office import test_cli


def test_a_serving_office_tells_systemd_that_it_is_ready_and_works(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.settimeout(120)
        told = {"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "100000"}
        monkeypatch.setattr(test_cli, "ENVIRONMENT", {**test_cli.ENVIRONMENT, **told})
        with test_cli.serve(folder) as (program, _url):
            assert [manager.recv(100) for _ in range(3)] == [b"READY=1", b"WATCHDOG=1", b"WATCHDOG=1"]
            program.send_signal(signal.SIGTERM)
            while (word := manager.recv(100)) == b"WATCHDOG=1":
                pass
            assert word == b"STOPPING=1"
            assert program.wait(120) == 0
