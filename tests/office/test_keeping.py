"""Backups while the office works, what becomes of them, and what `verify` finds."""

import json
import signal
import stat
import tarfile
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import Connection, select

from evaluator.office import commands
from evaluator.office.cli import command
from evaluator.office.keeping import backup, by_hand, restore, upgrading, verifying
from evaluator.office.office import Office
from evaluator.office.people import audit
from evaluator.office.store import schema
from evaluator.office.store.copying import copy_rows
from evaluator.office.tallies import cells
from evaluator.runtime.endings import ToldToEnd
from evaluator.runtime.refusal import Refused
from tests.office.conftest import NOW, TestClock, free_audit, hand_over, know, write
from tests.office.paper import DAY, PaperKiosk
from tests.support.postgres import Cluster


def counted(office: Office) -> int:
    with office.database.reading() as connection:
        return sum(placed.cell.n for placed in cells.of_month(connection, DAY // 100, None))


def back_up(office: Office, file: Path) -> Path:
    backup.write(office.database, office.folder, file, NOW)
    return file


@pytest.fixture(autouse=True)
def open_backups(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests look into backups; `test_sealed_backup` has those under a key."""
    monkeypatch.setenv("EVALUATOR_OFFICE_BACKUP_KEY", "")


@pytest.fixture
def tapped(office: Office) -> Office:
    """Two kiosks, a month, and a fork."""
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate("satisfied", 4, matter="m01")
    hand_over(office, kiosk.request())
    twin = kiosk.copy().start("r2").rate("neutral")
    hand_over(office, kiosk.start("r3").rate("satisfied", 2).request())
    hand_over(office, twin.request())
    other = know(office, PaperKiosk(kiosk="k2", window="w2")).start("r9").serve("s02").rate("neutral", 3)
    hand_over(office, other.request())
    return office


def test_a_backup_is_one_private_file_that_proves_itself(tapped: Office, tmp_path: Path) -> None:
    file = back_up(tapped, tmp_path / "office.backup")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    about, verified = restore.check(file)
    assert (about.store, about.simulated, about.at) == (tapped.about.store, False, NOW)
    assert verified.faults == ()
    assert verified.heads > 0
    assert [entry.name for entry in tmp_path.iterdir() if entry.is_file()] == ["office.backup"]


def test_a_restored_office_counts_the_same_under_a_new_store_id(tapped: Office, tmp_path: Path) -> None:
    file = back_up(tapped, tmp_path / "office.backup")
    made = restore.restore(file, tmp_path / "new", url="", now=NOW)
    assert made.store != tapped.about.store
    again = Office(tmp_path / "new", tapped.clock)
    assert again.about.store == made.store
    assert counted(again) == counted(tapped)
    with again.database.reading() as connection:
        assert verifying.verify(connection).faults == ()
        assert (
            b"office.restored"
            in connection.execute(select(schema.audit.c.body).order_by(schema.audit.c.seq.desc()).limit(1)).scalar_one()
        )
    again.close()


def test_a_backup_goes_into_a_server_whatever_it_was_made_of(tapped: Office, tmp_path: Path, cluster: Cluster) -> None:
    file = back_up(tapped, tmp_path / "office.backup")
    name = cluster.create()
    restore.restore(file, tmp_path / "new", url=cluster.url(name), now=NOW)
    again = Office(tmp_path / "new", tapped.clock)
    assert again.database.dialect == "postgresql"
    assert counted(again) == counted(tapped)
    with again.database.reading() as connection:
        assert verifying.verify(connection).faults == ()
    again.close()
    with pytest.raises(Refused, match="is not empty"):
        restore.restore(file, tmp_path / "other", url=cluster.url(name), now=NOW)
    cluster.drop(name)


@pytest.mark.parametrize("office", ["sqlite"], indirect=True)
def test_a_move_into_a_server_that_is_told_to_end_can_be_made_again(
    tapped: Office, tmp_path: Path, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, name = back_up(tapped, tmp_path / "office.backup"), cluster.create()
    url = cluster.url(name)

    def told_half_way(old: Connection, new: Connection) -> None:
        copy_rows(old, new)
        raise ToldToEnd(signal.SIGTERM)

    with monkeypatch.context() as patch:
        patch.setattr(restore, "copy_rows", told_half_way)
        with pytest.raises(ToldToEnd):
            restore.restore(file, tmp_path / "new", url=url, now=NOW)
    assert list((tmp_path / "new").iterdir()) == []
    restore.restore(file, tmp_path / "new", url=url, now=NOW)
    with commands.opened(tmp_path / "new") as moved, moved.reading() as connection:
        assert verifying.verify(connection).faults == ()
    cluster.drop(name)


def test_a_backup_made_while_kiosks_hand_over_holds_whole_exchanges(office: Office, tmp_path: Path) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03")
    going, made = threading.Event(), 0
    requests = [kiosk.rate("satisfied", 2).request() for _ in range(60)]

    def keep_on() -> None:
        for number, request in enumerate(requests):
            hand_over(office, request)
            if number == 5:
                going.set()

    thread = threading.Thread(target=keep_on)
    thread.start()
    assert going.wait(120)
    while made == 0 or (thread.is_alive() and made < 5):
        made += 1
        _, verified = restore.check(back_up(office, tmp_path / f"{made}.backup"))
        assert verified.faults == ()
        assert verified.acts == 2
    thread.join(120)
    assert counted(office) == 120


def test_nothing_is_ever_overwritten(tapped: Office, tmp_path: Path) -> None:
    file = back_up(tapped, tmp_path / "office.backup")
    before = file.read_bytes()
    with pytest.raises(Refused, match="another name"):
        back_up(tapped, file)
    with pytest.raises(Refused, match=r"office in .* already"):
        restore.restore(file, tapped.folder, url="", now=NOW)
    assert file.read_bytes() == before
    assert counted(tapped) == 10


def test_a_damaged_backup_is_refused_and_leaves_nothing(tapped: Office, tmp_path: Path) -> None:
    file = back_up(tapped, tmp_path / "office.backup")
    body = bytearray(file.read_bytes())
    body[len(body) // 2] ^= 1
    file.write_bytes(body)
    for attempt in (lambda: restore.check(file), lambda: restore.restore(file, tmp_path / "new", url="", now=NOW)):
        with pytest.raises(Refused, match=r"damaged|no backup"):
            attempt()
    assert list((tmp_path / "new").iterdir()) == []


@pytest.mark.parametrize("body", [b"", b"no archive at all" * 100])
def test_what_is_no_backup_is_refused(tmp_path: Path, body: bytes) -> None:
    (tmp_path / "x").write_bytes(body)
    with pytest.raises(Refused, match="no backup"):
        restore.check(tmp_path / "x")
    with pytest.raises(Refused, match="There is no backup"):
        restore.check(tmp_path / "y")


def test_an_archive_that_names_other_files_is_refused(tapped: Office, tmp_path: Path) -> None:
    about = backup.write(tapped.database, tapped.folder, tmp_path / "good", NOW)
    (tmp_path / "about.json").write_text(json.dumps({"format": 1, "files": {"../escaped": "00"}}), "utf-8")
    with tarfile.open(tmp_path / "bad", "w") as archive:
        archive.add(tmp_path / "about.json", "about.json")
        archive.add(tmp_path / "good", "../escaped")
    with pytest.raises(Refused, match="no backup"):
        restore.check(tmp_path / "bad")
    assert about.format == 1


def spoil_audit(connection: Connection) -> None:
    free_audit(connection, "audit_stays")
    connection.execute(schema.audit.update().where(schema.audit.c.seq == 2).values(body=b"{}"))


def drop_first_act(connection: Connection) -> None:
    free_audit(connection, "audit_is_kept")
    connection.execute(schema.audit.delete().where(schema.audit.c.seq == 1))


def spoil_head(connection: Connection) -> None:
    head = schema.head.c
    connection.execute(schema.head.update().where(head.kiosk == "k2").values(hash="00" * 32))


def drop_run(connection: Connection) -> None:
    connection.execute(schema.run.delete().where(schema.run.c.run == "r9"))


def spoil_run(connection: Connection) -> None:
    connection.execute(
        schema.run.update().where(schema.run.c.run == "r3").values(previous_hash="11" * 32, fork_after=None)
    )


def spoil_month(connection: Connection) -> None:
    month = schema.tally_month
    connection.execute(month.update().where(month.c.kiosk == "k2").values(n=month.c.n + 1))


def drop_rows(connection: Connection) -> None:
    connection.execute(schema.tally.delete().where(schema.tally.c.kiosk == "k2"))


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (spoil_audit, ("audit", "audit log", 2)),
        (drop_first_act, ("audit", "audit log", 1)),
        (spoil_head, ("head", "k2", 5)),
        (drop_run, ("run", "k2", 5)),
        (spoil_run, ("run", "k1", 7)),
        (spoil_month, ("roll_up", "k2", DAY // 100)),
        (drop_rows, ("roll_up", "k2", DAY // 100)),
    ],
)
def test_whatever_was_changed_is_named_with_its_first_place(
    tapped: Office, spoil: Callable[[Connection], None], fault: tuple[str, str, int]
) -> None:
    with tapped.database.reading() as connection:
        assert verifying.verify(connection).faults == ()
    write(tapped, spoil)
    with tapped.database.reading() as connection:
        faults = verifying.verify(connection).faults
    assert fault in [(found.kind, found.whose, found.seq // 100 if found.seq >= DAY else found.seq) for found in faults]
    assert {found.whose for found in faults} == {fault[1]}


def test_a_backup_of_a_store_that_contradicts_itself_is_not_restored(tapped: Office, tmp_path: Path) -> None:
    write(tapped, spoil_head)
    file = back_up(tapped, tmp_path / "office.backup")
    with pytest.raises(Refused, match="k2: the head at 5"):
        restore.restore(file, tmp_path / "new", url="", now=NOW)
    assert list((tmp_path / "new").iterdir()) == []


def invoke(*arguments: object) -> tuple[int, str]:
    done = CliRunner(env={"EVALUATOR_LANGUAGE": "en"}).invoke(command, [str(argument) for argument in arguments])
    return done.exit_code, done.output


def test_the_commands_say_what_they_did(tapped: Office, tmp_path: Path, bare_logging: None) -> None:
    file, new = tmp_path / "office.backup", tmp_path / "new"
    code, said = invoke("backup", "--data", tapped.folder, file)
    assert (code, "written and proved" in said) == (0, True)
    code, said = invoke("restore", "--verify", file)
    assert (code, "is whole" in said) == (0, True)
    code, said = invoke("restore", file)
    assert (code, "--verify" in said) == (2, True)
    code, said = invoke("restore", "--data", new, file)
    assert (code, "new store id" in said) == (0, True)
    code, said = invoke("verify", "--data", new)
    assert (code, said.startswith("Everything agrees")) == (0, True)
    opened = upgrading.open_existing(new)
    with opened.writing() as connection:
        spoil_head(connection)
    opened.close()
    code, said = invoke("verify", "--data", new)
    assert (code, "k2: the head at 5 is not signed by this office" in said) == (1, True)
    code, said = invoke("verify", "--data", new, "--json")
    assert (code, json.loads(said)["faults"][0]["seq"]) == (1, 5)


def test_a_backup_leaves_a_line_in_the_audit_log(folder: Path, tmp_path: Path) -> None:
    by_hand.back_up(folder, tmp_path / "office.backup", clock=TestClock())
    with commands.opened(folder) as opened, opened.reading() as connection:
        last = connection.execute(select(schema.audit.c.body).order_by(schema.audit.c.seq.desc()).limit(1)).scalar_one()
        assert audit.first_wrong(connection) is None
    assert b"office.backed_up" in last
