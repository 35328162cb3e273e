"""A new office: what it makes, for whose eyes, and that its certificates stand the strictest check."""

import ssl
import stat
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from sqlalchemy import Connection, Delete, Update, select, text

from evaluator.office import certificates
from evaluator.office.addresses import Address, parse
from evaluator.office.founding import Founded, found
from evaluator.office.keeping import upgrading
from evaluator.office.office import Office
from evaluator.office.people import audit, passwords
from evaluator.office.store import schema, sqlite
from evaluator.office.store.sqlite import SqliteDatabase
from evaluator.runtime.pinned import pinned_context
from evaluator.runtime.refusal import Refused
from tests.office.conftest import NOW, free_audit, on_sqlite, write
from tests.support.office import RunningOffice, serving_office


def make(folder: Path, *, name: str = "清河街道办事处", zone: str = "Asia/Shanghai") -> Founded:
    return found(
        folder,
        name=name,
        name_en="",
        zone=zone,
        addresses=[Address("127.0.0.1", 8443)],
        simulated=False,
        clock=lambda: NOW,
    )


@on_sqlite
def test_folder_and_files_are_for_their_owner_alone(folder: Path, office: Office) -> None:
    del office
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()}
    assert {"office.db", "office.db-wal", "ca.key", "server.key", "office.key"} <= set(modes)
    assert set(modes.values()) == {0o600}


@on_sqlite
def test_every_open_writes_ahead_and_syncs_fully(office: Office) -> None:
    def settings(connection: Connection) -> tuple[object, ...]:
        return tuple(connection.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "synchronous"))

    assert write(office, settings) == ("wal", 2)


def test_readers_cannot_write(office: Office) -> None:
    with office.database.reading() as connection, pytest.raises(Exception, match=r"read-?only"):
        connection.execute(schema.alarm.delete())


def test_the_first_account_must_choose_a_password_of_its_own(tmp_path: Path) -> None:
    made = make(tmp_path / "office")
    opened = upgrading.open_existing(made.folder)
    with opened.reading() as connection:
        row = connection.execute(select(schema.account)).one()
    opened.close()
    assert (row.account, row.role, row.must_change) == ("office", "office_manager", 1)
    assert passwords.fits(row.password, made.password)
    assert made.desk == f"https://127.0.0.1:8443#{made.fingerprint}"


def test_two_offices_share_nothing(tmp_path: Path) -> None:
    one, two = make(tmp_path / "one"), make(tmp_path / "two")
    assert one.store != two.store
    assert one.password != two.password
    assert one.fingerprint != two.fingerprint


def test_a_folder_that_holds_an_office_is_refused_and_left_as_it_is(folder: Path) -> None:
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    with pytest.raises(Refused, match="already"):
        make(folder)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


@pytest.mark.parametrize("zone", ["Nowhere/City", "", "../../etc/passwd", "Asia"])
def test_an_unknown_zone_is_refused_before_anything_is_made(tmp_path: Path, zone: str) -> None:
    with pytest.raises(Refused, match="time zone"):
        make(tmp_path / "office", zone=zone)
    assert not (tmp_path / "office").exists()


@pytest.mark.parametrize("name", ["", "长" * 65, "a\nb", "a\x00b"])
def test_a_name_nobody_can_read_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match="name of the office"):
        make(tmp_path / "office", name=name)
    assert not (tmp_path / "office").exists()


def test_a_long_chinese_name_fits_the_certificate(tmp_path: Path) -> None:
    made = make(tmp_path / "office", name="长" * 64)
    assert certificates.fingerprint_of(made.folder) == made.fingerprint


@pytest.mark.parametrize(
    "address", ["", "8443", "host", "host:", "host:x", "host:0", "host:70000", ":1", "a b:1", "h:٣"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(Refused, match="no address"):
        parse(address)


def test_the_certificates_stand_the_strictest_check(folder: Path, made: Founded) -> None:
    with serving_office(_moved(made, folder)) as office:
        context = pinned_context(certificates.ca_pem(folder))
        context.verify_flags |= ssl.VERIFY_X509_STRICT | ssl.VERIFY_X509_PARTIAL_CHAIN
        context.check_hostname = True
        assert httpx.get(f"{office.address}/v1/health", verify=context, trust_env=False, timeout=60).status_code == 200


def test_another_offices_ca_is_not_believed(folder: Path, made: Founded, tmp_path: Path) -> None:
    other = make(tmp_path / "other")
    with serving_office(_moved(made, folder)) as office:
        context = pinned_context(certificates.ca_pem(other.folder))
        with pytest.raises(httpx.ConnectError):
            httpx.get(f"{office.address}/v1/health", verify=context, trust_env=False, timeout=60)


def test_a_kiosk_whose_clock_died_can_still_reach_the_office(folder: Path) -> None:
    for name in (certificates.CA, certificates.SERVER):
        certificate = x509.load_pem_x509_certificate((folder / name).read_bytes())
        assert certificate.not_valid_before_utc.year == 1970
        assert certificate.not_valid_after_utc.year > 2060


def test_the_ca_is_served_for_pinning(folder: Path, made: Founded) -> None:
    with serving_office(_moved(made, folder)) as office:
        context = pinned_context(certificates.ca_pem(folder))
        answer = httpx.get(f"{office.address}/v1/ca", verify=context, trust_env=False, timeout=60)
        assert answer.text == (folder / certificates.CA).read_text("ascii")


def test_what_was_done_is_chained_and_cannot_be_changed(office: Office) -> None:
    with office.database.reading() as connection:
        assert audit.first_wrong(connection) is None
        acts = [row.body for row in connection.execute(select(schema.audit))]
    assert b"office.founded" in acts[0]
    assert b"directory.changed" in acts[1]
    for change in (
        schema.audit.update().values(body=b"{}"),
        schema.audit.delete(),
        schema.audit.insert().values(seq=9, body=b"{}", hash=b""),
    ):
        with pytest.raises(Exception, match="append-only"):
            write(office, lambda connection, change=change: connection.execute(change))  # type: ignore[misc]


@pytest.mark.parametrize("change", [schema.store.update().values(simulated=1), schema.store.delete()])
def test_a_real_office_stays_a_real_one(office: Office, change: Update | Delete) -> None:
    with pytest.raises(Exception, match="for ever"):
        write(office, lambda connection: connection.execute(change))
    write(office, lambda connection: connection.execute(schema.store.update().values(store="restored")))


def test_a_changed_audit_line_is_found(office: Office) -> None:
    def tamper(connection: Connection) -> None:
        free_audit(connection, "audit_stays")
        connection.execute(schema.audit.update().where(schema.audit.c.seq == 2).values(body=b'{"seq": 2}'))

    write(office, tamper)
    with office.database.reading() as connection:
        assert audit.first_wrong(connection) == 2


def test_a_command_that_reads_leaves_a_line(folder: Path, made: Founded) -> None:
    with serving_office(_moved(made, folder)) as office:
        office.tally("2026-11")
        acts = _acts(office)
    assert b"tally.read" in acts[-1]


def _acts(office: RunningOffice) -> list[bytes]:
    with office.serving.office.database.reading() as connection:
        return [row.body for row in connection.execute(select(schema.audit).order_by(schema.audit.c.seq))]


def _moved(made: Founded, folder: Path) -> Founded:
    return Founded(
        folder=folder,
        store=made.store,
        simulated=made.simulated,
        account=made.account,
        password=made.password,
        fingerprint=made.fingerprint,
        desk=made.desk,
    )


def test_closing_twice_is_closing_once(folder: Path) -> None:
    opened = SqliteDatabase(folder / sqlite.FILE)
    opened.close()
    opened.close()
