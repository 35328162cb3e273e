"""F9: a byte of the closed file has changed. The kiosk goes out of service and says which entry is wrong."""

import json
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest

from tests.support.display import Screen
from tests.support.kiosk_program import journal_of, running_kiosk, staffed_folder

SEED: Final = 20261121
ENTRIES: Final = 40


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed journal with some ratings."""
    folder = staffed_folder(tmp_path / "kiosk")
    command: list[str | Path] = [sys.executable, "-m", "tests.failures.bare_writer", folder, str(ENTRIES), "FULL"]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    return folder


def verify(folder: Path) -> tuple[int, dict[str, Any]]:
    """Exit code and verdict of `evaluator kiosk verify`."""
    done = subprocess.run(
        [sys.executable, "-m", "evaluator", "kiosk", "verify", "--json", "--data", folder],
        capture_output=True,
        timeout=60,
        check=False,
    )
    return done.returncode, json.loads(done.stdout)


def rot(folder: Path, nonce: str, chance: Random) -> None:
    """Change one digit of an entry's nonce in the file itself, where no trigger looks."""
    file = folder / "kiosk.db"
    body = bytearray(file.read_bytes())
    place = body.index(nonce.encode()) + chance.randrange(len(nonce))
    body[place] = ord("0") if body[place] != ord("0") else ord("1")
    file.write_bytes(body)


def test_a_changed_byte_is_named_and_takes_the_kiosk_out_of_service(folder: Path, screen: Screen) -> None:
    assert verify(folder)[0] == 0
    chance = Random(SEED)
    entry = chance.choice(journal_of(folder)[1:])
    rot(folder, entry["nonce"], chance)
    code, verdict = verify(folder)
    assert (code, verdict["ok"], verdict["first_wrong_seq"]) == (1, False, entry["seq"])
    with running_kiosk(folder, screen) as kiosk:
        kiosk.wait_for("kiosk.out_of_service")
        assert str(entry["seq"]) in kiosk.events("kiosk.out_of_service")[0]["why"]
        assert kiosk.stop() == 0
        assert kiosk.noise == []
    assert verify(folder)[1]["first_wrong_seq"] == entry["seq"]
