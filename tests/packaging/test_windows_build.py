"""The Linux build of the desk that Windows gets: started on a virtual screen, signed in, ended in order."""

import re
import subprocess
from pathlib import Path
from typing import Final

import pytest

from tests.manager.at_work import OWN_PASSWORD
from tests.manager.test_program import end, environment, office, read_until
from tests.support.display import virtual_screen, wait_until
from tests.support.long_runs import Report
from tests.support.office import RunningOffice
from tests.test_house import HOUSE

__all__ = ["office"]
SIGN: Final = b"\0\0\1\0"
"""What a Windows icon begins with."""


@pytest.mark.long
def test_the_desk_that_windows_gets_signs_in_and_shows_the_month(
    office: RunningOffice, tmp_path: Path, report: Report
) -> None:
    subprocess.run([HOUSE / "packaging" / "windows" / "build", tmp_path], check=True, timeout=600)
    folder, work = tmp_path / "evaluator-manager", tmp_path / "work" / "manager"
    taken_in = set(re.findall(r"\('([\w.]+)'", (work / "PYZ-00.toc").read_text("utf-8")))
    assert {"evaluator.manager.app", "evaluator.manager.kiosks.code_dialog", "segno", "tzdata"} <= taken_in
    assert [name for name in taken_in if re.match(r"evaluator\.(kiosk|office|demo|simulation)\b", name)] == []
    assert (work / "evaluator-manager.ico").read_bytes().startswith(SIGN)
    size_mb = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 2**20
    command = [str(folder / "evaluator-manager"), "--log-format", "json", "--lang", "zh-CN", "--password-stdin"]
    with virtual_screen() as screen:
        own = {**environment(tmp_path), **screen.environment(), "XDG_CONFIG_HOME": str(tmp_path), "PATH": "/nowhere"}
        with subprocess.Popen(
            [*command, "--office", office.desk, "--account", office.account],
            cwd=folder,
            env=own,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as program:
            assert program.stdin
            program.stdin.write(f"{OWN_PASSWORD}\n")
            program.stdin.close()
            program.stdin = None
            seen = read_until(program, "manager.page_shown")
            assert [line["event"] for line in seen] == ["program.started", "manager.signed_in", "manager.page_shown"]
            (title,) = wait_until(screen.windows, "the desk's window")
            assert "清河街道办事处" in title or "评价" in title
            screen.save(tmp_path / "desk.png")
            assert [line["event"] for line in end(program)] == ["program.stopping", "program.stopped"]
    report(size_mb=round(size_mb))
