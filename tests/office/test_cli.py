"""The command line: one sentence and exit code 2 for what is wrong, never a traceback; the serving program's life."""

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from evaluator.office import certificates, messages
from evaluator.office.cli import command
from evaluator.office.office import Office
from evaluator.office.tallies import by_hand
from evaluator.runtime.pinned import pinned_context
from evaluator.wire import enrolment
from tests.office.conftest import TestClock, know
from tests.office.paper import PaperKiosk
from tests.support.office import SAMPLE

ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8", "EVALUATOR_LANGUAGE": "en", "PYTHONWARNINGS": "error"}
START_S = 120


def run(*arguments: object, language: str = "en") -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "evaluator", "office", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**ENVIRONMENT, "EVALUATOR_LANGUAGE": language},
        timeout=START_S,
        check=False,
    )


def refusal(*arguments: object) -> str:
    """The one sentence a refused command says, in this process."""
    done = CliRunner(env={"EVALUATOR_LANGUAGE": "en"}).invoke(command, [str(argument) for argument in arguments])
    assert isinstance(done.exception, SystemExit), done.exception
    assert done.exit_code == 2, done.output
    assert done.stdout == ""
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    return lines[0]


@pytest.fixture(autouse=True)
def logging_given_back(bare_logging: None) -> None:
    """Commands set logging up for a process of their own."""


@contextmanager
def serve(folder: Path, *more: str) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """The serving program and where it listens."""
    program = subprocess.Popen(
        [sys.executable, "-m", "evaluator", "office", "serve", "--data", str(folder), "--listen", "127.0.0.1:0", *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=ENVIRONMENT,
    )
    assert program.stdout is not None
    try:
        line = program.stdout.readline()
        assert line.startswith("Office listens on https://127.0.0.1:"), (line, program.stderr and program.stderr.read())
        yield program, line.removeprefix("Office listens on ").strip()
    finally:
        if program.poll() is None:
            program.kill()
        program.communicate()


def test_an_office_is_made_filled_and_served_by_hand(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    made = run("init", "--data", folder, "--name", "清河街道办事处", "--address", "localhost:9443", "--json")
    assert made.returncode == 0, made.stderr
    told = json.loads(made.stdout)
    assert told["desk"] == f"https://localhost:9443#{told['fingerprint']}"
    assert told["simulated"] is False
    assert run("import", "--data", folder, SAMPLE).stdout == "Directory version 1: 34 new, 0 changed, 0 closed.\n"
    with serve(folder, "--log-format", "json") as (program, address):
        context = pinned_context(certificates.ca_pem(folder))
        assert (
            httpx.get(f"{address}/v1/health", verify=context, trust_env=False, timeout=60).json()["store"]
            == told["store"]
        )
        coded = run("enrol-code", "--data", folder, "--window", "w1", "--json")
        code = enrolment.parse(json.loads(coded.stdout)["code"])
        assert code is not None
        assert (code.address, code.fingerprint) == (address, told["fingerprint"])
        counted = run("tally", "--data", folder, "--month", "2026-11", "--by", "window", "--format", "json")
        assert [row["key"] for row in json.loads(counted.stdout)["rows"]] == ["w1", "w2", "w3", "w4", "w5", "w6"]
        assert "another program" in refusal("serve", "--data", folder, "--listen", "127.0.0.1:0").lower()
        program.send_signal(signal.SIGTERM)
        _, errors = program.communicate(timeout=120)
    assert program.returncode == 0
    events = [json.loads(line)["event"] for line in errors.splitlines()]
    assert events[0] == "program.started"
    assert events[-2:] == ["program.stopping", "program.stopped"]


def test_a_new_password_is_told_once_and_only_for_an_account_there_is(folder: Path) -> None:
    told = CliRunner(env={"EVALUATOR_LANGUAGE": "en"}).invoke(command, ["new-password", "--data", str(folder)])
    assert told.exit_code == 0
    assert re.search(r"of the account office: \w{4}-\w{4}-\w{4}\n", told.stdout)
    said = refusal("new-password", "--data", folder, "--account", "nobody")
    assert said.endswith("There is no account nobody. There are: office.")


def test_ctrl_c_ends_the_program_in_order_while_a_desk_is_connected(folder: Path) -> None:
    with serve(folder) as (program, address):
        context = pinned_context(certificates.ca_pem(folder))
        with httpx.Client(verify=context, trust_env=False, timeout=60) as desk:
            assert desk.get(f"{address}/v1/health").status_code == 200
            program.send_signal(signal.SIGINT)
            program.communicate(timeout=120)
    assert program.returncode == 0
    assert not (folder / "office.db-wal").exists()


def test_what_was_taken_is_there_after_kill_9(folder: Path, clock: TestClock) -> None:
    office = Office(folder, clock)
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate(times=3)
    office.close()
    with serve(folder) as (program, address):
        body, headers = kiosk.signed(kiosk.request())
        context = pinned_context(certificates.ca_pem(folder))
        answer = httpx.post(
            f"{address}/v1/exchange", content=body, headers=headers, verify=context, trust_env=False, timeout=60
        )
        assert answer.status_code == 200
        program.kill()
        program.wait(120)
    counted = by_hand.read_tally(folder, period="2026-11", by="window", unit="", clock=clock).answer
    assert counted.total is not None
    assert counted.total.n == 3


def test_a_port_in_use_is_said_in_one_sentence(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert f"127.0.0.1:{port} is in use" in refusal("serve", "--data", folder, "--listen", f"127.0.0.1:{port}")


def test_an_address_that_is_not_ours_is_said_in_one_sentence(folder: Path) -> None:
    assert "Cannot listen on 203.0.113.7:8443" in refusal("serve", "--data", folder, "--listen", "203.0.113.7:8443")
    assert "no address" in refusal("serve", "--data", folder, "--listen", "nonsense")


def test_a_newer_file_is_refused_by_every_command(folder: Path) -> None:
    newer = sqlite3.connect(folder / "office.db")
    newer.execute("UPDATE alembic_version SET version_num = '9999'")
    newer.commit()
    newer.close()
    for arguments in (
        ("serve", "--data", folder, "--listen", "127.0.0.1:0"),
        ("import", "--data", folder, SAMPLE),
        ("enrol-code", "--data", folder, "--window", "w1"),
        ("tally", "--data", folder, "--month", "2026-11"),
    ):
        assert "newer program (step 9999)" in refusal(*arguments)


def test_a_folder_without_an_office_is_refused_by_every_command(tmp_path: Path) -> None:
    for arguments in (
        ("serve", "--data", tmp_path / "none"),
        ("import", "--data", tmp_path, SAMPLE),
        ("enrol-code", "--data", tmp_path, "--window", "w1"),
        ("tally", "--data", tmp_path, "--month", "2026-11"),
    ):
        assert "There is no office in" in refusal(*arguments)
    assert not (tmp_path / "none").exists()


def test_a_damaged_key_or_file_is_refused(folder: Path) -> None:
    (folder / "office.key").write_text("nonsense")
    assert "office.key cannot be read" in refusal("serve", "--data", folder, "--listen", "127.0.0.1:0")
    (folder / "office.db").write_bytes(b"nonsense " * 1000)
    assert "office.db cannot be used" in refusal("tally", "--data", folder, "--month", "2026-11")


@pytest.mark.parametrize("file", [certificates.SERVER, certificates.SERVER_KEY])
@pytest.mark.parametrize("body", [None, b"no certificate"])
def test_a_server_certificate_that_is_damaged_or_gone_is_refused(folder: Path, file: str, body: bytes | None) -> None:
    (folder / file).unlink()
    if body is not None:
        (folder / file).write_bytes(body)
    sentence = refusal("serve", "--data", folder, "--listen", "127.0.0.1:0")
    assert str(folder / file) in sentence
    assert "Restore both" in sentence


def test_an_interrupted_init_is_said_to_be_one(tmp_path: Path, folder: Path) -> None:
    del tmp_path
    database = sqlite3.connect(folder / "office.db")
    database.execute("DROP TRIGGER store_is_kept")
    database.execute("DELETE FROM store")
    database.commit()
    database.close()
    assert "was not made to the end" in refusal("tally", "--data", folder, "--month", "2026-11")


def test_a_second_init_is_refused(folder: Path) -> None:
    assert "already" in refusal("init", "--data", folder)


@pytest.mark.parametrize(
    "period", ["2026-13", "foo", "2026-00", "202611", "0000-01", "２０２６-11", "2026-11\n", "\x1b[31m", "2026-W60"]
)
def test_a_bad_period_is_refused(folder: Path, period: str) -> None:
    with pytest.raises(Exception, match="no period") as refused:
        by_hand.read_tally(folder, period=period, by="unit", unit="", clock=TestClock())
    assert refused.value.exit_code == 2  # type: ignore[attr-defined]
    assert "\x1b" not in str(refused.value)


def test_a_bad_period_is_one_sentence(folder: Path) -> None:
    done = run("tally", "--data", folder, "--month", "2026-13")
    assert done.returncode == 2
    assert done.stderr == (
        "evaluator: 2026-13 is no period."
        " Write one such as 2026-11, 2026-W47, 2026-Q4, 2026 or 2026-11-01..2026-11-15.\n"
    )


def test_an_unknown_window_names_those_there_are(folder: Path) -> None:
    said = refusal("enrol-code", "--data", folder, "--window", "w9")
    assert "w1, w2, w3, w4, w5, w6" in said
    assert "hall-east" in refusal("enrol-code", "--data", folder, "--unit", "w9")
    assert "Name one of --window, --unit" in refusal("enrol-code", "--data", folder)


def test_faults_of_a_directory_are_listed_and_exit_2(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "units.csv").write_text("id,kind,name\nhall,palace,x\n", "utf-8")
    done = run("import", "--data", folder, tmp_path)
    assert done.returncode == 2
    assert "nothing was imported" in done.stderr
    assert "sheet windows: is missing; add it" in done.stderr


def test_help_names_every_sheet_and_column() -> None:
    said = run("import", "--help").stdout
    for name in ("units", "windows", "staff", "matters", "checklists", "badge", "emblem", "item_en"):
        assert name in said


def test_the_person_is_spoken_to_in_chinese_where_the_terminal_is(tmp_path: Path) -> None:
    done = run("tally", "--data", tmp_path, "--month", "2026-11", language="zh-CN")
    assert done.returncode == 2
    assert "没有办事处" in done.stderr


def test_every_sentence_is_there_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, (chinese, english) in messages.SENTENCES.items():
        assert chinese
        assert english
        assert set(re.findall(r"{(\w+)}", chinese)) == set(re.findall(r"{(\w+)}", english)), name
    for value, expected in (("zh_CN.UTF-8", "zh"), ("en_US.UTF-8", "en"), ("C", "en"), ("", "en")):
        for name in ("EVALUATOR_LANGUAGE", "LC_ALL", "LC_MESSAGES"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("LANG", value)
        assert messages.language() == expected
