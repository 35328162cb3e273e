"""`evaluator doctor`: a healthy folder is told to be one, and whatever is broken is named with its remedy."""

import os
import re
import shutil
import sqlite3
import subprocess
import tomllib
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import click
import msgspec
import pytest
from click.testing import CliRunner

from evaluator.cli import evaluator
from evaluator.kiosk.clock import SystemClock
from evaluator.kiosk.copying import write_copy
from evaluator.kiosk.doctor_words import SENTENCES as KIOSK_WORDS
from evaluator.kiosk.facts import facts_of
from evaluator.kiosk.journal_file import COPIES
from evaluator.kiosk.journal_store import JournalStore
from evaluator.kiosk.settings import kiosk_settings, write_technician_pin
from evaluator.kiosk.verify import read_journal
from evaluator.office import certificates
from evaluator.office import doctor as office_doctor
from evaluator.office.app import running_office
from evaluator.office.doctor_words import SENTENCES as OFFICE_WORDS
from evaluator.office.founding import Founded
from evaluator.office.instants import now_utc
from tests.kiosk.staffed import staffed_folder
from tests.office.conftest import bare_logging  # noqa: F401 - a fixture
from tests.support.certificates import ca_until, server_until
from tests.support.clock import StandingClock
from tests.support.kiosk import enrolled_folder
from tests.support.office import make_office

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
CODE = f"evaluator://127.0.0.1:8443/{'a' * 64}/ABCD-EFGHJKMNPQ"
pytestmark = pytest.mark.usefixtures("bare_logging")


def doctor(folder: Path, *more: str, language: str = "en") -> tuple[int, str]:
    done = CliRunner(env={"EVALUATOR_LANGUAGE": language}).invoke(evaluator, ["doctor", "--data", str(folder), *more])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def found(folder: Path) -> dict[str, dict[str, Any]]:
    code, said = doctor(folder, "--json")
    findings: dict[str, dict[str, Any]] = {}
    for line in said.splitlines():
        one = msgspec.json.decode(line)
        findings[one["what"]] = one
    assert code == (1 if any(one["state"] == "bad" for one in findings.values()) else 0)
    assert all(one.get("remedy") for one in findings.values() if one["state"] != "good")
    return findings


@pytest.fixture
def kiosk(tmp_path: Path) -> Path:
    return staffed_folder(tmp_path / "kiosk")


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Founded:
    return make_office(tmp_path_factory.mktemp("made") / "office")


@pytest.fixture
def office(founded: Founded, tmp_path: Path) -> Path:
    return Path(shutil.copytree(founded.folder, tmp_path / "office"))


def test_a_kiosk_whose_office_is_away_works_and_is_worth_a_look(kiosk: Path) -> None:
    findings = found(kiosk)
    assert [what for what, one in findings.items() if one["state"] == "bad"] == []
    assert findings["office"]["state"] == "look"
    assert "No rating is lost" in findings["office"]["remedy"]
    assert "ratings: 0" in findings["journal"]["said"]


def test_a_journal_that_was_changed_is_named_and_nothing_is_to_be_deleted(kiosk: Path) -> None:
    with closing(sqlite3.connect(kiosk / "kiosk.db")) as db, db:
        db.execute("INSERT INTO entry VALUES (1, X'7B7D', X'00')")
    journal = found(kiosk)["journal"]
    assert journal["state"] == "bad"
    assert "entry 1" in journal["said"]
    assert "Delete nothing" in journal["remedy"]


def test_a_clock_that_has_fallen_behind_the_journal_is_named_with_its_remedy(kiosk: Path) -> None:
    JournalStore(kiosk, SystemClock()).close()
    assert found(kiosk)["clock"]["state"] == "good"
    JournalStore(kiosk, StandingClock(datetime.now(UTC) + timedelta(days=3))).close()
    clock = found(kiosk)["clock"]
    assert (clock["state"], "NTP" in clock["remedy"]) == ("bad", True)


def test_what_a_technician_has_broken_is_named(kiosk: Path) -> None:
    (kiosk / "kiosk.toml").write_text("volume = 900\n", "utf-8")
    (kiosk / "kiosk.key").unlink()
    kiosk.chmod(0o755)
    findings = found(kiosk)
    assert {what for what, one in findings.items() if one["state"] == "bad"} == {"folder", "settings", "key"}
    assert "kiosk.toml" in findings["settings"]["said"]
    assert "chmod 700" in findings["folder"]["remedy"]
    assert "renew-key" in findings["key"]["remedy"]


def config(folder: Path, *more: str, language: str = "en") -> tuple[int, str]:
    words = ["kiosk", "run", "--data", str(folder), *more]
    done = CliRunner(env={"EVALUATOR_LANGUAGE": language, "DISPLAY": ""}).invoke(evaluator, words)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def test_settings_of_a_kiosk_are_checked_and_no_window_is_shown(kiosk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_copy(kiosk, kiosk / COPIES)
    code, said = config(kiosk, "--check-config")
    assert (code, said.count("✓")) == (0, 3), said
    assert "设置可用" in config(kiosk, "--check-config", language="zh")[1]
    (kiosk / "kiosk.toml").write_text("volum = 9\n", "utf-8")
    code, said = config(kiosk, "--check-config")
    assert (code, "volume may be meant" in said, "kiosk.env" in said) == (2, True, True)
    (kiosk / "kiosk.toml").write_text(f'copy_folder = "{kiosk / "kiosk.db"}/copies"\n', "utf-8")
    code, said = config(kiosk, "--check-config")
    assert (code, "copy_folder in kiosk.toml" in said) == (2, True)
    (kiosk / "copies").touch()
    for line, why in (
        ("copy_folder = '.'", "the journal's own folder"),
        ("copy_folder = 'copy/..'", "the journal's own folder"),
        ("copy_folder = 'copies'", "is no folder"),
        (r'copy_folder = "a\u202eb"', "invisible"),
        ("technician_pin = '274913'", "evaluator kiosk set-pin"),
        (f"technician_pin = 'keyed${'0' * 16}$'", "evaluator kiosk set-pin"),
        (f"service_port = 9\nservice_token = '{' ' * 24}'", "service_token of at least 24"),
    ):
        (kiosk / "kiosk.toml").write_text(f"{line}\n", "utf-8")
        code, said = config(kiosk, "--check-config")
        assert (code, why in said, "EVALUATOR_KIOSK_" in said) == (2, True, True), said
    (kiosk / "kiosk.toml").unlink()
    monkeypatch.setenv("EVALUATOR_KIOSK_THANKS_S", "0")
    code, said = config(kiosk, "--check-config")
    assert (code, "EVALUATOR_KIOSK_THANKS_S" in said) == (2, True)


def test_a_kiosk_that_is_new_can_be_started_and_one_with_a_faulty_answer_file_cannot(tmp_path: Path) -> None:
    code, said = config(tmp_path, "--check-config")
    assert (code, "not enrolled" in said) == (0, True)
    (tmp_path / "enrol.toml").write_text('code = "nonsense"\n', "utf-8")
    code, said = config(tmp_path, "--check-config")
    assert (code, "provision" in said) == (2, True)


def test_settings_in_force_are_shown_without_a_secret(kiosk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_technician_pin(kiosk, "274913")
    secrets = kiosk_settings(kiosk).technician_pin, "t" * 24
    monkeypatch.setenv("EVALUATOR_KIOSK_SERVICE_TOKEN", secrets[1])
    monkeypatch.setenv("EVALUATOR_KIOSK_VOLUME", "35")
    code, said = config(kiosk, "--print-config")
    assert code == 0
    assert {'technician_pin = "***"', 'service_token = "***"', "volume = 35"} <= set(said.splitlines())
    assert not any(secret in said for secret in secrets)
    assert tomllib.loads(said)["mode"] == "open"


def test_a_copy_of_the_journal_that_is_missing_or_old_is_worth_a_look(kiosk: Path) -> None:
    assert "kiosk copy" in found(kiosk)["copy"]["remedy"]
    write_copy(kiosk, kiosk / COPIES)
    assert found(kiosk)["copy"]["state"] == "good"
    os.utime(kiosk / COPIES / "kiosk.db", (0, 0))
    copy = found(kiosk)["copy"]
    assert (copy["state"], "1970-01-01" in copy["said"]) == ("look", True)


def test_a_kiosk_that_was_never_enrolled_is_told_how(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    (tmp_path / "enrol.toml").write_text(f'code = "{CODE}"\n', "utf-8")
    assert found(tmp_path)["enrolment"]["state"] == "look"
    for faulty, why in (
        ('code = "nonsense"', "no enrolment code"),
        (f'code = "{CODE}"\ntechnician_pin = "1"', "A PIN"),
        (f'code = "{CODE}"\nsettings = {{thanks_s = 0}}', "too short"),
        (f'code = "{CODE}"\nsettings = {{service_port = 9, service_token = "short"}}', "service_token of at least"),
        (f'code = "{CODE}"\nsettings = {{service_port = 9, copy_folder = "."}}', "the journal's own folder"),
    ):
        (tmp_path / "enrol.toml").write_text(faulty, "utf-8")
        told = found(tmp_path)["enrolment"]
        assert (told["state"], "enrol.toml" in told["said"], why in told["said"]) == ("bad", True, True)
    (tmp_path / "enrol.toml").unlink()
    (tmp_path / "kiosk.toml").write_text("", "utf-8")
    assert "enrol-code" in found(tmp_path)["enrolment"]["remedy"]


def test_an_office_is_looked_at_while_it_serves_and_when_it_does_not(office: Path) -> None:
    away = found(office)
    assert away["serving"]["state"] == "look"
    assert away["store"]["state"] == "good"
    assert (away["directory"]["state"], "w1" in away["directory"]["said"]) == ("look", True)
    with running_office(office):
        assert found(office)["serving"]["state"] == "good"


@pytest.mark.parametrize(
    ("at", "year"),
    [
        (datetime(2026, 11, 30, 15, 59, tzinfo=UTC), ""),
        (datetime(2026, 11, 30, 16, 0, tzinfo=UTC), "2027"),  # December has begun at the office
        (datetime(2028, 2, 29, tzinfo=UTC), "2028"),
    ],
)
def test_a_calendar_without_the_holidays_of_a_year_is_told_in_time(office: Path, at: datetime, year: str) -> None:
    looked = {one.what: one for one in office_doctor.examine(office, lambda: at)}
    assert ("calendar" in looked) == bool(year)
    if year:
        assert (looked["calendar"].state, year in looked["calendar"].said) == ("look", True)
        assert "rules add" in looked["calendar"].remedy


@pytest.mark.parametrize(
    ("server", "ca", "key", "finding"),
    [
        (90, 9_000, True, None),
        (30, 9_000, True, ("certificate", "look", "systemctl restart")),
        (-1, 9_000, True, ("certificate", "bad", "systemctl restart")),
        (30, 9_000, False, ("certificate", "look", "ca.key")),
        (30, 30, True, ("authority", "look", "renew-key")),
        (-1, -1, True, ("authority", "bad", "renew-key")),
    ],
)
def test_certificates_that_end_are_told_with_what_renews_them(
    office: Path, server: int, ca: int, key: bool, finding: tuple[str, str, str] | None
) -> None:
    now = datetime(2044, 2, 29, tzinfo=UTC)
    bodies = server_until(office, now + timedelta(days=server)), ca_until(office, now + timedelta(days=ca))
    for name, body in zip((certificates.SERVER, certificates.CA), bodies, strict=True):
        (office / name).write_bytes(body)
    if not key:
        (office / certificates.CA_KEY).unlink()
    about = [one for one in office_doctor.examine(office, lambda: now) if one.what in ("certificate", "authority")]
    told = [(one.what, one.state, finding is not None and finding[2] in one.remedy) for one in about]
    assert told == ([] if finding is None else [(*finding[:2], True)])


def test_a_certificate_that_cannot_be_used_is_told_once_with_its_own_remedy(office: Path) -> None:
    kept = (office / certificates.SERVER).read_bytes()
    for body in (b"", b"spoilt", kept[:300]):
        (office / certificates.SERVER).write_bytes(body)
        ill = [one for one in office_doctor.examine(office, now_utc) if one.state == "bad"]
        assert [(one.what, "restore" in one.remedy) for one in ill] == [("keys", True)]


@pytest.mark.parametrize(("has_key", "remedy"), [(True, "systemctl restart"), (False, "of one CA back")])
def test_a_certificate_of_another_ca_is_told_with_what_helps(
    office: Path, tmp_path: Path, *, has_key: bool, remedy: str
) -> None:
    certificates.make(tmp_path, "another", ["127.0.0.1"])
    for name in (certificates.SERVER, certificates.SERVER_KEY):
        (office / name).write_bytes((tmp_path / name).read_bytes())
    if not has_key:
        (office / certificates.CA_KEY).unlink()
    ill = [one for one in office_doctor.examine(office, now_utc) if one.state == "bad"]
    assert [(one.what, remedy in one.remedy) for one in ill] == [("certificate", True)]


def test_an_office_that_was_changed_or_is_set_wrong_is_named(office: Path) -> None:
    (office / "office.toml").write_text("backups_kept = 0\n", "utf-8")
    with closing(sqlite3.connect(office / "office.db")) as db, db:
        for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            db.execute(f'DROP TRIGGER "{name}"')
        db.execute("UPDATE audit SET body = X'7B7D' WHERE seq = 1")
    findings = found(office)
    assert [what for what, one in findings.items() if one["state"] != "good"] == ["settings"]  # nothing to restore yet
    assert "backups_kept" in findings["settings"]["said"]
    (office / "office.toml").unlink()
    assert found(office)["store"]["state"] == "bad"


def test_a_store_that_cannot_be_opened_is_told_once_with_its_own_remedy(office: Path) -> None:
    for file in office.glob("office.db*"):
        file.write_text("not a database")
    findings = found(office)
    assert findings["store"]["state"] == "bad"
    assert "restore" in findings["store"]["remedy"]
    assert "settings" not in findings


def test_a_folder_of_nobody_is_refused_in_one_sentence(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "away"):
        code, said = doctor(folder)
        assert (code, said.count("\n")) == (2, 1)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.usefixtures("qapp")
def test_a_readiness_report_tells_the_window_and_what_a_person_must_see(
    kiosk: Path, tmp_path: Path, language: str
) -> None:
    code, said = doctor(kiosk, "--pdf", str(tmp_path / "ready.pdf"), language=language)
    assert code == 0, said
    text = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "ready.pdf", "-"], capture_output=True, text=True, check=True
    )
    with read_journal(kiosk) as db:
        hall = facts_of(db).hall
    assert (hall.office_name_en if language == "en" else hall.office_name) in unicodedata.normalize("NFKC", text.stdout)
    assert ("1,200 mm" if language == "en" else "1200 毫米") in unicodedata.normalize("NFKC", text.stdout)
    assert re.search(r"\b[0-9a-f]{64}\b", text.stdout)
    assert "+08:00" in text.stdout, "told on the office's clock"
    assert ("Social security" if language == "en" else "社会保障") in said


def test_there_is_no_readiness_report_of_an_office(office: Path, tmp_path: Path) -> None:
    code, said = doctor(office, "--pdf", str(tmp_path / "x.pdf"))
    assert (code, "--pdf" in said) == (2, True)


@pytest.mark.parametrize("words", [KIOSK_WORDS, OFFICE_WORDS])
def test_every_trouble_has_its_remedy_in_both_languages(words: dict[str, tuple[str, str]]) -> None:
    for name, (chinese, english) in words.items():
        assert set(re.findall(r"\{\w+\}", chinese)) == set(re.findall(r"\{\w+\}", english)), name
        assert re.search(r"[\u4e00-\u9fff]", chinese) or name.endswith("_do"), name
        assert (
            not name.endswith("_do")
            or name == "answers_do"
            or name.removesuffix("_do") in words
            or name
            in (
                "settings_do",
                "journal_do",
                "store_do",
                "keys_do",
            )
        )


def sentences() -> Iterator[tuple[str, str]]:
    """Every remedy with its name, in each language."""
    for words in (KIOSK_WORDS, OFFICE_WORDS):
        for name, both in words.items():
            if name.endswith("_do"):
                yield from ((name, text) for text in both)


def test_a_remedy_names_commands_and_units_that_there_are() -> None:
    units = {path.stem for path in PACKAGING.rglob("*.service")} | {path.name for path in PACKAGING.rglob("*.timer")}
    named = 0
    for name, text in sentences():
        for unit in re.findall(r"(?:systemctl \w+|journalctl -u) ([\w.-]+\w)|([\w-]+\.timer)", text, re.ASCII):
            assert "".join(unit) in units | {"postgresql"}, name
        for said in re.split(r"\bevaluator (?=[a-z])", text)[1:]:
            command: click.Command = evaluator
            for word in re.findall(r"[a-z-]+", said):
                if isinstance(command, click.Group):
                    inner = command.get_command(click.Context(command), word)
                    assert inner is not None, (name, said)
                    command = inner
            options = {option for one in command.params for option in one.opts}
            assert set(re.findall(r"--[a-z-]+", said)) <= options, (name, said)
            assert not isinstance(command, click.Group), (name, said)
            named += 1
    assert named > 40, named


def test_an_office_without_its_keys_is_sent_to_a_backup_and_not_to_its_settings(office: Path) -> None:
    for file in (certificates.SIGNING_KEY, certificates.CA, certificates.SERVER_KEY):
        held = (office / file).read_bytes()
        (office / file).write_bytes(b"spoilt")
        findings = found(office)
        assert [what for what, one in findings.items() if one["state"] == "bad"] == ["keys"]
        assert "evaluator office restore" in findings["keys"]["remedy"]
        (office / file).write_bytes(held)


def test_a_kiosk_whose_office_has_another_ca_is_not_sent_to_its_cable(founded: Founded, tmp_path: Path) -> None:
    with running_office(founded.folder) as serving:
        kiosk = enrolled_folder(tmp_path / "k", address=serving.url, ca=certificates.ca_pem(founded.folder))
        assert found(kiosk)["office"]["state"] == "good"
        stranger = tmp_path / "stranger"
        stranger.mkdir()
        certificates.make(stranger, "another", ["127.0.0.1"])
        kiosk = enrolled_folder(tmp_path / "other", address=serving.url, ca=certificates.ca_pem(stranger))
        office = found(kiosk)["office"]
    assert (office["state"], "evaluator kiosk renew-key" in office["remedy"]) == ("look", True)
    assert "cable" not in office["remedy"]
