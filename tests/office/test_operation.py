"""What office IT sees and sets: health in figures, one settings file, the night's work, what may go."""

import asyncio
import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
import msgspec
import pytest
from click.testing import CliRunner
from cryptography import x509
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import Connection, func, select
from sqlalchemy.exc import OperationalError

from evaluator.office import app, certificates
from evaluator.office.addresses import Address
from evaluator.office.cli import command
from evaluator.office.founding import Founded
from evaluator.office.keeping import backup_key, nightly, restore, retention
from evaluator.office.office import Office
from evaluator.office.people import audit
from evaluator.office.settings import FILE, OfficeSettings, keep, shown
from evaluator.office.store import schema
from evaluator.runtime.pinned import pinned_context
from evaluator.runtime.refusal import Refused
from evaluator.wire.exchange import SignalRow
from tests.office.conftest import NOW, ask, exchange, hand_over, know, write
from tests.office.paper import DAY, PaperKiosk
from tests.office.test_exchange import alarms, month
from tests.support.certificates import server_until

SHANGHAI = ZoneInfo("Asia/Shanghai")


def figures(office: Office) -> dict[str, float]:
    answer = ask(office, "GET", "/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain")
    return {
        sample.name + "".join(f" {value}" for _, value in sorted(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def test_metrics_count_what_was_answered_and_what_the_kiosks_say(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate(times=3)
    exchange(office, kiosk, kiosk.request())
    ask(office, "POST", "/v1/exchange", content=b"{}")
    know(office, PaperKiosk(kiosk="k2"))
    before = figures(office)
    assert before["evaluator_office_requests_total exchange 200"] == 1
    assert before["evaluator_office_requests_total exchange 401"] == 1
    assert before["evaluator_office_request_seconds_count exchange"] == 2
    assert before["evaluator_office_rows_total"] == 3
    assert (before["evaluator_office_kiosks"], before["evaluator_office_kiosks_silent"]) == (2, 0)
    assert before["evaluator_office_store_bytes"] > 100_000
    assert before["evaluator_office_certificate_days"] > 15_000


def test_a_kiosk_is_silent_after_a_quarter_of_an_hour(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r1")
    hand_over(office, kiosk.request())
    office.clock.advance(minutes=16)  # type: ignore[attr-defined]  # the tests' own clock
    assert figures(office)["evaluator_office_kiosks_silent"] == 1
    hand_over(office, kiosk.request())
    assert figures(office)["evaluator_office_kiosks_silent"] == 0


def test_metrics_hold_no_answer_and_nobody(office: Office) -> None:
    kiosk = know(office, PaperKiosk(kiosk="k-secret")).start("r1").serve("s03").rate("dissatisfied")
    exchange(office, kiosk, kiosk.request())
    said = ask(office, "GET", "/metrics").text
    for word in ("satisfied", "s03", "k-secret", "w1", "hall-east"):
        assert word not in said


def test_a_store_that_is_away_is_said_without_a_stack(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(_connection: Connection) -> None:
        raise OperationalError(None, {}, OSError("no connection to 10.0.0.1"))

    monkeypatch.setattr("evaluator.office.api.health.select", away)
    answer = ask(office, "GET", "/v1/health")
    assert (answer.status_code, answer.json()["code"]) == (503, "store_away")
    assert "10.0.0.1" not in answer.text


def invoke(*arguments: object) -> tuple[int, str]:
    done = CliRunner(env={"EVALUATOR_LANGUAGE": "en"}).invoke(command, [str(argument) for argument in arguments])
    return done.exit_code, done.output


@pytest.mark.usefixtures("bare_logging")
def test_settings_are_checked_and_shown_and_nothing_is_served(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, said = invoke("serve", "--data", folder, "--check-config")
    assert code == 0, said
    assert "can be used" in said
    (folder / FILE).write_text('listen = "0.0.0.0:9000"\nbackup_folder = "/nowhere"\n', "utf-8")
    code, said = invoke("serve", "--data", folder, "--check-config")
    assert (code, "/nowhere of backup_folder" in said) == (2, True)
    monkeypatch.setenv("EVALUATOR_OFFICE_BACKUP_FOLDER", str(folder))
    monkeypatch.setenv("EVALUATOR_OFFICE_BACKUPS_KEPT", "3")
    code, said = invoke("serve", "--data", folder, "--print-config")
    assert code == 0
    assert 'listen = "0.0.0.0:9000"' in said
    assert "backups_kept = 3" in said
    monkeypatch.setenv("EVALUATOR_OFFICE_BEHIND_PROXY", "true")
    code, said = invoke("serve", "--data", folder, "--check-config")
    assert (code, "listens on this machine alone" in said) == (2, True)


@pytest.mark.usefixtures("bare_logging")
def test_another_place_to_listen_is_checked_and_shown(folder: Path) -> None:
    for listen, why in (("nowhere", "no address"), ("192.0.2.1:9", "Cannot listen"), ("a.invalid:9", "Cannot listen")):
        code, said = invoke("serve", "--data", folder, "--check-config", "--listen", listen)
        assert (code, why in said, "while attempting" in said) == (2, True, False), said
    code, said = invoke("serve", "--data", folder, "--check-config", "--print-config", "--listen", "127.0.0.1:9")
    assert (code, 'listen = "127.0.0.1:9"' in said) == (0, True)


@pytest.mark.usefixtures("bare_logging")
def test_nobody_is_sent_to_every_address(folder: Path, tmp_path: Path) -> None:
    everywhere = "0.0.0.0:8443"
    assert "nobody can be sent there" in invoke("init", "--data", tmp_path / "new", "--address", everywhere)[1]
    assert "nobody can be sent" in invoke("enrol-code", "--data", folder, "--window", "w1", "--address", everywhere)[1]
    keep(folder, "address", everywhere)
    assert "nobody can be sent there" in invoke("serve", "--data", folder, "--check-config")[1]
    with pytest.raises(Refused, match="nobody can be sent there"), app.running_office(folder):
        pass


@pytest.mark.usefixtures("bare_logging")
@pytest.mark.parametrize(
    ("line", "said"), [("lisen = 1", "lisen"), ("backups_kept = 0", "backups_kept"), ("listen = ", "Invalid")]
)
def test_a_setting_that_is_none_is_named(folder: Path, line: str, said: str) -> None:
    (folder / FILE).write_text(line, "utf-8")
    code, told = invoke("serve", "--data", folder, "--check-config")
    assert code == 2
    assert said in told
    assert str(folder / FILE) in told


@pytest.mark.parametrize(
    ("url", "masked"),
    [
        ("", ""),
        ("postgresql://u:secret@h/d", "postgresql://u:***@h/d"),
        ("postgresql://u:se@cret@h/d", "postgresql://u:***@h/d"),
        ("postgresql:///d?host=/run", "postgresql:///d?host=/run"),
        ("secret", "***"),
    ],
)
def test_a_password_is_never_shown(url: str, masked: str) -> None:
    assert f"database = {json.dumps(masked)}" in shown(OfficeSettings(database=url))


def test_behind_a_proxy_it_speaks_plainly_to_this_machine_alone(made: Founded, folder: Path) -> None:
    (folder / FILE).write_text("behind_proxy = true\n", "utf-8")
    with app.running_office(folder) as serving:
        assert serving.url.startswith("http://127.0.0.1:")
        health = httpx.get(f"{serving.url}/v1/health", trust_env=False, timeout=60).json()
    assert health["store"] == made.store
    with pytest.raises(Refused, match="this machine alone"), app.serving(folder, Address("0.0.0.0", 0)):
        pass


def names_of(folder: Path) -> list[str]:
    held = x509.load_pem_x509_certificate((folder / certificates.SERVER).read_bytes())
    names = held.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return [str(name.value) for name in names]


def test_the_certificate_takes_on_a_new_address_by_itself(folder: Path) -> None:
    assert names_of(folder) == ["127.0.0.1", "localhost", "::1"]
    before = (folder / certificates.SERVER).read_bytes()
    assert not certificates.renew_server(folder, ["localhost", "127.0.0.1"], NOW)
    assert (folder / certificates.SERVER).read_bytes() == before
    (folder / FILE).write_text('address = "office.example:8443"\n', "utf-8")
    with app.running_office(folder) as serving:
        context = pinned_context(certificates.ca_pem(folder))
        assert httpx.get(f"{serving.url}/v1/health", verify=context, trust_env=False, timeout=60).status_code == 200
    assert names_of(folder) == ["127.0.0.1", "localhost", "::1", "office.example"]
    certificates.check_server(folder)


def test_a_certificate_that_nears_its_end_is_made_anew_at_a_start(folder: Path) -> None:
    end = datetime(2050, 1, 1, tzinfo=UTC)
    (folder / certificates.SERVER).write_bytes(server_until(folder, end))
    key, ca = (folder / certificates.SERVER_KEY).read_bytes(), (folder / certificates.CA).read_bytes()
    soon = end - certificates.NEAR + timedelta(seconds=1)
    assert not certificates.renew_server(folder, [], soon - timedelta(seconds=1))
    ca_key = (folder / certificates.CA_KEY).read_bytes()
    (folder / certificates.CA_KEY).unlink()
    assert not certificates.renew_server(folder, [], soon)
    (folder / certificates.CA_KEY).write_bytes(ca_key)
    with app.serving(folder, app.LOOPBACK, lambda: soon):
        pass
    assert certificates.ends(folder).server == certificates.UNTIL
    assert names_of(folder) == ["127.0.0.1", "localhost", "::1"]
    assert (folder / certificates.SERVER_KEY).read_bytes() == key
    assert (folder / certificates.CA).read_bytes() == ca
    assert not certificates.renew_server(folder, [], certificates.UNTIL)  # none lasts longer than the CA


def test_an_office_whose_ca_key_cannot_be_used_or_is_another_cas_goes_on_with_what_it_has(
    folder: Path, tmp_path: Path
) -> None:
    end, own = datetime(2050, 1, 1, tzinfo=UTC), (folder / certificates.CA_KEY).read_bytes()
    held = server_until(folder, end)
    (folder / certificates.SERVER).write_bytes(held)
    certificates.make(tmp_path, "another", ["127.0.0.1"])
    others = ((tmp_path / name).read_bytes() for name in (certificates.CA_KEY, certificates.SIGNING_KEY))
    soon = end - timedelta(days=20)
    for key in (b"", os.urandom(200), *others):
        (folder / certificates.CA_KEY).write_bytes(key)
        assert not certificates.renew_server(folder, ["office.example"], soon)
        assert not certificates.ends(folder).renewable
        assert (folder / certificates.SERVER).read_bytes() == held
    with app.serving(folder, app.LOOPBACK, lambda: soon):
        pass
    (folder / certificates.CA_KEY).write_bytes(own)
    assert certificates.renew_server(folder, [], soon)


def test_a_certificate_of_another_ca_is_made_anew_where_the_own_can_sign(folder: Path, tmp_path: Path) -> None:
    certificates.make(tmp_path, "another", ["other.example"])
    for name in (certificates.SERVER, certificates.SERVER_KEY):
        (folder / name).write_bytes((tmp_path / name).read_bytes())
    assert not certificates.ends(folder).believed
    with app.running_office(folder) as serving:
        context = pinned_context(certificates.ca_pem(folder))
        assert httpx.get(f"{serving.url}/v1/health", verify=context, trust_env=False, timeout=60).status_code == 200
    assert certificates.ends(folder).believed
    assert "other.example" not in names_of(folder)


def test_an_office_that_is_founded_late_has_certificates_of_its_time(tmp_path: Path) -> None:
    late = datetime(2069, 12, 1, tzinfo=UTC)
    certificates.make(tmp_path, "store", ["127.0.0.1"], late)
    found = certificates.ends(tmp_path)
    assert found.server == found.ca == late + certificates.LASTS


def test_a_night_does_each_work_also_where_another_fails(caplog: pytest.LogCaptureFixture) -> None:
    done: list[str] = []

    async def nights() -> None:
        over = asyncio.Event()

        async def fails() -> None:
            done.append("fails")
            raise ValueError

        async def works() -> None:
            done.append("works")
            over.set()

        just_before = datetime(2026, 11, 20, 18, 59, 59, 990_000, tzinfo=UTC)
        running = asyncio.create_task(nightly.nights(lambda: just_before, SHANGHAI, (fails, works)))
        async with asyncio.timeout(60):
            await over.wait()
        running.cancel()
        await asyncio.wait([running])

    asyncio.run(nights())
    assert done[:2] == ["fails", "works"]
    assert "program.bug" in caplog.messages


def test_the_days_of_the_certificate_are_counted_down(folder: Path) -> None:
    assert certificates.days_left(folder, datetime(2069, 12, 30, tzinfo=UTC)) == 1
    assert certificates.days_left(folder, datetime(2070, 1, 2, tzinfo=UTC)) < 0


@pytest.mark.parametrize(
    ("now", "hours"),
    [
        (datetime(2026, 11, 20, 18, 59, tzinfo=UTC), 1 / 60),
        (datetime(2026, 11, 20, 19, 0, tzinfo=UTC), 24),
        (datetime(2026, 11, 20, 20, 0, tzinfo=UTC), 23),
    ],
)
def test_the_night_begins_at_three_in_the_morning_of_the_office(now: datetime, hours: float) -> None:
    assert nightly.next_night(now, SHANGHAI) - now == timedelta(hours=hours)


def test_a_roll_up_that_differs_is_told_and_counted_again(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate(times=3)
    hand_over(office, kiosk.request())
    right = month(office)
    nightly.night(office, OfficeSettings())
    assert alarms(office) == []
    write(office, lambda connection: connection.execute(schema.tally_month.update().values(n=99)))
    nightly.night(office, OfficeSettings())
    assert alarms(office) == [("roll_up_differs", str(DAY // 100))]
    assert month(office) == right


def test_a_backup_is_written_every_night_and_old_ones_go(office: Office, tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    settings = OfficeSettings(backup_folder=str(tmp_path / "backups"), backups_kept=2)
    for _ in range(3):
        nightly.night(office, settings)
        office.clock.advance(days=1)  # type: ignore[attr-defined]  # the tests' own clock
    files = sorted((tmp_path / "backups").iterdir())
    assert [file.name for file in files] == ["office-20261122T020000.backup", "office-20261123T020000.backup"]
    assert restore.check(files[-1], backup_key.in_force(office.folder))[1].faults == ()


def test_the_nights_after_a_clock_was_set_back_keep_their_backups(office: Office, tmp_path: Path) -> None:
    settings = OfficeSettings(backup_folder=str(tmp_path), backups_kept=2)
    later = [tmp_path / f"office-2030120{day}T020000.backup" for day in range(1, 5)]
    for file in later:
        file.touch()
    for _ in range(3):
        nightly.night(office, settings)
        office.clock.advance(days=1)  # type: ignore[attr-defined]  # the tests' own clock
    fresh = ["office-20261122T020000.backup", "office-20261123T020000.backup"]
    assert sorted(file.name for file in tmp_path.glob("*.backup")) == [*fresh, *(file.name for file in later)]


def test_a_backup_that_fails_is_an_alarm_and_no_end(office: Office, tmp_path: Path) -> None:
    nightly.night(office, OfficeSettings(backup_folder=str(tmp_path / "nowhere")))
    assert [alarm for alarm, _ in alarms(office)] == ["backup_failed"]


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [(20261121, 0, 0), (20261121, 1, 20261021), (20260131, 1, 20251231), (20260115, 13, 20241215)],
)
def test_months_are_counted_back(day: int, months: int, before: int) -> None:
    assert retention.same_day_before(day, months) == before


def test_what_is_past_its_time_goes_and_no_count_ever_does(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate(day=20200101)
    request = kiosk.request()
    signals = tuple(SignalRow("r1", day, kiosk.duty, "burst", 4.5, 9, kiosk.seq) for day in (20200101, DAY))
    hand_over(office, msgspec.structs.replace(request, signals=signals))

    def age(connection: Connection) -> None:
        photo = {"sha256": "aa" * 32, "body": b"face"}
        connection.execute(schema.photo.delete())
        connection.execute(schema.staff.update().values(photo=""))
        connection.execute(schema.photo.insert().values(**photo))
        gone = schema.staff.c.id == "s01"
        connection.execute(schema.staff.update().where(gone).values(photo="aa" * 32, closed_day=20260401))
        connection.execute(
            schema.session.insert().values(token_hash="t", account="office", created_at="2020", expires_at="2020")
        )

    write(office, age)
    settings = OfficeSettings()

    def go(*, dry_run: bool) -> retention.Gone:
        return write(office, lambda c: retention.apply(c, settings, SHANGHAI, NOW, dry_run=dry_run))

    before = month(office, 202001)
    assert go(dry_run=True) == go(dry_run=True)
    done = go(dry_run=False)
    assert (done.sessions, done.signals, done.people, done.photos) == (1, 1, 1, 1)
    assert go(dry_run=False) == (0, 0, 0, 0, 0)
    assert month(office, 202001) == before
    with office.database.reading() as connection:
        kept = connection.execute(select(schema.signal_row.c.n).order_by(schema.signal_row.c.day)).scalars().all()
        assert list(kept) == [0, 9]
        assert connection.execute(select(func.count()).select_from(schema.photo)).scalar_one() == 0
        assert audit.first_wrong(connection) is None
    again = msgspec.structs.replace(kiosk.request(since=kiosk.seq, with_digests=True), signals=())
    said = again.digests
    assert said is not None
    with_signals = msgspec.structs.replace(said[0], rows=said[0].rows + 2)
    assert hand_over(office, msgspec.structs.replace(again, digests=(with_signals,))).want == ()


@pytest.mark.usefixtures("bare_logging")
def test_the_command_says_what_would_go(folder: Path) -> None:
    code, said = invoke("let-go", "--data", folder, "--dry-run")
    assert (code, said.startswith("Nothing gone yet")) == (0, True)
    code, said = invoke("let-go", "--data", folder)
    assert (code, said.startswith("Gone: ")) == (0, True)
