"""Steps of the file, and the one writer."""

import sqlite3
import threading
from functools import partial
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, event, func, select, text

from evaluator.office.exchanging import rollup
from evaluator.office.keeping import upgrading
from evaluator.office.office import Office
from evaluator.office.store import migrations, schema, sqlite
from evaluator.office.store.sqlite import FileGoneError, SqliteDatabase
from evaluator.office.store.writer import ClosedError, Writer
from evaluator.runtime.refusal import Refused
from tests.office.conftest import on_sqlite


def add_alarm(connection: Connection, subject: str) -> str:
    row = {"kiosk": "k1", "alarm": "test", "subject": subject, "at": "now", "detail": ""}
    connection.execute(schema.alarm.insert().values(**row))
    return subject


def file_of(office: Office) -> SqliteDatabase:
    assert isinstance(office.database, SqliteDatabase)
    return office.database


def subjects(office: Office) -> list[str]:
    with office.database.reading() as connection:
        return list(connection.execute(select(schema.alarm.c.subject).order_by("subject")).scalars())


def test_the_steps_make_the_tables_the_program_knows(office: Office) -> None:
    with office.database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []


def test_every_step_is_known_by_name() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    steps = [step.revision for step in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(steps)) == migrations.STEPS


@on_sqlite
def test_every_table_is_strict_and_writes_of_kiosks_name_the_kiosk_in_their_key(office: Office) -> None:
    with office.database.reading() as connection:
        kinds = {row.name: row.strict for row in connection.execute(text("PRAGMA table_list")) if row.schema == "main"}
    for name, table in schema.metadata.tables.items():
        assert kinds[name] == 1
        if "kiosk" in table.c and name not in {"enrolment_code", "case_file"}:
            assert "kiosk" in table.primary_key.columns, name


@on_sqlite
def test_the_days_of_one_kiosk_are_sought_and_not_scanned(office: Office) -> None:
    with office.database.reading() as connection:
        compiled = rollup._COUNTED._compile(connection.dialect)
        given = compiled.fixed | {"kiosk": "k1", "days": "[20261120, 20261121]", "impossible": "[]"}
        values = tuple(given[name] for name in compiled.places or ())
        plan = [row[-1] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled.text}", values)]
    assert any("SEARCH tally USING PRIMARY KEY (day=? AND kiosk=?)" in line for line in plan), plan
    assert not any(line.startswith("SCAN tally") for line in plan), plan


def test_a_file_of_a_newer_program_is_refused_and_both_are_named(folder: Path) -> None:
    with sqlite3.connect(folder / "office.db") as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    newer.close()
    with pytest.raises(Refused) as refused:
        upgrading.open_existing(folder)
    assert "9999" in refused.value.message
    assert migrations.STEPS[-1] in refused.value.message


def test_what_is_no_office_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no office"):
        upgrading.open_existing(tmp_path)
    (tmp_path / "office.db").write_bytes(b"not a database at all, but quite long enough to be looked at" * 50)
    with pytest.raises(Refused, match="cannot be used"):
        upgrading.open_existing(tmp_path)
    (tmp_path / "office.db").unlink()
    sqlite3.connect(tmp_path / "office.db").execute("CREATE TABLE other (x)").connection.close()
    with pytest.raises(Refused, match="no database of an office"):
        upgrading.open_existing(tmp_path)


def test_a_folder_with_signs_in_its_name_can_hold_an_office(folder: Path) -> None:
    strange = folder.rename(folder.with_name("办事处 #1 ?x=1 100%"))
    upgrading.open_existing(strange).close()


@on_sqlite
def test_jobs_that_wait_share_one_commit_and_a_failing_one_harms_no_other(office: Office) -> None:
    began, go_on = threading.Event(), threading.Event()

    def hold(connection: Connection) -> str:
        began.set()
        assert go_on.wait(120)
        return add_alarm(connection, "first")

    def fail(connection: Connection) -> str:
        add_alarm(connection, "never")
        raise LookupError

    first = office.writer.submit(hold)
    assert began.wait(120)
    commits: list[Connection] = []
    event.listen(file_of(office)._writer, "commit", commits.append)
    waiting = [office.writer.submit(partial(add_alarm, subject=f"s{at}")) for at in range(5)]
    bad = office.writer.submit(fail)
    go_on.set()
    assert first.result(120) == "first"
    assert [one.result(120) for one in waiting] == [f"s{at}" for at in range(5)]
    with pytest.raises(LookupError):
        bad.result(120)
    assert subjects(office) == ["first", "s0", "s1", "s2", "s3", "s4"]
    assert len(commits) == 2


def test_nobody_hears_of_success_when_the_commit_fails(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def writing(*, one_kiosk: bool) -> Connection:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(office.database, "writing", writing)
    with pytest.raises(OSError, match="No space"):
        office.writer.submit(lambda connection: add_alarm(connection, "x")).result(120)
    monkeypatch.undo()
    assert office.writer.submit(lambda connection: add_alarm(connection, "y")).result(120) == "y"
    assert subjects(office) == ["y"]


@on_sqlite
def test_nobody_hears_of_success_once_the_file_is_gone(office: Office) -> None:
    file = file_of(office).path
    file.rename(file.with_name("moved"))
    with pytest.raises(FileGoneError):
        office.writer.submit(partial(add_alarm, subject="x")).result(120)
    file.with_name("moved").rename(file)
    assert office.writer.submit(partial(add_alarm, subject="y")).result(120) == "y"


def test_closing_finishes_what_was_handed_over_and_takes_no_more(office: Office) -> None:
    writer = Writer(office.database)
    handed = [writer.submit(partial(add_alarm, subject=f"s{at}")) for at in range(20)]
    writer.close()
    writer.close()
    assert all(one.done() for one in handed)
    assert len(subjects(office)) == 20
    with pytest.raises(ClosedError):
        writer.submit(lambda connection: add_alarm(connection, "late"))


@on_sqlite
def test_two_processes_never_write_at_once(folder: Path, office: Office) -> None:
    other = SqliteDatabase(folder / sqlite.FILE)
    inside, go_on = threading.Event(), threading.Event()

    def hold(connection: Connection) -> str:
        inside.set()
        assert go_on.wait(120)
        return add_alarm(connection, "server")

    held = office.writer.submit(hold)
    assert inside.wait(120)
    done = threading.Event()

    def write_beside() -> None:
        with other.writing() as connection:
            add_alarm(connection, "command")
        done.set()

    thread = threading.Thread(target=write_beside)
    thread.start()
    assert not done.wait(0.2)
    go_on.set()
    held.result(120)
    thread.join(120)
    assert done.is_set()
    other.close()
    with office.database.reading() as connection:
        assert connection.execute(select(func.count()).select_from(schema.alarm)).scalar_one() == 2
