"""`evaluator manager` as a program: its options, its events, its end."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from evaluator.manager.known_offices import KnownOffice
from evaluator.manager.office_link import OfficeLink, meet
from tests.manager.at_work import OWN_PASSWORD
from tests.support.office import RunningOffice, running_office

PROGRAM = (sys.executable, "-m", "evaluator", "manager")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningOffice]:
    """An office whose first account has chosen its password."""
    with running_office(tmp_path_factory.mktemp("town"), simulated=True) as running:

        async def choose() -> None:
            ca_pem = await meet(running.address, running.fingerprint)
            async with OfficeLink(KnownOffice(running.address, running.fingerprint, ca_pem)) as link:
                await link.sign_in(running.account, running.password)
                await link.change_password(running.password, OWN_PASSWORD)

        asyncio.run(choose())
        yield running


def environment(config: Path, **changed: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return kept | {"XDG_CONFIG_HOME": str(config), "QT_QPA_PLATFORM": "offscreen"} | changed


def start(config: Path, *arguments: str, stdin: str = "") -> subprocess.Popen[str]:
    program = subprocess.Popen(
        [*PROGRAM, "--log-format", "json", *arguments],
        env=environment(config),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert program.stdin is not None
    program.stdin.write(stdin)
    program.stdin.close()
    program.stdin = None
    return program


def read_until(program: subprocess.Popen[str], event: str) -> list[dict[str, object]]:
    """Log lines up to and with one of that event."""
    seen: list[dict[str, object]] = []
    assert program.stderr is not None
    for line in program.stderr:
        seen.append(json.loads(line))
        if seen[-1]["event"] == event:
            return seen
    raise AssertionError([*seen, program.wait(timeout=120)])


def end(program: subprocess.Popen[str], by: signal.Signals = signal.SIGTERM) -> list[dict[str, object]]:
    program.send_signal(by)
    _, rest = program.communicate(timeout=120)
    assert program.returncode == 0
    return [json.loads(line) for line in rest.splitlines()]


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_it_signs_in_shows_the_month_and_ends_in_order(
    office: RunningOffice, tmp_path: Path, by: signal.Signals
) -> None:
    program = start(
        tmp_path, "--office", office.desk, "--account", office.account, "--password-stdin", stdin=f"{OWN_PASSWORD}\n"
    )
    seen = read_until(program, "manager.page_shown")
    assert [line["event"] for line in seen] == ["program.started", "manager.signed_in", "manager.page_shown"]
    assert seen[1]["account"] == office.account
    assert seen[2]["page"] == "month"
    rest = end(program, by)
    assert [line["event"] for line in rest] == ["program.stopping", "program.stopped"]
    assert OWN_PASSWORD not in json.dumps([seen, rest])
    for file in (tmp_path / "evaluator" / "manager").iterdir():
        assert file.stat().st_mode & 0o777 == 0o600
        assert OWN_PASSWORD not in file.read_text(encoding="utf-8")


def test_it_ends_in_order_while_nobody_answers(tmp_path: Path) -> None:
    program = start(
        tmp_path,
        "--office",
        f"https://127.0.0.1:9#{'0' * 64}",
        "--account",
        "office",
        "--password-stdin",
        stdin="abc\n",
    )
    read_until(program, "program.started")
    assert [line["event"] for line in end(program)] == ["program.stopping", "program.stopped"]


@pytest.mark.parametrize(
    ("arguments", "changed", "sentence"),
    [
        (["--password-stdin"], {}, "No password came on stdin"),
        ([], {"QT_QPA_PLATFORM": ""}, "There is no display here"),
        (["--lang", "fr"], {}, "is not one of 'zh-CN', 'en'"),
    ],
)
def test_bad_input_is_refused_in_a_sentence(
    tmp_path: Path, arguments: list[str], changed: dict[str, str], sentence: str
) -> None:
    ended = subprocess.run(
        [*PROGRAM, *arguments],
        env=environment(tmp_path, **changed),
        input="",
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 2
    assert sentence in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_damaged_file_of_known_offices_is_refused_in_a_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "evaluator" / "manager"
    folder.mkdir(parents=True, mode=0o700)
    (folder / "offices.json").write_text("[{]", encoding="utf-8")
    ended = subprocess.run(
        PROGRAM, env=environment(tmp_path), input="", capture_output=True, text=True, timeout=120, check=False
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("evaluator: ")
    assert "cannot be read; remove it and sign in with the office's full address." in ended.stderr
