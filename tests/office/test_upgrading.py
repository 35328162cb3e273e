"""An older store is backed up, then brought up to date: all of it, or nothing."""

import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from evaluator.office.keeping import backup, restore, upgrading
from evaluator.office.people import account_list
from evaluator.office.settings import keep_database
from evaluator.office.store import database, migrating, migrations, postgresql, sqlite
from evaluator.office.store.database import Database
from evaluator.runtime.refusal import Refused

OLDEST = migrations.STEPS[0]
STORE = (
    "INSERT INTO store (one, store, simulated, name, name_en, zone, addresses, public_key, rules, created_at)"
    " VALUES (1, 'old', 0, 'x', 'x', 'Asia/Shanghai', '[]', '', 'four_level', '')"
)


def connected(folder: Path) -> Database:
    """The store of a folder as it is."""
    return database._connected(folder)


def step_of(folder: Path) -> str | None:
    found = connected(folder)
    with found.reading() as connection:
        step = migrating.step_of(connection)
    found.close()
    return step


@pytest.fixture(params=["sqlite", "postgresql"])
def old(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """An office that was made by the first program of all."""
    folder = tmp_path / "old"
    folder.mkdir(0o700)
    made: Database
    if request.param == "sqlite":
        made = sqlite.create(folder, OLDEST)
    else:
        cluster = request.getfixturevalue("cluster")
        url = cluster.url(cluster.create())
        keep_database(folder, url)
        made = postgresql.create(url, OLDEST)
    with made.writing() as connection:
        connection.execute(text(STORE))
    made.close()
    return folder


def backups(folder: Path) -> list[Path]:
    return sorted(folder.glob("before-*.backup"))


def test_an_older_store_is_backed_up_and_brought_up_to_date(old: Path) -> None:
    assert step_of(old) == OLDEST
    upgrading.open_existing(old).close()
    assert step_of(old) == migrations.STEPS[-1]
    (file,) = backups(old)
    with backup.unpacked(file, old) as (about, _):
        assert (about.step, about.store) == (OLDEST, "old")
    assert restore.check(file)[1].faults == ()
    upgrading.open_existing(old).close()
    assert backups(old) == [file]


ACCOUNT = (
    "INSERT INTO account (account, role, password, must_change, created_at)"
    " VALUES ('zhang', 'auditor', '', 0, '2025-01-02T03:04:05.000Z')"
)


def test_an_account_of_an_older_store_has_its_first_version(old: Path) -> None:
    found = connected(old)
    with found.writing() as connection:
        connection.execute(text(ACCOUNT))
    found.close()
    found, now = upgrading.open_existing(old), datetime(2026, 11, 20, tzinfo=UTC)
    with found.writing() as connection:
        (account,) = account_list.accounts(connection)
        assert (account.account, account.version) == ("zhang", 1)
        stale = account_list.close(connection, "root", "zhang", now, 2)
        assert stale == account_list.Meanwhile(account, None)
        assert account_list.change(connection, "root", "zhang", "office_manager", "", now, 1) is None
        assert account_list.accounts(connection)[0].version == 2
    found.close()


def test_without_room_for_the_backup_nothing_is_upgraded(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "put_in_place", full)
    with pytest.raises(Refused, match="No space left"):
        upgrading.open_existing(old)
    monkeypatch.undo()
    assert step_of(old) == OLDEST
    assert backups(old) == []


DYING = """
import os, signal, sys
from pathlib import Path
from alembic.script.base import Script
from evaluator.office.keeping import upgrading
from evaluator.office.store import migrations

from_path = Script._from_path.__func__

def dying(cls, folder, path):
    script = from_path(cls, folder, path)
    if script is not None and script.revision == migrations.STEPS[-1]:
        upgrade = script.module.upgrade
        script.module.upgrade = lambda: (upgrade(), os.kill(os.getpid(), signal.SIGKILL))
    return script

Script._from_path = classmethod(dying)
upgrading.open_existing(Path(sys.argv[1]))
"""


def test_a_program_killed_in_the_last_step_leaves_the_old_store(old: Path) -> None:
    killed = subprocess.run([sys.executable, "-c", DYING, str(old)], capture_output=True, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()
    assert step_of(old) == OLDEST
    upgrading.open_existing(old).close()
    assert step_of(old) == migrations.STEPS[-1]
    for file in backups(old):
        assert restore.check(file)[1].faults == ()
